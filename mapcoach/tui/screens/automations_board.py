"""What the screen of automations shows of a map: by stage the team's own ideas first, then the automations. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from mapcoach.automation import Recommendation, StageAdvice, catalogue, recommend
from mapcoach.export.findings_part import ranked_ideas, recipe_name
from mapcoach.journey import ChosenAutomation, JourneyMap, Opportunity

Status = Literal["new", "chosen", "done", "rejected"]

NOWHERE = ""
"""Stands for the stage of what belongs to no stage: ideas for the whole journey, choices whose stage is gone."""
_ORDER: dict[Status, int] = {"chosen": 0, "new": 1, "done": 2, "rejected": 3}


@dataclass(frozen=True)
class Automation:
    """An automation at a stage: recommended, or decided on already. ``rank`` counts the new ones of a stage from 1.

    ``advice`` is None where the map does not hold what its texts speak of. ``messages`` counts what it sends.
    """

    stage: str
    recipe: str
    name: str
    against: str
    advice: Recommendation | None = None
    choice: ChosenAutomation | None = None
    rank: int = 0
    messages: int = 0

    @property
    def status(self) -> Status:
        """How the team decided, "new" if it did not."""
        return self.choice.status if self.choice else "new"


@dataclass(frozen=True)
class Idea:
    """One of the team's own ideas, with what it answers."""

    stage: str
    idea: Opportunity
    against: str


@dataclass(frozen=True)
class StagePart:
    """A stage: its number (0 for the whole journey), why to wait there, the ideas and the automations."""

    stage: str
    number: int
    name: str
    hold: str
    ideas: tuple[Idea, ...] = ()
    automations: tuple[Automation, ...] = ()


@dataclass(frozen=True)
class Board:
    """All there is to do: by stage, and what was rejected."""

    parts: tuple[StagePart, ...] = ()
    rejected: tuple[Automation, ...] = ()


@dataclass(frozen=True)
class Fold:
    """The line that opens and closes the rejected ones."""

    count: int
    is_open: bool


Item = StagePart | Idea | Automation | Fold


def board_of(journey_map: JourneyMap) -> Board:
    """The board of a map. Takes about a quarter of a millisecond a touchpoint, so not on an event loop."""
    names = _names(journey_map)
    decided = {(one.recipe, one.stage): one for one in journey_map.automations}
    ideas = _ideas_by_stage(journey_map, names)
    known = {stage.id for stage in journey_map.stages}
    parts = [
        StagePart(
            stage.stage,
            number,
            stage.name,
            stage.hold,
            ideas.get(stage.stage, ()),
            _automations(stage, decided, names),
        )
        for number, stage in enumerate(recommend(journey_map), 1)
    ]
    astray = tuple(_bare(one, names) for one in journey_map.automations if one.stage not in known)
    if NOWHERE in ideas or astray:
        parts.insert(0, StagePart(NOWHERE, 0, "", "", ideas.get(NOWHERE, ()), _kept(astray)))
    return Board(tuple(parts), _rejected(journey_map, names))


def _names(journey_map: JourneyMap) -> dict[str, str]:
    names = {point.id: point.name for point in journey_map.touchpoints()}
    return names | {pain.id: pain.text for pain in journey_map.pain_points()}


def _automations(
    told: StageAdvice, decided: dict[tuple[str, str], ChosenAutomation], names: dict[str, str]
) -> tuple[Automation, ...]:
    """Those of a stage: chosen, then new, then done. A choice for which there is no advice any more is kept."""
    found = [_from_advice(one, names, choice=decided.get((one.recipe, one.stage))) for one in told.chosen]
    found += [_from_advice(one, names, rank=rank) for rank, one in enumerate(told.recommendations, 1)]
    seen = {one.recipe for one in found}
    here = (one for one in decided.values() if one.stage == told.stage)
    found += [_bare(one, names) for one in here if one.recipe not in seen]
    return _kept(found)


def _kept(found: Sequence[Automation]) -> tuple[Automation, ...]:
    kept = [one for one in found if one.status != "rejected"]
    return tuple(sorted(kept, key=lambda one: _ORDER[one.status]))


