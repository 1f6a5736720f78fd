"""The commands that are named to a person. Imports nothing heavy: ``list`` uses it too."""

from __future__ import annotations

import argparse
import os
import re
import shlex
import sys

from mapcoach.workspace.words import tame

_NAMED_COMMAND = re.compile(
    r"(?<=\bmapcoach )(?=(?:restore|list|interview|new|export|import|recommend|automations|trash)\b)"
)


def command(options: argparse.Namespace, *words: str) -> str:
    """A command of ours that a person can copy, on the same data folder. ``words`` are quoted where they must be."""
    folder = ["--data-dir", options.data_dir] if options.data_dir else []
    return tame(shlex.join([_program(), *folder, *words]))


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
    named = f"--data-dir {tame(shlex.quote(options.data_dir))} "
    return _NAMED_COMMAND.sub(lambda _: named, message)
