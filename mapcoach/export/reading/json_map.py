"""Maps as JSON: what ``mapcoach show --json`` and ``export --format json`` write, also as other programs change it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import get_args

from mapcoach.export.reading.finishing import reading_of
from mapcoach.export.reading.ids import Ids
from mapcoach.export.reading.json_parsing import parsed
from mapcoach.export.reading.json_references import without_loose_ends
from mapcoach.export.reading.json_values import Fitter
from mapcoach.export.reading.results import CannotReadError, NotTaken, Reading
from mapcoach.export.reading.texts import shown
from mapcoach.journey import JourneyMap, walk
from mapcoach.journey.shape import Basis

_OWN = frozenset({"id", "created", "updated", "provenance", "basis", "$schema"})
"""What belongs to the map that the file was made of, and not to the new one; the basis is read apart."""
LOSSES = (
    "The answers behind each value stay with the map that the file was made of: here everything comes from the import.",
)


def read(name: str, data: bytes, roles: Mapping[str, str]) -> Reading:
    """Read a map in JSON. Raises CannotReadError for what is no JSON, or nothing like a map."""
    raw = parsed(data)
    if isinstance(raw, dict) and isinstance(raw.get("map"), dict) and "stages" not in raw:
        raw = raw["map"]  # wrapped, as a program may answer
    told = _as_a_map(raw)
    fitter = Fitter(Ids(data))
    values = fitter.part(JourneyMap, told, "", _OWN)
    without_loose_ends(values, fitter)
    wanted = JourneyMap.model_validate(values)
    if not _is_ours(told) and not wanted.stages and fitter.missed:
        first = fitter.missed[0]
        raise CannotReadError(
            "There are no stages in it that could be read, so there would be next to nothing on the map "
            f"({first.where}: {first.what}: {first.why}). Nothing was taken. A map is an object with “stages” and "
            "their “touchpoints”; mapcoach schema describes it."
        )
    basis = dict(_basis(told.get("basis"), wanted, fitter))
    wanted = wanted.model_copy(update={"basis": basis})
    return reading_of("json", wanted, fitter.missed, losses=LOSSES, may_be_empty=_is_ours(told))


def _as_a_map(raw: object) -> dict[str, object]:
    """The object, if it is anything like a map; raises CannotReadError with what it is otherwise."""
    if not isinstance(raw, dict):
        raise CannotReadError(
            f"The file holds {'a list' if isinstance(raw, list) else 'a single value'}, not a map. Nothing was taken. "
            "A map is an object with “stages” and their “touchpoints”; mapcoach schema describes it."
        )
    about = raw.get("about")
    if isinstance(about, dict) and "journal" in raw:
        raise CannotReadError(
            "This is a map of mapcoach itself, with its whole journal. It need not be imported: name the file in "
            "mapcoach open or mapcoach interview."
        )
    known = set(JourneyMap.model_fields) & set(raw)
    if not known - {"id", "title", "created", "updated", "kind"} and not ("title" in known and len(raw) <= 5):
        first = ", ".join(shown(key, 20) for key in list(raw)[:3])
        raise CannotReadError(
            f"The file is JSON, but nothing in it is a part of a map{f' (it begins with {first})' if first else ''}. "
            "Nothing was taken. A map is an object with “stages” and their “touchpoints”; mapcoach schema describes it."
        )
    return raw


def _is_ours(raw: Mapping[str, object]) -> bool:
    return {"scope", "persona", "stages"} <= set(raw)


def _basis(raw: object, wanted: JourneyMap, fitter: Fitter) -> Iterator[tuple[str, Basis]]:
    """What the file says of the values that were taken."""
    if raw is None:
        return
    if not isinstance(raw, dict):
        fitter.miss("basis", shown(raw), "an object with the paths of values belongs here")
        return
    paths = {value.path for value in walk(wanted)}
    for path, said in raw.items():
        if said not in get_args(Basis):
            fitter.miss(f"basis, {shown(path)}", shown(said), "it is one of: evidence, assumption")
        elif path in paths:
            yield path, said
        elif said == "evidence":
            fitter.missed.append(
                NotTaken(f"basis, {shown(path)}", "that it rests on evidence", "there is no such value on the map")
            )
