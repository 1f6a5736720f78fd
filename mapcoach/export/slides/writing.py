"""Writes slides with python-pptx: native texts, tables and charts that can be edited, in their reading order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml.ns import qn
from pptx.util import Pt

from mapcoach.export.html_isolating import OwnWords
from mapcoach.export.slides import design, paging
from mapcoach.export.slides.charting import add_chart
from mapcoach.export.slides.directing import alone, beside
from mapcoach.export.slides.measuring import plain
from mapcoach.export.slides.model import Cover, Curve, Line, Slide, Table, Words
from mapcoach.export.slides.packing import fixed
from mapcoach.export.slides.untyped import Frame, Page, Paragraph, Run, Shape

if TYPE_CHECKING:
    from pptx.presentation import Presentation as Deck

_ALT = 2_000


def write(slides: Sequence[Slide], foot: str, when: datetime, own: OwnWords | None = None) -> bytes:
    """The slides as a PowerPoint file; ``foot`` stands at the foot of each. The same slides give the same bytes.

    ``own`` are the map's words that run from right to left.
    """
    own = own or OwnWords()
    deck = design.empty()
    for slide in slides:
        _add(deck, slide, foot, own)
    _properties(deck, slides[0].title, when)
    file = BytesIO()
    deck.save(file)
    return fixed(file.getvalue())


def _properties(deck: Deck, title: str, when: datetime) -> None:
    known = deck.core_properties
    known.title, known.author, known.last_modified_by = title, "mapcoach", "mapcoach"
    known.created = known.modified = when
    known.revision = 1


def _add(deck: Deck, told: Slide, foot: str, own: OwnWords) -> None:
    place = {Cover: design.COVER, Words: design.CONTENT}.get(type(told.body), design.TITLE_ONLY)
    layout = deck.slide_layouts[place]
    slide = deck.slides.add_slide(layout)
    title, leftwards = alone(told.title, own)
    slide.shapes.title.text_frame.text = title
    if leftwards:
        _turn(slide.shapes.title.text_frame.paragraphs[0])
    if isinstance(told.body, Cover):
        _paragraphs(slide.placeholders[1].text_frame, [Line(text) for text in told.body.lines], own)
    elif isinstance(told.body, Words):
        _words(slide.placeholders[1].text_frame, told.body, own)
    elif isinstance(told.body, Table):
        _table(slide, told.body, own)
    else:
        _curve(slide, told.body)
    if told.below:
        _below(slide, told, own)
    if not isinstance(told.body, Cover):
        _footer(slide, layout, alone(foot, own)[0])
    slide.notes_slide.notes_text_frame.text = "\n".join(alone(note, own)[0] for note in told.notes)


# --- texts ----------------------------------------------------------------------------------------------------


def _words(frame: Frame, told: Words, own: OwnWords) -> None:
    frame.word_wrap = True
    _paragraphs(frame, told.lines, own, told.size, paging.AFTER)


def _paragraphs(
    frame: Frame, lines: Iterable[Line], own: OwnWords, size: float | None = None, after: float = 4.0
) -> None:
    for place, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.space_before, paragraph.space_after = Pt(0), Pt(after)
        if line.label:
            _run(paragraph, f"{beside(line.label, own)}: ", size).font.bold = True
            _run(paragraph, beside(line.text, own), size)
            continue
        text, leftwards = alone(line.text, own)
        _run(paragraph, text, size)
        if leftwards:
            _turn(paragraph)


def _run(paragraph: Paragraph, text: str, size: float | None) -> Run:
    run = paragraph.add_run()
    run.text = text
    if size:
        run.font.size = Pt(size)
    return run


def _turn(paragraph: Paragraph) -> None:
    """A paragraph in Arabic, Hebrew and the like runs from right to left."""
    properties = paragraph._p.get_or_add_pPr()
    properties.set("rtl", "1")
    properties.set("algn", "r")


def _below(slide: Page, told: Slide, own: OwnWords) -> None:
    top, height = paging.BELOW_TOP, paging.BELOW_HEIGHT
    if isinstance(told.body, Curve):
        top, height = (
            paging.TOP + paging.CURVE_HEIGHT + 4,
            paging.BODY_HEIGHT - paging.CURVE_HEIGHT + paging.BELOW_HEIGHT,
        )
    box = slide.shapes.add_textbox(Pt(paging.LEFT), Pt(top), Pt(paging.BODY_WIDTH), Pt(height))
    box.name = "In words" if isinstance(told.body, Curve) else "What is left out"
    box.text_frame.word_wrap, box.text_frame.margin_left = True, 0
    _paragraphs(box.text_frame, [Line(text) for text in told.below], own, paging.BELOW_SIZE)


def _footer(slide: Page, layout: Page, foot: str) -> None:
    """The line at the foot and the slide's number; python-pptx does not take them over from the layout."""
    for shape in layout.placeholders:
        kind = shape._element.ph.get("type")
        if kind not in ("ftr", "sldNum"):
            continue
        copy = slide.shapes.clone_placeholder(shape) or slide.shapes[-1]
        paragraph = copy.text_frame.paragraphs[0]
        if kind == "ftr":
            _run(paragraph, foot, paging.FOOT_SIZE).font.color.theme_color = MSO_THEME_COLOR.TEXT_2
            properties = paragraph._p.get_or_add_pPr()
            properties.set("algn", "l")
        else:
            _number(paragraph)


