"""Asking for one value out of turn, whatever the depth: which question of the script does that. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from mapcoach.interview.agenda import Due
from mapcoach.interview.script import Topic
from mapcoach.journey import JournalEntry, JourneyMap


def due_for(script: Sequence[Topic], journey_map: JourneyMap, field: str, subject: str) -> Due | None:
    """The question that fills a field, put to a stage, a pain point, or (with "") the map or its first stage.

    None if the script has no such question, or if what it is to be put to is not there.
    """
    found = [(topic, question) for topic in script for question in topic.question if question.field == field]
    for topic, question in found:
        asked_of = _subject(journey_map, topic, subject)
        if asked_of is not None:
            return Due(topic, question, topic.each, asked_of)
    return None


def _subject(journey_map: JourneyMap, topic: Topic, subject: str) -> str | None:
    if topic.each == "map":
        return ""
    there = {one.id for one in (journey_map.stages if topic.each == "stage" else journey_map.pain_points())}
    if subject in there:
        return subject
    return journey_map.stages[0].id if topic.each == "stage" and not subject and there else None


def answer_to(live: Sequence[JournalEntry], due: Due) -> JournalEntry | None:
    """The latest answer to a question that counts; None if there is none with something in it."""
    where = (due.question.id, due.subject)
    return next((one for one in reversed(live) if one.where == where and not one.move and one.operations), None)


def still(due: Due | None, journey_map: JourneyMap, said: Sequence[JournalEntry] = ()) -> Due | None:
    """What was asked for, as long as nobody answered or skipped it and its subject is there; else None."""
    if due is None or any(entry.where == (due.question.id, due.subject) for entry in said):
        return None
    gone = _subject(journey_map, due.topic, due.subject) != due.subject
    return None if gone else due
