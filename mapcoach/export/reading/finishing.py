"""A map that was read from a file made into a Reading: tried out, counted, and what could not be done named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import cast

from mapcoach.export.escaping import shorten
from mapcoach.export.reading.map_operations import Step, steps_to
from mapcoach.export.reading.results import CannotReadError, NotTaken, Reading, RoleQuestion
from mapcoach.export.reading.texts import shown
from mapcoach.export.words import counted
from mapcoach.journey import JournalEntry, JourneyMap, fold, walk, was_held
from mapcoach.journey.applying import ids
from mapcoach.journey.operations import Operation
from mapcoach.journey.shape import Basis

MOST_PARTS = 5_000
"""The most parts (stages, touchpoints, pain points and so on) that a map may be made of at once."""
_ALREADY = "it is there already, it is empty, or what it refers to is not there"


def reading_of(
    kind: str,
    wanted: JourneyMap,
    not_taken: Iterable[NotTaken] = (),
    *,
    questions: Sequence[RoleQuestion] = (),
    losses: Sequence[str] = (),
    notes: Sequence[str] = (),
    may_be_empty: bool = False,
) -> Reading:
    """The reading that makes this map. ``notes`` are sentences on how it was read, told after what was taken.

    Raises CannotReadError if the map is larger than can be handled, or holds nothing.
    """
    parts = len(ids(wanted)) + len(wanted.session.parts())
    if parts > MOST_PARTS:
        raise CannotReadError(
            f"The file holds {parts:,} stages, touchpoints, pain points and other parts; a map takes {MOST_PARTS:,} at "
            "most. Nothing was taken. Divide it into several maps, one for each persona and scenario."
        )
    steps = tuple(steps_to(wanted))
    if not steps and not may_be_empty:
        raise CannotReadError(
            "Nothing in the file can stand on a map. Nothing was taken. mapcoach reads its own exports, tables with "
            "stages across or down, and Mermaid journeys."
        )
    made, refused = _tried(steps)
    missed = (*not_taken, *refused, *_lost_basis(wanted, made))
    told = (*told_of(made), *notes)
    operations = tuple(step.operation for step in steps)
    return Reading(kind, operations, told, missed, tuple(questions), made, tuple(losses))


def _tried(steps: Sequence[Step]) -> tuple[JourneyMap, tuple[NotTaken, ...]]:
    """The map that these steps make, and those that could not be done."""
    places = {id(step.operation): step.path for step in steps}
    done = cast("tuple[Operation, ...]", tuple(step.operation for step in steps))
    entry = JournalEntry.model_construct(id="import", time=datetime(1970, 1, 1, tzinfo=UTC), operations=done)
    folded = fold([entry])
    made = folded.map.model_copy(update={"created": None, "updated": None, "provenance": {}})
    refused = tuple(
        NotTaken(places[id(one.operation)], _named(one.operation), one.reason or _ALREADY) for one in folded.dropped
    )
    return made, refused


def _named(operation: object) -> str:
    for field in ("text", "name", "title", "value", "items"):
        value = getattr(operation, field, None)
        if value:
            return shown(value if isinstance(value, str) else "; ".join(map(str, value)))
    return "what is said there"


def _lost_basis(wanted: JourneyMap, made: JourneyMap) -> Iterable[NotTaken]:
    """What rests on evidence in the file and will not on the map."""
    lost = [
        path for path, basis in wanted.basis.items() if basis == "evidence" and made.basis.get(path, "") != "evidence"
    ]
    lost = [path for path in lost if not path.startswith("session.")]
    if lost:
        what = f"that {counted(len(lost), 'value rests', 'values rest')} on evidence"
        first = ", ".join(lost[:3]) + (" and others" if len(lost) > 3 else "")
        why = (
            "it stands at a place where nothing is evidence, or of the items of one list only some rest on evidence; "
            "these count as assumptions until they are checked"
        )
        yield NotTaken("basis", shorten(f"{what} ({first})", 300), why)


def assumed(wanted: JourneyMap) -> JourneyMap:
    """The map with each claim about the customer marked as an assumption: the file does not say what they stand on."""
    backed = {target for one in wanted.evidence for target in one.supports}
    marked: dict[str, Basis] = {
        value.path: "assumption"
        for value in walk(wanted)
        if value.path.startswith(("persona.", "stages[")) and value.key[0] not in backed
    }
    return wanted.model_copy(update={"basis": marked})


def told_of(made: JourneyMap) -> tuple[str, ...]:
    """What is on a map, in sentences for a preview."""
    return tuple(sentence for sentence in (_frame(made), _journey(made), _findings(made), _session(made)) if sentence)


def _frame(made: JourneyMap) -> str:
    known = []
    if made.title:
        known.append(f"the title {shown(made.title)}")
    if made.persona.name:
        known.append(f"the persona {shown(made.persona.name)}")
    scope = sum(1 for field in type(made.scope).model_fields if getattr(made.scope, field))
    person = sum(1 for field in type(made.persona).model_fields if field != "name" and getattr(made.persona, field))
    if person:
        known.append(f"{counted(person, 'fact', 'facts')} about the customer")
    if scope:
        known.append(f"{counted(scope, 'fact', 'facts')} about the scope")
    return _sentence(known)


def _journey(made: JourneyMap) -> str:
    points = made.touchpoints()
    rated = sum(1 for point in points if point.emotion.score is not None)
    known = _counts(
        (len(made.stages), "stage", "stages"),
        (len(points), "touchpoint", "touchpoints"),
        (rated, "rating", "ratings"),
        (len(made.pain_points()), "pain point", "pain points"),
        (len(made.opportunities), "opportunity", "opportunities"),
    )
    return _sentence(known)


def _findings(made: JourneyMap) -> str:
    return _sentence(
        _counts(
            (len(made.automations), "automation", "automations"),
            (len(made.measures), "measure", "measures"),
            (len(made.evidence), "piece of evidence", "pieces of evidence"),
            (len(made.parking_lot), "note in the parking lot", "notes in the parking lot"),
            (int(made.review.due is not None or bool(made.review.cadence)), "word on the next review", ""),
        )
    )


def _session(made: JourneyMap) -> str:
    if not was_held(made.session):
        return ""
    session = made.session
    known = _counts(
        (len(session.participants), "participant", "participants"),
        (len(session.agenda), "item of the agenda", "items of the agenda"),
        (len(session.votes), "vote", "votes"),
        (len(session.disagreements), "disagreement", "disagreements"),
        (len(session.decisions), "decision", "decisions"),
        (len(session.actions), "action", "actions"),
    )
    return f"The record of a session: {', '.join(known)}." if known else "The record of a session."


def _counts(*counts: tuple[int, str, str]) -> list[str]:
    return [counted(number, one, many) for number, one, many in counts if number]


def _sentence(parts: Sequence[str]) -> str:
    whole = ", ".join(parts)
    return f"{whole[:1].upper()}{whole[1:]}." if whole else ""
