"""The plain face: the interview as lines of text, for any terminal, pipe or screen reader."""

from __future__ import annotations

import asyncio
import contextlib
import os
import select
import shutil
import textwrap
from typing import TextIO

from mapcoach.interview.asking import Asked
from mapcoach.interview.coaching.asking_back import AGAIN
from mapcoach.interview.replies.cleaning import visible
from mapcoach.interview.session import Event, Finished, Heard, Notice, Session
from mapcoach.plain.taking import LASTING, answer
from mapcoach.storage import CannotRead, StorageError

_PASTE_SECONDS = 0.03
"""How long to wait for the next line of something pasted; longer than a terminal takes, shorter than a person."""


class LineFace:
    """Asks on one stream and reads from another; each reply is a line (a ``\\`` at its end goes on with the next)."""

    def __init__(self, session: Session, source: TextIO, sink: TextIO) -> None:
        self._session = session
        self._source = source
        self._sink = sink
        self._heading = ""
        self._asked_any = self._at_the_end = False
        self._width = min(shutil.get_terminal_size((88, 24)).columns, 100)
        self._person = source.isatty() and sink.isatty()

    def hold(self) -> bool:
        """Hold the interview until nothing is left to ask or to change (True), or until it is stopped (False)."""
        self._tell(self._session.opening())
        with asyncio.Runner() as runner:  # it runs only while a reply is taken, so that Ctrl-C works at the prompt
            while True:
                with contextlib.suppress(CannotRead):  # what stops us now will be told when a reply is to be saved
                    self._session.refresh()
                asked = runner.run(self._session.phrased())
                if asked:
                    self._ask(asked)
                elif not self._offer_changes():
                    return True
                reply = self._read()
                if reply is None or self._take(reply, asked, runner):
                    return self._session.current is None

    def _offer_changes(self) -> bool:
        """Say that nothing is left to ask; whether to wait for what is to be changed. A pipe has said all it has."""
        said = "That was the last question." if self._asked_any else "All questions of this map are answered."
        if self._at_the_end:
            said = "Anything else?"
        self._at_the_end = self._at_the_end or self._person or not self._asked_any
        way = " Press Enter to finish, or say what to change: “change X to Y”, “back”, “undo”."
        self._sink.write("\n")
        self._say(said + way if self._at_the_end else said)
        return self._at_the_end

    def _take(self, reply: str, asked: Asked | None, runner: asyncio.Runner) -> bool:
        """Give a reply to the session and say what came of it; whether the user wants to stop."""
        while True:
            try:
                events = runner.run(answer(self._session, reply, asked))
            except StorageError as error:
                lasting = isinstance(error, LASTING)
                if self._person and not lasting:
                    self._say(f"{error}")
                self._say(f"Not saved{'' if lasting else ' yet'}: {reply}")
                if lasting or not self._person:
                    raise
                self._say("Press Enter to try again, or Ctrl-D to stop.")
                if self._read() is None:
                    raise
                continue
            return self._tell(events)

    def _tell(self, events: list[Event]) -> bool:
        for event in events:
            match event:
                case Heard():
                    self._say(f"✓ {event.text}" if self._person else event.text)
                case Notice():
                    self._say(event.text)
                case Finished():
                    return True
        return False

    def _ask(self, asked: Asked) -> None:
        self._asked_any = True
        self._sink.write("\n")
        heading = asked.topic if asked.subject_kind != "stage" else f"{asked.topic}: {asked.subject_name}"
        if heading != self._heading:
            self._heading = heading
            progress = self._session.progress
            self._say(f"— {heading} ({progress.answered} answered, about {progress.remaining} to go) —")
        self._say(asked.text)
        for number, item in enumerate(asked.items, 1):
            self._say(f"   {item.name}" if len(asked.items) == 1 else f"   {number}. {item.name}", "      ")
        if asked.options and asked.move != AGAIN:
            if asked.question.suggest:
                self._say("   Suggestions:")
            for number, option in enumerate(asked.options, 1):
                self._say(f"   {number}. {option.label}", "      ")
        previous = self._session.previous()
        if previous is None and asked.move != AGAIN and self._person and asked.hint:
            self._say(f"   ({asked.hint})", "    ")

    def _say(self, text: str, indent: str = "") -> None:
        for line in visible(text).splitlines() or [""]:
            self._sink.write(textwrap.fill(line, self._width, subsequent_indent=indent, break_on_hyphens=False) + "\n")

    def _read(self) -> str | None:
        """The next reply; None at the end of the input. Lines that were pasted at once are one reply."""
        self._sink.write("> ")
        self._sink.flush()
        lines: list[str] = []
        while True:
            line = self._line()
            if line is None:
                return "\n".join(lines) if lines else None
            goes_on = line.endswith("\\")
            lines.append(line.removesuffix("\\"))
            if not goes_on:
                return "\n".join([*lines, *(self._pasted().splitlines() if self._person else [])])

    def _line(self) -> str | None:
        if self._person:
            try:
                return input()
            except EOFError:
                return None
        line = self._source.readline()
        return line.rstrip("\r\n") if line else None

    def _pasted(self) -> str:
        """What is waiting already. Read past Python's buffers: a line left in one would never be seen by input()."""
        waiting = b""
        with contextlib.suppress(OSError, ValueError):
            while select.select([self._source], [], [], _PASTE_SECONDS)[0]:
                chunk = os.read(self._source.fileno(), 65536)
                if not chunk:
                    break
                waiting += chunk
        return waiting.decode("utf-8", "replace")


def use_line_editing() -> None:
    """Let the arrow keys edit what is typed, where Python has readline."""
    try:
        import readline  # noqa: F401
    except ImportError:
        return
