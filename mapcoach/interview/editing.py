"""Turns "change X to Y", "remove X", "add X to Y", "move X after Y", "merge X into Y" into operations.

The parking lot is a place like others: notes are added to it, moved to it, and removed from it. What is named is
looked up on the map, typing errors allowed. A reply that has the form of such a wish but names nothing on the map is
not one: it is an answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from itertools import islice

from mapcoach.interview.changing import added, merged, moved, rated, score_in, swapped, without_old_score
from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.choices import numbers_chosen
from mapcoach.interview.replies.commands import Edit, place_named
from mapcoach.interview.replies.matching import SIMILAR, best, similarity, words
from mapcoach.interview.replies.text import normal
from mapcoach.interview.targets import Ops, Target, notes, targets
from mapcoach.interview.told_changes import told_operations
from mapcoach.journey import JourneyMap
from mapcoach.journey import operations as ops

_STAGE_WORDS = ("stage", "step")
_KINDS = {
    "stage": ("stage",), "step": ("stage",), "touchpoint": ("touchpoint",), "contact": ("touchpoint",),
    "trouble": ("trouble",), "pain point": ("trouble",), "idea": ("idea",), "note": ("note",),
}  # fmt: skip
"""Which kinds of things people mean by a word."""
_PARTINGS = 5
"""In so many ways a wish is parted at most."""
_NUMBERED = lazy_pattern(r"#?(\S+)")
_PLACED = lazy_pattern(r"(?:the )?(\S+) (?:stage|step|one)", re.IGNORECASE)
PARKING_LOT = "parking lot"
PARK = "park"
"""The kind of an edit that was worded as "park X" or "note for later: X"."""
_LOT = (PARKING_LOT, "the parking lot", "our parking lot", "my parking lot", "the list for later")
_ALL = ("everything", "all", "it all", "all of it", "all notes", "all the notes", "all of them")
_A_NOTE = lazy_pattern(
    r"(?:the |that |my )?(?:parked )?note (?:about |on |that |saying )?(?P<what>\S.*)", re.IGNORECASE
)
_NOTE_PLACED = lazy_pattern(r"(?:the )?(?P<what>\S+) (?:parked )?note", re.IGNORECASE)


def operations_for(edit: Edit, journey_map: JourneyMap, make_id: Callable[[str], str]) -> Ops | None:
    """The operations of a wished change; None if it names nothing on this map."""
    if edit.action in ("add", "move") and _means_the_lot(edit, journey_map):
        return _parked(edit, journey_map, make_id)
    if edit.told:
        return told_operations(edit, journey_map, make_id)
    if edit.action == "add":
        return _add(edit, journey_map, make_id)
    if edit.action == "swap":
        return _swap(edit, journey_map)
    if edit.action == "remove" and normal(edit.to) in _LOT and normal(edit.what) in _ALL:
        return [note.remove for note in notes(journey_map)] or None
    if edit.action == "change" and edit.kind != "name" and (score := score_in(edit.to)) is not None:
        return _rate(edit, score, journey_map)
    names = {normal(one.name) for one in targets(journey_map)}
    for reading in sorted(_readings(edit), key=lambda one: normal(one.what) not in names):
        named = _named(reading, journey_map)
        if named is None:
            continue
        if edit.action == "change":
            return named.rename(reading.to) if reading.to else None
        if edit.action == "remove":
            return [named.remove]
        if done := _put(reading, named, journey_map):
            return done
    return _within(edit, journey_map) if edit.action == "change" else None


def _put(edit: Edit, named: Target, journey_map: JourneyMap) -> Ops | None:
    """What is named moved, or merged into another."""
    if edit.action == "move":
        return moved(named, edit.to, edit.where, journey_map)
    return merged(named, best(edit.to, [one for one in journey_map.stages if one.id != named.id]))


def _rate(edit: Edit, score: int, journey_map: JourneyMap) -> Ops | None:
    """Another rating for the touchpoint that is named; a digit is nobody's new name."""
    points = tuple(one for one in targets(journey_map) if one.kind == "touchpoint")
    for what in dict.fromkeys((edit.what, without_old_score(edit.what))):
        if point := best(what, points):
            return rated(point, score)
    return None if edit.kind or _names_any(edit, journey_map) else _within(edit, journey_map)


