"""Says in words what operations on the record of a guided session did. The names of parts come from outside, so that
it can be said of an earlier answer, too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from mapcoach.interview.asking import listed, shown
from mapcoach.journey import JourneyMap
from mapcoach.journey import session_operations as ops

Names = Mapping[str, str]
"""What people call a part, by its id."""


def session_names(journey_map: JourneyMap) -> dict[str, str]:
    """The names of everything that operations on a session's record speak of, by id."""
    session = journey_map.session
    names = {pain.id: pain.text for pain in journey_map.pain_points()}
    names |= {idea.id: idea.text for idea in journey_map.opportunities}
    names |= {person.id: person.name for person in session.participants}
    names |= {item.id: item.title for item in session.agenda}
    for parts in (session.disagreements, session.decisions, session.actions):
        names |= {part.id: part.text for part in parts}
    return names


def told_of_session(same: Sequence[BaseModel], names: Names) -> str:
    """What operations of one kind did, in a sentence without its full stop; "" for one that is none of these."""
    say = _SAYINGS.get(type(same[0])) if same else None
    return say(same, names) if say else ""


def _name(names: Names, part_id: str, unknown: str) -> str:
    return shown(names.get(part_id, "")) or unknown


def _somebody(names: Names, who: str) -> str:
    """The name of a participant, or the name that was typed for one."""
    return shown(names.get(who, who), 40) or "somebody"


def _quoted(names: Names, part_id: str) -> str:
    name = _name(names, part_id, "")
    return f"“{name}”" if name else "it"


def _dots(number: int) -> str:
    return "1 dot" if number == 1 else f"{number} dots"


def _each(say: Callable[[Any, Names], str]) -> Callable[[Sequence[Any], Names], str]:
    return lambda same, names: "; ".join(say(one, names) for one in same)


def _participant(one: ops.ChangeParticipant, names: Names) -> str:
    who = _quoted(names, one.participant)
    said = [f"{who} is now “{shown(one.name)}”"] if one.name else []
    said += [f"the initials of {who} are “{shown(one.initials)}”"] if one.initials else []
    return ", ".join(said) or f"The initials of {who} are made from the name"


def _agenda(same: Sequence[Any], names: Names) -> str:
    items = same[-1].items
    count = "1 step" if len(items) == 1 else f"{len(items)} steps"
    return f"Agenda: {count}, {sum(item.minutes for item in items)} minutes" if items else "The agenda is empty now"


def _minutes(number: int) -> str:
    return "no time-box" if not number else "1 minute" if number == 1 else f"{number} minutes"


def _step(title: str, minutes: int) -> str:
    return f"{shown(title)}, {_minutes(minutes)}"


def _changed_step(one: ops.ChangeAgendaItem, names: Names) -> str:
    said = [f"is now “{shown(one.title)}”"] if one.title else []
    said += [_minutes(one.minutes)] if one.minutes is not None else []
    return f"{_quoted(names, one.item)}: {', '.join(said) or 'as it was'}"


def _vote(one: ops.CastVote, names: Names) -> str:
    who, item = _somebody(names, one.participant), _quoted(names, one.item)
    return f"{who} gives {_dots(one.dots)} to {item}" if one.dots else f"{who} takes back the dots for {item}"


def _decided(one: ops.Decide, names: Names) -> str:
    about = _quoted(names, one.disagreement)
    return f"Decided on {about}: {shown(one.decision, 100)}" if one.decision.strip() else f"{about} is open again"


def _new_action(one: ops.AddAction, names: Names) -> str:
    more = ", ".join(shown(text, 40) for text in (one.owner, one.due) if text.strip())
    return f"{shown(one.text, 100)}{f' ({more})' if more else ''}"


def _action(one: ops.ChangeAction, names: Names) -> str:
    said = [f"is now “{shown(one.text)}”"] if one.text else []
    said += [f"{label}: {shown(text, 40) or 'cleared'}" for label, text in _owner_and_due(one) if text is not None]
    said += [{True: "done", False: "not done yet"}[one.done]] if one.done is not None else []
    return f"{_quoted(names, one.action)}: {', '.join(said) or 'as it was'}"


def _owner_and_due(one: ops.ChangeAction) -> tuple[tuple[str, str | None], ...]:
    return ("who", one.owner), ("by", one.due)


_SAYINGS: dict[type[BaseModel], Callable[[Sequence[Any], Names], str]] = {
    ops.SetFacilitator: lambda same, names: f"Facilitator: {shown(same[-1].value) or 'cleared'}",
    ops.AddParticipant: lambda same, names: f"Takes part: {listed([one.name for one in same], 40)}",
    ops.ChangeParticipant: _each(_participant),
    ops.RemoveParticipant: _each(lambda one, names: f"{_quoted(names, one.participant)} no longer takes part"),
    ops.SetAgenda: _agenda,
    ops.AddAgendaItem: _each(lambda one, names: f"On the agenda: {_step(one.title, one.minutes)}"),
    ops.ChangeAgendaItem: _each(_changed_step),
    ops.MoveAgendaItem: _each(lambda one, names: f"Moved on the agenda: {_name(names, one.item, 'a step')}"),
    ops.RemoveAgendaItem: _each(lambda one, names: f"Left out of the agenda: {_name(names, one.item, 'a step')}"),
    ops.StartAgendaItem: lambda same, names: f"Now: {_name(names, same[-1].item, 'the next step')}",
    ops.EndAgendaItem: _each(lambda one, names: f"Ended: {_name(names, one.item, 'a step of the agenda')}"),
    ops.SetDotsEach: lambda same, names: f"Everybody has {_dots(same[-1].value)} to give",
    ops.CastVote: _each(_vote),
    ops.RecordDisagreement: _each(lambda one, names: f"People differ on “{shown(one.text, 80)}”"),
    ops.AddOpinion: _each(lambda one, names: f"{_somebody(names, one.participant)} says “{shown(one.value, 80)}”"),
    ops.Decide: _each(_decided),
    ops.RemoveDisagreement: _each(lambda one, names: f"Removed the disagreement on {_quoted(names, one.disagreement)}"),
    ops.AddDecision: _each(lambda one, names: f"Decided: {shown(one.text, 100)}"),
    ops.ChangeDecision: _each(lambda one, names: f"The decision is now “{shown(one.text, 100)}”"),
    ops.RemoveDecision: _each(lambda one, names: f"Removed the decision {_quoted(names, one.decision)}"),
    ops.AddAction: lambda same, names: f"To do: {'; '.join(_new_action(one, names) for one in same)}",
    ops.ChangeAction: _each(_action),
    ops.RemoveAction: _each(lambda one, names: f"Removed the action {_quoted(names, one.action)}"),
}
