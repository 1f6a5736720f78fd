"""Tells where one statement plainly holds two or three troubles, so that it can be asked whether they are to be two."""

from __future__ import annotations

import re

from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.cues import channel_of, gives_up
from mapcoach.interview.replies.feelings import is_trouble as sounds_bad
from mapcoach.interview.replies.text import one_line, straight
from mapcoach.interview.replies.verdicts import is_praise, is_trouble

_JOINT = lazy_pattern(r"(?:,\s|\s)(?:and|plus|but)\s(?:also\s|then\s|sometimes\s)?", re.IGNORECASE)
_REASON = lazy_pattern(r"\b(?:because|cos|since|so that|due to|which means|that's why)\b", re.IGNORECASE)
_LEFT_OUT = lazy_pattern(r"(?:that|which|who|to|of|with|for|or)\b", re.IGNORECASE)
_LONGEST_COMPOUND = 300
_LONGEST_ALSO = 500
_DURATION = lazy_pattern(
    r"(?:about |around |over |up to |a )?(?:\d+(?:\s?(?:-|–|to|or)\s?\d+)?|two|three|four|five|six|several|few)\s?(?:min(?:ute)?s?|hours?|hrs|days?|weeks?|wks|months?)(?P<wait>['’]?\s(?:of\s)?(?:waits?|waiting(?: (?:time|list))?|delays?|queues?|lead time|backlog)(?:\s.*)?)?",
    re.IGNORECASE,
)
_TIMED = lazy_pattern(
    r"\b(?:waits?|waiting|waited|slow\w*|late|later|delay\w*|repl(?:y|ies)|answers?|takes?|took|long|queue\w*|hold|line|phone|call|hurry|min(?:ute)?s?|hours?|days?|weeks?|months?|years?|after|before|until|until|within|in advance|notice|hear|response)\b",
    re.IGNORECASE,
)
_MONEY = lazy_pattern(
    r"[%£$€]|\b(?:fees?|costs?|prices?|charges?|deposits?|postage|shipping|vat|commission|surcharges?)\b", re.IGNORECASE
)
_SITUATED = lazy_pattern(r"(?:on|up|in|under|behind)\san?\s\w+", re.IGNORECASE)
_DOES = lazy_pattern(
    r"(?:the|our|an?|his|her|their|my)\s\w+\s\w{3,}s\s(?:the|an?|it|them|him|her|his|their|up|off|out|everything|everyone|people|all|in|on|at|you)\b",
    re.IGNORECASE,
)
_ALSO = lazy_pattern(r"(?:,\s|\s)and (?:also|on top(?: of that)?|then there['’]?s)\s", re.IGNORECASE)
_LACK = lazy_pattern(r"\b(?:no|not|never|only|too|forced|without|cannot|missing|half)\b|n['’]?t\b", re.IGNORECASE)
_LONGEST_OF_PAIR = 7
_LIKES = lazy_pattern(r"\b(?:loves?|likes?|enjoys?)\b", re.IGNORECASE)
_VERB = lazy_pattern(
    r"\b(?:is|are|was|were|has|have|gets?|goes|comes?|takes?|costs?|needs?|keeps?|prefers?|changed|changes|never|no|not|can|must|looks?|works?)\b|n['’]t\b",
    re.IGNORECASE,
)
_TIED = lazy_pattern(
    r"(?:so|which|because|cos|cause|when|whenever|where|while|until|till|unless|if|who|that|but|then|than|though|although|as|since|or|nor|yet|and|e\.g|i\.e|such|like|especially|including|mostly|mainly|particularly|usually|often|sometimes|at|about|around|"
    r"roughly|nearly|almost|even|just|only|not|they|them|he|she|it|its|you|nobody|no[- ]one|people|customers|most|many|some|half|all|both|each|every|any|either|in|on|by|with|without|from|to|for|of|after|before|during|over|under|within|per|via|"
    r"twice|once|again|because|due|mon|tues|wednes|thurs|fri|satur|sun|weekends?|weekdays?|mornings?|evenings?|nights?|\d+|a (?:third|quarter|few|couple)|one|two|three|the (?:\w+ )?one|is|are|was|were|has|have|had|thus|hence|too|really|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?(?!\s(?:are|is|were|was)))(?![\w'’-])",
    re.IGNORECASE,
)
"""How the second part of a statement starts when it is no trouble of its own."""
_TOPIC = lazy_pattern(
    r"(?:the|our|an?|my|his|her|their|this|that|when|if|for|in|on|at|with|after|before|once|because)\b", re.IGNORECASE
)


