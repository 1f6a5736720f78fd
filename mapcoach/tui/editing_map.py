"""What can be edited on the map screen: parts, their fields, and what these hold in words. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from pydantic import BaseModel

from mapcoach.export.words import quoted
from mapcoach.interview.replies.cleaning import without_surrogates
from mapcoach.interview.replies.shares import share_of
from mapcoach.journey import JourneyMap, Stage
from mapcoach.journey.lanes import CellItem, share_words
from mapcoach.journey.shape import FEELINGS
from mapcoach.tui.text import in_line

Kind = Literal["stage", "question", "touchpoint", "pain_point", "opportunity", "automation", "measure"]
How = Literal["text", "feeling", "severity", "five", "yes_no", "share", "channel", "status"]
Entered = str | int | float | bool


class Wanted(NamedTuple):
    """A change of the map: its operations, the words for the record, and the id of the part to look at then."""

    operations: tuple[BaseModel, ...]
    words: str
    part: str = ""


class Refused(NamedTuple):
    """Why a change that was asked for cannot be made, in words for whoever asked for it."""

    reason: str


Made = Wanted | Refused | None
"""What became of what somebody entered: a change, why it is none, or None where nothing would be different."""
GONE = Refused("This is no longer on the map: somebody took it away or renamed it meanwhile.")
NO_NAME_GIVEN = Refused("It needs a name, or some words.")


@dataclass(frozen=True)
class Target:
    """A part of the map to be edited: its kind and id, and which of its fields was pointed at ("" for the whole).

    A measure has its name for an id, a customer's question its words; ``stage`` is the stage that it stands at.
    """

    kind: Kind
    part: str
    stage: str = ""
    field: str = ""


@dataclass(frozen=True)
class Field:
    """A field that can be edited: its name in the shape, what people call it, and how it is entered."""

    name: str
    label: str
    how: How = "text"
    required: bool = False


FIELDS: Mapping[Kind, tuple[Field, ...]] = {
    "stage": (
        Field("name", "Name", required=True),
        Field("customer_goal", "Customer goal"),
        Field("business_goal", "What we want them to do"),
        Field("owner", "Owner"),
    ),
    "question": (Field("text", "Question", required=True),),
    "touchpoint": (
        Field("name", "Name", required=True),
        Field("channel", "Channel", "channel"),
        Field("score", "How it feels, 1 to 5", "feeling"),
        Field("feeling", "The feeling in a word"),
        Field("thought", "What they think"),
        Field("customer_action", "What they do"),
        Field("moment_of_truth", "Moment of truth", "yes_no"),
        Field("owner", "Owner"),
    ),
    "pain_point": (
        Field("text", "What goes wrong", required=True),
        Field("severity", "How bad it is", "severity"),
        Field("drops_off", "Do people give up over it", "yes_no"),
        Field("share", "How many it hits", "share"),
        Field("root_cause", "Why it happens"),
    ),
    "opportunity": (
        Field("text", "Idea", required=True),
        Field("impact", "Impact on the customer, 1 to 5", "five"),
        Field("feasibility", "Feasibility, 1 to 5", "five"),
        Field("owner", "Owner"),
        Field("due", "Due"),
        Field("kpi", "Measured by"),
    ),
    "automation": (Field("status", "Decision", "status"), Field("platform", "Tool"), Field("owner", "Owner")),
    "measure": (
        Field("name", "Name", required=True),
        Field("baseline", "Where it stands now"),
        Field("target", "Target"),
    ),
}
_NAMES: Mapping[Kind, str] = {
    "stage": "stage",
    "question": "question",
    "touchpoint": "touchpoint",
    "pain_point": "pain point",
    "opportunity": "opportunity",
    "automation": "automation",
    "measure": "measure",
}
EMOTION = ("score", "feeling", "thought")
_POINTED_AT: Mapping[str, tuple[str, ...]] = {"score": ("score", "feeling", "thought")}
"""The fields that are offered together when one of them was pointed at."""
CHANNELS: Mapping[str, str] = {
    "website": "Website",
    "email": "Email",
    "phone": "Phone",
    "in_person": "In person",
    "shop": "Shop",
    "chat": "Chat",
    "app": "App",
    "sms": "Text message",
    "social": "Social media",
    "search": "Search engine",
    "review_site": "Review site",
    "ads": "Advertisement",
    "post": "Post",
    "print": "Print",
    "event": "Event",
    "video_call": "Video call",
    "referral": "Word of mouth",
    "forum": "Forum",
    "third_party": "Somebody else's site",
}
"""The channels as ``prompts/lexicon/channels.toml`` names them, and what people call them."""
STEPS: Mapping[str, tuple[tuple[int | bool | str, str], ...]] = {
    "feeling": tuple((score, words) for score, words in sorted(FEELINGS.items())),
    "severity": ((1, "a nuisance"), (2, "serious"), (3, "they may leave over it")),
    "five": ((1, "very low"), (2, "low"), (3, "medium"), (4, "high"), (5, "very high")),
    "yes_no": ((True, "yes"), (False, "no")),
    "status": (("chosen", "chosen"), ("done", "in place already"), ("rejected", "rejected")),
}
"""What can be chosen for a field that is no free text, in the order of the keys 1, 2, 3…"""


def target_of(journey_map: JourneyMap, stage: str, item: CellItem) -> Target:
    """What an item of the grid's cell at a stage stands for."""
    field = item.path.rpartition(".")[2]
    match item.kind:
        case "goal":
            return Target("stage", item.part, stage, field)
        case "owner":
            kind: Kind = "stage" if item.part == stage else "touchpoint"
            return Target(kind, item.part, stage, "owner")
        case "action":
            return Target("touchpoint", item.part, stage, "customer_action")
        case "feeling":
            return Target("touchpoint", item.part, stage, "score")
        case "thought":
            return Target("touchpoint", item.part, stage, "thought")
        case "question":
            return Target("question", item.text, stage)
        case "measure":
            place = int(item.path.removeprefix("measures[").partition("]")[0])
            return Target("measure", journey_map.measures[place].name, stage)
    for known in FIELDS:
        if known == item.kind:
            return Target(known, item.part, stage)
    raise ValueError(item.kind)


