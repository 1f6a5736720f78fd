"""Reads answers that tell what goes wrong: the fact behind a verdict, the last time, what happens in between."""

from __future__ import annotations

import re

from pydantic import BaseModel

from mapcoach.interview.asking import Asked, Reading, shown
from mapcoach.interview.coaching.answers import KEPT, NOTHING, covers, denies, is_number, is_waved_off, stems, whole
from mapcoach.interview.coaching.on_troubles import BOTH, ONE
from mapcoach.interview.coaching.stories import put_on_map, told_better, troubles_in
from mapcoach.interview.field import NewId
from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.choices import is_agreement
from mapcoach.interview.replies.cues import basis_of, channel_of, gives_up
from mapcoach.interview.replies.feelings import is_relief, is_trouble
from mapcoach.interview.replies.lists import split_names
from mapcoach.interview.replies.matching import mentions
from mapcoach.interview.replies.pains import Trouble, read_pains
from mapcoach.interview.replies.quantities import quantities
from mapcoach.interview.replies.ratings import read_ratings
from mapcoach.interview.replies.shares import share_of
from mapcoach.interview.replies.text import one_line, straight
from mapcoach.interview.rules import Item
from mapcoach.journey import JourneyMap, Stage, Touchpoint
from mapcoach.journey import operations as ops
from mapcoach.journey.shape import PainPoint

NO_EXAMPLE = "Then it stays as you told it."
_SHORT = 12
_AMOUNT = 2
"""Up to how many words an answer is nothing but how long or how much."""
_TOLD_US = lazy_pattern(r"\b(?:told|tell|said|says|wrote|rang|asked|complained)\b", re.IGNORECASE)
_BARE = 4
"""Up to how many words a verdict is one that the fact behind it is joined to; a longer one stands for itself."""


def _home(journey_map: JourneyMap, about: str) -> Touchpoint | None:
    """The touchpoint with this id, or that of the trouble with this id."""
    return journey_map.touchpoint(about) or journey_map.touchpoint_of(about)


def _stage_of(journey_map: JourneyMap, point: Touchpoint) -> Stage | None:
    return next((one for one in journey_map.stages if point in one.touchpoints), None)


def _neighbours(journey_map: JourneyMap, point: Touchpoint) -> tuple[Touchpoint, ...]:
    """The touchpoints among which an answer may name another one: those of the same stage."""
    stage = _stage_of(journey_map, point)
    return stage.touchpoints if stage else (point,)


def fact(asked: Asked, text: str, journey_map: JourneyMap, make_id: NewId) -> Reading | None:
    """The fact behind a verdict joins it; where it says all of the verdict, it takes its place."""
    pain, point = journey_map.pain_point(asked.about), _home(journey_map, asked.about)
    if pain is None or point is None or denies(text):
        return Reading(heard=KEPT)
    found = troubles_in(text, _neighbours(journey_map, point), point.id)
    bare = len(pain.text.split()) <= _BARE
    if not found or (not bare and not covers(found[0].text, pain.text)):
        return _told(found, journey_map, make_id)
    first = found[0]
    told = first.text if covers(first.text, pain.text) else f"{pain.text}: {first.text}"
    moved = first.named and first.touchpoint != point.id and not mentions(pain.text, (point,))
    if first.touchpoint != point.id and not moved:
        return _told(found, journey_map, make_id)
    move = [ops.MovePainPoint(pain_point=pain.id, touchpoint=first.touchpoint)] if moved else []
    better = told_better(pain, told, first.text)
    return Reading((*([better] if better else []), *move, *put_on_map(found[1:], journey_map, make_id)))


def _told(found: list[Trouble], journey_map: JourneyMap, make_id: NewId) -> Reading:
    operations = put_on_map(found, journey_map, make_id)
    return Reading(operations, heard="" if operations else KEPT)


