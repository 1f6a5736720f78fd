"""Our Markdown drafts, read back to a map as far as they carry it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mapcoach.export.reading.finishing import reading_of
from mapcoach.export.reading.ids import Ids
from mapcoach.export.reading.json_references import without_loose_ends
from mapcoach.export.reading.json_values import Fitter
from mapcoach.export.reading.markdown_findings import FindingReader, review_of
from mapcoach.export.reading.markdown_frame import frame_of
from mapcoach.export.reading.markdown_stages import StageReader
from mapcoach.export.reading.markdown_text import Section, sections_of
from mapcoach.export.reading.markdown_unread import unread
from mapcoach.export.reading.results import CannotReadError, NotTaken, Reading
from mapcoach.export.reading.texts import decoded, shown
from mapcoach.journey import JourneyMap, walk
from mapcoach.journey.shape import Basis

_TITLE = "Customer journey map:"
_MOST_CHARACTERS = 5_000_000
_CUSTOMER = ("The customer", "Ideal customer profile")
_DERIVED = (
    *("Summary", "The map", "Emotion curve", "Pain points, ranked", "Open questions", "Walk the journey yourself"),
    *("Rests on evidence", "Assumed so far"),
)
"""What the draft says once more, or works out from the map."""
LOSSES = (
    "A draft tells a map in words. Which parts a source backs, votes, the agenda and disagreements of a session, and "
    "that something is no moment of truth are not read back from it; shares are rounded; lists with a semicolon in an "
    "item come apart; line breaks in a text, quotation marks around a quote and the touchpoint of a decided automation "
    "are lost; a touchpoint's name counts as assumed.",
)


def read(name: str, data: bytes, roles: Mapping[str, str]) -> Reading:
    """Read a draft. Raises CannotReadError for Markdown that is none."""
    text = decoded(data)
    if len(text) > _MOST_CHARACTERS:
        raise CannotReadError("The draft is longer than any that mapcoach writes. Nothing was taken.")
    sections = sections_of(text)
    start = next((at for at, one in enumerate(sections) if one.level == 1 and one.heading.startswith(_TITLE)), None)
    if start is None:
        raise CannotReadError(f"The file has no heading “{_TITLE}”, so it is no draft. Nothing was taken.")
    missed: list[NotTaken] = []
    draft = _first(sections[start:], missed)
    wanted = _map(draft, Ids(data), missed)
    lines = {one.where for one in missed}
    missed += [one for one in unread(draft, wanted) if one.where not in lines]
    return reading_of("markdown", wanted, missed, losses=LOSSES, may_be_empty=True)


def _first(sections: Sequence[Section], missed: list[NotTaken]) -> Sequence[Section]:
    """The sections of the first draft in a file; that there is more behind it is named."""
    end = next((at for at, one in enumerate(sections) if at and one.level == 1), len(sections))
    if end < len(sections):
        other = sections[end]
        why = "a file makes one map; put it into a file of its own"
        missed.append(NotTaken(f"line {other.line}", f"{shown(other.heading)} and what follows it", why))
    return sections[:end]


def _map(sections: Sequence[Section], ids: Ids, missed: list[NotTaken]) -> JourneyMap:
    parts = dict(_parts(sections[1:]))
    status = next(iter(sections[0].texts), "")
    customer = [section for name in _CUSTOMER for section in parts.get(name, ())]
    raw, marked = frame_of([*parts.get("Scope", ()), *customer], status, missed)
    stages = StageReader(ids, missed)
    stages.read(parts.get("Each stage in detail", [])[1:])
    raw["stages"] = stages.stages
    _findings(raw, parts, FindingReader(stages.stages, ids, missed))
    missed += _strangers(sections[1:])
    fitter = Fitter(Ids(b""))
    values = fitter.part(JourneyMap, raw, "")
    without_loose_ends(values, fitter)
    missed += [NotTaken(f"draft, {one.where}", one.what, one.why) for one in fitter.missed]
    wanted = JourneyMap.model_validate(values)
    title = sections[0].heading.removeprefix(_TITLE).strip()
    if title != wanted.display_title():
        wanted = wanted.model_copy(update={"title": title})
    uses_marks = any("says that it is an assumption" in text for text in sections[0].texts)
    return wanted.model_copy(update={"basis": _basis(wanted, marked | stages.marked, uses_marks)})


def _parts(sections: Sequence[Section]) -> Iterator[tuple[str, list[Section]]]:
    """The parts of the draft by their headings, each with the sections in it."""
    found: list[Section] = []
    for section in sections:
        if section.level <= 2 and found:
            yield found[0].heading, found
            found = []
        found.append(section)
    if found:
        yield found[0].heading, found


def _findings(raw: dict[str, Any], parts: Mapping[str, list[Section]], reader: FindingReader) -> None:
    def of(part: str, heading: str = "") -> Section:
        found = parts.get(part, [])
        return next((one for one in found if one.heading == (heading or part)), Section(0, "", 0))

    record, evidence = "Record of the session", "What is evidence and what is assumption"
    raw["opportunities"] = list(reader.opportunities(of("Opportunities")))
    raw["automations"] = list(reader.automations(of("Recommended automations")))
    raw["measures"] = list(reader.measures(of("Owners and measures")))
    raw["evidence"] = list(reader.sources(of(evidence, "Sources")))
    raw["parking_lot"] = list(reader.parked(of("Parking lot")))
    raw["review"] = review_of(of("Review"))
    raw["session"] = {
        **reader.people(of(record)),
        "decisions": list(reader.decisions(of(record, "Decisions"))),
        "actions": list(reader.actions(of(record, "Actions"))),
    }


_KNOWN = frozenset(
    (
        *("Scope", "Each stage in detail", "Opportunities", "Recommended automations", "Owners and measures"),
        *("What is evidence and what is assumption", "Parking lot", "Review", "Record of the session"),
        *_CUSTOMER,
        *_DERIVED,
    )
)


def _strangers(sections: Sequence[Section]) -> Iterator[NotTaken]:
    """Parts that somebody added to the draft."""
    for section in sections:
        if section.level <= 2 and section.heading not in _KNOWN:
            yield NotTaken(f"line {section.line}", f"the part {shown(section.heading)}", "mapcoach writes no such part")


def _basis(wanted: JourneyMap, marked: set[tuple[str, str]], uses_marks: bool) -> dict[str, Basis]:
    """What each claim stands on: a draft that marks assumptions leaves what rests on evidence without a mark."""
    made: dict[str, Basis] = {}
    for path, key, value in walk(wanted):
        if not path.startswith(("persona.", "stages[")) or path.endswith((".owner", ".business_goal", ".channel")):
            continue
        field = {"emotion.score": "emotion", "emotion.feeling": "emotion"}.get(key[1], key[1])
        names = {(key[0], field), (key[0], f"{field} {value}")}
        marks_it = field != "name" or ".touchpoints[" in path
        made[path] = "evidence" if uses_marks and marks_it and not names & marked else "assumption"
    others = {basis for path, basis in made.items() if path.startswith("persona.") and path != "persona.name"}
    if "persona.name" in made and others == {"evidence"}:
        made["persona.name"] = "evidence"  # a name is never marked
    return made
