"""What is told after a reply besides what was heard: what was lost, who else answered, how a topic stands."""

from __future__ import annotations

from mapcoach.interview import hearing
from mapcoach.interview.asking import Asked, shown
from mapcoach.interview.events import Event, Notice
from mapcoach.interview.state import State
from mapcoach.journey import Folded, JournalEntry

_QUOTED = 5
"""How many lost answers are quoted."""


def lost(before: Folded, after: Folded, but: JournalEntry | None = None) -> list[Event]:
    """Name the answers (but for one) of which something has no place on the map any more."""
    known = {(one.entry.id, one.operation) for one in before.dropped}
    fresh = [one.entry for one in after.dropped if (one.entry.id, one.operation) not in known]
    gone = list(dict.fromkeys(shown(entry.reply, 60) for entry in fresh if entry.reply and entry != but))
    if not gone:
        return []
    quoted = ", ".join(f"“{text}”" for text in gone[:_QUOTED])
    more = f" and {len(gone) - _QUOTED} more" if len(gone) > _QUOTED else ""
    text = f"These later answers no longer have a place on the map: {quoted}{more}."
    return [Notice("coach", f"{text} They are kept; “undo” brings them back.")]


def others(state: State, entry: JournalEntry, known: int) -> list[Event]:
    """Say so if somebody else answered the same question in the same moment."""
    where = (entry.question, entry.subject)
    same = [one for one in state.entries[known:] if one.id != entry.id and (one.question, one.subject) == where]
    if not entry.question or not same:
        return []
    who = same[-1].author or "Somebody else"
    said = f"{shown(who, 40)} answered this at the same moment: “{shown(same[-1].reply, 80)}”."
    return [Notice("coach", f"{said} Both answers are kept; “undo” takes yours back.")]


def of_topic(state: State, asked: Asked) -> str:
    """How a topic stands once it has been gone through, in the user's words; "" while it goes on."""
    due = state.find(asked.question.id, asked.subject)
    if due is None or due.subject_kind == "worst_pain" or state.topic_goes_on(due):
        return ""
    if len(due.topic.question) == 1:
        return ""  # what was heard was the recap
    return hearing.summary(due.topic.topic, state.folded.map, state.folded.map.stage(due.subject))
