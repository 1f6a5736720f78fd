"""The agenda: what to ask next. A pure function of the map, the journal and the depth; it always ends.

A question is settled once it was answered, skipped or not known (an entry of the journal says so), or once
its field was filled in another way. So each question that is asked brings the end nearer, and resuming,
undoing and editing need nothing but the journal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Literal, NamedTuple

from mapcoach.interview.fields import FIELDS
from mapcoach.interview.rules import RULES, SOURCES, WORST_PAINS
from mapcoach.interview.script import DEPTHS, Depth, Question, SubjectKind, Topic
from mapcoach.journey import JournalEntry, JourneyMap
from mapcoach.journey import operations as ops
from mapcoach.journey.applying import measure_key
from mapcoach.journey.ranking import worst_first

DEPTH_QUESTION = "interview.depth"
"""The id under which the journal keeps the chosen depth."""

_ADDING = (ops.AddStage, ops.AddTouchpoint, ops.AddPainPoint, ops.AddOpportunity, ops.ChooseAutomation)

EXPECTED_STAGES = 5
"""How many stages to count with before they are known."""


class Due(NamedTuple):
    """A question of the script together with what it is asked about."""

    topic: Topic
    question: Question
    subject_kind: SubjectKind
    subject: str


Standing = Literal["answered", "remaining", "settled"]
"""How a question stands: with an answer, still to be asked, or neither (skipped, or nothing calls for it)."""


class Progress(NamedTuple):
    """How many questions have an answer, and how many remain as far as is known now. What was skipped is neither."""

    answered: int
    remaining: int


def questions(
    journey_map: JourneyMap, script: Sequence[Topic], depth: Depth, wanted: Collection[str] = ()
) -> Iterator[Due]:
    """All questions of a depth that this map has, in order, whether settled or not; and those wanted besides, by id."""
    level = DEPTHS.index(depth)
    for topic in script:
        for subject in _subjects(journey_map, topic, depth):
            for question in topic.question:
                if DEPTHS.index(question.depth) <= level or question.id in wanted:
                    yield Due(topic, question, topic.each, subject)


def _subjects(journey_map: JourneyMap, topic: Topic, depth: Depth) -> list[str]:
    if topic.each == "stage":
        return [stage.id for stage in journey_map.stages]
    if topic.each == "worst_pain":
        return [pain.id for pain in worst_first(journey_map)[: WORST_PAINS[depth]]]
    return [""]


class Agenda:
    """The agenda for a state of the interview.

    ``entries`` is the whole journal, with what was taken back or replaced; it tells when a part that an edited
    answer names again was added first. Without it the live entries alone decide.
    """

    def __init__(
        self,
        journey_map: JourneyMap,
        live: Sequence[JournalEntry],
        script: Sequence[Topic],
        depth: Depth,
        entries: Sequence[JournalEntry] = (),
        wanted: Collection[str] = (),
    ) -> None:
        self._map, self._script, self._depth = journey_map, script, depth
        journal = entries or live
        place = _places(journal)
        about = [(entry, (entry.question, entry.subject)) for entry in live if entry.question]
        self._asked = {which: place.get(entry.id, -1) for entry, which in about}
        self._answered = {which for entry, which in about if entry.command not in ("skip", "dont_know")}
        self._added = _additions(journal)
        self._all = list(questions(journey_map, script, depth, wanted))

    def next(self) -> Due | None:
        """The question to ask now; None at the end."""
        return next((due for due in self._all if not self._settled(due)), None)

    def is_open(self, due: Due) -> bool:
        """Whether a question is still there and without an answer."""
        here = (one for one in self._all if (one.question.id, one.subject) == (due.question.id, due.subject))
        return any(not self._settled(one) for one in here)

    def progress(self) -> Progress:
        """Answered and remaining questions; what is not known yet (stages, their touchpoints) is estimated."""
        counted = Counter(standing for _, standing in self.standings())
        return Progress(counted["answered"], counted["remaining"] + self._expected())

    def standings(self) -> Iterator[tuple[Due, Standing]]:
        """The questions in order, and how each stands; those of a stage not gone into yet count as remaining."""
        unexplored = {
            due.subject for due in self._all if due.question.field == "stages[].touchpoints" and not self._settled(due)
        }
        for due in self._all:
            has_answer = (due.question.id, due.subject) in self._answered or self._filled(due)
            untouched = not has_answer and self._was_asked(due) is None
            if not self._settled(due) or (due.subject in unexplored and untouched):
                yield due, "remaining"
            else:
                yield due, "answered" if has_answer else "settled"

    def _expected(self) -> int:
        """About how many questions the stages will bring, while nobody has named them yet."""
        if self._map.stages or not any(due.question.field == "stages" and not self._settled(due) for due in self._all):
            return 0
        level = DEPTHS.index(self._depth)
        return EXPECTED_STAGES * sum(
            DEPTHS.index(question.depth) <= level
            for topic in self._script
            if topic.each == "stage"
            for question in topic.question
        )

    def _was_asked(self, due: Due) -> int | None:
        return self._asked.get((due.question.id, due.subject))

    def _settled(self, due: Due) -> bool:
        asked = self._was_asked(due)
        if due.question.items:
            return not self._open_items(due, asked)
        if asked is not None:
            return True
        if not all(RULES[rule](self._map, due.subject) for rule in due.question.when):
            return True
        if due.question.options_from and not SOURCES[due.question.options_from](self._map, due.subject):
            return True
        return due.question.done == "filled" and self._filled(due)

    def _filled(self, due: Due) -> bool:
        """Whether the map has the value, of a for-each question the values of all its items."""
        field, source = FIELDS[due.question.field], due.question.items
        if not source:
            return field.filled(self._map, due.subject)
        items = SOURCES[source](self._map, due.subject)
        return bool(items) and all(field.item_filled(self._map, item.id) for item in items)

    def _open_items(self, due: Due, asked: int | None) -> list[str]:
        """The items without a value that were not on the map yet when the question was last answered."""
        field = FIELDS[due.question.field]
        items = SOURCES[due.question.items](self._map, due.subject)
        missing = [item.id for item in items if not field.item_filled(self._map, item.id)]
        if asked is None or not missing:
            return missing
        named = due.question.field.startswith("measures")
        return [item for item in missing if self._added.get(_measure(item) if named else item, -1) > asked]


def _places(journal: Sequence[JournalEntry]) -> dict[str, int]:
    """Where each entry counts: at its own place, an edit (of an edit) at the place of the answer it replaces."""
    places: dict[str, int] = {}
    for number, entry in enumerate(journal):
        edits = entry.command == "edit" and entry.retracts
        places.setdefault(entry.id, places.get(entry.retracts or "", number) if edits else number)
    return places


def _additions(journal: Sequence[JournalEntry]) -> dict[str, int]:
    """Where in the journal each part was added first, by its id (a measure by its name, in small letters)."""
    added: dict[str, int] = {}
    removed: set[str] = set()
    for number, entry in enumerate(journal):
        for operation in entry.operations:
            match operation:
                case ops.SetMeasure(name=name):
                    key = _measure(name)
                    added[key] = number if key in removed else added.get(key, number)
                    removed.discard(key)
                case ops.RemoveMeasure(name=name):
                    removed.add(_measure(name))
                case _ if isinstance(operation, _ADDING):
                    added.setdefault(operation.id, number)
    return added


def _measure(name: str) -> str:
    return measure_key(name.strip(), "")[0]
