"""From a map to the plans of the automations that go out: which ones, and their steps with numbers and names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import get_args

from mapcoach.automation.advice import Recommendation
from mapcoach.automation.handover.plan import CONSTANTS, MOMENT, Act, Column, Plan, Tag, walk
from mapcoach.automation.handover.texts import Names, plain, slug
from mapcoach.automation.message_draft import FIELD_WORDS, FieldName, MergeField, MessageDraft
from mapcoach.automation.recipes import Recipe, Step, catalogue
from mapcoach.automation.recommender import recommend, top
from mapcoach.automation.vocabulary import Channel
from mapcoach.automation.wording import CHANNEL_NAMES, customer
from mapcoach.journey.shape import ChosenAutomation, JourneyMap

Drafts = Callable[[Recommendation], Sequence[MessageDraft]]

FIRST = 3
"""How many recommendations go out where nothing was chosen."""
_BY_PHONE: frozenset[Channel] = frozenset({"sms", "whatsapp", "call"})
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_BEFORE = re.compile(r"(\w+) (week|day|hour)s? before\b")
_SPANS = {"week": 604_800, "day": 86_400, "hour": 3_600}


def automations(journey_map: JourneyMap, chosen_only: bool = False, drafts: Drafts | None = None) -> tuple[Plan, ...]:
    """The automations that go out: those that were chosen and are not done, or else the first recommendations.

    ``drafts`` writes the messages of a recommendation; without it the steps have none.
    """
    advice = recommend(journey_map)
    chosen = [one for stage in advice for one in stage.chosen if one.status == "chosen"]
    told = chosen or ([] if chosen_only else top(advice, FIRST))
    names = MapNames()
    return tuple(_plan(number, one, journey_map, names, drafts) for number, one in enumerate(told, 1))


def left_out(journey_map: JourneyMap, plans: Iterable[Plan]) -> list[ChosenAutomation]:
    """What was chosen on the map and cannot go out: its place is gone, or the catalogue does not know it."""
    out = {(plan.recipe.id, plan.stage.id) for plan in plans if plan.is_chosen}
    chosen = (one for one in journey_map.automations if one.status == "chosen")
    return [one for one in chosen if (one.recipe, one.stage) not in out]


class MapNames:
    """The names that the automations of a map share: a tag that two of them set has one name."""

    def __init__(self) -> None:
        self.tags = Names()
        self.fields = Names([*get_args(FieldName), "email", "phone", "consent", "left", "step", "due", "start", MOMENT])


def _plan(number: int, told: Recommendation, journey_map: JourneyMap, names: MapNames, drafts: Drafts | None) -> Plan:
    recipe = catalogue()[told.recipe]
    place = next(at for at, one in enumerate(journey_map.stages, 1) if one.id == told.stage)
    stage = journey_map.stages[place - 1]
    choices = (one for one in journey_map.automations if (one.recipe, one.stage) == (told.recipe, told.stage))
    choice = next(choices, None) if told.status else None
    named = plain(choice.owner) if choice else ""
    written = list(drafts(told)) if drafts else []
    resolver = Resolver(told, written, names, number, slug(stage.name, "-", 24) or f"stage-{place}")
    acts = resolver.acts(recipe.steps)
    return Plan(
        number=number,
        recipe=recipe,
        advice=told,
        title=journey_map.display_title(),
        stage=stage,
        touchpoint=journey_map.touchpoint(told.touchpoint),
        pain=journey_map.pain_point(told.pain_point) if told.pain_point else None,
        persona=customer(journey_map),
        business=plain(journey_map.scope.business, 80),
        is_chosen=choice is not None,
        owner=named or told.owner,
        owner_is_named=bool(named) or told.owner != recipe.owner,
        platform=plain(choice.platform, 60) if choice else "",
        acts=acts,
        columns=columns_of(recipe, acts),
        tags=tags_of(acts),
    )


class Resolver:
    """Turns the steps of an entry into those for this map."""

    def __init__(
        self, told: Recommendation, drafts: list[MessageDraft], names: MapNames, number: int, stage: str
    ) -> None:
        self._channel = next(channel for channel, name in CHANNEL_NAMES.items() if name == told.channel)
        self._drafts = iter(drafts)
        self._names, self._number = names, number
        self._stage, self._stage_id = stage, told.stage

    def acts(self, steps: Sequence[Step], before: str = "") -> tuple[Act, ...]:
        """The steps with their numbers, names and drafts. What stands behind an end is never reached."""
        end = next((at for at, step in enumerate(steps, 1) if step.do == "end"), len(steps))
        return tuple(self._act(step, f"{before}{number}") for number, step in enumerate(steps[:end], 1))

    def _act(self, step: Step, number: str) -> Act:
        draft = next(self._drafts, None) if step.do == "message" else None
        for_date, before = _moment(step)
        return Act(
            number=number,
            do=step.do,
            duration=step.for_ or "",
            channel=(draft.channel if draft else step.channel or self._channel) if step.do == "message" else None,
            intent=step.intent,
            who=step.who,
            when=step.when,
            column=MOMENT if for_date else self._column(step),
            before=before,
            for_date=for_date,
            tag=self._tag(step),
            draft=draft,
            then=self.acts(step.then, f"{number}a."),
            otherwise=self.acts(step.otherwise, f"{number}b."),
        )

    def _column(self, step: Step) -> str:
        if step.do in ("branch", "wait_until"):
            return self._names.fields.of((self._number, "when", step.when), slug(step.when) or "condition")
        if step.do == "set_field":
            head = re.split(r"[:;]", step.intent)[0]
            return self._names.fields.of((self._number, "field", step.intent), slug(head) or "field")
        return ""

    def _tag(self, step: Step) -> str:
        if step.do not in ("tag", "untag"):
            return ""
        head = slug(step.intent.split(":")[0], "-", 24) or "tag"
        return self._names.tags.of((head, self._stage_id, step.intent), f"{head}--{self._stage}")


def _moment(step: Step) -> tuple[bool, int]:
    """Whether a step waits for a date rather than for a thing to happen, and how many seconds before that date."""
    if step.do != "wait_until" or step.for_:
        return False, 0
    found = _BEFORE.search(step.when)
    number = _NUMBERS.get(found[1], 0) or (int(found[1]) if found[1].isdigit() else 1) if found else 0
    return True, number * _SPANS[found[2]] if found else 0


def tags_of(acts: Sequence[Act]) -> tuple[Tag, ...]:
    """The tags that the steps set or take off, each once."""
    return tuple({act.tag: Tag(act.tag, act.intent) for act in walk(acts) if act.tag}.values())


def columns_of(recipe: Recipe, acts: Sequence[Act]) -> tuple[Column, ...]:
    """What is to be known about each contact: the address, what the texts name, what is asked on the way."""
    return tuple(_columns(recipe, acts))


def _columns(recipe: Recipe, acts: Sequence[Act]) -> Iterator[Column]:
    listed = list(walk(acts))
    yield Column("email", "contact", "the email address; the contact is found by it")
    if any(act.channel in _BY_PHONE for act in listed):
        yield Column("phone", "contact", "the phone number with the country's code")
    used = [name for act in listed if act.draft for name in _merged(act.draft)]
    for name in dict.fromkeys(used):
        if name not in CONSTANTS:
            yield Column(name, "merge", FIELD_WORDS[name])
    if any(act.for_date for act in listed):
        yield Column(MOMENT, "date", "when it takes place; in a sheet as 2027-01-31 14:30:00, in UTC")
    if recipe.consent.class_ == "marketing":
        yield Column("consent", "consent", "yes, if this contact agreed to be written to")
    yield Column("left", "exit", f"yes, as soon as one of these is true: {'; '.join(recipe.exit)}")
    seen: set[str] = set()
    for act in listed:
        if act.column and act.column not in seen and not act.for_date:
            seen.add(act.column)
            what = act.intent if act.do == "set_field" else f"yes, if {act.when}"
            yield Column(act.column, "field" if act.do == "set_field" else "condition", what)


def _merged(draft: MessageDraft) -> Iterator[FieldName]:
    for piece in (*draft.subject, *draft.body):
        if isinstance(piece, MergeField):
            yield piece.name
