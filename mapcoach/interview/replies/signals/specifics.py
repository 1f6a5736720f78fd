"""How much a reply tells: the specificity score of the findings (3.5), and the threshold below which it is thin."""

from __future__ import annotations

import re
from math import log1p

from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.signals.spans import readable

THIN = 1.16
"""Narrative answers below this are the thinnest 15 % of ours."""

_FUNCTION = frozenset(
    """a an the this that these those i me my mine we us our ours you your yours he him his she her hers it its they them their theirs
    who whom whose which what there here and or but nor so if then someone somebody always never than as because while when where how why of in on at to from by for with
    without about into onto over under up down out off through after before during until till between is are was were be been being am 's
    do does did done doing have has had having will would can could shall should may might must not no nor don't doesn't didn't isn't aren't
    wasn't weren't won't can't cannot couldn't it's that's they're we're i'm you're he's she's there's what's we've they've i've also too very
    just only even still yes yeah well ok okay oh um uh get gets got getting go goes going went make makes made take takes took come comes came put puts around away back
    own same other want wants need needs like likes help helps another both each all any every few""".split()
)
_VAGUE = frozenset(
    """thing things stuff something anything everything somehow everyone everybody some many much lot lots bit kind sort nothing special
    various several etc whatever usual usually often sometimes generally mostly maybe probably perhaps really quite pretty rather good bad
    nice fine great better best worse worst ok okay normal typical different difference important
    time way ways stuff issue issues problem problems service experience process quality happy unhappy easy hard difficult slow fast quick""".split()
)
_WORD = lazy_pattern(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_NUMBER = lazy_pattern(
    r"\d+(?:[.,:]\d+)*|(?<!\w)(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|hundred|half|twice)(?!\w)",
    re.IGNORECASE,
)
_CAPITAL_INSIDE = lazy_pattern(r"(?<=[^\W_.!?:] )(?<=[\w,;'] )(?!I\b)[A-Z][a-z]+|(?<=[,;] )(?!I\b)[A-Z][a-z]+")


def specificity(text: str) -> float:
    """How specific a reply is, roughly 0 (says nothing) to 5: content words that are not vague, numbers, names."""
    line = readable(text)
    words = [word.lower() for word in _WORD.findall(line)]
    content = [word for word in words if word not in _FUNCTION]
    telling = [word for word in content if word not in _VAGUE]
    vague = (len(content) - len(telling)) / len(content) if content else 0.0
    length = sum(map(len, words)) / len(words) if words else 0.0
    numbers = min(len(_NUMBER.findall(line)), 2)
    names = min(len(_CAPITAL_INSIDE.findall(line)), 2)
    return max(0.0, log1p(len(telling)) + 0.25 * numbers + 0.15 * names - 0.6 * vague + 0.08 * min(length, 12.0))


def is_thin(text: str) -> bool:
    """Whether a narrative answer tells less than most do. Names, numbers, lists and yes or no are not for this.

    A reply without a word in it is not thin but blank.
    """
    return bool(_WORD.search(readable(text))) and specificity(text) < THIN
