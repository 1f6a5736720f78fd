"""The index page of a bundle: of each file what it is, whom it is for, how big it is, and what it cannot carry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from urllib.parse import quote

from mapcoach.export.escaping import shorten
from mapcoach.export.html import lay_out
from mapcoach.export.html_isolating import OwnWords
from mapcoach.export.words import day
from mapcoach.journey import JourneyMap

FOR: Mapping[str, str] = {
    "html": "everybody: opens in any browser and prints",
    "pdf": "people who read it on paper or get it by email",
    "markdown": "people who go on writing in an editor or on GitHub",
    "svg": "a wall, a slide or a page that needs a sharp picture",
    "png": "chats and documents that take pictures only",
    "mermaid": "documents that draw Mermaid diagrams",
    "csv": "spreadsheets and programs",
    "xlsx": "people who sort, filter and add in a spreadsheet",
    "pptx": "whoever presents the map",
    "json": "programs, and keeping",
    "drawio": "people who go on drawing in draw.io",
    "lucid": "people who go on drawing in Lucidchart or Lucidspark",
    "excalidraw": "people who go on sketching in Excalidraw",
    "tsv": "pasting as sticky notes into Miro, Mural or FigJam",
}
"""Whom a format is for, by its name."""


@dataclass(frozen=True)
class Entry:
    """A file of the bundle: its name in the folder, the format or platform it is of, and what that is called.

    ``size`` is in bytes.
    """

    name: str
    of: str
    called: str
    description: str
    losses: str
    size: int

    @property
    def link(self) -> str:
        """Its address, as seen from the index."""
        return _link(self.name)

    @property
    def whom(self) -> str:
        """Whom it is for; empty if that is not known."""
        return FOR.get(self.of, "")

    @property
    def weight(self) -> str:
        """Its size in words."""
        return size_words(self.size)


@dataclass(frozen=True)
class Group:
    """The files for one automation platform."""

    called: str
    entries: tuple[Entry, ...]


def index(
    journey_map: JourneyMap,
    formats: Sequence[Entry],
    platforms: Iterable[Entry],
    left_out: Sequence[tuple[str, str]],
    today: date,
    *,
    earlier: Sequence[str] = (),
    begun: Sequence[str] = (),
) -> str:
    """The index as an HTML document; ``left_out`` says of what is not there why.

    ``earlier`` names files of an earlier bundle in the same folder. With ``begun``, the names of files that are being
    written, it is the index that stands there meanwhile, and says that the bundle is not finished.
    """
    title = shorten(journey_map.display_title(), 160) or "Untitled map"
    groups = tuple(Group(called, tuple(found)) for called, found in groupby(platforms, key=lambda one: one.called))
    return lay_out(
        "index.html.j2",
        title=title,
        day=day(today),
        today=today.isoformat(),
        formats=formats,
        groups=groups,
        left_out=left_out,
        earlier=tuple((name, _link(name)) for name in earlier),
        begun=tuple((name, _link(name)) for name in begun),
        own_words=OwnWords((title,)),
    )


def _link(name: str) -> str:
    return "./" + quote(name, errors="replace")


def size_words(size: int) -> str:
    """A size in bytes as people read it: 1 kB is 1,000 bytes."""
    if size < 1_000:
        return f"{size} bytes"
    return f"{size / 1_000:.0f} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"
