"""What is typed, made fit to be stored and shown: no half characters, nothing that steers a terminal. Imports nothing."""

from __future__ import annotations

from mapcoach.interview.patterns import lazy_pattern

_INVISIBLE = lazy_pattern(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]"
)
_NEW_LINE = lazy_pattern(r"\r\n|[\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
_ESCAPE = lazy_pattern(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]{0,2000}(?:\x07|\x1b\\)|[@-Z\\-_])")


def without_surrogates(text: str) -> str:
    """The text with half characters joined or replaced, so that it can be stored as UTF-8."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def visible(text: str) -> str:
    """The text without terminal escapes, control and direction characters. Line breaks and tabs stay."""
    return _INVISIBLE.sub("", _NEW_LINE.sub("\n", _ESCAPE.sub("", text)))
