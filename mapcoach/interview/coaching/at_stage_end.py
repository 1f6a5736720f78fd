"""Moves when a stage has been gone through: what does not fit together, what is missing between."""

from __future__ import annotations

import re

from mapcoach.interview import hearing
from mapcoach.interview.asking import shown
from mapcoach.interview.coaching.on_troubles import PAINS
from mapcoach.interview.coaching.turn import Proposal, Turn
from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies import signals
from mapcoach.interview.replies.feelings import feeling_of
from mapcoach.interview.replies.matching import whole_mentions
from mapcoach.journey import Stage, Touchpoint
from mapcoach.journey import operations as ops

EMOTION = "stages[].touchpoints[].emotion"
KEEP = "keep"
_COULD_BE_ANYWHERE = lazy_pattern(
    r"(?:\S+\s){0,3}(?:talk|chat|call ?back|consultation|contact|quote|confirmation|reminder|booking|order|appointment|"
    r"enquiry|inquiry|question|complaint|update|news|message|invoice|bill|payment|reply|answer|offer|proposal|advice|"
    r"support|feedback|follow[- ]?up|check-?in|survey|request|notification|invitation|registration|sign-?up)s?",
    re.IGNORECASE,
)
"""A name that does not tell where it happens, as "chair" and "van" do."""
_LATE = lazy_pattern(
    r"\b(?:fees?|hidden|surpris\w+|late|costs?|charges?|prices?|conditions?|forms?|small print|at the end)\b",
    re.IGNORECASE,
)
_WAIT = lazy_pattern(
    r"\b(?:wait\w*|queu\w*|on hold|delay\w*|ages|silence|no (?:reply|answer|news)|hear\w* (?:nothing|back)|"
    r"deliver\w*)\b",
    re.IGNORECASE,
)


def contradiction(turn: Turn) -> Proposal | None:
    """A good rating where something serious goes wrong."""
    for point in _points(turn):
        score = point.emotion.score
        worst = next((pain for pain in point.pain_points if pain.drops_off or (pain.severity or 0) > 2), None)
        if score is not None and score > 0 and worst:
            return Proposal(
                "contradiction",
                {"said": str(score + 3), "other": worst.text, "name": point.name},
                about=point.id,
                field=EMOTION,
                kind="one_of",
                options=(
                    (KEEP, "Both are true, for different people"),
                    ("2", "It feels bad"),
                    ("1", "It feels very bad"),
                ),
                after_probe=True,
            )
    return None


def cause(turn: Turn) -> Proposal | None:
    """A low feeling, and nothing that goes wrong there."""
    lows = [point for point in _points(turn) if (point.emotion.score or 0) < 0 and not point.pain_points]
    if not lows or _said_none(turn):
        return None  # "nothing goes wrong" was said, and is respected
    lowest = min(lows, key=lambda point: point.emotion.score or 0)
    number = (lowest.emotion.score or 0) + 3
    return Proposal(
        "cause",
        {"name": lowest.name, "number": str(number)},
        about=lowest.id,
        field=PAINS,
        kind="list",
        after_probe=True,
    )


def _said_none(turn: Turn) -> bool:
    """Whether the latest answer to what goes wrong was that nothing does."""
    told = [one for one in turn.answers if "pain_points" in one.question and not one.move]
    return bool(told) and not told[-1].operations and not told[-1].asks and told[-1].command == ""


def feeling(turn: Turn) -> Proposal | None:
    """A trouble, and no word on how it feels there, unless it was said that nobody knows."""
    if any("emotion" in one.question and one.command == "dont_know" for one in turn.answers):
        return None
    for point in _points(turn):
        if point.pain_points and point.emotion.score is None:
            return Proposal(
                "feeling",
                {"said": point.pain_points[0].text, "name": point.name},
                about=point.id,
                field=EMOTION,
                kind="rating",
                after_probe=True,
            )
    return None


def channel(turn: Turn) -> Proposal | None:
    """A contact of which it is not known where it happens; longer interviews ask that anyway."""
    without = [point for point in _points(turn) if not point.channel and _COULD_BE_ANYWHERE.fullmatch(point.name)]
    if turn.depth != "quick" or not without or not turn.ends_stage:
        return None
    return Proposal(
        "channel",
        {"name": without[0].name},
        about=without[0].id,
        field="stages[].touchpoints[].channel",
        kind="text",
        after_probe=True,
    )


