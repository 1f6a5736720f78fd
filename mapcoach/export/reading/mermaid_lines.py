"""The lines of a Mermaid journey: found in a file, freed of fences, front matter, directives and comments."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

_FENCE = re.compile(r"^[ \t>]*(?P<marks>`{3,}|~{3,}|:{3,})[ \t]*\{?\.?(?P<info>[\w-]*)")
_HEAD = re.compile(r"^journey(?=$|[ \t;])[ \t;]*", re.IGNORECASE)
_SHELLS = frozenset(("bash", "sh", "shell", "console", "zsh", "powershell", "python", "json", "yaml", "text", "txt"))
"""What is fenced as one of these is no diagram, though a command may be called journey."""
_FRONT_TITLE = re.compile(r"^title[ \t]*:[ \t]*(?P<title>.*)$", re.IGNORECASE)
_ENTITY = re.compile(r"#(?P<code>\d{1,7}|\w{2,31});|&(?P<named>#?\w{2,31});")
_HASH = re.compile(r"^[ \t\ufeff]*#(?!\w{2,31};)")
"""A comment, and not an escape at the beginning of a name."""
_BREAK = re.compile(r"<br[ \t]*/?>", re.IGNORECASE)


class Line(NamedTuple):
    """A line of a diagram: its number in the file, from 1, and its text without blanks around it."""

    number: int
    text: str


@dataclass
class Diagram:
    """A journey diagram as lines, behind its first word. ``title`` is that of its front matter."""

    start: int
    lines: list[Line] = field(default_factory=list)
    title: str = ""
    dressed: int = 0
    """The line on which something is said about how it looks; 0 if nothing is."""
    comments: list[Line] = field(default_factory=list)
    """Our own diagrams tell in comments what they leave out."""


def diagrams(text: str) -> list[Diagram]:
    """All journey diagrams of a file, in or without fences."""
    lines = [Line(number, line) for number, line in enumerate(re.split(r"\r\n|\r|\n|\u2028|\u2029", text), 1)]
    blocks = list(_fenced(lines))
    found = [diagram for block in blocks or [lines] if (diagram := _diagram(block))]
    return found or [diagram for diagram in [_diagram(lines)] if diagram]


def _fenced(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """What stands between fences (``` or ~~~, or ::: as wikis have it)."""
    marks, block, other = "", list[Line](), False
    for line in lines:
        fence = _FENCE.match(line.text)
        if not marks and fence:
            marks, block, other = fence["marks"], [], fence["info"].casefold() in _SHELLS
        elif marks and line.text.strip(" \t>").startswith(marks):
            if not other:
                yield block
            marks = ""
        elif marks:
            block.append(Line(line.number, re.sub(r"^[ \t]*>[ \t]?", "", line.text)))
    if marks and not other:
        yield block


def _diagram(block: Sequence[Line]) -> Diagram | None:
    """The journey that begins in these lines; None if another diagram, or none, does."""
    made, rest = _without_front_matter(block)
    head = False
    for line in _without_directives(rest, made):
        text = line.text.strip(" \t\ufeff\u00a0\u200b")
        if head:
            made.lines.append(Line(line.number, text))
        elif text:
            begins = _HEAD.match(text)
            if not begins:
                return None
            head, made.start = True, line.number
            if text[begins.end() :]:
                made.lines.append(Line(line.number, text[begins.end() :]))
    return made if head else None


def _without_front_matter(block: Sequence[Line]) -> tuple[Diagram, Sequence[Line]]:
    made = Diagram(0)
    first = next((place for place, line in enumerate(block) if line.text.strip(" \t\ufeff")), len(block))
    if first == len(block) or block[first].text.strip(" \t\ufeff") != "---":
        return made, block
    last = next((at for at in range(first + 1, len(block)) if block[at].text.strip() == "---"), None)
    if last is None:
        return made, block[first + 1 :]
    for line in block[first + 1 : last]:
        title = _FRONT_TITLE.match(line.text.strip())
        if title:
            made.title = title["title"].strip().strip("\"'")
        elif line.text.strip():
            made.dressed = made.dressed or line.number
    return made, block[last + 1 :]


def _without_directives(lines: Sequence[Line], made: Diagram) -> Iterator[Line]:
    """The lines without %%{…}%%, which may take several, and without comments."""
    inside = False
    for line in lines:
        text = line.text
        if inside or text.lstrip().startswith("%%{"):
            made.dressed = made.dressed or line.number
            inside = "}%%" not in text
            if inside:
                continue
            text = text.split("}%%", 1)[1]
        if text.lstrip(" \t\ufeff").startswith("%%"):
            made.comments.append(Line(line.number, text.strip(" \t\ufeff%")))
        elif not _HASH.match(text):
            yield Line(line.number, re.sub(r"(?<=\s)%%(?!\{).*$", "", text))


def spelt(text: str) -> str:
    """A text of a diagram as it is seen: entities are characters, breaks and runs of blanks are one blank."""
    return " ".join(_ENTITY.sub(_character, _BREAK.sub(" ", text)).split())


def _character(match: re.Match[str]) -> str:
    code = match["code"] or match["named"].removeprefix("#")
    entity = f"&#{code};" if code.isdigit() else f"&{code};"
    shown = html.unescape(entity)
    return match[0] if shown == entity else shown
