"""Cleaning a reply without changing its words."""

from __future__ import annotations

import re

_INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_ESCAPE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_])")
_FILLER = re.compile(
    r"^(?:(?:u+h+m*|u+m+|e+r+m?|h+m+|well|so|ok(?:ay)?|oh|ah|yeah|right|look|honestly|basically|actually|let me see|"
    r"let'?s see|let me think|i'?d say|i would say|i think|i guess|i suppose|i believe|probably|maybe|perhaps|"
    r"you know|mostly|mainly|it'?s like|like)\b[\s,.…:;-]*)+",
    re.IGNORECASE,
)
_TRAILER = re.compile(
    r"[\s,;.…-]*(?:\b(?:etc|and so on|and so forth|i guess|i think|i suppose|or something(?: like that)?|"
    r"that'?s (?:it|all)(?: really)?|you know|really)\b[\s.,…!]*)+$|[\s,;…]+$|(?<![.!?])\.$",
    re.IGNORECASE,
)


def without_surrogates(text: str) -> str:
    """The text with half characters joined or replaced, so that it can be stored as UTF-8."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def visible(text: str) -> str:
    """The text without terminal escapes, control and direction characters. Line breaks and tabs stay."""
    return _INVISIBLE.sub("", _ESCAPE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))


def one_line(text: str) -> str:
    """The text on one line, runs of blanks folded."""
    return " ".join(text.split())


def trimmed(text: str) -> str:
    """A text without the words that people start and end a sentence with while they think."""
    whole = one_line(text)
    short = _TRAILER.sub("", _FILLER.sub("", whole)).strip()
    return short if any(character.isalnum() for character in short) else whole


def normal(text: str) -> str:
    """A text in the form in which two are compared: lower case, letters and digits, single blanks."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold().replace("’", "'").replace("'", "")))
