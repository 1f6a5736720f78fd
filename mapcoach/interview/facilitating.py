"""The move to make next in a guided session: what a seasoned facilitator would do now, and why. Pure.

``next_move`` is the first of ``MOVES`` that the situation calls for: what has no second chance (time) first, then
what keeps the group from talking freely, then what the map still lacks, then the close. Each names its reason, so
that a facilitator can judge it; it is advice, and nothing depends on it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime

from mapcoach.interview.asking import shown
from mapcoach.interview.facilitating_situation import Situation
from mapcoach.interview.facilitating_time import next_step
from mapcoach.interview.standing import Standing
from mapcoach.journey import JourneyMap, ballot, dots_left, participant_name, running, votes_of

_ENOUGH_ANSWERS = 6
"""From how many answers on it shows who talks."""
_NEARLY_ALL = 0.7
"""The share of the latest answers that is nearly all of them."""
_RATINGS = 4
"""From how many ratings on a curve shows."""
_TO_CHOOSE_FROM = 3
"""From how many pain points and ideas on a vote is worth its time."""
_NEARLY_DONE = 5
"""So few open questions mean that the interview is nearly through."""
_VOTING_WORDS = ("vote", "idea", "priorit", "opportunit")


def next_move(journey_map: JourneyMap, session: Standing, now: datetime) -> str:
    """What to do now, in a sentence or two with the reason. ``now`` has its time zone."""
    situation = Situation(journey_map, session, now)
    return next(move for move in (detect(situation) for detect in MOVES) if move)


def _quoted(text: str, width: int) -> str:
    """What people wrote, in quotation marks; what has some of its own gets none around them."""
    line = shown(text, width)
    return line if "“" in line else f"“{line}”"


# --- people and time ------------------------------------------------------------------------------------------


def _nobody_here(at: Situation) -> str:
    if at.map.session.participants:
        return ""
    return "Write down who is here (1, then A). Then each answer carries a name, and everybody can vote."


def _time_is_up(at: Situation) -> str:
    if at.clock is None or at.clock.tone != "over":
        return ""
    title, following = _quoted(at.clock.item.title, 40), next_step(at.map)
    if following is None:
        return f"{title} is past its time. Read out what was decided and who does what, and let people go."
    then = _quoted(following.title, 40)
    return f"{title} is past its time. Sum up in one sentence and go on to {then} (N): what is open is kept."


def _time_nearly_up(at: Situation) -> str:
    if at.clock is None or at.clock.tone != "soon" or not at.questions_left or at.closing:
        return ""
    count = "a question is" if at.questions_left == 1 else f"{at.questions_left} questions are"
    left = f"{at.clock.left} min left"
    return f"{left} and {count} open. Ask for the one answer that matters most here; the rest waits as open questions."


def _no_agenda(at: Situation) -> str:
    if at.map.session.agenda:
        return ""
    return "Make an agenda (2, then T). Groups spend their time on the first steps and run out at the ideas."


def _not_begun(at: Situation) -> str:
    agenda = at.map.session.agenda
    if any(item.started for item in agenda):
        return ""
    aim = at.map.scope.objective.strip()
    say = f"Read the aim aloud ({_quoted(aim, 60)})" if aim else "Say in a sentence what the map is for"
    return f"{say}, then start {_quoted(agenda[0].title, 40)} (2, then N): a shared aim saves the side tracks."


# --- the group ------------------------------------------------------------------------------------------------


def _no_names_on_answers(at: Situation) -> str:
    latest = at.latest[-_ENOUGH_ANSWERS:]
    if len(latest) < _ENOUGH_ANSWERS or any(latest):
        return ""
    return "The latest answers carry no name. Ctrl+N on F2 says who speaks; the draft can then tell who knows what."


def _one_does_the_talking(at: Situation) -> str:
    people = [one.name for one in at.map.session.participants]
    named = [name for name in at.latest if name]
    if len(people) < 2 or len(named) < _ENOUGH_ANSWERS:
        return ""
    loudest, count = Counter(named).most_common(1)[0]
    if count / len(named) < _NEARLY_ALL:
        return ""
    silent = [name for name in people if name not in at.answers]
    quiet = (
        silent
        or [name for name in people if name != loudest and name not in named]
        or [name for name in people if name != loudest]
    )
    who = " or ".join(shown(name, 30) for name in quiet[:2])
    return (
        f"{shown(loudest, 30)} gave {count} of the last {len(named)} answers. Ask {who} by name first: "
        "people seldom contradict aloud what was said already."
    )


def _open_difference(at: Situation) -> str:
    one = next((one for one in at.map.session.disagreements if not one.decision), None)
    if one is None:
        return ""
    views = [
        f"{shown(participant_name(at.map, said.participant), 20) or 'somebody'} {shown(said.value, 30)}"
        for said in one.values[:2]
    ]
    told = f": {', '.join(views)}" if views else ""
    return (
        f"Settle {_quoted(one.text, 60)} (5){told}. Ask what each has seen: it may be two kinds of customer, "
        "not two opinions."
    )


# --- what the map lacks ---------------------------------------------------------------------------------------


def _nothing_goes_wrong(at: Situation) -> str:
    scores = [point.emotion.score for point in at.map.touchpoints() if point.emotion.score is not None]
    if len(scores) < _RATINGS:
        return ""
    if min(scores) > 0:
        return (
            "Every contact is rated well so far. Ask for the last customer who complained or left: a group that is "
            "proud of its work forgets them."
        )
    if len(set(scores)) == 1:
        return (
            "Every contact feels the same so far. Ask which was the best moment and which the worst, and rate the "
            "others against those."
        )
    return ""


def _no_votes(at: Situation) -> str:
    session, items = at.map.session, ballot(at.map)
    if session.votes or len(items) < _TO_CHOOSE_FROM or not session.dots_each:
        return ""
    if not (at.step_is_on(*_VOTING_WORDS) or at.closing or at.questions_left <= _NEARLY_DONE):
        return ""
    return (
        f"There are {len(items)} pain points and ideas and no votes. Let everybody give their dots in silence (V), "
        "before anybody argues: the loudest voice counts once."
    )


def _not_all_voted(at: Situation) -> str:
    session = at.map.session
    waiting = [one.name for one in session.participants if dots_left(at.map, one.id)]
    if not session.votes or not waiting or at.closing:
        return ""
    who = " and ".join(shown(name, 30) for name in waiting[:2])
    more = f" and {len(waiting) - 2} more" if len(waiting) > 2 else ""
    verb = "has" if len(waiting) == 1 else "have"
    return f"{who}{more} still {verb} dots to give (V). Wait with the result: who has seen it follows it."


def _chosen_without_idea(at: Situation) -> str:
    answered = {idea.pain_point for idea in at.map.opportunities}
    top = next((one for one in votes_of(at.map)[:3] if one.kind == "pain point" and one.item not in answered), None)
    if top is None:
        return ""
    return (
        f"{_quoted(top.text, 60)} has {top.dots} {'dot' if top.dots == 1 else 'dots'} and no idea answers it. Give "
        "everybody three minutes to write one down alone, then collect: that yields more than calling out."
    )


# --- the close ------------------------------------------------------------------------------------------------


def _ideas_without_owner(at: Situation) -> str:
    left = [idea for idea in at.map.opportunities if not idea.owner.strip()]
    if not left or not (at.closing or not at.questions_left):
        return ""
    more = f" and {len(left) - 1} more" if len(left) > 1 else ""
    return (
        f"{_quoted(left[0].text, 60)}{more} has no owner (F4, then A). An idea that belongs to all is done by nobody."
    )


def _actions_unfinished(at: Situation) -> str:
    if not at.closing:
        return ""
    actions = [one for one in at.map.session.actions if not one.done]
    if not actions:
        return (
            "Ask each in turn: “what will you do by when?”, and write it down (8, then A). People keep what they said."
        )
    lacking = next((one for one in actions if not one.owner.strip() or not one.due.strip()), None)
    if lacking is None:
        return ""
    what = "an owner" if not lacking.owner.strip() else "a date"
    return f"{_quoted(lacking.text, 60)} needs {what} (8). Ask now, while everybody is in the room."


def _parking_lot(at: Situation) -> str:
    count = len(at.map.parking_lot)
    if not count or not at.closing:
        return ""
    what = "the note" if count == 1 else f"the {count} notes"
    return f"Go through {what} in the parking lot (4): who takes it along? Then people believe in it next time."


def _recap(at: Situation) -> str:
    if not (at.closing or not at.questions_left):
        return ""
    return "Show the recap (R) and ask: “which bit is off?” That finds more than asking whether it is right."


def _clock_stands(at: Situation) -> str:
    following = next_step(at.map)
    if running(at.map) is not None or following is None:
        return ""
    return f"No step runs. Start {_quoted(following.title, 60)} when the group is back (2, then N)."


def _go_on(at: Situation) -> str:
    asked = at.standing.current
    if asked is None:
        return "Every question is answered. Show the curve to the group (P, then 2) and ask what surprises them."
    return f"Go on with the interview (F2): {_quoted(asked.text, 110)}"


MOVES: tuple[Callable[[Situation], str], ...] = (
    _nobody_here,
    _time_is_up,
    _time_nearly_up,
    _no_agenda,
    _not_begun,
    _open_difference,
    _no_names_on_answers,
    _one_does_the_talking,
    _nothing_goes_wrong,
    _no_votes,
    _not_all_voted,
    _chosen_without_idea,
    _ideas_without_owner,
    _actions_unfinished,
    _parking_lot,
    _clock_stands,
    _recap,
    _go_on,
)
"""Every move, the most urgent first; the last always applies."""
