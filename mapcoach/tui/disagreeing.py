"""Where two people see something differently: what to record, and how the offer to do so is worded."""

from __future__ import annotations

from collections.abc import Sequence

from mapcoach.interview.asking import Asked, first_worded, shown
from mapcoach.interview.coaching.asking_back import AGAIN
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
                about = _question(asked, journey_map)
                return _recorded("", about, ((entry.author, entry.reply), (author, reply)), journey_map)
    return None


def _differ(theirs: tuple[str, str], ours: tuple[str, str]) -> bool:
    return theirs[0] != ours[0] and " ".join(theirs[1].split()).casefold() != " ".join(ours[1].split()).casefold()


def _question(asked: Asked, journey_map: JourneyMap) -> str:
    """The question that two people answered; asked once more, it lacks the words that say what it is about."""
    return first_worded(asked, journey_map) if asked.move == AGAIN else asked.text


def _recorded(path: str, about: str, sides: Sequence[tuple[str, str]], journey_map: JourneyMap) -> RecordDisagreement:
    ids = {one.name: one.id for one in journey_map.session.participants}
    values = tuple(Opinion(participant=ids.get(who, who), value=shown(value, 500)) for who, value in sides)
    return RecordDisagreement(id=new_id("d"), about=path, text=shown(about, 300), values=values)


def offer(one: RecordDisagreement, journey_map: JourneyMap) -> str:
    """The offer to record both values. Who has no name is somebody else, or, who spoke last, you."""
    names = {who.id: who.name for who in journey_map.session.participants}
    said = "; ".join(
        f"{shown(names.get(side.participant, side.participant), 40) or nameless}: “{shown(side.value, 60)}”"
        for side, nameless in zip(one.values, ("Somebody else", "you"), strict=True)
    )
    return f"{_about(one)} {said}. Ctrl+D records both, to be decided on F6 Group."


def _about(one: RecordDisagreement) -> str:
    """What there are two views on: a value on the map (``about`` is its path), or else a question as it was asked."""
    text = shown(one.text, 100)
    stop = "" if text.endswith(("?", ".", "!", "…")) else "."
    return f"Two views on {text}{stop}" if one.about else f"Two answers to “{text}”{stop}"
