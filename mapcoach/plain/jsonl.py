"""The JSON-lines face: any program holds the interview, one JSON object a line, flushed.

The shapes are a contract with other programs; ``docs/jsonl.md`` describes them.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO, TextIO, get_args

from mapcoach.interview.asking import Asked, CommandName
from mapcoach.interview.session import Event, Finished, Heard, Notice, Session
from mapcoach.storage import StorageError

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
        "progress": {"answered": progress.answered, "remaining": progress.remaining},
    }


def event_message(event: Event, path: Path) -> dict[str, Any]:
    """An event as a JSON object."""
    match event:
        case Heard():
            operations = [operation.model_dump(mode="json", exclude_none=True) for operation in event.operations]
            return {"type": "heard", "entry": event.entry, "text": event.text, "operations": operations}
        case Notice():
            return {"type": "notice", "kind": event.kind, "text": event.text}
        case Finished():
            return {"type": "finished", "map": str(path)}


def hold(session: Session, path: Path, source: BinaryIO, sink: TextIO) -> int:
    """Hold the interview until it is finished or the input ends. Returns the exit status.

    A reply that could not be saved is answered with an error notice and the question again.
    """

    def say(message: dict[str, Any]) -> None:
        sink.write(json.dumps(message, ensure_ascii=False) + "\n")
        sink.flush()

    with asyncio.Runner() as runner:
        while True:
            asked = session.current
            if asked is None:
                say(event_message(Finished(), path))
                return 0
            say(question_message(asked, session))
            line = source.readline()
            if not line:
                return 0
            try:
                events: Iterable[Event] = runner.run(_take(session, line))
            except StorageError as error:
                events = [Notice("error", f"{error} Your reply is not saved; send it again.")]
            for event in events:
                say(event_message(event, path))
                if isinstance(event, Finished):
                    return 0


async def _take(session: Session, line: bytes) -> list[Event]:
    try:
        message = json.loads(line.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return [Notice("error", _BAD_LINE)]
    session.refresh()
    match message:
        case {"type": "reply", "text": str(text)}:
            return await session.answer(text)
        case {"type": "command", "name": str(name)} if name in _COMMANDS:
            return await session.command(name)  # type: ignore[arg-type]  # the guard has checked it
        case _:
            return [Notice("error", _BAD_LINE)]
