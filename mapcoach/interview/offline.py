"""The offline interviewer: deterministic, instant, complete by itself, and without any network.

It reads a reply to a question into operations. Every value it takes is a span of what was typed, an option
that was accepted, or a number read from it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from pydantic import BaseModel

from mapcoach.interview.asking import Asked, Reading, listed, shown
from mapcoach.interview.backing import supported_pains
from mapcoach.interview.editing import operations_for
from mapcoach.interview.fields import FIELDS
from mapcoach.interview.replies.choices import accept, accept_in_list, choose, is_agreement, is_none
from mapcoach.interview.replies.commands import read_command, read_edit
from mapcoach.interview.replies.cues import basis_of
from mapcoach.interview.replies.dates import read_date
from mapcoach.interview.replies.lists import split_names, split_statements
from mapcoach.interview.replies.measures import read_measures
from mapcoach.interview.replies.pains import read_pains
from mapcoach.interview.replies.pairs import read_pairs
from mapcoach.interview.replies.people import is_crowd, read_person
from mapcoach.interview.replies.ratings import read_ratings
from mapcoach.interview.replies.sources import source_in
from mapcoach.interview.replies.text import normal, one_line, trimmed, visible
from mapcoach.journey import JourneyMap, new_id
from mapcoach.journey import operations as ops

_CLAIMS = ("persona.", "stages", "evidence")
"""Fields that say something about customers; the others are decisions, which are neither evidence nor assumption."""
_STATEMENTS = (
    "opportunities",
    "persona.challenges",
    "persona.behaviours",
    "persona.requirements",
    "stages[].questions",
)
_SHORT_PAIRS = ("owner", "channel", "feeling", "due", "baseline", "target", "share")


_UNPLACED = "I kept your words, but could not place them on the map."
_COMMAND_WORDS = 12
"""Up to how many words a reply that looks like a change of the map, but fits nothing on it, is asked about."""


class OfflineInterviewer:
    """Reads replies by rules. ``today`` and ``make_id`` are given by tests that need them fixed."""

    name = "offline"

    def __init__(self, today: Callable[[], date] = date.today, make_id: Callable[[str], str] = new_id) -> None:
        self._today = today
        self._make_id = make_id

    async def read(self, asked: Asked, reply: str, journey_map: JourneyMap) -> Reading:
        """Read a reply. Never raises for anything that was typed."""
        return self.read_now(asked, reply, journey_map)

    async def phrase(self, asked: Asked, journey_map: JourneyMap) -> str:
        """The words of a question: those of the script."""
        return asked.text

    def read_now(self, asked: Asked, reply: str, journey_map: JourneyMap) -> Reading:
        """What ``read`` does, for callers without an event loop."""
        text = visible(reply).strip()
        command = read_command(text)
        if command and not self._is_option(text, asked):
            return Reading(command=command)
        edit = self._edit(text, asked, journey_map)
        if edit is not None and not edit.doubt:
            return edit
        reading = self._answer(asked, text, journey_map)
        claim = asked.question.field.startswith(_CLAIMS) and reading.operations
        basis = basis_of(text) or "assumption" if claim else None
        doubt = edit.doubt if edit is not None and len(text.split()) <= _COMMAND_WORDS else ""
        return replace(reading, basis=basis, doubt=doubt)

    def _is_option(self, text: str, asked: Asked) -> bool:
        """Whether a word that is a command otherwise ("none", "not sure") is one of this question's options."""
        return any(normal(text) in (normal(option.value), normal(option.label)) for option in asked.options)

    def _edit(self, text: str, asked: Asked, journey_map: JourneyMap) -> Reading | None:
        edit = read_edit(text)
        if edit is None or (asked.question.field == "opportunities" and not edit.kind):
            return None  # "add a chatbot to Checkout" is an idea here, "rename stage 2 to Pay" is not
        operations = operations_for(edit, journey_map, self._make_id)
        if not operations:
            return Reading(doubt=f"I found nothing called “{shown(edit.what)}” on the map, so nothing was changed.")
        adds = all(type(operation).__name__.startswith("Add") for operation in operations)
        return Reading(tuple(operations), direct=True, basis=(basis_of(text) or "assumption") if adds else None)

    def _answer(self, asked: Asked, text: str, journey_map: JourneyMap) -> Reading:
        if asked.question.field == "persona.name":
            return self._persona(asked, text)
        if is_agreement(text) and asked.question.kind in ("text", "list") and asked.question.field != "stages":
            return self._again(asked, "And what would that be, in a few words?")
        if is_none(text) and asked.question.kind not in ("one_of", "some_of", "rating"):
            return Reading(heard="Nothing to note here, then.")
        match asked.question.kind:
            case "list":
                return self._list(asked, text, journey_map)
            case "one_of" | "some_of":
                return self._choice(asked, text, journey_map)
            case "rating":
                return self._rating(asked, text, journey_map)
            case "date":
                return self._date(asked, text, journey_map)
            case _:
                return self._text(asked, text, journey_map)

    def _persona(self, asked: Asked, text: str) -> Reading:
        whole = trimmed(text)
        if is_crowd(whole) and not asked.probe:
            said = shown(whole, 40)
            ask = f"You said “{said}”. Whose last visit can you picture best? Give that one person a name."
            return Reading(follow_up=ask)
        name, rest = read_person(whole)
        operations: list[BaseModel] = [ops.SetPersona(field="name", value=name[:80].rstrip())]
        if rest:
            field: ops.PersonaField = "demographics" if re.search(r"\b\d{2}\b", rest) else "segment"
            operations.append(ops.SetPersona(field=field, value=rest))
        return Reading(tuple(operations))

    def _text(self, asked: Asked, text: str, journey_map: JourneyMap) -> Reading:
        field = FIELDS[asked.question.field]
        if not asked.items:
            said = one_line(text) if asked.question.field == "persona.quote" else trimmed(text)
            return Reading(tuple(field.text(said, journey_map, asked.subject)))
        short = asked.question.field.rsplit(".", 1)[-1] in _SHORT_PAIRS
        pairs = read_pairs(
            text,
            asked.items,
            short,
            verbatim=asked.question.field.endswith("thought"),
            one_for_all=asked.question.field.rsplit(".", 1)[-1] not in ("share", "baseline", "target"),
        )
        if pairs is None and asked.question.spread == "lowest":
            pairs = {self._lowest(asked, journey_map): one_line(text)}
        if pairs is None:
            names = listed([item.name for item in asked.items], 30)
            return self._again(
                asked, f"Which of these is that about: {names}? Start with the name and a colon, please."
            )
        return Reading(tuple(field.each(pairs, journey_map)))

    def _lowest(self, asked: Asked, journey_map: JourneyMap) -> str:
        """The item with the lowest rating, the first of equals."""

        def score(item_id: str) -> int:
            point = journey_map.touchpoint(item_id)
            return point.emotion.score if point and point.emotion.score is not None else 0

        return min((item.id for item in asked.items), key=score)

    def _list(self, asked: Asked, text: str, journey_map: JourneyMap) -> Reading:
        if asked.question.field == "stages[].touchpoints[].pain_points":
            return self._pains(asked, text, journey_map)
        if asked.question.field == "measures":
            found = [(one.name, one.baseline or None, one.target or None) for one in read_measures(text)]
            return Reading(tuple(ops.SetMeasure(name=name, baseline=base, target=goal) for name, base, goal in found))
        suggestions = [option.label for option in asked.options]
        items = accept(text, suggestions)
        if items is None:
            said = asked.question.field in _STATEMENTS
            read = split_statements(text) if said else split_names(text, tuple(suggestions))
            items = accept_in_list(read, suggestions)
        if not items:
            return self._again(asked, "I could not make a list of that. Please name them, with commas between.")
        field = FIELDS[asked.question.field]
        operations = field.many(items, journey_map, asked.subject, self._make_id)
        return Reading(tuple(operations), heard="" if operations else "That is on the map already.")

    def _pains(self, asked: Asked, text: str, journey_map: JourneyMap) -> Reading:
        stage = journey_map.stage(asked.subject)
        troubles = read_pains(text, stage.touchpoints if stage else ())
        return Reading(
            tuple(
                ops.AddPainPoint(
                    id=self._make_id("p"),
                    touchpoint=one.touchpoint,
                    text=one.text,
                    drops_off=one.drops_off,
                    share=one.share,
                )
                for one in troubles
            )
        )

    def _choice(self, asked: Asked, text: str, journey_map: JourneyMap) -> Reading:
        field = FIELDS[asked.question.field]
        several = asked.question.kind == "some_of"
        chosen = choose(text, asked.options, several)
        if chosen is None and asked.question.other:
            chosen = [trimmed(text)]
        if chosen is None:
            labels = "; ".join(f"{number} {shown(one.label, 40)}" for number, one in enumerate(asked.options, 1))
            return self._again(asked, f"Which comes closest? {labels}.")
        operations = tuple(field.choices(chosen, journey_map, asked.subject, self._make_id))
        if asked.question.field == "evidence":
            backed = supported_pains(text, chosen, journey_map)
            operations = tuple(_with_source(one, asked, text, backed) for one in operations)
        chosen_labels = [one.label for one in asked.options if one.value in chosen]
        said = f"{shown(chosen_labels[0])}." if asked.question.kind == "one_of" and chosen_labels else ""
        return Reading(operations, heard=said if operations else "None of them, noted.")

    def _rating(self, asked: Asked, text: str, journey_map: JourneyMap) -> Reading:
        low, high = asked.question.low, asked.question.high
        rated = read_ratings(text, asked.items, low, high)
        operations = tuple(FIELDS[asked.question.field].each(rated.values, journey_map))
        missing = [item.name for item in asked.items if item.id not in rated.values]
        if asked.probe or not missing:
            return Reading(operations, heard="" if operations else _UNPLACED, unread=not operations)
        names = listed(missing, 40)
        start = "And" if operations else f"I need a number from {low} to {high} for"
        return Reading(operations, follow_up=f"{start} {names}{'?' if operations else '.'}")

    def _date(self, asked: Asked, text: str, journey_map: JourneyMap) -> Reading:
        found = read_date(text, self._today())
        if found is None:
            return self._again(asked, "I could not read a date in that. Try “in 6 months” or “1 May 2027”.")
        return Reading(tuple(FIELDS[asked.question.field].text(found.isoformat(), journey_map, asked.subject)))

    @staticmethod
    def _again(asked: Asked, follow_up: str) -> Reading:
        """Ask once more; what is said the second time is kept in the journal whatever it is."""
        if asked.probe:
            return Reading(heard=_UNPLACED, unread=True)
        return Reading(follow_up=follow_up)


def _with_source(operation: BaseModel, asked: Asked, text: str, backed: tuple[str, ...]) -> BaseModel:
    """Keep on a piece of evidence the words in which its source was named, and only the troubles that it backs."""
    if not isinstance(operation, ops.AddEvidence):
        return operation
    option = next((one for one in asked.options if one.value == operation.kind), None)
    source = source_in(text, option.pattern) if option and option.pattern else ""
    return operation.model_copy(update={"source": source, "supports": backed})
