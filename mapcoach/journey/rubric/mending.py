"""The questions that would mend a map, by the field that their answer fills.

``{who}`` is the customer, ``{stage}`` a stage, ``{pain}`` a pain point, each as it was typed.
"""

from __future__ import annotations

from collections.abc import Iterable

from mapcoach.journey.gaps import named
from mapcoach.journey.rubric.point import Mend
from mapcoach.journey.shape import JourneyMap, PainPoint, Stage

_POINT = "stages[].touchpoints[]."
_PAIN = f"{_POINT}pain_points[]."

ASKS = {
    "kind": "Does this map show the journey as it is today, or as it should be?",
    "scope.offering": "What does your business do, and for whom?",
    "scope.customers": "Is it about people who are new to you, about customers you have, or both?",
    "scope.scenario": "Which one occasion does this map follow from start to end?",
    "scope.starts_with": "What is the first thing that happens, before {who} turns to you?",
    "scope.ends_with": "What is the last thing that happens, after which the story is over?",
    "scope.objective": "What should be different afterwards: what, by how much, and by when?",
    "persona.name": "What shall the one customer whose journey this is be called?",
    "persona.goals": "What does {who} want to get done?",
    "persona.segment": "Which group of your customers does {who} stand for?",
    "persona.challenges": "What makes it hard for {who} to get that done?",
    "persona.requirements": "What does {who} expect of you before it all starts?",
    "stages": "Which steps does {who} go through, from the first thought to the end?",
    "stages[].customer_goal": "What does {who} want to achieve at “{stage}”?",
    "stages[].owner": "Who on your side looks after “{stage}”?",
    "stages[].touchpoints": "Where does {who} meet you, or hear of you, at “{stage}”?",
    f"{_POINT}channel": "Where does each contact at “{stage}” happen: web, phone, shop, or somewhere else?",
    f"{_POINT}customer_action": "What does {who} do at each contact of “{stage}”?",
    f"{_POINT}emotion": "How does {who} feel at each contact of “{stage}”, from very bad to very good?",
    f"{_POINT}emotion.thought": "What goes through the mind of {who} at “{stage}”?",
    f"{_POINT}moment_of_truth": "Which contact at “{stage}” decides whether {who} goes on?",
    f"{_POINT}pain_points": "What goes wrong for {who} at “{stage}”?",
    f"{_PAIN}severity": "How bad is what goes wrong at “{stage}”: a nuisance, serious, or a reason to leave?",
    f"{_PAIN}drops_off": "Which troubles at “{stage}” make people give up?",
    f"{_PAIN}share": "Of ten customers, how many meet each trouble at “{stage}”?",
    "basis": "Which of these did customers tell you, and which are guesses?",
    "evidence": "How do you know about the trouble on this map: from customers, figures, reviews, or is it a hunch?",
    "opportunities": "What could you do about “{pain}”?",
    "opportunities[].impact": "How much would each idea help {who}?",
    "opportunities[].feasibility": "How easy would each idea be to do?",
    "opportunities[].owner": "Who takes care of each idea?",
    "opportunities[].due": "By when shall each idea be done?",
    "automations": "Which of the recommended automations do you want to build?",
    "automations[].owner": "Who builds and watches each automation?",
    "measures": "Which number will tell you that the journey got better?",
    "review.due": "When will you look at this map again?",
}
"""The question for each field that a point may name."""


def who(journey_map: JourneyMap) -> str:
    """The customer by name, as far as there is one."""
    return named([journey_map.persona.name]) or "the customer"


def on_map(field: str, journey_map: JourneyMap, askable: bool = True) -> Mend:
    """Ask it once, of the whole map."""
    return Mend(field, "", ASKS[field].format(who=who(journey_map)), askable)


def at_stage(field: str, journey_map: JourneyMap, stage: Stage, askable: bool = True) -> Mend:
    """Ask it of a stage."""
    return Mend(field, stage.id, ASKS[field].format(who=who(journey_map), stage=named([stage.name])), askable)


def at_pain(field: str, journey_map: JourneyMap, pain: PainPoint) -> Mend:
    """Ask it of a pain point."""
    return Mend(field, pain.id, ASKS[field].format(who=who(journey_map), pain=named([pain.text])))


def groundwork(journey_map: JourneyMap, stages: Iterable[Stage]) -> Mend | None:
    """What must be asked of these stages before all else: which there are, or what happens at an empty one."""
    if not journey_map.stages:
        return on_map("stages", journey_map)
    empty = next((stage for stage in stages if not stage.touchpoints), None)
    return at_stage("stages[].touchpoints", journey_map, empty) if empty else None
