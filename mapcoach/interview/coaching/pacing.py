"""How much may still be asked in return: caps, the budget of follow-ups, and the patience of the person.

All of it is read off the journal, so that it is the same after a resume. The figures are those of the research
(findings/interviewing.md, section 2): at most one follow-up an answer and two in a row, a third of all questions,
12 in a quick interview and 25 in others; patience starts at 3, a short answer to a follow-up costs one, a long one
gives one back; at 0 nothing optional is asked until the next stage, which begins afresh (see ``FRESH``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.script import Depth
from mapcoach.journey import JournalEntry

LIMIT: Mapping[Depth, int] = {"quick": 12, "standard": 25, "deep": 25}
"""Follow-ups that count against the budget, in a whole interview."""
IN_A_ROW = 2
PATIENCE = 3
FRESH = 3
"""What patience is at least when a stage begins; 1 for somebody who has passed several follow-ups and answered none."""
_NEVER = 3
_NO_IS_AN_ANSWER = ("missing", "compound", "duplicate")
"""Follow-ups that Enter answers as well as any word: the list is complete, it is one thing."""
_SHORT, _LONG, _TELLING = 3, 12, 6
"""Words of an answer to a follow-up up to which patience is lost, and from which on it is regained (sooner, if they
put something on the map)."""
_TOLD = lazy_pattern(r"\b(?:already (?:told|said)|as i said|told you|see above|said that)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Pacing:
    """What was asked so far. ``used`` counts each move, ``places`` holds (move, question, subject) and (move, id)."""

    asked: int = 0
    follow_ups: int = 0
    in_a_row: int = 0
    patience: int = PATIENCE
    used: Mapping[str, int] | None = None
    places: Collection[tuple[str, ...]] = ()

    def times(self, move: str) -> int:
        """How often a move was made."""
        return (self.used or {}).get(move, 0)

    def times_at(self, *place: str) -> int:
        """How often a move was made at a place: (move, question, subject), (move, subject) or (move, id)."""
        return sum(one == place for one in self.places)

    def has_room(self, depth: Depth, spare: int = 0) -> bool:
        """Whether the budget and the patience allow one more optional follow-up.

        ``spare`` is how many more shall be left for the answer to the next question.
        """
        following = self.asked + (2 if spare else 0)  # its own answer and that of the next question
        return (
            self.patience > 0
            and self.in_a_row < IN_A_ROW
            and self.follow_ups + spare < LIMIT[depth]
            and (self.follow_ups + 1) * 3 <= self.asked + 1
            and (self.follow_ups + 1 + spare) * 3 <= following + 1
        )


def pacing_of(live: Sequence[JournalEntry], budgeted: Collection[str]) -> Pacing:
    """The pacing after these entries; ``budgeted`` are the moves that count against the budget."""
    used: Counter[str] = Counter()
    places: list[tuple[str, ...]] = []
    asked = follow_ups = in_a_row = 0
    patience, subject, told, passed = PATIENCE, "", 0, 0
    for entry in live:
        if not entry.question or entry.command == "start":
            continue
        asked += 1
        if entry.subject != subject:
            subject, patience = entry.subject, max(patience, FRESH if told or passed < _NEVER else 1)
        if entry.move in budgeted and entry.move not in _NO_IS_AN_ANSWER:
            felt = _felt(entry)
            told, passed = told + bool(entry.operations), passed + (felt < 0)
            patience = max(0, min(PATIENCE, patience + felt))
        in_a_row = in_a_row if entry.move else 0
        if entry.asks:
            move = entry.asks.move
            used[move] += 1
            places += [(move, *entry.where), (move, entry.subject), (move, entry.asks.about)]
            in_a_row += 1
            follow_ups += move in budgeted
    return Pacing(asked, follow_ups, in_a_row, patience, used, tuple(places))


def _felt(entry: JournalEntry) -> int:
    """What the answer to a follow-up does to the patience. A choice by number costs nothing."""
    words = entry.reply.split()
    if entry.command in ("skip", "dont_know") or not words or _TOLD.search(entry.reply[:300]):
        return -1
    if len(words) >= (_TELLING if entry.operations else _LONG):
        return 1
    return 0 if entry.operations or len(words) > _SHORT else -1
