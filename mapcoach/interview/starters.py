"""Starting points for a blank page: stages and touchpoints to suggest, from ``templates/starters``.

They are suggestions only: nothing of them is on the map until somebody accepts it.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from mapcoach import resources
from mapcoach.journey.shape import BUSINESS_KINDS, JourneyMap, MapKind


@dataclass(frozen=True)
class StarterStage:
    """A suggested stage: its name, what happens in it in plain words, and its usual touchpoints."""

    name: str
    meaning: str
    touchpoints: tuple[str, ...]


@dataclass(frozen=True)
class Starter:
    """A starting point for a kind of business."""

    business_kind: str
    name: str
    about: str
    stages: dict[str, tuple[StarterStage, ...]]

    def stages_for(self, kind: MapKind) -> tuple[StarterStage, ...]:
        """The suggested stages for a kind of map."""
        return self.stages.get(kind) or self.stages.get("current", ())


@cache
def load_starter(business_kind: str) -> Starter:
    """The starter of a business kind; the general one where there is none for it."""
    name = business_kind if business_kind in BUSINESS_KINDS else "other"
    data = tomllib.loads(resources.find("templates", f"starters/{name}.toml").read_text(encoding="utf-8"))
    stages = {
        kind: tuple(StarterStage(one["name"], one["meaning"], tuple(one["touchpoints"])) for one in rows)
        for kind, rows in data.items()
        if isinstance(rows, list)
    }
    return Starter(data["business_kind"], data["name"], data["about"], stages)


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
