"""What caps the score: numbers that nobody gave, and inferences shown as facts.

From the map alone: a number or a value marked as evidence that no journal entry is named for. With the journal's
entries: one whose entry is not there or holds no words, a number that was never typed, evidence that nobody claimed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from mapcoach.journey import operations as ops
from mapcoach.journey.journal import FROM_A_FILE, JournalEntry
from mapcoach.journey.paths import Value, walk
from mapcoach.journey.rubric.quantities import digits_in, holds_number, is_made_of, makes_share
from mapcoach.journey.shape import JourneyMap

BreachKind = Literal["invented_number", "inference_as_fact"]

CAP = 50
"""The percentage at which such a map is held (the rubric's)."""

_COUNTS = frozenset({"share", "severity", "impact", "feasibility", "emotion.score"})
_FIGURES = frozenset({"baseline", "target"})
_NO_FIGURES = frozenset({"name", "title", "kind", "recipe", "platform", "status", "due", "cadence"})
"""Fields whose digits are names and dates, not quantities: nobody is misled by "3-day trial" as a touchpoint's name."""


@dataclass(frozen=True)
class Breach:
    """A value that caps the score: which kind of fault it is, the value's path, the value in words, and why."""

    kind: BreachKind
    path: str
    value: str
    reason: str


def is_number(found: Value) -> bool:
    """Whether a value is or holds a quantity: a share, a rating, a baseline or target, any other text with digits."""
    field = found.key[1]
    if field in _COUNTS or field in _FIGURES:
        return True
    return field not in _NO_FIGURES and isinstance(found.value, str) and bool(digits_in(found.value))


def on_the_map(journey_map: JourneyMap) -> tuple[Breach, ...]:
    """What the map alone gives away: numbers and evidence of which it is not known who said them."""
    return tuple(_unknown(journey_map, journey_map.provenance))


def _unknown(journey_map: JourneyMap, known: Mapping[str, str]) -> Iterator[Breach]:
    for found in walk(journey_map):
        if known.get(found.path, "").strip():
            continue
        if is_number(found):
            yield _breach("invented_number", found, "No answer is on record for this number.")
        elif journey_map.basis.get(found.path) == "evidence":
            yield _breach("inference_as_fact", found, "It is shown as known, and no answer is on record for it.")


def _breach(kind: BreachKind, found: Value, reason: str) -> Breach:
    return Breach(kind, found.path, str(found.value), reason)


def in_the_journal(journey_map: JourneyMap, entries: Sequence[JournalEntry]) -> tuple[Breach, ...]:
    """What the map and its journal give away together. ``entries`` are all of them, in order."""
    return (*_unknown(journey_map, journey_map.provenance), *_unfounded(journey_map, entries))


def _unfounded(journey_map: JourneyMap, entries: Sequence[JournalEntry]) -> Iterator[Breach]:
    by_id = {entry.id: entry for entry in entries}
    typed = frozenset(digit for entry in entries for text in _texts(entry) for digit in digits_in(text))
    claimed = _claimed(journey_map, entries)
    for found in walk(journey_map):
        name = journey_map.provenance.get(found.path, "")
        if not name.strip():
            continue
        entry = by_id.get(name)
        if is_number(found):
            reason = _never_said(found, entry, entries, typed)
            if reason:
                yield _breach("invented_number", found, reason)
        if journey_map.basis.get(found.path) == "evidence" and not _is_claimed(found, entry, claimed):
            yield _breach("inference_as_fact", found, "It is shown as known, and no answer says how.")


def _never_said(
    found: Value, entry: JournalEntry | None, entries: Sequence[JournalEntry], typed: frozenset[str]
) -> str:
    """Why a number cannot come from what was typed; "" if it can.

    Digits in a text may come from any answer: "change 9 to 8" keeps the rest of what was said before. For a share the
    answer that put it there speaks; where that holds no number ("yes" to one that was said before), the others do.
    """
    if entry is None:
        return "The answer that it is said to come from is not in the journal."
    if not _has_words(entry):
        return "The answer that it is said to come from holds no words."
    if isinstance(found.value, str):
        return "" if is_made_of(found.value, typed) else "This number does not occur in any answer."
    if found.key[1] != "share" or entry.reader == FROM_A_FILE:
        return ""
    replies = [entry.reply] if holds_number(entry.reply) else [one.reply for one in entries]
    if any(makes_share(reply, float(str(found.value))) for reply in replies):
        return ""
    return "The answer that it is said to come from does not give this share."


def _texts(entry: JournalEntry) -> Iterator[str]:
    """What was given: the reply; of a file that was read, what it puts on the map."""
    yield entry.reply
    if entry.reader == FROM_A_FILE:
        for operation in entry.operations:
            yield from _strings(operation.model_dump())


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _strings(one)


def _has_words(entry: JournalEntry) -> bool:
    """Whether somebody typed something, or answered an offer (which has words of its own) by a key."""
    return bool(entry.reply.strip() or entry.move)


def _claimed(journey_map: JourneyMap, entries: Sequence[JournalEntry]) -> frozenset[str]:
    """Of which parts somebody said in words that they are known: by a piece of evidence, or by saying so."""
    spoken = {entry.id for entry in entries if _has_words(entry)}
    found: set[str] = set()
    for one in journey_map.evidence:
        if any(journey_map.provenance.get(f"evidence[{one.id}].{name}") in spoken for name in ("kind", "source")):
            found.update(one.supports)
    for entry in entries:
        for operation in entry.operations if entry.id in spoken else ():
            if isinstance(operation, ops.SetBasis) and operation.basis == "evidence":
                found.update(operation.targets)
    return frozenset(found)


def _is_claimed(found: Value, entry: JournalEntry | None, claimed: frozenset[str]) -> bool:
    said = entry is not None and entry.basis == "evidence" and _has_words(entry)
    return said or found.key[0] in claimed
