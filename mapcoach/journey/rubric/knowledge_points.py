"""Points 16 and 20: how well it is known, and how it stays so."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from mapcoach.journey.paths import Value, walk
from mapcoach.journey.ranking import worst_first
from mapcoach.journey.rubric.founding import Breach
from mapcoach.journey.rubric.looking import told
from mapcoach.journey.rubric.mending import groundwork, on_map
from mapcoach.journey.rubric.point import MOST, Mend, Point, point
from mapcoach.journey.rubric.trouble_points import find_trouble
from mapcoach.journey.shape import JourneyMap, PainPoint

_DECISIONS = frozenset({"owner", "business_goal", "channel", "title"})
_TOP_ASSUMPTIONS = 3


def claims(journey_map: JourneyMap) -> list[Value]:
    """What the map says about customers, and so either knows or assumes."""
    stages = {stage.id for stage in journey_map.stages}
    parts = {"persona", *stages}
    parts.update(point.id for point in journey_map.touchpoints())
    parts.update(pain.id for pain in journey_map.pain_points())
    return [value for value in walk(journey_map) if value.key[0] in parts and _is_claim(value, stages)]


def _is_claim(value: Value, stages: Collection[str]) -> bool:
    """Names of the customer and of stages are labels, who owns what and what the business wants are decisions."""
    owner, field = value.key[:2]
    if field == "name" and (owner == "persona" or owner in stages):
        return False
    return field not in _DECISIONS


def evidence(journey_map: JourneyMap, breaches: Sequence[Breach]) -> Point:
    """16: each claim is marked as known or assumed, something is known, its source named; no number without source."""
    found = claims(journey_map)
    if not found:
        start = groundwork(journey_map, journey_map.stages) or find_trouble(journey_map)
        return point(16, 0, "The map says nothing about customers yet.", start)
    if breaches:
        reason = "Some of what the map shows has no answer behind it; see what holds the score down."
        return point(16, 0, reason, Mend("basis", "", "Who said this, and how do they know?", askable=False))
    unmarked = [value for value in found if value.path not in journey_map.basis]
    if unmarked:
        reason = (
            f"{len(unmarked)} of {len(found)} statements about customers are marked neither as known nor as assumed."
        )
        places = tuple(str(value.value) for value in unmarked)
        mend = Mend("basis", "", "Which of these did customers tell you, and which are guesses?", askable=False)
        return point(16, int(2 * len(unmarked) <= len(found)), reason, mend, places)
    known = [value for value in found if journey_map.basis[value.path] == "evidence"]
    if not known:
        reason = f"All {len(found)} statements about customers are assumptions." if len(found) > 1 else "It is assumed."
        return point(16, 1, reason, _ask_for_evidence(journey_map))
    if not any(told(one.source) or told(one.note) or one.kind != "other" for one in journey_map.evidence):
        reason = "It is marked what is known, but no source is named."
        return point(16, 1, reason, _ask_for_evidence(journey_map))
    reason = f"{len(known)} of {len(found)} statements rest on evidence, the others are marked as assumed."
    return point(16, MOST, reason, None)


def _ask_for_evidence(journey_map: JourneyMap) -> Mend | None:
    if not journey_map.pain_points():
        return find_trouble(journey_map)
    return on_map("evidence", journey_map, askable=not journey_map.evidence)


def upkeep(journey_map: JourneyMap, today: date) -> Point:
    """20: a review date that has not passed, and assumptions marked, so that they can be tested (Forrester)."""
    due = journey_map.review.due
    marked = "assumption" in journey_map.basis.values() or "evidence" in journey_map.basis.values()
    count = int(due is not None and due >= today) + int(marked)
    weightiest = tuple(pain.text for pain in _assumed(journey_map)[:_TOP_ASSUMPTIONS])
    if count == MOST:
        return point(20, MOST, "The map has a review date, and says what is assumed and still to be tested.", None)
    if due is None or due < today:
        reason = "No date is set for looking at this map again." if due is None else f"The review was due on {due}."
        return point(20, count, reason, on_map("review.due", journey_map, askable=due is None), weightiest)
    reason = "Nothing says what is assumed, so nobody knows what to check first."
    mend = Mend("basis", "", "Which three guesses on this map would hurt most if they were wrong?", askable=False)
    return point(20, count, reason, mend, weightiest)


def _assumed(journey_map: JourneyMap) -> list[PainPoint]:
    """The pain points that are assumed, the worst first."""
    known = {
        value.key[0]
        for value in walk(journey_map)
        if value.key[1] == "text" and journey_map.basis.get(value.path) == "evidence"
    }
    return [pain for pain in worst_first(journey_map) if pain.id not in known]
