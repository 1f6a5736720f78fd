"""The map as a picture of pixels: the SVG drawn at twice its size by resvg, which needs no program on the machine.

Text is set in Open Sans, which comes as a package of its own: without any font resvg would leave all text out and not
say so. What Open Sans does not have (Chinese, Arabic, ...) is set in the machine's fonts if they have it.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from importlib.resources import files
from math import sqrt
from typing import TYPE_CHECKING

from mapcoach.export import CannotRenderError
from mapcoach.export.board import Board, board
from mapcoach.export.board.palette import GROUND
from mapcoach.export.svg import picture
from mapcoach.export.svg_drawing import FONTS

if TYPE_CHECKING:
    from mapcoach.journey import JourneyMap

ZOOM = 2.0
WIDEST, HIGHEST = 8000, 20_000
"""The most pixels across and down: what browsers and viewers take."""
AREA = 20_000_000
"""The most pixels of a picture: each takes some 15 bytes of memory while it is drawn, 300 MB in all."""
_FONTS = ("OpenSans-Regular.ttf", "OpenSans-Bold.ttf")
_PROBE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">'
    f'<text x="2" y="16" font-family="{FONTS}" font-size="16">{{}}</text></svg>'
)


def render(journey_map: JourneyMap, today: date) -> bytes:
    """The map as a PNG. Raises CannotRenderError if the machine has nothing to draw it or no font to write with.

    A map so large that its text would be less than full size says so under its title.
    """
    of = board(journey_map, today)
    zoom = scale(of)
    if zoom < 1:
        notice = f"Drawn at {zoom:.0%} of its size, because the map is very large. The SVG shows it in full."
        of = board(journey_map, today, notice=notice, notice_size=round(12 / zoom, 1))
        zoom = scale(of)
    return _drawn(picture(of), zoom)


def scale(of: Board) -> float:
    """How many pixels a point gets: 2, or less if the picture would be too large."""
    return min(ZOOM, WIDEST / of.width, HIGHEST / of.height, sqrt(AREA / (of.width * of.height)))


def _drawn(svg: str, zoom: float) -> bytes:
    if not _writes():
        raise CannotRenderError(
            "A PNG cannot be drawn here: there is no font to write with. Install one, for example with "
            "“pip install ttf-opensans”, or export the SVG, which needs none. Nothing was written."
        )
    return _pixels(svg, zoom)


def _pixels(svg: str, zoom: float) -> bytes:
    try:
        from resvg_py import svg_to_bytes
    except ImportError as error:
        raise CannotRenderError(
            "A PNG cannot be drawn here: resvg is missing. Install it with “pip install resvg-py”, or export the SVG "
            "instead. Nothing was written."
        ) from error
    try:
        return svg_to_bytes(
            svg_string=_in_fonts_that_have_it(svg),
            zoom=zoom,
            background=GROUND,
            font_files=list(_font_files()),
            sans_serif_family="Open Sans",
            shape_rendering="geometric_precision",
            text_rendering="optimize_legibility",
            image_rendering="optimize_quality",
            languages=["en"],
        )
    except ValueError as error:
        raise CannotRenderError(f"The PNG could not be drawn: {error} Export the SVG instead.") from error


# Of the fonts that have a letter which Open Sans lacks, resvg takes whichever it finds first, often a bold one, and for
# the whole line; where a font is asked for by name, it takes the right weight of it.
_OTHERS = (
    (r"\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc", ("Noto Sans Arabic", "Segoe UI", "Geeza Pro", "Arial", "DejaVu Sans")),
    (
        r"\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff",
        ("Noto Sans CJK JP", "Noto Sans CJK SC", "Noto Sans JP", "Hiragino Sans", "PingFang SC", "Yu Gothic",
         "Microsoft YaHei", "Malgun Gothic", "WenQuanYi Zen Hei", "Droid Sans Fallback"),
    ),
)  # fmt: skip
_TEXTS = tuple(
    (
        re.compile(f"<text (?!font-family)(?=[^>]*>[^<]*[{letters}])"),
        f'<text font-family="{", ".join(map(repr, fonts))}, sans-serif" ',
    )
    for letters, fonts in _OTHERS
)


def _in_fonts_that_have_it(svg: str) -> str:
    """The picture with fonts of their own for lines in scripts that Open Sans does not have."""
    for texts, named in _TEXTS:
        svg = texts.sub(named, svg)
    return svg


@cache
def _font_files() -> tuple[str, ...]:
    """Open Sans, where it is installed."""
    try:
        folder = files("ttf_opensans") / "ttf"
    except ModuleNotFoundError:
        return ()
    return tuple(str(folder / name) for name in _FONTS if (folder / name).is_file())


@cache
def _writes() -> bool:
    """Whether letters appear: resvg says nothing if it finds no font for them."""
    return _pixels(_PROBE.format("mM"), 1) != _pixels(_PROBE.format(""), 1)
