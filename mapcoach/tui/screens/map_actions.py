"""The keys with which the map is edited in place; every one of them can be undone."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from mapcoach.tui import editing_map_moving as moving
from mapcoach.tui.editing_map import Made, Target, field_of, value_of
from mapcoach.tui.editing_map_setting import set_value
from mapcoach.tui.screens.map_keeping import MapKeeping

_WITHOUT_STAGE = ("opportunities", "measures")
_RATED_TOGETHER = ("touchpoints", "feelings")


class MapActions(MapKeeping):
    """A screen on which parts of the map are pointed at and edited. What is pointed at, its subclass says."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", "Edit", id="map.edit", tooltip="Change what is under the cursor"),
        Binding("a", "add", "Add", id="map.add", tooltip="Add what belongs here: a touchpoint, a pain point, an idea…"),
        Binding(
            "A",
            "add_any",
            "Add…",
            id="map.add_any",
            tooltip="Add anything here, a stage after this one too",
            show=False,
        ),
        Binding("x,delete", "delete", "Delete", id="map.delete", tooltip="Take it off the map; asked for first"),
        Binding("m", "move", "Move", id="map.move", tooltip="Move it to another stage, touchpoint or pain point"),
        Binding(
            "r", "rate", "Rate", id="map.rate", tooltip="Rate it by a number: how it feels, how bad, how much it helps"
        ),
        Binding("t", "moment", "Moment", id="map.moment", tooltip="Moment of truth: yes or no", show=False),
        Binding("K", "along(-1)", "Up", id="map.up", tooltip="Move a touchpoint up within its stage", show=False),
        Binding("J", "along(1)", "Down", id="map.down", tooltip="Move a touchpoint down within its stage", show=False),
        Binding(
            "less_than_sign",
            "stage(-1)",
            "Stage left",
            id="map.left",
            tooltip="Move this stage to the left",
            show=False,
        ),
        Binding(
            "greater_than_sign",
            "stage(1)",
            "Stage right",
            id="map.right",
            tooltip="Move this stage to the right",
            show=False,
        ),
        Binding("N", "rename_stage", "Rename stage", id="map.rename", tooltip="Rename this stage", show=False),
        Binding("M", "merge", "Merge stage", id="map.merge", tooltip="Merge this stage into another one", show=False),
        Binding("X", "delete_stage", "Delete stage", id="map.delete_stage", tooltip="Delete this stage", show=False),
        Binding("f9,u", "undo", "Undo", id="map.undo", tooltip="Take back the latest change or answer"),
    ]

    # --- what is pointed at ------------------------------------------------------------------------------

    def targets(self) -> Sequence[Target]:
        """What is under the cursor: one part that was chosen, or all that stand in the cell."""
        raise NotImplementedError

    def place(self) -> tuple[str, str]:
        """The stage and the lane that the cursor is on; "" for none."""
        raise NotImplementedError

    @property
    def chose_one(self) -> bool:
        """Whether one of several was chosen."""
        raise NotImplementedError

    def choose(self, target: Target) -> None:
        """Point at one of several from now on."""
        raise NotImplementedError

    # --- what the keys do --------------------------------------------------------------------------------

    def action_edit(self) -> None:
        self._one("What do you want to change?", self._editor.edit)

    def action_add(self) -> None:
        stage, lane = self.place()
        if not self.opened.map.stages:
            self.action_add_any()
        elif not stage and lane not in _WITHOUT_STAGE:
            self.mapcoach.say("This column is for what belongs to no one stage. Go to a stage first.")
        elif lane == "automations":
            self.mapcoach.say("F4 recommends automations for each stage, and keeps what you choose.")
        else:
            self.ask(lambda: self._editor.add(stage, lane, self._pointed_at()))

    def action_add_any(self) -> None:
        stage, lane = self.place()
        self.ask(lambda: self._editor.add_any(stage, lane, self._pointed_at()))

    def action_delete(self) -> None:
        self._one("What do you want to delete?", self._delete)

    async def _delete(self, target: Target) -> Made:
        if target.field == "score" and moving.remove(self.opened.map, target) is None:
            self.mapcoach.say("A rating can be changed (R), but not taken away; F9 takes the latest change back.")
            return None
        return await self._editor.delete(target)

    def action_move(self) -> None:
        self._one("What do you want to move?", self._editor.move, self._movable())

    def action_rate(self) -> None:
        self.ask(lambda: self._editor.rate(self._to_rate()))

    def action_moment(self) -> None:
        self._one("Which touchpoint is it?", self._moment, self._points(), asks=False)

    async def _moment(self, target: Target) -> Made:
        now = value_of(self.opened.map, target, "moment_of_truth")
        return set_value(self.opened.map, target, field_of("touchpoint", "moment_of_truth"), not now)

    def action_along(self, step: int) -> None:
        async def along(target: Target) -> Made:
            return moving.move_along(self.opened.map, target.part, step)

        self._one("Which touchpoint do you want to move?", along, self._points(), asks=False)

    def action_stage(self, step: int) -> None:
        stage, _ = self.place()

        async def aside() -> Made:
            return moving.move_stage(self.opened.map, stage, step)

        self.at_once(aside)

    def action_rename_stage(self) -> None:
        stage, _ = self.place()
        self.ask(lambda: self._editor.edit_field(Target("stage", stage, stage), "name"))

    def action_merge(self) -> None:
        stage, _ = self.place()
        self.ask(lambda: self._editor.merge(stage))

    def action_delete_stage(self) -> None:
        stage, _ = self.place()
        self.ask(lambda: self._editor.delete(Target("stage", stage, stage)))

    # --- how ---------------------------------------------------------------------------------------------

    def _pointed_at(self) -> Target | None:
        targets = self.targets()
        return targets[0] if len(targets) == 1 else None

    def _points(self) -> list[Target]:
        """The touchpoints that are meant by what is under the cursor, or all of the stage."""
        stage, _ = self.place()
        found = [one for one in self.targets() if one.kind == "touchpoint"]
        if found:
            return [Target("touchpoint", part, stage) for part in dict.fromkeys(one.part for one in found)]
        return [Target("touchpoint", one.value, stage) for one in moving.touchpoints(self.opened.map, stage) if stage]

    def _movable(self) -> list[Target]:
        kinds = ("touchpoint", "pain_point", "opportunity", "measure")
        found = {(one.kind, one.part): one for one in self.targets() if one.kind in kinds}
        return [Target(one.kind, one.part, one.stage) for one in found.values()]

    def _to_rate(self) -> list[Target]:
        _, lane = self.place()
        targets = [one for one in self.targets() if one.kind in ("pain_point", "opportunity")]
        if targets or (lane and lane not in (*_RATED_TOGETHER, "actions")):
            return targets
        return self._points() if lane != "feelings" or self.chose_one else self._all_points()

    def _all_points(self) -> list[Target]:
        stage, _ = self.place()
        return [Target("touchpoint", one.value, stage) for one in moving.touchpoints(self.opened.map, stage) if stage]

    def _one(
        self,
        text: str,
        doing: Callable[[Target], Awaitable[Made]],
        targets: Sequence[Target] | None = None,
        asks: bool = True,
    ) -> None:
        """Do something with the one that is meant, asked for if there are several. ``asks``: it asks for more."""
        meant = self.targets() if targets is None else targets

        async def on_the_one() -> Made:
            target = await self._editor.one_of(text, meant)
            if target is None:
                return None
            if len(meant) > 1:
                self.choose(target)
            return await doing(target)

        if meant:
            (self.ask if asks or len(meant) > 1 else self.at_once)(on_the_one)