def compound_of(text: str) -> tuple[str, ...]:
    """The parts, as typed, of a statement that plainly holds two or three troubles; () if it does not.

    It is for a person to say whether they are to be two: "on hold for ages, and half of them hang up" is one trouble
    and what it leads to, and is left alone.
    """
    line = one_line(text)
    if len(line) > _LONGEST_ALSO:
        return ()
    if parts := _also(line):
        return parts
    if len(line) > _LONGEST_COMPOUND:
        return ()
    if parts := _with_subjects(line):
        return parts
    if _REASON.search(straight(line)):
        return ()
    if parts := _comma_pair(line):
        return parts
    parts = _between(_JOINT, line)
    whole = 1 < len(parts) <= 3 and all(_is_whole_trouble(part) for part in parts)
    return parts if whole and not any(gives_up(part) for part in parts[1:]) else ()


_SUBJECT = lazy_pattern(
    r",?\s(?:and|plus)\s(?=(?:it|it['’]?s|they|they['’]re|there['’]?s|there is|there are|nobody|no[- ]one|the \w+)\s)",
    re.IGNORECASE,
)


def _with_subjects(line: str) -> tuple[str, ...]:
    """The two parts of "it jams when it rains and it's too small", each with a subject of its own, one plainly bad."""
    parts = _between(_SUBJECT, line)
    if len(parts) != 2 or _BECAUSE.search(straight(line)) or gives_up(parts[1]):
        return ()
    if any(len(part.split()) < 3 or is_praise(part) for part in parts) or not any(sounds_bad(part) for part in parts):
        return ()
    return parts


_BECAUSE = lazy_pattern(r"\b(?:because|cos|'?cause|since|due|so|that'?s why|therefore)\b", re.IGNORECASE)


def _between(joint: re.Pattern[str], line: str) -> tuple[str, ...]:
    cuts = list(joint.finditer(line))
    starts, ends = [0, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), len(line)]
    return tuple(line[start:end].strip(" .,;!") for start, end in zip(starts, ends, strict=True))


def _also(line: str) -> tuple[str, ...]:
    """The two parts of "A and also B", of which one at least is plainly a trouble."""
    parts = _between(_ALSO, line)
    if len(parts) != 2 or any(len(part.split()) < 3 or _LEFT_OUT.match(part) or is_praise(part) for part in parts):
        return ()
    second = parts[1]
    reason = _REASON.search(straight(line))
    own = is_trouble(second) or _DOES.match(second) or (not reason and _VERB.search(second))
    return parts if own and not gives_up(second) and not _LIKES.search(second) else ()


def _comma_pair(line: str) -> tuple[str, ...]:
    """The two parts of "postage only at the end, forced account": short ones, and none hangs on the other."""
    parts = _between(re.compile(r",\s"), line)
    if len(parts) != 2 or any(not 1 < len(part.split()) <= _LONGEST_OF_PAIR for part in parts) or _JOINT.search(line):
        return ()
    first, second = parts
    if timed := _DURATION.fullmatch(second):
        return parts if _is_apart(first, bool(timed["wait"])) else ()
    topic = _TOPIC.match(first) and not is_trouble(first)
    going_on = second.split()[0].lower().endswith("ing")
    ours = re.match(r"(?:we|i)\b", second, re.IGNORECASE) and not is_trouble(second)
    if topic or going_on or ours or _TIED.match(second) or any(gives_up(part) or is_praise(part) for part in parts):
        return ()
    return parts if any(is_trouble(part) or _LACK.search(part) for part in parts) else ()


def _is_apart(first: str, waits: bool) -> bool:
    """Whether a trouble has nothing to do with the time named behind it ("30% fee shows last, 2 weeks")."""
    if _TIMED.search(first) or is_praise(first) or channel_of(first):
        return False
    if waits and _SITUATED.fullmatch(first):
        return True
    return bool(is_trouble(first) and (waits or _MONEY.search(first)) and not _TOPIC.match(first))


def _is_whole_trouble(part: str) -> bool:
    """Whether a part of a sentence is a trouble that can stand on its own."""
    return len(part.split()) > 2 and not _LEFT_OUT.match(part) and is_trouble(part)
