"""The colours of a board by what a box is: on a light and on a dark ground. No colour carries meaning by itself.

Text has a contrast of at least 4.5 to 1 on each of the fills (tested).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from mapcoach.export.board.shapes import Role


@dataclass(frozen=True, slots=True)
class Paint:
    """Fill and stroke on a light ground, then on a dark one."""

    fill: str
    stroke: str
    dark_fill: str
    dark_stroke: str


INK, DARK_INK = "#1f2933", "#eef1f5"
MUTED, DARK_MUTED = "#4a5764", "#b9c3cf"
GROUND, DARK_GROUND = "#ffffff", "#15191e"
GRID, DARK_GRID = "#c9d1d9", "#46505c"
CURVE, DARK_CURVE = "#1d5fa8", "#7db7f2"
DECIDES, DARK_DECIDES = "#ffd84d", "#7a6000"
"""The fill of a moment of truth, which is a diamond."""

_LANE = Paint("#f6f7f9", "#e1e5ea", "#1c2127", "#2f3740")
PAINTS: Mapping[Role, Paint] = MappingProxyType(
    {
        "fact": Paint("#f6f7f9", "#e1e5ea", "#1f252c", "#36404a"),
        "stage": Paint("#dbe7f5", "#8fb2da", "#22384f", "#4a749f"),
        "lane": _LANE,
        "customer_goal": Paint("#ffffff", "#c9d1d9", "#262d35", "#46505c"),
        "questions": Paint("#ffffff", "#c9d1d9", "#262d35", "#46505c"),
        "business_goal": Paint("#ffffff", "#c9d1d9", "#262d35", "#46505c"),
        "touchpoints": Paint("#fff6cf", "#d9bb4f", "#3d3618", "#8b7830"),
        "actions": Paint("#ffffff", "#c9d1d9", "#262d35", "#46505c"),
        "feelings": Paint("#ebe7f8", "#b0a3dc", "#302a45", "#6c5fa0"),
        "pain_points": Paint("#fde4df", "#dd9486", "#47251f", "#a35d4f"),
        "opportunities": Paint("#e0f1e2", "#8cc094", "#1f3a25", "#548a5d"),
        "automations": Paint("#dcf0f1", "#7fbcc0", "#19383b", "#4a8a8f"),
        "owners": Paint("#ffffff", "#c9d1d9", "#262d35", "#46505c"),
        "measures": Paint("#ffffff", "#c9d1d9", "#262d35", "#46505c"),
    }
)


def paint(role: Role) -> Paint | None:
    """The colours of a box of this role; None for text that stands on the ground."""
    return PAINTS.get(role)
