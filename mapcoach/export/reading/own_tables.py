"""The tables that we write ourselves, read back: the layout is in ``mapcoach/export/tables.py``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mapcoach.export.reading.finishing import reading_of
from mapcoach.export.reading.ids import Ids
from mapcoach.export.reading.json_references import without_loose_ends
from mapcoach.export.reading.json_values import Fitter
from mapcoach.export.reading.own_session import session_of
from mapcoach.export.reading.own_steps import journey_of
from mapcoach.export.reading.own_table import OwnTable
from mapcoach.export.reading.own_unread import unread
from mapcoach.export.reading.results import NotTaken, Reading
from mapcoach.export.reading.sheets import Sheet
from mapcoach.export.tables_text import unlisted
from mapcoach.journey import JourneyMap, walk
from mapcoach.journey.shape import Basis

_STEPS = frozenset({"stage no.", "stage", "step no.", "step"})
_NAMES = ("Stages", "Steps", "Persona & scope", "Opportunities", "Automations", "Measures", "Evidence", "Parking lot")
_OTHERS = ("Session", "Votes", "Basis", "Map", "Emotion curve", "Pain points", "Recommended", "ReadMe", "Long texts")
_READ_ONLY = (
    "Changes in the sheets Map, Emotion curve, Pain points and Recommended are not read: they only show what stands in "
    "the others.",
)
_LOSSES_CSV = (
    "The CSV holds the steps alone: title, kind of map, customer, scope, goals of the stages, automations and measures "
    "are not in it, and its columns on opportunities, sources and what rests on evidence are not read.",
)
_LOSSES_XLSX = (
    "The answers behind each value stay with the map that the file was made of: here everything comes from the import.",
    "Who voted for what is secret and not in the file.",
)
_OPPORTUNITY = {
    "Opportunity": "text",
    "Impact (1 to 5)": "impact",
    "Feasibility (1 to 5)": "feasibility",
    "Owner": "owner",
    "Due": "due",
    "Measured by": "kpi",
    "Pain id": "pain_point",
    "Opportunity id": "id",
}
_AUTOMATION = {
    "Status": "status",
    "Platform": "platform",
    "Owner": "owner",
    "Recipe": "recipe",
    "Stage id": "stage",
    "Step id": "touchpoint",
    "Pain id": "pain_point",
    "Automation id": "id",
}
_MEASURE = {"Measure": "name", "Now": "baseline", "Target": "target", "Stage id": "stage"}
_EVIDENCE = {"Kind": "kind", "Source": "source", "Note": "note", "Supports ids": "supports", "Evidence id": "id"}
_PARKED = {"Note": "text", "Note id": "id"}


def is_ours(sheets: Sequence[Sheet]) -> bool:
    """Whether one of these is our table of the steps."""
    return any(set(_headers(sheet)) >= _STEPS for sheet in sheets)


def _headers(sheet: Sheet) -> list[str]:
    return [str(value or "").strip().casefold() for value in sheet.rows[0]]


def read_own(kind: str, data: bytes, sheets: Sequence[Sheet], missed: Sequence[NotTaken]) -> Reading:
    """Read our own tables: the steps, and the others as far as the file has them."""
    tables = dict(_tables(sheets))
    missed = [*missed, *_strangers(sheets)]
    places: dict[str, str] = {}
    raw: dict[str, Any] = {}
    early: list[NotTaken] = list(missed)
    raw["stages"] = journey_of(tables.get("Stages"), tables["Steps"], places, early)
    _facts(tables.get("Persona & scope"), raw, places, early)
    for name, field, headers in (
        ("Automations", "automations", _AUTOMATION),
        ("Measures", "measures", _MEASURE),
        ("Evidence", "evidence", _EVIDENCE),
        ("Parking lot", "parking_lot", _PARKED),
    ):
        raw[field] = list(_listed(tables.get(name), headers, field, places))
    raw["opportunities"] = _opportunities(tables.get("Opportunities"), places)
    raw["session"] = session_of(tables.get("Session"), tables.get("Votes"), places)
    fitter = Fitter(Ids(data))
    values = fitter.part(JourneyMap, raw, "", frozenset({"id", "created", "updated"}))
    without_loose_ends(values, fitter)
    wanted = JourneyMap.model_validate(values)
    wanted = wanted.model_copy(update={"basis": _basis(tables.get("Basis"), wanted)})
    placed = [NotTaken(_placed(one.where, places), one.what, one.why) for one in fitter.missed]
    named = {one.where for one in (*early, *placed)}
    early += [one for one in unread(tables, wanted) if one.where not in named]
    losses = _LOSSES_CSV if kind == "csv" else _LOSSES_XLSX
    notes = _READ_ONLY if kind == "xlsx" else ()
    return reading_of(kind, wanted, [*early, *placed], losses=losses, notes=notes, may_be_empty=True)


def _strangers(sheets: Sequence[Sheet]) -> Iterator[NotTaken]:
    """Sheets that somebody added to ours."""
    for sheet in sheets:
        if sheet.name and sheet.name not in (*_NAMES, *_OTHERS) and not set(_headers(sheet)) >= _STEPS:
            yield NotTaken(f"sheet {sheet.name}", "the whole sheet", "it is none of those that mapcoach writes")


def _tables(sheets: Sequence[Sheet]) -> Iterator[tuple[str, OwnTable]]:
    """Our tables by name; the steps by their headers, because a CSV has no name."""
    steps = next(sheet for sheet in sheets if set(_headers(sheet)) >= _STEPS)
    yield "Steps", OwnTable(steps)
    for sheet in sheets:
        name = sheet.name.strip()
        if sheet is not steps and name in (*_NAMES, *_OTHERS[:3]):
            yield name, OwnTable(sheet)


def _listed(
    table: OwnTable | None, headers: Mapping[str, str], field: str, places: dict[str, str]
) -> Iterator[dict[str, Any]]:
    """The rows of a table as parts of the map."""
    for number, row in enumerate(table.filled(headers) if table else ()):
        part: dict[str, Any] = {name: row.value(header) for header, name in headers.items()}
        if field == "evidence":
            part["supports"] = list(unlisted(row.text("Supports ids") or ""))
        places[f"{field}[{number}]"] = row.where()
        places.update({f"{field}[{number}].{name}": row.where(header) for header, name in headers.items()})
        yield part


def _opportunities(table: OwnTable | None, places: dict[str, str]) -> list[dict[str, Any]]:
    """The opportunities in the order of the map, which a column of its own tells."""
    if table is None:
        return []
    found: dict[str, str] = {}
    parts = list(_listed(table, _OPPORTUNITY, "opportunities", found))
    rows = list(table.filled(_OPPORTUNITY))
    order = sorted(range(len(parts)), key=lambda at: rows[at].number("No.", default=len(parts) + at))
    for place, at in enumerate(order):
        before = f"opportunities[{at}]"
        places.update(
            {f"opportunities[{place}]{key[len(before) :]}": value for key, value in found.items() if _is(key, before)}
        )
    return [parts[at] for at in order]


def _is(path: str, owner: str) -> bool:
    return path == owner or path.startswith(f"{owner}.")


def _facts(table: OwnTable | None, raw: dict[str, Any], places: dict[str, str], missed: list[NotTaken]) -> None:
    """The rows of single values: each has the path of its value in the last column."""
    for row in table.filled({"Value": "", "Key": ""}) if table else ():
        key, value = row.text("Key") or "", row.value("Value")
        if value is None or key in ("id", "created", "updated"):
            continue
        name, _, rest = key.partition(".")
        field, listed, _ = rest.partition("[")
        if name in ("title", "kind") and not rest:
            raw[name] = value
        elif name in ("scope", "persona", "review") and field:
            part = raw.setdefault(name, {})
            if listed:
                part.setdefault(field, []).append(value)
            else:
                part[field] = value
        else:
            missed.append(NotTaken(row.where("Key"), f"the value “{row.shown('Value')}”", "its key names no field"))
            continue
        places[f"{name}.{field}" if field else name] = row.where("Value")


def _basis(table: OwnTable | None, wanted: JourneyMap) -> dict[str, Basis]:
    paths = {value.path for value in walk(wanted)}
    found: dict[str, Basis] = {}
    for row in table.filled({"Key": ""}) if table else ():
        key, said = row.text("Key") or "", (row.text("Basis") or "").strip().casefold()
        if key in paths and said in ("evidence", "assumption"):
            found[key] = "evidence" if said == "evidence" else "assumption"
    return found


def _placed(path: str, places: Mapping[str, str]) -> str:
    """The cell of a path, or of the nearest part around it."""
    known = path
    while known:
        if known in places:
            return places[known]
        known = known[: max(known.rfind("."), known.rfind("["), 0)]
    return path
