"""What somebody does after the session: "send the survey — Sam — 12 Dec" read, changed and ticked off. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date

from mapcoach.interview.replies.dates import read_date
from mapcoach.journey import Action, JourneyMap, new_id
from mapcoach.journey import session_operations as session_ops
from mapcoach.tui.screens.group_changes import Wanted, refusal
from mapcoach.tui.text import in_line

_PIECES = re.compile(r"( (?:—|–|--|-|\|) )")
_OPEN_END = re.compile(r"(?: (?:—|–|--|-|\|))+$")
_NAME_WORDS = 3
"""So many words a name has at most, of somebody whom nobody knows yet."""
_DAY = re.compile(r"\d{1,2}[./]\d{1,2}")
"""A day and a month, as they stand behind a name."""
_WHEN_WORDS = 5
"""So many words a date has at most: more of them are a sentence."""
_WHEN = re.compile(
    r"^(?:by |until |before |end of |next |this |in )|\b(?:today|tonight|tomorrow|week|month|quarter|asap|"
    r"mon|tues|wednes|thurs|fri|satur|sun)(?:day)?s?\b",
    re.IGNORECASE,
)


def action_read(text: str, today: date, owners: Collection[str] = ()) -> tuple[str, str, str]:
    """Text, owner and date of an action; what is not given is "".

    The pieces stand between dashes with blanks around them. A piece is an owner only if it is one of ``owners``
    (names in small letters), or reads as a name and something follows; a date only if it reads as one, or stands last
    behind an owner. Everything else is a part of the text: "call the bank - it is urgent".
    """
    text = _OPEN_END.sub("", " ".join(text.split()))
    parts = _PIECES.split(text)
    pieces = [piece.strip() for piece in parts[::2]]
    if len(pieces) == 1:
        return _read_at_commas(text, today, owners)
    if not all(pieces):
        return text, "", ""
    last, before = pieces[-1], pieces[-2] if len(pieces) > 2 else ""
    if _is_when(before, today) and (is_name(last) or _is_owner(last, owners)) and not _is_when(last, today):
        return _but(parts, 2), last, before
    if before and (is_name(before) or _is_owner(before, owners)) and not _is_owner(last, owners):
        return _but(parts, 2), before, last
    if _is_when(last, today):
        return _but(parts, 1), "", last
    if _is_owner(last, owners):
        return _but(parts, 1), last, ""
    return text, "", ""


def _read_at_commas(text: str, today: date, owners: Collection[str]) -> tuple[str, str, str]:
    """The same between commas, where people write lists as well: only somebody who is known is an owner there."""
    text, typed = text.rstrip(" ."), text
    what, *rest = text.rsplit(", ", 2)
    if len(rest) == 2 and _is_owner(rest[0], owners) and (_DAY.fullmatch(rest[1]) or _is_when(rest[1], today)):
        return what, rest[0], rest[1]
    what, _, last = text.rpartition(", ")
    return (what, last, "") if what and _is_owner(last, owners) else (typed, "", "")


def _but(parts: Sequence[str], last: int) -> str:
    """The text without its last pieces, as it was typed."""
    return "".join(parts[: -2 * last]).strip()


def _is_owner(text: str, owners: Collection[str]) -> bool:
    return text.casefold() in owners


def is_name(text: str) -> bool:
    """Whether this may be the name of somebody whom nobody knows yet: letters, of few words."""
    words = text.split()
    return 0 < len(words) <= _NAME_WORDS and all(word.strip(".'’-").replace("-", "").isalpha() for word in words)


def _is_when(text: str, today: date) -> bool:
    if not text or len(text.split()) > _WHEN_WORDS:
        return False
    return bool(_WHEN.search(text)) or (any(one.isdigit() for one in text) and read_date(text, today) is not None)


def owners_on(journey_map: JourneyMap) -> frozenset[str]:
    """Everybody who is known on a map, in small letters: by name, initials or first name."""
    session = journey_map.session
    people = session.participants
    names = [name for one in people for name in (one.name, one.initials, *one.name.split()[:1])]
    names += [session.facilitator, *(one.owner for one in session.actions)]
    names += [*(one.owner for one in journey_map.stages), *(one.owner for one in journey_map.opportunities)]
    return frozenset(name.casefold() for name in names if name.strip())


def action_line(action: Action) -> str:
    """An action as one types it."""
    if not action.owner and not action.due:
        return action.text
    return " — ".join((action.text, action.owner, action.due)) if action.owner else f"{action.text} — {action.due}"


def owner_called(journey_map: JourneyMap, owner: str) -> str:
    """The name of the participant whose name, initials or first name these are; else as it was typed.

    A first name that several share says nothing, and is left as it is.
    """
    typed, people = owner.casefold(), journey_map.session.participants
    if not typed:
        return owner
    for person in people:
        if typed in (person.name.casefold(), person.initials.casefold()):
            return person.name
    called = [person.name for person in people if person.name.casefold().split()[:1] == [typed]]
    return called[0] if len(called) == 1 else owner


def action_added(journey_map: JourneyMap, text: str, today: date) -> Wanted:
    """An action more."""
    what, owner, due = action_read(text, today, owners_on(journey_map))
    if not what:
        return refusal("An action needs to say what is done." if text.strip() else "")
    who = owner_called(journey_map, owner)
    add = session_ops.AddAction(id=new_id("w"), text=what, owner=who, due=due)
    missing = [word for word, value in (("who does it", who), ("by when", due)) if not value]
    said = f"It does not say {' and '.join(missing)} yet; Enter on it changes that." if missing else ""
    return Wanted((add,), f"action: {text.strip()}", said)


def action_changed(journey_map: JourneyMap, action: str, text: str, today: date) -> Wanted:
    """An action with another text, owner or date, all as typed."""
    what, owner, due = action_read(text, today, owners_on(journey_map))
    if not what:
        return refusal("")
    who = owner_called(journey_map, owner)
    return Wanted(
        (session_ops.ChangeAction(action=action, text=what, owner=who, due=due),), f"action: {in_line(text, 300)}"
    )


def action_ticked(journey_map: JourneyMap, action: str) -> Wanted:
    """An action is done, or is not after all."""
    one = next((one for one in journey_map.session.actions if one.id == action), None)
    if one is None:
        return refusal("")
    state = "not done" if one.done else "done"
    return Wanted((session_ops.ChangeAction(action=action, done=not one.done),), f"{state}: {in_line(one.text, 200)}")


def action_removed(journey_map: JourneyMap, action: str) -> Wanted:
    """An action is dropped."""
    text = next((one.text for one in journey_map.session.actions if one.id == action), "")
    return Wanted((session_ops.RemoveAction(action=action),), f"no action: {in_line(text, 200)}")
