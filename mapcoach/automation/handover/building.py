"""What the compilers of all platforms share: placeholders, names of fields, and how a message's text is spelled."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count

from mapcoach.automation.handover.plan import BY_HAND, CONSTANTS, Act, Column, Plan, walk
from mapcoach.automation.handover.texts import block, plain, slug, untokened
from mapcoach.automation.message_draft import FieldName, written
from mapcoach.automation.vocabulary import Channel
from mapcoach.automation.wording import CHANNEL_NAMES, capital, duration

PLATFORMS = ("make", "zapier", "activecampaign", "hubspot", "n8n", "any")
"""The platforms there is a hand-over for."""

ON_SHEETS = ("make", "n8n", "zapier")
"""Platforms that keep no contacts: a Google Sheet with one tab for each automation does."""


@dataclass(frozen=True, slots=True)
class Built:
    """A file for a platform: what comes behind the plan's name, its bytes, and what it is."""

    suffix: str
    data: bytes
    what: str


@dataclass(slots=True)
class Gaps:
    """The placeholders of an automation: name and what to put there."""

    found: dict[str, str] = field(default_factory=dict)

    def need(self, name: str, what: str) -> str:
        """The placeholder of this name, noted down."""
        placeholder = f"REPLACE_{name}"
        self.found.setdefault(placeholder, what)
        return placeholder

    def person(self, who: str, what: str = "EMAIL") -> str:
        """The placeholder for somebody's address (or id); ``who`` is a role or a name."""
        thing = {"EMAIL": "the email address", "USER_ID": "the HubSpot user id"}[what]
        wanted, told = f"{what}_OF_{slug(who).upper() or 'SOMEBODY'}", f"{thing} of: {plain(who, 80)}"
        names = (f"{wanted}{'' if number == 1 else f'_{number}'}" for number in count(1))
        free = (name for name in names if self.found.get(f"REPLACE_{name}", told) == told)
        return self.need(next(free), told)


@dataclass(frozen=True, slots=True)
class Compiled:
    """What a platform gets: files, the placeholders in them, and what they cannot carry."""

    files: tuple[Built, ...] = ()
    gaps: dict[str, str] = field(default_factory=dict)
    losses: tuple[str, ...] = ()


def as_json(value: object) -> bytes:
    """A platform's file, the same bytes for the same content."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


# --- names -----------------------------------------------------------------------------------------------------

_OF_THE_CONTACT = ("email", "phone", "first_name", "consent")
_HUBSPOT_OWN = {"email": "email", "phone": "phone", "first_name": "firstname"}


def field_name(platform: str, plan: Plan, column: str) -> str:
    """What a column is called on a platform. Where all automations share the contacts, its place keeps them apart."""
    if platform not in ("hubspot", "activecampaign"):
        return column
    if column in _HUBSPOT_OWN:
        return _HUBSPOT_OWN[column] if platform == "hubspot" else column
    whose = f"{plan.recipe.id}_{plan.place}".replace("-", "_")
    name = column if column in _OF_THE_CONTACT else f"{column}_{whose}"
    return f"mapcoach_{name}" if platform == "hubspot" else name


def tag_name(platform: str, tag: str) -> str:
    """What a tag is called: HubSpot has none, so it is a property there, and a column of a sheet elsewhere."""
    if platform == "hubspot":
        return f"mapcoach_tag_{re.sub('[^a-z0-9]+', '_', tag)}"
    return f"tag_{re.sub('[^a-z0-9]+', '_', tag)}" if platform in ON_SHEETS else tag


def tags_to_make(plan: Plan, platform: str) -> list[tuple[str, str]]:
    """The tags with what they say; where a tag may start the automation, that one, too."""
    found = [(tag_name(platform, tag.name), tag.what) for tag in plan.tags]
    if platform == "activecampaign" and plan.recipe.trigger.kind in _STARTED_BY_TAG:
        found.append((field_name(platform, plan, "start"), f"starts it: {plan.advice.trigger}"))
    return found


_STARTED_BY_TAG = ("event", "tag_added", "segment_entered", "webhook")


def sheet_columns(plan: Plan) -> list[str]:
    """The columns of the automation's tab of the sheet, in their order."""
    tags = [tag_name("make", tag.name) for tag in plan.tags]
    return [*(column.name for column in plan.columns), *tags, "step", "due"]


