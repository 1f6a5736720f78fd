"""How things are typed: lists in many styles, slips of the fingers, dictation."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from tests.simulated.journey import Level

_STYLES = {
    "low": ("comma", "comma", "newline", "arrow", "bare"),
    "med": ("comma", "comma_and", "newline", "numbered", "prose", "semicolon", "arrow", "bullets"),
    "high": ("prose", "newline", "dictation", "comma_and", "numbered", "sentences"),
}
_SAFE = ("newline", "numbered", "semicolon", "bullets", "sentences")
"""Styles in which items with commas of their own stay apart."""
_IDK = ("I don't know", "no idea", "don't know", "not sure", "dunno", "I'd have to ask", "hard to say", "idk")
_WHAT = ("what do you mean?", "I don't understand", "how do you mean?", "can you give me an example?", "meaning?")
_ALREADY = ("as I said, {}", "like I said, {}", "{}, as I told you", "I said that already: {}")


def list_style(rng: random.Random, verbosity: Level, items: Sequence[str], ordered: bool) -> str:
    """A style in which these items can be told apart by a patient human being."""
    styles = [one for one in _STYLES[verbosity] if ordered or one not in ("arrow",)]
    if any(re.search(r",|;| and |\. |\n", item) for item in items):
        styles = [one for one in styles if one in _SAFE] or ["newline"]
    if any(len(item.split()) > 1 for item in items):
        styles = [one for one in styles if one != "bare"]
    return rng.choice(styles)


_JOINERS = {"newline": "\n", "semicolon": "; ", "arrow": " -> ", "bare": " ", "bullets": "\n- ", "comma": ", "}


def joined(items: Sequence[str], style: str, ordered: bool) -> str:
    """Items as one reply."""
    if len(items) == 1:
        return items[0]
    if style in _JOINERS:
        return ("- " if style == "bullets" else "") + _JOINERS[style].join(items)
    match style:
        case "numbered":
            return "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))
        case "sentences":
            return ". ".join(item[:1].upper() + item[1:] for item in items) + "."
        case "dictation":
            return (" and then " if ordered else " and also ").join(items)
        case "prose" if ordered:
            middle = "".join(f", then {item}" for item in items[1:-1])
            return f"first {items[0]}{middle} and finally {items[-1]}"
        case _:
            last = ", and " if style == "prose" else " and "
            return ", ".join(items[:-1]) + last + items[-1]


def mistyped(rng: random.Random, text: str, rate: float) -> str:
    """Text with letters swapped, dropped or doubled in some of its longer words."""
    return re.sub(r"[a-z]{5,}", lambda found: _slip(rng, found[0]) if rng.random() < rate else found[0], text)


def _slip(rng: random.Random, word: str) -> str:
    place = rng.randrange(1, len(word) - 2)
    match rng.choice(("swap", "drop", "double")):
        case "swap":
            return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        case "drop":
            return word[:place] + word[place + 1 :]
        case _:
            return word[: place + 1] + word[place:]


def dictated(text: str) -> str:
    """Text as a phone writes it down: no capitals, no punctuation but what is inside words."""
    return re.sub(r"\s+", " ", re.sub(r"[.,;:!?\"“”]+(?=\s|$)", "", text.lower()))


def dressed(rng: random.Random, text: str, verbosity: Level) -> str:
    """Capitals and a full stop, or neither, as people do."""
    if verbosity == "low" or rng.random() < 0.4 or not text:
        return text
    text = text[:1].upper() + text[1:]
    return text if text[-1] in ".!?" or "\n" in text or rng.random() < 0.5 else text + "."


def do_not_know(rng: random.Random) -> str:
    """That one does not know."""
    return rng.choice(_IDK)


def puzzled(rng: random.Random) -> str:
    """That one does not understand the question."""
    return rng.choice(_WHAT)


def again(rng: random.Random, text: str) -> str:
    """What was said before, with a hint that it was."""
    return rng.choice(_ALREADY).format(text)
