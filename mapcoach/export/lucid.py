"""The map for Lucid: a Standard Import file, a ZIP with one ``document.json``.

By Lucid's documentation of shapes, lines and text; it has not been opened in Lucid. Its text may hold markup and
formulas, so people's text is escaped and ``{{`` is broken up. What had to be shortened is whole in the note of its
shape. Lucid takes no more than 2 MB: a larger map is written with shorter texts and without notes, then without some
lanes, and says so.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date
from html import escape
from typing import TYPE_CHECKING, Any

from mapcoach.export import CannotRenderError
from mapcoach.export.board import SMALL, Board, Box, Curve, CurvePoint, Paragraph, board, palette
from mapcoach.export.board.arranging import LABELS
from mapcoach.export.board.emotion import RADIUS
from mapcoach.export.board.markup import xml_safe
from mapcoach.export.board.measuring import reads_leftwards
from mapcoach.export.escaping import shorten
from mapcoach.export.zipping import zipped

if TYPE_CHECKING:
    from mapcoach.journey import JourneyMap
    from mapcoach.journey.lane_cells import Lane

LARGEST = 2 * 1024 * 1024
"""Bytes that Lucid takes of a document."""
_POINTS = 0.75  # of a typographer, in a pixel
_SHORTER = ((160, 0), (60, 0), (60, 2), (60, 4), (60, 6), (60, 8))
"""How to write less and less: at most so many characters of a text, and so many of the lanes spared."""
_SPARED: tuple[tuple[Lane, str], ...] = (
    ("measures", "measures"),
    ("owners", "owners"),
    ("questions", "questions"),
    ("business_goal", "what we want them to do"),
    ("actions", "what they do"),
    ("feelings", "feelings in words"),
    ("automations", "automations"),
    ("opportunities", "opportunities"),
)
Shape = dict[str, Any]


def render(journey_map: JourneyMap, today: date) -> bytes:
    """The map as a ``.lucid`` file. Raises CannotRenderError if even its touchpoints and pain points are too much."""
    return zipped([("document.json", _fitting(journey_map, today))])


def _fitting(journey_map: JourneyMap, today: date) -> bytes:
    """The document with as much of the map as Lucid takes: of the ways to write it, the first that is small enough.

    They are looked through by halves, because each lays the whole map out anew.
    """
    whole = _document(board(journey_map, today), notes=True)
    if len(whole) <= LARGEST:
        return whole
    fits = b""
    first, last = 0, len(_SHORTER)
    while first < last:
        middle = (first + last) // 2
        limit, spared = _SHORTER[middle]
        document = _shorter(journey_map, today, limit, _SPARED[:spared])
        if len(document) <= LARGEST:
            fits, last = document, middle
        else:
            first = middle + 1
    if fits:
        return fits
    raise CannotRenderError(
        "This map is too large for Lucid, which takes no more than 2 MB. Nothing was written. Export it for draw.io, "
        "or make a map of a part of the journey."
    )


def _shorter(journey_map: JourneyMap, today: date, limit: int, spared: Sequence[tuple[Lane, str]]) -> bytes:
    """The document with texts cut at so many characters, without notes and without these lanes, which it says."""
    missing = ", and these are left out" if spared else ""
    names = f": {', '.join(words for _, words in spared)}" if spared else ""
    notice = f"Texts are cut short here{missing}, because Lucid takes no more than 2 MB{names}."
    without = [lane for lane, _ in spared]
    return _document(board(journey_map, today, limit=limit, without=without, notice=notice), notes=False)


def _document(of: Board, *, notes: bool) -> bytes:
    shapes = list(_shapes(of, notes))
    page = {
        "id": "journey",
        "title": text(shorten(of.title, 60)),
        "shapes": shapes,
        "lines": [line for curve in of.curves for line in _lines(curve)],
    }
    return json.dumps({"version": 1, "pages": [page]}, ensure_ascii=False, separators=(",", ":")).encode()


def text(value: str) -> str:
    """Text for Lucid: no markup, and no formula, which would begin with two braces."""
    return escape(re.sub(r"\{(?=\{)", "{ ", xml_safe(value)), quote=False)


def _shapes(of: Board, notes: bool) -> Iterator[Shape]:
    curves = {curve.lane.id: curve for curve in of.curves}
    for box in of.boxes:
        yield from _box(box, notes)
        if box.id in curves:
            yield from _curve(curves[box.id])


def _box(box: Box, notes: bool) -> Iterator[Shape]:
    paint = palette.paint(box.role)
    place, words = (box.x, box.y, box.w, box.h), _html(box.paragraphs)
    if paint is None:
        yield _shape(box.id, "text", place, words)
    elif box.role == "lane":  # its name is a shape of its own, so that it stands at the left
        yield _shape(box.id, "rectangle", place, style=_style(paint.fill, paint.stroke))
        yield _shape(f"name-{box.id}", "text", (box.x, box.y, LABELS, min(box.h, 40)), words)
    else:
        style = _style(paint.fill, paint.stroke, width=3 if box.decides else 1)
        more = {"note": "\n".join(map(text, box.full.split("\n")))} if box.full and notes else {}
        yield _shape(box.id, "rectangle", place, words, style=style, **more)


def _html(paragraphs: tuple[Paragraph, ...]) -> str:
    return "".join(_paragraph(one) for one in paragraphs)


def _paragraph(one: Paragraph) -> str:
    colour = f";color:{palette.MUTED}" if one.style.muted else ""
    weight = ";font-weight:bold" if one.style.bold else ""
    side = "right" if reads_leftwards(one.text) else "left"
    look = f"font-size:{one.style.size * _POINTS:g}pt;text-align:{side};vertical-align:top{colour}{weight}"
    return f'<p style="{look}">{text(one.text)}</p>'


def _shape(name: str, kind: str, place: tuple[float, float, float, float], words: str = "", **more: object) -> Shape:
    box = dict(zip("xywh", (round(value, 1) for value in place), strict=True))
    return {"id": name, "type": kind, "boundingBox": box, **({"text": words} if words else {}), **more}


def _style(fill: str, stroke: str, *, width: int = 1, dash: str = "solid") -> Shape:
    """What a shape looks like; what Lucid does by itself (a solid line, one wide) is not said, to save room."""
    line: Shape = {"color": stroke}
    line |= {"width": width} if width != 1 else {}
    line |= {"style": dash} if dash != "solid" else {}
    return {"fill": {"type": "color", "color": fill}, "stroke": line, "rounding": 8}


def _curve(curve: Curve) -> Iterator[Shape]:
    for number, level in enumerate(curve.levels, 1):
        place = (curve.lane.x, level.y - 11, LABELS, 22)
        yield _shape(f"{curve.lane.id}-level-{number}", "text", place, _html((Paragraph(level.words, SMALL),)))
    yield from map(_point, curve.points)


def _point(point: CurvePoint) -> Shape:
    radius = (RADIUS if point.numbered else 4) + (3 if point.decides else 0)
    place = (point.x - radius, point.y - radius, 2 * radius, 2 * radius)
    words = f'<p style="font-size:6pt">{point.number}</p>' if point.numbered else ""
    fill = palette.DECIDES if point.decides else palette.GROUND
    style = _style(fill, palette.CURVE, dash="dashed" if point.score is None else "solid")
    return _shape(point.id, "diamond" if point.decides else "circle", place, words, style=style)


def _lines(curve: Curve) -> Iterator[Shape]:
    for number, level in enumerate(curve.levels, 1):
        ends = [
            {"type": "positionEndpoint", "style": "none", "position": {"x": round(x, 1), "y": round(level.y, 1)}}
            for x in (curve.left, curve.right)
        ]
        yield _line(f"{curve.lane.id}-line-{number}", ends, palette.GRID, 1, "solid" if level.score == 0 else "dotted")
    for start, end in curve.joins:
        ends = [
            {"type": "shapeEndpoint", "style": "none", "shapeId": curve.points[at].id, "position": {"x": 0.5, "y": 0.5}}
            for at in (start, end)
        ]
        yield _line(f"join-{curve.points[start].number}", ends, palette.CURVE, 2, "solid")


def _line(name: str, ends: list[Shape], colour: str, width: int, dash: str) -> Shape:
    stroke = {"color": colour, "width": width, "style": dash}
    return {"id": name, "lineType": "straight", "endpoint1": ends[0], "endpoint2": ends[1], "stroke": stroke}
