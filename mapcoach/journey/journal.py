"""The journal: what was answered, by whom, and what it became; and the fold that makes the map of it.

Append-only. Undo and edit are entries too: they name in ``retracts`` the entry that no longer counts.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, TypeAdapter

from mapcoach.journey import operations as ops
from mapcoach.journey.applying import Key, apply, changed
from mapcoach.journey.paths import walk
from mapcoach.journey.shape import Basis, JourneyMap

Command = Literal["", "start", "skip", "dont_know", "undo", "edit", "direct", "finish"]

_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that is mistaken for something else


def new_id(prefix: str) -> str:
    """A new id that no other process makes too: a letter for the kind of part and 40 random bits."""
    return prefix + "".join(secrets.choice(_ALPHABET) for _ in range(8))


class JournalEntry(BaseModel):
    """One answer, or one thing done to answers.

    ``reply`` is what was typed, to the letter. ``question`` and ``subject`` (the id of a part, or "") say
    what it answers. ``reader`` is who made operations of it: ``offline`` or a model's name. ``command`` is
    what kind of entry it is when it is not a plain answer. ``time`` is in UTC.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    time: AwareDatetime
    author: str = ""
    question: str = ""
    subject: str = ""
    reply: str = ""
    operations: tuple[ops.Operation, ...] = ()
    reader: str = "offline"
    basis: Basis | None = None
    command: Command = ""
    retracts: str | None = None


JOURNAL: TypeAdapter[list[JournalEntry]] = TypeAdapter(list[JournalEntry])
"""Reads a whole journal from Python objects or from JSON."""


@dataclass(frozen=True)
class Dropped:
    """An operation that could not be done any more, such as one on a stage that was taken back."""

    entry: JournalEntry
    operation: BaseModel
    reason: str


@dataclass(frozen=True)
class Folded:
    """What a journal folds to: the map, the entries that count, and what could not be kept."""

    map: JourneyMap = field(default_factory=JourneyMap)
    live: tuple[JournalEntry, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    _marks: dict[Key, tuple[str, Basis | None]] = field(default_factory=dict, repr=False)


def live_entries(entries: Sequence[JournalEntry]) -> list[JournalEntry]:
    """The entries that count, in the order in which they count: an edit stands where its original stood.

    An entry is retracted by a later one that counts itself; so undoing an undo brings the first one back.
    Of several edits of one entry the latest counts. A reference to nothing, or to a later entry, is void.
    """
    place = {entry.id: number for number, entry in reversed(list(enumerate(entries)))}
    retracted: set[int] = set()
    target: dict[int, int] = {}
    for number in range(len(entries) - 1, -1, -1):
        aim = place.get(entries[number].retracts or "", number)
        if number in retracted or place[entries[number].id] != number or aim >= number:
            continue
        target[number] = aim
        if entries[number].command != "undo" and aim in retracted:
            retracted.add(number)  # a later edit or undo of the same entry wins
        retracted.add(aim)

    def slot(number: int) -> int:
        while number in target:
            number = target[number]
        return number

    kept = [
        number
        for number, entry in enumerate(entries)
        if number not in retracted and entry.command != "undo" and place[entry.id] == number
    ]
    return [entries[number] for number in sorted(kept, key=lambda number: (slot(number), number))]


def fold(entries: Iterable[JournalEntry]) -> Folded:
    """The map that a journal makes. Pure, deterministic and total: no sequence of entries raises."""
    return _extend(Folded(), live_entries(list(entries)))


def extend(folded: Folded, before: Sequence[JournalEntry], new: Sequence[JournalEntry]) -> Folded:
    """``fold([*before, *new])`` given ``folded = fold(before)``; quick unless an entry takes another back."""
    known = {entry.id for entry in before}
    if any(entry.retracts or entry.id in known for entry in new) or len({entry.id for entry in new}) < len(new):
        return fold([*before, *new])
    return _extend(folded, new)


def _extend(folded: Folded, entries: Sequence[JournalEntry]) -> Folded:
    journey_map, marks, dropped = folded.map, dict(folded._marks), list(folded.dropped)
    for entry in entries:
        for operation in entry.operations:
            outcome = apply(journey_map, operation)
            journey_map = outcome.map
            if outcome.problem:
                dropped.append(Dropped(entry, operation, outcome.problem))
            for key in outcome.touched:
                marks[key] = (entry.id, entry.basis)
            _mark_basis(operation, journey_map, marks)
    times = [entry.time for entry in entries]
    if folded.map.updated:
        times.append(folded.map.updated)
    dated = _dated(journey_map, times)
    return Folded(_annotated(dated, marks), (*folded.live, *entries), tuple(dropped), marks)


def _dated(journey_map: JourneyMap, times: list[datetime]) -> JourneyMap:
    if not times:
        return journey_map
    created = min([*times, *([journey_map.created] if journey_map.created else [])])
    return changed(journey_map, created=created, updated=max(times))


def _mark_basis(operation: BaseModel, journey_map: JourneyMap, marks: dict[Key, tuple[str, Basis | None]]) -> None:
    """Let evidence, and what is said about evidence, decide what the values of its targets stand on."""
    basis: Basis
    if isinstance(operation, ops.SetBasis):
        targets, basis = set(operation.targets), operation.basis
    elif isinstance(operation, ops.AddEvidence | ops.ChangeEvidence):
        targets, basis = set(operation.supports or ()), "evidence"
    else:
        return
    for key, (entry_id, _) in marks.items():
        if key[0] in targets:
            marks[key] = (entry_id, basis)


def _annotated(journey_map: JourneyMap, marks: dict[Key, tuple[str, Basis | None]]) -> JourneyMap:
    """The map with the basis and the provenance of each of its values, by path."""
    provenance: dict[str, str] = {}
    basis: dict[str, Basis] = {}
    for path, key, _ in walk(journey_map):
        mark = marks.get(key)
        if mark:
            provenance[path] = mark[0]
            if mark[1]:
                basis[path] = mark[1]
    return changed(journey_map, provenance=provenance, basis=basis)


def new_entry(**values: object) -> JournalEntry:
    """A new entry with an id and the time of now (UTC); ``values`` are its other fields."""
    return JournalEntry.model_validate({"id": new_id("e"), "time": datetime.now(UTC), **values})
