# ruff: noqa: E501  (patterns read better whole)
"""Facts about the one customer: goals, challenges, where to reach them, whom they ask, the backstory, their words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel

from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.cues import channel_of
from mapcoach.interview.volunteering.clauses import Said, is_question, value_at
from mapcoach.interview.volunteering.plain_facts import demographics_in, role_in
from mapcoach.interview.volunteering.subject import OFTEN, SUBJECT, being, found, marked, values, verb
from mapcoach.interview.volunteering.turn import Turn
from mapcoach.interview.volunteering.words import DETERMINERS, PERSON
from mapcoach.journey import operations as ops

_CALLED = lazy_pattern(
    r"\b(?:(?:typical|usual|ideal|average|best|main|real)\s)?(?i:customer|client|patient|guest|buyer|user|member|person)(?:\s(?i:is|would be|called|named|is called|like|such as)|:)\s(?P<name>[A-Z][a-z]+(?:-[A-Z][a-z]+)?)(?=,|\.|;|$|\s(?:who|is|a|from|and)\b|\s\()|"
    r"\b(?i:let'?s call (?:her|him|them)|her name is|his name is)\s(?P<other>[A-Z][a-z]+(?:-[A-Z][a-z]+)?)\b"
)
_STARTED = lazy_pattern(
    r"\bit (?:all )?(?:started|began|kicked off)(?: for (?:her|him|them))? (?:when|with|because|after) (?P<value>\S)|\bstarted looking(?: around)? (?:when|after|because) (?P<looking>\S)|"
    r"\bwhat (?:set|got) (?:her|him|it|them) (?:off|looking|going|started) was (?:when |that )?(?P<set>\S)",
    re.IGNORECASE,
)
_OURS = lazy_pattern(r"\b(?:we|i|our|my|us)\b", re.IGNORECASE)
_NOT = lazy_pattern(r"\b(?:not|never|isn'?t|aren'?t|hardly|no longer)\s(?:\w+\s)?$|n'?t\s(?:\w+\s)?$", re.IGNORECASE)
_ATTITUDE = being(
    r"(?P<value>sceptical|skeptical|curious|in a hurry|price[- ]conscious|price[- ]minded|suspicious|impatient|cautious|picky|fussy|demanding|open[- ]minded|distrustful|wary|easy[- ]going|very loyal|stubborn)"
)
_HAPPY = lazy_pattern(
    rf"\b{SUBJECT}\s?(?:would be|'d be|will be|is|'s) (?:really |so |just )?(?:happy|delighted|over the moon|relieved|satisfied|thrilled) (?:if|once) (?P<value>\S)",
    re.IGNORECASE,
)

_QUOTE = r"[\"“](?P<quote>[^\"“”]{8,200})[\"”]"
_SPEAKER = rf"(?:{SUBJECT}|customers?|people|clients?|one of them)"
_SAYS = r"(?:says?|said|told us|told me|tells us|asks|asked|keeps (?:saying|asking)|goes|once said|put it)"
_QUOTES = (
    lazy_pattern(
        rf"\b{_SPEAKER}\s(?:\w+\s){{0,2}}{_SAYS}[,:]?\s?(?:that\s)?(?:to us\s|to me\s)?{_QUOTE}", re.IGNORECASE
    ),
    lazy_pattern(rf"{_QUOTE},?\s{_SPEAKER}\s(?:\w+\s)?{_SAYS}", re.IGNORECASE),
)

_GOALS = (
    verb(
        r"(?:wants|want|needs|need|hopes|hope|would like|'d like|is trying|are trying|is hoping|is desperate|is keen|wishes)(?: to)? "
        r"(?P<value>(?!us\b|you\b|(?:it|him|her|them)(?:\s(?:to|back|now|all|for)\b|\s?[,.;]|$))\S)"
    ),
    lazy_pattern(
        rf"(?P<who>\b{SUBJECT}(?:'?s|'?re|'d) )(?:just |really |only )?(?:trying|hoping|looking|desperate|keen|like) (?:to|for) (?P<value>\S)",
        re.IGNORECASE,
    ),
)
_HARD = tuple(
    map(
        verb,
        (
            r"struggles? with (?P<value>\S)",
            r"(?P<value>struggles? to \S)",
            r"(?:has|have|has got|have got) (?P<value>(?:no|little|hardly any|not much|very little|not enough) (?:time|money|patience|clue|budget|car|energy|experience|space|help|support)\b)",
            r"(?P<value>(?:can'?t|cannot) (?:afford|find|decide|drive|come|get|leave|read|use|see|hear|walk|park|make)\b)",
            r"(?P<value>finds? it (?:very |really |so )?(?:hard|difficult|tricky|confusing) to \S)",
            r"(?P<value>(?:hates|hate|dreads) \S)",
        ),
    )
)
_AFRAID = being(r"(?P<value>(?:afraid|scared|worried|nervous|anxious|unsure|terrified) (?:of|about|that) \S)")
_ASKS = verb(
    r"(?:asks|asked|consults|talks to|talks it (?:over|through) with|checks with|listens to|discusses (?:it|this|that|everything) with|runs it past|decides (?:it )?(?:together )?with|"
    rf"relies on|gets advice from|ask|consult|check with|listen to) (?P<value>{DETERMINERS}{PERSON})\b"
)
_INSISTS = verb(
    r"(?:insists on|insist on|(?:won'?t|wouldn'?t|will not|would not|never) (?:buys?|books?|orders?|comes?|signs?|pays?|stays?|goes ahead|go ahead|do it|does it) (?:anything )?without|"
    r"only (?:buys|books|orders|signs|pays) if) (?P<value>\S)"
)
_CARES = verb(r"cares? (?:most |only |a lot |mainly |deeply )?about (?P<value>\S)")
_MATTERS = lazy_pattern(
    r"\bwhat matters (?:most|more than anything)(?: to (?:her|him|them))? is (?P<value>\S)", re.IGNORECASE
)

_CHANNELS = ("social", "sms", "email", "chat", "app", "forum", "video_call", "print")
"""Where people can be reached; not where they go by themselves."""
_ITEM = r"(?:the |her |his )?[\w-]+(?: [\w-]+)?"
_ITEMS = rf"(?P<value>{_ITEM}(?:(?:,| and| or) {_ITEM}){{0,3}})"
_ON = (
    lazy_pattern(
        rf"(?P<who>\b{SUBJECT})(?:'?s|'?re|\s(?:is|are|lives|hangs out|spends (?:\w+\s){{1,4}}))\s?{OFTEN}on {_ITEMS}",
        re.IGNORECASE,
    ),
    lazy_pattern(
        rf"(?:(?P<who>\b{SUBJECT}\s)|(?<![^\s,;:(.]))(?:always|mostly|mainly|constantly|never off|all day|only) on {_ITEMS}",
        re.IGNORECASE,
    ),
    lazy_pattern(
        rf"(?:(?P<who>\b{SUBJECT}\s)|(?<![^\s,;:(.])){OFTEN}(?:reads|checks|answers|replies (?:to|on)|scrolls(?: through)?|watches|uses) {_ITEMS}",
        re.IGNORECASE,
    ),
)
_REACHED = lazy_pattern(
    rf"\b(?:best |only |easily |always )?(?:reached|reach (?:her|him|them)|get hold of (?:her|him|them)) (?:best |only |mostly )?(?:on|by|via|through|over) {_ITEMS}",
    re.IGNORECASE,
)


def read_person(turn: Turn) -> Iterator[BaseModel]:
    """What a reply tells of the customer, while the interview is about them, or once it gives them a name."""
    name = turn.map.persona.name
    introduced = turn.area == "persona"
    for said in turn.said:
        called = _CALLED.search(said.text) if turn.area == "scope" and not name else None
        if called:
            name, introduced = called["name"] or called["other"], True
            yield ops.SetPersona(field="name", value=name)
        if introduced and not is_question(said):
            yield from _facts(marked(said, name), turn.field)


def _facts(said: Said, field: str) -> Iterator[BaseModel]:
    for one, value in _texts(said, field):
        if value:
            yield ops.SetPersona(field=one, value=value)
    for listed, items in _lists(said):
        if kept := tuple(dict.fromkeys(item for item in items if item)):
            yield ops.AddPersonaItems(field=listed, items=kept)


def _texts(said: Said, field: str) -> Iterator[tuple[ops.PersonaField, str]]:
    yield "role", role_in(said, field)
    yield "demographics", demographics_in(said, field)
    for match in found(said, _ATTITUDE):
        if match["who"] and not _NOT.search(said.line[: match.start("value")]):
            yield "attitude", said.text[slice(*match.span("value"))]
    if happy := _HAPPY.search(said.line):
        yield "desired_outcome", value_at(said, happy.start("value"))
    if started := _STARTED.search(said.line):
        start = next(started.start(name) for name, value in started.groupdict().items() if value)
        value = value_at(said, start)
        yield "entry_point", "" if _OURS.search(value) else value
    yield "quote", quote_in(said)


def quote_in(said: Said) -> str:
    """A sentence in quotation marks that the customer is said to have said; "" if there is none."""
    match = next((one for pattern in _QUOTES if (one := pattern.search(said.line))), None)
    quote = said.text[slice(*match.span("quote"))].strip(" ,.") if match else ""
    return quote if len(quote.split()) > 2 else ""


def _lists(said: Said) -> Iterator[tuple[ops.PersonaList, list[str]]]:
    yield "goals", values(said, *_GOALS)
    afraid = [one for one in found(said, _AFRAID) if not _NOT.search(said.line[: one.start("value")])]
    yield "challenges", [*values(said, *_HARD), *(value_at(said, one.start("value")) for one in afraid)]
    yield "channels", [*_channels(said)]
    yield "influencers", [said.text[slice(*one.span("value"))] for one in found(said, _ASKS)]
    yield "requirements", values(said, _INSISTS)
    matters = _MATTERS.search(said.line)
    yield "values", [*values(said, _CARES), *([value_at(said, matters.start("value"))] if matters else [])]


def _channels(said: Said) -> Iterator[str]:
    matches = [match for pattern in _ON for match in found(said, pattern)]
    for match in (*matches, *_REACHED.finditer(said.line)):
        if _NOT.search(said.line[: match.start("value")]):
            continue
        start = match.start("value")
        for piece in re.finditer(r"(?:(?!,| and | or ).)+", match["value"]):
            words = said.text[start + piece.start() : start + piece.end()]
            if name := _channel(re.sub(r"^[\s,]*(?:(?:and|or)\s)?", "", words)):
                yield name


def _channel(words: str) -> str:
    """The channel's name at the start of a few words ("Instagram" in "Instagram all"); "" if there is none."""
    pieces = words.split()
    for count in (3, 2, 1):
        name = " ".join(pieces[:count])
        reached = len(pieces) >= count and channel_of(name) in _CHANNELS and bool(channel_of(pieces[count - 1]))
        if reached and not name.lower().startswith(("the phone", "a ", "an ")):
            return name
    return ""
