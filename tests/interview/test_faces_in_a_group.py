"""What the plain faces tell of overtaken replies and clashes: the first as any notice, the second not at all."""

from __future__ import annotations

import asyncio
import io
import json
from pathlib import Path

import pytest

from mapcoach.interview.session import Clashed, Session
from mapcoach.journey import JournalEntry
from mapcoach.plain.jsonl import event_message, hold
from mapcoach.plain.line import LineFace
from tests.interview.players import Shared, answer, session, two_sessions

CHANGE = "change We mend shoes to We sell soap"


def spoken(author: str, everything: list[JournalEntry]) -> Shared:
    """A journal in which somebody has said what the business does, under a name."""
    journal = Shared(everything)
    assert any(entry.author == author for entry in everything)
    return journal


async def dana_said() -> list[JournalEntry]:
    everything: list[JournalEntry] = []
    await answer(await session("quick", Shared(everything), "Dana"), "We mend shoes")
    return everything


async def test_a_clash_is_there_to_be_told() -> None:
    sam = await session("quick", spoken("Dana", await dana_said()), "Sam")
    assert any(isinstance(event, Clashed) for event in await sam.answer(CHANGE))


@pytest.mark.parametrize("face", ["lines", "json"])
def test_the_plain_faces_tell_of_no_clash(face: str) -> None:

    sam = asyncio.run(_sam())
    sink = io.StringIO()
    if face == "json":
        status = hold(sam, Path("m.json"), io.BytesIO(json.dumps({"type": "reply", "text": CHANGE}).encode()), sink)
        assert status == 0
        kinds = [json.loads(line)["type"] for line in sink.getvalue().splitlines()]
        assert set(kinds) == {"question", "heard"}
    else:
        LineFace(sam, io.StringIO(CHANGE + "\n"), sink).hold()
    assert sam.map.scope.offering == "We sell soap"
    assert "Dana" not in sink.getvalue()


async def _sam() -> Session:
    return await session("quick", spoken("Dana", await dana_said()), "Sam")


async def test_an_overtaken_reply_is_a_notice_to_programs() -> None:
    one, two = await two_sessions("Dana", "Sam")
    shown = one.current
    await answer(two, "We mend shoes")
    (event,) = await one.answer("We sell soap", shown)
    assert not isinstance(event, Clashed)
    message = event_message(event, Path("m.json"))
    assert sorted(message) == ["kind", "text", "type"]
    assert (message["type"], message["kind"]) == ("notice", "coach")
    assert "“We sell soap” was not used" in message["text"]
