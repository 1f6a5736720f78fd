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


@dataclass(frozen=True)
class Format:
    """A format that a map can be exported to: its name, the suffix of its files, and what it is good for."""

    name: str
    suffix: str
    description: str
    module: str


class Exporter(Protocol):
    """What every format's module offers."""

    def render(self, journey_map: JourneyMap, today: date) -> str | bytes:
        """The map in this format, as of today."""
        ...


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "markdown": Format(
            "markdown",
            ".md",
            "The draft to share: reads well on GitHub and in any text editor.",
            "mapcoach.export.markdown",
        ),
    }
)


def export(journey_map: JourneyMap, format: str = "markdown", *, today: date | None = None) -> str | bytes:  # noqa: A002
    """The map in this format; text or bytes, as the format is. ``today`` is the day in UTC unless given.

    Raises UnknownFormatError for a format that is not in FORMATS.
    """
    known = FORMATS.get(format)
    if known is None:
        raise UnknownFormatError(format)
    exporter = cast("Exporter", import_module(known.module))
    return exporter.render(journey_map, today or datetime.now(UTC).date())


__all__ = ["FORMATS", "Exporter", "Format", "UnknownFormatError", "export"]
