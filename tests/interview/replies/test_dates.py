# ruff: noqa: E501  (tables of replies read better whole)
"""Dates as people write them."""

from __future__ import annotations

from datetime import date

import pytest

from mapcoach.interview.replies.dates import read_date

TODAY = date(2026, 11, 22)

DATES: list[tuple[str, date | None]] = [
    ("in 6 months", date(2027, 5, 22)), ("in about 6 months", date(2027, 5, 22)), ("6 months", date(2027, 5, 22)), ("in six months", date(2027, 5, 22)),
    ("in half a year", date(2027, 5, 22)), ("half a year", date(2027, 5, 22)), ("in a year", date(2027, 11, 22)), ("a year from now", date(2027, 11, 22)),
    ("in 2 weeks", date(2026, 12, 6)), ("in a couple of months", date(2027, 1, 22)), ("in a month's time", date(2026, 12, 22)),
    ("six months from now", date(2027, 5, 22)), ("in 10 days", date(2026, 12, 2)), ("tomorrow", date(2026, 11, 23)),
    ("next month", date(2026, 12, 22)), ("in a fortnight", date(2026, 12, 6)), ("in 3 mths", date(2027, 2, 22)), ("in 18 months i guess", date(2028, 5, 22)),
    ("1 May 2027", date(2027, 5, 1)), ("May 1, 2027", date(2027, 5, 1)), ("1st of May 2027", date(2027, 5, 1)), ("the 1st of may, 2027", date(2027, 5, 1)),
    ("march 15th", date(2027, 3, 15)), ("15 march", date(2027, 3, 15)), ("Dec 5", date(2026, 12, 5)), ("5 Dec.", date(2026, 12, 5)),
    ("15.03.2027", date(2027, 3, 15)), ("2027-03-15", date(2027, 3, 15)), ("25/12/2027", date(2027, 12, 25)), ("12/25/2027", date(2027, 12, 25)),
    ("03/03/2027", date(2027, 3, 3)), ("03/04/2027", None), ("15-03-2027", date(2027, 3, 15)), ("3.4.2027", date(2027, 4, 3)), ("2027/03/15", date(2027, 3, 15)),
    ("mid January", date(2027, 1, 15)), ("mid-january 2028", date(2028, 1, 15)), ("end of March", date(2027, 3, 31)), ("by the end of February 2028", date(2028, 2, 29)),
    ("early April", date(2027, 4, 1)), ("beginning of april", date(2027, 4, 1)), ("May 2027", date(2027, 5, 1)), ("in march", date(2027, 3, 1)), ("december", date(2026, 12, 1)),
    ("Q1 2027", date(2027, 1, 1)), ("q3 27", None), ("end of Q1 2027", date(2027, 3, 31)), ("2027 Q2", date(2027, 4, 1)),
    ("monthly", date(2026, 12, 22)), ("every 3 months", date(2027, 2, 22)), ("quarterly", date(2027, 2, 22)), ("once a year", date(2027, 11, 22)),
    ("every six months", date(2027, 5, 22)), ("every month", date(2026, 12, 22)), ("end of the year", date(2026, 12, 31)),
    ("before christmas", None), ("soon", None), ("after the summer", None), ("we may look at it", None), ("maybe never", None),
    ("31 feb 2027", None), ("31.02.2027", None), ("in 0 months", None), ("in 1000000 years", None), ("in 99999999999999999999 months", None), ("2027", None),
    ("in 1.5 years", None), ("6-12 months", None), ("6 to 12 months", None), ("in 6 or 12 months", None), ("when it's done", None), ("", None), ("march on", None),
    ("1 May 20270", None), ("99/99/9999", None), ("0000-00-00", None), ("sunday", None), ("in ² months", None), ("the second of never", None), ("6 months ago", None),
    ("quarterly", date(2027, 2, 22)), ("quaterly", date(2027, 2, 22)), ("quartely i guess", date(2027, 2, 22)), ("quarterley", date(2027, 2, 22)), ("monthyl", date(2026, 12, 22)), ("next quarter", date(2027, 2, 22)),
    ("next spring", date(2027, 3, 1)), ("in spring", date(2027, 3, 1)), ("in the spring", date(2027, 3, 1)), ("spring", date(2027, 3, 1)), ("spring 2028", date(2028, 3, 1)),
    ("this summer", date(2027, 6, 1)), ("next summer", date(2027, 6, 1)), ("in autumn", None), ("by autumn 2027", date(2027, 9, 1)), ("next year in spring", date(2027, 3, 1)), ("next fall", date(2027, 9, 1)), ("this winter", date(2026, 12, 1)),
    ("end of summer", date(2027, 8, 31)), ("end of next winter", None), ("mid summer", date(2027, 7, 15)), ("spring next year", date(2027, 3, 1)), ("by next spring", date(2027, 3, 1)),
    ("spring or summer", None), ("before the summer", None), ("after our spring cleaning", None), ("when sales fall", None), ("last spring", None), ("this autumn", None), ("every summer", None),
]  # fmt: skip


@pytest.mark.parametrize(("reply", "expected"), DATES)
def test_a_date_is_read_or_left_alone(reply: str, expected: date | None) -> None:
    assert read_date(reply, TODAY) == expected


def test_the_end_of_a_month_stays_in_the_month() -> None:
    assert read_date("in a month", date(2027, 1, 31)) == date(2027, 2, 28)
    assert read_date("in 3 months", date(2026, 11, 30)) == date(2027, 2, 28)
    assert read_date("in a year", date(2028, 2, 29)) == date(2029, 2, 28)


def test_a_month_without_a_year_is_the_next_one() -> None:
    assert read_date("november", TODAY) in (date(2026, 11, 30), date(2027, 11, 1))
    assert read_date("1 november", TODAY) == date(2027, 11, 1)
    assert read_date("end of november", TODAY) == date(2026, 11, 30)
