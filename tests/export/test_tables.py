from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapcoach.export import tables as module
from mapcoach.export.tables import listed, table, tables, unlisted
from mapcoach.export.tables_text import armed, defused, legible
from mapcoach.journey import (
    Emotion,
    GroupSession,
    JourneyMap,
    Measure,
    Opportunity,
    PainPoint,
    Stage,
    Touchpoint,
)
from tests.export import hostile, maps
from tests.export.tables_maps import journeys, rebuilt, records, shown

DRAWN = {
    "clinic": maps.clinic(),
    "workshop": maps.workshop(),
    "saas_churn": maps.saas_churn(),
    "future_b2b": maps.future_catalogue(),
    "empty": JourneyMap(),
}


def read_back(journey_map: JourneyMap) -> JourneyMap:
    return rebuilt({one.name: records(one) for one in tables(journey_map, maps.TODAY) if one.read_back})


def of(journey_map: JourneyMap, name: str) -> list[dict[str, object]]:
    return [dict(one) for one in records(table(journey_map, maps.TODAY, name))]


# --- nothing is lost ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", DRAWN)
def test_a_map_comes_back_from_its_tables(name):
    assert read_back(DRAWN[name]) == DRAWN[name]


@given(journeys)
def test_any_map_comes_back_from_its_tables(journey_map):
    assert shown(read_back(journey_map).model_dump()) == shown(journey_map.model_dump())


@given(journeys)
def test_rows_have_a_plain_value_for_every_column(journey_map):
    for one in tables(journey_map, maps.TODAY):
        for row in one.rows:
            assert len(row) == len(one.columns), one.name
            assert all(type(value) in (str, int, float, type(None)) for value in row), one.name


def promised() -> dict[str, list[str]]:
    """The columns of each table, as the docstring of ``tables`` tells its readers."""
    found = re.findall(
        r"^(\w[\w& ]*?) +(?:\*|READ) (.+?\.)$(?=\n(?:\n|    \w|$)|\Z)", module.__doc__ or "", re.M | re.S
    )
    notes = r"\*|PRIVATE:.*| \((?!-2|1 to|0 to).*?\)|, listed"
    return {name: re.split(r",\s+", re.sub(notes, "", text, flags=re.S).strip().rstrip(".")) for name, text in found}


def test_columns_are_those_that_the_docstring_promises():
    told = promised()
    for one in tables(maps.workshop(), maps.TODAY)[1:]:
        text = [re.sub(r"\s+", " ", header) for header in told[one.name]]
        assert text == [header.rstrip(".") if header == one.headers[-1] else header for header in one.headers]


def test_the_same_map_gives_the_same_tables():
    assert tables(maps.workshop(), maps.TODAY) == tables(maps.workshop(), maps.TODAY)


# --- what stands in them --------------------------------------------------------------------------------------


def test_an_empty_map_has_its_tables_and_nothing_in_them():
    filled = {one.name for one in tables(JourneyMap(), maps.TODAY) if one.rows}
    assert filled == {"Persona & scope", "ReadMe"}
    assert all(row["Value"] is None or row["Key"] == "kind" for row in of(JourneyMap(), "Persona & scope"))


def test_steps_have_a_row_for_each_pain_point_step_or_empty_stage():
    journey_map = JourneyMap(
        stages=(
            Stage(id="s1", name="Look"),
            Stage(
                id="s2",
                name="Buy",
                touchpoints=(
                    Touchpoint(id="t1", name="Shop"),
                    Touchpoint(
                        id="t2",
                        name="Till",
                        pain_points=(PainPoint(id="p1", text="Queue"), PainPoint(id="p2", text="Cash only")),
                    ),
                ),
            ),
        )
    )
    found = [
        (row["Stage no."], row["Step no."], row["Pain no."], row["Pain point"]) for row in of(journey_map, "Steps")
    ]
    assert found == [(1, None, None, None), (2, 1, None, None), (2, 2, 1, "Queue"), (2, 2, 2, "Cash only")]


def test_feelings_stand_as_number_and_in_words():
    felt = {
        row["Step"]: (row["Emotion (-2 to 2)"], row["Emotion in words"]) for row in of(maps.clinic(), "Emotion curve")
    }
    assert felt["Booking form"] == (-2, "very bad")
    assert felt["Phone"] == (0, "so-so")
    assert felt["Follow-up"] == (None, None)


def test_what_is_assumed_is_marked_and_evidence_names_its_source():
    steps = {row["Step"]: row for row in of(maps.clinic(), "Steps")}
    assert (steps["Booking form"]["Basis of the step"], steps["Booking form"]["Source"]) == (
        "evidence",
        "Website figures, October",
    )
    assert steps["Google search"]["Basis of the step"] == "assumption"
    grid = {row["Lane"]: row for row in of(maps.clinic(), "Map")}
    assert str(grid["Touchpoints"]["2. Book"]).split("\n") == [
        "Booking form (website; moment of truth)",
        "Phone (phone) (?)",
    ]
    assert "(?)" not in str(grid["What we want them to do"])


def test_what_nobody_said_anything_of_counts_as_assumed():
    journey_map = JourneyMap(stages=(Stage(id="s1", name="A", touchpoints=(Touchpoint(id="t1", name="B"),)),))
    assert of(journey_map, "Steps")[0]["Basis of the step"] == "assumption"


def test_a_step_of_which_only_some_is_known_is_partly_evidence():
    point = Touchpoint(id="t1", name="Shop", emotion=Emotion(score=1))
    journey_map = JourneyMap(
        stages=(Stage(id="s1", name="A", touchpoints=(point,)),),
        basis={"stages[s1].touchpoints[t1].name": "evidence"},
    )
    assert of(journey_map, "Steps")[0]["Basis of the step"] == "partly evidence"


