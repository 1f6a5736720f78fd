"""The page as a PDF, made by WeasyPrint: tagged for screen readers, with bookmarks, text upright, the map across.

The page needs nothing from elsewhere, and whatever asks for something all the same is refused: no file is read and
no address is called. The same map on the same day gives the same bytes with the same fonts.
"""

from __future__ import annotations

import contextlib
import io
import logging
from datetime import date
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, NoReturn

from mapcoach.export import CannotRenderError
from mapcoach.export.html import page

if TYPE_CHECKING:
    from mapcoach.journey import JourneyMap

_NOT_INSTALLED = (
    "The PDF needs WeasyPrint, which is not installed. Install it with: pip install 'mapcoach[pdf]'. "
    "Or export as html and print that page to PDF from a browser."
)
_NO_PANGO = (
    "The PDF needs the text library Pango, which WeasyPrint could not load. Install it (Debian and Ubuntu: "
    "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; macOS: brew install pango; Windows: MSYS2 with "
    "mingw-w64-x86_64-pango). Or export as html and print that page to PDF from a browser."
)
_MOST = 300
"""Touchpoints that are told one by one. Laying out 1,000 took a minute and a gigabyte (measured, WeasyPrint 70)."""


def render(journey_map: JourneyMap, today: date) -> bytes:
    """The map as a PDF. Raises CannotRenderError if WeasyPrint or Pango is missing; its text says how to get it."""
    weasyprint = _library()
    text = page(journey_map, today, "pdf.css", left_out=_left_out(journey_map), on_paper=True)
    document = weasyprint.HTML(string=text, base_url=None, url_fetcher=_Refusing())
    data: bytes = document.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=b"mapcoach")
    return data


def _left_out(journey_map: JourneyMap) -> str:
    """What is not in the PDF of a very large map, as a sentence; empty for all others."""
    count = sum(1 for _ in journey_map.touchpoints())
    if count <= _MOST:
        return ""
    return (
        f"This map has {count:,} touchpoints. The PDF leaves out each of them in detail, the list of what is assumed "
        "and the checklist; the HTML page has them all."
    )


def _library() -> ModuleType:
    """WeasyPrint, silent: what it has to say about style sheets is nothing to the person who wants a PDF."""
    for name in ("weasyprint", "weasyprint.progress", "fontTools"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    try:
        with contextlib.redirect_stdout(io.StringIO()):  # it prints where to read on when Pango is missing
            return import_module("weasyprint")
    except ImportError as error:
        raise CannotRenderError(_NOT_INSTALLED) from error
    except OSError as error:
        raise CannotRenderError(_NO_PANGO) from error


class _Refusing:
    """A fetcher that fetches nothing. WeasyPrint leaves out what it cannot get."""

    _fail_on_errors = False  # WeasyPrint 68 and later look for it when fetching fails

    def __call__(self, url: str, *_: object, **__: object) -> NoReturn:
        raise ValueError(f"Nothing is fetched for a PDF: {url[:80]!r}.")
