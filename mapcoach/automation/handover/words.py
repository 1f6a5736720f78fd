"""How each platform names things: the texts in ``words/*.toml``, one file a platform.

``name``, ``where`` (how a file gets in), ``exit``, ``again`` and ``once`` (how often one contact may start), ``test``,
``switch_on``, ``merge`` (how a merge field is spelled), ``merge_note`` and ``on_the_day`` (a date starts it, and no
step waits for that date) are sentences. ``where_one``, ``test_one`` and ``switch_on_one`` take their place where one
file does all. ``is_yes`` and ``is_not_yes`` say what a condition asks of a column. ``[trigger]`` has a sentence for
each kind of trigger, ``[message]`` for each channel, ``[step]`` for each other kind of step.

Names in braces are put in: ``{length}``, ``{when}``, ``{column}``, ``{before}``, ``{limit}``, ``{name}``, ``{who}``,
``{due}``, ``{yes}``, ``{no}``, ``{test}``, ``{opposite}``, ``{start}``, ``{left}``, ``{moment}``, ``{cleared}``,
``{runs}``, ``{step}``, ``{schedule}``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict, model_validator

from mapcoach.automation.recipes import Recipe, Step, TriggerKind
from mapcoach.automation.vocabulary import Channel

StepKind = Literal[
    "wait", "wait_date", "wait_fact", "tag", "untag", "set_field", "add_up", "task", "notify", "branch", "end"
]
_FOLDER = Path(__file__).with_name("words")


class Words(BaseModel):
    """The words of one platform; each kind of trigger, step and channel has some."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    where: str
    exit: str
    again: str
    once: str
    test: str
    switch_on: str
    where_one: str = ""
    test_one: str = ""
    switch_on_one: str = ""
    is_yes: str
    is_not_yes: str
    on_the_day: str
    merge: str
    merge_note: str
    trigger: dict[TriggerKind, str]
    step: dict[StepKind, str]
    message: dict[Channel, str]

    @model_validator(mode="after")
    def _complete(self) -> Words:
        for kinds, known in ((TriggerKind, self.trigger), (StepKind, self.step), (Channel, self.message)):
            missing = set(get_args(kinds)) - set(known)
            if missing:
                raise ValueError(f"{self.name}: no words for {', '.join(sorted(missing))}")
        return self


@cache
def words_of(platform: str) -> Words:
    """The words of a platform. Raises ValueError for a file that is faulty."""
    return Words.model_validate(tomllib.loads((_FOLDER / f"{platform}.toml").read_text(encoding="utf-8")))


def blocks(recipe: Recipe, platform: str) -> str:
    """The building blocks of an entry on a platform: as the catalogue names them, or else what its steps are called."""
    known: str | None = getattr(recipe.platforms, platform, None)
    if known:
        return known
    words = words_of(platform)
    listed = [words.trigger[recipe.trigger.kind], *_sentences(recipe.steps, words, recipe)]
    return ", ".join(dict.fromkeys(re.split(r" to \{|[:;,(.{]", sentence)[0].strip() for sentence in listed))


def _sentences(steps: Iterable[Step], words: Words, recipe: Recipe) -> Iterator[str]:
    for step in steps:
        if step.do == "message":
            yield words.message[step.channel or recipe.channels[0]]
        elif step.do == "wait_until":
            yield words.step["wait_fact" if step.for_ else "wait_date"]
        else:
            yield words.step[step.do]
        yield from _sentences(step.then, words, recipe)
        yield from _sentences(step.otherwise, words, recipe)
