"""A line of the list of maps in words: how far, when, what is due, and what to do about a file that is in trouble."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from mapcoach.tui.text import in_line
from mapcoach.workspace import KINDS, whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapcoach.storage import MapSummary

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
UNTITLED = "Untitled map"
LONGEST_TITLE = 400
"""How many characters of a title a list knows; no terminal is wider."""
_MOST = 9999

TROUBLES: Mapping[str, str] = {
    "damaged": "Cannot be read. Enter sets it aside and offers the version before it.",
    "missing": "Its file is gone, an earlier version is kept. Enter brings it back.",
    "newer": "Made by a newer mapcoach. It is untouched; update mapcoach to open it.",
}
"""What to do about a file in trouble."""
TROUBLES_IN_TRASH: Mapping[str, str] = {
    "damaged": "Cannot be read. Enter puts it back as it is.",
    "newer": "Made by a newer mapcoach. Enter puts it back as it is.",
}


def now() -> datetime:
    """The time, in the zone of this machine; tests put another one in its place."""
    return datetime.now().astimezone()


def moment(text: str) -> datetime | None:
    """The moment that an ISO time names; None for what is none."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def ago(then: datetime, at: datetime) -> str:
    """How long before ``at`` something was, in words: "2 hours ago", "yesterday", "3 Nov", "3 Nov 2024"."""
    seconds = (at - then).total_seconds()
    if seconds < 60:
        return "just now"
    if seconds < 3600:
        return _counted(int(seconds // 60), "minute")
    if seconds < 86400:
        return _counted(int(seconds // 3600), "hour")
    try:
        day = then.astimezone(at.tzinfo).date()
    except OverflowError:
        day = then.date()
    days = (at.date() - day).days
    if days <= 1:
        return "yesterday"
    return _counted(days, "day") if days < 7 else day_in_words(day, at.date())


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'} ago"


def day_in_words(day: date, today: date) -> str:
    """A day in words; the year only where it is not this one."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day.day} {MONTHS[day.month - 1]}{year}"


def review(due: str | None, today: date) -> tuple[str, bool]:
    """When a map is to be looked at again, in words, and whether that day has come. "" if no day is set."""
    try:
        day = date.fromisoformat(due or "")
    except ValueError:
        return "", False
    if day > today:
        return f"review {day_in_words(day, today)}", False
    return ("! review due today" if day == today else f"! review was due {day_in_words(day, today)}"), True


def progress(answered: int, remaining: int | None) -> str:
    """How far an interview is: "12 of 40"; "not begun" if nobody has looked yet."""
    if remaining is None and not answered:
        return "not begun"
    done, left = _within(answered), _within(remaining or 0)
    return f"{done} of {min(done + left, _MOST)}"


def bar(answered: int, remaining: int | None, width: int = 8) -> str:
    """The same as a bar. It is full only when nothing is left, and empty only when nothing is there."""
    done, left = _within(answered), _within(remaining or 0)
    full = round(width * done / (done + left)) if done else 0
    if done and left:
        full = min(max(full, 1), width - 1)
    return "█" * full + "░" * (width - full)


def _within(number: int) -> int:
    return max(0, min(number, _MOST))


@dataclass(frozen=True)
class Line:
    """What a list shows of a map. ``sign`` is a word of warning, or when the review is; ``trouble`` says what to do."""

    title: str
    kind: str
    bar: str
    progress: str
    changed: str
    sign: str
    warns: bool
    trouble: str = ""


def title_of(one: MapSummary) -> str:
    """A map's title on one line; the name of its file if it cannot be read."""
    return shown(one.title) or (shown(one.path.name) if one.problem else "") or UNTITLED


def shown(text: str) -> str:
    """What a file says, on one line, without the half characters that a terminal cannot print."""
    return in_line(whole(text[: LONGEST_TITLE * 8]), LONGEST_TITLE)


def line_of(one: MapSummary, at: datetime, troubles: Mapping[str, str] = TROUBLES) -> Line:
    """A map as a line of a list, at this time."""
    then = moment(one.updated)
    sign, warns = review(one.review_due, at.date())
    if one.problem:
        sign, warns = f"! {one.problem}", True
    return Line(
        title=title_of(one),
        kind=in_line(KINDS.get(one.kind) or shown(one.kind), 15),
        bar=bar(one.answered, one.remaining),
        progress=progress(one.answered, one.remaining),
        changed=ago(then, at) if then else "",
        sign=sign,
        warns=warns,
        trouble=troubles.get(one.problem, ""),
    )
