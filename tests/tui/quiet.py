"""Waiting in Pilot tests: until the event loop has nothing left to do, instead of until the machine looks idle.

Textual's own wait compares computing time with the clock, in steps of 20 ms, twice a key. On a busy machine that is
slow, and wrong as well: a process that gets no core looks idle. Here the wait ends when no callback is ready, no thread
is at work and no timer is due at once, however busy the machine is.
"""

from __future__ import annotations

import asyncio
import time
from asyncio import base_events
from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

import pytest

DUE_AT_ONCE = 0.06
"""Seconds within which a timer is waited for: Textual draws changes after 17 ms, and a new screen after 50 ms."""

_HELD_UP = 3
"""Seconds after which a thread at work is taken for one that a test holds up."""
_ENDLESS = 20
"""Seconds after which timers that follow one another are not waited for any longer."""

_Pending = set[asyncio.Future[Any]]
_at_work: WeakKeyDictionary[asyncio.AbstractEventLoop, _Pending] = WeakKeyDictionary()
_run_in_executor = base_events.BaseEventLoop.run_in_executor


async def until_quiet(min_sleep: float = DUE_AT_ONCE, max_sleep: float = 1) -> None:
    """Let everything that was begun go on until it is done, for ``max_sleep`` seconds of computing at most.

    A thread that a test holds up is waited for once.
    """
    loop = asyncio.get_running_loop()
    end, computed = loop.time() + _ENDLESS, time.process_time() + max_sleep
    while loop.time() < end and time.process_time() < computed:
        await asyncio.sleep(0)
        if loop._ready:  # type: ignore[attr-defined]
            continue
        if _at_work.get(loop):
            await _threads(_at_work[loop])
        elif (due := _next_timer(loop)) < DUE_AT_ONCE:
            await asyncio.sleep(max(due, 0))
        else:
            return


async def _threads(at_work: _Pending) -> None:
    _, held_up = await asyncio.wait(at_work, timeout=_HELD_UP, return_when=asyncio.FIRST_COMPLETED)
    if len(held_up) == len(at_work):
        at_work -= held_up


def _next_timer(loop: asyncio.AbstractEventLoop) -> float:
    """Seconds until the next timer is due."""
    timers: list[asyncio.TimerHandle] = loop._scheduled  # type: ignore[attr-defined]
    return min((one.when() for one in timers if not one.cancelled()), default=float("inf")) - loop.time()


def _counted(
    loop: base_events.BaseEventLoop, executor: Any, work: Callable[..., Any], *arguments: Any
) -> asyncio.Future[Any]:
    future: asyncio.Future[Any] = _run_in_executor(loop, executor, work, *arguments)
    at_work = _at_work.setdefault(loop, set())
    at_work.add(future)
    future.add_done_callback(at_work.discard)
    return future


def wait_this_way(patch: pytest.MonkeyPatch) -> None:
    """Have Pilot and the keys it presses wait until it is quiet."""
    patch.setattr(base_events.BaseEventLoop, "run_in_executor", _counted)
    patch.setattr("textual.pilot.wait_for_idle", until_quiet)
    patch.setattr("textual.app.wait_for_idle", until_quiet)
