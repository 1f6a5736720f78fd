"""A question as it is asked: of this map, about this stage, with these choices; and what a reply was read as."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

import jinja2
from jinja2 import meta
from jinja2.sandbox import SandboxedEnvironment
from pydantic import BaseModel

from mapcoach.interview.agenda import Due
from mapcoach.interview.fields import FIELDS
from mapcoach.interview.replies.text import normal
from mapcoach.interview.rules import SOURCES, SUGGESTIONS, Item
from mapcoach.interview.script import Option, Question, ScriptError, SubjectKind
from mapcoach.journey import FollowUp, JourneyMap
from mapcoach.journey.shape import Basis

Place = tuple[str, str, str]
"""What a reply answers: the question's id, its subject, and the move if it is a follow-up."""

_CLOSEST = "Which comes closest?"

NOBODY = "your customer"
"""How a persona without a name is called."""

_KNOWN = "I have something for {} already; name it to change that."

CommandName = Literal["skip", "back", "undo", "why", "help", "finish", "dont_know"]


@dataclass(frozen=True)
class Asked:
    """A question with everything a person or a program needs to answer it.

    ``options`` are choices, or suggestions for a list; ``items`` are what a rating or a for-each question is
    about. A ``probe`` follows up on a reply to the same question: ``move`` names which of the facilitator's moves
    it is, ``about`` the id of the part it is about, ``given`` the texts of the reply that it refers to, ``follows``
    the question that it follows up on.
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
    move: str = ""
    about: str = ""
    given: tuple[str, ...] = ()
    follows: Question | None = None

    def has_option(self, text: str) -> bool:
        """Whether a word that is a command otherwise ("none", "not sure") is one of this question's options."""
        return any(normal(text) in (normal(option.value), normal(option.label)) for option in self.options)

    @property
    def base_field(self) -> str:
        """The field of the question itself, or of the one that it follows up on."""
        return (self.follows or self.question).field

    @property
    def where(self) -> tuple[str, str]:
        """What an entry that answers it is known by: the question's id and its subject."""
        return (self.question.id, self.subject)

    @property
    def place(self) -> Place:
        """The same with the follow-up that it is: what tells whether a reply still answers what is asked."""
        return (*self.where, self.move)

    @property
    def brief(self) -> str:
        """The text without the choices that a choice asked once more lists, for whoever shows the choices besides."""
        return _CLOSEST if self.options and self.text.startswith(f"{_CLOSEST} 1 ") else self.text


@dataclass(frozen=True)
class Reading:
    """What an interviewer made of a reply: operations, or a command, or a wish to ask once more.

    ``heard`` says in words what was understood when the operations alone do not; ``follow_up`` is the text of
    a question to ask again, ``move`` the facilitator's move that it is (with ``values`` for its wording if it has no
    text of its own); ``unread`` that nothing could be made of it; ``basis`` whether the reply stands on
    evidence, as far as it says so; ``direct`` that it changes the map instead of answering; ``doubt`` why
    it may have been meant as such a change; ``opens`` the id of an earlier answer to open for editing;
    ``second_map`` the operations by which a second map differs, when this one is split; ``asks`` what to ask in
    return, ready as it is.
    """

    operations: tuple[BaseModel, ...] = ()
    command: CommandName | None = None
    heard: str = ""
    follow_up: str = ""
    move: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    basis: Basis | None = None
    direct: bool = False
    unread: bool = False
    doubt: str = ""
    opens: str = ""
    second_map: tuple[BaseModel, ...] = ()
    asks: FollowUp | None = None


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
    items = tuple(SOURCES[question.items](journey_map, due.subject)) if question.items else ()
    field = FIELDS[question.field]
    open_items = tuple(item for item in items if not field.item_filled(journey_map, item.id))
    if open_items and len(open_items) < len(items):
        known = listed([item.name for item in items if item not in open_items], 30)
        hint = f"{hint} {_KNOWN.format(known)}".lstrip()
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
        items=open_items or items,
    )


def worded(due: Due, journey_map: JourneyMap) -> tuple[str, str]:
    """The text and the hint of a question for this map. Raises ScriptError if one of them cannot be used."""
    question, values = due.question, _values(journey_map, due.subject_kind, due.subject)
    return _text(question, journey_map, values), _rendered(question, "hint", question.hint, values)


def first_worded(asked: Asked, journey_map: JourneyMap) -> str:
    """The text in which the script puts a question that is asked once more."""
    return _text(asked.question, journey_map, _values(journey_map, asked.subject_kind, asked.subject))


def reworded(asked: Asked, journey_map: JourneyMap, used: int = 0) -> str:
    """The same question in other words, the next ones each time; its text if there are none."""
    others = asked.question.reworded
    if not others:
        return asked.text
    values = _values(journey_map, asked.subject_kind, asked.subject)
    text = _rendered(asked.question, "reworded", others[used % len(others)], values)
    return text[:1].upper() + text[1:]


def _text(question: Question, journey_map: JourneyMap, values: Mapping[str, object]) -> str:
    text = _rendered(question, "text", question.text_for.get(journey_map.kind, question.text), values)
    return text[:1].upper() + text[1:]


def _values(journey_map: JourneyMap, kind: SubjectKind, subject: str) -> dict[str, object]:
    """What the templates of a question speak of."""
    name = subject_name(journey_map, kind, subject)
    return {
        "map": journey_map,
        "persona": shown(journey_map.persona.name) or NOBODY,
        "stage": shown(name),
        "subject": shown(name, 120),
    }


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


def closest_of(options: Sequence[Option]) -> str:
    """What asks for a choice once more, with the choices and their numbers."""
    return f"{_CLOSEST} {'; '.join(f'{number} {shown(one.label, 40)}' for number, one in enumerate(options, 1))}."


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
