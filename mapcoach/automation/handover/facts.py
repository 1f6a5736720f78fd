"""What has to be known about a contact for a condition: the positive fact, and who fills it in (``facts.toml``).

A column is empty until somebody fills it. So it stands for the positive fact ("they were called back"), and a
condition that is its opposite ("not called back") is true of everybody of whom nothing is known.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mapcoach.automation.handover.texts import slug
from mapcoach.automation.recipes import Recipe

LEFT = "left"
_FILE = Path(__file__).with_name("facts.toml")
_NEGATIVE = re.compile(r"\b(?:still|not|no|nobody|nothing|none|never|cannot|un[a-z]+ed)\b", re.IGNORECASE)
_NAME = 30
_NOT_TOLD = "whoever or whatever notices it first"


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact, and how a condition looks at it."""

    field: str
    """The name of its column."""
    says: str
    """Its words, behind "yes, as soon as"."""
    opposite: bool
    """Whether the condition is its opposite."""
    by: str
    """Who or what fills it in."""


def fact(when: str) -> Fact:
    """The fact behind a condition. For words that ``facts.toml`` does not know, it is made from the words."""
    known = _known()[0].get(when)
    if known is not None:
        return known
    name = slug(when, limit=_NAME) or "condition"
    if _NEGATIVE.search(when):
        return Fact(f"settled_{name}"[:_NAME], f"this is no longer true: {when}", True, _NOT_TOLD)
    return Fact(name, when, False, _NOT_TOLD)


def awaited(when: str) -> Fact:
    """The fact that a wait waits for: never the opposite of what its column says."""
    found = fact(when)
    return Fact(slug(when, limit=_NAME) or "condition", when, False, found.by) if found.opposite else found


def is_known(when: str) -> bool:
    """Whether ``facts.toml`` has a fact for a condition."""
    return when in _known()[0]


def known_conditions() -> frozenset[str]:
    """The conditions that ``facts.toml`` has a fact for."""
    return frozenset(_known()[0])


def exits(recipe: Recipe) -> tuple[str, ...]:
    """The reasons to leave that somebody has to note."""
    return tuple(words for words in recipe.exit if words not in _known()[1])


@cache
def _known() -> tuple[dict[str, Fact], frozenset[str]]:
    told = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    facts = {
        one["when"]: Fact(
            one["field"],
            one.get("says", "one of the reasons to leave is true"),
            one.get("not", False),
            one.get("by", _NOT_TOLD),
        )
        for one in told["fact"]
    }
    return facts, frozenset(told["by_itself"]["exits"])
