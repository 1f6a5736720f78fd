"""Reads a date as people give it: "in 6 months", "1 May 2027", "2027-05-01", "mid January", "end of Q1 2027".

What may be meant in two ways ("03/04/2027", "6 to 12 months", "before christmas") is not read.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.matching import misspelt
from mapcoach.interview.replies.text import one_line, straight

_LONGEST = 200
_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_ALSO_WORDS = ("may", "mar", "march", "jan", "dec", "sun")
"""Names of months that are also verbs or people: they need a day, a year or a preposition."""
_NUMBERS = {
    "a couple of": 2, "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "eighteen": 18,
}  # fmt: skip
_COUNT = rf"\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))}"
_YEAR = r"(?P<year>\d{4})(?!\d)"
_DAY_WORD = r"(?:st|nd|rd|th)?"

_YEAR_FIRST = lazy_pattern(r"\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d-])")
_YEAR_LAST = lazy_pattern(r"(?<![\d.,/])(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
_QUARTER = lazy_pattern(
    rf"\bq(?P<quarter>[1-4])(?:\s(?:of\s)?{_YEAR})?(?!\s?\d)|\b(?P<before>\d{{4}})\sq(?P<other>[1-4])\b", re.IGNORECASE
)
_NAMED = lazy_pattern(
    rf"(?:\b(?P<day>\d{{1,2}}){_DAY_WORD}\s(?:of\s)?)?\b(?P<month>{_MONTH})\b\.?(?:\s(?P<day2>\d{{1,2}}){_DAY_WORD}\b(?!\d))?(?:,?\s{_YEAR})?(?!,?\s?\d)",
    re.IGNORECASE,
)
_INTRODUCED = lazy_pattern(
    r"\b(?:in|by|until|till|early|late|mid|middle of|end of|start of|beginning of|next|this)[\s-]$", re.IGNORECASE
)
_YEAR_END = lazy_pattern(rf"\b(?:end of (?:the|this) year|year[- ]end|end of {_YEAR})", re.IGNORECASE)
_UNIT = r"(?P<unit>days?|weeks?|wks?|months?|mths?|mos?|quarters?|years?|yrs?|fortnights?)\b"
_FROM_NOW = lazy_pattern(
    rf"(?<![\d.,]\s)(?<![\d.,])\b(?:(?P<every>next|every|each)\s(?P<other>other\s)?)?(?:(?P<count>{_COUNT})\s?)?{_UNIT}",
    re.IGNORECASE,
)
_HALF_YEAR = lazy_pattern(
    r"\b(?:half a year|half[- ]yearly|twice a year|bi-?annual(?:ly)?|every half[- ]year)\b", re.IGNORECASE
)
_RHYTHM = {"monthly": 1, "quarterly": 3, "yearly": 12, "annually": 12, "annual": 12, "once a year": 12}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The month in which each starts, on the northern half of the world."""
_SEASON = lazy_pattern(
    rf"\b(?P<intro>(?:(?:in|by|until|till|come|early|mid|late|(?:end|start|beginning|middle) of)[\s-])?(?:(?:the|this|next|coming)\s){{0,2}})(?P<season>{'|'.join(_SEASONS)})\b(?:\s(?:of\s)?{_YEAR})?",
    re.IGNORECASE,
)
_BESIDE_SEASON = lazy_pattern(
    r"\b(?:before|after|since|last|every|each|a|an|past|during)\s(?:the\s|our\s)?$", re.IGNORECASE
)
_UNREADABLE = lazy_pattern(
    r"\d\s?(?:-|–|to|or)\s?\d{1,3}\s?(?:days?|weeks?|months?|years?)\b|\b(?:one|two|three|four|five|six|nine)\s(?:to|or)\s\w+\s(?:weeks?|months?|years?)\b|"
    r"\bago\b|\b(?:last|previous)\s(?:week|month|quarter|year)\b|\b(?:\d+|three|four|five|six|several|many)\stimes\sa\b|\b(?:a few|few|some|several|many)\s(?:days|weeks|months|years)\b",
    re.IGNORECASE,
)


def read_date(text: str, today: date) -> date | None:
    """The date that a text names, counted from ``today`` where it must be; None if it names none for sure."""
    line = straight(one_line(text[: _LONGEST * 2]))[:_LONGEST]
    if _UNREADABLE.search(line):
        return None
    for reader in _READERS:
        try:
            found = reader(line, today)
        except (ValueError, OverflowError):
            return None
        if found:
            return found
    return None


def _year_first(line: str, _: date) -> date | None:
    match = _YEAR_FIRST.search(line)
    return date(*map(int, match.groups())) if match else None


def _year_last(line: str, _: date) -> date | None:
    """15.03.2027 has the day first; with slashes it depends on the country unless one number is past 12."""
    match = _YEAR_LAST.search(line)
    if not match:
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if match[2] == "." or first > 12 or first == second:
        return date(year, second, first)
    return date(year, first, second) if second > 12 else None


