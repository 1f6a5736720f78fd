"""Moves on who the map is about: a crowd, several people, a group that nothing tells from others."""

from __future__ import annotations

import re

from mapcoach.interview.coaching.turn import Proposal, Turn
from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies import signals

SPLIT, KEEP = "split", "keep"


def several_people(turn: Turn) -> Proposal | None:
    """Two customers on one map: offer each a map of their own."""
    if turn.field not in ("persona.name", "persona.segment"):
        return None
    found = signals.several_people(turn.reply) or _two_names(turn)
    if len(found) < 2:
        return None
    return Proposal(
        "several_people",
        {"said": turn.reply, "first": found[0], "second": found[1]},
        field="persona.name",
        kind="one_of",
        options=(
            (SPLIT, f"Follow {found[0]} here, and make a second map for {found[1]}"),
            (KEEP, "Keep them together on this map"),
        ),
        given=found,
    )


_TWO = lazy_pattern(r"([^\W\d_][\w'’-]+) (?:and|&|\+) ([^\W\d_][\w'’-]+)", re.IGNORECASE)


_COUPLE = lazy_pattern(
    r"\b(?:couple|married|marry|wedding|newly-?weds?|husband|wife|partners?|"
    r"fianc|engaged|parents|family|siblings|together|twins|both of them)",
    re.IGNORECASE,
)  # fmt: skip


def _two_names(turn: Turn) -> tuple[str, ...]:
    """The two of a customer who is called "Pam and Derek", unless they are said to belong together."""
    if _COUPLE.search(turn.reply):
        return ()
    match = _TWO.fullmatch(turn.after.persona.name) if turn.field == "persona.name" else None
    return (match[1], match[2]) if match else ()


def crowd(turn: Turn) -> Proposal | None:
    """A crowd where one person, or the habits of one person, are wanted."""
    if turn.field == "persona.name":
        said = signals.crowd_words(turn.after.persona.name)
    else:
        said = signals.crowd_words(turn.reply) if turn.field in ("persona.behaviours", "persona.goals") else ""
    return Proposal("crowd", {"said": said}, field=turn.field) if said else None


def segment(turn: Turn) -> Proposal | None:
    """Nothing that tells this group of customers from the others."""
    if turn.field != "persona.segment" or not signals.vague_segment(turn.reply):
        return None
    return Proposal("segment", {"said": turn.reply})
