"""The page: one HTML file that needs nothing else, for reading on any screen and for printing.

The templates under ``templates/html`` lay it out. Whatever they print is cleaned and escaped unless one of the helpers
here made it. There are no scripts and no addresses in the page, and its policy forbids both, so a fault could not do
much either.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import FunctionLoader, StrictUndefined, pass_context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from mapcoach import resources
from mapcoach.automation import recommend, top
from mapcoach.export import html_curve, html_map, svg
from mapcoach.export.actions_part import PER_STAGE
from mapcoach.export.draft import Fact, Said
from mapcoach.export.drafting import MARK, draft
from mapcoach.export.escaping import clean
from mapcoach.export.html_actions import cards
from mapcoach.export.html_front import fits
from mapcoach.export.html_isolating import OwnWords, own_words
from mapcoach.export.words import counted, day, sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2.runtime import Context

    from mapcoach.journey import JourneyMap

_ACTIONS = 3
_PICTURED = 150
"""Touchpoints of which the whole map is shown as a picture, too; a larger one would double the page."""
_STYLES = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_NO_WORDS = OwnWords()
_ASSUMED = Markup(' <span class="assumed" title="an assumption: nobody has checked it yet">{}</span>').format(MARK)


def render(journey_map: JourneyMap, today: date) -> str:
    """The map as an HTML document. The same map on the same day gives the same text."""
    return page(journey_map, today)


def page(journey_map: JourneyMap, today: date, *more_styles: str, left_out: str = "", on_paper: bool = False) -> str:
    """The page of a map; ``more_styles`` are style sheets of ``templates/html`` that stand behind the usual one.

    With ``left_out``, a sentence that says so, the parts that grow with every touchpoint are left out. ``on_paper``
    leaves out the picture of the whole map, which needs a screen or a sheet of A3, keeps names that cannot be set
    letter by letter out of the curve, and puts the customer behind the map if the sheet before it has no room for that.
    """
    stages = recommend(journey_map, PER_STAGE)
    told = draft(journey_map, stages, top(stages, _ACTIONS), today)
    return lay_out(
        "page.html.j2",
        *more_styles,
        draft=told,
        tables=html_map.tables(journey_map),
        own_words=own_words(journey_map, by_characters=on_paper),
        pictures=html_curve.pictures(told.curve, by_letter=on_paper),
        board=Markup("") if on_paper else board(journey_map, today),
        advice=cards(journey_map, told.advice, stages),
        history=history(journey_map, today),
        today=today.isoformat(),
        left_out=left_out,
        customer_first=not on_paper or fits(told),
    )


def lay_out(template: str, *more_styles: str, **values: object) -> str:
    """One of the templates as a whole page, with our style in it and the policy that fits."""
    sheets = (resources.find("templates", f"html/{name}").read_text("utf-8") for name in ("style.css", *more_styles))
    style = Markup(_tidy("\n".join(sheets)))
    allowed = " ".join(map(_digest, (style, *_STYLES.findall(str(values.get("board", ""))))))
    policy = f"default-src 'none'; style-src {allowed}; base-uri 'none'; form-action 'none'"
    text = _environment().get_template(template).render(style=style, policy=policy, **values)
    return _tidy(text) + "\n"


def board(journey_map: JourneyMap, today: date) -> Markup:
    """The whole map as one inline SVG; empty if it has no stages, or is too large to find one's way in."""
    if not journey_map.stages or sum(1 for _ in journey_map.touchpoints()) > _PICTURED:
        return Markup("")
    return Markup(_tidy(svg.render(journey_map, today)))  # our own, escaped where it is made


def _digest(style: str) -> str:
    """A style sheet as the policy names it."""
    return f"'sha256-{b64encode(sha256(style.encode('utf-8')).digest()).decode('ascii')}'"


def _tidy(text: str) -> str:
    """The text without blank lines, and without blanks at the ends of lines."""
    return "\n".join(line for line in (one.rstrip() for one in text.split("\n")) if line)


def history(journey_map: JourneyMap, today: date) -> tuple[Fact, ...]:
    """How the map came about, as far as it knows: begun, last changed, from how many answers, shown as of which day."""
    answers = {entry for path, entry in journey_map.provenance.items() if not path.startswith("session.")}
    told = (
        ("Begun on", day(journey_map.created.date()) if journey_map.created else ""),
        ("Last changed on", day(journey_map.updated.date()) if journey_map.updated else ""),
        ("Made from", counted(len(answers), "answer", "answers") if answers else ""),
        ("This page is of", day(today)),
    )
    return tuple(Fact(label, (Said(text),)) for label, text in told if text)


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(_load),
        finalize=_printed,
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(joined=joined, sentence=sentence, marked=marked, apart=apart, plain=plain)
    return environment


def _load(name: str) -> tuple[str, str, Callable[[], bool]]:
    path = resources.find("templates", f"html/{name}")
    changed = path.stat().st_mtime_ns
    return path.read_text("utf-8"), str(path), lambda: _is_current(name, path, changed)


def _is_current(name: str, path: Path, changed: int) -> bool:
    return resources.find("templates", f"html/{name}") == path and path.stat().st_mtime_ns == changed


def shown(value: object) -> str:
    """What a template may print: our own markup as it is, everything else as text on one line."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, Said):
        text = escape(clean(value.text))
        return text + _ASSUMED if value.assumed else text
    if isinstance(value, str | int):
        return clean(str(value))
    raise TypeError(f"A template printed a {type(value).__name__}, which is not text.")


@pass_context
def _printed(context: Context, value: object) -> str:
    """What a template prints, with the words that run from right to left kept together."""
    return _told(value, _known(context).told)


def _known(context: Context) -> OwnWords:
    """The words of the map; none in a template that was not told of them."""
    known = context.get("own_words")
    return known if isinstance(known, OwnWords) else _NO_WORDS


def _told(value: object, isolating: Callable[[str], str]) -> str:
    if isinstance(value, Said):
        text = escape(isolating(clean(value.text)))
        return text + _ASSUMED if value.assumed else text
    return value if isinstance(value, Markup) else isolating(shown(value))


@pass_context
def joined(context: Context, values: Iterable[object], separator: str = "; ") -> Markup:
    """Several things in one line, each escaped by itself."""
    return Markup(separator).join(_told(value, _known(context).apart) for value in values)


@pass_context
def apart(context: Context, value: Said | str) -> Markup:
    """Somebody's words within a sentence that a template writes: they run their own way, the sentence does not."""
    return escape(_told(value, _known(context).apart))


def marked(value: str, assumed: bool) -> Said:
    """A statement with a mark if it is an assumption."""
    return Said(value, assumed)


def plain(value: str) -> Markup:
    """Text for an attribute, the title or an SVG, where no markup may be."""
    return escape(clean(value))
