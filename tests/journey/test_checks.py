from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapcoach.journey import Evidence, JourneyMap, Measure, fold
from mapcoach.journey.checks import FOR_A_PERSON, MOST, Point, Report, checks, misses
from tests.journey.checked_maps import (
    CUTS,
    FULL,
    PAIN,
    TODAY,
    Change,
    a_point,
    a_stage,
    feels,
    filled,
    ideas,
    labelled,
    pains,
    part,
    points,
    stage,
    stages,
    touchpoint,
    whole,
)
from tests.journey.strategies import journals


def checked(*changes: Change) -> Report:
    journey_map = FULL
    for change in changes:
        journey_map = change(journey_map)
    return checks(labelled(journey_map), TODAY)


def one(number: int, report: Report) -> Point:
    return report.points[number - 1]


def test_the_full_map_has_every_point_and_no_warning() -> None:
    report = checks(FULL, TODAY)
    assert [point.number for point in report.points] == list(range(1, 21))
    assert [point.number for point in report.points if point.score is None] == [4, 7]
    assert (report.score, report.out_of, report.percent, report.cap) == (36, 36, 100, None)
    assert report.warnings == ()
    assert misses(report) == ()


def test_an_empty_map_has_nothing_and_says_where_to_begin() -> None:
    report = checks(JourneyMap(), TODAY)
    assert (report.score, report.percent, report.cap) == (0, 0, None)
    assert misses(report)[0].field == "stages"
    assert all(point.reason.endswith((".", "?")) for point in report.points)


_MANY = tuple(stage(number, f"Step {number}", touchpoint(number, "x", 1)) for number in range(20, 30))
_SEVEN = tuple(touchpoint(number, f"Point {number}", 1) for number in range(10, 17))
_NO_LOW = (points(feels(score=1)), points(a_point(pain_points=())))


@pytest.mark.parametrize(
    ("number", "score", "field", "changes"),
    [
        (1, 1, "persona.goals", (part("persona", goals=()),)),
        (1, 1, "persona.name", (part("persona", name=" "),)),
        (1, 1, "persona.name", (part("persona", name="everyone"),)),
        (1, 1, "persona.name", (part("persona", name="Maya and Tom"),)),
        (1, 0, "persona.name", (part("persona", name="", goals=()),)),
        (2, 1, "scope.ends_with", (part("scope", ends_with=""),)),
        (2, 0, "scope.scenario", (part("scope", scenario="", starts_with="", ends_with=""),)),
        (3, 1, "scope.customers", (part("scope", customers=None),)),
        (3, 1, "", (whole(updated=None, created=None),)),
        (3, 0, "scope.offering", (part("scope", offering="", customers=None),)),
        (5, 1, "persona.segment", (part("persona", segment=""),)),
        (5, 1, "persona.challenges", (part("persona", challenges=()),)),
        (5, 0, "persona.segment", (part("persona", segment="", challenges=()),)),
        (6, 1, "stages", (lambda m: m.model_copy(update={"stages": m.stages[:3]}),)),
        (6, 0, "stages", (whole(stages=_MANY),)),
        (6, 0, "stages", (whole(stages=()),)),
        (8, 1, "stages[].touchpoints", (stages(a_stage(touchpoints=()), "s3"),)),
        (8, 1, "stages[].touchpoints", (stages(a_stage(touchpoints=_SEVEN), "s3"),)),
        (8, 0, "stages[].touchpoints", (stages(a_stage(touchpoints=()), "s1", "s3", "s4"),)),
        (9, 1, "stages[].touchpoints[].channel", (points(a_point(channel=""), "t5"),)),
        (9, 1, "stages[].touchpoints[].customer_action", (points(a_point(customer_action="")),)),
        (9, 0, "stages[].touchpoints[].channel", (points(a_point(channel="")),)),
        (10, 1, "stages[].touchpoints[].emotion.thought", (points(feels(thought=""), "t5", "t6"),)),
        (10, 0, "stages[].touchpoints[].emotion.thought", (points(feels(thought="")),)),
        (11, 1, "stages[].touchpoints[].emotion", (points(feels(score=None), "t5", "t6"),)),
        (11, 1, "stages[].touchpoints[].emotion.thought", (points(feels(thought=""), "t1", "t2"),)),
        (11, 1, "stages[].touchpoints[].emotion", _NO_LOW),
        (11, 0, "stages[].touchpoints[].emotion", (points(feels(score=None)),)),
        (12, 1, "stages[].touchpoints[].emotion", (points(feels(score=None), "t3"),)),
        (12, 1, "stages[].touchpoints[].moment_of_truth", (points(a_point(moment_of_truth=True)),)),
        (12, 0, "stages[].touchpoints[].moment_of_truth", (points(a_point(moment_of_truth=None)),)),
        (13, 1, "stages[].touchpoints[].pain_points[].share", (pains(share=None),)),
        (13, 1, "stages[].touchpoints[].pain_points[].severity", (pains(severity=None, drops_off=None),)),
        (13, 1, "stages[].touchpoints[].pain_points", (points(feels(score=-1), "t7"),)),
        (13, 1, "stages[].touchpoints[].emotion", (points(feels(score=None), "t7"),)),
        (13, 0, "stages[].touchpoints[].pain_points", (points(a_point(pain_points=())),)),
        (14, 1, "opportunities", (whole(opportunities=(), automations=()),)),
        (14, 0, "stages[].touchpoints[].pain_points[].drops_off", (pains(drops_off=None),)),
        (14, 0, "stages[].touchpoints[].moment_of_truth", (points(a_point(moment_of_truth=None)),)),
        (15, 1, "stages[].owner", (stages(a_stage(owner=""), "s2"),)),
        (15, 1, "stages[].touchpoints[].pain_points", (points(a_point(pain_points=())),)),
        (15, 0, "stages[].owner", (points(feels(score=-1)), stages(a_stage(owner="")))),
        (16, 1, "evidence", (whole(evidence=(), basis={}),)),
        (16, 1, "evidence", (whole(evidence=(Evidence(id="v1"),)),)),
        (16, 0, "stages", (lambda _: JourneyMap(),)),
        (17, 1, "opportunities[].impact", (ideas(impact=None),)),
        (17, 1, "opportunities[].feasibility", (ideas(feasibility=None),)),
        (17, 0, "opportunities", (ideas(pain_point="gone"),)),
        (18, 1, "opportunities[].due", (ideas(due=""),)),
        (18, 1, "measures", (ideas(kpi=""), whole(measures=()))),
        (18, 0, "opportunities[].owner", (ideas(owner="", due="", kpi=""),)),
        (18, 0, "opportunities", (whole(opportunities=()),)),
        (19, 0, "automations", (whole(automations=()),)),
        (20, 1, "review.due", (part("review", due=None),)),
        (20, 1, "review.due", (part("review", due=TODAY.replace(year=2025)),)),
    ],
)
def test_what_is_taken_away_costs_its_point(number: int, score: int, field: str, changes: tuple[Change, ...]) -> None:
    point = one(number, checked(*changes))
    assert (point.score, point.field) == (score, field)
    assert point.reason
    assert point.ask.endswith("?") or not field