def given_columns(plan: Plan) -> list[Column]:
    """What comes with the call at the start: who it is, and the conditions that are looked at at once."""
    kinds = ("contact", "merge", "date", "consent")
    return [one for one in plan.columns if one.kind in kinds or one.name in plan.asked_at_once]


def cleared(plan: Plan, platform: str) -> tuple[str, ...]:
    """The columns that say no as soon as somebody starts; in HubSpot what started it, too."""
    if platform == "hubspot" and plan.recipe.trigger.kind != "form":
        return ("start", *plan.cleared)
    return plan.cleared


# --- texts -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Speller:
    """Spells the texts of an automation as a platform does.

    ``field`` spells a merge field, ``text`` escapes what stands between (braces are apart already).
    """

    plan: Plan
    gaps: Gaps
    field: Callable[[str], str]
    text: Callable[[str], str] = block

    def escaped(self, text: str) -> str:
        """People's text, fit to stand in the platform's file."""
        return self.text(untokened(text))

    def subject(self, act: Act) -> str:
        """The subject of a message; what the message is about, if its draft has none."""
        if act.draft and act.draft.subject:
            return " ".join(written(act.draft.subject, self._field, self.escaped).split())
        return self.escaped(capital(act.intent))

    def body(self, act: Act) -> str:
        """The text of a message."""
        return written(act.draft.body, self._field, self.escaped) if act.draft else self.escaped(capital(act.intent))

    def to_do(self, act: Act) -> tuple[str, str]:
        """Title and text of what a person is to do or to know: a task, an alert, or a message sent by hand."""
        lines = [f"{label}: {self.escaped(told)}" for label, told in about(self.plan, act)]
        known = {"email": "Contact", "phone": "Phone"}
        contact = [f"{label}: {self.field(name)}" for name, label in known.items() if self.plan.has(name)]
        said = [self.escaped("What to say:"), self.body(act)] if act.do == "message" else []
        return self.escaped(title(act)), self.escaped("\n").join([*contact, *lines, *said])

    def _field(self, name: FieldName) -> str:
        if name not in CONSTANTS:
            return self.field(name)
        if name == "business":
            known = self.plan.business
            return self.escaped(known) if known else self.gaps.need("BUSINESS_NAME", "the name of the business")
        return self.gaps.need("SENDER_NAME", "the name that stands under the messages")


def title(act: Act) -> str:
    """What a task, an alert or a message sent by hand is called."""
    if act.do != "message":
        return capital(act.intent)
    return f"{capital(CHANNEL_NAMES[act.channel or 'call'])}: {act.intent}"


def about(plan: Plan, act: Act) -> list[tuple[str, str]]:
    """What a person needs to know for a task: when it is due, where on the map it belongs.

    What goes wrong there stays on the sheet: it may speak of the very person who gets the task.
    """
    found = [("Due", f"within {duration(act.duration)}")] if act.duration else []
    found.append(("Stage", plain(plan.stage.name, 80)))
    if plan.touchpoint:
        found.append(("Touchpoint", plain(plan.touchpoint.name, 80)))
    return found


def by_person(act: Act) -> bool:
    """Whether a message is brought by a person: the platform can only remind that person."""
    return act.do == "message" and act.channel in BY_HAND


def assignee(plan: Plan, act: Act) -> str:
    """Who gets a task, an alert, or a message to bring."""
    return act.who or plan.owner


_SENDERS: dict[Channel, str] = {
    "sms": "text message provider",
    "whatsapp": "WhatsApp provider",
    "push": "push provider",
    "chat": "chat tool",
    "app": "app",
    "website": "tool that shows boxes on your website",
}


def sender(gaps: Gaps, act: Act) -> str:
    """The address at which a message on another channel than email is handed over."""
    channel = act.channel or "sms"
    what = f"the address at which your {_SENDERS[channel]} takes messages, without https:// before it"
    return f"https://{gaps.need(f'ADDRESS_FOR_{channel.upper()}', what)}"


def adds_up(plan: Plan) -> tuple[str, ...]:
    """What is lost where points are to be added up: all files only put a value in place of the old one."""
    if not any(act.adds_up for act in walk(plan.acts)):
        return ()
    return (
        "The file does not add up points: it puts one value in place of the old one. Add them up in your own tool, "
        "as the step says, and let that tool fill the column that is looked at afterwards.",
    )


def is_posted(act: Act) -> bool:
    """Whether a message goes out through another provider's web address."""
    return act.do == "message" and act.channel in _SENDERS
