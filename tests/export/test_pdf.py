"""The PDF: read back by pypdf."""

import importlib
import io
import os
import re
import time
from collections.abc import Sequence
from ctypes.util import find_library
from pathlib import Path
from types import ModuleType
from typing import NoReturn

import pypdf
import pytest
from lxml.html import fromstring

from mapcoach.export import CannotRenderError, pdf
from mapcoach.export.html import page
from mapcoach.journey import Emotion, JourneyMap, Opportunity, PainPoint, Persona, Stage, Touchpoint
from tests.export import hostile, maps

pytestmark = pytest.mark.skipif(
    not find_library("pangoft2-1.0"), reason="WeasyPrint needs Pango from the system; .ci/run installs it"
)
_WIDE = re.compile("[\u2e80-\uffdc\U0001f000-\U0001ffff]")
"""Where no font for these is installed, pypdf cannot read the text that stands with them; pdfium can."""


def read(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data))


def told(reader: pypdf.PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.fixture(scope="module")
def made() -> bytes:
    return pdf.render(maps.clinic(), maps.TODAY)


def test_the_texts_of_the_map_are_there(made: bytes) -> None:
    text = told(read(made))
    clinic = maps.clinic()
    wanted = [clinic.persona.quote, clinic.scope.objective, *(pain.text for pain in clinic.pain_points())]
    wanted += [name for stage in clinic.stages for name in (stage.name, *(point.name for point in stage.touchpoints))]
    wanted += [idea.text for idea in clinic.opportunities]
    for one in wanted:
        assert "".join(one.split()) in text.replace(" ", "")


def test_it_is_titled_tagged_and_made_for_screen_readers(made: bytes) -> None:
    reader = read(made)
    catalogue = reader.root_object
    assert reader.metadata is not None
    assert reader.metadata.title == "Customer journey map: First visit to the dentist"
    assert str(catalogue["/Lang"]) == "en"
    assert str(catalogue["/MarkInfo"]) == "{'/Marked': True}"
    assert "/StructTreeRoot" in catalogue
    assert reader.xmp_metadata is not None
    assert "pdfuaid" in reader.xmp_metadata.rdf_root.toxml()
    assert "The map" in {one.title for one in reader.outline if not isinstance(one, list)} | {
        inner.title for one in reader.outline if isinstance(one, list) for inner in one if not isinstance(inner, list)
    }


def test_text_stands_upright_and_the_map_lies_across(made: bytes) -> None:
    pages = read(made).pages
    across = [page.mediabox.width > page.mediabox.height for page in pages]
    assert not across[0]
    assert not across[-1]
    (places,) = [[number for number, page in enumerate(pages) if "Stage by stage" in page.extract_text()]]
    assert all(across[place] for place in places)
    sides = {round(float(side)) for page in pages for side in (page.mediabox.width, page.mediabox.height)}
    assert sides == {595, 842}  # A4


def _short(count: int, name: str = "Only") -> JourneyMap:
    points = tuple(
        Touchpoint(id=f"t{place}", name=f"Touch {place}", emotion=Emotion(score=-2 if place else 2))
        for place in range(count)
    )
    return JourneyMap(title="Short", stages=(Stage(id="s", name=name, touchpoints=points),))


@pytest.mark.parametrize("count", [1, 3])
def test_the_curve_of_a_short_map_is_whole_and_the_map_stands_on_the_same_sheet(count: int) -> None:
    journey_map = _short(count)
    pages = read(pdf.render(journey_map, maps.TODAY)).pages
    (sheet,) = [page for page in pages if page.mediabox.width > page.mediabox.height]
    text = sheet.extract_text()
    for wanted in ("Emotion curve", "very good +2", "very bad -2", f"Touch {count - 1}", "Stage by stage"):
        assert wanted in text
    bands = _bands(sheet)
    assert all(0.2 < low < high < 0.9 for low, high in bands), bands
    assert bands


def _bands(sheet: pypdf.PageObject) -> list[tuple[float, float]]:
    """From where to where the upright areas behind the curve go, as shares of the sheet's height."""
    found: list[tuple[float, float]] = []

    def visit(operator: bytes, operands: Sequence[float], matrix: Sequence[float], *_: object) -> None:
        if operator == b"re" and 250 < float(operands[3]) < 400:  # in the units of the picture
            ends = (float(matrix[3]) * float(y) + float(matrix[5]) for y in (operands[1], operands[1] + operands[3]))
            found.append(tuple(sorted(end / float(sheet.mediabox.height) for end in ends)))  # type: ignore[arg-type]

    sheet.extract_text(visitor_operand_before=visit)
    return found


def test_names_that_cannot_be_set_letter_by_letter_stand_above_the_picture() -> None:
    text = page(_short(1, "الوعي"), maps.TODAY, "pdf.css", on_paper=True)
    document = fromstring(text)
    assert not re.search("[\u0600-\u06ff]", " ".join(document.xpath("//svg//text/text()")))
    (named,) = document.xpath("//figure/p[@class='stages']")
    assert named.text_content() == "Stages: 1. \u2068الوعي\u2069"
    for name, told in (("ที่ตั้ง", False), ("हिन्दी", False), ("Größe", True), ("予約", True), ("Идея", True)):
        labels = fromstring(page(_short(1, name), maps.TODAY, on_paper=True)).xpath("//svg/text[@font-weight='600']")
        assert (labels[0].text == f"1. {name}") == told


def test_words_that_run_leftwards_are_isolated_by_characters_as_weasyprint_knows_no_bdi() -> None:
    point = Touchpoint(id="t", name="رسالة WhatsApp", emotion=Emotion(score=1, feeling="سعيدة"))
    text = page(JourneyMap(stages=(Stage(id="s", name="الطلب", touchpoints=(point,)),)), maps.TODAY, on_paper=True)
    document = fromstring(text)
    (words,) = document.xpath("//figcaption/p")
    assert words.text.startswith("It starts good (+1) at \u2068رسالة WhatsApp\u2069. ")
    assert not document.xpath("//bdi")


def test_a_customer_of_many_words_stands_behind_the_map_so_that_no_sheet_is_nearly_empty() -> None:
    goals = tuple(f"Goal {number}, in a few words more" for number in range(150))
    large = _short(1).model_copy(update={"persona": Persona(name="Maya", goals=goals)})
    orders = [
        fromstring(page(one, maps.TODAY, on_paper=on_paper)).xpath("//main/section/@id")[2:4]
        for one, on_paper in ((_short(1), True), (large, True), (large, False))
    ]
    assert orders == [["persona", "map"], ["map", "persona"], ["persona", "map"]]


def test_tables_are_laid_out_without_measuring_every_word() -> None:
    """Measuring took three quarters of a minute for one idea of 5,000 letters and nine touchpoints."""
    document = fromstring(page(_short(1), maps.TODAY, "pdf.css", on_paper=True))
    (style,) = document.xpath("//style/text()")
    assert re.search(r"\ntable \{ table-layout: fixed; \}", style)
    long = "word " * 800
    idea = Opportunity(id="o", text=long, owner="B" * 1_000, kpi=long)
    began = time.process_time()
    text = told(read(pdf.render(JourneyMap(opportunities=(idea,)), maps.TODAY)))
    assert time.process_time() - began < 12  # it takes two
    assert text.count("word") >= 1_600


def test_the_same_map_on_the_same_day_gives_the_same_bytes() -> None:
    small = JourneyMap(title="Small", stages=(Stage(id="s", name="Book"),))
    assert pdf.render(small, maps.TODAY) == pdf.render(small, maps.TODAY)


def test_an_empty_map_makes_a_pdf() -> None:
    assert "Untitled map" in told(read(pdf.render(JourneyMap(), maps.TODAY)))


def test_hostile_text_makes_a_pdf_and_says_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    texts = [text[:500] for text in hostile.EXAMPLES if not _WIDE.search(text)]
    pains = tuple(PainPoint(id=f"p{place}", text=text) for place, text in enumerate(texts))
    point = Touchpoint(id="t", name="<img src='file:///etc/passwd'>", pain_points=pains)
    stage = Stage(id="s", name="<style>@import 'http://127.0.0.1:9/a.css';</style>", touchpoints=(point,))
    text = told(read(pdf.render(JourneyMap(title=texts[6], stages=(stage,)), maps.TODAY)))
    assert "file:///etc/passwd" in text.replace(" ", "")
    assert "root:" not in text
    assert pdf.render(JourneyMap(title="👩‍👩‍👧 日本語 مرحبا"), maps.TODAY)
    assert capfd.readouterr() == ("", "")


def test_nothing_is_fetched_not_even_for_a_template_that_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path(os.environ["MAPCOACH_CONFIG_DIR"]) / "templates" / "html"
    folder.mkdir(parents=True)
    secret = folder / "secret.svg"
    secret.write_text("<svg xmlns='http://www.w3.org/2000/svg'><text y='20'>secret</text></svg>", "utf-8")
    asking = f"<h2>Review</h2><img alt='' src='{secret.as_uri()}'><img alt='' src='http://127.0.0.1:9/a.png'>"
    (folder / "review.html.j2").write_text(asking, "utf-8")
    asked: list[str] = []

    class Recording(pdf._Refusing):
        def __call__(self, url: str, *given: object, **named: object) -> NoReturn:
            asked.append(url)
            super().__call__(url, *given, **named)

    monkeypatch.setattr(pdf, "_Refusing", Recording)
    text = told(read(pdf.render(JourneyMap(), maps.TODAY)))
    assert sorted(asked) == [secret.as_uri(), "http://127.0.0.1:9/a.png"]
    assert "secret" not in text


def test_a_very_large_map_leaves_out_the_details_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_MOST", 1)
    text = told(read(pdf.render(_short(2), maps.TODAY)))
    assert "This map has 2 touchpoints. The PDF leaves out each of them in detail" in text
    assert "Each stage in detail" not in text
    assert "Touch 1" in text


@pytest.mark.parametrize(
    ("error", "command"),
    [(ImportError("no weasyprint"), "pip install 'mapcoach[pdf]'"), (OSError("no libpango"), "libpango-1.0-0")],
)
def test_what_is_missing_is_said_with_the_command(
    error: Exception, command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def failing(name: str) -> ModuleType:
        print("WeasyPrint could not import some external libraries.")
        raise error

    monkeypatch.setattr(pdf, "import_module", failing)
    with pytest.raises(CannotRenderError, match="The PDF needs") as raised:
        pdf.render(JourneyMap(), maps.TODAY)
    assert command in str(raised.value)
    assert capsys.readouterr().out == ""
    assert importlib.import_module("weasyprint")