def _from_advice(
    told: Recommendation, names: dict[str, str], choice: ChosenAutomation | None = None, rank: int = 0
) -> Automation:
    against = names.get(told.pain_point) or names.get(told.touchpoint, "")
    return Automation(told.stage, told.recipe, told.name, against, told, choice, rank, _messages(told.recipe))


def _messages(recipe: str) -> int:
    from mapcoach.automation.messages import message_steps  # loads the templates' engine: not on the event loop

    known = catalogue().get(recipe)
    return sum(1 for _ in message_steps(known.steps)) if known else 0


def _bare(choice: ChosenAutomation, names: dict[str, str]) -> Automation:
    against = names.get(choice.pain_point) or names.get(choice.touchpoint, "")
    return Automation(choice.stage, choice.recipe, recipe_name(choice.recipe), against, None, choice)


def _rejected(journey_map: JourneyMap, names: dict[str, str]) -> tuple[Automation, ...]:
    """The rejected ones, told as if they were chosen, so that whoever takes one back knows what it was."""
    wanted = [one for one in journey_map.automations if one.status == "rejected"]
    if not wanted:
        return ()
    as_chosen = tuple(one.model_copy(update={"status": "chosen"}) for one in wanted)
    told = recommend(journey_map.model_copy(update={"automations": as_chosen}), per_stage=0)
    advice = {(one.recipe, one.stage): one for stage in told for one in stage.chosen}
    return tuple(
        _from_advice(found, names, choice=one) if (found := advice.get((one.recipe, one.stage))) else _bare(one, names)
        for one in wanted
    )


def _ideas_by_stage(journey_map: JourneyMap, names: dict[str, str]) -> dict[str, tuple[Idea, ...]]:
    """The team's ideas, best first, at the stage of the pain point that each answers."""
    homes = {
        pain.id: stage.id for stage in journey_map.stages for point in stage.touchpoints for pain in point.pain_points
    }
    found: dict[str, tuple[Idea, ...]] = {}
    for idea in ranked_ideas(journey_map):
        stage = homes.get(idea.pain_point, NOWHERE)
        found[stage] = (*found.get(stage, ()), Idea(stage, idea, names.get(idea.pain_point, "")))
    return found


def items(board: Board, unfolded: bool) -> list[Item]:
    """The board as a list to walk through, from the top."""
    return list(_items(board, unfolded))


def _items(board: Board, unfolded: bool) -> Iterator[Item]:
    for part in board.parts:
        yield part
        yield from part.ideas
        yield from part.automations
    if board.rejected:
        yield Fold(len(board.rejected), unfolded)
        if unfolded:
            yield from board.rejected


def key_of(item: Item) -> tuple[str, ...]:
    """What an item is known by while the map changes."""
    match item:
        case StagePart():
            return ("stage", item.stage)
        case Idea():
            return ("idea", item.idea.id)
        case Automation():
            return ("automation", item.recipe, item.stage)
        case Fold():
            return ("fold",)


def place_of(listed: Sequence[Item], key: tuple[str, ...] | None, before: int) -> int:
    """Where the item with this key stands now; where it is gone, the nearest place to where it was."""
    places = {key_of(item): place for place, item in enumerate(listed)}
    if key in places:
        return places[key]
    return max(0, min(before, len(listed) - 1))


def stage_name(board: Board, stage_id: str) -> str:
    """The name of a stage on the board; empty if it is not there."""
    return next((part.name for part in board.parts if part.stage == stage_id), "")


def decision(journey_map: JourneyMap, item: Automation) -> ChosenAutomation | None:
    """How the team decided on an automation, by the map as it is now."""
    return next((one for one in journey_map.automations if (one.recipe, one.stage) == (item.recipe, item.stage)), None)


def going_out(board: Board) -> tuple[int, int]:
    """How many automations a hand-over takes along: those that are chosen; and if none is, how many new ones it may."""
    listed = [one for part in board.parts for one in part.automations if one.advice is not None]
    chosen = sum(one.status == "chosen" for one in listed)
    return chosen, 0 if chosen else sum(one.status == "new" for one in listed)
