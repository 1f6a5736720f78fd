"""Says in a few words what an earlier answer became, without folding the past: of its operations, and of the names
that the journal knows. What cannot be said well is left out. Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from mapcoach.interview.asking import listed, shown
from mapcoach.interview.hearing import SEVERITIES, channel_label
from mapcoach.interview.hearing import heard as hearing_of
from mapcoach.interview.session_hearing import session_names, told_of_session
from mapcoach.journey import JournalEntry, JourneyMap
from mapcoach.journey import operations as ops
from mapcoach.journey import session_operations as group
from mapcoach.journey.shape import FEELINGS

Names = Mapping[str, str]
_NOTHING = JourneyMap()
_LONG = 160
"""How much is said of one answer, in characters."""


def names_of(entries: Iterable[JournalEntry], journey_map: JourneyMap) -> Names:
    """What people call each part by its id: as it is called now, or was called last before it went."""
    names: dict[str, str] = {}
    for entry in entries:
        for one in entry.operations:
            match one:
                case ops.AddStage() | ops.AddTouchpoint() | group.AddParticipant():
                    names[one.id] = one.name
                case ops.AddPainPoint() | ops.AddOpportunity() | group.AddDecision() | group.AddAction():
                    names[one.id] = one.text
                case group.AddAgendaItem():
                    names[one.id] = one.title
                case group.RecordDisagreement():
                    names[one.id] = one.text
    names |= {one.id: one.name for one in journey_map.stages}
    names |= {one.id: one.name for one in journey_map.touchpoints()}
    return names | session_names(journey_map)


def recalled(operations: Sequence[BaseModel], names: Names) -> str:
    """What these operations did, in one or a few short sentences; "" if there is nothing to say, or no good way."""
    lines: list[str] = []
    for kind in dict.fromkeys(type(operation) for operation in operations):
        same = [operation for operation in operations if type(operation) is kind]
        said = _said(kind, same, names)
        if said:
            lines.append(said if said[-1] in ".!?…”" else f"{said}.")
    return shown(" ".join(lines), _LONG)


def _said(kind: type[BaseModel], same: Sequence[BaseModel], names: Names) -> str:
    """What operations of one kind did."""
    if kind in _SELF_TOLD:
        return hearing_of(same, _NOTHING, _NOTHING).removesuffix(".")
    if kind in _TOGETHER:
        return _TOGETHER[kind](same, names)
    say = _ONE_BY_ONE.get(kind)
    said = "; ".join(filter(None, (say(one, names) for one in same))) if say else ""
    return f"{_BEFORE.get(kind, '')}{said}" if said else told_of_session(same, names)


def _stages(same: Sequence[Any], names: Names) -> str:
    return f"{'Steps' if len(same) > 1 else 'Step'}: {' → '.join(shown(one.name, 40) for one in same)}"


def _touchpoints(same: Sequence[Any], names: Names) -> str:
    parts: list[str] = []
    for stage in dict.fromkeys(one.stage for one in same):
        contacts = ", ".join(
            shown(one.name, 40) + (f" ({channel_label(one.channel)})" if one.channel else "")
            for one in same
            if one.stage == stage
        )
        parts.append(f"At {shown(names[stage], 40)}: {contacts}" if stage in names else f"Contacts: {contacts}")
    return ". ".join(parts)


def _decisive(same: Sequence[Any], names: Names) -> str:
    points = [names[one.touchpoint] for one in same if one.value and one.touchpoint in names]
    return f"It is decided at {listed(points)}" if points else ""


def _emotion(one: ops.SetEmotion, names: Names) -> str:
    values = [FEELINGS[one.score]] if one.score is not None else []
    values += [f"“{shown(text)}”" for text in (one.feeling, one.thought) if text]
    return f"{shown(names[one.touchpoint], 40)}: {', '.join(values)}" if values and one.touchpoint in names else ""


def _pain(one: ops.AddPainPoint, names: Names) -> str:
    at = f" at {shown(names[one.touchpoint], 40)}" if one.touchpoint in names else ""
    return f"“{shown(one.text, 80)}”{at}"


def _pain_change(one: ops.ChangePainPoint, names: Names) -> str:
    values = [
        f"is now “{shown(one.text)}”" if one.text else "",
        SEVERITIES[one.severity] if one.severity else "",
        f"cause: {shown(one.root_cause)}" if one.root_cause else "",
        {True: "people give up there", False: "nobody gives up there", None: ""}[one.drops_off],
        f"about {one.share:.0%} of customers" if one.share is not None else "",
    ]
    said = ", ".join(filter(None, values))
    return f"“{shown(names[one.pain_point])}”: {said}" if said and one.pain_point in names else ""


def _field(one: ops.SetStage | ops.SetTouchpoint, names: Names) -> str:
    if one.field == "name":
        return f"Now called “{shown(one.value)}”"
    name = names.get(one.stage if isinstance(one, ops.SetStage) else one.touchpoint, "")
    return f"{shown(name, 40)}, {one.field.replace('_', ' ')}: {shown(one.value, 100) or 'cleared'}" if name else ""


def _removed(part: str) -> Callable[[Any, Names], str]:
    """What is said when a part is taken out; ``part`` is the field that names it."""
    return lambda one, names: f"“{shown(names[getattr(one, part)])}”" if getattr(one, part) in names else ""


def _moved(part: str, to: str) -> Callable[[Any, Names], str]:
    """What is said when a part is moved; ``part`` and ``to`` are the fields that name what and where to."""

    def say(one: BaseModel, names: Names) -> str:
        what, where = names.get(getattr(one, part), ""), names.get(getattr(one, to), "")
        return f"“{shown(what)}” moved to {shown(where, 40)}" if what and where else ""

    return say


def _merged(one: ops.MergeStages, names: Names) -> str:
    if one.stage not in names or one.into not in names:
        return ""
    return f"{shown(names[one.stage], 40)} is now part of {shown(names[one.into], 40)}"


def _idea_change(one: ops.ChangeOpportunity, names: Names) -> str:
    values = one.model_dump(exclude={"op", "opportunity", "pain_point"}).items()
    said = ", ".join(f"{name.replace('_', ' ')} {shown(str(value))}" for name, value in values if value)
    return f"“{shown(names[one.opportunity])}”: {said}" if said and one.opportunity in names else ""


def _review(one: ops.SetReview, names: Names) -> str:
    return ", ".join(filter(None, [one.due.isoformat() if one.due else "", shown(one.cadence or "")]))


_TOGETHER: Mapping[type[BaseModel], Callable[[Sequence[Any], Names], str]] = {
    ops.AddStage: _stages,
    ops.AddTouchpoint: _touchpoints,
    ops.SetMomentOfTruth: _decisive,
    ops.MoveStage: lambda same, names: "The order of the steps changed",
    ops.ReorderStages: lambda same, names: "The order of the steps changed",
    ops.ReorderTouchpoints: lambda same, names: "The order of the contacts changed",
}
_ONE_BY_ONE: Mapping[type[BaseModel], Callable[[Any, Names], str]] = {
    ops.SetTitle: lambda one, names: shown(one.value) or "none",
    ops.SetKind: lambda one, names: one.value.replace("_", " "),
    ops.SetStage: _field,
    ops.MergeStages: _merged,
    ops.RemoveStage: _removed("stage"),
    ops.SetTouchpoint: _field,
    ops.MoveTouchpoint: _moved("touchpoint", "stage"),
    ops.RemoveTouchpoint: _removed("touchpoint"),
    ops.SetEmotion: _emotion,
    ops.AddPainPoint: _pain,
    ops.ChangePainPoint: _pain_change,
    ops.MovePainPoint: _moved("pain_point", "touchpoint"),
    ops.RemovePainPoint: _removed("pain_point"),
    ops.ChangeOpportunity: _idea_change,
    ops.RemoveOpportunity: _removed("opportunity"),
    ops.SetReview: _review,
}
_BEFORE: Mapping[type[BaseModel], str] = {
    ops.SetTitle: "Title: ",
    ops.SetKind: "Map: ",
    ops.RemoveStage: "Removed: ",
    ops.RemoveTouchpoint: "Removed: ",
    ops.AddPainPoint: "Trouble: ",
    ops.RemovePainPoint: "Removed: ",
    ops.RemoveOpportunity: "Removed: ",
    ops.SetReview: "Review: ",
}
"""What stands before that, once."""
_SELF_TOLD = frozenset(
    (
        ops.SetScope,
        ops.SetPersona,
        ops.AddPersonaItems,
        ops.ChangePersonaItem,
        ops.AddStageQuestions,
        ops.AddOpportunity,
        ops.ChooseAutomation,
        ops.SetMeasure,
        ops.AddEvidence,
        ops.SetBasis,
        ops.Park,
        ops.RemoveParked,
    )
)
"""Operations of which ``hearing`` says all from themselves."""
