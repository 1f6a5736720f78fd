"""What people typed, made safe for a Markdown document without making it ugly.

Everything that is not ``Markdown`` is text, and text is escaped: ``inline`` for running text, ``cell`` for a cell of
a table, ``verbatim`` for a fenced block. Only what would change the meaning is escaped, because the draft is read in
editors too. What GitHub or a linkifying reader turns into a link, a mention or a reference (``@name``, ``#12``, web and
e-mail addresses) is shown as code: it is then exactly what was typed, can be copied, links nowhere and calls nobody.
Backslashes would not do for mentions, which are found after the escapes are gone, and invisible characters would
be copied along.
"""

from __future__ import annotations

import re


class Markdown(str):
    """Text that is Markdown already: made by our own helpers, never by people."""

    __slots__ = ()


# Controls, and what reorders or hides the text around it. Joiners and direction marks stay: emoji, Persian and Hebrew
# need them. Noncharacters are no text anywhere, and XML forbids some. A lone surrogate cannot be written to any file.
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(chr(plane << 16 | end) for plane in range(17) for end in (0xFFFE, 0xFFFF))
_UNSAFE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u180e\u200b\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
    f"{_NONCHARACTERS}]"
)
_SURROGATES = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """The text on one line, without characters that control a terminal or hide or reorder what is around them."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    visible = _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", _UNSAFE.sub("", text))
    return " ".join(visible.split())


def shorten(text: str, limit: int) -> str:
    """The text cleaned and cut to at most ``limit`` characters, at a word where there is one, with an ellipsis."""
    whole = clean(text)
    if len(whole) <= limit:
        return whole
    cut = whole[: limit - 1]
    at_word = cut[: cut.rfind(" ")] if " " in cut[limit // 2 :] else cut
    return at_word.rstrip(" ,;:.-\u200d") + "…"


def inline(text: str) -> Markdown:
    """Text for anywhere in a line, also at its start: shows exactly what was typed, on one line."""
    if isinstance(text, Markdown):
        return text
    safe = _LEADING.sub(_with_backslash, _within_a_line(text))
    return Markdown(_TRAILING_HASHES.sub(r"\\\g<0>", safe))


def cell(text: str) -> Markdown:
    """Text for a cell of a table: as ``inline``, and a pipe in it does not end the cell."""
    safe = text if isinstance(text, Markdown) else _within_a_line(text)
    return Markdown(safe.replace("|", "\\|"))


def verbatim(text: str) -> str:
    """Text for a line of a fenced block, where nothing needs a backslash. It must not stand alone on the line."""
    return clean(text)


def _within_a_line(text: str) -> str:
    whole = clean(text)
    pieces: list[str] = []
    done = 0
    for start, end in _linking(whole):
        pieces += (_escaped(whole[done:start]), f"`{whole[start:end]}`")
        done = end
    return "".join((*pieces, _escaped(whole[done:])))


# A word, or the part of one between characters that end an address anyway.
_WORDS = re.compile(r"[^\s`|\\<>\"$]+")
_LINKING = re.compile(r"@\w|#\d|//|www\.|\bGH-\d", re.IGNORECASE)
_AROUND = "()[]{}'“”‘’«»*_~.,;:!?…"


def _linking(text: str) -> list[tuple[int, int]]:
    """Where the text holds something that readers make a link of, without the punctuation around it."""
    found: list[tuple[int, int]] = []
    for word in _WORDS.finditer(text):
        if _LINKING.search(word[0]):
            lead = len(word[0]) - len(word[0].lstrip(_AROUND))
            found.append((word.start() + lead, word.start() + len(word[0].rstrip(_AROUND))))
    return found


_PUNCTUATION = r"!-/:-@\[-`{-~"
_SPECIAL = re.compile(
    r"[*`\[]"
    rf"|\\(?=[{_PUNCTUATION}]|$)"  # C:\temp is safe
    r"|(?<![^\W_])_|_(?![^\W_])"  # snake_case is safe
    r"|<(?![\s\d])"  # < 5 minutes and <3 are safe
    r"|&(?=#\w+;|\w{2,31};)"  # R&D; is safe
    r"|(?<=\S)~|~(?!\w)"  # ~20 people is safe
    r"|(?<=\S)\$|\$(?!\d)"  # $20 is safe
)
_LEADING = re.compile(r"^(?:\d{1,9}(?=[.)](?:\s|$))|(?=[>|]|\+(?:\s|$)|[-:](?:[-:|\s]|$)|=+$|#+(?:\s|$)))")
_TRAILING_HASHES = re.compile(r"(?<=\s)#+$")


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)


def _with_backslash(match: re.Match[str]) -> str:
    return match[0] + "\\"
