"""What the palette (Ctrl+P) offers: all that can be done here, to be found by words."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual.app import SystemCommand
from textual.screen import Screen

from mapcoach.tui.faces import FACES
from mapcoach.tui.keys import Key, bound
from mapcoach.tui.text import in_line
from mapcoach.tui.themes import LOOKS
from mapcoach.tui.widgets.keys_panel import KeysPanel

if TYPE_CHECKING:
    from mapcoach.tui.app import MapcoachApp


@dataclass(frozen=True)
class Entry:
    """One thing to do: its name, what it does, how it is done, and other words by which people look for it."""

    name: str
    about: str
    do: Callable[[], Awaitable[object] | object]
    also: str = ""
    listed: bool = True
    """Whether it is shown before anything is typed."""


def commands(app: MapcoachApp, screen: Screen[object]) -> Iterable[SystemCommand]:
    """The entries for Textual's own palette, which reads names as markup: brackets in them are made round."""
    for one in entries(app, screen):
        yield SystemCommand(_round(one.name), _round(one.about), one.do, one.listed)


def entries(app: MapcoachApp, screen: Screen[object]) -> Iterator[Entry]:
    """All that can be done on this screen, what is done most often first."""
    keys = bound(screen)
    yield from _of_the_screen(app, keys)
    yield from _of_the_map(app, keys)
    yield from _looks(app)
    yield from _of_the_app(app, screen)


# --- the groups -----------------------------------------------------------------------------------------------


def _of_the_screen(app: MapcoachApp, keys: list[Key]) -> Iterator[Entry]:
    """What the keys of the screen do; the faces of the map come by themselves."""
    for key in keys:
        if key.node is app or key.action == "command_palette" or key.action.startswith("app.go("):
            continue
        about = key.about if key.about and key.about != key.label else ""
        yield Entry(
            in_line(key.label),
            _with_key(about, key.keys),
            partial(app.run_action, key.action, key.node),
            also=f"{key.group} {key.action}".replace("_", " "),
        )


def _of_the_map(app: MapcoachApp, keys: list[Key]) -> Iterator[Entry]:
    if app.opened is None:
        return
    for face, one in FACES.items():
        yield Entry(f"Go to {one.label}", _with_key(one.about, one.key.upper()), partial(app.go, face), f"show {face}")
    yield Entry("Go to the maps", "Leave this map for the list of all maps", app.action_home, "home close back leave")
    yield Entry("New map", "Leave this map, and begin another", partial(_new_map, app), "create start begin make")
    if not any(key.action.endswith("undo") for key in keys):
        yield Entry("Undo", "Take back the latest answer or change", partial(_undo, app), "back mistake revert")


def _looks(app: MapcoachApp) -> Iterator[Entry]:
    for look in LOOKS:
        here = "this is how it looks now" if look.theme == app.theme else look.about
        words = "theme colours colors dark mode appearance"
        yield Entry(f"Look: {look.name}", here, partial(_look, app, look.theme), words)


def _of_the_app(app: MapcoachApp, screen: Screen[object]) -> Iterator[Entry]:
    from mapcoach.tui.picture import save_picture

    panel = screen.query(KeysPanel)
    if panel:
        yield Entry("Hide the keys", "Take away the list of keys at the side", panel.remove, "shortcuts bindings panel")
    else:
        show = partial(screen.mount, KeysPanel())
        yield Entry("Show the keys", "List the keys at the side of the screen", show, "shortcuts bindings panel")
    moving = app.animation_level != "none"
    state = "off" if moving else "on"
    yield Entry(f"Animation: {state}", "Whether things glide or jump", partial(_animate, app, not moving), "motion")
    yield Entry(
        "Save a picture of the screen",
        "As an SVG file, in your folder for downloads",
        partial(save_picture, app),
        "screenshot image svg export",
    )
    yield Entry("Help", _with_key("What this screen is for, and its keys", "F1"), app.action_help, "how manual f1")
    yield Entry("Quit", _with_key("Everything is saved already", "Ctrl+Q"), app.action_quit, "exit leave stop end bye")


# --- what they do ---------------------------------------------------------------------------------------------


def _look(app: MapcoachApp, theme: str) -> None:
    app.theme = theme


def _animate(app: MapcoachApp, moving: bool) -> None:
    app.animation_level = "full" if moving else "none"
    app.say("Things glide again." if moving else "Nothing glides any more.")


async def _new_map(app: MapcoachApp) -> None:
    """Begin a map as its key on the list of maps does."""
    await app.close_map()
    for key in bound(app.screen):
        if key.action.rpartition(".")[2] in ("new", "new_map"):
            await app.run_action(key.action, key.node)
            return


def _undo(app: MapcoachApp) -> None:
    app.run_worker(_take_back(app), group="undoing", exit_on_error=False)


async def _take_back(app: MapcoachApp) -> None:
    if app.opened is None:
        return
    told = await app.opened.command("undo")
    for event in told.events:
        if text := getattr(event, "text", ""):
            app.say(text, "error" if not told.saved else "information")


# --- words ----------------------------------------------------------------------------------------------------


def _with_key(about: str, key: str) -> str:
    return f"{about} · {key}" if about else key


def _round(text: str) -> str:
    return text.replace("[", "(").replace("]", ")")
