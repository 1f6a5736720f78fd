"""One paper of the examination: a map, and beside each stage what its owner would and would not want to be told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mapcoach.journey import JourneyMap
from tests.automation.maps import a_map

ASKING = "review-prompt referral-invitation testimonial-request user-content-sharing"
"""What asks the customer for a favour."""

SELLING = "cross-sell milestone-reward loyalty-reminder product-recommendation time-limited-reminder webinar-invitation"
"""What sells, or pushes."""


@dataclass(frozen=True, slots=True)
class Must:
    """One of these has to be among the recommendations of a stage."""

    any_of: frozenset[str]
    why: str
    at: str = ""
    """The id of the touchpoint it has to be tied to; empty if several would do."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What is expected at one stage."""

    must: tuple[Must, ...]
    also_fine: frozenset[str]
    """Not needed, but a sceptical owner would accept them."""
    must_not: dict[str, str]
    """The id, and why it would be silly or harmful."""
    hold: str
    """Why nothing must be recommended; empty where something may be."""

    def acceptable(self) -> frozenset[str]:
        """All that may be recommended without being wrong."""
        return self.also_fine.union(*(must.any_of for must in self.must))


@dataclass(frozen=True, slots=True)
class Paper:
    """A map and what is expected of its advice."""

    id: str
    journey_map: JourneyMap
    answers: dict[str, Answers]
    """By the id of the stage."""
    must_first: frozenset[str]
    """One of these is the top action over the whole map; empty if that is a matter of taste."""


def stage(name: str, goal: str, *points: Any, must: tuple[tuple[str, ...], ...] = (), fine: str = "",
          never: dict[str, str] | None = None, hold: str = "", **more: Any) -> dict[str, Any]:  # fmt: skip
    """A stage with its expectations: ``must`` holds (ids, why) or (ids, why, "t2"), ids separated by blanks."""
    answers = {"must": must, "fine": fine, "never": never or {}, "hold": hold}
    return {"name": name, "customer_goal": goal, "touchpoints": list(points), "answers": answers, **more}


def paper(name: str, business_kind: str | None, *stages: dict[str, Any], first: str = "",
          never: dict[str, str] | None = None, **more: Any) -> Paper:  # fmt: skip
    """A paper; stages get the ids s1, s2…, touchpoints s1t1…, pain points s1t1p1…; ``never`` holds for all stages."""
    keys = [one.pop("answers") for one in stages]
    answers = {f"s{number}": _answers(f"s{number}", key, never or {}) for number, key in enumerate(keys, 1)}
    return Paper(name, a_map(business_kind, *stages, **more), answers, frozenset(first.split()))


def _answers(stage_id: str, key: dict[str, Any], never: dict[str, str]) -> Answers:
    musts = tuple(Must(frozenset(ids.split()), why, f"{stage_id}{''.join(at)}" if at else "")
                  for ids, why, *at in key["must"])  # fmt: skip
    refused = {one: why for ids, why in (never | key["never"]).items() for one in ids.split()}
    return Answers(musts, frozenset(key["fine"].split()), refused, key["hold"])
