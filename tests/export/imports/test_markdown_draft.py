"""Our Markdown drafts read back."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings

from mapcoach.export import json as json_exporter
from mapcoach.export import markdown
from mapcoach.export.escaping import clean
from mapcoach.export.reading import CannotReadError, read_file
from mapcoach.export.reading.markdown_words import rating
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


CLINIC = markdown.render(clinic(), TODAY)


@pytest.mark.parametrize("name", MAPS)
def test_of_a_draft_nobody_changed_nothing_is_missed(name: str) -> None:
    found = read_file("draft.md", markdown.render(MAPS[name], TODAY).encode())
    assert [one for one in found.not_taken if "automation" not in one.what] == []


@pytest.mark.parametrize(
    ("before", "after", "named"),
    [
        ("## The customer\n", "## The customer\n\nMax says she is always in a hurry.\n", "always in a hurry"),
        ("## Parking lot\n", "## Parking lot\n\n> ask Max\n", "ask Max"),
        ("| 5 of 5 ", "| a lot  ", "Ask for name, phone and time"),
    ],
)
def test_what_was_changed_by_hand_and_cannot_be_read_is_named(before: str, after: str, named: str) -> None:
    text = CLINIC if before in CLINIC else markdown.render(workshop(), TODAY)
    assert before in text
    found = read_file("draft.md", text.replace(before, after, 1).encode())
    assert any(named in one.what for one in found.not_taken), found.not_taken


def test_a_second_draft_in_the_file_is_named_and_left_alone() -> None:
    both = CLINIC + "\n\n" + markdown.render(saas_churn(), TODAY)
    found = read_file("drafts.md", both.encode())
    assert [stage.name for stage in found.map.stages] == [stage.name for stage in clinic().stages]
    assert found.map.display_title() == clinic().display_title()
    assert "what follows it" in found.not_taken[0].what


def test_a_table_whose_columns_were_changed_goes_to_no_wrong_fields() -> None:
    head = next(line for line in CLINIC.splitlines() if line.startswith("| Idea"))
    found = read_file("draft.md", CLINIC.replace(head, head.replace(" Score ", " Marks "), 1).encode())
    assert found.map.opportunities == ()
    assert any(one.what == "the whole table" for one in found.not_taken)


@pytest.mark.parametrize(
    ("written", "score", "feeling"),
    [("good", 1, ""), ("great (+2)", 2, "great"), ("bad (-1), tired", -1, "tired"), ("puzzled", None, "puzzled")],
)
def test_a_rating_written_by_hand_is_read(written: str, score: int | None, feeling: str) -> None:
    assert rating(written) == (score, feeling)
