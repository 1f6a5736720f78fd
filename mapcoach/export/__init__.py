"""The map in other forms. One module a format; this registry knows them and loads one when it is asked for.

Importing this package is cheap: neither pydantic nor Jinja2 is loaded before something is exported.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from mapcoach.journey import JourneyMap


class UnknownFormatError(ValueError):
    """Somebody asked for a format that mapcoach does not write."""

    def __init__(self, name: str) -> None:
        known = ", ".join(FORMATS)
        super().__init__(f"mapcoach cannot write the format {name!r}. Choose one of: {known}.")


class CannotRenderError(Exception):
    """A format cannot be written here and now; its text says why, and what to do, in words for the person."""


@dataclass(frozen=True)
class Format:
    """A format that a map can be exported to: its name, the suffix of its files, and what it is good for.

    ``losses`` says in a sentence what of a map the format cannot carry; empty if it carries everything.
    """

    name: str
    suffix: str
    description: str
    losses: str = ""

    @property
    def module(self) -> str:
        """The module that writes it."""
        return f"mapcoach.export.{self.name}"


class Exporter(Protocol):
    """What every format's module offers."""

    def render(self, journey_map: JourneyMap, today: date) -> str | bytes:
        """The map in this format, as of today. Raises CannotRenderError."""
        ...


_NOT_ON_PICTURES = (
    "the offering, what is out of scope, the customer's channels, recommendations that nobody has chosen, evidence "
    "sources, when to review, notes and the record of a session are not on it"
)

_FORMATS = (
    Format(
        "markdown",
        ".md",
        "The draft to share: reads well on GitHub and in any text editor.",
        "The curve is drawn with letters.",
    ),
    Format(
        "html",
        ".html",
        "One page for everybody: opens in any browser, prints on A4 and A3, and needs nothing else.",
        "It cannot be edited or read back.",
    ),
    Format(
        "pdf",
        ".pdf",
        "To read on paper or to send: tagged for screen readers, the map on sheets laid across.",
        "It cannot be edited; of more than 300 touchpoints it leaves out each in detail.",
    ),
    Format(
        "svg",
        ".svg",
        "The map as one picture for web pages, slides and print: sharp at any size.",
        f"Texts of more than 420 characters are shortened and whole in the tooltip; {_NOT_ON_PICTURES}.",
    ),
    Format(
        "png",
        ".png",
        "The map as a picture that any program opens.",
        f"Texts of more than 420 characters are cut; {_NOT_ON_PICTURES}. Scripts that neither Open Sans nor this "
        "machine's fonts have (often Chinese, Japanese, Korean, emoji) come out as boxes, lines that mix right-to-left "
        "and Latin text may be in the wrong order, and very large maps are drawn smaller.",
    ),
    Format(
        "mermaid",
        ".mmd",
        "The emotion curve as a text diagram that GitHub, GitLab and many editors draw.",
        "Only rated touchpoints, at most five stages of four; no pain points, opportunities, thoughts or channels.",
    ),
    Format(
        "csv",
        ".csv",
        "The journey step by step, for a spreadsheet or another program, and to be read back.",
        "Only the names of stages, touchpoints, feelings, pain points and the texts of ideas: no goals, questions, "
        "business goals or owners of stages, no scope, customer, measures, automations, notes on sources, parking lot, "
        "review or session; a spreadsheet may take a text such as 1/2 for a date.",
    ),
    Format(
        "xlsx",
        ".xlsx",
        "A workbook with the map, steps, pain points, opportunities, automations and evidence, to filter, print and "
        "read back.",
        "Who voted for what, which is secret, and control characters.",
    ),
    Format(
        "pptx",
        ".pptx",
        "Slides to present and edit, with tables, an emotion chart and speaker notes.",
        "A large map is cut to some seventy slides, which say what is left out; no parking lot, walk-through, rejected "
        "automations or full steps of automations, and of a session neither the agenda, the facilitator, the list of "
        "those who took part nor the votes.",
    ),
    Format("json", ".json", "The whole map for other programs, exactly as “mapcoach show --json” prints it.", ""),
    Format(
        "drawio",
        ".drawio",
        "The map as editable lanes and notes for draw.io (diagrams.net).",
        f"Long texts are shortened and whole in the tooltip; {_NOT_ON_PICTURES}. Not opened in the draw.io app.",
    ),
    Format(
        "lucid",
        ".lucid",
        "The map as shapes for Lucid's Standard Import, which goes through Lucid's API.",
        "Long texts are shortened and whole in the shape's note; a map over 2 MB loses notes and then lanes, and says "
        f"so on it; two braces in a row are set apart; {_NOT_ON_PICTURES}. Not tested in Lucid.",
    ),
    Format(
        "excalidraw",
        ".excalidraw",
        "The map as a free whiteboard for Excalidraw, without an account.",
        f"One font size a box and no bold; long texts are cut (whole only in the file's custom data); "
        f"{_NOT_ON_PICTURES}. Not opened in the Excalidraw app.",
    ),
    Format(
        "tsv",
        ".tsv",
        "The map as a grid to paste into a spreadsheet or a whiteboard such as Miro, Mural or FigJam; not tried in "
        "those products.",
        "The title, the emotion curve, the persona, the scope, the evidence, recommended and rejected automations, the "
        "parking lot, the review and the session are not in it; it is not read back.",
    ),
)

FORMATS: Mapping[str, Format] = MappingProxyType({one.name: one for one in _FORMATS})


def export(journey_map: JourneyMap, format: str = "markdown", *, today: date | None = None) -> str | bytes:  # noqa: A002
    """The map in this format; text or bytes, as the format is. ``today`` is the day in UTC unless given.

    Raises UnknownFormatError for a format that is not in FORMATS, CannotRenderError if it cannot be written here.
    """
    known = FORMATS.get(format)
    if known is None:
        raise UnknownFormatError(format)
    exporter = cast("Exporter", import_module(known.module))
    return exporter.render(journey_map, today or datetime.now(UTC).date())


__all__ = ["FORMATS", "CannotRenderError", "Exporter", "Format", "UnknownFormatError", "export"]
