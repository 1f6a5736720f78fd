"""Runs a command and turns whatever goes wrong into a sentence and an exit status."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from importlib import import_module


class CommandError(Exception):
    """A command cannot be done. The message says what happened and what to do."""


def run(options: argparse.Namespace) -> int:
    """Carry out the command that ``options.run`` names, as module:function."""
    use_utf8()
    module, _, function = str(options.run).partition(":")
    command: Callable[[argparse.Namespace], int] = getattr(import_module(f"mapcoach.commands.{module}"), function)
    try:
        status = command(options)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader has gone: nothing more to say
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
    from mapcoach.resources import ResourceMissingError
    from mapcoach.storage import StorageError

    expected = (CommandError, StorageError, ResourceMissingError, *_script_error())
    if isinstance(error, expected):
        print(f"mapcoach: {error}", file=sys.stderr)
    else:
        print(
            f"mapcoach: something went wrong that should not have ({type(error).__name__}). Every answer that was "
            "acknowledged is saved. Please report it with what MAPCOACH_DEBUG=1 prints.",
            file=sys.stderr,
        )
    return 1


def _script_error() -> tuple[type[Exception], ...]:
    """The error of a broken script, if the interview has been imported at all."""
    script = sys.modules.get("mapcoach.interview.script")
    return (script.ScriptError,) if script else ()


def use_utf8() -> None:
    """Read and write UTF-8 whatever the locale says; bytes that are none become a replacement character."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
