"""A recommender that has made up its mind, for tests of the screen: real recommendations, whatever the rules say."""

from __future__ import annotations

from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from mapcoach.automation import Recommendation, StageAdvice, catalogue
from mapcoach.automation import messages as drafting
from mapcoach.automation.message_draft import MergeField, MessageDraft, Voice
from mapcoach.automation.recipes import Platforms
from mapcoach.journey import JourneyMap
from mapcoach.tui.screens import automations_board, automations_left_out
from tests.tui.conftest import screen_text

FORM, ALERT = "form-rescue", "response-time-alert"
_AT_THE_CLINIC = {FORM: ("t1", "p1", "Form drop-off rescue"), ALERT: ("t2", "p2", "Response-time alert")}
HOLDS = {
    "s2": "Nothing to automate at “Visit” for now: what goes wrong there is to be mended by people.",
    "s3": "Too early for “Aftercare”: it has no touchpoints yet.",
}
LEFT_OUT = [
    ("win-back", "Nobody has gone yet at this stage."),
    ("review-prompt", "People feel bad here; ask those who are glad."),
    ("milestone-reward", "Nothing on this map calls for it."),
    ("referral-invitation", "Nothing on this map calls for it."),
]


def recommendation(recipe: str, stage: str = "s1", touchpoint: str = "t1", pain_point: str = "p1") -> Recommendation:
    """A recommendation of an entry, with short texts of its own."""
    known = catalogue()[recipe]
    return Recommendation(
        recipe=recipe,
        name=_AT_THE_CLINIC[recipe][2] if recipe in _AT_THE_CLINIC else known.name,
        stage=stage,
        touchpoint=touchpoint,
        pain_point=pain_point,
        reasons=("You noted that people give up here.", "A person helps more than another mailing."),
        goal="Let people finish where they stopped.",
        trigger="The form was begun and not sent.",
        audience="People who left an address.",
        conditions=("not sent since",),
        steps=("Wait 1 hour.", "Send an email: the link.", "Wait 1 day.", "Send an email: an offer of help."),
        channel="email",
        message="Tell Rosa that nothing is lost.",
        kpi="Forms finished, out of people who got the message, over 5 days.",
        exit=("the form is sent",),
        owner="The team lead",
        consent="Service: no consent needed.",
        effort="small: about 2 to 4 hours",
        impact="high (assumed)",
        risk=("Do not write twice.",),
        by_hand="Ring the first five.",
        platforms=Platforms(make="Sleep", zapier="Delay", activecampaign="Wait", hubspot="Delay until"),
        needs=("The form keeps what was typed.",),
        evidence=("Assumed: no published figure with a known base was found. Count your own.",),
        score=100.0,
    )


def advise(journey_map: JourneyMap, per_stage: int = 3) -> tuple[StageAdvice, ...]:
    """Advice for the clinic; on other maps nothing is called for."""
    return tuple(_of_stage(journey_map, one.id, one.name, per_stage) for one in journey_map.stages)


def _of_stage(journey_map: JourneyMap, stage: str, name: str, per_stage: int) -> StageAdvice:
    touchpoints = {point.id for one in journey_map.stages if one.id == stage for point in one.touchpoints}
    decided = [one for one in journey_map.automations if one.stage == stage]
    known = {recipe: place for recipe, place in _AT_THE_CLINIC.items() if place[0] in touchpoints}
    told = {one.recipe: known.get(one.recipe, (next(iter(sorted(touchpoints)), ""), "", "")) for one in decided}
    chosen = [recommendation(one.recipe, stage, *told[one.recipe][:2]) for one in decided if one.status != "rejected"]
    anywhere = {one.recipe for one in journey_map.automations}
    new = [recommendation(recipe, stage, *place[:2]) for recipe, place in known.items() if recipe not in anywhere]
    return StageAdvice(stage, name, tuple(new)[:per_stage], tuple(chosen) if touchpoints else (), HOLDS.get(stage, ""))


def drafts(journey_map: JourneyMap, told: Recommendation, voice: Voice | None = None) -> tuple[MessageDraft, ...]:
    """Two messages with fields and gaps, in short words of their own."""
    first, link, who = MergeField("first_name"), MergeField("link"), MergeField("sender_name")
    hello = "Dear " if voice == "formal" else "Hi "
    body = (hello, first, ",\n\nnothing is lost: ", link, "\n\n[How many] questions are left.\n\nYours\n", who)
    later = (hello, first, ",\n\nshall a person help? Ring [number].\n\nYours\n", who)
    return (
        MessageDraft(1, "email", ("Your form is saved",), body, "the link"),
        MessageDraft(2, "email", ("A hand with ", MergeField("item")), later, "an offer of help"),
    )


def made_up_its_mind(patch: pytest.MonkeyPatch, *, texts: bool = False) -> None:
    """Have the screen advised so; with ``texts`` also in what is drafted and in why others were left out."""
    patch.setattr(automations_board, "recommend", advise)
    if texts:
        patch.setattr(drafting, "message_drafts", drafts)
        patch.setattr(automations_board, "_messages", lambda recipe: 2)
        patch.setattr(automations_left_out, "explain", lambda *_: LEFT_OUT)


async def until(pilot: Pilot[None], screen: type[Screen[Any]], words: str = "") -> None:
    """Wait until such a screen is on top and shows these words; what is made in threads may take its time."""
    for _ in range(300):
        await pilot.pause()
        if isinstance(pilot.app.screen, screen) and _bare(words) in _bare(screen_text(pilot.app)):
            return
    raise AssertionError(f"never saw {words!r} on {screen.__name__}:\n{screen_text(pilot.app)}")


def _bare(text: str) -> str:
    """A text without blanks and frames: a long path breaks the lines of a dialog anywhere."""
    return "".join("" if one in "│▊▎" else one for one in "".join(text.split()))
