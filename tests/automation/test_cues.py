"""The language of cues."""

from __future__ import annotations

import pytest

from mapcoach.automation.cues import Lexicon
from mapcoach.automation.word_families import WordFamilies


@pytest.mark.parametrize(
    ("cue", "text", "found"),
    [
        ("NOT .. reply", "Nobody ever replies", True),
        ("NOT .. reply", "they DON’T really reply", True),
        ("NOT .. reply", "we wait for a reply", False),
        ("NOT .. reply", "no time, we reply later", False),  # not over a comma
        ("NOT .. reply", "never. They reply at once", False),  # not over the end of a sentence
        ("NOT .. reply", "no one in the whole wide world replies", False),  # too far apart
        ("forget", "she forgot it", True),
        ("pay", "not paid", True),
        ("wait*", "waiting room", True),
        ("ring/phone twice", "they phone twice", True),
        ("NUM .. week", "it takes 3 long weeks", True),
        ("go .. away|up in smoke", "it goes up in smoke", True),
        ("come .. without", "comes here without papers", True),
        ("come .. without", "comes but not with papers", False),
        ("NOT .. papers", "comes without papers", True),
        ("cart", "", False),
        ("we forget", "we’ve forgotten it", True),
        ("we late", "we're late", True),
        ("NOT .. reply", "they don't reply", True),
    ],
)
def test_a_cue_finds_what_is_meant(cue, text, found):
    assert (Lexicon({"kind": [cue]}).find(text) == {"kind"}) is found


@pytest.mark.parametrize("cue", ["", "..", "NOT ..", "a*", "set up|setup"])
def test_a_cue_that_is_none_is_refused(cue):
    with pytest.raises(ValueError, match=r"cue|letters"):
        Lexicon({"kind": [cue]})


FAMILIES = WordFamilies({"reply": "answer* get_back hear_back", "slow": "late hardly"})


@pytest.mark.parametrize(
    ("cue", "text", "found"),
    [
        ("NOT .. @reply", "nobody answers", True),
        ("NOT .. @reply", "they never get back to us", True),
        ("NOT .. @reply", "they get it", False),
        ("@reply .. @slow", "the answer is late", True),
        ("@slow", "hardly", True),
        ("@slow", "never", False),  # a family that holds one negation does not hold them all
        ("@reply/phone twice", "they phone twice", True),
    ],
)
def test_a_cue_may_name_a_family_of_words(cue, text, found):
    assert (Lexicon({"kind": [cue]}, FAMILIES).find(text) == {"kind"}) is found


def test_a_family_that_nobody_knows_is_refused():
    with pytest.raises(ValueError, match="nobody knows: sloth"):
        Lexicon({"kind": ["@sloth"]}, FAMILIES)
    with pytest.raises(ValueError, match="letters"):
        WordFamilies({"reply": "a*"})
    with pytest.raises(ValueError, match="not a word"):
        WordFamilies({"reply": "!"})
