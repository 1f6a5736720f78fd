"""The page: read back by lxml, which knows nothing of our templates."""

import base64
import hashlib
import os
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.html import fromstring
from markupsafe import Markup, escape

from mapcoach.automation import recommend
from mapcoach.automation.messages import message_drafts
from mapcoach.export import html as page
from mapcoach.export.drafting import draft
from mapcoach.export.escaping import clean
from mapcoach.export.html_isolating import OwnWords
from mapcoach.journey import Emotion, JourneyMap, PainPoint, Persona, Scope, Stage, Touchpoint
from mapcoach.journey.lanes import grid
from tests.export import hostile, maps
from tests.export.doubles import advice
from tests.export.reading import seen
from tests.export.test_markdown import texts_of, with_texts

Element = Any
"""An element as lxml gives it."""
GOLDEN = Path(__file__).parent / "golden"


def maps_leftward() -> JourneyMap:
    """A bakery, told in Arabic with a few Latin words."""

    def stage(place: int, name: str, point: Touchpoint) -> Stage:
        return Stage(id=f"s{place}", name=name, touchpoints=(point,))

    slow = PainPoint(id="p1", text="لا رد خلال 24 ساعة", severity=3, drops_off=True, root_cause="لا أحد يقرأ WhatsApp")
    return JourneyMap(
        title="رحلة العميل: من الإعلان إلى أول طلب",
        scope=Scope(business="مخبز النور", offering="كعك حسب الطلب", business_kind="local"),
        persona=Persona(name="سارة أحمد", quote="لماذا لا يردّ أحد على WhatsApp؟"),
        stages=(
            stage(1, "الوعي", Touchpoint(id="t1", name="إعلان Instagram", emotion=Emotion(score=1, feeling="متحمسة"))),
            stage(
                2,
                "الطلب",
                Touchpoint(
                    id="t2",
                    name="رسالة WhatsApp",
                    channel="chat",
                    emotion=Emotion(score=-2, feeling="محبطة", thought="انتظرت 3 ساعات"),
                    pain_points=(slow,),
                ),
            ),
            stage(3, "الاستلام", Touchpoint(id="t3", name="المتجر", emotion=Emotion(score=2, feeling="سعيدة"))),
        ),
    )


DRAWN = {
    "clinic": maps.clinic(),
    "workshop": maps.workshop(),
    "saas_churn": maps.saas_churn(),
    "future_b2b": maps.future_catalogue(),
    "arabic": maps_leftward(),
    "empty": JourneyMap(),
}


def read(document: str) -> Element:
    return fromstring(document)


def drawn(name: str) -> Element:
    return read(page.render(DRAWN[name], maps.TODAY))


def told(element: Element) -> str:
    return " ".join(element.text_content().split())


def section(document: Element, name: str) -> Element:
    return document.get_element_by_id(name)


