"""The session: the only object a user interface talks to.

It ties journal, agenda and interviewer together. Every reply is in the journal, on disk, before anything is
said about it; if it cannot be kept, the journal's error is raised and the session is as it was.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, Protocol

from pydantic import BaseModel

from mapcoach.interview import hearing
from mapcoach.interview.agenda import DEPTH_QUESTION, Agenda, Due, Progress
from mapcoach.interview.aligning import aligned
from mapcoach.interview.asking import Asked, CommandName, Reading, ask, shown
from mapcoach.interview.replies.text import without_surrogates
from mapcoach.interview.script import DEPTHS, Depth, Topic, load_script
from mapcoach.journey import Folded, JournalEntry, JourneyMap, extend, fold, new_entry, new_id
from mapcoach.journey import operations as ops

Label = Mapping[str, str | int | None]

HELP = (
    "Answer in your own words, several things at once are fine. You can also type: skip, back, undo, why, "
    "I don't know, done. To change the map: change X to Y, remove X, add X to Y, move X before Y, merge X into Y."
)


class Journal(Protocol):
    """Where entries are kept. ``append`` returns only when the entry is durable."""

    def entries(self) -> list[JournalEntry]: ...

    def append(self, entry: JournalEntry, label: Callable[[Sequence[JournalEntry]], Label]) -> list[JournalEntry]: ...

    def refresh(self) -> list[JournalEntry]: ...


class Interviewer(Protocol):
    """Reads replies and words questions; ``OfflineInterviewer`` is one."""

    name: str

    async def read(self, asked: Asked, reply: str, journey_map: JourneyMap) -> Reading: ...

    async def phrase(self, asked: Asked, journey_map: JourneyMap) -> str: ...


class MemoryJournal:
    """A journal that is kept nowhere; for drafts of samples and for tests."""

    def __init__(self) -> None:
        self._entries: list[JournalEntry] = []

    def entries(self) -> list[JournalEntry]:
        return list(self._entries)

    def append(self, entry: JournalEntry, label: Callable[[Sequence[JournalEntry]], Label]) -> list[JournalEntry]:
        label([entry])
        self._entries.append(entry)
        return [entry]

    def refresh(self) -> list[JournalEntry]:
        return []


@dataclass(frozen=True)
class Heard:
    """A reply that changed something, now on disk: its entry, what was understood, the operations."""

    entry: str
    text: str
    operations: tuple[BaseModel, ...] = ()


@dataclass(frozen=True)
class Notice:
    """Something to say that changes nothing."""

    kind: Literal["coach", "summary", "fallback", "error"]
    text: str


@dataclass(frozen=True)
class Finished:
    """The interview is over, or was ended; it can be gone on with at any time."""


Event = Heard | Notice | Finished


class Session:
    """One interview on one map. Methods return what to tell the user; ``current`` is the question to ask then."""

    def __init__(
        self,
        journal: Journal,
        interviewer: Interviewer,
        depth: Depth | None = None,
        author: str = "",
        script: Sequence[Topic] | None = None,
    ) -> None:
        self._journal = journal
        self._interviewer = interviewer
        self._script = script or load_script()
        self._entries = journal.entries()
        self._folded = fold(self._entries)
        self._probe: Asked | None = None
        self._revisited: JournalEntry | None = None
        self._blank = self._told_way_out = False
        self.author = author
        self._wanted = depth
        self._look()

    # --- what a user interface shows -------------------------------------------------------------------

    @property
    def map(self) -> JourneyMap:
        """The map as it is now."""
        return self._folded.map

    @property
    def entries(self) -> Sequence[JournalEntry]:
        """The whole journal, the entries that were taken back included."""
        return tuple(self._entries)

    @property
    def folded(self) -> Folded:
        """What the journal folds to: the map, the entries that count, what could not be kept."""
        return self._folded

    @property
    def depth(self) -> Depth:
        """How deep this interview goes: as chosen last."""
        chosen = [entry.reply for entry in self._folded.live if entry.question == DEPTH_QUESTION]
        return next((depth for depth in DEPTHS if chosen and chosen[-1] == depth), self._wanted or "quick")

    @property
    def current(self) -> Asked | None:
        """The question to ask now; None at the end."""
        return self._current

    @property
    def progress(self) -> Progress:
        """How many questions are settled and how many remain, as far as is known now."""
        return self._agenda.progress()

    def label(self) -> Label:
        """What a list of maps shows of this one."""
        return _label(self._folded, self._script, self.depth)

    def previous(self) -> JournalEntry | None:
        """The earlier answer that is open for editing after ``back``, if any."""
        return self._revisited

    # --- what a user does ------------------------------------------------------------------------------

    async def start(self, map_id: str = "", operations: Sequence[BaseModel] = (), reply: str = "") -> None:
        """Begin a new map under an id, or go on with one; records the depth if another one was asked for.

        ``operations`` are what was chosen beforehand (a starter, a kind), ``reply`` how it was chosen.
        """
        if not self.map.id:
            begin = ops.StartMap(id=map_id or new_id("m"))
            await self._keep(command="start", operations=(begin, *operations), reply=reply)
        chosen = [entry.reply for entry in self._folded.live if entry.question == DEPTH_QUESTION]
        if not chosen or (self._wanted and chosen[-1] != self._wanted):
            await self._keep(command="start", question=DEPTH_QUESTION, reply=self._wanted or "quick")

    async def answer(self, text: str) -> list[Event]:
        """Take a reply to the current question (or a command, or a change of the map typed in its place)."""
        text = without_surrogates(text)
        asked = self._current
        if not text.strip():
            return await self._take_blank()
        self._blank = False
        if asked is None:
            return await self._after_the_end(text)
        reading = await self._read(asked, text)
        if reading.command:
            return await self.command(reading.command, text)
        if reading.direct:
            return await self._take(reading, text, command="direct")
        if self._revisited:
            return await self._edit(self._revisited, asked, reading, text)
        probed = bool(reading.follow_up) and not asked.probe
        events = await self._take(reading, text, question=asked.question.id, subject=asked.subject, summed=not probed)
        if probed:
            self._probe = replace(asked, text=reading.follow_up, probe=True)
            self._look()
        return events

    async def command(self, name: CommandName, text: str = "") -> list[Event]:
        """Carry out a command: skip, back, undo, why, help, finish, or "I don't know"."""
        match name:
            case "why":
                return [Notice("coach", self._why())]
            case "help":
                return [Notice("coach", self._help())]
            case "finish":
                return [Finished()]
            case "back":
                return self.back()
            case "undo":
                return await self.undo(text)
            case _:
                return await self._pass(name, text or name)

    async def skip(self) -> list[Event]:
        """Leave the current question for later; it is listed among the open ones."""
        return await self._pass("skip", "skip")

    def back(self) -> list[Event]:
        """Open the answer before (a second time: the one before that). A reply then replaces it, a blank keeps it."""
        answered = [entry for entry in self._folded.live if self._due(entry)]
        if self._revisited in answered:
            answered = answered[: answered.index(self._revisited)]
        if not answered:
            return [Notice("coach", "This is the first question; there is nothing before it.")]
        self._revisited, self._probe = answered[-1], None
        self._look()
        said = shown(self._revisited.reply, 200) or "nothing"
        return [Notice("coach", f"Your answer was: “{said}”. Type a new one, or press Enter to keep it.")]

    async def undo(self, text: str = "undo") -> list[Event]:
        """Take back the latest answer or change that counts."""
        live = {entry.id for entry in self._folded.live}
        last = next((one for one in reversed(self._entries) if one.id in live and one.command != "start"), None)
        if last is None:
            return [Notice("coach", "There is nothing to take back.")]
        before = self._folded
        entry = await self._keep(command="undo", reply=text, retracts=last.id)
        self._probe = self._revisited = None
        self._look()
        events: list[Event] = [Heard(entry.id, f"Taken back: “{shown(last.reply, 80)}”.")]
        return [*events, *self._report_lost(before)]

    async def edit(self, entry_id: str, text: str) -> list[Event]:
        """Replace an earlier answer; later ones are kept as far as they still make sense."""
        entry = next((one for one in self._folded.live if one.id == entry_id), None)
        due = self._due(entry) if entry else None
        if entry is None or due is None:
            return [Notice("error", "That answer cannot be changed any more: it was taken back or replaced.")]
        asked = replace(ask(due, self._before(entry).map), probe=True)
        text = without_surrogates(text)
        reading = await self._interviewer.read(asked, text, self._before(entry).map)
        return await self._edit(entry, asked, reading, text)

    async def change(self, operations: Sequence[BaseModel], words: str) -> list[Event]:
        """Change the map directly, as on the map screen; ``words`` tell what was done."""
        return await self._take(Reading(tuple(operations)), words, command="direct")

    def refresh(self) -> bool:
        """Take in what others added to this map meanwhile; whether there was anything."""
        new = self._journal.refresh()
        if new:
            self._take_in(new)
        return bool(new)

    # --- how it is done --------------------------------------------------------------------------------

    def _look(self) -> None:
        """Find out what to ask now."""
        self._agenda = Agenda(self.map, self._folded.live, self._script, self.depth)
        self._due_now: Due | None = self._agenda.next()
        if self._revisited:
            due = self._due(self._revisited)
            self._current = ask(due, self._before(self._revisited).map) if due else None
        elif self._probe:
            self._current = self._probe
        else:
            self._current = ask(self._due_now, self.map) if self._due_now else None

    def _due(self, entry: JournalEntry) -> Due | None:
        """The question of the script that an entry answers."""
        for topic in self._script:
            for question in topic.question:
                if question.id == entry.question:
                    return Due(topic, question, topic.each, entry.subject)
        return None

    def _before(self, entry: JournalEntry) -> Folded:
        """What the answers before this one fold to."""
        live = list(self._folded.live)
        return fold(one.model_copy(update={"retracts": None}) for one in live[: live.index(entry)])

    async def _read(self, asked: Asked, text: str) -> Reading:
        """Read a reply: a new answer to an earlier question against the map as it was then."""
        reading = await self._interviewer.read(asked, text, self.map)
        if self._revisited and not (reading.command or reading.direct):
            return await self._interviewer.read(asked, text, self._before(self._revisited).map)
        return reading

    async def _keep(self, **values: object) -> JournalEntry:
        """Put an entry into the journal and wait until it is on disk."""
        entry = new_entry(author=self.author, reader=self._interviewer.name, **values)
        new = await asyncio.to_thread(self._journal.append, entry, self._label_with)
        self._take_in(new)
        return entry

    def _label_with(self, new: Sequence[JournalEntry]) -> Label:
        return _label(extend(self._folded, self._entries, new), self._script, self.depth)

    def _take_in(self, new: Sequence[JournalEntry]) -> None:
        self._folded = extend(self._folded, self._entries, new)
        self._entries.extend(new)
        if self._revisited and self._revisited not in self._folded.live:
            self._revisited = None
        self._look()

    async def _take(
        self, reading: Reading, text: str, command: str = "", question: str = "", subject: str = "", summed: bool = True
    ) -> list[Event]:
        before, due = self._folded, self._due_now
        probe, self._probe = self._probe, self._probe if command == "direct" else None
        try:
            entry = await self._keep(
                question=question,
                subject=subject,
                reply=text,
                operations=reading.operations,
                basis=reading.basis,
                command=command,
            )
        except Exception:
            self._probe = probe
            raise
        events: list[Event] = []
        if reading.operations:
            words = reading.heard or hearing.heard(reading.operations, before.map, self.map)
            events.append(Heard(entry.id, words, tuple(reading.operations)))
        elif reading.heard:
            events.append(Notice("coach", reading.heard))
        events += self._report_lost(before)
        return [*events, *(self._summary(due) if summed and due else [])]

    async def _edit(self, target: JournalEntry, asked: Asked, reading: Reading, text: str) -> list[Event]:
        if reading.command or reading.follow_up or (not reading.operations and asked.question.kind != "list"):
            kept = f"I could not read that as an answer, so “{shown(target.reply, 80)}” stays."
            return [Notice("coach", kept if not reading.follow_up else f"{kept} {reading.follow_up}")]
        before = self._folded
        entry = await self._keep(
            question=target.question,
            subject=target.subject,
            reply=text,
            operations=aligned(target.operations, reading.operations),
            basis=reading.basis,
            command="edit",
            retracts=target.id,
        )
        self._revisited = None
        self._look()
        words = hearing.heard(reading.operations, before.map, self.map) if reading.operations else "Taken out."
        return [Heard(entry.id, words, entry.operations), *self._report_lost(before)]

    async def _pass(self, name: CommandName, text: str) -> list[Event]:
        """Skip, or note that the answer is not known."""
        asked = self._current
        if asked is None:
            return [Finished()]
        if self._revisited or asked.probe:
            self._revisited = self._probe = None
            self._look()
            return []
        due = self._due_now
        await self._keep(question=asked.question.id, subject=asked.subject, reply=text, command=name)
        unknown = "Noted as an open question; the draft says how to find out."
        said = unknown if name == "dont_know" else "Left open. You can come back to it at any time."
        return [Notice("coach", said), *(self._summary(due) if due else [])]

    async def _take_blank(self) -> list[Event]:
        """A blank waves off a probe, keeps an opened answer, and passes a question when it comes twice."""
        if self._revisited or self._probe:
            self._revisited = self._probe = None
            self._look()
            return []
        if self._current is None:
            return [Finished()]
        if not self._blank:
            self._blank = True
            return [Notice("coach", "A few words will do. Press Enter again to leave this one open.")]
        self._blank = False
        return await self._pass("skip", "")

    async def _after_the_end(self, text: str) -> list[Event]:
        """With nothing left to ask, the map can still be changed in words."""
        asked = _nothing_left()
        reading = await self._interviewer.read(asked, text, self.map)
        if reading.command:
            return await self.command(reading.command, text)
        if reading.direct:
            return await self._take(reading, text, command="direct")
        await self._keep(reply=text, command="direct")
        return [
            Notice("coach", "I kept that with the map. There is no question left; “change X to Y” changes the map.")
        ]

    def _report_lost(self, before: Folded) -> list[Event]:
        gone = hearing.lost(before, self._folded)
        if not gone:
            return []
        quoted = ", ".join(f"“{text}”" for text in gone[:5])
        more = f" and {len(gone) - 5} more" if len(gone) > 5 else ""
        text = f"These later answers no longer have a place on the map: {quoted}{more}."
        return [Notice("coach", f"{text} They are kept; “undo” brings them back.")]

    def _summary(self, due: Due) -> list[Event]:
        """The recap of a topic that has just been gone through."""
        now = self._due_now
        if (now and now.topic is due.topic and now.subject == due.subject) or due.subject_kind == "worst_pain":
            return []
        if len(due.topic.question) == 1:
            return []  # what was heard was the recap
        text = hearing.summary(due.topic.topic, self.map, self.map.stage(due.subject))
        if not text:
            return []
        way_out, self._told_way_out = "" if self._told_way_out else " If something is off, say “change X to Y”.", True
        return [Notice("summary", text + way_out)]

    def _why(self) -> str:
        return self._current.why if self._current else "There is nothing left to ask."

    def _help(self) -> str:
        if self._current is None:
            return HELP
        examples = " / ".join(self._current.question.examples)
        return " ".join(part for part in (self._current.hint, f"For example: {examples}.", HELP) if part)


def _label(folded: Folded, script: Sequence[Topic], depth: Depth) -> Label:
    journey_map = folded.map
    progress = Agenda(journey_map, folded.live, script, depth).progress()
    return {
        "title": journey_map.display_title(),
        "kind": journey_map.kind,
        "answered": progress.answered,
        "remaining": progress.remaining,
        "review_due": journey_map.review.due.isoformat() if journey_map.review.due else None,
    }


def _nothing_left() -> Asked:
    """What a reply after the last question is read against: the title, which nothing but a title fills."""
    from mapcoach.interview.script import Question

    question = Question(id="", field="title", kind="text", depth="quick", text="", why="", examples=())
    return Asked(question, "", "map", "", "", "", "", "")