def fields_of(target: Target) -> tuple[Field, ...]:
    """What can be edited of it, what was pointed at first."""
    wanted = _POINTED_AT.get(target.field, (target.field,) if target.field else ())
    return tuple(one for one in FIELDS[target.kind] if not wanted or one.name in wanted)


def field_of(kind: Kind, name: str) -> Field:
    """The field of this name."""
    return next(one for one in FIELDS[kind] if one.name == name)


def part_of(journey_map: JourneyMap, target: Target) -> BaseModel | str | None:
    """The part of the map; None if it is gone."""
    find: Mapping[Kind, Callable[[], BaseModel | str | None]] = {
        "stage": lambda: journey_map.stage(target.part),
        "question": lambda: _question(journey_map.stage(target.stage), target.part),
        "touchpoint": lambda: journey_map.touchpoint(target.part),
        "pain_point": lambda: journey_map.pain_point(target.part),
        "opportunity": lambda: next((one for one in journey_map.opportunities if one.id == target.part), None),
        "automation": lambda: next((one for one in journey_map.automations if one.id == target.part), None),
        "measure": lambda: next((one for one in journey_map.measures if one.name == target.part), None),
    }
    return find[target.kind]()


def _question(stage: Stage | None, text: str) -> str | None:
    return text if stage and text in stage.questions else None


def value_of(journey_map: JourneyMap, target: Target, field: str) -> Entered | None:
    """What a field holds; None if nothing, or if the part is gone."""
    part = part_of(journey_map, target)
    if part is None or isinstance(part, str):
        return part
    found: Entered | None = getattr(getattr(part, "emotion", part) if field in EMOTION else part, field)
    return found


def value_words(field: Field, value: Entered | None) -> str:
    """A value as people read it; "" for none."""
    if value is None or value == "":
        return ""
    if field.how == "share" and not isinstance(value, str):
        return share_words(float(value))
    if field.how == "channel":
        return CHANNELS.get(str(value), str(value))
    for place, (step, words) in enumerate(STEPS.get(field.how, ()), 1):
        if step == value:
            return f"{place} {words}" if field.how in ("feeling", "severity", "five") else words
    return str(value)


def changed_meanwhile(field: Field, value: Entered | None) -> str:
    """What to ask whoever entered a value while somebody else put this one there."""
    held = in_line(value_words(field, value), 200)
    return f"It was {f'changed to {quoted(held)}' if held else 'cleared'} meanwhile. Keep yours?"


def name_of(journey_map: JourneyMap, target: Target, width: int = 60) -> str:
    """What a part is called in a sentence: ``touchpoint “Booking form”``."""
    part = part_of(journey_map, target)
    if target.kind == "automation":
        from mapcoach.export.findings_part import recipe_name

        text = recipe_name(getattr(part, "recipe", "")) if part is not None else ""
    else:
        text = part if isinstance(part, str) else getattr(part, "name", "") or getattr(part, "text", "")
    shown = quoted(in_line(str(text or ""), width))
    return f"{_NAMES[target.kind]} {shown}" if shown else f"{_NAMES[target.kind]} without a name"


def read_share(text: str) -> float | None:
    """The share (0 to 1) that was typed: "30 %", "3 in 10", "half"; None if it names none."""
    found = share_of(text, about_people=True)
    if found is None and text.strip().replace(".", "", 1).isdigit() and 0 <= float(text) <= 100:
        return round(float(text) / 100, 4)
    return found


def cleaned(text: str) -> str:
    """A text as it goes onto the map."""
    return without_surrogates(text).strip()
