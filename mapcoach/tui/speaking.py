"""Who speaks, after the list of those who take part has changed. Pure."""

from __future__ import annotations

from mapcoach.journey import JourneyMap


def speaker_after(before: JourneyMap, after: JourneyMap, speaker: str, by_others: bool) -> str:
    """Who speaks (a name) once the map has changed: a participant goes on under another name.

    One who was taken off the list at this terminal does not speak any more; taken off elsewhere, they go on.
    """
    was = next((one for one in before.session.participants if one.name == speaker), None)
    if was is None:
        return speaker
    now = after.session.participant(was.id)
    return now.name if now else speaker if by_others else ""
