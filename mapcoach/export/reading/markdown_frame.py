"""The parts Scope, customer and backstory of our drafts, read back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mapcoach.export.reading.markdown_text import Item, Section
from mapcoach.export.reading.markdown_words import listed, told, unquoted
from mapcoach.export.reading.results import NotTaken
from mapcoach.export.reading.texts import shown
from mapcoach.export.words import BUSINESS_KINDS, CUSTOMERS, KINDS

Part = dict[str, Any]
_SCOPE = {
    "Objective": "objective",
    "Scenario": "scenario",
    "Where it starts": "starts_with",
    "Where it ends": "ends_with",
    "What is left out": "out_of_scope",
}
_CODES: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "Kind of business": ("business_kind", BUSINESS_KINDS),
    "Which customers": ("customers", CUSTOMERS),
    "Kind of map": ("kind", KINDS),
}
_PERSONA = {
    "Name": "name",
    "Segment": "segment",
    "Role": "role",
    "Demographics": "demographics",
    "Attitude": "attitude",
    "What made them start": "entry_point",
    "The outcome they hope for": "desired_outcome",
}
_LISTS = {
    "Behaviour": "behaviours",
    "Channels": "channels",
    "Who is asked for advice": "influencers",
    "Goals": "goals",
    "Challenges": "challenges",
    "Values": "values",
    "What a solution must offer": "requirements",
}
_UNKNOWN = "Not known yet"


def frame_of(sections: Sequence[Section], status: str, missed: list[NotTaken]) -> tuple[Part, set[tuple[str, str]]]:
    """Scope, persona and kind, and which of the customer's values are marked as assumptions."""
    made: Part = {"scope": {}, "persona": {}}
    marked: set[tuple[str, str]] = set()
    for section in sections:
        scope = section.heading == "Scope"
        for item in section.items:
            if item.label == _UNKNOWN:
                continue
            known = _scope(made, item, status) if scope else _persona(made["persona"], item, marked)
            if not known:
                what = shown(f"{item.label}: {item.text}" if item.label else item.text)
                missed.append(NotTaken(f"line {item.line}", what, "mapcoach writes no such line at this place"))
        if section.quotes and not scope:
            said = told(section.quotes[0])
            made["persona"]["quote"] = unquoted(said.text)
            if said.assumed:
                marked.add(("persona", "quote"))
    return made, marked


def _scope(made: Part, item: Item, status: str) -> bool:
    scope = made["scope"]
    if item.label == "Business":
        scope.update(_business(item.text, status))
    elif item.label in _SCOPE:
        scope[_SCOPE[item.label]] = item.text
    elif item.label in _CODES:
        field, words = _CODES[item.label]
        code = next((code for code, word in words.items() if word == item.text), None)
        (made if field == "kind" else scope)[field] = code or item.text
    else:
        return False
    return True


def _business(text: str, status: str) -> Part:
    """The business and what it offers, which stand in one line; the line below the title names the business alone."""
    parts = status.split(" · ")
    named = parts[1] if len(parts) > 1 and not parts[1].startswith("drafted on ") else ""
    if named and text == named:
        return {"business": text}
    if named and text.startswith(f"{named}, "):
        return {"business": named, "offering": text[len(named) + 2 :]}
    return {"business": text} if named else {"offering": text}


def _persona(persona: Part, item: Item, marked: set[tuple[str, str]]) -> bool:
    if item.label in _PERSONA:
        field, said = _PERSONA[item.label], told(item.text)
        persona[field] = said.text
        if said.assumed:
            marked.add(("persona", field))
    elif item.label in _LISTS:
        field = _LISTS[item.label]
        items = listed(item.text)
        persona[field] = [one.text for one in items]
        marked |= {("persona", f"{field} {one.text}") for one in items if one.assumed}
    else:
        return False
    return True
