"""Picking options by keys, and what a key does to the picks. Nothing here knows of a screen."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Picks:
    """Which of ``count`` options are picked, and where the pointer is (-1: nowhere yet).

    With ``several`` there is one more row below the options, "none of these", at the place ``count``.
    """

    count: int
    several: bool = False
    at: int = -1
    picked: tuple[int, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows there are to point at."""
        return self.count + 1 if self.several else self.count

    def pressed(self, key: str) -> Picks | None:
        """The picks after a key; None if the key is not for picking."""
        if key.isdecimal() and len(key) == 1:
            return self._numbered(int(key))
        match key:
            case "down":
                return self._moved(1)
            case "up":
                return self._moved(-1) if self.at > 0 else None
            case "space" if self.at >= 0:
                return self.toggled(self.at)
            case "backspace" | "delete" if self.picked:
                return replace(self, picked=(), at=self.at if self.several else -1)
            case _:
                return None

    def toggled(self, place: int) -> Picks:
        """Pick the option at a place; with several, leave it again if it was picked."""
        if not self.several:
            return replace(self, at=place, picked=(place,))
        if place in self.picked:
            return replace(self, at=place, picked=tuple(one for one in self.picked if one != place))
        kept = () if place == self.count else tuple(one for one in self.picked if one != self.count)
        return replace(self, at=place, picked=tuple(sorted({*kept, place})))

    def _moved(self, by: int) -> Picks:
        at = min(max(self.at + by, 0), self.rows - 1)
        return replace(self, at=at) if self.several else replace(self, at=at, picked=(at,))

    def _numbered(self, number: int) -> Picks | None:
        """A digit picks; behind a picked 1, "2" makes 12 if there are so many to pick one of."""
        if not self.several and self.picked:
            both = (self.picked[0] + 1) * 10 + number
            if self.picked[0] < 9 and both <= self.count:
                return self.toggled(both - 1)
        if self.several and number == 0:
            return self.toggled(self.count)
        return self.toggled(number - 1) if 1 <= number <= self.count else None


@dataclass(frozen=True)
class Ratings:
    """Values from ``low`` to ``high`` for some items, and which of them (``at``) the next key is for."""

    values: tuple[int | None, ...]
    low: int = 1
    high: int = 5
    at: int = 0

    @property
    def is_any(self) -> bool:
        """Whether anything is rated."""
        return any(value is not None for value in self.values)

    def pressed(self, key: str) -> Ratings | None:
        """The ratings after a key; None if the key is not for rating."""
        last = len(self.values) - 1
        if key.isdecimal() and len(key) == 1:
            if not self.low <= int(key) <= self.high:
                return self  # a slip beside the keys of the scale is no beginning of a text
            return replace(self.given(self.at, int(key)), at=min(self.at + 1, last))
        match key:
            case "down":
                return replace(self, at=min(self.at + 1, last))
            case "up":
                return replace(self, at=self.at - 1) if self.at else None
            case "left" | "right":
                return self._stepped(1 if key == "right" else -1)
            case "backspace" | "delete":
                return self._cleared(key)
            case _:
                return None

    def given(self, place: int, value: int | None) -> Ratings:
        """The ratings with a value for the item at a place, which becomes the one at hand."""
        return replace(self, values=(*self.values[:place], value, *self.values[place + 1 :]), at=place)

    def _stepped(self, by: int) -> Ratings:
        now = self.values[self.at]
        middle = (self.low + self.high) // 2
        return self.given(self.at, middle if now is None else min(max(now + by, self.low), self.high))

    def _cleared(self, key: str) -> Ratings:
        """Take out the value at hand; backspace behind a value just given takes that one."""
        back = key == "backspace" and self.values[self.at] is None and self.at > 0
        return self.given(self.at - 1 if back else self.at, None)
