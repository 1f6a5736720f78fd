"""What is told after a reply besides what was heard: what was lost, who else answered, how a topic stands."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import BaseModel

from mapcoach.interview import hearing
from mapcoach.interview.asking import Asked, shown
from mapcoach.interview.events import Event, Notice
from mapcoach.interview.history import is_a_vote
from mapcoach.interview.state import State
from mapcoach.journey import Folded, JournalEntry, JourneyMap
from mapcoach.journey import operations as ops

_QUOTED = 5
"""How many lost answers are quoted."""


def lost(
    before: Folded, after: Folded, but: JournalEntry | None = None, way_back: str = "; “undo” brings them back"
) -> list[Event]:
    """Name the answers (but for one) of which something has no place on the map any more."""
    known = {(one.entry.id, one.operation) for one in before.dropped}
    fresh = [one.entry for one in after.dropped if (one.entry.id, one.operation) not in known]
    told = [entry for entry in fresh if entry.reply and entry != but and not is_a_vote(entry)]  # votes are secret
    gone = list(dict.fromkeys(shown(entry.reply, 60) for entry in told))
    if not gone:
        return []
    quoted = ", ".join(f"“{text}”" for text in gone[:_QUOTED])
    more = f" and {len(gone) - _QUOTED} more" if len(gone) > _QUOTED else ""
    text = f"These later answers no longer have a place on the map: {quoted}{more}."
    return [Notice("coach", f"{text} Your words are kept in the map's history{way_back}.")]


def overridden(done: Sequence[BaseModel], journey_map: JourneyMap) -> list[Event]:
    """Say so if a later change still counts more than an earlier answer that was just corrected."""
    parts = {ops.SetScope: journey_map.scope, ops.SetPersona: journey_map.persona}
    for one in done:
        if isinstance(one, ops.SetScope | ops.SetPersona):
            now = getattr(parts[type(one)], one.field)
            if now != one.value.strip():
                said = f"A later change of yours still counts: “{shown(str(now), 80)}”."
                return [Notice("coach", f"{said} “Change X to Y” changes it.")]
    return []


def others(state: State, entry: JournalEntry, known: int) -> list[Event]:
    """Say so if somebody else answered the same question in the same moment."""
    same = [one for one in state.entries[known:] if one.id != entry.id and one.where == entry.where]
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
