"""Reads the answer to "is anything missing?": nothing, or what is missing and where it belongs."""

from __future__ import annotations

import re

from pydantic import BaseModel

from mapcoach.interview.asking import Asked, Reading
from mapcoach.interview.coaching.answers import FORGOT, is_number, is_remark, is_waved_off, remarks_on, whole
from mapcoach.interview.coaching.told import is_told
from mapcoach.interview.field import NewId
from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.matching import best, similarity
from mapcoach.interview.replies.remarks import read_stages
from mapcoach.interview.replies.text import one_line, straight
from mapcoach.journey import JourneyMap
from mapcoach.journey import operations as ops

_NO = lazy_pattern(
    r"(?:no+|nope|nah|nothing|none|not really|i don['’]?t think so|all (?:there|good|fine|of it))\b", re.IGNORECASE
)
_BUT = lazy_pattern(r"\b(?:but|although|except|apart from|oh|wait|actually|well)\b[\s,:]*", re.IGNORECASE)
_CLOSING = lazy_pattern(
    r"(?:(?:and|so|i think|i guess|for me)\s)*"
    r"(?:that['’]?s|thats|that is|it['’]?s|its|this is|those are|these are|sounds|looks|seems)\s.{0,60}|"
    r"(?:all|everything|it)(?:['’]s| is)?\s(?:there|good|fine|in|complete|covered|ok(?:ay)?).{0,40}|"
    r"(?:looks|seems|sounds)?\s?(?:good|fine|right|complete|ok(?:ay)?)\b.{0,40}",
    re.IGNORECASE,
)
_NEXT = r"(?:\s?[,:;–—-]\s?|\s(?:there(?:['’]s| is|s)|(?:s?he|they|we|you|i)\s))"
_PLACE = lazy_pattern(
    rf"(?:between|in between)\s(?P<first>\S.{{0,60}}?)\sand\s(?P<second>[^,:;.–—]{{1,60}}?){_NEXT}(?P<what>\S.*)|"
    rf"(?P<where>after|before)\s(?P<other>[^,:;.–—]{{1,60}}?){_NEXT}(?P<that>\S.*)",
    re.IGNORECASE,
)
_BEHIND = lazy_pattern(r"(?P<what>\S.{0,80}?),?\s(?P<where>after|before|between)\s(?P<other>\S.{0,60})", re.IGNORECASE)
_STAY = "Noted; the steps stay as they are."
_LONGEST = 8
"""Words in a stage's name; more is a remark."""


def missing_stages(asked: Asked, text: str, journey_map: JourneyMap, make_id: NewId) -> Reading:
    """The stages that were missing, put where they belong; nothing, if nothing is."""
    said = _after_no(one_line(text))
    if not said:
        return Reading(heard="Good, that is the whole way, then.")
    if remarks_on(said):
        return Reading(heard=_STAY)
    if lead := FORGOT.match(straight(said)):
        said = said[lead.end() :]
    found = _placed(said, journey_map, make_id) or _behind_all(said, journey_map, make_id)
    return Reading(tuple(found), heard="" if found else _STAY)


def _after_no(text: str) -> str:
    """What is said besides that nothing is missing; "" if that is all."""
    if is_waved_off(text) or is_number(text) or is_told(text) or _CLOSING.fullmatch(text):
        return ""
    if no := _NO.match(text):
        rest = text[no.end() :].strip(" ,.;:!–—-")
        but = _BUT.search(rest)
        if not but:
            return ""
        return rest[but.end() :].strip()
    return whole(text)


def _placed(text: str, journey_map: JourneyMap, make_id: NewId) -> list[BaseModel]:
    """A stage told with its place: "between 2 and 3: pays", "after book, a reminder", "a reminder, after book"."""
    if match := _PLACE.fullmatch(text.rstrip(". ")):
        what, where = match["what"] or match["that"], (match["where"] or "after").lower()
        other = match["first"] or match["other"]
    elif match := _BEHIND.fullmatch(text.rstrip(". ")):
        what, where, other = match["what"], match["where"].lower(), match["other"].split(" and ")[0]
    else:
        return []
    position = _position(other, journey_map)
    if position is None:
        return []
    names = _names(what, journey_map)
    at = position if where == "before" else position + 1
    return [ops.AddStage(id=make_id("s"), name=name, position=at + number) for number, name in enumerate(names)]


def _position(name: str, journey_map: JourneyMap) -> int | None:
    """The place of the stage that is meant by its number or its name, counted from 0."""
    if name.strip().isdigit():
        return int(name) - 1 if 0 < int(name) <= len(journey_map.stages) else None
    stage = best(name, journey_map.stages)
    return journey_map.stages.index(stage) if stage else None


_ASIDE = lazy_pattern(
    r"(?:we|i|they|she|he|it|that|those|which)\b.*\b(?:those|them|it|that|these|too|ones?)", re.IGNORECASE
)
"""What only says something of the stage before it: "we post those"."""


def _behind_all(text: str, journey_map: JourneyMap, make_id: NewId) -> list[BaseModel]:
    """Stages behind all others, but for those that are told with a place of their own."""
    added: list[BaseModel] = []
    for name in _names(text, journey_map):
        match = _BEHIND.fullmatch(name)
        at = _position(match["other"].split(" and ")[0], journey_map) if match else None
        if match is None or at is None:
            added.append(ops.AddStage(id=make_id("s"), name=name))
            continue
        position = at + (match["where"].lower() != "before")
        added.append(ops.AddStage(id=make_id("s"), name=match["what"], position=position))
    return added


def _names(text: str, journey_map: JourneyMap) -> list[str]:
    """New names of stages in what was said; none if it reads like a remark rather than a list."""
    told = [one.name for one in read_stages(text) if not _ASIDE.fullmatch(one.name)]
    if any(
        len(name.split()) > _LONGEST or is_remark(name) or _NO.match(name) or _CLOSING.fullmatch(name) for name in told
    ):
        return []
    known = [stage.name for stage in journey_map.stages]
    return [name for name in told if not any(similarity(name, other) == 1 for other in known)]
