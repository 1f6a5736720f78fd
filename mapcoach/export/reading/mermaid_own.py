"""What is special about the Mermaid journeys that we write: marks, counts, and comments on what is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mapcoach.export.drafting import MARK
from mapcoach.export.mermaid import UNCHECKED
from mapcoach.export.reading.mermaid_lines import Diagram
from mapcoach.export.reading.results import NotTaken
from mapcoach.export.reading.texts import shown

__all__ = ["MARK", "SHARE", "in_full", "is_ours", "left_out", "whole"]

SHARE = re.compile(rf" \((?:\d+ of \d+ touchpoints?(?:, {UNCHECKED})?|{UNCHECKED})\)$")
"""What stands behind the title when not all touchpoints are drawn, or nothing has been checked."""
_IN_FULL = re.compile(r"^Stage \d+ in full: ")
_OURS = "Scores are feelings:"
_LEFT_OUT = re.compile(r"^Stage \d+, .*(?:, left out: |, not rated, so not drawn: |: no touchpoints yet)")


def is_ours(diagram: Diagram) -> bool:
    """Whether we wrote this diagram."""
    return any(line.text.startswith(_OURS) for line in diagram.comments)


def left_out(diagram: Diagram) -> Iterator[NotTaken]:
    """What the diagram says that it does not show."""
    for line in diagram.comments:
        if _LEFT_OUT.match(line.text) or line.text.startswith("More is left out"):
            why = "the diagram does not show it; the other formats have all of the map"
            yield NotTaken(f"line {line.number}", shown(line.text, 120), why)


def in_full(diagram: Diagram) -> list[str]:
    """The names of stages of which the diagram shows a part, in their order."""
    return [line.text[found.end() :] for line in diagram.comments if (found := _IN_FULL.match(line.text))]


def whole(text: str, known: list[str]) -> str:
    """The text of which this is the beginning; it is taken from those that are known. As it is if it is none's."""
    start = text.removesuffix("…")
    found = next((one for one in known if start != text and one.startswith(start)), text)
    if found in known:
        known.remove(found)
    return found
