"""Splits a reply into the items of a list, as people write lists."""

from __future__ import annotations

import re

from mapcoach.interview.replies.text import normal, one_line, trimmed

_BULLET = re.compile(r"^\s*(?:[-*•·–—‣▪◦]\s*|\(?\d{1,2}[.):]\s+|\(?[a-hA-H][.)]\s+)")
_NUMBERED = re.compile(r"(?:(?<=\s)|^)\(?\d{1,2}[.)]\s+(?=\S)")
_ARROW = re.compile(r"\s*(?:-+>|=+>|→|➜|➔|⇒|»|\s>\s|–>)\s*")
_THEN = re.compile(
    r"(?:[,.;]\s*|\s+)(?:and\s+)?(?:then|after (?:that|which)|afterwards|next|later(?: on)?|finally|lastly)\b[\s,]*",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"^(?:first(?:ly)?(?: of all)?|initially|to start with|then|next|finally|lastly|and|plus|also)\b[\s,:]*", re.I
)
_COMMA = re.compile(r",(?!\d{3}\b)(?![^(]*\))")
_PLUS = re.compile(r"\s+(?:\+|plus|as well as|and also|also)\s+", re.IGNORECASE)
_AND = re.compile(r"\s+(?:and|&|n'|or)\s+(?:then\s+|maybe\s+|also\s+)?", re.IGNORECASE)
_SLASH = re.compile(r"\s+/\s+|(?<=[^\W\d_]{3})/(?=[^\W\d_]{3})")
_WHO = re.compile(
    r"^(?:(?:they|he|she|it|we|you|customers?|people|clients?|folks|users?|patients?|guests?)\s+"
    r"(?:(?:will|would|can|may|might|should|then|usually|often|sometimes|mostly|either|all)\s+)*)(?=\w{3})",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:the|an?|our|my|their|his|her|your|some|via|through|from|on|by)\s+(?=\w)", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?…])[\"')\]]*\s+(?=\S)|\n+")
_ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|etc|approx|no|vs|mr|mrs|ms|dr|st|min|max|incl)\.$", re.IGNORECASE)

_PAIRS = frozenset(
    normal(pair)
    for pair in (
        "terms and conditions", "click and collect", "search and compare", "research and development",
        "food and drink", "food and drinks", "q and a", "q & a", "meet and greet", "bed and breakfast",
        "pros and cons", "drag and drop", "sales and marketing", "trial and error", "health and safety",
        "pick up and delivery", "pickup and delivery", "name and address", "wait and see", "try and buy",
        "research and compare", "compare and choose", "compare and decide", "bits and pieces", "mix and match",
        "black and white", "hotel and flight", "discovery and research", "plan and book", "use and support",
        "care and support", "service and support", "returns and refunds", "return and refund", "set up and training",
    )
)  # fmt: skip


def split_lines(reply: str) -> list[str]:
    """The lines of a reply, without bullets and numbers, and without empty ones."""
    lines = [_BULLET.sub("", line).strip() for line in reply.splitlines()]
    return [line for line in lines if line]


def split_names(reply: str, known: tuple[str, ...] = ()) -> list[str]:
    """The names in a list such as stages or touchpoints: split at lines, bullets, arrows, ``;``, commas, "and".

    ``known`` are names that may be meant, so that one with an "and" in it is not torn apart.
    """
    lines = split_lines(_NUMBERED.sub("\n", reply))
    whole = {normal(name) for name in known} | _PAIRS
    items = [item for line in lines for item in _split_line(line, whole, len(lines) > 1)]
    return _unique([cleaned for item in items if (cleaned := _name(item))])


def _split_line(line: str, whole: set[str], one_of_several: bool) -> list[str]:
    for separator in (_ARROW, re.compile(r"\s*;\s*")):
        parts = [part for part in separator.split(line) if part.strip()]
        if len(parts) > 1:
            return [
                item for part in parts for item in (_split_commas(part, whole) if separator is not _ARROW else [part])
            ]
    if one_of_several and (line.count(",") < 2 and len(line.split()) > 4):
        return [line]  # a line of its own that reads like a sentence
    return _split_commas(line, whole)


def _split_commas(line: str, whole: set[str]) -> list[str]:
    parts = [part for chunk in _THEN.split(line) for part in _COMMA.split(chunk) if part.strip()]
    parts = [piece for part in parts for piece in _PLUS.split(part)]
    parts = [piece for part in parts for piece in _SLASH.split(part)]
    return [piece for number, part in enumerate(parts) for piece in _split_and(part, whole, number == len(parts) - 1)]


def _split_and(part: str, whole: set[str], last: bool) -> list[str]:
    """Split at "and" only where it joins two short names at the end of a list."""
    part = _FIRST.sub("", part.strip())
    if not last or normal(part) in whole or normal(_name(part)) in whole:
        return [part]
    pieces = _AND.split(part)
    if len(pieces) > 1 and all(0 < len(_name(piece).split()) <= 4 for piece in pieces):
        return pieces
    return [part]


def _name(item: str) -> str:
    """A name without the words around it; still a span of what was typed."""
    text = _FIRST.sub("", _BULLET.sub("", item).strip())
    text = _WHO.sub("", trimmed(text))
    short = _ARTICLE.sub("", text).strip(' \t.,;:!"“”')
    return short if any(character.isalnum() for character in short) else ""


def split_statements(reply: str) -> list[str]:
    """The statements in a reply about trouble or ideas: lines, bullets, ``;``, sentences, and plain short lists.

    Clauses inside a sentence are left together: where they part is for a person to say.
    """
    statements: list[str] = []
    for line in split_lines(_NUMBERED.sub("\n", reply)):
        for chunk in re.split(r"\s*;\s+|\s*;$", line):
            statements.extend(_sentences(chunk))
    return _unique([text for statement in statements for part in _short_list(statement) if (text := _statement(part))])


def _sentences(text: str) -> list[str]:
    sentences: list[str] = []
    for piece in _SENTENCE.split(text):
        if sentences and _ABBREVIATION.search(sentences[-1]):
            sentences[-1] = f"{sentences[-1]} {piece}"
        elif piece and piece.strip():
            sentences.append(piece)
    return sentences


def _short_list(statement: str) -> list[str]:
    """The parts of a plain enumeration ("long wait, no parking, rude staff"), or the statement as it is."""
    parts = [part.strip() for part in _COMMA.split(statement) if part.strip()]
    if len(parts) < 3 or any(len(part.split()) > 5 for part in parts) or ":" in statement:
        return [statement]
    return [re.sub(r"^(?:and|or|plus|also)\s+", "", part, flags=re.IGNORECASE) for part in parts]


def _statement(text: str) -> str:
    short = trimmed(re.sub(r"^(?:and|also|plus|then|but)\b[\s,]*", "", text.strip(), flags=re.IGNORECASE))
    return short if len(normal(short)) > 1 else ""


def _unique(items: list[str]) -> list[str]:
    seen: dict[str, str] = {}
    for item in items:
        seen.setdefault(normal(item) or item, one_line(item))
    return list(seen.values())
