"""Which kinds of touchpoint a place on the map is, and what is usual there."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mapcoach.automation.vocabulary import channel_words, moment_words, moments
from mapcoach.journey.shape import JourneyMap, PainPoint, Touchpoint

GRIEF = "grief"
"""A moment that colours its whole stage: nobody asks, sells or doubts there."""

SUBJECTS = {
    "restock-reminder": frozenset({"consumable", "order", "cart", "product_page", "goods"}),
    "shipping-updates": frozenset({"goods"}),
    "product-recommendation": frozenset({"order", "cart", "product_page", "consumable", "delivery", "goods"}),
    "document-collection": frozenset({"documents", "form"}),
    "welcome-sequence": frozenset({"welcome", "training", "setup", "trial", "product_use", "kickoff"}),
    "profile-set-up": frozenset({"setup", "trial", "product_use", "welcome"}),
    "first-value-nudge": frozenset({"trial", "product_use", "setup", "training", "welcome", "recurring"}),
    "at-risk-alert": frozenset({"recurring", "cancellation", "product_use", "renewal", "loyalty"}),
}
"""Entries about goods, papers or software: what the map must speak of where the words do not say their trouble."""

_WAITING = re.compile(r"\b(?:wait|waits|waiting|await|awaiting)\b", re.IGNORECASE)
_ANSWER = re.compile(r"\b(?:repl(?:y|ies)|answers?|response|call ?back|quote|word)\b", re.IGNORECASE)

_ADMISSION = re.compile(
    r"\b(?:season|train|bus|concert|theatre|cinema|day|entry|ski|plane|flight) tickets?\b"
    r"|\b(?:buying|booking|selling) tickets\b|\bticket (?:shop|office|desk|hall|sale)s?\b",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\W*(?:after|afterwards|following|since|once) ", re.IGNORECASE)
_HANDED_IN = frozenset({"form", "documents", "enquiry", "order", "waiting"})
_MET = frozenset({"taster", "trial", "demo", "consultation", "event", "appointment", "visit"})


def usual_trouble(name: str, here: frozenset[str], pains: Iterable[PainPoint]) -> frozenset[str]:
    """The trouble that is usual where the name of a touchpoint says what happens there.

    People give up half way in a form; where nobody does, it is the papers that are late. Who calls has to get through
    before anything else.
    """
    named = moment_words().find(name)
    named &= here | {"form", "documents"}
    if _AFTER.match(name):
        return _after(named)
    if "order" in named:
        named -= {"phone"}
    if "documents" in named:
        named -= {"order"}  # receipts that are handed in confirm no order
    found = frozenset(moments()[moment].usual for moment in (named | here & {"taster"})) - {""}
    if {"appointment", "cancellation"} <= named:
        found = found - {"leaving"} | {"no_show"}
    if "abandons_form" in found and not any(pain.drops_off for pain in pains):
        found = found - {"abandons_form"} | {"paperwork"}
    return found & {"phone_wait"} or found


def usual_when_waiting(name: str) -> frozenset[str]:
    """What is usual where a touchpoint is called a wait: no answer to an enquiry, or no word of how things stand."""
    if not _WAITING.search(name):
        return frozenset()
    return frozenset({"no_reply" if _ANSWER.search(name) else "in_the_dark"})


def _after(named: frozenset[str]) -> frozenset[str]:
    """What is usual once something is over: people wait for an answer, or nobody asks how it went."""
    if not named.isdisjoint(_HANDED_IN):
        return frozenset({"in_the_dark"})
    return frozenset() if named.isdisjoint(_MET) else frozenset({"no_follow_up"})


def moments_of_scope(journey_map: JourneyMap) -> frozenset[str]:
    """The kinds of touchpoint and of business life that the scope of a map names or implies."""
    scope = journey_map.scope
    texts = (scope.offering, scope.scenario, scope.objective, scope.starts_with, scope.ends_with)
    found = frozenset[str]().union(*(moment_words().find(text) for text in texts))
    if scope.business_kind == "saas" or journey_map.kind == "renewal":
        found |= {"recurring"}
    if journey_map.kind in ("renewal", "churn"):
        found |= {"existing"}
    return found | {"between_firms"} if scope.business_kind == "b2b" else found


def touchpoint_moments(touchpoint: Touchpoint, journey_map: JourneyMap) -> frozenset[str]:
    """The kinds of touchpoint that it is, by its name, its channel and what the customer does there."""
    found = moment_words().find(f"{touchpoint.name}\n{touchpoint.channel}\n{touchpoint.customer_action}")
    if journey_map.scope.business_kind != "ecommerce" and "in_person" in channel_words().find(touchpoint.channel):
        # The check-out desk of a clinic is no shopping basket.
        found -= {name for name in found if moments()[name].on_screen}
    if _AFTER.match(touchpoint.name):
        found -= {"form", "documents"}  # nobody fills in a form after the form
    if "support" in found and _ADMISSION.search(f"{touchpoint.name}\n{touchpoint.customer_action}"):
        found = found - {"support"}  # a ticket that lets people in is no case of the help desk
    if "trial" in found and journey_map.scope.business_kind not in ("saas", None):
        found = found - {"trial"} | {"taster"}  # a trial lesson is no trial of software
    return found
