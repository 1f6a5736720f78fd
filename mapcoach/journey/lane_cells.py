"""What stands in the cells of a map's lanes: each value as an item that knows where on the map it is. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal, TypeVar, get_args

from mapcoach.journey.lane_words import (
    NO_NAME,
    feeling_text,
    idea_marks,
    known,
    pain_path,
    pain_weights,
    point_path,
    stage_path,
)
from mapcoach.journey.shape import (
    Basis,
    ChosenAutomation,
    JourneyMap,
    Measure,
    Opportunity,
    PainPoint,
    Stage,
    Touchpoint,
)

Lane = Literal[
    "customer_goal",
    "questions",
    "business_goal",
    "touchpoints",
    "actions",
    "feelings",
    "pain_points",
    "opportunities",
    "automations",
    "owners",
    "measures",
]
LANES: tuple[Lane, ...] = get_args(Lane)
"""The lanes from top to bottom; the emotion curve is no lane, it is drawn."""
WHOLE_JOURNEY = ""
"""The id of the column for what belongs to no one stage: it is there only if there is any."""


@dataclass(frozen=True, slots=True)
class CellItem:
    """One thing in a cell: its text, what else is known of it (``marks``), and where it is on the map.

    ``part`` is the id of the part it belongs to ("" for a measure), ``about`` the name of the touchpoint or pain point
    it is about, if any. ``paths`` are the paths of all values that it shows, the text's first: ``path``.
    ``claims`` says which of ``marks`` are statements about customers: the path of each by its place, "" for none.
    """

    kind: str
    text: str
    part: str
    paths: tuple[str, ...]
    about: str = ""
    basis: Basis | Literal[""] = ""
    marks: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()

    @property
    def marks_with_claims(self) -> tuple[tuple[str, str], ...]:
        """Each mark with the path of the statement about customers that it is, "" if it is none."""
        return tuple(zip_longest(self.marks, self.claims[: len(self.marks)], fillvalue=""))

    @property
    def path(self) -> str:
        """The path of its main value, as ``map.provenance`` knows it."""
        return self.paths[0]


Cells = dict[Lane, list[CellItem]]
PartT = TypeVar("PartT")


class Filler:
    """Fills the cells of one map. Findings are sorted to their stages once, not looked for in each."""

    def __init__(self, journey_map: JourneyMap, recipe_name: Callable[[str], str]) -> None:
        self._map = journey_map
        self._recipe_name = recipe_name
        self._pains: dict[str, tuple[str, PainPoint]] = {
            pain.id: (stage.id, pain)
            for stage in journey_map.stages
            for point in stage.touchpoints
            for pain in point.pain_points
        }
        self._points = {point.id: point.name for point in journey_map.touchpoints()}
        self._stages = {stage.id for stage in journey_map.stages}
        self._ideas = _sorted_by(journey_map.opportunities, lambda idea: self._pains.get(idea.pain_point, ("",))[0])
        self._automations = _sorted_by(journey_map.automations, lambda one: self._home(one.stage))
        self._measures = _sorted_by(enumerate(journey_map.measures), lambda one: self._home(one[1].stage))

    def _home(self, stage: str) -> str:
        return stage if stage in self._stages else WHOLE_JOURNEY

    def stage(self, stage: Stage) -> Cells:
        """The cells of a stage's column."""
        where = stage_path(stage)
        cells: Cells = {
            "customer_goal": self._said("goal", stage.customer_goal, stage.id, f"{where}.customer_goal"),
            "questions": [
                self._item("question", text, stage.id, f"{where}.questions[{place}]")
                for place, text in enumerate(stage.questions)
            ],
            "business_goal": self._said("goal", stage.business_goal, stage.id, f"{where}.business_goal"),
            "owners": self._said("owner", stage.owner, stage.id, f"{where}.owner"),
        }
        for point in stage.touchpoints:
            for lane, items in self._point(stage, point).items():
                cells.setdefault(lane, []).extend(items)
        return cells | self._findings(stage.id)

    def whole_journey(self) -> Cells:
        """What belongs to no stage."""
        return self._findings(WHOLE_JOURNEY)

    def _findings(self, stage: str) -> Cells:
        return {
            "opportunities": [self._idea(idea) for idea in self._ideas.get(stage, ())],
            "automations": [
                self._automation(one) for one in self._automations.get(stage, ()) if one.status != "rejected"
            ],
            "measures": [self._measure(place, one) for place, one in self._measures.get(stage, ())],
        }

    def _point(self, stage: Stage, point: Touchpoint) -> Cells:
        where, about = point_path(stage, point), point.name or NO_NAME
        felt = feeling_text(point.emotion)
        shown = tuple(
            f"{where}.emotion.{field}"
            for field, value in (("score", point.emotion.score), ("feeling", point.emotion.feeling))
            if value not in (None, "")
        )
        feelings = [self._item("feeling", felt, point.id, *shown, about=about)] if felt else []
        thought = self._said("thought", point.emotion.thought, point.id, f"{where}.emotion.thought", about)
        return {
            "touchpoints": [self._contact(point, where)],
            "actions": self._said("action", point.customer_action, point.id, f"{where}.customer_action", about),
            "feelings": feelings + thought,
            "pain_points": [self._pain(stage, point, pain) for pain in point.pain_points],
            "owners": self._said("owner", point.owner, point.id, f"{where}.owner", about),
        }

    def _contact(self, point: Touchpoint, where: str) -> CellItem:
        paths = known(
            f"{where}.name",
            f"{where}.channel" if point.channel else "",
            f"{where}.moment_of_truth" if point.moment_of_truth is not None else "",
        )
        decides = ("moment of truth",) if point.moment_of_truth else ()
        marks = (*known(point.channel), *decides)
        claims = (*("" for _ in known(point.channel)), *(f"{where}.moment_of_truth" for _ in decides))
        return self._item("touchpoint", point.name or NO_NAME, point.id, *paths, marks=marks, claims=claims)

    def _pain(self, stage: Stage, point: Touchpoint, pain: PainPoint) -> CellItem:
        where = pain_path(stage, point, pain)
        fields = ("severity", "root_cause", "drops_off", "share")
        paths = tuple(f"{where}.{field}" for field in fields if getattr(pain, field) not in (None, ""))
        weights = pain_weights(pain, future=self._map.kind == "future")
        told = (*weights, *((("root_cause", f"because: {pain.root_cause}"),) if pain.root_cause else ()))
        marks, claims = tuple(words for _, words in told), tuple(f"{where}.{field}" for field, _ in told)
        text, about = pain.text or NO_NAME, point.name or NO_NAME
        return self._item("pain_point", text, pain.id, f"{where}.text", *paths, about=about, marks=marks, claims=claims)

    def _idea(self, idea: Opportunity) -> CellItem:
        where = f"opportunities[{idea.id}]"
        fields = ("impact", "feasibility", "owner", "due", "kpi")
        paths = tuple(f"{where}.{field}" for field in fields if getattr(idea, field))
        answers = self._pains[idea.pain_point][1].text if idea.pain_point in self._pains else ""
        text = idea.text or NO_NAME
        return CellItem("opportunity", text, idea.id, (f"{where}.text", *paths), answers, "", idea_marks(idea))

    def _automation(self, one: ChosenAutomation) -> CellItem:
        where = f"automations[{one.id}]"
        paths = tuple(f"{where}.{field}" for field in ("status", "platform", "owner") if getattr(one, field))
        about = self._points.get(one.touchpoint, "")
        if one.pain_point in self._pains:
            about = about or self._pains[one.pain_point][1].text
        owner = f"owner: {one.owner}" if one.owner else ""
        marks = known(one.status, one.platform, owner)
        name = self._recipe_name(one.recipe) or NO_NAME
        return CellItem("automation", name, one.id, (f"{where}.recipe", *paths), about, "", marks)

    def _measure(self, place: int, one: Measure) -> CellItem:
        where = f"measures[{place}]"
        paths = tuple(f"{where}.{field}" for field in ("baseline", "target") if getattr(one, field))
        marks = known(f"now {one.baseline}" if one.baseline else "", f"target {one.target}" if one.target else "")
        return CellItem("measure", one.name or NO_NAME, "", (f"{where}.name", *paths), "", "", marks)

    def _said(self, kind: str, text: str, part: str, path: str, about: str = "") -> list[CellItem]:
        return [self._item(kind, text, part, path, about=about)] if text else []

    def _item(
        self,
        kind: str,
        text: str,
        part: str,
        *paths: str,
        about: str = "",
        marks: tuple[str, ...] = (),
        claims: tuple[str, ...] = (),
    ) -> CellItem:
        return CellItem(kind, text, part, paths, about, self._map.basis.get(paths[0], ""), marks, claims)


def _sorted_by(parts: Iterable[PartT], home: Callable[[PartT], str]) -> dict[str, list[PartT]]:
    homes: dict[str, list[PartT]] = {}
    for part in parts:
        homes.setdefault(home(part), []).append(part)
    return homes
