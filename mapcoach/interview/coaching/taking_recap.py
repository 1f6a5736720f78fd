"""Reads answers to a recap of a stage: which part of it is to be corrected."""

from __future__ import annotations

import re

from mapcoach.interview.asking import Asked, Reading
from mapcoach.interview.coaching.answers import denies, is_waved_off, stems
from mapcoach.interview.field import NewId
from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.choices import chosen_one, is_agreement
from mapcoach.interview.replies.text import one_line, straight
from mapcoach.interview.script import Option
from mapcoach.journey import JourneyMap

STAYS = "Good, it stays as it is."
UNREAD = "Say “change X to Y”, or type the number with “back”."
_WRONG = lazy_pattern(
    r"\b(?:wrong|off|incorrect|mistake|change|fix|correct (?:the|that|it)|not|isnt|arent|but|except)\b|n't\b",
    re.IGNORECASE,
)
_RIGHT = lazy_pattern(
    r"\b(?:right|correct|fine|good|great|perfect|ok(?:ay)?|true|spot on|accurate|agreed?|that'?s it)\b", re.IGNORECASE
)
_LONGEST = 400


def which_is_off(asked: Asked, text: str, journey_map: JourneyMap, make_id: NewId) -> Reading | None:
    """The part of a recap that is not right is opened; a plain no or a yes leaves all as it is."""
    line = straight(one_line(text[:_LONGEST]))
    wrong = bool(_WRONG.search(line))
    if is_waved_off(text) or is_agreement(text) or (_RIGHT.search(line) and not wrong):
        return Reading(heard=STAYS)
    chosen = "" if denies(text) else chosen_one(text, asked.options)
    chosen = chosen or _named(line, asked.options)
    if chosen:
        return Reading(opens=chosen)
    return Reading(heard=UNREAD)


def _named(line: str, options: tuple[Option, ...]) -> str:
    """The one part that an answer names, by what it is called or by words of its value; "" if it names none or more."""
    said = stems(line)
    for which in (0, 2):  # what a part is called says more than a word of its value
        found = [one.value for one in options if said & stems(one.label.partition(":")[which])]
        if len(found) == 1:
            return found[0]
    return ""
