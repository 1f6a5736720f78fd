"""Files of separated values with faults in them: quotation marks, encodings, and sizes."""

from __future__ import annotations

import time
import tracemalloc

import pytest

from mapcoach.export.reading import CannotReadError, read_file


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_an_open_quotation_mark_is_refused_with_its_line(end: str) -> None:
    with pytest.raises(CannotReadError, match="quotation mark") as refused:
        read_file(
            "a.csv", f'Stage,Touchpoint,Pain\nFind,Ad,\nFind,Site,"Slow\nBuy,Shop,Queue\nUse,App,Crash{end}'.encode()
        )
    assert refused.value.line == 3


def test_rows_inside_quotation_marks_are_pointed_out() -> None:
    found = read_file("a.csv", b'Stage,Touchpoint,Pain\nFind,Site,"Slow\nBuy,Shop,"Queue"\nUse,App,Crash\n')
    assert [one.where for one in found.not_taken] == ["line 2"]
    assert "Buy,Shop,Queue" in found.not_taken[0].what
    fine = read_file("a.csv", b'Stage,Touchpoint,Pain\nFind,Site,"Slow\nand, at times, gone"\nUse,App,"""Crash"""\n')
    assert len(fine.map.pain_points()) == 3
    assert [one.text for one in fine.map.pain_points()][-1] == '"Crash"'


def test_the_line_numbers_behind_cells_of_several_lines() -> None:
    found = read_file("a.csv", b'sep=;\nStage;Step;Feeling (1-5)\nA;"x\ny";2\n\nB;z;9\n')
    assert [one.where for one in found.not_taken] == ["line 6, column C"]


def test_utf_8_with_a_stray_byte_stays_utf_8() -> None:
    found = read_file("a.csv", "Stage,Step\nCafé,Crème\nПоиск,Ввод\nB".encode() + b"\xe9,x\n")
    assert [stage.name for stage in found.map.stages] == ["Café", "Поиск", "B\ufffd"]
    assert [(one.where, one.what) for one in found.not_taken] == [("line 4", "a character")]
    assert not any("1252" in sentence for sentence in found.taken)


def test_guessed_encodings_are_said() -> None:
    text = "Phase;Étape;Points de douleur\nAvant;Recherche;Être « seul » – déçu\n"
    found = read_file("a.csv", text.encode("cp1252"))
    assert found.map.pain_points()[0].text == "Être « seul » – déçu"
    assert [sentence for sentence in found.taken if "Windows-1252" in sentence]
    assert found.not_taken == ()
    japanese = read_file("a.csv", "ステージ,タッチポイント\n認知,広告\n".encode("cp932"))
    assert [stage.name for stage in japanese.map.stages] == ["認知"]
    assert [sentence for sentence in japanese.taken if "Shift-JIS" in sentence]
    mac = read_file("a.csv", "Stage,Step\nCafé,Crème\n".encode("mac_roman"))
    assert mac.not_taken[0].where == "the whole file"
    assert "UTF-8" in mac.not_taken[0].why
    assert not [sentence for sentence in read_file("a.csv", text.encode()).taken if "read as" in sentence]


def rows(number: int, text: str) -> str:
    return "".join(text.replace("#", str(at)) for at in range(number))


def cell(letter: str, row: int) -> str:
    return ";".join(f"{letter}{row}_{at}" for at in range(490))


_LANES = "".join(f"Touchpoint,{cell('t', row)}\n" for row in range(8))
_SOURCES = "".join(f"Evidence,{cell('e', row)}\n" for row in range(8))
_PAINS = "".join(f"Pain point,{cell('p', row)}\n" for row in range(9))
LARGE = {
    "sources times touchpoints": f"Stage,A\n{_LANES}{_SOURCES}",
    "pain points times touchpoints": f"Stage,A\n{_LANES}{_PAINS}",
    "a row for each of many": "Stage,Step,Pain\n" + rows(3_000, "S,T#,a; b; c\n"),
    "cells without end": "\n".join([",".join(["Stage"] * 900)] * 1_000),
    "separators without end": "Stage,Step\nA,b\n" + "," * 3_000_000,
    "a long row over many lines": "Stage,Step\n" + (',' * 999 + '"\n"') * 2_000,
    "faces without end": "Stage,Step,Feeling\n" + rows(1_000, f"S,T#,{'😀' * 1_000}\n") + rows(5_000, "S,U#,\n"),
    "a wide and a high table": "x" + "," * 900 + "y\n" + rows(10_000, "a#,b\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", LARGE)
def test_too_much_is_refused_soon_and_in_little_memory(name: str) -> None:
    data = LARGE[name].encode()
    tracemalloc.start()
    begun = time.process_time()
    with pytest.raises(CannotReadError, match=r"more than|far more"):
        read_file("a.csv", data)
    used, most = time.process_time() - begun, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert used < 20
    assert most < 150_000_000


def test_many_things_left_out_for_one_reason_are_counted() -> None:
    found = read_file("a.csv", ("Stage,Step,Feeling (1-5)\n" + rows(1_000, "S,T#,9\n")).encode())
    assert len(found.not_taken) == 201
    assert (found.not_taken[-1].where, found.not_taken[-1].what) == ("800 more places", "more of the same kind")
