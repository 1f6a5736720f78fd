"""Prints the marks of the examination at the end of the test run (a pytest plugin)."""

from __future__ import annotations

import pytest

from tests.automation.examination.marking import Marks

MARKS = pytest.StashKey[dict[str, Marks]]()


def note(config: pytest.Config, name: str, marks: Marks) -> None:
    """Keeps the marks of a set of papers for the summary."""
    config.stash.setdefault(MARKS, {})[name] = marks


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Recall and precision of the recommender, in the summary of the run; nothing if it was not examined."""
    marks = config.stash.get(MARKS, {})
    if marks:
        terminalreporter.section("examination of the recommender")
    for name, one in marks.items():
        terminalreporter.line(f"{name}: {one.line()}")
