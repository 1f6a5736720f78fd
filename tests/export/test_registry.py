import subprocess
import sys

import pytest

from mapcoach.export import FORMATS, UnknownFormatError, export
from mapcoach.journey import JourneyMap
from tests.export import maps


def test_markdown_is_what_an_export_is_unless_said_otherwise():
    document = export(maps.clinic(), today=maps.TODAY)
    assert isinstance(document, str)
    assert document.startswith("# Customer journey map: First visit to the dentist\n")
    assert document == export(maps.clinic(), "markdown", today=maps.TODAY)


def test_a_map_can_be_exported_on_any_day():
    assert "drafted on" in str(export(JourneyMap()))


def test_an_unknown_format_is_refused_with_the_known_ones():
    with pytest.raises(UnknownFormatError, match=r"'powerpoint'.+markdown"):
        export(JourneyMap(), "powerpoint")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_says_what_it_is(name):
    assert FORMATS[name].name == name
    assert FORMATS[name].suffix.startswith(".")
    assert FORMATS[name].description


def test_the_registry_is_cheap_to_import():
    code = "import sys, mapcoach.export; print([m for m in ('pydantic', 'jinja2', 'tomllib') if m in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
