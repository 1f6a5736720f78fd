"""What the keys of the map screen ask for, step by step, until there is a change to be made."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING

from mapcoach.tui import editing_map_adding as adding
from mapcoach.tui import editing_map_moving as moving
from mapcoach.tui.editing_map import (
    GONE,
    STEPS,
    Entered,
    Field,
    Made,
    Refused,
    Target,
    Wanted,
    changed_meanwhile,
    field_of,
    fields_of,
    name_of,
    part_of,
    read_share,
    value_of,
    value_words,
)
from mapcoach.tui.editing_map_moving import Place
from mapcoach.tui.editing_map_setting import set_value, together
from mapcoach.tui.screens.map_asking import ANOTHER, Asker

if TYPE_CHECKING:
    from mapcoach.journey import JourneyMap
    from mapcoach.tui.screens.journey_screen import JourneyScreen

Make = Callable[[str], Awaitable[Made]]
_RATED = {"touchpoint": ("score",), "pain_point": ("severity",), "opportunity": ("impact", "feasibility")}
_SHARE = "A part of ten, a percentage, or words: 3 in 10, 30 %, half."
_UNREAD_SHARE = Refused(f"I could not read a part of the customers in that. {_SHARE}")
_REASON_SECONDS = 12
_KINDS = (
    ("touchpoints", "A touchpoint"),
    ("pain_points", "A pain point"),
    ("opportunities", "An opportunity"),
    ("questions", "A question that the customer has"),
    ("measures", "A measure"),
    ("stage", "A stage after this one"),
)


class MapEditor:
    """Asks what is to be done, and makes the change of it. None wherever somebody leaves, or nothing would change.

    What was typed last is not lost where it cannot be kept: ``again`` asks for it once more.
    """

    def __init__(self, screen: JourneyScreen) -> None:
        self._ask = Asker(screen)
        self._screen = screen
        self._retry: Callable[[str], Awaitable[Made]] | None = None

    @property
    def _map(self) -> JourneyMap:
        return self._screen.opened.map

    def forget(self) -> None:
        """Begin anew: nothing was typed yet."""
        self._retry = None

    async def again(self, reason: str) -> Made:
        """Ask for what was typed last once more, with why it could not be kept; say just that if nothing was."""
        if self._retry is None:
            self._screen.mapcoach.say(reason, "error", _REASON_SECONDS)
            return None
        return await self._retry(reason)

    async def _words(self, text: str, make: Make, begun: str = "", note: str = "", empty: bool = False) -> Made:
        """Ask for words, and make a change of them; ``empty`` if none at all mean something, too."""
        typed = await self._ask.words(text, begun, note)
        if typed is None or not (empty or typed.strip()):
            return None
        self._retry = lambda reason: self._words(text, make, typed, reason, empty)
        return await make(typed)

    async def _agreed(self, words: Callable[[], str], yes: str) -> bool:
        """Whether somebody agrees to something; asked anew if it has become something else meanwhile."""
        agreed = ""
        while (text := words()) != agreed:
            if not await self._ask.sure(text, yes):
                return False
            agreed = text
        return True

    async def one_of(self, text: str, targets: Sequence[Target]) -> Target | None:
        """The target that is meant, if there are several."""
        if len(targets) < 2:
            return targets[0] if targets else None
        places = [Place(str(at), self._item_words(one), self._field_words(one)) for at, one in enumerate(targets)]
        picked = await self._ask.which(text, places)
        return None if picked is None else targets[int(picked)]

    def _item_words(self, target: Target) -> str:
        name = name_of(self._map, target)
        return name[:1].upper() + name[1:]

    def _field_words(self, target: Target) -> str:
        if not target.field:
            return ""
        field = field_of(target.kind, target.field)
        return f"{field.label}: {value_words(field, value_of(self._map, target, field.name))}"

    # --- editing ---------------------------------------------------------------------------------------

    async def edit(self, target: Target) -> Made:
        """Change one of its fields: picked first, if there are several."""
        fields = fields_of(target)
        name = fields[0].name
        if len(fields) > 1:
            held = [(one, value_words(one, value_of(self._map, target, one.name))) for one in fields]
            places = [Place(one.name, one.label, told or "nothing yet") for one, told in held]
            name = await self._ask.which(f"What to change of {name_of(self._map, target)}?", places) or ""
        return await self.edit_field(target, name) if name else None

    async def edit_field(self, target: Target, name: str) -> Made:
        """Change this field, as its kind calls for it."""
        field = field_of(target.kind, name)
        shown = value_of(self._map, target, name)
        heading = f"{field.label}: {name_of(self._map, target)}"
        if field.how in STEPS:
            return await self._set_all([(target, field)])
        if field.how == "channel":
            picked = await self._ask.channel(heading, str(shown or ""))
            if picked != ANOTHER:
                return None if picked is None else await self._set(target, field, shown, picked)
        if field.how == "share":
            return await self._words(
                heading, lambda typed: self._set_share(target, field, shown, typed), value_words(field, shown), _SHARE
            )
        note = "" if field.required else "Leave it empty to clear it."
        begun = value_words(field, shown) if field.how == "channel" else str(shown or "")
        return await self._words(heading, lambda typed: self._set(target, field, shown, typed), begun, note, empty=True)

    async def _set_share(self, target: Target, field: Field, shown: Entered | None, typed: str) -> Made:
        share = read_share(typed)
        return _UNREAD_SHARE if share is None else await self._set(target, field, shown, share)

    async def _set(self, target: Target, field: Field, shown: Entered | None, value: Entered) -> Made:
        """Put a value in place of the one that was shown; if it is another one by now, ask whether it shall be."""
        while part_of(self._map, target) is not None and (now := value_of(self._map, target, field.name)) != shown:
            if now == value or not await self._ask.sure(changed_meanwhile(field, now), "Keep mine", "Keep theirs"):
                return None
            shown = now
        return set_value(self._map, target, field, value)

    async def rate(self, targets: Sequence[Target]) -> Made:
        """Rate these, one after the other; leaving that keeps what was rated."""
        return await self._set_all([(one, field_of(one.kind, name)) for one in targets for name in _RATED[one.kind]])

    async def _set_all(self, asked: Sequence[tuple[Target, Field]]) -> Made:
        """Ask for a step for each of these, and set them as one change."""
        shown = {one: value_of(self._map, one[0], one[1].name) for one in asked}
        taken = await self._ask.steps(self._map, asked)
        made = [await self._set(target, field, shown[target, field], value) for target, field, value in taken]
        refused = next((one for one in made if isinstance(one, Refused)), None)
        return together([one for one in made if isinstance(one, Wanted)]) or refused

    # --- adding ----------------------------------------------------------------------------------------

    async def add_any(self, stage: str, lane: str, target: Target | None) -> Made:
        """Add what is picked from all that can be added here."""
        if not self._map.stages:
            return await self._add_stage("")
        kinds = [(lane_of, name) for lane_of, name in _KINDS if stage or lane_of in ("opportunities", "measures")]
        now = lane if any(lane == one for one, _ in kinds) else ""
        kind = await self._ask.which("What do you want to add?", [Place(*one) for one in kinds], now)
        return await self.add(stage, kind, target) if kind else None

    async def add(self, stage: str, lane: str, target: Target | None) -> Made:
        """Add what belongs into this lane at this stage; ``target`` is what was pointed at."""
        match lane:
            case "stage":
                return await self._add_stage(stage)
            case "touchpoints":
                return await self._add_touchpoint(stage)
            case "pain_points":
                return await self._add_pain(stage, target)
            case "opportunities":
                return await self._add_idea(stage, target)
            case "questions":
                asked = f"What does the customer ask at {self._stage(stage)}?"
                return await self._add(asked, lambda text: adding.add_question(self._map, stage, text))
            case "measures":
                asked = "What is the measure called?"
                return await self._add(asked, lambda text: adding.add_measure(self._map, stage, text))
            case "customer_goal" | "business_goal":
                return await self.edit_field(Target("stage", stage, stage), lane)
            case "actions" | "feelings" | "owners":
                return await self._fill_in(stage, lane)
        return None

    async def _add(self, text: str, make: Callable[[str], Made]) -> Made:
        """Ask for the words of a new part, and make it."""

        async def made(typed: str) -> Made:
            return make(typed)

        return await self._words(text, made)

    async def _add_stage(self, after: str) -> Made:
        where = f", after {self._stage(after)}" if after else ""
        asked = f"What is the new stage called{where}?"
        return await self._add(asked, lambda name: adding.add_stage(self._map, name, after))

    async def _add_touchpoint(self, stage: str) -> Made:
        asked = f"What is the new touchpoint at {self._stage(stage)} called?"
        return await self._add(asked, lambda name: adding.add_touchpoint(self._map, stage, name))

    async def _add_pain(self, stage: str, target: Target | None) -> Made:
        if target and target.kind == "touchpoint":
            point = target.part
        else:
            point = await self._pick("Where does it go wrong?", moving.touchpoints(self._map, stage)) or ""
        if not point:
            return None
        asked = f"What goes wrong at {name_of(self._map, Target('touchpoint', point))}?"
        return await self._add(asked, lambda text: adding.add_pain_point(self._map, point, text))

    async def _add_idea(self, stage: str, target: Target | None) -> Made:
        pains = moving.pain_points(self._map, stage)
        pain: str | None = target.part if target and target.kind == "pain_point" else ""
        if not pain and pains:
            pain = await self._pick("Which pain point does it answer?", [*pains, Place("", "No one pain point")])
        if pain is None:
            return None
        answers = f" about {name_of(self._map, Target('pain_point', pain))}" if pain else ""
        return await self._add(
            f"What could you do{answers}?", lambda text: adding.add_opportunity(self._map, text, pain or "")
        )

    async def _fill_in(self, stage: str, lane: str) -> Made:
        """Say something of a touchpoint (or of the stage, who looks after it)."""
        places = moving.touchpoints(self._map, stage)
        if lane == "owners":
            places = [Place("", f"The whole stage {self._stage(stage)}"), *places]
        point = await self._pick("Which touchpoint?" if lane != "owners" else "Who owns what?", places)
        if point is None:
            return None
        field = {"actions": "customer_action", "feelings": "score", "owners": "owner"}[lane]
        target = Target("touchpoint", point, stage) if point else Target("stage", stage, stage)
        return await self.edit_field(target, field)

    async def _pick(self, text: str, places: Sequence[Place]) -> str | None:
        """One of these; the only one at once."""
        if len(places) == 1:
            return places[0].value
        return await self._ask.which(text, places) if places else None

    # --- moving, merging, taking away --------------------------------------------------------------------

    async def move(self, target: Target) -> Made:
        """Put it somewhere else."""
        places = moving.places_for(self._map, target)
        text = f"Where does {name_of(self._map, target)} belong?"
        place = await self._ask.which(text, places) if places else None
        return None if place is None else moving.move_to(self._map, target, place) or GONE

    async def merge(self, stage: str) -> Made:
        """Merge a stage into another one, once it is agreed to."""
        places = moving.stages_but(self._map, stage)
        into = await self._ask.which(f"Merge {self._stage(stage)} into which stage?", places) if places else None
        if into is None or not await self._agreed(lambda: moving.merge_words(self._map, stage, into), "Merge them"):
            return None
        return moving.merge_stages(self._map, stage, into) or GONE

    async def delete(self, target: Target) -> Made:
        """Take it off the map, once it is agreed to."""
        if moving.remove(self._map, target) is None:
            return None
        if not await self._agreed(lambda: moving.remove_words(self._map, target), "Delete it"):
            return None
        return moving.remove(self._map, target) or GONE

    def _stage(self, stage: str) -> str:
        return name_of(self._map, Target("stage", stage, stage))
