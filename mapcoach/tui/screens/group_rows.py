"""The rows of each part of the screen for leading a group. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from mapcoach.interview.facilitating_time import clock, next_step, planned_minutes
from mapcoach.journey import (
    AgendaItem,
    Disagreement,
    JournalEntry,
    JourneyMap,
    ballot,
    dots_left,
    minutes_used,
    participant_name,
)
from mapcoach.tui.screens.group_parts import PARTS, PartName
from mapcoach.tui.widgets.agenda_clock_words import time_words
from mapcoach.tui.widgets.group_list import Row

LEADER, BALLOT = "leader", "ballot"
"""The ids of the rows that stand for no part of the record: who leads, and the vote as a whole."""


@dataclass(frozen=True)
class Seen:
    """What the rows are made of: the map, who speaks, the notes, how many answers each author gave, the time."""

    map: JourneyMap
    speaker: str
    notes: Sequence[JournalEntry]
    answers: Mapping[str, int]
    now: datetime


def rows_of(part: PartName, seen: Seen) -> list[Row]:
    """The rows of a part; none for the recap, which is read."""
    make = _ROWS.get(part)
    return make(seen) if make else []


def _people(seen: Seen) -> list[Row]:
    session = seen.map.session
    leader = Row(LEADER, "☆", f"Leads: {session.facilitator or 'nobody named yet'}", "Enter: name")
    rows = [leader]
    for one in session.participants:
        speaks = "speaks now" if one.name == seen.speaker else ""
        count = seen.answers.get(one.name, 0)
        told = f"{count} {'answer' if count == 1 else 'answers'}" if count else "no answer yet"
        rows.append(Row(one.id, "»" if speaks else "", f"{one.initials} · {one.name}", f"{speaks or told}"))
    return rows if session.participants or session.facilitator else []


def _agenda(seen: Seen) -> list[Row]:
    following = next_step(seen.map)
    return [_step(item, seen, item is following) for item in seen.map.session.agenda]


def _step(item: AgendaItem, seen: Seen, following: bool) -> Row:
    stand = clock(seen.map, seen.now)
    planned = f"{item.minutes} min" if item.minutes else "no time-box"
    if stand is not None and stand.item.id == item.id:
        return Row(item.id, "▶", item.title, planned, (f"running: {time_words(stand)}",), strong=True)
    if item.started:
        used = round(minutes_used(item, seen.now))
        over = f", {used - item.minutes} more than planned" if item.minutes and used > item.minutes else ""
        return Row(item.id, "✓", item.title, f"{used} of {planned}{over}" if item.minutes else f"{used} min")
    return Row(item.id, "›" if following else "", item.title, f"next · {planned}" if following else planned)


def agenda_heading(journey_map: JourneyMap) -> str:
    """The whole agenda's minutes in words; "" without an agenda."""
    count = len(journey_map.session.agenda)
    return f"{count} {'step' if count == 1 else 'steps'}, {planned_minutes(journey_map)} min" if count else ""


def _notes(seen: Seen) -> list[Row]:
    return [Row(one.id, "–", one.reply, f"{one.time.astimezone(seen.now.tzinfo):%H:%M}") for one in seen.notes]


def _parking(seen: Seen) -> list[Row]:
    return [Row(one.id, "P", one.text) for one in seen.map.parking_lot]


def _differences(seen: Seen) -> list[Row]:
    open_first = sorted(seen.map.session.disagreements, key=lambda one: bool(one.decision))
    return [_difference(one, seen.map) for one in open_first]


def _difference(one: Disagreement, journey_map: JourneyMap) -> Row:
    views = tuple(f"{who_said(journey_map, said.participant)}: {said.value}" for said in one.values)
    if not one.decision:
        return Row(one.id, "≠", one.text, "open", views or ("no views yet; W adds one",), strong=True)
    by = participant_name(journey_map, one.decided_by)
    return Row(one.id, "✓", one.text, "decided", (*views, f"→ {one.decision}{f' ({by})' if by else ''}"))


def who_said(journey_map: JourneyMap, who: str) -> str:
    """The name of somebody whose view is recorded."""
    return participant_name(journey_map, who) or "somebody"


def _votes(seen: Seen) -> list[Row]:
    session, items = seen.map.session, ballot(seen.map)
    if not items:
        return []
    pains = sum(one.kind == "pain point" for one in items)
    told = f"{pains} pain points, {len(items) - pains} opportunities"
    rows = [
        Row(
            BALLOT,
            "●",
            told,
            f"{session.dots_each} dots each",
            ("V gives dots; R there shows the result",),
        )
    ]
    for one in session.participants:
        left = dots_left(seen.map, one.id)
        given = sum(vote.dots for vote in session.votes if vote.participant == one.id)
        done = "✓" if given and not left else ""
        rows.append(Row(one.id, done, one.name, "all given" if done else f"{left} left to give"))
    return rows


def _decisions(seen: Seen) -> list[Row]:
    return [Row(one.id, "✓", one.text) for one in seen.map.session.decisions]


def _actions(seen: Seen) -> list[Row]:
    rows = []
    for one in seen.map.session.actions:
        about = f"{one.owner or '! nobody yet'} · {one.due or '! no date yet'}"
        rows.append(Row(one.id, "☑" if one.done else "☐", one.text, "done" if one.done else "", (about,)))
    return rows


_ROWS: dict[PartName, Callable[[Seen], list[Row]]] = {
    "people": _people,
    "agenda": _agenda,
    "notes": _notes,
    "parking": _parking,
    "differences": _differences,
    "votes": _votes,
    "decisions": _decisions,
    "actions": _actions,
}


def parts_rows(seen: Seen) -> list[Row]:
    """The list of parts, each with how much is in it."""
    session = seen.map.session
    undecided = sum(not one.decision for one in session.disagreements)
    counts: dict[PartName, str] = {
        "people": _number(len(session.participants)),
        "agenda": _number(len(session.agenda)),
        "notes": _number(len(seen.notes)),
        "parking": _number(len(seen.map.parking_lot)),
        "differences": f"{undecided}!" if undecided else _number(len(session.disagreements)),
        "votes": _number(sum(vote.dots for vote in session.votes)),
        "decisions": _number(len(session.decisions)),
        "actions": _number(sum(not one.done for one in session.actions)),
    }
    return [Row(part.name, str(place), part.label, counts.get(part.name, "")) for place, part in enumerate(PARTS, 1)]


def _number(number: int) -> str:
    return str(number) if number else ""
