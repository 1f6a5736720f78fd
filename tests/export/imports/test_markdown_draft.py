"""Our Markdown drafts read back."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings

from mapcoach.export import json as json_exporter
from mapcoach.export import markdown
from mapcoach.export.escaping import clean
from mapcoach.export.reading import CannotReadError, read_file
from mapcoach.journey import JourneyMap
from tests.export.imports.held import PHASES, keeps_its_parts, through, values_of, without_ids
from tests.export.maps import TODAY, clinic, future_catalogue, saas_churn, workshop
from tests.export.tables_maps import journeys

MAPS = {"clinic": clinic(), "workshop": workshop(), "churn": saas_churn(), "future": future_catalogue()}
_RECORD = ("automations", "session", "evidence", "opportunities")


@pytest.mark.parametrize("name", MAPS)
def test_drafts_come_back_as_far_as_they_carry_the_map(name: str) -> None:
    made = MAPS[name]
    found = read_file("draft.md", markdown.render(made, TODAY).encode())
    assert found.kind == "markdown"
    wanted, back = without_ids(values_of(made, *_RECORD)), without_ids(values_of(found.map, *_RECORD))
    for stage in wanted["stages"]:
        for point in stage["touchpoints"]:
            for pain in point["pain_points"]:
                pain["share"] = round(pain["share"], 2) if pain["share"] else pain["share"]
    assert back == wanted
    ideas = {(one.text, one.impact, one.owner, one.due, one.kpi, bool(one.pain_point)) for one in made.opportunities}
    assert ideas == {
        (one.text, one.impact, one.owner, one.due, one.kpi, bool(one.pain_point)) for one in found.map.opportunities
    }
    sources = [(one.kind, one.source, one.note) for one in made.evidence]
    assert [(one.kind, one.source, one.note) for one in found.map.evidence] == sources
    assert found.losses


def test_the_record_of_a_session_comes_back_in_part() -> None:
    found = read_file("draft.md", markdown.render(workshop(), TODAY).encode()).map.session
    assert found.facilitator == "Cora Lind"
    assert [one.name for one in found.participants] == ["Anna Berg", "Axel Boe", "Dr. Ito"]
    assert [one.text for one in found.decisions] == ["The booking form comes first"]
    assert [(one.text, one.owner, one.done) for one in found.actions] == [
        ("Cut the form to three fields", "Anna Berg", False),
        ("Print this map", "Axel Boe", True),
        ("Call the ten patients", "", False),
    ]


def test_marks_say_what_is_assumed() -> None:
    found = read_file("draft.md", markdown.render(clinic(), TODAY).encode()).map
    pains = {pain.text: f"stages[{stage.id}].touchpoints[{point.id}].pain_points[{pain.id}].text"
             for stage in found.stages for point in stage.touchpoints for pain in point.pain_points}  # fmt: skip
    assert found.basis[pains["The form asks for the insurance number before it offers a date"]] == "evidence"
    assert found.basis[pains["No confirmation for up to two days"]] == "assumption"
    assert found.basis["persona.goals[0]"] == "evidence"
    assert "evidence" not in read_file("a.md", markdown.render(saas_churn(), TODAY).encode()).map.basis.values()


def test_what_people_add_is_named_with_its_line() -> None:
    text = markdown.render(clinic(), TODAY).replace("- **Where:** search", "- **Where:** search\n- **Colour:** red")
    lines = text.splitlines()
    found = read_file("draft.md", f"{text}\n## My own thoughts\n\nHello\n".encode())
    told = {one.where: one.what for one in found.not_taken}
    assert told[f"line {lines.index('- **Colour:** red') + 1}"] == "“Colour: red”"
    assert "the part “My own thoughts”" in told.values()


def test_other_markdown_is_no_draft() -> None:
    with pytest.raises(CannotReadError, match="neither a draft of mapcoach"):
        read_file("notes.md", b"# Notes\n\nHello\n")


def text(value: str) -> str:
    return clean(value)


@settings(max_examples=30, phases=PHASES, suppress_health_check=list(HealthCheck))
@given(journeys)
def test_any_journey_comes_back(made: JourneyMap) -> None:
    """Names, actions, ratings, pain points and causes, whatever was typed, in the order of the map."""
    wanted = read_file("map.json", json_exporter.render(made, TODAY).encode()).map
    assume(keeps_its_parts(values_of(wanted), text))
    found = read_file("draft.md", markdown.render(wanted, TODAY).encode())
    assert all(one.where and one.what and one.why for one in found.not_taken)
    for mine, theirs in zip(_told(wanted), _told(found.map), strict=True):
        assert through(mine, text) == list(theirs)


def _told(journey_map: JourneyMap) -> list[list[object]]:
    return [
        [stage.name, point.name, point.emotion.score, *(part for pain in point.pain_points for part in (
            _unmarked(pain.text), pain.severity, pain.drops_off))]
        for stage in journey_map.stages for point in stage.touchpoints
    ]  # fmt: skip


def _unmarked(value: str) -> str:
    return clean(value).removesuffix("(?)").strip()
