"""The starters suggest stages and touchpoints for a blank page; whatever they say must survive being accepted."""

from __future__ import annotations

import tomllib
from collections import Counter
from itertools import product
from typing import Any

import pytest

from mapcoach import resources
from mapcoach.journey.shape import BUSINESS_KINDS, MAP_KINDS

COMBINATIONS = list(product(BUSINESS_KINDS, MAP_KINDS))

SOURCES_SETS = [
    ("other", "Awareness Consideration Decision Retention Advocacy"),
    ("saas", "Awareness Consideration Decision Purchase Onboarding Retention"),
    ("service", "Awareness Consideration Decision Onboarding Retention"),
    ("ecommerce", "Awareness Consideration Decision Purchase Retention"),
]

SOURCES_TOUCHPOINTS = {
    "awareness": ["blog post", "social post", "how-to guide", "free course", "flyer", "search ad", "referral"],
    "consideration": ["demo video", "reviews", "customer story", "competitor comparison", "webinar", "product page"],
    "decision": ["pricing page", "discount code", "free consultation", "cart", "checkout form", "proposal"],
    "purchase": ["order confirmation", "shipping update", "tracking page"],
    "onboarding": ["welcome email", "intake form", "setup wizard", "kick-off call"],
    "retention": ["customer success check-in", "help centre", "renewal notice", "newsletter", "loyalty points"],
    "advocacy": ["referral programme", "story to share", "feedback survey", "review request"],
}


def starter(business_kind: str) -> dict[str, Any]:
    text = resources.find("templates", f"starters/{business_kind}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def repeated(names: list[str]) -> list[str]:
    return [name for name, times in Counter(name.casefold() for name in names).items() if times > 1]


def is_plain_list_item(name: str) -> bool:
    """Whether typing it in a list gives one item back: the interview reads commas, lines, arrows and "and"."""
    separators = (",", ";", "\n", "→", "->", ">", " and ", "&", "|")
    return bool(name) and name == name.strip() and not any(mark in name for mark in separators)


def test_every_kind_of_business_has_a_starter_and_nothing_else_does() -> None:
    assert resources.names("templates", "starters/*.toml") == sorted(f"starters/{kind}.toml" for kind in BUSINESS_KINDS)


@pytest.mark.parametrize("business_kind", BUSINESS_KINDS)
def test_a_starter_says_whom_it_suits_and_covers_every_kind_of_map(business_kind: str) -> None:
    content = starter(business_kind)
    assert set(content) == {"name", "business_kind", "about", *MAP_KINDS}
    assert content["business_kind"] == business_kind
    assert content["name"].strip()
    assert content["about"].endswith(".")
    assert "\n" not in content["about"]


@pytest.mark.parametrize(("business_kind", "map_kind"), COMBINATIONS)
def test_a_set_has_four_to_seven_stages_that_differ(business_kind: str, map_kind: str) -> None:
    stages = starter(business_kind)[map_kind]
    names = [stage["name"] for stage in stages]
    assert 4 <= len(stages) <= 7
    assert repeated(names) == []
    assert [name for name in names if not is_plain_list_item(name) or len(name.split()) > 3] == []


@pytest.mark.parametrize(("business_kind", "map_kind"), COMBINATIONS)
def test_a_stage_is_explained_in_one_plain_line(business_kind: str, map_kind: str) -> None:
    for stage in starter(business_kind)[map_kind]:
        assert set(stage) == {"name", "meaning", "touchpoints"}
        assert stage["meaning"].endswith((".", "?"))
        assert "\n" not in stage["meaning"]
        assert 6 <= len(stage["meaning"].split()) <= 24


@pytest.mark.parametrize(("business_kind", "map_kind"), COMBINATIONS)
def test_touchpoints_are_few_short_and_named_once(business_kind: str, map_kind: str) -> None:
    stages = starter(business_kind)[map_kind]
    names = [name for stage in stages for name in stage["touchpoints"]]
    assert all(4 <= len(stage["touchpoints"]) <= 7 for stage in stages)
    assert repeated(names) == []
    assert [name for name in names if not is_plain_list_item(name) or len(name.split()) > 5] == []


@pytest.mark.parametrize("business_kind", BUSINESS_KINDS)
def test_a_future_map_has_the_stages_of_today_and_speaks_of_what_will_be(business_kind: str) -> None:
    content = starter(business_kind)
    assert [stage["name"] for stage in content["future"]] == [stage["name"] for stage in content["current"]]
    assert all(" will " in stage["meaning"] for stage in content["future"])


@pytest.mark.parametrize("business_kind", BUSINESS_KINDS)
def test_the_kinds_of_map_do_not_share_their_stages(business_kind: str) -> None:
    content = starter(business_kind)
    for one, other in [("current", "day_in_the_life"), ("current", "renewal"), ("current", "churn")]:
        assert [stage["name"] for stage in content[one]] != [stage["name"] for stage in content[other]]


@pytest.mark.parametrize(("business_kind", "stages"), SOURCES_SETS)
def test_the_classic_sets_are_the_defaults(business_kind: str, stages: str) -> None:
    assert [stage["name"] for stage in starter(business_kind)["current"]] == stages.split()


@pytest.mark.parametrize("stage_name", SOURCES_TOUCHPOINTS)
def test_the_classic_touchpoints_are_suggested_at_their_stage(stage_name: str) -> None:
    suggested = {
        touchpoint.casefold()
        for business_kind in BUSINESS_KINDS
        for map_kind in MAP_KINDS
        for stage in starter(business_kind)[map_kind]
        if stage["name"].casefold() == stage_name
        for touchpoint in stage["touchpoints"]
    }
    missing = [wanted for wanted in SOURCES_TOUCHPOINTS[stage_name] if not any(wanted in have for have in suggested)]
    assert missing == []
