"""Plain tables as people keep them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapcoach.export import tsv
from mapcoach.export.reading import CannotReadError, Reading, WrongRoleError, read_file
from mapcoach.export.reading.grid_ratings import felt
from mapcoach.export.reading.grid_roles import role_of
from tests.export.imports.held import tried
from tests.export.maps import TODAY, clinic

ACROSS = """Our journey,,,
Phase,Awareness,Booking,Visit
Touchpoints,"Google; Website","Form",Reception
What they do,"searches; reads",fills in,waits
Feeling,🙂;😐,😡,😀
Pains,,no dates,
Ideas,,offer dates,
Owner,Ana,,Bo
"""


def shape(found: Reading) -> list[tuple[str, list[tuple[str, int | None]]]]:
    return [
        (stage.name, [(point.name, point.emotion.score) for point in stage.touchpoints]) for stage in found.map.stages
    ]


WANTED = [
    ("Awareness", [("Google", 1), ("Website", 0)]),
    ("Booking", [("Form", -2)]),
    ("Visit", [("Reception", 2)]),
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_stages_across(encoding: str, separator: str) -> None:
    import csv
    import io

    written = io.StringIO()
    csv.writer(written, delimiter=separator).writerows(csv.reader(io.StringIO(ACROSS)))
    found = read_file("grid.csv", written.getvalue().encode(encoding))
    assert shape(found) == WANTED
    assert found.map.title == "Our journey"
    points = found.map.touchpoints()
    assert [point.customer_action for point in points] == ["searches", "reads", "fills in", "waits"]
    assert [stage.owner for stage in found.map.stages] == ["Ana", "", "Bo"]
    assert [pain.text for pain in points[2].pain_points] == ["no dates"]
    assert found.map.opportunities[0].pain_point == points[2].pain_points[0].id
    assert set(found.map.basis.values()) == {"assumption"}


LISTS = {
    "German, cp1252": (
        "Phase;Schritt;Kanal;Gefühl (1-5);Schmerzpunkt;Idee\n"
        'Suche;Google;Web;4;;\n;Webseite;Web;2;"Keine Preise";Preise zeigen\nBüro;Formular;Web;1;Zu lang;Kürzen\n',
        "cp1252",
        [("Suche", [("Google", 1), ("Webseite", -1)]), ("Büro", [("Formular", -2)])],
    ),
    "French": (
        "Étape;Point de contact;Émotion;Irritants\nChercher;Site;-1;Trop lent\nAcheter;Caisse;2;\n",
        "utf-8",
        [("Chercher", [("Site", -1)]), ("Acheter", [("Caisse", 2)])],
    ),
    "Spanish": (
        "Etapa,Puntos de contacto,Emoción,Puntos de dolor\nBuscar,Web,😡,Lento\nComprar,Tienda,🙂,\n",
        "utf-8",
        [("Buscar", [("Web", -2)]), ("Comprar", [("Tienda", 1)])],
    ),
    "a row for each pain point": (
        "Stage,Step,Feeling,Pain point\nBuy,Form,bad,too long\nBuy,Form,,asks for too much\nBuy,Pay,very good,\n",
        "utf-8",
        [("Buy", [("Form", -1), ("Pay", 2)])],
    ),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_row_for_each_step(name: str) -> None:
    text, encoding, wanted = LISTS[name]
    assert shape(read_file("list.csv", text.encode(encoding))) == wanted


def test_an_unclear_lane_is_asked_about_and_the_answer_is_used() -> None:
    text = ACROSS.replace("Owner,", "Zustaendig hier,")
    found = read_file("grid.csv", text.encode())
    assert [(one.column, one.guess) for one in found.questions] == [("Zustaendig hier", "ignore")]
    assert [one.where for one in found.not_taken] == ["line 8, column A"]
    answered = read_file("grid.csv", text.encode(), {"zustaendig HIER": "owner"})
    assert (answered.questions, answered.not_taken) == ((), ())
    assert answered.map.stages[0].owner == "Ana"
    left_out = read_file("grid.csv", text.encode(), {"Zustaendig hier": "ignore"})
    assert left_out.questions == ()
    assert "left out" in left_out.not_taken[0].why


@pytest.mark.parametrize("roles", [{"Owner": "boss"}, {"Colour": "owner"}])
def test_an_answer_that_is_none(roles: dict[str, str]) -> None:
    with pytest.raises(WrongRoleError):
        read_file("grid.csv", ACROSS.encode(), roles)


RATINGS = {
    ("4", "five"): 1, ("1", "five"): -2, ("4/5", ""): 1, ("-2", "signed"): -2, ("+1", ""): 1, ("0", "signed"): 0,
    ("😀", ""): 2, ("🙂", ""): 1, ("😐", ""): 0, ("🙁", ""): -1, ("😡", ""): -2, (":-(", ""): -1, ("++", ""): 2,
    ("very bad", ""): -2, ("so-so", ""): 0, ("sehr gut", ""): 2, ("mauvais", ""): -1, ("muy bueno", ""): 2,
    ("😡 it is slow", ""): -2, ("-1 bad, unsure", "signed"): -1, ("curious about it all", ""): None,
}  # fmt: skip


@pytest.mark.parametrize(("text", "scale"), RATINGS)
def test_feelings(text: str, scale: str) -> None:
    assert felt(text, scale).score == RATINGS[(text, scale)]


@pytest.mark.parametrize(
    ("text", "scale", "why"),
    [("9", "five", "1 to 5"), ("2", "", "not clear"), ("3.5", "five", "whole"), ("7/10", "", "1 to 5")],
)
def test_numbers_off_the_scale(text: str, scale: str, why: str) -> None:
    assert felt(text, scale).score is None
    assert why in felt(text, scale).wrong


def test_a_number_off_the_scale_has_its_place() -> None:
    found = read_file("a.csv", b"Stage,Step,Feeling (1-5)\nBuy,Form,7\nBuy,Pay,2\n")
    assert [(one.where, one.what) for one in found.not_taken] == [("line 2, column C", "“7”")]
    assert shape(found) == [("Buy", [("Form", None), ("Pay", -1)])]


def test_what_is_told_of_a_whole_stage_says_where_it_went() -> None:
    found = read_file("a.csv", b'Phase,Buy\nTouchpoints,"Form; Phone"\nFeeling,bad\nPains,"the phone is busy; slow"\n')
    points = found.map.touchpoints()
    assert [point.emotion.score for point in points] == [-1, -1]
    assert any("each of its touchpoints" in sentence for sentence in found.taken)


def test_headers_in_peoples_words() -> None:
    for header, role in {"What they do": "action", "Schmerzpunkte:": "pain", "2. Touchpoints": "touchpoint",
                         "Émotions": "emotion", "PAIN POINTS / frustrations": "pain", "ステージ": "stage",
                         "Budget": "", "": ""}.items():  # fmt: skip
        assert role_of(header) == role, header


def test_our_table_for_whiteboards_is_refused_with_advice() -> None:
    with pytest.raises(CannotReadError, match="JSON, XLSX or CSV"):
        read_file("map.tsv", tsv.render(clinic(), TODAY).encode())


@pytest.mark.parametrize(
    ("data", "words", "line"),
    [
        (b"just one word", "no table", None),
        (b'a,b\n"c,d\n' + b"x" * 1_100_000, "quotation mark", 2),
        (b"a,b\n" + b"1,2\n" * 20_001, "more than 20,000 rows", 20_001),
        (b"a,b\n" + b"," * 2_000 + b"x\n", "more than 1,000 columns", 2),
    ],
)
def test_what_is_no_table_is_refused_with_the_line(data: bytes, words: str, line: int | None) -> None:
    with pytest.raises(CannotReadError) as refused:
        read_file("a.csv", data)
    assert words in str(refused.value)
    assert refused.value.line == line


_WORDS = "Stage Feeling Pains Touchpoints Ideas Channel Owner 😀 5 -2 1.5 NaN yes =1+1 \u202e (?)".split()
_cells = st.sampled_from([*_WORDS, "a; b", "a\nb", "", "x: y", "What they do"])


@given(st.lists(st.lists(_cells, min_size=2, max_size=5), min_size=1, max_size=6))
def test_nothing_else_breaks_it(rows: list[list[str]]) -> None:
    import csv
    import io

    written = io.StringIO()
    csv.writer(written).writerows(rows)
    found = tried("a.csv", written.getvalue().encode())
    if found:
        assert not [one for one in found.not_taken if "[" in one.where], found.not_taken
