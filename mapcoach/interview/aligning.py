"""Keeps the identity of things when an earlier answer is edited.

The edited reply is read anew, so it would make new stages, touchpoints and troubles, and every later answer
about the old ones would be lost. What is the same thing in both replies keeps its id; what is another thing
must not inherit what was said about the one before it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from typing import Any, NamedTuple

from pydantic import BaseModel

from mapcoach.interview.replies.matching import similarity
from mapcoach.interview.replies.text import normal
from mapcoach.journey import OPERATION
from mapcoach.journey import operations as ops


class _Kind(NamedTuple):
    """How one kind of thing is told apart: by which text, and where it belongs (a trouble to its touchpoint)."""

    text: str
    within: str = ""
    is_code: bool = False
    """Whether the text is a word of ours, which is the same or another one but never reworded."""
    in_order: bool = False
    """Whether what stands in the same place of an order may be the same thing under a new name."""


_ADDING: dict[type[BaseModel], _Kind] = {
    ops.AddStage: _Kind("name", in_order=True),
    ops.AddTouchpoint: _Kind("name", "stage"),
    ops.AddPainPoint: _Kind("text", "touchpoint"),
    ops.AddOpportunity: _Kind("text", "pain_point"),
    ops.AddEvidence: _Kind("kind", is_code=True),
    ops.ChooseAutomation: _Kind("recipe", "stage", is_code=True),
}
_REFERENCES = frozenset(
    "id stage touchpoint pain_point opportunity automation evidence into order targets supports".split()
)
"""The fields of operations that hold ids; in all others an id is a word like any other."""

_ALIKE = 0.6
"""How alike an old and a new text must be (0 to 1) to be the same thing, reworded, wherever it stands."""
_LIKENESS = 0.3
"""How alike they must be when they also stand in the same place between the same neighbours."""
_COMPARED = 50
"""So many old and new texts are compared for likeness: the time grows with the square."""
_LONG = 80
"""Texts longer than this (in characters) are alike as far as they share their words."""


class _Thing(NamedTuple):
    id: str
    text: str
    within: str


def aligned(old: Sequence[BaseModel], new: Sequence[BaseModel]) -> tuple[BaseModel, ...]:
    """The new operations, with the ids of the old ones for what they add again, perhaps under another name."""
    same: dict[str, str] = {}
    for kind in _ADDING:
        same.update(_Pairing(_things(old, kind), _things(new, kind), _ADDING[kind]).made())
    return tuple(OPERATION.validate_python(_renamed(one.model_dump(), same)) for one in new) if same else tuple(new)


def _things(operations: Sequence[BaseModel], kind: type[BaseModel]) -> list[_Thing]:
    text, within = _ADDING[kind].text, _ADDING[kind].within
    return [
        _Thing(str(values["id"]), str(values[text]), str(values.get(within, "")))
        for values in (one.model_dump() for one in operations if type(one) is kind)
    ]


class _Pairing:
    """Pairs old and new things of one kind, by place in their lists. Each is paired once at most."""

    def __init__(self, before: Sequence[_Thing], after: Sequence[_Thing], kind: _Kind) -> None:
        self._before, self._after, self._kind = before, after, kind
        self._old_of: dict[int, int] = {}
        self._new_of: dict[int, int] = {}

    def made(self) -> dict[str, str]:
        """New id -> old id: equal texts first, then the likest, then what was replaced in the same place."""
        self._equal(lambda one: (normal(one.text), one.within))
        self._equal(lambda one: normal(one.text))
        if not self._kind.is_code:
            self._alike()
            self._in_place()
        return {self._after[new].id: self._before[old].id for new, old in self._old_of.items()}

    def _pair(self, old: int, new: int) -> None:
        if old not in self._new_of and new not in self._old_of:
            self._old_of[new], self._new_of[old] = old, new

    def _free(self) -> tuple[list[int], list[int]]:
        """The places of the old and the new things that have no partner yet."""
        return (
            [old for old in range(len(self._before)) if old not in self._new_of],
            [new for new in range(len(self._after)) if new not in self._old_of],
        )

    def _equal(self, key: Callable[[_Thing], Hashable]) -> None:
        """Pair what has the same key, in the order in which it stands."""
        olds, news = self._free()
        waiting: dict[Hashable, list[int]] = {}
        for old in reversed(olds):
            waiting.setdefault(key(self._before[old]), []).append(old)
        for new in news:
            equals = waiting.get(key(self._after[new]))
            if equals:
                self._pair(equals.pop(), new)

    def _likeness(self, old: int, new: int) -> float:
        one, other = self._before[old].text, self._after[new].text
        if max(len(one), len(other)) <= _LONG:
            return similarity(one, other)
        mine, theirs = Counter(normal(one).split()), Counter(normal(other).split())
        return 2 * (mine & theirs).total() / max(1, mine.total() + theirs.total())

    def _alike(self) -> None:
        """Pair the likest first; of equals what belongs to the same thing, then what stands nearest."""
        olds, news = (places[:_COMPARED] for places in self._free())
        found = [(self._likeness(old, new), old, new) for old in olds for new in news]
        found.sort(key=lambda one: (-one[0], not self._same_home(*one[1:]), abs(one[1] - one[2])))
        for likeness, old, new in found:
            if likeness >= _ALIKE:
                self._pair(old, new)

    def _same_home(self, old: int, new: int) -> bool:
        return self._before[old].within == self._after[new].within

    def _in_place(self) -> None:
        """Pair what was replaced between the same neighbours: a rename. Where all is new, nothing speaks for one."""
        olds, news = self._free()
        old_runs = {self._between(run, len(self._before), None): run for run in _runs(olds)}
        new_runs = {self._between(run, len(self._after), self._old_of): run for run in _runs(news)}
        for neighbours, old_run in old_runs.items():
            new_run = new_runs.get(neighbours, [])
            others = len(old_run) != len(new_run) or neighbours == (None, None)
            if others or (len(old_run) > 1 and not self._kind.in_order):
                continue
            sure = self._kind.in_order and len(old_run) == 1
            for old, new in zip(old_run, new_run, strict=True):
                if sure or self._likeness(old, new) >= _LIKENESS:
                    self._pair(old, new)

    @staticmethod
    def _between(run: list[int], count: int, old_of: dict[int, int] | None) -> tuple[int | None, int | None]:
        """The old places of the neighbours of a run, None at either end of the list."""
        ends = (run[0] - 1 if run[0] > 0 else None, run[-1] + 1 if run[-1] + 1 < count else None)
        first, last = (end if end is None or old_of is None else old_of[end] for end in ends)
        return first, last


def _runs(places: Sequence[int]) -> list[list[int]]:
    """The places, those next to one another together."""
    runs: list[list[int]] = []
    for place in places:
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _renamed(values: dict[str, Any], same: dict[str, str]) -> dict[str, Any]:
    return {name: _with_ids(value, same) if name in _REFERENCES else value for name, value in values.items()}


def _with_ids(value: Any, same: dict[str, str]) -> Any:  # noqa: ANN401  (a reference, or several)
    if isinstance(value, list | tuple):
        return [same.get(one, one) for one in value]
    return same.get(value, value)
