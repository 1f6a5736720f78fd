"""An edited answer keeps the identity of what it names again."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from mapcoach.interview.aligning import aligned
from mapcoach.journey import operations as ops

NAMES = st.lists(st.text(st.sampled_from("abcdef "), min_size=1, max_size=8).filter(str.strip), max_size=8, unique=True)


def _stages(prefix: str, names: Sequence[str]) -> list[ops.AddStage]:
    return [ops.AddStage(id=f"{prefix}{number}", name=name) for number, name in enumerate(names, 1)]


def _ids(old: Sequence[str], new: Sequence[str]) -> list[str]:
    result = aligned(_stages("old", old), _stages("new", new))
    assert [getattr(one, "name", "") for one in result] == list(new)
    return [getattr(one, "id", "") for one in result]


def test_the_same_name_keeps_its_id_wherever_it_stands_between() -> None:
    assert _ids(["search", "buy"], ["search", "compare", "buy"]) == ["old1", "new2", "old2"]
    assert _ids(["Search", "buy"], ["SEARCH!", "buy"]) == ["old1", "old2"]


def test_a_reworded_name_in_the_same_place_keeps_its_id() -> None:
    assert _ids(["find us", "book", "visit"], ["find us", "reserve", "visit"]) == ["old1", "old2", "old3"]


def test_a_name_that_moved_and_changed_a_little_keeps_its_id() -> None:
    assert _ids(["book a slot", "visit"], ["visit", "pay", "book a slot online"]) == ["old2", "new2", "old1"]


def test_something_else_gets_its_own_id() -> None:
    assert _ids(["search"], ["search", "pay", "leave"]) == ["old1", "new2", "new3"]


def test_what_refers_to_a_part_follows_it() -> None:
    old = [
        ops.AddPainPoint(id="p-old", touchpoint="t1", text="too slow"),
        ops.ChangePainPoint(pain_point="p-old", severity=3),
    ]
    new = [
        ops.AddPainPoint(id="p-new", touchpoint="t1", text="far too slow"),
        ops.ChangePainPoint(pain_point="p-new", severity=2),
    ]
    assert aligned(old, new) == (
        ops.AddPainPoint(id="p-old", touchpoint="t1", text="far too slow"),
        ops.ChangePainPoint(pain_point="p-old", severity=2),
    )


def test_kinds_are_not_mixed_up() -> None:
    old = [ops.AddStage(id="s1", name="phone")]
    new = [ops.AddTouchpoint(id="t1", stage="s0", name="phone")]
    assert aligned(old, new) == tuple(new)


def test_evidence_of_the_same_kind_stays_the_same_evidence() -> None:
    old = [ops.AddEvidence(id="v1", kind="survey", source="2025")]
    new = [ops.AddEvidence(id="v2", kind="survey", source="2026"), ops.AddEvidence(id="v3", kind="reviews")]
    assert [one.model_dump()["id"] for one in aligned(old, new)] == ["v1", "v3"]


@given(NAMES, NAMES)
def test_no_id_is_given_twice_and_nothing_is_lost(old: list[str], new: list[str]) -> None:
    ids = _ids(old, new)
    assert len(set(ids)) == len(new)
    assert set(ids) <= {f"old{n}" for n in range(1, len(old) + 1)} | {f"new{n}" for n in range(1, len(new) + 1)}


@given(NAMES)
def test_the_same_answer_again_changes_no_id(names: list[str]) -> None:
    normalised = {" ".join(name.split()) for name in names}
    if len(normalised) == len(names):
        assert _ids(names, names) == [f"old{number}" for number in range(1, len(names) + 1)]
