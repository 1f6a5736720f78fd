"""What commands print of people's texts, and the commands they name. Imports nothing heavy: ``list`` uses it too."""

from __future__ import annotations

import argparse
import os
import re
import shlex
import sys
from pathlib import Path

from mapcoach.commands.running import CommandError
from mapcoach.interview.replies.text import one_line, visible, without_surrogates

_NAMED_COMMAND = re.compile(r"(?<=\bmapcoach )(?=(?:restore|list|interview|new|export|trash)\b)")


def clean(text: str | Path) -> str:
    """A text from a map, or as it was typed, for a terminal: one line, and nothing in it that steers one.

    Runs of blanks are folded, but not those in a Path, which is to be copied.
    """
    return _tame(str(text)) if isinstance(text, Path) else one_line(_tame(text))


def _tame(text: str) -> str:
    return " ".join(visible(whole(text)).splitlines())


def whole(text: str) -> str:
    """A text from the command line without the half characters that stand for bytes that are not UTF-8."""
    return without_surrogates(text)


def path_of(text: str) -> Path:
    """The path that was typed, with ``~`` resolved. Raises CommandError for a home that does not exist."""
    try:
        return Path(text).expanduser()
    except RuntimeError as error:
        raise CommandError(
            f"{clean(text)} names the home folder of somebody this computer does not know. Nothing was done; "
            "write the path out, or put ./ before it if a folder is really called that."
        ) from error


def command(options: argparse.Namespace, *words: str) -> str:
    """A command of ours that a person can copy, on the same data folder. ``words`` are quoted where they must be."""
    folder = ["--data-dir", options.data_dir] if options.data_dir else []
    return _tame(shlex.join([_program(), *folder, *words]))


def _program() -> str:
    """How a person calls us: by our name if the shell finds it, or else as it was done this time."""
    import shutil

    called = sys.argv[0]
    ours = os.path.basename(called) == "mapcoach" and not shutil.which("mapcoach")  # noqa: PTH119
    return called if ours else "mapcoach"


def with_folder(message: str, options: argparse.Namespace) -> str:
    """A message of the storage, with the data folder named in the commands that it advises."""
    if not getattr(options, "data_dir", None):
        return message
    named = f"--data-dir {_tame(shlex.quote(options.data_dir))} "
    return _NAMED_COMMAND.sub(lambda _: named, message)
