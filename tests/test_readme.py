"""The README tells the truth: its excerpt is from a real draft, and the commands it names exist."""

from __future__ import annotations

import re
from pathlib import Path

from mapcoach.cli import build_parser
from tests.client import mapcoach

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
_DAYS = re.compile(r"\b\d{1,2} [A-Z][a-z]+ 20\d\d\b")


def test_the_excerpt_is_from_the_sample_draft() -> None:
    found = re.search(r"```text\n(.+?)```", README, re.DOTALL)
    assert found
    draft = [_DAYS.sub("(day)", line) for line in mapcoach("demo").stdout.splitlines()]
    excerpt = [_DAYS.sub("(day)", line) for line in found[1].splitlines()]
    assert len(excerpt) > 15
    assert [line for line in excerpt if line not in draft and line != "…"] == []


def test_the_commands_it_names_exist() -> None:
    known = build_parser().format_help()
    named = set(re.findall(r"mapcoach ([a-z]{4,})\b", README)) - {"interviews", "opens", "asks"}
    assert {"interview", "export", "list", "demo", "open", "serve"} <= named
    assert not [name for name in named if f"    {name} " not in known]
    assert set(re.findall(r"make ([a-z]+)", README)) <= {"run", "test", "check", "bench", "pictures"}
