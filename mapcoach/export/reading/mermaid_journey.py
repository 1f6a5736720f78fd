"""Mermaid journeys as people write them: sections become stages, tasks touchpoints, scores ratings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from mapcoach.export.reading.finishing import assumed, reading_of
from mapcoach.export.reading.ids import Ids
from mapcoach.export.reading.mermaid_lines import Diagram, Line, diagrams, spelt
from mapcoach.export.reading.mermaid_own import MARK, SHARE, in_full, is_ours, left_out, whole
from mapcoach.export.reading.results import CannotReadError, NotTaken, Reading
from mapcoach.export.reading.texts import decoded, shown
from mapcoach.journey import Emotion, JourneyMap, Persona, Stage, Touchpoint

LOSSES = (
    "A Mermaid journey tells stages, steps, who takes part, and how each step feels from 1 to 5; goals, channels, "
    "thoughts, pain points, opportunities and evidence have no place in it.",
)
_WORDED = re.compile(r"^((?:title|section)(?=$|\s)|acc(?:Title|Descr)(?=$|[\s:{]))[ \t]*", re.IGNORECASE)
_COLON = re.compile(r"[:：]")
_SCORE = re.compile(r"[-+−]?\d{1,12}(?:[.,]\d{1,12})?(?:[ \t]*/[ \t]*5)?")
_LONGEST_SCORE = 60
_CUSTOMER = re.compile(
    r"(?i)\b(?:customers?|users?|clients?|buyers?|shoppers?|patients?|guests?|visitors?|members?|me|kund(?:e|in|en)|"
    r"nutzer(?:in)?|utilisat(?:eur|rice)|cliente?s?|usuari[oa]s?)\b|客户|顾客|用户|お客|ユーザー"
)
"""An actor called so is the customer, however seldom it takes part."""
_NO_ACTORS = frozenset({"", "-", "none", "n/a"})


class _Task(NamedTuple):
    """A step as it is written: name, score and actors, each as text; None for a score that is not there."""

    name: str
    score: str | None
    actors: tuple[str, ...]


@dataclass
class _Draft:
    """What was read so far."""

    ours: bool = False
    joined: bool = False
    """Whether two sections of one name that follow each other became one stage."""
    title: str = ""
    spoken_title: str = ""
    stages: list[tuple[str, list[Touchpoint]]] = field(default_factory=list)
    actors: dict[str, list[int]] = field(default_factory=dict)
    """At which lines each actor is."""
    missed: list[NotTaken] = field(default_factory=list)

    def miss(self, line: int, what: str, why: str) -> None:
        self.missed.append(NotTaken(f"line {line}", what, why))


def read(name: str, data: bytes, roles: Mapping[str, str]) -> Reading:
    """Read the first journey of a file. Raises CannotReadError if there is none, or none of its steps can be taken."""
    found = diagrams(decoded(data))
    if not found:
        raise CannotReadError(
            "There is no Mermaid journey in the file: its first line must be “journey”. Nothing was taken."
        )
    ids, draft = Ids(data), _Draft(ours=is_ours(found[0]))
    _statements(found[0], draft, ids)
    if not draft.stages:
        raise CannotReadError("The journey has no sections and no steps. Nothing was taken.", found[0].start)
    _what_else(found, draft)
    full_names = in_full(found[0]) if draft.ours else []
    draft.stages = [(whole(name, full_names), points) for name, points in draft.stages]
    people = sorted(draft.actors, key=lambda one: (not _CUSTOMER.search(one), -len(draft.actors[one])))
    stages = tuple(
        Stage(id=ids.new("s"), name=_stage_name(name, draft, found[0]), touchpoints=tuple(points))
        for name, points in draft.stages
    )
    title = draft.title or spelt(found[0].title) or draft.spoken_title
    if draft.ours:
        title = whole(SHARE.sub("", title), [draft.spoken_title])
        draft.missed += left_out(found[0])
    wanted = JourneyMap(title=title, persona=Persona(name=people[0] if people else ""), stages=stages)
    _others(people, draft)
    notes = (*_on_people(people, draft), *_on_stages(draft))
    return reading_of("mermaid", assumed(wanted), draft.missed, losses=LOSSES, notes=notes)


def _statements(diagram: Diagram, draft: _Draft, ids: Ids) -> None:
    described = 0
    for line in diagram.lines:
        if described:
            described = 0 if "}" in line.text else described
        elif line.text.rstrip(";").strip():
            described = _statement(line, draft, ids)


def _statement(line: Line, draft: _Draft, ids: Ids) -> int:
    """Read a line; returns its number if it begins a description of several lines."""
    worded = _WORDED.match(line.text)
    if not worded:
        _task(line, draft, ids)
        return 0
    word, rest = worded[1].lower(), line.text[worded.end() :]
    if word == "title":
        if draft.title:
            draft.miss(line.number, f"the title {shown(draft.title)}", "the diagram has another title further down")
        draft.title = spelt(rest).rstrip(";") if rest.count(";") == 1 else spelt(rest)
    elif word == "section":
        name = spelt(rest)
        if draft.ours or not draft.stages or draft.stages[-1][0] != name or not name:
            draft.stages.append((name, []))
        else:
            draft.joined = True
    elif word == "acctitle":
        draft.spoken_title = spelt(rest.lstrip(": \t"))
    else:
        if not draft.ours:
            draft.miss(line.number, "the description for screen readers", "a map has no place for it")
        return line.number if rest.startswith("{") and "}" not in rest else 0
    return 0


def _task(line: Line, draft: _Draft, ids: Ids) -> None:
    task = _task_of(line.text)
    if draft.ours:
        task = task._replace(name=task.name.removesuffix(f" {MARK}"))
    if not task.name:
        draft.miss(line.number, shown(line.text), "the step has no name")
        return
    if not draft.stages:
        draft.stages.append(("", []))
    score = _score(task, line.number, draft)
    draft.stages[-1][1].append(Touchpoint(id=ids.new("t"), name=task.name, emotion=Emotion(score=score)))
    for actor in task.actors:
        places = draft.actors.setdefault(actor, [])
        if not places or places[-1] != line.number:
            places.append(line.number)


def _task_of(text: str) -> _Task:
    """A step in its parts. A colon in its name ends the name in Mermaid; here the score does, if there is one."""
    pieces = [piece.strip() for piece in _COLON.split(_with_entities(text))]
    last = pieces[-1].rstrip(";").strip()
    pieces[-1] = last
    scores = [place for place, piece in enumerate(pieces[1:], 1) if _SCORE.fullmatch(piece)]
    if scores and scores[0] == 1 and len(pieces) <= 3:
        at = 1
    elif scores:
        at = next((place for place in reversed(scores) if place >= len(pieces) - 2), scores[0])
    else:
        actors = _actors(":".join(pieces[2:]))
        return _Task(_restored(pieces[0]), pieces[1] if len(pieces) > 1 else None, actors)
    return _Task(_restored(": ".join(pieces[:at])), pieces[at], _actors(":".join(pieces[at + 1 :])))


_HIDDEN = {"#58;": "\ue000", "#colon;": "\ue000", "#44;": "\ue001", "#comma;": "\ue001"}


def _with_entities(text: str) -> str:
    """The text with escaped colons and commas hidden from whoever splits it there."""
    for entity, mark in _HIDDEN.items():
        text = text.replace(entity, mark)
    return text


def _restored(text: str) -> str:
    return spelt(text.replace("\ue000", ":").replace("\ue001", ","))


def _actors(text: str) -> tuple[str, ...]:
    found = (_restored(one.strip(" \t;")) for one in re.split(r"[,，、]", text))
    return tuple(dict.fromkeys(one for one in found if one.casefold() not in _NO_ACTORS))


def _score(task: _Task, line: int, draft: _Draft) -> int | None:
    """The rating from -2 to 2 that a score from 1 to 5 stands for."""
    written = (task.score or "").strip()[:_LONGEST_SCORE]
    number = re.sub(r"[ \t]*/[ \t]*5$", "", written).replace("−", "-").replace(",", ".")
    try:
        value = float(number) if _SCORE.fullmatch(written) else None
    except ValueError:
        value = None
    if value is not None and value.is_integer() and 1 <= value <= 5:
        return int(value) - 3
    if not written:
        why = "the step has no score; it is on the map without a rating"
    elif value is None:
        why = "a score from 1 to 5 belongs here; the step is on the map without a rating"
    elif 1 < value < 5:
        why = "the scale has whole numbers from 1 to 5; the step is on the map without a rating"
    else:
        why = "the scale goes from 1 to 5; the step is on the map without a rating"
    what = f"the score {shown(_restored(written))}" if written else "a score"
    draft.miss(line, f"{what} of {shown(task.name)}", why)
    return None


def _what_else(found: list[Diagram], draft: _Draft) -> None:
    """Name what is in the file besides the diagram's steps."""
    if found[0].dressed:
        draft.miss(found[0].dressed, "settings of the diagram", "how a diagram looks is no part of a map")
    for other in found[1:]:
        draft.miss(other.start, "another journey", "a file makes one map; put it into a file of its own")
    titles = {draft.title or spelt(found[0].title), ""}
    if draft.spoken_title not in titles and titles != {""} and not draft.ours:
        draft.miss(found[0].start, f"the title for screen readers {shown(draft.spoken_title)}", "a map has one title")


