"""Applies operations on what a group disagrees on, decides and undertakes."""

from __future__ import annotations

from collections.abc import Iterable

from mapcoach.journey import session_operations as ops
from mapcoach.journey.applying import Key, Outcome, applies, changed, given, gone, is_taken, replaced
from mapcoach.journey.applying_session import opinion_key, with_session
from mapcoach.journey.group import Action, Decision, Disagreement, GroupSession, Opinion
from mapcoach.journey.shape import JourneyMap

_ACTION_FIELDS = ("text", "owner", "due", "done")


@applies(ops.RecordDisagreement)
def _record_disagreement(operation: ops.RecordDisagreement, journey_map: JourneyMap) -> Outcome:
    session, text = journey_map.session, operation.text.strip()
    if not text or is_taken(journey_map, operation.id):
        return Outcome(journey_map, problem="That disagreement is recorded already, or it is empty.")
    values: tuple[Opinion, ...] = ()
    for opinion in operation.values:
        values = _with_opinion(session, values, opinion)
    one = Disagreement(id=operation.id, about=operation.about.strip(), text=text, values=values)
    touched: tuple[Key, ...] = ((one.id, "text"), *(opinion_key(one.id, opinion) for opinion in values))
    return Outcome(with_session(journey_map, disagreements=(*session.disagreements, one)), touched)


def _with_opinion(session: GroupSession, values: tuple[Opinion, ...], said: Opinion) -> tuple[Opinion, ...]:
    """What people hold with one opinion more; it takes the place of what the same person said before."""
    who, value = _who(session, said.participant), said.value.strip()
    new = Opinion(participant=who, value=value)
    if not value or new in values:
        return values
    same = next((old for old in values if who and _is_same(session, old.participant, who)), None)
    return replaced(values, same, new) if same else (*values, new)


def _who(session: GroupSession, who: str) -> str:
    """The id of the participant whose id or name this is; otherwise the name as it was typed."""
    name = who.strip()
    known = {person.name.casefold(): person.id for person in session.participants}
    return name if session.participant(name) else known.get(name.casefold(), name)


def _is_same(session: GroupSession, one: str, other: str) -> bool:
    return _who(session, one).casefold() == _who(session, other).casefold()


@applies(ops.AddOpinion)
def _add_opinion(operation: ops.AddOpinion, journey_map: JourneyMap) -> Outcome:
    session = journey_map.session
    one = session.disagreement(operation.disagreement)
    if one is None:
        return gone(journey_map, "disagreement")
    said = Opinion(participant=operation.participant, value=operation.value)
    values = _with_opinion(session, one.values, said)
    if values == one.values:
        return Outcome(journey_map, problem="That was said already, or it is empty.")
    touched = tuple(opinion_key(one.id, opinion) for opinion in values if opinion not in one.values)
    return Outcome(_with_disagreement(journey_map, one, changed(one, values=values)), touched)


def _with_disagreement(journey_map: JourneyMap, old: Disagreement, new: Disagreement) -> JourneyMap:
    return with_session(journey_map, disagreements=replaced(journey_map.session.disagreements, old, new))


@applies(ops.Decide)
def _decide(operation: ops.Decide, journey_map: JourneyMap) -> Outcome:
    one = journey_map.session.disagreement(operation.disagreement)
    if one is None:
        return gone(journey_map, "disagreement")
    decision = operation.decision.strip()
    by = operation.decided_by.strip() if decision else ""
    after = _with_disagreement(journey_map, one, changed(one, decision=decision, decided_by=by))
    return Outcome(after, ((one.id, "decision"), (one.id, "decided_by")))


@applies(ops.RemoveDisagreement)
def _remove_disagreement(operation: ops.RemoveDisagreement, journey_map: JourneyMap) -> Outcome:
    one = journey_map.session.disagreement(operation.disagreement)
    if one is None:
        return gone(journey_map, "disagreement")
    kept = tuple(other for other in journey_map.session.disagreements if other is not one)
    return Outcome(with_session(journey_map, disagreements=kept))


# --- decisions ------------------------------------------------------------------------------------------------


@applies(ops.AddDecision)
def _add_decision(operation: ops.AddDecision, journey_map: JourneyMap) -> Outcome:
    decisions, text = journey_map.session.decisions, operation.text.strip()
    if not text or _has(decisions, text) or is_taken(journey_map, operation.id):
        return Outcome(journey_map, problem="That decision is recorded already, or it is empty.")
    after = with_session(journey_map, decisions=(*decisions, Decision(id=operation.id, text=text)))
    return Outcome(after, ((operation.id, "text"),))


def _has(decisions: Iterable[Decision], text: str) -> bool:
    return any(one.text.casefold() == text.casefold() for one in decisions)


@applies(ops.ChangeDecision)
def _change_decision(operation: ops.ChangeDecision, journey_map: JourneyMap) -> Outcome:
    decisions, text = journey_map.session.decisions, operation.text.strip()
    old = next((one for one in decisions if one.id == operation.decision), None)
    if old is None:
        return gone(journey_map, "decision")
    if not text or _has((one for one in decisions if one is not old), text):
        return Outcome(journey_map, problem="That decision is recorded already, or it is empty.")
    after = with_session(journey_map, decisions=replaced(decisions, old, changed(old, text=text)))
    return Outcome(after, ((old.id, "text"),))


@applies(ops.RemoveDecision)
def _remove_decision(operation: ops.RemoveDecision, journey_map: JourneyMap) -> Outcome:
    decisions = journey_map.session.decisions
    kept = tuple(one for one in decisions if one.id != operation.decision)
    if len(kept) == len(decisions):
        return gone(journey_map, "decision")
    return Outcome(with_session(journey_map, decisions=kept))


# --- actions --------------------------------------------------------------------------------------------------


@applies(ops.AddAction)
def _add_action(operation: ops.AddAction, journey_map: JourneyMap) -> Outcome:
    actions = journey_map.session.actions
    values = given(operation, "text", "owner", "due")
    same = any(_task(one.text, one.owner) == _task(values["text"], values["owner"]) for one in actions)
    if not values["text"] or same or is_taken(journey_map, operation.id):
        return Outcome(journey_map, problem="That action is recorded already, or it is empty.")
    action = Action.model_validate({"id": operation.id, **values})
    touched = tuple((action.id, field) for field, value in values.items() if value)
    return Outcome(with_session(journey_map, actions=(*actions, action)), touched)


def _task(text: str, owner: str) -> tuple[str, str]:
    return text.casefold(), owner.casefold()


@applies(ops.ChangeAction)
def _change_action(operation: ops.ChangeAction, journey_map: JourneyMap) -> Outcome:
    actions = journey_map.session.actions
    old = next((one for one in actions if one.id == operation.action), None)
    if old is None:
        return gone(journey_map, "action")
    values = given(operation, *_ACTION_FIELDS)
    if values.get("text") == "":
        return Outcome(journey_map, problem="An action needs a text.")
    after = with_session(journey_map, actions=replaced(actions, old, changed(old, **values)))
    return Outcome(after, tuple((old.id, field) for field in values))


@applies(ops.RemoveAction)
def _remove_action(operation: ops.RemoveAction, journey_map: JourneyMap) -> Outcome:
    actions = journey_map.session.actions
    kept = tuple(one for one in actions if one.id != operation.action)
    if len(kept) == len(actions):
        return gone(journey_map, "action")
    return Outcome(with_session(journey_map, actions=kept))
