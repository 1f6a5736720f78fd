"""What stands above a plain table: its title, and who and what it is about where that is said plainly."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mapcoach.export.reading.grid_layout import Cells, Layout
from mapcoach.export.reading.grid_roles import folded
from mapcoach.export.reading.sheets import Sheet
from mapcoach.export.reading.texts import one_line, plain, shown

_LABELS = {
    "persona": re.compile(r"(?:customer |buyer |user )?persona(?: \w| name)?|name der persona|nombre de la persona"),
    "goal": re.compile(r"(?:customer |persona )?goals?|ziele?|kundenziele?|objectifs?|objetivos?"),
    "scenario": re.compile(r"scenarios?|szenario|escenario|cenario"),
    "title": re.compile(r"(?:map |journey )?(?:title|titel|titre|titulo|titolo)"),
}
_LONGEST_TITLE = 200


def take_above(sheet: Sheet, cells: Cells, rows: Sequence[int], made: Layout) -> None:
    """Take title, persona, goal and scenario of these rows; name everything else."""
    for row in rows:
        left = _labelled(_texts(cells[row]), made)
        if left and not made.title and len({text for _, text in left}) == 1 and len(left[0][1]) <= _LONGEST_TITLE:
            made.title = one_line(left[0][1])
        elif left:
            texts = "; ".join(dict.fromkeys(text for _, text in left))
            made.missed.add(sheet.where(row), shown(texts), "it stands above the table")


def _texts(row: Sequence[str]) -> list[tuple[int, str]]:
    return [(column, text) for column, text in enumerate(row) if text]


def _labelled(texts: list[tuple[int, str]], made: Layout) -> list[tuple[int, str]]:
    """Take what stands behind a label, in its cell or in the next; what is left over."""
    left: list[tuple[int, str]] = []
    at = 0
    while at < len(texts):
        name, colon, value = texts[at][1].partition(":")
        if colon and value.strip() and _take(_label(name), value, made):
            at += 1
        elif (
            at + 1 < len(texts) and not _label(texts[at + 1][1]) and _take(_label(texts[at][1]), texts[at + 1][1], made)
        ):
            at += 2
        else:
            left.append(texts[at])
            at += 1
    return left


def _label(text: str) -> str:
    name = folded(text[:60])
    return next((label for label, pattern in _LABELS.items() if pattern.fullmatch(name)), "")


def _take(label: str, value: str, made: Layout) -> bool:
    """Whether there is a place for this, and it was free."""
    value = plain(value)
    if label == "goal":
        made.goals.append(value)
    elif label == "persona" and not made.persona:
        made.persona = one_line(value)
    elif label == "scenario" and not made.scenario:
        made.scenario = value
    elif label == "title" and not made.title:
        made.title = one_line(value)
    else:
        return False
    return True
