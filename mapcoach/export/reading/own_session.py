"""Our tables Session and Votes read back."""

from __future__ import annotations

from typing import Any

from mapcoach.export.reading.own_table import OwnRow, OwnTable

Part = dict[str, Any]
_KINDS = {
    "participant": ("participants", {"Text": "name", "Initials": "initials", "Id": "id"}),
    "agenda": (
        "agenda",
        {
            "Text": "title",
            "Minutes planned": "minutes",
            "Started": "started",
            "Ended": "ended",
            "Seconds before": "spent",
            "Id": "id",
        },
    ),
    "disagreement": (
        "disagreements",
        {"Text": "text", "About id": "about", "Decision": "decision", "Decided by id": "decided_by", "Id": "id"},
    ),
    "decision": ("decisions", {"Text": "text", "Id": "id"}),
    "action": ("actions", {"Text": "text", "Who id": "owner", "Due": "due", "Done": "done", "Id": "id"}),
}
_VOTE = {"Dots": "dots", "Who id": "participant", "Item id": "item"}


def session_of(table: OwnTable | None, votes: OwnTable | None, places: dict[str, str]) -> Part:
    """The record of a session, as in JSON; ``places`` gets the cells of its paths."""
    session: Part = {}
    for row in table.filled(("Text", "Dots")) if table else ():
        record = (row.text("Record") or "").strip().casefold()
        if record == "facilitator":
            session["facilitator"] = row.value("Text")
        elif record == "dots each":
            session["dots_each"] = row.value("Dots")
            places["session.dots_each"] = row.where("Dots")
        elif record == "opinion":
            _opinion(session, row)
        elif record in _KINDS:
            field, headers = _KINDS[record]
            _add(session, field, row, headers, places)
    for row in votes.filled(_VOTE) if votes else ():
        _add(session, "votes", row, _VOTE, places)
    return session


def _add(session: Part, field: str, row: OwnRow, headers: dict[str, str], places: dict[str, str]) -> None:
    parts = session.setdefault(field, [])
    path = f"session.{field}[{len(parts)}]"
    places[path] = row.where()
    places.update({f"{path}.{name}": row.where(header) for header, name in headers.items()})
    parts.append({name: row.value(header) for header, name in headers.items()})


def _opinion(session: Part, row: OwnRow) -> None:
    """What somebody holds, with the disagreement that it names, or else the one above."""
    known = session.get("disagreements", [])
    about = row.text("About id")
    one = next((part for part in known if about and str(part["id"]) == about), known[-1] if known else None)
    if one is not None:
        one.setdefault("values", []).append({"participant": row.value("Who id"), "value": row.value("Text")})
