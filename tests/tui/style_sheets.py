"""Style sheets read once for all the apps of a test run, instead of once for each app."""

from __future__ import annotations

from typing import Any

import pytest
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

_read = Stylesheet._parse_rules
_known: dict[tuple[Any, ...], list[RuleSet]] = {}


def _known_rules(sheet: Stylesheet, css: str, *how: Any, **named: Any) -> list[RuleSet]:
    """The rules of a text: they depend on it, on how it is read and on the theme, and nothing changes them."""
    key = (css, how, tuple(named.items()), tuple(sheet._variables.items()))
    if key not in _known:
        _known[key] = _read(sheet, css, *how, **named)
    return _known[key]


def read_them_once(patch: pytest.MonkeyPatch) -> None:
    """Let apps share what they read of the same style sheet under the same theme."""
    patch.setattr(Stylesheet, "_parse_rules", _known_rules)
