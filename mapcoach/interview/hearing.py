"""Says in words what was understood: of the operations of a reply, and of a topic when it is through."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from pydantic import BaseModel

from mapcoach.interview.asking import NOBODY, listed, shown
from mapcoach.interview.session_hearing import session_names, told_of_session
from mapcoach.journey import JourneyMap, Stage
from mapcoach.journey import operations as ops
from mapcoach.journey.shape import FEELINGS

_EMOTION = "stages[].touchpoints[].emotion"
SEVERITIES = {1: "a nuisance", 2: "serious", 3: "they may leave over it"}


def heard(operations: Sequence[BaseModel], before: JourneyMap, after: JourneyMap) -> str:
    """What was understood, in one or a few short sentences. The user's words are quoted as they are."""
    lines: list[str] = []
    for kind in dict.fromkeys(type(operation) for operation in operations):
        same = [operation for operation in operations if type(operation) is kind]
        say = _SAYINGS.get(kind, _of_session)
        lines.extend(filter(None, [say(same, before, after)]))
    return " ".join(line if line[-1] in ".!?…”" else f"{line}." for line in lines) or "Noted."


def _of_session(same: Sequence[BaseModel], before: JourneyMap, after: JourneyMap) -> str:
    return told_of_session(same, session_names(after) | session_names(before))


def read_feelings(operations: Sequence[BaseModel], field: str, after: JourneyMap) -> str:
    """That feelings were read from a reply to another question, and how to correct them; "" if none were."""
    if field.startswith(_EMOTION):
        return ""
    read = [one for one in operations if isinstance(one, ops.SetEmotion) and one.score is not None]
    if not read:
        return ""
    name = _name(after, read[0].touchpoint)
    return f"The feeling is how I read your words; “change {name} to 3” would make it so-so."


def _name(journey_map: JourneyMap, part_id: str) -> str:
    """What people call a part of the map."""
    names = {one.id: one.name for one in journey_map.stages}
    names |= {one.id: one.name for one in journey_map.touchpoints()}
    names |= {one.id: one.text for one in journey_map.pain_points()}
    names |= {one.id: one.text for one in journey_map.opportunities}
    return shown(names.get(part_id, journey_map.persona.name if part_id == "persona" else ""))


def _stages(same: Sequence[Any], before: JourneyMap, after: JourneyMap) -> str:
    names = " → ".join(shown(stage.name, 40) for stage in after.stages)
    count = len(after.stages)
    return f"{count} {'step' if count == 1 else 'steps'}: {names}"


def _touchpoints(same: Sequence[Any], before: JourneyMap, after: JourneyMap) -> str:
    parts: list[str] = []
    for stage_id in dict.fromkeys(operation.stage for operation in same):
        names = [
            shown(one.name) + (f" ({channel_label(one.channel)})" if one.channel else "")
            for one in same
            if one.stage == stage_id
        ]
        parts.append(f"At {_name(after, stage_id)}: {', '.join(names)}")
    return ". ".join(parts)


def channel_label(channel: str) -> str:
    """A channel in words."""
    return channel.replace("_", " ")


def _emotions(same: Sequence[Any], before: JourneyMap, after: JourneyMap) -> str:
    parts: list[str] = []
    for one in same:
        values = [FEELINGS[one.score]] if one.score is not None else []
        values += [f"“{shown(text)}”" for text in (one.feeling, one.thought) if text]
        parts.append(f"{_name(after, one.touchpoint)} {', '.join(values)}")
    return "; ".join(parts)


def _pains(same: Sequence[Any], before: JourneyMap, after: JourneyMap) -> str:
    parts: list[str] = []
    for one in same:
        more = ["people give up there"] if one.drops_off else []
        more += [f"about {one.share:.0%} of them"] if one.share is not None else []
        tail = f" ({', '.join(more)})" if more else ""
        parts.append(f"“{shown(one.text, 80)}” at {_name(after, one.touchpoint)}{tail}")
    return f"Trouble: {'; '.join(parts)}"


