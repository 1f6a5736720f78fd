"""Gives the lines of a draft for the screen, part by part. Slow: for a thread."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from rich.style import Style

from mapcoach.tui.screens.draft_making import Made, called, chosen_format, size_words
from mapcoach.tui.widgets.page_layout import Line, Palette, lay_out, plain, sections

MOST_SOURCE = 300_000
"""Characters of a source that are shown; a drawing of a large map has millions, and nobody reads them here."""
_FOR_OTHERS = "It is made for other programs, so there is nothing to read here. W writes it to a file."


class Part(NamedTuple):
    """Some lines of a draft, with the heading that they begin with, if they do."""

    lines: list[Line]
    level: int = 0
    heading: str = ""


def parts_of(made: Made, as_source: bool, width: int, styles: Mapping[str, Style], palette: Palette) -> Iterator[Part]:
    """The draft in so many columns: as it would be rendered, as it is in the file, or what there is to say of it."""
    if made.is_markdown and made.text is not None and not as_source:
        for level, heading, part in sections(made.text):
            yield Part(lay_out(part, width, styles, palette), level, heading)
        return
    text = made.text if made.text is not None else about(made)
    shown = text if made.is_markdown else text[:MOST_SOURCE]
    yield from (Part(lines) for lines in plain(shown, width, styles["text"], palette))
    if len(shown) < len(text):
        rest = (
            f"\nOnly the beginning is shown: {len(shown):,} of {len(text):,} characters. W writes all of it to a file."
        )
        yield from (Part(lines) for lines in plain(rest, width, styles.get("strong", styles["text"]), palette))


def about(made: Made) -> str:
    """What there is to say of a draft that cannot be read here, or of one that could not be made."""
    name = called(made.format)
    if made.trouble:
        return f"The draft could not be made as {name}.\n\n{made.trouble}\n\nF picks another format."
    chosen = chosen_format(made.format)
    told = [f"{name}, {size_words(made)}."]
    told += [chosen.description] if chosen else []
    told += [f"What it leaves out: {chosen.losses}"] if chosen and chosen.losses else []
    return "\n\n".join([*told, _FOR_OTHERS])


def notice_of(name: str, width: int, styles: Mapping[str, Style], palette: Palette) -> Iterator[Part]:
    """What to say while a format is being made."""
    wait = "A large map may take a minute. F picks another format, if you would rather not wait."
    yield from (Part(lines) for lines in plain(f"Making {called(name)} …\n\n{wait}", width, styles["text"], palette))
