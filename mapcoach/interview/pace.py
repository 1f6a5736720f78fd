"""How long the rest will take: from what remains, and how quickly this person has answered so far. Pure."""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Mapping, Sequence

from mapcoach.interview.script import Depth
from mapcoach.journey import JournalEntry

DEFAULT_SECONDS: Mapping[Depth, float] = {"quick": 20.0, "standard": 25.0, "deep": 30.0}
"""Seconds a question, what is asked in return included, while nothing is known of this person. Set by judgement: the
questions of a deeper interview ask for more than a name or a number."""
KNOWN_FROM = 5
"""How many answers it takes to know somebody's pace."""
_RECENT = 30
"""How many of the latest answers tell it."""
_PASTED, _PAUSE = 1.0, 300.0
"""Seconds between two answers below which nobody typed, and above which nobody was there."""
_STRETCHED = 6.0
"""A time so many times the usual one, and over a minute, is a pause, too."""
_FASTEST, _SLOWEST = 5.0, 120.0


def minutes_left(remaining: int, live: Sequence[JournalEntry], depth: Depth, author: str | None = None) -> int:
    """About how many minutes the remaining questions take; 0 if none remains, at least 1 otherwise.

    ``live`` are the entries that count. The pace is that of ``author``, or of everybody who answered as long as
    there are too few answers of theirs (or None is given).
    """
    if remaining <= 0:
        return 0
    return max(1, round(remaining * seconds_a_question(live, depth, author) / 60))


def seconds_a_question(live: Sequence[JournalEntry], depth: Depth, author: str | None = None) -> float:
    """How long a question of the script takes with what is asked in return to it, in seconds."""
    timed = _timed(live)
    own = [one for one in timed if one[0].author == author]
    known = own if len(own) >= KNOWN_FROM else timed
    if len(known) < KNOWN_FROM:
        return DEFAULT_SECONDS[depth]
    recent = known[-_RECENT:]
    usual = statistics.median(seconds for _, seconds in recent)
    spent = [(one, seconds) for one, seconds in recent if seconds <= max(60.0, usual * _STRETCHED)]
    questions = sum(not one.move for one, _ in spent)
    if not questions:
        return DEFAULT_SECONDS[depth]
    return min(_SLOWEST, max(_FASTEST, sum(seconds for _, seconds in spent) / questions))


def _timed(live: Sequence[JournalEntry]) -> list[tuple[JournalEntry, float]]:
    """The answers, each with the seconds since what was done before it; without pauses and what was pasted.

    What was corrected later is no answer to what was asked then, but the time before the next answer begins there.
    """
    in_time = sorted((entry for entry in live if entry.command != "note"), key=lambda entry: entry.time)
    gaps = [(two, (two.time - one.time).total_seconds()) for one, two in itertools.pairwise(in_time)]
    answers = [(one, gap) for one, gap in gaps if one.question and one.command in ("", "skip", "dont_know")]
    return [(one, seconds) for one, seconds in answers if _PASTED <= seconds <= _PAUSE]
