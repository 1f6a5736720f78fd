"""How the interviewer behaved: what was asked needlessly, how often it followed up, how corrections went."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from tests.simulated.holding import Run, Turn
from tests.simulated.journey import Words, under
from tests.simulated.likeness import holds

NEAR = 0.85
"""From this likeness on two questions are the same to the person who is asked (findings, 4.4)."""
OWN_DOING = frozenset(("repair", "puzzled", "aside", "skip"))
"""Replies after which it is the person's own doing if a question comes again."""


def asked(run: Run) -> list[Turn]:
    """The turns in which the person was asked something."""
    return [turn for turn in run.turns if turn.counted and turn.said.sort != "repair"]


def redundant(run: Run) -> list[str]:
    """Questions that a person finds needless: all of it was told before, or they were asked just that already."""
    found: list[str] = []
    told: set[str] = set()
    turns = run.turns
    for number, turn in enumerate(turns):
        own = bool(number) and turns[number - 1].said.sort in OWN_DOING
        if turn.counted and turn.said.sort != "repair" and not own:
            if not turn.asked.probe and _told_before(run, turn, told):
                found.append(f"told before: {turn.asked.text} > {turn.said.text}")
            elif _asked_before(turns[:number], turn):
                found.append(f"asked before: {turn.asked.text}")
        told |= set(turn.said.tells)
    return found


def _told_before(run: Run, turn: Turn, told: set[str]) -> bool:
    """Whether all that the person could answer had been told, without a wish of theirs to tell it again."""
    person, slot = run.person, turn.asked.question.field
    if turn.asked.items or turn.asked.question.kind in ("one_of", "some_of"):
        return bool(turn.said.tells) and all(place in told for place in turn.said.tells) and not _unread(run, turn)
    stage = person.stage_of(turn.asked) if slot.startswith("stages[]") else None
    place = slot.replace("stages[]", f"stages[{stage}]")
    if "touchpoints[]" in place:
        places = person.pains(stage) if place.endswith("pain_points") and stage is not None else []
    else:
        places = under(person.known, place)
    wanted = [one for one in places if isinstance(person.known[one], Words) and person._tellable(one)]
    return bool(wanted) and all(one in told for one in wanted) and not _acknowledges(run, turn, wanted)


def _acknowledges(run: Run, turn: Turn, wanted: Sequence[str]) -> bool:
    """Whether a question says that it knows, and asks for what there is besides."""
    if re.search(r"\b(else|more|besides|another|other|missing|left out)\b", turn.asked.text, re.IGNORECASE):
        return True
    return any(holds(turn.asked.text, way) for one in wanted for way in run.person.called.get(one, ()))


def _unread(run: Run, turn: Turn) -> bool:
    """Whether the earlier reply was taken back or not understood, so that the question has to come again."""
    earlier = [one for one in run.turns[: run.turns.index(turn)] if one.asked.where == turn.asked.where]
    return bool(earlier)


def _asked_before(before: Sequence[Turn], turn: Turn) -> bool:
    """Whether nearly the same question about the same thing was asked, and nothing was learnt in between."""
    for number in range(len(before) - 1, -1, -1):
        other = before[number]
        if other.asked.where == turn.asked.where and other.said.sort not in OWN_DOING:
            learnt = any(one.entries for one in before[number:])
            return not learnt and SequenceMatcher(None, other.asked.text, turn.asked.text).ratio() >= NEAR
    return False


def longest_run_of_probes(run: Run) -> int:
    """The most follow-ups in a row; one that is only asked again after a command of the person counts once."""
    longest = now = 0
    before: tuple[object, ...] = ()
    for turn in run.turns:
        this = (turn.asked.where, turn.asked.move, turn.asked.about)
        now = 0 if not turn.asked.probe else now if this == before else now + 1
        longest, before = max(longest, now), this
    return longest


def probes(run: Run) -> list[Turn]:
    """The turns that were follow-ups."""
    return [turn for turn in asked(run) if turn.asked.probe]


def repairs(run: Run) -> list[Turn]:
    """The turns in which the person corrected something."""
    return [turn for turn in run.turns if turn.repair]


def repaired(turn: Turn) -> bool:
    """Whether a correction did what was meant, nothing else, and the interview went on where it was."""
    return turn.repaired and turn.returned and not turn.collateral
