"""Applies operations on the record of a guided session: who takes part, votes.

The agenda is in ``applying_agenda``, what people disagree on, decide and undertake in ``applying_decisions``.
"""

from __future__ import annotations

from collections.abc import Iterable

from mapcoach.journey import session_operations as ops
from mapcoach.journey.applying import Key, Outcome, applies, changed, given, gone, is_taken, replaced
from mapcoach.journey.group import Disagreement, GroupSession, Opinion, Participant, Vote
from mapcoach.journey.shape import JourneyMap

_INITIALS = 8
"""The most characters of somebody's initials."""


def with_session(journey_map: JourneyMap, **values: object) -> JourneyMap:
    """The map with these values in the record of its session."""
    return changed(journey_map, session=changed(journey_map.session, **values))


@applies(ops.SetFacilitator)
def _set_facilitator(operation: ops.SetFacilitator, journey_map: JourneyMap) -> Outcome:
    after = with_session(journey_map, facilitator=operation.value.strip())
    return Outcome(after, (("session", "facilitator"),))


# --- who takes part -------------------------------------------------------------------------------------------


@applies(ops.AddParticipant)
def _add_participant(operation: ops.AddParticipant, journey_map: JourneyMap) -> Outcome:
    people, name = journey_map.session.participants, operation.name.strip()
    if is_taken(journey_map, operation.id):
        return Outcome(journey_map, problem="That is on the map already.")
    problem = _problem_with_name(name, people)
    if problem:
        return Outcome(journey_map, problem=problem)
    person = Participant(id=operation.id, name=name, initials=_distinct(operation.initials, name, people))
    touched = ((person.id, "name"), (person.id, "initials"))
    return Outcome(with_session(journey_map, participants=(*people, person)), touched)


def _problem_with_name(name: str, others: Iterable[Participant]) -> str:
    if not name:
        return "A participant needs a name."
    if any(name.casefold() == other.name.casefold() for other in others):
        return "Somebody of that name takes part already. A surname tells them apart."
    return ""


def _distinct(initials: str, name: str, others: Iterable[Participant]) -> str:
    """These initials, or those of the name, with a number behind them if somebody has them already."""
    wanted = " ".join(initials.split())[:_INITIALS].strip() or _made_from(name)
    taken = {other.initials.casefold() for other in others}
    number, free = 1, wanted
    while free.casefold() in taken:
        number += 1
        free = f"{wanted}{number}"
    return free


def _made_from(name: str) -> str:
    """The first letters of the first and the last word of a name; that of a nameless emoji is the emoji."""
    letters = [next((one for one in word if one.isalnum()), "") for word in name.split()]
    found = [letter.upper() for letter in letters if letter]
    return "".join((found[0], *found[1:][-1:])) if found else name[:1]


@applies(ops.ChangeParticipant)
def _change_participant(operation: ops.ChangeParticipant, journey_map: JourneyMap) -> Outcome:
    people = journey_map.session.participants
    old = journey_map.session.participant(operation.participant)
    if old is None:
        return gone(journey_map, "participant")
    values = given(operation, "name", "initials")
    others = tuple(one for one in people if one is not old)
    name = values.get("name", old.name)
    problem = _problem_with_name(name, others)
    if problem:
        return Outcome(journey_map, problem=problem)
    if "initials" not in values and old.initials.rstrip("0123456789") == _made_from(old.name):
        values["initials"] = ""  # they were made from the name, so they follow it
    if "initials" in values:
        values["initials"] = _distinct(values["initials"], name, others)
    after = with_session(journey_map, participants=replaced(people, old, changed(old, **values)))
    return Outcome(after, tuple((old.id, field) for field in values if values[field] != getattr(old, field)))


@applies(ops.RemoveParticipant)
def _remove_participant(operation: ops.RemoveParticipant, journey_map: JourneyMap) -> Outcome:
    session = journey_map.session
    person = session.participant(operation.participant)
    if person is None:
        return gone(journey_map, "participant")
    disagreements, carried = _under_the_name(session, person)
    after = with_session(
        journey_map,
        participants=tuple(one for one in session.participants if one is not person),
        votes=tuple(vote for vote in session.votes if vote.participant != person.id),
        disagreements=disagreements,
    )
    return Outcome(after, carried=carried)


def _under_the_name(
    session: GroupSession, person: Participant
) -> tuple[tuple[Disagreement, ...], tuple[tuple[Key, Key], ...]]:
    """The disagreements with a participant's name in place of the id, and the keys that change with it."""
    named: list[Disagreement] = []
    carried: list[tuple[Key, Key]] = []
    for one in session.disagreements:
        values: dict[Opinion, None] = {}
        for opinion in one.values:
            if opinion.participant == person.id:
                carried.append((opinion_key(one.id, opinion), opinion_key(one.id, opinion, person.name)))
            by = person.name if opinion.participant == person.id else opinion.participant
            values[changed(opinion, participant=by)] = None
        by = person.name if one.decided_by == person.id else one.decided_by
        named.append(changed(one, values=tuple(values), decided_by=by))
    return tuple(named), tuple(carried)


def opinion_key(disagreement: str, opinion: Opinion, participant: str | None = None) -> Key:
    """The key of what somebody holds; ``participant`` takes the place of who it was."""
    return (disagreement, "values", opinion.participant if participant is None else participant, opinion.value)


# --- votes ----------------------------------------------------------------------------------------------------


@applies(ops.SetDotsEach)
def _set_dots_each(operation: ops.SetDotsEach, journey_map: JourneyMap) -> Outcome:
    return Outcome(with_session(journey_map, dots_each=operation.value), (("session", "dots_each"),))


@applies(ops.CastVote)
def _vote(operation: ops.CastVote, journey_map: JourneyMap) -> Outcome:
    session = journey_map.session
    if session.participant(operation.participant) is None:
        return gone(journey_map, "participant")
    if not can_be_voted_on(journey_map, operation.item):
        return gone(journey_map, "pain point or opportunity")
    given_to = (operation.participant, operation.item)
    old = next((vote for vote in session.votes if (vote.participant, vote.item) == given_to), None)
    if not operation.dots and old is None:
        return Outcome(journey_map, problem="There are no dots to take back.")
    others = sum(vote.dots for vote in session.votes if vote.participant == operation.participant and vote is not old)
    more = old is None or operation.dots > old.dots
    if more and others + operation.dots > session.dots_each:
        left = max(0, session.dots_each - others - (old.dots if old else 0))
        return Outcome(journey_map, problem=f"That is more than there are dots left to give: {left}.")
    return _cast(journey_map, old, operation)


def _cast(journey_map: JourneyMap, old: Vote | None, operation: ops.CastVote) -> Outcome:
    votes = journey_map.session.votes
    if not operation.dots:
        return Outcome(with_session(journey_map, votes=tuple(vote for vote in votes if vote is not old)))
    new = Vote(participant=operation.participant, item=operation.item, dots=operation.dots)
    kept = replaced(votes, old, new) if old else (*votes, new)
    return Outcome(with_session(journey_map, votes=kept), (vote_key(new),))


def can_be_voted_on(journey_map: JourneyMap, item_id: str) -> bool:
    """Whether this is the id of a pain point or an opportunity on the map."""
    return journey_map.pain_point(item_id) is not None or any(idea.id == item_id for idea in journey_map.opportunities)


def vote_key(vote: Vote) -> Key:
    """The key of a vote's dots."""
    return (vote.participant, "dots", vote.item)
