"""What the storage costs, as ratios against floors measured in the same run: ``python bench/storage.py``.

Appending to a map of 500 answers is held against writing, syncing and renaming a file of the same size;
listing 1,000 maps against a look at the folder and at the first 4 KB of each file. The ratios are of medians.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING
from unittest.mock import patch

from mapcoach.journey import JournalEntry, new_entry
from mapcoach.storage import MapStore

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapcoach.storage import Label

ANSWERS, MAPS = 500, 1000
REPLY = "She compares three offers on her phone, asks her sister, and then waits for our call – “tomorrow”. " * 2


def milliseconds(work: Callable[[], object], times: int) -> float:
    """The median time of one call."""
    return median(timed(work) for _ in range(times))


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def answer(number: int) -> JournalEntry:
    operations = [
        {"op": "add_touchpoint", "id": f"t{number}", "stage": "s1", "name": f"Phone call {number}"},
        {"op": "add_pain_point", "id": f"p{number}", "touchpoint": f"t{number}", "text": "Nobody answers."},
    ]
    return new_entry(author="Ana", question="touchpoints", subject="s1", reply=REPLY, operations=operations)


def label(entries: Sequence[JournalEntry]) -> Label:
    return {"title": "Maya: first order", "kind": "current", "answered": len(entries), "remaining": 12}


def plain_save(path: Path, content: bytes) -> None:
    """The least that a durable save takes."""
    temporary = path.with_suffix(".tmp")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    os.write(descriptor, content)
    os.fsync(descriptor)
    os.close(descriptor)
    temporary.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


def plain_listing(folder: Path) -> int:
    """The least that a listing takes: a look at the folder, and at the head of each file."""
    size = 0
    with os.scandir(folder) as entries:
        for entry in entries:
            descriptor = os.open(entry.path, os.O_RDONLY)
            size += len(os.read(descriptor, 4096))
            os.close(descriptor)
    return size


@contextmanager
def without_sync() -> Iterator[None]:
    """Leave out the waiting for the disk, to see what mapcoach itself takes."""
    with patch("os.fsync", lambda descriptor: None):
        yield


def bench_append(folder: Path) -> None:
    map_file = MapStore(folder).create("bench-append")
    with without_sync():
        for number in range(ANSWERS):
            map_file.append(answer(number), label)
        ours_unsynced = milliseconds(lambda: map_file.append(answer(0), label), 40)
    content = map_file.path.read_bytes()
    ours, floor = [], []
    for _ in range(40):  # by turns, so that both meet the same disk
        floor.append(timed(lambda: plain_save(folder / "floor.json", content)))
        ours.append(timed(lambda: map_file.append(answer(0), label)))
    size, least, taken = len(content) // 1024, median(floor), median(ours)
    print(
        f"append to {ANSWERS} answers ({size} KiB): {taken:.2f} ms, floor {least:.2f} ms, ratio {taken / least:.2f}; "
        f"without waiting for the disk {ours_unsynced:.2f} ms"
    )


def bench_list(folder: Path) -> None:
    store = MapStore(folder)
    map_file = store.create("bench-0")
    with without_sync():
        for number in range(ANSWERS):
            map_file.append(answer(number), label)
    content = map_file.path.read_bytes()
    for number in range(1, MAPS):
        store.maps_directory.joinpath(f"bench-{number}.json").write_bytes(content)
    ours, floor = [], []
    for _ in range(15):
        floor.append(timed(lambda: plain_listing(store.maps_directory)))
        ours.append(timed(store.list))
    print(
        f"list {len(store.list())} maps: {median(ours):.1f} ms, floor {median(floor):.1f} ms, "
        f"ratio {median(ours) / median(floor):.2f}"
    )


def main() -> None:
    """Run both, in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        bench_append(Path(folder, "append"))
        bench_list(Path(folder, "list"))


if __name__ == "__main__":
    main()
