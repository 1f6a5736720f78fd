"""Looking things up in a reply and giving them back as they were typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.text import straight

READ = 2000
"""How many characters of a reply are looked at. What decides a move is said early, and a turn has to stay quick."""

START = r"(?:^|(?<=[,.;:!?–—(\n])|(?<= -)|(?<=[,.;:!?–—(\n] )|(?<= - ))"
"""Where a clause starts, in a pattern."""

_EDGES = ' \t\n\r\f\v.,;:!?…–—-"“”‘’()[]*•'
_BLANK = lazy_pattern(r"[^\S\n]")


def pattern(*alternatives: str) -> re.Pattern[str]:
    """One pattern for several ways to say a thing, at word boundaries and without regard to case."""
    return lazy_pattern(rf"(?<![\w'])(?:{'|'.join(alternatives)})(?!\w)", re.IGNORECASE)


def readable(text: str) -> str:
    """The part of a reply that is read: as long as what was typed there, plain blanks, straight apostrophes."""
    return _BLANK.sub(" ", straight(text[:READ]))


def typed(text: str, start: int, end: int) -> str:
    """What was typed between two places, without blanks and punctuation around it; a bracket that opens in it is closed."""
    found = text[start:end].strip(_EDGES)
    at = text.find(found, start) + len(found)
    return found + ")" if found.count("(") > found.count(")") and text[at : min(at + 1, end)] == ")" else found


def first(cue: re.Pattern[str], text: str, group: int | str = 0) -> str:
    """The first place where a cue (or a group of it) occurs, as typed; "" if it does not."""
    match = cue.search(readable(text))
    return typed(text, match.start(group), match.end(group)) if match else ""


def says(cue: re.Pattern[str], text: str) -> bool:
    """Whether a cue occurs in a reply."""
    return bool(cue.search(readable(text)))


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, with straight apostrophes."""
    return re.findall(r"[^\W_]+(?:['&][^\W_]+)*", readable(text).lower())


def between(separator: re.Pattern[str], line: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """The places of the parts of a line between separators, empty ones left out."""
    for match in separator.finditer(line, start):
        if line[start : match.start()].strip():
            yield start, match.start()
        start = match.end()
    if line[start:].strip():
        yield start, len(line)
