"""Where two people differ: what they type becomes views, and a decision, on the map too where it can be. Pure."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from pydantic import BaseModel

from mapcoach.interview.facilitating_values import setting
from mapcoach.journey import Disagreement, JourneyMap, Opinion, apply, new_id, participant_name
from mapcoach.journey import session_operations as session_ops
from mapcoach.tui.screens.group_actions import is_name, owner_called
from mapcoach.tui.screens.group_changes import Wanted, refusal
from mapcoach.tui.text import in_line

_VIEWS = re.compile(r"[;\n]")
_WHO = re.compile(r"^\s*(?P<who>[^:]{1,60}?)\s*:(?P<blank>\s*)(?P<value>\S.*)$", re.DOTALL)


def views_read(journey_map: JourneyMap, text: str) -> tuple[Opinion, ...]:
    """The views in "Dana: under a day; Ben: three days". Initials stand for their person; a name is not needed.

    "It takes until 10:30" and "see https://…" have no name before their colon.
    """
    read = (_view(journey_map, piece) for piece in _VIEWS.split(text))
    return tuple(one for one in read if one.value)


def _view(journey_map: JourneyMap, text: str) -> Opinion:
    match = _WHO.match(text)
    who = _id_of(journey_map, match["who"]) if match else ""
    known = journey_map.session.participant(who) is not None
    if match is None or not (known or (match["blank"] and is_name(match["who"]))):
        return Opinion(value=text.strip())
    return Opinion(participant=who, value=match["value"].strip())


def _id_of(journey_map: JourneyMap, who: str) -> str:
    name = owner_called(journey_map, who)
    return next((one.id for one in journey_map.session.participants if one.name == name), name)


def difference_added(journey_map: JourneyMap, about: str, views: str) -> Wanted:
    """Two see something differently, recorded by hand."""
    if not about.strip():
        return refusal("")
    read = views_read(journey_map, views)
    record = session_ops.RecordDisagreement(id=new_id("d"), text=about.strip(), values=read)
    return Wanted((record,), f"two views on {in_line(about, 300)}")


def view_added(journey_map: JourneyMap, disagreement: str, text: str) -> Wanted:
    """Another view, or other words for what somebody said before."""
    adds = [
        session_ops.AddOpinion(disagreement=disagreement, participant=one.participant, value=one.value)
        for one in views_read(journey_map, text)
    ]
    return Wanted(tuple(adds), f"another view: {in_line(text, 300)}") if adds else refusal("")


def difference_removed(journey_map: JourneyMap, disagreement: str) -> Wanted:
    """What two saw differently is taken off the record."""
    one = journey_map.session.disagreement(disagreement)
    told = in_line(one.text, 200) if one else ""
    return Wanted((session_ops.RemoveDisagreement(disagreement=disagreement),), f"no difference: {told}")


def opened_again(journey_map: JourneyMap, disagreement: str) -> Wanted:
    """A decision is taken back; the map stays as it is."""
    one = journey_map.session.disagreement(disagreement)
    if one is None or not one.decision:
        return refusal("It is open already.")
    said = "Open again. What the decision set on the map stays; F9 takes both back." if one.about else ""
    return Wanted(
        (session_ops.Decide(disagreement=disagreement, decision=""),), f"open again: {in_line(one.text)}", said
    )


class View(NamedTuple):
    """A value that somebody named, with all who did."""

    value: str
    who: str


def views_of(journey_map: JourneyMap, one: Disagreement) -> list[View]:
    """The different values, each with those who hold it."""
    held: dict[str, list[str]] = {}
    for said in one.values:
        held.setdefault(said.value, []).append(participant_name(journey_map, said.participant) or "somebody")
    return [View(value, ", ".join(dict.fromkeys(names))) for value, names in held.items()]


def decided(journey_map: JourneyMap, disagreement: str, decision: str, by: str, today: date) -> Wanted:
    """The group decides. Where it is about a value on the map that can be set to that, it is; it says which."""
    one = journey_map.session.disagreement(disagreement)
    if one is None or not decision.strip():
        return refusal("")
    decide = session_ops.Decide(
        disagreement=disagreement, decision=decision, decided_by=_id_of(journey_map, by.strip())
    )
    views = [said.value for said in one.values]
    sets = setting(journey_map, one.about, decision, today, views) if one.about else None
    operations: tuple[BaseModel, ...] = (decide, sets) if sets else (decide,)
    return Wanted(operations, f"decided: {in_line(one.text)}: {in_line(decision, 300)}", _said(journey_map, one, sets))


def _said(journey_map: JourneyMap, one: Disagreement, sets: BaseModel | None) -> str:
    if sets is None and one.about:
        return "Decided, and on record. Nothing was set on the map for it: F2 or F3 changes what stands there."
    if sets is None:
        return "Decided, and on record."
    return (
        "Decided; the map says so already."
        if apply(journey_map, sets).map == journey_map
        else ("Decided, and set on the map.")
    )