def last_case(asked: Asked, text: str, journey_map: JourneyMap, make_id: NewId) -> Reading | None:
    """The last real case: the same trouble told better, or further ones beside it."""
    point = _home(journey_map, asked.about)
    if point is None or denies(text):
        return Reading(heard=NO_EXAMPLE)
    pain, said = journey_map.pain_point(asked.about), whole(text)
    if pain and len(said.split()) <= _AMOUNT and quantities(said):
        better = told_better(pain, f"{pain.text}: {said}", said)  # how long or how much it was, and nothing else
        return Reading((better,) if better else (), heard="" if better else KEPT)
    if pain and basis_of(said) == "evidence" and not is_trouble(said) and not gives_up(said):
        kind = "interview" if _TOLD_US.search(said) else "observation"
        note = ops.AddEvidence.model_validate({"id": make_id("v"), "kind": kind, "note": said, "supports": (pain.id,)})
        return Reading((note,), heard="Noted as what you know it from.")
    return _told(troubles_in(text, _neighbours(journey_map, point), point.id), journey_map, make_id)


def commonest_trouble(asked: Asked, text: str, journey_map: JourneyMap, make_id: NewId) -> Reading | None:
    """The case that is seen most, in the place of "it depends"; the other cases are parked."""
    pain, point = journey_map.pain_point(asked.about), _home(journey_map, asked.about)
    if pain is None or point is None:
        return None
    found = troubles_in(text, _neighbours(journey_map, point), point.id)
    parked = [ops.Park(id=make_id("n"), text=one) for one in asked.given if not covers(text, one)]
    if not found:
        return Reading(heard=KEPT)
    if is_trouble(pain.text) or found[0].touchpoint != point.id:
        return Reading((*put_on_map(found, journey_map, make_id), *parked))
    better = told_better(pain, found[0].text, found[0].text)
    return Reading((*([better] if better else []), *put_on_map(found[1:], journey_map, make_id), *parked))


def halves(asked: Asked, text: str, journey_map: JourneyMap, make_id: NewId) -> Reading | None:
    """One trouble or two, as the person decides."""
    pain, point = journey_map.pain_point(asked.about), _home(journey_map, asked.about)
    chosen = _which(asked, text)
    if pain is None or point is None or chosen == ONE:
        return Reading(heard="It stays one.")
    if chosen == BOTH:
        return Reading(_apart(pain, point, asked.given[:2], make_id))
    return _told(troubles_in(text, (point,), point.id), journey_map, make_id)


_ONE_THING = lazy_pattern(r"(?:just |it'?s |all |they'?re )*(?:the )?(?:one|same|1)\b.{0,20}", re.IGNORECASE)
_TWO_THINGS = lazy_pattern(r"(?:keep |yes,? |it'?s |they'?re )*(?:both|two|separate|2)\b.{0,20}", re.IGNORECASE)


def _which(asked: Asked, text: str) -> str:
    """Whether it is two things or one; "" if the answer tells something else."""
    line = straight(one_line(text))[:200]
    if line in ("1", "2"):
        return asked.options[int(line) - 1].value
    if _ONE_THING.fullmatch(line):
        return ONE
    if _TWO_THINGS.fullmatch(line) or is_agreement(text):
        return BOTH
    return ONE if is_waved_off(text) or denies(text) or is_number(text) else ""


def _apart(pain: PainPoint, point: Touchpoint, parts: tuple[str, ...], make_id: NewId) -> tuple[BaseModel, ...]:
    """A trouble as two, each with the share and the leaving that its own words tell of."""
    whose = [(part, share_of(part), True if gives_up(part) else None) for part in parts]
    text, share, leaves = whose[0]
    keeps = pain.share in (None, share) and (pain.drops_off or None) == leaves
    first: list[BaseModel] = [ops.ChangePainPoint(pain_point=pain.id, text=text)] if keeps else []
    gone: list[BaseModel] = [] if keeps else [ops.RemovePainPoint(pain_point=pain.id)]
    added = [
        ops.AddPainPoint(id=make_id("p"), touchpoint=point.id, text=part, share=share, drops_off=leaves)
        for part, share, leaves in whose[len(first) :]
    ]
    return (*first, *added, *gone)


def at_touchpoint(asked: Asked, text: str, journey_map: JourneyMap, make_id: NewId) -> Reading | None:
    """What goes wrong at one touchpoint, asked of that alone; or that its rating was wrong."""
    point = _home(journey_map, asked.about)
    if point is None or denies(text):
        return Reading(heard=NOTHING)
    if asked.move == "cause" and len(text.split()) <= _SHORT and _RERATES.search(straight(text)):
        item = Item(point.id, point.name, point.channel)
        rated = read_ratings(whole(text), (item,), 1, 5).values.get(point.id)
        if rated is not None and any(character in "12345" for character in text):
            return Reading((ops.SetEmotion(touchpoint=point.id, score=rated - 3),))
    return _told(troubles_in(text, _neighbours(journey_map, point), point.id), journey_map, make_id)


