"""Draws a board as SVG, line by line of its source.

Colours are attributes for the light look, so that programs without CSS show it; a style sheet repaints on a dark
screen.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from xml.sax.saxutils import escape

from mapcoach.export.board import Board, Box, Curve, CurvePoint, Line, palette
from mapcoach.export.board.emotion import RADIUS
from mapcoach.export.board.markup import xml_safe

FONTS = "'Open Sans', 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Noto Sans', 'DejaVu Sans', sans-serif"
_DOT = 3


def drawing(of: Board) -> Iterator[str]:
    """The lines of the SVG."""
    size = f'width="{_n(of.width)}" height="{_n(of.height)}" viewBox="0 0 {_n(of.width)} {_n(of.height)}"'
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="mapcoach-board" {size} role="img" '
        f'aria-labelledby="mapcoach-title mapcoach-words" font-family="{FONTS}" font-size="11" fill="{palette.INK}">'
    )
    yield f'<title id="mapcoach-title">{text(of.title)}</title>'
    yield f'<desc id="mapcoach-words">{text(of.words)}</desc>'
    yield f"<style>{_style()}</style>"
    yield f'<rect class="mapcoach-ground" width="100%" height="100%" fill="{palette.GROUND}"/>'
    curves = {curve.lane.id: curve for curve in of.curves}
    for box in of.boxes:
        yield from _box(box)
        if box.id in curves:
            yield from _curve(curves[box.id])
    yield "</svg>"


def text(value: str) -> str:
    """Text for an SVG: on one line, without what XML 1.0 does not allow, escaped."""
    return escape(xml_safe(value))


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _box(box: Box) -> Iterator[str]:
    yield f'<g data-id="{box.id}">'
    if box.full:
        yield "<title>" + "\n".join(map(text, box.full.split("\n"))) + "</title>"
    if paint := palette.paint(box.role):
        stroke = f'stroke="{paint.stroke}"' + (' stroke-width="2.5"' if box.decides else "")
        place = f'x="{_n(box.x)}" y="{_n(box.y)}" width="{_n(box.w)}" height="{_n(box.h)}" rx="5"'
        yield f'<rect class="mapcoach-{box.role}" {place} fill="{paint.fill}" {stroke}/>'
    if box.decides:
        yield _diamond(box.x + box.w - 8, box.y, 7)
    for line in box.lines:
        yield _text(line)
    yield "</g>"


def _text(line: Line) -> str:
    style = line.style
    look = f' font-size="{_n(style.size)}"' + (' font-weight="700"' if style.bold else "")
    colour = f' fill="{palette.MUTED}"' if style.muted else ""
    # The end of the line is where it begins to be read. Said without ``direction``, which moves the anchor in some.
    bidi = ' text-anchor="end"' if line.leftwards else ""
    classes = " ".join(filter(None, ("mapcoach-muted" * style.muted, "mapcoach-leftwards" * line.leftwards)))
    named = f' class="{classes}"' if classes else ""
    return f'<text x="{_n(line.x)}" y="{_n(line.y)}"{look}{named}{colour}{bidi}>{text(line.text)}</text>'


def _curve(curve: Curve) -> Iterator[str]:
    for level in curve.levels:
        dash = "" if level.score == 0 else ' stroke-dasharray="2 4"'
        x = curve.lane.x + 8
        yield (
            f'<text class="mapcoach-muted" x="{_n(x)}" y="{_n(level.y + 4)}" font-size="10" '
            f'fill="{palette.MUTED}">{text(level.words)}</text>'
        )
        yield (
            f'<path class="mapcoach-grid" d="M{_n(curve.left)} {_n(level.y)}H{_n(curve.right)}" '
            f'stroke="{palette.GRID}"{dash} fill="none"/>'
        )
    yield from _path(curve)
    for point in sorted(curve.points, key=lambda one: one.numbered):
        yield _point(point)


def _path(curve: Curve) -> Iterator[str]:
    """The joined points as one path; each gap begins a new line in it."""
    steps: list[str] = []
    last = -1
    for start, end in curve.joins:
        one, other = curve.points[start], curve.points[end]
        steps.append(("" if start == last else f"M{_n(one.x)} {_n(one.y)}") + f"L{_n(other.x)} {_n(other.y)}")
        last = end
    if steps:
        path = "".join(steps)
        yield (
            f'<path class="mapcoach-curve" d="{path}" stroke="{palette.CURVE}" stroke-width="2.5" '
            f'stroke-linejoin="round" fill="none"/>'
        )


def _point(point: CurvePoint) -> str:
    radius = RADIUS if point.numbered else _DOT
    if point.decides:
        shape = _diamond(point.x, point.y, radius + 3)
    else:
        dash = ' stroke-dasharray="3 2"' if point.score is None else ""
        shape = (
            f'<circle class="mapcoach-point" cx="{_n(point.x)}" cy="{_n(point.y)}" r="{radius}" '
            f'fill="{palette.GROUND}" stroke="{palette.CURVE}" stroke-width="1.5"{dash}/>'
        )
    if not point.numbered:
        return shape
    place = f'x="{_n(point.x)}" y="{_n(point.y + 3)}" text-anchor="middle" font-size="8.5" font-weight="700"'
    return f"{shape}<text {place}>{point.number}</text>"


def _diamond(x: float, y: float, radius: float) -> str:
    corners = ((x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y))
    points = " ".join(f"{_n(one)},{_n(other)}" for one, other in corners)
    return (
        f'<polygon class="mapcoach-decides" points="{points}" fill="{palette.DECIDES}" stroke="{palette.INK}" '
        f'stroke-width="1.2"/>'
    )


@cache
def _style() -> str:
    """How lines run, and what repaints everything on a dark screen; print stays light.

    It stands here and not on the elements, because the rules of a page may allow no other style.
    """
    rules = [
        _rule("", palette.DARK_INK),
        _rule(".mapcoach-ground", palette.DARK_GROUND),
        _rule(".mapcoach-muted", palette.DARK_MUTED),
        f".mapcoach-board .mapcoach-grid{{stroke:{palette.DARK_GRID}}}",
        f".mapcoach-board .mapcoach-curve{{stroke:{palette.DARK_CURVE}}}",
        f".mapcoach-board .mapcoach-point{{fill:{palette.DARK_GROUND};stroke:{palette.DARK_CURVE}}}",
        f".mapcoach-board .mapcoach-decides{{fill:{palette.DARK_DECIDES};stroke:#ffe48a}}",
    ]
    for role, paint in palette.PAINTS.items():
        rules.append(f".mapcoach-board .mapcoach-{role}{{fill:{paint.dark_fill};stroke:{paint.dark_stroke}}}")
    plaintext = ".mapcoach-board .mapcoach-leftwards{unicode-bidi:plaintext}"
    return plaintext + "@media screen and (prefers-color-scheme:dark){" + "".join(rules) + "}"


def _rule(selector: str, colour: str) -> str:
    return f".mapcoach-board{' ' if selector else ''}{selector}{{fill:{colour}}}"
