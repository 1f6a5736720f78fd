# ruff: noqa: E501  (tables of replies read better whole)
"""Cleaning keeps the words."""

from __future__ import annotations

import pytest

from mapcoach.interview.replies.cleaning import visible, without_surrogates
from mapcoach.interview.replies.text import normal, one_line, trimmed


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("i think the price", "the price"), ("um, the price", "the price"), ("Well, they call", "they call"), ("well they call", "they call"),
        ("so the phone rings", "the phone rings"), ("probably Tom", "Tom"), ("the phone, i guess", "the phone"), ("google, maps etc.", "google, maps"),
        ("they call us really", "they call us"), ("I'd say the price", "the price"), ("yeah so they call", "they call"), ("ok, google", "google"),
        ("look at prices", "look at prices"), ("look good", "look good"), ("like new", "like new"), ("right away", "right away"), ("Right price", "Right price"),
        ("well-being", "well-being"), ("Well Street Clinic", "Well Street Clinic"), ("So-so", "So-so"), ("so tired", "so tired"), ("OK Garage", "OK Garage"),
        ("I believe in quality", "I believe in quality"), ("really", "really"), ("etc", "etc"), ("ok", "ok"),
        ("...", "..."), ("?", "?"), ("what is it, really?", "what is it, really?"), ("Is anybody there?", "Is anybody there?"), ("They wait. And wait.", "They wait. And wait"),
        ("wait…", "wait"), ("  a \n b\t c ", "a b c"), ("hmm", "hmm"), ("I think about moving", "I think about moving"), ("basically anything", "anything"),
        ("erm the van", "the van"), ("like, the website", "the website"), ("they like it so much", "they like it so much"),
    ],
)  # fmt: skip
def test_thinking_words_go_and_content_stays(text: str, kept: str) -> None:
    assert trimmed(text) == kept


def test_control_characters_and_terminal_escapes_are_not_kept() -> None:
    assert visible("a\x1b[31mred\x1b[0m\x07\x00b\u202e") == "aredb"
    assert visible("\x1b]0;title\x07text") == "text"
    assert visible("one\r\ntwo\rthree\tfour") == "one\ntwo\nthree\tfour"
    assert visible("👩‍👩‍👧 café") == "👩‍👩‍👧 café"


def test_half_characters_are_joined_or_replaced() -> None:
    assert without_surrogates("\ud83d\ude42") == "🙂"
    assert without_surrogates("a\ud800b").encode("utf-8").decode("utf-8") == "a\ufffdb"


def test_the_normal_form_folds_case_punctuation_and_blanks() -> None:
    assert normal("  The  Café’s—Menu! ") == "the cafés menu"
    assert normal("don't") == normal("DON’T") == "dont"
    assert one_line(" a\n\n b ") == "a b"
