"""Tells places that are named in one breath apart, and from the clauses, asides and troubles told with them."""

from __future__ import annotations

import re

from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.cues import channel_of
from mapcoach.interview.replies.lists import name_of
from mapcoach.interview.replies.verdicts import SUM

_LONGEST = 300
_STATE = lazy_pattern(
    r"(?:(?:and|but|always|usually|often|mostly|sometimes|only)\s){0,2}(?:takes?|took|crashes|crashed|keeps?|never|always|often|can['’]?t|doesn['’]?t|don['’]?t|won['’]?t|isn['’]?t|too|not|no|nobody|no[- ]?one|shut|closed|engaged|locked|jammed|broken|out|hard|difficult|slow|late|"
    r"rarely|hardly|goes|gets|freezes|rings|times|cuts|full|half|still|permanently|unmanned|unstaffed)\s\S",
    re.IGNORECASE,
)
"""How an item starts that is nothing but the trouble with the place before it ("our order line, engaged until nine")."""
_SUM_DOES = lazy_pattern(
    rf"(?:and |but )?(?:the |our |a |that )?(?:[\w.%£$€'’-]+\s){{0,4}}{SUM}s?\s(?:(?:only|always|then|just|suddenly)\s)?(?:is|are|was|gets?|shows?|comes?|appears?|keeps?|goes|pops?|turns?|jumps?|doubles?|changes?|kicks?|never|isn['’]?t|doesn['’]?t)\s\S",
    re.IGNORECASE,
)
"""How an item starts that tells of money ("the 30 percent fee shows up last")."""
_SHE_IS = lazy_pattern(
    r"(?:and )?(?:s?he|they|there|it)['’](?:s|re)\s(?:only\s|just\s)?\S+(?:\s\S+){0,3}", re.IGNORECASE
)
_NO_PLACE = lazy_pattern(
    r"(?:obviously|of course|naturally|clearly|definitely|certainly|usually|normally|really|honestly|literally|you know|i suppose|as (?:i|we) said|like (?:i|we) said|as always|as usual|first and (?:last|foremost)|last but not least|above all|at first|"
    r"(?:and )?(?:nothing|not much|no ?one|nobody|nowhere) else\b.{0,30}|(?:and |but )?(?:that|those|these|this|it)(?:['’]?s|['’]?re|\sis|\sare|\swas)\s(?:really |just |about |usually |mostly )?(?:all|it|everything|me|us|how|what|where|why|when|about|the (?:lot|whole|only|main)|more or less|enough|my (?:job|fault))\b.{0,60})[.!]*",
    re.IGNORECASE,
)
"""What is said between places and names none ("that's all he sees")."""
_NEXT_PLACE = lazy_pattern(
    r"\s(?:and|&|plus)\s(?:then\s|also\s|maybe\s|sometimes\s|of course\s)?(?=(?:the|an?|our|my|their|his|her|your|some|one of)\s)",
    re.IGNORECASE,
)
_BOUND = lazy_pattern(r"(?<!^one )(?<!^some )\b(?:with|between|of|from|for|about|to|by|both|than)\b", re.IGNORECASE)
_CLAUSAL = lazy_pattern(
    r"(?:it|they|s?he|we|you|i|nobody|no[- ]?one|there)\b|(?:the|our|my|their|his|her|an?) \w+ (?:is|are|was|were|has|never|always|can['’]?t|doesn['’]?t|don['’]?t)\b",
    re.IGNORECASE,
)
_LONGEST_PLACE = 9
"""In words, of a place that stands in a list of such."""
_RELATIVE = lazy_pattern(
    r"(?P<name>\S.{1,80}?),?\s(?:(?:that|who|which)['’]?s|(?:that|which|who|where)(?!['’]))\s(?P<rest>\S.*)|(?P<same>\S.{1,80}?)\s(?P<with>with (?:exactly )?(?:all )?the same\s.*)",
    re.IGNORECASE,
)
_NOT_RELATIVE = lazy_pattern(
    r"(?:^|\s)(?:so|and|or|but|to|in|on|at|of|for|with|from|know|knows|see|sees|says?|checks?|sure|means?|asks?|wonders?|hopes?|person|people|man|men|woman|women|lady|ladies|guys?|girls?|boys?|"
    r"ones?|things?|bits?|parts?|somebody|someone|anybody|anyone|everybody|everyone|places?|stuff|those|everything|something|points?|moments?|steps?|time|day|now)$",
    re.IGNORECASE,
)
"""What stands before "that" where it opens no clause about a place, or where the place is nothing without it."""
_SENTENCE = lazy_pattern(r"(?:it|they|s?he|we|you|nobody|no[- ]?one|i|people|there)(?:['’]\w+)?\s\w+", re.IGNORECASE)


def places_in(item: str) -> list[str]:
    """The places in "the poster in the window and our facebook page", told in one breath; the item if it may be one."""
    if len(item) > _LONGEST or any(mark in item for mark in '()[]"“”'):
        return [item]
    pieces = [name_of(piece, first=False) for piece in _NEXT_PLACE.split(item)]
    plain = all(0 < len(piece.split()) <= _LONGEST_PLACE for piece in pieces)
    clausal = any(_CLAUSAL.match(rest) and not channel_of(rest) for rest in _NEXT_PLACE.split(item)[1:])
    if len(pieces) < 2 or not plain or clausal:
        return [item]
    bound = len(pieces) == 2 and _BOUND.search(pieces[0])
    return [item] if bound and not (channel_of(pieces[0]) and channel_of(pieces[1])) else pieces


def is_state(item: str) -> bool:
    """Whether an item is put like a trouble with the place before it, and names no place itself."""
    return bool(_STATE.match(item) or _SUM_DOES.match(item)) and not channel_of(item)


def goes_on(item: str) -> bool:
    """Whether an item is a short sentence about somebody, which goes on with what was told before it ("she's one")."""
    return bool(_SHE_IS.fullmatch(item)) and not channel_of(item)


def names_no_place(item: str) -> bool:
    """Whether an item is only said between places ("obviously", "that's all he sees")."""
    return bool(_NO_PLACE.fullmatch(item))


def without_clause(name: str) -> tuple[str, str]:
    """A place, and the clause that tells more of it ("welcome pack", "comes by post"); "" where it has none."""
    match = _RELATIVE.fullmatch(name)
    short = (match["name"] or match["same"]).rstrip(" ,") if match else ""
    if not match or _NOT_RELATIVE.search(short) or _SENTENCE.match(short):
        return name, ""
    return short, match["rest"] or match["with"]
