"""The empty deck: 16:9, with the three layouts that are used, from python-pptx's own template.

Positions and sizes stand in the master and its layouts, so that whoever edits the deck changes them in one place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RELATION
from pptx.oxml.ns import qn
from pptx.util import Pt

from mapcoach.export.slides import paging
from mapcoach.export.slides.opening import COVER_SIZE
from mapcoach.export.slides.untyped import Element, Page, Shape

if TYPE_CHECKING:
    from pptx.presentation import Presentation as Deck

COVER, CONTENT, TITLE_ONLY = 0, 1, 2
"""The places of the layouts."""
FOOT_TOP = 508.0
_USED = ("Title Slide", "Title and Content", "Title Only")
_BLUE = "1F4E79"
_BODY_SIZES = (18, 16, 14, 14, 14)
_COVER_WORDS = 16
_Box = tuple[float, float, float, float]


def empty() -> Deck:
    """A deck without slides."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(paging.WIDTH), Pt(paging.HEIGHT)
    _tidy(deck)
    _colours(deck)
    _master(deck)
    return deck


def _tidy(deck: Deck) -> None:
    """Out with what is not used: other layouts, settings of a printer, the picture of an empty slide."""
    for layout in list(deck.slide_layouts):
        if layout.name not in _USED:
            deck.slide_layouts.remove(layout)
    _drop(deck.part, RELATION.PRINTER_SETTINGS)
    _drop(deck.part.package, RELATION.THUMBNAIL)


def _drop(source: Element, kind: str) -> None:
    for name in [name for name, relation in source._rels.items() if relation.reltype == kind]:
        source._rels.pop(name)


def _colours(deck: Deck) -> None:
    """One dark blue for titles, tables and the curve, which can be read on white; one font that is everywhere."""
    theme: Element = deck.slide_master.part.part_related_by(RELATION.THEME)
    text = theme.blob.decode("utf-8")
    text = re.sub(r"(<a:accent1><a:srgbClr val=\")\w+", rf"\g<1>{_BLUE}", text)
    text = re.sub(r"(<a:dk2><a:srgbClr val=\")\w+", rf"\g<1>{_BLUE}", text)
    theme._blob = re.sub(r'<a:latin typeface="Calibri"', '<a:latin typeface="Arial"', text).encode("utf-8")


def _master(deck: Deck) -> None:
    master: Page = deck.slide_master
    styles = master._element.find(qn("p:txStyles"))
    title = styles.find(qn("p:titleStyle")).find(qn("a:lvl1pPr"))
    title.set("algn", "l")
    _letters(title, paging.TITLE_SIZE, bold=True)
    for level, size in enumerate(_BODY_SIZES, 1):
        paragraph = styles.find(qn("p:bodyStyle")).find(qn(f"a:lvl{level}pPr"))
        paragraph.set("marL", str(Pt(paging.INDENT * level)))
        paragraph.set("indent", str(-Pt(paging.INDENT)))
        _letters(paragraph, size)
    foot = paging.HEIGHT - FOOT_TOP - 6
    boxes: dict[str, _Box] = {
        "title": (paging.LEFT, 28, paging.BODY_WIDTH, 52),
        "body": (paging.LEFT, paging.TOP, paging.BODY_WIDTH, paging.BODY_HEIGHT),
        "dt": (700, FOOT_TOP, 100, foot),
        "ftr": (paging.LEFT, FOOT_TOP, 640, foot),
        "sldNum": (820, FOOT_TOP, 104, foot),
    }
    for shape in master.placeholders:
        shape._element.txBody.find(qn("a:bodyPr")).set("lIns", "0")
        _place(shape, boxes[shape._element.ph.get("type", "body")])
    cover: Page = deck.slide_layouts[COVER]
    for shape in cover.placeholders:
        kind = shape._element.ph.get("type")
        if kind in ("ctrTitle", "subTitle"):
            _cover(shape, kind)


def _cover(shape: Shape, kind: str) -> None:
    top, height = (96.0, 150.0) if kind == "ctrTitle" else (258.0, 190.0)
    _place(shape, (paging.LEFT, top, paging.BODY_WIDTH, height))
    body = shape._element.txBody
    body.find(qn("a:bodyPr")).set("anchor", "b" if kind == "ctrTitle" else "t")
    style = body.find(qn("a:lstStyle"))
    level = style.find(qn("a:lvl1pPr"))
    if level is None:
        level = _sub(style, "a:lvl1pPr")
    level.set("algn", "l")
    letters = level.find(qn("a:defRPr"))
    letters = _sub(level, "a:defRPr") if letters is None else letters
    letters.set("sz", str((COVER_SIZE if kind == "ctrTitle" else _COVER_WORDS) * 100))
    for fill in letters.findall(qn("a:solidFill")):
        letters.remove(fill)


def _sub(parent: Element, tag: str) -> Element:
    child = parent.makeelement(qn(tag), {})
    parent.append(child)
    return child


def _letters(paragraph: Element, size: int, *, bold: bool = False) -> None:
    letters = paragraph.find(qn("a:defRPr"))
    letters.set("sz", str(size * 100))
    if bold:
        letters.set("b", "1")
        letters.find(qn("a:solidFill")).find(qn("a:schemeClr")).set("val", "tx2")


def _place(shape: Shape, box: _Box) -> None:
    shape.left, shape.top, shape.width, shape.height = (Pt(one) for one in box)
