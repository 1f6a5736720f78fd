"""The troubles in a told answer: which of them are new, which say better what is on the map."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import BaseModel

from mapcoach.interview.coaching.answers import covers, stems, whole
from mapcoach.interview.field import NewId
from mapcoach.interview.replies.cues import gives_up
from mapcoach.interview.replies.feelings import is_relief, is_trouble
from mapcoach.interview.replies.pains import Trouble, read_pains, says_fine
from mapcoach.interview.replies.shares import share_of
from mapcoach.journey import JourneyMap, Touchpoint
from mapcoach.journey import operations as ops
from mapcoach.journey.shape import PainPoint

LONGEST_STORY = 400
"""In characters: a longer answer without anything that plainly is a trouble is kept in the journal only."""


_ONE_BREATH = 8
"""In words: what is said in so few is one thing ("Tuesday. Three calls")."""


def troubles_in(text: str, points: Sequence[Touchpoint], home: str) -> list[Trouble]:
    """What goes wrong in an answer: at the touchpoint that is named, or else at ``home`` (an id).

    Of a story only the statements that tell a trouble; if none plainly does, the whole of a short answer.
    """
    said = whole(text)
    found = [one if one.named else one._replace(touchpoint=home) for one in read_pains(said, points)]
    if len(said.split()) <= _ONE_BREATH and len(found) > 1 and not any(one.named for one in found):
        return [Trouble(said, home, False, True if gives_up(said) else None, share_of(said))]
    plain = [one for one in found if is_trouble(one.text) or gives_up(one.text)]
    if plain or not found:
        return plain
    if is_relief(said) or says_fine(said) or len(said) > LONGEST_STORY:
        return []
    if len(found) == 1:
        return found
    return [Trouble(said, home, False, True if gives_up(said) else None, share_of(said))]


def put_on_map(troubles: Sequence[Trouble], journey_map: JourneyMap, make_id: NewId) -> tuple[BaseModel, ...]:
    """The troubles as operations: those on the map already are told better or completed, never doubled."""
    return tuple(operation for one in troubles for operation in _put(one, journey_map, make_id))


def _put(one: Trouble, journey_map: JourneyMap, make_id: NewId) -> Iterator[BaseModel]:
    known = _known(one, journey_map)
    if known is None:
        yield one.added(make_id("p"))
        return
    text = one.text if covers(one.text, known.text) and stems(one.text) > stems(known.text) else None
    change = told_better(known, text, one.text)
    if change:
        yield change


def _known(one: Trouble, journey_map: JourneyMap) -> PainPoint | None:
    """The trouble on the map that is the same one; looked for at its touchpoint, and word for word elsewhere."""
    here = journey_map.touchpoint(one.touchpoint)
    for pain in here.pain_points if here else ():
        if covers(one.text, pain.text) or covers(pain.text, one.text):
            return pain
    return next(
        (pain for pain in journey_map.pain_points() if stems(pain.text) == stems(one.text) != frozenset()), None
    )


def told_better(pain: PainPoint, text: str | None, said: str) -> ops.ChangePainPoint | None:
    """A trouble in better words (None: as it is), with what was said gives away besides; None if nothing changes."""
    share = share_of(said)
    drops_off = True if gives_up(said) and not pain.drops_off else None
    if text is None and drops_off is None and (share is None or share == pain.share):
        return None
    return ops.ChangePainPoint(pain_point=pain.id, text=text, drops_off=drops_off, share=share)
