"""The pictures of the documents: made by the real app, the same each time, and nothing in them is from elsewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "docs" / "pictures.py"
KEPT = sorted((ROOT / "docs" / "pictures").glob("*.svg"))
SVG = "{http://www.w3.org/2000/svg}"
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
_LARGEST = 150_000


def drawing(into: Path, *names: str, **environment: str) -> subprocess.Popen[str]:
    """The script, begun."""
    command = [sys.executable, "-W", "error", str(SCRIPT), "--into", str(into), *names]
    here = {**os.environ, **environment}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=here)


def drawn(script: subprocess.Popen[str], into: Path) -> dict[str, str]:
    """The pictures that it has drawn, by the names of their files."""
    _, errors = script.communicate()
    assert (script.returncode, errors) == (0, "")
    return {path.name: path.read_text(encoding="utf-8") for path in into.iterdir()}


def words(svg: str) -> str:
    """What a picture says, blanks folded."""
    return " ".join(" ".join(ElementTree.fromstring(svg).itertext()).split())


def faults(svg: str) -> Iterable[str]:
    """What a picture that is shown on anybody's page must not have."""
    root = ElementTree.fromstring(svg)
    if root.tag != f"{SVG}svg" or root.find(f"{SVG}title") is None:
        yield "no SVG with a title"
    beside = svg.replace('xmlns="http://www.w3.org/2000/svg"', "", 1)
    yield from re.findall(r"https?:|@import|@font-face|url\(|href|<script|<foreignObject|<image", beside)
    yield from (f"control character {ord(one):#x}" for one in svg if ord(one) < 32 and one != "\n")
    yield from (f"control character {ord(one):#x}" for one in svg if 127 <= ord(one) < 160)
    yield from re.findall(r"(?:/(?:home|root|tmp|work)/|[A-Z]:\\)\S*", svg)
    if len(svg.encode()) > _LARGEST:
        yield f"{len(svg.encode())} bytes"


def test_the_script_draws_the_real_screens_the_same_each_time(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    first = drawing(one, "interview-80x24", "presenter")
    second = drawing(two, "interview-80x24", NO_COLOR="1", TZ="Asia/Tokyo", COLUMNS="40")
    here, elsewhere = drawn(first, one), drawn(second, two)
    assert sorted(here) == ["interview-80x24.svg", "presenter.svg"]
    talk, wall = here["interview-80x24.svg"], here["presenter.svg"]
    assert "How does Priya feel at each of these, from 1 (very bad) to 5 (very good)?" in words(talk)
    assert "Find a workshop → Book in → [Repair] → Collect → Come back" in words(wall)
    assert [*faults(talk), *faults(wall)] == []
    assert elsewhere == {"interview-80x24.svg": talk}


def test_it_says_which_pictures_there_are(tmp_path: Path) -> None:
    script = drawing(tmp_path / "none", "nothing")
    _, errors = script.communicate()
    assert script.returncode == 2
    assert "there is no picture called nothing" in errors
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.name)
def test_a_kept_picture_is_whole(path: Path) -> None:
    assert [*faults(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("document", ["README.md", "docs/screens.md", "docs/facilitating.md"])
def test_the_pictures_that_a_document_shows_are_there(document: str) -> None:
    folder = (ROOT / document).parent
    shown = _PICTURE.findall((ROOT / document).read_text(encoding="utf-8"))
    assert [target for _, target in shown if (folder / target).resolve() not in KEPT] == []
    assert [target for about, target in shown if len(about) < 20] == [], "say in words what a picture shows"
    assert shown or document != "README.md"


@pytest.mark.parametrize(
    "inside",
    [
        '<style>@font-face { src: url("https://fonts.example/x.woff2"); }</style>',
        '<image href="x.png"/>',
        "<text>\u009b31m</text>",
        "<text>/home/somebody/maps</text>",
        f"<text>{'x' * _LARGEST}</text>",
    ],
)
def test_it_finds(inside: str) -> None:
    assert [*faults(f'<svg xmlns="http://www.w3.org/2000/svg"><title>x</title>{inside}</svg>')]
    assert not [*faults('<svg xmlns="http://www.w3.org/2000/svg"><title>x</title></svg>')]
