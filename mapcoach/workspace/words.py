"""People's texts as they may be shown in a terminal, and what was typed as it may be used."""

from __future__ import annotations

from pathlib import Path

from mapcoach.interview.replies.cleaning import visible, without_surrogates
from mapcoach.interview.replies.text import one_line
from mapcoach.workspace.errors import WorkspaceError

KINDS = {
    "current": "as it is",
    "future": "as it should be",
    "day_in_the_life": "day in the life",
    "renewal": "renewal",
    "churn": "churn",
}
"""The kinds of map in words."""


def clean(text: str | Path) -> str:
    """A text from a map, or as it was typed, for a terminal: one line, and nothing in it that steers one.

    Runs of blanks are folded, but not those in a Path, which is to be copied.
    """
    return tame(str(text)) if isinstance(text, Path) else one_line(tame(text))


def tame(text: str) -> str:
    """A text on one line, with nothing in it that steers a terminal; its blanks stay."""
    return " ".join(visible(whole(text)).splitlines())


def whole(text: str) -> str:
    """A text without the half characters that stand for bytes that are not UTF-8."""
    return without_surrogates(text)


def title_of(text: str) -> str:
    """The title that was typed. Raises WorkspaceError if nothing is left of it."""
    title = whole(text).strip()
    if not title:
        raise WorkspaceError("The new title is empty. The old one was kept.")
    return title


def path_of(text: str) -> Path:
    """The path that was typed, with ``~`` resolved. Raises WorkspaceError for a home that does not exist."""
    try:
        return Path(text).expanduser()
    except RuntimeError as error:
        raise WorkspaceError(
            f"{clean(text)} names the home folder of somebody this computer does not know. Nothing was done; "
            "write the path out, or put ./ before it if a folder is really called that."
        ) from error
