"""Reads Markdown the way GitHub does, so that tests can ask what a document is made of."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

_WORDS = {"text", "text_special", "code_inline"}


def _reader() -> MarkdownIt:
    """GitHub's dialect with math and footnotes, and more extensions, so that text could become more things."""
    reader = (
        MarkdownIt("gfm-like")
        .use(dollarmath_plugin, allow_space=False, allow_digits=False)
        .use(footnote_plugin)
        .use(deflist_plugin)
    )
    reader.use(front_matter_plugin)
    assert reader.linkify is not None
    reader.linkify.set({"fuzzy_link": False})  # like GitHub, which links www. and http:// but not example.com
    return reader


_READER = _reader()


def parse(document: str) -> list[Token]:
    """The tokens of a document."""
    return _READER.parse(document)


def html(document: str) -> str:
    """The document as HTML."""
    return str(_READER.render(document))


def skeleton(document: str) -> list[str]:
    """What a document is made of, without its words: blocks, tables, lists, emphasis."""
    return list(_bones(parse(document)))


def _bones(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "fence":
            yield f"fence {token.info}"
        elif token.type not in _WORDS:
            yield f"{token.type} {token.tag}"
        yield from _bones(token.children or [])


def words(tokens: list[Token]) -> str:
    """The text of these tokens as a reader sees it."""
    return "".join(token.content if token.type in _WORDS else words(token.children or []) for token in tokens)


def cells(document: str) -> list[list[str]]:
    """The rows of the document's tables, cell by cell, as a reader sees them."""
    rows: list[list[str]] = []
    for token in parse(document):
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and rows and token.level >= 4:
            rows[-1].append(words(token.children or []))
    return rows


def items(document: str) -> list[str]:
    """The items of the document's lists, as a reader sees them."""
    found: list[str] = []
    for token in parse(document):
        if token.type == "list_item_open":
            found.append("")
        elif token.type == "inline" and found and token.level >= 3:
            found[-1] += words(token.children or [])
    return found


def seen(text: str) -> str:
    """What should be seen of a text that somebody typed: one line, without control and direction characters."""
    shown = "".join("\ufffd" if unicodedata.category(one) == "Cs" else one for one in text)
    shown = "".join(" " if one.isspace() else one for one in shown)
    shown = re.sub("[\u202a-\u202e\u2066-\u206f\u2060-\u2064\u200b\u00ad\u180e\ufeff\ufff9-\ufffb]", "", shown)
    shown = "".join(one for one in shown if unicodedata.category(one) != "Cc")
    return " ".join(shown.split(" ")).strip() if "  " not in shown else re.sub(" +", " ", shown).strip()