def _names_any(edit: Edit, journey_map: JourneyMap) -> bool:
    return any(normal(one.name) == normal(edit.what) for one in targets(journey_map)) or bool(
        _by_number(edit, journey_map)
    )


def _swap(edit: Edit, journey_map: JourneyMap) -> Ops | None:
    """Two stages that are named by their numbers in each other's place."""
    chosen = numbers_chosen(f"{edit.what}, {edit.to}", len(journey_map.stages))
    if not chosen or len(chosen) != 2:
        return None
    every = {one.id: one for one in targets(journey_map)}
    one, other = (every[journey_map.stages[place].id] for place in chosen)
    return swapped(one, other, journey_map)


def _add(edit: Edit, journey_map: JourneyMap, make_id: Callable[[str], str]) -> Ops | None:
    """What is added, in the way to part the wish that names a stage of this map exactly, or else as it was read."""
    stages = {normal(one.name) for one in journey_map.stages}
    parted = sorted(_adding(edit), key=lambda one: normal(one.to) not in stages)
    return next((done for one in parted if (done := added(one, journey_map, make_id))), None)


def _adding(edit: Edit) -> Iterator[Edit]:
    """A wish to add something in the ways in which it can be parted: "the van on the kerb at Find us"."""
    yield edit._replace(to=place_named(edit.to))
    whole = f"{edit.what} {edit.joint or 'to'} {edit.to}"
    joints = re.finditer(r"\s(?:to|in|into|under|at|on)\s", whole, re.IGNORECASE) if not edit.where else iter(())
    for match in islice(joints, _PARTINGS):
        yield edit._replace(what=whole[: match.start()], to=place_named(whole[match.end() :]))


def _within(edit: Edit, journey_map: JourneyMap) -> Ops | None:
    """Words changed inside the one text that has them ("change familly to family")."""
    typed = re.compile(rf"(?<!\w){re.escape(edit.what)}(?!\w)", re.IGNORECASE)
    having = [one for one in targets(journey_map) if typed.search(one.name)]
    having = [one for one in having if one.kind != "note"] or having
    if len(having) != 1 or not edit.to or not edit.what.strip():
        return None
    return having[0].rename(typed.sub(lambda _: edit.to, having[0].name))


def _readings(edit: Edit) -> Iterator[Edit]:
    """The edit in all the ways in which it can be parted, then those of them that name a parked note by that word."""
    parted = list(_parted(edit))
    yield from parted
    for one in parted:
        if note := _A_NOTE.fullmatch(one.what) or _NOTE_PLACED.fullmatch(one.what):
            yield one._replace(what=note["what"], kind="note")


def _parted(edit: Edit) -> Iterator[Edit]:
    """The edit, and the other ways to part it: in "change Go to shop to Visit" the first "to" is in a name,
    and in "remove the letter from the bank" the "from" is."""
    yield edit
    if edit.action == "remove" and edit.to:
        yield edit._replace(what=f"{edit.what} from {edit.to}", to="")
    joints = re.finditer(r"\s(to|into|with)\s", edit.to, re.IGNORECASE) if edit.action == "change" else iter(())
    for match in islice(joints, _PARTINGS):
        head, tail = edit.to[: match.start()], edit.to[match.end() :]
        yield edit._replace(what=f"{edit.what} {match[1]} {head}", to=tail)


