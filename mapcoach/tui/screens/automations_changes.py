"""From a key on the screen of automations to operations, and the words for the record. Pure."""

from __future__ import annotations

from typing import NamedTuple

from pydantic import BaseModel

from mapcoach.export.words import quoted
from mapcoach.journey import JourneyMap, Opportunity, new_id
from mapcoach.journey import operations as ops
from mapcoach.journey.shape import ChoiceStatus
from mapcoach.tui.screens.automations_board import Automation, Idea, decision
from mapcoach.tui.text import in_line

_VERBS: dict[ChoiceStatus, str] = {"chosen": "choose", "rejected": "reject", "done": "mark as done"}


class Wanted(NamedTuple):
    """A change of the map: its operations, the words for the record, and what to say if the list does not show it."""

    operations: tuple[BaseModel, ...]
    words: str
    said: str = ""


def decide(journey_map: JourneyMap, item: Automation, status: ChoiceStatus) -> Wanted | None:
    """Choose, reject or report as done; None if the team decided so already."""
    choice = decision(journey_map, item)
    if choice and choice.status == status:
        return None
    operation = ops.ChangeAutomation(automation=choice.id, status=status) if choice else _chosen(item, status=status)
    said = f"Rejected: {item.name}. It is at the end of the list." if status == "rejected" else ""
    return Wanted((operation,), f"{_VERBS[status]}: {_called(journey_map, item)}", said)


def choose_all_the_same(journey_map: JourneyMap, item: Automation) -> Wanted | None:
    """Choose what was left out; None if it is chosen already, or its stage is gone meanwhile."""
    wanted = decide(journey_map, item, "chosen") if journey_map.stage(item.stage) else None
    return wanted and wanted._replace(said=f"Chosen: {item.name}. T takes it back.")


def take_back(journey_map: JourneyMap, item: Automation) -> Wanted | None:
    """Forget how the team decided; None if it did not."""
    choice = decision(journey_map, item)
    if choice is None:
        return None
    said = f"Taken back: {item.name}. It is recommended again where the map calls for it."
    return Wanted((ops.RemoveAutomation(automation=choice.id),), f"take back: {_called(journey_map, item)}", said)


def give_owner(journey_map: JourneyMap, item: Automation | Idea, owner: str) -> Wanted | None:
    """Name who looks after it; an automation that is new is chosen with that. None if nothing changes."""
    owner = owner.strip()
    if isinstance(item, Idea):
        return _change_idea(journey_map, item, "owner", owner)
    choice = decision(journey_map, item)
    if owner == (choice.owner if choice else ""):
        return None
    operation = ops.ChangeAutomation(automation=choice.id, owner=owner) if choice else _chosen(item, owner=owner)
    return Wanted((operation,), f"owner of {_called(journey_map, item)}: {owner or 'nobody'}")


def give_due(journey_map: JourneyMap, item: Idea, due: str) -> Wanted | None:
    """Say by when an idea shall be done; None if nothing changes."""
    return _change_idea(journey_map, item, "due", due.strip())


def build_in(journey_map: JourneyMap, item: Automation, platform: str) -> Wanted | None:
    """Name the tool it is built in; one that is new is chosen with that. None if nothing changes."""
    platform = platform.strip()
    choice = decision(journey_map, item)
    if platform == (choice.platform if choice else ""):
        return None
    changed = ops.ChangeAutomation(automation=choice.id, platform=platform) if choice else None
    words = f"tool for {_called(journey_map, item)}: {platform or 'none'}"
    return Wanted((changed or _chosen(item, platform=platform),), words)


def _chosen(item: Automation, *, status: ChoiceStatus = "chosen", owner: str = "", platform: str = "") -> BaseModel:
    return ops.ChooseAutomation(
        id=new_id("a"),
        recipe=item.recipe,
        stage=item.stage,
        touchpoint=item.advice.touchpoint if item.advice else "",
        pain_point=item.advice.pain_point if item.advice else "",
        owner=owner,
        platform=platform,
        status=status,
    )


def _change_idea(journey_map: JourneyMap, item: Idea, field: str, value: str) -> Wanted | None:
    now = next((one for one in journey_map.opportunities if one.id == item.idea.id), None)
    if now is None or value == getattr(now, field):
        return None
    operation = ops.ChangeOpportunity.model_validate({"opportunity": now.id, field: value})
    label = {"owner": "owner", "due": "by when"}[field]
    return Wanted((operation,), f"{label} of {_quoted(now)}: {value or 'nothing'}")


def _quoted(idea: Opportunity) -> str:
    return quoted(in_line(idea.text))


def _called(journey_map: JourneyMap, item: Automation) -> str:
    stage = journey_map.stage(item.stage)
    return f"{quoted(item.name)} at {quoted(in_line(stage.name))}" if stage else quoted(item.name)
