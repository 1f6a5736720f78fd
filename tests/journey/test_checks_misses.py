"""What is missing can be asked: the interview's script has a question for each miss, and it applies on that map."""

from __future__ import annotations

from hypothesis import given

from mapcoach.interview.rules import RULES, SOURCES
from mapcoach.interview.script import Question, SubjectKind, load_script
from mapcoach.journey import JourneyMap, fold
from mapcoach.journey.checks import Miss, checks, misses
from mapcoach.journey.rubric.mending import ASKS
from tests.journey.checked_maps import TODAY, labelled
from tests.journey.strategies import journals
from tests.journey.test_checks import cut_maps


def _asked(field: str) -> list[tuple[SubjectKind, Question]]:
    return [(topic.each, one) for topic in load_script() for one in topic.question if one.field == field]


def test_every_field_that_a_miss_may_name_has_a_question() -> None:
    assert [field for field in ASKS if not _asked(field)] == []


def _is_asked_of(kind: SubjectKind, subject: str, journey_map: JourneyMap) -> bool:
    match kind:
        case "stage":
            return journey_map.stage(subject) is not None
        case "worst_pain":
            return journey_map.pain_point(subject) is not None
        case _:
            return subject == ""


def _applies(miss: Miss, journey_map: JourneyMap) -> bool:
    """Whether a question of the script can be asked for a miss: of its subject, with its rules and items."""
    return any(
        _is_asked_of(kind, miss.subject, journey_map)
        and all(RULES[rule](journey_map, miss.subject) for rule in one.when if rule != "has_recommendations")
        and (not one.items or bool(SOURCES[one.items](journey_map, miss.subject)))
        for kind, one in _asked(miss.field)
    )


@given(cut_maps())
def test_the_question_for_a_miss_applies(journey_map: JourneyMap) -> None:
    for miss in misses(checks(journey_map, TODAY)):
        assert _applies(miss, journey_map), miss


@given(journals().map(lambda entries: labelled(fold(entries).map)))
def test_the_question_for_a_miss_applies_on_any_map(journey_map: JourneyMap) -> None:
    for miss in misses(checks(journey_map, TODAY)):
        assert _applies(miss, journey_map), miss
