"""What a map starts with, as chosen before its interview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapcoach.workspace.errors import using_texts
from mapcoach.workspace.words import whole

if TYPE_CHECKING:
    from pydantic import BaseModel


def beginning(
    title: str = "", kind: str | None = None, starter: str | None = None, business_kind: str | None = None
) -> tuple[list[BaseModel], str]:
    """The operations that these choices stand for, and the choices as the reply that the journal keeps.

    A starter brings the stages of its business and says what kind of business it is; ``business_kind`` says
    that alone, where there is no starter. Raises WorkspaceError for a starter that cannot be used, and
    ValueError for a kind that does not exist.
    """
    title = whole(title).strip()
    business = None if starter else business_kind
    chosen = (("title", title), ("kind", kind), ("starter", starter), ("business", business))
    words = ", ".join(f"{name}: {value}" for name, value in chosen if value)
    return _operations(title, kind, starter, business), words


def _operations(title: str, kind: str | None, starter: str | None, business: str | None) -> list[BaseModel]:
    from mapcoach.interview.starters import load_starter
    from mapcoach.journey import new_id
    from mapcoach.journey import operations as ops

    begun: list[BaseModel] = [ops.SetTitle(value=title)] if title else []
    chosen = ops.SetKind.model_validate({"value": kind or "current"})
    if kind:
        begun.append(chosen)
    if starter or business:
        begun.append(ops.SetScope(field="business_kind", value=starter or business or ""))
    if starter:
        with using_texts():
            stages = load_starter(starter).stages_for(chosen.value)
        begun += [ops.AddStage(id=new_id("s"), name=stage.name) for stage in stages]
    return begun
