"""Reads which part of the customers a statement speaks of: "half of them", "3 in 10", "30 % of callers".

"20 % off", "half an hour" and "2 out of 5 stars" are about something else and are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.text import one_line, straight

_NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
} | {"twenty": 20, "hundred": 100}
_NUM = rf"(?:\d{{1,4}}|{'|'.join(_NUMBER_WORDS)})"
_OTHER = (
    r"(?:stars?|points?|★|hours?|hrs?|min(?:ute)?s?|days?|weeks?|months?|years?|sec(?:ond)?s?|euros?|pounds?|dollars?|pages?|steps?|rating|"
    r"off|discount|vat|tax|cheaper|dearer|more|less|extra|deposit|fee|surcharge|interest|tip|commission|increase|rise|faster|slower|hundred|thousand|an|a|price|way|past|hearted|pints?)"
)
PEOPLE = (
    r"(?:them|people|customers?|clients?|callers?|visitors?|users?|patients?|guests?|shoppers?|carts?|bookings?|leads?|buyers?|orders?|folks|"
    r"trials?|appointments?|applicants?|subscribers?|members?|parents?|students?|those|us|who)"
)
_OF_PEOPLE = (
    rf"(?:(?:\s?of)?(?:\s(?:the|our|all|my|these|those|new|potential|first-time|online|regular)){{0,3}}\s{PEOPLE}\b|"
    r"\s(?:[a-z]+\s){0,2}(?:give|gives|gave|leave|leaves|left|abandon|abandons|hang|hung|drop|drops|quit|cancel|walk|bounce|never|don't|do not|switch|go elsewhere|churn)\b)"
)
_ENDS = r"(?=\s?(?:$|[.,;:!?)]|(?:maybe|i guess|or so|i think)\b))"
_DOES = (
    r"have|has|are|is|can|can't|cannot|do|does|don't|doesn't|get|gets|find|finds|call|calls|wait|waits|ask|asks|complain|complains|need|needs|say|says|"
    r"come|comes|forget|miss|misses|pay|pays|struggle|report|see|will|would|won't|who|that|and|but|because"
)
_FRACTIONS = {
    "three[- ]quarters": 0.75,
    "two[- ]thirds": 2 / 3,
    "(?:a|one)[- ]third": 1 / 3,
    "(?:a|one)[- ]quarter": 0.25,
    "(?:a|one)[- ]tenth": 0.1,
    "half": 0.5,
}
_PERCENT = (
    rf"(?P<percents>(?<![\d.,])(?P<percent>\d{{1,3}}(?:[.,]\d{{1,3}})?)\s?(?:%|per ?cent\b|pct\b))(?!\s?{_OTHER}\b)"
)
_RATIO = rf"(?<![\w.,])(?P<part>{_NUM})\s?(?P<times>times\s)?(?P<by>in|out of|of|from|/)\s?(?:every\s|our\s|the\s|a\s)?(?P<whole>{_NUM})\b(?!\s?{_OTHER}\b|[.,]\d)"
_EVERY = rf"\bevery\s(?P<every>second|other|third|fourth|fifth|tenth|2nd|3rd|4th|5th|10th)\s{PEOPLE}\b"
_EVERIES = {"second": 2, "other": 2, "third": 3, "fourth": 4, "fifth": 5, "tenth": 10}
_EVERIES |= {"2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "10th": 10}
_ABOUT = r"(?:about|around|maybe|roughly|approx\.?|approximately|i'd say|i would say|perhaps|probably|say|up to|nearly|almost|over|some|i think|i guess|~|≈|it's|hits|that's)"
_OR_SO = r"(?:or so|i guess|i think|maybe|i'd say|people|customers|clients|of them|of the customers|probably|out of ten|in ten|of ten)"
_ALL = r"(?:all|everyone|everybody|every one|all of (?:them|our customers|the customers)|the lot)"
_NOBODY = r"(?:none|nobody|no one|none of them)"

_RATIO_OF = lazy_pattern(_RATIO, re.IGNORECASE)
_PERCENT_OF = lazy_pattern(rf"{_PERCENT}{_OF_PEOPLE}", re.IGNORECASE)
_FRACTION_OF = [
    (lazy_pattern(rf"(?<![\w-])(?P<fraction>{word}){_OF_PEOPLE}", re.IGNORECASE), value)
    for word, value in _FRACTIONS.items()
]
_EVERY_NTH = lazy_pattern(_EVERY, re.IGNORECASE)
_ALL_OF_THEM = lazy_pattern(
    r"^(?:[^\w]|and\b|so\b)*all of (?:them|our customers|the customers|our clients)\b", re.IGNORECASE
)
_RATED = lazy_pattern(r"\b(?:rat(?:ed?|ing)|scored?|got|gave us|stars?)\s(?:us\s|at\s|is\s|of\s)?$", re.IGNORECASE)
_BARE = lazy_pattern(
    rf"(?:{_ABOUT}\s?)*(?:{_PERCENT}|{_RATIO}|(?P<count>{_NUM})(?P<half>[.,]5)?|(?P<all>{_ALL})|(?P<nobody>{_NOBODY})|(?P<fraction>{'|'.join(_FRACTIONS)}))"
    rf"(?:\s(?:of\s)?{_OR_SO})*[\s.!?]*",
    re.IGNORECASE,
)
_LONGEST_BARE = 80
_LONGEST = 2000
"""What comes after so many characters of an answer is not looked at."""
_PART_DOES = lazy_pattern(
    rf"(?:(?:well|so|oh|i reckon|i suppose|i'd guess|{_ABOUT}),?\s)*(?P<fraction>{'|'.join(_FRACTIONS)})\s(?:just\s|probably\s|already\s|still\s|will\s|would\s)?"
    r"(?:have|had|are|were|can|do|did|get|got|find|found|call|ring|rang|wait|ask|complain|need|say|said|come|came|forget|forgot|miss|pay|struggle|report|see|saw|give|gave|leave|left|hang|hung|drop|cancel|walk|never|switch|quit)\b",
    re.IGNORECASE,
)
"""A part that does something ("half have muted it"): asked for a part of the customers, it is one of them."""
_DO_NOT = lazy_pattern(
    rf"(?:\b\w+n't|\bnot)\b(?!\s\w)|\bnot\s(?:the\s|our\s|of\s)?{PEOPLE}\b|,\s?not\s(?:the\s|our\s|of\s)?{PEOPLE}\b",
    re.IGNORECASE,
)
"""Who does not: then the number is of the others, or of something else than people."""
_CLAUSE_END = lazy_pattern(r"[,;.!?](?:\s|$)|\s(?:but|because|though|although|while)\s", re.IGNORECASE)


def share_of(text: str, about_people: bool = False) -> float | None:
    """The part of the customers (0 to 1) that a statement speaks of, to four places; None if it speaks of none.

    ``about_people`` says that it answers "of ten customers, how many": then a number alone is a share, too, and so is a
    part that does something ("half have muted it"); but none is read from how many do not ("80% don't").
    """
    line = straight(one_line(text))
    told = next(shares_in(line), None)
    if about_people:
        told = told or _answered(line[:_LONGEST])
        if told and _is_of_the_others(line[:_LONGEST], told):
            return None
    return None if told is None or not 0 <= told.value <= 1 else round(told.value, 4)


class Share(NamedTuple):
    """A share that a line names, and where."""

    start: int
    end: int
    value: float


def shares_in(line: str) -> Iterator[Share]:
    """The shares that a line (on one line, with straight apostrophes) names together with whom they are of."""
    for match in _RATIO_OF.finditer(line):
        if (match["times"] or _is_of_people(match, line)) and (ratio := _ratio(match)) is not None:
            yield Share(*match.span(), ratio)
    for match in _PERCENT_OF.finditer(line):
        yield Share(*match.span("percents"), _decimal(match["percent"]) / 100)
    for pattern, value in _FRACTION_OF:
        if match_of := pattern.search(line):
            yield Share(match_of.start(), match_of.end("fraction"), value)
    if nth := _EVERY_NTH.search(line):
        yield Share(*nth.span(), 1 / _EVERIES[nth["every"].lower()])
    if every := _ALL_OF_THEM.search(line):
        yield Share(*every.span(), 1.0)


def _answered(line: str) -> Share | None:
    """The share in a line that answers how many: a number alone, or a part that does something."""
    if len(line) <= _LONGEST_BARE and (match := _BARE.fullmatch(line)):
        value = _bare(match)
        return None if value is None else Share(*match.span(), value)
    if part := _PART_DOES.match(line):
        return Share(part.start(), part.end("fraction"), _fraction(part["fraction"]))
    return None


def _is_of_the_others(line: str, told: Share) -> bool:
    """Whether a share is followed by who does not, in the same clause ("80% don't", "1 in 5 orders, not people")."""
    end = _CLAUSE_END.search(line, told.end)
    denied = _DO_NOT.search(line, told.end)
    at = end.start() if end else len(line)
    return denied is not None and denied.start() <= at and (denied.start() < at or denied.group()[0] == ",")


def _fraction(word: str) -> float:
    return next(value for pattern, value in _FRACTIONS.items() if re.fullmatch(pattern, word, re.IGNORECASE))


_GOES_ON_PEOPLE = lazy_pattern(_OF_PEOPLE, re.IGNORECASE)
_GOES_ON = lazy_pattern(rf"{_ENDS}|\s(?:{_DOES})\b", re.IGNORECASE)


def _is_of_people(match: re.Match[str], line: str) -> bool:
    """Whether "3 in 10" is about people: by what follows, or because nothing else follows it ("2 of 10 chairs")."""
    if _RATED.search(line[max(0, match.start() - 20) : match.start()]) or match["by"] == "/":
        return False
    if _GOES_ON_PEOPLE.match(line, match.end()):
        return True
    return match["by"].lower() != "of" and bool(_GOES_ON.match(line, match.end()))


def _bare(match: re.Match[str]) -> float | None:
    if match["percent"]:
        return _decimal(match["percent"]) / 100
    if match["part"]:
        return _ratio(match)
    if match["count"]:  # "of ten customers, how many"
        return (_number(match["count"]) + (0.5 if match["half"] else 0)) / 10
    if match["fraction"]:
        return _fraction(match["fraction"])
    return 1.0 if match["all"] else 0.0


def _ratio(match: re.Match[str]) -> float | None:
    part, whole = _number(match["part"]), _number(match["whole"])
    return part / whole if 0 <= part <= whole and whole > 1 else None


def _number(word: str) -> int:
    return _NUMBER_WORDS[word.lower()] if word.lower() in _NUMBER_WORDS else int(word)


def _decimal(number: str) -> float:
    return float(number.replace(",", "."))
