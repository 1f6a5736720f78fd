"""What a session tells a user interface after each step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel


@dataclass(frozen=True)
class Heard:
    """A reply that changed something, now on disk: its entry, what was understood, the operations."""

    entry: str
    text: str
    operations: tuple[BaseModel, ...] = ()


@dataclass(frozen=True)
class Notice:
    """Something to say that changes nothing."""

    kind: Literal["coach", "summary", "fallback", "error"]
    text: str


@dataclass(frozen=True)
class Finished:
    """The interview is over, or was ended; it can be gone on with at any time."""


Event = Heard | Notice | Finished
