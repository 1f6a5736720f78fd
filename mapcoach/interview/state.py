"""Where an interview stands: the journal so far, the map it folds to, and the question to ask now. No I/O."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mapcoach.interview.agenda import DEPTH_QUESTION, Agenda, Due
from mapcoach.interview.asking import Asked, ask
from mapcoach.interview.fields import FIELDS
from mapcoach.interview.journals import Label
from mapcoach.interview.rules import SOURCES, pain_items, touchpoint_items
from mapcoach.interview.script import DEPTHS, Depth, Topic
from mapcoach.journey import Folded, JournalEntry, extend, fold


class State:
    """The entries, what they fold to, and what is asked: the agenda's next question, a probe, or an opened answer."""

    def __init__(self, entries: Sequence[JournalEntry], script: Sequence[Topic], wanted: Depth | None) -> None:
        self.entries = list(entries)
        self.folded = fold(self.entries)
        self.probe: Asked | None = None
        self.opened: JournalEntry | None = None
        self._script = script
        self._wanted = wanted
        self.agenda = self._agenda(self.folded, self.entries)
        self.look()

    @property
    def depth(self) -> Depth:
        """How deep the interview goes: as chosen last."""
        chosen = [entry.reply for entry in self.folded.live if entry.question == DEPTH_QUESTION]
        return next((depth for depth in DEPTHS if chosen and chosen[-1] == depth), self._wanted or "quick")

    def look(self) -> None:
        """Find out what to ask now: an opened answer, a probe, or what the agenda says."""
        if self.opened and self.opened not in self.folded.live:
            self.opened = None
        if self.probe:
            self.probe = self._still_open(self.probe)
        due = self.agenda.next()
        if self.opened:
            self.current: Asked | None = self.reopened(self.opened)
        else:
            self.current = self.probe or (ask(due, self.folded.map) if due else None)

    def reopened(self, entry: JournalEntry) -> Asked | None:
        """The question that an entry answers, with the items and options of then, called as they are now."""
        due = self.due(entry)
        if due is None:
            return None
        then, now = ask(due, self.before(entry).map), ask(due, self.folded.map)
        here = (*touchpoint_items(self.folded.map, due.subject), *pain_items(self.folded.map, due.subject))
        names = {item.id: item for item in here}
        items = tuple(names.get(item.id, item) for item in then.items)
        return replace(then, text=now.text, hint=now.hint, subject_name=now.subject_name, items=items)

    def _still_open(self, probe: Asked) -> Asked | None:
        """A probe, narrowed down to the items that are still on the map and still without a value."""
        field = FIELDS[probe.question.field]
        if not probe.question.items:
            return None if field.filled(self.folded.map, probe.subject) else probe
        there = {item.id for item in SOURCES[probe.question.items](self.folded.map, probe.subject)}
        items = tuple(one for one in probe.items if one.id in there and not field.item_filled(self.folded.map, one.id))
        return replace(probe, items=items) if items else None

    def take_in(self, new: Sequence[JournalEntry]) -> None:
        """Add entries that are on disk."""
        self.folded = extend(self.folded, self.entries, new)
        self.entries.extend(new)
        self.agenda = self._agenda(self.folded, self.entries)
        self.look()

    def _agenda(self, folded: Folded, entries: Sequence[JournalEntry]) -> Agenda:
        return Agenda(folded.map, folded.live, self._script, self.depth, entries)

    def close(self) -> None:
        """Leave the opened answer, or else the probe."""
        if self.opened:
            self.opened = None
        else:
            self.probe = None
        self.look()

    def due(self, entry: JournalEntry) -> Due | None:
        """The question of the script that an entry answers."""
        return self.find(entry.question, entry.subject)

    def find(self, question_id: str, subject: str) -> Due | None:
        """A question of the script, put to a subject."""
        for topic in self._script:
            for question in topic.question:
                if question.id == question_id:
                    return Due(topic, question, topic.each, subject)
        return None

    def before(self, entry: JournalEntry) -> Folded:
        """What the answers before this one fold to."""
        live = list(self.folded.live)
        return fold(one.model_copy(update={"retracts": None}) for one in live[: live.index(entry)])

    def answered(self) -> list[JournalEntry]:
        """The entries that answer a question of the script, in the order in which they count; of several the last."""
        last = {entry.where: entry for entry in self.folded.live if self.due(entry)}
        return [entry for entry in self.folded.live if last.get(entry.where) is entry]

    def has_entry(self, asked: Asked) -> bool:
        """Whether the journal has anything on a question, so that the agenda will not ask it again."""
        return any(entry.where == asked.where for entry in self.folded.live)

    def topic_goes_on(self, due: Due) -> bool:
        """Whether the next question belongs to the same topic and the same subject."""
        following = self.agenda.next()
        return bool(following and following.topic is due.topic and following.subject == due.subject)

    def label(self, new: Sequence[JournalEntry] = ()) -> Label:
        """What a listing shows of this map, once it has these entries too."""
        folded = extend(self.folded, self.entries, new) if new else self.folded
        progress = self._agenda(folded, (*self.entries, *new)).progress()
        due = folded.map.review.due
        return {
            "title": folded.map.display_title(),
            "kind": folded.map.kind,
            "answered": progress.answered,
            "remaining": progress.remaining,
            "review_due": due.isoformat() if due else None,
        }
