"""Finds the map that a person means: by id, the beginning of an id, the title or a part of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

from mapcoach.storage.errors import Ambiguous, NotFound, shown
from mapcoach.storage.heads import MapSummary

SHORTEST_PREFIX = 4
_SHOWN = 8


def resolve(query: str, summaries: Sequence[MapSummary], listing: str) -> MapSummary:
    """The one map that the query fits. ``listing`` is the command that shows what there is.

    What fits more exactly wins: the id, the title, the beginning of the id, a part of the title. Raises
    NotFound or Ambiguous.
    """
    wanted = _plain(query)
    fits: tuple[Callable[[MapSummary], bool], ...] = (
        lambda one: one.id == query.strip(),
        lambda one: _plain(one.title) == wanted,
        lambda one: len(wanted) >= SHORTEST_PREFIX and one.id.startswith(wanted),
        lambda one: wanted in _plain(one.title),
    )
    for fit in fits:
        found = [one for one in summaries if fit(one)] if wanted else []
        if len(found) == 1:
            return found[0]
        if found:
            raise _ambiguous(query, found)
    raise _not_found(query, wanted, summaries, listing)


def _ambiguous(query: str, found: Sequence[MapSummary]) -> Ambiguous:
    same_id = len({one.id for one in found}) < len(found)
    lines = [f"  {shown(one.title) or 'untitled'} ({shown(one.path) if same_id else one.id})" for one in found[:_SHOWN]]
    if len(found) > _SHOWN:
        lines.append(f"  and {len(found) - _SHOWN} more")
    by = "file" if same_id else "id"
    return Ambiguous(
        f"'{shown(query)}' fits {len(found)} maps. Name the one you mean by its {by}:\n" + "\n".join(lines), found
    )


def _not_found(query: str, wanted: str, summaries: Sequence[MapSummary], listing: str) -> NotFound:
    from difflib import get_close_matches

    titles = {_plain(one.title): one.title for one in summaries if one.title}
    close = [titles[title] for title in get_close_matches(wanted, titles, n=3, cutoff=0.5)]
    hint = f" Close to it: {', '.join(shown(title) for title in close)}." if close else ""
    return NotFound(f"There is no map called '{shown(query)}'.{hint} '{listing}' shows what there is.", close)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
