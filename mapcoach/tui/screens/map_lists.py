"""The lists of the map screen: pain points, ideas and checks, as rows. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mapcoach.export.findings_part import ranked_ideas, score
from mapcoach.export.words import counted
from mapcoach.journey import JourneyMap, Opportunity, PainPoint, Stage, Touchpoint, ballot
from mapcoach.journey.checks import FOR_A_PERSON, Point, Report
from mapcoach.journey.lanes import NO_NAME, feeling_text, share_words
from mapcoach.tui.text import in_line
from mapcoach.tui.widgets.ranked_list import ListRow

_SHORT = 80
_SEVERITIES = {1: "nuisance", 2: "serious", 3: "may leave"}
_GROUPS = (
    (0, "Missing", "✗"),
    (1, "Partly there", "◐"),
    (None, "For a person to judge", "?"),
    (2, "Good", "✓"),
)


@dataclass(frozen=True)
class _Hurt:
    """A pain point with where it hurts, its dots, and the ideas that answer it."""

    stage: Stage
    point: Touchpoint
    pain: PainPoint
    dots: int
    answers: tuple[str, ...]


def pain_rows(journey_map: JourneyMap) -> list[ListRow]:
    """The pain points, worst first: where people give up, then the severe, where it feels worst, how many it hits."""
    future = journey_map.kind == "future"
    hurts = sorted(_hurts(journey_map), key=_badness)
    return [
        ListRow(
            one.pain.id,
            f"{number}. {in_line(one.pain.text, 200) or NO_NAME}",
            "✗" if one.pain.drops_off else "!",
            _weight(one.pain, future) or "not weighed yet",
            _hurt_words(one),
        )
        for number, one in enumerate(hurts, 1)
    ]


def _weight(pain: PainPoint, future: bool) -> str:
    gives_up = "could give up" if future else "people give up"
    told = (
        _SEVERITIES.get(pain.severity or 0, ""),
        {True: gives_up, False: "nobody gives up", None: ""}[pain.drops_off],
        share_words(pain.share) if pain.share is not None else "",
    )
    return " · ".join(filter(None, told))


def _hurts(journey_map: JourneyMap) -> Iterator[_Hurt]:
    dots = {one.item: one.dots for one in ballot(journey_map)}
    answers: dict[str, tuple[str, ...]] = {}
    for idea in ranked_ideas(journey_map):
        answers[idea.pain_point] = (*answers.get(idea.pain_point, ()), idea.text)
    for stage in journey_map.stages:
        for point in stage.touchpoints:
            for pain in point.pain_points:
                yield _Hurt(stage, point, pain, dots.get(pain.id, 0), answers.get(pain.id, ()))


def _badness(one: _Hurt) -> tuple[bool, int, int, float, int]:
    pain = one.pain
    felt = one.point.emotion.score or 0
    return (pain.drops_off is not True, -(pain.severity or 0), felt, -(pain.share or 0), -one.dots)


def _hurt_words(one: _Hurt) -> str:
    if one.answers:
        more = f" and {len(one.answers) - 1} more" if len(one.answers) > 1 else ""
        answered = f"answered by “{in_line(one.answers[0], _SHORT)}”{more}"
    else:
        answered = "no idea yet"
    told = [
        f"{in_line(one.point.name, 40) or NO_NAME}, {in_line(one.stage.name, 40) or NO_NAME}",
        f"feels {feeling_text(one.point.emotion)}" if one.point.emotion.score is not None else "",
        counted(one.dots, "vote", "votes") if one.dots else "",
        answered,
    ]
    return " · ".join(filter(None, told))


def idea_rows(journey_map: JourneyMap) -> list[ListRow]:
    """The opportunities, best first, with the numbers that the matrix calls them by; then those not rated."""
    pains = {pain.id: pain.text for pain in journey_map.pain_points()}
    dots = {one.item: one.dots for one in ballot(journey_map)}
    numbers = iter(range(1, len(journey_map.opportunities) + 1))
    return [
        ListRow(
            idea.id,
            in_line(idea.text, 200) or NO_NAME,
            f"{next(numbers)}." if score(idea) is not None else "–",
            f"{idea.impact or '?'} × {idea.feasibility or '?'} = {score(idea) or '?'}",
            _idea_words(idea, pains.get(idea.pain_point, ""), dots.get(idea.id, 0)),
        )
        for idea in ranked_ideas(journey_map)
    ]


def _idea_words(idea: Opportunity, answers: str, dots: int) -> str:
    told = [
        counted(dots, "vote", "votes") if dots else "",
        f"owner {in_line(idea.owner, 40)}" if idea.owner else "no owner",
        f"due {in_line(idea.due, 40)}" if idea.due else "",
        f"measured by {in_line(idea.kpi, 40)}" if idea.kpi else "",
        f"answers “{in_line(answers, _SHORT)}”" if answers else "answers no one pain point",
    ]
    return " · ".join(filter(None, told))


def check_rows(report: Report) -> list[ListRow]:
    """The points of the checks in groups, what is missing first; keyed by ``point_key``."""
    rows: list[ListRow] = []
    for worth, heading, sign in _GROUPS:
        found = [one for one in report.points if one.score == worth]
        if found:
            rows.append(ListRow("", f"{heading} ({len(found)})"))
            rows += [_check_row(one, sign) for one in found]
        if worth == 1 and report.warnings:
            rows.append(ListRow("", f"Mistakes to look at ({len(report.warnings)})"))
            rows += [_check_row(one, "!", place) for place, one in enumerate(report.warnings)]
    return rows


def _check_row(one: Point, sign: str, place: int = 0) -> ListRow:
    reason = one.reason.removeprefix(FOR_A_PERSON).strip()
    return ListRow(point_key(one, place), one.name, sign, "", in_line(one.ask or reason, 200))


def point_key(one: Point, place: int = 0) -> str:
    """What a point or (by its place) a warning is known by in the list."""
    return f"p{one.number}" if one.number else f"w{place}"


def point_of(report: Report, key: str) -> Point | None:
    """The point or warning that a row stands for."""
    points = {point_key(one): one for one in report.points}
    return (points | {point_key(one, place): one for place, one in enumerate(report.warnings)}).get(key)


def score_words(report: Report) -> str:
    """How good the map is, in a sentence."""
    told = f"{report.percent}%: {report.score} of {report.out_of} points."
    if report.cap is None:
        return f"{told} Enter goes to the question that mends what is under the bar."
    kinds = {"invented_number": "a number that nobody gave", "inference_as_fact": "something shown as known"}
    what = " and ".join(dict.fromkeys(kinds[one.kind] for one in report.breaches))
    first = report.breaches[0]
    named = f"{what}: “{in_line(first.value, 40)}”. {first.reason}"
    return f"{told} {report.cap}% is the most it can get, because the map has {named}"
