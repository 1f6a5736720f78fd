"""The words in which it was said where something is known from."""

from __future__ import annotations

import re

import pytest

from mapcoach.interview.replies.sources import source_in

TOLD = re.compile(r"told (?:us|me)|interview")


@pytest.mark.parametrize(
    ("reply", "source"),
    [
        ("mostly hunch but some ppl told us about the phone", "mostly hunch but some ppl told us about the phone"),
        ("I think two people told us", "I think two people told us"),
        ("our survey last spring; three clients told me at the till.", "three clients told me at the till"),
        ("gut feeling.\n- Ana told us\n- two interviews in May", "Ana told us; two interviews in May"),
        ("probably. Well, Dr. Lee told me, I guess", "Well, Dr. Lee told me, I guess"),
        ("told us", "told us"),
        ("1 and 4", ""),
        ("", ""),
    ],
)
def test_a_source_is_kept_in_whole_sentences(reply: str, source: str) -> None:
    assert source_in(reply, TOLD) == source
