"""How far the interview is, topic by topic and stage by stage. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from mapcoach.interview.asking import subject_name
from mapcoach.interview.state import State


@dataclass(frozen=True)
class TopicProgress:
    """One topic, where it is asked of each stage or trouble that of one of them.

    ``subject`` is its id ("" for a topic of the whole map), ``subject_name`` what people call it. ``current`` says
    whether what is asked now belongs to it. What was skipped is neither answered nor remaining.
    """

    topic: str
    subject: str
    subject_name: str
    answered: int
    remaining: int
    current: bool


def topics(state: State) -> list[TopicProgress]:
    """The topics that have anything to ask at this depth, in order."""
    counts: dict[tuple[str, str], tuple[int, int]] = {}
    kinds = {}
    for due, standing in state.agenda.standings():
        place = (due.topic.topic, due.subject)
        kinds[place] = due.subject_kind
        answered, remaining = counts.get(place, (0, 0))
        counts[place] = (answered + (standing == "answered"), remaining + (standing == "remaining"))
    asked = state.current
    here = (asked.topic, asked.subject) if asked else None
    return [
        TopicProgress(
            *place, subject_name(state.folded.map, kinds[place], place[1]), answered, remaining, place == here
        )
        for place, (answered, remaining) in counts.items()
        if answered or remaining or place == here
    ]
