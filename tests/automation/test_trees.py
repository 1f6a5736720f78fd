"""What the steps of every entry must keep to, so that the automation makes sense to whoever gets its messages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import pytest

from mapcoach.automation import Recipe, catalogue
from mapcoach.automation.messages import message_steps
from mapcoach.automation.messages_templates import section_for
from mapcoach.automation.recipes import Step

ENTRIES = pytest.mark.parametrize("recipe", catalogue().values(), ids=lambda recipe: recipe.id)
WAITS = ("wait", "wait_until")
ASKS = ("message", "task", "notify")
"""What somebody has to have time to react to."""


def paths(steps: Sequence[Step]) -> Iterator[tuple[Step, ...]]:
    """All ways through a tree, with the branches that are asked on each; an end stops it."""
    if not steps:
        yield ()
        return
    first, rest = steps[0], steps[1:]
    if first.do == "end":
        yield (first,)
    elif first.do != "branch":
        yield from ((first, *way) for way in paths(rest))
    else:
        yield from ((first, *way) for inner in (first.then, first.otherwise) for way in paths((*inner, *rest)))


def together(path: Sequence[Step]) -> Iterator[list[Step]]:
    """The steps of a path that happen in the same second."""
    now: list[Step] = []
    for step in path:
        if step.do in WAITS:
            yield now
            now = []
        else:
            now.append(step)
    yield now


def every_step(recipe: Recipe) -> list[Step]:
    return list({id(step): step for path in paths(recipe.steps) for step in path}.values())


def faults_in_time(recipe: Recipe) -> set[str]:
    found: set[str] = set()
    for path in paths(recipe.steps):
        for now in together(path):
            asking = [at for at, step in enumerate(now) if step.do in ASKS]
            found |= {step.when for at, step in enumerate(now) if step.do == "branch" and asking and asking[0] < at}
            found |= {step.intent for step in [one for one in now if one.do == "message"][1:]}
    return found


def _step(do: str, **more: object) -> Step:
    return Step.model_validate({"do": do, **more})


def test_the_lint_finds_what_happens_in_the_same_second():
    say, wait = _step("message", intent="say it"), _step("wait", **{"for": "P1D"})
    ask = _step("branch", when="they answered", then=[say])
    entry = catalogue()["win-back"]
    for steps, faults in (
        ([say, ask], {"they answered", "say it"}),
        ([say, say], {"say it"}),
        ([say, wait, ask], set()),
        ([say, wait, ask, say], {"say it"}),
        ([_step("task", who="you", intent="ring"), ask], {"they answered"}),
        ([ask, wait, ask], set()),
    ):
        assert faults_in_time(entry.model_copy(update={"steps": tuple(steps)})) == faults


@ENTRIES
def test_nobody_is_asked_about_a_reaction_in_the_second_of_the_message_and_none_gets_two_at_once(recipe):
    assert not faults_in_time(recipe)


_SPAN = r"(?:minute|hour|day|week|month|year|quarter)s?"
_NUMBER = r"(?:\d+|an?|one|two|three|four|five|six|seven|ten|twice)"
_WAITED = re.compile(rf"\b{_NUMBER} (?:\w+ )?{_SPAN}\b|\bwithin\b|\bhas passed\b|\bhas waited\b", re.IGNORECASE)


@ENTRIES
def test_a_delay_stands_in_the_trigger_or_in_the_steps(recipe):
    """A trigger that waits itself ("three days after the start") begins with what is then done; else they add up."""
    if recipe.steps[0].do in WAITS:
        assert not _WAITED.search(recipe.trigger.words)


_FOLLOWED = {
    "response-time-alert": "has waited",
    "progress-update": "a week has passed",
    "ticket-follow-up": "stays open",
    "proposal-follow-up": "again when",
}


@pytest.mark.parametrize("recipe", _FOLLOWED)
def test_what_a_later_step_waits_for_does_not_start_it_as_well(recipe):
    assert _FOLLOWED[recipe] not in catalogue()[recipe].trigger.words


@ENTRIES
def test_a_date_starts_it_when_the_date_becomes_known(recipe):
    """Platforms start as soon as they know the date, so the trigger says so, and the tree waits for the day."""
    dated = [step for step in every_step(recipe) if step.do == "wait_until" and not step.for_]
    if recipe.trigger.kind == "date_field":
        assert recipe.steps[0] in dated
        assert re.search(r"\b(noted|known|booked|agreed|set)\b", recipe.trigger.words)
        assert not re.search(r"\b(away|has passed|has come|ends? in|over in)\b", recipe.trigger.words)
    for step in dated:
        assert re.search(r"\b(before|day|hour|start|begins|date)\b", step.when), step.when
        assert not re.search(r"\b(after|later|past)\b", step.when), f"platforms count back from a date: {step.when}"


@pytest.mark.parametrize(
    ("recipe", "first"),
    [
        ("appointment-reminder", "two days before"),
        ("renewal-reminder", "60 days before"),
        ("time-limited-reminder", "three days before"),
        ("rebook-reminder", "one week before"),
        ("milestone-reward", "two days before"),
    ],
)
def test_the_first_message_goes_out_so_long_before_the_date(recipe, first):
    assert first in catalogue()[recipe].steps[0].when


def test_the_last_word_on_a_renewal_comes_when_it_says():
    whens = [step.when for step in every_step(catalogue()["renewal-reminder"]) if step.do == "wait_until"]
    assert [when.split(" before")[0] for when in whens] == ["60 days", "one week"]
    assert not [
        step for step in every_step(catalogue()["renewal-reminder"]) if step.do == "wait" and step.for_ != "P30D"
    ]


@ENTRIES
def test_what_is_taken_off_was_put_on(recipe):
    steps = every_step(recipe)
    put_on = {step.intent.split(":")[0] for step in steps if step.do == "tag"}
    assert {step.intent.split(":")[0] for step in steps if step.do == "untag"} <= put_on


@ENTRIES
def test_who_must_not_be_written_to_is_not_written_to(recipe):
    for path in paths(recipe.steps):
        stopped = [at for at, step in enumerate(path) if re.search(r"do not write|leave in peace", step.intent)]
        assert not [step for step in path[stopped[0] :] if step.do == "message"] if stopped else True


@ENTRIES
def test_nobody_leaves_over_the_very_thing_a_later_step_acts_on(recipe):
    """Platforms ask after each wait whether an exit is fulfilled: then the step behind it is never reached."""
    asked = [step.when for step in every_step(recipe) if step.do == "branch"]
    assert not set(asked) & set(recipe.exit)


@pytest.mark.parametrize(
    ("recipe", "gone"),
    [
        ("feedback-request", "answered"),
        ("referral-invitation", "they pass it on"),
        ("revisit-follow-up", "leave an address"),
    ],
)
def test_these_exits_would_cut_off_what_the_entry_is_for(recipe, gone):
    assert not [one for one in catalogue()[recipe].exit if one == gone or (len(gone) > 12 and gone in one)]


def test_only_those_who_signed_up_are_reminded_of_it():
    top = catalogue()["webinar-invitation"].steps
    signed_up = [step for step in top if step.do == "branch"][:2]
    assert {step.when for step in signed_up} == {"they signed up"}
    assert [step.intent.split(",")[0] for step in signed_up[0].otherwise] == ["invite"]
    assert [step.do for step in signed_up[1].otherwise] == ["end"]
    assert not [step for step in top[: top.index(signed_up[1])] if step.do == "message"]
    reached = {
        tuple(step.intent.split()[0] for step in path if step.do == "message")
        for path in paths(catalogue()["webinar-invitation"].steps)
    }
    assert ("invite,",) in reached


def test_only_a_bad_answer_of_those_who_answered_is_acted_on_and_nobody_is_picked_for_reviews():
    told = str(catalogue()["feedback-request"].model_dump()["steps"])
    assert "review" not in told
    assert "may be asked" not in told


def test_points_add_up_and_the_branch_asks_the_same_points():
    noted, asked = catalogue()["lead-scoring"].steps
    assert noted.intent.split(":")[0] == "points"
    assert "adds points" in noted.intent
    assert asked.when.startswith("the points ")


def waits_before(recipe: Recipe, number: int) -> str:
    """What the message with this number waits for, just before it."""
    sent = list(message_steps(recipe.steps))[number - 1]
    path = next(path for path in paths(recipe.steps) if any(step is sent for step in path))
    at = next(at for at, step in enumerate(path) if step is sent)
    return next(step.for_ or step.when for step in reversed(path[:at]) if step.do in WAITS)


@pytest.mark.parametrize(
    ("recipe", "number", "waited", "said"),
    [
        ("time-limited-reminder", 2, "one day before the date", "tomorrow"),
        ("webinar-invitation", 2, "one day before the date", "tomorrow"),
        ("webinar-invitation", 3, "one hour before the start", "hour"),
        ("renewal-reminder", 2, "one week before the date", "week"),
        ("appointment-reminder", 2, "three hours before the appointment", "today"),
        ("review-prompt", 2, "P7D", "last week"),
        ("revisit-follow-up", 2, "P1D", "yesterday"),
        ("milestone-reward", 1, "the day of the milestone", "today"),
        ("welcome-sequence", 4, "P5D", "week"),
    ],
)
def test_a_message_goes_out_when_its_text_says(recipe, number, waited, said):
    assert waits_before(catalogue()[recipe], number) == waited
    assert said in section_for(recipe, number, "email").source.casefold()


# --- consent and evidence -----------------------------------------------------------------------------------------


@ENTRIES
def test_what_may_be_advertising_is_treated_as_advertising(recipe):
    """A note that says an entry needs opt-in belongs to the class that asks for it; a service says that it has none."""
    if recipe.consent.class_ == "service" and any(step.do == "message" for step in every_step(recipe)):
        assert not re.search(r"needs? opt-in|otherwise it is advertising|standing consent", recipe.consent.note)


@pytest.mark.parametrize("recipe", ["rebook-reminder", "form-rescue", "list-hygiene"])
def test_entries_that_write_unasked_need_opt_in(recipe):
    consent = catalogue()[recipe].consent
    assert consent.class_ == "marketing"
    assert "opt-in" in consent.note


def test_a_figure_is_about_the_thing_it_stands_beside():
    assert not catalogue()["welcome-sequence"].evidence
    assert not catalogue()["order-confirmation"].evidence
    for recipe in ("demo-request", "response-time-alert"):
        entry = catalogue()[recipe]
        assert entry.impact.confidence == "assumed" or "times as likely" in entry.evidence[0].claim


@ENTRIES
def test_a_claim_is_the_figure_and_nothing_else(recipe):
    for finding in recipe.evidence:
        assert ":" not in finding.claim
