"""Maps of any kind with any text, for the tests of the tables; and a second way back from tables to a map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from itertools import groupby
from typing import Any

from hypothesis import strategies as st

from mapcoach.automation import catalogue
from mapcoach.export.tables import Table, unlisted
from mapcoach.export.tables_text import legible
from mapcoach.journey import JourneyMap, walk
from mapcoach.journey.shape import BUSINESS_KINDS, CUSTOMERS, EVIDENCE_KINDS, MAP_KINDS
from tests.export import hostile

Values = dict[str, Any]

_optional_text = st.one_of(st.just(""), hostile.text)
_items = st.lists(hostile.text.map(str.strip).filter(bool), max_size=3).map(lambda found: list(dict.fromkeys(found)))
_moments = st.none() | st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)).map(lambda one: one.replace(tzinfo=UTC))
_people = st.sampled_from(["", "u1", "u2", "A guest"])


def _number(first: int, last: int) -> st.SearchStrategy[int | None]:
    return st.none() | st.integers(first, last)


_emotions = st.fixed_dictionaries({"score": _number(-2, 2), "feeling": _optional_text, "thought": _optional_text})
_pains = st.fixed_dictionaries(
    {
        "text": hostile.text,
        "severity": _number(1, 3),
        "root_cause": _optional_text,
        "drops_off": st.none() | st.booleans(),
        "share": st.none() | st.floats(0, 1),
    }
)
_points = st.fixed_dictionaries(
    {
        "name": hostile.text,
        "channel": _optional_text,
        "customer_action": _optional_text,
        "owner": _optional_text,
        "moment_of_truth": st.none() | st.booleans(),
        "emotion": _emotions,
        "pain_points": st.lists(_pains, max_size=2),
    }
)
_stages = st.fixed_dictionaries(
    {
        "name": hostile.text,
        "customer_goal": _optional_text,
        "questions": _items,
        "business_goal": _optional_text,
        "owner": _optional_text,
        "touchpoints": st.lists(_points, max_size=2),
    }
)
_scopes = st.fixed_dictionaries(
    {
        "business": _optional_text,
        "business_kind": st.none() | st.sampled_from(BUSINESS_KINDS),
        "objective": _optional_text,
        "customers": st.none() | st.sampled_from(CUSTOMERS),
    }
)
_personas = st.fixed_dictionaries({"name": _optional_text, "goals": _items, "values": _items, "quote": _optional_text})
_ideas = st.fixed_dictionaries(
    {
        "pain_point": st.sampled_from(["", "p1", "gone"]),
        "text": _optional_text,
        "impact": _number(1, 5),
        "feasibility": _number(1, 5),
        "owner": _optional_text,
        "due": _optional_text,
        "kpi": _optional_text,
    }
)
_choices = st.fixed_dictionaries(
    {
        "recipe": st.sampled_from([*list(catalogue())[:3], "gone-recipe"]),
        "stage": st.sampled_from(["", "s1", "gone"]),
        "pain_point": st.sampled_from(["", "p1"]),
        "platform": _optional_text,
        "status": st.sampled_from(["chosen", "rejected", "done"]),
    }
)
_measures = st.fixed_dictionaries(
    {"name": hostile.text, "baseline": _optional_text, "stage": st.sampled_from(["", "s1", "gone"])}
)
_evidence = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(EVIDENCE_KINDS),
        "source": _optional_text,
        "note": _optional_text,
        "supports": st.lists(st.sampled_from(["persona", "s1", "t1", "p1", "gone"]), unique=True),
    }
)
_sessions = st.fixed_dictionaries(
    {
        "facilitator": _optional_text,
        "participants": st.lists(st.fixed_dictionaries({"name": hostile.text, "initials": _optional_text}), max_size=2),
        "agenda": st.lists(
            st.fixed_dictionaries(
                {"title": hostile.text, "minutes": st.integers(0, 60), "started": _moments, "spent": st.integers(0, 99)}
            ),
            max_size=2,
        ),
        "dots_each": st.integers(0, 20),
        "votes": st.lists(
            st.fixed_dictionaries({"participant": st.just("u1"), "item": st.just("p1"), "dots": st.integers(1, 9)}),
            max_size=1,
        ),
        "disagreements": st.lists(
            st.fixed_dictionaries(
                {
                    "text": hostile.text,
                    "about": st.sampled_from(["", "t1"]),
                    "values": st.lists(
                        st.fixed_dictionaries({"participant": _people, "value": hostile.text}), max_size=2
                    ),
                    "decision": _optional_text,
                    "decided_by": _people,
                }
            ),
            max_size=2,
        ),
        "decisions": st.lists(st.fixed_dictionaries({"text": hostile.text}), max_size=2),
        "actions": st.lists(
            st.fixed_dictionaries({"text": hostile.text, "owner": _optional_text, "done": st.booleans()}), max_size=2
        ),
    }
)
_whole = st.fixed_dictionaries(
    {
        "title": _optional_text,
        "kind": st.sampled_from(MAP_KINDS),
        "created": _moments,
        "scope": _scopes,
        "persona": _personas,
        "stages": st.lists(_stages, max_size=3),
        "opportunities": st.lists(_ideas, max_size=3),
        "automations": st.lists(_choices, max_size=2),
        "measures": st.lists(_measures, max_size=2),
        "evidence": st.lists(_evidence, max_size=2),
        "parking_lot": st.lists(st.fixed_dictionaries({"text": hostile.text}), max_size=2),
        "review": st.fixed_dictionaries({"due": st.none() | st.dates(date(2020, 1, 1)), "cadence": _optional_text}),
        "session": st.one_of(st.just({}), _sessions),
    }
)
_PREFIXES = {
    "stages": "s",
    "touchpoints": "t",
    "pain_points": "p",
    "opportunities": "o",
    "automations": "a",
    "evidence": "v",
    "parking_lot": "n",
    "participants": "u",
    "agenda": "g",
    "disagreements": "d",
    "decisions": "c",
    "actions": "x",
}


def _with_ids(values: Any, counts: dict[str, int], name: str = "") -> Any:
    if isinstance(values, list):
        return [_with_ids(one, counts, name) for one in values]
    if not isinstance(values, dict):
        return values
    known: Values = {}
    if name in _PREFIXES:
        counts[name] = counts.get(name, 0) + 1
        known["id"] = f"{_PREFIXES[name]}{counts[name]}"
    return known | {field: _with_ids(one, counts, field) for field, one in values.items()}


def _grown(values: Values, seed: int) -> JourneyMap:
    """The map of these values, with ids, a basis for some of its values and an answer for others."""
    found = JourneyMap.model_validate(_with_ids(values, {}))
    paths = [value.path for value in walk(found)]
    about = [path for path in paths if not path.startswith("session.")]
    basis = {path: ("evidence", "assumption")[place % 2] for place, path in enumerate(about) if (place + seed) % 3}
    told = {path: f"e{place}" for place, path in enumerate(paths) if (place + seed) % 4}
    return JourneyMap.model_validate(found.model_dump() | {"basis": basis, "provenance": told})


journeys = st.builds(_grown, _whole, st.integers(0, 11))
"""Maps with anything in them, or nothing."""


def shown(values: Any) -> Any:
    """The values of a map as a spreadsheet can hold them: legible, items without blanks, 15 digits of a number."""
    if isinstance(values, str):
        return legible(values)
    if isinstance(values, float):
        return float(f"{values:.15g}")
    if isinstance(values, list | tuple):
        return [one for one in map(_item, values) if one != ""]
    return {field: shown(one) for field, one in values.items()} if isinstance(values, dict) else values


def _item(value: Any) -> Any:
    return legible(value).strip() if isinstance(value, str) else shown(value)


def without_votes(values: Values) -> Values:
    """The values of a map without who voted for what."""
    kept = values | {"session": values.get("session", {}) | {"votes": []}}
    for name in {"basis", "provenance"} & set(values):
        kept[name] = {path: one for path, one in values[name].items() if not path.startswith("session.votes[")}
    return kept


# --- from the tables to a map again ---------------------------------------------------------------------------

Record = Mapping[str, Any]


def records(one: Table) -> list[Record]:
    """The rows of a table as values by their header."""
    return [dict(zip(one.headers, row, strict=True)) for row in one.rows]


def rebuilt(found: Mapping[str, Sequence[Record]]) -> JourneyMap:
    """The map that these tables were made from, by their READ columns alone."""
    values: Values = {
        **_facts(found["Persona & scope"]),
        "stages": stages(found["Stages"], found["Steps"]),
        "opportunities": [
            _named(row, pain_point="Pain id", text="Opportunity", impact="Impact (1 to 5)", owner="Owner", due="Due")
            | _named(row, feasibility="Feasibility (1 to 5)", kpi="Measured by", id="Opportunity id")
            for row in sorted(found["Opportunities"], key=lambda row: int(row["No."]))
        ],
        "automations": [
            _named(row, status="Status", platform="Platform", owner="Owner", recipe="Recipe", stage="Stage id")
            | _named(row, touchpoint="Step id", pain_point="Pain id", id="Automation id")
            for row in found["Automations"]
        ],
        "measures": [
            {"name": "", **_named(row, name="Measure", baseline="Now", target="Target", stage="Stage id")}
            for row in found["Measures"]
        ],
        "evidence": [
            _named(row, kind="Kind", source="Source", note="Note", id="Evidence id")
            | {"supports": unlisted(row["Supports ids"])}
            for row in found["Evidence"]
        ],
        "parking_lot": [{"text": "", **_named(row, text="Note", id="Note id")} for row in found["Parking lot"]],
        "basis": {row["Key"]: row["Basis"] for row in found["Basis"] if row["Basis"]},
        "provenance": {row["Key"]: row["Journal entry"] for row in found["Basis"] if row["Journal entry"]},
    }
    votes = found.get("Votes", ())
    for place, row in enumerate(votes):
        if row["Journal entry"]:
            values["provenance"][f"session.votes[{place}].dots"] = row["Journal entry"]
    if "Session" in found:
        values["session"] = _session(found["Session"], votes)
    return JourneyMap.model_validate(values)


def _named(row: Record, **fields: str) -> Values:
    return {field: row[header] for field, header in fields.items() if row[header] is not None}


def _facts(rows: Sequence[Record]) -> Values:
    values: Values = {"scope": {}, "persona": {}, "review": {}}
    for row in rows:
        if row["Value"] is None:
            continue
        room, _, field = row["Key"].rpartition(".")
        inside = values[room] if room else values
        if "[" in field:
            inside.setdefault(field.split("[")[0], []).append(row["Value"])
        else:
            inside[field] = row["Value"]
    return values


def stages(of: Sequence[Record], steps: Sequence[Record]) -> list[Values]:
    """The stages of the tables Stages and Steps."""
    points: dict[Any, list[Values]] = {}
    ordered = sorted(steps, key=lambda row: (row["Stage no."], row["Step no."] or 0, row["Pain no."] or 0))
    for (stage, step), found in groupby(ordered, key=lambda row: (row["Stage no."], row["Step no."])):
        if step is not None:
            points.setdefault(stage, []).append(_point(list(found)))
    return [
        {"name": ""}
        | _named(row, name="Stage", customer_goal="Customer goal", business_goal="What we want them to do")
        | _named(row, owner="Owner", id="Stage id")
        | {"questions": unlisted(row["Customer's questions"]), "touchpoints": points.get(row["Stage no."], [])}
        for row in sorted(of, key=lambda row: int(row["Stage no."]))
    ]


_YES_NO = {"yes": True, "no": False, None: None}


def _point(rows: list[Record]) -> Values:
    first = rows[0]
    emotion = _named(first, score="Emotion (-2 to 2)", feeling="Feeling", thought="Thought")
    return (
        {"name": "", "moment_of_truth": _YES_NO[first["Moment of truth"]], "emotion": emotion}
        | _named(first, name="Step", channel="Channel", customer_action="What they do", owner="Owner", id="Step id")
        | {"pain_points": [_pain(row) for row in rows if row["Pain no."] is not None]}
    )


def _pain(row: Record) -> Values:
    return {"text": "", "drops_off": _YES_NO[row["Drops off"]]} | _named(
        row,
        text="Pain point",
        severity="Severity (1 to 3)",
        root_cause="Root cause",
        share="Share (0 to 1)",
        id="Pain id",
    )


_RECORDS: dict[str, tuple[str, dict[str, str]]] = {
    "participant": ("participants", {"name": "Text", "initials": "Initials", "id": "Id"}),
    "agenda": (
        "agenda",
        {"title": "Text", "minutes": "Minutes planned", "started": "Started", "ended": "Ended"}
        | {"spent": "Seconds before", "id": "Id"},
    ),
    "disagreement": (
        "disagreements",
        {"text": "Text", "about": "About id", "decision": "Decision", "decided_by": "Decided by id", "id": "Id"},
    ),
    "decision": ("decisions", {"text": "Text", "id": "Id"}),
    "action": ("actions", {"text": "Text", "owner": "Who id", "due": "Due", "id": "Id"}),
}


def _session(rows: Sequence[Record], votes: Sequence[Record]) -> Values:
    values: Values = {name: [] for name, _ in _RECORDS.values()}
    values["votes"] = [_named(row, participant="Who id", item="Item id", dots="Dots") for row in votes]
    for row in rows:
        match row["Record"]:
            case "facilitator":
                values["facilitator"] = row["Text"] or ""
            case "dots each":
                values["dots_each"] = row["Dots"]
            case "opinion":
                said = {"value": "", **_named(row, value="Text", participant="Who id")}
                values["disagreements"][-1].setdefault("values", []).append(said)
            case "votes in all":
                pass
            case what:
                name, fields = _RECORDS[what]
                text = "" if row["Text"] is None else row["Text"]
                values[name].append(_named(row, **fields) | {next(iter(fields)): text} | _done(row))
    return values


def _done(row: Record) -> Values:
    return {} if row["Done"] is None else {"done": _YES_NO[row["Done"]]}


def texts(values: Any) -> Iterator[str]:
    """Every text of a map's values."""
    if isinstance(values, str):
        yield values
    elif isinstance(values, dict):
        for one in values.values():
            yield from texts(one)
    elif isinstance(values, list | tuple):
        for one in values:
            yield from texts(one)
