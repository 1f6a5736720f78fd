"""Points 1 to 5: what the map is about, and whom."""

from __future__ import annotations

import re

from mapcoach.journey.rubric.looking import told
from mapcoach.journey.rubric.mending import on_map
from mapcoach.journey.rubric.point import MOST, Mend, Point, for_a_person, parts_told, point
from mapcoach.journey.shape import JourneyMap

_CROWD = re.compile(
    r"(?:(?:all|our|the|my|most|any|every|many|some|typical|average|normal|different|various)\s+){0,2}"
    r"(?:customers?|clients?|people|users?|guests?|visitors?|patients?|shoppers?|buyers?|members?|everyone|everybody"
    r"|anyone|anybody|all)",
    re.IGNORECASE,
)
_LONGEST_NAME = 200
_BETWEEN = re.compile(r"\s*(?:,|/|&|\+|;|\band\b|\bor\b)\s*")
_A_NAME = re.compile(r"[^\W\d_][\w'’.-]*")
WHICH_ONE = "Whose journey is this: which one person shall the map follow first?"


def persons_in(name: str) -> int:
    """How many people a persona's name speaks of: 1, several by name ("Maya and Tom"), or 0 for a crowd."""
    text = " ".join(name[:_LONGEST_NAME].split())
    if _CROWD.fullmatch(text):
        return 0
    parts = [part for part in _BETWEEN.split(text) if part]
    by_comma_alone = "," in text and len(parts) == 2 and not re.search(r"/|&|\+|;|\band\b|\bor\b", text)
    if len(parts) > 1 and not by_comma_alone and all(_A_NAME.fullmatch(part) for part in parts):
        return len(parts)
    return 1


def customer(journey_map: JourneyMap) -> Point:
    """1: one named actor with a goal (NN/g)."""
    persona = journey_map.persona
    count, missing = parts_told([(told(persona.name), "a name"), (bool(persona.goals), "what they want to get done")])
    if told(persona.name) and persons_in(persona.name) != 1:
        whom = "everybody" if persons_in(persona.name) == 0 else "several people"
        mend = Mend("persona.name", "", WHICH_ONE, askable=False)
        return point(1, min(count, 1), f"The name stands for {whom}; a map follows one.", mend, (persona.name,))
    if count == MOST:
        return point(1, MOST, "There is one customer, with a name and something to get done.", None)
    mend = on_map("persona.goals" if told(persona.name) else "persona.name", journey_map)
    return point(1, count, f"The customer lacks {missing}.", mend)


def scenario(journey_map: JourneyMap) -> Point:
    """2: trigger, start, end, success (NN/g, TiSDD). The trigger and the start are one here, as people tell them so."""
    scope, persona = journey_map.scope, journey_map.persona
    parts = {
        "scope.scenario": (told(scope.scenario), "which situation it follows"),
        "scope.starts_with": (told(scope.starts_with) or told(persona.entry_point), "what sets it off"),
        "scope.ends_with": (told(scope.ends_with), "where it ends"),
        "scope.objective": (told(scope.objective) or told(persona.desired_outcome), "what would be a success"),
    }
    return _of_four(2, parts, journey_map, "The situation, its start, its end and the aim are told.")


def _of_four(number: int, parts: dict[str, tuple[bool, str]], journey_map: JourneyMap, good: str) -> Point:
    """2 for all four parts, 1 for at least two of them."""
    count, missing = parts_told(list(parts.values()))
    if count == len(parts):
        return point(number, MOST, good, None)
    field = next(field for field, (is_told, _) in parts.items() if not is_told)
    return point(number, int(count >= 2), f"Not told: {missing}.", on_map(field, journey_map))


def frame(journey_map: JourneyMap) -> Point:
    """3: state, date, scope (TiSDD, Milkymap). Who took part is in the journal, not on the map."""
    scope = journey_map.scope
    said = "kind" in journey_map.provenance or journey_map.kind != "current"
    if journey_map.updated is None and journey_map.created is None:
        date_missing = ", and no date says when it was drawn"
    else:
        date_missing = ""
    parts = {
        "kind": (said, "whether it is today's journey or a wished-for one"),
        "scope.offering": (told(scope.offering), "what the business does"),
        "scope.customers": (scope.customers is not None or told(scope.out_of_scope), "which customers it covers"),
    }
    count, missing = parts_told(list(parts.values()))
    if count == len(parts) and not date_missing:
        return point(3, MOST, "The kind of map, its date, the business and whom it covers are told.", None)
    field = next((field for field, (is_told, _) in parts.items() if not is_told), "")
    reason = f"Not told: {missing}{date_missing}." if missing else "No date says when the map was drawn."
    return point(3, int(count >= 2), reason, on_map(field, journey_map) if field else Mend(askable=False))


def expectations(journey_map: JourneyMap) -> Point:
    """4 (a person's): an expectation is stated before the journey (NN/g)."""
    persona = journey_map.persona
    if persona.requirements or told(persona.desired_outcome):
        hint = "The customer's requirements or hopes are told. Do they say what is expected before it starts?"
    else:
        hint = "Nothing says what the customer expects before it starts."
    return for_a_person(4, hint, on_map("persona.requirements", journey_map))


def persona(journey_map: JourneyMap) -> Point:
    """5: a behaviour or a need, not only demographics; marked as researched or assumed (NN/g); a segment."""
    one = journey_map.persona
    needs = any((one.behaviours, one.challenges, one.values, one.requirements, one.influencers)) or told(one.attitude)
    count, missing = parts_told(
        [(told(one.segment), "the group of customers they stand for"), (needs, "a habit or a difficulty")]
    )
    if count < MOST:
        mend = on_map("persona.challenges" if told(one.segment) else "persona.segment", journey_map)
        return point(5, count, f"Not told of the customer: {missing}. One message would go to everybody.", mend)
    if not any(path.startswith("persona.") for path in journey_map.basis):
        ask = "What of this was learned from customers, and what is assumed?"
        return point(
            5, 1, "Nothing says what of the customer is known and what is assumed.", Mend("basis", "", ask, False)
        )
    return point(5, MOST, "The group, and at least one habit or need, are told and marked as known or assumed.", None)
