"""Makes the draft that the screen shows, and the words around it. Pure but for the clock."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from mapcoach import export as exports
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
_NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
_WITH_TEMPLATES = frozenset(("markdown", "html", "pdf"))
_CALLED = {"drawio": "draw.io", "pptx": "PowerPoint", "xlsx": "Excel", "csv": "CSV", "tsv": "TSV for whiteboards"}
_CALLED |= {name: name.upper() for name in ("html", "pdf", "svg", "png", "json")}


class CannotDraftError(Exception):
    """The draft cannot be made; the text says why, and where to look."""


@dataclass(frozen=True)
class Made:
    """A draft in one format, and how the checks stand. ``trouble`` says why there is none."""

    format: str
    content: str | bytes
    checks: str
    trouble: str = ""

    @property
    def is_markdown(self) -> bool:
        """Whether it can be shown as it would be rendered."""
        return self.format == "markdown" and not self.trouble

    @cached_property
    def data(self) -> bytes:
        """The draft as it is written to a file."""
        return self.content.encode("utf-8", "replace") if isinstance(self.content, str) else self.content

    @cached_property
    def text(self) -> str | None:
        """The draft as people may read and copy it; None if it is no text."""
        if isinstance(self.content, str) or self.trouble:
            return None if self.trouble else str(self.content)
        if _NO_TEXT.search(self.content, 0, 1000):
            return None
        try:
            return self.content.decode("utf-8-sig")
        except UnicodeDecodeError:
            return None


def today() -> date:
    """The day that a draft is dated to, in UTC."""
    return datetime.now(UTC).date()


def make(journey_map: JourneyMap, entries: Sequence[JournalEntry], format_name: str, day: date) -> Made:
    """The draft of a map, or why there is none. From nothing to a minute, by format and map; for a thread."""
    checks = checks_line(checks_with_journal(journey_map, entries, day))
    try:
        return Made(format_name, content_of(journey_map, format_name, day), checks)
    except CannotDraftError as error:
        return Made(format_name, "", checks, str(error))


def content_of(journey_map: JourneyMap, format_name: str, day: date) -> str | bytes:
    """The map in this format. Raises CannotDraftError if it cannot be made here, with the reason and what to do."""
    from jinja2 import TemplateError, TemplateSyntaxError

    try:
        return exports.export(journey_map, format_name, today=day)
    except exports.CannotRenderError as error:
        raise CannotDraftError(str(error)) from error
    except TemplateSyntaxError as error:
        raise CannotDraftError(
            f"A template is faulty: {error.message} ({error.filename}, line {error.lineno})."
        ) from error
    except (TemplateError, ResourceError) as error:
        raise CannotDraftError(f"A template cannot be used: {error}") from error
    except Exception as error:
        if format_name in _WITH_TEMPLATES and isinstance(error, TypeError | ValueError):
            raise CannotDraftError(f"A template cannot be used: {error}") from error
        if os.environ.get("MAPCOACH_DEBUG"):
            raise
        raise CannotDraftError(
            f"Something went wrong in mapcoach that should not have ({type(error).__name__}). The map is not touched "
            "by it; please report it with what MAPCOACH_DEBUG=1 prints."
        ) from error


def checks_line(report: Report) -> str:
    """How the checks stand, and the question that would help most."""
    helps = next(iter(misses(report)), None)
    most = f" Most would help: {in_line(helps.ask, 300)}" if helps else ""
    return f"Checks {report.percent}% (K: all).{most}"


def chosen_format(name: str) -> Format | None:
    """The format of this name, None if there is none any more."""
    return exports.FORMATS.get(name)


def called(name: str) -> str:
    """A format by the name that people have for it."""
    return _CALLED.get(name, name.capitalize())


def suffix_of(name: str) -> str:
    """The suffix of its files."""
    found = chosen_format(name)
    return found.suffix if found else ""


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
    if made.text is not None:
        lines = made.text.count("\n")
        return f"{lines:,} line{'s' * (lines != 1)}, {told}"
    return told


def state_line(made: Made, as_source: bool, where: str) -> str:
    """What is shown, how, how long it is, and where it was written to."""
    written = f" · written to {where}" if where else ""
    if made.trouble:
        return f"{called(made.format)}: it could not be made. F picks another format."
    if made.text is None:
        return f"{called(made.format)} · {size_words(made)}{written}"
    how = "as rendered" if made.is_markdown and not as_source else "as in the file"
    return f"{called(made.format)}, {how} · {size_words(made)}{written}"


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
