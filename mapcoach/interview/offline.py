"""The offline interviewer: deterministic, instant, complete by itself, and without any network.

It reads a reply to a question into operations. Every value it takes is a span of what was typed, an option
that was accepted, or a number read from it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from pydantic import BaseModel

from mapcoach.interview.asking import Asked, Reading, closest_of, listed, shown
from mapcoach.interview.backing import supported_pains
from mapcoach.interview.coaching.completing import missing_stages
from mapcoach.interview.coaching.taking import take
from mapcoach.interview.coaching.told import wants_it
from mapcoach.interview.coaching.wording import say
from mapcoach.interview.editing import PARK, operations_for
from mapcoach.interview.fields import FIELDS
from mapcoach.interview.going_on import MORE_QUESTION
from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.choices import accept, accept_in_list, choose, chosen_one, is_agreement, is_none
from mapcoach.interview.replies.cleaning import visible
from mapcoach.interview.replies.commands import read_command, read_edit
from mapcoach.interview.replies.cues import basis_of
from mapcoach.interview.replies.dates import read_date
from mapcoach.interview.replies.lists import split_names, split_statements
from mapcoach.interview.replies.measures import read_measures
from mapcoach.interview.replies.openings import corrected, restated, without_opening, without_speakers
from mapcoach.interview.replies.pains import Trouble, read_pains
from mapcoach.interview.replies.pairs import read_pairs
from mapcoach.interview.replies.people import is_crowd, read_person
from mapcoach.interview.replies.ratings import read_ratings
from mapcoach.interview.replies.remarks import read_stages, read_touchpoints
from mapcoach.interview.replies.signals import aside_only, digression, is_gibberish, solution
from mapcoach.interview.replies.sources import source_in
from mapcoach.interview.replies.text import normal, one_line, trimmed
from mapcoach.interview.replies.told_edits import read_told
from mapcoach.interview.sorting import asks_back, names_a_part, on_screen, once, with_ratings, without
from mapcoach.interview.volunteering import own_part, volunteered
from mapcoach.journey import FollowUp, JourneyMap, new_id
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


_WANTS = lazy_pattern(
    r"^(?:(?:s?he|they|you|i|we|people|customers?)\s)?(?:just |really |only |mainly )?"
    r"(?:wants?|wanted|needs?|needed|hopes?|hoped|would like|'d like|(?:is|are|was) trying)\s(?:to\s)?(?=\w)",
    re.IGNORECASE,
)  # fmt: skip
_STOP = lazy_pattern(r"\b(?:done|stop|quit|exit|finish\w*|end|bye|goodbye|:q)\b", re.IGNORECASE)
"""What ends the interview even as the answer to a follow-up, where "that's all" only passes it."""
_UNPLACED = "I kept your words, but could not place them on the map."
_ASSENT_WORDS = 8
"""How many words may stand before a change of the map that ends a reply."""
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
        if command and not asked.has_option(text):
            waves_off = command == "finish" and asked.move and not _STOP.search(text)
            return Reading(command="skip" if waves_off else command)
        edit = self._edit(text, asked, journey_map) or self._edit_at_the_end(text, asked, journey_map)
        if edit is not None and not edit.doubt:
            return edit
        names = (*(item.name for item in asked.items), *(option.label for option in asked.options))
        parted = asked.question.kind != "text" or bool(asked.items)
        if not asked.move and asks_back(text, asked.question.field):
            return Reading(command="help")
        text = without_opening(without_speakers(text, names, everywhere=parted), asked.question.field)
        aside = digression(text)
        if aside and not re.search(r"\w", without(text, aside, may_splice=True)):
            heard = say("parked", {"said": aside}, len(journey_map.parking_lot))
            return Reading((ops.Park(id=self._make_id("n"), text=trimmed(aside)),), direct=True, heard=heard)
        rest = without(text, aside, may_splice=asked.question.kind != "text")
        reading = self._answer(asked, rest, journey_map)
        if not asked.move:
            more = volunteered(rest, asked, journey_map, reading.operations, self._make_id, self._today())
            reading = replace(reading, operations=once((*reading.operations, *more)))
        if aside:
            parked = ops.Park(id=self._make_id("n"), text=trimmed(aside))
            reading = replace(reading, operations=(*reading.operations, parked))
        claim = asked.question.field.startswith(_CLAIMS) and reading.operations
        basis = basis_of(text) or "assumption" if claim else None
        doubt = edit.doubt if edit is not None and len(text.split()) <= _COMMAND_WORDS else ""
        return replace(reading, basis=basis, doubt=doubt)

    def _edit(self, text: str, asked: Asked, journey_map: JourneyMap) -> Reading | None:
        edit = on_screen(read_edit(text) or read_told(text, asked.question.field), asked)
        among_ideas = asked.question.field == "opportunities"
        if edit is None or (among_ideas and not edit.kind and not edit.told and not names_a_part(edit, journey_map)):
            return None  # "add a chatbot to Checkout" is an idea here, "rename stage 2 to Pay" is not
        operations = operations_for(edit, journey_map, self._make_id)
        if not operations and (edit.told or edit.kind == PARK):
            return None  # "park the car" and "it should be cheaper" are answers
        if not operations:
            return Reading(doubt=f"I found nothing called “{shown(edit.what)}” on the map, so nothing was changed.")
        adds = all(type(operation).__name__.startswith("Add") for operation in operations)
        return Reading(tuple(operations), direct=True, basis=(basis_of(text) or "assumption") if adds else None)

    def _edit_at_the_end(self, text: str, asked: Asked, journey_map: JourneyMap) -> Reading | None:
        """A change of the map after a few words of assent: "You are right. Change Engineering to drawings"."""
        before, _, last = text.rpartition(". ")
        if not before or len(before.split()) > _ASSENT_WORDS or "\n" in text:
            return None
        edit = self._edit(last, asked, journey_map)
        return edit if edit is not None and not edit.doubt else None

    def _answer(self, asked: Asked, text: str, journey_map: JourneyMap) -> Reading:
        if asked.move and (reading := self._in_return(asked, text, journey_map)):
            return reading
        if asked.question.field == "persona.name":
            return self._persona(asked, text, journey_map)
        if not asked.probe and asked.question.kind in ("text", "list") and is_gibberish(text):
            return Reading(follow_up=say("gibberish", {}, 0))
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

    def _in_return(self, asked: Asked, text: str, journey_map: JourneyMap) -> Reading | None:
        """The answer to a follow-up; None if the field reads it as it reads any reply."""
        if asked.question.id == MORE_QUESTION:
            return self._more(asked, text)
        if asked.move == "told_already":
            return self._as_told(asked, text, journey_map)
        if asked.move == "missing" and asked.question.field == "stages":
            return missing_stages(asked, text, journey_map, self._make_id)
        return take(asked, text, journey_map, self._make_id)

    def _more(self, asked: Asked, text: str) -> Reading:
        """Which of the offered questions to ask as well; "yes" means all, and what cannot be read is asked again."""
        chosen = [option.value for option in asked.options] if is_agreement(text) else None
        if chosen is None and not is_none(text):
            chosen = choose(text, asked.options, several=True)
            if chosen is None:
                return Reading(unread=True, heard="Type the numbers of those you want, or press Enter to finish.")
        given = tuple(chosen or ())
        return Reading(asks=FollowUp(move="more", text="", given=given), heard="" if given else "That will do.")

    def _as_told(self, asked: Asked, text: str, journey_map: JourneyMap) -> Reading:
        """The sentence that was told before, if it is the one; or what is typed in its place."""
        option = chosen_one(text, asked.options)
        if option == "no" or (not option and is_none(text)):
            return Reading(heard="Left open, then.")
        said = asked.given[0] if wants_it(text, option) else text
        return self._answer(replace(asked, move="", question=asked.follows or asked.question), said, journey_map)

    def _persona(self, asked: Asked, text: str, journey_map: JourneyMap) -> Reading:
        whole = trimmed(text)
        nameless = is_agreement(whole) or is_none(whole) or not any(one.isalpha() for one in whole)
        if nameless and not asked.probe:
            return Reading(follow_up="And who is it? A first name will do, real or made up.")
        if is_crowd(whole) and not asked.probe:
            return Reading(move="crowd", values={"said": whole})
        name, rest = read_person(whole)
        named = ops.SetPersona(field="name", value=name[:80].rstrip())
        if not rest:
            return Reading((named,))
        told = volunteered(text, asked, journey_map, (named,), self._make_id, self._today())
        fields = {one.field for one in told if isinstance(one, ops.SetPersona | ops.AddPersonaItems)}
        if fields - {"demographics"}:
            return Reading((named, *told))  # only plain facts are better kept as they were told
        field: ops.PersonaField = "demographics" if re.search(r"\b\d{2}\b", rest) else "segment"
        return Reading((named, ops.SetPersona(field=field, value=rest)))

    def _text(self, asked: Asked, text: str, journey_map: JourneyMap) -> Reading:
        field = FIELDS[asked.question.field]
        if not asked.items:
            said = one_line(text) if asked.question.field == "persona.quote" else trimmed(restated(text))
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
            items = accept_in_list(_told(asked, text, suggestions, journey_map), suggestions)
        if not items and aside_only(text):
            heard = say("parked", {"said": text}, len(journey_map.parking_lot))
            return Reading((ops.Park(id=self._make_id("n"), text=trimmed(text)),), direct=True, heard=heard)
        if not items:
            return self._again(asked, "I could not make a list of that. Please name them, with commas between.")
        if asked.question.field == "persona.goals":
            items = [_WANTS.sub("", one) or one for one in items]
        ratings: dict[str, int] = {}
        if asked.question.field == "stages[].touchpoints":
            items, ratings = with_ratings(items)
        field = FIELDS[asked.question.field]
        operations = field.many(items, journey_map, asked.subject, self._make_id)
        rated = [
            ops.SetEmotion(touchpoint=one.id, score=ratings[one.name] - 3)
            for one in operations
            if isinstance(one, ops.AddTouchpoint) and one.name in ratings
        ]
        return Reading((*operations, *rated), heard="" if operations else "That is on the map already.")

    def _pains(self, asked: Asked, text: str, journey_map: JourneyMap) -> Reading:
        stage = journey_map.stage(asked.subject)
        points = stage.touchpoints if stage else ()
        elsewhere = [point for point in journey_map.touchpoints() if point not in points]
        known = {normal(pain.text) for point in points for pain in point.pain_points}
        return Reading(
            tuple(
                self._trouble_or_idea(one)
                for one in read_pains(own_part(text, journey_map, asked.subject), points, elsewhere)
                if normal(one.text) not in known or not asked.probe
            )
        )

    def _trouble_or_idea(self, one: Trouble) -> BaseModel:
        """A trouble; or the solution that was told in its place, as an idea."""
        if normal(solution(one.text)) == normal(one.text):
            return ops.AddOpportunity(id=self._make_id("o"), text=one.text)
        return one.added(self._make_id("p"))

    def _choice(self, asked: Asked, text: str, journey_map: JourneyMap) -> Reading:
        field = FIELDS[asked.question.field]
        several = asked.question.kind == "some_of"
        chosen = (choose(corrected(text), asked.options, several) if not several else None) or choose(
            text, asked.options, several
        )
        if chosen is None and asked.question.other:
            chosen = [trimmed(text)]
        if chosen is None:
            return self._again(asked, closest_of(asked.options))
        operations = tuple(field.choices(chosen, journey_map, asked.subject, self._make_id))
        if asked.question.field == "evidence":
            backed = supported_pains(text, chosen, journey_map)
            operations = tuple(_with_source(one, asked, text, backed) for one in operations)
        chosen_labels = [one.label for one in asked.options if one.value in chosen]
        said = f"{shown(chosen_labels[0])}." if asked.question.kind == "one_of" and chosen_labels else ""
        return Reading(operations, heard=said if operations else "None of them, noted.")

    def _rating(self, asked: Asked, text: str, journey_map: JourneyMap) -> Reading:
        if is_agreement(text):
            return self._again(asked, "Which numbers shall I put down? Name and number for each, please.")
        low, high = asked.question.low, asked.question.high
        rated = read_ratings(text, asked.items, low, high)
        operations = tuple(FIELDS[asked.question.field].each(rated.values, journey_map))
        good = [item for item in asked.items if item.id in rated.positive]
        if good and not asked.probe:
            values = {"said": rated.positive[good[0].id], "name": good[0].name}
            text = say("positive", values, len(journey_map.touchpoints()))
            ask = FollowUp(move="positive", text=text, about=good[0].id, kind="rating")
            return Reading(operations, asks=ask)
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


def _told(asked: Asked, text: str, suggestions: Sequence[str], journey_map: JourneyMap) -> list[str]:
    """The items of a list as they were told; what was said beside their names is volunteered, not a part of them."""
    field, known = asked.question.field, tuple(suggestions)
    if field == "stages":
        return [one.name for one in read_stages(text, known)]
    if field == "stages[].touchpoints":
        return [one.name for one in read_touchpoints(own_part(text, journey_map, asked.subject), known)]
    return split_statements(text) if field in _STATEMENTS else split_names(text, known)


def _with_source(operation: BaseModel, asked: Asked, text: str, backed: tuple[str, ...]) -> BaseModel:
    """Keep on a piece of evidence the words in which its source was named, and only the troubles that it backs."""
    if not isinstance(operation, ops.AddEvidence):
        return operation
    option = next((one for one in asked.options if one.value == operation.kind), None)
    source = source_in(text, option.pattern) if option and option.pattern else ""
    return operation.model_copy(update={"source": source, "supports": backed})
