# ruff: noqa: E501  (tables of replies read better whole)
"""Feelings and troubles: which statements show one, which are plain facts, and which say that there is none."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapcoach import resources
from mapcoach.interview.replies import feeling_lexicon
from mapcoach.interview.replies.feelings import Felt, feeling_of, feeling_word, is_relief, is_trouble, warm_up

TROUBLES = [
    "nobody answers the phone", "have to re-enter everything", "three weeks without a word", "parking", "the form times out", "no parking", "the queue",
    "they can't find the prices", "cant find the prices", "takes two weeks", "40 minutes on hold", "staff are rude", "it doesnt work", "the site is really slow",
    "half of them hang up", "hidden fees", "they never hear back", "charged twice", "people get lost on the way in", "customers have to chase us", "it’s a nightmare",
    "they don't know what happens next", "the lift is broken", "could be faster", "it would be better if it was faster", "no lift, no changing room", "too many emails",
    "price is higher than quoted", "checkout keeps freezing", "good but a bit slow", "the van was late again", "nobody told them the price had changed", "the wait",
    "not clear what is included", "no complaints but parking is hard", "unclear", "it makes no sense", "they hate the menu", "they were kept waiting",
]  # fmt: skip
RELIEFS = [
    "no complaints", "no problems there", "not bad", "can't complain", "wasn't slow", "no queues anymore", "they don't have to wait", "never had a problem",
    "not a single complaint", "it works every time", "the staff are lovely", "easy to book", "they get a reply the same day", "couldn't be easier",
    "she felt looked after", "delivery is always on time", "nothing to complain about", "it used to be slow", "people rave about the cakes", "none", "no hassle",
]  # fmt: skip
FACTS = [
    "waits for the parcel", "fills in the form", "she calls us", "they don't have kids", "compares prices on google", "reads reviews", "pays at the till",
    "gets an email with the invoice", "customers leave a review", "she finds us on google", "the nurse takes blood", "signs the contract at our office",
    "tells a friend about us", "they sit in the waiting room", "he is 45 and runs a garage", "the funeral is on friday", "claims for water damage",
    "I don't know", "no idea really", "not sure", "we ship the order within two days", "customers like Rosa", "help desk", "shares it with her friends", "free trial", "", "  ", "?",
    "hopes for a good price", "they want a quick reply", "gets a loyalty card", "lives alone", "no preference", "pays the fine", "thank you page",
]  # fmt: skip


@pytest.mark.parametrize("text", TROUBLES)
def test_a_trouble_is_heard(text: str) -> None:
    assert is_trouble(text)
    assert not is_relief(text)
    felt = feeling_of(text)
    assert felt is None or felt.score <= 0


@pytest.mark.parametrize("text", RELIEFS)
def test_that_all_is_well_is_no_trouble(text: str) -> None:
    assert is_relief(text)
    assert not is_trouble(text)
    felt = feeling_of(text)
    assert felt is None or felt.score >= 0


@pytest.mark.parametrize("text", FACTS)
def test_a_plain_fact_shows_no_feeling(text: str) -> None:
    assert feeling_of(text) is None
    assert not is_trouble(text)
    assert not is_relief(text)


@pytest.mark.parametrize(
    ("text", "score", "words", "prefill"),
    [
        ("phone is a nightmare", -2, "a nightmare", True), ("it drives them mad", -2, "drives them mad", True), ("staff are rude", -1, "rude", True),
        ("They  Are not happy", -1, "Are not happy", True), ("it isn’t clear", -1, "isn’t clear", True), ("counter is lovely", 1, "lovely", False),
        ("they love it, the staff are wonderful", 2, "love", False), ("meh", 0, "meh", False), ("it's ok I guess", 0, "ok", False),
        ("good but a bit slow", -1, "slow", False), ("maybe a bit confusing", -1, "confusing", False), ("is it slow?", -1, "slow", False),
        ("Nobody Answers", -1, "Nobody Answers", True), ("everyone is friendly and helpful, brilliant", 2, "brilliant", False),
    ],
)  # fmt: skip
def test_a_feeling_is_read_with_the_words_that_show_it(text: str, score: int, words: str, prefill: bool) -> None:
    felt = feeling_of(text)
    assert felt is not None
    assert (felt.score, felt.words, felt.prefill) == (score, words, prefill)
    assert felt.words in text


def test_only_a_clear_bad_feeling_may_be_filled_in() -> None:
    assert Felt(-1, "slow", True).prefill
    assert not any(one.prefill for one in (Felt(-1, "slow", False), Felt(0, "ok", True), Felt(2, "superb", True)))


def test_several_sentences_count_alike() -> None:
    """A long reply is not worse than its sentences; the lexicon alone would add them up to the end of the scale."""
    once, often = feeling_of("The form is confusing."), feeling_of("The form is confusing. " * 12)
    assert once
    assert often
    assert once.score == often.score == -1


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("annoyed", "annoyed"), ("They are Relieved when it works", "Relieved"), ("frustrated because nobody rings back", "frustrated"), ("a bit let down", "let down"),
        ("she feels ignored", "ignored"), ("they feel stuck", "stuck"), ("not happy at all", "not happy"), ("never really satisfied", "never really satisfied"),
        ("they’re over the moon", "over the moon"), ("stressed out and tired", "stressed out"), ("they get lost", "lost"),
        ("they lost the parcel", ""), ("happy hour", ""), ("cross the road", ""), ("web content", ""), ("feel free to call", ""), ("they aren't worried", ""),
        ("nobody answers", ""), ("", ""), ("annoyedly", ""), ("home alone kit", ""),
    ],
)  # fmt: skip
def test_a_feeling_word_is_taken_as_typed(text: str, word: str) -> None:
    assert feeling_word(text) == word
    assert word in text


WORDS = st.sampled_from(
    [
        *"not no never slow wait good lovely they the on hold , . but and have to can't n't 🙂 don’t parking too late".split(),
        "\n",
        "\x00",
        "é",
    ]
)


@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=14).map(" ".join)))
@settings(max_examples=150)
def test_whatever_is_typed_the_words_are_a_span_of_it(text: str) -> None:
    felt = feeling_of(text)
    assert felt is None or (felt.words in text and felt.words.strip() and -2 <= felt.score <= 2)
    assert feeling_word(text) in text
    assert not (is_trouble(text) and is_relief(text))


HOSTILE = ["a " * 25_000, "not " * 12_500, "have to " * 6_000, "." * 50_000, "'" * 50_000, "wait and " * 6_000, "no complaints " * 3_500, "🙂" * 50_000, "don't have to " * 4_000, "too " * 12_500, "nobody " * 7_000, " " * 50_000, "x" * 50_000, "no " * 17_000, "never get " * 5_000]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:9])
def test_fifty_thousand_characters_are_read_like_a_thousand(text: str) -> None:
    """The time does not grow with the text: what comes late is not looked at."""
    warm_up()

    def seconds(one: str) -> float:
        times = []
        for _ in range(3):
            start = time.process_time()
            for reader in (feeling_of, is_trouble, is_relief, feeling_word):
                reader(one)
            times.append(time.process_time() - start)
        return min(times)

    assert seconds(text) < 10 * seconds(text[:2_000]) + 0.05


def test_the_sentiment_library_is_not_loaded_at_start_up() -> None:
    code = "import sys, mapcoach.cli, mapcoach.interview.replies.ratings; sys.exit('vader' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_measurement_says_so_where_there_is_nothing_to_measure(tmp_path: Path) -> None:
    bench = Path(__file__).parents[3] / "bench" / "reading.py"
    done = subprocess.run([sys.executable, bench, tmp_path / "none"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.count("\n"), done.stderr) == (0, 1, "")
    assert "nothing was measured" in done.stdout


@pytest.fixture
def lexicon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file of an override folder, with nothing loaded before and nothing kept after."""
    loaded = (feeling_lexicon.lexicon, feeling_lexicon.analyser, feeling_lexicon._tables)
    file = tmp_path / "prompts" / "lexicon" / "feelings.toml"
    file.parent.mkdir(parents=True)
    file.write_text(resources.find("prompts", "lexicon/feelings.toml").read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setenv("MAPCOACH_CONFIG_DIR", str(tmp_path))
    for one in loaded:
        one.cache_clear()
    yield file
    for one in loaded:
        one.cache_clear()


def test_a_facilitator_may_add_words(lexicon: Path) -> None:
    content = lexicon.read_text(encoding="utf-8")
    lexicon.write_text(content.replace("[words]", "[words]\nwobblesome = -3"), encoding="utf-8")
    felt = feeling_of("the door is wobblesome")
    assert felt
    assert felt.score < 0


@pytest.mark.parametrize(
    ("old", "new"),
    [("trouble = [", "trouble = ['(',"), ("trouble = [", "troubles = ["), ("relief = [", "relief = [3,"), ("slow = -1.9", "slow = 'bad'"), ("slow = -1.9", "slow = -40"), ("[words]", "[word]")],
)  # fmt: skip
def test_a_fault_in_the_lexicon_names_the_file(lexicon: Path, old: str, new: str) -> None:
    content = lexicon.read_text(encoding="utf-8")
    assert old in content
    lexicon.write_text(content.replace(old, new), encoding="utf-8")
    with pytest.raises(resources.ResourceError, match=r"feelings\.toml"):
        feeling_of("slow")
