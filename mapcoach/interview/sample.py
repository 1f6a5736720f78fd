"""Plays recorded replies through the real interviewer: the sample map is drafted, not stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, ValidationError

from mapcoach import resources
from mapcoach.interview.asking import Asked
from mapcoach.interview.coaching.asking_back import AGAIN
from mapcoach.interview.offline import OfflineInterviewer
from mapcoach.interview.replies.text import normal
from mapcoach.interview.script import Depth
from mapcoach.interview.session import MemoryJournal, Session
from mapcoach.journey import JourneyMap


@dataclass(frozen=True)
class Recorded:
    """A recorded reply: the field it fills, the name of what it is about ("" for anything), the words.

    ``move`` is the follow-up that it answers; its field may be "" then.
    """

    field: str
    at: str
    say: str
    move: str = ""

    def fits(self, asked: Asked) -> bool:
        """Whether it answers a question."""
        move = "" if asked.move == AGAIN else asked.move
        at_home = not self.at or normal(self.at) == normal(asked.subject_name)
        return self.move == move and at_home and self.field in (asked.base_field, "" if move else asked.base_field)


class _Sample(BaseModel):
    model_config = ConfigDict(extra="forbid")

    depth: Depth
    author: str
    reply: list[Recorded]


def load_sample() -> tuple[Depth, str, list[Recorded]]:
    """The recorded interview that ships with mapcoach: its depth, who spoke, the replies.

    Raises ResourceError with the file and the fault if it is broken.
    """
    try:
        sample = _Sample.model_validate(resources.read_toml("templates", "sample.toml"))
    except ValidationError as error:
        raise resources.fault("templates", "sample.toml", error) from error
    return sample.depth, sample.author, sample.reply


async def play(session: Session, replies: Sequence[Recorded]) -> None:
    """Answer each question with the first recorded reply that fits and was not used yet; skip the others."""
    left = list(replies)
    while session.current:
        asked = session.current
        number = next((number for number, one in enumerate(left) if one.fits(asked)), None)
        if number is None:
            await session.skip()
        else:
            await session.answer(left.pop(number).say)


async def sample_map() -> JourneyMap:
    """The sample map, drafted anew from the recorded interview."""
    depth, author, replies = load_sample()
    session = Session(MemoryJournal(), OfflineInterviewer(), depth=depth, author=author)
    await session.start()
    await play(session, replies)
    return session.map
