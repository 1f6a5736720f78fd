"""From what a facilitator types to operations on the record of the session, with the words for the record. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from pydantic import BaseModel

from mapcoach.interview.facilitating_time import left_at, next_step
from mapcoach.journey import AgendaItem, JourneyMap, apply, default_agenda, new_id, running
from mapcoach.journey import operations as ops
from mapcoach.journey import session_operations as session_ops
from mapcoach.journey.group import LONGEST_ITEM
from mapcoach.tui.text import in_line

_MOST_PEOPLE = 40
"""How many people one line adds at most."""
_IN_BRACKETS = re.compile(r"^(?P<name>.*\S)\s*\((?P<initials>[^()]{1,8})\)$")
_IN_CAPITALS = re.compile(r"^(?P<name>.*\S)\s(?P<initials>[^\W\d_a-z]{1,4}\d?)$")
_MINUTES = re.compile(
    r"(?:\s*,\s*(?P<bare>\d{1,4})|[\s,;:–—(-]+(?P<told>\d{1,4})\s*(?:mins?|minutes?)\.?)\)?\s*$",
    re.IGNORECASE,
)


class Wanted(NamedTuple):
    """A change of the map: its operations, the words for the record, and what to say besides (or why it is none)."""

    operations: tuple[BaseModel, ...]
    words: str
    said: str = ""


def refusal(why: str) -> Wanted:
    """No change, and why."""
    return Wanted((), "", why)


def checked(journey_map: JourneyMap, wanted: Wanted) -> Wanted:
    """The change without what the map refuses; why it does is said."""
    kept: list[BaseModel] = []
    problems: list[str] = []
    for operation in wanted.operations:
        outcome = apply(journey_map, operation)
        if outcome.problem:
            problems.append(outcome.problem)
        elif outcome.map != journey_map:
            kept.append(operation)
        journey_map = outcome.map
    said = " ".join(dict.fromkeys(filter(None, [*problems, wanted.said])))
    return Wanted(tuple(kept), wanted.words, said)


# --- people ---------------------------------------------------------------------------------------------------


def person_read(text: str) -> tuple[str, str]:
    """Name and initials of "Dana DK", "Sam Lee (SL)", "Ben"; without initials those are ""."""
    line = " ".join(text.split())
    match = _IN_BRACKETS.match(line) or _IN_CAPITALS.match(line)
    if match is None or (match["name"].isupper() and not line.endswith(")")):  # "SAM LEE" has a surname
        return line, ""
    return match["name"], match["initials"].strip()


def people_added(text: str) -> Wanted:
    """Add everybody on a list with commas, semicolons or line breaks."""
    read = [person_read(one) for one in re.split(r"[,;\n]", text) if one.strip()]
    if not read:
        return refusal("")
    adds = [session_ops.AddParticipant(id=new_id("u"), name=name, initials=short) for name, short in read]
    said = f"Only the first {_MOST_PEOPLE} were added." if len(adds) > _MOST_PEOPLE else ""
    names = ", ".join(in_line(name, 60) for name, _ in read[:_MOST_PEOPLE])
    return Wanted(tuple(adds[:_MOST_PEOPLE]), f"take part: {names}", said)


def person_changed(journey_map: JourneyMap, person_id: str, text: str) -> Wanted:
    """Another name, other initials: "Dana Klein DK". Initials that are not named stay, or follow the name."""
    old = journey_map.session.participant(person_id)
    name, initials = person_read(text)
    if old is None or not name:
        return refusal("")
    change = session_ops.ChangeParticipant(
        participant=person_id,
        name=name if name != old.name else None,
        initials=initials if initials and initials != old.initials else None,
    )
    if change.name is None and change.initials is None:
        return refusal("")
    return Wanted((change,), f"{in_line(old.name)} is {in_line(name)} {initials}".strip())


def person_line(journey_map: JourneyMap, person_id: str) -> str:
    """A participant as one types it."""
    person = journey_map.session.participant(person_id)
    return f"{person.name} ({person.initials})" if person else ""


def person_removed(journey_map: JourneyMap, person_id: str) -> Wanted:
    """Somebody does not take part; the votes go with them."""
    person = journey_map.session.participant(person_id)
    if person is None:
        return refusal("")
    dots = sum(vote.dots for vote in journey_map.session.votes if vote.participant == person_id)
    said = f"{in_line(person.name)} is off the list, with {dots} dots. F9 brings them back." if dots else ""
    remove = session_ops.RemoveParticipant(participant=person_id)
    return Wanted((remove,), f"does not take part: {in_line(person.name)}", said)


def leader_set(name: str) -> Wanted:
    """Somebody leads the session; nobody, if the name is empty."""
    name = " ".join(name.split())
    return Wanted((session_ops.SetFacilitator(value=name),), f"leads the session: {in_line(name) or 'nobody'}")


# --- the agenda -----------------------------------------------------------------------------------------------


def step_read(text: str) -> tuple[str, int]:
    """Title and minutes of "The stages, 15" or "Break 10 min"; 0 if none are named. "Phase 1-2" names none."""
    line = " ".join(text.split())
    match = _MINUTES.search(line)
    minutes = int(match["bare"] or match["told"]) if match else 0
    if match is None or not match.start() or minutes > LONGEST_ITEM:
        return line, 0
    return line[: match.start()].strip(), minutes


def step_line(item: AgendaItem) -> str:
    """A step as one types it."""
    return f"{item.title}, {item.minutes}" if item.minutes or step_read(item.title)[1] else item.title


def agenda_for(depth: str, minutes: int) -> Wanted:
    """An agenda of so many minutes, to begin with."""
    return Wanted((session_ops.SetAgenda(items=default_agenda(depth, minutes)),), f"agenda for {minutes} minutes")


def step_added(text: str, after: str = "") -> Wanted:
    """A step more, behind the one with the id ``after``, or at the end."""
    title, minutes = step_read(text)
    if not title:
        return refusal("")
    add = session_ops.AddAgendaItem(id=new_id("g"), title=title, minutes=minutes, after=after)
    return Wanted((add,), f"agenda, added: {in_line(title)}")


def step_changed(journey_map: JourneyMap, step: str, text: str) -> Wanted:
    """Another title, another number of minutes; what is typed as it was is not touched."""
    (title, minutes), old = step_read(text), journey_map.session.item(step)
    if not title or old is None:
        return refusal("")
    change = session_ops.ChangeAgendaItem(
        item=step,
        title=title if title != old.title else None,
        minutes=minutes if minutes != old.minutes else None,
    )
    return Wanted((change,), f"agenda, changed: {in_line(title)}, {minutes} minutes")


def step_moved(journey_map: JourneyMap, step: str, by: int) -> Wanted:
    """A step earlier (-1) or later (1)."""
    agenda = journey_map.session.agenda
    here = next((place for place, item in enumerate(agenda) if item.id == step), None)
    if here is None or not 0 <= here + by < len(agenda):
        return refusal("")
    title = agenda[here].title
    others = [item.id for item in agenda if item.id != step]
    move = session_ops.MoveAgendaItem(item=step, after=others[here + by - 1] if here + by else "")
    return Wanted((move,), f"agenda, {'earlier' if by < 0 else 'later'}: {in_line(title)}")


def step_removed(journey_map: JourneyMap, step: str) -> Wanted:
    """A step is left out."""
    item = journey_map.session.item(step)
    if item is None:
        return refusal("")
    return Wanted((session_ops.RemoveAgendaItem(item=step),), f"agenda, left out: {in_line(item.title)}")


def step_toggled(journey_map: JourneyMap, step: str, at: datetime, times: Iterable[datetime] = ()) -> Wanted:
    """Start a step (the running one ends), or stop it if it runs. ``times``: when something was answered or changed."""
    item, now = journey_map.session.item(step), running(journey_map)
    if item is None:
        return refusal("")
    if now is not None and now.id == step:
        ends, said = _ended(now, at, times)
        return Wanted((ends,), f"stop: {in_line(item.title)}", said)
    return _started(now, item, at, times)


def next_started(journey_map: JourneyMap, at: datetime, times: Iterable[datetime] = ()) -> Wanted:
    """Start what comes next; at the end of the agenda the last step ends."""
    item, now = next_step(journey_map), running(journey_map)
    if item is not None:
        return _started(now, item, at, times)
    if now is not None:
        ends, said = _ended(now, at, times)
        said = f"{said} That was the last step of the agenda.".strip()
        return Wanted((ends,), f"stop: {in_line(now.title)}", said)
    return refusal("Every step was begun. S starts the one under the bar again.")


def _started(now: AgendaItem | None, item: AgendaItem, at: datetime, times: Iterable[datetime]) -> Wanted:
    start = session_ops.StartAgendaItem(item=item.id, at=at)
    ends, said = _ended(now, at, times) if now else (None, "")
    return Wanted((ends, start) if ends and said else (start,), f"start: {in_line(item.title)}", said)


def _ended(item: AgendaItem, at: datetime, times: Iterable[datetime]) -> tuple[session_ops.EndAgendaItem, str]:
    """The end of a step that runs; one that was left running for hours ended as the group left, and that is said."""
    left = left_at(item, times, at)
    if left is None:
        return session_ops.EndAgendaItem(item=item.id, at=at), ""
    then = left.astimezone(at.tzinfo)
    told = f"“{in_line(item.title, 60)}” was left running. It counts until {then:%H:%M}, the last answer or change."
    return session_ops.EndAgendaItem(item=item.id, at=then), told


# --- parking lot and decisions --------------------------------------------------------------------------------


def parked(text: str) -> Wanted:
    """Something more in the parking lot."""
    return (
        Wanted((ops.Park(id=new_id("k"), text=text.strip()),), f"park: {text.strip()}") if text.strip() else refusal("")
    )


def unparked(journey_map: JourneyMap, note: str) -> Wanted:
    """Something out of the parking lot."""
    text = next((one.text for one in journey_map.parking_lot if one.id == note), "")
    return Wanted((ops.RemoveParked(note=note),), f"out of the parking lot: {in_line(text, 200)}")


def decision_added(text: str) -> Wanted:
    """A decision of the group's."""
    text = text.strip()
    return Wanted((session_ops.AddDecision(id=new_id("n"), text=text),), f"decided: {text}") if text else refusal("")


def decision_changed(decision: str, text: str) -> Wanted:
    """A decision in other words."""
    if not text.strip():
        return refusal("")
    return Wanted((session_ops.ChangeDecision(decision=decision, text=text),), f"decided: {text.strip()}")


def decision_removed(journey_map: JourneyMap, decision: str) -> Wanted:
    """A decision is no longer one."""
    text = next((one.text for one in journey_map.session.decisions if one.id == decision), "")
    return Wanted((session_ops.RemoveDecision(decision=decision),), f"not decided: {in_line(text, 200)}")
