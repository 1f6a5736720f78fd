"""Our tables Stages and Steps read back: what belongs to what is said by the numbers in them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mapcoach.export.reading.own_table import OwnRow, OwnTable
from mapcoach.export.reading.results import NotTaken
from mapcoach.export.tables_text import unlisted

Part = dict[str, Any]
Key = tuple[float, str]
_STAGE = {"Stage": "name", "Customer goal": "customer_goal", "What we want them to do": "business_goal"}
_STAGE |= {"Owner": "owner", "Stage id": "id"}
_STEP = {
    "Step": "name",
    "Channel": "channel",
    "What they do": "customer_action",
    "Owner": "owner",
    "Moment of truth": "moment_of_truth",
    "Step id": "id",
}
_EMOTION = {"Emotion (-2 to 2)": "score", "Feeling": "feeling", "Thought": "thought"}
_PAIN = {
    "Pain point": "text",
    "Severity (1 to 3)": "severity",
    "Root cause": "root_cause",
    "Drops off": "drops_off",
    "Share (0 to 1)": "share",
    "Pain id": "id",
}
_TOLD = tuple(header for header in (*_STEP, *_EMOTION) if header != "Step id")


def journey_of(
    stages: OwnTable | None, steps: OwnTable, places: dict[str, str], missed: list[NotTaken]
) -> list[dict[str, Any]]:
    """The stages with their touchpoints and pain points, as in JSON; ``places`` gets the cells of their paths."""
    return _Journey(missed).read(stages, steps, places)


class _Journey:
    """The stages of a file while they are put together."""

    def __init__(self, missed: list[NotTaken]) -> None:
        self._stages: dict[Key, Part] = {}
        self._steps: dict[Key, dict[Key, tuple[Part, OwnRow, list[tuple[float, Part, OwnRow]]]]] = {}
        self._rows: dict[Key, OwnRow] = {}
        self._missed = missed

    def read(self, stages: OwnTable | None, steps: OwnTable, places: dict[str, str]) -> list[Part]:
        for row in stages.filled(_STAGE) if stages else ():
            stage = self._stage(row)
            stage.update({name: row.value(header) for header, name in _STAGE.items()})
            stage["questions"] = list(unlisted(row.text("Customer's questions")))
        for row in steps.filled((*_STEP, *_EMOTION, *_PAIN, "Stage")):
            self._stage(row)
            if any(row.value(header) is not None for header in (*_STEP, *_EMOTION, *_PAIN) if header != "Owner"):
                self._step(row)
        return [self._whole(key, number, places) for number, key in enumerate(sorted(self._stages, key=_by_number))]

    def _stage(self, row: OwnRow) -> Part:
        key = self._stage_key(row)
        self._rows.setdefault(key, row)
        self._steps.setdefault(key, {})
        return self._stages.setdefault(key, {"name": row.value("Stage"), "id": row.value("Stage id")})

    def _stage_key(self, row: OwnRow) -> Key:
        return _key(row, "Stage no.", "Stage", {one: stage["name"] for one, stage in self._stages.items()})

    def _step(self, row: OwnRow) -> None:
        steps = self._steps[self._stage_key(row)]
        key = _key(row, "Step no.", "Step", {one: part["name"] for one, (part, _, _) in steps.items()})
        if key not in steps:
            part: Part = {name: row.value(header) for header, name in _STEP.items()}
            part["emotion"] = {name: row.value(header) for header, name in _EMOTION.items()}
            steps[key] = (part, row, [])
        else:
            self._compare(row, steps[key][1])
        if any(row.value(header) is not None for header in _PAIN):
            pain = {name: row.value(header) for header, name in _PAIN.items()}
            pains = steps[key][2]
            pains.append((row.number("Pain no.", default=len(pains) + 1), pain, row))

    def _compare(self, row: OwnRow, first: OwnRow) -> None:
        """Name what a further row of a step says differently: the first row counts."""
        for header in _TOLD:
            said = row.value(header)
            if said is not None and said != first.value(header):
                why = f"the step is told in {first.where()} already, and there it says something else"
                self._missed.append(NotTaken(row.where(header), f"“{row.shown(header)}”", why))

    def _whole(self, key: Key, number: int, places: dict[str, str]) -> Part:
        path = f"stages[{number}]"
        _note(places, path, self._rows[key], _STAGE)
        steps = self._steps[key]
        points = []
        for place, one in enumerate(sorted(steps, key=_by_number)):
            part, row, pains = steps[one]
            where = f"{path}.touchpoints[{place}]"
            _note(places, where, row, _STEP)
            _note(places, f"{where}.emotion", row, _EMOTION)
            part["pain_points"] = []
            for at, (_, pain, pain_row) in enumerate(sorted(pains, key=lambda found: found[0])):
                _note(places, f"{where}.pain_points[{at}]", pain_row, _PAIN)
                part["pain_points"].append(pain)
            points.append(part)
        return {**self._stages[key], "touchpoints": points}


def _key(row: OwnRow, number: str, name: str, known: Mapping[Key, object]) -> Key:
    """What tells a stage or step apart: its number, or where somebody left that out the name that one has already."""
    at = row.number(number, default=-1)
    if at >= 0:
        return (at, "")
    called = row.text(name) or ""
    return next((key for key, one in known.items() if one == called), (float("inf"), called))


def _by_number(key: Key) -> float:
    return key[0]


def _note(places: dict[str, str], path: str, row: OwnRow, headers: dict[str, str]) -> None:
    places[path] = row.where()
    places.update({f"{path}.{name}": row.where(header) for header, name in headers.items()})
