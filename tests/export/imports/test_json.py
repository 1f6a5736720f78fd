"""Maps in JSON: ours come back as they were, other people's as far as they make sense."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapcoach.export import json as exporter
from mapcoach.export.reading import CannotReadError, Reading, read_file
from mapcoach.journey.shape import JourneyMap, Persona
from tests.export.imports.held import tried, values_of
from tests.export.maps import TODAY, clinic, future_catalogue, saas_churn, workshop
from tests.export.tables_maps import journeys

MAPS = {"clinic": clinic(), "workshop": workshop(), "churn": saas_churn(), "future": future_catalogue()}


def read(values: object) -> Reading:
    return read_file("map.json", json.dumps(values).encode())


def missed(found: Reading) -> dict[str, tuple[str, str]]:
    return {one.where: (one.what, one.why) for one in found.not_taken}


@pytest.mark.parametrize("name", MAPS)
def test_ours_come_back_as_they_were(name: str) -> None:
    found = read_file(f"{name}.json", exporter.render(MAPS[name], TODAY).encode())
    assert found.kind == "json"
    assert values_of(found.map) == values_of(MAPS[name])
    assert {one.where for one in found.not_taken} <= {"basis"}
    assert found.losses


def test_what_rests_on_evidence_stays_so() -> None:
    found = read_file("map.json", exporter.render(clinic(), TODAY).encode())
    assert "evidence" in clinic().basis.values()
    assert {path for path, basis in found.map.basis.items() if basis == "evidence"} == {
        path for path, basis in clinic().basis.items() if basis == "evidence"
    }
    assert "basis" not in missed(found)


def test_evidence_for_one_of_several_items_is_lost_and_named() -> None:
    goals = JourneyMap(
        persona=Persona(name="Maya", goals=("a quiet room", "a window")),
        basis={"persona.goals[0]": "evidence", "persona.goals[1]": "assumption"},
    )
    found = read_file("map.json", exporter.render(goals, TODAY).encode())
    assert missed(found)["basis"][0].startswith("that 1 value rests on evidence (persona.goals[0])")
    assert found.map.basis.get("persona.goals[0]") != "evidence"


def test_the_same_file_makes_the_same_ids() -> None:
    data = b'{"stages": [{"name": "Buy", "touchpoints": [{"name": "Shop"}]}]}'
    assert read_file("a.json", data).operations == read_file("b.json", data).operations


@given(journeys)
def test_any_map_comes_back_as_it_is_kept(made: JourneyMap) -> None:
    once = read_file("map.json", exporter.render(made, TODAY).encode())
    again = read_file("map.json", exporter.render(once.map, TODAY).encode())
    assert values_of(again.map) == values_of(once.map)
    assert {one.where for one in again.not_taken} <= {"basis"}
    assert all(one.where and one.what and one.why for one in once.not_taken)
    if all(stage.name.strip() for stage in made.stages):
        assert [stage.name.strip() for stage in made.stages] == [stage.name for stage in once.map.stages]


BAD: dict[str, tuple[dict[str, Any], str, str]] = {
    "an unknown field": ({"stages": [{"name": "A", "colour": "red"}]}, "stages[0].colour", "no such field"),
    "a score out of range": (
        {"stages": [{"name": "A", "touchpoints": [{"name": "B", "emotion": {"score": 5}}]}]},
        "stages[0].touchpoints[0].emotion.score",
        "a whole number from -2 to 2",
    ),
    "yes for a number": (
        {"stages": [{"name": "A", "touchpoints": [{"name": "B", "emotion": {"score": True}}]}]},
        "stages[0].touchpoints[0].emotion.score",
        "a whole number",
    ),
    "an unknown kind": ({"kind": "ideal", "stages": []}, "kind", "one of: current"),
    "a list for a text": ({"title": {"en": "A"}, "stages": []}, "title", "a text belongs here"),
    "a text for a list": ({"stages": "none"}, "stages", "a list belongs here"),
    "no text": (
        {"stages": [{"name": "A", "touchpoints": [{"name": "B", "pain_points": [{"severity": 2}]}]}]},
        "stages[0].touchpoints[0].pain_points[0]",
        "missing or empty",
    ),
    "no name": ({"stages": [{"touchpoints": [{"name": "B"}]}]}, "stages[0]", "it is called “Stage 1”"),
    "a pain point that is gone": (
        {"stages": [{"name": "A"}], "opportunities": [{"text": "Try", "pain_point": "p9"}]},
        "opportunities[0].pain_point",
        "nothing on this map has that id",
    ),
    "an automation without a stage": (
        {"stages": [{"name": "A"}], "automations": [{"recipe": "x", "stage": "s9"}]},
        "automations[0]",
        "its stage is not there",
    ),
    "a bad date": ({"stages": [{"name": "A"}], "review": {"due": "soon"}}, "review.due", "a date like"),
    "the same measure twice": (
        {"stages": [{"name": "A"}], "measures": [{"name": "X"}, {"name": "x"}]},
        "measures[1]",
        "a measure of that name",
    ),
    "the same id twice": (
        {"stages": [{"id": "s1", "name": "A"}, {"id": "s1", "name": "B"}]},
        "stages[1].id",
        "new one",
    ),
    "an id that is none": ({"stages": [{"id": ["x"], "name": "A"}]}, "stages[0].id", "new one"),
    "a basis of nothing": (
        {"stages": [{"id": "s1", "name": "A"}], "basis": {"stages[s9].name": "evidence"}},
        "basis, “stages[s9].name”",
        "no such value",
    ),
    "times that cannot be": (
        {
            "stages": [{"name": "A"}],
            "session": {"agenda": [{"title": "Go", "ended": "2026-01-01T10:00:00Z"}]},
        },
        "session.agenda[0]",
        "do not go together",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_each_bad_value_is_named_with_its_path_and_the_reason(name: str) -> None:
    values, where, why = BAD[name]
    found = read({"scope": {}, "persona": {}, **values})
    assert why in missed(found)[where][1]


def test_ids_of_other_programs_are_followed() -> None:
    """Numbers that count anew in each table, and ids with blanks."""
    found = read(
        {
            "stages": [{"id": 1, "name": "A", "touchpoints": [
                {"id": 1, "name": "B", "pain_points": [{"id": "pain one", "text": "slow"}]}]}],
            "opportunities": [{"id": 1, "text": "Faster", "pain_point": "pain one"}],
            "automations": [{"id": 1, "recipe": "appointment-reminder", "stage": 1, "touchpoint": 1}],
        }
    )  # fmt: skip
    assert found.not_taken == ()
    pain = found.map.pain_points()[0]
    assert found.map.opportunities[0].pain_point == pain.id
    assert found.map.automations[0].stage == found.map.stages[0].id
    assert found.map.automations[0].touchpoint == found.map.touchpoints()[0].id
    ids = [found.map.stages[0].id, found.map.touchpoints()[0].id, pain.id, found.map.opportunities[0].id]
    assert len(set(ids)) == 4


@pytest.mark.parametrize("reserved", ["persona", "scope", "map", "session", "a b", "x" * 65, "s]1", "\u202e"])
def test_ids_that_would_break_paths_are_made_anew(reserved: str) -> None:
    found = read({"stages": [{"id": reserved, "name": "A"}], "measures": [{"name": "M", "stage": reserved}]})
    assert found.map.stages[0].id != reserved
    assert found.map.measures[0].stage == found.map.stages[0].id


def test_numbers_that_are_none() -> None:
    point = '{"name": "B", "emotion": {"score": %s}}'
    for number in ("NaN", "Infinity", "-Infinity", "9" * 5000, "1e400", "1.5"):
        data = f'{{"stages": [{{"name": "A", "touchpoints": [{point % number}]}}]}}'
        found = read_file("a.json", data.encode())
        assert found.map.touchpoints()[0].emotion.score is None
        assert "stages[0].touchpoints[0].emotion.score" in missed(found)


def test_a_key_that_comes_twice() -> None:
    found = read_file("a.json", b'{"title": "One", "title": "Two", "stages": [{"name": "A"}]}')
    assert found.map.title == "Two"
    assert any("more than once" in one.why for one in found.not_taken)


@pytest.mark.parametrize(
    ("data", "words", "line"),
    [
        (b'{\n "title": "A",\n "stages": [\n  {"name" "B"}\n ]\n}', "column 11", 4),
        (b'{"stages": [', "before the end", 1),
        (b"[1, 2]", "a list", None),
        (b'{"nodes": [], "edges": []}', "nothing in it is a part of a map", None),
        (b"{}", "nothing in it is a part of a map", None),
        (b'{"about": {"1": {}}, "journal": {}}', "mapcoach open", None),
        (b'{"stages":' + b"[" * 300 + b"]" * 300 + b"}", "nested deeper", 1),
        (b"[" * 100_000, "nested deeper", 1),
        (b"[" * 2_000_000, "far more objects", None),
        (b'{"stages": []}', "Nothing in the file", None),
    ],
)
def test_what_is_no_map_is_refused_with_the_reason(data: bytes, words: str, line: int | None) -> None:
    with pytest.raises(CannotReadError) as refused:
        read_file("a.json", data)
    assert words in str(refused.value)
    assert "Nothing was taken" in str(refused.value) or "mapcoach open" in words
    assert refused.value.line == line


def test_our_empty_map_is_a_map() -> None:
    found = read_file("a.json", JourneyMap(id="m1").model_dump_json().encode())
    assert (found.operations, found.not_taken) == ((), ())


def test_more_parts_than_a_map_takes() -> None:
    with pytest.raises(CannotReadError, match="5,000 at most"):
        read({"stages": [{"name": f"S{number}"} for number in range(5_001)]})


def test_a_text_of_any_length() -> None:
    found = read({"title": "A", "stages": [{"name": "B", "customer_goal": "x" * 150_000}]})
    assert len(found.map.stages[0].customer_goal) == 100_000
    assert missed(found)["stages[0].customer_goal"][0] == "50,000 characters"


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from([*JourneyMap.model_fields, "touchpoints", "pain_points", "emotion", "score", "text", "name"]),
        inner, max_size=4),
    max_leaves=25,
)  # fmt: skip


@given(json_values)
def test_nothing_else_breaks_it(values: object) -> None:
    tried("map.json", json.dumps(values).encode())


def test_a_map_of_which_next_to_nothing_can_be_read_is_refused() -> None:
    with pytest.raises(CannotReadError, match="no stages"):
        read_file("x.json", b'{"map": {"title": "X", "phases": [1], "persona": "Marta"}}')