_RERATES = lazy_pattern(
    r"\b(?:should (?:be|have been|say)|mistake|meant|make (?:it|that)|typo|wrong number|more like)\b", re.IGNORECASE
)
_WAITING = lazy_pattern(
    r"\b(?:wait\w*|nothing (?:happens|at all|comes)?|hear\w* nothing|silence|silent|"
    r"no (?:news|word|contact|idea|update\w*)|in the dark|wonder\w*|chas\w+|unsure|not sure)\b",
    re.IGNORECASE,
)


def between(asked: Asked, text: str, journey_map: JourneyMap, make_id: NewId) -> Reading | None:
    """What people live through between two stages: a trouble, or a contact that was missing."""
    point = _home(journey_map, asked.about)
    if point is None or denies(text):
        return Reading(heard=NOTHING)
    stage = _stage_of(journey_map, point)
    later = journey_map.stage(asked.subject)
    points = (*(stage.touchpoints if stage else ()), *(later.touchpoints if later else ()))
    if is_trouble(text) or gives_up(text) or (_waits(text) and not is_relief(text)):
        return _told(troubles_in(text, points, point.id), journey_map, make_id)
    known = {stem for one in points for stem in (stems(one.name),)}
    names = [name for name in split_names(whole(text)) if channel_of(name) and stems(name) not in known]
    if stage is None or not names or is_relief(text):
        return Reading(heard=KEPT)
    return Reading(
        tuple(ops.AddTouchpoint(id=make_id("t"), stage=stage.id, name=one, channel=channel_of(one)) for one in names)
    )


def _waits(text: str) -> bool:
    return bool(_WAITING.search(text)) or any(one.kind == "duration" for one in quantities(text))


_PRAISED = lazy_pattern(
    r"(?:so |in order )?to \w|(?:it|that|this|they|which|we)(?:'d|'ll| would| will| could| might| may| should| does)?"
    r" (?:really |just |also |surely )?(?:help|save|make|improve|be |work|solve|stop|remind)|"
    r"so (?:that )?(?:they|we|people)\b",
    re.IGNORECASE,
)
"""What an idea is good for, which is no trouble yet."""


def cured(asked: Asked, text: str, journey_map: JourneyMap, make_id: NewId) -> Reading | None:
    """The trouble that an idea would cure, tied to the idea."""
    stage = journey_map.stage(asked.subject)
    praised = _PRAISED.match(straight(whole(text))) and not is_trouble(text)
    if stage is None or not stage.touchpoints or denies(text) or praised:
        return Reading(heard="The idea is kept.")
    lowest = min(stage.touchpoints, key=lambda point: point.emotion.score or 0)
    operations = put_on_map(troubles_in(text, stage.touchpoints, lowest.id), journey_map, make_id)
    added = [one for one in operations if isinstance(one, ops.AddPainPoint)]
    if not added:
        return Reading(operations, heard="" if operations else "The idea is kept.")
    tie = ops.ChangeOpportunity(opportunity=asked.about, pain_point=added[0].id)
    said = "; ".join(f"“{shown(one.text, 80)}”" for one in added)
    return Reading((*operations, tie), heard=f"Trouble: {said}, with your idea beside it.")


def anywhere(asked: Asked, text: str, journey_map: JourneyMap, make_id: NewId) -> Reading | None:
    """A trouble told after all stages: it goes to the touchpoint, or to the stage, that it names."""
    points = journey_map.touchpoints()
    if denies(text) or not points:
        return Reading(heard=NOTHING)
    named = mentions(text, journey_map.stages)
    stage = journey_map.stage(named[0].id) if len({one.id for one in named}) == 1 else None
    there = stage.touchpoints if stage and stage.touchpoints else points
    lowest = min(there, key=lambda point: point.emotion.score if point.emotion.score is not None else 0)
    by_name = any(one.named for one in read_pains(text, points))
    return _told(troubles_in(text, points if by_name else there, lowest.id), journey_map, make_id)
