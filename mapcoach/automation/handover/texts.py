"""People's texts made safe for the places they go to: platforms' expressions, HTML, Markdown, CSV, names for machines.

What people typed is data. ``plain`` and ``block`` take away what steers a terminal or hides text; ``untokened`` makes
sure that no platform takes a part of it for an expression; ``html`` and ``markdown`` escape it for those languages.
"""

from __future__ import annotations

import html as _html
import re
import unicodedata
from collections.abc import Iterable

# Controls, and what reorders or hides the text around it; a lone surrogate cannot be written to any file.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u00ad\u180e\u200b\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]"
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_GUILLEMETS = re.compile(r"«\s*(\w+)\s*»")
_PLACEHOLDER = re.compile("REPLACE_+", re.IGNORECASE)
_BREAKS = re.compile("\r\n|[\r\u0085\u2028\u2029]")


def block(text: str) -> str:
    """The text with its line breaks, without characters that control, hide or reorder."""
    whole = _BREAKS.sub("\n", _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text))
    return _UNSAFE.sub("", whole)


def plain(text: str, limit: int = 0) -> str:
    """The text on one line, without placeholders; cut at a word with an ellipsis at ``limit`` characters (0: never)."""
    whole = _without_placeholders(" ".join(block(text).split()))
    if not limit or len(whole) <= limit:
        return whole
    head = whole[: limit - 1]
    return (head.rsplit(" ", 1)[0] if " " in head else head).rstrip(" ,;:.–-") + "…"


def untokened(text: str) -> str:
    """A text in which nobody finds an expression, a merge field or a placeholder of ours.

    Braces and percent signs stand alone, a single word between guillemets gets quotation marks.
    """
    apart = block(text).replace("{", "{ ").replace("}", " }")
    return _without_placeholders(_GUILLEMETS.sub(r"“\1”", re.sub(r"%(?=\w)", "% ", apart)))


def as_typed(text: str) -> str:
    """The text with its line breaks, without characters that control, hide or reorder, and without placeholders."""
    return _without_placeholders(block(text))


def _without_placeholders(text: str) -> str:
    """What somebody typed as REPLACE_… is no place of ours to fill in."""
    return _PLACEHOLDER.sub("REPLACE ", text)


def html(text: str) -> str:
    """A text for the HTML of a mail, its line breaks kept."""
    return _html.escape(block(text), quote=True).replace("\n", "<br>")


def slug(text: str, joint: str = "_", limit: int = 40) -> str:
    """A name in small ASCII letters and digits; empty for a text without any."""
    ascii_only = unicodedata.normalize("NFKD", text[:400]).encode("ascii", "ignore").decode().casefold()
    words = re.findall(r"[a-z0-9]+", ascii_only.replace("'", ""))
    kept = ""
    for word in words:
        longer = f"{kept}{joint}{word}" if kept else word[:limit]
        if len(longer) > limit:
            break
        kept = longer
    return kept


class Names:
    """Gives each thing a name that no other thing has, and the same thing the same name."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._of: dict[object, str] = {}
        self._taken = set(taken)

    def of(self, thing: object, wish: str) -> str:
        """The name of a thing: the one wished for, or that with the first free number behind it."""
        if thing not in self._of:
            name, number = wish, 2
            while name in self._taken:
                name, number = f"{wish}_{number}", number + 1
            self._taken.add(name)
            self._of[thing] = name
        return self._of[thing]


# --- Markdown --------------------------------------------------------------------------------------------------

_MARKED = re.compile(r"[\\`*_\[\]<>|~$]|&(?=#?\w+;)|(?<!\w)#")
_LINKING = re.compile(r"//|www\.|@\w|(?<!\w)#\d|\bGH-\d|mailto:", re.IGNORECASE)
_LEADING = re.compile(r"^(?:(\d{1,9})(?=[.)](?:\s|$))|(?=[-+:=](?:\s|[-=:|]|$)|=+$|#))")


def markdown(text: str, limit: int = 0) -> str:
    """A text for a line of Markdown: shown as typed. What readers would make a link of is shown as code."""
    words = (_word(word) for word in plain(text, limit).split(" "))
    return _LEADING.sub(lambda found: f"{found[1] or ''}\\", " ".join(words))


def _word(word: str) -> str:
    if _LINKING.search(word):
        return f"`{word.replace('`', chr(0x2CB))}`"  # a modifier letter grave looks the same and ends no code
    return _MARKED.sub(r"\\\g<0>", word)


def fenced(text: str) -> str:
    """A text as a block of code, to be copied as it is; no text can end the block."""
    whole = block(text)
    longest = max((len(run) for run in re.findall("`+", whole)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{whole}\n{fence}"


# --- CSV -------------------------------------------------------------------------------------------------------


_FORMULAS = tuple("=+-@＝＋－＠")


def cell(text: str) -> str:
    """A text for a cell of a CSV: a spreadsheet takes none for a formula."""
    whole = plain(text)
    return f"'{whole}" if whole.startswith(_FORMULAS) else whole
