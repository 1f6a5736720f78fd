"""Starting points for a blank page: stages and touchpoints to suggest, from ``templates/starters``.

They are suggestions only: nothing of them is on the map until somebody accepts it.
"""

from __future__ import annotations

from functools import cache
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from mapcoach import resources
from mapcoach.journey.shape import BUSINESS_KINDS, MAP_KINDS, BusinessKind, JourneyMap, MapKind

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Names = Annotated[tuple[Text, ...], Field(min_length=1)]


class StarterStage(BaseModel):
    """A suggested stage: its name, what happens in it in plain words, and its usual touchpoints."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Text
    meaning: Text
    touchpoints: Names


class Starter(BaseModel):
    """A starting point for a kind of business. ``stages`` are by kind of map; those of ``current`` serve the others."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    business_kind: BusinessKind
    name: Text
    about: Text
    stages: dict[MapKind, Annotated[tuple[StarterStage, ...], Field(min_length=1)]]

    def stages_for(self, kind: MapKind) -> tuple[StarterStage, ...]:
        """The suggested stages for a kind of map."""
        return self.stages.get(kind) or self.stages["current"]


@cache
def load_starter(business_kind: str) -> Starter:
    """The starter of a business kind; the general one where there is none for it.

    Raises ResourceError with the file and the fault if it is broken or incomplete.
    """
    name = f"starters/{business_kind if business_kind in BUSINESS_KINDS else 'other'}.toml"
    data = resources.read_toml("templates", name)
    stages = {kind: data.pop(kind) for kind in MAP_KINDS if kind in data}
    if "current" not in stages:
        raise resources.fault("templates", name, "there are no stages for a map of today ([[current]])")
    try:
        return Starter.model_validate({**data, "stages": stages})
    except ValidationError as error:
        raise resources.fault("templates", name, error) from error


def suggested_stages(journey_map: JourneyMap) -> tuple[StarterStage, ...]:
    """The stages to suggest for this map."""
    return load_starter(journey_map.scope.business_kind or "other").stages_for(journey_map.kind)


def suggested_touchpoints(journey_map: JourneyMap, stage_id: str) -> tuple[str, ...]:
    """The touchpoints to suggest for a stage: those of the starter's stage of that name, or else in that place."""
    stage = journey_map.stage(stage_id)
    starters = suggested_stages(journey_map)
    if stage is None or not starters:
        return ()
    named = [one for one in starters if one.name.casefold() == stage.name.strip().casefold()]
    if named:
        return named[0].touchpoints
    place = journey_map.stages.index(stage) * len(starters) // max(1, len(journey_map.stages))
    return starters[min(place, len(starters) - 1)].touchpoints
