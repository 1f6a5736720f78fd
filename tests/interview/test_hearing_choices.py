"""What is said of decisions on automations."""

from __future__ import annotations

from mapcoach.interview.hearing import heard
from mapcoach.journey import JourneyMap
from mapcoach.journey import operations as ops


def test_a_rejected_automation_is_not_called_chosen() -> None:
    rejected = ops.ChooseAutomation(id="a1", recipe="review-prompt", stage="s1", status="rejected")
    done = ops.ChooseAutomation(id="a2", recipe="thank-you", stage="s1", status="done")
    said = heard((rejected, done), JourneyMap(), JourneyMap())
    assert "Not wanted: review prompt" in said
    assert "Done: thank you" in said
    assert "Chosen" not in said


def test_a_change_of_the_state_alone_speaks_of_no_builder() -> None:
    said = heard((ops.ChangeAutomation(automation="a1", status="done"),), JourneyMap(), JourneyMap())
    assert "Done" in said
    assert "None" not in said
    both = ops.ChangeAutomation(automation="a1", platform="Make", status="chosen")
    assert "Make" in heard((both,), JourneyMap(), JourneyMap())
