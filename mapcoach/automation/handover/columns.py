"""What has to be known about each contact of an automation: the columns of its sheet, the fields of a contact."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mapcoach.automation.handover.facts import LEFT, exits, fact
from mapcoach.automation.handover.plan import CONSTANTS, MOMENT, Act, Column, walk
from mapcoach.automation.message_draft import FIELD_WORDS, FieldName, MergeField, MessageDraft
from mapcoach.automation.recipes import Recipe
from mapcoach.automation.vocabulary import Channel

_BY_PHONE: frozenset[Channel] = frozenset({"sms", "whatsapp", "call"})
_BY_ADDRESS: frozenset[Channel] = frozenset({"email", "website", "push", "chat", "app"})
_CALL = re.compile(r"\bcalls? (?:is|was|are|were) missed\b|\bmissed calls?\b", re.IGNORECASE)


def columns_of(recipe: Recipe, acts: Sequence[Act]) -> tuple[Column, ...]:
    """What is to be known about each contact: the address, what the texts name, what is asked on the way."""
    return tuple(_columns(recipe, acts))


def _columns(recipe: Recipe, acts: Sequence[Act]) -> Iterator[Column]:
    listed = list(walk(acts))
    yield from _contact(recipe, listed)
    used = [name for act in listed if act.draft for name in _merged(act.draft)]
    for name in dict.fromkeys(used):
        if name not in CONSTANTS:
            yield Column(name, "merge", FIELD_WORDS[name])
    if any(act.for_date for act in listed):
        yield Column(MOMENT, "date", "the date and hour it is about; in a sheet as 2027-01-31 14:30:00, in UTC")
    if recipe.consent.class_ == "marketing":
        yield Column("consent", "consent", "yes, if this contact agreed to be written to")
    yield Column(LEFT, "exit", _reasons_to_leave(recipe), "whoever or whatever notices it first")
    yield from _facts(listed)


def _contact(recipe: Recipe, listed: Sequence[Act]) -> Iterator[Column]:
    """How a contact is found and reached; the first one is what it is found by."""
    phone = Column("phone", "contact", "the phone number with the country's code")
    needs_phone = any(act.channel in _BY_PHONE for act in listed)
    if needs_phone and _CALL.search(recipe.trigger.words) and not any(act.channel in _BY_ADDRESS for act in listed):
        yield phone  # a caller has left nothing else
        return
    yield Column("email", "contact", "the email address")
    if needs_phone:
        yield phone


def _reasons_to_leave(recipe: Recipe) -> str:
    reasons = exits(recipe)
    if not reasons:
        return "yes, to take this contact out by hand"
    return f"yes, as soon as {'this is' if len(reasons) == 1 else 'one of these is'} true: {'; '.join(reasons)}"


def _facts(listed: Sequence[Act]) -> Iterator[Column]:
    """What branches and waits look at, and what is noted on the way."""
    seen = {LEFT}
    for act in listed:
        if not act.column or act.column in seen or act.for_date:
            continue
        seen.add(act.column)
        if act.do == "set_field":
            yield Column(act.column, "field", act.intent, "the automation")
        else:
            yield Column(act.column, "condition", f"yes, as soon as {act.says}", fact(act.when).by)


def _merged(draft: MessageDraft) -> Iterator[FieldName]:
    for piece in (*draft.subject, *draft.body):
        if isinstance(piece, MergeField):
            yield piece.name
