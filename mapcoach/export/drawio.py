"""The map for draw.io (diagrams.net): lanes with their notes in them, all of it editable.

Labels are HTML in draw.io, so people's text is escaped for HTML, and then all of it for XML. Texts that had to be
shortened are whole in the tooltip of their note.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html import escape
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from mapcoach.export.board import Board, Box, Curve, CurvePoint, Paragraph, board, palette
from mapcoach.export.board.arranging import LABELS
from mapcoach.export.board.emotion import RADIUS
from mapcoach.export.board.markup import xml_safe
from mapcoach.export.board.measuring import reads_leftwards
from mapcoach.export.escaping import shorten

if TYPE_CHECKING:
    from mapcoach.journey import JourneyMap

_LAYER = "1"
_NOTE = "html=1;whiteSpace=wrap;overflow=visible;align=left;verticalAlign=top;spacing=0;"
_SPACING = "spacingLeft=8;spacingRight=6;spacingTop=6;spacingBottom=6;"
_TEXT = f"text;{_NOTE}{_SPACING}strokeColor=none;fillColor=none;fontColor={palette.INK};"
_NAME = (
    f"text;html=1;align=center;verticalAlign=middle;spacing=0;strokeColor=none;fillColor=none;fontColor={palette.INK};"
)
_LINE = "edgeStyle=none;rounded=0;html=1;endArrow=none;startArrow=none;"


def render(journey_map: JourneyMap, today: date) -> str:
    """The map as an uncompressed draw.io file of one page."""
    return "\n".join(_document(board(journey_map, today))) + "\n"


def _document(of: Board) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<mxfile host="mapcoach">'
    yield f'<diagram id="journey" name={_attribute(shorten(of.title, 60))}>'
    size = f'pageWidth="{of.width:.0f}" pageHeight="{of.height:.0f}"'
    yield f'<mxGraphModel grid="0" gridSize="10" guides="1" connect="1" page="1" pageScale="1" {size} math="0">'
    yield f'<root><mxCell id="0"/><mxCell id="{_LAYER}" parent="0"/>'
    corners = {box.id: (box.x, box.y) for box in of.boxes}
    curves = {curve.lane.id: curve for curve in of.curves}
    for box in of.boxes:
        yield _box(box, corners.get(box.parent, (0.0, 0.0)))
        if box.id in curves:
            yield from _curve(curves[box.id])
    yield "</root></mxGraphModel></diagram></mxfile>"


def _attribute(text: str) -> str:
    return quoteattr(xml_safe(text))


def html(paragraphs: tuple[Paragraph, ...]) -> str:
    """Paragraphs as the HTML of a label; their text is escaped."""
    return "".join(_paragraph(one) for one in paragraphs)


def _paragraph(one: Paragraph) -> str:
    colour = f"color:{palette.MUTED};" if one.style.muted else ""
    weight = "font-weight:bold;" if one.style.bold else ""
    direction = ' dir="rtl"' if reads_leftwards(one.text) else ""
    look = f"font-size:{one.style.size:g}px;line-height:1.4;{weight}{colour}"
    return f'<div{direction} style="{look}">{escape(xml_safe(one.text))}</div>'


def _box(box: Box, corner: tuple[float, float]) -> str:
    paint = palette.paint(box.role)
    style = _NAME if box.role == "label" else _TEXT
    if paint:
        stroke = 2.5 if box.decides else 1
        look = f"fillColor={paint.fill};strokeColor={paint.stroke};strokeWidth={stroke:g};fontColor={palette.INK};"
        style = f"rounded=1;arcSize=5;absoluteArcSize=1;{_NOTE}{look}"
        style += _lane_style(box) if box.role == "lane" else _SPACING
    place = f'x="{box.x - corner[0]:.1f}" y="{box.y - corner[1]:.1f}" width="{box.w:.1f}" height="{box.h:.1f}"'
    tooltip = "<br>".join(escape(xml_safe(line)) for line in box.full.split("\n")) if box.full else ""
    return _vertex(box.id, html(box.paragraphs), style, place, box.parent or _LAYER, tooltip)


def _lane_style(box: Box) -> str:
    """A lane holds its notes: they move with it, and can be moved to another."""
    return f"container=1;collapsible=0;dropTarget=1;spacingLeft=8;spacingTop=6;spacingRight={box.w - LABELS + 8:.0f};"


def _vertex(name: str, label: str, style: str, place: str, parent: str, tooltip: str = "") -> str:
    cell = f'style="{style}" vertex="1" parent="{parent}"><mxGeometry {place} as="geometry"/></mxCell>'
    if tooltip:
        told = f"label={quoteattr(label)} tooltip={quoteattr(tooltip)}"
        return f'<UserObject {told} id="{name}"><mxCell {cell}</UserObject>'
    return f'<mxCell id="{name}" value={quoteattr(label)} {cell}'


def _curve(curve: Curve) -> Iterator[str]:
    left, top = curve.lane.x, curve.lane.y
    for number, level in enumerate(curve.levels, 1):
        y = level.y - top
        place = f'x="0" y="{y - 13:.1f}" width="{LABELS}" height="26"'
        yield _vertex(
            f"{curve.lane.id}-level-{number}", escape(level.words), f"{_TEXT}fontSize=10;", place, curve.lane.id
        )
        ends = (f'x="{x - left:.1f}" y="{y:.1f}"' for x in (curve.left, curve.right))
        points = "".join(f'<mxPoint {at} as="{end}Point"/>' for end, at in zip(("source", "target"), ends, strict=True))
        style = f"{_LINE}strokeColor={palette.GRID};dashed={int(level.score != 0)};"
        yield _edge(f"{curve.lane.id}-line-{number}", style, curve.lane.id, points)
    for start, end in curve.joins:
        one, other = curve.points[start], curve.points[end]
        style = f"{_LINE}strokeColor={palette.CURVE};strokeWidth=2.5;"
        yield _edge(f"join-{one.number}", style, curve.lane.id, "", f' source="{one.id}" target="{other.id}"')
    for point in curve.points:
        yield _point(point, left, top, curve.lane.id)


def _edge(name: str, style: str, parent: str, points: str, ends: str = "") -> str:
    geometry = f'<mxGeometry relative="1" as="geometry">{points}</mxGeometry>'
    return f'<mxCell id="{name}" style="{style}" edge="1" parent="{parent}"{ends}>{geometry}</mxCell>'


def _point(point: CurvePoint, left: float, top: float, parent: str) -> str:
    radius = (RADIUS if point.numbered else 4) + (3 if point.decides else 0)
    kind, fill = ("rhombus", palette.DECIDES) if point.decides else ("ellipse", palette.GROUND)
    dash = "dashed=1;" if point.score is None else ""
    style = f"shape={kind};perimeter={kind}Perimeter;html=1;fillColor={fill};strokeColor={palette.CURVE};{dash}"
    place = (
        f'x="{point.x - left - radius:.1f}" y="{point.y - top - radius:.1f}" width="{2 * radius}" height="{2 * radius}"'
    )
    label = str(point.number) if point.numbered else ""
    return _vertex(
        point.id,
        label,
        f"{style}fontSize=8;fontStyle=1;",
        place,
        parent,
        escape(xml_safe(f"{point.number} {point.name}")),
    )