def _pain_changes(same: Sequence[Any], before: JourneyMap, after: JourneyMap) -> str:
    parts: list[str] = []
    for one in same:
        values = [
            f"is now “{shown(one.text)}”" if one.text else "",
            SEVERITIES[one.severity] if one.severity else "",
            f"cause: {shown(one.root_cause)}" if one.root_cause else "",
            {True: "people give up there", False: "", None: ""}[one.drops_off],
            f"about {one.share:.0%} of customers" if one.share is not None else "",
        ]
        said = [value for value in values if value]
        if said:
            parts.append(f"“{_name(before, one.pain_point)}”: {', '.join(said)}")
    return "; ".join(parts) or "No drop-off there"


def _persona(same: Sequence[Any], before: JourneyMap, after: JourneyMap) -> str:
    labels = {"name": "Your customer"}
    return ". ".join(
        f"{labels.get(one.field, _label(one.field))}: {shown(one.value, 100) or 'cleared'}" for one in same
    )


def _label(field: str) -> str:
    text = field.replace("_", " ")
    return text[:1].upper() + text[1:]


def _fields(same: Sequence[Any], before: JourneyMap, after: JourneyMap) -> str:
    return ". ".join(f"{_label(one.field)}: {shown(one.value, 100) or 'cleared'}" for one in same)


def _renamed(same: Sequence[Any], before: JourneyMap, after: JourneyMap) -> str:
    part = "touchpoint" if isinstance(same[0], ops.SetTouchpoint) else "stage"
    return ". ".join(
        f"“{_name(before, getattr(one, part))}” is now “{shown(one.value)}”"
        if one.field == "name"
        else f"{_name(after, getattr(one, part))}, {one.field.replace('_', ' ')}: {shown(one.value, 100)}"
        for one in same
    )


def _removed(same: Sequence[Any], before: JourneyMap, after: JourneyMap) -> str:
    target = next(iter(same[0].model_dump(exclude={"op"}).values()))
    with_it = len(before.touchpoints()) - len(after.touchpoints()) if isinstance(same[0], ops.RemoveStage) else 0
    more = f", with {with_it} contact{'s' if with_it != 1 else ''} in it" if with_it else ""
    return f"Removed “{_name(before, str(target))}”{more}. “Undo” brings it back"


def _measures(same: Sequence[Any], before: JourneyMap, after: JourneyMap) -> str:
    parts: list[str] = []
    for one in same:
        values = [f"now {one.baseline}" if one.baseline else "", f"target {one.target}" if one.target else ""]
        said = ", ".join(shown(value) for value in values if value)
        parts.append(f"{shown(one.name)}{f' ({said})' if said else ''}")
    return f"Measures: {'; '.join(parts)}"


_DECIDED = {"chosen": "Chosen to build", "rejected": "Not wanted", "done": "Done"}


def _built(same: Sequence[Any]) -> str:
    names: list[str] = list(dict.fromkeys(str(one.platform or one.owner) for one in same if one.platform or one.owner))
    states = [_DECIDED[one.status] for one in same if one.status]
    return ". ".join(filter(None, [f"Built with or by: {listed(names)}" if names else "", *dict.fromkeys(states)]))


def _values(operation: BaseModel) -> str:
    values = operation.model_dump(exclude={"op", "opportunity", "pain_point"}).items()
    return ", ".join(f"{_label(name).lower()} {shown(str(value))}" for name, value in values if value)


def _choices(same: Sequence[Any], before: JourneyMap, after: JourneyMap) -> str:
    decided: dict[str, list[str]] = {}
    for one in same:
        decided.setdefault(_DECIDED[one.status], []).append(one.recipe.replace("-", " "))
    return ". ".join(f"{what}: {', '.join(names)}" for what, names in decided.items())


