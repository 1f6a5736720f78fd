"""The part of the draft about a guided session: who took part, agenda, decisions, votes and actions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mapcoach.export.draft import Fact, Grid, Issue, Said, SessionRecord
from mapcoach.export.escaping import clean
from mapcoach.export.facts import name_of
from mapcoach.export.words import counted, day, quoted
from mapcoach.journey import (
    Action,
    AgendaItem,
    Disagreement,
    GroupSession,
    JourneyMap,
    Participant,
    participant_name,
    votes_of,
    was_held,
)


def session(journey_map: JourneyMap) -> SessionRecord | None:
    """The record of the guided session on this map; None if there was none."""
    held = journey_map.session
    if not was_held(held):
        return None
    issues = [(one, _issue(journey_map, one)) for one in held.disagreements]
    return SessionRecord(
        people=tuple(_people(held)),
        agenda=_agenda(held.agenda),
        decisions=tuple(name_of(one.text) for one in held.decisions),
        settled=tuple(issue for one, issue in issues if clean(one.decision)),
        open=tuple(issue for one, issue in issues if not clean(one.decision)),
        voting=_voting(held),
        votes=_votes(journey_map),
        actions=_actions(held.actions),
    )


def _people(held: GroupSession) -> Iterator[Fact]:
    days = sorted({item.started.date() for item in held.agenda if item.started})
    if days:
        yield Fact("Held on", tuple(Said(day(one)) for one in days))
    if clean(held.facilitator):
        yield Fact("Facilitator", (Said(held.facilitator),))
    if held.participants:
        yield Fact("Took part", tuple(Said(_person(one)) for one in held.participants))
    else:
        yield Fact("Took part", (Said("nobody's name is written down"),))


def _person(person: Participant) -> str:
    name, initials = name_of(person.name), clean(person.initials)
    return f"{name} ({initials})" if initials else name


# --- the agenda -----------------------------------------------------------------------------------------------


def _agenda(items: Sequence[AgendaItem]) -> Grid | None:
    rows = [(name_of(item.title), _minutes(item.minutes) if item.minutes else "", _used(item)) for item in items]
    if not rows:
        return None
    ended = sum(_seconds(item) for item in items)
    total = ("In all", _minutes(sum(item.minutes for item in items)), _spent(ended) if ended else "")
    return Grid("", ("Step", "Planned", "Used"), (*rows, total))


def _minutes(minutes: int) -> str:
    return counted(minutes, "minute", "minutes")


def _used(item: AgendaItem) -> str:
    if item.started is None:
        return "not begun"
    if item.ended is None:
        return f"not ended; {_spent(item.spent)} before that" if item.spent else "not ended"
    return _spent(_seconds(item))


def _seconds(item: AgendaItem) -> float:
    """The seconds spent on it whose end is known."""
    latest = (item.ended - item.started).total_seconds() if item.started and item.ended else 0.0
    return item.spent + max(0.0, latest)


def _spent(seconds: float) -> str:
    return _minutes(round(seconds / 60)) if seconds >= 60 else "less than a minute"


# --- disagreements --------------------------------------------------------------------------------------------


def _issue(journey_map: JourneyMap, one: Disagreement) -> Issue:
    return Issue(name_of(one.text), _decision(journey_map, one), tuple(_opinions(journey_map, one)))


def _decision(journey_map: JourneyMap, one: Disagreement) -> str:
    decision, by = clean(one.decision), clean(participant_name(journey_map, one.decided_by))
    return f"{decision} (by {by})" if by else decision


def _opinions(journey_map: JourneyMap, one: Disagreement) -> Iterator[str]:
    for opinion in one.values:
        who = clean(participant_name(journey_map, opinion.participant)) or "somebody"
        yield f"{who} said {quoted(opinion.value)}" if clean(opinion.value) else f"{who} said nothing that can be read"


# --- votes and actions ----------------------------------------------------------------------------------------


def _voting(held: GroupSession) -> str:
    voters = len({vote.participant for vote in held.votes})
    each = counted(held.dots_each, "dot", "dots")
    return f"{counted(voters, 'person', 'people')} voted; everybody had {each} to give."


def _votes(journey_map: JourneyMap) -> Grid | None:
    """The ranking; who voted for what is left out, for the votes are secret."""
    rows = tuple((str(one.dots), name_of(one.text), one.kind) for one in votes_of(journey_map))
    return Grid("", ("Dots", "For", "What it is"), rows) if rows else None


def _actions(actions: Iterable[Action]) -> Grid | None:
    rows = tuple(
        (
            name_of(one.text),
            one.owner if clean(one.owner) else "nobody yet",
            one.due if clean(one.due) else "no date yet",
            "done" if one.done else "open",
        )
        for one in actions
    )
    return Grid("", ("Action", "Who", "By when", "State"), rows) if rows else None
