"""Texts in the cells of tables: several items in one cell, and what a file or a spreadsheet must not be given."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mapcoach.export.escaping import clean, shorten
from mapcoach.export.facts import name_of

_GOES_ON = "  "


def listed(items: Iterable[str]) -> str | None:
    """Several texts as one: one a line, two spaces after a line break within an item. None if there is no item.

    Items are made ``legible``, without blanks around them; an item of which nothing is left is left out.
    """
    kept = (legible(item).strip() for item in items)
    return "\n".join(item.replace("\n", f"\n{_GOES_ON}") for item in kept if item) or None


def unlisted(text: str | None) -> tuple[str, ...]:
    """The items of a text made by ``listed``, or typed one a line; empty lines are no items."""
    items: list[str] = []
    for line in (text or "").split("\n"):
        if line.startswith(_GOES_ON) and items:
            items[-1] += f"\n{line.removeprefix(_GOES_ON)}"
        elif line.strip():
            items.append(line)
    return tuple(items)


_NAME = 120


def named(text: str, number: int | None = None) -> str:
    """What a part is called where another row speaks of it: never invisible, with its number, in 120 characters."""
    name = shorten(name_of(text), _NAME)
    return name if number is None else f"{number}. {name}"


_SOLID = re.compile(r"\S+")
_ODD_SPACES = re.compile("[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")


def legible(text: str) -> str:
    """The text with its spaces, tabs and lines, without what a file cannot hold or what hides or reorders text.

    Line breaks of any kind become ``\\n``. What is taken out is what ``escaping.clean`` takes out.
    """
    if text.isprintable() and text.isascii():
        return text
    lines = _ODD_SPACES.sub("\n", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _SOLID.sub(lambda solid: clean(solid[0]), lines)


# Blanks, and what is invisible or of no width: a spreadsheet or a paste may drop it, and what comes next is then first.
_UNSEEN = (
    r"\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    r"\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
)
_FORMULA = re.compile(rf"[{_UNSEEN}]*[=+\-@＝＋－＠﹦﹢﹣﹫−]|[\t\r\n']")
GUARD = "'"


def defused(text: str) -> str:
    """A text for a cell of a file without types, so that no spreadsheet takes it for a formula.

    The rule: a text that could start a formula (``=``, ``+``, ``-``, ``@`` or their wide and small forms, also after
    blanks and what is invisible; a tab or line break first), **and a text that begins with an apostrophe itself**, gets
    one apostrophe in front. So one leading apostrophe is always ours, and ``armed`` takes exactly that one away.
    Numbers in columns of numbers are no texts: they stay as they are.
    """
    return f"{GUARD}{text}" if _FORMULA.match(text) else text


def armed(text: str) -> str:
    """The text that ``defused`` was given."""
    return text.removeprefix(GUARD)
