"""What can be seen of an interview: the half of a session that changes nothing."""

from __future__ import annotations

from collections.abc import Sequence

from mapcoach.interview.agenda import Progress
from mapcoach.interview.asking import Asked
from mapcoach.interview.history import History, Past
from mapcoach.interview.journals import Label
from mapcoach.interview.notes import notes_of
from mapcoach.interview.pace import minutes_left
from mapcoach.interview.script import Depth
from mapcoach.interview.state import State
from mapcoach.interview.topics import TopicProgress, topics
from mapcoach.journey import Folded, JournalEntry, JourneyMap


class Standing:
    """Where an interview stands, for whoever shows it."""

    author: str
    """Who speaks."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._history = History(state)

    @property
    def map(self) -> JourneyMap:
        """The map as it is now."""
        return self._state.folded.map

    @property
    def entries(self) -> Sequence[JournalEntry]:
        """The whole journal, the entries that were taken back included."""
        return tuple(self._state.entries)

    @property
    def folded(self) -> Folded:
        """What the journal folds to: the map, the entries that count, what could not be kept."""
        return self._state.folded

    @property
    def depth(self) -> Depth:
        """How deep this interview goes: as chosen last."""
        return self._state.depth

    @property
    def current(self) -> Asked | None:
        """The question to ask now; None at the end."""
        return self._state.current

    @property
    def progress(self) -> Progress:
        """How many questions are settled and how many remain, as far as is known now."""
        return self._state.agenda.progress()

    def topics(self) -> list[TopicProgress]:
        """How far it is, topic by topic and stage by stage, in the order in which they are asked."""
        return topics(self._state)

    def minutes_left(self) -> int:
        """About how many minutes the remaining questions take at this person's pace; 0 if none remains."""
        return minutes_left(self.progress.remaining, self.folded.live, self.depth, self.author)

    def history(self) -> list[Past]:
        """What was asked and answered, oldest first; changes of the map are in it, private notes are not."""
        return self._told().past()

    def question_of(self, entry: JournalEntry) -> str:
        """The words in which the question that an entry answers is put; "" if it answers none."""
        return self._told().question_of(entry)

    def reopened(self, entry_id: str) -> Asked | None:
        """The question of an earlier answer, with its items and options of then; None if it cannot be edited."""
        entry = self._answered(entry_id)
        return self._state.reopened(entry) if entry else None

    def notes(self) -> list[JournalEntry]:
        """The private notes, oldest first."""
        return notes_of(self._state.entries)

    def label(self) -> Label:
        """What a list of maps shows of this one."""
        return self._state.label()

    def previous(self) -> JournalEntry | None:
        """The earlier answer that is open for editing after ``back``, if any."""
        return self._state.opened

    def _told(self) -> History:
        """The history of the state as it is now."""
        if not self._history.is_of(self._state):
            self._history = History(self._state)
        return self._history

    def _answered(self, entry_id: str) -> JournalEntry | None:
        """The earlier answer with this id, if it can be edited."""
        return next((one for one in self._state.answered() if one.id == entry_id), None)
