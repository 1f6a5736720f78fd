"""The JSON-lines face: any program holds the interview, one JSON object a line, flushed.

The shapes are a contract with other programs; ``docs/jsonl.md`` describes them.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from pathlib import Path
from typing import Any, BinaryIO, TextIO, get_args

from pydantic import BaseModel

from mapcoach.interview.asking import Asked, CommandName
from mapcoach.interview.events import Told
from mapcoach.interview.session import Clashed, Event, Finished, Heard, Notice, Session
from mapcoach.plain.taking import LASTING, answer
from mapcoach.storage import CannotRead, StorageError

_COMMANDS = frozenset(get_args(CommandName))
_BAD_LINE = (
    'That line was not understood. Send {"type": "reply", "text": "…"} or {"type": "command", "name": "…"}, '
    f"where the name is one of {', '.join(sorted(_COMMANDS))}."
)


def question_message(asked: Asked, session: Session) -> dict[str, Any]:
    """A question as a JSON object."""
    progress = session.progress
    return {
        "type": "question",
        "id": asked.question.id,
        "topic": asked.topic,
        "field": asked.question.field,
        "subject": {"kind": asked.subject_kind, "id": asked.subject, "name": asked.subject_name},
        "kind": asked.question.kind,
        "text": asked.text,
        "why": asked.why,
        "hint": asked.hint,
        "options": [{"value": option.value, "label": option.label} for option in asked.options],
        "items": [{"id": item.id, "name": item.name} for item in asked.items],
        "probe": asked.probe,
        "move": asked.move,
        "progress": {"answered": progress.answered, "remaining": progress.remaining},
    }


def event_message(event: Told, path: Path) -> dict[str, Any]:
    """An event as a JSON object."""
    match event:
        case Heard():
            operations = [operation_message(operation) for operation in event.operations]
            return {"type": "heard", "entry": event.entry, "text": event.text, "operations": operations}
        case Notice():
            return {"type": "notice", "kind": event.kind, "text": event.text}
        case Finished():
            return {"type": "finished", "map": str(path)}


def operation_message(operation: BaseModel) -> dict[str, Any]:
    """An operation as a JSON object that ``OPERATION`` reads back: what is None is left out unless it must be given."""
    dumped = operation.model_dump(mode="json")
    fields = type(operation).model_fields
    return {name: value for name, value in dumped.items() if value is not None or fields[name].is_required()}


def hold(session: Session, path: Path, source: BinaryIO, sink: TextIO) -> int:
    """Hold the interview until it is finished or the input ends. Returns the exit status.

    A reply that could not be saved is answered with an error notice and the question again. The status is 1 if
    the last reply was not saved, or if the map's file is not the one that was opened any more.
    """
    return _Conversation(session, path, source, sink).hold()


class _Conversation:
    """One interview over one pair of streams."""

    def __init__(self, session: Session, path: Path, source: BinaryIO, sink: TextIO) -> None:
        self._session = session
        self._path = path
        self._source = source
        self._sink = sink
        self._asked: Asked | None = None
        self._unsaved = False

    def hold(self) -> int:
        try:
            for event in self._session.opening():
                self._say(event)
            with asyncio.Runner() as runner:
                while (line := self._ask(runner)) and self._take(line, runner):
                    pass
        except LASTING as error:
            unsaved = " Your reply was not saved." if self._unsaved else ""
            self._say(Notice("error", f"{error}{unsaved}"))
            return 1
        return int(self._unsaved)

    def _ask(self, runner: asyncio.Runner) -> bytes:
        """Send the question that is due and read a line; empty if there is none, or at the end of the input."""
        with contextlib.suppress(CannotRead):  # what stops us now will be told when a reply is to be saved
            self._session.refresh()
        self._asked = runner.run(self._session.phrased())
        if self._asked is None:
            self._say(Finished())
            return b""
        self._send(question_message(self._asked, self._session))
        return self._source.readline()

    def _take(self, line: bytes, runner: asyncio.Runner) -> bool:
        """Carry out what came in and tell what it led to; False if the interview is to end."""
        kept = len(self._session.entries)
        try:
            events = runner.run(self._carry_out(line))
        except LASTING:
            self._unsaved = True
            raise
        except StorageError as error:
            self._unsaved = True
            events = [Notice("error", f"{error} Your reply is not saved; send it again.")]
        except Exception as error:
            self._say(Notice("error", f"Something went wrong that should not have ({type(error).__name__})."))
            raise
        if len(self._session.entries) > kept:
            self._unsaved = False
        for event in events:
            self._say(event)
        return not any(isinstance(event, Finished) for event in events)

    async def _carry_out(self, line: bytes) -> list[Event]:
        try:
            message = json.loads(line.decode("utf-8-sig", "replace"))
        except (ValueError, RecursionError):
            return [Notice("error", _BAD_LINE)]
        match message:
            case {"type": "reply", "text": str(text)}:
                return await answer(self._session, text, self._asked)
            case {"type": "command", "name": str(name)} if name in _COMMANDS:
                return await self._session.command(name, asked=self._asked)  # type: ignore[arg-type]  # guarded
            case _:
                return [Notice("error", _BAD_LINE)]

    def _say(self, event: Event) -> None:
        if not isinstance(event, Clashed):  # for a group before one screen
            self._send(event_message(event, self._path))

    def _send(self, message: dict[str, Any]) -> None:
        self._sink.write(json.dumps(message, ensure_ascii=False) + "\n")
        self._sink.flush()
