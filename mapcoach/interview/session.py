"""The session: the only object a user interface talks to.

It ties journal, agenda and interviewer together. Every reply is in the journal, on disk, before anything is
said about it; if it cannot be kept, the journal's error is raised and the session is as it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pydantic import BaseModel

from mapcoach.interview import hearing, recap
from mapcoach.interview.agenda import DEPTH_QUESTION
from mapcoach.interview.asking import Asked, CommandName, Reading, shown
from mapcoach.interview.clashing import clashes
from mapcoach.interview.coaching.asking_back import AGAIN
from mapcoach.interview.coaching.told import is_told
from mapcoach.interview.events import Clashed, Event, Explained, Finished, Heard, Notice, Overtaken, Unused
from mapcoach.interview.guide import HELP, Guide
from mapcoach.interview.history import Past, is_a_vote, is_on_the_group
from mapcoach.interview.interviewer import Interviewer
from mapcoach.interview.journals import Journal, Label, MemoryJournal
from mapcoach.interview.keeping import Keeper
from mapcoach.interview.mending import mending_of, renewed
from mapcoach.interview.replies.choices import is_none
from mapcoach.interview.replies.cleaning import without_surrogates
from mapcoach.interview.replies.commands import read_request
from mapcoach.interview.script import Depth, Question, Topic, load_script
from mapcoach.interview.splitting import MakeMap, differing, split_off
from mapcoach.interview.standing import Standing
from mapcoach.interview.state import State
from mapcoach.interview.topics import TopicProgress
from mapcoach.journey import JournalEntry, JourneyMap, new_id
from mapcoach.journey import operations as ops
from mapcoach.journey.journal import Command

_SETTLED_BY_A_CHANGE = ("too_long", "too_many", "duplicate", "departments", "jargon")
"""Follow-ups that a change of the map in words answers: "merge Lane into Road" when there are too many steps."""
_LONG_REPLY = 12
"""From how many words on a reply that held several things is read back as such."""
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


def _where(asked: Asked | None) -> dict[str, str]:
    """What an entry says of the question that it answers."""
    return {"question": asked.question.id, "subject": asked.subject, "move": asked.move} if asked else {}


class Session(Standing):
    """One interview on one map. Methods return what to tell the user; ``current`` is the question to ask then.

    ``make_map`` makes a second map of these entries when this one is split, and returns how to go on with it.
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
        make_map: MakeMap | None = None,
    ) -> None:
        self._interviewer = interviewer
        self._wanted = depth
        super().__init__(State(journal.entries(), script or load_script(), depth))
        self._keeper = Keeper(journal, self._state, interviewer, author)
        self._make_map = make_map
        self._guide = Guide(self._state)
        self._blank: Asked | None = None
        self._doubted: tuple[Asked | None, str] | None = None
        self._told_clashes: set[str] = set()

    @property
    def author(self) -> str:
        """Who speaks. In a group whoever leads it changes that from answer to answer."""
        return self._keeper.author

    @author.setter
    def author(self, name: str) -> None:
        self._keeper.author = without_surrogates(name)

    # --- what a user interface shows besides -----------------------------------------------------------

    async def phrased(self) -> Asked | None:
        """The question to ask now, in the interviewer's words."""
        asked = self._state.current
        return replace(asked, text=await self._interviewer.phrase(asked, self.map)) if asked else None

    def opening(self) -> list[Event]:
        """What to say when the map is opened: that it is due for a review, if it is."""
        return self._guide.opening()

    # --- what a user does ------------------------------------------------------------------------------

    async def start(self, map_id: str = "", operations: Sequence[BaseModel] = (), reply: str = "") -> None:
        """Begin a new map under an id, or go on with one; records the depth if another one was asked for.

        ``operations`` are what was chosen beforehand (a starter, a kind), ``reply`` how it was chosen.
        """
        async with self._keeper.one_at_a_time:
            if not self.map.id:
                begin = ops.StartMap(id=map_id or new_id("m"))
                await self._keep(command="start", operations=(begin, *operations), reply=reply)
            chosen = [entry.reply for entry in self.folded.live if entry.question == DEPTH_QUESTION]
            if not chosen or (self._wanted and chosen[-1] != self._wanted):
                await self._keep(command="start", question=DEPTH_QUESTION, reply=self._wanted or "quick")

    async def answer(self, text: str, asked: Asked | None = None) -> list[Event]:
        """Take a reply to the current question (or a command, or a change of the map typed in its place)."""
        text = without_surrogates(text)
        async with self._keeper.one_at_a_time:
            moved = await self._moved_on(asked, text, reply=text)
            if moved is not None:
                return moved
            before = self.current
            return [*await self._answer(text), *self._guide.pace(before)]

    async def command(self, name: CommandName, text: str = "", asked: Asked | None = None) -> list[Event]:
        """Carry out a command: skip, back, undo, why, help, finish, or "I don't know"."""
        async with self._keeper.one_at_a_time:
            moved = await self._moved_on(asked, name) if name in ("skip", "back", "dont_know") else None
            if moved is not None:
                return moved
            before = self.current
            return [*await self._command(name, text), *self._guide.pace(before)]

    async def skip(self) -> list[Event]:
        """Leave the current question for later; it is listed among the open ones."""
        return await self.command("skip")

    async def undo(self) -> list[Event]:
        """Take back the latest answer or change made in this session that counts; without one, this author's."""
        return await self.command("undo")

    async def take_back(self, entry_id: str) -> list[Event]:
        """Take back one entry, whatever came after it; says so if it does not count any more."""
        async with self._keeper.one_at_a_time:
            return await self._retract(next((one for one in self.folded.live if one.id == entry_id), None), "undo")

    async def edit(self, entry_id: str, text: str) -> list[Event]:
        """Replace an earlier answer; later ones are kept as far as they still make sense."""
        text = without_surrogates(text)
        async with self._keeper.one_at_a_time:
            entry = self._answered(entry_id)
            if entry is None:
                return [Unused("coach", "That answer cannot be changed any more: it was taken back or replaced.")]
            return await self._edit(entry, text)

    async def change(self, operations: Sequence[BaseModel], words: str) -> list[Event]:
        """Change the map directly, as on the map screen; ``words`` tell what was done."""
        async with self._keeper.one_at_a_time:
            return await self._take(Reading(tuple(operations)), without_surrogates(words), command="direct")

    async def note(self, text: str, author: str | None = None) -> JournalEntry | None:
        """Keep a private note (by the session's author, unless another is given); None if it is blank."""
        if not text.strip():
            return None
        values = {"reply": without_surrogates(text), "command": "note"}
        by = {} if author is None else {"author": without_surrogates(author)}
        async with self._keeper.one_at_a_time:
            return await self._keeper.keep(**values, **by)

    async def remove_note(self, entry_id: str) -> bool:
        """Take a private note away; whether there was one with this id."""
        async with self._keeper.one_at_a_time:
            there = any(one.id == entry_id for one in self.notes())
            if there:
                await self._keeper.keep(command="undo", reply="remove note", retracts=entry_id)
            return there

    def ask_for(self, question_id: str, subject: str = "") -> bool:
        """Ask this question next, whatever the depth; False if there is no such question or no such subject."""
        return self._state.ask_for(question_id, subject)

    def refresh(self) -> bool:
        """Take in what others added to this map meanwhile; whether there was anything."""
        return self._keeper.refresh()

    async def sync(self) -> bool:
        """The same with the disk looked at in a thread. Does nothing while a save is under way, which does it, too.

        Raises what the journal's ``refresh`` raises.
        """
        return await self._keeper.sync()

    # --- how it is done --------------------------------------------------------------------------------

    async def _moved_on(self, asked: Asked | None, text: str, reply: str = "") -> list[Event] | None:
        """Why a reply cannot be used: what it answers is no longer what is asked. None if it can."""
        if asked is None:
            return None
        await self._keeper.look()
        now = self._state.current
        if now and now.place == asked.place:
            return None
        said = f", so “{shown(text, 200)}” was not used" if text.strip() else ""
        said = f"Somebody else has answered that meanwhile{said}. Here is where things stand now."
        return [Overtaken("coach", said, asked, reply, self._state.answer_to(asked))]

    async def _answer(self, text: str) -> list[Event]:
        if not text.strip():
            return await self._take_blank()
        self._blank = None
        asked, opened = self._state.current, self._state.opened
        if opened:
            return await self._edit(opened, text)
        if asked and asked.move in ("", AGAIN) and not opened and is_told(text):
            return await self._take_as_told(asked, text)
        if granted := self._granted(asked, text):
            return granted
        reading = await self._interviewer.read(asked or _NOTHING_LEFT, text, self.map)
        if not reading.command and not reading.direct and (mended := await self._mend(asked, text)) is not None:
            return mended
        instead = await self._instead_of_an_answer(reading, text, asked)
        if instead is not None:
            return instead
        if asked is None:
            await self._keep(reply=text, command="direct")
            said = "I kept that with the map. There is no question left; “change X to Y” changes the map."
            return [Notice("coach", said)]
        events = await self._take(reading, text, asked=asked)
        if reading.second_map:
            events += await self._split_off(reading.second_map, self.folded.live[-1])
        return events if self._state.probe or self._state.opened else [*events, *self._guide.summary(asked)]

    def _granted(self, asked: Asked | None, text: str) -> list[Event]:
        """What is said to a wish that is no answer ("recap"); nothing if it is none."""
        request = None if asked and asked.has_option(text) else read_request(text)
        return [self._guide.granted(request)] if request else []

    async def _mend(self, asked: Asked | None, text: str) -> list[Event] | None:
        """Put an earlier answer right ("no, I meant Dawn"); None if the reply is no such correction."""
        mending = mending_of(self._state, asked, text)
        if mending is None:
            return None
        if mending.target is None:
            before, self._doubted = self._doubted, (self.current, text)
            if before == self._doubted:
                return None
            unclear = "Which answer is that about? “Back” opens the last one, “change X to Y” works at any time."
            return [Unused("coach", f"{unclear} If it answers this question, type it once more.")]
        if not mending.whole:
            self._state.open(mending.target.id)
            said = self._guide.said("back", said=shown(mending.target.reply, 200))
            return [Notice("coach", f"{said} Type it as it should be, or press Enter to keep it.")]
        await self._keep(reply=text, command="direct")  # as it was typed; the answer is kept as it should read
        return await self._edit(mending.target, mending.whole)

    async def _take_as_told(self, asked: Asked, text: str) -> list[Event]:
        """ "I told you": ask whether the sentence that may be meant is to be taken; without one, leave the question."""
        asks = self._guide.instead_of_telling_again(asked)
        if asks is None:
            return await self._pass("dont_know", text)
        await self._keep(reply=text, command="dont_know", asks=asks, **_where(asked))
        return []

    async def _instead_of_an_answer(self, reading: Reading, text: str, asked: Asked | None) -> list[Event] | None:
        """Do what a reply asks for if it is a command, a change of the map, or may be meant as one; else None.

        ``asked`` is the question that the reply was given to: the current one, or that of an answer being edited.
        """
        if reading.command in ("why", "help"):
            return [self._guide.why(asked) if reading.command == "why" else self._guide.help(asked)]
        if reading.command:
            return await self._command(reading.command, text)
        if reading.direct:
            open_now = asked == self.current and not self._state.opened
            settles = asked if asked and open_now and asked.move in _SETTLED_BY_A_CHANGE else None
            return await self._take(reading, text, command="direct" if settles is None else "", settles=settles)
        before, self._doubted = self._doubted, (self.current, text) if reading.doubt else None
        if not reading.doubt or before == self._doubted:
            return None
        return [Unused("coach", f"{reading.doubt} If it was your answer, type it once more.")]

    async def _command(self, name: CommandName, text: str = "") -> list[Event]:
        match name:
            case "why":
                return [self._guide.why(self.current)]
            case "help":
                return [self._guide.help(self.current)]
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
        said = self._guide.said("back", said=shown(answered[-1].reply, 200))
        return [Notice("coach", f"{said} Type a new answer, or press Enter to keep it.")]

    async def _undo(self, text: str) -> list[Event]:
        return await self._retract(self._keeper.latest(), text)

    async def _retract(self, last: JournalEntry | None, text: str) -> list[Event]:
        before = self.folded
        if last is None:
            return [Notice("coach", "There is nothing of yours to take back.")]
        entry = await self._keep(command="undo", reply=text, retracts=last.id)
        self._state.close()
        lost = recap.lost(before, self.folded, way_back="")
        secret = is_a_vote(last)  # who voted for what stays with the voter
        said = "A vote was taken back." if secret else self._guide.said("undone", said=shown(last.reply, 80))
        return [Heard(entry.id, said), *lost]

    async def _keep(self, **values: object) -> JournalEntry:
        return await self._keeper.keep(**values)

    async def _take(
        self,
        reading: Reading,
        text: str,
        asked: Asked | None = None,
        command: Command = "",
        settles: Asked | None = None,
    ) -> list[Event]:
        """Keep what was read, and say what came of it. ``settles`` is a follow-up that a change of the map answers."""
        before, known = self.folded, len(self.entries)
        values = {"operations": reading.operations, "basis": reading.basis, "command": command}
        entry = self._keeper.entry(reply=text, **values, **_where(asked or settles))
        told: list[Event] = []
        if asked:
            turn = self._guide.turn(entry, asked)
            told = [*self._guide.remarks(turn, entry)]
            entry = entry.model_copy(update={"asks": self._guide.asks(turn, reading)})
        await self._keeper.append(entry)
        if reading.opens:
            self._state.open(reading.opens)
        done = self._done(entry)
        events: list[Event] = []
        if done:
            heard = reading.heard or hearing.heard(done, before.map, self.map)
            if asked and not reading.heard:
                heard = " ".join(filter(None, [heard, hearing.read_feelings(done, asked.question.field, self.map)]))
            several = len({type(one) for one in done}) > 1 and len(text.split()) >= _LONG_REPLY
            events.append(Heard(entry.id, self._guide.said("took", text=heard) if several and asked else heard, done))
        elif reading.operations and reading.heard:
            events.append(Notice("coach", reading.heard))
        elif reading.operations:
            events.append(Notice("coach", self._why_not(entry)))
        elif reading.heard:
            events.append(Notice("coach", reading.heard))
        lost, others = recap.lost(before, self.folded, entry), recap.others(self._state, entry, known)
        alone = len(self.entries) == known + 1
        clashed = self._clashes(before.map if alone else self._state.before(entry).map, entry)
        return [*events, *told, *lost, *others, *clashed]

    async def _split_off(self, differs: Sequence[BaseModel], answer: JournalEntry) -> list[Event]:
        own = self._keeper.entry(**differing(differs, answer))
        return await split_off(self._make_map, self.folded.live, answer, own)

    def _clashes(self, before: JourneyMap, entry: JournalEntry) -> list[Event]:
        """What an entry says otherwise than somebody else did; of each value that is told once."""
        found = [one for one in clashes(before, self.entries, entry) if one.path not in self._told_clashes]
        self._told_clashes.update(one.path for one in found)
        return [Clashed(tuple(found))] if found else []

    def _why_not(self, entry: JournalEntry) -> str:
        """Why nothing of an entry could be done; of what the group's record refused, in its own words."""
        if is_on_the_group(entry):
            problems = [one.reason for one in self.folded.dropped if one.entry.id == entry.id]
            return " ".join(dict.fromkeys(filter(None, problems)))
        return "Your words are kept, but what they are about is no longer on the map."

    def _done(self, entry: JournalEntry) -> tuple[BaseModel, ...]:
        """The operations of an entry that could be done."""
        failed = [one.operation for one in self.folded.dropped if one.entry.id == entry.id]
        return tuple(operation for operation in entry.operations if operation not in failed)

    async def _edit(self, target: JournalEntry, text: str) -> list[Event]:
        """Read a reply to an earlier question anew: commands and changes now, an answer as of then."""
        of_then = self._state.reopened(target)
        asked = replace(of_then or _NOTHING_LEFT, probe=True)
        if granted := self._granted(asked, text):
            return granted
        reading = await self._interviewer.read(asked, text, self.map)
        if reading.command in ("skip", "dont_know"):
            self._state.close()
            return [
                Notice("coach", f"“{shown(target.reply, 80)}” stays. “Undo” and “change X to Y” take answers back.")
            ]
        instead = await self._instead_of_an_answer(reading, text, of_then)
        if instead is not None:
            return instead
        reading = await self._interviewer.read(asked, text, self._state.before(target).map)
        if not reading.operations and target.operations and is_none(text):
            self._state.close()
            return [Notice("coach", f"“{shown(target.reply, 80)}” stays. “Remove X” takes something out.")]
        if reading.unread or reading.follow_up:
            kept = f"I could not read that as an answer, so “{shown(target.reply, 80)}” stays."
            return [Unused("coach", f"{kept} {reading.follow_up}".rstrip())]
        if reading.opens:
            self._state.open(reading.opens)
            return [Notice("coach", f"Your answer was: “{shown(self._opened_reply(), 200)}”. Type a new one.")]
        before = self.folded
        entry = await self._keep(
            question=target.question,
            subject=target.subject,
            move=target.move,
            reply=text,
            operations=renewed(target, asked, reading),
            basis=reading.basis,
            command="edit",
            retracts=target.id,
        )
        self._state.close()
        done = self._done(entry)
        words = "Taken out." if target.operations else reading.heard or "Noted."
        if done:
            words = hearing.heard(done, before.map, self.map)
        events = [Heard(entry.id, words, done), *recap.lost(before, self.folded, entry)]
        if reading.second_map:
            events += await self._split_off(reading.second_map, entry)
        return [*events, *recap.overridden(done, self.map), *self._clashes(before.map, entry)]

    def _opened_reply(self) -> str:
        return self._state.opened.reply if self._state.opened else ""

    async def _pass(self, name: CommandName, text: str) -> list[Event]:
        """Skip, or note that the answer is not known."""
        asked = self.current
        if asked is None:
            return [Finished()]
        if self._state.opened:
            self._state.close()
            return []
        asks = self._guide.instead_of_passing(asked, name)
        await self._keep(reply=text, command=name, asks=asks, **_where(asked))
        return [] if asks else self._guide.passed(asked, name)

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


__all__ = [
    "HELP",
    "Clashed",
    "Event",
    "Explained",
    "Finished",
    "Heard",
    "Interviewer",
    "Journal",
    "Label",
    "MemoryJournal",
    "Notice",
    "Overtaken",
    "Past",
    "Session",
    "TopicProgress",
    "Unused",
]
