from __future__ import annotations

import csv
import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from mapcoach.export.csv import from_csv, in_csv, render
from mapcoach.export.tables import Table, table
from mapcoach.export.tables_text import legible
from mapcoach.journey import JourneyMap
from tests.export import hostile, maps
from tests.export.tables_maps import Record, journeys, shown, stages

GOLDEN = Path(__file__).parent / "golden"
_FIELD = re.compile(r'(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)')


def by_the_grammar(text: str) -> list[list[str]]:
    """The rows of a CSV by the letter of RFC 4180: nothing may be left over, and every row has the same length."""
    rows: list[list[str]] = [[]]
    place = 0
    while place < len(text):
        found = _FIELD.match(text, place)
        assert found, f"Not RFC 4180 at {place}: {text[place : place + 40]!r}"
        rows[-1].append(found[2] if found[1] is None else found[1].replace('""', '"'))
        place = found.end()
        if found[3] == "\r\n":
            rows.append([])
    assert rows.pop() == []
    assert len({len(row) for row in rows}) == 1
    return rows


def by_python(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text, newline=""), strict=True))


def written(journey_map: JourneyMap) -> str:
    content = render(journey_map, maps.TODAY)
    assert content.startswith(b"\xef\xbb\xbf")
    return content.decode("utf-8-sig")


def steps(journey_map: JourneyMap) -> Table:
    return table(journey_map, maps.TODAY, "Steps")


def numbered(like: Table, fields: tuple[str | None, ...]) -> Record:
    kinds = {"number": int, "share": float}
    values: list[Any] = [
        field if field is None else kinds.get(column.kind, str)(field)
        for column, field in zip(like.columns, fields, strict=True)
    ]
    return dict(zip(like.headers, values, strict=True))


# --- what is read back ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("read", [by_python, by_the_grammar])
@given(journey_map=journeys)
def test_steps_come_back_as_they_are(read, journey_map):
    like = steps(journey_map)
    header, *rows = read(written(journey_map))
    assert tuple(header) == like.headers
    told = [tuple(numbered(like, row).values()) for row in from_csv(rows, like)]
    assert told == [tuple((legible(v) or None) if isinstance(v, str) else v for v in row) for row in like.rows]


@given(journeys)
def test_stages_touchpoints_emotions_and_pain_points_come_back(journey_map):
    like = steps(journey_map)
    found = [numbered(like, row) for row in from_csv(by_python(written(journey_map))[1:], like)]
    stage_rows: dict[int, Record] = {}
    for row in found:
        nothing = dict.fromkeys(("Customer goal", "What we want them to do", "Customer's questions"))
        stage_rows[row["Stage no."]] = {
            "Stage no.": row["Stage no."],
            "Stage": row["Stage"],
            "Stage id": row["Stage id"],
        }
        stage_rows[row["Stage no."]] |= {**nothing, "Owner": None}  # type: ignore[operator]
    rebuilt = JourneyMap.model_validate({"stages": stages(list(stage_rows.values()), found)})
    expected = [
        one | {"customer_goal": "", "business_goal": "", "questions": [], "owner": ""}
        for one in shown(journey_map.model_dump())["stages"]
    ]
    assert shown(rebuilt.model_dump())["stages"] == expected


# --- formulas -------------------------------------------------------------------------------------------------


@given(journeys)
def test_no_field_is_a_formula_and_numbers_stay_numbers(journey_map):
    like = steps(journey_map)
    for row in by_the_grammar(written(journey_map))[1:]:
        for column, field in zip(like.columns, row, strict=True):
            if column.kind in ("number", "share"):
                assert field == "" or float(field) <= 1000
            else:
                assert not re.match(r"\s*[=+\-@＝＋－＠]", field)
                assert not field.startswith(("\t", "\r", "\n"))


@pytest.mark.parametrize(
    "text", [*hostile.EXAMPLES, '=HYPERLINK("http://x","y")', "-2+3", "'quoted", '=1,"2"\r\n=3', "@SUM"]
)
def test_a_text_is_one_field_and_comes_back(text):
    one = Table("t", "", steps(JourneyMap()).columns[1:2], ((text,),))
    _, *rows = by_the_grammar(in_csv(one))
    assert list(from_csv(rows, one)) == [(legible(text) or None,)]


def test_a_low_feeling_is_a_number():
    like = steps(maps.clinic())
    row = next(row for row in by_python(written(maps.clinic())) if row[3] == "Booking form")
    assert row[like.headers.index("Emotion (-2 to 2)")] == "-2"
    assert row[like.headers.index("Share (0 to 1)")] == "0.35"


# --- the file -------------------------------------------------------------------------------------------------


def test_file_is_the_one_that_was_read_and_approved(request):
    content = render(maps.clinic(), maps.TODAY)
    file = GOLDEN / "clinic.csv"
    if request.config.getoption("--golden-update", default=False):
        file.write_bytes(content)
    assert content == file.read_bytes()


def test_an_empty_map_is_a_header():
    assert by_the_grammar(written(JourneyMap())) == [list(steps(JourneyMap()).headers)]
