"""Reads the templates of messages: sections for each message and channel, lines for each voice, Jinja2 in them.

A section begins with ``== message 2: sms, whatsapp ==`` and reaches to the next. Lines that begin with ``plain:``,
``warm:`` or ``formal:`` are kept for that voice only; ``Subject:`` begins an email's subject, and ``low:`` the first
sentence for people who feel bad there. ``after:`` and ``before:`` name kinds of trouble that the reader has met, or is
to be spared. What stands before the first section is for whoever edits the file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from jinja2 import StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment

from mapcoach import resources
from mapcoach.automation.message_draft import VOICES, Voice
from mapcoach.automation.vocabulary import CHANNELS, Channel

_HEAD = re.compile(r"^==+ *message +(\d{1,3}) *: *([a-z_, ]+?) *==+ *$")
_LOOKS_LIKE_A_HEAD = re.compile(r"^==")
_VOICED = re.compile(rf"^({'|'.join(VOICES)}): ?(.*)$")
_SUBJECT, _LOW, _AFTER, _BEFORE = "Subject:", "low:", "after:", "before:"
_LONGEST = 200_000
"""Characters of a template file that are read; ours have some thousand."""

LETTERS: frozenset[Channel] = frozenset({"email", "post"})
TALKS: frozenset[Channel] = frozenset({"call", "in_person"})


@dataclass(frozen=True, slots=True)
class Section:
    """The source of one message on some channels."""

    number: int
    channels: tuple[str, ...]
    source: str


class Wording(NamedTuple):
    """What a section says.

    ``low`` is its first sentence where people feel bad: empty to open as usual, none to use the shared one. ``after``
    are the kinds of trouble that whoever reads this has met, ``before`` those that the message is to spare them.
    """

    subject: str
    low: str | None
    body: str
    after: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()


def read(recipe_id: str) -> tuple[Section, ...]:
    """The sections of an entry's template. Raises ResourceError if it is missing or cannot be used."""
    name = f"messages/{recipe_id}.j2"
    path = resources.find("templates", name)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise resources.ResourceError(f"{path} cannot be read: {error}") from error
    try:
        return _sections(text[:_LONGEST])
    except ValueError as error:
        raise resources.fault("templates", name, error) from error


@lru_cache(maxsize=256)
def _sections(text: str) -> tuple[Section, ...]:
    found: list[Section] = []
    lines: list[str] = []
    head: tuple[int, tuple[str, ...]] | None = None
    for number, line in enumerate([*text.splitlines(), "== end =="], 1):
        if not _LOOKS_LIKE_A_HEAD.match(line):
            lines.append(line)
            continue
        if head:
            found.append(Section(*head, "\n".join(lines).strip()))
        lines, head = [], None if line == "== end ==" else _head(line, number)
    if not found:
        raise ValueError("it has no section such as “== message 1: email ==”")
    return tuple(found)


def _head(line: str, number: int) -> tuple[int, tuple[str, ...]]:
    match = _HEAD.match(line)
    channels = tuple(part.strip() for part in match[2].split(",")) if match else ()
    unknown = [one for one in channels if one not in CHANNELS]
    if match is None or unknown:
        told = f"the channel {unknown[0]!r} is unknown" if unknown else "it is no head such as “== message 1: email ==”"
        raise ValueError(f"line {number}: “{line.strip()[:60]}”: {told}")
    return int(match[1]), channels


def section_for(recipe_id: str, number: int, channel: Channel) -> Section:
    """The section of a message for a channel, or for its nearest kin. Raises ResourceError if there is none."""
    here = [one for one in read(recipe_id) if one.number == number]
    for wanted in ({channel}, _kin(channel)):
        for section in here:
            if not wanted.isdisjoint(section.channels):
                return section
    raise resources.fault(
        "templates", f"messages/{recipe_id}.j2", f"it has no section for message {number} on {channel}"
    )


def _kin(channel: Channel) -> frozenset[str]:
    for kin in (LETTERS, TALKS):
        if channel in kin:
            return frozenset(kin)
    return frozenset(CHANNELS) - LETTERS - TALKS


def rendered(section: Section, voice: Voice, context: Mapping[str, object], recipe_id: str) -> Wording:
    """A section in a voice. Raises ResourceError for a template that cannot be used."""
    source = _in_voice(section.source, voice)
    name = f"messages/{recipe_id}.j2"
    place = f"message {section.number}: {', '.join(section.channels)}"
    low = source.low if source.low is None else filled(source.low, context, name, place)
    subject, body = (filled(part, context, name, place) for part in (source.subject, source.body))
    return source._replace(subject=subject, low=low, body=body)


@lru_cache(maxsize=1024)
def _in_voice(source: str, voice: Voice) -> Wording:
    """The section's parts; taken before user texts come in, so that none of them can pass for a line of a voice."""
    told: dict[str, str] = {}
    body: list[str] = []
    for line in source.splitlines():
        match = _VOICED.match(line)
        if match and match[1] != voice:
            continue
        kept = match[2] if match else line
        label = next((one for one in (_SUBJECT, _LOW, _AFTER, _BEFORE) if kept.startswith(one)), "")
        if label and label not in told:
            told[label] = kept.removeprefix(label).strip()
        else:
            body.append(kept)
    after, before = (frozenset(re.findall(r"\w+", told.get(label, ""))) for label in (_AFTER, _BEFORE))
    return Wording(told.get(_SUBJECT, ""), told.get(_LOW), "\n".join(body), after, before)


def filled(source: str, context: Mapping[str, object], name: str, place: str) -> str:
    """A text with its variables filled in, as data. Raises ResourceError, naming file and place, if it cannot be."""
    try:
        return _template(source).render(context)
    except Exception as error:  # a template can raise whatever an expression can
        raise resources.fault("templates", name, f"{place} cannot be used: {error}") from error


@lru_cache(maxsize=2048)
def _template(source: str) -> Template:
    return _environment().from_string(source)


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        autoescape=False,  # this is no HTML: whoever writes a platform's file escapes
        trim_blocks=True,
        lstrip_blocks=True,
    )
