"""What the parts of a map and the operations on it have in common."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """A part of the map. Frozen: whoever changes the map does it with operations."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Op(BaseModel):
    """What all operations share: frozen, and nothing but the named fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")
