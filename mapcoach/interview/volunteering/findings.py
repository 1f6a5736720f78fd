# ruff: noqa: E501  (patterns read better whole)
"""Facts that look behind: causes, how many give up, ideas, how it is known, numbers, and when to look again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pydantic import BaseModel

from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.cues import basis_of, gives_up
from mapcoach.interview.replies.dates import read_date
from mapcoach.interview.replies.matching import mentions
from mapcoach.interview.replies.shares import share_of
from mapcoach.interview.replies.text import normal
from mapcoach.interview.replies.verdicts import is_trouble
from mapcoach.interview.volunteering.business import aim_in
from mapcoach.interview.volunteering.clauses import LONGEST_REPLY, STOP, Said, is_question, parts, tidy, value_at
from mapcoach.interview.volunteering.contacts import HEDGED, bad_feeling
from mapcoach.interview.volunteering.turn import Turn
from mapcoach.journey import operations as ops
from mapcoach.journey.shape import EvidenceKind

_CAUSE = lazy_pattern(
    r"\b(?:because(?: of)?|cos(?: of)?|due to|the reason is(?: that)?|that's down to|it's down to)\s(?P<value>\S)",
    re.IGNORECASE,
)
_CAUSE_STOP = lazy_pattern(
    rf"{STOP}|\s(?:and (?:half|most|many|some|people|customers|so)|which|we (?:could|should))\b", re.IGNORECASE
)
_NO_CAUSE = lazy_pattern(
    r"(?:it|that|of|they|i (?:think|guess))$|.*\b(?:i think|we think|i guess|don't know)\b", re.IGNORECASE
)
_EXPLAINS = lazy_pattern(
    r"\b(?:it's|its|that's|thats|it is|this is|it happens|happens|comes|mostly|mainly)\b.{0,40}\b(?:because|cos|due to|down to)\b|\breason is\b",
    re.IGNORECASE,
)
"""An explanation of the trouble; "3, because they never come back" explains the 3."""
_ABOUT_CAUSES = ("opportunities", "stages[].touchpoints[].pain_points[].share")
_IDEA = lazy_pattern(
    r"\bwe (?:could|should|ought to) (?:(?:also|just|simply|maybe|perhaps|at least|always|really|probably|definitely|easily) )*(?P<could>(?!not\b|n't|never\b|have\b|be\b|lose\b|know\b|hardly\b|only\b|do (?:that|it|so|this|better|more)\b|always\b|say\b|get (?:it|that)\b|see\b|tell you\b)[a-z]\S*\s\S)|"
    r"\b(?:what if|why don't) we (?P<what>(?!not\b|never\b|have\b|know\b|are\b|were\b|don't\b)[a-z]\S*\s\S)|\bit would (?:really )?help (?:if we|to) (?P<help>\S+\s\S)",
    re.IGNORECASE,
)
_IDEA_STOP = lazy_pattern(
    r"[;!?\n()]|,(?!\d)|\.(?!\d)|\s[-–—]\s|\s(?:but|because|so that they|so|if only|and then they)\b", re.IGNORECASE
)
_SURE_OF_IDEA = ("stage", "later")

_NOTES = r"(?:case|client|customer|patient|visit|job|session|key ?worker) (?:notes|files|records|logs)"
_SOURCE_WORDS: Sequence[tuple[EvidenceKind, str]] = (
    ("survey", r"\b(?:survey(?:s|ed)?|questionnaires?)\b"),
    ("focus_group", r"\bfocus groups?\b"),
    ("session_recording", r"\bsession recordings?\b"),
    ("support_tickets", r"\b(?:tickets?|support requests?|complaints)\b"),
    ("crm", r"\b(?:crm|credit notes|order book)\b"),
    ("crm", r"\b(?:(?:in|from|see|says?|per) (?:(?:the|our|my|their|her|his) )?(?:\w+['’]?s? )?NOTES|NOTES (?:say|said|show|mention|tell|prove)s?)\b|^\W*(?:(?:the|our|my|from|in|it's in) ){0,2}NOTES\W*$".replace("NOTES", _NOTES)),
    ("analytics", r"\b(?:analytics|heat ?maps?|our (?:data|numbers|figures|stats|statistics|logs|records))\b"),
    ("reviews", r"\b(?:in (?:the|our|their|google|online) reviews|reviews (?:say|said|mention|complain|show)\w*)\b"),
    ("interview", r"\b(?:(?:customers?|clients?|patients?|guests?|people|they|s?he|\w+ of them|several|many|some|two|three|four|five|\d+)(?: \w+)? (?:told|wrote to|complained to) (?:us|me)|the (?:last|first|past) (?:two|three|four|five|six|few|\d+)(?: \w+){0,4} (?:told|said to) (?:us|me)|(?:customer|user|exit|our|the|in|did|from) (?:\w+ )?interviews?(?! with the)|interviews (?:with|show|say|told)|interviewed)\b"),
    ("stakeholder", r"\b(?:(?:reception|the front desk|(?:our |the )?(?:staff|colleagues?|drivers?|sales team|team)) (?:told|tells?|says?|said))\b"),
    ("observation", r"\b(?:(?:i|we|our (?:\w+ )?(?:rep|driver|engineer|manager|nurse|carer|trainer|colleague)s?|somebody|someone|one of us) (?:(?:rides?|rode|drives?|drove|walks?|walked|sat|sits?|travels?|(?:go(?:es)?|went) (?=(?:a?round|along|out)\b)) (?:(?:round|around|along|out|about|in) )?(?:with|beside|alongside|behind)|shadows?|shadowed) (?:him|her|them|customers?|clients?|patients?)|(?:i|we)(?:'ve| have)? (?:saw|seen|watched|noticed) (?:it|that|them|this|people|customers|her|him))\b"),
)  # fmt: skip
_SOURCES = tuple((kind, lazy_pattern(pattern, re.IGNORECASE)) for kind, pattern in _SOURCE_WORDS)
_NO_SOURCE = lazy_pattern(
    r"\b(?:no|never|without|should|could|would|might|need|want|plan|going to|next|will|if)\b|n't\b", re.IGNORECASE
)

_AMOUNT = r"[£$€]?\d[\d.,]*(?:\s?(?:%|per ?cent|k|days?|weeks?|hours?|minutes?|min|stars?|points?))?"
_FROM_TO = lazy_pattern(
    rf"(?P<name>[^,:;.()]{{3,60}}?)[,:]?\s(?:is |are )?from\s(?P<base>{_AMOUNT})\s(?:down to|up to|to)\s(?P<goal>{_AMOUNT})(?![\d:])",
    re.IGNORECASE,
)
_NAME_LEAD = lazy_pattern(
    r"^(?:.{0,20}?\b(?:want|need|like|love|hope|aim|plan|trying|goal is|aim is|objective is|target is)(?:s|ed)? to |to )?(?:cut|reduce|lower|decrease|shorten|drop|increase|raise|grow|boost|improve|lift|bring|get|move|take|have)(?:s|ting|ing)?\s(?:more\s|fewer\s|less\s)?(?:(?:the|our|my|down|up)\s)*|^(?:fewer|more|less|better|higher|lower)\s|^(?:our|the|my)\s",
    re.IGNORECASE,
)
_NAME_TAIL = lazy_pattern(
    r"\s(?:go|goes|going|rise|rises|fall|falls|move|moves|climb|climbs|drop|drops)$", re.IGNORECASE
)
_KPI = r"(?:rates?|churn|nps|csat|ces|conversions?|no-shows?|bookings|ratings?|retention|response times?|waiting times?|turnover|repeat orders|second orders|cancellations|returns|complaints)"
_NOW = lazy_pattern(
    rf"\b(?P<name>(?:[a-z][a-z-]*\s){{0,3}}{_KPI})\s(?:is|are|stands at|sits at)\s(?P<when>currently |now |at the moment )?(?:at )?(?:about |around |roughly )?(?P<base>{_AMOUNT})(?P<after>\s(?:now|today|at the moment|currently|right now|at present))?",
    re.IGNORECASE,
)
_MEASURED = lazy_pattern(rf"%|per ?cent|\b{_KPI}\b", re.IGNORECASE)
_YEAR = lazy_pattern(r"(?:19|20)\d\d")

_AGAIN = lazy_pattern(
    r"\b(?:let'?s|we(?:'ll| will| should| can)|i(?:'ll| will| want to|'d like to)|please|then|and|remind us to|remind me to) (?:look at (?:it|this|that|the map|this map) again|(?:review|revisit) (?:it|this|that|the map|this map)(?: again)?|come back to (?:it|this|the map)|look again|check (?:it|this|the map) again) (?P<when>\S.{1,40})",
    re.IGNORECASE,
)
_OFTEN = lazy_pattern(
    r"\b(?P<value>(?:every (?:other )?(?:\w+ )?(?:weeks?|months?|quarters?|years?|half[- ]year)|once an? (?:month|quarter|year)|twice a year|monthly|quarterly|yearly|annually))\b",
    re.IGNORECASE,
)


def read_findings(turn: Turn) -> Iterator[BaseModel]:
    """What a reply tells beyond its question of causes, ideas, sources, numbers and the next look at the map."""
    yield from _causes(turn)
    yield from _consequences(turn)
    for said in turn.said:
        yield from _ideas(said, turn)
        if is_question(said):
            continue
        yield from _evidence(said, turn)
        yield from _measures(said, turn)
        yield from _review(said, turn)


def _new_pains(turn: Turn) -> list[ops.AddPainPoint]:
    return [one for one in turn.taken if isinstance(one, ops.AddPainPoint)]


def _one_pain(turn: Turn) -> str:
    """The id of the one trouble that a question is about; "" if it is about none or several."""
    if turn.asked.subject_kind == "worst_pain":
        return turn.asked.subject
    ids = (*(one.id for one in turn.asked.items), *(one.value for one in turn.asked.options))
    pains = [one for one in ids if turn.map.pain_point(one)]
    return pains[0] if len(pains) == 1 else ""


def _causes(turn: Turn) -> Iterator[BaseModel]:
    """What troubles are said to come from: those just told, or the one that was asked about."""
    for pain in _new_pains(turn):
        yield from _cause(Said(pain.text, pain.text.replace("’", "'")), pain.id, needs_trouble=True)
        if turn.field == "stages[].touchpoints[].pain_points" and _is_named(pain.touchpoint, turn):
            yield from bad_feeling(pain.text, pain.touchpoint)
    if not _new_pains(turn) and (single := _one_pain(turn)):
        for said in turn.said:
            if turn.field in _ABOUT_CAUSES or _EXPLAINS.search(said.line):
                yield from _cause(said, single, needs_trouble=False)


def _is_named(place: str, turn: Turn) -> bool:
    """Whether a reply names a touchpoint; a trouble without a place stands where it was put, but tells no feeling there."""
    points = [point for point in turn.map.touchpoints() if point.id == place]
    return bool(mentions(turn.reply[:LONGEST_REPLY], points, typos=True))


def _cause(said: Said, pain: str, needs_trouble: bool) -> Iterator[BaseModel]:
    match = _CAUSE.search(said.line)
    if not match or (needs_trouble and not _tells_trouble(said.line[: match.start()])):
        return
    value = value_at(said, match.start("value"), _CAUSE_STOP)
    if value and not _NO_CAUSE.match(value) and not gives_up(value):
        yield ops.ChangePainPoint(pain_point=pain, root_cause=value)


def _tells_trouble(text: str) -> bool:
    """Whether what stands before "because" is the trouble; if it only says that people go, the cause is the trouble."""
    return len(text.split()) > 1 and not (gives_up(text) and len(text.split()) < 6) and is_trouble(text)


def _consequences(turn: Turn) -> Iterator[BaseModel]:
    """Whether people give up over the one trouble that was asked about, and how many it hits."""
    single = _one_pain(turn)
    if not single or _new_pains(turn) or turn.field == "opportunities":
        return
    for said in turn.said:
        if is_question(said) or HEDGED.search(said.line):
            continue
        if gives_up(said.line):
            yield ops.ChangePainPoint(pain_point=single, drops_off=True)
        if (share := share_of(said.line)) is not None:
            yield ops.ChangePainPoint(pain_point=single, share=share)


def _ideas(said: Said, turn: Turn) -> Iterator[BaseModel]:
    match = _IDEA.search(said.line) if turn.area in _SURE_OF_IDEA else None
    if not match:
        return
    start = next(match.start(name) for name, value in match.groupdict().items() if value)
    text = value_at(said, start, _IDEA_STOP)
    if len(text.split()) > 1:
        yield ops.AddOpportunity(id=turn.make_id("o"), text=text, pain_point=_answered(said, turn))


def _answered(said: Said, turn: Turn) -> str:
    """The id of the trouble that an idea answers: the last told before it, or the one asked about; "" if unclear."""
    reply = normal(turn.reply[:LONGEST_REPLY])
    place = reply.find(normal(said.text))
    before = [one for one in _new_pains(turn) if 0 <= reply.find(normal(one.text)) <= place or _within(one.text, said)]
    return before[-1].id if before else "" if _new_pains(turn) else _one_pain(turn)


def _within(text: str, said: Said) -> bool:
    """Whether a text and a sentence hold one another."""
    return normal(text) in normal(said.text) or normal(said.text) in normal(text)


def _evidence(said: Said, turn: Turn) -> Iterator[BaseModel]:
    if turn.area not in _SURE_OF_IDEA or basis_of(said.text) == "assumption":
        return
    kinds = [(kind, part.text) for part in parts(said) for kind, cue in _SOURCES if cue.search(part.text)]
    backed = _backed(said, turn)
    if not kinds or not backed:
        return
    kind, source = kinds[0]
    known = basis_of(source) == "evidence" or kind in ("interview", "observation", "stakeholder")
    known = known or bool(re.search(_NOTES, source, re.IGNORECASE))
    if known and not _NO_SOURCE.search(source):
        yield ops.AddEvidence(id=turn.make_id("v"), kind=kind, source=tidy(source), supports=tuple(backed))


def _backed(said: Said, turn: Turn) -> list[str]:
    """The ids of the troubles that a source speaks for: in its own words, or else the last one told before it."""
    reply, here = normal(turn.reply[:LONGEST_REPLY]), normal(said.text)
    pains = _new_pains(turn)
    same = [one.id for one in pains if _within(one.text, said)]
    before = [one.id for one in pains if 0 <= reply.find(normal(one.text)) <= reply.find(here)]
    single = _one_pain(turn)
    return same or before[-1:] or ([single] if single and not pains else [])


def _measures(said: Said, turn: Turn) -> Iterator[BaseModel]:
    if now := _NOW.search(said.line):
        if now["when"] or now["after"]:
            name = _measure_name(said, now)
            yield ops.SetMeasure(name=name, baseline=tidy_amount(said.text[slice(*now.span("base"))]))
        return
    match = _FROM_TO.search(said.line) if turn.area == "scope" else None
    aim = turn.field == "scope.objective" or aim_in(said)
    if not match or not aim or not _MEASURED.search(match.group()):
        return
    base, goal = (tidy_amount(said.text[slice(*match.span(name))]) for name in ("base", "goal"))
    if (name := _measure_name(said, match)) and not (_YEAR.fullmatch(base) and _YEAR.fullmatch(goal)):
        yield ops.SetMeasure(name=name, baseline=base, target=goal)


def tidy_amount(text: str) -> str:
    """An amount without the comma or full stop of the sentence."""
    return text.strip(" ,.")


def _measure_name(said: Said, match: re.Match[str]) -> str:
    name = said.text[slice(*match.span("name"))].strip()
    lead = _NAME_LEAD.match(name)
    return tidy(_NAME_TAIL.sub("", name[lead.end() :] if lead else name))


def _review(said: Said, turn: Turn) -> Iterator[BaseModel]:
    match = _AGAIN.search(said.line)
    when = said.text[slice(*match.span("when"))] if match else said.text if turn.field == "review.due" else ""
    often = _OFTEN.search(when)
    if often:
        yield ops.SetReview(cadence=often["value"])
    elif match and turn.today and (due := read_date(when, turn.today)):
        yield ops.SetReview(due=due)
