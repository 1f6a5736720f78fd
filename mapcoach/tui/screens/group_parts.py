"""The parts of the screen for leading a group: their keys, their names, and what each is for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PartName = Literal["people", "agenda", "notes", "parking", "differences", "votes", "decisions", "actions", "recap"]


@dataclass(frozen=True)
class GroupPart:
    """A part: its name in the list of parts, what it is for in a line, what to say while it is empty."""

    name: PartName
    label: str
    about: str
    empty: str = ""


PARTS: tuple[GroupPart, ...] = (
    GroupPart(
        "people",
        "People",
        "Who takes part. Each answer on F2 carries the name of the one who speaks.",
        "Nobody yet. A adds people: type their names with commas between them, initials behind a name if you like "
        "(“Dana DK, Ben, Sam Lee”).",
    ),
    GroupPart(
        "agenda",
        "Agenda",
        "The steps and their time. S starts or stops one; the clock warns and never interrupts.",
        "No agenda yet. T makes one for 45, 60, 90 or 120 minutes, to be changed as you like; A adds a step.",
    ),
    GroupPart(
        "notes",
        "Notes",
        "Private: shown here only, never on the map, in a draft or in the presenter view.",
        "No notes. A writes one, for your eyes: who is quiet, what to come back to.",
    ),
    GroupPart(
        "parking",
        "Parking lot",
        "What matters but is not about this journey. It stands in the draft.",
        "Empty. A parks something, so that nobody has to hold on to it.",
    ),
    GroupPart(
        "differences",
        "Differences",
        "Where people differ: both views, and what was decided. Enter decides.",
        "Nothing so far. Where two people answer differently, Ctrl+D on F2 records both; A adds one by hand.",
    ),
    GroupPart(
        "votes",
        "Votes",
        "Dots on pain points and opportunities. V gives and shows them, D sets how many each has.",
        "There is nothing to vote on yet: pain points and opportunities come from the interview (F2).",
    ),
    GroupPart(
        "decisions",
        "Decisions",
        "What the group decided. It stands in the draft.",
        "None yet. A writes one down, in the words the group agreed on.",
    ),
    GroupPart(
        "actions",
        "Actions",
        "Who does what by when after the session. Space marks one as done.",
        "None yet. A adds one: “send the survey — Sam — 12 Dec”.",
    ),
    GroupPart("recap", "Recap", "What was done today, as it will stand in the draft. Enter shows it large."),
)

PART_OF: dict[PartName, GroupPart] = {part.name: part for part in PARTS}
