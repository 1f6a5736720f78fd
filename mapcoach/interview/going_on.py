"""When all questions of the chosen depth are settled: what would help this map most, offered as next questions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from mapcoach.interview.agenda import Agenda, Due
from mapcoach.interview.asking import Asked, worded
from mapcoach.interview.coaching.wording import say
from mapcoach.interview.coaching.wording import why as moves_why
from mapcoach.interview.script import Depth, Option, Question, Topic
from mapcoach.journey import Folded, JournalEntry

MORE_QUESTION = "interview.more"
"""The id under which the journal keeps which questions were wanted besides."""
_OFFERED = 3


def wanted(live: Sequence[JournalEntry]) -> frozenset[str]:
    """The ids of the questions that were wanted beyond the depth."""
    return frozenset(
        name for entry in live if entry.question == MORE_QUESTION and entry.asks for name in entry.asks.given
    )


def offer(folded: Folded, script: Sequence[Topic], depth: Depth) -> Asked | None:
    """The offer to go on, with the questions that would mend most; None once it was made, or if nothing would help."""
    made = [entry for entry in folded.live if entry.question == MORE_QUESTION]
    if not folded.map.stages or any(entry.asks or entry.command for entry in made) or len(made) > 1:
        return None  # a reply that could not be read is asked for once more
    from mapcoach.journey.checks import checks, misses  # not before it is needed: most turns are not the last

    report = checks(folded.map, datetime.now(UTC).date())
    options = _options(folded, script, depth, [miss.field for miss in misses(report)])
    if not options:
        return None
    question = Question(
        id=MORE_QUESTION,
        field="",
        kind="some_of",
        depth="quick",
        text="",
        why=moves_why("more"),
        examples=("1", "none"),
        option=options,
    )
    text = say("more", {"score": f"{report.score} of {report.out_of}", "number": str(len(options))}, 0)
    hint = "Type numbers, or press Enter to finish."
    return Asked(question, "What next", "map", "", "", text, question.why, hint, options, probe=True, move="more")


def _options(folded: Folded, script: Sequence[Topic], depth: Depth, fields: Sequence[str]) -> tuple[Option, ...]:
    """The questions beyond the depth that fill these fields, in the order of what they bring."""
    beyond = {
        question.field: Due(topic, question, topic.each, "")
        for topic in reversed(script)
        for question in reversed(topic.question)
        if _is_open(folded, topic, question, depth)
    }
    found = [beyond[field] for field in dict.fromkeys(fields) if field in beyond]
    return tuple(Option(value=due.question.id, label=_label(due, folded)) for due in found[:_OFFERED])


def _is_open(folded: Folded, topic: Topic, question: Question, depth: Depth) -> bool:
    """Whether a question would be asked if it were wanted, and is not asked at this depth."""
    agenda = Agenda(
        folded.map, folded.live, (topic.model_copy(update={"question": (question,)}),), depth, (), {question.id}
    )
    return agenda.next() is not None


def _label(due: Due, folded: Folded) -> str:
    """The question as it will be asked, about the first stage that has it."""
    stage = folded.map.stages[0].id if due.subject_kind == "stage" else ""
    pains = folded.map.pain_points()
    subject = pains[0].id if due.subject_kind == "worst_pain" and pains else stage
    return worded(due._replace(subject=subject), folded.map)[0]
