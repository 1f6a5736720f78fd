"""What was asked and answered so far, for a face that shows the interview as a conversation. Pure and quick."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import get_args

from mapcoach.interview.agenda import DEPTH_QUESTION, Due
from mapcoach.interview.asking import worded
from mapcoach.interview.coaching.asking_back import AGAIN
from mapcoach.interview.going_on import MORE_QUESTION
from mapcoach.interview.recalling import Names, names_of, recalled
from mapcoach.interview.script import ScriptError
from mapcoach.interview.state import State
from mapcoach.journey import JournalEntry, JourneyMap
from mapcoach.journey import session_operations as group
from mapcoach.journey.applying import changed
from mapcoach.journey.shape import PainPoint, Stage, Touchpoint

_MORE = "Which of these questions shall I ask as well?"
_CHANGE = "Change of the map"
_OF_THE_GROUP: tuple[type, ...] = get_args(group.SessionOperation)
_LEFT = {"skip": "Left open.", "dont_know": "Not known yet."}


def is_on_the_group(entry: JournalEntry) -> bool:
    """Whether an entry changes the record of the guided session and nothing else. It is told on the group's screens."""
    return not entry.question and _only(entry, _OF_THE_GROUP)


def is_a_vote(entry: JournalEntry) -> bool:
    """Whether an entry gives or takes dots and nothing else: who voted for what is told nowhere."""
    return _only(entry, group.CastVote)


def _only(entry: JournalEntry, kinds: type | tuple[type, ...]) -> bool:
    return bool(entry.operations) and all(isinstance(one, kinds) for one in entry.operations)


@dataclass(frozen=True)
class Past:
    """One answer, or change of the map, that counts.

    ``topic`` and ``question`` say what was asked (``question`` is "" for a change), ``reply`` is what was typed,
    ``heard`` in a few words what it became ("" if that cannot be said well). ``edited`` tells that it replaced an
    earlier answer, ``can_edit`` that ``Session.edit`` takes another one for it.
    """

    entry: JournalEntry
    topic: str
    question: str
    reply: str
    heard: str
    edited: bool
    can_edit: bool


class History:
    """Tells the past of one state of the interview; made anew when that has moved on."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._texts: dict[tuple[str, str], str] = {}
        self._of = (len(state.entries), state.folded)

    def is_of(self, state: State) -> bool:
        """Whether this is still the history of where the interview stands."""
        return self._of[0] == len(state.entries) and self._of[1] is state.folded

    def question_of(self, entry: JournalEntry) -> str:
        """The words in which the question that an entry answers is put, of a follow-up those that were shown.

        "" if it answers none, or one that the script does not have any more.
        """
        if entry.question == MORE_QUESTION:
            return _MORE
        if entry.move and (text := self._follow_up(entry)):
            return text
        if entry.where not in self._texts:
            due = self._state.due(entry)
            self._texts[entry.where] = self._worded(due) if due else ""
        return self._texts[entry.where]

    def past(self) -> list[Past]:
        """The entries worth showing, in the order in which they count."""
        can_edit = {entry.id for entry in self._state.answered()}
        return [self._past(entry, entry.id in can_edit) for entry in self._shown()]

    def _shown(self) -> Iterator[JournalEntry]:
        """All that count but the beginning, the group's record, and what was asked in return and waved off."""
        for entry in self._state.folded.live:
            waved_off = entry.move not in ("", AGAIN) and entry.command == "skip"
            begins = entry.command == "start" or entry.question == DEPTH_QUESTION
            if not (begins or waved_off or is_on_the_group(entry)):
                yield entry

    def _past(self, entry: JournalEntry, can_edit: bool) -> Past:
        due = self._state.due(entry)
        topic = due.topic.topic if due else "" if entry.question else _CHANGE
        heard = _LEFT.get(entry.command, "") or self._heard(entry)
        edited = entry.command == "edit"
        return Past(entry, topic, self.question_of(entry), entry.reply, heard, edited, can_edit)

    def _heard(self, entry: JournalEntry) -> str:
        failed = self._dropped.get(entry.id, ())
        return recalled([one for one in entry.operations if one not in failed], self._names)

    def _follow_up(self, entry: JournalEntry) -> str:
        """The words of the follow-up that an entry answers: the last put before it."""
        place = self._places.get(entry.id, len(self._places))
        if entry.command == "edit":
            place = len(self._places)  # it stands for an answer that was given earlier
        asked = self._asks.get((*entry.where, entry.move), [])
        return next((text for at, text in reversed(asked) if at < place), "")

    def _worded(self, due: Due) -> str:
        try:
            return worded(due, self._with(due))[0]
        except ScriptError:
            return ""

    def _with(self, due: Due) -> JourneyMap:
        """The map, with what the question is about if that is gone by now."""
        journey_map, name = self._state.folded.map, self._names.get(due.subject, "")
        if due.subject_kind == "stage" and journey_map.stage(due.subject) is None:
            return changed(journey_map, stages=(*journey_map.stages, Stage(id=due.subject, name=name)))
        if due.subject_kind == "worst_pain" and journey_map.pain_point(due.subject) is None:
            point = Touchpoint(id="", name="", pain_points=(PainPoint(id=due.subject, text=name),))
            return changed(journey_map, stages=(*journey_map.stages, Stage(id="", name="", touchpoints=(point,))))
        return journey_map

    @cached_property
    def _names(self) -> Names:
        return names_of(self._state.entries, self._state.folded.map)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {entry.id: number for number, entry in enumerate(self._state.entries)}

    @cached_property
    def _asks(self) -> dict[tuple[str, str, str], list[tuple[int, str]]]:
        """The words of what was asked in return, and where in the journal, by question, subject and move."""
        found: dict[tuple[str, str, str], list[tuple[int, str]]] = defaultdict(list)
        for number, entry in enumerate(self._state.entries):
            if entry.asks:
                found[(*entry.where, entry.asks.move)].append((number, entry.asks.text))
        return found

    @cached_property
    def _dropped(self) -> dict[str, list[object]]:
        found: dict[str, list[object]] = defaultdict(list)
        for one in self._state.folded.dropped:
            found[one.entry.id].append(one.operation)
        return found
