"""The part of the draft about what to do: the automations for each stage, what was decided, the first three actions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, zip_longest
from typing import TYPE_CHECKING

from mapcoach.export.draft import Advice, Automation, Fact, Grid, Said
from mapcoach.export.escaping import clean, shorten
from mapcoach.export.facts import name_of
from mapcoach.export.findings_part import ranked_ideas, score
from mapcoach.journey import ChosenAutomation, JourneyMap, Opportunity

if TYPE_CHECKING:
    from mapcoach.automation import Recommendation, StageAdvice

_STATUS = {"chosen": "chosen", "rejected": "rejected", "done": "in place"}
_ACTIONS = 3


def advice(journey_map: JourneyMap, stages: Sequence[StageAdvice]) -> tuple[Advice, ...]:
    """The recommended automations of each stage."""
    places = {stage.id: number for number, stage in enumerate(journey_map.stages, 1)}
    decisions = {(choice.recipe, choice.stage): choice for choice in journey_map.automations}
    return tuple(
        Advice(
            places.get(stage.stage, 0),
            name_of(stage.name),
            tuple(_automation(one, decisions.get((one.recipe, one.stage))) for one in stage.recommendations),
            stage.hold,
        )
        for stage in stages
    )


def _automation(told: Recommendation, choice: ChosenAutomation | None) -> Automation:
    facts = (
        ("Starts when", told.trigger),
        ("For", told.audience),
        ("Goes out by", told.channel),
        ("Message idea", told.message),
        ("Measure", told.kpi),
        ("Stops when", told.exit),
        ("Consent", told.consent),
        ("Data it needs", told.needs),
        ("Owner", told.owner),
        ("Effort", told.effort),
        ("Impact", told.impact),
        ("By hand first", told.by_hand),
        ("How it is known to work", told.evidence),
    )
    return Automation(
        name_of(told.name),
        _decision(choice),
        tuple(filter(clean, told.reasons)),
        tuple(filter(clean, told.steps)),
        tuple(Fact(label, (Said(text),)) for label, text in facts if clean(text)),
    )


def _decision(choice: ChosenAutomation | None) -> str:
    if choice is None:
        return ""
    platform = f"in {choice.platform}" if clean(choice.platform) else ""
    owner = f"by {choice.owner}" if clean(choice.owner) else ""
    return " ".join(part for part in (_STATUS[choice.status], platform, owner) if part)


def decided(journey_map: JourneyMap, stages: Iterable[StageAdvice]) -> Grid | None:
    """What was chosen, rejected or is in place already."""
    names = {one.recipe: one.name for stage in stages for one in stage.recommendations}
    places = {stage.id: f"{number}. {name_of(stage.name)}" for number, stage in enumerate(journey_map.stages, 1)}
    pains = {pain.id: pain.text for pain in journey_map.pain_points()}
    rows = tuple(
        (
            names.get(choice.recipe) or _spelt_out(choice.recipe),
            places.get(choice.stage, ""),
            shorten(pains.get(choice.pain_point, ""), 80),
            _STATUS[choice.status],
            choice.platform,
            choice.owner,
        )
        for choice in journey_map.automations
    )
    return Grid("", ("Automation", "Stage", "Against", "Decision", "Platform", "Owner"), rows) if rows else None


def _spelt_out(recipe: str) -> str:
    words = clean(recipe.replace("-", " ").replace("_", " "))
    return name_of(words[:1].upper() + words[1:])


def first_actions(journey_map: JourneyMap, best: Iterable[Recommendation]) -> tuple[str, ...]:
    """The first three things to do: the team's best ideas and the best automations, in turns."""
    ideas = (_idea_words(idea) for idea in ranked_ideas(journey_map) if score(idea))
    automations = (_automation_words(journey_map, one) for one in best)
    turns = chain.from_iterable(zip_longest(ideas, automations))
    return tuple(action for action in turns if action)[:_ACTIONS]


def _idea_words(idea: Opportunity) -> str:
    ranks = f"impact {idea.impact} of 5, feasibility {idea.feasibility} of 5"
    owner = f"; {clean(idea.owner)}" if clean(idea.owner) else ""
    due = f", by {clean(idea.due)}" if clean(idea.due) else ""
    return f"{shorten(idea.text, 160)} ({ranks}{owner}{due})"


def _automation_words(journey_map: JourneyMap, told: Recommendation) -> str:
    stage = journey_map.stage(told.stage)
    reason = next(iter(told.reasons), "")
    place = f" at {name_of(stage.name)}" if stage else ""
    return f"Automate: {told.name}{place}" + (f". {shorten(reason, 200)}" if reason else "")


def rejected(journey_map: JourneyMap) -> Iterator[tuple[str, str]]:
    """The automations that need no recommending any more, by recipe and stage."""
    return (
        (choice.recipe, choice.stage) for choice in journey_map.automations if choice.status in ("rejected", "done")
    )
