# ruff: noqa: E501  (patterns read better whole)
"""Who a clause speaks of: the customer, by name, by pronoun, or as the one meant where a clause has no subject."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.text import straight
from mapcoach.interview.volunteering.clauses import Said, value_at

_NAMED = "\ue001"
"""Stands in the line, letter by letter, for the customer's name, so that no pattern depends on it."""

SUBJECT = (
    rf"(?:s?he|they|(?:the|my|our|this) (?:typical |usual )?(?:customer|client|patient|guest|user|buyer)|{_NAMED}+)"
)
OFTEN = r"(?:(?:also|really|just|only|always|mostly|mainly|usually|often|still|now|sometimes|basically|currently|probably|desperately|normally|generally|first|then|quite|very|pretty|rather|a bit|so|all day|constantly|forever)\s)*"

_UNREAL = lazy_pattern(
    r"\b(?:if|when|whenever|unless|whether|until|what|why|how|once|because)\s$|\b(?:i|we)\s(?:\w+\s)?$", re.IGNORECASE
)
_MAY_LEAD = lazy_pattern(r"(?:^|[,;:(.]\s?|\s[-–—]\s|\b(?:and|but|who|also|plus)\s)$", re.IGNORECASE)
_PLURAL = lazy_pattern(
    rf"{OFTEN}(?:want|need|hope|are|have|struggle|find|hate|care|work|run|own|manage|ask|consult|check|listen)\b",
    re.IGNORECASE,
)
"""A verb without a subject speaks of the customer in the singular only; "people who need a quick fix" are a group."""
_LONGEST_NAME = 40


def verb(pattern: str) -> re.Pattern[str]:
    """A verb with the customer as its subject, or with none where a clause begins."""
    return lazy_pattern(rf"(?:(?P<who>\b{SUBJECT}\s)|(?<![^\s,;:(.]))(?P<verb>{OFTEN}{pattern})", re.IGNORECASE)


def being(pattern: str) -> re.Pattern[str]:
    """What the customer is said to be ("she's a nurse", "shes a nurse", "always on …")."""
    return lazy_pattern(
        rf"(?:(?P<who>\b(?:s?he'?s|they'?re|{SUBJECT}(?:'s|\s(?:is|are|was|were))))\s|(?<![^\s,;:(.])(?:(?:is|are|who'?s)\s)?)(?P<verb>{OFTEN}{pattern})",
        re.IGNORECASE,
    )


def marked(said: Said, name: str) -> Said:
    """A sentence in whose line the customer's name is marked, place by place."""
    wanted = straight(name[:_LONGEST_NAME]).strip()
    if not wanted:
        return said
    found = re.compile(rf"(?<!\w){re.escape(wanted)}(?!\w)", re.IGNORECASE)
    return said._replace(line=found.sub(lambda match: _NAMED * len(match.group()), said.line))


def found(said: Said, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The matches that really speak of the customer, and of what is so."""
    for match in pattern.finditer(said.line):
        before = said.line[: match.start()]
        leads = bool(match["who"]) or bool(_MAY_LEAD.search(before[-12:]))
        plural = not match["who"] and _PLURAL.match(match.groupdict().get("verb") or "")
        if leads and not plural and not _UNREAL.search(before[-20:]):
            yield match


def values(said: Said, *patterns: re.Pattern[str]) -> list[str]:
    """The values behind all matches of some patterns."""
    return [value_at(said, match.start("value")) for pattern in patterns for match in found(said, pattern)]
