"""The journal: what was answered, by whom, and what it became; and the fold that makes the map of it.

Append-only. Undo and edit are entries too: they name in ``retracts`` the entry that no longer counts.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal, NamedTuple

from pydantic import AwareDatetime, BaseModel, ConfigDict, TypeAdapter

from mapcoach.journey import operations as ops
from mapcoach.journey.applying import Key, apply, changed
from mapcoach.journey.paths import walk
from mapcoach.journey.shape import Basis, JourneyMap

Command = Literal["", "start", "skip", "dont_know", "undo", "edit", "direct", "note"]

_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that is mistaken for something else


def new_id(prefix: str) -> str:
    """A new id that no other process makes too: a letter for the kind of part and 40 random bits."""
    return prefix + "".join(secrets.choice(_ALPHABET) for _ in range(8))


class FollowUp(BaseModel):
    """What was asked in return to a reply: which of the facilitator's moves it was, and its words.

    ``about`` is the id of the part it is about ("" for what the question was about), ``field`` the path in the
    shape that its reply fills ("" for that of the question), ``options`` the choices it offers, value and label.
    ``given`` are texts of the reply that its answer refers to, such as the two halves of a compound answer.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    move: str
    text: str
    about: str = ""
    field: str = ""
    kind: str = ""
    options: tuple[tuple[str, str], ...] = ()
    given: tuple[str, ...] = ()


FROM_A_FILE = "import"
"""The reader of an entry whose operations were read from a file: its texts are what was given."""


class JournalEntry(BaseModel):
    """One answer, or one thing done to answers.

    ``reply`` is what was typed, to the letter. ``question`` and ``subject`` (the id of a part, or "") say
    what it answers. ``reader`` is who made operations of it: ``offline`` or a model's name. ``command`` is
    what kind of entry it is when it is not a plain answer. ``time`` is in UTC. ``asks`` is what was asked in
    return, ``move`` the name of the follow-up that this reply answers or waves off.
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
    asks: FollowUp | None = None
    move: str = ""

    @property
    def where(self) -> tuple[str, str]:
        """What it answers: the question's id and its subject."""
        return (self.question, self.subject)


JOURNAL: TypeAdapter[list[JournalEntry]] = TypeAdapter(list[JournalEntry])
"""Reads a whole journal from Python objects or from JSON."""


@dataclass(frozen=True)
class Dropped:
    """An operation that could not be done any more, such as one on a stage that was taken back."""

    entry: JournalEntry
    operation: BaseModel
    reason: str


class Mark(NamedTuple):
    """What is known of a value: the entry that set it, what was said of its basis, the evidence that backs it."""

    entry: str
    said: Basis | None = None
    backed: frozenset[str] = frozenset()

    @property
    def basis(self) -> Basis | None:
        """What the value stands on."""
        return "evidence" if self.backed else self.said


Marks = dict[Key, Mark]


@dataclass(frozen=True)
class Folded:
    """What a journal folds to: the map, the entries that count, and what could not be kept."""

    map: JourneyMap = field(default_factory=JourneyMap)
    live: tuple[JournalEntry, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    _marks: Marks = field(default_factory=dict, repr=False)


def live_entries(entries: Sequence[JournalEntry]) -> list[JournalEntry]:
    """The entries that count, in the order in which they count: an edit stands where its original stood.

    An undo takes away the entry it names, unless it was undone itself. Of an entry and all its edits (and
    theirs) the latest that was not undone counts. A reference to nothing, or to a later entry, is void.
    """
    place = {entry.id: number for number, entry in reversed(list(enumerate(entries)))}
    undone = _undone(entries, place)
    latest: dict[int, int] = {}
    roots: list[int] = []
    for number, entry in enumerate(entries):
        aim = place.get(entry.retracts or "", number)
        edits = entry.command != "undo" and aim < number and entries[aim].command != "undo"
        roots.append(roots[aim] if edits else number)
        if entry.command != "undo" and number not in undone and place[entry.id] == number:
            latest[roots[number]] = number
    return [entries[latest[root]] for root in sorted(latest)]


def _undone(entries: Sequence[JournalEntry], place: Mapping[str, int]) -> set[int]:
    """The places of the entries that were taken away by an undo that counts."""
    undone: set[int] = set()
    for number in range(len(entries) - 1, -1, -1):
        entry = entries[number]
        aim = place.get(entry.retracts or "", number)
        if entry.command == "undo" and aim < number and number not in undone and place[entry.id] == number:
            undone.add(aim)
    return undone


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
            for old, new in outcome.carried:
                if old in marks:
                    marks[new] = marks[old]
            for key in outcome.touched:
                before = marks.get(key)
                marks[key] = (
                    before._replace(entry=entry.id, said=entry.basis or before.said)
                    if before
                    else Mark(entry.id, entry.basis)
                )
            if not outcome.problem:
                _mark_basis(operation, marks)
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


def _claims(key: Key, targets: Collection[str]) -> bool:
    """Whether knowing a target is knowing this value: that it is so, not how bad it is or why."""
    return key[0] in targets and (key[0] in ("persona", "scope") or key[1] in ("name", "text"))


def _is_meant(key: Key, targets: Collection[str]) -> bool:
    """Whether a basis that is said of these targets is said of this value; a field may be named by itself."""
    return _claims(key, targets) or ".".join(key[:2]) in targets


def _mark_basis(operation: BaseModel, marks: Marks) -> None:
    """Let evidence, and what is said about evidence, decide what the values of its targets stand on."""
    match operation:
        case ops.SetBasis():
            for key in [key for key in marks if _is_meant(key, operation.targets)]:
                marks[key] = Mark(marks[key].entry, operation.basis)
        case ops.AddEvidence():
            _back(marks, operation.id, set(operation.supports))
        case ops.ChangeEvidence() if operation.supports is not None:
            _back(marks, operation.evidence, set(operation.supports))
        case ops.RemoveEvidence():
            _back(marks, operation.evidence, set())


def _back(marks: Marks, evidence: str, targets: set[str]) -> None:
    """Let a piece of evidence back the values of its targets, and none else."""
    for key, mark in marks.items():
        if _claims(key, targets):
            marks[key] = mark._replace(backed=mark.backed | {evidence})
        elif evidence in mark.backed:
            marks[key] = mark._replace(backed=mark.backed - {evidence})


def _annotated(journey_map: JourneyMap, marks: Marks) -> JourneyMap:
    """The map with the basis and the provenance of each of its values, by path."""
    provenance: dict[str, str] = {}
    basis: dict[str, Basis] = {}
    for path, key, _ in walk(journey_map):
        mark = marks.get(key)
        if mark:
            provenance[path] = mark.entry
            if mark.basis and not path.startswith("session."):  # what a group does and decides is neither
                basis[path] = mark.basis
    return changed(journey_map, provenance=provenance, basis=basis)


def new_entry(**values: object) -> JournalEntry:
    """A new entry with an id and the time of now (UTC); ``values`` are its other fields."""
    return JournalEntry.model_validate({"id": new_id("e"), "time": datetime.now(UTC), **values})