def _named(edit: Edit, journey_map: JourneyMap) -> Target | None:
    """What an edit names. A word for the kind of thing ("stage 2") narrows it down to those."""
    candidates = _candidates(edit, journey_map)
    wanted = normal(edit.what)
    exact = [one for one in candidates if normal(one.name) == wanted]
    exact = exact or [one for one in candidates if normal(one.name) == f"the {wanted}"]
    if exact:
        return exact[0]
    numbered = _by_number(edit, journey_map)
    if numbered:
        return next((one for one in candidates if one.id == numbered), None)
    near = [one for one in candidates if _is_near(normal(one.name), wanted)]
    loosely = ("note",) if _is_about_notes(edit) else ("stage", "touchpoint")
    return best(edit.what, near or [one for one in candidates if one.kind in loosely and _may_be(one.name, wanted)])


def _is_near(name: str, wanted: str) -> bool:
    """Whether two normal texts are nearly the same; cheap bounds first, for maps are large and wishes may be long."""
    if 2 * min(len(name), len(wanted)) < SIMILAR * (len(name) + len(wanted)):
        return False
    return SequenceMatcher(None, name, wanted, autojunk=False).quick_ratio() >= SIMILAR and (
        similarity(name, wanted) >= SIMILAR
    )


def _may_be(name: str, wanted: str) -> bool:
    """Whether a name may be meant by a single word, misspelt perhaps, or by some of its own words."""
    return " " not in wanted or set(words(wanted)) <= set(words(name))


def _candidates(edit: Edit, journey_map: JourneyMap) -> list[Target]:
    """What an edit may name. "From Y" narrows it down to what is in a stage, or in the parking lot."""
    candidates = [one for one in targets(journey_map) if one.kind in _KINDS.get(edit.kind, (one.kind,))]
    if edit.action != "remove" or not edit.to:
        return candidates
    stage = best(edit.to, journey_map.stages)
    points = stage.touchpoints if stage else ()
    inside = {point.id for point in points} | {pain.id for point in points for pain in point.pain_points}
    if normal(edit.to) in _LOT:
        inside |= {note.id for note in journey_map.parking_lot}
    return [one for one in candidates if one.id in inside]


def _is_about_notes(edit: Edit) -> bool:
    """Whether an edit says that it means a parked note, so that some of its words are enough to name it."""
    return edit.kind == "note" or (edit.action == "remove" and normal(edit.to) in _LOT)


def _means_the_lot(edit: Edit, journey_map: JourneyMap) -> bool:
    """Whether it shall go to the list for later, and not to a place with cars on it that the map speaks of."""
    if edit.kind == PARK or normal(edit.to) not in _LOT:
        return edit.kind == PARK
    return not any(PARKING_LOT in normal(one.name) for one in targets(journey_map) if one.kind != "note")


def _parked(edit: Edit, journey_map: JourneyMap, make_id: Callable[[str], str]) -> Ops | None:
    """Put words into the parking lot; what is moved there leaves the map.

    "Park X" moves X if it is on the map, and is an answer if it is not: people park cars, too.
    """
    wanted = words(edit.what)
    meant = [one for one in targets(journey_map) if wanted and words(one.name) == wanted and one.kind != "note"]
    moved = meant[0] if len(meant) == 1 and edit.action == "move" else None
    if edit.kind == PARK and edit.action == "move" and moved is None:
        return None
    note = ops.Park(id=make_id("n"), text=moved.name if moved else edit.what)
    return [moved.remove, note] if moved else [note]


def _by_number(edit: Edit, journey_map: JourneyMap) -> str:
    """The id of the stage in "stage 2" or "the second stage", of the note in "note 2"; "" if it has no number."""
    if _is_about_notes(edit):
        places = numbers_chosen(edit.what, len(journey_map.parking_lot))
        return journey_map.parking_lot[places[0]].id if places and len(places) == 1 else ""
    place = _NUMBERED.fullmatch(edit.what) if edit.kind in _STAGE_WORDS else _PLACED.fullmatch(edit.what)
    chosen = numbers_chosen(place[1], len(journey_map.stages)) if place else None
    return journey_map.stages[chosen[0]].id if chosen and len(chosen) == 1 else ""
