"""What the record of a guided session tells: votes ranked, dots left, the clock, an agenda to begin with. Pure."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, NamedTuple

from mapcoach.journey.group import LONGEST_ITEM, AgendaItem, GroupSession
from mapcoach.journey.session_operations import PlannedItem
from mapcoach.journey.shape import JourneyMap

VotedKind = Literal["pain point", "opportunity"]


class Ranked(NamedTuple):
    """A pain point or an opportunity with the dots it was given, and the ids of those who gave them."""

    item: str
    text: str
    kind: VotedKind
    dots: int
    voters: tuple[str, ...]


def ballot(journey_map: JourneyMap) -> list[Ranked]:
    """All that can be voted on, with or without dots: the pain points as the journey goes, then the opportunities."""
    names: list[tuple[str, str, VotedKind]] = [
        *((pain.id, pain.text, "pain point") for pain in journey_map.pain_points()),
        *((idea.id, idea.text, "opportunity") for idea in journey_map.opportunities),
    ]
    dots: dict[str, int] = {}
    voters: dict[str, tuple[str, ...]] = {}
    for vote in journey_map.session.votes:
        dots[vote.item] = dots.get(vote.item, 0) + vote.dots
        voters[vote.item] = (*voters.get(vote.item, ()), vote.participant)
    return [Ranked(item, text, kind, dots.get(item, 0), voters.get(item, ())) for item, text, kind in names]


def votes_of(journey_map: JourneyMap) -> list[Ranked]:
    """What was given dots, the most first; those with as many in the order of the journey."""
    return sorted((one for one in ballot(journey_map) if one.dots), key=lambda one: -one.dots)


def dots_of(journey_map: JourneyMap, participant_id: str, item_id: str) -> int:
    """The dots that a participant gave to one pain point or opportunity."""
    votes = journey_map.session.votes
    return sum(vote.dots for vote in votes if (vote.participant, vote.item) == (participant_id, item_id))


def dots_left(journey_map: JourneyMap, participant_id: str) -> int:
    """How many dots a participant may still give; 0 for somebody who does not take part."""
    session = journey_map.session
    if session.participant(participant_id) is None:
        return 0
    return max(0, session.dots_each - sum(vote.dots for vote in session.votes if vote.participant == participant_id))


def running(journey_map: JourneyMap) -> AgendaItem | None:
    """The item of the agenda that was begun and has not ended."""
    return next((item for item in journey_map.session.agenda if item.started and not item.ended), None)


def minutes_used(item: AgendaItem, now: datetime) -> float:
    """The minutes spent on an item so far; ``now`` (with its time zone) counts while it runs."""
    if item.started is None:
        return item.spent / 60
    latest = (item.ended or now) - item.started
    return (item.spent + max(0.0, latest.total_seconds())) / 60


def participant_name(journey_map: JourneyMap, who: str) -> str:
    """The name of the participant with this id; what is not an id is a name that somebody typed."""
    person = journey_map.session.participant(who)
    return person.name if person else who


def was_held(session: GroupSession) -> bool:
    """Whether there is anything to tell of a guided session."""
    return bool(session.facilitator or session.votes or session.parts())


# --- an agenda to begin with ----------------------------------------------------------------------------------

_QUICK, _STANDARD, _DEEP = "quick", "standard", "deep"
_STEPS: tuple[tuple[str, str, str, int], ...] = (
    ("aim", "Welcome, aim and scope", _QUICK, 8),
    ("customer", "The customer and what made them start", _QUICK, 12),
    ("data", "What we know and how we know it", _STANDARD, 7),
    ("stages", "The stages of the journey", _QUICK, 10),
    ("goals", "What they want and what we want, stage by stage", _DEEP, 10),
    ("touchpoints", "Touchpoints and who looks after them", _QUICK, 15),
    ("feelings", "Feelings, pain points and where people give up", _QUICK, 22),
    ("break", "Break", "", 10),
    ("ideas", "Ideas and votes", _QUICK, 18),
    ("automations", "Automations to build", _STANDARD, 8),
    ("measures", "Measures", _STANDARD, 6),
    ("walk", "Who walks the journey, and when", _DEEP, 4),
    ("close", "Decisions, actions and the next review", _QUICK, 8),
)
"""Each step of a guided session: id, title, the depth from which on it is there, and its weight."""
_BREAK_FROM = 120
"""Sessions of so many minutes have a break."""


def default_agenda(depth: str, minutes: int) -> tuple[PlannedItem, ...]:
    """The steps of a guided session of this depth (quick, standard or deep), with all its minutes shared out.

    The ids are always the same, so that going from one such agenda to another keeps the clock of the steps in both.
    """
    depths = (_QUICK, _STANDARD, _DEEP)
    wanted = depths[: depths.index(depth) + 1] if depth in depths else depths[:2]
    total = max(0, min(minutes, LONGEST_ITEM))
    steps = [step for step in _STEPS if step[2] in wanted or (not step[2] and total >= _BREAK_FROM)]
    shares = _shared_out(total, [weight for *_, weight in steps])
    return tuple(
        PlannedItem(id=f"agenda-{name}", title=title, minutes=share)
        for (name, title, _, _), share in zip(steps, shares, strict=True)
    )


def _shared_out(total: int, weights: list[int]) -> list[int]:
    """The minutes by weight, in fives where there is room for it; what is left over goes where most is missing."""
    step = 5 if total >= 5 * len(weights) else 1
    least = step if total >= step * len(weights) else 0
    exact = [total * weight / sum(weights) for weight in weights]
    shares = [max(least, int(share // step) * step) for share in exact]
    while sum(shares) != total:
        left = total - sum(shares)
        part = min(step, abs(left))
        if left > 0:
            place = max(range(len(shares)), key=lambda at: exact[at] - shares[at])
            shares[place] += part
        else:
            able = [at for at in range(len(shares)) if shares[at] - part >= least]
            shares[max(able, key=lambda at: shares[at] - exact[at])] -= part
    return shares
