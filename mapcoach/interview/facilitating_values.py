"""From a decision to the map: the operation that sets the value at a path to what a group decided. Pure.

A path is that of a value as ``journey.walk`` names it; the decision is in people's words, as they were recorded
where people differed ("1 (very bad)", "they may leave over it", "50%", "yes"). What cannot be read for sure, or has
no operation that sets it, is None: then the decision stands on record alone. So it does where the path leads to
something else by now (places on a list move), and where the decision is free text that is none of the views: "the
group could not agree" is no owner.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from pydantic import BaseModel, ValidationError

from mapcoach.interview.asking import shown
from mapcoach.interview.clashing import words_of
from mapcoach.interview.hearing import SEVERITIES
from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.dates import read_date
from mapcoach.interview.replies.text import normal
from mapcoach.journey import JourneyMap, apply
from mapcoach.journey import operations as ops
from mapcoach.journey.paths import walk
from mapcoach.journey.shape import FEELINGS

_PATH = lazy_pattern(
    r"(?P<room>title|kind|scope|persona|review|stages|opportunities|automations|measures)"
    r"(?:\[(?P<part>[^\[\]]*)\])?"
    r"(?:\.touchpoints\[(?P<touchpoint>[^\[\]]*)\])?"
    r"(?:\.pain_points\[(?P<pain>[^\[\]]*)\])?"
    r"(?:\.(?P<field>[a-z_.]+))?"
    r"(?:\[(?P<place>\d{1,6})\])?"
)
_EMOTION = "emotion."
Reader = Callable[[str], object]
"""Reads a value from a decision's words; None if it is not one for sure."""
_NUMBER = lazy_pattern(r"(?P<sign>[+−-])?\s*(?P<number>[0-9]{1,3})(?:\s*\((?P<word>[^)]*)\)|\s*(?:of|out of|/)\s*5)?")
_SHARE = lazy_pattern(r"([0-9]{1,3}(?:\.[0-9]{1,3})?)\s*(?:%|per ?cent)")
_DAY = lazy_pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}(?:st|nd|rd|th)?\.? [^\W\d_]+\.?,? [0-9]{4}")
_KEPT = 500
"""How much of a value is kept as a view, in characters."""
_CHOSEN = frozenset(("scope.customers", "scope.business_kind", "kind"))
"""Values that are one of a few: the map refuses anything else by itself."""


def setting(
    journey_map: JourneyMap, path: str, decision: str, today: date, views: Sequence[str] = ()
) -> BaseModel | None:
    """The operation that sets the value at ``path`` to what was decided; None if it cannot be set to that.

    ``views`` are the values that people named. Only while one of them stands at the path is anything set there, and
    free text is set only if it is one of them. ``today`` is what a date without a year counts from. The operation is
    one that the map takes.
    """
    value = decision.strip()
    now = next((words_of(one) for one in walk(journey_map) if one.path == path), None)
    if now is None or not value:
        return None
    said = {_plain(view) for view in views}
    stands = _plain(shown(now, _KEPT)) in said or any(_is_now(journey_map, path, view, today) for view in views)
    operation = _made(journey_map, path, value, today) if stands else None
    if operation is None or (_is_free(operation, path, value) and _plain(value) not in said):
        return None
    return None if len(value) >= _KEPT and value.endswith("…") else operation  # a view that was cut short


def _plain(text: str) -> str:
    return " ".join(text.split())


def _is_now(journey_map: JourneyMap, path: str, view: str, today: date) -> bool:
    """Whether a view, however it is put ("4" for "4 (good)"), is what the map says already."""
    operation = _made(journey_map, path, view.strip(), today)
    return operation is not None and apply(journey_map, operation).map == journey_map


def _is_free(operation: BaseModel, path: str, value: str) -> bool:
    """Whether a decision was taken over letter by letter, not read as a number, a date, a yes or one of a few."""
    return path not in _CHOSEN and value in operation.model_dump(exclude={"op"}).values()


def _made(journey_map: JourneyMap, path: str, value: str, today: date) -> BaseModel | None:
    """The operation that sets a value, if the words can be read as one and the map takes it."""
    match = _PATH.fullmatch(path)
    try:
        operation = _operation(journey_map, match, value, today) if match and value else None
    except (ValidationError, ValueError):
        return None
    return None if operation is None or apply(journey_map, operation).problem else operation


def _operation(journey_map: JourneyMap, at: re.Match[str], value: str, today: date) -> BaseModel | None:
    field = at["field"] or ""
    if at["pain"] is not None:
        return _pain(at["pain"], field, value)
    if at["touchpoint"] is not None:
        return _touchpoint(at["touchpoint"], field, value)
    make = _ROOMS.get(at["room"])
    return make(journey_map, at, field, value, today) if make else None


# --- one kind of part each ------------------------------------------------------------------------------------


def _pain(pain: str, field: str, value: str) -> BaseModel | None:
    read: dict[str, Reader] = {
        "text": str,
        "root_cause": str,
        "severity": _severity,
        "drops_off": _yes_or_no,
        "share": _share,
    }
    return _given(ops.ChangePainPoint, {"pain_point": pain}, field, read.get(field), value)


