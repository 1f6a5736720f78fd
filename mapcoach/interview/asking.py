"""A question as it is asked: of this map, about this stage, with these choices; and what a reply was read as."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

import jinja2
from jinja2 import meta
from jinja2.sandbox import SandboxedEnvironment
from pydantic import BaseModel

from mapcoach.interview.agenda import Due
from mapcoach.interview.rules import SOURCES, SUGGESTIONS, Item
from mapcoach.interview.script import Option, Question, ScriptError, SubjectKind
from mapcoach.journey import JourneyMap
from mapcoach.journey.shape import Basis

NOBODY = "your customer"
"""How a persona without a name is called."""

CommandName = Literal["skip", "back", "undo", "why", "help", "finish", "dont_know"]


@dataclass(frozen=True)
class Asked:
    """A question with everything a person or a program needs to answer it.

    ``options`` are choices, or suggestions for a list; ``items`` are what a rating or a for-each question is
    about. A ``probe`` follows up on a reply to the same question.
    """

    question: Question
    topic: str
    subject_kind: SubjectKind
    subject: str
    subject_name: str
    text: str
    why: str
    hint: str
    options: tuple[Option, ...] = ()
    items: tuple[Item, ...] = ()
    probe: bool = False

    @property
    def where(self) -> tuple[str, str]:
        """What an entry that answers it is known by: the question's id and its subject."""
        return (self.question.id, self.subject)


@dataclass(frozen=True)
class Reading:
    """What an interviewer made of a reply: operations, or a command, or a wish to ask once more.

    ``heard`` says in words what was understood when the operations alone do not; ``follow_up`` is the text of
    a question to ask again; ``unread`` that nothing could be made of it; ``basis`` whether the reply stands on
    evidence, as far as it says so; ``direct`` that it changes the map instead of answering; ``doubt`` why
    it may have been meant as such a change.
    """

    operations: tuple[BaseModel, ...] = ()
    command: CommandName | None = None
    heard: str = ""
    follow_up: str = ""
    basis: Basis | None = None
    direct: bool = False
    unread: bool = False
    doubt: str = ""


VARIABLES = frozenset(("map", "persona", "stage", "subject"))
"""What the templates of the script may speak of."""


@cache
def _environment() -> SandboxedEnvironment:
    return SandboxedEnvironment(undefined=jinja2.StrictUndefined, autoescape=False)


@cache
def _template(source: str) -> jinja2.Template:
    return _environment().from_string(source)


def unknown_variables(source: str) -> list[str]:
    """The names in a template that stand for nothing, wherever they occur. Raises jinja2.TemplateError."""
    if "{" not in source:
        return []
    return sorted(meta.find_undeclared_variables(_environment().parse(source)) - VARIABLES)


def ask(due: Due, journey_map: JourneyMap) -> Asked:
    """Put a question of the script to this map. Raises ScriptError if one of its templates cannot be used."""
    question = due.question
    text, hint = worded(due, journey_map)
    return Asked(
        question=question,
        topic=due.topic.topic,
        subject_kind=due.subject_kind,
        subject=due.subject,
        subject_name=subject_name(journey_map, due.subject_kind, due.subject),
        text=text,
        why=question.why,
        hint=hint,
        options=_options(question, journey_map, due.subject),
        items=tuple(SOURCES[question.items](journey_map, due.subject)) if question.items else (),
    )


def worded(due: Due, journey_map: JourneyMap) -> tuple[str, str]:
    """The text and the hint of a question for this map. Raises ScriptError if one of them cannot be used."""
    question = due.question
    name = subject_name(journey_map, due.subject_kind, due.subject)
    values = {
        "map": journey_map,
        "persona": shown(journey_map.persona.name) or NOBODY,
        "stage": shown(name),
        "subject": shown(name, 120),
    }
    text = _rendered(question, "text", question.text_for.get(journey_map.kind, question.text), values)
    return text[:1].upper() + text[1:], _rendered(question, "hint", question.hint, values)


def _rendered(question: Question, part: str, source: str, values: Mapping[str, object]) -> str:
    if "{" not in source:
        return source  # most are plain words, and compiling one takes about a millisecond
    try:
        return _template(source).render(values)
    except Exception as error:  # a template can raise whatever an expression can
        raise ScriptError(f"the {part} of question {question.id} cannot be used: {error}") from error


def _options(question: Question, journey_map: JourneyMap, subject: str) -> tuple[Option, ...]:
    if question.options_from:
        return tuple(
            Option(value=one.id, label=one.name) for one in SOURCES[question.options_from](journey_map, subject)
        )
    if question.suggest:
        return tuple(Option(value=one, label=one) for one in SUGGESTIONS[question.suggest](journey_map, subject))
    return question.option


def subject_name(journey_map: JourneyMap, kind: SubjectKind, subject: str) -> str:
    """What people call the thing a question is about."""
    if kind == "stage":
        stage = journey_map.stage(subject)
        return stage.name if stage else ""
    if kind == "worst_pain":
        pain = journey_map.pain_point(subject)
        return pain.text if pain else ""
    return ""


def shown(text: str, width: int = 60) -> str:
    """A typed text as a part of a sentence of ours: on one line, not endless."""
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"


def listed(texts: Sequence[str], width: int = 60) -> str:
    """Typed texts as a list in a sentence of ours."""
    return ", ".join(shown(text, width) for text in texts)
