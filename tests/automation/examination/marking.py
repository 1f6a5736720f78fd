"""Marks the recommender's advice against the papers of the examination."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from mapcoach.automation import Recommendation, StageAdvice, catalogue, recommend, top
from tests.automation.examination.paper import Answers, Must, Paper

FIRST = 2
"""Strict precision looks at this many recommendations a stage: those that people read."""


@dataclass(slots=True)
class Count:
    """So many of so many."""

    hits: int = 0
    of: int = 0

    def add(self, hit: bool) -> bool:
        """Counts one more, and says whether it was a hit."""
        self.of += 1
        self.hits += hit
        return hit

    @property
    def share(self) -> float:
        """0 to 1; 1 if nothing was asked."""
        return self.hits / self.of if self.of else 1.0

    def __str__(self) -> str:
        return f"{self.share:.1%} ({self.hits}/{self.of})"


@dataclass(slots=True)
class Marks:
    """The result for a set of papers."""

    recall: Count = field(default_factory=Count)
    """Of what must be recommended at a stage: how much is."""
    tied: Count = field(default_factory=Count)
    """Of the musts that are met and name a touchpoint: how many are tied to it."""
    precision: Count = field(default_factory=Count)
    """Of the first two recommendations of each stage: how many the paper accepts."""
    holds: Count = field(default_factory=Count)
    """Of the stages where nothing must be recommended: at how many nothing is, with a word why."""
    first: Count = field(default_factory=Count)
    """Of the papers with one clear first action: how many have it on top."""
    violations: int = 0
    """Recommendations, anywhere in a stage, that the paper forbids."""
    failures: list[str] = field(default_factory=list)

    def line(self) -> str:
        """All figures in one line."""
        return (f"recall {self.recall}, strict precision {self.precision}, violations {self.violations}, "
                f"tied {self.tied}, holds {self.holds}, first action {self.first}")  # fmt: skip


def mark(papers: Iterable[Paper]) -> Marks:
    """Asks the recommender about each map and marks what it says."""
    marks = Marks()
    for paper in papers:
        advice = recommend(paper.journey_map)
        for stage in advice:
            _mark_stage(marks, f"{paper.id} {stage.stage} {stage.name!r}", stage, paper.answers[stage.stage])
        if paper.must_first:
            best = [one.recipe for one in top(advice, 1)]
            if not marks.first.add(bool(paper.must_first.intersection(best))):
                marks.failures.append(f"FIRST  {paper.id}: expected {_either(paper.must_first)}, got {_list(best)}")
    return marks


def _mark_stage(marks: Marks, where: str, advice: StageAdvice, answers: Answers) -> None:
    given = [one.recipe for one in advice.recommendations]
    for must in answers.must:
        _mark_must(marks, where, advice.recommendations, must)
    for recipe in given[:FIRST]:
        if not marks.precision.add(recipe in answers.acceptable()) and recipe not in answers.must_not:
            marks.failures.append(f"EXTRA  {where}: {recipe} is not among what is acceptable")
    for recipe in given:
        if recipe in answers.must_not:
            marks.violations += 1
            marks.failures.append(f"NEVER  {where}: {recipe} ({answers.must_not[recipe]})")
    if answers.hold and not marks.holds.add(not given and bool(advice.hold)):
        marks.failures.append(f"HOLD   {where}: expected nothing ({answers.hold}), got {_list(given)}")


def _mark_must(marks: Marks, where: str, given: tuple[Recommendation, ...], must: Must) -> None:
    found = [one for one in given if one.recipe in must.any_of]
    if not marks.recall.add(bool(found)):
        got = _list([one.recipe for one in given])
        marks.failures.append(f"MUST   {where}: expected {_either(must.any_of)} ({must.why}), got {got}")
    elif must.at and not marks.tied.add(any(one.touchpoint == must.at for one in found)):
        marks.failures.append(f"TIED   {where}: {found[0].recipe} belongs to {must.at}, not {found[0].touchpoint}")


def _either(recipes: Iterable[str]) -> str:
    return " or ".join(sorted(recipes))


def _list(recipes: list[str]) -> str:
    return ", ".join(recipes) or "nothing"


def faults(papers: Iterable[Paper]) -> list[str]:
    """What is wrong with the papers themselves: unknown ids, or answers that contradict each other."""
    found = []
    known = catalogue().keys()
    for paper in papers:
        points = {one.id for one in paper.journey_map.touchpoints()}
        for stage, answers in paper.answers.items():
            acceptable, refused = answers.acceptable(), answers.must_not.keys()
            found += [f"{paper.id} {stage}: unknown {one}" for one in (acceptable | refused) - known]
            found += [f"{paper.id} {stage}: both wanted and refused: {one}" for one in acceptable & refused]
            found += [
                f"{paper.id} {stage}: no touchpoint {one.at}" for one in answers.must if one.at not in points | {""}
            ]
            found += [f"{paper.id} {stage}: a hold with answers" for _ in range(bool(answers.hold and acceptable))]
        found += [f"{paper.id}: unknown {one}" for one in paper.must_first - known]
    return found
