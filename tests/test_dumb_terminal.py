"""A terminal that can show no screens gets plain lines, whether a map is named or not."""

from __future__ import annotations

import os
from pathlib import Path

import pexpect
import pytest

from tests.client import COMMAND, mapcoach


def on_a_dumb_terminal(*arguments: str) -> pexpect.spawn[str]:
    dumb = {**os.environ, "TERM": "dumb"}
    return pexpect.spawn(str(COMMAND), list(arguments), encoding="utf-8", timeout=20, env=dumb)


@pytest.fixture
def data(tmp_path: Path) -> str:
    made = mapcoach("new", "Café [b] visit", "--no-interview", "--data-dir", tmp_path)
    assert made.returncode == 0
    return str(tmp_path)


def test_a_named_map_is_opened_in_plain_lines(data: str) -> None:
    child = on_a_dumb_terminal("open", "Café [b]", "--on", "map", "--data-dir", data)
    child.expect_exact("> ")
    assert "answered, about" in str(child.before)
    assert "\x1b[" not in str(child.before)
    child.sendline("We mend shoes")
    child.expect_exact("> ")
    child.sendeof()
    child.expect_exact("goes on where you stopped")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert "We mend shoes" in mapcoach("show", "Café", "--json", "--data-dir", data).stdout


def test_without_a_map_the_maps_are_listed_in_plain_lines(data: str) -> None:
    child = on_a_dumb_terminal("--data-dir", data)
    child.expect_exact("Enter goes on with 1. > ")
    assert "Café [b] visit" in str(child.before)
    child.sendline("")
    child.expect_exact("answered, about")
    child.close()


def test_a_map_that_is_not_there_is_told(data: str) -> None:
    child = on_a_dumb_terminal("open", "nothing like it", "--data-dir", data)
    child.expect_exact("mapcoach: ")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 1


@pytest.mark.parametrize("arguments", [(), ("open", "Café")])
def test_a_pipe_is_refused_as_on_any_terminal(data: str, arguments: tuple[str, ...]) -> None:
    told = mapcoach(*arguments, "--data-dir", data, stdin="We mend shoes\n", TERM="dumb")
    assert told.returncode == 1
    assert "needs a terminal" in told.stderr
