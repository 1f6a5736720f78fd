"""Runs a command and turns whatever goes wrong into a sentence and an exit status. Imports nothing that costs."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # typing itself would cost a start-up
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable


class CommandError(Exception):
    """A command cannot be done. The message says what happened and what to do."""


def run(options: argparse.Namespace) -> int:
    """Carry out the command that ``options.run`` names, as module:function."""
    from importlib import import_module

    module, _, function = str(options.run).partition(":")
    command: Callable[[argparse.Namespace], int] = getattr(import_module(f"mapcoach.commands.{module}"), function)
    try:
        return command(options)
    except Exception as error:
        storage = sys.modules.get("mapcoach.storage.errors")
        if storage and isinstance(error, storage.StorageError) and options.data_dir:
            from mapcoach.commands.words import with_folder

            raise CommandError(with_folder(str(error), options)) from error
        raise


def guarded(action: Callable[[], int]) -> int:
    """Do something and return its exit status; whatever goes wrong becomes a sentence on standard error."""
    if not _use_streams():
        return 1
    try:
        try:
            status = action()
        except SystemExit as end:  # argparse has said what there was to say
            status = end.code if isinstance(end.code, int) else int(end.code is not None)
        sys.stdout.flush()
    except BrokenPipeError:
        _mute()  # the reader has gone: nothing more to say
        return 0
    except KeyboardInterrupt:
        print("\nStopped. Every answer given so far is saved.", file=sys.stderr)
        return 130
    except Exception as error:
        return _explain(error)
    return status


def _explain(error: Exception) -> int:
    """Say what went wrong without a traceback, unless MAPCOACH_DEBUG asks for one."""
    if os.environ.get("MAPCOACH_DEBUG"):
        raise error
    if isinstance(error, OSError) and error.filename is None:  # not of a file, so of what is printed
        _mute()
        reason = (error.strerror or type(error).__name__).lower()
        print(
            f"mapcoach: what was to be printed could not be written: {reason}. Every answer that was acknowledged "
            "is saved. Make room, or send the output somewhere else, and run the command again.",
            file=sys.stderr,
        )
        return 1
    from mapcoach.resources import ResourceError
    from mapcoach.storage import StorageError
    from mapcoach.workspace import WorkspaceError

    if isinstance(error, CommandError | StorageError | WorkspaceError | ResourceError):
        print(f"mapcoach: {error}", file=sys.stderr)
    else:
        print(
            f"mapcoach: something went wrong that should not have ({type(error).__name__}). Every answer that was "
            "acknowledged is saved. Please report it with what MAPCOACH_DEBUG=1 prints.",
            file=sys.stderr,
        )
    return 1


def _mute() -> None:
    """Send what is still to be printed nowhere, so that Python's own flush at the end has nothing to complain of."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _use_streams() -> bool:
    """Read and write UTF-8 whatever the locale says; bytes that are none become a replacement character.

    False if standard output is closed. The other two may be: what is read then ends at once.
    """
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115  (pathlib costs a start-up; it stays open)
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
    if sys.stdout is None:
        print("mapcoach: standard output is closed, so nothing can be printed. Nothing was done.", file=sys.stderr)
        return False
    return True
