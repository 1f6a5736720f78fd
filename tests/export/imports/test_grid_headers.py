"""Headers as people write them: whole words count, and what is unclear is asked or named."""

from __future__ import annotations

import pytest

from mapcoach.export.reading import Reading, WrongRoleError, read_file
from mapcoach.export.reading.grid_roles import role_of


def read(text: str, **roles: str) -> Reading:
    return read_file("a.csv", text.encode(), {name.replace("_", " "): role for name, role in roles.items()})


def names(found: Reading) -> list[tuple[str, list[str]]]:
    return [(stage.name, [point.name for point in stage.touchpoints]) for stage in found.map.stages]


def missed(found: Reading) -> dict[str, str]:
    return {one.what: one.why for one in found.not_taken}


WHOLE_WORDS = {
    "Backstage": "", "Frontstage": "", "Frontstage actions": "", "Stage #": "", "Step #": "", "Touchpoint ID": "",
    "No.": "", "Stage duration": "", "Pain point category": "", "Touchpoint description": "",
    "Emotional quote": "thought",
    "Stage owner": "stage_owner", "Touchpoint owner": "touchpoint_owner", "Opportunity owner": "opportunity_owner",
    "Pain point severity": "severity", "Customer thoughts": "thought", "Team responsible": "owner",
    "Thoughts & pains": "",
    "Pistes d'amélioration": "opportunity", "Key touchpoints": "touchpoint", "Stage name": "stage",
    "Mood score": "emotion",
    "Pain level": "", "Moment of truth: yes or no": "", "Step no": "", "Journey phases": "stage",
    "Actions du client": "action", "Touchpoints / channels": "touchpoint",
}  # fmt: skip


@pytest.mark.parametrize("header", WHOLE_WORDS)
def test_whole_words_only(header: str) -> None:
    assert role_of(header) == WHOLE_WORDS[header]


def test_a_list_with_ids_owners_and_severities() -> None:
    found = read(
        "Stage,Stage owner,Stage #,Touchpoint ID,Touchpoint,Touchpoint owner,Pain point,Pain point severity,Idea,"
        "Idea owner\nFind,Ana,1,TP-1,Ad,Bo,Too loud,High,Turn it down,Cy\nFind,Ana,1,TP-2,Flyer,,,,,\n"
    )
    assert names(found) == [("Find", ["Ad", "Flyer"])]
    stage = found.map.stages[0]
    assert (stage.owner, stage.touchpoints[0].owner) == ("Ana", "Bo")
    pain = stage.touchpoints[0].pain_points[0]
    idea = found.map.opportunities[0]
    assert (pain.text, pain.severity, idea.text, idea.pain_point, idea.owner) == (
        "Too loud", 3, "Turn it down", pain.id, "Cy")  # fmt: skip
    assert found.questions == ()
    assert {what.split("”")[0][1:] for what in missed(found)} == {"Stage #", "Touchpoint ID"}


def test_two_columns_never_join_into_a_stage_unsaid() -> None:
    text = "Phase,Stage,Touchpoint\nBefore,Find,Ad\nBefore,Ask,Call\n"
    found = read(text)
    assert names(found) == [("Before", ["Ad", "Call"])]
    assert [(one.column, one.guess) for one in found.questions] == [("Stage", "ignore")]
    joined = read(text, Stage="stage", Phase="stage")
    assert names(joined) == [("Before – Find", ["Ad"]), ("Before – Ask", ["Call"])]
    assert "Stages are named by “Phase” and “Stage” together." in joined.taken


def test_columns_of_the_same_name_can_be_answered() -> None:
    text = "Stage,Stage,Touchpoint\nBefore,Find,Ad\n"
    assert [one.column for one in read(text).questions] == ["column B"]
    assert names(read(text, column_B="ignore")) == [("Before", ["Ad"])]
    with pytest.raises(WrongRoleError):
        read(text, column_Z="ignore")


def test_french_steps_beside_phases() -> None:
    found = read("Phase;Étape;Canal\nAvant;Recherche;Web\nPendant;Accueil;Boutique\n")
    assert names(found) == [("Avant", ["Recherche"]), ("Pendant", ["Accueil"])]


def test_cards_of_notion_are_called_by_their_name() -> None:
    found = read("Name,Stage,Channel\nSees ad,Find,Instagram\n")
    assert [(one.name, one.channel) for one in found.map.touchpoints()] == [("Sees ad", "Instagram")]


def test_steps_beside_touchpoints_are_asked_about() -> None:
    text = "Stage,Step,Touchpoint\nFind,Looks around,Website\n"
    assert [(one.column, one.guess) for one in read(text).questions] == [("Step", "action")]
    assert names(read(text)) == [("Find", ["Website"])]
    assert read(text, Step="action").map.touchpoints()[0].customer_action == "Looks around"


def test_lanes_of_a_blueprint_are_named() -> None:
    found = read(
        "Stage,Find,Buy\nTouchpoints,Ad,Shop\nFrontstage actions,greets,sells\nBackstage,writes,stocks\n"
        "Support processes,CRM,ERP\n"
    )
    assert names(found) == [("Find", ["Ad"]), ("Buy", ["Shop"])]
    assert [one.where for one in found.not_taken] == ["line 3, column A", "line 4, column A", "line 5, column A"]
    assert found.questions == ()


@pytest.mark.parametrize(
    ("header", "guess"),
    [("Pain level", "ignore"), ("Effort", "ignore"), ("Cost", "ignore"), ("How happy they are", "emotion")],
)
def test_numbers_are_a_feeling_only_where_the_header_hints_at_one(header: str, guess: str) -> None:
    found = read(f"Stage,Touchpoint,{header}\nFind,Ad,2\nBuy,Shop,5\n")
    assert [(one.column, one.guess) for one in found.questions] == [(header, guess)]
    assert all(point.emotion.score is None for point in found.map.touchpoints())


def test_the_reading_says_which_column_became_what() -> None:
    found = read("Phase,Step,Systems,No.\nFind,Ad,CRM,1\n")
    assert found.columns == (
        ("Phase", "the stage"),
        ("Step", "a touchpoint or step"),
        ("Systems", "not clear"),
        ("No.", "not for the map"),
    )
    assert read("Phase,Find,Buy\nTouchpoints,Ad,Shop\n").columns == (("Touchpoints", "a touchpoint or step"),)


def test_not_too_many_questions() -> None:
    rows = "".join(f"odd lane x{chr(97 + at // 26)}{chr(97 + at % 26)},x,y\n" for at in range(300))
    found = read(f"Phase,Find,Buy\nTouchpoints,Ad,Shop\n{rows}")
    assert len(found.questions) == 40
    assert [one.where for one in found.not_taken][-1] == "100 more places"
