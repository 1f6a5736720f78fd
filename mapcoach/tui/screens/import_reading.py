"""Finds the file that was named, reads it, and looks up samples of its columns. Blocks, so it is for a thread."""

from __future__ import annotations

import os
import re
import stat
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from mapcoach.export.reading import LARGEST_FILE, CannotReadError, read_file
from mapcoach.tui.text import in_line
from mapcoach.workspace import WorkspaceError, clean, path_of, whole

if TYPE_CHECKING:
    from mapcoach.export.reading import Reading, RoleQuestion
    from mapcoach.journey import JourneyMap

SAMPLES = 3
_LARGE = 5_000_000
"""Bytes of a file above which no samples are looked up: each takes as long as reading the file."""
_LONGEST_PATH = 200
_QUOTES = {"'": "'", '"': '"', "“": "”", "‘": "’", "«": "»", "<": ">"}


@dataclass(frozen=True)
class Source:
    """A file that was read: where it is, what is in it, and what comes of that."""

    path: Path
    data: bytes
    reading: Reading

    @property
    def name(self) -> str:
        """Its name without the folders."""
        return self.path.name

    @property
    def title(self) -> str:
        """The title of the new map, if nobody gives it another: the file's own, or else its name."""
        if self.reading.map.title.strip():
            return self.reading.map.display_title()
        named = " ".join(whole(PurePath(self.name).stem).replace("_", " ").split())
        titled = self.reading.map.display_title()
        return named if titled == "Untitled map" and named else titled


def source_of(typed: str) -> Source:
    """The file that was typed, pasted or dropped here, read. Raises WorkspaceError and CannotReadError."""
    path = _file_of(typed)
    data = _data_of(path)
    return Source(path, data, read(path.name, data))


def read(name: str, data: bytes, roles: Mapping[str, str] | None = None) -> Reading:
    """As ``read_file``; a fault of ours becomes a CannotReadError as well."""
    try:
        return read_file(name, data, roles)
    except CannotReadError:
        raise
    except Exception as error:
        if os.environ.get("MAPCOACH_DEBUG"):
            raise
        raise CannotReadError(
            f"Something went wrong in mapcoach that should not have ({type(error).__name__}). Nothing was imported; "
            "please report it with what MAPCOACH_DEBUG=1 prints."
        ) from error


def samples(source: Source, question: RoleQuestion) -> tuple[str, ...]:
    """Some of what stands in a column or row: what comes onto the map if it is read as questions of the customer."""
    if len(source.data) > _LARGE:
        return ()
    try:
        tried = read(source.name, source.data, {question.column: "question"})
    except CannotReadError:
        return ()
    before = Counter(_questions(source.reading.map))
    found = Counter(_questions(tried.map)) - before
    return tuple(in_line(one, 60) for one in dict.fromkeys(found))[:SAMPLES]


def _questions(journey_map: JourneyMap) -> Iterator[str]:
    return (one for stage in journey_map.stages for one in stage.questions)


# --- finding it -----------------------------------------------------------------------------------------------


def paths_of(typed: str) -> list[Path]:
    """The files that may be meant, the likeliest first: as it stands, without quotes, as an address, unescaped.

    Terminals put a file that is dropped on them into quotes, or a backslash before each blank. Raises WorkspaceError.
    """
    text = typed.strip()
    if not text or "\0" in text:
        raise WorkspaceError("That is no name of a file. Type or paste its path, or drop it here.")
    bare = text[1:-1].strip() if len(text) > 2 and _QUOTES.get(text[0]) == text[-1] else text
    meant = [text, bare]
    if bare.lower().startswith("file:"):
        meant.insert(0, _of_address(bare))
    if os.sep == "/":
        meant.append(re.sub(r"\\(.)", r"\1", bare))
    return [path_of(one) for one in dict.fromkeys(meant) if one and "\0" not in one]


def _of_address(address: str) -> str:
    """The path in a file:// address."""
    try:
        path = unquote(urlsplit(address).path)
    except ValueError:
        return ""
    return path[1:] if os.sep == "\\" and re.match(r"/[A-Za-z]:", path) else path


def _file_of(typed: str) -> Path:
    """The first file of those that may be meant which is there."""
    meant = paths_of(typed)
    path = next((one for one in meant if os.path.lexists(one)), meant[0])
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        raise _refused(path, error) from error
    if stat.S_ISDIR(mode):
        raise WorkspaceError(f"{_shown(path)} is a folder. Name a file in it.")
    if not stat.S_ISREG(mode):
        raise WorkspaceError(f"{_shown(path)} is not a file, and was not read. Name a file.")
    return path


def _data_of(path: Path) -> bytes:
    """The bytes of a file, not many more than can be read."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        raise _refused(path, error) from error


def _refused(path: Path, error: Exception) -> WorkspaceError:
    reason = (getattr(error, "strerror", None) or type(error).__name__).lower()
    return WorkspaceError(f"{_shown(path)} cannot be read: {reason}. Nothing was imported; check the path.")


def _shown(path: Path) -> str:
    """A path for the screen: the end of one that is very long, as that names the file."""
    shown = clean(path)
    return shown if len(shown) <= _LONGEST_PATH else f"…{shown[-_LONGEST_PATH:]}"