def _quarter(line: str, today: date) -> date | None:
    match = _QUARTER.search(line)
    if not match:
        return None
    quarter = int(match["quarter"] or match["other"])
    year = int(match["year"] or match["before"] or today.year)
    if _part_of_it(line, match.start()) == "end":
        return _last_day(year, quarter * 3)
    found = date(year, quarter * 3 - 2, 1)
    return found if match["year"] or match["before"] or found >= today else date(year + 1, found.month, 1)


def _named(line: str, today: date) -> date | None:
    for match in _NAMED.finditer(line):
        word, day = match["month"].lower(), match["day"] or match["day2"]
        sure = day or match["year"] or _INTRODUCED.search(line[: match.start("month")]) or match.group() == line
        if word in _ALSO_WORDS and not sure:
            continue
        return _in_month(line, today, match, _MONTHS[word], int(day) if day else None)
    return None


def _in_month(line: str, today: date, match: re.Match[str], month: int, day: int | None) -> date:
    """The day of a month that is meant; without a year the next such day from today on."""
    years = [int(match["year"])] if match["year"] else [today.year, today.year + 1]
    if not match["year"] and re.search(r"\bnext year\b", line, re.IGNORECASE):
        years = [today.year + 1]
    part = _part_of_it(line, match.start("month"))
    for year in years:
        last = _last_day(year, month)
        found = (
            date(year, month, day)
            if day
            else last
            if part == "end"
            else date(year, month, 15 if part == "middle" else 1)
        )
        if found >= today:
            break
    return found


def _part_of_it(line: str, start: int) -> str:
    """Which part of the month or quarter that starts there is meant: its "end", its "middle" or "" (its start)."""
    before = line[max(0, start - 18) : start].lower()
    if re.search(r"\b(?:end of(?: the)?|late)[\s-]$|\bend[\s-]$", before):
        return "end"
    return "middle" if re.search(r"\b(?:mid|middle of)[\s-]$", before) else ""


def _season(line: str, today: date) -> date | None:
    """The start of a season (or its middle, or end); None for one that is on, or that may be a verb or a spring."""
    found = list(_SEASON.finditer(line))
    if len({_SEASONS[match["season"].lower()] for match in found}) != 1:
        return None
    match, word = found[0], found[0]["intro"].lower()
    next_year = re.search(r"\bnext year\b", line, re.IGNORECASE)
    sure = next_year or match["year"] or match.group() == line.rstrip(" .!?") or word.strip() not in ("", "the")
    if not sure or _BESIDE_SEASON.search(line[: match.start()]):
        return None
    month = _SEASONS[match["season"].lower()]
    if match["year"] or next_year:
        return _in_season(int(match["year"] or today.year + 1), month, word)
    is_on = (today.month - month) % 12 < 3
    if is_on and "next" not in word:
        return None
    return next(
        (day for year in (today.year, today.year + 1) if (day := _in_season(year, month, word)) and day > today), None
    )


def _in_season(year: int, month: int, word: str) -> date | None:
    """A day in the season that starts in a month; None for the end of a winter, which lies in the year after."""
    if re.search(r"\b(?:end|late)\b", word):
        return None if month == 12 else _last_day(year, month + 2)
    if re.search(r"\bmid(?:dle)?\b", word):
        return None if month == 12 else date(year, month + 1, 15)
    return date(year, month, 1)


def _year_end(line: str, today: date) -> date | None:
    match = _YEAR_END.search(line)
    return date(int(match["year"] or today.year), 12, 31) if match else None


def _rhythm(line: str, today: date) -> date | None:
    if _HALF_YEAR.search(line):
        return _months_on(today, 6)
    if re.search(r"\bweekly\b", line, re.IGNORECASE):
        return today + timedelta(days=7)
    if re.search(r"\btomorrow\b", line, re.IGNORECASE):
        return today + timedelta(days=1)
    found = (months for word, months in _RHYTHM.items() if re.search(rf"\b{word}\b", line, re.IGNORECASE))
    months = next(found, None) or next(_misspelt_rhythms(line), None)
    return _months_on(today, months) if months else None


def _misspelt_rhythms(line: str) -> Iterator[int]:
    """How many months lie between: "quaterly" is 3."""
    for word in re.findall(r"[a-z]{5,15}", line.lower()):
        if word.endswith(("ly", "ley", "yl")):
            yield from (months for meant, months in _RHYTHM.items() if misspelt(word, meant))


def _from_now(line: str, today: date) -> date | None:
    match = _FROM_NOW.search(line)
    if not match or not (match["count"] or match["every"]):
        return None
    word = (match["count"] or "one").lower()
    number = (_NUMBERS.get(word) or int(word)) * (2 if match["other"] else 1)
    if not number:
        return None
    unit = match["unit"].lower()
    for start, days in (("d", 1), ("w", 7), ("f", 14)):
        if unit.startswith(start):
            return today + timedelta(days=number * days)
    return _months_on(today, number * {"m": 1, "q": 3, "y": 12}[unit[0]])


def _months_on(today: date, months: int) -> date:
    """The same day so many months on, or the last day of that month."""
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    last = _last_day(year, month + 1)
    return last.replace(day=min(today.day, last.day))


def _last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


_READERS: tuple[Callable[[str, date], date | None], ...] = (
    _year_first, _year_last, _quarter, _year_end, _named, _season, _rhythm, _from_now,
)  # fmt: skip
