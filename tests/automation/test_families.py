"""Stages have the names that people give them."""

from __future__ import annotations

import pytest

from mapcoach.automation import family_of
from mapcoach.journey import JourneyMap
from tests.automation.maps import a_map, point, stage


def _first(journey: JourneyMap, number: int = 0) -> str | None:
    found = family_of(journey.stages[number], journey)
    return found[0] if found else None


@pytest.mark.parametrize(
    ("name", "business", "family"),
    [
        ("Browse the shop", "ecommerce", "consideration"),
        ("Getting quotes", "service", "consideration"),
        ("Book", "local", "decision"),
        ("First visit", "local", "purchase"),
        ("Kick-off", "b2b", "onboarding"),
        ("Renew", "saas", "retention"),
        ("DISCOVERY!", "saas", "awareness"),
        ("2. Onboarding & set-up", "saas", "onboarding"),
        ("Telling friends", "local", "advocacy"),
        ("paying", "ecommerce", "purchase"),
        ("aftercare", "local", "retention"),
        ("Zorb", None, None),
        ("", None, None),
    ],
)
def test_the_name_tells(name, business, family):
    assert _first(a_map(business, stage(name))) == family


def test_the_touchpoints_tell_when_the_name_does_not():
    journey = a_map("saas", stage("Phase A", point("Help desk ticket", "email"), point("Renewal notice", "email")))
    assert _first(journey) == "retention"


def test_the_place_tells_when_nothing_else_does():
    journey = a_map("ecommerce", *[stage(f"Phase {letter}") for letter in "ABCDEF"])
    assert [_first(journey, number) for number in range(6)] == [
        "awareness",
        "consideration",
        "decision",
        "purchase",
        "retention",
        "advocacy",
    ]


@pytest.mark.parametrize("kind", ["renewal", "churn"])
def test_nobody_becomes_aware_in_the_journey_of_a_customer(kind):
    journey = a_map("saas", stage("Finds us on Google", point("Google ad", "search")), stage("Later"), kind=kind)
    assert all("awareness" not in family_of(one, journey) for one in journey.stages)
