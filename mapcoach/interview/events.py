"""What a session tells a user interface after each step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel

from mapcoach.interview.asking import Asked
from mapcoach.interview.clashing import Clash
from mapcoach.journey import JournalEntry


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
class Explained(Notice):
    """What somebody wished to hear. Nothing was answered by it: an earlier answer that is being edited stays open."""


@dataclass(frozen=True)
class Unused(Notice):
    """Why a reply was not used: it is kept nowhere, so that whoever typed it should still have it."""


@dataclass(frozen=True)
class Overtaken(Unused):
    """A reply that was not used because somebody else had answered that meanwhile.

    ``asked`` is the question it was given to, ``reply`` what was typed ("" for a command), ``entry`` the answer that
    came before it (None if something else settled the question).
    """

    asked: Asked
    reply: str = ""
    entry: JournalEntry | None = None


@dataclass(frozen=True)
class Clashed:
    """What was just kept contradicts what somebody else said; nothing is lost, and nothing needs to be said."""

    clashes: tuple[Clash, ...]


@dataclass(frozen=True)
class Finished:
    """The interview is over, or was ended; it can be gone on with at any time."""


Told = Heard | Notice | Finished
"""What every face tells."""
Event = Told | Clashed
