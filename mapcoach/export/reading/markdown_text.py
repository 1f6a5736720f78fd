"""A Markdown document as sections with their lines, items and tables, each as the text that a reader sees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from markdown_it.token import Token


class Item(NamedTuple):
    """An item of a list: its bold beginning without the colon, the text behind it, how deep it is, and its line."""

    label: str
    text: str
    depth: int
    line: int


@dataclass
class Section:
    """What stands under one heading, until the next one of any level; ``rows`` are those of its tables."""

    level: int
    heading: str
    line: int
    items: list[Item] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    quotes: list[str] = field(default_factory=list)
    rows: list[tuple[int, list[str]]] = field(default_factory=list)


def sections_of(text: str) -> list[Section]:
    """The sections of a document, in their order; what stands above the first heading is left out."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark", {"maxNesting": 30}).enable("table").parse(text)
    return list(_sections(tokens))


def _sections(tokens: Sequence[Token]) -> Iterator[Section]:
    found: Section | None = None
    depth, line, quoted, fresh = 0, 1, 0, False
    for place, token in enumerate(tokens):
        line = token.map[0] + 1 if token.map else line
        if token.type == "heading_open":
            if found:
                yield found
            found = Section(int(token.tag[1]), seen(tokens[place + 1]), line)
        elif found is None:
            continue
        elif token.type == "tr_open":
            found.rows.append((line, []))
        elif token.type in ("th_open", "td_open"):
            found.rows[-1][1].append(seen(tokens[place + 1]))
        elif token.type == "inline" and tokens[place - 1].type == "paragraph_open":
            _put(found, token, depth, line, quoted, fresh)
            fresh = False
        depth += _nesting(token, ("bullet_list", "ordered_list"))
        quoted += _nesting(token, ("blockquote",))
        fresh = fresh or token.type == "list_item_open"
    if found:
        yield found


def _nesting(token: Token, names: tuple[str, ...]) -> int:
    return token.nesting if token.type.rpartition("_")[0] in names else 0


def _put(found: Section, token: Token, depth: int, line: int, quoted: int, fresh: bool) -> None:
    if depth and fresh:
        label, text = _labelled(token)
        found.items.append(Item(label, text, depth, line))
    elif quoted:
        found.quotes.append(seen(token))
    else:
        found.texts.append(seen(token))


def seen(token: Token) -> str:
    """The text of a line as its reader sees it."""
    return " ".join(_words(token.children or []).split())


def _words(tokens: Sequence[Token]) -> str:
    breaks = ("softbreak", "hardbreak")
    shown = (token for token in tokens if not token.type.endswith(("_open", "_close")))
    return "".join(" " if token.type in breaks else token.content for token in shown)


def _labelled(token: Token) -> tuple[str, str]:
    """A line that begins with "**Label:** text", in its two parts; the label is empty if it begins otherwise."""
    parts = [part for part in token.children or [] if part.type != "text" or part.content]
    if not parts or parts[0].type != "strong_open":
        return "", seen(token)
    end = next((at for at, part in enumerate(parts) if part.type == "strong_close"), len(parts))
    label = " ".join(_words(parts[1:end]).split())
    text = " ".join(_words(parts[end + 1 :]).split())
    return (label[:-1], text) if label.endswith(":") else ("", seen(token))
