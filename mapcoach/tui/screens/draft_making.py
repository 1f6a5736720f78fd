"""Makes the draft that the screen shows, and the words around it. Pure but for the clock."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from mapcoach.export import FORMATS, export
from mapcoach.journey.checks import checks_with_journal, misses
from mapcoach.resources import ResourceError
from mapcoach.tui.text import in_line

if TYPE_CHECKING:
    from mapcoach.export import Format
    from mapcoach.journey import JournalEntry, JourneyMap
    from mapcoach.journey.checks import Report

FIRST_FORMAT = "markdown"
LONG_FOR_A_CLIPBOARD = 70_000
"""Bytes above which many terminals cut off what an app copies."""
_LONGEST_NAME = 48
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}


class CannotDraftError(Exception):
    """The draft cannot be made; the text says why, and where to look."""


@dataclass(frozen=True)
class Made:
    """A draft in one format, and how the checks stand."""

    format: str
    content: str | bytes
    checks: str

    @property
    def is_markdown(self) -> bool:
        """Whether it can be shown as it would be rendered."""
        return self.format == "markdown"

    @property
    def data(self) -> bytes:
        """The draft as it is written to a file."""
        return self.content.encode("utf-8") if isinstance(self.content, str) else self.content


def today() -> date:
    """The day that a draft is dated to, in UTC."""
    return datetime.now(UTC).date()


def make(journey_map: JourneyMap, entries: Sequence[JournalEntry], format_name: str, day: date) -> Made:
    """The draft of a map. Half a second for 1,000 touchpoints.

    Raises CannotDraftError where a template, which people may change, is faulty or missing.
    """
    from jinja2 import TemplateError, TemplateSyntaxError

    try:
        content = export(journey_map, format_name, today=day)
    except TemplateSyntaxError as error:
        raise CannotDraftError(
            f"A template is faulty: {error.message} ({error.filename}, line {error.lineno})."
        ) from error
    except (TemplateError, ResourceError, TypeError, ValueError) as error:
        raise CannotDraftError(f"A template cannot be used: {error}") from error
    return Made(format_name, content, checks_line(checks_with_journal(journey_map, entries, day)))


def checks_line(report: Report) -> str:
    """How the checks stand, and the question that would help most."""
    helps = next(iter(misses(report)), None)
    most = f" Most would help: {in_line(helps.ask, 300)}" if helps else ""
    return f"Checks {report.percent}% (K: all).{most}"


def chosen_format(name: str) -> Format:
    """The format of this name."""
    return FORMATS[name]


def file_name(title: str, suffix: str) -> str:
    """A name for the file of a draft: the words of the title with hyphens, and nothing that any system refuses."""
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", title[:2000]).lower())
    name = ""
    for word in words:
        longer = f"{name}-{word}" if name else word[:_LONGEST_NAME]
        if len(longer.encode()) > _LONGEST_NAME * 2 or len(longer) > _LONGEST_NAME:
            break
        name = longer
    if not name or name in _RESERVED:
        name = f"journey-map-{name}".rstrip("-")
    return f"{name}{suffix}"


def size_words(made: Made) -> str:
    """How long a draft is."""
    size = len(made.data)
    told = f"{max(1, round(size / 1024)):,} KB"
    if isinstance(made.content, str):
        lines = made.content.count("\n")
        return f"{lines:,} line{'s' * (lines != 1)}, {told}"
    return told


def copied_words(made: Made) -> str:
    """What to say once a draft was handed to the terminal: nobody tells an app whether the terminal took it."""
    if len(made.data) > LONG_FOR_A_CLIPBOARD:
        return (
            f"Sent to the terminal for its clipboard, but it is long ({size_words(made)}), and many terminals cut that "
            "off. W writes all of it to a file."
        )
    return (
        "Sent to the terminal for its clipboard. Not every terminal takes it: if pasting brings nothing, "
        "W writes it to a file."
    )
