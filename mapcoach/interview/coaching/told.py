"""Deals with "I told you already": what was told is looked up in the answers so far."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mapcoach.interview.asking import Asked
from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.choices import is_agreement
from mapcoach.interview.replies.matching import words
from mapcoach.interview.replies.openings import given_names
from mapcoach.interview.replies.signals import told_already
from mapcoach.journey import JournalEntry

_MOST_WORDS = 9
"""Longer replies say it once more, and are read."""
_SENTENCE_END = lazy_pattern(r"(?<=[.!?…])\s+|\n+")
_FEWEST = 3
_STORY = lazy_pattern(r"\bthen\b|->|→|\bsteps?\b.*,", re.IGNORECASE)


def is_told(reply: str) -> bool:
    """Whether a reply says nothing but that it was told before."""
    return len(reply[:200].split()) <= _MOST_WORDS and told_already(reply) and not any(mark in reply for mark in ":,")


def earlier_answer(asked: Asked, live: Sequence[JournalEntry]) -> str:
    """The sentence of the answers so far that says most about what is asked; "" if none does.

    A sentence counts by the words that it shares with the question, its hint and its examples.
    """
    if asked.question.kind not in ("text", "list") or asked.items:
        return ""  # a choice or a rating is sooner given than confirmed
    wanted = {*words(asked.text), *words(asked.hint), *words(asked.subject_name)} - {""}
    answers = [
        entry.reply[:4000] for entry in live if entry.question and not entry.command and not is_told(entry.reply)
    ]
    told = [part.strip() for answer in answers for part in _SENTENCE_END.split(answer)]
    scored = [
        (len(wanted & {*words(one)}), number, one) for number, one in enumerate(told) if len(one.split()) >= _FEWEST
    ]
    if asked.question.field == "persona.name":
        return next((one for _, _, one in scored if given_names() & {*words(one)}), "")
    if asked.question.field == "stages":
        return max((one for _, _, one in scored if _STORY.search(one)), key=len, default="")
    best = max(scored, default=(0, 0, ""))
    return best[2] if best[0] else ""


def wants_it(text: str, chosen: str) -> bool:
    """Whether the sentence that was shown is to be taken."""
    return chosen == "yes" or (not chosen and is_agreement(text))