# --- how it is built ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", DRAWN)
def test_headings_go_down_one_level_at_a_time_and_sections_are_named(name: str) -> None:
    document = drawn(name)
    levels = [int(one.tag[1]) for one in document.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = document.xpath("//@id")
    assert len(ids) == len(set(ids))
    for named in document.xpath("//@aria-labelledby"):
        assert set(named.split()) <= set(ids)
    links = document.xpath("//a/@href")
    assert links
    assert {link.removeprefix("#") for link in links} <= set(ids)
    assert document.get("lang") == "en"


@pytest.mark.parametrize("name", DRAWN)
def test_nothing_runs_and_nothing_is_fetched(name: str) -> None:
    document = drawn(name)
    assert not document.xpath("//script | //link | //img | //iframe | //object | //embed | //form | //base | //video")
    assert not document.xpath("//@style | //@src | //@*[starts-with(name(), 'on')]")
    styles = [style.text for style in document.iter("style")]
    assert len(styles) == (2 if DRAWN[name].stages else 1)  # ours, and that of the picture of the whole map
    assert not any("url(" in style or "@import" in style for style in styles)
    digests = [base64.b64encode(hashlib.sha256(style.encode()).digest()).decode() for style in styles]
    allowed = " ".join(f"'sha256-{digest}'" for digest in digests)
    (policy,) = document.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == f"default-src 'none'; style-src {allowed}; base-uri 'none'; form-action 'none'"


def test_the_same_map_on_the_same_day_gives_the_same_page() -> None:
    assert page.render(DRAWN["workshop"], maps.TODAY) == page.render(DRAWN["workshop"], maps.TODAY)


def test_no_section_of_an_empty_map_is_empty() -> None:
    document = drawn("empty")
    for one in document.xpath("//main/section"):
        heading = told(one.find("h2"))
        assert len(told(one)) > len(heading) + 20, heading
    assert not document.xpath("//svg")


def test_a_facilitator_can_change_a_section_without_touching_the_installation() -> None:
    folder = Path(os.environ["MAPCOACH_CONFIG_DIR"]) / "templates" / "html"
    folder.mkdir(parents=True)
    (folder / "review.html.j2").write_text("<h2>Ask {{ draft.title }} & {{ 1 }}</h2>", "utf-8")
    assert "Ask First visit to the dentist & 1" in told(drawn("clinic"))


# --- the map ----------------------------------------------------------------------------------------------------


def _cells(table: Element) -> dict[str, list[str]]:
    return {told(row.find("th")): [told(cell) for cell in row.findall("td")] for row in table.xpath(".//tbody/tr")}


@pytest.mark.parametrize("name", ["clinic", "saas_churn", "future_b2b"])
def test_the_map_is_a_table_with_every_stage_and_every_item(name: str) -> None:
    document, whole = drawn(name), grid(DRAWN[name])
    tables = document.xpath("//div[contains(@class, 'map')]/table")
    headers = [told(one) for table in tables for one in table.xpath(".//thead//th[@scope='col'][position() > 1]")]
    assert [re.sub(r"^\d+\. ", "", one) for one in headers] == [column.name for column in whole.stages]
    rows = [_cells(table) for table in tables]
    assert all(table.find("caption") is not None for table in tables)
    for row in whole.rows:
        if row.lane == "automations" or not any(cell.items for cell in row.cells):
            continue
        shown = [cell for table in rows for cell in table[row.label]]
        assert len(shown) == len(row.cells)
        for cell, text in zip(row.cells, shown, strict=True):
            assert (text == "–") == (not cell.items)
            for item in cell.items:
                assert clean(item.text) in text
                assert all(mark in text for mark in item.marks)


def test_assumptions_are_marked_with_a_sign_where_some_things_are_known() -> None:
    document = drawn("clinic")
    (row,) = document.xpath("//div[contains(@class, 'map')]//tr[th[text()='Touchpoints']]")
    shown = [told(item) for item in row.xpath(".//li")]
    assert "Booking form (website; moment of truth)" in shown  # backed by the website's figures
    assert "Phone (?) (phone)" in shown
    assert "(?)" not in told(drawn("saas_churn"))  # all of it is assumed, which the head of the page says


def test_many_stages_make_tables_of_nearly_the_same_width() -> None:
    stages = tuple(Stage(id=f"s{number}", name=f"Part {number}") for number in range(17))
    document = read(page.render(JourneyMap(stages=stages), maps.TODAY))
    tables = document.xpath("//div[contains(@class, 'map')]/table")
    assert [len(table.xpath(".//thead//th")) - 1 for table in tables] == [6, 6, 5]
    assert [told(table.find("caption")) for table in tables][2] == "The map: Stages 13 to 17"


def test_a_crowded_cell_says_how_much_more_there_is_and_a_long_text_stands_in_full_below() -> None:
    long = "because " * 6_000
    points = tuple(Touchpoint(id=f"t{number}", name=f"Point {number}") for number in range(20))
    first = points[0].model_copy(update={"pain_points": (PainPoint(id="p", text=long),)})
    stage = Stage(id="s", name="Book", touchpoints=(first, *points[1:]))
    document = read(page.render(JourneyMap(stages=(stage,)), maps.TODAY))
    (row,) = document.xpath("//div[contains(@class, 'map')]//tr[th[text()='Touchpoints']]")
    assert told(row).endswith("Point 7 and 12 more")
    assert max(len(told(one)) for one in document.xpath("//div[contains(@class, 'map')]//td")) < 400
    assert long.strip() in told(section(document, "stages"))
    assert all(point.name in told(section(document, "stages")) for point in points)


# --- the curve --------------------------------------------------------------------------------------------------


def _points(scores: Sequence[int | None], name: str = "Book") -> JourneyMap:
    touchpoints = tuple(
        Touchpoint(id=f"t{place}", name=f"Point {place}", emotion=Emotion(score=score))
        for place, score in enumerate(scores, 1)
    )
    return JourneyMap(stages=(Stage(id="s", name=name, touchpoints=touchpoints),))


def test_the_picture_says_in_words_what_it_shows() -> None:
    (picture,) = drawn("clinic").xpath("//svg[@class='curve']")
    names = picture.get("aria-labelledby").split()
    words = " ".join(told(picture.get_element_by_id(name)) for name in names)
    assert words == (
        "Emotion curve It starts good (+1) at Google search (?), is lowest very bad (-2) at Booking form, highest very "
        "good (+2) at Reception, and ends very good (+2) at Reception. 6 of 7 touchpoints are rated."
    )
    assert picture.get("role") == "img"


def test_the_line_stands_at_the_heights_of_the_feelings_and_stops_where_nothing_is_rated() -> None:
    document = read(page.render(_points([2, -2, None, 0]), maps.TODAY))
    heights = {
        told(text): float(text.get("y")) - 4
        for text in document.xpath("//svg[@class='curve']/text[@text-anchor='end']")
    }
    (line,) = document.xpath("//svg[@class='curve']/path[@class='line']/@d")
    assert line.count("M") == 2
    ends = [float(found) for found in re.findall(r"(?:M\S+|C\S+ \S+ \S+ \S+ \S+) (\S+)", line)]
    assert ends == [heights[level] for level in ("very good +2", "very bad -2", "so-so 0")]
    assert "not rated" in heights


@pytest.mark.parametrize(("count", "pictures"), [(1, 1), (30, 1), (31, 2), (90, 3)])
def test_a_long_journey_goes_on_in_the_next_picture(count: int, pictures: int) -> None:
    document = read(page.render(_points([1, -1] * (count // 2) + [0] * (count % 2)), maps.TODAY))
    assert len(document.xpath("//svg[@class='curve']")) == pictures
    assert [one.get("value") for one in document.xpath("//figcaption//li")] == [str(n + 1) for n in range(count)]


def test_points_and_labels_stay_in_the_picture() -> None:
    for name in ("Book", "預約" * 40, "W" * 200):
        document = read(page.render(_points([1, -1, None], name), maps.TODAY))
        (picture,) = document.xpath("//svg[@class='curve']")
        wide, high = (float(one) for one in picture.get("viewbox").split()[2:])
        for dot in picture.xpath("./circle"):
            assert 11 <= float(dot.get("cx")) <= wide - 11
            assert 11 <= float(dot.get("cy")) <= high - 11


def test_the_whole_map_is_a_picture_too_unless_it_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    (picture,) = drawn("clinic").xpath("//div[@class='board']//svg")
    assert "Booking form" in told(picture)
    assert picture.get("role") == "img"
    monkeypatch.setattr(page, "_PICTURED", 6)
    assert not drawn("clinic").xpath("//div[@class='board']")


def test_stages_whose_names_do_not_fit_into_the_picture_are_named_above_it() -> None:
    document = read(page.render(_points([1, -1], "A very long name of a stage, longer than its band"), maps.TODAY))
    (named,) = document.xpath("//figure/p[@class='stages']")
    assert told(named) == "Stages: 1. A very long name of a stage, longer than its band"
    assert not drawn("clinic").xpath("//p[@class='stages']")


def test_the_summary_and_the_list_of_the_curve_mark_what_is_assumed() -> None:
    document = drawn("clinic")  # backed: the form, its first pain point, the persona and the reception
    lines = {told(one.find("dt")): told(one.find("dd")) for one in section(document, "summary").xpath(".//dl/div")}
    assert "(?)" not in lines["Who"] + lines["Lowest moment"] + lines["Highest moment"]
    listed = [told(one) for one in document.xpath("//figcaption//li")]
    assert listed[0] == "Google search, stage 1: good (+1), hopeful (?)"
    assert listed[2].startswith("Booking form, stage 2: very bad (-2), annoyed – lowest")
    other = maps.with_basis(DRAWN["clinic"], "s1")
    document = read(page.render(other, maps.TODAY))
    lines = {told(one.find("dt")): told(one.find("dd")) for one in section(document, "summary").xpath(".//dl/div")}
    assert lines["Who"].endswith("nurse, works shifts (?)")
    assert lines["Highest moment"].endswith("welcome (?)")
    assert "annoyed (?)" in lines["Lowest moment"]
    assert all(told(one).count("(?)") for one in document.xpath("//figcaption//li")[:6])


# --- words that run leftwards ------------------------------------------------------------------------------------


def test_user_words_that_run_leftwards_are_isolated_in_every_composed_sentence() -> None:
    document = drawn("arabic")
    for one in document.iter("p", "li", "dd", "dt", "h1", "h2", "h3", "h4", "td", "th", "caption", "figcaption"):
        pieces = [(one, one.text or ""), *((child, child.tail or "") for child in one)]
        outside = "".join(text for _, text in pieces)
        mixed = re.search("[A-Za-z]{2}", outside.replace("WhatsApp", "").replace("Instagram", ""))
        assert not (mixed and re.search("[\u0590-\u08ff]", outside)), outside
    isolated = {told(one) for one in document.iter("bdi")}
    assert {"رسالة WhatsApp", "الطلب", "محبطة", "سارة أحمد", "لا رد خلال 24 ساعة"} <= isolated
    (first, *_) = document.xpath("//ol[@class='actions']/li")
    assert not re.search("[\u0590-\u08ff]", "".join([first.text or "", *(child.tail or "" for child in first)]))


def test_no_markup_gets_into_attributes_titles_and_pictures() -> None:
    document = drawn("arabic")
    assert not [value for value in document.xpath("//@*") if "bdi" in value or "<" in value]
    assert not document.xpath("//svg//bdi | //title//bdi")
    assert "&lt;bdi" not in page.render(DRAWN["arabic"], maps.TODAY)


def test_a_text_that_is_wholly_somebodys_goes_its_own_way() -> None:
    document = drawn("arabic")
    (title,) = document.xpath("//h1")
    assert (title.get("dir"), title.find("bdi")) == ("auto", None)
    (name,) = document.xpath("//section[@id='persona']//div[dt='Name']/dd")
    assert (name.get("dir"), name.find("bdi")) == ("auto", None)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("At “رسالة WhatsApp”.", "At “<bdi>رسالة WhatsApp</bdi>”."),
        ("WhatsApp and رسالة What…", "WhatsApp and <bdi>رسالة What…</bdi>"),
        ("رسالة WhatsApp", "رسالة WhatsApp"),
        ("“رسالة WhatsApp”", "“رسالة WhatsApp”"),
        ("about كتاب <b>, 5", "about <bdi>كتاب</bdi> &lt;b&gt;, 5"),
        ("no such letters", "no such letters"),
    ],
)
def test_known_words_are_found_whole_and_others_by_their_letters(text: str, shown: str) -> None:
    assert str(escape(OwnWords(["رسالة WhatsApp"]).told(text))) == shown


@given(text=hostile.text, known=st.lists(hostile.text, max_size=3))
def test_isolating_loses_and_adds_no_text(text: str, known: list[str]) -> None:
    whole = clean(text)
    for found in (OwnWords(known).told(whole), OwnWords(known).apart(f"{whole} שלום {whole}")):
        bare = str(escape(found)).replace("<bdi>", "").replace("</bdi>", "")
        assert bare in (str(escape(whole)), str(escape(f"{whole} שלום {whole}")))


def test_lists_have_room_on_both_sides() -> None:
    style = drawn("empty").find(".//style").text
    assert re.search(r"\nul, ol \{[^}]*padding-inline: 1\.4rem;", style)


# --- automations ------------------------------------------------------------------------------------------------


def test_every_recommended_automation_has_its_facts_evidence_and_drafted_messages() -> None:
    journey_map = DRAWN["clinic"]
    shown = told(section(drawn("clinic"), "automations"))
    count = 0
    for stage in recommend(journey_map, 3):
        for one in (*stage.chosen, *stage.recommendations):
            count += 1
            for text in (one.name, one.trigger, one.kpi, one.consent, *one.steps, *one.evidence):
                assert clean(text).rstrip(".") in shown
            for letter in message_drafts(journey_map, one):
                for piece in letter.body:
                    lines = piece.splitlines() if isinstance(piece, str) else [f"[{piece.name.replace('_', ' ')}]"]
                    assert all(clean(line) in shown for line in lines)
    assert count


def test_what_was_chosen_is_open_and_the_rest_opens_by_a_click() -> None:
    parts = drawn("clinic").xpath("//details")
    assert [part.get("open") is not None for part in parts] == [
        "chosen" in told(part.find("summary")) for part in parts
    ]
    assert all(part.find("summary/h4") is not None for part in parts)


# --- the record, and what else there is -------------------------------------------------------------------------


def test_the_record_of_a_session_is_there_only_if_there_was_one() -> None:
    record = told(section(drawn("workshop"), "session"))
    for text in (
        "Cora Lind",
        "Ask ten patients before the card is changed (by Dr. Ito)",
        "Cut the form to three fields",
    ):
        assert text in record
    assert not drawn("clinic").xpath("//*[@id='session']")


def test_history_and_review_are_told() -> None:
    review = told(section(drawn("clinic"), "review"))
    for text in ("Begun on 20 November 2026", "Last changed on 20 November 2026", "This page is of 22 November 2026"):
        assert text in review


# --- hostile text -----------------------------------------------------------------------------------------------

_NAMED = maps.workshop()
_TYPED = texts_of(_NAMED)
_ANY = st.lists(hostile.text.filter(lambda text: bool(seen(text))), min_size=8, max_size=8)


def _skeleton(document: Element) -> list[tuple[str, tuple[str, ...]]]:
    """Elements and attributes, without what is there for names that are long or run leftwards."""
    for one in [*document.iter("bdi")]:
        one.drop_tag()
    for one in document.xpath("//p[@class='stages']"):
        one.drop_tree()
    return [(str(one.tag), tuple(sorted(one.attrib))) for one in document.iter()]


def _written(journey_map: JourneyMap) -> Element:
    """The page with advice, checklist and open questions that do not depend on what the words say."""

    def framed(*given: Any) -> Any:
        made = draft(*given)
        walk = tuple(replace(one, stops=tuple((place, ("Try it.",)) for place, _ in one.stops)) for one in made.walk)
        return replace(made, walk=walk, questions=())

    def same_advice(of: JourneyMap, *_: object) -> Any:
        return advice(of)

    with (
        patch.object(page, "draft", framed),
        patch.object(page, "recommend", same_advice),
        patch.object(page, "top", lambda stages, count: [one for of in stages for one in of.recommendations][:count]),
        patch.object(page, "board", lambda *_: Markup("")),  # wraps its lines, so it has as many as the words need
    ):
        return read(page.render(journey_map, maps.TODAY))


@given(texts=_ANY)
@settings(max_examples=25, deadline=None)
def test_hostile_words_make_the_same_page_as_plain_ones(texts: list[str]) -> None:
    typed = {text: texts[place % len(texts)] for place, text in enumerate(_TYPED)}
    same: dict[str, str] = {}
    plain = {text: same.setdefault(clean(new).casefold(), f"word{len(same)}") for text, new in typed.items()}
    hostile_map = with_texts(_NAMED, typed)
    document = _written(hostile_map)
    assert _skeleton(document) == _skeleton(_written(with_texts(_NAMED, plain)))
    shown = {seen(text) for text in document.itertext()}
    for note in hostile_map.parking_lot:
        assert seen(note.text) in shown
    for pain in hostile_map.pain_points():
        assert seen(pain.text) in shown


def test_markup_comes_out_as_the_text_that_it_is() -> None:
    nasty = "</style><script>alert(1)</script><img src=x onerror=alert(2)> {{ 7 * 7 }} ]]> \" ' -->"
    point = Touchpoint(id="t", name=nasty, channel=nasty, pain_points=(PainPoint(id="p", text=nasty, drops_off=True),))
    stage = Stage(id="s", name=nasty, touchpoints=(point,))
    found = read(page.render(JourneyMap(title=nasty, stages=(stage,)), maps.TODAY))
    assert not found.xpath("//script | //img | //@onerror")
    assert nasty in told(found.find(".//h1"))
    assert found.xpath("//td/@data-stage")[0].startswith("1. </style><script>alert(1)</script>")
    assert "49" not in told(found.find(".//h1"))


def test_templates_refuse_what_is_no_text() -> None:
    with pytest.raises(TypeError, match="list"):
        page.shown(["x"])
    assert page.shown("a\x00\u202e\nb") == "a b"


# --- the whole page, with fixed advice ---------------------------------------------------------------------------

_SPOKEN = ("title", "h1", "h2", "h3", "h4", "p", "caption", "th", "td", "li", "dt", "dd", "desc")


def test_the_page_is_the_one_that_was_read_and_approved(request: pytest.FixtureRequest) -> None:
    document = _written(_NAMED)
    document.find(".//style").drop_tree()
    lines = [f"{one.tag}: {told(one)}" for one in document.iter() if one.tag in _SPOKEN and told(one)]
    text = "\n".join(lines) + "\n"
    file = GOLDEN / "html_workshop.txt"
    if request.config.getoption("--golden-update", default=False):
        file.write_text(text, "utf-8")
    assert text == file.read_text("utf-8")


# --- colours ----------------------------------------------------------------------------------------------------


def _colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block))


def _light(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_light(one), _light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("place", [0, 1, 2], ids=["light", "dark", "print"])
def test_text_stands_out_from_what_is_behind_it(place: int) -> None:
    style = drawn("empty").find(".//style").text
    blocks = [_colours(block) for block in re.findall(r":root \{(.*?)\}", style, re.S)]
    colours = {**blocks[0], **blocks[place]}
    tones = ["low2", "low1", "mid", "high1", "high2"]
    for ink, behind in (
        *(("ink", one) for one in ("paper", "card", "tint", *tones)),
        *(("soft", one) for one in ("paper", "card", "tint")),
        *(("accent", one) for one in ("paper", "card")),
        *(("mark", one) for one in ("paper", "card", *tones)),
    ):
        assert _contrast(colours[ink], colours[behind]) >= 4.5, (ink, behind)
