"""What people wrote, made fit for the screen: never markup, never a control of the terminal, never endless."""

from __future__ import annotations

from textual.content import Content

from mapcoach.interview.replies.cleaning import visible, without_surrogates

LONGEST = 2000
"""How many characters of one text a screen shows; the whole text is kept, and opens for editing."""


def safe(text: str, longest: int = LONGEST) -> str:
    """A text without escapes, control and direction characters, shortened with a word on how long it is."""
    shown = visible(without_surrogates(text[: longest * 4]))
    if len(shown) <= longest and len(text) <= longest * 4:
        return shown
    return f"{shown[:longest].rstrip()}… ({len(text):,} characters in all)"


def in_line(text: str, width: int = 60) -> str:
    """A text as one line of at most ``width`` characters, cut with an ellipsis."""
    line = " ".join(visible(without_surrogates(text[: width * 8])).split())
    return line if len(line) <= width else f"{line[: width - 1].rstrip()}…"


def styled(*parts: str | tuple[str, str]) -> Content:
    """Texts, some with a style, as one content in which nothing is read as markup."""
    return Content.assemble(*(safe(one) if isinstance(one, str) else (safe(one[0]), one[1]) for one in parts))
