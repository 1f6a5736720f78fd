"""The interview's script: questions as data, read from ``prompts/interview/*.toml``.

The files are read in the order of their names, the questions in the order in which they stand. A facilitator
may edit them; a fault is reported with the file and what is wrong, before the interview starts.
"""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from mapcoach import resources
from mapcoach.journey.shape import MapKind

Depth = Literal["quick", "standard", "deep"]
QuestionKind = Literal["text", "list", "one_of", "some_of", "rating", "date"]
SubjectKind = Literal["map", "stage", "worst_pain"]

DEPTHS: tuple[Depth, ...] = ("quick", "standard", "deep")


class ScriptError(resources.ResourceError):
    """A file of the script cannot be used; the message names the file and the fault."""


class Option(BaseModel):
    """One answer to choose: the value it stands for, what is shown, and the words by which it is recognised."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    value: str
    label: str
    cues: tuple[str, ...] = ()

    @cached_property
    def pattern(self) -> re.Pattern[str] | None:
        """One pattern for all the cues."""
        return re.compile("|".join(self.cues), re.IGNORECASE) if self.cues else None


class Question(BaseModel):
    """A question of the script, before it is asked of anything in particular.

    ``field`` is the path in the map's shape that the reply fills. ``text`` (and ``text_for``, by map kind) are
    Jinja2 templates, as are those of ``reworded``: the same question in plainer words, for whoever asks what is meant.
    ``when`` names rules that must hold, ``items`` what a rating or a for-each question is
    about, ``options_from`` and ``suggest`` where choices and suggestions come from (see ``rules``).
    ``done`` says when it is answered: once its field is filled, or only once it was asked.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    field: str
    kind: QuestionKind
    depth: Depth
    text: str
    text_for: dict[MapKind, str] = Field(default_factory=dict)
    why: str
    hint: str = ""
    reworded: tuple[str, ...] = ()
    examples: tuple[str, ...]
    when: tuple[str, ...] = ()
    items: str = ""
    options_from: str = ""
    suggest: str = ""
    option: tuple[Option, ...] = ()
    other: bool = False
    spread: Literal["all", "lowest"] = "all"
    done: Literal["filled", "asked"] = "filled"
    low: int = 1
    high: int = 5


class Topic(BaseModel):
    """Questions that belong together. ``each`` says whether they are asked once or for each stage or pain."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    topic: str
    each: SubjectKind = "map"
    question: tuple[Question, ...]


@cache
def load_script() -> tuple[Topic, ...]:
    """The topics of the interview, in order.

    Everything that the questions need is tried out, so that an interview which has begun does not meet a fault.
    Raises ScriptError if a file of the script is broken, ResourceError for a starter or the lexicon.
    """
    from mapcoach.interview.checking import check_suggestions

    topics = tuple(_read(name) for name in resources.names("prompts", "interview/*.toml"))
    if not topics:
        raise ScriptError("No questions were found under prompts/interview. Reinstalling mapcoach restores them.")
    ids = [question.id for topic in topics for question in topic.question]
    twice = sorted({name for name in ids if ids.count(name) > 1})
    if twice:
        raise ScriptError(f"These question ids are used more than once: {', '.join(twice)}.")
    check_suggestions()
    return topics


def _read(name: str) -> Topic:
    from mapcoach.interview.checking import check

    try:
        content = resources.read_toml("prompts", name)
    except resources.ResourceError as error:
        raise ScriptError(str(error)) from error
    try:
        topic = Topic.model_validate(content)
        check(topic)
    except (ValueError, re.error, ScriptError) as error:
        raise ScriptError(str(resources.fault("prompts", name, error))) from error
    return topic
