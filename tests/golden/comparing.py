"""Compares the map of a golden interview with what was told: hits and misses by kind of field.

``python -m tests.golden.comparing [ID …]`` prints the figures and misses of all, or the transcripts of some;
``--examination`` takes the interviews of tests/golden/examination, which were written to be read once.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from mapcoach.journey import JourneyMap
from tests.golden.speaking import FOLDER, GOLDENS, bare, hold, load, transcript


@dataclass
class Tally:
    """What was found of what was told, by kind: hits, misses (expected, not found), extras (found, not expected)."""

    hits: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    misses: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    extras: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def note(self, kind: str, found: bool, what: str) -> None:
        """Count one expected thing."""
        if found:
            self.hits[kind] += 1
        else:
            self.misses[kind].append(what)

    def add(self, other: Tally, name: str) -> None:
        """Count another tally in, its misses under a name."""
        for kind, number in other.hits.items():
            self.hits[kind] += number
        for kind, texts in other.misses.items():
            self.misses[kind] += [f"{name}: {text}" for text in texts]
        for kind, texts in other.extras.items():
            self.extras[kind] += [f"{name}: {text}" for text in texts]

    def recall(self, kind: str) -> float:
        """Found of told, 0 to 1."""
        return self.hits[kind] / max(1, self.hits[kind] + len(self.misses[kind]))

    def f1(self, kind: str) -> float:
        """The harmonic mean of recall and precision."""
        return 2 * self.hits[kind] / max(1, 2 * self.hits[kind] + len(self.misses[kind]) + len(self.extras[kind]))


def compare(golden: dict[str, Any], journey_map: JourneyMap, said: list[str]) -> Tally:
    """Hold a map against the hidden truth. What is hidden but was never said in this interview does not count."""
    tally, hidden = Tally(), golden["hidden"]
    content = journey_map.model_dump(mode="json", exclude={"basis", "provenance"})
    spoken = _fold(" ".join(said))
    tally.note("kind", journey_map.kind == hidden.get("kind", "current"), str(journey_map.kind))
    for part in ("scope", "persona"):
        for name, wanted in hidden.get(part, {}).items():
            chosen = name in ("business_kind", "customers")
            if chosen or _fold(wanted) in spoken:
                _value(tally, part, name, wanted, content[part][name.rstrip("~")])
    _stages(tally, hidden["stages"], content["stages"], spoken)
    everything = _fold(json.dumps(content, ensure_ascii=False))
    for kind in ("implicit", "ideas", "opportunities", "evidence", "parked"):
        for text in hidden.get(kind, []):
            if _fold(text) in spoken:
                place = (
                    everything if kind != "parked" else _fold(json.dumps(content["parking_lot"], ensure_ascii=False))
                )
                tally.note(kind, _fold(text) in place or (kind == "implicit" and _was_read(text, content)), text)
    return tally


def _fold(text: object) -> str:
    return " ".join(re.sub(r"[’‘]", "'", str(text).replace("\\n", " ").replace('\\"', '"')).casefold().split())


def _was_read(text: str, content: dict[str, Any]) -> bool:
    """Whether a number of people that was told stands on the map as a share."""
    from mapcoach.interview.replies.shares import share_of

    share = share_of(text, about_people=True)
    pains = [pain for stage in content["stages"] for point in stage["touchpoints"] for pain in point["pain_points"]]
    return share is not None and any(pain["share"] == share for pain in pains)


def _value(tally: Tally, part: str, name: str, wanted: str, value: object) -> None:
    have = _fold(json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value)
    right = _fold(wanted) in have if name.endswith("~") else bare(_fold(wanted)) == bare(have)
    tally.note(part, right, f"{name}: {wanted!r}, not {value!r}")


def _stages(tally: Tally, wanted: list[dict[str, Any]], have: list[dict[str, Any]], spoken: str) -> None:
    names, there = [bare(one["name"]) for one in wanted], [bare(one["name"]) for one in have]
    tally.note("stages", names == there, f"{names}, not {there}")
    found = dict(zip(there, have, strict=False))
    for number, one in enumerate(wanted):
        stage = found.get(names[number]) or (have[number] if len(have) == len(wanted) else None)
        _stage(tally, one, stage or {"touchpoints": []}, spoken)


def _stage(tally: Tally, wanted: dict[str, Any], have: dict[str, Any], spoken: str) -> None:
    points = {bare(point["name"]): point for point in have["touchpoints"]}
    told = [point for point in wanted["touchpoints"] if _fold(point["name"]) in spoken]
    for point in told:
        found = points.pop(bare(point["name"]), None)
        tally.note("touchpoints", found is not None, f"{wanted['name']}: {point['name']}, there: {[*points]}")
        if found:
            for name, value in (("channel", found["channel"]), ("score", found["emotion"]["score"])):
                if name in point:
                    tally.note(name, value == point[name], f"{point['name']}: {point[name]}, not {value}")
    tally.extras["touchpoints"] += [f"{wanted['name']}: {name}" for name in points]
    pains = [_fold(pain["text"]) for point in have["touchpoints"] for pain in point["pain_points"]]
    for text in wanted.get("pains", []):
        if _fold(text) in spoken:
            tally.note(
                "pains", any(_fold(text) in pain for pain in pains), f"{wanted['name']}: {text!r}, there: {pains}"
            )


EXAMINATION = FOLDER.parent / "examination"


async def _main(names: list[str]) -> None:
    pooled, paths = Tally(), GOLDENS
    if "--examination" in names:
        names, paths = names[1:], sorted(EXAMINATION.glob("*.golden.yaml"))
    for path in paths:
        golden = load(path)
        if names and golden["id"] not in names:
            continue
        made, speaker, said = await hold(golden)
        if names:
            print(transcript(said))
        pooled.add(compare(golden, made.map, speaker.said), golden["id"])
    for kind in sorted({*pooled.hits, *pooled.misses}):
        print(f"{kind}: recall {pooled.recall(kind):.3f}, F1 {pooled.f1(kind):.3f} ({pooled.hits[kind]} hits)")
        for text in (*pooled.misses[kind], *(f"EXTRA {one}" for one in pooled.extras[kind])):
            print(f"    {text}")


if __name__ == "__main__":
    assert FOLDER.is_dir()
    asyncio.run(_main(sys.argv[1:]))
