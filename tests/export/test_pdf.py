"""The PDF: read back by pypdf."""

import importlib
import io
import os
import re
from ctypes.util import find_library
from pathlib import Path
from types import ModuleType
from typing import NoReturn

import pypdf
import pytest

from mapcoach.export import CannotRenderError, pdf
from mapcoach.journey import JourneyMap, PainPoint, Stage, Touchpoint
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
    monkeypatch.setattr(pdf, "_MOST", 6)
    text = told(read(pdf.render(maps.clinic(), maps.TODAY)))
    assert "This map has 7 touchpoints. The PDF leaves out each of them in detail" in text
    assert "Each stage in detail" not in text
    assert "Booking form" in text


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
