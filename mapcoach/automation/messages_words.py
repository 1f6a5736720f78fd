"""The words that all message drafts share: ``templates/messages/words.toml``, which facilitators may edit."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from mapcoach import resources
from mapcoach.automation.message_draft import VOICES, Voice

FILE = "messages/words.toml"


class _Words(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class VoiceWords(_Words):
    """How a voice greets, signs, and says that a reply is welcome (by kind of map, ``any`` for the others)."""

    apology: str
    greeting: str
    greeting_short: str
    closing: str
    closing_short: str
    reply: Mapping[str, str]


class BusinessWords(_Words):
    """What a kind of business uses: its voice, what it calls somebody like the reader, and what people had of it."""

    voice: Voice
    like_you: str
    occasion: str


class TroubleWords(_Words):
    """A kind of trouble as the customer sees it: ``sorry`` where people feel bad, ``kind`` elsewhere."""

    sorry: str = Field(max_length=60)
    kind: str


class FitWords(_Words):
    """How the substance of a stage is brought in; ``lead`` names families of stages, and ``any``."""

    lead: Mapping[str, str]
    question: str
    question_note: str
    goal: str
    goal_note: str
    place: str
    subject: str
    short_question: str
    short_goal: str
    short_place: str
    shorter: str
    shortest: str
    number: str
    number_short: str


class Words(_Words):
    """All of the file."""

    voices: Mapping[Voice, VoiceWords]
    business: Mapping[str, BusinessWords]
    troubles: Mapping[str, TroubleWords]
    occasions: Mapping[str, str]
    fit: FitWords
    sorry: str = Field(max_length=60)
    still_sorry: tuple[str, ...] = Field(min_length=1)
    sorry_when_talking: str
    wish: str
    worry: str
    any_wish: str
    any_worry: str
    stop: str
    stop_short: str
    stop_post: str


def words() -> Words:
    """The words. Raises ResourceError for a file that is missing or cannot be used."""
    path = resources.find("templates", FILE)
    try:
        changed = path.stat().st_mtime_ns
    except OSError as error:
        raise resources.ResourceError(f"{path} cannot be read: {error}") from error
    return _read(path, changed)


@lru_cache(maxsize=8)
def _read(path: Path, changed: int) -> Words:
    """The words as they are in a file since it was changed: reading them takes longer than writing the drafts."""
    try:
        found = Words.model_validate(resources.read_toml("templates", FILE))
    except ValidationError as error:
        raise resources.fault("templates", FILE, error) from error
    lacking = _lacking(found)
    if lacking:
        raise resources.fault("templates", FILE, f"{lacking[0]} is missing")
    return found


def _lacking(found: Words) -> list[str]:
    lacking = [f"voices.{voice}" for voice in VOICES if voice not in found.voices]
    lacking += [f"voices.{name}.reply.any" for name, voice in found.voices.items() if "any" not in voice.reply]
    lacking += [] if "other" in found.business else ["business.other"]
    return lacking + ([] if "any" in found.fit.lead else ["fit.lead.any"])
