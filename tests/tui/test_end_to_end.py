"""The installed command in a terminal: new map, interview, kill, resume, export, as a person would."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.client import COMMAND
from tests.tui.terminal import Terminal

SIZES = pytest.mark.parametrize(("columns", "lines"), [(80, 24), (140, 45)])


class Terminals:
    """Terminals on one data folder; all end with the test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._open: list[Terminal] = []

    def start(self, *arguments: str, columns: int = 80, lines: int = 24, **environment: str) -> Terminal:
        """Start the command."""
        given = {"MAPCOACH_DATA_DIR": str(self.folder / "data"), "HOME": str(self.folder), **environment}
        made = Terminal([str(COMMAND), *arguments], columns, lines, {**given, "PWD": str(self.folder)})
        self._open.append(made)
        return made

    def close(self) -> None:
        """Kill what still runs."""
        for one in self._open:
            if one.child.isalive():
                one.kill()


@pytest.fixture
def terminals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminals]:
    monkeypatch.chdir(tmp_path)
    made = Terminals(tmp_path)
    yield made
    made.close()


def answer(terminal: Terminal, *pairs: Sequence[str]) -> None:
    """Answer questions, each once it is on the screen."""
    for question, text in pairs:
        terminal.see(question)
        terminal.type(text)
        terminal.see(text)
        terminal.press("enter")


@SIZES
def test_new_interview_kill_resume_and_export(terminals: Terminals, columns: int, lines: int) -> None:
    terminal = terminals.start(columns=columns, lines=lines)
    terminal.see("Welcome")
    terminal.press("enter")
    answer(
        terminal,
        ("What does your business do", "We mend shoes in town"),
        ("closest to your business", "local"),
        ("What sort of map", "today"),
    )
    terminal.see("What should be better")
    terminal.type("20 % more reg")
    terminal.see("20 % more reg")
    terminal.settle()
    terminal.kill()

    terminal = terminals.start(columns=columns, lines=lines)
    terminal.see("We mend shoes in town")
    terminal.press("enter")
    terminal.see("20 % more reg")  # what was half-typed when it was killed
    terminal.type("ulars by June 2027")
    terminal.see("20 % more regulars by June 2027")
    terminal.press("enter")
    answer(terminal, ("What shall we call them", "Tom"))
    terminal.see("What does Tom want")
    terminal.press("f5")
    terminal.see("Write a file")
    terminal.press("w")
    terminal.see(".md")
    terminal.press("enter")
    terminal.see("Written")
    (draft,) = terminals.folder.glob("*.md")
    assert "Tom" in draft.read_text(encoding="utf-8")
    terminal.press("ctrl+q")
    assert terminal.end() == 0


def test_two_terminals_on_one_map_see_each_others_answers(terminals: Terminals) -> None:
    first = terminals.start(columns=140, lines=45)
    first.see("Welcome")
    first.press("enter")
    first.see("What does your business do")
    (path,) = (terminals.folder / "data" / "maps").glob("*.json")
    second = terminals.start("open", str(path))
    answer(second, ("What does your business do", "We mend shoes in town"))
    first.see("Offering")
    first.see("closest to your business")
    answer(first, ("closest to your business", "local"))
    second.see("What sort of map")


def test_without_a_terminal_it_says_what_works(terminals: Terminals) -> None:
    from tests.client import mapcoach

    done = mapcoach()
    assert done.returncode == 1
    assert "The app needs a terminal." in done.stderr


def test_no_color_is_honoured(terminals: Terminals) -> None:
    terminal = terminals.start(NO_COLOR="1")
    terminal.see("Welcome")
    assert {cell.fg for row in terminal.screen.buffer.values() for cell in row.values()} <= {
        "default",
        *_greys(terminal),
    }


def _greys(terminal: Terminal) -> set[str]:
    """The colours on the screen that are shades of grey."""
    found = {cell.fg for row in terminal.screen.buffer.values() for cell in row.values()}
    return {one for one in found if len(one) == 6 and one[:2] == one[2:4] == one[4:]}


def test_a_broken_app_says_so_in_a_sentence(terminals: Terminals) -> None:
    (terminals.folder / "sitecustomize.py").write_text(
        "import mapcoach.tui.screens.interview as one\none.InterviewScreen.action_why = lambda self: 1 / 0\n",
        encoding="utf-8",
    )
    path = os.pathsep.join(filter(None, [str(terminals.folder), os.environ.get("PYTHONPATH", "")]))
    terminal = terminals.start(PYTHONPATH=path)
    terminal.see("Welcome")
    terminal.press("enter")
    terminal.see("What does your business do")
    terminal.press("f7")
    terminal.see("something went wrong that should not have")
    assert "Traceback" not in terminal.text
    assert terminal.end() == 1
