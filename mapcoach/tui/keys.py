"""The keys that do something on a screen, in the words of their bindings; for the help, the panel and the palette."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from textual.actions import ActionError, parse
from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import format_key
from textual.screen import Screen

_MODIFIERS = {"ctrl": "Ctrl", "shift": "Shift", "alt": "Alt", "super": "Super", "meta": "Meta"}
_NAMES = {
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "tab": "Tab",
    "backspace": "Backspace",
    "delete": "Delete",
    "insert": "Insert",
    "home": "Home",
    "end": "End",
    "pageup": "Page Up",
    "pagedown": "Page Down",
    "up": "Up",
    "down": "Down",
    "left": "Left",
    "right": "Right",
}
_PALETTE = ("Find", "All that can be done here, to be found by words")


@dataclass(frozen=True)
class Key:
    """One thing that keys do: the keys by name, what it is called, what it does; ``node`` carries the action out."""

    keys: str
    label: str
    about: str
    action: str
    node: DOMNode
    group: str = ""
    """The name that it shares with its neighbours, such as the keys 1 to 5 of a rating."""


def key_name(key: str) -> str:
    """A key as people name it: ``ctrl+pageup`` is Ctrl+Page Up, ``j`` is J, ``J`` is Shift+J."""
    *modifiers, last = key.split("+")
    if len(last) == 1 and last.isalpha() and last.isupper():
        modifiers.append("shift")
    return "+".join([*(_MODIFIERS.get(one, one) for one in modifiers), _base(last)])


def _base(key: str) -> str:
    if key in _NAMES:
        return _NAMES[key]
    if key[:1] == "f" and key[1:].isdigit():
        return key.upper()
    shown = format_key(key)
    return shown.upper() if len(shown) == 1 else shown


def applying(screen: Screen[object]) -> list[Key]:
    """What the keys do on a screen right now, the nearest to the focus first. Keys for one thing are put together."""
    active = screen.active_bindings.values()
    found = ((one.node, one.binding) for one in active if one.enabled)
    return _together(_keys(found))


def bound(screen: Screen[object]) -> list[Key]:
    """What the keys of a screen can do, also those that a text field now takes as letters."""
    nodes = (screen.focused or screen).ancestors_with_self
    found = ((node, binding) for node in nodes for _, binding in node._bindings)
    return _together(_keys((node, binding) for node, binding in found if _possible(screen, node, binding.action)))


def gathered(keys: Iterable[Key]) -> list[Key]:
    """The same with each group as one: its keys, and the group's name."""
    made: dict[tuple[object, str], Key] = {}
    for one in keys:
        same = (id(one.node), one.group or one.action)
        if one.group and same in made:
            made[same] = replace(made[same], keys=f"{made[same].keys} {one.keys}")
        else:
            made[same] = replace(one, label=one.group or one.label)
    return list(made.values())


def _possible(screen: Screen[object], node: DOMNode, action: str) -> bool:
    try:
        destination, name, parameters = parse(action)
    except ActionError:
        return False
    target = {"app": screen.app, "screen": screen}.get(destination, node)
    return bool(target.check_action(name, parameters))


def _keys(bindings: Iterable[tuple[DOMNode, Binding]]) -> Iterator[Key]:
    """Those that are meant for people: shown in the footer, or with words on what they do."""
    for node, binding in bindings:
        label = binding.description or binding.tooltip
        if not label or binding.system or not (binding.show or binding.tooltip):
            continue
        about = binding.tooltip or ""
        if binding.action == "command_palette":  # bound by Textual, in words of its own
            label, about = _PALETTE
        group = binding.group.description if binding.group else ""
        name = binding.key_display or key_name(binding.key)
        yield Key(name, label, about, binding.action, node, group)


def _together(keys: Iterable[Key]) -> list[Key]:
    made: dict[tuple[int, str], Key] = {}
    for one in keys:
        same = (id(one.node), one.action)
        if same not in made:
            made[same] = one
        elif one.keys not in made[same].keys.split(" or "):
            made[same] = replace(made[same], keys=f"{made[same].keys} or {one.keys}")
    return list(made.values())
