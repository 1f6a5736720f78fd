"""What parts of a map in JSON say of each other: followed to the ids that were kept, or named as leading nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from mapcoach.export.reading.json_values import Fitter
from mapcoach.export.reading.texts import shown

_NOWHERE = "nothing on this map has that id"
Values = dict[str, Any]


def without_loose_ends(values: Values, fitter: Fitter) -> None:
    """Point references to the ids that were kept; what leads nowhere is cleared, or left out with what hangs on it."""
    stages: Sequence[Values] = values.get("stages", ())
    points = [point for stage in stages for point in stage.get("touchpoints", ())]
    pains = [pain for point in points for pain in point.get("pain_points", ())]
    ideas: Sequence[Values] = values.get("opportunities", ())
    known = {"stage": _ids(stages), "touchpoint": _ids(points), "pain_point": _ids(pains)}
    for idea in ideas:
        _follow(idea, "pain_point", known["pain_point"], fitter)
    values["automations"] = tuple(_automations(values.get("automations", ()), known, fitter))
    values["measures"] = tuple(_measures(values.get("measures", ()), known["stage"], fitter))
    targets = {"persona", "scope"}.union(*(_ids(values.get(name, ())) for name in _BACKED), *known.values())
    for one in values.get("evidence", ()):
        where = f"{fitter.places[one['id']]}.supports"
        one["supports"] = tuple(_existing(one.get("supports", ()), targets, where, fitter))
    _session(values.get("session", {}), known["pain_point"] | _ids(ideas), fitter)


_PREFIXES = {"stage": "s", "touchpoint": "t", "pain_point": "p"}
_BACKED = ("opportunities", "automations", "evidence", "parking_lot")


def _ids(parts: Iterable[Values]) -> set[str]:
    return {part["id"] for part in parts}


def _follow(part: Values, field: str, known: set[str], fitter: Fitter) -> None:
    wanted = part.get(field)
    if not wanted:
        return
    part[field] = fitter.kept(wanted, _PREFIXES[field])
    if part[field] not in known:
        fitter.miss(f"{fitter.places[part['id']]}.{field}", shown(wanted), _NOWHERE)
        part[field] = ""


def _automations(parts: Sequence[Values], known: dict[str, set[str]], fitter: Fitter) -> Iterable[Values]:
    for one in parts:
        for field in ("stage", "touchpoint", "pain_point"):
            _follow(one, field, known[field], fitter)
        if one.get("stage"):
            yield one
        else:
            fitter.miss(fitter.places[one["id"]], f"the automation {shown(one['recipe'])}", "its stage is not there")


def _measures(parts: Sequence[Values], stages: set[str], fitter: Fitter) -> Iterable[Values]:
    names: set[str] = set()
    for number, one in enumerate(parts):
        name = str(one["name"]).casefold()
        if name in names:
            fitter.miss(f"measures[{number}]", shown(one["name"]), "a measure of that name is there already")
            continue
        names.add(name)
        stage = fitter.kept(one.get("stage", ""), "s")
        if stage and stage not in stages:
            fitter.miss(f"measures[{number}].stage", shown(one["stage"]), _NOWHERE)
            stage = ""
        yield {**one, "stage": stage}


def _existing(wanted: Iterable[str], known: set[str], where: str, fitter: Fitter) -> Iterable[str]:
    for one in wanted:
        target = fitter.kept(one)
        if target in known:
            yield target
        else:
            fitter.miss(where, shown(one), _NOWHERE)


def _session(session: Values, items: set[str], fitter: Fitter) -> None:
    people = _ids(session.get("participants", ()))
    votes = []
    for number, vote in enumerate(session.get("votes", ())):
        vote = {
            **vote,
            "participant": fitter.kept(vote["participant"], "u"),
            "item": fitter.kept(vote["item"], "p", "o"),
        }
        if vote["participant"] in people and vote["item"] in items:
            votes.append(vote)
        else:
            fitter.miss(f"session.votes[{number}]", "a vote", "who gave it, or what it was for, is not on this map")
    if "votes" in session:
        session["votes"] = tuple(votes)
    for one in session.get("disagreements", ()):
        for opinion in one.get("values", ()):
            opinion["participant"] = fitter.kept(opinion.get("participant", ""), "u")
        one["decided_by"] = fitter.kept(one.get("decided_by", ""), "u")
        one["about"] = fitter.kept(one.get("about", ""))
    _clocks(session, fitter)


def _clocks(session: Values, fitter: Fitter) -> None:
    """Leave out times that no clock can have run: an end without a beginning, two items at once."""
    running = False
    for item in session.get("agenda", ()):
        where = fitter.places[item["id"]]
        started, ended = item.get("started"), item.get("ended")
        impossible = (ended and (not started or ended < started)) or (item.get("spent") and not started)
        if impossible or item.get("spent", 0) > 10_000_000:
            fitter.miss(where, "when it began and ended", "the times do not go together")
            item.update(started=None, ended=None, spent=0)
        elif started and not ended and running:
            fitter.miss(f"{where}.started", "that it is running", "another item of the agenda is running already")
            item.update(started=None, spent=0)
        running = running or bool(item.get("started") and not item.get("ended"))
