"""The emotion curve as a native line chart, with its numbers in a workbook inside the deck."""

from __future__ import annotations

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml.ns import qn
from pptx.util import Pt

from mapcoach.export.slides import paging
from mapcoach.export.slides.model import Curve, Moment
from mapcoach.export.slides.packing import fixed
from mapcoach.export.slides.untyped import Chart, Page, Shape

_SIZE, _LABEL_SIZE = 11, 10
_SIGNED = "+0;-0;0"
_WITHIN = '[<-2]"";[<0]-0;0'
_MOST, _OUTSIDE = 2, 3
"""The scale's end, and one step more, so that the labels of the lowest points stand clear of the names."""


def add_chart(slide: Page, told: Curve) -> Shape:
    """Draws the curve on a slide, and gives its frame. Touchpoints without a rating are gaps."""
    data = CategoryChartData(number_format=_SIGNED)  # type: ignore[no-untyped-call]
    # The number in front keeps the workbook in the deck from taking a name for a formula or an address.
    data.categories = [f"{one.number}. {one.name}" for one in told.moments]
    scores = [one.score for one in told.moments]
    data.add_series("Feeling, -2 to +2", scores)  # type: ignore[no-untyped-call]
    box = (Pt(paging.LEFT), Pt(paging.TOP), Pt(paging.BODY_WIDTH), Pt(paging.CURVE_HEIGHT))
    frame = slide.shapes.add_chart(XL_CHART_TYPE.LINE_MARKERS, *box, data)
    chart = frame.chart
    workbook = chart.part.chart_workbook
    workbook.update_from_xlsx_blob(fixed(workbook.xlsx_part.blob))
    chart.has_legend = chart.has_title = False
    chart.font.size = Pt(_SIZE)
    _axes(chart)
    _line(chart, told)
    return frame


def _axes(chart: Chart) -> None:
    values, names = chart.value_axis, chart.category_axis
    values.minimum_scale, values.maximum_scale, values.major_unit = -_OUTSIDE, _MOST, 1
    grid = values.major_gridlines.format.line.color
    grid.theme_color, grid.brightness = MSO_THEME_COLOR.BACKGROUND_1, -0.25
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = _WITHIN, False
    values.has_title = True
    values.axis_title.text_frame.text = "-2 very bad, +2 very good"
    values.axis_title.text_frame.paragraphs[0].runs[0].font.size = Pt(_SIZE)
    values.axis_title.text_frame.paragraphs[0].runs[0].font.bold = False
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.tick_labels.font.size = Pt(_LABEL_SIZE)
    names._element.find(qn("c:txPr")).find(qn("a:bodyPr")).set("rot", "0")  # names are wrapped, not turned


def _line(chart: Chart, told: Curve) -> None:
    series = chart.plots[0].series[0]
    series.smooth = False
    series.format.line.width = Pt(2.25)
    series.format.line.color.theme_color = MSO_THEME_COLOR.ACCENT_1
    series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 9
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_1
    for place, one in enumerate(told.moments):
        if one.note and one.score is not None:
            _label(series.points[place].data_label, one)


def _label(label: Shape, one: Moment) -> None:
    label.text_frame.text = one.note
    label.text_frame.paragraphs[0].runs[0].font.size = Pt(_LABEL_SIZE)
    label.position = XL_LABEL_POSITION.BELOW if (one.score or 0) < 0 else XL_LABEL_POSITION.ABOVE