def _number(paragraph: Paragraph) -> None:
    field = paragraph._p.makeelement(qn("a:fld"), {"id": "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", "type": "slidenum"})
    paragraph._p.append(field)
    for tag, attributes in (("a:rPr", {"lang": "en-GB", "sz": str(paging.FOOT_SIZE * 100)}), ("a:t", {})):
        field.append(field.makeelement(qn(tag), attributes))
    field[-1].text = "‹#›"
    fill = field[0].makeelement(qn("a:solidFill"), {})
    fill.append(fill.makeelement(qn("a:schemeClr"), {"val": "tx2"}))
    field[0].append(fill)


# --- tables and curves ----------------------------------------------------------------------------------------


def _table(slide: Page, told: Table, own: OwnWords) -> None:
    rows = (told.headers, *told.rows)
    heights = [paging.row_height(row, told.shares, told.size) for row in rows]
    frame = slide.shapes.add_table(
        len(rows), len(told.headers), Pt(paging.LEFT), Pt(paging.TOP), Pt(paging.BODY_WIDTH), Pt(sum(heights))
    )
    _describe(frame, "Table", told.about)
    table = frame.table
    for column, room in zip(table.columns, paging.columns(told.shares), strict=True):
        column.width = Pt(room)
    for place, (row, height, texts) in enumerate(zip(table.rows, heights, rows, strict=True)):
        row.height = Pt(height)
        for cell, text in zip(row.cells, texts, strict=True):
            _cell(cell, text, told.size, own, bold=place == 0)


def _cell(cell: Shape, text: str, size: int, own: OwnWords, *, bold: bool) -> None:
    cell.margin_left = cell.margin_right = Pt(paging.CELL_SIDE)
    cell.margin_top = cell.margin_bottom = Pt(paging.CELL_END)
    paragraph = cell.text_frame.paragraphs[0]
    shown, leftwards = alone(text, own)
    run = _run(paragraph, shown, size)
    if bold:
        run.font.bold = True
    if leftwards:
        _turn(paragraph)


def _curve(slide: Page, told: Curve) -> None:
    frame = add_chart(slide, told)
    _describe(frame, "Emotion curve", told.about)


def _describe(frame: Shape, name: str, about: str) -> None:
    """The text that is read to those who do not see the shape."""
    known = frame._element.nvGraphicFramePr.cNvPr
    known.set("name", name)
    known.set("descr", plain(about)[:_ALT])
