"""Two short statements with a comma between them ("no time, no money"), told from one that only holds a comma."""

from __future__ import annotations

import re

from mapcoach.interview.patterns import lazy_pattern

_WHOLE = lazy_pattern(r"“[^“”]*”|\"[^\"]*\"|(?<=\d),(?=\d{3}(?!\d))")
"""Quotations and thousands, whose commas part nothing."""
_TIES = lazy_pattern(
    r"(?:so|which|because|cos|cause|when|whenever|where|wherever|while|until|till|unless|if|who|whom|whose|that|but|then|than|though|although|as|since|or|nor|yet|however|instead|rather|and|"
    r"e\.g|i\.e|eg|ie|such|like|especially|including|mostly|mainly|particularly|ideally|preferably|usually|often|sometimes|at|about|around|roughly|nearly|almost|even|just|only|not|namely|please|thanks|"
    r"they|he|she|we|i|it|you|nobody|people|customers|nothing|everyone|everybody|someone|in|on|by|with|without|from|to|for|of|after|before|during|over|under|within|per|via|out|up|down|off|once|due|"
    r"both|each|all|half|most|some|many|any|either|neither|every|the|this|these|those|really|right|maybe|perhaps|possibly|probably|too|same|one|ones|if|is|are|was|were|be|been|has|have|had|do|does|did|can|could|will|would|should|may|might|must|cannot|"
    r"(?:ca|wo|does|do|is|are|was|did|could|would|should|has|have)n['’]?t|no[- ]one|there|here|unlike|despite|except|apart|depending|otherwise|though|well|yes|ok|okay|hence|therefore|still|anyway|more)(?![\w'’-])|\d|\w+(?:ed|en|ly|able|ible)\s",
    re.IGNORECASE,
)
"""How a part of a statement starts that does not stand without the other."""
_OPENS = lazy_pattern(
    r"(?:when|whenever|if|because|since|after|before|while|once|as|until|till|unless|although|though|even|with|without|for|in|on|at|by|to|from|during|despite|so|sometimes|usually|often|today|now|"
    r"(?:they|s?he|we|i|it|you|people|customers|the \w+|her \w+|his \w+|their \w+)\s\w+)(?![\w'’-])",
    re.IGNORECASE,
)
"""How the first part of a statement starts when it leads up to the second, or is the subject of both."""
_POINTS_BACK = lazy_pattern(
    r"\b(?:it|its|them|him|her(?=$)|this|that|ones?|there|then|instead|so|both|same)\b|\b(?:either|too)$", re.IGNORECASE
)
_ASKS = lazy_pattern(r"(?:how|what|why|which|will|is|are|can|do|does)\s\S", re.IGNORECASE)
_LONGEST_OF_TWO = 6
_ALSO = lazy_pattern(
    r",?\sand also\s(?!(?:which|who|because|so|to|for|with|in|on|at|by|when|if|is|are|was|has|have|had|does|can|of|from)\b)",
    re.IGNORECASE,
)
_LONGEST_WITH_ALSO = 14


def two_in_one(statement: str) -> list[str]:
    """The two parts of "no time, no money" or of "no time, and no money"; the statement where one needs the other."""
    if also := _ALSO.search(statement):
        parts = [statement[: also.start()].strip(" ,"), statement[also.end() :].strip()]
        return parts if all(1 < len(part.split()) <= _LONGEST_WITH_ALSO for part in parts) else [statement]
    mask = _WHOLE.sub(lambda match: "-" * len(match.group()), statement)
    if mask.count(",") != 1 or any(mark in statement for mark in ":;()"):
        return [statement]
    comma = mask.index(",")
    first, second = statement[:comma].strip(), statement[comma + 1 :].strip()
    joined = re.match(r"(?:and|plus)\s(?:also\s)?(?=\S)", second, re.IGNORECASE)
    second = second[joined.end() :] if joined else second
    return [first, second] if _stand_apart(first, second) else [statement]


def _stand_apart(first: str, second: str) -> bool:
    """Whether two short parts of a statement can each be read without the other."""
    words, more = first.split(), second.split()
    alike = (len(words) == 1) == (len(more) == 1)
    if not alike or not more or max(len(words), len(more)) > _LONGEST_OF_TWO:
        return False
    if _ASKS.match(first) and _ASKS.match(second):
        return True
    if _OPENS.match(first) or _TIES.match(second) or _POINTS_BACK.search(second):
        return False
    going_on = more[0].lower().endswith("ing") and not words[0].lower().endswith("ing")
    name = more[0][0].isupper() and not words[0][0].isupper()
    return not going_on and not name
