"""Work that may take a minute, in a thread that keeps nobody from leaving: neither the screen nor the app."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

Result = TypeVar("Result")


def begin(work: Callable[[], Result]) -> tuple[Thread, asyncio.Future[Result]]:
    """Begin work in a thread of its own; the future, for the running event loop, has what it returns or raises.

    ``asyncio.to_thread`` is not for this: an app that ends waits for what it began, a PDF of a large map included.
    """
    done: Future[Result] = Future()

    def run() -> None:
        try:
            result = work()
        except BaseException as error:
            if not done.cancelled():
                done.set_exception(error)
        else:
            if not done.cancelled():
                done.set_result(result)

    done.set_running_or_notify_cancel()
    thread = Thread(target=run, name="mapcoach work", daemon=True)
    thread.start()
    return thread, asyncio.wrap_future(done)
