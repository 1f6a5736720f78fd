"""The part of the draft about what to do: the automations for each stage, what was decided, the first three actions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, zip_longest

from mapcoach.automation import Recommendation, StageAdvice, catalogue
from mapcoach.export.draft import Advice, Automation, Fact, Grid, Said
from mapcoach.export.escaping import clean, shorten
from mapcoach.export.facts import name_of
from mapcoach.export.findings_part import ranked_ideas, recipe_name, score
from mapcoach.journey import ChosenAutomation, JourneyMap, Opportunity

_STATUS = {"chosen": "chosen", "rejected": "rejected", "done": "in place"}
_ACTIONS = 3
_REASONS = 3
PER_STAGE = 3
"""How many recommendations a stage gets in the draft; more would bury the first ones."""


def advice(journey_map: JourneyMap, stages: Sequence[StageAdvice]) -> tuple[Advice, ...]:
    """The automations of each stage: what was chosen for it, then what is recommended."""
    places = {stage.id: number for number, stage in enumerate(journey_map.stages, 1)}
    decisions = {(choice.recipe, choice.stage): choice for choice in journey_map.automations}
    return tuple(
        Advice(
            places.get(stage.stage, 0),
            name_of(stage.name),
            tuple(
                _automation(one, decisions.get((one.recipe, one.stage)))
                for one in (*stage.chosen, *stage.recommendations)
            ),
            stage.hold,
        )
        for stage in stages
    )


def _automation(told: Recommendation, choice: ChosenAutomation | None) -> Automation:
    """A recommendation in short; with everything that building it takes, once it is chosen."""
    chosen = choice is not None and choice.status == "chosen"
    owner = choice.owner if choice and clean(choice.owner) else told.owner
    texts = (
        ("Starts when", told.trigger),
        ("For", told.audience),
        ("Message idea", told.message),
        ("Measure", told.kpi),
        ("Owner, effort, impact", "; ".join(filter(clean, (owner, f"effort {told.effort}", f"impact {told.impact}")))),
        ("Consent", told.consent),
        ("By hand first", told.by_hand),
    )
    always = (("Stops when", told.exit), ("What it needs", told.needs))
    groups = (
        ("Only if", told.conditions),
        *always,
        ("Take care", told.risk),
        ("What is known about it", _figures(told)),
    )
    shown = groups if chosen else always
    return Automation(
        name_of(told.name),
        _decision(choice),
        tuple(filter(clean, told.reasons))[: None if chosen else _REASONS],
        tuple(Fact(label, (Said(text),)) for label, text in texts if clean(text)),
        tuple(filter(clean, told.steps)),
        tuple(Fact(label, _listed(items)) for label, items in shown if _listed(items)),
        _platforms(told, choice) if chosen else (),
    )


def _listed(items: Iterable[str]) -> tuple[Said, ...]:
    return tuple(Said(item.rstrip(".")) for item in items if clean(item))


def _figures(told: Recommendation) -> tuple[str, ...]:
    """The published figures; that there are none is said by the impact already."""
    recipe = catalogue().get(told.recipe)
    return told.evidence if recipe is None or recipe.evidence else ()


def _platforms(told: Recommendation, choice: ChosenAutomation | None) -> tuple[str, ...]:
    """Each platform's building blocks; only those of the chosen platform, if it is one of them."""
    names = {"make": "Make", "zapier": "Zapier", "activecampaign": "ActiveCampaign", "hubspot": "HubSpot"}
    wanted = clean(choice.platform).casefold() if choice else ""
    shown = [wanted] if wanted in names else names
    return tuple(f"{names[one]}: {getattr(told.platforms, one)}" for one in shown)


def _decision(choice: ChosenAutomation | None) -> str:
    if choice is None:
        return ""
    platform = f"; tool: {choice.platform}" if clean(choice.platform) else ""
    owner = f"; looked after by {choice.owner}" if clean(choice.owner) else ""
    return f"{_STATUS[choice.status]}{platform}{owner}"


def decided(journey_map: JourneyMap) -> Grid | None:
    """What was chosen, rejected or is in place already."""
    places = {stage.id: f"{number}. {name_of(stage.name)}" for number, stage in enumerate(journey_map.stages, 1)}
    pains = {pain.id: pain.text for pain in journey_map.pain_points()}
    rows = tuple(
        (
            recipe_name(choice.recipe),
            places.get(choice.stage, ""),
            shorten(pains.get(choice.pain_point, ""), 80),
            _STATUS[choice.status],
            choice.platform,
            choice.owner,
        )
        for choice in journey_map.automations
    )
    return Grid("", ("Automation", "Stage", "Against", "Decision", "Platform", "Owner"), rows) if rows else None


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
    place = f" at “{name_of(stage.name)}”" if stage else ""
    reason = shorten(next(iter(told.reasons), ""), 200)
    return f"Automate “{told.name}”{place}. {reason}".rstrip()
