"""The words of feelings and troubles: our own (``prompts/lexicon/feelings.toml``) and the sentiment library's."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from mapcoach import resources

if TYPE_CHECKING:
    from vader import SentimentIntensityAnalyzer

__all__ = ["Lexicon", "analyser", "lexicon"]

_LEXICON = "lexicon/feelings.toml"
_LISTS = ("trouble", "relief", "wish", "denial", "bare", "feeling", "feeling_behind_be", "neutral")


class Lexicon(NamedTuple):
    """The patterns of what people say, and the valence of single words (-4 to 4)."""

    trouble: re.Pattern[str]
    relief: re.Pattern[str]
    wish: re.Pattern[str]
    denial: re.Pattern[str]
    bare: re.Pattern[str]
    feeling: re.Pattern[str]
    values: Mapping[str, float]


@cache
def analyser() -> SentimentIntensityAnalyzer:
    """The sentiment library with our words in it; loading it takes some 40 ms. Raises ResourceError."""
    from vader import SentimentIntensityAnalyzer

    tables = _tables()
    return SentimentIntensityAnalyzer(extra_lexicon={**dict.fromkeys(tables.neutral, 0.0), **tables.words})


class _Tables(NamedTuple):
    neutral: Sequence[str]
    words: Mapping[str, float]
    patterns: Mapping[str, Sequence[str]]


@cache
def _tables() -> _Tables:
    content = resources.read_toml("prompts", _LEXICON)
    try:
        patterns = {name: _strings(name, content.get(name)) for name in _LISTS}
        words = content.get("words")
        if not isinstance(words, dict) or not all(
            isinstance(one, int | float) and -4 <= one <= 4 for one in words.values()
        ):
            raise ValueError("words is not a table of numbers from -4 to 4")
    except ValueError as error:
        raise resources.fault("prompts", _LEXICON, error) from error
    return _Tables(patterns["neutral"], {word.lower(): float(value) for word, value in words.items()}, patterns)


def _strings(name: str, entries: object) -> list[str]:
    if not isinstance(entries, list) or not entries or not all(isinstance(one, str) and one for one in entries):
        raise ValueError(f"{name} is not a list of texts")
    return [one.lower() for one in entries] if name == "neutral" else entries


@cache
def lexicon() -> Lexicon:
    """Our patterns. Raises ResourceError if the lexicon cannot be used."""
    patterns = _tables().patterns
    behind = rf"(?:feel\w*|felt|is|are|am|was|were|be|being|been|get|gets|got|getting|made to|they're|he's|she's|i'm|we're)\s(?:(?:so|very|really|quite|a bit|a little|totally|completely|pretty|too|just|left|rather|like they are)\s)?(?P<behind>{_or(patterns['feeling_behind_be'])})(?=\s?(?:$|[,.;:!?)\n]|by|about|when|because|and|but|with|there|here|if|at|in|or|that|again))"
    feeling = rf"(?P<word>{_or(patterns['feeling'])})|{behind}"
    try:
        made = {name: _compiled(_or(patterns[name])) for name in ("trouble", "relief", "wish", "denial", "bare")}
        made["feeling"] = _compiled(feeling)
    except re.error as error:
        raise resources.fault("prompts", _LEXICON, f"a pattern cannot be used: {error}") from error
    return Lexicon(**made, values=analyser().lexicon)


def _or(patterns: Sequence[str]) -> str:
    return "|".join(f"(?:{one})" for one in patterns)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'])(?:{pattern})(?![\w])", re.IGNORECASE)
