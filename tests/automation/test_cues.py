"""The language of cues."""

from __future__ import annotations

import pytest

from mapcoach.automation.cues import Lexicon


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
    ],
)
def test_a_cue_finds_what_is_meant(cue, text, found):
    assert (Lexicon({"kind": [cue]}).find(text) == {"kind"}) is found


@pytest.mark.parametrize("cue", ["", "..", "NOT ..", "a*", "set up|setup"])
def test_a_cue_that_is_none_is_refused(cue):
    with pytest.raises(ValueError, match=r"cue|letters"):
        Lexicon({"kind": [cue]})
