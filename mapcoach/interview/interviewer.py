"""What a session needs of an interviewer, whether it reads by rules or with a language model."""

from __future__ import annotations

from typing import Protocol

from mapcoach.interview.asking import Asked, Reading
from mapcoach.journey import JourneyMap


class Interviewer(Protocol):
    """Reads replies and words questions; ``OfflineInterviewer`` is one."""

    name: str

    async def read(self, asked: Asked, reply: str, journey_map: JourneyMap) -> Reading:
        """Make operations, a command or a wish to ask again of a reply."""
        ...

    async def phrase(self, asked: Asked, journey_map: JourneyMap) -> str:
        """The words in which to ask a question."""
        ...
