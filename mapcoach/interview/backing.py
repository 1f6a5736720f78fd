"""Which troubles a piece of evidence backs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mapcoach.interview.replies.cues import basis_of
from mapcoach.interview.replies.matching import mentions
from mapcoach.journey import JourneyMap


class _Named(NamedTuple):
    id: str
    name: str


def supported_pains(text: str, chosen: Sequence[str], journey_map: JourneyMap) -> tuple[str, ...]:
    """The ids of the troubles that the named evidence backs: modestly read.

    Where a hunch is admitted too, those that the reply mentions; where some troubles are known to stand on
    evidence, these (and those mentioned); otherwise all.
    """
    pains = [(point, pain) for point in journey_map.touchpoints() for pain in point.pain_points]
    names = [_Named(point.id, point.name) for point in dict.fromkeys(point for point, _ in pains)]
    named = {mention.id for mention in mentions(text, names)}
    known = {path.rsplit("pain_points[", 1)[1].removesuffix("].text") for path in _backed_texts(journey_map)}
    every = {pain.id for _, pain in pains}
    by_name = {pain.id for point, pain in pains if point.id in named}
    if "assumption" in chosen or basis_of(text) == "assumption":
        backed = by_name
    else:
        backed = (known | by_name) if known else every
    return tuple(pain.id for _, pain in pains if pain.id in backed)


def _backed_texts(journey_map: JourneyMap) -> list[str]:
    """The paths of the troubles' texts that stand on evidence already."""
    return [
        path
        for path, basis in journey_map.basis.items()
        if basis == "evidence" and "pain_points[" in path and path.endswith("].text")
    ]