def test_automations_need_a_place_a_trouble_and_an_owner() -> None:
    def with_automation(**values: object) -> Point:
        return one(19, checked(whole(automations=(FULL.automations[0].model_copy(update=values),))))

    assert with_automation().score == MOST
    assert (with_automation(owner="").score, with_automation(owner="").field) == (1, "automations[].owner")
    assert "no chosen automation answers" in with_automation(pain_point="").reason.lower()
    assert "no place on this map" in with_automation(pain_point="", touchpoint="", stage="gone").reason
    assert with_automation(status="rejected").score == 0
    assert not with_automation(status="rejected").askable


def test_unmarked_statements_lose_the_point_on_evidence() -> None:
    bare = FULL.model_copy(update={"basis": {}})
    assert one(16, checks(bare, TODAY)).score == 0
    some = FULL.model_copy(update={"basis": {k: v for k, v in FULL.basis.items() if "s1" not in k}})
    assert one(16, checks(some, TODAY)).score == 1
    assert one(5, checks(bare, TODAY)).score == 1
    assert one(20, checks(bare, TODAY)).score == 1


def test_what_only_a_person_can_judge_does_not_count() -> None:
    for journey_map in (FULL, JourneyMap()):
        for point in checks(journey_map, TODAY).points:
            assert (point.score is None) == (not point.machine) == point.reason.startswith(FOR_A_PERSON)
    told = checked(part("persona", requirements=("by Friday",)))
    assert one(4, told).reason != one(4, checks(FULL, TODAY)).reason
    assert one(7, checked(stages(a_stage(name="Sales"), "s1"))).places == ("Sales",)


@pytest.mark.parametrize(
    ("key", "changes"),
    [
        ("several_personas", (part("persona", name="our customers"),)),
        ("several_personas", (part("persona", name="Maya & Tom"),)),
        ("no_segment", (part("persona", segment=""),)),
        ("vague_goal", (part("scope", objective="happier customers"),)),
        ("vague_goal", (part("scope", objective=""),)),
        ("department_names", (stages(a_stage(name="Customer service"), "s1"),)),
        ("department_names", (stages(a_stage(name="the billing department"), "s1"),)),
        ("funnel_words", (stages(a_stage(name="Lead generation"), "s1"),)),
        ("too_many_touchpoints", (stages(a_stage(touchpoints=_SEVEN), "s3"),)),
        ("too_long", (whole(stages=_MANY),)),
        ("only_digital", (points(a_point(channel="website")),)),
        ("flat_emotion", (points(feels(score=-1)),)),
        ("happy_path", _NO_LOW),
        ("no_evidence", (whole(evidence=(), basis={}),)),
        ("no_action", (whole(opportunities=(), automations=()),)),
        ("too_many_ideas", (whole(opportunities=FULL.opportunities * 6),)),
        ("automated_too_early", (stages(a_stage(customer_goal=""), "s2"),)),
        ("stale_map", (part("review", due=TODAY.replace(year=2025)),)),
    ],
)
def test_the_mistakes_that_show_are_named(key: str, changes: tuple[Change, ...]) -> None:
    found = {warning.key: warning for warning in checked(*changes).warnings}
    assert key in found
    assert found[key].reason.endswith(".")
    assert found[key].ask.endswith("?")
    assert found[key].number == 0


