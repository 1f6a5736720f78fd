"""Where an interview stands: the journal so far, the map it folds to, and the question to ask now. No I/O."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mapcoach.interview import going_on
from mapcoach.interview.agenda import DEPTH_QUESTION, Agenda, Due
from mapcoach.interview.asking import Asked, ask
from mapcoach.interview.asking_for import still
from mapcoach.interview.coaching.asking_back import AGAIN, is_there, items_about
from mapcoach.interview.coaching.wording import load_moves
from mapcoach.interview.coaching.wording import why as moves_why
from mapcoach.interview.fields import FIELDS
from mapcoach.interview.journals import Label
from mapcoach.interview.notes import without_notes
from mapcoach.interview.rules import SOURCES, pain_items, touchpoint_items
from mapcoach.interview.script import DEPTHS, Depth, Option, Topic
from mapcoach.journey import Folded, FollowUp, JournalEntry, extend, fold

PASS = "Enter = fine as it is."
"""The way out of a follow-up."""


class State:
    """The entries, what they fold to, and what is asked: the agenda's next question, a follow-up, an opened answer.

    ``entries`` is the whole journal. Private notes are in it, and in nothing that is made of it.
    """

    def __init__(self, entries: Sequence[JournalEntry], script: Sequence[Topic], wanted: Depth | None) -> None:
        self.entries = list(entries)
        self._said = without_notes(self.entries)
        self.folded = fold(self._said)
        self.probe: Asked | None = None
        self.opened: JournalEntry | None = None
        self.asked_for: Due | None = None
        self._script = script
        self._dues = {question.id: (topic, question) for topic in reversed(script) for question in topic.question}
        self._wanted = wanted
        self._ahead: tuple[tuple[str, ...], Folded, Agenda] | None = None
        self.agenda = self._agenda(self.folded, self._said)
        self._pending = self._pending_at_first()
        self.look()

    def _pending_at_first(self) -> Due | None:
        """The question that was pending when the changes of the map at the end of the journal were made."""
        answers = len(self._said)
        while answers and self._said[answers - 1].command == "direct":
            answers -= 1
        if answers == len(self._said):
            return None
        before = self._said[:answers]
        return self._agenda(fold(before), before).next()

    @property
    def depth(self) -> Depth:
        """How deep the interview goes: as chosen last."""
        return self._depth(self.folded)

    def _depth(self, folded: Folded) -> Depth:
        chosen = [entry.reply for entry in folded.live if entry.question == DEPTH_QUESTION]
        return next((depth for depth in DEPTHS if chosen and chosen[-1] == depth), self._wanted or "quick")

    def look(self) -> None:
        """Find out what to ask now: an opened answer, a follow-up, what the agenda says, or what else would help."""
        if self.opened and self.opened not in self.folded.live:
            self.opened = None
        self.asked_for = still(self.asked_for, self.folded.map)
        self.probe = None if self.asked_for else self._waiting()
        pending = self._pending
        due = self.asked_for or (pending if pending and self.agenda.is_open(pending) else self.agenda.next())
        if self.opened:
            self.current: Asked | None = self.reopened(self.opened)
        elif self.probe or due:
            self.current = self.probe or (ask(due, self.folded.map) if due else None)
        else:
            self.current = going_on.offer(self.folded, self._script, self.depth)

    def _waiting(self) -> Asked | None:
        """The follow-up to the latest answer, as long as it was not answered and still makes sense."""
        last = next((entry for entry in reversed(self.folded.live) if self.due(entry)), None)
        if last is None or not last.asks:
            return None
        return self._still_open(self._follow_up(last, last.asks))

    def _follow_up(self, entry: JournalEntry, asks: FollowUp) -> Asked:
        """What was asked in return to an entry, as a question."""
        due = self.due(entry)
        assert due is not None
        asked = replace(ask(due, self.folded.map), text=asks.text, probe=True, move=asks.move)
        if asks.move == AGAIN:
            return asked
        options = tuple(Option(value=value, label=label) for value, label in asks.options)
        changed = {"field": asks.field or asked.question.field, "kind": asks.kind or asked.question.kind}
        question = asked.question.model_copy(update={**changed, "option": options, "options_from": "", "suggest": ""})
        items = items_about(self.folded.map, asks, asked)
        hint = PASS if load_moves()[asks.move].exit else ""
        return replace(
            asked,
            question=question,
            why=moves_why(asks.move),
            hint=hint,
            options=options,
            items=items,
            about=asks.about,
            given=asks.given,
            follows=asked.question,
        )

    def reopened(self, entry: JournalEntry) -> Asked | None:
        """The question that an entry answers, with the items and options of then, called as they are now."""
        due = self.due(entry)
        if due is None:
            return None
        if entry.move and entry.move != AGAIN and (asks := self.asked_before(entry)):
            return self._follow_up(entry, asks)
        then, now = ask(due, self.before(entry).map), ask(due, self.folded.map)
        here = (*touchpoint_items(self.folded.map, due.subject), *pain_items(self.folded.map, due.subject))
        names = {item.id: item for item in here}
        items = tuple(names.get(item.id, item) for item in then.items)
        return replace(then, text=now.text, hint=now.hint, subject_name=now.subject_name, items=items)

    def asked_before(self, entry: JournalEntry) -> FollowUp | None:
        """The follow-up that an entry answers."""
        asked = (one.asks for one in reversed(self.entries) if one.asks and one.where == entry.where)
        return next((asks for asks in asked if asks.move == entry.move), None)

    def _still_open(self, probe: Asked) -> Asked | None:
        """A follow-up, narrowed down to the items that are still on the map and still without a value."""
        field = FIELDS[probe.question.field]
        if probe.move != AGAIN:
            return probe if not probe.about or is_there(self.folded.map, probe.about) else None
        if not probe.question.items:
            return None if field.filled(self.folded.map, probe.subject) else probe
        there = {item.id for item in SOURCES[probe.question.items](self.folded.map, probe.subject)}
        items = tuple(one for one in probe.items if one.id in there and not field.item_filled(self.folded.map, one.id))
        return replace(probe, items=items) if items else None

    def take_in(self, new: Sequence[JournalEntry]) -> None:
        """Add entries that are on disk. A change of the map leaves the pending question where it is, a note all."""
        said = without_notes(new, self.entries)
        if said:
            direct = all(entry.command == "direct" for entry in said)
            pending = self._pending if self._pending and self.agenda.is_open(self._pending) else self.agenda.next()
            self._pending = pending if direct else None
            self.folded, self.agenda = self.ahead(new)
            self._said.extend(said)
            self.asked_for = still(self.asked_for, self.folded.map, said)
        self.entries.extend(new)
        self._ahead = None
        if said:
            self.look()

    def ahead(self, new: Sequence[JournalEntry]) -> tuple[Folded, Agenda]:
        """What the map and the agenda will be once these entries are there, too."""
        said = without_notes(new, self.entries)
        if not said:
            return self.folded, self.agenda
        known = tuple(entry.id for entry in said)
        if self._ahead is None or self._ahead[0] != known:
            folded = extend(self.folded, self._said, said)
            self._ahead = (known, folded, self._agenda(folded, (*self._said, *said)))
        _, folded, agenda = self._ahead
        latest = {entry.id: entry for entry in said}  # what is asked in return was not known at the first look
        live = tuple(latest.get(entry.id, entry) for entry in folded.live)
        told = replace(folded, live=live)
        if going_on.wanted(live) != going_on.wanted(folded.live):
            agenda = self._agenda(told, (*self._said, *said))
        return told, agenda

    def _agenda(self, folded: Folded, entries: Sequence[JournalEntry]) -> Agenda:
        return Agenda(folded.map, folded.live, self._script, self._depth(folded), entries, going_on.wanted(folded.live))

    def open(self, entry_id: str) -> None:
        """Open an earlier answer for editing."""
        self.opened = next((entry for entry in self.folded.live if entry.id == entry_id), None)
        self.look()

    def close(self) -> None:
        """Leave the opened answer as it is."""
        self.opened = None
        self.look()

    def ask_for(self, question_id: str, subject: str) -> bool:
        """Ask this next, whatever the depth and whatever was said to it before; whether the script has it."""
        due = self.find(question_id, subject)
        self.opened, self.asked_for = None, still(due, self.folded.map)
        self.look()
        return self.asked_for is not None

    def due(self, entry: JournalEntry) -> Due | None:
        """The question of the script that an entry answers."""
        return self.find(entry.question, entry.subject)

    def find(self, question_id: str, subject: str) -> Due | None:
        """A question of the script, put to a subject."""
        found = self._dues.get(question_id)
        return Due(*found, found[0].each, subject) if found else None

    def before(self, entry: JournalEntry) -> Folded:
        """What the answers before this one fold to."""
        live = list(self.folded.live)
        return fold(one.model_copy(update={"retracts": None}) for one in live[: live.index(entry)])

    def answered(self) -> list[JournalEntry]:
        """The entries that answer a question of the script, in the order in which they count; of several the last."""
        said = [entry for entry in self.folded.live if self.due(entry) and not (entry.move and entry.command == "skip")]
        last = {(*entry.where, entry.move): entry for entry in said}
        return [entry for entry in said if last[(*entry.where, entry.move)] is entry]

    def answer_to(self, asked: Asked) -> JournalEntry | None:
        """The latest entry that answers a question as it was asked, or else a follow-up to it; None without one."""
        same = [entry for entry in reversed(self.folded.live) if entry.question and entry.where == asked.where]
        return next((entry for entry in same if entry.move == asked.move), same[0] if same else None)

    def topic_goes_on(self, due: Due) -> bool:
        """Whether the next question belongs to the same topic and the same subject."""
        following = self.agenda.next()
        return bool(following and following.topic is due.topic and following.subject == due.subject)

    def label(self, new: Sequence[JournalEntry] = ()) -> Label:
        """What a listing shows of this map, once it has these entries too."""
        folded, agenda = self.ahead(new) if new else (self.folded, self.agenda)
        progress = agenda.progress()
        due = folded.map.review.due
        return {
            "title": folded.map.display_title(),
            "kind": folded.map.kind,
            "answered": progress.answered,
            "remaining": progress.remaining,
            "review_due": due.isoformat() if due else None,
        }