def positive(turn: Turn) -> Proposal | None:
    """A good word on a contact that has no number: a 4 or a 5, which is for the person to say."""
    if turn.stage is None or turn.field not in (PAINS, f"{EMOTION}.thought"):
        return None
    for point in turn.stage.touchpoints:
        felt = feeling_of(turn.reply) if point.emotion.score is None and not point.pain_points else None
        if felt and felt.score > 0 and whole_mentions(turn.reply, (point,)):
            options = (("4", "Good"), ("5", "Very good"))
            values = {"said": felt.words, "name": point.name}
            return Proposal("positive", values, about=point.id, field=EMOTION, kind="one_of", options=options)
    return None


def late_surprise(turn: Turn) -> Proposal | None:
    """A form, a checkout or a price, and nothing that goes wrong there: people often find something out late."""
    if any(_LATE.search(pain.text) for point in _points(turn) for pain in point.pain_points):
        return None
    for point in _points(turn):
        if signals.names_form_or_price(point.name) and not point.pain_points:
            return Proposal(
                "late_surprise", {"name": point.name}, about=point.id, field=PAINS, kind="list", after_probe=True
            )
    return None


def gap(turn: Turn) -> Proposal | None:
    """The wait before this stage, where the channel changes from the one before."""
    stage = turn.stage
    if not turn.ends_stage or stage is None:
        return None
    number = turn.after.stages.index(stage)
    before = turn.after.stages[number - 1] if number else None
    if before is None or not _hands_over(before, stage):
        return None
    last = before.touchpoints[-1]
    return Proposal(
        "gap", {"name": before.name, "other": stage.name}, about=last.id, field=PAINS, kind="list", after_probe=True
    )


def _hands_over(before: Stage, after: Stage) -> bool:
    """Whether every channel changes between two stages, and nothing there is about waiting already."""
    told = [pain.text for stage in (before, after) for point in stage.touchpoints for pain in point.pain_points]
    if any(_WAIT.search(text) for text in (before.name, after.name, *told)):
        return False
    one = {point.channel for point in before.touchpoints if point.channel}
    other = {point.channel for point in after.touchpoints if point.channel}
    return bool(one and other) and not one & other


def too_early(turn: Turn) -> Proposal | None:
    """The wish to automate a stage of which neither goal nor troubles are known."""
    stage, said = turn.before.stage(turn.asked.subject), signals.wants_automation(turn.reply)
    if stage is None or not said or stage.customer_goal or any(point.pain_points for point in stage.touchpoints):
        return None
    if turn.done(ops.AddPainPoint):
        return None
    wish = next((point.id for point in turn.new_points() if signals.wants_automation(point.name)), "")
    return Proposal("too_early", {"said": said}, about=wish, field="stages[].customer_goal", kind="text")


def recap(turn: Turn) -> Proposal | None:
    """What was told of the stage, to be confirmed or corrected by choice.

    A quick interview only sums up, a standard one asks at the first stage and where people leave, a deep one always.
    """
    stage = turn.stage
    if turn.depth == "quick" or stage is None or not turn.ends_stage or turn.asked.move == "recap":
        return None
    severe = any(pain.drops_off or pain.severity == 3 for point in stage.touchpoints for pain in point.pain_points)
    if turn.depth == "standard" and turn.pacing.times("recap") and not severe:
        return None
    text = hearing.stage_summary(stage)
    parts = [one for one in turn.answers if one.operations and not one.move]
    if not text or not parts:
        return None
    options = tuple((one.id, f"{_PARTS.get(one.question, 'answer')}: {shown(one.reply, 60)}") for one in parts)
    return Proposal("recap", {"text": text}, kind="one_of", options=options, after_probe=True)


_PARTS = {
    "stage.customer_goal": "what they want",
    "stage.questions": "their questions",
    "stage.business_goal": "what you want",
    "stage.owner": "who looks after it",
    "stage.touchpoints": "contacts",
    "stage.channel": "where",
    "stage.customer_action": "what they do",
    "stage.touchpoint_owner": "who looks after each",
    "stage.emotion": "ratings",
    "stage.feeling": "feelings",
    "stage.thought": "thoughts",
    "stage.moment_of_truth": "what decides",
    "stage.pain_points": "trouble",
    "stage.severity": "how serious",
    "stage.drops_off": "where they give up",
    "stage.share": "how many",
    "stage.root_cause": "causes",
    "stage.basis": "how it is known",
}
"""What the answers about a stage are called when one of them is to be corrected."""


def _points(turn: Turn) -> tuple[Touchpoint, ...]:
    return turn.stage.touchpoints if turn.stage and turn.ends_stage else ()
