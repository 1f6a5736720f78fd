"""Holds an interview with a simulated person and keeps what happened, turn by turn."""

from __future__ import annotations

import itertools
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from mapcoach.interview.asking import Asked
from mapcoach.interview.offline import OfflineInterviewer
from mapcoach.interview.script import Depth
from mapcoach.interview.session import Event, Heard, MemoryJournal, Session
from mapcoach.journey import JourneyMap
from tests.simulated.journey import Journey
from tests.simulated.person import Person, Said
from tests.simulated.repairs import Repair, done, meant, propose, values

TODAY = date(2026, 11, 22)
LIMIT = 400
"""More turns than any interview may take; one that is not over by then does not end."""
Style = Literal["interview", "form", "box"]
"""How it is asked: by the interviewer; all questions without follow-ups; one open box."""


@dataclass(frozen=True)
class Turn:
    """A question, the reply, and what came of it. ``seconds`` are of the processor: other programs do not count."""

    asked: Asked
    said: Said
    events: tuple[Event, ...]
    seconds: float
    entries: tuple[str, ...]
    repair: Repair | None = None
    repaired: bool = False
    returned: bool = False
    collateral: int = 0
    unasked: bool = False

    @property
    def counted(self) -> bool:
        """Whether the person was really asked (a follow-up that the form leaves out is not)."""
        return not self.unasked


@dataclass
class Run:
    """One interview."""

    person: Person
    session: Session
    style: Style = "interview"
    turns: list[Turn] = field(default_factory=list)
    ended: bool = False

    @property
    def map(self) -> JourneyMap:
        """The map as it came out."""
        return self.session.map


def new_session(depth: Depth, journal: MemoryJournal | None = None, first: int = 1) -> Session:
    """A session on a fixed day with ids that count up."""
    count = itertools.count(first)
    interviewer = OfflineInterviewer(lambda: TODAY, lambda prefix: f"{prefix}{next(count)}")
    return Session(journal or MemoryJournal(), interviewer, depth=depth)


async def hold(
    journey: Journey,
    seed: int,
    depth: Depth = "standard",
    blind: bool = False,
    style: Style = "interview",
    repairs: float = 0.06,
) -> Run:
    """One whole interview; ``repairs`` is the chance of a correction in place of an answer."""
    person, made = Person(journey, seed, blind), new_session(depth)
    await made.start()
    run, rng = Run(person, made, style), random.Random(f"repairs {journey.id} {seed}")
    for _ in range(LIMIT):
        asked = made.current
        if asked is None:
            run.ended = True
            break
        if style == "box" and run.turns:
            await _step(run, asked, Said("skip", (), "skip"), unasked=True)
        elif style == "box":
            await _step(run, asked, everything(person))
        elif style == "form" and asked.probe and not asked.items:
            await _step(run, asked, Said("", (), "wave"), unasked=True)
        elif not asked.probe and await _corrects(run, rng, asked, repairs):
            continue
        else:
            await _step(run, asked, person.reply(asked))
    return run


async def _step(run: Run, asked: Asked, said: Said, unasked: bool = False) -> Turn:
    known = {entry.id for entry in run.session.entries}
    start = time.process_time()
    events = tuple(await run.session.answer(said.text))
    seconds = time.process_time() - start
    new = tuple(entry.id for entry in run.session.entries if entry.id not in known)
    turn = Turn(asked, said, events, seconds, new, unasked=unasked)
    run.turns.append(turn)
    return turn


async def _corrects(run: Run, rng: random.Random, asked: Asked, repairs: float) -> bool:
    """Correct a slip, or now and then something else; whether there was anything to correct."""
    slip = meant(rng, run.person, run.map) if run.person.slipped else None
    if slip:
        return await _repair(run, slip, asked)
    answered = any(turn.said.sort == "answer" and turn.events for turn in run.turns)
    if not answered or rng.random() >= repairs:
        return False
    if asked.question.field == "opportunities":
        return False  # "change the search box to a map" is an idea here
    repair = propose(rng, run.person, run.map)
    return await _repair(run, repair, asked) if repair else False


async def _repair(run: Run, repair: Repair, asked: Asked) -> bool:
    """Type a correction and look what came of it."""
    before = values(run.map)
    if repair.sort == "undo":
        await _step(run, asked, run.person.reply(asked))
        if run.session.current is None or not isinstance(next(iter(run.turns[-1].events), None), Heard):
            return True
    turn = await _step(run, run.session.current or asked, Said(repair.text, (), "repair"))
    if repair.sort == "back":
        await _step(run, run.session.current or asked, Said("", (), "repair"))
    right, collateral = done(repair, before, values(run.map), run.map)
    place = run.turns.index(turn)
    back = _is_back(run, repair, asked)
    run.turns[place] = replace(turn, repair=repair, repaired=right, returned=back, collateral=collateral)
    if repair.sort == "undo" and right:
        _forget(run)
    return True


def _is_back(run: Run, repair: Repair, asked: Asked) -> bool:
    """Whether the question that was open is asked again, unless it was only about what is gone now."""
    now, gone = run.session.current, repair.key[0] if repair.sort == "remove" and repair.key else ""
    only_about_it = bool(asked.items) and all(item.id == gone for item in asked.items)
    return only_about_it or (now is not None and now.where == asked.where)


def _forget(run: Run) -> None:
    """What was taken back was not told."""
    person, last = run.person, run.turns[-2].said
    person.told = {place: turn for place, turn in person.told.items() if place not in last.tells or turn < person.turn}


def everything(person: Person) -> Said:
    """All that the person would tell, pasted at once."""
    places = [place for place in person.known if person._tellable(place) and hasattr(person.known[place], "say")]
    text = ". ".join(person.say(place) for place in places if ".deeper[" not in place)
    for place in places:
        person.told.setdefault(place, 1)
    return Said(text, tuple(places))


Scripted = Callable[[Asked, int], str]


@dataclass
class Ordeal:
    """An interview with somebody who has no journey in mind: the questions, and the entries that each reply made."""

    session: Session
    shown: list[tuple[Asked, tuple[str, ...]]] = field(default_factory=list)
    ended: bool = False


async def hold_scripted(reply: Scripted, depth: Depth = "quick", limit: int = LIMIT) -> Ordeal:
    """Hold an interview with such a person."""
    made = new_session(depth)
    await made.start()
    ordeal = Ordeal(made)
    for number in range(limit):
        asked = made.current
        if asked is None:
            break
        known = len(made.entries)
        await made.answer(reply(asked, number))
        ordeal.shown.append((asked, tuple(entry.id for entry in made.entries[known:])))
    ordeal.ended = made.current is None
    return ordeal
