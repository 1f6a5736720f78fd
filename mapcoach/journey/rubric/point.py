"""A point of the rubric, and what would mend it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MOST = 2
"""What one point can bring."""
FOR_A_PERSON = "For a person to judge."
"""How the reason of a point begins that no machine can score."""


@dataclass(frozen=True)
class Point:
    """One point of the rubric as it stands on a map, or (number 0) a warning.

    ``score`` is 0 (missing), 1 (partly) or 2 (good), None where only a person can judge or where it is a warning.
    ``reason`` says in a sentence why, ``places`` name what it is about; both may hold names from the map as they
    were typed. ``field`` is the path in the shape that would mend it, ``subject`` the id of the stage or pain point
    that its question is asked of ("" for the map), ``ask`` that question. ``machine`` says that it counts in the
    score, ``askable`` that the field is empty there, so that the interview can put the question.
    """

    number: int
    key: str
    name: str
    score: int | None
    reason: str
    places: tuple[str, ...] = ()
    field: str = ""
    subject: str = ""
    ask: str = ""
    machine: bool = True
    askable: bool = False


@dataclass(frozen=True)
class Mend:
    """What would mend a point: see the fields of ``Point`` that have the same names."""

    field: str = ""
    subject: str = ""
    ask: str = ""
    askable: bool = True


NAMES = {
    1: ("customer", "One named customer with a goal"),
    2: ("scenario", "One situation with a start, an end and an aim"),
    3: ("frame", "What kind of map it is, and of what"),
    4: ("expectations", "What the customer expects beforehand"),
    5: ("persona", "A customer known by habits and needs"),
    6: ("stages", "Four to seven stages"),
    7: ("wording", "Stages in the customer's own words"),
    8: ("touchpoints", "Two to six touchpoints at each stage"),
    9: ("channels", "Where each touchpoint happens, and who acts"),
    10: ("thoughts", "What the customer thinks at each stage"),
    11: ("feelings", "Highs and lows, each with a reason"),
    12: ("moments_of_truth", "One to three moments that decide"),
    13: ("trouble", "Trouble told precisely"),
    14: ("recovery", "What happens when a deciding moment fails"),
    15: ("owners", "Somebody who looks after the trouble"),
    16: ("evidence", "What is known, and how it is known"),
    17: ("ideas", "Ideas that answer the trouble"),
    18: ("commitment", "An owner, a number and a date for ideas"),
    19: ("automations", "Automations that belong to this map"),
    20: ("upkeep", "What to check next, and when"),
}
"""The key and the name of each point, by its number in the rubric."""


def point(number: int, score: int, reason: str, mend: Mend | None, places: Sequence[str] = ()) -> Point:
    """A point that a machine can score. A good one needs no mending."""
    key, name = NAMES[number]
    if score == MOST or mend is None:
        return Point(number, key, name, score, reason)
    return Point(
        number, key, name, score, reason, tuple(places), mend.field, mend.subject, mend.ask, True, mend.askable
    )


def for_a_person(number: int, hint: str, mend: Mend, places: Sequence[str] = ()) -> Point:
    """A point that only a person can judge; the hint is what a machine can see of it."""
    key, name = NAMES[number]
    reason = f"{FOR_A_PERSON} {hint}"
    return Point(number, key, name, None, reason, tuple(places), mend.field, mend.subject, mend.ask, False)


def warning(key: str, name: str, reason: str, mend: Mend, places: Sequence[str] = ()) -> Point:
    """A mistake that shows on the map; it counts in no score."""
    return Point(0, key, name, None, reason, tuple(places), mend.field, mend.subject, mend.ask, True)


def parts_told(parts: Sequence[tuple[bool, str]]) -> tuple[int, str]:
    """How many of several parts are told, and the names of those that are not, for a sentence."""
    missing = [name for told, name in parts if not told]
    return len(parts) - len(missing), joined(missing)


def joined(names: Sequence[str]) -> str:
    """A few names as a sentence has them."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""