_Saying = Callable[[Sequence[Any], JourneyMap, JourneyMap], str]
_SAYINGS: dict[type[BaseModel], _Saying] = {
    ops.SetTitle: lambda same, before, after: f"Title: {shown(after.title)}",
    ops.SetKind: lambda same, before, after: f"Map: {after.kind.replace('_', ' ')}",
    ops.SetScope: _fields,
    ops.SetPersona: _persona,
    ops.AddPersonaItems: lambda same, before, after: ". ".join(
        f"{_label(one.field)}: {listed(one.items)}" for one in same
    ),
    ops.ChangePersonaItem: lambda same, before, after: ". ".join(
        f"“{shown(one.item)}” is now “{shown(one.value)}”" if one.value else f"Removed “{shown(one.item)}”"
        for one in same
    ),
    ops.AddStage: _stages,
    ops.MoveStage: _stages,
    ops.ReorderStages: _stages,
    ops.MergeStages: _stages,
    ops.SetStage: _renamed,
    ops.SetTouchpoint: _renamed,
    ops.AddStageQuestions: lambda same, before, after: f"Questions: {listed(same[0].items)}",
    ops.RemoveStage: _removed,
    ops.RemoveTouchpoint: _removed,
    ops.RemovePainPoint: _removed,
    ops.RemoveOpportunity: _removed,
    ops.AddTouchpoint: _touchpoints,
    ops.MoveTouchpoint: lambda same, before, after: (
        f"{_name(after, same[0].touchpoint)} now stands at {_name(after, same[0].stage)}"
    ),
    ops.SetMomentOfTruth: lambda same, before, after: (
        f"It is decided at {listed([_name(after, one.touchpoint) for one in same])}"
    ),
    ops.SetEmotion: _emotions,
    ops.AddPainPoint: _pains,
    ops.ChangePainPoint: _pain_changes,
    ops.MovePainPoint: lambda same, before, after: (
        f"“{_name(after, same[0].pain_point)}” now stands at {_name(after, same[0].touchpoint)}"
    ),
    ops.AddOpportunity: lambda same, before, after: f"Ideas: {'; '.join(shown(one.text, 80) for one in same)}",
    ops.ChangeOpportunity: lambda same, before, after: "; ".join(
        f"{_name(before, one.opportunity)}: " + _values(one) for one in same
    ),
    ops.ChooseAutomation: _choices,
    ops.ChangeAutomation: lambda same, before, after: _built(same),
    ops.SetMeasure: _measures,
    ops.AddEvidence: lambda same, before, after: f"Evidence: {listed([one.kind.replace('_', ' ') for one in same])}",
    ops.SetBasis: lambda same, before, after: (
        "Marked as known, not guessed" if same[0].basis == "evidence" else "Marked as a hunch, to be checked"
    ),
    ops.Park: lambda same, before, after: f"In the parking lot: {listed([one.text for one in same], 100)}",
    ops.RemoveParked: lambda same, before, after: "Taken out of the parking lot",
    ops.SetReview: lambda same, before, after: (
        f"Review: {after.review.due.isoformat()}"
        if same[0].due and after.review.due
        else f"Review: {after.review.cadence}"
    ),
}


def summary(topic: str, journey_map: JourneyMap, stage: Stage | None) -> str:
    """The recap of a topic (of one stage, where it is about stages), in the user's words. "" if there is nothing."""
    if stage:
        return stage_summary(stage)
    scope, persona = journey_map.scope, journey_map.persona
    recaps: dict[str, list[str]] = {
        "What we map": [scope.offering, scope.scenario, f"aim: {scope.objective}" if scope.objective else ""],
        "Your customer": [
            persona.name or NOBODY,
            persona.segment,
            f"wants {listed(persona.goals)}" if persona.goals else "",
            f"struggles with {listed(persona.challenges)}" if persona.challenges else "",
        ],
        "The journey": [" → ".join(shown(one.name, 40) for one in journey_map.stages)],
    }
    parts = [shown(part, 120) for part in recaps.get(topic, []) if part]
    return f"{topic}: {'; '.join(parts)}." if parts else ""


def outline(journey_map: JourneyMap) -> str:
    """The whole map in a few lines, in the user's words."""
    parts = [summary(topic, journey_map, None) for topic in ("What we map", "Your customer", "The journey")]
    parts += [stage_summary(stage) for stage in journey_map.stages]
    return "\n".join(part for part in parts if part) or "Nothing is on the map yet."


def stage_summary(stage: Stage) -> str:
    """What was told of a stage, in the user's words; "" if it has no contacts."""
    points = [
        f"{shown(point.name, 40)}{f' ({FEELINGS[point.emotion.score]})' if point.emotion.score is not None else ''}"
        for point in stage.touchpoints
    ]
    pains = [f"“{shown(pain.text, 60)}”" for point in stage.touchpoints for pain in point.pain_points]
    trouble = f" Trouble: {', '.join(pains)}." if pains else " No trouble noted."
    return f"{shown(stage.name)}: {', '.join(points)}.{trouble}" if points else ""
