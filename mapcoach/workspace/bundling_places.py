"""Where a bundle may be written: looked at before anything is made, so that a refusal changes nothing."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from html import unescape
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mapcoach.workspace.bundling_tasks import INDEX
from mapcoach.workspace.errors import WorkspaceError
from mapcoach.workspace.places import refuse_places_of_maps, refuse_taken
from mapcoach.workspace.words import clean

if TYPE_CHECKING:
    from mapcoach.storage import MapStore

_OURS = '<meta name="generator" content="mapcoach">'
_LINK = re.compile(r'<a href="\./([^"]{1,2000})"')
_MOST_READ = 2_000_000  # bytes of an index; ours have some tens of thousands


def check_folder(folder: Path, store: MapStore) -> None:
    """Raise WorkspaceError for what is no folder, and for the folders where mapcoach keeps its own files."""
    from mapcoach.storage.places import real

    refuse_places_of_maps(folder, store)
    if real(folder) == real(store.directory):
        raise WorkspaceError(
            f"{clean(folder)} is the folder where mapcoach keeps its data; nothing was written there. "
            "Name a folder of the bundle's own."
        )
    if os.path.lexists(folder) and not folder.is_dir():
        raise WorkspaceError(f"{clean(folder)} is not a folder, and was left as it is. Name a folder for the bundle.")


def check_names(folder: Path, names: Iterable[str], force: bool) -> None:
    """Raise WorkspaceError if a name leads out of the folder or cannot be a file, Occupied if a file is to stay.

    A link inside the folder is refused in any case: it would put files, or lose them, where nobody looks for them.
    """
    wanted = (*names, INDEX)
    for way in dict.fromkeys(way for name in wanted for way in _ways(name)):
        _check_way(folder / way, is_file=way in wanted)
    if not force:
        refuse_taken(folder, wanted)


def _ways(name: str) -> Iterator[str]:
    """The folders on the way to a file, from the outermost one, and the file."""
    path = PurePosixPath(name)
    yield from (parent.as_posix() for parent in reversed(path.parents[:-1]))
    yield name


def _check_way(place: Path, *, is_file: bool) -> None:
    if place.is_symlink():
        raise WorkspaceError(
            f"{clean(place)} is a link to another place, and a bundle stays in its folder. Nothing was written. "
            "Remove the link, or name another folder."
        )
    if os.path.lexists(place) and is_file != place.is_file():
        found, wanted = ("not a file", "a file") if is_file else ("a file", "a folder")
        raise WorkspaceError(
            f"{clean(place)} is {found}, and the bundle needs {wanted} of that name. Nothing was written. "
            "Move it away, or name another folder."
        )


def earlier_files(folder: Path, names: Iterable[str]) -> tuple[str, ...]:
    """The files of an earlier bundle that stand in the folder and that these names do not overwrite.

    They are known from its index; nothing is said of files that it does not list.
    """
    new = set(names)
    listed = dict.fromkeys(_listed(folder / INDEX))
    return tuple(name for name in listed if name not in new and _is_inside(name) and (folder / name).is_file())


def _listed(index: Path) -> Iterator[str]:
    """The names that an index of ours links to; none if it is somebody else's or cannot be read."""
    with suppress(OSError):
        if index.is_symlink() or not index.is_file():
            return
        with index.open("rb") as file:
            text = file.read(_MOST_READ).decode("utf-8", "replace")
        if _OURS in text:
            yield from (unquote(unescape(link[1])) for link in _LINK.finditer(text))


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return "\0" not in name and not path.is_absolute() and ".." not in path.parts
