"""Reads quantities: "40 minutes", "twice a week", "3 in 10", "a dozen emails", "£20".

A rating ("4 out of 5"), a date, an age and a bare number are no quantities; "most", "some" and "often" are none either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.shares import PEOPLE, shares_in
from mapcoach.interview.replies.text import straight

__all__ = ["Quantity", "QuantityKind", "quantities"]

QuantityKind = Literal["duration", "share", "frequency", "count", "money"]
_LONGEST = 4_000
"""What comes after so many characters is not looked at."""


class Quantity(NamedTuple):
    """A quantity as told.

    ``text`` is the span as typed. ``value`` is the number it comes to, None where it says no number ("a few days"), and
    ``high`` the upper end of a range. ``unit`` is "minute" for durations (all are turned into minutes), "" for shares
    (0 to 1), "per week" and the like for frequencies, the thing counted for counts, and the sign of the currency.
    """

    kind: QuantityKind
    text: str
    value: float | None
    unit: str
    high: float | None = None


class _Found(NamedTuple):
    start: int
    end: int
    kind: QuantityKind
    value: float | None
    unit: str
    high: float | None = None


_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {word: number for number, word in enumerate(_ONES)} | {word: 20 + 10 * n for n, word in enumerate(_TENS)}
_TEN = "|".join(_TENS)
_ONE = "|".join(sorted(_ONES, key=len, reverse=True))
_N = (
    rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,3}}(?:\.\d{{1,2}})?|\d{{1,9}}(?:[.,]\d{{1,2}})?|(?:{_TEN})[- ](?:one|two|three|four|five|six|seven|eight|nine)|{_TEN}|{_ONE}|"
    r"an? (?:hundred|thousand|dozen)|half a dozen)(?:\s(?:hundred|thousand|dozen))?"
)
_FREE = r"(?<![\w.,£$€/:-])"
_RANGE = rf"{_FREE}(?P<low>{_N})(?:(?:\s?(?:-|–|to|or)\s?|(?:(?<=between\s\w)|(?<=between\s\w\w)|(?<=between\s\w\w\w)|(?<=between\s\w\w\w\w)|(?<=between\s\w\w\w\w\w))\sand\s)(?P<high>{_N}))?"
_TIME = r"(?P<unit>sec(?:ond)?s?|min(?:ute)?s?|hours?|hrs?|days?|nights?|weeks?|wks?|fortnights?|months?|years?|yrs?)"
_MINUTES = {
    "s": 1 / 60,
    "mi": 1.0,
    "h": 60.0,
    "d": 1440.0,
    "n": 1440.0,
    "w": 10_080.0,
    "f": 20_160.0,
    "mo": 43_800.0,
    "y": 525_600.0,
}
"""Minutes in a unit by its first letters; a month is a twelfth of a year of 365 days."""
_NO_TIME = r"(?!\s?-?(?:ago|old|olds?\b|of age|of experience|in business|anniversary|warranty|guarantee|trial|contract|subscription|pass\b|off\b))"
_PERIOD = r"(?P<period>second|minute|hour|day|night|week|fortnight|month|quarter|season|year|call|visit|order|customer|person|booking|time|head|user|client|patient|guest|project|job|trip|stay)"
_TAKES = lazy_pattern(
    r"(?:^|[,:(;]|\b(?:for|after|within|in|about|around|over|under|nearly|almost|than|least|most|takes?|took|waits?|waited|waiting|spends?|spent|lasts?|lasted|whole|to|roughly|maybe|till|until|another|and|then))"
    r"\s?(?:(?:them|us|me|you|him|her|people|customers)\s)?$",
    re.IGNORECASE,
)
_FEW = r"(?P<few>a couple(?: of)?|a few|several|some|many|a good few|countless|endless|a number of)"
_NO_THINGS = (
    r"(?!(?:stars?|points?|is|was|does|this|less|always|sometimes|goes|gets|says|has|its|his|us|as|yes|needs|means|makes|looks|feels|seems|works|takes|plus|perhaps|besides|across|towards|"
    r"thanks|minus|versus|years?|months?|weeks?|days?|hours?|minutes?|nights?|mins?|seconds?|fortnights?|hrs?|pounds?|euros?|dollars?|cents|towards|hers|ours|theirs|yours|business|address|access|process|express|wants|comes|wins|starts|ends|loves|likes|finds|calls us)\b)"
)
_THING = rf"{_NO_THINGS}(?P<thing>people|children|men|women|staff|kids|[a-z][a-z-]{{2,24}}s)\b"
_EVERY = {"other": 0.5, "second": 0.5, "third": 1 / 3, "fourth": 0.25, "fifth": 0.2, "tenth": 0.1}
_LY = {
    "hourly": "hour",
    "daily": "day",
    "nightly": "night",
    "weekly": "week",
    "fortnightly": "fortnight",
    "monthly": "month",
    "quarterly": "quarter",
    "yearly": "year",
    "annually": "year",
}
_PART = {"half": 0.5, "a third": 1 / 3, "two thirds": 2 / 3, "a quarter": 0.25, "three quarters": 0.75}
_MONEY_WORDS = {"pound": "£", "quid": "£", "gbp": "£", "euro": "€", "eur": "€", "dollar": "$", "buck": "$", "usd": "$"}


def quantities(text: str) -> list[Quantity]:
    """The quantities that a text tells, in order and without overlaps; of two readings of the same words the first of
    money, frequency, share, duration, count. Only the first 4,000 characters are read."""
    line, places = _folded(text[:_LONGEST])
    taken = bytearray(len(line))
    kept: list[_Found] = []
    for reader in (_money, _frequencies, _shares, _durations, _counts):
        for one in reader(line):
            if not any(taken[one.start : one.end]):
                taken[one.start : one.end] = b"\x01" * (one.end - one.start)
                kept.append(one)
    return [
        Quantity(one.kind, text[places[one.start] : places[one.end - 1] + 1], one.value, one.unit, one.high)
        for one in sorted(kept)
    ]


def _folded(text: str) -> tuple[str, list[int]]:
    """The text on one line with straight apostrophes, and where each of its characters stands in the text."""
    line: list[str] = []
    places: list[int] = []
    for match in re.finditer(r"\S+", text):
        if line:
            line.append(" ")
            places.append(match.start() - 1)
        line.append(match.group())
        places += range(*match.span())
    return straight("".join(line)), places


def _rx(pattern: str) -> re.Pattern[str]:
    return lazy_pattern(pattern, re.IGNORECASE)


_SIGNED = _rx(
    r"(?<!\w)(?P<sign>[£$€])\s?(?P<low>\d{1,3}(?:,\d{3}){1,3}|\d{1,9})(?P<cents>\.\d{1,2})?(?P<times>k|m)?(?![\w%])"
)
_BEHIND = _rx(
    rf"{_RANGE}\s?(?P<sign>€|£|\b(?:pounds?|quid|euros?|eur|gbp|dollars?|bucks|usd)\b)(?!\s(?:of|in weight|heavier|lighter|overweight)\b)"
)
_WEIGHT = _rx(r"\b(?:lose|lost|gain|gained|weigh\w*)\s$")


def _money(line: str) -> Iterator[_Found]:
    for match in _SIGNED.finditer(line):
        times = {"k": 1_000, "m": 1_000_000}.get((match["times"] or "").lower(), 1)
        yield _Found(*match.span(), "money", _number(match["low"] + (match["cents"] or "")) * times, match["sign"])
    for match in _BEHIND.finditer(line):
        if not _WEIGHT.search(line[max(0, match.start() - 12) : match.start()]):
            sign = match["sign"].lower()
            unit = next((one for word, one in _MONEY_WORDS.items() if sign.startswith(word)), match["sign"])
            low, _, high = _ends(match, unit)
            yield _Found(*match.span(), "money", low, unit, high)


_TIMES_A = _rx(
    rf"(?<![\w-])(?:(?P<word>once or twice|once|twice|thrice)|{_FEW}\stimes|{_RANGE}\s?(?:times|x)|(?P<things>{_RANGE.replace('<low>', '<few_low>').replace('<high>', '<few_high>')}\s{_THING}))"
    rf"\s(?:an?|per|each|every|in an?)\s{_PERIOD}\b(?!\s(?:and a half|or two))"
)
_EVERY_SO = _rx(
    rf"\bevery\s(?:(?P<nth>{'|'.join(_EVERY)})\s{_PERIOD}s?\b|(?:(?P<low>{_N})\s(?:or so\s)?)(?P<periods>minutes|hours|days|weeks|months|years|calls|visits|orders|customers|times)\b|(?P<each>minute|hour|day|night|week|fortnight|month|quarter|year|call|visit|order|time)\b)"
)
_LY_WORD = _rx(rf"(?<![\w-])(?:{'|'.join(_LY)})\b")
_ONLY_SO = {"once": 1.0, "twice": 2.0, "thrice": 3.0, "once or twice": 1.0}


def _frequencies(line: str) -> Iterator[_Found]:
    for match in _TIMES_A.finditer(line):
        unit = f"per {match['period'].lower()}"
        if match["word"]:
            word = match["word"].lower()
            yield _Found(*match.span(), "frequency", _ONLY_SO[word], unit, 2.0 if " " in word else None)
        elif match["things"]:
            high = _number(match["few_high"]) if match["few_high"] else None
            unit = f"{match['thing'].lower()} {unit}"
            yield _Found(*match.span(), "frequency", _number(match["few_low"]), unit, high)
        else:
            low, _, high = _ends(match, unit) if match["low"] else (None, unit, None)
            yield _Found(*match.span(), "frequency", low, unit, high)
    for match in _EVERY_SO.finditer(line):
        if match["nth"] and re.fullmatch(PEOPLE, match["period"], re.IGNORECASE):
            continue  # "every second customer" is a share
        if match["nth"]:
            yield _Found(*match.span(), "frequency", _EVERY[match["nth"].lower()], f"per {match['period'].lower()}")
        elif match["each"]:
            yield _Found(*match.span(), "frequency", 1.0, f"per {match['each'].lower()}")
        elif number := _number(match["low"]):
            yield _Found(*match.span(), "frequency", round(1 / number, 4), f"per {match['periods'].lower()[:-1]}")
    for match in _LY_WORD.finditer(line):
        yield _Found(*match.span(), "frequency", 1.0, f"per {_LY[match.group().lower()]}")


_PERCENT = _rx(
    r"(?<![\w.,])(?P<low>\d{1,3}(?:[.,]\d{1,2})?)(?:\s?(?:-|–|to)\s?(?P<high>\d{1,3}(?:[.,]\d{1,2})?))?\s?(?:%|per ?cent\b|pct\b)(?!\s?(?:off|discount|vat|tax|cheaper|dearer|more|less|extra|deposit|fee|surcharge|interest|tip|commission|faster|slower)\b)"
)
_PART_OF = _rx(
    rf"(?<![\w-])(?P<part>{'|'.join(_PART).replace(' ', '[ -]')})(?=\s(?:of\s(?:(?:all|the|our|my|their|these|those|every)\s|them\b|us\b|it\b|people\b|customers\b)|the\s(?!price|way|size|year|day|night|week)|our\s|all\s))(?:\sof)?(?:\s(?:the time|them|us|people|customers))?"
)

_WHOSE = _rx(rf"(?:\sof)?(?:\s(?:the|our|all|my|these|those))?\s{PEOPLE}\b")


def _shares(line: str) -> Iterator[_Found]:
    for share in shares_in(line):
        if 0 <= share.value <= 1:
            whose = _WHOSE.match(line, share.end)
            yield _Found(share.start, whose.end() if whose else share.end, "share", round(share.value, 4), "")
    for match in _PERCENT.finditer(line):
        low, _, high = _ends(match, "")
        if low is not None and low <= 100:
            yield _Found(*match.span(), "share", round(low / 100, 4), "", round(high / 100, 4) if high else None)
    for match in _PART_OF.finditer(line):
        part = re.sub(r"[ -]", " ", match["part"].lower())
        yield _Found(*match.span(), "share", round(_PART[part], 4), "")


_SPAN = _rx(
    rf"{_RANGE}(?P<half>\sand a half|\s1/2|½)?\s?-?(?:(?:working|business|whole|full|long|solid)\s)?{_TIME}(?P<andhalf>\sand a half)?\b{_NO_TIME}"
)
_PARTS_OF = _rx(
    r"(?<![\w-])(?:(?P<part>half|quarter of|a quarter of|three quarters of)\s(?:an?\s)?(?P<unit>hour|minute|day|year))\b(?!\s(?:past|price))"
)
_ONE_OF = _rx(
    rf"(?<![\w-])an?\s(?:(?:whole|full|good|long|solid)\s)?(?P<unit>hour|minute|day|night|week|fortnight|month|year)(?P<more>\sand a half|\sor two|\sor so)?\b{_NO_TIME}"
)
_FEW_OF = _rx(
    rf"(?<![\w-])(?:{_FEW}\s(?:\w+\s)?{_TIME}|(?:hours|days|weeks|months|years|ages)(?:\s(?:and|or)\s(?:hours|days|weeks|months|years|ages))?(?=\s(?:and|late|later|without|to|on|for|of|before|waiting|behind|$)|$|[,.;!?]))\b{_NO_TIME}"
)
_SHORT = _rx(r"(?<![\w.,£$€/:-])(?P<hours>\d{1,3})\s?h(?:\s?(?P<minutes>\d{1,2})(?:\s?m(?:in)?)?)?(?!\w)")


def _durations(line: str) -> Iterator[_Found]:
    for match in _SPAN.finditer(line):
        minutes, half = _minutes(match["unit"]), 0.5 if match["half"] or match["andhalf"] else 0
        low, _, high = _ends(match, "")
        if low is not None:
            top = (high + half) * minutes if high is not None else None
            bottom = (low + (half if top is None else 0)) * minutes
            yield _Found(*match.span(), "duration", round(bottom, 4), "minute", top and round(top, 4))
    for match in _PARTS_OF.finditer(line):
        part = {"h": 0.5, "t": 0.75}.get(match["part"].lower()[0], 0.25)
        yield _Found(*match.span(), "duration", part * _minutes(match["unit"]), "minute")
    for match in _ONE_OF.finditer(line):
        if _TAKES.search(line[max(0, match.start() - 24) : match.start()]):
            minutes, more = _minutes(match["unit"]), (match["more"] or "").lower()
            low = minutes * (1.5 if "half" in more else 1)
            yield _Found(*match.span(), "duration", low, "minute", 2 * minutes if "two" in more else None)
    for match in _FEW_OF.finditer(line):
        couple = match["few"] and "couple" in match["few"].lower()
        yield _Found(
            *match.span(), "duration", 2 * _minutes(match["unit"]) if couple else None, "minute" if couple else ""
        )
    for match in _SHORT.finditer(line):
        yield _Found(*match.span(), "duration", int(match["hours"]) * 60.0 + int(match["minutes"] or 0), "minute")


_COUNT = _rx(rf"{_RANGE}\s(?:(?:different|separate|more|extra|new|unanswered|angry|other|whole)\s)?{_THING}")
_DOZEN = _rx(r"(?<![\w-])(?:(?P<half>half )?a dozen|(?P<many>dozens|hundreds|thousands) of)\b")
_TWICE = _rx(r"(?<![\w-])(?P<word>twice|(?:only|just) once|once or twice)\b(?!\s(?:as|the)\b)")


def _counts(line: str) -> Iterator[_Found]:
    for match in _COUNT.finditer(line):
        low, unit, high = _ends(match, match["thing"].lower())
        if low is not None and not (1900 <= low <= 2100 and "," not in match["low"]):
            yield _Found(*match.span(), "count", low, unit, high)
    for match in _DOZEN.finditer(line):
        yield _Found(*match.span(), "count", None if match["many"] else 6.0 if match["half"] else 12.0, "")
    for match in _TWICE.finditer(line):
        word = match["word"].lower()
        number = 2.0 if word == "twice" else 1.0
        yield _Found(*match.span(), "count", number, "times", 2.0 if word == "once or twice" else None)


def _ends(match: re.Match[str], unit: str) -> tuple[float | None, str, float | None]:
    """The lower end (or the number), the unit and the upper end; no numbers where they do not go up ("5-3 days")."""
    low = _number(match["low"])
    high = _number(match["high"]) if match["high"] else None
    return (low, unit, high) if high is None or high > low else (None, unit, None)


def _minutes(unit: str) -> float:
    return next(value for start, value in sorted(_MINUTES.items(), reverse=True) if unit.lower().startswith(start))


_TIMES_MORE = {"hundred": 100, "thousand": 1000, "dozen": 12}


def _number(word: str) -> float:
    word = word.lower()
    if word == "half a dozen":
        return 6.0
    first, _, rest = word.partition(" ")
    if rest in _TIMES_MORE:
        return _number("one" if first in ("a", "an") else first) * _TIMES_MORE[rest]
    if word[0].isdigit():
        return float(re.sub(r",(?=\d{3}(?!\d))", "", word).replace(",", "."))
    return float(sum(_WORDS[part] for part in re.split(r"[ -]", word)))
