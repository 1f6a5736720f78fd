"""The session: the only object a user interface talks to.

It ties journal, agenda and interviewer together. Every reply is in the journal, on disk, before anything is
said about it; if it cannot be kept, the journal's error is raised and the session is as it was.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from pydantic import BaseModel

from mapcoach.interview import hearing, recap
from mapcoach.interview.agenda import DEPTH_QUESTION, Progress
from mapcoach.interview.aligning import aligned
from mapcoach.interview.asking import Asked, CommandName, Reading, shown
from mapcoach.interview.events import Event, Finished, Heard, Notice
from mapcoach.interview.interviewer import Interviewer
from mapcoach.interview.journals import Journal, Label, MemoryJournal
from mapcoach.interview.partial import with_kept_items
from mapcoach.interview.replies.text import without_surrogates
from mapcoach.interview.script import Depth, Question, Topic, load_script
from mapcoach.interview.state import State
from mapcoach.journey import Folded, JournalEntry, JourneyMap, new_entry, new_id
from mapcoach.journey import operations as ops

HELP = (
    "Answer in your own words, several things at once are fine. You can also type: skip, back, undo, why, "
    "I don't know, done. To change the map: change X to Y, remove X, add X to Y, move X before Y, merge X into Y."
)
_NOTHING_LEFT = Asked(
    Question(id="", field="title", kind="text", depth="quick", text="", why="", examples=()),
    "",
    "map",
    "",
    "",
    "",
    "",
    "",
)
"""What a reply after the last question is read against, so that commands and changes in words still work."""


class Session:
    """One interview on one map. Methods return what to tell the user; ``current`` is the question to ask then.

    A reply or command may come with the question that its author was shown (``asked``). If somebody else's
    answer has moved the interview on meanwhile, it is not used, and a notice says so.
    """

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
        self._wanted = depth
        self._state = State(journal.entries(), script or load_script(), depth)
        self._own: set[str] = set()
        self._told_way_out = False
        self._blank: Asked | None = None
        self._doubted: tuple[Asked | None, str] | None = None
        self._one_at_a_time = asyncio.Lock()
        self.author = without_surrogates(author)

    # --- what a user interface shows -------------------------------------------------------------------

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

    async def phrased(self) -> Asked | None:
        """The question to ask now, in the interviewer's words."""
        asked = self._state.current
        return replace(asked, text=await self._interviewer.phrase(asked, self.map)) if asked else None

    @property
    def progress(self) -> Progress:
        """How many questions are settled and how many remain, as far as is known now."""
        return self._state.agenda.progress()

    def label(self) -> Label:
        """What a list of maps shows of this one."""
        return self._state.label()

    def previous(self) -> JournalEntry | None:
        """The earlier answer that is open for editing after ``back``, if any."""
        return self._state.opened

    # --- what a user does ------------------------------------------------------------------------------

    async def start(self, map_id: str = "", operations: Sequence[BaseModel] = (), reply: str = "") -> None:
        """Begin a new map under an id, or go on with one; records the depth if another one was asked for.

        ``operations`` are what was chosen beforehand (a starter, a kind), ``reply`` how it was chosen.
        """
        async with self._one_at_a_time:
            if not self.map.id:
                begin = ops.StartMap(id=map_id or new_id("m"))
                await self._keep(command="start", operations=(begin, *operations), reply=reply)
            chosen = [entry.reply for entry in self.folded.live if entry.question == DEPTH_QUESTION]
            if not chosen or (self._wanted and chosen[-1] != self._wanted):
                await self._keep(command="start", question=DEPTH_QUESTION, reply=self._wanted or "quick")

    async def answer(self, text: str, asked: Asked | None = None) -> list[Event]:
        """Take a reply to the current question (or a command, or a change of the map typed in its place)."""
        text = without_surrogates(text)
        async with self._one_at_a_time:
            moved = self._moved_on(asked, text)
            return moved if moved is not None else await self._answer(text)

    async def command(self, name: CommandName, text: str = "", asked: Asked | None = None) -> list[Event]:
        """Carry out a command: skip, back, undo, why, help, finish, or "I don't know"."""
        async with self._one_at_a_time:
            moved = self._moved_on(asked, name) if name in ("skip", "back", "dont_know") else None
            return moved if moved is not None else await self._command(name, text)

    async def skip(self) -> list[Event]:
        """Leave the current question for later; it is listed among the open ones."""
        return await self.command("skip")

    async def undo(self) -> list[Event]:
        """Take back one's own latest answer or change that counts."""
        return await self.command("undo")

    async def edit(self, entry_id: str, text: str) -> list[Event]:
        """Replace an earlier answer; later ones are kept as far as they still make sense."""
        text = without_surrogates(text)
        async with self._one_at_a_time:
            entry = next((one for one in self._state.answered() if one.id == entry_id), None)
            if entry is None:
                return [Notice("error", "That answer cannot be changed any more: it was taken back or replaced.")]
            return await self._edit(entry, text)

    async def change(self, operations: Sequence[BaseModel], words: str) -> list[Event]:
        """Change the map directly, as on the map screen; ``words`` tell what was done."""
        async with self._one_at_a_time:
            return await self._take(Reading(tuple(operations)), without_surrogates(words), command="direct")

    def refresh(self) -> bool:
        """Take in what others added to this map meanwhile; whether there was anything."""
        new = self._journal.refresh()
        if new:
            self._state.take_in(new)
        return bool(new)

    # --- how it is done --------------------------------------------------------------------------------

    def _moved_on(self, asked: Asked | None, text: str) -> list[Event] | None:
        """Why a reply cannot be used: what it answers is no longer what is asked. None if it can."""
        if asked is None:
            return None
        self.refresh()
        now = self._state.current
        if now and (now.where, now.probe) == (asked.where, asked.probe):
            return None
        said = f", so “{shown(text, 200)}” was not used" if text.strip() else ""
        return [Notice("coach", f"Somebody else has answered that meanwhile{said}. Here is where things stand now.")]

    async def _answer(self, text: str) -> list[Event]:
        if not text.strip():
            return await self._take_blank()
        self._blank = None
        asked, opened = self._state.current, self._state.opened
        if opened:
            return await self._edit(opened, text)
        reading = await self._interviewer.read(asked or _NOTHING_LEFT, text, self.map)
        instead = await self._instead_of_an_answer(reading, text)
        if instead is not None:
            return instead
        if asked is None:
            await self._keep(reply=text, command="direct")
            said = "I kept that with the map. There is no question left; “change X to Y” changes the map."
            return [Notice("coach", said)]
        events = await self._take(reading, text, asked=asked)
        if reading.follow_up and not asked.probe:
            self._state.probe = replace(asked, text=reading.follow_up, probe=True)
            self._state.look()
        return events if self._state.probe else [*events, *self._summary(asked)]

    async def _instead_of_an_answer(self, reading: Reading, text: str) -> list[Event] | None:
        """Do what a reply asks for if it is a command, a change of the map, or may be meant as one; else None."""
        if reading.command:
            return await self._command(reading.command, text)
        if reading.direct:
            return await self._take(reading, text, command="direct")
        before, self._doubted = self._doubted, (self.current, text) if reading.doubt else None
        if not reading.doubt or before == self._doubted:
            return None
        return [Notice("coach", f"{reading.doubt} If it was your answer, type it once more.")]

    async def _command(self, name: CommandName, text: str = "") -> list[Event]:
        match name:
            case "why":
                return [Notice("coach", self.current.why if self.current else "There is nothing left to ask.")]
            case "help":
                return [Notice("coach", self._help())]
            case "finish":
                return [Finished()]
            case "back":
                return self._back()
            case "undo":
                return await self._undo(text or name)
            case _:
                return await self._pass(name, text or name)

    def _back(self) -> list[Event]:
        """Open the answer before (a second time: the one before that)."""
        answered = self._state.answered()
        if self._state.opened in answered:
            answered = answered[: answered.index(self._state.opened)]
        if not answered:
            return [Notice("coach", "This is the first question; there is nothing before it.")]
        self._state.opened = answered[-1]
        self._state.look()
        said = shown(answered[-1].reply, 200) or "nothing"
        return [Notice("coach", f"Your answer was: “{said}”. Type a new one, or press Enter to keep it.")]

    async def _undo(self, text: str) -> list[Event]:
        live = {entry.id for entry in self.folded.live}
        can = [one for one in self.entries if one.id in live and one.command != "start" and one.author == self.author]
        own = [one for one in can if one.id in self._own]
        if not can:
            return [Notice("coach", "There is nothing of yours to take back.")]
        last, before = (own or can)[-1], self.folded
        entry = await self._keep(command="undo", reply=text, retracts=last.id)
        self._state.opened = self._state.probe = None
        self._state.look()
        lost = recap.lost(before, self.folded, way_back="")
        return [Heard(entry.id, f"Taken back: “{shown(last.reply, 80)}”."), *lost]

    async def _keep(self, **values: object) -> JournalEntry:
        """Put an entry into the journal, wait until it is on disk, and take in what others added meanwhile."""
        entry = new_entry(author=self.author, reader=self._interviewer.name, **values)
        saving = asyncio.ensure_future(asyncio.to_thread(self._journal.append, entry, self._state.label))
        try:
            new = await asyncio.shield(saving)
        except asyncio.CancelledError:
            self._took(await saving, entry)  # it is on disk by now: the session must know
            raise
        self._took(new, entry)
        return entry

    def _took(self, new: Sequence[JournalEntry], own: JournalEntry) -> None:
        self._own.add(own.id)
        self._state.take_in(new)

    async def _take(self, reading: Reading, text: str, asked: Asked | None = None, command: str = "") -> list[Event]:
        """Keep what was read, and say what came of it."""
        before, known = self.folded, len(self.entries)
        where = {"question": asked.question.id, "subject": asked.subject} if asked else {}
        values = {"operations": reading.operations, "basis": reading.basis, "command": command}
        entry = await self._keep(reply=text, **values, **where)
        if asked:
            self._state.probe = None
            self._state.look()
        done = self._done(entry)
        events: list[Event] = []
        if done:
            events.append(Heard(entry.id, reading.heard or hearing.heard(done, before.map, self.map), done))
        elif reading.operations:
            events.append(Notice("coach", "Your words are kept, but what they are about is no longer on the map."))
        elif reading.heard:
            events.append(Notice("coach", reading.heard))
        return [*events, *recap.lost(before, self.folded, entry), *recap.others(self._state, entry, known)]

    def _done(self, entry: JournalEntry) -> tuple[BaseModel, ...]:
        """The operations of an entry that could be done."""
        failed = [one.operation for one in self.folded.dropped if one.entry.id == entry.id]
        return tuple(operation for operation in entry.operations if operation not in failed)

    async def _edit(self, target: JournalEntry, text: str) -> list[Event]:
        """Read a reply to an earlier question anew: commands and changes now, an answer as of then."""
        asked = replace(self._state.reopened(target) or _NOTHING_LEFT, probe=True)
        reading = await self._interviewer.read(asked, text, self.map)
        if reading.command in ("skip", "dont_know"):
            self._state.close()
            return [
                Notice("coach", f"“{shown(target.reply, 80)}” stays. “Undo” and “change X to Y” take answers back.")
            ]
        instead = await self._instead_of_an_answer(reading, text)
        if instead is not None:
            return instead
        reading = await self._interviewer.read(asked, text, self._state.before(target).map)
        if reading.unread or reading.follow_up:
            kept = f"I could not read that as an answer, so “{shown(target.reply, 80)}” stays."
            return [Notice("coach", f"{kept} {reading.follow_up}".rstrip())]
        before = self.folded
        entry = await self._keep(
            question=target.question,
            subject=target.subject,
            reply=text,
            operations=self._renewed(target, asked, reading),
            basis=reading.basis,
            command="edit",
            retracts=target.id,
        )
        self._state.opened = None
        if self._state.probe and self._state.probe.where == target.where:
            self._state.probe = None
        self._state.look()
        done = self._done(entry)
        words = hearing.heard(done, before.map, self.map) if done else "Taken out."
        return [
            Heard(entry.id, words, done),
            *recap.lost(before, self.folded, entry),
            *recap.overridden(done, self.map),
        ]

    @staticmethod
    def _renewed(target: JournalEntry, asked: Asked, reading: Reading) -> tuple[BaseModel, ...]:
        """The operations of an edited answer: what stays the same keeps its identity, what was left out its value."""
        operations = aligned(target.operations, reading.operations)
        if not asked.question.items:
            return operations
        return with_kept_items(target.operations, operations, {item.id for item in asked.items})

    async def _pass(self, name: CommandName, text: str) -> list[Event]:
        """Skip, or note that the answer is not known."""
        asked = self.current
        if asked is None:
            return [Finished()]
        if self._state.opened or (asked.probe and name == "skip" and self._state.has_entry(asked)):
            self._state.close()
            return []
        if asked.question.field == "stages" and not asked.probe and asked.options:
            return self._offer_stages(asked)
        await self._keep(question=asked.question.id, subject=asked.subject, reply=text, command=name)
        self._state.close()
        unknown = "Noted as an open question; the draft says how to find out."
        said = unknown if name == "dont_know" else "Left open. You can come back to it at any time."
        return [Notice("coach", said), *self._summary(asked)]

    def _offer_stages(self, asked: Asked) -> list[Event]:
        """Without stages there is no map, so the suggested ones are offered before the question is left."""
        names = ", ".join(shown(option.label, 40) for option in asked.options)
        text = f"Without steps there is no map. Shall I start you off with {names}? Type yes, or your own."
        self._state.probe = replace(asked, text=text, probe=True)
        self._state.look()
        return []

    async def _take_blank(self) -> list[Event]:
        """A blank waves off a probe, keeps an opened answer, and passes a question when it comes twice."""
        if self.current is None:
            return [Finished()]
        if self._state.opened or self.current.probe:
            return await self._pass("skip", "")
        if self._blank != self.current:
            self._blank = self.current
            return [Notice("coach", "A few words will do. Press Enter again to leave this one open.")]
        return await self._pass("skip", "")

    def _summary(self, asked: Asked) -> list[Event]:
        """The recap of a topic that has just been gone through; the first one tells how to correct it."""
        text = recap.of_topic(self._state, asked)
        if not text:
            return []
        way_out, self._told_way_out = "" if self._told_way_out else " If something is off, say “change X to Y”.", True
        return [Notice("summary", text + way_out)]

    def _help(self) -> str:
        if self.current is None:
            return HELP
        examples = " / ".join(self.current.question.examples)
        return " ".join(part for part in (self.current.hint, f"For example: {examples}.", HELP) if part)


__all__ = ["Event", "Finished", "Heard", "Interviewer", "Journal", "Label", "MemoryJournal", "Notice", "Session"]
