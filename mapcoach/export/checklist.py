"""The walk through the journey: what to try at each touchpoint, made from its channel and its name.

What there is to try is data (``templates/markdown/checklist.toml``).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass

from mapcoach import resources
from mapcoach.export.draft import Check
from mapcoach.export.facts import name_of
from mapcoach.export.overview import where
from mapcoach.journey import JourneyMap, Touchpoint

_MOST = 3


@dataclass(frozen=True)
class Trial:
    """What to try where a cue is found; a ``task`` is found in names as well as in channels."""

    cues: re.Pattern[str]
    tries: tuple[str, ...]
    task: bool


@dataclass(frozen=True)
class Trials:
    """All there is to try, and what to do where no cue is found."""

    all_: tuple[Trial, ...]
    otherwise: str

    def at(self, point: Touchpoint) -> tuple[str, ...]:
        """What to try at a touchpoint, at most three things: its channel decides, or else its name."""
        tasks = _fitting(point.name, (trial for trial in self.all_ if trial.task))
        fitting = _fitting(point.channel, self.all_) or tasks or _fitting(point.name, self.all_)
        return tuple(dict.fromkeys([*tasks, *fitting]))[:_MOST] or (self.otherwise,)


def _fitting(text: str, trials: Iterable[Trial]) -> list[str]:
    return [told for trial in trials if trial.cues.search(text) for told in trial.tries]


def load() -> Trials:
    """What there is to try, from its file."""
    data = tomllib.loads(resources.find("templates", "markdown/checklist.toml").read_text("utf-8"))
    trials = (Trial(_pattern(one["cues"]), tuple(one["tries"]), one.get("task", False)) for one in data["trial"])
    return Trials(tuple(trials), data["otherwise"])


def _pattern(cues: Iterable[str]) -> re.Pattern[str]:
    """Whole words and their plurals; words that begin so for a cue with a star."""
    words = (re.escape(cue.removesuffix("*")) + (r"\w*" if cue.endswith("*") else "s?") for cue in cues)
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


def walk_through(journey_map: JourneyMap) -> tuple[Check, ...]:
    """The stages that have touchpoints, each with what to try there."""
    trials = load()
    return tuple(
        Check(
            f"Stage {number}: {name_of(stage.name)}",
            tuple((where(point), trials.at(point)) for point in stage.touchpoints),
        )
        for number, stage in enumerate(journey_map.stages, 1)
        if stage.touchpoints
    )
