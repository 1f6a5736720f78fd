"""What the rows of a table stand on: evidence or assumption, and the sources."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from mapcoach.export.claims import source_words
from mapcoach.export.tables_text import listed
from mapcoach.journey import JourneyMap
from mapcoach.journey.lanes import pain_path, point_path, stage_path
from mapcoach.journey.shape import PainPoint, Part, Stage, Touchpoint

_STAGE = ("customer_goal",)
_POINT = ("name", "customer_action", "moment_of_truth", "emotion.score", "emotion.feeling", "emotion.thought")
_FEELING = ("emotion.score", "emotion.feeling")
_PAIN = ("text", "severity", "root_cause", "drops_off", "share")


class Backing:
    """Knows what each statement of one map about its customers stands on. What nobody said anything of is assumed."""

    def __init__(self, journey_map: JourneyMap) -> None:
        self._basis = journey_map.basis
        self._sources: dict[str, dict[str, None]] = {}
        for one in journey_map.evidence:
            for target in one.supports:
                self._sources.setdefault(target, {})[source_words(one)] = None

    def sources(self, *parts: str) -> str | None:
        """The sources of the evidence for these parts, one a line."""
        return listed(dict.fromkeys(source for part in parts for source in self._sources.get(part, ())))

    def of(self, paths: Iterable[str]) -> str | None:
        """``evidence``, ``assumption`` or ``partly evidence`` for what stands at these paths; None for none."""
        backed = {self._basis.get(path) == "evidence" for path in paths}
        if len(backed) > 1:
            return "partly evidence"
        return ("evidence" if True in backed else "assumption") if backed else None

    def stage(self, stage: Stage) -> str | None:
        """What is said of the customer at a stage, without its steps."""
        where = stage_path(stage)
        questions = (f"{where}.questions[{place}]" for place in range(len(stage.questions)))
        return self.of((*_known(stage, where, _STAGE), *questions))

    def point(self, stage: Stage, point: Touchpoint) -> str | None:
        """What is said of a touchpoint, without its pain points."""
        return self.of(_known(point, point_path(stage, point), _POINT))

    def feeling(self, stage: Stage, point: Touchpoint) -> str | None:
        """How a touchpoint feels: the rating and the words for it."""
        return self.of(_known(point, point_path(stage, point), _FEELING))

    def pain(self, stage: Stage, point: Touchpoint, pain: PainPoint) -> str | None:
        """What is said of a pain point."""
        return self.of(_known(pain, pain_path(stage, point, pain), _PAIN))


def _known(part: Part, where: str, fields: Iterable[str]) -> list[str]:
    return [f"{where}.{field}" for field in fields if attrgetter(field)(part) not in (None, "")]
