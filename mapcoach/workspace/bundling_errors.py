"""A bundle that was begun and not finished: which of its files are written, in words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mapcoach.workspace.bundling_tasks import INDEX
from mapcoach.workspace.errors import WorkspaceError
from mapcoach.workspace.words import clean

_NAMED = 5


class Unfinished(WorkspaceError):  # noqa: N818  (a state of the folder)
    """The disk is full: some files are written, the rest is not. ``message`` names both."""


class Interrupted(KeyboardInterrupt):
    """Somebody stopped it while the files were being written. ``message`` says what is written and what is not."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def full(folder: Path, failed: str, reason: str, written: Sequence[str], missing: Sequence[str]) -> Unfinished:
    """The error for a disk on which there is no room for a file."""
    return Unfinished(
        f"{clean(folder / failed)} could not be written: {reason}. {_standing(written, missing)} "
        "The map is as it was. Make room, and write the bundle again with --force, or into another folder."
    )


def interrupted(folder: Path, written: Sequence[str], missing: Sequence[str]) -> Interrupted:
    """The interruption, with how far the bundle in this folder is."""
    return Interrupted(
        f"Stopped while the files were being written to {clean(folder)}. {_standing(written, missing)} "
        "The map is as it was. Write the bundle again with --force to have it whole."
    )


def _standing(written: Sequence[str], missing: Sequence[str]) -> str:
    index = f" {INDEX} there says that the bundle is not finished." if INDEX in written else ""
    files = [name for name in written if name != INDEX]
    told = f"Written: {named(files)}." if files else "None of the files of the map is written."
    return f"{told} Not written: {named(missing)}.{index}"


def named(names: Sequence[str]) -> str:
    """The first of these names, and how many more there are."""
    shown = ", ".join(clean(name) for name in names[:_NAMED])
    return f"{shown} and {len(names) - _NAMED:,} more" if len(names) > _NAMED else shown
