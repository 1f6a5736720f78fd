"""People's texts as a board shows them: cleaned, shortened, marked where they are assumptions."""

from __future__ import annotations

import re

from mapcoach.export.board.shapes import PLAIN, Paragraph, Style
from mapcoach.export.escaping import clean, shorten

TEXT = 420
"""Characters of a text that a card shows."""
HELD = "\N{NO-BREAK SPACE}"  # so that a mark does not stand on a line by itself
_PILE = re.compile("([\u0300-\u036f]{3})[\u0300-\u036f]+")


def paragraph(text: str, style: Style = PLAIN, limit: int = TEXT, *, mark: str = "", empty: str = "") -> Paragraph:
    """A text as it is shown, with the whole of it if it had to be shortened; ``mark`` stands behind it."""
    whole = clean(text) or empty
    shown = short(whole, limit)
    behind = f"{HELD}{mark}" if mark else ""
    return Paragraph(shown + behind, style, whole + behind if shown != whole else "")


def short(text: str, limit: int) -> str:
    """The text shortened, and without piles of accents that would reach into the lines around it."""
    return _PILE.sub(r"\1", shorten(text, limit))
