"""Loads what the first trouble and the last question need, while the person reads the first question."""

from __future__ import annotations

import contextlib
import signal
import threading

from mapcoach.resources import ResourceError


def warm_up_in_background() -> None:
    """Load the sentiment lexicon and the map checks in a thread of their own, which never keeps the process alive.

    Not for the plain lines: a Ctrl-C that comes while another thread holds the interpreter is seen by the line editor
    only at the next key. The thread takes no signals.
    """
    thread = threading.Thread(target=_warm_up, name="mapcoach warm-up", daemon=True)
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        thread.start()
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    try:
        thread.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _warm_up() -> None:
    with contextlib.suppress(ResourceError):  # a broken lexicon is told when it is needed
        from mapcoach.interview.replies.feelings import warm_up

        warm_up()
    import mapcoach.journey.checks  # noqa: F401
