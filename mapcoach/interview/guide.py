"""The facilitator's side of a session: what is said and what is asked in return. No journal, no I/O."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

from mapcoach.interview import hearing, recap
from mapcoach.interview.asking import Asked, CommandName, Reading, reworded, shown
from mapcoach.interview.coaching import telling
from mapcoach.interview.coaching.asking_back import AGAIN
from mapcoach.interview.coaching.coach import ANGLE, angle, follow_up, pacing, worded
from mapcoach.interview.coaching.told import earlier_answer
from mapcoach.interview.coaching.turn import Proposal, Turn
from mapcoach.interview.coaching.wording import example_for, say
from mapcoach.interview.events import Event, Explained, Notice
from mapcoach.interview.going_on import MORE_QUESTION
from mapcoach.interview.pace import minutes_left
from mapcoach.interview.replies.commands import Request
from mapcoach.interview.state import State
from mapcoach.journey import FollowUp, JournalEntry
from mapcoach.journey.gaps import gaps

HELP = (
    "Answer in your own words, several things at once are fine. You can also type: skip, back, undo, why, "
    "I don't know, done. To change the map: change X to Y, remove X, add X to Y, move X before Y, merge X into Y."
)


class Guide:
    """Speaks for the facilitator, from where the interview stands."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._used = Counter[str]()
        self._explained: dict[tuple[str, str], int] = {}
        self._told_way_out = False

    def said(self, move: str, **values: str) -> str:
        """One of the coach's sentences, worded differently each time in turn."""
        self._used[move] += 1
        return say(move, {"persona": "", "stage": "", **values}, self._used[move] - 1)

    def opening(self) -> list[Event]:
        """What to say when the map is opened: that it is due for a review, if it is."""
        today = datetime.now(UTC).date()
        return [Notice("coach", text) for text in telling.opening(self._state.folded.map, today)]

    def pace(self, before: Asked | None) -> list[Event]:
        """How far it is, when a stage begins."""
        state = self._state
        if before == state.current:
            return []
        remaining = state.agenda.progress().remaining
        minutes = max(1, minutes_left(remaining, state.folded.live, state.depth))
        text = telling.pace(state.current, before, state.folded.map, minutes)
        return [Notice("coach", text)] if text else []

    def granted(self, request: Request) -> Event:
        """What is said to a wish that answers nothing and changes nothing."""
        match request:
            case "pause":
                return Explained("coach", "Take your time. Everything so far is saved.")
            case "restart":
                stays = "This map stays as it is; a new one begins with “mapcoach new”."
                return Explained("coach", f"{stays} “Back” and “undo” take steps back.")
            case "recap":
                return Explained("summary", hearing.outline(self._state.folded.map))

    def why(self, asked: Asked | None) -> Event:
        """Why a question is asked."""
        return Explained("coach", asked.why if asked else "There is nothing left to ask.")

    def summary(self, asked: Asked) -> list[Event]:
        """The recap of a topic that has just been gone through; the first one tells how to correct it."""
        text = recap.of_topic(self._state, asked)
        if not text or asked.move == "recap":
            return []
        way_out, self._told_way_out = "" if self._told_way_out else " If something is off, say “change X to Y”.", True
        return [Notice("summary", text + way_out)]

    def help(self, asked: Asked | None) -> Event:
        """The question in other words, an example from another trade, why it is asked; next time what may be typed."""
        return Explained("coach", self._helped(asked))

    def _helped(self, asked: Asked | None) -> str:
        journey_map = self._state.folded.map
        if asked is None or asked.question.id == MORE_QUESTION:
            return HELP
        used = self._explained[asked.where] = self._explained.get(asked.where, -1) + 1
        if asked.move:
            return f"{asked.why} {HELP}"
        example = example_for(asked.question, f"{journey_map.scope.offering} {journey_map.scope.business}", used)
        parts = (reworded(asked, journey_map, used), f"For example: {example}", asked.why)
        return "\n".join(part for part in (*parts, asked.hint if used == 1 else "", HELP if used else "") if part)

    # --- what is asked in return -----------------------------------------------------------------------

    def turn(self, entry: JournalEntry, asked: Asked) -> Turn:
        """A reply as the coach sees it, with what comes after it."""
        folded, agenda = self._state.ahead([entry])
        due = agenda.next()
        failed = [one.operation for one in folded.dropped if one.entry.id == entry.id]
        staged = asked.subject_kind == "stage"
        return Turn(
            asked=asked,
            reply=entry.reply,
            operations=tuple(one for one in entry.operations if one not in failed),
            before=self._state.folded.map,
            after=folded.map,
            depth=self._state.depth,
            pacing=pacing(folded.live),
            answers=tuple(one for one in folded.live if one.question and one.subject == asked.subject),
            ends_stage=staged and (due is None or due.subject != asked.subject),
            ends_journey=staged and (due is None or due.subject_kind != "stage"),
            ends_interview=due is None,
        )

    def remarks(self, turn: Turn, entry: JournalEntry) -> Iterator[Event]:
        """What is said to a reply besides what was heard."""
        live = self._state.ahead([entry])[0].live
        return (Notice("coach", text) for text in telling.remarks(turn, live))

    def asks(self, turn: Turn, reading: Reading) -> FollowUp | None:
        """What to ask in return: what the reader wishes to, or else what the coach would."""
        asked, folded = turn.asked, self._state.folded
        if reading.asks or reading.opens:
            return reading.asks
        if reading.move:
            proposal = Proposal(reading.move, reading.values)
            return worded(proposal, pacing(folded.live), folded.map, asked.subject_name)
        if reading.follow_up:
            return None if asked.probe else FollowUp(move=AGAIN, text=reading.follow_up)
        return None if reading.unread or asked.question.id == MORE_QUESTION else follow_up(turn)

    def instead_of_passing(self, asked: Asked, name: CommandName) -> FollowUp | None:
        """What is asked before a question is left: there is no map without stages; who does not know may be helped."""
        if asked.question.field == "stages" and not asked.probe and asked.options:
            names = ", ".join(shown(option.label, 40) for option in asked.options)
            text = f"Without steps there is no map. Shall I start you off with {names}? Type yes, or your own."
            return FollowUp(move=AGAIN, text=text)
        if name != "dont_know" or asked.probe:
            return None
        folded = self._state.folded
        return angle(asked, folded.map, pacing(folded.live), self._state.depth)

    def instead_of_telling_again(self, asked: Asked) -> FollowUp | None:
        """ "I told you": the sentence that may be meant, to be taken or not; None if there is none."""
        sentence = earlier_answer(asked, self._state.folded.live)
        if not sentence:
            return None
        text = f"{self.said('told_already', said=sentence)} Shall I take that here?"
        options = (("yes", "Yes, take that"), ("no", "No"))
        return FollowUp(move="told_already", text=text, kind="one_of", options=options, given=(sentence,))

    def passed(self, asked: Asked, name: CommandName) -> list[Event]:
        """What is said when a question is left, or a follow-up waved off."""
        if asked.move and asked.move not in (AGAIN, ANGLE) and name == "skip":
            return self.summary(asked)
        said = self.said("skipped")
        if name == "dont_know" or asked.move == ANGLE:
            open_gaps = gaps(self._state.folded.map)
            how = next((gap.how for gap in open_gaps if gap.place == asked.question.field), "").rstrip(".?! ")
            said = self.said("unknown", how=how)
        return [Notice("coach", said), *self.summary(asked)]
