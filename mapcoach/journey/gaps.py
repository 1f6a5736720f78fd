"""What a map still lacks, said so that somebody can go and find it out. Pure; the order is deterministic.

Gaps are questions, not verdicts on the people who drew the map. What is missing in several places is one gap that
names them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from mapcoach.journey.shape import JourneyMap, PainPoint, Stage, Touchpoint


@dataclass(frozen=True)
class Gap:
    """Something that is not known yet.

    ``place`` is the field of the map's shape it would fill (``persona.segment``, ``stages[].touchpoints``),
    ``what`` is missing and ``how`` to find it out, in plain sentences that may hold names from the map as they
    were typed; the higher the ``weight`` (1 to 100), the sooner it is worth asking.
    """

    place: str
    what: str
    how: str
    weight: int


def gaps(journey_map: JourneyMap) -> tuple[Gap, ...]:
    """Everything this map still lacks, what matters most first."""
    found = [gap for check in _CHECKS for gap in check(journey_map)]
    return tuple(sorted(dict.fromkeys(found), key=lambda gap: -gap.weight))


_NAMES_SHOWN = 5
_NAME_LENGTH = 60
_LOW = -1


def named(names: Iterable[str]) -> str:
    """Names for a sentence: at most five, each cut to a readable length, and how many more there are."""
    short = [_short(name) for name in names]
    more = len(short) - _NAMES_SHOWN
    if more > 0:
        return f"{', '.join(short[:_NAMES_SHOWN])} and {more} more"
    return ", ".join(short)


def _short(name: str) -> str:
    text = " ".join(name.split())
    return text if len(text) <= _NAME_LENGTH else text[: _NAME_LENGTH - 1].rstrip() + "…"


def _count(number: int, one: str, many: str) -> str:
    return f"1 {one}" if number == 1 else f"{number} {many}"


def lacking(names: Sequence[str], one: str, many: str, rest: str) -> str:
    """A sentence on what all these names lack: the noun for one, for several, and the rest ("have no owner")."""
    verb, _, tail = rest.partition(" ")
    singular = {"have": "has", "say": "says", "are": "is", "do": "does"}.get(verb, verb)
    said = f"{singular if len(names) == 1 else verb} {tail}"
    return f"{_count(len(names), one, many)} {said}: {named(names)}."


def _several(place: str, names: Sequence[str], missing: tuple[str, str, str], how: str, weight: int) -> Iterator[Gap]:
    """One gap for all these names; ``missing`` is the noun for one, for several, and the rest of the sentence."""
    if names:
        yield Gap(place, lacking(names, *missing), how, weight)


# --- the scope ------------------------------------------------------------------------------------------------

_DATES = re.compile(
    r"\b(?:19|20)\d\d\b|\bq[1-4]\b|\b\d{1,2}[./-]\d{1,2}\b"
    r"|\b(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b(?:\s+\d{1,2}\b)?"
    r"|\b(?:spring|summer|autumn|winter|christmas|easter)\b"
    r"|\b(?:within|in|next|this|per|each|every|a|the|\d+|two|three|six|twelve)\s+(?:\w+\s+)?"
    r"(?:day|week|month|quarter|year|season)s?\b",
    re.IGNORECASE,
)
_NUMBERS = re.compile(
    r"\d|\b(?:half|halve|double|twice|triple|third|quarter|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|dozen|hundred)\b",
    re.IGNORECASE,
)


def lacks_in_objective(objective: str) -> str:
    """What an objective lacks: "no number", "no date", "neither a number nor a date"; "" if it has both."""
    dated = bool(_DATES.search(objective))
    numbered = bool(_NUMBERS.search(_DATES.sub(" ", objective)))
    if dated and numbered:
        return ""
    return "neither a number nor a date" if not (dated or numbered) else "no date" if numbered else "no number"


def _objective(journey_map: JourneyMap) -> Iterator[Gap]:
    objective = journey_map.scope.objective
    place = "scope.objective"
    if not objective:
        yield Gap(
            place,
            "The map has no objective.",
            "Ask whoever wanted this map: what should be different afterwards, by how much, and by when?",
            90,
        )
        return
    lacks = lacks_in_objective(objective)
    if lacks:
        yield Gap(
            place,
            f"The objective has {lacks}.",
            "Look up where the figure stands today, then agree on where it should be and by when.",
            70,
        )


def _scope(journey_map: JourneyMap) -> Iterator[Gap]:
    scope = journey_map.scope
    if not scope.scenario:
        yield Gap(
            "scope.scenario",
            "It is not said which situation is mapped.",
            "Pick one situation that happens often or costs most, and describe it in a sentence.",
            72,
        )
    if not (scope.starts_with and scope.ends_with):
        yield Gap(
            "scope.starts_with" if not scope.starts_with else "scope.ends_with",
            "It is not said where the journey starts and where it ends.",
            "Ask customers what made them start looking, and when they felt that it was done.",
            48,
        )


# --- the persona ----------------------------------------------------------------------------------------------


def _persona(journey_map: JourneyMap) -> Iterator[Gap]:
    persona = journey_map.persona
    if not persona.segment:
        yield Gap(
            "persona.segment",
            "It is not said which group of customers this is about.",
            "Look through your last twenty customers for a group that behaves alike and matters to you.",
            95,
        )
    if not persona.goals:
        yield Gap(
            "persona.goals",
            "It is not known what this customer wants to achieve.",
            "Ask five customers what they were trying to get done when they came to you.",
            80,
        )
    if not (persona.entry_point and persona.requirements and persona.desired_outcome):
        yield Gap(
            _first_missing(persona.entry_point, persona.requirements),
            "The backstory is incomplete: what made them start, what they require, what they hope for.",
            "Ask recent customers how they found you, what made them hesitate and what decided it.",
            46,
        )
    if not persona.name:
        yield Gap(
            "persona.name",
            "The customer has no name.",
            "Pick a name that the whole team will use, so that everybody speaks of the same person.",
            40,
        )


def _first_missing(entry_point: str, requirements: tuple[str, ...]) -> str:
    if not entry_point:
        return "persona.entry_point"
    return "persona.requirements" if not requirements else "persona.desired_outcome"


# --- the journey ----------------------------------------------------------------------------------------------


def _stages(journey_map: JourneyMap) -> Iterator[Gap]:
    if not journey_map.stages:
        yield Gap(
            "stages",
            "The journey has no stages.",
            "Tell the story of one real customer from the first thought to the end, and cut it into stages.",
            100,
        )
    yield from _several(
        "stages[].touchpoints",
        [stage.name for stage in journey_map.stages if not stage.touchpoints],
        ("stage", "stages", "have no touchpoints"),
        "Ask a few customers what they saw, read, clicked or whom they talked to at that time.",
        85,
    )
    yield from _several(
        "stages[].customer_goal",
        [stage.name for stage in journey_map.stages if not stage.customer_goal],
        ("stage", "stages", "do not say what the customer wants there"),
        "Ask customers what they were trying to find out or get done at that point.",
        62,
    )


def _feelings(journey_map: JourneyMap) -> Iterator[Gap]:
    points = journey_map.touchpoints()
    yield from _several(
        "stages[].touchpoints[].emotion",
        [point.name for point in points if point.emotion.score is None],
        ("touchpoint", "touchpoints", "have no feeling"),
        "Ask five customers how each of these felt, from very bad to very good, and why.",
        75,
    )
    yield from _several(
        "stages[].touchpoints[].pain_points",
        [point.name for point in points if _is_low(point) and not point.pain_points],
        ("touchpoint", "touchpoints", "have a bad feeling without a reason"),
        "Read the support tickets, reviews and messages about it, or ask: what went wrong there?",
        74,
    )
    if points and not any(point.moment_of_truth for point in points):
        yield Gap(
            "stages[].touchpoints[].moment_of_truth",
            "No moment of truth is marked.",
            "Ask customers at which moment they made up their mind to go on, or to leave.",
            50,
        )


def _is_low(point: Touchpoint) -> bool:
    return point.emotion.score is not None and point.emotion.score <= _LOW


def _trouble(journey_map: JourneyMap) -> Iterator[Gap]:
    pains = journey_map.pain_points()
    place = "stages[].touchpoints[].pain_points"
    yield from _several(
        place,
        _texts(pains, lambda pain: not pain.root_cause),
        ("pain point", "pain points", "have no known cause"),
        'Go through it yourself and ask the people who work there; ask "why?" until the answer is something to change.',
        60,
    )
    yield from _several(
        place,
        _texts(pains, lambda pain: pain.severity is None),
        ("pain point", "pain points", "do not say how bad it is"),
        "Count how often it comes up in tickets, calls and reviews, and ask who left over it.",
        55,
    )
    yield from _several(
        place,
        _texts(pains, lambda pain: bool(pain.drops_off) and pain.share is None),
        ("drop-off", "drop-offs", "do not say how many give up"),
        "Look it up in the analytics, or count for two weeks how many start and how many get through.",
        54,
    )
    answered = {idea.pain_point for idea in journey_map.opportunities}
    yield from _several(
        "opportunities",
        _texts(pains, lambda pain: pain.id not in answered),
        ("pain point", "pain points", "have no idea against it"),
        "Put the people who meet the customer round a table for half an hour: what would make it go away?",
        65,
    )


def _texts(pains: Iterable[PainPoint], which: Callable[[PainPoint], bool]) -> list[str]:
    return [pain.text for pain in pains if which(pain)]


# --- how well it is known, and who acts on it -----------------------------------------------------------------


def _evidence(journey_map: JourneyMap) -> Iterator[Gap]:
    if not journey_map.evidence and "evidence" not in journey_map.basis.values():
        yield Gap(
            "evidence",
            "Nothing on this map rests on evidence yet.",
            "Start small: talk to five customers, and read the last fifty tickets, messages or reviews.",
            78,
        )


_DIGITAL = re.compile(
    r"web|site|online|e-?mail|newsletter|social|instagram|facebook|linkedin|tiktok|youtube|twitter|\bads?\b|search"
    r"|google|\bseo\b|\bapp\b|chat|whatsapp|messenger|blog|webinar|video|landing|form\b|portal|dashboard|in-product"
    r"|in-app|\bsms\b|push|podcast",
    re.IGNORECASE,
)
_FEW_CHANNELS = 3


def is_only_digital(journey_map: JourneyMap) -> bool:
    """Whether at least three channels are known and all of them are digital."""
    channels = [point.channel for point in journey_map.touchpoints() if point.channel]
    return len(channels) >= _FEW_CHANNELS and all(_DIGITAL.search(channel) for channel in channels)


def _channels(journey_map: JourneyMap) -> Iterator[Gap]:
    if is_only_digital(journey_map):
        yield Gap(
            "stages[].touchpoints[].channel",
            "Every channel on the map is digital. Is that the whole journey?",
            "Ask customers whom they talked to, phoned or visited, and what they saw on paper or in the street.",
            35,
        )


def _owners(journey_map: JourneyMap) -> Iterator[Gap]:
    yield from _several(
        "stages[].owner",
        [stage.name for stage in journey_map.stages if not _is_owned(stage)],
        ("stage", "stages", "have no owner"),
        "Agree on one name for each: who gets the call when it goes wrong there?",
        58,
    )


def _is_owned(stage: Stage) -> bool:
    points = stage.touchpoints
    return bool(stage.owner) or (bool(points) and all(point.owner for point in points))


def _measures(journey_map: JourneyMap) -> Iterator[Gap]:
    if not journey_map.measures:
        yield Gap(
            "measures",
            "No figure is named that would show whether things get better.",
            "Choose one or two that you can already count, and write down where they stand today.",
            57,
        )
    yield from _several(
        "measures",
        [one.name for one in journey_map.measures if not (one.baseline and one.target)],
        ("measure", "measures", "have no starting point or no target"),
        "Look up today's value before anything is changed, and agree on the value that would be a success.",
        44,
    )
    if journey_map.review.due is None:
        yield Gap(
            "review.due",
            "No date is set for looking at this map again.",
            "Put it into the calendar: in six to twelve months, and at once after a launch or a change in the market.",
            30,
        )


def _session(journey_map: JourneyMap) -> Iterator[Gap]:
    session = journey_map.session
    yield from _several(
        "session.disagreements",
        [one.text for one in session.disagreements if not one.decision],
        ("disagreement", "disagreements", "are not settled"),
        "Ask what each side has seen with their own eyes; decide then, or once customers have been asked.",
        68,
    )
    yield from _several(
        "session.actions[].owner",
        [one.text for one in session.actions if not (one.owner or one.done)],
        ("action", "actions", "have no owner"),
        "Agree on one name for each; what belongs to everybody is done by nobody.",
        59,
    )


_CHECKS: tuple[Callable[[JourneyMap], Iterator[Gap]], ...] = (
    _objective,
    _scope,
    _persona,
    _stages,
    _feelings,
    _trouble,
    _evidence,
    _channels,
    _owners,
    _measures,
    _session,
)
