"""The words of our drafts read back: labels, ratings, weights, lists, and the mark of an assumption."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from mapcoach.export.drafting import MARK
from mapcoach.export.words import SEVERITIES, Wording, wording
from mapcoach.journey import JourneyMap
from mapcoach.journey.shape import FEELINGS, MAP_KINDS

_FELT = re.compile(rf"(?:{'|'.join(FEELINGS.values())}) \((?P<score>[-+]?[0-2])\)(?:, (?P<feeling>.*))?", re.DOTALL)
_RATED = re.compile(r"(?P<feeling>[^()]*)\((?P<score>[-+]?[0-2])\)(?:, (?P<more>.*))?", re.DOTALL)
"""As somebody may write it by hand: any word with the number."""
_QUOTED = re.compile(r"“(?P<text>.*?)”(?P<mark> \(\?\))?(?:; |$)")
_LONGEST = 20_000
_SHARE = re.compile(r"it hits (\d{1,3}(?:\.\d{1,3})?)% of them")


class Told(NamedTuple):
    """A statement, and whether it is marked as an assumption."""

    text: str
    assumed: bool


def told(text: str) -> Told:
    """A statement without its mark."""
    bare = text.removesuffix(f" {MARK}")
    return Told(bare, bare != text)


def listed(text: str) -> list[Told]:
    """Several statements in a line. One that has "; " in it becomes two: the draft does not say where it ends."""
    return [told(one) for one in text.split("; ") if one.strip()]


def questions(text: str) -> list[Told]:
    """Several statements in quotation marks."""
    found = list(_QUOTED.finditer(text)) if len(text) <= _LONGEST else []
    if found and "".join(one[0] for one in found) == text:
        return [Told(one["text"], bool(one["mark"])) for one in found]
    return [Told(unquoted(one.text), one.assumed) for one in listed(text)]


def unquoted(text: str) -> str:
    """Somebody's words without the quotation marks that the draft puts around them."""
    return text[1:-1] if len(text) > 1 and text[0] == "“" and text[-1] == "”" else text


def rating(text: str) -> tuple[int | None, str]:
    """The rating and the feeling of a touchpoint."""
    found = _FELT.fullmatch(text)
    if found:
        return int(found["score"]), found["feeling"] or ""
    by_hand = _RATED.fullmatch(text)
    if by_hand:
        return int(by_hand["score"]), ", ".join(filter(None, (by_hand["feeling"].strip(), by_hand["more"])))
    alone = next((score for score, words in FEELINGS.items() if words == text.strip().casefold()), None)
    return alone, "" if alone is not None else text


class Weight(NamedTuple):
    """How much a pain point weighs; ``rest`` could not be read, ``assumed`` are the fields marked as assumptions."""

    severity: int | None = None
    drops_off: bool | None = None
    share: float | None = None
    rest: str = ""
    assumed: tuple[str, ...] = ()


def weight(text: str, gives_up: Iterable[str]) -> Weight:
    """The weight of a pain point, as a sentence says it."""
    made, rest = Weight(), []
    assumed: list[str] = []
    for part in text.rstrip(".").split("; "):
        statement = told(part)
        said = statement.text[:1].casefold() + statement.text[1:]
        severity = next((value for value, words in SEVERITIES.items() if words == said), None)
        hits = _SHARE.fullmatch(said)
        if severity:
            made, field = made._replace(severity=severity), "severity"
        elif said in gives_up:
            made, field = made._replace(drops_off=True), "drops_off"
        elif said == "nobody gives up over it":
            made, field = made._replace(drops_off=False), "drops_off"
        elif hits and float(hits[1]) <= 100:
            made, field = made._replace(share=round(float(hits[1]) / 100, 5)), "share"
        else:
            rest.append(part)
            continue
        assumed += [field] if statement.assumed else []
    return made._replace(rest="; ".join(rest), assumed=tuple(assumed))


@cache
def wordings() -> tuple[Wording, ...]:
    """What each kind of map calls its lanes."""
    return tuple(wording(JourneyMap(kind=kind)) for kind in MAP_KINDS)


@cache
def labels() -> dict[str, str]:
    """The field of each label in the part on a stage, whatever kind of map it is."""
    fields = ("wants", "asks", "next_step", "owner", "does", "feels", "thinks", "trouble")
    return {getattr(words, field): field for words in wordings() for field in fields}
