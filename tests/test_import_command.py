"""``mapcoach import`` as a person and as a program use it, through the function that the parser calls."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from mapcoach.commands.importing import import_file
from mapcoach.commands.running import CommandError
from mapcoach.workspace import Workspace
from tests.export.maps import clinic

GRID = "Phase,Find,Buy\nTouchpoints,Search,Form\nFeeling,4,9\nSystems,CRM,shop\n"
Run = Callable[..., int]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def call(file: Path | str, **values: Any) -> int:
        known = {
            "title": "",
            "preview": False,
            "role": [],
            "json": False,
            "yes": False,
            "data_dir": str(tmp_path / "d"),
        }
        return import_file(argparse.Namespace(file=str(file), **known | values))

    return call


@pytest.fixture
def grid(tmp_path: Path) -> Path:
    path = tmp_path / "grid.csv"
    path.write_text(GRID, "utf-8")
    return path


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "clinic.json"
    path.write_text(clinic().model_dump_json(), "utf-8")
    return path


def titles(tmp_path: Path) -> list[str]:
    return [one.title for one in Workspace(tmp_path / "d").list()]


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """Sit at a terminal and type these lines; then the input ends."""
    left: Iterator[str] = iter(lines)

    def answer(_: str = "") -> str:
        try:
            return next(left)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr("builtins.input", answer)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)


def test_without_a_terminal_it_imports_and_says_where(run: Run, own: Path, tmp_path: Path, capsys: Any) -> None:
    assert run(own) == 0
    said = capsys.readouterr().out
    assert "4 stages, 7 touchpoints, 6 ratings" in said
    assert "The new map is " in said
    assert "mapcoach --data-dir" in said
    assert titles(tmp_path) == ["First visit to the dentist"]


def test_a_preview_makes_nothing(run: Run, own: Path, grid: Path, tmp_path: Path, capsys: Any) -> None:
    assert run(own, preview=True) == 0
    assert run(grid, preview=True) == 0
    said = capsys.readouterr().out
    assert "line 3, column C: “9”: the numbers of this table are on neither scale" in said
    assert titles(tmp_path) == []


def test_an_unclear_row_without_a_terminal_is_asked_for(run: Run, grid: Path, tmp_path: Path, capsys: Any) -> None:
    assert run(grid) == 2
    assert "--role Systems=ignore" in capsys.readouterr().err
    assert titles(tmp_path) == []
    assert run(grid, role=["Systems=channel"], title="Ours") == 0
    assert titles(tmp_path) == ["Ours"]


@pytest.mark.parametrize("role", ["Systems", "=owner", "Systems=boss", "Colour=owner"])
def test_a_wrong_role_is_wrong_usage(run: Run, grid: Path, tmp_path: Path, role: str, capsys: Any) -> None:
    assert run(grid, role=[role]) == 2
    assert capsys.readouterr().err.startswith("mapcoach: ")
    assert titles(tmp_path) == []


def test_at_a_terminal_it_asks(run: Run, grid: Path, tmp_path: Path, monkeypatch: Any, capsys: Any) -> None:
    typed(monkeypatch, "99", "channel", "")
    assert run(grid) == 0
    assert "What does “Systems” hold?" in capsys.readouterr().out
    assert titles(tmp_path) == ["grid"]
    made = Workspace(tmp_path / "d")
    channels = [point.channel for point in made.open(made.list()[0].path).map().touchpoints()]
    assert channels == ["CRM", "shop"]


@pytest.mark.parametrize("answers", [("", "n"), ("",), ()])
def test_no_yes_no_map(run: Run, grid: Path, tmp_path: Path, monkeypatch: Any, answers: tuple[str, ...]) -> None:
    typed(monkeypatch, *answers)
    assert run(grid) == 0
    assert titles(tmp_path) == []


def test_for_programs(run: Run, own: Path, tmp_path: Path, capsys: Any) -> None:
    assert run(own, json=True, preview=True) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["kind"], told["path"], len(told["map"]["stages"])) == ("json", None, 4)
    assert run(own, json=True) == 0
    told = json.loads(capsys.readouterr().out)
    assert Path(told["path"]).exists()


def test_a_bad_file_gets_the_line_and_the_reason(run: Run, tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text('{\n "stages": [}\n', "utf-8")
    with pytest.raises(CommandError, match=r"bad\.json cannot be imported\. Line 2: The JSON breaks off at column 13"):
        run(bad)
    with pytest.raises(CommandError, match="cannot be read: no such file"):
        run(tmp_path / "gone.csv")
    with pytest.raises(CommandError, match="cannot be read"):
        run(tmp_path)
    assert titles(tmp_path) == []


def test_nothing_in_a_file_steers_the_terminal(run: Run, tmp_path: Path, capsys: Any) -> None:
    path = tmp_path / "a\x1b[31m.csv"
    path.write_text("Phase,\x1b]0;x\x07Find\nTouchpoints,\u202eSearch\nFeeling,9\x1b[2J\n", "utf-8")
    assert run(path) == 0
    said = capsys.readouterr().out
    assert not {"\x1b", "\x07", "\u202e"} & set(said)
