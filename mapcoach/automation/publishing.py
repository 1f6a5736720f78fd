"""The catalogue for other programs: its JSON Schema, and the entries as plain JSON values."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from mapcoach.automation.recipes import NEEDED, Recipe, catalogue


def catalogue_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the catalogue as JSON: an array of entries, spelled as in ``catalogue/*.toml``.

    ``catalogue_document()`` is what it describes.
    """
    schema = TypeAdapter(list[Recipe]).json_schema(by_alias=True, mode="validation")
    for name in ("Platforms", "Step"):
        _tighten(name, schema["$defs"][name])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "mapcoach catalogue of automations",
        "description": "Automations in a form that belongs to no platform; waits are ISO 8601 durations.",
        **schema,
    }


def catalogue_document() -> list[dict[str, Any]]:
    """The catalogue as plain JSON values, for other programs; what is empty is left out.

    Each entry has evidence, or the word "assumed" as ``impact.confidence``.
    """
    found = [recipe.model_dump(mode="json", by_alias=True, exclude_defaults=True) for recipe in catalogue().values()]
    for entry, recipe in zip(found, catalogue().values(), strict=True):
        entry["impact"]["confidence"] = recipe.impact.confidence
    return found


def _tighten(name: str, definition: dict[str, Any]) -> None:
    """Says in the schema what validators say in code: n8n is not optional, and each step has what it needs."""
    if name == "Platforms":
        definition["required"] = [*definition["required"], "n8n"]
        definition["properties"]["n8n"] = {"type": "string", "minLength": 3}
        return
    definition["allOf"] = [
        {"if": {"properties": {"do": {"const": do}}}, "then": {"required": list(needed)}}
        for do, needed in NEEDED.items()
    ]
