"""The words of the trade as data: kinds of trouble, kinds of touchpoint, families of stages, channels."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict

from mapcoach.automation.cues import Lexicon
from mapcoach.automation.signs import Signs
from mapcoach.automation.word_families import WordFamilies

Family = Literal["awareness", "consideration", "decision", "purchase", "onboarding", "retention", "advocacy", "across"]
Channel = Literal["email", "sms", "whatsapp", "push", "call", "post", "in_person", "chat", "app", "website", "internal"]

FAMILIES: tuple[Family, ...] = get_args(Family)
CHANNELS: tuple[Channel, ...] = get_args(Channel)
VOCABULARY = Path(__file__).parent / "vocabulary"


class _Word(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Trouble(_Word):
    """A kind of trouble: how people name it, and what a message can do about it."""

    cues: tuple[str, ...]
    say: str
    implies: tuple[str, ...] = ()
    at: dict[str, str] = {}
    """What it means at a kind of touchpoint; the first that is found counts."""
    over: tuple[str, ...] = ()
    """Kinds that do not count beside it: their words are looser, or mean something else here."""
    only_at: tuple[str, ...] = ()
    """Moments of which the touchpoint, its stage, the pain's own words or the map's scope must show one."""
    never_at: tuple[str, ...] = ()
    by_people: bool = False
    """Whether people have to mend it, and no message can: then no recipe is looked for."""


class Moment(_Word):
    """A kind of touchpoint: how people name it, and the families in which it is at home."""

    cues: tuple[str, ...]
    families: tuple[Family, ...]
    on_screen: bool = False
    usual: str = ""
    """The kind of trouble that is usual there, where the words of a pain tell none."""


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((VOCABULARY / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def _families() -> WordFamilies:
    return WordFamilies(_table("word_families"))


@cache
def troubles() -> Mapping[str, Trouble]:
    """All kinds of trouble by id."""
    mended = {name: Trouble.model_validate(table) for name, table in _table("troubles").items()}
    people = {name: Trouble.model_validate({**table, "by_people": True}) for name, table in _table("by_people").items()}
    return MappingProxyType({**mended, **people})


@cache
def moments() -> Mapping[str, Moment]:
    """All kinds of touchpoint by id."""
    return MappingProxyType({name: Moment.model_validate(table) for name, table in _table("moments").items()})


@cache
def trouble_words() -> Lexicon:
    """Finds kinds of trouble in a text."""
    return Lexicon({name: trouble.cues for name, trouble in troubles().items()})


@cache
def trouble_signs() -> Signs:
    """Finds kinds of trouble more loosely, by words that stand together."""
    return Signs(_table("signs"), _families())


@cache
def moment_words() -> Lexicon:
    """Finds kinds of touchpoint in a text."""
    return Lexicon({name: moment.cues for name, moment in moments().items()})


@cache
def idea_words() -> Lexicon:
    """Finds the entries of the catalogue that an idea describes."""
    return Lexicon(_table("ideas"), _families())


@cache
def family_words() -> Lexicon:
    """Finds families in the name or the goal of a stage."""
    return Lexicon(_table("families"))


@cache
def channel_words() -> Lexicon:
    """Finds channels in what people call theirs."""
    return Lexicon(_table("channels"))
