"""Every text on the map is a span of the reply that put it there, or an option or a name that mapcoach offered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mapcoach.interview.replies.cleaning import visible
from mapcoach.interview.replies.commands import read_edit
from mapcoach.interview.replies.text import normal
from mapcoach.interview.sample import Recorded, load_sample, play
from mapcoach.interview.session import Session
from mapcoach.journey import JourneyMap, walk
from mapcoach.journey.shape import EVIDENCE_KINDS
from tests.interview.players import session

CHANNELS = {
    "review_site", "search", "ads", "sms", "email", "social", "chat", "video_call", "phone", "app", "referral",
    "forum", "event", "print", "post", "website", "shop", "in_person", "third_party",
}  # fmt: skip
READ = (
    "business_kind",
    "customers",
    "score",
    "severity",
    "impact",
    "feasibility",
    "share",
    "drops_off",
    "moment_of_truth",
    "due",
    "kind",
    "status",
)
"""Fields whose values are read or chosen rather than quoted."""
GOLDENS = sorted((Path(__file__).parent.parent / "golden" / "interviews").glob("*.golden.yaml"))


def unfounded(made: Session, offered: set[str]) -> list[str]:
    """The values of the map that neither their reply nor an offer accounts for."""
    entries = {entry.id: normal(visible(entry.reply)) for entry in made.entries}
    earlier = " | ".join(entries.values())
    return [
        f"{path} = {value!r}, from {entries.get(made.map.provenance.get(path, ''))!r}"
        for path, key, value in walk(made.map)
        if key[1].split(".")[-1] not in READ and isinstance(value, str)
        if not _founded(value, entries.get(made.map.provenance.get(path, ""), ""), offered, earlier)
    ]


def _founded(value: str, reply: str, offered: set[str], earlier: str) -> bool:
    """A span of its reply; or several spans put together, the last of them from its reply, the others from earlier."""
    edit = read_edit(reply)
    if (
        edit
        and normal(edit.to) in normal(value)
        and normal(value).replace(normal(edit.to), normal(edit.what)) in earlier
    ):
        return True  # a part of an earlier value, changed in words
    if value in offered or value in CHANNELS or value in EVIDENCE_KINDS or normal(value) in reply:
        return True
    return any(
        all(normal(part) in earlier for part in parts) and any(normal(part) in reply for part in parts)
        for joiner in ("; ", ": ", ", ")
        for parts in _splits(value, joiner)
    )


def _splits(value: str, joiner: str) -> Iterator[list[str]]:
    """A value taken apart at all its joiners, or at any one of them."""
    parts = value.split(joiner)
    if len(parts) > 1:
        yield parts
        yield from ([joiner.join(parts[:at]), joiner.join(parts[at:])] for at in range(1, len(parts)))


async def offers_of(made: Session, replies: list[Recorded]) -> set[str]:
    """Play an interview, and collect everything that was offered on the way."""
    offered: set[str] = set()
    answer = made.answer

    async def watched(text: str) -> Any:
        if made.current:
            offered.update(part for option in made.current.options for part in (option.label, option.value))
            offered.update(part for option in made.current.options for part in option.value.split(" "))
            offered.update(made.current.given)
        return await answer(text)

    made.answer = watched  # type: ignore[method-assign, assignment]
    await play(made, replies)
    return offered


@pytest.mark.parametrize("path", GOLDENS, ids=lambda path: path.name)
async def test_golden_interviews_invent_nothing(path: Path) -> None:
    golden = yaml.safe_load(path.read_text(encoding="utf-8"))
    made = await session(golden["mode"]["depth"])
    replies = [
        Recorded(rule.get("on", ""), rule.get("at", ""), rule["say"], rule.get("move", "")) for rule in golden["script"]
    ]
    assert not unfounded(made, await offers_of(made, replies))
    assert made.map.stages


async def test_the_sample_invents_nothing() -> None:
    depth, _, replies = load_sample()
    made = await session(depth)
    assert not unfounded(made, await offers_of(made, replies))
    assert len(made.map.pain_points()) >= 5


@given(
    st.lists(
        st.text(max_size=60) | st.sampled_from(["a, b and c", "phone: slow; email: lost", "1", "all", "4, 2"]),
        max_size=25,
    )
)
async def _anything(replies: list[str]) -> None:
    made = await session()
    offered: set[str] = set()
    for reply in replies:
        if made.current:
            offered |= {part for option in made.current.options for part in (option.label, option.value)}
            offered |= set(made.current.given)
        await made.answer(reply)
    assert not unfounded(made, offered)
    JourneyMap.model_validate_json(made.map.model_dump_json())


test_whatever_is_typed_nothing_is_invented = _anything