def _touchpoint(touchpoint: str, field: str, value: str) -> BaseModel | None:
    if field.startswith(_EMOTION):
        readers: dict[str, Reader] = {"score": _score, "feeling": str, "thought": str}
        reader = readers.get(field.removeprefix(_EMOTION))
        return _given(ops.SetEmotion, {"touchpoint": touchpoint}, field.removeprefix(_EMOTION), reader, value)
    if field == "moment_of_truth":
        told = _yes_or_no(value)
        return None if told is None else ops.SetMomentOfTruth(touchpoint=touchpoint, value=told)
    return ops.SetTouchpoint.model_validate({"touchpoint": touchpoint, "field": field, "value": value})


def _given(
    kind: type[BaseModel], target: dict[str, str], field: str, read: Reader | None, value: str
) -> BaseModel | None:
    found = read(value) if read else None
    return None if found is None else kind.model_validate({**target, field: found})


def _stage(_: JourneyMap, at: re.Match[str], field: str, value: str, today: date) -> BaseModel | None:
    if at["place"] is not None:
        return None
    return ops.SetStage.model_validate({"stage": at["part"] or "", "field": field, "value": value})


def _persona(journey_map: JourneyMap, at: re.Match[str], field: str, value: str, _: date) -> BaseModel | None:
    if at["place"] is None:
        return ops.SetPersona.model_validate({"field": field, "value": value})
    items = getattr(journey_map.persona, field, ())
    place = int(at["place"])
    if not isinstance(items, tuple) or place >= len(items):
        return None
    return ops.ChangePersonaItem.model_validate({"field": field, "item": items[place], "value": value})


def _scope(_: JourneyMap, at: re.Match[str], field: str, value: str, today: date) -> BaseModel | None:
    chosen = normal(value).replace(" ", "_") if field in ("business_kind", "customers") else value
    return ops.SetScope.model_validate({"field": field, "value": chosen})


def _opportunity(_: JourneyMap, at: re.Match[str], field: str, value: str, today: date) -> BaseModel | None:
    reader: Reader = _one_to_five if field in ("impact", "feasibility") else str
    return _given(ops.ChangeOpportunity, {"opportunity": at["part"] or ""}, field, reader, value)


def _automation(_: JourneyMap, at: re.Match[str], field: str, value: str, today: date) -> BaseModel | None:
    reader = str if field in ("owner", "platform") else None
    return _given(ops.ChangeAutomation, {"automation": at["part"] or ""}, field, reader, value)


def _measure(journey_map: JourneyMap, at: re.Match[str], field: str, value: str, _: date) -> BaseModel | None:
    place = int(at["part"]) if (at["part"] or "").isdecimal() else len(journey_map.measures)
    if place >= len(journey_map.measures) or field not in ("baseline", "target"):
        return None
    return ops.SetMeasure.model_validate({"name": journey_map.measures[place].name, field: value})


def _review(_: JourneyMap, at: re.Match[str], field: str, value: str, today: date) -> BaseModel | None:
    readers: dict[str, Reader] = {
        "due": lambda text: read_date(text, today) if _DAY.fullmatch(text) else None,
        "cadence": str,
    }
    reader = readers.get(field)
    return _given(ops.SetReview, {}, field, reader, value)


def _of_the_map(_: JourneyMap, at: re.Match[str], field: str, value: str, today: date) -> BaseModel | None:
    if at["room"] == "title":
        return ops.SetTitle(value=value)
    return ops.SetKind.model_validate({"value": normal(value).replace(" ", "_")})


_ROOMS: dict[str, Callable[[JourneyMap, re.Match[str], str, str, date], Any]] = {
    "stages": _stage,
    "persona": _persona,
    "scope": _scope,
    "opportunities": _opportunity,
    "automations": _automation,
    "measures": _measure,
    "review": _review,
    "title": _of_the_map,
    "kind": _of_the_map,
}


# --- values in words ------------------------------------------------------------------------------------------


def _score(text: str) -> int | None:
    """A feeling on -2 to 2: "1 (very bad)" and "1" count from 1 to 5, "-2", "+1" and "0" as the map keeps them."""
    words = normal(text)
    named = {normal(word): score for score, word in FEELINGS.items()}
    if words in named:
        return named[words]
    match = _NUMBER.fullmatch(text.strip())
    if match is None:
        return None
    number = int(match["number"])
    kept = bool(match["sign"]) or number == 0
    score = (number if match["sign"] == "+" else -number) if kept else number - 3
    said = match["word"]
    return score if -2 <= score <= 2 and (said is None or normal(said) == normal(FEELINGS[score])) else None


def _severity(text: str) -> int | None:
    words = normal(text)
    for severity, told in SEVERITIES.items():
        if words == normal(told):
            return severity
    return int(text) if text.strip() in ("1", "2", "3") else None


def _one_to_five(text: str) -> int | None:
    match = _NUMBER.fullmatch(text.strip())
    sure = match and match["number"] in tuple("12345") and not match["sign"] and match["word"] is None
    return int(match["number"]) if match and sure else None


def _yes_or_no(text: str) -> bool | None:
    return {"yes": True, "true": True, "no": False, "false": False}.get(normal(text))


def _share(text: str) -> float | None:
    match = _SHARE.fullmatch(text.strip())
    return float(match[1]) / 100 if match and float(match[1]) <= 100 else None
