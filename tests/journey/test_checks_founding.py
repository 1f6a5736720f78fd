"""What caps the score: numbers that nobody gave, and inferences shown as facts."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapcoach.journey import JournalEntry, JourneyMap, apply, fold, walk
from mapcoach.journey import operations as ops
from mapcoach.journey.checks import Breach, checks, checks_with_journal
from mapcoach.journey.rubric.founding import in_the_journal
from mapcoach.journey.rubric.quantities import digits_in, makes_share
from tests.journey.checked_maps import CUTS, FULL, TODAY, labelled
from tests.journey.strategies import journals

_NOW = datetime(2026, 11, 22, tzinfo=UTC)
_SHARE = "stages[s2].touchpoints[t3].pain_points[p1].share"
_TEXT = "stages[s2].touchpoints[t3].pain_points[p1].text"


def said(reply: str, *operations: ops.Op, number: int = 1, **values: object) -> JournalEntry:
    given = {"id": f"e{number}", "time": _NOW, "reply": reply, "operations": operations, **values}
    return JournalEntry.model_validate(given)


def without_word(path: str) -> JourneyMap:
    """The full map with no answer on record for one of its values."""
    left = {name: entry for name, entry in FULL.provenance.items() if name != path}
    return FULL.model_copy(update={"provenance": left})


_NUMBERS = (
    _SHARE,
    "measures[0].baseline",
    "measures[0].target",
    "scope.objective",
    "opportunities[o1].impact",
    "stages[s1].touchpoints[t1].emotion.score",
)


@pytest.mark.parametrize("path", _NUMBERS)
def test_a_number_without_an_answer_caps_the_score(path: str) -> None:
    report = checks(without_word(path), TODAY)
    assert [(one.kind, one.path) for one in report.breaches] == [("invented_number", path)]
    assert (report.cap, report.percent) == (50, 50)
    assert report.points[15].score == 0


def test_evidence_without_an_answer_caps_the_score() -> None:
    report = checks(without_word(_TEXT), TODAY)
    assert [(one.kind, one.path) for one in report.breaches] == [("inference_as_fact", _TEXT)]
    assert report.percent == 50


def test_words_and_dates_without_an_answer_do_not() -> None:
    for path in ("scope.scenario", "review.due", "opportunities[o1].due", "stages[s1].touchpoints[t1].name"):
        assert checks(without_word(path), TODAY).cap is None


@given(
    st.lists(st.sampled_from(CUTS), max_size=8),
    st.floats(0, 1, allow_nan=False),
    st.sampled_from([0, 1, 2, 3]),
)
def test_a_map_with_an_invented_share_never_gets_over_50(cuts: list[object], share: float, which: int) -> None:
    journey_map = FULL
    for cut in cuts:
        journey_map = cut(journey_map)  # type: ignore[operator]
    journey_map = labelled(journey_map)
    if not journey_map.touchpoints():
        return
    point = journey_map.touchpoints()[which % len(journey_map.touchpoints())]
    stage = next(one for one in journey_map.stages if point in one.touchpoints)
    pain = ops.AddPainPoint(id="bad", touchpoint=point.id, text="it hurts", share=share)
    invented = labelled(apply(journey_map, pain).map)
    path = f"stages[{stage.id}].touchpoints[{point.id}].pain_points[bad].share"
    unfounded = invented.model_copy(update={"provenance": {k: v for k, v in invented.provenance.items() if k != path}})
    assert checks(unfounded, TODAY).percent <= 50
    typed = " ".join(str(value.value) for value in walk(invented) if value.path != path)
    own = invented.model_copy(update={"provenance": {**invented.provenance, path: "e2"}})
    entries = [said(typed, basis="evidence"), said("it hurts a 7777 times", number=2)]
    assert path in [one.path for one in checks_with_journal(own, entries, TODAY).breaches]
    assert checks_with_journal(own, entries, TODAY).percent <= 50


def breaches(*entries: JournalEntry, journey_map: JourneyMap | None = None) -> list[tuple[str, str]]:
    found = checks_with_journal(journey_map or fold(entries).map, entries, TODAY).breaches
    return [(one.kind, one.path) for one in found]


_SLOW = (ops.AddStage(id="s", name="Book"), ops.AddTouchpoint(id="t", stage="s", name="Call"))


@pytest.mark.parametrize(
    ("reply", "share"),
    [
        ("slow, 30% of them leave", 0.3),
        ("slow for 3 in 10", 0.3),
        ("slow, three of ten", 0.3),
        ("3", 0.3),
        ("2.5", 0.25),
        ("slow for half of them", 0.5),
        ("slow for two thirds", 0.6667),
        ("every other caller", 0.5),
        ("pretty much everyone", 1.0),
        ("one in twelve", 0.0833),
        ("twelve and a bit per cent", 0.12),
    ],
)
def test_a_share_that_was_said_is_not_invented(reply: str, share: float) -> None:
    pain = ops.AddPainPoint(id="p", touchpoint="t", text="slow", share=share)
    assert breaches(said("book, call", *_SLOW), said(reply, pain, number=2)) == []


@pytest.mark.parametrize(("reply", "share"), [("slow", 0.3), ("slow for 30%", 0.8), ("slow, 2 in 10", 0.35)])
def test_a_share_that_was_not_said_is_invented(reply: str, share: float) -> None:
    pain = ops.AddPainPoint(id="p", touchpoint="t", text="slow", share=share)
    path = "stages[s].touchpoints[t].pain_points[p].share"
    assert breaches(said("book, call", *_SLOW), said(reply, pain, number=2)) == [("invented_number", path)]


def test_a_yes_may_stand_for_a_number_said_before() -> None:
    pain = ops.AddPainPoint(id="p", touchpoint="t", text="slow", share=0.3)
    assert breaches(said("book, call. 3 in 10 hang up", *_SLOW), said("yes", pain, number=2)) == []


def test_a_number_in_a_text_must_have_been_typed() -> None:
    typed = said("from 18% to 9%", ops.SetScope(field="objective", value="from 18% to 9%"))
    changed = said("change 9 to 8", ops.SetScope(field="objective", value="from 18% to 8%"), number=2)
    assert breaches(typed, changed) == []
    invented = said("better", ops.SetScope(field="objective", value="15% better"))
    assert breaches(invented) == [("invented_number", "scope.objective")]
    measure = said("calls", ops.SetMeasure(name="calls", baseline="1,200"))
    assert breaches(measure) == [("invented_number", "measures[0].baseline")]
    assert breaches(said("calls, 1200 now", *measure.operations)) == []


def test_an_answer_without_words_founds_no_number() -> None:
    rated = (*_SLOW, ops.SetEmotion(touchpoint="t", score=-2))
    path = "stages[s].touchpoints[t].emotion.score"
    assert breaches(said(" ", *rated)) == [("invented_number", path)]
    assert breaches(said("", *rated, move="prefilled")) == []
    assert breaches(said("awful", *rated)) == []


def test_an_answer_that_is_not_in_the_journal_founds_nothing() -> None:
    entry = said("awful", *_SLOW, ops.SetEmotion(touchpoint="t", score=-2))
    folded = fold([entry]).map
    assert len(breaches(said("hello", number=9), journey_map=folded)) == 1


def test_evidence_needs_words_or_a_source() -> None:
    path = "stages[s].touchpoints[t].pain_points[p].text"
    pain = ops.AddPainPoint(id="p", touchpoint="t", text="slow")
    told = said("slow", *_SLOW, pain)
    changed = fold([told]).map.model_copy(update={"basis": {path: "evidence"}})
    assert breaches(told, journey_map=changed) == [("inference_as_fact", path)]
    assert breaches(said("slow, I counted", *_SLOW, pain, basis="evidence")) == []
    known = ops.SetBasis(targets=("p",), basis="evidence")
    assert breaches(told, said("I have seen that", known, number=2)) == []
    assert breaches(told, said("", known, number=2)) == [("inference_as_fact", path)]
    survey = ops.AddEvidence(id="v", kind="survey", source="a survey", supports=("p",))
    assert breaches(told, said("a survey", survey, number=2)) == []


@given(journals())
def test_any_map_and_journal_can_be_checked(entries: list[JournalEntry]) -> None:
    journey_map = fold(entries).map
    report = checks_with_journal(journey_map, entries, TODAY)
    assert (report.percent <= 50) or not report.breaches
    assert all(isinstance(one, Breach) and one.reason for one in report.breaches)
    assert checks_with_journal(journey_map, (), TODAY).out_of == 36


@given(st.text(max_size=200), st.floats(0, 1))
def test_any_words_can_be_asked_for_a_share(text: str, share: float) -> None:
    assert makes_share(text, share) in (True, False)
    assert all(run.isascii() and run.isdigit() for run in digits_in(text))


@pytest.mark.parametrize("text", ["9" * 50_000, "1 " * 25_000, "1," * 25_000, "half " * 10_000, "x" * 50_000])
def test_hostile_replies_are_read_in_no_time(text: str) -> None:
    start = time.process_time()
    digits_in(text)
    makes_share(text, 0.123)
    assert time.process_time() - start < 0.5


def test_what_a_file_brought_was_given_and_what_a_reader_wrote_was_not() -> None:
    def stand(reader: str) -> tuple[Breach, ...]:
        entry = said(
            "import map.csv",
            ops.SetPersona(field="demographics", value="38, two children"),
            command="direct",
            reader=reader,
        )
        return in_the_journal(fold([entry]).map, [entry])

    assert stand("import") == ()
    assert [one.kind for one in stand("offline")] == ["invented_number"]