@pytest.mark.parametrize("name", ["Tom, runs a bakery", "Mary-Ann", "Dr. O'Neill", "Head of research and development"])
def test_one_person_is_one_person(name: str) -> None:
    assert one(1, checked(part("persona", name=name))).score == MOST


@pytest.mark.parametrize(
    "name", ["Meet the team", "What it leads to", "Ask for support", "Find the best deal", "Decide"]
)
def test_the_customers_own_words_are_no_mistake(name: str) -> None:
    assert checked(stages(a_stage(name=name), "s1")).warnings == ()


def test_a_question_is_named_once_with_all_that_it_brings() -> None:
    report = checked(stages(a_stage(touchpoints=()), "s1", "s2", "s3", "s4"))
    found = misses(report)
    assert found[0].field == "stages[].touchpoints"
    assert found[0].subject == "s1"
    fields = [miss.field for miss in found]
    assert len(fields) == len(set(fields))
    waiting = [point for point in report.points if point.field == found[0].field and point.askable]
    assert found[0].points == sum(MOST - (point.score or 0) for point in waiting)


def test_names_are_data() -> None:
    nasty = "{stage.__class__} %s {0}\n[b]"
    report = checked(part("persona", name=nasty), stages(a_stage(name=nasty, owner="")), points(feels(score=None)))
    asked = [point.ask for point in report.points if point.field == "stages[].touchpoints[].emotion"]
    assert asked
    assert all("{stage.__class__} %s {0} [b]" in ask for ask in asked)


@st.composite
def cut_maps(draw: st.DrawFn) -> JourneyMap:
    """The full map with any of its parts taken away."""
    journey_map = FULL
    for change in draw(st.lists(st.sampled_from(CUTS), max_size=14)):
        journey_map = change(journey_map)
    return labelled(journey_map)


@given(cut_maps() | journals().map(lambda entries: labelled(fold(entries).map)), st.integers(-2, 2))
def test_an_answer_to_a_miss_never_lowers_the_score(journey_map: JourneyMap, score: int) -> None:
    before = checks(journey_map, TODAY)
    for miss in misses(before):
        after = checks(filled(journey_map, miss, score), TODAY)
        assert after.score >= before.score, (miss, _difference(before, after))


@given(cut_maps(), st.sampled_from([-2, 2]))
def test_answering_miss_after_miss_comes_to_an_end_with_a_better_map(journey_map: JourneyMap, score: int) -> None:
    first = report = checks(journey_map, TODAY)
    for _ in range(120):
        if not misses(report):
            break
        journey_map = _renamed(filled(journey_map, misses(report)[0], score))
        report = checks(journey_map, TODAY)
    assert misses(report) == ()
    assert report.score >= first.score


def _renamed(journey_map: JourneyMap) -> JourneyMap:
    """The map with other ids for what was added, so that the next answer can add more."""
    count = sum(map(len, (journey_map.stages, journey_map.touchpoints(), journey_map.pain_points())))
    text = journey_map.model_dump_json().replace('"fresh-', f'"n{count + len(journey_map.opportunities)}-')
    return labelled(JourneyMap.model_validate_json(text))


def _difference(before: Report, after: Report) -> list[tuple[int, int | None, int | None]]:
    pairs = zip(before.points, after.points, strict=True)
    return [(one.number, one.score, two.score) for one, two in pairs if one.score != two.score]


@given(journals())
def test_any_map_can_be_checked(entries: list[object]) -> None:
    journey_map = fold(entries).map  # type: ignore[arg-type]
    report = checks(journey_map, TODAY)
    assert [point.number for point in report.points] == list(range(1, 21))
    assert report.out_of == 36
    assert 0 <= report.percent <= 100
    assert checks(journey_map, TODAY) == report
    assert report.cap is None
    for point in (*report.points, *report.warnings):
        assert point.reason
        assert len(point.reason) < 600
        assert point.score is None or point.number
    for miss in misses(report):
        assert miss.points > 0


def test_a_measure_without_numbers_is_a_number_for_ideas() -> None:
    assert one(18, checked(whole(measures=(Measure(name="calls"),)), ideas(kpi=""))).score == MOST


def test_the_pain_of_the_fixture_is_told_in_full() -> None:
    assert None not in (PAIN.severity, PAIN.drops_off, PAIN.share)
