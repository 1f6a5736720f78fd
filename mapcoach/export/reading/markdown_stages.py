"""The part "Each stage in detail" of our drafts, read back to stages, touchpoints and pain points."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from mapcoach.export.reading.ids import Ids
from mapcoach.export.reading.markdown_text import Item, Section
from mapcoach.export.reading.markdown_words import labels, questions, rating, told, unquoted, weight, wordings
from mapcoach.export.reading.results import NotTaken
from mapcoach.export.reading.texts import shown

Part = dict[str, Any]
_NUMBER = re.compile(r"^\d{1,5}\. ")
_UNKNOWN = "not known yet"
_NOTHING = "nothing noted yet."
_CARE = "; looked after by "


class StageReader:
    """Reads the sections on stages. ``assumed`` are the ids of parts whose text is marked as an assumption."""

    def __init__(self, ids: Ids, missed: list[NotTaken]) -> None:
        self.stages: list[Part] = []
        self.marked: set[tuple[str, str]] = set()
        self._ids = ids
        self._missed = missed
        self._gives_up = {words.gives_up for words in wordings()}

    def read(self, sections: Sequence[Section]) -> None:
        """Read the sections below the heading of this part, in their order."""
        for section in sections:
            if section.level == 3:
                self._stage(section)
            elif self.stages:
                self._point(section)

    def _stage(self, section: Section) -> None:
        stage: Part = {"id": self._ids.new("s"), "name": _NUMBER.sub("", section.heading), "touchpoints": []}
        self.stages.append(stage)
        fields = {"wants": "customer_goal", "next_step": "business_goal", "owner": "owner"}
        for item in section.items:
            field = labels().get(item.label, "")
            if field == "asks":
                stage["questions"] = [one.text for one in questions(item.text)]
                for one in questions(item.text):
                    self._note(one.assumed, stage["id"], f"questions {one.text}")
            elif field in fields:
                said = told(item.text)
                stage[fields[field]] = said.text
                self._note(said.assumed, stage["id"], fields[field])
            elif item.label.casefold() != _UNKNOWN:
                self._stranger(item)

    def _note(self, assumed: bool, owner: str, field: str) -> None:
        if assumed:
            self.marked.add((owner, field))

    def _stranger(self, item: Item) -> None:
        what = shown(f"{item.label}: {item.text}" if item.label else item.text)
        self._missed.append(NotTaken(f"line {item.line}", what, "mapcoach writes no such line at this place"))

    def _point(self, section: Section) -> None:
        named = told(section.heading)
        point: Part = {"id": self._ids.new("t"), "name": named.text, "emotion": {}, "pain_points": []}
        self.stages[-1]["touchpoints"].append(point)
        self._note(named.assumed, point["id"], "name")
        readers: dict[str, Callable[[Part, Item], None]] = {
            "Where": self._where,
            "Moment of truth": self._decides,
            "does": self._does,
            "feels": self._feels,
            "thinks": self._thinks,
            "trouble": self._pain,
        }
        for item in section.items:
            if item.depth > 1 and point["pain_points"]:
                self._about_pain(point["pain_points"][-1], item)
                continue
            reader = readers.get(item.label) or readers.get(labels().get(item.label, ""))
            if reader:
                reader(point, item)
            else:
                self._stranger(item)

    def _where(self, point: Part, item: Item) -> None:
        channel, care, owner = item.text.rpartition(_CARE)
        if not care:
            channel, owner = item.text, ""
        point["owner"] = owner
        point["channel"] = "" if channel == "channel not known yet" else channel

    def _decides(self, point: Part, item: Item) -> None:
        point["moment_of_truth"] = True
        self._note(told(item.text).assumed, point["id"], "moment_of_truth")

    def _does(self, point: Part, item: Item) -> None:
        said = told(item.text)
        point["customer_action"] = said.text
        self._note(said.assumed, point["id"], "customer_action")

    def _feels(self, point: Part, item: Item) -> None:
        if item.text.startswith(f"{_UNKNOWN}."):
            return
        said = told(item.text)
        score, feeling = rating(said.text)
        point["emotion"] |= {"score": score, "feeling": feeling}
        self._note(said.assumed, point["id"], "emotion")

    def _thinks(self, point: Part, item: Item) -> None:
        said = told(item.text)
        point["emotion"]["thought"] = unquoted(said.text)
        self._note(said.assumed, point["id"], "emotion.thought")

    def _pain(self, point: Part, item: Item) -> None:
        if item.text == _NOTHING:
            return
        said = told(item.text)
        pain = {"id": self._ids.new("p"), "text": said.text}
        point["pain_points"].append(pain)
        self._note(said.assumed, pain["id"], "text")

    def _about_pain(self, pain: Part, item: Item) -> None:
        if item.label == "Cause":
            said = told(item.text)
            pain["root_cause"] = said.text
            self._note(said.assumed, pain["id"], "root_cause")
            return
        read = weight(item.text, self._gives_up)
        for field in read.assumed:
            self._note(True, pain["id"], field)
        pain |= {"severity": read.severity, "drops_off": read.drops_off, "share": read.share}
        if read.rest:
            why = "it is not how mapcoach says how much a pain point weighs"
            self._missed.append(NotTaken(f"line {item.line}", shown(read.rest), why))
