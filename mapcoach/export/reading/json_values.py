"""Values from JSON fitted to the shape of a map: what fits is taken, what does not is named with its path."""

from __future__ import annotations

import types
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from mapcoach.export.reading.ids import Ids
from mapcoach.export.reading.json_parsing import NoNumber, Object
from mapcoach.export.reading.results import NotTaken
from mapcoach.export.reading.texts import LONGEST_TEXT, plain, shown
from mapcoach.journey.part import Part

_PREFIXES = {
    "Stage": "s",
    "Touchpoint": "t",
    "PainPoint": "p",
    "Opportunity": "o",
    "ChosenAutomation": "a",
    "Evidence": "v",
    "ParkedNote": "n",
    "Participant": "u",
    "AgendaItem": "g",
    "Disagreement": "d",
    "Decision": "c",
    "Action": "x",
}
_NAMED = {"Stage": "Stage", "Touchpoint": "Touchpoint"}
"""Parts that get a number for a name when they have none, because they hold others."""
_NOTHING = object()


class Fitter:
    """Fits the values of one file. ``missed`` is what was not taken."""

    def __init__(self, ids: Ids) -> None:
        self.missed: list[NotTaken] = []
        self.places: dict[str, str] = {}
        """Where in the file each part stood, by its id."""
        self._ids = ids
        self._kept: dict[tuple[str, str], str] = {}

    def miss(self, where: str, what: object, why: str) -> None:
        """Note something that is not taken."""
        self.missed.append(NotTaken(where or "the file", what if isinstance(what, str) else shown(what), why))

    def part(self, model: type[Part], raw: object, path: str, skip: frozenset[str] = frozenset()) -> dict[str, Any]:
        """The fields of a part that are there and sound."""
        if not isinstance(raw, dict):
            if raw is not None:
                self.miss(path, shown(raw), f"an object with the fields of {_kind(model)} belongs here")
            return {}
        self._strangers(model, raw, path, skip)
        values: dict[str, Any] = {}
        for name, field in model.model_fields.items():
            if name in raw and name not in skip and name != "id":
                value = self._field(field, raw[name], f"{path}.{name}" if path else name)
                if value is not _NOTHING:
                    values[name] = value
        return values

    def _strangers(self, model: type[Part], raw: Mapping[str, object], path: str, skip: frozenset[str]) -> None:
        for name in getattr(raw, "repeated", ()) if isinstance(raw, Object) else ():
            self.miss(path, shown(name), "it is there more than once; the last one was taken")
        unknown = [name for name in raw if name not in model.model_fields and name not in skip]
        for name in unknown[:20]:
            self.miss(f"{path}.{_key(name)}" if path else _key(name), shown(name), f"{_kind(model)} has no such field")
        if len(unknown) > 20:
            self.miss(path, f"{len(unknown) - 20} more fields", f"{_kind(model)} has no such fields")

    def _field(self, field: FieldInfo, raw: object, path: str) -> object:
        annotation = field.annotation
        inner = _without_none(annotation)
        if raw is None:
            return _NOTHING
        if get_origin(inner) is tuple:
            return self._list(get_args(inner)[0], raw, path)
        if isinstance(inner, type) and issubclass(inner, Part):
            return self.part(inner, raw, path)
        if inner is str:
            return self._text(raw, path)
        if get_origin(inner) is Literal:
            return self._choice(get_args(inner), raw, path)
        return self._measured(field, raw, path)

    def _list(self, of: Any, raw: object, path: str) -> object:  # noqa: ANN401  (a type, or a generic one)
        if not isinstance(raw, list):
            if of is str and isinstance(raw, str):
                raw = [raw]
            else:
                self.miss(path, shown(raw), "a list belongs here")
                return _NOTHING
        if of is str:
            texts = [self._text(one, f"{path}[{number}]") for number, one in enumerate(raw)]
            return tuple(text for text in texts if text is not _NOTHING and text)
        found = (self._one(of, one, f"{path}[{number}]", number + 1) for number, one in enumerate(raw))
        return tuple(one for one in found if one is not _NOTHING)

    def _one(self, model: type[Part], raw: object, path: str, number: int) -> object:
        """A part of a list with its id; those without the text that makes them a part are left out."""
        values = self.part(model, raw, path)
        if not isinstance(raw, dict):
            return _NOTHING
        for name, field in model.model_fields.items():
            if name != "id" and field.is_required() and values.get(name) in (None, ""):
                if model.__name__ not in _NAMED:
                    self.miss(path, f"{_kind(model)} without {name}", f"the field “{name}” is missing or empty")
                    return _NOTHING
                values[name] = f"{_NAMED[model.__name__]} {number}"
                self.miss(path, f"the {name}", f"it is missing or empty; it is called {shown(values[name])}")
        if "id" in model.model_fields:
            values["id"] = self._id(model, raw.get("id"), path)
            self.places[values["id"]] = path
        return values

    def _id(self, model: type[Part], raw: object, path: str) -> str:
        """The id of a part: its own, or a new one if it cannot be one, or a part of any kind has it."""
        prefix = _PREFIXES[model.__name__]
        if raw is None or raw == "":
            return self._ids.new(prefix)
        wanted = str(raw) if isinstance(raw, str | int) and not isinstance(raw, bool) else ""
        known = (prefix, wanted)
        if known in self._kept or not wanted:
            why = "another one has it" if wanted else "it cannot be an id"
            self.miss(f"{path}.id", f"the id {shown(raw)}", f"{why}; a new one was made")
            return self._ids.new(prefix)
        self._kept[known] = wanted if self._ids.keep(wanted) else self._ids.new(prefix)
        return self._kept[known]

    def kept(self, wanted: str, *prefixes: str) -> str:
        """The id that stands for one of the file: of a part of these kinds, or of any kind."""
        for prefix in prefixes or _PREFIXES.values():
            if (prefix, wanted) in self._kept:
                return self._kept[(prefix, wanted)]
        return wanted

    def _text(self, raw: object, path: str) -> object:
        if isinstance(raw, list) and all(isinstance(one, str) for one in raw):
            raw = "; ".join(raw)
        if isinstance(raw, int | float) and not isinstance(raw, bool):
            raw = str(raw)
        if not isinstance(raw, str):
            self.miss(path, shown(raw), "a text belongs here")
            return _NOTHING
        text = plain(raw)
        if len(text) > LONGEST_TEXT:
            self.miss(path, f"{len(text) - LONGEST_TEXT:,} characters", f"a text may have {LONGEST_TEXT:,} at most")
            text = text[:LONGEST_TEXT].rstrip()
        return text

    def _choice(self, choices: tuple[str, ...], raw: object, path: str) -> object:
        wanted = raw.strip().casefold().replace("-", "_").replace(" ", "_") if isinstance(raw, str) else ""
        if wanted in choices:
            return wanted
        if wanted or not isinstance(raw, str):
            self.miss(path, shown(raw), f"it is one of: {', '.join(choices)}")
        return _NOTHING

    def _measured(self, field: FieldInfo, raw: object, path: str) -> object:
        """A number, yes or no, or a date, within its bounds."""
        inner = _without_none(field.annotation)
        if raw == "":
            return _NOTHING
        wrong = isinstance(raw, NoNumber | list | dict) or (isinstance(raw, bool) and inner is not bool)
        try:
            if wrong:
                raise ValueError
            value = TypeAdapter(inner).validate_python(raw)
            for rule in field.metadata:
                _check(rule, value)
        except (ValidationError, ValueError, OverflowError):
            self.miss(path, shown(raw), _wanted(field, inner))
            return _NOTHING
        return value


