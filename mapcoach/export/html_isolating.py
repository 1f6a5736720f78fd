"""Words that run from right to left, kept together in the English sentences that tell of them.

Without this, a quotation mark or a full stop behind Arabic or Hebrew words lands on their wrong side, and a sentence
that begins with them runs the wrong way. A text that consists of nothing else stays as it is: its element goes its way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from markupsafe import Markup

from mapcoach.export.escaping import clean
from mapcoach.journey import walk

if TYPE_CHECKING:
    from mapcoach.journey import JourneyMap

_LEFTWARD = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_LETTER = re.compile(f"[{_LEFTWARD}]")
_RUN = re.compile(rf"[{_LEFTWARD}](?:[^A-Za-z“”„«»\"();:,]*[{_LEFTWARD}])?")
_KEY = 4  # letters by which a text is looked up
_ENDS = " .,;:"
_BDI = Markup("<bdi>{}</bdi>")
_CHARACTERS = Markup("\N{FIRST STRONG ISOLATE}{}\N{POP DIRECTIONAL ISOLATE}")
_MARKS = "“”\"'„«»‘’"


class OwnWords:
    """The texts of a map that run from right to left, to be found again in sentences."""

    def __init__(self, texts: Iterable[str] = (), around: Markup = _BDI) -> None:
        self._around = around
        self._whole = {known for text in texts if _LETTER.search(text) and (known := clean(text).rstrip(_ENDS))}
        self._by_start: dict[str, list[str]] = {}
        for text in sorted(self._whole, key=lambda text: (-len(text), text)):
            self._by_start.setdefault(text[:_KEY], []).append(text)

    def told(self, text: str) -> str:
        """Cleaned text: own markup with such words isolated in a sentence, else the text as it is."""
        if not _LETTER.search(text):
            return text
        if self._is_whole(text):
            return text if self._around is _BDI else self._around.format(text)
        return Markup("").join(self._around.format(part) if apart else part for part, apart in self._cut(text))

    def apart(self, text: str) -> str:
        """Cleaned text that stands beside other words: isolated as a whole if it is somebody's."""
        if _LETTER.search(text) and self._is_whole(text):
            return self._around.format(text)
        return self.told(text)

    def _is_whole(self, text: str) -> bool:
        bare = text.strip(_MARKS).rstrip(_ENDS)
        if bare in self._whole:
            return True
        start = bare.removesuffix("…").rstrip(_ENDS)
        return start != bare and any(known.startswith(start) for known in self._by_start.get(start[:_KEY], ()))

    def _cut(self, text: str) -> list[tuple[str, bool]]:
        """The text in pieces, each with whether it is to stand apart."""
        pieces: list[tuple[str, bool]] = []
        done = at = 0
        while at < len(text):
            end = self._end(text, at)
            if end:
                pieces += (*_runs(text[done:at]), (text[at:end], True))
                done = at = end
            else:
                at += 1
        return [*pieces, *_runs(text[done:])]

    def _end(self, text: str, at: int) -> int:
        """Where the known text ends that begins here, be it cut; 0 if none does."""
        if at and text[at - 1].isalnum():
            return 0
        for size in range(_KEY, 0, -1):
            for known in self._by_start.get(text[at : at + size], ()) if len(text) - at >= size else ():
                if end := _meets(text, at, known):
                    return end
        return 0


def own_words(journey_map: JourneyMap, *, by_characters: bool = False) -> OwnWords:
    """The texts of this map.

    ``by_characters`` isolates them by the characters of Unicode instead of elements, and whole texts, too: WeasyPrint
    lays out each element by itself, and knows neither ``bdi`` nor ``dir=auto``.
    """
    texts = (value.value for value in walk(journey_map) if isinstance(value.value, str))
    return OwnWords(texts, _CHARACTERS if by_characters else _BDI)


def _meets(text: str, at: int, known: str) -> int:
    """Where this text ends if it stands here, whole or cut with an ellipsis; else 0."""
    end = at + len(known)
    if text.startswith(known, at):
        return end if end == len(text) or not text[end].isalnum() else 0
    cut = text.find("…", at, end)
    return cut + 1 if cut > at and known.startswith(text[at:cut]) else 0


def _runs(text: str) -> list[tuple[str, bool]]:
    """A stretch in which no known text was found: runs of such letters stand apart."""
    pieces: list[tuple[str, bool]] = []
    done = 0
    for run in _RUN.finditer(text):
        pieces += ((text[done : run.start()], False), (run[0], True))
        done = run.end()
    return [(piece, apart) for piece, apart in (*pieces, (text[done:], False)) if piece]
