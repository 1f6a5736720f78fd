"""Where a guided session stands, for whoever says what to do next: time, questions left, who talks. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from types import MappingProxyType

from mapcoach.interview.facilitating_time import Clock, clock, is_through, next_step
from mapcoach.interview.standing import Standing
from mapcoach.journey import JournalEntry, JourneyMap, running
from mapcoach.journey import session_operations as ops

_LATEST = 12
"""How many of the latest answers tell who talks now."""
_CLOSING_WORDS = ("close", "closing", "action", "wrap", "next step", "next review")


def names_now(entries: Iterable[JournalEntry], journey_map: JourneyMap) -> dict[str, str]:
    """What each participant is called now, by every name that they ever had in these entries (all that count).

    A name that somebody else has now is theirs.
    """
    had: dict[str, set[str]] = {}
    for entry in entries:
        for one in entry.operations:
            match one:
                case ops.AddParticipant():
                    had.setdefault(one.id, set()).add(one.name.strip())
                case ops.ChangeParticipant() if one.name:
                    had.setdefault(one.participant, set()).add(one.name.strip())
    people = journey_map.session.participants
    names = {name: person.name for person in people for name in had.get(person.id, ())}
    return names | {person.name: person.name for person in people}


def answers_by(entries: Iterable[JournalEntry], names: Mapping[str, str] = MappingProxyType({})) -> Counter[str]:
    """How many answers each author gave; "" stands for answers without a name. Changes and commands do not count.

    ``names`` tells what somebody is called now, by an earlier name.
    """
    given = (entry.author for entry in entries if entry.question and not entry.command)
    return Counter(names.get(author, author) for author in given)


@dataclass(frozen=True)
class Situation:
    """Where a guided session stands."""

    map: JourneyMap
    standing: Standing
    now: datetime

    @cached_property
    def clock(self) -> Clock | None:
        """The running step of the agenda."""
        return clock(self.map, self.now)

    @cached_property
    def questions_left(self) -> int:
        """How many questions remain."""
        return self.standing.progress.remaining

    @cached_property
    def latest(self) -> list[str]:
        """Who gave the latest answers."""
        given = [one for one in self.standing.folded.live if one.question and not one.command]
        return [self.names.get(one.author, one.author) for one in given[-_LATEST:]]

    @cached_property
    def names(self) -> dict[str, str]:
        """What each participant is called now, by every name that they had."""
        return names_now(self.standing.folded.live, self.map)

    @cached_property
    def answers(self) -> Counter[str]:
        """How many answers each author gave."""
        return answers_by(self.standing.folded.live, self.names)

    def step_is_on(self, *words: str) -> bool:
        """Whether the title of the running step, as anybody may have put it, has one of these words."""
        return self.clock is not None and any(word in self.clock.item.title.casefold() for word in words)

    @cached_property
    def closing(self) -> bool:
        """Whether the session is at its end: its last step runs or is over, or one that is called the close."""
        agenda = self.map.session.agenda
        last = running(self.map) is not None and next_step(self.map) is None and len(agenda) > 1
        return is_through(self.map) or last or self.step_is_on(*_CLOSING_WORDS)