def test_pain_points_are_ranked_and_opportunities_keep_their_place():
    assert [row["Pain id"] for row in of(maps.clinic(), "Pain points")] == ["p2", "p4", "p3", "p1"]
    ideas = [(row["Rank"], row["No."], row["Score"]) for row in of(maps.clinic(), "Opportunities")]
    assert ideas == [(1, 2, 20), (2, 3, 20), (3, 1, None)]


def test_decided_automations_are_not_recommended_again():
    chosen = {(row["Recipe"], row["Stage id"]) for row in of(maps.clinic(), "Automations")}
    recommended = {(row["Recipe"], row["Stage id"]) for row in of(maps.clinic(), "Recommended")}
    assert ("appointment-reminder", "s3") in chosen
    assert not chosen & recommended
    assert any(row["Automation"] and row["Why"] for row in of(maps.clinic(), "Recommended"))


def test_too_early_a_stage_says_what_to_map_first():
    rows = of(JourneyMap(stages=(Stage(id="s1", name="Look"),)), "Recommended")
    assert [(row["Stage"], row["Automation"]) for row in rows] == [("1. Look", None)]
    assert rows[0]["Why"]


def test_votes_are_private_and_their_sum_is_told():
    held = maps.with_basis(maps.workshop())
    assert any(path.startswith("session.votes[") for path in held.provenance)
    found = {one.name: one for one in tables(held, maps.TODAY)}
    assert [one.name for one in found.values() if one.private] == ["Votes"]
    assert all(row["Journal entry"] for row in records(found["Votes"]))
    told = [(row["Text"], row["Dots"]) for row in records(found["Session"]) if row["Record"] == "votes in all"]
    assert told[0] == ("The form asks for the insurance number before it offers a date", 3)
    assert not any("votes[" in str(row["Key"]) for row in records(found["Basis"]))
    assert ("Votes", "Left out: who voted for what is secret. The result is in Session.") in found["ReadMe"].rows


def test_there_is_a_record_only_of_a_session_that_was_held():
    names = {one.name for one in tables(maps.clinic(), maps.TODAY)}
    assert not names & {"Session", "Votes"}
    held = JourneyMap(session=GroupSession(dots_each=5))
    assert [row["Dots"] for row in of(held, "Session")] == [5]


def test_parts_that_are_gone_are_not_invented():
    lost = JourneyMap(
        opportunities=(Opportunity(id="o1", pain_point="gone", text="An idea"),),
        measures=(Measure(name="NPS", stage="gone"),),
    )
    assert of(lost, "Opportunities")[0]["Answers"] is None
    assert of(lost, "Measures")[0]["Watches"] == "(a stage that is not on the map any more)"


def test_the_whole_journey_is_the_last_column():
    journey_map = JourneyMap(stages=(Stage(id="s1", name="Only"),), opportunities=(Opportunity(id="o1", text="Idea"),))
    grid = table(journey_map, maps.TODAY, "Map")
    assert grid.headers == ("Lane", "1. Only", "Whole journey")
    assert ("Opportunities", None, "Idea") in grid.rows


def test_a_table_that_a_map_has_not_is_an_error():
    with pytest.raises(KeyError):
        table(maps.clinic(), maps.TODAY, "Session")


def test_readme_names_every_sheet_and_the_day():
    readme = {sheet: what for sheet, what in table(maps.workshop(), maps.TODAY, "ReadMe").rows}  # noqa: C416
    assert readme["Written on"] == "22 November 2026"
    assert {one.name for one in tables(maps.workshop(), maps.TODAY)} - {"ReadMe"} <= set(readme)


# --- texts ----------------------------------------------------------------------------------------------------


@given(st.lists(hostile.text))
def test_items_of_a_list_come_back(items):
    kept = tuple(text for item in items if (text := legible(item).strip()))
    assert unlisted(listed(items)) == kept


@given(hostile.text)
def test_a_defused_text_is_no_formula_and_comes_back(text):
    guarded = defused(text)
    assert armed(guarded) == text
    assert not guarded.lstrip().startswith(tuple("=+-@＝＋－＠"))
    assert not guarded.startswith(("\t", "\r", "\n"))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", " =1", "\t=1", "\r", "'", "''", "'=1", "＝1", "\xa0-2"])
def test_every_kind_of_formula_is_defused(text):
    assert defused(text) == f"'{text}"


_HIDDEN = ("", " ", "\u200e", "\u200f", "\u061c", "\u200b", "\u200d", "\ufeff", "\u2060", "\u3000", "\u200e \u200b")


@pytest.mark.parametrize("sign", "=+-@＝＋－＠﹦﹢﹣﹫−")
def test_a_formula_is_defused_whatever_form_its_sign_has_and_whatever_stands_before_it(sign):
    for hidden in _HIDDEN:
        assert defused(f"{hidden}{sign}1+1") == f"'{hidden}{sign}1+1"


@pytest.mark.parametrize("text", ["", "1-2", "a=b", "1", "“=1”", "(-2)", "it's"])
def test_harmless_texts_stay_as_they_are(text):
    assert defused(text) == text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a  b\tc", "a  b\tc"),
        ("a\r\nb\rc\vd\u2028e", "a\nb\nc\nd\ne"),
        ("\x1b[31mred\x00", "[31mred"),
        ("\ud800x\ufffe\ufeff", "\ufffdx"),
        ("\u202egnp.exe\u202c", "gnp.exe"),
        ("שלום \u200fa", "שלום \u200fa"),
        ("👩\u200d👧", "👩\u200d👧"),
    ],
)
def test_texts_are_legible(typed, kept):
    assert legible(typed) == kept
