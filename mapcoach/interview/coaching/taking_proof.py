"""Reads answers about a trouble on the map: how many it hits, what is behind it, how it is known."""

from __future__ import annotations

import re

from pydantic import BaseModel

from mapcoach.interview.asking import Asked, Reading
from mapcoach.interview.coaching.answers import KEPT, denies, whole
from mapcoach.interview.coaching.on_troubles import HUNCH
from mapcoach.interview.coaching.stories import put_on_map, troubles_in
from mapcoach.interview.field import NewId
from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.choices import chosen_one
from mapcoach.interview.replies.cues import basis_of, gives_up
from mapcoach.interview.replies.feelings import is_trouble
from mapcoach.interview.replies.matching import words
from mapcoach.interview.replies.quantities import quantities
from mapcoach.interview.replies.shares import share_of
from mapcoach.interview.replies.text import one_line, straight
from mapcoach.journey import JourneyMap
from mapcoach.journey import operations as ops


def how_many(asked: Asked, text: str, journey_map: JourneyMap, make_id: NewId) -> Reading | None:
    """How many customers a trouble hits, and whether they leave; a story that comes with it is a trouble, too."""
    pain, share = journey_map.pain_point(asked.about), _share(text)
    point = journey_map.touchpoint_of(asked.about)
    if pain is None or point is None:
        return Reading(heard=KEPT)
    leaves = True if not pain.drops_off and gives_up(text) else None
    told: list[BaseModel] = []
    if share is not None or leaves:
        told.append(ops.ChangePainPoint(pain_point=pain.id, share=share, drops_off=leaves))
    if len(words(text)) >= _STORY and (is_trouble(text) or gives_up(text)):
        told += put_on_map(troubles_in(text, (point,), point.id), journey_map, make_id)
    said = whole(text)
    if not told and quantities(said) and not is_denied(text) and len(said.split()) <= max(_FEW, len(pain.text.split())):
        told.append(ops.ChangePainPoint(pain_point=pain.id, text=f"{pain.text}: {said}"))  # "6 loaners for 40 cars"
    return Reading(tuple(told), heard="" if told else KEPT)


def _share(text: str) -> float | None:
    """How many customers, as asked: "half have muted it" is one, too, where nothing else can be meant."""
    if is_denied(text):
        return None
    share = share_of(text, about_people=True)
    found = _PART.search(straight(text)) if share is None else None
    return _PARTS[found[1].lower()] if found else share


_DENIED = lazy_pattern(
    r"(?:\d|\b(?:half|third|quarter|one|two|three|four|five|six|seven|eight|nine|ten|all|most|everyone|everybody)\b)"
    r"(?:(?![.;!?]|,|\b(?:because|cos|but|so|who|that|if|when|since|as)\b).){0,80}?"
    r"(?:(?:n't|\b(?:dont|doesnt|didnt|wont|cant|isnt|arent))\b(?!\s\w)|,?\s(?:but )?not\b"
    r"(?!\s(?:more|less|many|fewer|sure|really|quite|exactly|that i)\b))",
    re.IGNORECASE,
)


def is_denied(text: str) -> bool:
    """Whether a number is told of those whom something does not hit ("80% don't", "1 in 5 orders, not people")."""
    return bool(_DENIED.search(straight(one_line(text[:_READ]))))


_READ = 400
"""How much of an answer is searched for what denies its number, in characters."""
_PARTS = {"half": 0.5, "third": 1 / 3, "two thirds": 2 / 3, "quarter": 0.25, "three quarters": 0.75}
_PART = lazy_pattern(
    r"\b(half|third|two thirds|quarter|three quarters)\b"
    r"(?!\s(?:an?\s)?(?:hours?|hrs?|days?|price|term|year|way|past|a\b|time))",
    re.IGNORECASE,
)


_FEW = 5
"""Up to how many words a number that is no share joins the trouble, whatever its length."""
_STORY = 4
"""Words that carry meaning, from which on an answer to "how many" tells more than how many."""


def reason(asked: Asked, text: str, journey_map: JourneyMap, make_id: NewId) -> Reading | None:
    """What is behind a trouble."""
    if denies(text):
        return Reading(heard=KEPT)
    return Reading((ops.ChangePainPoint(pain_point=asked.about, root_cause=whole(text)),))


_WHO = (
    r"(?:customers?|clients?|they|people|guests?|patients?|users?|members?|visitors?|she|he|everyone|everybody|some|many|"
    r"most|two|three)"
)
_SOURCES = {
    "interview": rf"\b{_WHO}\b.{{0,30}}\b(?:tell\w*|told|say\w*|said|complain\w*|ask\w*|mention\w*|ring|rang|"
    r"write|wrote)\b|\b(?:heard|hear) (?:it )?from\b|\bfeedback\b",
    "analytics": r"\b(?:numbers|data|stats|statistics|analytics|figures|records|reports?|crm|spreadsheet|count(?:ed)?|"
    r"dashboard|logs?|till)\b",
    "observation": r"\b(?:saw|seen|see|watched|noticed|witnessed|experience|first[- ]hand|myself|i was there|"
    r"happened to me)\b",
}
_SOURCE_CUES = {kind: lazy_pattern(pattern, re.IGNORECASE) for kind, pattern in _SOURCES.items()}


def source(asked: Asked, text: str, journey_map: JourneyMap, make_id: NewId) -> Reading | None:
    """How a trouble is known; a hunch leaves it one."""
    in_words = len(words(text)) > 1
    told = _affirmed(text) if in_words else text
    chosen = HUNCH if basis_of(text) == "assumption" else ""
    if not chosen and in_words and not denies(text):
        chosen = next((kind for kind, cue in _SOURCE_CUES.items() if cue.search(told)), "")
    chosen = chosen or chosen_one(told, asked.options)
    if not chosen:
        return Reading(heard=KEPT)
    if chosen == HUNCH:
        return Reading((ops.SetBasis(targets=(asked.about,), basis="assumption"),), heard="A hunch, then. Noted.")
    labels = [option.label for option in asked.options]
    note = whole(text) if in_words and text.strip().casefold() not in (one.casefold() for one in labels) else ""
    values = {"id": make_id("v"), "kind": chosen, "supports": (asked.about,), "note": note}
    return Reading((ops.AddEvidence.model_validate(values),))


_CLAUSE = lazy_pattern(r"[,;.!?\n]|\bbut\b", re.IGNORECASE)
_NOBODY = lazy_pattern(r"\b(?:nobody|no one|none|no|not|never|without|havent|didnt)\b|n't\b", re.IGNORECASE)


def _affirmed(text: str) -> str:
    """The clauses of an answer that deny nothing: "I haven't seen it, customers told us" is told by customers."""
    return ", ".join(part.strip() for part in _CLAUSE.split(straight(text[:300])) if not _NOBODY.search(part)).strip(
        " ,"
    )
