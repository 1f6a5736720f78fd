"""The parts of our drafts that look back on the journey: opportunities, automations, measures, sources, session."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from mapcoach.automation import catalogue
from mapcoach.export.escaping import shorten
from mapcoach.export.reading.ids import Ids
from mapcoach.export.reading.markdown_text import Section
from mapcoach.export.reading.markdown_words import told
from mapcoach.export.reading.results import NotTaken
from mapcoach.export.reading.texts import shown
from mapcoach.export.words import EVIDENCE_KINDS

Part = dict[str, Any]
_NUMBERED = re.compile(r"^(\d{1,5})\. ")
_DUE = re.compile(r"(?:Due|Was due) on (\d{1,2} \w+ \d{4})[.:]")
_TABLES = {
    "Idea": ("Idea", "Answers", "Impact", "Feasibility", "Score", "Owner", "Due", "Measure"),
    "Automation": ("Automation", "Stage", "Against", "Decision", "Platform", "Owner"),
    "Measure": ("Measure", "Watches", "Now", "Target"),
    "Action": ("Action", "Who", "By when", "State"),
}
"""The tables that are read back, with their columns, by the first of these."""
_OTHER_TABLES = ("Who", "Step", "Dots")
_STATUS = {"chosen": "chosen", "rejected": "rejected", "in place": "done"}


class FindingReader:
    """Reads what refers to the stages, which must have been read before."""

    def __init__(self, stages: Sequence[Part], ids: Ids, missed: list[NotTaken]) -> None:
        self._stages = [stage["id"] for stage in stages]
        self._pains: dict[str, str] = {}
        self._twice: set[str] = set()
        for stage in stages:
            for point in stage["touchpoints"]:
                for pain in point["pain_points"]:
                    short = shorten(pain["text"], 80)
                    if self._pains.setdefault(short, pain["id"]) != pain["id"]:
                        self._twice.add(short)
        self._ids = ids
        self._missed = missed

    def opportunities(self, section: Section) -> Iterator[Part]:
        """The ideas, in the order in which the draft ranks them."""
        for line, row in self._rows(section, "Idea"):
            answers = told(row[1]).text
            if answers in self._twice:
                why = "several pain points are called that; it stands at the first of them"
                self._missed.append(NotTaken(f"line {line}", f"which of them {shown(row[0])} answers", why))
            yield {
                "id": self._ids.new("o"),
                "text": row[0],
                "pain_point": self._pains.get(answers, ""),
                "impact": _out_of_five(row[2]),
                "feasibility": _out_of_five(row[3]),
                "owner": row[5],
                "due": row[6],
                "kpi": row[7],
            }

    def automations(self, section: Section) -> Iterator[Part]:
        """What was decided; the draft names automations as the catalogue does."""
        names = {recipe.name: recipe_id for recipe_id, recipe in catalogue().items()}
        for line, row in self._rows(section, "Automation"):
            stage = self._stage(row[1])
            if row[0] not in names or not stage:
                why = "its stage is not in the draft" if row[0] in names else "the catalogue has none of that name"
                self._missed.append(NotTaken(f"line {line}", f"the automation {shown(row[0])}", why))
                continue
            yield {
                "id": self._ids.new("a"),
                "recipe": names[row[0]],
                "stage": stage,
                "pain_point": self._pains.get(row[2], ""),
                "status": _STATUS.get(row[3], "chosen"),
                "platform": row[4],
                "owner": row[5],
            }

    def _stage(self, text: str) -> str:
        number = _NUMBERED.match(text)
        place = int(number[1]) - 1 if number else -1
        return self._stages[place] if 0 <= place < len(self._stages) else ""

    def measures(self, section: Section) -> Iterator[Part]:
        """The KPIs."""
        for _, row in self._rows(section, "Measure"):
            yield {"name": row[0], "stage": self._stage(row[1]), "baseline": row[2], "target": row[3]}

    def sources(self, section: Section) -> Iterator[Part]:
        """Where the knowledge comes from."""
        for item in section.items:
            text = f"{item.label}: {item.text}" if item.label else item.text
            source, colon, note = text.partition(": ")
            yield {"id": self._ids.new("v"), **_kind_of(source), "note": note if colon else ""}

    def _rows(self, section: Section, first: str) -> Iterator[tuple[int, list[str]]]:
        """The rows of the table whose header begins so, without what stands for nothing.

        One whose columns were changed by hand is named: its values would go to the wrong fields.
        """
        ours = False
        for line, row in section.rows:
            if row[0] in _TABLES or row[0] in _OTHER_TABLES:
                ours = tuple(row) == _TABLES.get(first)
                if row[0] == first and not ours:
                    why = f"its columns are not those that mapcoach writes: {', '.join(_TABLES[first])}"
                    self._missed.append(NotTaken(f"line {line}", "the whole table", why))
            elif ours:
                yield line, ["" if cell == "–" else cell for cell in row]

    def parked(self, section: Section) -> Iterator[Part]:
        """The parking lot."""
        for item in section.items:
            text = f"{item.label}: {item.text}" if item.label else item.text
            yield {"id": self._ids.new("n"), "text": text}

    def actions(self, section: Section) -> Iterator[Part]:
        """The actions of a session."""
        for _, row in self._rows(section, "Action"):
            owner = "" if row[1] == "nobody yet" else row[1]
            due = "" if row[2] == "no date yet" else row[2]
            yield {"id": self._ids.new("x"), "text": row[0], "owner": owner, "due": due, "done": row[3] == "done"}

    def decisions(self, section: Section) -> Iterator[Part]:
        """The decisions of a session, without the disagreements that were settled."""
        settled = {place - 1 for place, item in enumerate(section.items) if item.depth > 1}
        for place, item in enumerate(section.items):
            if item.depth == 1 and place not in settled:
                text = f"{item.label}: {item.text}" if item.label else item.text
                yield {"id": self._ids.new("c"), "text": text}

    def people(self, section: Section) -> Part:
        """Who led a session and who took part."""
        made: Part = {}
        for item in section.items:
            if item.label == "Facilitator":
                made["facilitator"] = item.text
            elif item.label == "Took part" and item.text != "nobody's name is written down":
                made["participants"] = [self._person(one) for one in item.text.split("; ")]
        return made

    def _person(self, text: str) -> Part:
        found = re.fullmatch(r"(.*) \(([^()]{1,12})\)", text)
        name, initials = found.groups() if found else (text, "")
        return {"id": self._ids.new("u"), "name": name, "initials": initials}


def review_of(section: Section) -> Part:
    """When the map is looked at again. A suggested date is nobody's decision, and is left out."""
    made: Part = {}
    for item in section.items:
        text = f"{item.label}: {item.text}" if item.label else item.text
        due = _DUE.match(text)
        if due:
            made["due"] = _day(due[1])
        elif text.startswith("How often: ") and text.endswith("."):
            made["cadence"] = text.removeprefix("How often: ")[:-1]
    return made


def _day(text: str) -> str | None:
    months = "January February March April May June July August September October November December".split()
    day, month, year = text.split()
    try:
        return date(int(year), months.index(month) + 1, int(day)).isoformat()
    except ValueError:
        return None


def _out_of_five(text: str) -> int | None:
    found = re.fullmatch(r"([1-5]) of 5", text)
    return int(found[1]) if found else None


def _kind_of(source: str) -> Part:
    """A source and its kind, which stands behind it in brackets, or in its name, or is all there is."""
    named = next((kind for kind, words in EVIDENCE_KINDS.items() if source == words), None)
    if named:
        return {"kind": named, "source": ""}
    for kind, words in EVIDENCE_KINDS.items():
        if source.endswith(f" ({words})"):
            return {"kind": kind, "source": source.removesuffix(f" ({words})")}
    inside = next((kind for kind, words in EVIDENCE_KINDS.items() if words in source.casefold()), "other")
    return {"kind": inside, "source": source}
