"""Whatever is on a map, the recommender answers, and only with what is there."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from mapcoach.automation import catalogue, recommend, top
from mapcoach.journey.shape import BUSINESS_KINDS, CUSTOMERS, MAP_KINDS, JourneyMap

_SAID = st.sampled_from(
    ["nobody replies", "they abandon the basket", "price too high", "forgets the appointment", "never comes back",
     "Checkout", "Phone", "Renewal letter", "Sign-up form", "website", "delivery late", "{who} {} %s", "not"]
)  # fmt: skip
_TEXT = st.one_of(_SAID, st.text(max_size=30), st.lists(_SAID, max_size=4).map(", ".join))
_ID = st.sampled_from(["a", "b", "c", "d", "e", ""])


def _some(values: Any) -> Any:
    return st.one_of(st.none(), st.sampled_from(values))


_PAIN = st.fixed_dictionaries(
    {"id": _ID, "text": _TEXT},
    optional={
        "root_cause": _TEXT,
        "severity": _some([1, 2, 3]),
        "drops_off": _some([True, False]),
        "share": _some([0.0, 0.001, 0.5, 1.0]),
    },
)
_TOUCHPOINT = st.fixed_dictionaries(
    {"id": _ID, "name": _TEXT, "channel": _TEXT, "pain_points": st.lists(_PAIN, max_size=3)},
    optional={
        "emotion": st.fixed_dictionaries({"score": _some([-2, -1, 0, 1, 2]), "feeling": _TEXT, "thought": _TEXT}),
        "owner": _TEXT,
        "moment_of_truth": _some([True, False]),
    },
)
_STAGE = st.fixed_dictionaries(
    {"id": _ID, "name": _TEXT, "customer_goal": _TEXT, "touchpoints": st.lists(_TOUCHPOINT, max_size=3)}
)
_CHOICE = st.fixed_dictionaries(
    {"id": _ID, "recipe": st.sampled_from([*catalogue(), "unknown"]), "stage": _ID, "touchpoint": _ID},
    optional={"pain_point": _ID, "status": st.sampled_from(["chosen", "rejected", "done"])},
)
_MAPS = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(MAP_KINDS),
        "scope": st.fixed_dictionaries({"business_kind": _some(BUSINESS_KINDS), "customers": _some(CUSTOMERS)}),
        "persona": st.fixed_dictionaries({"name": _TEXT, "channels": st.lists(_TEXT, max_size=2)}),
        "stages": st.lists(_STAGE, max_size=5),
        "automations": st.lists(_CHOICE, max_size=3),
    }
).map(JourneyMap.model_validate)


@settings(max_examples=120, deadline=None)
@given(_MAPS, st.integers(0, 4))
def test_any_map_gets_advice_that_names_only_what_is_on_it(journey, per_stage):
    advice = recommend(journey, per_stage)
    assert [one.stage for one in advice] == [stage.id for stage in journey.stages]
    decided = {choice.recipe for choice in journey.automations}
    for stage, one in zip(journey.stages, advice, strict=True):
        assert len(one.recommendations) <= per_stage
        scores = [found.score for found in one.recommendations]
        assert scores == sorted(scores, reverse=True)
        assert not decided & {found.recipe for found in one.recommendations}
        for found in (*one.recommendations, *one.chosen):
            assert found.recipe in catalogue()
            touchpoints = [point for point in stage.touchpoints if point.id == found.touchpoint]
            assert touchpoints
            pains = {pain.id for point in touchpoints for pain in point.pain_points}
            assert not found.pain_point or found.pain_point in pains
            assert found.reasons
            assert all(reason.strip() for reason in found.reasons)
            assert found.steps
    assert len(top(advice)) <= 3
