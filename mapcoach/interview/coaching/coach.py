"""Decides what to ask in return to a reply, if anything: the first move that is called for and allowed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from mapcoach.interview.asking import NOBODY, Asked, reworded, shown
from mapcoach.interview.coaching import at_stage_end, at_the_end, on_goals, on_lists, on_people, on_troubles
from mapcoach.interview.coaching.pacing import IN_A_ROW, Pacing, pacing_of
from mapcoach.interview.coaching.turn import Detector, Proposal, Turn
from mapcoach.interview.coaching.wording import load_moves, say
from mapcoach.interview.script import Depth
from mapcoach.journey import FollowUp, JournalEntry, JourneyMap

DETECTORS: tuple[Detector, ...] = (
    on_people.several_people,
    on_goals.several_situations,
    on_goals.several_goals,
    on_people.crowd,
    on_people.segment,
    on_goals.vague_goal,
    on_lists.departments,
    on_lists.duplicate,
    on_lists.too_long,
    on_lists.too_many,
    at_stage_end.too_early,
    at_stage_end.contradiction,
    on_troubles.compound,
    on_lists.missing,
    on_lists.inside_out,
    on_troubles.solution,
    on_troubles.last_time,
    on_troubles.verdict,
    on_troubles.it_depends,
    on_troubles.thin,
    on_lists.jargon,
    at_stage_end.cause,
    at_stage_end.positive,
    at_stage_end.feeling,
    on_troubles.evidence,
    at_the_end.happy_path,
    at_the_end.flat,
    at_the_end.only_digital,
    at_stage_end.late_surprise,
    on_troubles.deepen,
    on_troubles.ladder_cause,
    on_troubles.quantify,
    at_stage_end.gap,
    at_stage_end.channel,
    on_goals.ladder_goal,
    at_stage_end.recap,
)
"""In the order of priority: what would spoil the map first, what would only round it off last."""

LEAVES_ROOM: Mapping[str, int] = {"ladder_goal": 1, "thin": 1, "jargon": 1, "channel": 1, "gap": 1}
"""Moves that round off are made only if the budget allows so many more right after them, which may matter more."""

AT_MOST: Mapping[str, int] = {"quantify": 3, "ladder_cause": 3, "gap": 3, "jargon": 3, "last_time": 6, "crowd": 2}
"""How often some moves are made in a quick interview, whatever their cap for each trouble or stage."""
MORE_OFTEN = 2
"""How many times as often they are made in longer ones, which have more questions and more troubles."""


def pacing(live: Sequence[JournalEntry]) -> Pacing:
    """The pacing after these entries."""
    return pacing_of(live, {name for name, move in load_moves().items() if move.budget})


def follow_up(turn: Turn) -> FollowUp | None:
    """What to ask in return to this reply; None if the next question of the agenda is better."""
    for detect in DETECTORS:
        for proposal in _proposals(detect(turn)):
            if is_allowed(proposal, turn):
                return worded(proposal, turn.pacing, turn.after, turn.asked.subject_name)
    return None


def _proposals(found: Proposal | Iterable[Proposal] | None) -> Iterable[Proposal]:
    """What a detector found, one or several, the best first."""
    if found is None:
        return ()
    return (found,) if isinstance(found, Proposal) else found


def is_allowed(proposal: Proposal, turn: Turn) -> bool:
    """Whether the caps, the budget and the patience leave room for this move now."""
    move, pacing = load_moves()[proposal.move], turn.pacing
    if (turn.asked.move and not proposal.after_probe) or pacing.in_a_row >= IN_A_ROW:
        return False
    if proposal.about and pacing.times_at(proposal.move, proposal.about):
        return False
    often = 1 if turn.depth == "quick" else MORE_OFTEN
    if pacing.times(proposal.move) >= AT_MOST.get(proposal.move, 99) * often:
        return False
    match move.each:
        case "stage":
            times = pacing.times_at(proposal.move, turn.asked.subject)
        case "pain":
            times = pacing.times_at(proposal.move, proposal.about)
        case "answer":
            times = pacing.times_at(proposal.move, *turn.asked.where)
        case _:
            times = pacing.times(proposal.move)
    spare = LEAVES_ROOM.get(proposal.move, 0)
    return times < move.cap and (not move.budget or pacing.has_room(turn.depth, spare))


ANGLE = "angle"
_ANGLED = ("stages", "stages[].touchpoints", "stages[].touchpoints[].pain_points", "persona.goals", "scope.objective")
"""Fields without which a map says little: who does not know at first is asked once more, from another side."""


def angle(asked: Asked, journey_map: JourneyMap, pacing: Pacing, depth: Depth) -> FollowUp | None:
    """Another way to ask what somebody does not know; None if it is not worth it, or not the time."""
    move = load_moves()[ANGLE]
    if asked.question.field not in _ANGLED or pacing.times(ANGLE) >= move.cap or not pacing.has_room(depth):
        return None
    return worded(Proposal(ANGLE, {"question": reworded(asked, journey_map)}), pacing, journey_map, asked.subject_name)


def worded(proposal: Proposal, pacing: Pacing, journey_map: JourneyMap, stage: str = "") -> FollowUp:
    """A move put into words that were not used yet in this interview."""
    values = {
        "persona": shown(journey_map.persona.name) or NOBODY,
        "stage": shown(stage),
        **{name: shown(value, 120) for name, value in proposal.values.items()},
    }
    return FollowUp(
        move=proposal.move,
        text=say(proposal.move, values, pacing.times(proposal.move)),
        about=proposal.about,
        field=proposal.field,
        kind=proposal.kind or "",
        options=proposal.options,
        given=proposal.given,
    )
