"""What the coach says without asking: how far it is, a word of sympathy, what a map of guesses lacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from mapcoach.interview.asking import NOBODY, Asked, shown
from mapcoach.interview.coaching.turn import Turn
from mapcoach.interview.coaching.wording import say
from mapcoach.interview.replies import signals
from mapcoach.interview.replies.choices import is_none
from mapcoach.journey import JournalEntry, JourneyMap
from mapcoach.journey import operations as ops

_SYMPATHY_EVERY = 5
"""At most once in so many answers (findings/interviewing.md, move 32)."""
_LARGE = 0.3


def remarks(turn: Turn, live: Sequence[JournalEntry]) -> Iterator[str]:
    """What to say after a reply, besides what was heard and what is asked."""
    values = {"persona": shown(turn.after.persona.name) or NOBODY, "stage": shown(turn.asked.subject_name)}
    if _hurts(turn) and not _hurt_lately(live):
        yield say("empathy", values, len(live))
    if signals.is_foreign(turn.reply) and not any(signals.is_foreign(entry.reply) for entry in live[:-1]):
        yield say("language", values, 0)
    read = bool(turn.operations) or is_none(turn.reply)
    if turn.field == "evidence" and not turn.asked.move and read and not turn.after.evidence:
        yield say("no_evidence", values, 0)
    waiting = _without_action(turn.after)
    if turn.ends_interview and turn.depth != "quick" and waiting and not _has_action(turn.after):
        yield say("no_action", {**values, "number": str(waiting)}, 0)
    if turn.done(ops.ChooseAutomation) and (
        empty := next((one for one in turn.after.stages if not one.touchpoints), None)
    ):
        yield say("too_early_to_automate", {**values, "stage": shown(empty.name)}, 0)


def _hurts(turn: Turn) -> bool:
    """Whether a reply told a trouble that people leave over, or that hits many."""
    return any(_is_heavy(one) for one in turn.done(ops.AddPainPoint))


def _hurt_lately(live: Sequence[JournalEntry]) -> bool:
    before = live[-1 - _SYMPATHY_EVERY : -1]
    return any(isinstance(one, ops.AddPainPoint) and _is_heavy(one) for entry in before for one in entry.operations)


def _is_heavy(one: ops.AddPainPoint) -> bool:
    return bool(one.drops_off) or (one.share or 0) >= _LARGE


def _without_action(journey_map: JourneyMap) -> int:
    """How many troubles have no idea beside them."""
    answered = {idea.pain_point for idea in journey_map.opportunities}
    return sum(pain.id not in answered for pain in journey_map.pain_points())


def _has_action(journey_map: JourneyMap) -> bool:
    return bool(journey_map.opportunities or journey_map.automations)


def pace(asked: Asked | None, before: Asked | None, journey_map: JourneyMap, minutes: int) -> str:
    """How far it is, and how many minutes are left, when the next stage begins; else ""."""
    if asked is None or asked.subject_kind != "stage" or asked.probe or (before and before.subject == asked.subject):
        return ""
    names = [stage.id for stage in journey_map.stages]
    if asked.subject not in names[1:]:
        return ""
    number, total = names.index(asked.subject) + 1, len(names)
    values = {
        "persona": "",
        "stage": asked.subject_name,
        "number": str(number),
        "total": str(total),
        "minutes": str(minutes),
    }
    return say("pace", values, number)


def opening(journey_map: JourneyMap, today: date) -> Iterator[str]:
    """What to say when a map is opened again: that it is due for a review, if it is."""
    due = journey_map.review.due
    if due and due < today:
        yield say("stale", {"persona": "", "stage": "", "date": due.isoformat()}, 0)
