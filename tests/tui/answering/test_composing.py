"""What is picked is sent as a text that the real interviewer reads back as exactly that."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from mapcoach.interview.asking import Asked
from mapcoach.interview.fields import FIELDS
from mapcoach.interview.offline import OfflineInterviewer
from mapcoach.interview.replies.choices import choose, chosen_one
from mapcoach.interview.replies.ratings import read_ratings
from mapcoach.interview.rules import Item
from mapcoach.interview.script import Option, load_script
from mapcoach.interview.starters import load_starter
from mapcoach.journey import JourneyMap
from mapcoach.tui.widgets.answering.composing import (
    NONE,
    choice_in,
    choice_text,
    manner_of,
    only_picked,
    picked_in,
    rating_text,
    ratings_in,
    with_toggled,
)
from tests.interview.coaching.cases import CASES
from tests.interview.coaching.stage import Case, at_follow_up
from tests.interview.test_offline_reading import TODAY, a_map
from tests.interview.test_offline_reading import asked as put
from tests.tui.answering.box import asked, suggesting

SUBJECTS = {"map": "", "stage": "s2", "worst_pain": "p1"}
EVERY = [(one.id, SUBJECTS[topic.each], one.kind) for topic in load_script() for one in topic.question]
CHOICES = [(name, subject) for name, subject, kind in EVERY if kind in ("one_of", "some_of")]
RATINGS = [(name, subject) for name, subject, kind in EVERY if kind == "rating"]
AWKWARD = (
    "change Phone to Chat", "none", "all", "1", "2, 3", "first and last", "skip", "both", "4/5/3", "a, b and c",
    "rename 1 to 2", "", "[bold]", "[/]", "3-4", "\x1b[31mred", "very bad", "no", "everything", "I told you",
)  # fmt: skip
NAMES = st.lists(st.one_of(st.sampled_from(AWKWARD), st.text(max_size=30)), min_size=1, max_size=12)


def operations(question: Asked, text: str, known: JourneyMap | None = None) -> list[dict[str, object]]:
    """What the interviewer makes of a text, without ids, and without the troubles that evidence supports."""
    count = itertools.count(1)
    interviewer = OfflineInterviewer(lambda: TODAY, lambda prefix: f"{prefix}-{next(count)}")
    reading = interviewer.read_now(question, text, known or a_map())
    assert not reading.command
    assert not reading.direct
    assert not reading.doubt
    assert not reading.follow_up
    return plain(reading.operations)


def plain(found: tuple[BaseModel, ...] | list[BaseModel]) -> list[dict[str, object]]:
    return [one.model_dump(exclude={"id", "supports"}) for one in found]


def expected(question: Asked, values: list[str]) -> list[dict[str, object]]:
    field = FIELDS[question.question.field]
    return plain(list(field.choices(values, a_map(), question.subject, lambda prefix: prefix)))


@pytest.mark.parametrize(("name", "subject"), CHOICES)
def test_each_option_is_read_back_as_itself(name: str, subject: str) -> None:
    question = put(name, subject)
    for place, option in enumerate(question.options):
        text = choice_text(question, (place,))
        assert operations(question, text) == expected(question, [option.value])
        assert choice_in(question, text) == (place,)


@pytest.mark.parametrize(("name", "subject"), [(n, s) for n, s in CHOICES if put(n, s).question.kind == "some_of"])
def test_any_two_options_and_none_are_read_back(name: str, subject: str) -> None:
    question = put(name, subject)
    for places in itertools.combinations(range(len(question.options)), 2):
        text = choice_text(question, places)
        assert operations(question, text) == expected(question, [question.options[one].value for one in places])
        assert choice_in(question, text) == places
    assert operations(question, NONE) == expected(question, [])


@pytest.mark.parametrize(("name", "subject"), RATINGS)
def test_each_rating_is_read_back(name: str, subject: str) -> None:
    question = put(name, subject)
    scale = (None, *range(question.question.low, question.question.high + 1))
    assert len(question.items) > 0
    for values in itertools.product(scale, repeat=len(question.items)):
        text = rating_text(question, values)
        if not any(values):
            assert text == ""
            continue
        given_to = {item.id: value for item, value in zip(question.items, values, strict=True) if value is not None}
        found = plain(list(FIELDS[question.question.field].each(given_to, a_map())))
        probed = replace(question, probe=True)  # which asks for nothing that was left out
        assert operations(probed, text) == found
        assert ratings_in(question, text) == values


@pytest.mark.parametrize("kind", ["service", "ecommerce", "saas", "local", "b2b"])
def test_suggested_stages_are_read_back_as_they_stand(kind: str) -> None:
    names = [stage.name for stage in load_starter(kind).stages_for("current")]
    question = suggesting(*names)
    for count in range(1, len(names) + 1):
        for chosen in itertools.combinations(names, count):
            text = ""
            for name in chosen:
                text = with_toggled(text, name)
            added = operations(question, text.strip(), JourneyMap(id="m"))
            assert [one["name"] for one in added if one["op"] == "add_stage"] == list(chosen)


@given(NAMES, st.data())
def test_options_of_any_name_are_read_back(names: list[str], data: st.DataObject) -> None:
    places = data.draw(st.lists(st.sampled_from(range(len(names))), min_size=1, unique=True).map(sorted))
    question = asked("stage.moment_of_truth", tuple(names))
    text = choice_text(question, places)
    assert choose(text, question.options, several=True) == [f"v{place}" for place in places]
    assert choice_in(question, text) == tuple(places)
    one = replace(question, question=question.question.model_copy(update={"kind": "one_of"}))
    assert choose(choice_text(one, places[:1]), one.options, several=False) == [f"v{places[0]}"]


WORDS = NAMES.map(lambda names: [name for name in names if any(map(str.isalpha, name))]).filter(bool)
"""Names with a letter in them; the reader cannot tell an item called "1" from a value."""


@given(WORDS, st.data())
def test_ratings_of_items_of_any_name_are_read_back(names: list[str], data: st.DataObject) -> None:
    question = asked("stage.emotion", items=tuple(names))
    values = data.draw(st.lists(st.sampled_from([None, 1, 2, 3, 4, 5]), min_size=len(names), max_size=len(names)))
    text = rating_text(question, values)
    wanted = {f"i{place}": value for place, value in enumerate(values) if value is not None}
    assert dict(read_ratings(text, question.items, 1, 5).values) == wanted


@given(NAMES.map(tuple), st.integers(0, 11))
def test_a_suggestion_goes_into_the_list_and_out_again(names: tuple[str, ...], place: int) -> None:
    label = " ".join(names[place % len(names)].split())
    once = with_toggled("Mine\n", label)
    if label and label != "Mine":
        assert picked_in(once, (label,)) == {0}
        assert with_toggled(once, label) == "Mine\n"
        assert not only_picked(once, (label,))


def test_a_follow_up_with_choices_offers_them_whatever_the_question_was() -> None:
    options = (Option(value="a", label="A"), Option(value="b", label="B"))
    stages = suggesting()
    assert manner_of(stages) == "suggestions"
    one = stages.question.model_copy(update={"suggest": ""})
    assert manner_of(replace(stages, question=one, options=options, probe=True)) == "one_of"
    assert manner_of(replace(stages, options=())) == "list"
    assert manner_of(asked("stage.emotion")) == "text"
    assert manner_of(asked("stage.emotion", items=("Phone",))) == "rating"
    assert manner_of(None) == "text"


def test_a_reply_in_own_words_is_not_taken_for_picks() -> None:
    question = asked("scope.business_kind")
    assert choice_in(question, "online shop, mostly") == ()
    assert choice_in(question, "") == ()
    rated = asked("stage.emotion", items=("Phone", "Website"))
    assert ratings_in(rated, "phone is a nightmare") == ()
    assert ratings_in(rated, "Phone 4") == (4, None)
    unnamed = replace(rated, items=(Item("i0", "4, 5"), Item("i1", "2")))
    assert ratings_in(unnamed, rating_text(unnamed, (3, None))) == (3, None)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.move)
async def test_the_choices_of_follow_ups_are_read_as_their_numbers_are(case: Case) -> None:
    question = (await at_follow_up(case)).current
    assert question is not None
    for place, option in enumerate(question.options):
        text = choice_text(question, (place,))
        assert chosen_one(text, question.options) == option.value
        by_words = await (await at_follow_up(case)).answer(text)
        by_number = await (await at_follow_up(case)).answer(str(place + 1))
        assert [getattr(one, "text", "") for one in by_words] == [getattr(one, "text", "") for one in by_number]
