"""Tries out the script before anybody is interviewed: what its types cannot say.

Each question is put to a map that has everything and to one that has as little as may be, and its answers are
given to its field.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import jinja2
from pydantic import BaseModel

from mapcoach.interview import asking, rules, starters
from mapcoach.interview.agenda import Due
from mapcoach.interview.coaching.wording import is_plain
from mapcoach.interview.fields import FIELDS
from mapcoach.interview.replies.cues import channel_of
from mapcoach.interview.script import Question, Topic
from mapcoach.journey import (
    ChosenAutomation,
    JourneyMap,
    Measure,
    Opportunity,
    PainPoint,
    Persona,
    Stage,
    Touchpoint,
    apply,
)
from mapcoach.journey.shape import BUSINESS_KINDS, MapKind

_SUBJECTS = {"map": "", "stage": "s1", "worst_pain": "p1"}
_WORDS = "half"
"""Words that any field for words takes, a share of the customers too."""


def check(topic: Topic) -> None:
    """Raise ValueError or ScriptError for the first fault, with the id of its question."""
    for question in topic.question:
        due = Due(topic, question, topic.each, _SUBJECTS[topic.each])
        try:
            _check_names(question)
            _check_kind(question)
            _check_templates(question)
            _check_words(due)
            _check_answers(due)
        except (ValueError, jinja2.TemplateError) as error:
            raise ValueError(f"question {question.id}: {error}") from error


def check_suggestions() -> None:
    """Raise ResourceError if a starter or the lexicon of channels cannot be used."""
    for business_kind in BUSINESS_KINDS:
        starters.load_starter(business_kind)
    channel_of("")


def _check_names(question: Question) -> None:
    """The rules, sources and fields that a question names exist, and its patterns can be used."""
    known = {
        "rule": (question.when, rules.RULES),
        "items": ((question.items,), rules.SOURCES),
        "options_from": ((question.options_from,), rules.SOURCES),
        "suggest": ((question.suggest,), rules.SUGGESTIONS),
        "field": ((question.field,), FIELDS),
    }
    for what, (names, table) in known.items():
        for name in names:
            if name and name not in table:
                raise ValueError(f"unknown {what} “{name}” (known: {', '.join(table)})")
    for option in question.option:
        _ = option.pattern


def _check_kind(question: Question) -> None:
    """The kind of the question is one that its field takes, on the field's scale, with something to choose from."""
    field = FIELDS[question.field]
    kinds = field.each_kinds if question.items else field.kinds
    asked = "asked of each of its items" if question.items else "without items"
    if question.kind not in kinds:
        taken = f"takes: {', '.join(sorted(kinds))}" if kinds else "cannot be"
        raise ValueError(f"kind “{question.kind}” does not fit {question.field}, which {asked} {taken}")
    if question.kind == "rating" and field.scale:
        lowest, highest = field.scale
        if not lowest <= question.low < question.high <= highest:
            raise ValueError(f"{question.field} is rated from {lowest} to {highest}")
    if question.kind in ("one_of", "some_of") and not (question.option or question.options_from):
        raise ValueError("there is nothing to choose from: it needs [[question.option]] or options_from")


def _check_templates(question: Question) -> None:
    for source in (question.text, *question.text_for.values(), question.hint, *question.reworded):
        unknown = asking.unknown_variables(source)
        if unknown:
            known = ", ".join(sorted(asking.VARIABLES))
            raise ValueError(f"“{source}” speaks of “{unknown[0]}”, which does not exist (known: {known})")


def _check_words(due: Due) -> None:
    """Every wording comes out, for a full map and, unless rules keep the question away from it, for a bare one."""
    question = due.question
    guarded = question.when or question.items or question.options_from
    kinds: list[MapKind] = ["current", *question.text_for]
    for journey_map in (_full_map(),) if guarded else (_full_map(), _bare_map(due.subject)):
        for kind in kinds:
            text, _ = asking.worded(due, journey_map.model_copy(update={"kind": kind}))
            if not text.strip():
                raise ValueError("its text is empty")
            _check_reworded(due, journey_map.model_copy(update={"kind": kind}))


def _check_reworded(due: Due, journey_map: JourneyMap) -> None:
    """Every other wording comes out, and is another one."""
    for used, source in enumerate(due.question.reworded):
        # compiling a template takes about a millisecond, and with words and variables alone nothing can fail
        said = source.strip() if is_plain(source) else _put_otherwise(due, journey_map, used)
        if said in ("", due.question.text):
            raise ValueError(f"its other wording “{source}” is {'its text again' if said else 'empty'}")


def _put_otherwise(due: Due, journey_map: JourneyMap, used: int) -> str:
    return asking.reworded(asking.ask(due, journey_map), journey_map, used).strip()


def _check_answers(due: Due) -> None:
    """What can be chosen, and what can be said of an item, has a place on the map."""
    for what, operations in _tried(due):
        problems = [apply(_full_map(), operation).problem for operation in operations]
        if not problems or any(problems):
            raise ValueError(f"{what} does not fit {due.question.field}. {' '.join(problems)}".rstrip())


def _tried(due: Due) -> Iterator[tuple[str, Iterable[BaseModel]]]:
    question, field, full = due.question, FIELDS[due.question.field], _full_map()
    values = [option.value for option in question.option]
    if question.kind in ("one_of", "some_of"):
        for value in values + ([_WORDS] if question.other else []):
            what = f"the option “{value}”" if value in values else "an answer in other words (other = true)"
            try:
                yield what, field.choices([value], full, due.subject)
            except ValueError as error:
                raise ValueError(f"{what} does not fit {question.field}") from error
    if question.items:
        said = question.low if question.kind == "rating" else _WORDS
        for item in rules.SOURCES[question.items](full, due.subject)[:1]:
            yield f"“{question.items}”", field.each({item.id: said}, full)


@cache
def _full_map() -> JourneyMap:
    """A map with one of everything that a question can be about."""
    pain = PainPoint(id="p1", text="nobody answers")
    points = (Touchpoint(id="t1", name="phone", pain_points=(pain,)), Touchpoint(id="t2", name="shop"))
    return JourneyMap(
        persona=Persona(name="Maya"),
        stages=(Stage(id="s1", name="Book", touchpoints=points),),
        opportunities=(Opportunity(id="o1", pain_point="p1", text="call back"),),
        automations=(ChosenAutomation(id="a1", recipe="call-back", stage="s1"),),
        measures=(Measure(name="no-shows"),),
    )


@cache
def _bare_map(subject: str) -> JourneyMap:
    """A map with nothing but what the question is about."""
    pains = (PainPoint(id="p1", text="nobody answers"),) if subject == "p1" else ()
    points = (Touchpoint(id="t1", name="phone", pain_points=pains),) if pains else ()
    return JourneyMap(stages=(Stage(id="s1", name="Book", touchpoints=points),)) if subject else JourneyMap()
