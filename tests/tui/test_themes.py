"""Every look can be read: contrast as WCAG 2 defines it, on every ground that text stands on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from textual.color import Color
from textual.theme import Theme

from mapcoach.tui.app import MapcoachApp
from mapcoach.tui.themes import CONTRAST, DARK, DEFAULT, LIGHT, LOOKS, THEMES, Look, theme_named
from mapcoach.workspace import Workspace

NORMAL, FRAME = 4.5, 3.0
HIGH, HIGH_FRAME = 7.0, 4.5
GROUNDS = ("background", "surface", "panel")
TEXTS = (
    "text",
    "text-muted",
    "foreground",
    "foreground-muted",
    "primary",
    "secondary",
    "accent",
    "success",
    "warning",
    "error",
    "text-primary",
    "text-secondary",
    "text-accent",
    "text-success",
    "text-warning",
    "text-error",
    "markdown-h1-color",
    "markdown-h6-color",
    "footer-key-foreground",
    "footer-description-foreground",
    "link-color",
    "button-foreground",
)
FRAMES = ("border", "border-blurred", "scrollbar", "scrollbar-active")
PAIRS = (  # what is written, and on which ground of its own
    ("button-color-foreground", "primary"),
    ("button-color-foreground", "success"),
    ("button-color-foreground", "warning"),
    ("button-color-foreground", "error"),
    ("button-color-foreground", "primary-darken-2"),  # buttons under the mouse
    ("button-color-foreground", "success-darken-2"),
    ("button-color-foreground", "warning-darken-2"),
    ("button-color-foreground", "error-darken-1"),
    ("button-foreground", "surface-darken-1"),
    ("text", "primary-muted"),
    ("text", "success-muted"),
    ("text", "warning-muted"),
    ("text", "error-muted"),
    ("text-primary", "primary-muted"),
    ("text-success", "success-muted"),
    ("text-warning", "warning-muted"),
    ("text-error", "error-muted"),
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("foreground", "block-hover-background"),
    ("text", "boost"),
    ("text-muted", "boost"),
    ("input-selection-foreground", "input-selection-background"),
    ("input-cursor-foreground", "input-cursor-background"),
    ("foreground", "panel-darken-1"),  # the palette
    ("footer-foreground", "footer-background"),
    ("footer-key-foreground", "footer-background"),
    ("foreground", "surface-active"),
)


def luminance(color: Color) -> float:
    """The relative luminance of WCAG 2."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: Color, other: Color) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def color(theme: Theme, name: str) -> Color:
    value = theme.to_color_system().generate()[name]
    if value.startswith("auto"):
        return Color(0, 0, 0, float(value.split()[1].rstrip("%")) / 100, auto=True)
    return Color.parse(value)


def readable(theme: Theme, text: str, ground: str, under: str = "background") -> float:
    """The contrast of a text on a ground, which may let through what is under it."""
    below = color(theme, under) + color(theme, ground)
    return contrast(below + color(theme, text), below)


def test_the_measure_is_right() -> None:
    assert contrast(Color.parse("#000"), Color.parse("#fff")) == pytest.approx(21)
    assert contrast(Color.parse("#767676"), Color.parse("#fff")) == pytest.approx(4.54, abs=0.01)
    assert contrast(Color.parse("#777777"), Color.parse("#fff")) < NORMAL
    faint = Theme("faint", primary="#333333", background="#222222", surface="#222222", panel="#222222")
    assert readable(faint, "primary", "background") < NORMAL


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_text_can_be_read_on_every_ground(theme: Theme) -> None:
    enough = HIGH if theme is CONTRAST else NORMAL
    found = {f"{text} on {ground}": readable(theme, text, ground) for text in TEXTS for ground in GROUNDS}
    assert {where: ratio for where, ratio in found.items() if ratio < enough} == {}


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_buttons_rows_fields_and_the_footer_can_be_read(theme: Theme) -> None:
    enough = HIGH if theme is CONTRAST else NORMAL
    found = {
        f"{text} on {ground} over {under}": readable(theme, text, ground, under)
        for text, ground in PAIRS
        for under in GROUNDS
    }
    assert {where: ratio for where, ratio in found.items() if ratio < enough} == {}


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_frames_and_scrollbars_can_be_seen(theme: Theme) -> None:
    enough = HIGH_FRAME if theme is CONTRAST else FRAME
    found = {f"{frame} on {ground}": readable(theme, frame, ground) for frame in FRAMES for ground in GROUNDS}
    assert {where: ratio for where, ratio in found.items() if ratio < enough} == {}


def test_boost_is_a_colour_and_not_nothing() -> None:
    for theme in THEMES:
        assert color(theme, "boost").a > 0, theme.name


def test_a_theme_that_there_is_not_is_the_first_one() -> None:
    assert theme_named(LIGHT.name) == LIGHT.name
    for name in ("", "dracula", None, ["mapcoach-light"], "[bold]"):
        assert theme_named(name) == DEFAULT == DARK.name


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.theme)
async def test_every_look_can_be_shown(tmp_path: Path, look: Look) -> None:
    app = MapcoachApp(Workspace(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        app.theme = look.theme
        await pilot.pause()
        assert app.current_theme.name == look.theme


def test_animations_can_be_switched_off_from_outside(tmp_path: Path) -> None:
    code = (
        "from mapcoach.tui.app import MapcoachApp; from mapcoach.workspace import Workspace; from pathlib import Path; "
        f"print(MapcoachApp(Workspace(Path({str(tmp_path)!r}))).animation_level)"
    )
    environment = {**os.environ, "TEXTUAL_ANIMATIONS": "none"}
    shown = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "none"


async def test_without_colours_nothing_is_coloured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = MapcoachApp(Workspace(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.no_color
        assert colours_of(app) == set()


async def test_with_colours_something_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    app = MapcoachApp(Workspace(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert colours_of(app)


def colours_of(app: MapcoachApp) -> set[str]:
    """The colours on the screen that are no greys, as they would be drawn."""
    found = set()
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            for one in (segment.style and segment.style.color, segment.style and segment.style.bgcolor):
                if one and one.triplet and len(set(one.triplet)) > 1:
                    found.add(str(one.triplet))
    return found


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_track_of_a_scrollbar_is_calm_and_its_thumb_stands_out(theme: Theme) -> None:
    tracks = ("scrollbar-background", "scrollbar-background-hover", "scrollbar-background-active")
    for track in tracks:
        assert contrast(color(theme, track), color(theme, "background")) < 1.5, track
        for thumb in ("scrollbar", "scrollbar-hover", "scrollbar-active"):
            assert contrast(color(theme, thumb), color(theme, track)) >= FRAME, f"{thumb} on {track}"
    assert theme.variables["scrollbar-hover"] == theme.primary
