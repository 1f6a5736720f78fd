"""The last net under every widget: what is drawn holds nothing that a terminal would obey.

``tui.text`` cleans what we show; fields for typing show their value as it is, and so would a widget that somebody adds
without thinking of it.
"""

from __future__ import annotations

import re

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_HARMFUL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]")
_HALF = re.compile(r"[\ud800-\udfff]")


class CleanFilter(LineFilter):
    """Takes controls, escapes and changes of direction out of a line, and shows half characters as unknown ones.

    What it takes out has no width, so that nothing moves.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        if all(one.text.isprintable() for one in segments):
            return segments
        return [Segment(harmless(text), style, control) for text, style, control in segments]


def harmless(text: str) -> str:
    """The text without what a terminal would obey, as wide as it was."""
    return _HALF.sub("\ufffd", _HARMFUL.sub("", text))


CLEAN = CleanFilter()
