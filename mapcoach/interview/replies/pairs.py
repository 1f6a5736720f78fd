"""Reads one text for each of several items: "website: Ben, phone: front desk", or one a line in order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mapcoach.interview.replies.lists import split_lines
from mapcoach.interview.replies.matching import Named, best, mentions
from mapcoach.interview.replies.text import trimmed

_LABEL = re.compile(r"^(?P<name>[^:=]{1,80}?)\s*(?::|=|\s[-–—]\s|->|→)\s*(?P<value>\S.*)$", re.DOTALL)


def read_pairs(reply: str, items: Sequence[Named], short: bool) -> dict[str, str] | None:
    """The text for each item, by id; None if it cannot be told which is meant for which.

    ``short`` says that the texts are names or words (an owner, a channel), so that commas part them and one
    text without a name may be meant for all.
    """
    lines = split_lines(reply)
    if not items or not lines:
        return None
    if len(items) == 1:
        labelled = _labelled(lines, items)
        return labelled or {items[0].id: trimmed(reply)}
    parts = [part.strip() for line in lines for part in re.split(r"[,;]" if short else r";", line) if part.strip()]
    labelled = _labelled(parts, items)
    if labelled:
        return labelled
    if len(parts) == len(items):
        return {item.id: trimmed(part) for item, part in zip(items, parts, strict=True)}
    mentioned = {mention.id for mention in mentions(reply, items)}
    if len(mentioned) == 1:
        return {mentioned.pop(): trimmed(reply)}
    if short and len(parts) == 1:
        return {item.id: trimmed(parts[0]) for item in items}
    return None


def _labelled(parts: Sequence[str], items: Sequence[Named]) -> dict[str, str]:
    """The parts that start with an item's name (or number) and a colon; a part without one goes on the last."""
    pairs: dict[str, str] = {}
    last = ""
    for part in parts:
        label = _LABEL.match(part)
        item = _item(label["name"], items) if label else None
        if label and item:
            last = item.id
            pairs[last] = trimmed(label["value"])
        elif last:
            pairs[last] = f"{pairs[last]}, {part}"
        else:
            return {}
    return pairs


def _item(name: str, items: Sequence[Named]) -> Named | None:
    number = re.fullmatch(r"#?(\d{1,2})", name.strip())
    if number and 0 < int(number[1]) <= len(items):
        return items[int(number[1]) - 1]
    found = best(name, items)
    if found:
        return found
    mentioned = {mention.id for mention in mentions(name, items)}
    return next((item for item in items if item.id in mentioned), None) if len(mentioned) == 1 else None
