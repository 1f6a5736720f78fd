"""From a map to the plans of the automations that go out: which ones, and their steps with numbers and names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from hashlib import sha256
from typing import get_args

from mapcoach.automation.advice import Recommendation
from mapcoach.automation.handover.columns import columns_of
from mapcoach.automation.handover.facts import LEFT, Fact, awaited, fact, is_known
from mapcoach.automation.handover.plan import MOMENT, Act, Plan, Tag, walk
from mapcoach.automation.handover.texts import Names, plain, slug
from mapcoach.automation.message_draft import FieldName, MessageDraft
from mapcoach.automation.messages_situation import business_name
from mapcoach.automation.recipes import Step, catalogue
from mapcoach.automation.recommender import recommend, top
from mapcoach.automation.wording import CHANNEL_NAMES, customer
from mapcoach.journey.shape import ChosenAutomation, JourneyMap, Stage, Touchpoint

Drafts = Callable[[Recommendation], Sequence[MessageDraft]]

FIRST = 3
"""How many recommendations go out where nothing was chosen."""
_TAKEN = [*get_args(FieldName), "email", "phone", "consent", LEFT, "step", "due", "start", MOMENT]
_STAGE, _FIELD = 20, 30
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
    names = MapNames(journey_map)
    return tuple(_plan(number, one, journey_map, names, drafts) for number, one in enumerate(told, 1))


def left_out(journey_map: JourneyMap, plans: Iterable[Plan]) -> list[ChosenAutomation]:
    """What was chosen on the map and cannot go out: its place is gone, or the catalogue does not know it."""
    out = {(plan.recipe.id, plan.stage.id) for plan in plans if plan.is_chosen}
    chosen = (one for one in journey_map.automations if one.status == "chosen")
    return [one for one in chosen if (one.recipe, one.stage) not in out]


class MapNames:
    """The names that the automations of a map share: a tag that two of them set has one name.

    They come from the catalogue and the map alone, so that they say the same in every hand-over.
    """

    def __init__(self, journey_map: JourneyMap | None = None) -> None:
        self.tags, self.places = Names(), Names()
        stages = journey_map.stages if journey_map else ()
        self._times = Counter(slug(stage.name, "-", _STAGE) for stage in stages)

    def stage(self, stage: Stage) -> str:
        """The stage for machines; with a mark of its id where its name alone does not tell it from the others."""
        name = slug(stage.name, "-", _STAGE)
        if not name:
            return f"stage-{_mark(stage.id)}"
        return name if self._times[name] < 2 else f"{name}-{_mark(stage.id)}"

    def place(self, told: Recommendation, choice: ChosenAutomation | None, stage: Stage) -> str:
        """The place of an automation for machines: its stage, and a mark of stage, touchpoint and pain point."""
        touchpoint, pain = (choice.touchpoint, choice.pain_point) if choice else (told.touchpoint, told.pain_point)
        name = f"{slug(stage.name, '-', _STAGE) or 'stage'}-{_mark(stage.id, touchpoint, pain)}"
        return self.places.of(object(), f"{told.recipe}--{name}").removeprefix(f"{told.recipe}--")


def _mark(*ids: str) -> str:
    return _digest(*ids)[:4]


def _digest(*texts: str) -> str:
    return sha256("\0".join(texts).encode("utf-8", "surrogatepass")).hexdigest()


def _choice(told: Recommendation, journey_map: JourneyMap) -> ChosenAutomation | None:
    """What somebody decided: if there is more than one for the stage, that for this touchpoint and pain point."""
    here = [one for one in journey_map.automations if (one.recipe, one.stage) == (told.recipe, told.stage)]
    here = [one for one in here if one.status == told.status]
    exact = [one for one in here if (one.touchpoint, one.pain_point) == (told.touchpoint, told.pain_point)]
    return next(iter([*exact, *here]), None)


def _secret(journey_map: JourneyMap, told: Recommendation, stage: Stage, touchpoint: Touchpoint | None) -> str:
    """What an address that nobody may guess is made from; the same as long as the place says the same."""
    texts = (stage.name, touchpoint.name if touchpoint else "", journey_map.scope.business)
    return _digest(journey_map.id, told.stage, told.touchpoint, *texts)


def _plan(number: int, told: Recommendation, journey_map: JourneyMap, names: MapNames, drafts: Drafts | None) -> Plan:
    recipe = catalogue()[told.recipe]
    stage = next(one for one in journey_map.stages if one.id == told.stage)
    choice = _choice(told, journey_map) if told.status else None
    named = plain(choice.owner) if choice else ""
    written = list(drafts(told)) if drafts else []
    acts = Resolver(told, written, names, names.stage(stage)).acts(recipe.steps)
    touchpoint = journey_map.touchpoint(told.touchpoint)
    return Plan(
        number=number,
        place=names.place(told, choice, stage),
        secret=_secret(journey_map, told, stage, touchpoint),
        recipe=recipe,
        advice=told,
        title=journey_map.display_title(),
        stage=stage,
        touchpoint=touchpoint,
        pain=journey_map.pain_point(told.pain_point) if told.pain_point else None,
        persona=customer(journey_map),
        business=business_name(journey_map),
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

    def __init__(self, told: Recommendation, drafts: list[MessageDraft], names: MapNames, stage: str) -> None:
        self._channel = next(channel for channel, name in CHANNEL_NAMES.items() if name == told.channel)
        self._drafts = iter(drafts)
        self._tags, self._fields = names.tags, Names(_TAKEN)
        self._stage, self._stage_id = stage, told.stage

    def acts(self, steps: Sequence[Step], before: str = "") -> tuple[Act, ...]:
        """The steps with their numbers, names and drafts. What stands behind an end is never reached."""
        end = next((at for at, step in enumerate(steps, 1) if step.do == "end"), len(steps))
        return tuple(self._act(step, f"{before}{number}") for number, step in enumerate(steps[:end], 1))

    def _act(self, step: Step, number: str) -> Act:
        draft = next(self._drafts, None) if step.do == "message" else None
        for_date, before = _moment(step)
        asked = _asked(step) if not for_date else None
        return Act(
            number=number,
            do=step.do,
            duration=step.for_ or "",
            channel=(draft.channel if draft else step.channel or self._channel) if step.do == "message" else None,
            intent=step.intent,
            who=step.who,
            when=step.when,
            column=MOMENT if for_date else self._column(step, asked),
            opposite=asked.opposite if asked else False,
            says=asked.says if asked else "",
            before=before,
            for_date=for_date,
            tag=self._tag(step),
            draft=draft,
            then=self.acts(step.then, f"{number}a."),
            otherwise=self.acts(step.otherwise, f"{number}b."),
        )

    def _column(self, step: Step, asked: Fact | None) -> str:
        if asked is not None:
            return asked.field if is_known(step.when) else self._fields.of(("when", step.when), asked.field)
        if step.do == "set_field":
            head = re.split(r"[:;]", step.intent)[0]
            return self._fields.of(("field", step.intent), slug(head, limit=_FIELD) or "field")
        return ""

    def _tag(self, step: Step) -> str:
        if step.do not in ("tag", "untag"):
            return ""
        head = _tag_heads().get(step.intent) or slug(step.intent.split(":")[0], "-", 24) or "tag"
        return self._tags.of((head, self._stage_id, step.intent), f"{head}--{self._stage}")


@cache
def _tag_heads() -> dict[str, str]:
    """What tags begin with, by what they say; with the entry's id where two say different things in one word."""
    heads: dict[str, dict[str, str]] = {}
    for recipe in catalogue().values():
        for intent in _tagged(recipe.steps):
            heads.setdefault(slug(intent.split(":")[0], "-", 24) or "tag", {}).setdefault(intent, recipe.id)
    return {
        intent: f"{head}-{recipe}" if len(users) > 1 else head
        for head, users in heads.items()
        for intent, recipe in users.items()
    }


def _tagged(steps: Sequence[Step]) -> Iterator[str]:
    for step in steps:
        if step.do in ("tag", "untag"):
            yield step.intent
        yield from _tagged((*step.then, *step.otherwise))


def _asked(step: Step) -> Fact | None:
    """The fact that a step looks at."""
    if step.do == "branch":
        return fact(step.when)
    return awaited(step.when) if step.do == "wait_until" else None


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
