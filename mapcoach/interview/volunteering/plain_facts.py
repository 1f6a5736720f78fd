# ruff: noqa: E501  (patterns read better whole)
"""The plain facts about the customer: what they do for a living, age, family, place."""

from __future__ import annotations

import re

from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.volunteering.clauses import STOP, Said, tidy, value_at
from mapcoach.interview.volunteering.subject import being, found, verb
from mapcoach.interview.volunteering.words import JOB, PREMISES

_DEMOGRAPHIC = lazy_pattern(
    r"(?<![\w.,£$€-])(?:(?:about|around|roughly|nearly|just|almost|over|aged|age)\s)?(?P<age>[1-9]\d)(?=\s?(?:$|[,;.)]|years? old|yrs?\b|-?year-?old|and (?:s?he|has|lives|works|single|married)\b|with\b|(?:ish)\b))(?:[\s-]?years?[\s-]old|[\s-]?year-?old|\s?yrs? old|ish)?"
    r"|\b(?:in (?:her|his|their) (?:(?:early|mid|late)[\s-])?(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|teens|\d0'?s))\b"
    r"|\b(?:(?:(?:has|have|expecting)\s(?:\w+\s){0,3}|with (?:two|three|four|five|\d|young|small|grown-up) (?:\w+ )?)(?:kids?|children|sons?|daughters?|toddlers?|teenagers?|bab(?:y|ies)|twins|grandchildren|dogs?|cats?)|(?:single |busy |new )?(?:mum|mom|mother|dad|father) of (?:\d+|two|three|four|five|six|twins)(?:\s(?:kids|children|boys|girls|toddlers|teenagers|swimmers))?|single (?:mum|mom|dad|parent))\b"
    r"|\blives?\s(?:in|near|nearby|close by|locally|out|just|alone|on|outside|with|around|round|two|a few|\d+)\b[^,;.!?()]{0,40}?(?=$|[,;.!?()]|\s(?:and|but|who|so)\s)"
    r"|(?<!getting )(?<!get )(?<!got )(?<!gets )\b(?:newly |recently )?(?:married|divorced|widowed|retired(?=\s?(?:$|[,;.])))\b",
    re.IGNORECASE,
)
_TERSE = ("persona.name", "persona.role", "persona.segment", "persona.demographics", "persona.attitude")
"""Questions that people answer with bare facts: a number among them is an age."""
_BARE = ("persona.name", "persona.demographics")
"""Questions to which a job may stand alone among other facts."""
_LONGEST_GAP = 25
_LONGEST_FACTS = 120
_OURS = lazy_pattern(r"\b(?:we|i|our|my|us)\b", re.IGNORECASE)
_NOT = lazy_pattern(r"\b(?:not|never|isn'?t|aren'?t|hardly|no longer)\s(?:\w+\s)?$|n'?t\s(?:\w+\s)?$", re.IGNORECASE)

_ROLE_ALONE = lazy_pattern(
    rf"(?:^|[,.;(]\s?|\s[-–—]\s)(?:an?\s)?(?P<role>(?:[\w-]+\s){{0,2}}?{JOB}(?:\s(?:at|in|for|of)\s[^,.;()]{{2,50}})?)(?=\s?(?:$|[,.;()]))",
    re.IGNORECASE,
)
_ROLE_STOP = lazy_pattern(
    rf"{STOP}|\s(?:s?he|they|we|i)(?:'?s|'?re)?\s|\s(?:and|with (?:two|three|\d|no|a baby)|from)\s", re.IGNORECASE
)
_ROLES = (
    verb(r"(?:works as|work as|is working as) (?:an? |the )?(?P<value>\S)"),
    verb(
        r"(?P<value>works? (?:in|for|at) (?!home\b|night\b|the moment\b|weekends?\b)\S|"
        rf"(?:runs?|owns?|manages?) (?:an?|the|her own|his own|their own|her|his) (?:[\w-]+ ){{0,3}}?{PREMISES}\b)"
    ),
    being(rf"(?:an? |the )(?P<value>(?:[\w-]+ ){{0,3}}?{JOB})\b(?! of (?:two|three|four|\d))"),
)


def role_in(said: Said, field: str) -> str:
    """What a sentence says the customer does for a living, asked for ``field``; "" if nothing."""
    for pattern in _ROLES:
        for match in found(said, pattern):
            return value_at(said, match.start("value"), _ROLE_STOP)
    alone = _ROLE_ALONE.search(said.line) if field in _BARE else None
    return tidy(said.text[slice(*alone.span("role"))]) if alone else ""


def demographics_in(said: Said, field: str) -> str:
    """The words from the first plain fact (age, family, place) to the last that follows it closely."""
    facts = [match for match in _DEMOGRAPHIC.finditer(said.line) if _is_fact(match, said, field)]
    if not facts:
        return ""
    start, end = facts[0].span()
    for match in facts[1:]:
        if match.start() - end > _LONGEST_GAP or match.end() - start > _LONGEST_FACTS:
            break
        end = match.end()
    return tidy(said.text[start:end]) or said.text[start:end].strip()


def _is_fact(match: re.Match[str], said: Said, field: str) -> bool:
    """Whether a match is about the customer; a number is an age if it is said to be, or stands where ages stand."""
    before = said.line[: match.start()]
    if _OURS.search(before[-6:]) or _NOT.search(before[-14:]):
        return False
    if not match["age"]:
        return True
    clear = re.search(r"years?|yrs?|aged|ish", match.group(), re.IGNORECASE) or re.search(
        r"(?:'?s| is| turned)\s$", before
    )
    leads = re.search(r"(?:^|,\s|\(|\.\s|:\s|\s[-–]\s)$", before) and re.match(
        r"\s?(?:$|[,;.)]|(?:with|and)\b)", said.line[match.end() :]
    )
    return bool(clear or (leads and field in _TERSE)) and int(match["age"]) > 15
