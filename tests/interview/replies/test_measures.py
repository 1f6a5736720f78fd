# ruff: noqa: E501  (tables of replies read better whole)
"""Numbers that tell whether it got better: name, where it stands, where it should go."""

from __future__ import annotations

import pytest

from mapcoach.interview.replies.measures import read_measures

MEASURES: list[tuple[str, list[tuple[str, str, str]]]] = [
    ("no-shows from 20 % to 10 %, online bookings", [("no-shows", "20 %", "10 %"), ("online bookings", "", "")]),
    ("NPS 32 to 50; churn below 5%; repeat rate from 18% to 25%", [("NPS", "32", "50"), ("churn", "", "below 5%"), ("repeat rate", "18%", "25%")]),
    ("NPS 32 -> 50, churn under 5%", [("NPS", "32", "50"), ("churn", "", "under 5%")]),
    ("star rating", [("star rating", "", "")]),
    ("star rating 4.2 → 4.6", [("star rating", "4.2", "4.6")]),
    ("star rating: 4.2 to 4.6", [("star rating", "4.2", "4.6")]),
    ("calls per week: 40 → 20", [("calls per week", "40", "20")]),
    ("NPS, CSAT and churn", [("NPS", "", ""), ("CSAT", "", ""), ("churn", "", "")]),
    ("- NPS\n- churn", [("NPS", "", ""), ("churn", "", "")]),
    ("revenue from £10,000 to £12,500", [("revenue", "£10,000", "£12,500")]),
    ("visitors 1,200 to 2,000 a month", [("visitors", "1,200", "2,000 a month")]),
    ("conversion rate now 2%, want 4%", [("conversion rate", "2%", "4%")]),
    ("conversion rate (now 2%, want 4%)", [("conversion rate", "2%", "4%")]),
    ("time to first reply", [("time to first reply", "", "")]),
    ("time to first reply from 2 days to 4 hours", [("time to first reply", "2 days", "4 hours")]),
    ("cost to serve", [("cost to serve", "", "")]),
    ("response time under 2 hours", [("response time", "", "under 2 hours")]),
    ("at least 60 bookings a month", [("at least 60 bookings a month", "", "")]),
    ("bookings at least 60 a month", [("bookings", "", "at least 60 a month")]),
    ("bookings to 60 a month", [("bookings", "", "60 a month")]),
    ("number of people who come back", [("number of people who come back", "", "")]),
    ("share of callers who hang up, from half to a tenth", [("share of callers who hang up", "half", "a tenth")]),
    ("repeat orders, currently 18%", [("repeat orders", "18%", "")]),
    ("reviews on google", [("reviews on google", "", "")]),
    ("top 10 on google", [("top 10 on google", "", "")]),
    ("days until quote is out: 9 now, 3 by june", [("days until quote is out", "9", "3 by june")]),
    ("bookings per week (20 now, 30 by june)", [("bookings per week", "20", "30 by june")]),
    ("bookings: 20 today, aim for 30; no-shows", [("bookings", "20", "30"), ("no-shows", "", "")]),
    ("bookings 20 at the moment and 30 by the end of june", [("bookings", "20", "30 by the end of june")]),
    ("no-shows from 20 % to 10 % by june, star rating", [("no-shows", "20 %", "10 % by june"), ("star rating", "", "")]),
    ("avg basket: £40 now, £55 by christmas", [("avg basket", "£40", "£55 by christmas")]),
    ("response time 48h now -> 24h", [("response time", "48h", "24h")]),
    ("churn below 5% by christmas", [("churn", "", "below 5% by christmas")]),
    ("calls to 20 by may", [("calls", "", "20 by may")]),
    ("Panic orders a week.", [("Panic orders a week", "", "")]),
    ("- trial to paid\n- imports finished on day one", [("trial to paid", "", ""), ("imports finished on day one", "", "")]),
    ("reviews, now 12, 30 by june", [("reviews", "12", "30 by june")]),
]  # fmt: skip


@pytest.mark.parametrize(("reply", "expected"), MEASURES)
def test_measures_are_read_with_start_and_target(reply: str, expected: list[tuple[str, str, str]]) -> None:
    assert [tuple(one) for one in read_measures(reply)] == expected
