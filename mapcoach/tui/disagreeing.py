"""Where two people see something differently: what to record, and how the offer to do so is worded."""

from __future__ import annotations

from collections.abc import Sequence

from mapcoach.interview.asking import shown
from mapcoach.interview.events import Clashed, Event, Overtaken
from mapcoach.journey import JourneyMap, new_id
from mapcoach.journey.group import Opinion
from mapcoach.journey.session_operations import RecordDisagreement


def disagreement_in(events: Sequence[Event], author: str, journey_map: JourneyMap) -> RecordDisagreement | None:
    """The first disagreement that came up, ready to be recorded; None if there was none."""
    for event in events:
        match event:
            case Clashed(clashes=(clash, *_)):
                sides = ((clash.theirs.author, clash.theirs.value), (clash.ours.author, clash.ours.value))
                return _recorded(clash.path, clash.about, sides, journey_map)
            case Overtaken(asked=asked, reply=reply, entry=entry) if (
                entry and reply.strip() and _differ((entry.author, entry.reply), (author, reply))
            ):
                return _recorded("", asked.text, ((entry.author, entry.reply), (author, reply)), journey_map)
    return None


def _differ(theirs: tuple[str, str], ours: tuple[str, str]) -> bool:
    return theirs[0] != ours[0] and " ".join(theirs[1].split()).casefold() != " ".join(ours[1].split()).casefold()


def _recorded(path: str, about: str, sides: Sequence[tuple[str, str]], journey_map: JourneyMap) -> RecordDisagreement:
    ids = {one.name: one.id for one in journey_map.session.participants}
    values = tuple(Opinion(participant=ids.get(who, who), value=shown(value, 500)) for who, value in sides)
    return RecordDisagreement(id=new_id("d"), about=path, text=shown(about, 300), values=values)


def offer(one: RecordDisagreement, journey_map: JourneyMap) -> str:
    """The offer to record both values."""
    names = {who.id: who.name for who in journey_map.session.participants}
    said = "; ".join(
        f"{names.get(value.participant, value.participant) or 'somebody'}: “{shown(value.value, 80)}”"
        for value in one.values
    )
    return f"Two views on {shown(one.text, 120)}. {said}. Ctrl+D records both, to be decided on F6 Group."
