"""Where what stands on the map came from: whose words, when, and whether it is known or assumed. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from mapcoach.export.words import EVIDENCE_KINDS, quoted
from mapcoach.journey import JournalEntry, JourneyMap, Opportunity, PainPoint, participant_name, walk
from mapcoach.journey.lanes import CellItem, pain_path
from mapcoach.tui.editing_map import FIELDS, Field, value_words
from mapcoach.tui.text import in_line
from mapcoach.tui.widgets.map_list_words import MONTHS, ago

_LONGEST = 300
_LABELS: Mapping[str, str] = {
    "name": "Name",
    "text": "Text",
    "channel": "Channel",
    "moment_of_truth": "Moment of truth",
    "score": "Rating",
    "feeling": "Feeling",
    "thought": "Thought",
    "customer_action": "What they do",
    "customer_goal": "Customer goal",
    "business_goal": "What we want them to do",
    "questions": "Question",
    "owner": "Owner",
    "severity": "How bad it is",
    "root_cause": "Why it happens",
    "drops_off": "Giving up",
    "share": "How many it hits",
    "impact": "Impact",
    "feasibility": "Feasibility",
    "due": "Due",
    "kpi": "Measured by",
    "recipe": "Automation",
    "status": "Decision",
    "platform": "Tool",
    "baseline": "Where it stands",
    "target": "Target",
}


@dataclass(frozen=True)
class Origin:
    """Where values came from: of which part, which they are, the entry that put them there, what they rest on.

    ``told`` is how they came there, ``said`` what was typed; ``entry`` is "" where nobody said it.
    """

    what: str
    values: str
    told: str
    said: str
    rests_on: str
    entry: str = ""
    answers: bool = False

    @property
    def in_a_line(self) -> str:
        """All of it in a line."""
        said = f": {quoted(in_line(self.said, 300))}" if self.said else ""
        return f"{self.told}{f' · {self.rests_on}' if self.rests_on else ''}{said}"


def origins(
    journey_map: JourneyMap, entries: Mapping[str, JournalEntry], items: Iterable[CellItem], now: datetime
) -> list[Origin]:
    """Where the values of these items came from, item by item; neighbours of one entry are told of together."""
    values = {one.path: one.value for one in walk(journey_map)}
    made: list[Origin] = []
    for item in items:
        for path in item.paths:
            one = _origin(journey_map, entries, item, path, now)
            one = replace(one, values=f"{one.values}{_value_words(path, values.get(path))}")
            if made and replace(made[-1], values=one.values) == one:
                made[-1] = replace(one, values=f"{made[-1].values} · {one.values}")
            else:
                made.append(one)
    return made


def _value_words(path: str, value: object) -> str:
    name = _name(path)
    if not isinstance(value, str | int | float):
        return ""
    known = next((field for kind in FIELDS.values() for field in kind if field.name == name), Field(name, ""))
    return f": {in_line(value_words(known, value), _LONGEST)}"


def origin(journey_map: JourneyMap, entries: Mapping[str, JournalEntry], item: CellItem, now: datetime) -> Origin:
    """Where the main value of an item came from."""
    return _origin(journey_map, entries, item, item.path, now)


def _origin(
    journey_map: JourneyMap, entries: Mapping[str, JournalEntry], item: CellItem, path: str, now: datetime
) -> Origin:
    what, field = in_line(item.text, 200), _label(path)
    entry = entries.get(journey_map.provenance.get(path, ""))
    rests_on = _rests_on(journey_map, item, path)
    if entry is None:
        return Origin(what, field, "Nobody said it; it is a default", "", rests_on)
    answers = bool(entry.question) and entry.command in ("", "edit")
    who = in_line(participant_name(journey_map, entry.author), 40)
    told = f"{_how(entry)}{f' by {who}' if who else ''}, {ago(entry.time, now)}"
    return Origin(what, field, told, entry.reply, rests_on, entry.id, answers)


def _label(path: str) -> str:
    field = _name(path)
    return _LABELS.get(field, field.replace("_", " "))


def _name(path: str) -> str:
    """The field that a path ends with."""
    return path.rpartition(".")[2].partition("[")[0]


def _how(entry: JournalEntry) -> str:
    if entry.command == "start":
        return "There from the start"
    return "Said" if entry.question else "Changed on the map"


def _rests_on(journey_map: JourneyMap, item: CellItem, path: str) -> str:
    basis = journey_map.basis.get(path, "")
    if basis != "evidence":
        return "an assumption" if basis else ""
    sources = [
        in_line(one.source, 60) or EVIDENCE_KINDS[one.kind] for one in journey_map.evidence if item.part in one.supports
    ]
    return f"evidence: {', '.join(dict.fromkeys(sources))}" if sources else "evidence"


def when(entry: JournalEntry, now: datetime) -> str:
    """The moment of an entry, to the minute: 3 November 2026, 14:05."""
    then = entry.time.astimezone(now.tzinfo)
    return f"{then.day} {MONTHS[then.month - 1]} {then.year}, {then:%H:%M}"


def by_id(entries: Sequence[JournalEntry]) -> dict[str, JournalEntry]:
    """The journal, to look entries up."""
    return {entry.id: entry for entry in entries}


def pain_item(journey_map: JourneyMap, pain_id: str) -> CellItem | None:
    """A pain point as the grid has it."""
    for stage in journey_map.stages:
        for point in stage.touchpoints:
            for pain in point.pain_points:
                if pain.id == pain_id:
                    where = pain_path(stage, point, pain)
                    fields = _filled(pain, "severity", "drops_off", "share", "root_cause")
                    return _item("pain_point", pain, where, fields, point.name)
    return None


def idea_item(journey_map: JourneyMap, idea_id: str) -> CellItem | None:
    """An opportunity as the grid has it."""
    for idea in journey_map.opportunities:
        if idea.id == idea_id:
            fields = _filled(idea, "impact", "feasibility", "owner", "due", "kpi")
            return _item("opportunity", idea, f"opportunities[{idea.id}]", fields, "")
    return None


def _filled(part: PainPoint | Opportunity, *fields: str) -> list[str]:
    return [field for field in fields if getattr(part, field) not in (None, "")]


def _item(kind: str, part: PainPoint | Opportunity, where: str, fields: Sequence[str], about: str) -> CellItem:
    return CellItem(kind, part.text, part.id, (f"{where}.text", *(f"{where}.{field}" for field in fields)), about)
