"""What stands above, below and beside a plain table, and two tables in one file."""

from __future__ import annotations

from mapcoach.export.reading import Reading, read_file
from tests.export.imports.test_kinds import workbook

LANES = "Touchpoints,Ad,Site,Till\nPains,,slow,queue\n"


def read(text: str) -> Reading:
    return read_file("a.csv", text.encode())


def stages(found: Reading) -> list[str]:
    return [stage.name for stage in found.map.stages]


def missed(found: Reading) -> dict[str, str]:
    return {one.where: one.what for one in found.not_taken}


def test_the_row_that_says_phase_wins_over_what_is_above() -> None:
    found = read(
        'JOURNEY MAP,,,\nPersona,"Anna, 35",Scenario,Booking a holiday\nGoal,A cheap flight,Date,2026\n,,,\n'
        f"PHASE,Inspire,Plan,Book\nGoals,ideas,price,safety\n{LANES}"
    )
    assert stages(found) == ["Inspire", "Plan", "Book"]
    assert [stage.customer_goal for stage in found.map.stages] == ["ideas", "price", "safety"]
    assert (found.map.title, found.map.persona.name, found.map.persona.goals, found.map.scope.scenario) == (
        "JOURNEY MAP", "Anna, 35", ("A cheap flight",), "Booking a holiday")  # fmt: skip
    assert missed(found) == {"line 3": "“Date; 2026”"}


def test_an_unnamed_row_of_stages_below_a_goal() -> None:
    found = read(f"Goal,A cheap flight,,\n,Inspire,Plan,Book\n{LANES}")
    assert stages(found) == ["Inspire", "Plan", "Book"]
    assert found.map.persona.goals == ("A cheap flight",)


def test_coarser_phases_above_the_stages_are_named() -> None:
    found = read(f"Phase,Before,,After\nStage,Inspire,Plan,Book\n{LANES}")
    assert stages(found) == ["Inspire", "Plan", "Book"]
    assert missed(found) == {"line 1": "“Phase; Before; After”"}


def test_notes_below_a_grid() -> None:
    found = read(f"Stages,Find,Choose,Buy\n{LANES}\nNotes,,,\nStill to be checked.,,,\nSource,Interviews,,\n")
    assert found.map.evidence == ()
    assert missed(found) == {"line 5": "“Notes”", "line 6": "“Still to be checked.”", "line 7": "“Source; Interviews”"}


def test_a_remark_right_below_and_labels_beside() -> None:
    found = read("Zone,Lane,Find,Buy\nFront,Touchpoints,Ad,Shop\nn=12,Pains,,queue\n,Draft of May,,\n")
    assert missed(found) == {
        "line 1, column A": "“Zone”",
        "line 2, column A": "“Front”",
        "line 3, column A": "“n=12”",
        "line 4": "“Draft of May”",
    }


def test_notes_right_of_a_grid() -> None:
    found = read("Stage,Find,Buy,,\nTouchpoints,Ad,Shop,,ask Jo\n")
    assert [point.name for point in found.map.touchpoints()] == ["Ad", "Shop"]
    assert missed(found) == {"line 2, column E": "what stands there: “ask Jo”"}
    found = read("Stage,Find,Buy,Notes\nTouchpoints,Ad,Shop,ask Jo\n")
    assert stages(found) == ["Find", "Buy"]
    assert missed(found) == {"line 1, column D": "“Notes” with what stands under it"}


def test_below_a_list() -> None:
    found = read("Stage,Step,Cost\nFind,Ad,2\nBuy,Shop,3\nLeave,,\nTotal,,5\nGreen = confirmed,,\n\nAsk Bo again,,\n")
    assert stages(found) == ["Find", "Buy", "Leave"]
    assert {"line 5": "“Total; 5”", "line 6": "“Green = confirmed”", "line 8": "“Ask Bo again”"}.items() <= missed(
        found
    ).items()


def test_two_grids_below_each_other() -> None:
    found = read_file(
        "a.xlsx",
        workbook(
            ("Persona A: Anna",), ("Stage", "Find", "Buy"), ("Touchpoint", "Ad", "Shop"), (),
            ("Persona B: Ben",), ("Stage", "Search", "Order"), ("Touchpoint", "Google", "Phone"),
        ),
    )  # fmt: skip
    assert stages(found) == ["Find", "Buy"]
    assert [point.name for point in found.map.touchpoints()] == ["Ad", "Shop"]
    assert found.map.persona.name == "Anna"
    assert missed(found) == {"sheet Sheet, row 5": "a second table (“Persona B: Ben”), 3 rows"}


def test_two_grids_beside_each_other_and_two_lists() -> None:
    found = read("Stage,Find,Buy,Stage,Search,Order\nTouchpoints,Ad,Shop,Touchpoints,Google,Phone\nPain,a,b,Pain,c,d\n")
    assert stages(found) == ["Find", "Buy"]
    assert [one.split(":")[0] for one in missed(found).values()] == ["a second table"]
    found = read("Stage,Step,Pain\nFind,Ad,loud\n\nStage,Step,Pain\nBuy,Shop,far\n\nStage,Step,Idea\nUse,App,quit\n")
    assert stages(found) == ["Find", "Buy"]
    assert missed(found) == {"line 7": "a second table (“Stage; Step; Idea”), 2 rows"}


def test_sections_and_gaps_between_lanes_are_no_end() -> None:
    found = read("Stage,Find,Buy\nTouchpoints,Ad,Shop\n\nINSIGHTS,,\nPains,loud,far\n\nIdeas,hush,deliver\n")
    assert [pain.text for pain in found.map.pain_points()] == ["loud", "far"]
    assert [idea.text for idea in found.map.opportunities] == ["hush", "deliver"]
    assert missed(found) == {"line 4": "“INSIGHTS”"}


def test_what_stands_above_the_lanes_is_named() -> None:
    found = read("Phase 1,Phase 2,Phase 3\nGoogle,Shop,App\n")
    assert stages(found) == ["Phase 2", "Phase 3"]
    assert missed(found)["line 1, column A"] == "“Phase 1”"


def test_empty_rows_within_a_list_are_no_end() -> None:
    found = read("Stage,Step\nFind,Ad\n\n,Site\n\n,Forum\n\nBuy,Till\n")
    assert [[point.name for point in stage.touchpoints] for stage in found.map.stages] == [
        ["Ad", "Site", "Forum"],
        ["Till"],
    ]
    assert found.not_taken == ()
