"""Our own CSV and XLSX read back, and what people change in them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from openpyxl import load_workbook

from mapcoach.export import csv as csv_exporter
from mapcoach.export import json as json_exporter
from mapcoach.export import xlsx
from mapcoach.export.reading import Reading, read_file
from mapcoach.export.tables_text import legible
from mapcoach.journey import JourneyMap
from tests.export.imports.held import PHASES, keeps_its_parts, through, values_of
from tests.export.maps import TODAY, clinic, future_catalogue, saas_churn, workshop
from tests.export.tables_maps import journeys

MAPS = {"clinic": clinic(), "workshop": workshop(), "churn": saas_churn(), "future": future_catalogue()}


def text(value: str) -> str:
    return legible(value).strip()


def kept(made: JourneyMap) -> JourneyMap:
    """The map as a journal keeps it."""
    return read_file("map.json", json_exporter.render(made, TODAY).encode()).map


@pytest.mark.parametrize("name", MAPS)
def test_workbooks_come_back_as_they_were(name: str) -> None:
    found = read_file("map.xlsx", xlsx.render(MAPS[name], TODAY))
    assert found.kind == "xlsx"
    wanted, back = values_of(MAPS[name]), values_of(found.map)
    wanted.get("session", {})["votes"] = back.get("session", {})["votes"] = []
    assert back == wanted
    assert any("Who voted" in loss for loss in found.losses)
    assert {one.where for one in found.not_taken} <= {"basis"}


@pytest.mark.parametrize("name", MAPS)
def test_the_steps_come_back_from_csv(name: str) -> None:
    found = read_file("map.csv", csv_exporter.render(MAPS[name], TODAY))
    assert [stage.touchpoints for stage in found.map.stages] == [stage.touchpoints for stage in MAPS[name].stages]
    assert [(stage.id, stage.name) for stage in found.map.stages] == [(one.id, one.name) for one in MAPS[name].stages]
    assert found.not_taken == ()
    assert any("steps alone" in loss for loss in found.losses)


@settings(phases=PHASES, suppress_health_check=list(HealthCheck))
@given(journeys)
def test_any_steps_come_back_from_csv(made: JourneyMap) -> None:
    wanted = kept(made)
    stages = values_of(wanted)["stages"]
    assume(keeps_its_parts(stages, text))
    found = read_file("map.csv", csv_exporter.render(wanted, TODAY))
    only = ("id", "name", "touchpoints")
    back = through(values_of(found.map)["stages"], text)
    assert [{name: one[name] for name in only} for one in back] == [
        {name: one[name] for name in only} for one in through(stages, text)
    ]


@settings(max_examples=25, phases=PHASES, suppress_health_check=list(HealthCheck))
@given(journeys)
def test_any_map_comes_back_from_a_workbook(made: JourneyMap) -> None:
    wanted = kept(made)
    values = values_of(wanted)
    assume(keeps_its_parts(values, text))
    found = read_file("map.xlsx", xlsx.render(wanted, TODAY))
    back = values_of(found.map)
    for one in (values, back):
        one.get("session", {}).pop("votes", None)
        one.get("session", {}).pop("dots_each", None)  # votes without which nobody needs dots
    assert through(back, text) == through(values, text)


# --- what people change ---------------------------------------------------------------------------------------


def changed_csv(*changes: tuple[int, str, str]) -> Reading:
    rows = list(csv.reader(io.StringIO(csv_exporter.render(clinic(), TODAY).decode("utf-8-sig"))))
    for row, header, value in changes:
        rows[row][rows[0].index(header)] = value
    written = io.StringIO()
    csv.writer(written, delimiter=";").writerows(rows)
    return read_file("map.csv", written.getvalue().encode("cp1252"))


def test_a_bad_value_is_named_with_its_line_and_column() -> None:
    found = changed_csv((1, "Emotion (-2 to 2)", "great"), (2, "Severity (1 to 3)", "7"))
    told = {one.where: (one.what, one.why) for one in found.not_taken}
    assert told["line 2, column “Emotion (-2 to 2)”"] == ("“great”", "a whole number from -2 to 2 belongs here")
    assert told["line 3, column “Severity (1 to 3)”"] == ("“7”", "a whole number from 1 to 3 belongs here")
    assert found.map.touchpoints()[0].emotion.score is None
    assert len(found.map.touchpoints()) == 7


def test_a_step_told_in_two_ways_is_named() -> None:
    found = changed_csv((4, "Channel", "fax"))
    assert [one.what for one in found.not_taken] == ["“fax”"]
    assert "something else" in found.not_taken[0].why
    assert found.map.touchpoints()[2].channel == "website"


def test_sorted_rows_make_the_same_map() -> None:
    rows = list(csv.reader(io.StringIO(csv_exporter.render(clinic(), TODAY).decode("utf-8-sig"))))
    written = io.StringIO()
    csv.writer(written).writerows([rows[0], *reversed(rows[1:])])
    found = read_file("map.csv", written.getvalue().encode())
    assert [stage.touchpoints for stage in found.map.stages] == [stage.touchpoints for stage in clinic().stages]


def test_rows_without_numbers_and_ids_are_new_parts() -> None:
    found = read_file(
        "map.csv",
        b"Stage no.,Stage,Step no.,Step,Pain point\r\n,Find,,Search,\r\n,Find,,Call,busy\r\n,Find,,Call,slow\r\n,Buy,,Pay,\r\n",  # noqa: E501
    )
    assert [(stage.name, [point.name for point in stage.touchpoints]) for stage in found.map.stages] == [
        ("Find", ["Search", "Call"]),
        ("Buy", ["Pay"]),
    ]
    assert [pain.text for pain in found.map.pain_points()] == ["busy", "slow"]


def changed_workbook(change: Any) -> Reading:
    book = load_workbook(BytesIO(xlsx.render(clinic(), TODAY)))
    change(book)
    written = BytesIO()
    book.save(written)
    return read_file("map.xlsx", written.getvalue())


def test_changes_in_a_workbook_are_taken_and_faults_have_a_cell() -> None:
    def change(book: Any) -> None:
        headers = [cell.value for cell in book["Steps"][1]]
        book["Steps"].cell(2, headers.index("Step") + 1).value = "Maps search"
        book["Steps"].cell(3, headers.index("Share (0 to 1)") + 1).value = 40
        book.create_sheet("My notes").append(["remember", "this"])

    found = changed_workbook(change)
    assert found.map.touchpoints()[0].name == "Maps search"
    told = {one.where: one.why for one in found.not_taken}
    assert told["sheet Steps, cell R3"] == "a number from 0 to 1 belongs here"
    assert "none of those" in told["sheet My notes"]


def test_a_text_longer_than_a_cell_comes_back_whole() -> None:
    long = "How long this is. " * 3_000
    stage = clinic().stages[0].model_copy(update={"customer_goal": long.strip()})
    made = clinic().model_copy(update={"stages": (stage, *clinic().stages[1:])})
    found = read_file("map.xlsx", xlsx.render(made, TODAY))
    assert found.map.stages[0].customer_goal == long.strip()


def test_a_formula_as_text_comes_back_as_text() -> None:
    stage = clinic().stages[0].model_copy(update={"name": "=1+1"})
    made = clinic().model_copy(update={"stages": (stage,)})
    for name, data in (("a.csv", csv_exporter.render(made, TODAY)), ("a.xlsx", xlsx.render(made, TODAY))):
        assert read_file(name, data).map.stages[0].name == "=1+1"


def with_changes(change: Callable[[list[list[str]]], None]) -> Reading:
    """The clinic's steps as somebody changed them in a spreadsheet."""
    rows = list(csv.reader(io.StringIO(csv_exporter.render(clinic(), TODAY).decode("utf-8-sig"))))
    change(rows)
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return read_file("map.csv", out.getvalue().encode())


def test_of_a_table_nobody_changed_nothing_is_missed() -> None:
    assert with_changes(lambda rows: None).not_taken == ()


def test_a_column_that_somebody_added_is_named() -> None:
    def comment(rows: list[list[str]]) -> None:
        rows[0].append("Comment")
        rows[1].append("ask Max")

    found = with_changes(comment)
    assert [(one.where, one.what) for one in found.not_taken] == [("line 2, column “Comment”", "“ask Max”")]


def test_a_change_where_something_is_only_shown_once_more_is_named() -> None:
    def feel(rows: list[list[str]]) -> None:
        place = rows[0].index("Emotion in words")
        rows[1][place] = "wonderful"

    assert [one.what for one in with_changes(feel).not_taken] == ["“wonderful”"]


def test_a_row_without_a_number_goes_into_the_stage_of_that_name() -> None:
    def add(rows: list[list[str]]) -> None:
        rows.append([""] * len(rows[0]))
        rows[-1][rows[0].index("Stage")] = rows[1][rows[0].index("Stage")]
        rows[-1][rows[0].index("Step")] = "A poster"

    found = with_changes(add)
    assert len(found.map.stages) == len(clinic().stages)
    assert "A poster" in [point.name for point in found.map.stages[0].touchpoints]
