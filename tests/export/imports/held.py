"""Maps as a file can hold them: every text put through what the format does to texts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import Phase

from mapcoach.export.reading import CannotReadError, Reading, read_file
from mapcoach.journey import JourneyMap

PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
"""Without shrinking: whole maps take too long to shrink."""
OWN = {"id", "created", "updated", "provenance", "basis"}
"""What belongs to the map that a file was made of."""
_NEEDED = {"name", "text", "title", "value", "recipe"}


def values_of(journey_map: JourneyMap, *without: str) -> dict[str, Any]:
    """The values of a map, but those of its own."""
    return journey_map.model_dump(mode="json", exclude=OWN | set(without))


def without_ids(values: Any) -> Any:
    """The values without ids and what refers to them, for formats that carry none."""
    if isinstance(values, dict):
        left_out = ("id", "pain_point", "supports", "stage")
        return {name: without_ids(one) for name, one in values.items() if name not in left_out}
    return [without_ids(one) for one in values] if isinstance(values, list | tuple) else values


def through(values: Any, text: Callable[[str], str]) -> Any:
    """The values with each text changed."""
    if isinstance(values, dict):
        return {name: through(one, text) for name, one in values.items()}
    if isinstance(values, list | tuple):
        return [through(one, text) for one in values]
    if isinstance(values, float):
        return float(f"{values:.15g}")  # as many digits as a spreadsheet keeps
    return text(values) if isinstance(values, str) else values


def keeps_its_parts(values: Any, text: Callable[[str], str]) -> bool:
    """Whether no name becomes empty, and no item of a list empty or equal to another, when texts are changed."""
    if isinstance(values, dict):
        needed = (values[name] for name in _NEEDED & set(values) if isinstance(values[name], str) and values[name])
        return all(text(one) for one in needed) and all(keeps_its_parts(one, text) for one in values.values())
    if isinstance(values, list | tuple):
        texts = [text(one).casefold() for one in values if isinstance(one, str)]
        return all(texts) and len(set(texts)) == len(texts) and all(keeps_its_parts(one, text) for one in values)
    return True


def tried(name: str, data: bytes) -> Reading | None:
    """What a file is read to; None if it is refused, which must say why. Anything else that is raised is a fault."""
    found, words = None, "it was read"
    try:
        found = read_file(name, data)
    except CannotReadError as error:
        words = error.words
    assert words
    assert found is None or all(one.where and one.what and one.why for one in found.not_taken)
    return found
