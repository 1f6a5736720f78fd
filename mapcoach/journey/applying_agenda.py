"""Applies operations on the agenda of a guided session: its steps, their order and their clock."""

from __future__ import annotations

from datetime import datetime

from mapcoach.journey import session_operations as ops
from mapcoach.journey.applying import Key, Outcome, applies, changed, given, gone, is_taken, replaced
from mapcoach.journey.applying_session import with_session
from mapcoach.journey.group import AgendaItem
from mapcoach.journey.shape import JourneyMap


@applies(ops.SetAgenda)
def _set_agenda(operation: ops.SetAgenda, journey_map: JourneyMap) -> Outcome:
    session = journey_map.session
    known = {item.id: item for item in session.agenda}
    planned = [item.id for item in operation.items]
    if len(set(planned)) < len(planned) or any(
        is_taken(journey_map, item.id) and item.id not in known for item in operation.items
    ):
        return Outcome(journey_map, problem="Two items of the agenda have the same id, or another part has it.")
    if any(not item.title.strip() for item in operation.items):
        return Outcome(journey_map, problem="Each item of the agenda needs a title.")
    agenda: list[AgendaItem] = []
    touched: list[Key] = []
    for item in operation.items:
        old = known.get(item.id)
        values = {"title": item.title.strip(), "minutes": item.minutes}
        agenda.append(changed(old, **values) if old else AgendaItem.model_validate({"id": item.id, **values}))
        touched += [(item.id, name) for name, value in values.items() if not old or getattr(old, name) != value]
    return Outcome(with_session(journey_map, agenda=tuple(agenda)), tuple(touched))


@applies(ops.AddAgendaItem)
def _add_agenda_item(operation: ops.AddAgendaItem, journey_map: JourneyMap) -> Outcome:
    agenda, title = journey_map.session.agenda, operation.title.strip()
    if not title or is_taken(journey_map, operation.id):
        return Outcome(journey_map, problem="That item of the agenda is there already, or it has no title.")
    new = AgendaItem(id=operation.id, title=title, minutes=operation.minutes)
    ids = [item.id for item in agenda]
    place = ids.index(operation.after) + 1 if operation.after in ids else len(ids)
    after = with_session(journey_map, agenda=(*agenda[:place], new, *agenda[place:]))
    return Outcome(after, ((new.id, "title"), (new.id, "minutes")))


@applies(ops.ChangeAgendaItem)
def _change_agenda_item(operation: ops.ChangeAgendaItem, journey_map: JourneyMap) -> Outcome:
    old = journey_map.session.item(operation.item)
    if old is None:
        return gone(journey_map, "item of the agenda")
    values = given(operation, "title", "minutes")
    if values.get("title") == "":
        return Outcome(journey_map, problem="Each item of the agenda needs a title.")
    agenda = replaced(journey_map.session.agenda, old, changed(old, **values))
    touched = tuple((old.id, field) for field, value in values.items() if getattr(old, field) != value)
    return Outcome(with_session(journey_map, agenda=agenda), touched)


@applies(ops.MoveAgendaItem)
def _move_agenda_item(operation: ops.MoveAgendaItem, journey_map: JourneyMap) -> Outcome:
    item = journey_map.session.item(operation.item)
    if item is None or (operation.after and journey_map.session.item(operation.after) is None):
        return gone(journey_map, "item of the agenda")
    others = [one for one in journey_map.session.agenda if one is not item]
    ids = [one.id for one in others]
    if operation.after == operation.item:
        return Outcome(journey_map, problem="An item of the agenda cannot stand behind itself.")
    place = ids.index(operation.after) + 1 if operation.after else 0
    return Outcome(with_session(journey_map, agenda=(*others[:place], item, *others[place:])))


@applies(ops.RemoveAgendaItem)
def _remove_agenda_item(operation: ops.RemoveAgendaItem, journey_map: JourneyMap) -> Outcome:
    item = journey_map.session.item(operation.item)
    if item is None:
        return gone(journey_map, "item of the agenda")
    kept = tuple(one for one in journey_map.session.agenda if one is not item)
    return Outcome(with_session(journey_map, agenda=kept))


@applies(ops.StartAgendaItem)
def _start_agenda_item(operation: ops.StartAgendaItem, journey_map: JourneyMap) -> Outcome:
    session = journey_map.session
    item = session.item(operation.item)
    if item is None:
        return gone(journey_map, "item of the agenda")
    if _runs(item):
        return Outcome(journey_map, problem="That item of the agenda is running already.")
    agenda: list[AgendaItem] = []
    touched: list[Key] = [(item.id, "started"), (item.id, "spent")]
    for one in session.agenda:
        if one is item:
            spent = item.spent + seconds_between(item.started, item.ended)
            agenda.append(changed(item, started=operation.at, ended=None, spent=spent))
        else:
            agenda.append(_ended(one, operation.at) if _runs(one) else one)
            touched += [(one.id, "ended")] if _runs(one) else []
    return Outcome(with_session(journey_map, agenda=tuple(agenda)), tuple(touched))


@applies(ops.EndAgendaItem)
def _end_agenda_item(operation: ops.EndAgendaItem, journey_map: JourneyMap) -> Outcome:
    session = journey_map.session
    item = session.item(operation.item)
    if item is None:
        return gone(journey_map, "item of the agenda")
    if not _runs(item):
        return Outcome(journey_map, problem="That item of the agenda is not running.")
    agenda = replaced(session.agenda, item, _ended(item, operation.at))
    return Outcome(with_session(journey_map, agenda=agenda), ((item.id, "ended"),))


def _runs(item: AgendaItem) -> bool:
    return item.started is not None and item.ended is None


def _ended(item: AgendaItem, at: datetime) -> AgendaItem:
    """The item ended; never before it began, even if two machines' clocks differ."""
    return changed(item, ended=at if item.started is None else max(at, item.started))


def seconds_between(start: datetime | None, end: datetime | None) -> int:
    """Whole seconds from one time to another; 0 if one of them is not known or they are the wrong way round."""
    return max(0, int((end - start).total_seconds())) if start and end else 0
