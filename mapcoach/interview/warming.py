"""Loads what an interview needs before it needs it: before the first question, or while the person reads that."""

from __future__ import annotations

import contextlib
import signal
import threading

from mapcoach.resources import ResourceError


def warm_up_here() -> None:
    """Import and load all that the first question and the first replies need: half a second that nobody waits for.

    The session with its interviewer, the script and its templates, the moves, the lexicon of feelings, the sentiment
    lexicon, the map checks. For a face with a screen, in a thread of its own. What is loaded already costs nothing,
    and it may be called twice at once. Nothing is raised for a file that cannot be used: whoever needs it is told.
    """
    import mapcoach.interview.session  # noqa: F401

    warm_the_first_question()
    with contextlib.suppress(ResourceError):
        _warm_the_script()
    _warm_the_readers()


def warm_the_first_question() -> None:
    """Load the script and the moves: with them a map can be opened."""
    from mapcoach.interview.coaching.wording import load_moves
    from mapcoach.interview.script import load_script

    for load in (load_script, load_moves):
        with contextlib.suppress(ResourceError):
            load()


def warm_up_in_background() -> None:
    """Load the sentiment lexicon and the map checks in a thread of their own, which never keeps the process alive.

    Not for the plain lines: a Ctrl-C that comes while another thread holds the interpreter is seen by the line editor
    only at the next key. The thread takes no signals.
    """
    thread = threading.Thread(target=_warm_the_readers, name="mapcoach warm-up", daemon=True)
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        thread.start()
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    try:
        thread.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _warm_the_script() -> None:
    """Load the questions and put each to an empty map, so that no template and no source of choices is left."""
    from mapcoach.interview.agenda import Due
    from mapcoach.interview.asking import worded
    from mapcoach.interview.rules import SOURCES
    from mapcoach.interview.script import load_script
    from mapcoach.journey import JourneyMap

    empty = JourneyMap()
    for topic in load_script():
        for question in topic.question:
            worded(Due(topic, question, topic.each, ""), empty)
            if question.options_from:
                SOURCES[question.options_from](empty, "")


def _warm_the_readers() -> None:
    with contextlib.suppress(ResourceError):  # a broken lexicon is told when it is needed
        from mapcoach.interview.replies.feelings import warm_up as warm_feelings

        warm_feelings()
    import mapcoach.journey.checks  # noqa: F401
    from mapcoach.interview.patterns import compile_all

    compile_all()
    with contextlib.suppress(ResourceError):
        _rehearse()


def _rehearse() -> None:
    """Answer two questions of an interview that nobody sees: the first reply of a real one then takes no longer."""
    import asyncio

    from mapcoach.interview.journals import MemoryJournal
    from mapcoach.interview.offline import OfflineInterviewer
    from mapcoach.interview.session import Session

    async def answer() -> None:
        session = Session(MemoryJournal(), OfflineInterviewer(), depth="quick")
        await session.start("rehearsal")
        for reply in ("We mend shoes, and people wait too long for them", "a local shop"):
            await session.answer(reply)

    try:
        asyncio.get_running_loop()
    except RuntimeError:  # none is running here
        asyncio.run(answer())
