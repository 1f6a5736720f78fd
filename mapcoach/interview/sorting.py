"""Sorts out what a reply is before its field reads it: a question back, an aside, something that is on the screen."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pydantic import BaseModel

from mapcoach.interview.asking import Asked
from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.choices import ORDINALS
from mapcoach.interview.replies.commands import Edit
from mapcoach.interview.replies.text import normal, one_line
from mapcoach.interview.targets import targets
from mapcoach.journey import JourneyMap
from mapcoach.journey import operations as ops


def once(operations: Sequence[BaseModel]) -> tuple[BaseModel, ...]:
    """The operations without ideas that only repeat a part of another one ("send a reminder" of "we should send…")."""
    ideas = [one.text for one in operations if isinstance(one, ops.AddOpportunity)]
    repeated = {text for text in ideas if any(text != other and normal(text) in normal(other) for other in ideas)}
    return tuple(one for one in operations if not (isinstance(one, ops.AddOpportunity) and one.text in repeated))


_RATED = lazy_pattern(r"(?P<name>\S.*\D)\s(?P<rating>[1-5])")


def with_ratings(items: Sequence[str]) -> tuple[list[str], dict[str, int]]:
    """Touchpoints told together with their ratings, 1 to 5: "google 4, phone 1"; none, unless each has one."""
    found = [_RATED.fullmatch(item.strip()) for item in items]
    pairs = [(match["name"].strip(" :-–"), int(match["rating"])) for match in found if match]
    if len(pairs) < max(2, len(items)):
        return [*items], {}
    return [name for name, _ in pairs], dict(pairs)


_NUMBERED = lazy_pattern(
    r"(?:the )?(?:#|number |no\.? )?(?P<number>\d{1,2}|[a-z]+)(?: one| item| line)?", re.IGNORECASE
)


def on_screen(edit: Edit | None, asked: Asked) -> Edit | None:
    """An edit of "the second one" as one of what is listed in the question; of nothing, if nothing is listed."""
    if edit is None or edit.kind or edit.action not in ("remove", "change"):
        return edit
    match = _NUMBERED.fullmatch(edit.what)
    if not match or not (match["number"].isdigit() or match["number"].lower() in ORDINALS):
        return edit
    listed_here = [item.name for item in asked.items] or [option.label for option in asked.options if asked.move]
    place = int(match["number"]) if match["number"].isdigit() else ORDINALS[match["number"].lower()]
    if 0 < place <= len(listed_here):
        return edit._replace(what=listed_here[place - 1])
    return edit if match["number"].isdigit() else None


def names_a_part(edit: Edit, journey_map: JourneyMap) -> bool:
    """Whether a wish to remove a trouble or an idea names it word for word; "remove the booking form" is an idea."""
    named = [one for one in targets(journey_map) if normal(one.name) == normal(edit.what)]
    return edit.action == "remove" and any(one.kind in ("trouble", "idea") for one in named)


def asks_back(text: str, field: str) -> bool:
    """Whether the whole reply is a short question to the interviewer, where the answer can be none."""
    may_ask = field in ("opportunities", "evidence") or field.endswith(("questions", "thought", "quote", "pain_points"))
    return not may_ask and bool(_QUESTION.fullmatch(one_line(text[:200])))


_QUESTION = lazy_pattern(
    r"(?:(?:sorry|eh|hm+|so|and|but|wait|ok|well),?\s)?"
    r"(?:what|how|who|where|why|which|can (?:i|you|we)|could (?:i|you|we)|do (?:i|you|we)|does|is|are|should i)\b"
    r"[^?.!]{2,70}\?+",
    re.IGNORECASE,
)  # fmt: skip


def without(text: str, aside: str, may_splice: bool) -> str:
    """A reply without what leaves the subject; from the middle it is only taken where items are read one by one."""
    if not aside or not (may_splice or text.startswith(aside) or text.rstrip(". ").endswith(aside.rstrip(". "))):
        return text
    return text.replace(aside, "\n" if may_splice else "", 1).strip(" \n,;–—-")
