"""Finds by words what the palette offers, and shows it without reading anything as markup."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from functools import partial
from heapq import nlargest
from operator import itemgetter
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from mapcoach.tui.palette import Entry, entries
from mapcoach.tui.text import in_line

if TYPE_CHECKING:
    from textual.style import Style

    from mapcoach.tui.app import MapcoachApp

LONGEST = 200
"""How many characters of what is typed are looked for."""
MOST_FOUND = 40
_WORD = re.compile(r"[^\W_]+")


class WordsProvider(Provider):
    """The palette's source: each word that is typed must be in its name, in what it does or in its other words."""

    _maps: asyncio.Task[list[Entry]] | None = None

    async def startup(self) -> None:
        self._maps = asyncio.create_task(self._list_maps())  # the commands are shown without waiting for the disk

    async def shutdown(self) -> None:
        if self._maps is not None:
            self._maps.cancel()

    async def _list_maps(self) -> list[Entry]:
        app = cast("MapcoachApp", self.app)
        found = await asyncio.to_thread(app.workspace.list)
        return [
            Entry(f"Open: {in_line(one.title) or one.path.name}", "Go to this map", partial(app.open_path, one.path))
            for one in found
            if not one.problem
        ]

    def _entries(self) -> Iterator[Entry]:
        return entries(cast("MapcoachApp", self.app), self.screen)

    async def discover(self) -> Hits:
        for one in self._entries():
            if one.listed:
                yield DiscoveryHit(Content(one.name), one.do, one.name, _plain(one.about))

    async def search(self, query: str) -> Hits:
        wanted = words_of(query[:LONGEST])
        maps = await asyncio.shield(self._maps) if self._maps else []
        found = [(score, one) for one in (*self._entries(), *maps) if (score := likeness(wanted, one))]
        for score, one in nlargest(MOST_FOUND, found, key=itemgetter(0)):
            yield Hit(score, _marked(one.name, wanted, self.match_style), one.do, one.name, _plain(one.about))


def words_of(text: str) -> list[str]:
    """The words of a text, in lower case."""
    return _WORD.findall(text.lower())


def likeness(wanted: list[str], entry: Entry) -> float:
    """How well an entry answers the words, from 0 (not all are in it) to 1 (they are its name)."""
    if not wanted:
        return 0.0
    name, about, also = words_of(entry.name), words_of(entry.about), words_of(entry.also)
    total = 0.0
    for word in wanted:
        points = max(_begins(word, name), 0.5 * _begins(word, also), 0.4 * _begins(word, about))
        if not points:
            return 0.0
        total += points
    return total / max(len(wanted), len(name) / 2)


def _begins(word: str, words: list[str]) -> float:
    """1 for the word itself, less for one that begins with it or has it inside, 0 for none."""
    if word in words:
        return 1.0
    if any(one.startswith(word) for one in words):
        return 0.9
    return 0.3 if len(word) > 2 and any(word in one for one in words) else 0.0


def _marked(name: str, wanted: list[str], style: Style | None) -> Content:
    """The name, with what was typed set off."""
    shown = Content(name)
    lower = name.lower()
    if style is None or len(lower) != len(name):  # few letters grow when they are made small
        return shown
    for word in wanted:
        for found in re.finditer(rf"(?<![^\W_]){re.escape(word)}", lower):
            shown = shown.stylize(style, found.start(), found.end())
    return shown


def _plain(text: str) -> str:
    """A help line; the palette would read a string as markup, and takes contents as they are."""
    return cast("str", Content(text))
