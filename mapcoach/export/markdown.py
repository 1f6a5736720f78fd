"""The Markdown draft: reads well on GitHub and in an editor, by somebody who was not there.

The templates under ``templates/markdown`` lay the draft out. Whatever they print is escaped unless one of the helpers
here made it, so that forgetting to escape is impossible.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import FunctionLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from mapcoach import resources
from mapcoach.automation import recommend, top
from mapcoach.export import layout
from mapcoach.export.actions_part import PER_STAGE
from mapcoach.export.curve import Point, draw
from mapcoach.export.draft import Draft, Grid, Said
from mapcoach.export.drafting import MARK, draft
from mapcoach.export.escaping import Markdown, inline
from mapcoach.export.words import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapcoach.journey import JourneyMap

_ACTIONS = 3


def render(journey_map: JourneyMap, today: date) -> str:
    """The map as a Markdown document. The same map on the same day gives the same text."""
    stages = recommend(journey_map, PER_STAGE)
    return lay_out(draft(journey_map, stages, top(stages, _ACTIONS), today))


def lay_out(told: Draft) -> str:
    """The draft as a Markdown document."""
    text = _environment().get_template("draft.md.j2").render(draft=told)
    return tidy(text)


def tidy(text: str) -> str:
    """The text without spaces at the ends of lines and without runs of blank lines, ending in one newline."""
    lines = "\n".join(line.rstrip() for line in text.strip().split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines) + "\n"


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(_load),
        finalize=markdown,
        undefined=StrictUndefined,
        autoescape=False,  # this is not HTML: ``finalize`` escapes
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(joined=joined, sentence=sentence, table=table, curve=curve)
    return environment


def _load(name: str) -> tuple[str, str, Callable[[], bool]]:
    path = resources.find("templates", f"markdown/{name}")
    changed = path.stat().st_mtime_ns
    return path.read_text("utf-8"), str(path), lambda: _is_current(name, path, changed)


def _is_current(name: str, path: Path, changed: int) -> bool:
    return resources.find("templates", f"markdown/{name}") == path and path.stat().st_mtime_ns == changed


def markdown(value: object) -> Markdown:
    """What a template may print: our own Markdown as it is, everything else escaped."""
    if isinstance(value, Said):
        return Markdown(f"{inline(value.text)} {MARK}") if value.assumed else inline(value.text)
    if isinstance(value, str | int):
        return inline(value if isinstance(value, str) else str(value))
    raise TypeError(f"A template printed a {type(value).__name__}, which is not text.")


def joined(values: Iterable[object], separator: str = "; ") -> Markdown:
    """Several things in one line, each escaped by itself."""
    return Markdown(separator.join(markdown(value) for value in values))


def table(grid: Grid) -> Markdown:
    """A table whose source lines up."""
    return layout.table(grid.headers, grid.rows)


def curve(points: Iterable[Point]) -> Markdown:
    """The emotion curve in a fenced block."""
    return Markdown(f"```text\n{draw(tuple(points))}\n```")
