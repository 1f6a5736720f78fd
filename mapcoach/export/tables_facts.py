"""The tables of single facts: the customer and the scope, and what each value of the map stands on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mapcoach.export.tables_backing import Backing
from mapcoach.export.tables_shape import Row, Table, Value, columns, told
from mapcoach.export.tables_text import named
from mapcoach.export.words import BUSINESS_KINDS, CUSTOMERS, KINDS, persona_heading, sentence
from mapcoach.journey import JourneyMap, Persona, Scope, walk

_FACTS = columns(
    *("Part", "Field", "Value", "In words", "Basis", "Source", "Key"),
    long="Value|Source",
    code="Basis|In words",
    id="Key",
)
_LABELS = {
    "id": "Map id",
    "kind": "Kind of map",
    "business_kind": "Kind of business",
    "starts_with": "The journey starts with",
    "ends_with": "The journey ends with",
    "customers": "New or existing customers",
    "out_of_scope": "Left out",
    "influencers": "Who else is asked",
    "entry_point": "What made them start",
    "desired_outcome": "Hoped-for outcome",
    "due": "Next review on",
    "cadence": "How often",
}
_CODES: Mapping[str, Mapping[str, str]] = {"kind": KINDS, "business_kind": BUSINESS_KINDS, "customers": CUSTOMERS}


def label(field: str) -> str:
    """What a field is called in a table."""
    return _LABELS.get(field) or sentence(field.replace("_", " ").replace(".", ": "))


def persona_and_scope(journey_map: JourneyMap, backing: Backing) -> Table:
    """The customer, the scope, and what is known of the map as a whole: a row for each value."""
    rows = (*_persona(journey_map, backing), *_scope(journey_map.scope), *_whole(journey_map))
    return Table(
        "Persona & scope", "Whose journey this is, what it is about, and when it is looked at again.", _FACTS, rows
    )


def _persona(journey_map: JourneyMap, backing: Backing) -> Iterator[Row]:
    part, source = persona_heading(journey_map), backing.sources("persona")
    for field in Persona.model_fields:
        value = getattr(journey_map.persona, field)
        items: tuple[str, ...] = (value or ("",)) if isinstance(value, tuple) else (value,)
        for place, item in enumerate(items):
            key = f"persona.{field}[{place}]" if isinstance(value, tuple) else f"persona.{field}"
            named = backing.of([key]) if item and field != "name" else None
            yield part, label(field), told(item), None, named, source if named else None, key


def _scope(scope: Scope) -> Iterator[Row]:
    for field in Scope.model_fields:
        yield _fact("Scope", field, getattr(scope, field), f"scope.{field}")


def _whole(journey_map: JourneyMap) -> Iterator[Row]:
    created, updated, review = journey_map.created, journey_map.updated, journey_map.review
    yield _fact("Map", "title", journey_map.title, "title")
    yield _fact("Map", "kind", journey_map.kind, "kind")
    yield _fact("Review", "due", review.due.isoformat() if review.due else None, "review.due")
    yield _fact("Review", "cadence", review.cadence, "review.cadence")
    yield _fact("Map", "created", created.isoformat() if created else None, "created")
    yield _fact("Map", "updated", updated.isoformat() if updated else None, "updated")
    yield _fact("Map", "id", journey_map.id, "id")


def _fact(part: str, field: str, value: str | None, key: str) -> Row:
    return part, label(field), value or None, _CODES.get(field, {}).get(value or ""), None, None, key


_BASIS = columns(
    *("Place", "Field", "Value", "Basis", "Journal entry", "Key"),
    long="Value",
    code="Basis",
    id="Journal entry|Key",
)


def basis(journey_map: JourneyMap) -> Table:
    """What each value of the map stands on, and which answer it came from."""
    places = dict(_places(journey_map))
    values = {value.path: value for value in walk(journey_map)}
    keys = dict.fromkeys((*values, *journey_map.basis, *journey_map.provenance))
    rows = tuple(
        (
            places.get(values[key].key[0], _SINGLE.get(values[key].key[0])) if key in values else None,
            label(values[key].key[1]) if key in values else None,
            _shown(values[key].value) if key in values else None,
            journey_map.basis.get(key),
            journey_map.provenance.get(key),
            key,
        )
        for key in keys
        if (key in journey_map.basis or key in journey_map.provenance) and not key.startswith("session.votes[")
    )
    purpose = "What each statement stands on: evidence, or an assumption that nobody has checked yet."
    return Table("Basis", purpose, _BASIS, rows)


_SINGLE = {"map": "The map", "scope": "Scope", "persona": "The customer", "review": "Review", "session": "Session"}


def _places(journey_map: JourneyMap) -> Iterator[tuple[str, str]]:
    """Where a value stands, by the id of its part."""
    for number, stage in enumerate(journey_map.stages, 1):
        place = named(stage.name, number)
        yield stage.id, place
        for point in stage.touchpoints:
            yield point.id, f"{place} › {named(point.name)}"
            for pain in point.pain_points:
                yield pain.id, f"{place} › {named(point.name)} › pain point"
    yield from ((idea.id, "Opportunities") for idea in journey_map.opportunities)
    yield from ((one.id, "Automations") for one in journey_map.automations)
    yield from ((one.id, "Evidence") for one in journey_map.evidence)
    yield from ((note.id, "Parking lot") for note in journey_map.parking_lot)
    yield from ((part.id, "Session") for part in journey_map.session.parts())


def _shown(value: object) -> Value:
    """A value of the map as one of a table."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str | int | float) else str(value)
