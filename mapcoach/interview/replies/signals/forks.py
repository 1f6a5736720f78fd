"""It depends: the words that say so, and which cases were named."""

from __future__ import annotations

import re

from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.signals.spans import START, between, readable, typed

_LEAD = r"(?:(?:well|hmm+|oh|um+|uh+|really|honestly|i guess|i think|i'd say|for us|so|and|but|ok|yeah|tbh|kinda|kind of|sort of),?\s){0,3} ?"
_IT = r"(?:(?:it|that|this) (?:(?:all|really|very much|just|kind of|sort of|can|will|does|always) ){0,2})"
_CASE = (
    r"(?:one|job|customer|client|case|person|patient|project|order|day|guest|house|pet|dog|child|student|wedding|event)"
)
_DEPENDS = lazy_pattern(
    rf"{START}{_LEAD}(?P<cue>{_IT}?(?:depends?|depens|dependes|varies|vary|differs)(?=$|[,.;:!?\n–—-]| (?:on|if|whether|how|what|who|which|when|where|a lot|from|by|upon|really|i|tbh|quite|so|greatly|massively|wildly|and|but|-))|"
    rf"(?:it's |its |it is |that's |thats |they're |they are )?(?:very |all |always |completely |a bit )*different (?:(?:every|each) (?:time|{_CASE})|for every(?:one|body)|(?:for|with) (?:each|every) {_CASE}|from {_CASE} to)\b|"
    rf"(?:it's |its |it is )?(?:on a )?case[- ]by[- ]case\b|no two {_CASE}?s?\s?(?:are )?(?:ever )?(?:the same|alike)\b|(?:every|each) (?:single )?{_CASE} is (?:\w+ )?different\b|"
    r"(?:it's |its |it is )?(?:a bit )?(?:hit and miss|hit or miss|never (?:quite )?the same(?= *(?:$|[.,;!])))\b|"
    r"sometimes (?P<s1>[^.;,!?\n]{2,60}?)(?:[,;]| and| but| or)* (?:sometimes|other times|at other times) (?P<s2>[^,.;!?\n]{2,60}))",
    re.IGNORECASE,
)
_DEPENDING = lazy_pattern(r"\b(?P<cue>depending) (?:on|upon|whether|if|how|what|who|which)\b", re.IGNORECASE)
_CASES = lazy_pattern(
    r"(?:\bon )?\b(?:whether|if) (?P<one>[^,.;:\n]{1,60}?),? or (?:if |whether )?(?P<two>[^,.;:!?\n]{1,60})",
    re.IGNORECASE,
)
_IF_NOT = lazy_pattern(
    r"\b(?P<one>(?:if|when) [^.;\n]{3,80}?)[,.;]\s(?:and |but )?(?P<two>(?:if|when|otherwise) [^.;!?\n]{3,80})",
    re.IGNORECASE,
)
_ENUMERATED = lazy_pattern(
    r"(?:\sa lot|\son (?:[\w']+ ){0,3}[\w']+(?=\s?[:.–—]|\s-\s)|\sreally|\stbh)?(?:\s?[,:;.–—]|\s-)\s(?=\S)",
    re.IGNORECASE,
)
_CASE_END = lazy_pattern(r"[,;.!?\n]\s*(?:(?:and|or|but|while|whereas)\s)?|\s(?:while|whereas)\s", re.IGNORECASE)
_LONGEST_CASE = 80


def depends(text: str) -> str:
    """The words that say that it depends, or "": "it depends", "varies", "sometimes they ring, sometimes they write"."""
    match = _cue(readable(text))
    return typed(text, *match.span("cue")) if match else ""


def branches(text: str) -> tuple[str, ...]:
    """The cases that a reply names after it said that it depends: ("they're new", "not")."""
    line = readable(text)
    cue = _cue(line)
    if not cue:
        return ()
    found = cue.groupdict()
    if found.get("s1"):
        return _spans(text, cue, "s1", "s2")
    for pattern in (_CASES, _IF_NOT):
        if match := pattern.search(line, cue.end("cue")):
            return _spans(text, match, "one", "two")
    listed = _ENUMERATED.match(line, cue.end("cue"))
    parts = [typed(text, *span) for span in between(_CASE_END, line, listed.end())] if listed else []
    cases = tuple(part for part in parts if " " in part and len(part) <= _LONGEST_CASE)
    return cases if len(cases) > 1 and len(cases) == len(parts) else ()


def _cue(line: str) -> re.Match[str] | None:
    return _DEPENDS.search(line) or _DEPENDING.search(line)


def _spans(text: str, match: re.Match[str], *names: str) -> tuple[str, ...]:
    return tuple(part for name in names if (part := typed(text, *match.span(name))))
