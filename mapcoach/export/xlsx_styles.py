"""How the sheets of a workbook look: header, texts, numbers, ids, and the colours of feelings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

if TYPE_CHECKING:
    from openpyxl import Workbook

HEADER, TEXT, NUMBER, NAME, ID = "Map header", "Map text", "Map number", "Map name", "Map id"
SIGNED = "+0;-0;0"
"""How the number of a feeling is shown: +2, 0, -1."""
_INK = "1F2933"
_FEELINGS = {-2: "F2B8B0", -1: "FADCD6", 0: "EDEDED", 1: "DCEFD8", 2: "B5DDAA"}
"""Light enough for dark text; the number stands in the cell and the words in the next."""


def feeling(score: int) -> str:
    """The name of the style of a feeling, -2 to 2."""
    return f"Map feeling {score}"


def add_styles(book: Workbook) -> None:
    """Make the styles known to a workbook."""
    for style in _styles():
        book.add_named_style(style)


def _styles() -> list[NamedStyle]:
    rule = Border(bottom=Side(style="thin", color="D5DAE0"))
    top = Alignment(vertical="top", wrap_text=True)
    number = Alignment(vertical="top", horizontal="center")
    plain, bold = Font(name="Calibri", size=11, color=_INK), Font(name="Calibri", size=11, color=_INK, bold=True)
    white = Font(name="Calibri", size=11, color="FFFFFF", bold=True)
    grey = Font(name="Calibri", size=9, color="6B7280")
    dark = PatternFill("solid", start_color="234361")
    middle = Alignment(vertical="center", wrap_text=True)
    return [
        NamedStyle(HEADER, font=white, fill=dark, alignment=middle, border=rule),
        NamedStyle(TEXT, font=plain, alignment=top, border=rule),
        NamedStyle(NAME, font=bold, alignment=top, border=rule),
        NamedStyle(NUMBER, font=plain, alignment=number, border=rule),
        NamedStyle(ID, font=grey, alignment=Alignment(vertical="top"), border=rule),
        *(
            NamedStyle(
                feeling(score),
                number_format=SIGNED,
                font=bold,
                alignment=number,
                border=rule,
                fill=PatternFill("solid", start_color=colour),
            )
            for score, colour in _FEELINGS.items()
        ),
    ]
