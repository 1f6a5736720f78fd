"""The installed command in a real terminal: a person types, a terminal emulator shows what they would see."""

from __future__ import annotations

import json
import os
import termios
import time
from pathlib import Path

import pexpect
import pyte
import pytest

from tests.client import COMMAND, mapcoach
from tests.test_jsonl import QUICK


class Terminal:
    """A terminal of a given size with the command running in it."""

    def __init__(self, *arguments: str, columns: int = 80, lines: int = 24) -> None:
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.Stream(self.screen)
        environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "", "LINES": ""}
        environment = {name: value for name, value in environment.items() if value}
        self.child = pexpect.spawn(
            str(COMMAND), list(arguments), dimensions=(lines, columns), encoding="utf-8", timeout=60, env=environment
        )

    def see(self, words: str) -> str:
        """Wait until some words are printed; returns the screen."""
        self.child.expect_exact(words)
        self._stream.feed(str(self.child.before) + str(self.child.after))
        return "\n".join(self.screen.display)

    def asked(self, words: str) -> None:
        """Wait until a question is asked, pressing Enter at the follow-ups before it."""
        while self.child.expect_exact([words, "(Enter = fine as it is.)", "press Enter to finish.)"]):
            self.see("> ")
            self.type("")

    def answer(self, words: str, reply: str) -> None:
        """Answer a question, once it is asked."""
        self.asked(words)
        self.see("> ")
        self.type(reply)

    def type(self, text: str) -> None:
        """Type a line."""
        self.child.sendline(text)

    def wait_until_it_reads(self) -> None:
        """Wait until the line editor has the terminal and sleeps: an interrupt before that may be lost on it."""
        status = Path(f"/proc/{self.child.pid}/stat")
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            editing = not termios.tcgetattr(self.child.child_fd)[3] & termios.ICANON
            asleep = not status.exists() or status.read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "S"
            if editing and asleep:
                return
        raise AssertionError("The command does not read.")

    def end(self) -> int:
        """Wait for the end; returns the exit status."""
        self.child.expect(pexpect.EOF)
        self._stream.feed(str(self.child.before))
        self.child.close()
        return int(self.child.exitstatus if self.child.exitstatus is not None else -1)


@pytest.mark.parametrize(("columns", "lines"), [(80, 24), (140, 45)])
def test_a_first_timer_gets_from_nothing_to_a_question_and_stops_with_everything_saved(
    columns: int, lines: int
) -> None:
    terminal = Terminal("--plain", columns=columns, lines=lines)
    screen = terminal.see("press Enter for quick")
    assert "Welcome to mapcoach" in screen
    terminal.type("")
    terminal.see("What does your business do")
    terminal.type("We mend shoes")
    terminal.see("closest to your business?")
    terminal.see("> ")
    terminal.type("local")
    terminal.see("What sort of map")
    terminal.child.sendeof()
    assert terminal.end() == 0
    assert mapcoach("list").stdout.count("\n") == 2


def test_killed_and_gone_on_with_to_the_draft(tmp_path: Path) -> None:
    path = tmp_path / "map.json"
    terminal = Terminal("interview", "--map", str(path), "--depth", "quick")
    for words, reply in (
        ("What does your business do", "We mend shoes"),
        ("closest to your business", "4"),
        ("What sort of map", "today"),
        ("What should be better", "20 more regulars by June"),
        ("What shall we call them", "Rosa"),
    ):
        terminal.answer(words, reply)
    terminal.asked("What does Rosa want")
    terminal.child.kill(9)
    again = Terminal("interview", str(path))
    for words, reply in (
        ("What does Rosa want", "dry feet; not to wait"),
        ("Which steps", "find us -> bring shoes -> fetch them"),
        ("At “find us”", "google, a friend"),
        ("How does Rosa feel", "4 5"),
        ("What goes wrong", "google: old opening hours"),
        ("At “bring shoes”", "counter"),
        ("How does Rosa feel", "2"),
        ("What goes wrong", "a queue at noon, a third of them leave"),
        ("At “fetch them”", "text message; counter"),
        ("How does Rosa feel", "all 4"),
        ("What goes wrong", "nothing"),
        ("How do you know", "2"),
    ):
        again.answer(words, reply)
    again.asked("That was the last question")
    again.see("> ")
    again.type("change Rosa to Ruth")
    again.see("Anything else?")
    again.see("> ")
    again.type("")
    again.see("mapcoach export")
    assert again.end() == 0
    assert mapcoach("export", path, "-o", tmp_path / "draft.md").returncode == 0
    draft = (tmp_path / "draft.md").read_text(encoding="utf-8")
    for words in ("Ruth", "find us", "old opening hours", "a queue at noon", "33%"):
        assert words in draft


