"""The looks: dark, light, and high contrast. Every colour on a screen is one of their variables."""

from __future__ import annotations

from dataclasses import dataclass

from textual.theme import Theme

# Textual leaves $boost empty where a theme names its panel, and draws the frames of fields that have no focus in the
# colour of what is behind them: so both are set here.
DARK = Theme(
    name="mapcoach-dark",
    primary="#7aa2f7",
    secondary="#a98ce0",
    accent="#e0af68",
    foreground="#d5d9e6",
    background="#16181f",
    surface="#1c1f28",
    panel="#262a36",
    success="#7fc98f",
    warning="#e5b567",
    error="#f2777a",
    dark=True,
    variables={
        "boost": "#ffffff0d",
        "block-hover-background": "#ffffff14",
        "border-blurred": "#6f7690",
        "input-selection-background": "#3d4f7c",
        "scrollbar": "#6f7690",
        "scrollbar-hover": "#7aa2f7",
        "scrollbar-background": "#1c1f28",
        "scrollbar-background-hover": "#262a36",
        "scrollbar-background-active": "#262a36",
        "primary-darken-2": "#6691ee",  # a button under the mouse
    },
)
LIGHT = Theme(
    name="mapcoach-light",
    primary="#2457a6",
    secondary="#6b3fa0",
    accent="#8a5208",
    foreground="#1d2129",
    background="#fafafa",
    surface="#f1f2f5",
    panel="#e2e5eb",
    success="#1d6b33",
    warning="#855100",
    error="#b3261e",
    dark=False,
    variables={
        "boost": "#0000000a",
        "block-hover-background": "#00000012",
        "border-blurred": "#7d8291",
        "foreground-muted": "#4f5563",
        "markdown-h6-color": "#4f5563",
        "scrollbar": "#7d8291",
        "scrollbar-hover": "#2457a6",
        "scrollbar-background": "#f1f2f5",
        "scrollbar-background-hover": "#e2e5eb",
        "scrollbar-background-active": "#e2e5eb",
    },
)
CONTRAST = Theme(
    name="mapcoach-contrast",
    primary="#ffff00",
    secondary="#00ffff",
    accent="#ffff00",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#121212",
    success="#00ff66",
    warning="#ffcc00",
    error="#ff8080",
    dark=True,
    variables={
        "text": "auto 100%",
        "text-muted": "auto 92%",
        "text-disabled": "auto 80%",
        "foreground-muted": "#ffffff",
        "foreground-disabled": "#d0d0d0",
        "markdown-h6-color": "#ffffff",
        "boost": "#ffffff1a",
        "block-cursor-blurred-background": "#333300",
        "block-hover-background": "#ffffff26",
        "border-blurred": "#a0a0a0",
        "input-selection-background": "#004c99",
        "screen-selection-background": "#004c99",
        "error-darken-1": "#ff9999",
        "scrollbar": "#c0c0c0",
        "scrollbar-hover": "#ffff00",
        "scrollbar-background": "#121212",
        "scrollbar-background-hover": "#262626",
        "scrollbar-background-active": "#262626",
    },
)
THEMES = (DARK, LIGHT, CONTRAST)
DEFAULT = DARK.name


@dataclass(frozen=True)
class Look:
    """A look as people choose it: its name, what it is for, and the theme that it is."""

    name: str
    about: str
    theme: str


LOOKS = (
    Look("dark", "Light text on a dark screen", DARK.name),
    Look("light", "Dark text on a light screen; good in daylight and on a projector", LIGHT.name),
    Look("high contrast", "Black, white and bright colours, for tired eyes and bad screens", CONTRAST.name),
    Look("the terminal's own colours, dark (ansi)", "For terminals with a dark background", "ansi-dark"),
    Look("the terminal's own colours, light (ansi)", "For terminals with a light background", "ansi-light"),
)


def theme_named(name: object) -> str:
    """The theme of this name if it is one of the looks, else the one we start with."""
    return next((look.theme for look in LOOKS if look.theme == name), DEFAULT)
