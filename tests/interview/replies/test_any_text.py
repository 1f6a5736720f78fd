# ruff: noqa: E501  (tables of replies read better whole)
"""What holds for any text at all: nothing is raised, nothing is invented, nothing takes long."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mapcoach.interview.replies import (
    choices,
    cleaning,
    commands,
    cues,
    dates,
    lists,
    matching,
    measures,
    pains,
    pairs,
    people,
    ratings,
    shares,
    text,
)
from mapcoach.interview.script import Option, load_script
from mapcoach.journey import Emotion, Touchpoint

TODAY = date(2026, 11, 22)
SUGGESTED = ("Find us", "Compare & choose", "Book", "Visit")


class Thing(NamedTuple):
    id: str
    name: str


THINGS = (Thing("g", "google"), Thing("w", "our website"), Thing("p", "phone"), Thing("h", "24/7 hotline"))
POINTS = tuple(Touchpoint(id=one.id, name=one.name, emotion=Emotion(score=n - 2)) for n, one in enumerate(THINGS))
OPTIONS = tuple(Option(value=one.id, label=one.name) for one in THINGS)
EVIDENCE = next(one.option for topic in load_script() for one in topic.question if one.id == "evidence")

WORDS = (
    "google", "website", "phone", "1", "2", "5", "50", "-1", "4.5", "and", "&", "then", "first", "finally", "etc", "they", "the", "a", "half of them", "30%", "3 in 10",
    "but", "except", "all", "both", "none", "not", "nothing", "to", "from", "change", "remove", "skip", "hang up", "leave", "in 6 months", "May", "2027", "/", ":", ";",
    ",", ".", "->", "→", "–", "(", ")", "“", "”", "\n", "\t", "- ", "1)", "2)", "I think", "Dr.", "it's", "🙂", "\u200f", "é", "e\u0301", "ß", "İ", "²", "٣", "\x00", "\ue000", "don’t",
)  # fmt: skip
SPOKEN = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
TYPED = st.one_of(
    SPOKEN,
    st.text(max_size=60),
    st.text(st.characters(codec="utf-8"), max_size=40).map(lambda one: f"{one}\n{one}, {one}"),
)


def folded(one: str) -> str:
    """A text as values are compared with what was typed: case and white space do not count."""
    return " ".join(one.split()).casefold()


def all_readers(reply: str) -> None:
    """Read a reply in every way there is."""
    text.trimmed(cleaning.visible(cleaning.without_surrogates(reply)))
    commands.read_command(reply)
    commands.read_edit(reply)
    lists.split_names(reply, SUGGESTED)
    lists.split_statements(reply)
    choices.accept(reply, SUGGESTED)
    choices.choose(reply, OPTIONS, several=True)
    choices.choose(reply, OPTIONS, several=False)
    choices.choose(reply, EVIDENCE, several=True)
    choices.choose(reply, EVIDENCE, several=False)
    choices.is_none(reply)
    ratings.read_ratings(reply, THINGS, 1, 5)
    ratings.read_ratings(reply, THINGS, 1, 3)
    pairs.read_pairs(reply, THINGS, short=True)
    pairs.read_pairs(reply, THINGS, short=False)
    pains.read_pains(reply, POINTS)
    people.read_person(reply)
    people.is_crowd(reply)
    dates.read_date(reply, TODAY)
    measures.read_measures(reply)
    shares.share_of(reply)
    shares.share_of(reply, about_people=True)
    cues.basis_of(reply)
    cues.channel_of(reply)
    matching.best(reply, THINGS)
    matching.similarity(reply, reply[1:])


@given(TYPED)
@example("9" * 5000)
@example("1 May " + "9" * 40)
@example("half" * 300 + "²/³")
def test_no_reader_raises_for_any_text(reply: str) -> None:
    all_readers(reply)


@given(TYPED)
def test_every_item_of_a_list_is_a_span_of_the_reply(reply: str) -> None:
    for item in [*lists.split_names(reply, SUGGESTED), *lists.split_statements(reply)]:
        assert item
        assert folded(item) in folded(reply)


@given(TYPED)
def test_every_other_text_that_is_taken_is_a_span_of_the_reply(reply: str) -> None:
    taken = [text.trimmed(reply), *people.read_person(reply), *(one.text for one in pains.read_pains(reply, POINTS))]
    for short in (True, False):
        taken += (pairs.read_pairs(reply, THINGS, short) or {}).values()
    for measure in measures.read_measures(reply):
        taken += measure
    for one in taken:
        assert folded(one) in folded(reply)


@given(TYPED)
def test_an_edit_takes_its_words_from_the_reply(reply: str) -> None:
    edit = commands.read_edit(reply)
    if edit:
        assert folded(edit.what) in folded(reply)
        assert folded(edit.to) in folded(reply) or edit.kind in ("stage", "step")


@given(TYPED)
def test_ratings_stay_on_the_scale_and_with_the_things_rated(reply: str) -> None:
    for high in (3, 5):
        rated = ratings.read_ratings(reply, THINGS[:3], 1, high)
        assert set(rated.values) <= {"g", "w", "p"}
        assert all(1 <= value <= high for value in rated.values.values())


@given(TYPED)
def test_only_given_options_are_chosen_and_each_once(reply: str) -> None:
    for several in (True, False):
        chosen = choices.choose(reply, EVIDENCE, several) or []
        assert set(chosen) <= {option.value for option in EVIDENCE}
        assert len(set(chosen)) == len(chosen)
    accepted = choices.accept(reply, SUGGESTED) or []
    assert set(accepted) <= set(SUGGESTED)


@given(TYPED)
def test_a_share_is_a_part_of_the_whole(reply: str) -> None:
    for about_people in (True, False):
        share = shares.share_of(reply, about_people)
        assert share is None or 0 <= share <= 1


NAME = st.from_regex(r"[a-z]{3,9}( [a-z]{3,9}){0,2}", fullmatch=True).filter(
    lambda one: lists.split_names(one) == [one] and not any(char in one.split() for char in ("and", "then"))
)


@given(st.lists(NAME, min_size=2, max_size=8, unique_by=folded))
def test_a_list_that_was_split_is_split_the_same_when_it_is_written_line_by_line(names: list[str]) -> None:
    for separator in (", ", "\n", "; ", " -> ", " → ", "\n- ", "\n• ", "\t"):
        assert lists.split_names(separator.join(names)) == names, separator
    assert lists.split_names("\n".join(f"{n}. {name}" for n, name in enumerate(names, 1))) == names


@given(SPOKEN)
def test_splitting_again_what_was_split_changes_nothing(reply: str) -> None:
    once = lists.split_names(cleaning.visible(reply))
    twice = lists.split_names("\n".join(once))
    assert lists.split_names("\n".join(twice)) == twice


LONG = {
    "letters and commas": "a, " * 20_000,
    "and": "and " * 12_500,
    "and between names": "google and " * 4_500,
    "digits": "9" * 50_000,
    "single digits": "5 " * 25_000,
    "ranges": "1-" * 25_000,
    "ratings": "google 5, phone 1, " * 2_600,
    "round brackets": "(" * 50_000,
    "brackets in pairs": "(a)" * 16_000,
    "brackets that close": ")" * 50_000,
    "square brackets": "[" * 50_000,
    "quotes": "“" * 50_000,
    "straight quotes": '"' * 50_000,
    "apostrophes": "'" * 50_000,
    "emoji": "🙂" * 50_000,
    "emoji and words": "🙂 ok " * 10_000,
    "control characters": "\x00\x07\x1b" * 16_000,
    "escapes": "\x1b]" * 25_000,
    "escape with digits": "\x1b[" + "1;" * 25_000,
    "blanks": " " * 50_000,
    "blank and word": "a" + " " * 50_000 + "b",
    "tabs": "\t" * 50_000,
    "lines": "\n" * 50_000,
    "lines of words": "long wait\n" * 5_000,
    "different lines": "\n".join(f"name {number}" for number in range(4_500)),
    "different words": " ".join(f"w{number}ord" for number in range(5_000)),
    "misspelt words": " ".join(f"gogle{chr(97 + number % 26)}{chr(97 + number // 26 % 26)}" for number in range(5_000)),
    "one word": "a" * 50_000,
    "commas": "," * 50_000,
    "dots": "." * 50_000,
    "dots and blanks": ". " * 25_000,
    "dashes": "-" * 50_000,
    "dashes and blanks": " - " * 16_000,
    "colons": ":" * 50_000,
    "colons and blanks": ": " * 25_000,
    "slashes": "/" * 50_000,
    "arrows": "-> " * 16_000,
    "greater than": "> " * 25_000,
    "semicolons": ";" * 50_000,
    "numbering": "".join(f"{number % 99}) x " for number in range(9_000)),
    "numbers and commas": "1,000," * 8_000,
    "fillers": "well, " * 8_000,
    "more fillers": "i think " * 6_000,
    "trailers": "etc " * 12_000,
    "then": "then " * 10_000,
    "first": "first, " * 7_000,
    "they": "they will " * 5_000,
    "nothing": "nothing " * 6_000,
    "yes": "yes " * 12_000,
    "all": "all except " * 4_500,
    "change": "change " + "a to " * 9_000,
    "not but": "not a but " * 5_000,
    "half": "half " * 10_000,
    "percent": "30 % of " * 6_000,
    "in ten": "3 in 10 " * 6_000,
    "give up": "we leave " * 5_500,
    "hunches": "told us " * 6_000,
    "from to": "churn from 5 to " * 3_000,
    "amounts": "a: " + "5% " * 16_000,
    "months": "may " * 12_500,
    "named": "a guy named " * 4_000,
    "like": "a guy like " * 4_500,
    "labels": "phone: x, " * 5_000,
    "quotes and words": "“a” " * 12_000,
    "right to left": "\u202eשלום " * 7_000,
    "combining": "e\u0301" * 25_000,
    "private use": "\ue000" * 50_000,
}


READERS: dict[str, Callable[[str], object]] = {
    "visible": cleaning.visible, "trimmed": text.trimmed, "command": commands.read_command, "edit": commands.read_edit,
    "names": lambda reply: lists.split_names(reply, SUGGESTED), "statements": lists.split_statements,
    "accept": lambda reply: choices.accept(reply, SUGGESTED), "none": choices.is_none,
    "choose": lambda reply: choices.choose(reply, EVIDENCE, several=True), "choose one": lambda reply: choices.choose(reply, EVIDENCE, several=False),
    "ratings": lambda reply: ratings.read_ratings(reply, THINGS, 1, 5), "pains": lambda reply: pains.read_pains(reply, POINTS),
    "pairs": lambda reply: pairs.read_pairs(reply, THINGS, short=True), "long pairs": lambda reply: pairs.read_pairs(reply, THINGS, short=False),
    "person": people.read_person, "crowd": people.is_crowd, "date": lambda reply: dates.read_date(reply, TODAY), "measures": measures.read_measures,
    "share": lambda reply: shares.share_of(reply, about_people=True), "basis": cues.basis_of, "gives up": cues.gives_up, "channel": cues.channel_of,
    "best": lambda reply: matching.best(reply, THINGS), "mentions": lambda reply: matching.mentions(reply, THINGS, typos=True),
    "similarity": lambda reply: matching.similarity(reply, reply[7:]),
}  # fmt: skip


@pytest.mark.parametrize("name", LONG)
@pytest.mark.parametrize("reader", READERS)
def test_a_very_long_reply_is_read(name: str, reader: str) -> None:
    """Where a reader took more than linear time this would not end; bench/replies.py measures it."""
    READERS[reader](LONG[name][:6_000])
