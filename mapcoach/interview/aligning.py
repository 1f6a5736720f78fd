"""Keeps the identity of things when an earlier answer is edited.

The edited reply is read anew, so it would make new stages, touchpoints and troubles, and every later answer
about the old ones would be lost. What is the same thing in both replies keeps its id.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any

from pydantic import BaseModel

from mapcoach.interview.replies.matching import similarity
from mapcoach.interview.replies.text import normal
from mapcoach.journey import OPERATION
from mapcoach.journey import operations as ops

_ADDING: dict[type[BaseModel], str] = {
    ops.AddStage: "name",
    ops.AddTouchpoint: "name",
    ops.AddPainPoint: "text",
    ops.AddOpportunity: "text",
    ops.AddEvidence: "kind",
    ops.ChooseAutomation: "recipe",
}
_ALIKE = 0.6
"""How alike an old and a new text must be (0 to 1) to be the same thing, reworded."""
_MATCHED = 100
"""Of so many new texts the likest old one is looked for."""


def aligned(old: Sequence[BaseModel], new: Sequence[BaseModel]) -> tuple[BaseModel, ...]:
    """The new operations, with the ids of the old ones for what they add again, perhaps under another name."""
    same: dict[str, str] = {}
    for kind, field in _ADDING.items():
        before = [(getattr(one, "id"), str(getattr(one, field))) for one in old if type(one) is kind]  # noqa: B009
        after = [(getattr(one, "id"), str(getattr(one, field))) for one in new if type(one) is kind]  # noqa: B009
        same.update(_pairs(before, after))
    return tuple(OPERATION.validate_python(_renamed(one.model_dump(), same)) for one in new) if same else tuple(new)


def _pairs(before: list[tuple[str, str]], after: list[tuple[str, str]]) -> dict[str, str]:
    """New id -> old id: the same texts first; between them, by place where as many were replaced, else if alike."""
    matcher = SequenceMatcher(
        None, [normal(text) for _, text in before], [normal(text) for _, text in after], autojunk=False
    )
    pairs: dict[str, str] = {}
    free = {old_id for old_id, _ in before}
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        if tag == "equal" or (tag == "replace" and i_end - i == j_end - j):
            for (old_id, _), (new_id, _) in zip(before[i:i_end], after[j:j_end], strict=True):
                pairs[new_id] = old_id
                free.discard(old_id)
    for new_id, text in after[:_MATCHED]:
        if new_id in pairs:
            continue
        alike = max(
            ((similarity(text, old_text), old_id) for old_id, old_text in before[:_MATCHED] if old_id in free),
            default=(0.0, ""),
        )
        if alike[0] >= _ALIKE:
            pairs[new_id] = alike[1]
            free.discard(alike[1])
    return pairs


def _renamed(value: Any, same: dict[str, str]) -> Any:  # noqa: ANN401  (any JSON value)
    if isinstance(value, str):
        return same.get(value, value)
    if isinstance(value, dict):
        return {name: _renamed(one, same) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_renamed(one, same) for one in value]
    return value
