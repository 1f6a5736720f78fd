import io
import sys

import pytest
from PIL import Image

from mapcoach.export import CannotRenderError, png, svg
from mapcoach.export.board import board
from mapcoach.journey import JourneyMap, Stage
from tests.export import board_maps, maps


def drawn(journey_map: JourneyMap) -> Image.Image:
    return Image.open(io.BytesIO(png.render(journey_map, maps.TODAY))).convert("RGB")


@pytest.fixture
def forgotten():
    png._writes.cache_clear()
    png._font_files.cache_clear()
    yield
    png._writes.cache_clear()
    png._font_files.cache_clear()


def test_it_has_twice_the_size_of_the_board():
    of = board(maps.clinic(), maps.TODAY)
    picture = drawn(maps.clinic())
    assert picture.size == (round(of.width * 2), round(of.height * 2))


def test_letters_really_appear():
    """Where a stage has its name there is ink; with another name there is other ink there, and nowhere else."""

    def one(name: str) -> Image.Image:
        return drawn(JourneyMap(title="Map", stages=(Stage(id="s", name=name),)))

    of = board(JourneyMap(title="Map", stages=(Stage(id="s", name="Book"),)), maps.TODAY)
    box = next(box for box in of.boxes if box.id == "stage-1")
    line = box.lines[-1]
    place = (int(line.x * 2), int((line.y - 14) * 2), int((line.x + 60) * 2), int((line.y + 4) * 2))
    inked = one("Book").crop(place)
    assert sum(inked.convert("L").histogram()[:90]) > 100
    assert inked.tobytes() != one("Cook").crop(place).tobytes()
    outside = (int((box.x + box.w) * 2) + 4, 0, int(of.width * 2), int(box.y * 2))
    assert one("Book").crop(outside).tobytes() == one("Cook").crop(outside).tobytes()


def test_the_letters_are_there_without_any_font_of_the_machine():
    letters = png._PROBE.format("mM")
    from resvg_py import svg_to_bytes

    fonts = list(png._font_files())
    assert len(fonts) == 2
    with_ours = svg_to_bytes(svg_string=letters, skip_system_fonts=True, font_files=fonts)
    without = svg_to_bytes(svg_string=letters, skip_system_fonts=True)
    assert with_ours != without


def test_the_same_map_gives_the_same_picture():
    assert png.render(maps.future_catalogue(), maps.TODAY) == png.render(maps.future_catalogue(), maps.TODAY)


@pytest.mark.parametrize("name", ["empty", "international", "hostile"])
def test_any_map_is_drawn(name):
    assert min(drawn(board_maps.MAPS[name]).size) > 300


def test_a_very_large_map_is_drawn_smaller_and_says_so(monkeypatch):
    monkeypatch.setattr(png, "WIDEST", 800)
    monkeypatch.setattr(png, "AREA", 500_000)
    noticed: list[str] = []
    real = svg.picture

    def spied(of):
        noticed.extend(one.text for box in of.boxes if box.role == "status" for one in box.paragraphs)
        return real(of)

    monkeypatch.setattr(png, "picture", spied)
    picture = drawn(maps.clinic())
    assert picture.width <= 800
    assert picture.width * picture.height <= 505_000
    assert any(text.startswith("Drawn at ") and "The SVG shows it in full" in text for text in noticed)


def test_without_any_font_it_says_what_to_install(monkeypatch, forgotten):
    import resvg_py

    real = resvg_py.svg_to_bytes

    def fontless(**values):
        return real(**{**values, "skip_system_fonts": True, "font_files": []})

    monkeypatch.setattr(resvg_py, "svg_to_bytes", fontless)
    with pytest.raises(CannotRenderError, match=r"no font to write with.*ttf-opensans"):
        png.render(maps.clinic(), maps.TODAY)


def test_without_resvg_it_says_what_to_install(monkeypatch, forgotten):
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(CannotRenderError, match="resvg-py"):
        png.render(maps.clinic(), maps.TODAY)


def test_without_open_sans_the_fonts_of_the_machine_are_used(monkeypatch, forgotten):
    monkeypatch.setitem(sys.modules, "ttf_opensans", None)
    assert png._font_files() == ()


def test_lines_in_other_scripts_ask_for_fonts_that_have_them():
    arabic, plain = '<text x="1" y="2">رسالة WhatsApp</text>', '<text x="1" y="2">Message</text>'
    both, japanese = '<text x="3">予約 مرحبا</text>', '<text x="4">予約</text>'
    named = png._in_fonts_that_have_it(f"{arabic}{plain}{both}{japanese}")
    assert named.startswith("<text font-family=\"'Noto Sans Arabic', ")
    assert plain in named
    assert "<text font-family=\"'Noto Sans CJK JP', " in named
    assert named.count("font-family") == 3


def test_a_line_with_an_arabic_word_is_as_bold_as_it_was_meant_to_be():
    def ink(weight: int) -> int:
        line = f'<text x="2" y="40" font-size="30" font-weight="{weight}">مرحبا بالعالم</text>'
        data = png._pixels(f'<svg xmlns="http://www.w3.org/2000/svg" width="300" height="60">{line}</svg>', 1)
        with Image.open(io.BytesIO(data)) as picture:
            return sum(255 - value for value in picture.convert("L").tobytes())

    regular, bold = ink(400), ink(700)
    if regular == 0:
        pytest.skip("this machine has no font with Arabic")
    assert regular <= bold
