"""The emotion curve as a native chart, beside its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.chart import LineChart, Reference
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.title import Title, title_maker

from mapcoach.export.xlsx_styles import SIGNED
from mapcoach.journey.shape import FEELINGS

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_LINE = "234361"


def add_curve(sheet: Worksheet, touchpoints: int, title: str) -> None:
    """A line chart of the emotion (column D) at each step (column C) of so many rows below the header."""
    chart = LineChart()
    chart.title = _title(title)
    chart.add_data(Reference(sheet, min_col=4, min_row=2, max_row=touchpoints + 1))
    chart.set_categories(Reference(sheet, min_col=3, min_row=2, max_row=touchpoints + 1))
    chart.legend = None
    chart.roundedCorners = False
    chart.display_blanks = "gap"
    chart.width, chart.height = min(60, 14 + touchpoints), 9
    line = chart.series[0]
    line.tx = SeriesLabel(v=title)
    line.smooth = False
    line.graphicalProperties.line.solidFill = _LINE
    line.marker.symbol = "circle"
    line.marker.graphicalProperties.solidFill = _LINE
    _set_axes(chart)
    sheet.add_chart(chart, "H2")


def _set_axes(chart: LineChart) -> None:
    chart.y_axis.scaling.min, chart.y_axis.scaling.max = -2, 2
    chart.y_axis.majorUnit = 1
    chart.y_axis.title = _title(f"{FEELINGS[-2]} to {FEELINGS[2]}")
    chart.y_axis.number_format = SIGNED
    chart.x_axis.tickLblPos = "low"
    chart.x_axis.delete = chart.y_axis.delete = False


def _title(text: str) -> Title:
    """A title that does not lie over the drawing."""
    title: Title = title_maker(text)
    title.overlay = False
    return title
