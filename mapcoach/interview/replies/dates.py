"""Reads a date as people give it: "in 6 months", "1 May 2027", "2027-05-01", "next quarter", "end of March"."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_NUMBERS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "nine": 9,
    "twelve": 12,
    "half a": 0,
}
_ISO = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
_DAY_FIRST = re.compile(r"\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b")
_NAMED = re.compile(
    rf"(?:\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?)?\b(?P<month>{_MONTH})\b\.?(?:\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d))?,?(?:\s+(?P<year>\d{{4}}))?",
    re.IGNORECASE,
)
_FROM_NOW = re.compile(
    rf"\b(?P<number>\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))}|next|every)\s+(?:other\s+)?(?P<unit>day|week|month|quarter|year)s?\b",
    re.IGNORECASE,
)
_RHYTHM = {
    "weekly": 7,
    "monthly": 30,
    "quarterly": 91,
    "twice a year": 182,
    "half-yearly": 182,
    "yearly": 365,
    "annually": 365,
}


def read_date(text: str, today: date) -> date | None:
    """The date that a text names, counted from ``today`` where it must be; None if it names none."""
    for reader in (_iso, _day_first, _from_now, _named, _rhythm):
        try:
            found = reader(text, today)
        except (ValueError, OverflowError):
            continue
        if found:
            return found
    return None


def _iso(text: str, _: date) -> date | None:
    match = _ISO.search(text)
    return date(*map(int, match.groups())) if match else None


def _day_first(text: str, _: date) -> date | None:
    match = _DAY_FIRST.search(text)
    return date(int(match[3]), int(match[2]), int(match[1])) if match else None


def _named(text: str, today: date) -> date | None:
    for match in _NAMED.finditer(text):
        month, day, year = _MONTHS[match["month"].lower()], match["day"] or match["day2"], match["year"]
        if match["month"].lower() in ("may", "mar") and not (
            day or year or re.search(r"\b(?:in|by|end of|early)\s+$", text[: match.start()], re.I)
        ):
            continue  # "may" is a verb far more often
        found_year = int(year) if year else today.year
        last = calendar.monthrange(found_year, month)[1]
        chosen = int(day) if day else (last if re.search(r"\bend\b", text, re.IGNORECASE) else 1)
        found = date(found_year, month, chosen)
        return (
            found if year or found >= today else date(found_year + 1, month, min(chosen, 28) if month == 2 else chosen)
        )
    return None


def _from_now(text: str, today: date) -> date | None:
    match = _FROM_NOW.search(text)
    if not match:
        return None
    word = match["number"].lower()
    number = 1 if word in ("next", "every") else int(word) if word.isdigit() else _NUMBERS[word]
    unit = match["unit"].lower()
    if unit in ("day", "week"):
        return today + timedelta(days=number * (7 if unit == "week" else 1))
    months = 6 if word == "half a" else number * {"month": 1, "quarter": 3, "year": 12}[unit]
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))


def _rhythm(text: str, today: date) -> date | None:
    for word, days in _RHYTHM.items():
        if re.search(rf"\b{word}\b", text, re.IGNORECASE):
            return today + timedelta(days=days)
    return None
