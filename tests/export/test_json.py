from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given

from mapcoach.export.json import render
from mapcoach.journey import JourneyMap, Persona
from tests.client import mapcoach
from tests.export import maps
from tests.export.tables_maps import journeys, texts

GOLDEN = Path(__file__).parent / "golden"
SCHEMA = JourneyMap.model_json_schema(mode="serialization")
_HALF = "\ufffd"


def whole(text: str) -> str:
    return "".join(_HALF if "\ud800" <= one <= "\udfff" else one for one in text)


@given(journeys)
def test_any_map_comes_back_and_fits_the_schema(journey_map):
    text = render(journey_map, maps.TODAY)
    text.encode()
    assert not any("\ud800" <= one <= "\udfff" for one in text)
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(text))
    back = JourneyMap.model_validate_json(text)
    if text == f"{_dumped(journey_map)}\n":
        assert back == journey_map
    assert list(texts(back.model_dump())) == [whole(one) for one in texts(journey_map.model_dump())]


def _dumped(journey_map: JourneyMap) -> str:
    try:
        return journey_map.model_dump_json(indent=2)
    except ValueError:
        return ""


def test_half_a_character_is_replaced_and_all_else_is_kept():
    text = render(JourneyMap(title="a\ud800é", persona=Persona(goals=("\udfff", "b"))), maps.TODAY)
    assert text == render(JourneyMap(title=f"a{_HALF}é", persona=Persona(goals=(_HALF, "b"))), maps.TODAY)


def test_file_is_the_one_that_was_read_and_approved(request):
    text = render(maps.workshop(), maps.TODAY)
    file = GOLDEN / "workshop.json"
    if request.config.getoption("--golden-update", default=False):
        file.write_text(text, "utf-8")
    assert text == file.read_text("utf-8")
    assert JourneyMap.model_validate_json(file.read_bytes()) == maps.workshop()


def test_it_is_what_the_commands_print_and_describe():
    assert mapcoach("new", "First visit", "--no-interview").returncode == 0
    shown = mapcoach("show", "First visit", "--json").stdout
    assert render(JourneyMap.model_validate_json(shown), maps.TODAY) == shown
    described = json.loads(mapcoach("schema").stdout)
    assert {name: one for name, one in described.items() if name != "$schema"} == SCHEMA


@pytest.mark.parametrize("journey_map", [JourneyMap(), maps.clinic(), maps.saas_churn()])
def test_a_session_that_was_not_held_is_not_named(journey_map):
    assert "session" not in json.loads(render(journey_map, maps.TODAY))
