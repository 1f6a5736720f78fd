"""Ratings: what is one, on which scale, and what of several is kept."""

from __future__ import annotations

import pytest

from mapcoach.export.reading import Reading, read_file
from mapcoach.export.reading.grid_ratings import felt
from mapcoach.export.reading.grid_scales import scale_of


def read(text: str) -> Reading:
    return read_file("a.csv", text.encode())


def scores(found: Reading) -> list[int | None]:
    return [point.emotion.score for point in found.map.touchpoints()]


def whys(found: Reading) -> dict[str, str]:
    return {one.where: one.why for one in found.not_taken}


NO_RATINGS = [
    "3 weeks of waiting, angry", "5 mails and no answer", "Relieved on day 1", "24/7 available, nice",
    "2 calls needed, angry", "4 people in front of me", "1st visit - nervous", "Rated us 1", "4 stars",
    "Waiting time: 3",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_RATINGS)
@pytest.mark.parametrize("scale", ["five", "signed", ""])
def test_numbers_that_count_something_else(text: str, scale: str) -> None:
    assert felt(text, scale) == (None, text, "")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("4: angry", (1, "angry")), ("2 - annoyed", (-1, "annoyed")), ("4 (good)", (1, "")), ("5 happy", (2, "happy")),
     ("happy (4)", (1, "happy")), ("4 of 5", (1, "")), ("Score: 2", (-1, "Score")), ("great!", (2, "great!"))],
)  # fmt: skip
def test_numbers_before_a_separator(text: str, wanted: tuple[int, str]) -> None:
    assert felt(text, "five")[:2] == wanted


def test_percentages_are_named() -> None:
    found = read("Stage,Touchpoint,Satisfaction\nA,x,62%\nB,y,4.5%\nC,z,5%\n")
    assert scores(found) == [None, None, None]
    assert [one.what for one in found.not_taken] == ["“62%”", "“4.5%”", "“5%”"]


SCALES = {
    "Feeling (1-5)": "five", "Zufriedenheit (1 bis 5)": "five", "Rating /5": "five", "Emotion (-2..+2)": "signed",
    "Mood (1 = very bad, 5 = very good)": "five", "Satisfaction (1-10)": "foreign", "Score out of 10": "foreign",
    "Bewertung (1 = sehr gut, 5 = mangelhaft)": "foreign", "Bewertung (Schulnote 1-6)": "foreign", "Emotion": "",
    "Satisfaction (%)": "foreign", "Rating (1 (best) to 5 (worst))": "foreign",
}  # fmt: skip


@pytest.mark.parametrize("header", SCALES)
def test_scales_of_headers(header: str) -> None:
    assert scale_of(header) == SCALES[header]


@pytest.mark.parametrize("header", ["Satisfaction (1-10)", "Bewertung (1 = sehr gut; 5 = mangelhaft)", "Score (1-6)"])
def test_other_scales_give_no_rating_and_are_said_once(header: str) -> None:
    found = read(f"Phase,Step,{header}\nA,x,1\nB,y,5\nC,z,😀\n")
    assert scores(found) == [None, None, 2]
    assert list(whys(found)) == ["line 1, column C"]
    assert "another scale" in whys(found)["line 1, column C"]


def test_two_columns_of_ratings_have_their_own_scales() -> None:
    text = "Stage,Touchpoint,Satisfaction (1-5),Emotion (-2 to 2)\nFind,Ad,1,-2\nBuy,Till,5,1\n"
    found = read(text)
    assert scores(found) == [-2, 2]
    assert list(whys(found)) == ["line 3, column D"]


@pytest.mark.parametrize("cell", ["😀 😡", '"5\n1"', "5; 1"])
def test_a_second_rating_of_a_step_is_named(cell: str) -> None:
    found = read(f"Stage,Touchpoint,Feeling\nFind,Ad,{cell}\nBuy,Till,3\n")
    assert scores(found) == [2, 0]
    assert len(found.not_taken) == 1
    assert "one rating" in found.not_taken[0].why


def test_several_rows_of_a_step() -> None:
    found = read(
        "Stage,Touchpoint,Channel,Owner,Rating,Quote,Moment of truth\n"
        'Order,Form,Web,Ana,2,"It took ages",no\nOrder,Form,Phone,Bo,5,"Easy",yes\nOrder,Form,Phone,Cy,1,"I gave up",\n'
    )
    first, second = found.map.touchpoints()
    assert (first.channel, first.owner, first.emotion.score, first.moment_of_truth) == ("Web", "Ana", -1, False)
    assert (second.channel, second.owner, second.emotion.score) == ("Phone", "Bo; Cy", 2)
    assert (second.emotion.thought, second.moment_of_truth) == ("Easy / I gave up", True)
    assert found.map.stages[0].owner == ""
    assert [(one.where, one.what) for one in found.not_taken] == [("line 4, column E", "“1”")]


def test_each_row_of_a_step_ties_its_idea_to_its_own_pain_point() -> None:
    found = read("Stage,Step,Pain,Idea\nBuy,Form,too long,cut it\nBuy,Form,no dates,offer dates\n")
    answered = {idea.text: idea.pain_point for idea in found.map.opportunities}
    assert answered == {
        "cut it": found.map.pain_points()[0].id,
        "offer dates": found.map.pain_points()[1].id,
    }


def test_two_owners_and_the_same_measure_twice() -> None:
    found = read('Stage,Touchpoint,Owner,KPI\nFind,Ad,,Conversion\nBuy,Till,"Jo\nMax",conversion\n')
    assert found.map.stages[1].owner == "Jo; Max"
    assert [measure.name for measure in found.map.measures] == ["Conversion"]
    assert [one.what for one in found.not_taken] == ["“conversion”"]


def test_moments_of_truth() -> None:
    found = read("Stage,Touchpoint,Moment of truth\nA,a,Yes!\nB,b,critical\nC,c,no\nD,d,\n")
    assert [point.moment_of_truth for point in found.map.touchpoints()] == [True, None, False, None]
    assert [one.what for one in found.not_taken] == ["“critical”"]


def test_semicolons_in_sentences_and_quotations() -> None:
    found = read(
        "Stage,Touchpoint,Pain,Quote,Idea\nFind,Site,Opening hours are wrong; people come in vain,I stood there; nobody"
        " came,more staff; signs\nBuy,Till,“slow; rude”,,\n"
    )
    assert [pain.text for pain in found.map.pain_points()] == [
        "Opening hours are wrong; people come in vain",
        "“slow; rude”",
    ]
    assert found.map.touchpoints()[0].emotion.thought == "I stood there; nobody came"
    assert [idea.text for idea in found.map.opportunities] == ["more staff", "signs"]


def test_what_is_beyond_the_limits_of_a_cell_is_named() -> None:
    found = read(f"Stage,Touchpoint,Pain,Feeling\nA,b,{';'.join(f'p{at}' for at in range(502))},{'x' * 100_001}\n")
    assert len(found.map.pain_points()) == 500
    assert [(one.where, one.why.split(" are ")[0]) for one in found.not_taken] == [
        ("line 2, column C", "only the first 500 items of a cell"),
        ("line 2, column D", "only the first 100,000 characters of a text"),
    ]


def test_a_source_in_several_rows_is_one_piece_of_evidence() -> None:
    found = read("Stage,Touchpoint,Source\nA,a,Interviews\nA,b,Interviews\n")
    assert [(one.source, len(one.supports)) for one in found.map.evidence] == [("Interviews", 2)]