def _stage_name(name: str, draft: _Draft, diagram: Diagram) -> str:
    """The name of a stage; steps outside sections stand in one that is called after the diagram."""
    return name or draft.title or spelt(diagram.title) or "Journey"


def _others(people: list[str], draft: _Draft) -> None:
    for actor in people[1:]:
        lines = draft.actors[actor]
        named = ", ".join(map(str, lines[:5])) + (" and others" if len(lines) > 5 else "")
        where = f"line {named}" if len(lines) == 1 else f"lines {named}"
        why = "a map is about one customer; who else takes part has no place on it"
        draft.missed.append(NotTaken(where, f"the actor {shown(actor)}", why))


def _on_people(people: list[str], draft: _Draft) -> tuple[str, ...]:
    if not people:
        return ()
    if len(people) == 1:
        return (f"{shown(people[0])} is the only actor and was taken as the customer; check that.",)
    if _CUSTOMER.search(people[0]):
        return (f"{shown(people[0])} was taken as the customer, by the name; check that.",)
    most = len(draft.actors[people[0]])
    total = len(set().union(*(set(lines) for lines in draft.actors.values())))
    return (
        f"{shown(people[0])} takes part in most steps ({most} of {total}) and was taken as the customer; check that.",
    )


def _on_stages(draft: _Draft) -> tuple[str, ...]:
    names = Counter(name for name, _ in draft.stages)
    told = []
    if "" in names:
        told.append("Steps outside sections stand in a stage of their own.")
    if any(count > 1 for name, count in names.items() if name):
        told.append("Sections of the same name that do not follow each other are stages of their own.")
    if draft.joined:
        told.append("Sections of the same name that follow each other became one stage.")
    return tuple(told)
