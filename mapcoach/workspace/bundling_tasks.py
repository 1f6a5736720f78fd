"""What a hand-over bundle is made of: a task for each format and platform, which makes files in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Literal, cast

from mapcoach.export import CannotRenderError, Exporter, Format
from mapcoach.workspace.bundling_names import safe_name, safe_stem, unused

if TYPE_CHECKING:
    from mapcoach.journey import JourneyMap

INDEX = "index.html"
_NOTHING = "There is no automation to hand over yet: none was chosen on this map, and what is noted calls for none."
Kind = Literal["format", "platform"]


@dataclass(frozen=True)
class Made:
    """A file that was made: its name in the folder, what it holds, what it is, and what it cannot carry."""

    name: str
    data: bytes
    description: str
    losses: str


@dataclass(frozen=True)
class Task:
    """One piece of work: a format or platform by name, what it is called, and how its files are made.

    ``make`` raises CannotRenderError if there is nothing to be made here.
    """

    kind: Kind
    of: str
    called: str
    make: Callable[[], Iterable[Made]]


def tasks(journey_map: JourneyMap, when: date, formats: Mapping[str, Format]) -> Iterator[Task]:
    """All there is to make of a map, the formats first."""
    stem, taken = safe_stem(journey_map.display_title()), [INDEX]
    for one in formats.values():
        name = f"{stem}{one.suffix}"
        if unused(name, taken) != name:
            name = unused(f"{stem}-{one.name}{one.suffix}", taken)
        taken.append(name)
        yield Task("format", one.name, one.name, _rendering(journey_map, one, when, name))
    from mapcoach.automation.handover import PLATFORMS
    from mapcoach.automation.handover.words import words_of

    for platform in PLATFORMS:
        yield Task("platform", platform, words_of(platform).name, _handing_over(journey_map, platform))


def _rendering(journey_map: JourneyMap, one: Format, when: date, name: str) -> Callable[[], Iterable[Made]]:
    def make() -> Iterable[Made]:
        content = cast("Exporter", import_module(one.module)).render(journey_map, when)
        data = content.encode("utf-8", "replace") if isinstance(content, str) else content
        return [Made(name, data, one.description, one.losses)]

    return make


def _handing_over(journey_map: JourneyMap, platform: str) -> Callable[[], Iterable[Made]]:
    """The files of one platform, in a folder of its own."""

    def make() -> Iterable[Made]:
        from mapcoach.automation.handover import files

        found = files(journey_map, platform)
        if len(found) < 2:  # the overview alone
            raise CannotRenderError(
                "There is no automation to hand over yet: none was chosen, and the map calls for none."
            )
        taken: list[str] = []
        for one in found:
            name = unused(safe_name(one.name), taken)
            taken.append(name)
            yield Made(f"automations/{platform}/{name}", one.data, one.what, " ".join(one.losses))

    return make