def test_pasted_lines_are_one_reply(tmp_path: Path) -> None:
    terminal = Terminal("interview", "--map", str(tmp_path / "map.json"), "--depth", "quick")
    for reply in ("We mend shoes", "4", "1", "more regulars", "", "Rosa", "dry feet", ""):
        terminal.see("> ")
        terminal.type(reply)
    terminal.see("Which steps")
    terminal.see("> ")
    terminal.child.send("find us\nbring shoes\nfetch them\n")
    terminal.see("3 steps: find us → bring shoes → fetch them")
    terminal.child.sendeof()
    assert terminal.end() == 0


def test_a_finished_map_can_be_changed_and_gone_back_in(tmp_path: Path) -> None:
    path = tmp_path / "map.json"
    mapcoach("interview", "--map", path, "--depth", "quick", stdin="\n".join(QUICK))
    terminal = Terminal("interview", str(path))
    terminal.see("All questions of this map are answered")
    terminal.see("> ")
    terminal.type("change Rosa to Ruth")
    terminal.see("Anything else?")
    terminal.see("> ")
    terminal.type("back")
    terminal.see("Type a new answer")
    terminal.see("> ")
    terminal.type("")
    terminal.see("Anything else?")
    terminal.see("> ")
    terminal.child.sendeof()
    terminal.see("Your map is ready")
    assert terminal.end() == 0
    assert json.loads(mapcoach("show", path, "--json").stdout)["persona"]["name"] == "Ruth"


def test_control_d_at_the_prompts_of_the_app_is_a_goodbye() -> None:
    terminal = Terminal("--plain")
    terminal.see("press Enter for quick")
    terminal.child.sendeof()
    terminal.see("Goodbye")
    assert terminal.end() == 0
    assert "No maps yet" in mapcoach("list").stdout
    assert mapcoach("new", "First", "--no-interview").returncode == 0
    again = Terminal("--plain")
    again.see("Enter goes on with 1.")
    again.child.sendeof()
    again.see("Goodbye")
    assert again.end() == 0


def test_the_end_of_the_input_does_not_bring_a_previous_version_back(tmp_path: Path) -> None:
    path = tmp_path / "map.json"
    mapcoach("interview", "--map", path, stdin="We mend shoes\nlocal\n")
    path.write_text("broken", encoding="utf-8")
    terminal = Terminal("show", str(path))
    terminal.see("Open the previous version now?")
    terminal.child.sendeof()
    assert terminal.end() == 1
    assert not path.exists()


def test_control_c_stops_with_a_sentence_and_without_a_traceback(tmp_path: Path) -> None:
    terminal = Terminal("interview", "--map", str(tmp_path / "map.json"))
    terminal.see("What does your business do")
    terminal.see("> ")
    terminal.wait_until_it_reads()
    terminal.child.sendintr()
    terminal.see("is saved")
    assert terminal.end() == 130
    assert "Traceback" not in "\n".join(terminal.screen.display)


def test_the_app_goes_on_with_the_map_that_is_named_by_its_number() -> None:
    assert mapcoach("new", "First", "--no-interview").returncode == 0
    terminal = Terminal("--plain")
    terminal.see("1. First")
    terminal.see("Enter goes on with 1.")
    terminal.type("1")
    terminal.see("What does your business do")
    terminal.see("> ")
    terminal.child.sendeof()
    assert terminal.end() == 0
    assert mapcoach("list").stdout.count("\n") == 2, "no second map was made"
