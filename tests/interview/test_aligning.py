"""An edited answer keeps the identity of what it names again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from mapcoach.interview.aligning import aligned
from mapcoach.journey import operations as ops
from tests.interview.players import BEGINNING, answer, session

NAMES = st.lists(st.text(st.sampled_from("abcdef "), min_size=1, max_size=8).filter(str.strip), max_size=8, unique=True)


def _stages(prefix: str, names: Sequence[str]) -> list[BaseModel]:
    return [ops.AddStage(id=f"{prefix}{number}", name=name) for number, name in enumerate(names, 1)]


def _touchpoints(prefix: str, names: Sequence[str]) -> list[BaseModel]:
    return [ops.AddTouchpoint(id=f"{prefix}{number}", stage="s", name=name) for number, name in enumerate(names, 1)]


def _pains(prefix: str, texts: Sequence[str]) -> list[BaseModel]:
    return [ops.AddPainPoint(id=f"{prefix}{number}", touchpoint="t", text=text) for number, text in enumerate(texts, 1)]


Adding = Callable[[str, Sequence[str]], Sequence[BaseModel]]
KINDS: dict[str, Adding] = {"stages": _stages, "touchpoints": _touchpoints, "pains": _pains}


def _ids(old: Sequence[str], new: Sequence[str], adding: Adding = _stages) -> list[str]:
    """The ids of what an edit from the old to the new names adds: those of the old where they are the same thing."""
    result = [one.model_dump() for one in aligned(adding("old", old), adding("new", new))]
    assert [one.get("name") or one.get("text") for one in result] == list(new)
    return [one["id"] for one in result]


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


def test_a_new_order_keeps_every_identity() -> None:
    assert _ids(["shop", "phone", "email", "website"], ["website", "phone", "email", "shop"]) == [
        "old4", "old2", "old3", "old1",
    ]  # fmt: skip
    assert _ids(["find", "book", "visit"], ["visit", "book", "find"]) == ["old3", "old2", "old1"]


def test_things_in_a_new_order_and_in_other_words_keep_their_identities() -> None:
    old = ["the phone is always busy", "prices are hidden", "the form is far too long"]
    new = ["the form is too long", "the phone is always busy", "prices are well hidden"]
    assert _ids(old, new, _pains) == ["old3", "old1", "old2"]


def test_an_equal_text_elsewhere_goes_before_an_alike_one_here() -> None:
    assert _ids(["email us", "email"], ["email", "email it"]) == ["old2", "old1"]


def test_the_likest_text_gets_the_identity() -> None:
    assert _ids(["book a slot"], ["book a table", "book a slot online"]) == ["new1", "old1"]


@pytest.mark.parametrize("kind", ["stages", "touchpoints", "pains"])
def test_what_is_replaced_altogether_inherits_nothing(kind: str) -> None:
    assert _ids(["google ad", "website"], ["phone call", "market stall"], KINDS[kind]) == ["new1", "new2"]


def test_one_stage_between_the_same_neighbours_is_renamed_however_it_is_called_now() -> None:
    assert _ids(["Awareness", "Search", "Buy"], ["Awareness", "Compare prices", "Buy"]) == ["old1", "old2", "old3"]
    assert _ids(["Search", "Buy"], ["Compare prices", "Buy"]) == ["old1", "old2"]
    assert _ids(["Search"], ["Pay"]) == ["new1"], "without a neighbour nothing speaks for it"


def test_several_stages_replaced_in_the_same_place_are_renamed_if_they_have_some_likeness() -> None:
    assert _ids(["find", "order online", "queue", "visit"], ["find", "place an order", "pay", "visit"]) == [
        "old1", "old2", "new3", "old4",
    ]  # fmt: skip
    assert _ids(["find", "book it", "visit"], ["find", "pay", "sit", "visit"]) == ["old1", "new2", "new3", "old3"]


@pytest.mark.parametrize("kind", ["touchpoints", "pains"])
def test_one_touchpoint_or_trouble_between_the_same_neighbours_keeps_its_identity_only_with_some_likeness(
    kind: str,
) -> None:
    assert _ids(["ad", "phone", "shop"], ["ad", "market stall", "shop"], KINDS[kind]) == ["old1", "new2", "old3"]
    assert _ids(["ad", "phone", "shop"], ["ad", "phone line", "shop"], KINDS[kind]) == ["old1", "old2", "old3"]
    assert _ids(["ad", "our website", "shop"], ["ad", "web shop", "shop"], KINDS[kind]) == ["old1", "old2", "old3"]


def test_what_moved_is_no_neighbour_of_a_rename() -> None:
    assert _ids(["find", "search", "buy"], ["buy", "compare", "find"]) == ["old3", "new2", "old1"]


def test_the_same_trouble_at_two_touchpoints_stays_at_its_own() -> None:
    old = [ops.AddPainPoint(id=f"old-{at}", touchpoint=at, text="too slow") for at in ("phone", "shop")]
    new = [ops.AddPainPoint(id=f"new-{at}", touchpoint=at, text="too slow") for at in ("shop", "phone")]
    assert [getattr(one, "id", "") for one in aligned(old, new)] == ["old-shop", "old-phone"]


def test_another_recipe_is_another_choice_however_alike_their_names_are() -> None:
    old = [ops.ChooseAutomation(id="a1", recipe="cart-reminder-email", stage="s1")]
    new = [ops.ChooseAutomation(id="a2", recipe="cart-reminder-sms", stage="s1")]
    assert aligned(old, new) == tuple(new)


def test_a_word_that_looks_like_an_id_stays_a_word() -> None:
    old = [ops.AddStage(id="s1", name="pay"), ops.AddStage(id="s2", name="s9")]
    new = [ops.AddStage(id="s9", name="pay"), ops.AddStage(id="s8", name="s9")]
    assert [one.model_dump()["name"] for one in aligned(old, new)] == ["pay", "s9"]


ANY_NAMES = st.lists(st.text(st.sampled_from("ab "), min_size=1, max_size=4).filter(str.strip), max_size=8)


@given(ANY_NAMES, ANY_NAMES, st.sampled_from(["stages", "touchpoints", "pains"]))
def test_no_old_id_is_given_twice_though_names_come_twice(old: list[str], new: list[str], kind: str) -> None:
    ids = _ids(old, new, KINDS[kind])
    assert len(set(ids)) == len(new)


@given(st.permutations(["google", "a friend", "the shop window", "our website", "a flyer"]))
def test_any_new_order_keeps_every_identity(names: list[str]) -> None:
    old = sorted(names)
    assert _ids(old, names) == [f"old{old.index(name) + 1}" for name in names]


async def test_ratings_follow_their_touchpoints_into_a_new_order() -> None:
    made = await session()
    await answer(made, *BEGINNING, "shop, phone, email, website", "1, 2, 4, 5")
    entry = next(entry for entry in made.entries if entry.question == "stage.touchpoints")
    await made.edit(entry.id, "website, phone, email, shop")
    assert [(point.name, point.emotion.score) for point in made.map.stages[0].touchpoints] == [
        ("website", 2), ("phone", -1), ("email", 1), ("shop", -2),
    ]  # fmt: skip


async def test_new_touchpoints_have_no_rating_that_nobody_gave() -> None:
    made = await session()
    await answer(made, *BEGINNING, "google ad, website", "1, 5")
    entry = next(entry for entry in made.entries if entry.question == "stage.touchpoints")
    await made.edit(entry.id, "phone call, market stall")
    assert [(point.name, point.emotion.score) for point in made.map.stages[0].touchpoints] == [
        ("phone call", None), ("market stall", None),
    ]  # fmt: skip


async def test_stages_in_a_new_order_keep_their_touchpoints() -> None:
    made = await session()
    await answer(made, *BEGINNING[:-1], "find us, book, visit", "google", "4", "nothing", "phone", "2", "nothing")
    entry = next(entry for entry in made.entries if entry.question == "stages")
    await made.edit(entry.id, "visit, book, find us")
    assert [(stage.name, [point.name for point in stage.touchpoints]) for stage in made.map.stages] == [
        ("visit", []), ("book", ["phone"]), ("find us", ["google"]),
    ]  # fmt: skip
