"""Plans of all entries of the catalogue, and of trees that it does not hold, with drafts that stay the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from mapcoach.automation import Recommendation, catalogue
from mapcoach.automation.handover.columns import columns_of
from mapcoach.automation.handover.plan import Plan
from mapcoach.automation.handover.planning import MapNames, Resolver, automations, tags_of
from mapcoach.automation.message_draft import MergeField, MessageDraft
from mapcoach.automation.messages import message_steps
from mapcoach.automation.recipes import Step
from mapcoach.automation.vocabulary import Channel
from mapcoach.automation.wording import CHANNEL_NAMES, filled
from mapcoach.journey import ChosenAutomation, JourneyMap
from tests.export.maps import clinic


def every_entry(journey_map: JourneyMap | None = None, stage: str = "s2") -> JourneyMap:
    """A map on which every entry of the catalogue was chosen for a stage."""
    choices = tuple(ChosenAutomation(id=f"a{at}", recipe=one, stage=stage) for at, one in enumerate(catalogue()))
    return (journey_map or clinic()).model_copy(update={"automations": choices})


def marker(recipe: str, number: int) -> str:
    """What only the text of this message says."""
    return f"[Text {number} of {recipe}]"


def drafts(told: Recommendation) -> Sequence[MessageDraft]:
    """A draft for each message, which says which one it is and uses every merge field."""
    usual = next(channel for channel, name in CHANNEL_NAMES.items() if name == told.channel)
    return [
        _draft(told.recipe, number, step.channel or usual, step.intent)
        for number, step in enumerate(message_steps(catalogue()[told.recipe].steps), 1)
    ]


def _draft(recipe: str, number: int, channel: Channel, intent: str) -> MessageDraft:
    body = (
        "Hello ", MergeField("first_name"), f",\n{marker(recipe, number)} ", MergeField("link"), " on ",
        MergeField("date"), " for ", MergeField("item"), "\n", MergeField("sender_name"), ", ", MergeField("business"),
    )  # fmt: skip
    subject = (f"Subject {number} for ", MergeField("first_name")) if channel == "email" else ()
    return MessageDraft(number, channel, subject, body, intent)


@cache
def all_plans() -> tuple[Plan, ...]:
    """A plan of every entry."""
    return automations(every_entry(), drafts=drafts)


def plan_of(recipe: str) -> Plan:
    """The plan of one entry."""
    return next(plan for plan in all_plans() if plan.recipe.id == recipe)


def steady(recipe_id: str) -> Plan:
    """A plan of an entry in which nothing depends on what the recommender says, so that it stays the same."""
    plan, recipe, at = plan_of(recipe_id), catalogue()[recipe_id], clinic()
    words = {"who": "Maya", "place": "“Booking form”", "business": "Bright Smiles Clinic"}
    told = replace(
        plan.advice,
        reasons=("You noted “The form asks for too much” at “Booking form”.", filled(recipe.why, **words)),
        goal=filled(recipe.goal, **words),
        trigger=filled(recipe.trigger.words, **words),
        audience=recipe.audience,
        by_hand=filled(recipe.by_hand, **words),
        channel="email",
    )
    acts = Resolver(told, list(drafts(told)), MapNames(), "book").acts(recipe.steps)
    return replace(
        plan,
        number=1,
        secret="the same in every run",
        advice=told,
        touchpoint=at.touchpoint("t3"),
        pain=at.pain_point("p2"),
        owner="Anna",
        owner_is_named=True,
        acts=acts,
        columns=columns_of(recipe, acts),
        tags=tags_of(acts),
    )


def _step(do: str, **more: object) -> Step:
    return Step.model_validate({"do": do, **more})


def _tree(*steps: Step) -> Plan:
    plan = plan_of("welcome-sequence")
    acts = Resolver(plan.advice, [], MapNames(), "book").acts(steps)
    return replace(plan, acts=acts, columns=columns_of(plan.recipe, acts), tags=tags_of(acts))


def strange_plans() -> dict[str, Plan]:
    """Trees of other shapes than the catalogue's: deep, ending early, with short waits."""
    say, later = _step("message", intent="say it", channel="email"), _step("wait", **{"for": "P2D"})
    inner = _step("branch", when="inner", then=[later, say], otherwise=[_step("end")])
    return {
        "a wait in a branch in a branch, steps behind each": _tree(
            say, _step("branch", when="outer", then=[inner, _step("tag", intent="deep")], otherwise=[later]), say
        ),
        "an end on both sides": _tree(
            later, _step("branch", when="over", then=[say, _step("end")], otherwise=[_step("end")])
        ),
        "steps behind an end": _tree(say, _step("end"), say),
        "a short wait": _tree(say, _step("wait", **{"for": "PT4M"}), say, _step("wait", **{"for": "PT6M"}), say),
        "three branches in a row": _tree(
            *(_step("branch", when=f"question {at}", then=[_step("tag", intent=f"t{at}")]) for at in range(3)), say
        ),
        "a wait for something": _tree(
            _step("wait_until", when="it is solved", **{"for": "P14D"}),
            _step("untag", intent="open"),
            _step("set_field", intent="mood: good, bad"),
            _step("notify", who="the owner", intent="tell"),
            _step("task", who="the owner", intent="do", **{"for": "P1D"}),
        ),
        "every channel": _tree(
            *(_step("message", intent=f"by {channel}", channel=channel) for channel in CHANNEL_NAMES)
        ),
    }
