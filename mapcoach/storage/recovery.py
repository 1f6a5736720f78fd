"""What happens to a damaged map: its bytes are set aside, and its previous version can be brought back."""

from __future__ import annotations

import shlex
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from mapcoach.storage import atomic
from mapcoach.storage.errors import (
    CannotWrite,
    DamagedMap,
    MapBusy,
    NotAMap,
    NotFound,
    StorageError,
    reading,
    shown,
    writing,
)
from mapcoach.storage.heads import looks_like_ours, read_summary
from mapcoach.storage.locking import locked
from mapcoach.storage.map_file import MapFile
from mapcoach.storage.places import SUFFIX, free_name, is_file, previous_of, real, refuse_taken


def opened(path: Path, home: Path) -> MapFile:
    """The map in a file, checked. ``home`` is the folder where every file is ours.

    A damaged map is set aside and DamagedMap raised, which says where its bytes are and what can be had
    instead; a file that never was a map is left alone (NotAMap).
    """
    map_file = MapFile(path)
    place = real(map_file.path)
    try:
        map_file.check()
    except DamagedMap as damage:
        refuse_foreign(place, home, damage.reason)
        _set_aside(map_file, place, home, damage)
    except NotFound as error:
        if not is_file(previous_of(place)):
            raise
        raise NotFound(f"{shown(place)} is not there (any more). {_offer(place, home)[0]}") from error
    return map_file


def needs_help(place: Path) -> bool:
    """Whether a map has a previous version, and is itself missing or damaged."""
    if not is_file(previous_of(place)):
        return False
    try:
        MapFile(place).check()
    except (NotFound, DamagedMap):
        return True
    return False


def refuse_foreign(place: Path, home: Path, reason: str = "") -> None:
    """Raise NotAMap if neither its folder, its previous version nor its first bytes say that a file is ours."""
    if place.parent == real(home) or is_file(previous_of(place)):
        return
    with reading(place):
        content = atomic.read(place)[0]
    if looks_like_ours(content):
        return
    said = f": {reason}" if reason else ""
    raise NotAMap(
        f"{shown(place)} does not look like a map{said}. The file was left as it is. "
        "'mapcoach import' makes a map of an exported one; 'mapcoach list' shows your maps; to begin a new one, name "
        "a file that does not exist yet.",
        path=place,
        reason=reason or "it does not begin as a map does",
        kept=place,
    )


def bring_back(place: Path, home: Path) -> Path:
    """Put the previous version of a missing or damaged map where the map was; the previous version stays too.

    A damaged map is set aside first. Raises DamagedMap if the previous version is damaged as well.
    """
    previous = previous_of(place)
    try:
        MapFile(previous).check()
    except DamagedMap as damage:
        raise DamagedMap(
            f"The previous version of {shown(place)} is damaged too: {damage.reason}. Nothing was changed; "
            f"it was left where it is, in {shown(previous)}. If you have a backup, copy it to where the map was.",
            path=place,
            reason=damage.reason,
            kept=previous,
        ) from damage
    with suppress(NotFound, DamagedMap):
        opened(place, home)
    with locked(place.parent):
        refuse_taken(place)
        with reading(previous):
            content = atomic.read(previous)[0]
        with writing(place):
            atomic.replace(place, content)
    return place


def _set_aside(map_file: MapFile, place: Path, home: Path, damage: DamagedMap) -> None:
    kept = place
    try:
        with locked(place.parent):
            try:
                map_file.check()  # under the lock: another process may just have restored it
                return
            except DamagedMap as found:
                damage = found
            target = free_name(place.with_name(f"{place.name}.damaged-{datetime.now(UTC):%Y%m%dT%H%M%SZ}"))
            with writing(target):
                atomic.move(place, target)
        kept, how = target, f"It was set aside; all its bytes are kept in {shown(target)}."
    except (CannotWrite, MapBusy) as error:
        how = f"It was left as it is, because it could not be set aside. {error.message}"
    offer, previous = _offer(place, home)
    raise DamagedMap(
        f"The map in {shown(place)} is damaged: {damage.reason}. {how} {offer}",
        path=place,
        reason=damage.reason,
        kept=kept,
        previous=previous,
    ) from damage


def _offer(place: Path, home: Path) -> tuple[str, Path | None]:
    """What can be had instead of a map, in words, and the file of its previous version if that can be read."""
    previous = previous_of(place)
    if not is_file(previous):
        return "There is no previous version of it. If you have a backup, copy it to where the map was.", None
    try:
        entries = MapFile(previous).check()
    except StorageError:
        return f"Its previous version is damaged too; it was left where it is, in {shown(previous)}.", None
    summary = read_summary(str(previous))
    answers = summary.answered if "answered" in summary.label else entries
    saved = summary.updated
    with suppress(ValueError):
        saved = f"{datetime.fromisoformat(saved).astimezone(UTC):%Y-%m-%d %H:%M} UTC"
    name = command_name(place, home)
    count = "1 answer" if answers == 1 else f"{answers} answers"
    offer = f"Its previous version, with {count}, saved {shown(saved)}, is kept."
    return f"{offer} To bring it back: mapcoach restore {name}", previous


def command_name(place: Path, home: Path) -> str:
    """How a map is named in a command that a person can copy: by its id in the store, else by its path."""
    ours = place.parent in (home, real(home)) and place.suffix == SUFFIX
    return place.stem if ours else shlex.quote(shown(place))
