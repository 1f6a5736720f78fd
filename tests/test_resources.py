"""Texts are found in the user's folder first, and a fault in one is told with its file."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from mapcoach import resources
from mapcoach.resources import ResourceError, ResourceMissingError


@pytest.fixture
def own() -> Path:
    """The user's own folder of prompts."""
    folder = Path(os.environ["MAPCOACH_CONFIG_DIR"]) / "prompts"
    folder.mkdir(parents=True)
    return folder


def test_the_example_in_the_docstring_is_a_text_that_exists() -> None:
    kind, name = re.findall(r'find\("(\w+)", "([^"]+)"\)', resources.find.__doc__ or "")[0]
    assert resources.names(kind, name) == [name]


def test_a_text_of_the_user_wins_and_is_named_once(own: Path) -> None:
    shipped = resources.find("prompts", "lexicon/channels.toml")
    (own / "lexicon").mkdir()
    (own / "lexicon" / "channels.toml").write_text('phone = ["ring"]', encoding="utf-8")
    assert resources.find("prompts", "lexicon/channels.toml") == own / "lexicon" / "channels.toml" != shipped
    assert resources.read_toml("prompts", "lexicon/channels.toml") == {"phone": ["ring"]}
    assert resources.names("prompts", "lexicon/*.toml").count("lexicon/channels.toml") == 1


def test_a_text_that_is_nowhere_is_told_with_the_places_searched(own: Path) -> None:
    with pytest.raises(ResourceMissingError, match=r"prompts/nothing\.toml") as error:
        resources.read_toml("prompts", "nothing.toml")
    assert str(own) in str(error.value)
    assert isinstance(error.value, ResourceError)


@pytest.mark.parametrize("content", [b"a = ", b"a = 1\na = 2", b"a = '\xff\xfe'", b"\x00"])
def test_a_text_that_cannot_be_read_is_told_with_its_file(own: Path, content: bytes) -> None:
    (own / "broken.toml").write_bytes(content)
    with pytest.raises(ResourceError, match=r"broken\.toml cannot be read: \S+"):
        resources.read_toml("prompts", "broken.toml")


def test_a_text_saved_by_an_editor_that_marks_utf_8_is_read(own: Path) -> None:
    (own / "marked.toml").write_text('name = "Café"', encoding="utf-8-sig")
    assert resources.read_toml("prompts", "marked.toml") == {"name": "Café"}


def test_looking_for_a_text_loads_nothing_heavy() -> None:
    heavy = "{'tomllib', 'pydantic', 'jinja2', 'mapcoach.interview'} & set(sys.modules)"
    looking = "from mapcoach import resources; resources.find('prompts', 'interview/1-scope.toml')"
    code = f"import sys; {looking}; print({heavy})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