def _check(rule: object, value: Any) -> None:  # noqa: ANN401  (whatever can be compared)
    low, high = getattr(rule, "ge", None), getattr(rule, "le", None)
    if (low is not None and not value >= low) or (high is not None and not value <= high):
        raise ValueError


def _wanted(field: FieldInfo, inner: object) -> str:
    bounds = {name: getattr(rule, name) for rule in field.metadata for name in ("ge", "le") if hasattr(rule, name)}
    if inner is bool:
        return "true or false belongs here"
    if inner is date:
        return "a date like 2027-05-31 belongs here"
    if inner in (int, float):
        number = "a whole number" if inner is int else "a number"
        if {"ge", "le"} <= set(bounds):
            return f"{number} from {bounds['ge']} to {bounds['le']} belongs here"
        return f"{number} belongs here"
    return "a moment like 2027-05-31T09:30:00Z belongs here"


def _without_none(annotation: Any) -> Any:  # noqa: ANN401  (what pydantic says of a field)
    if get_origin(annotation) in (Union, types.UnionType):
        return next(one for one in get_args(annotation) if one is not type(None))
    return datetime if annotation is None else annotation


def _kind(model: type[Part]) -> str:
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in model.__name__).strip()
    return {"journey map": "a map", "scope": "the scope", "persona": "the persona"}.get(words, f"the {words}")


def _key(name: str) -> str:
    return shown(name, 30)[1:-1] or "(no name)"
