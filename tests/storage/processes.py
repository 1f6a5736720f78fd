"""Run by the tests as a process of its own: appends to a map, as told, until it is done or killed.

``processes.py nursery PATH``        for each line on standard input, forks a child that appends until it is killed
``processes.py append PATH NAME N``  appends N entries, waiting for nobody
``processes.py steps PATH``          kills a child at each of its system calls in turn, and says what is left
``processes.py small-disk PATH``     appends until the file may not grow any more
``processes.py no-permission``       appends to a map in a folder that may not be written
``processes.py typing DIRECTORY MAP``  keeps each line of standard input as half-typed text, and says what it may take
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mapcoach.journey import new_entry
from mapcoach.storage import MapFile, MapStore, StorageError, Unsent


def say(**values: object) -> None:
    os.write(1, json.dumps(values).encode() + b"\n")


def append(map_file: MapFile, reply: str) -> list[str]:
    entry = new_entry(reply=reply)
    new = map_file.append(entry, lambda entries: {"title": "Told by processes", "answered": len(entries)})
    return [one.reply for one in new]


def forked(work: Callable[[], None]) -> int:
    """A child that does this work and nothing of its parent's."""
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        work()
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(status)


def nursery(path: Path) -> None:
    for line in sys.stdin:
        name = line.strip()

        def work(name: str = name) -> None:
            map_file, number = MapFile(path), 0
            while True:
                append(map_file, f"{name}-{number}")
                say(saved=f"{name}-{number}")
                number += 1

        child = forked(work)
        say(child=child)
        _, status = os.waitpid(child, 0)
        say(ended=os.waitstatus_to_exitcode(status))


def append_some(path: Path, name: str, times: int) -> None:
    map_file = MapFile(path)
    for number in range(times):
        say(new=append(map_file, f"{name}-{number}"))


STEPS = ("open", "write", "fsync", "fchmod", "close", "link", "chmod", "replace", "unlink", "scandir")


def steps(path: Path) -> None:
    """For n = 0, 1, 2…: a child ends without a word at its nth call of the system; is the map still well?"""
    step, finished = 0, False
    while not finished:
        child = forked(lambda step=step: _append_and_end(path, step))  # type: ignore[misc]  # a default binds step
        finished = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        say(step=step, replies=[entry.reply for entry in MapFile(path).entries()], finished=finished)
        step += 1


def _append_and_end(path: Path, last: int) -> None:
    calls = 0

    def counted(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            nonlocal calls
            if calls == last:
                os._exit(9)
            calls += 1
            return real(*arguments, **named)

        return call

    for name in STEPS:
        setattr(os, name, counted(getattr(os, name)))
    append(MapFile(path), f"step-{last}")


def small_disk(path: Path) -> None:
    import resource

    size = path.stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 1000, size + 1000))
    _until_refused(MapFile(path))


def no_permission() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "mine.json")
        map_file = MapStore(Path(folder)).create("mine", path)
        append(map_file, "first")
        path.with_name(".mapcoach.lock").unlink()
        nobody = 65534
        os.chown(folder, nobody, nobody)
        os.chown(path, nobody, nobody)
        Path(folder).chmod(0o555)

        def work() -> None:
            if os.geteuid() == 0:
                os.setuid(nobody)
            _until_refused(map_file)

        os.waitpid(forked(work), 0)
        Path(folder).chmod(0o755)


def _until_refused(map_file: MapFile) -> None:
    number = 0
    while True:
        try:
            append(map_file, f"more-{number} " + "x" * 300)
        except StorageError as error:
            say(
                error=type(error).__name__,
                message=error.message,
                saved=number,
                kept=len(MapFile(map_file.path).entries()),
                files=sorted(path.name for path in map_file.path.parent.iterdir()),
            )
            return
        number += 1


def typing(directory: Path, map_id: str) -> None:
    unsent = Unsent(directory)
    for line in sys.stdin:
        text = line.rstrip("\n")
        kept = unsent.keep(map_id, {("q", "s", ""): text}) if text else None
        say(kept=kept, taken=list(unsent.take(map_id).items()))


def main(task: str, *arguments: str) -> None:
    if task == "typing":
        typing(Path(arguments[0]), arguments[1])
    elif task == "append":
        append_some(Path(arguments[0]), arguments[1], int(arguments[2]))
    elif task == "no-permission":
        no_permission()
    else:
        {"nursery": nursery, "steps": steps, "small-disk": small_disk}[task](Path(arguments[0]))


if __name__ == "__main__":
    main(*sys.argv[1:])
