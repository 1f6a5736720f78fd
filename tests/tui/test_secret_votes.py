"""Who voted for what is to be read nowhere: not in the chat, not in the corner of another terminal, not in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapcoach.export.session_part import session as session_part
from mapcoach.interview.history import is_a_vote, is_on_the_group
from mapcoach.journey import dots_of, new_entry
from mapcoach.journey import operations as ops
from mapcoach.journey import session_operations as session_ops
from tests.tui.group_maps import group, leading, look, map_of, path_of, press, stand_still, words

VOTE = session_ops.CastVote(participant="u3", item="p3", dots=1)


@pytest.fixture(autouse=True)
def _noon(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_still(monkeypatch, 4)


async def test_no_terminal_reads_who_voted_for_what(tmp_path: Path) -> None:
    async with leading(tmp_path, group()) as one, leading(tmp_path, path=path_of(one), face="interview") as other:
        await press(one, "v", "w", "3", "down", "down", "plus")
        assert dots_of(map_of(one), "u3", "p3") == 1
        await look(other)
        assert dots_of(map_of(other), "u3", "p3") == 1
        await press(one, "f9")
        await look(other)
        assert "A vote was taken back." in words(one)
        await press(one, "plus", "f2")
        for pilot in (one, other):
            assert "Sam Lee" not in words(pilot)
            assert "toilets" not in words(pilot)
            assert "dot for" not in words(pilot)
            session = pilot.app.opened.session  # type: ignore[attr-defined]
            assert not [past for past in session.history() if is_a_vote(past.entry)]


def test_only_what_is_about_the_group_alone_is_left_out_of_the_history() -> None:
    vote, both = new_entry(operations=(VOTE,)), new_entry(operations=(VOTE, ops.SetTitle(value="Clinic")))
    named = new_entry(operations=(session_ops.SetFacilitator(value="Kim"),))
    assert is_a_vote(vote)
    assert is_on_the_group(vote)
    assert is_on_the_group(named)
    assert not is_a_vote(named)
    assert not is_a_vote(both)
    assert not is_on_the_group(both)
    assert not is_on_the_group(new_entry(question="x", operations=(VOTE,)))
    assert not is_on_the_group(new_entry())


async def test_the_draft_has_the_ranking_and_no_names(tmp_path: Path) -> None:
    async with leading(tmp_path, group()) as pilot:
        record = session_part(map_of(pilot))
        assert record is not None
        assert record.votes is not None
        assert record.votes.rows[0][0] == "3"
        assert not [cell for row in record.votes.rows for cell in row if "Dana" in cell or "Ben" in cell]


async def test_a_vote_that_is_refused_as_it_is_kept_says_why(tmp_path: Path) -> None:
    async with leading(tmp_path, group()) as pilot:
        session = pilot.app.opened.session  # type: ignore[attr-defined]
        events = await session.change([session_ops.CastVote(participant="u1", item="p3", dots=1)], "a vote")
        assert [one.text for one in events] == ["That is more than there are dots left to give: 0."]
        gone = await session.change([session_ops.CastVote(participant="u9", item="p3", dots=1)], "a vote")
        assert "participant" in gone[0].text
