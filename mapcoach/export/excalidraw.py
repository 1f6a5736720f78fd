"""The map for Excalidraw: boxes with their text bound to them, the curve as lines and points.

Ids and seeds are made from the board's ids, so that the same map gives the same file. Excalidraw shows plain text in
one size a box; texts that had to be shortened are whole in the ``customData`` of their box.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any
from zlib import crc32

from mapcoach.export.board import Board, Box, Curve, CurvePoint, board, palette
from mapcoach.export.board.arranging import LABELS
from mapcoach.export.board.emotion import RADIUS
from mapcoach.export.board.markup import xml_safe
from mapcoach.export.board.measuring import reads_leftwards, width, wrap

if TYPE_CHECKING:
    from mapcoach.journey import JourneyMap

_SANS = 2  # Excalidraw's number for its plain sans serif
_LEADING = 1.25
_PADDING = 5  # what Excalidraw keeps free between a box and its text
_SMALLEST = 8.0
Element = dict[str, Any]


def render(journey_map: JourneyMap, today: date) -> str:
    """The map as an Excalidraw scene, in JSON."""
    scene = {
        "type": "excalidraw",
        "version": 2,
        "source": "mapcoach",
        "elements": list(_elements(board(journey_map, today))),
        "appState": {"viewBackgroundColor": palette.GROUND, "gridSize": None},
        "files": {},
    }
    return json.dumps(scene, ensure_ascii=False, indent=1) + "\n"


def _elements(of: Board) -> Iterator[Element]:
    curves = {curve.lane.id: curve for curve in of.curves}
    for box in of.boxes:
        yield from _box(box)
        if box.id in curves:
            yield from _curve(curves[box.id])


def _element(kind: str, name: str, place: tuple[float, float, float, float], **more: object) -> Element:
    x, y, w, h = (round(value, 1) for value in place)
    seed = crc32(name.encode()) & 0x7FFFFFFF
    return {
        "id": name,
        "type": kind,
        "x": x,
        "y": y,
        "width": w,
        "height": h,
        "angle": 0,
        "strokeColor": palette.INK,
        "backgroundColor": "transparent",
        "fillStyle": "solid",
        "strokeWidth": 1,
        "strokeStyle": "solid",
        "roughness": 0,
        "opacity": 100,
        "groupIds": [],
        "frameId": None,
        "roundness": None,
        "seed": seed,
        "version": 1,
        "versionNonce": seed,
        "isDeleted": False,
        "boundElements": [],
        "updated": 1,
        "link": None,
        "locked": False,
        **more,
    }


def _box(box: Box) -> Iterator[Element]:
    paint = palette.paint(box.role)
    lines, size = _fitted(box)
    lane = box.role == "lane"
    bound = paint is not None and not lane and bool(lines)
    if paint:
        look: Element = {
            "strokeColor": paint.stroke,
            "backgroundColor": paint.fill,
            "strokeWidth": 2 if box.decides else 1,
            "roundness": {"type": 3, "value": 5},
            "boundElements": [{"type": "text", "id": f"{box.id}-text"}] if bound else [],
        }
        if box.full:
            look["customData"] = {"fullText": _safe(box.full)}
        yield _element("rectangle", box.id, (box.x, box.y, box.w, box.h), **look)
    if lines:
        yield _text(box, lines, size, bound)


def _safe(text: str) -> str:
    return "\n".join(map(xml_safe, text.split("\n")))


def _fitted(box: Box) -> tuple[list[str], float]:
    """The lines of a box in the largest font size, of those it is written in, at which they all fit.

    Notes in lanes take the smaller of theirs, so that they look alike.
    """
    sizes = sorted({one.style.size for one in box.paragraphs}, reverse=True)
    if box.role == "label":
        return [xml_safe(one.text) for one in box.paragraphs], sizes[0]
    room = (LABELS if box.role == "lane" else box.w) - 2 * _PADDING - 2
    lines: list[str] = []
    size = _SMALLEST
    for size in (*(sizes[-1:] if box.parent else sizes), 10.0, 9.0, _SMALLEST):
        lines = [line for one in box.paragraphs for line in wrap(xml_safe(one.text), room, size)]
        if len(lines) * size * _LEADING <= box.h - 2 * _PADDING:
            break
    return lines, size


def _text(box: Box, lines: list[str], size: float, bound: bool) -> Element:
    high = len(lines) * size * _LEADING
    inset = 0 if box.role == "label" else _PADDING
    wide = box.w - 2 * _PADDING if bound else max(width(line, size) for line in lines)
    original = "\n".join(xml_safe(one.text) for one in box.paragraphs)
    return _element(
        "text",
        f"{box.id}-text",
        (box.x + inset, box.y + inset, wide, high),
        text="\n".join(lines),
        originalText=original,
        fontSize=size,
        fontFamily=_SANS,
        textAlign="right" if reads_leftwards(original) else "left",
        verticalAlign="top",
        containerId=box.id if bound else None,
        lineHeight=_LEADING,
        autoResize=not bound,
    )


def _curve(curve: Curve) -> Iterator[Element]:
    for number, level in enumerate(curve.levels, 1):
        dash = {"strokeColor": palette.GRID, "strokeStyle": "solid" if level.score == 0 else "dotted"}
        yield _line(f"{curve.lane.id}-line-{number}", [(curve.left, level.y), (curve.right, level.y)], **dash)
        yield _label(f"{curve.lane.id}-level-{number}", level.words, curve.lane.x + 8, level.y - 6, 10)
    for number, run in enumerate(_runs(curve), 1):
        yield _line(f"{curve.lane.id}-run-{number}", run, strokeColor=palette.CURVE, strokeWidth=2)
    for point in curve.points:
        yield from _point(point)


def _runs(curve: Curve) -> Iterator[list[tuple[float, float]]]:
    """The points that are joined, in runs without a gap."""
    run: list[tuple[float, float]] = []
    last = -1
    for start, end in curve.joins:
        if start != last:
            if run:
                yield run
            run = [(curve.points[start].x, curve.points[start].y)]
        run.append((curve.points[end].x, curve.points[end].y))
        last = end
    if run:
        yield run


def _line(name: str, points: list[tuple[float, float]], **look: object) -> Element:
    x, y = points[0]
    steps = [[round(one - x, 1), round(other - y, 1)] for one, other in points]
    wide = max(step[0] for step in steps) - min(step[0] for step in steps)
    high = max(step[1] for step in steps) - min(step[1] for step in steps)
    more: Element = {"points": steps, "lastCommittedPoint": None, "startBinding": None, "endBinding": None}
    more |= {"startArrowhead": None, "endArrowhead": None}
    return _element("line", name, (x, y, wide, high), **more, **look)


def _label(name: str, text: str, x: float, y: float, size: float, **more: object) -> Element:
    words: Element = {"text": text, "originalText": text, "fontSize": size, "fontFamily": _SANS, "textAlign": "left"}
    words |= {"verticalAlign": "top", "containerId": None, "lineHeight": _LEADING, "autoResize": True}
    return _element("text", name, (x, y, width(text, size), size * _LEADING), **words | more)


def _point(point: CurvePoint) -> Iterator[Element]:
    radius = (RADIUS if point.numbered else 4) + (3 if point.decides else 0)
    label = f"{point.id}-text"
    yield _element(
        "diamond" if point.decides else "ellipse",
        point.id,
        (point.x - radius, point.y - radius, 2 * radius, 2 * radius),
        strokeColor=palette.CURVE,
        strokeStyle="dashed" if point.score is None else "solid",
        backgroundColor=palette.DECIDES if point.decides else palette.GROUND,
        boundElements=[{"type": "text", "id": label}] if point.numbered else [],
    )
    if point.numbered:
        text, size = str(point.number), 8.0
        x, y = point.x - width(text, size) / 2, point.y - size * _LEADING / 2
        yield _label(
            label, text, x, y, size, containerId=point.id, textAlign="center", verticalAlign="middle", autoResize=False
        )
