"""The messages of an automation for the screen: drafted in a thread, shown as they would read, and as text to copy."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from textual.content import Content

from mapcoach.automation.message_draft import FIELD_WORDS, VOICES, FieldName, MergeField, MessageDraft, Voice
from mapcoach.automation.wording import CHANNEL_NAMES
from mapcoach.resources import ResourceError
from mapcoach.tui.text import in_line, safe

if TYPE_CHECKING:
    from textual.app import App

    from mapcoach.automation import Recommendation
    from mapcoach.journey import JourneyMap
    from mapcoach.tui.screens.automations_board import Automation

_FIELD_STYLE = "bold $secondary"
_GAP_STYLE = "underline $warning"
_GAP = re.compile(r"\[([^\[\]]*)\]")
_MOST_GAPS, _LONGEST_GAP = 12, 200
_chosen: WeakKeyDictionary[App[None], Voice] = WeakKeyDictionary()


@dataclass(frozen=True)
class Drafted:
    """The messages of an automation in a voice. ``trouble`` says why there are none; ``usual`` that nobody chose it."""

    voice: Voice = "plain"
    usual: bool = True
    drafts: tuple[MessageDraft, ...] = ()
    trouble: str = ""


def voice_in(app: App[None]) -> Voice | None:
    """The voice that was chosen since the app was started; None if none was."""
    return _chosen.get(app)


def choose_voice(app: App[None], voice: Voice) -> None:
    """Remember a voice for as long as the app runs."""
    _chosen[app] = voice


def voice_after(voice: Voice) -> Voice:
    """The next voice; after the last comes the first."""
    return VOICES[(VOICES.index(voice) + 1) % len(VOICES)]


def drafted(journey_map: JourneyMap, told: Recommendation, voice: Voice | None) -> Drafted:
    """The messages of a recommendation; without a voice in that of the kind of business. For a thread."""
    from mapcoach.automation.messages import message_drafts
    from mapcoach.automation.messages_words import words

    try:
        known = words().business
        usual = known.get(journey_map.scope.business_kind or "other", known["other"]).voice
        return Drafted(voice or usual, voice is None, message_drafts(journey_map, told, voice))
    except ResourceError as error:
        return Drafted(voice or "plain", voice is None, trouble=str(error))
    except Exception as error:  # a fault in a text is no reason to end the app
        if os.environ.get("MAPCOACH_DEBUG"):
            raise
        why = f"Something went wrong in mapcoach that should not have ({type(error).__name__}); please report it."
        return Drafted(voice or "plain", voice is None, trouble=why)


# --- as they would read ----------------------------------------------------------------------------------------


def spelled(name: FieldName) -> str:
    """A merge field as it is shown and copied: ``{first name}``."""
    return f"{{{name.replace('_', ' ')}}}"


def heading(drafts: Drafted, item: Automation, waiting: bool) -> Content:
    """What stands above the messages: how many, the voice, or why there are none."""
    count = f"{item.messages} message{'s' * (item.messages != 1)}"
    told = Content.assemble("\n", (f"What it would say: {count}", "bold"))
    if waiting:
        return told + Content("\nDrafting…")
    if drafts.trouble:
        return told + Content.assemble("\n", safe(f"The messages could not be drafted. {drafts.trouble}"))
    why = ", as is usual for this kind of business" if drafts.usual else ""
    return told + Content.assemble("\n", (f"Voice: {drafts.voice}{why} (V: another)", "$foreground 75%"))


def card(draft: MessageDraft, drafts: Drafted, marked: bool) -> Content:
    """A message as it would read, below a line that names it. The marked one is the one that Y copies."""
    sign, hint = ("▸", "  Y copies this one") if marked else ("•", "")
    count = len(drafts.drafts)
    name = f"{sign} Message {draft.number} of {count}: {CHANNEL_NAMES[draft.channel]}, {drafts.voice} voice"
    told = Content.assemble((name, "bold"), (hint, "$foreground 75%"))
    if draft.subject:
        told = told + Content.assemble("\n", ("Subject: ", "bold")) + _shown(draft.subject)
    return told + Content("\n\n") + _shown(draft.body)


def _shown(pieces: tuple[str | MergeField, ...]) -> Content:
    """The pieces with the merge fields set off, and what somebody has to fill in underlined."""
    told = Content.assemble(
        *((spelled(one.name), _FIELD_STYLE) if isinstance(one, MergeField) else safe(one) for one in pieces)
    )
    for gap in _GAP.finditer(told.plain):
        told = told.stylize(_GAP_STYLE, gap.start(), gap.end())
    return told


def legend(drafts: tuple[MessageDraft, ...]) -> Content:
    """What is filled in for each person, and what somebody has to fill in before anything goes out."""
    told = Content("")
    if fields := fields_of(drafts):
        told = told + Content.assemble("\n", ("Filled in for each person", "bold"))
        for name in fields:
            told = told + Content.assemble("\n• ", (spelled(name), _FIELD_STYLE), f": {FIELD_WORDS[name]}")
    if gaps := gaps_of(drafts):
        told = told + Content.assemble("\n\n", ("For you to fill in or take out first", "bold"))
        for gap in gaps[:_MOST_GAPS]:
            told = told + Content.assemble("\n• ", (f"[{in_line(gap, _LONGEST_GAP)}]", _GAP_STYLE))
        if len(gaps) > _MOST_GAPS:
            told = told + Content(f"\nand {len(gaps) - _MOST_GAPS} more")
    return told


def fields_of(drafts: tuple[MessageDraft, ...]) -> list[FieldName]:
    """The merge fields of the messages, each once, in the order of their first use."""
    pieces = (piece for draft in drafts for piece in (*draft.subject, *draft.body))
    return list(dict.fromkeys(piece.name for piece in pieces if isinstance(piece, MergeField)))


def gaps_of(drafts: tuple[MessageDraft, ...]) -> list[str]:
    """What stands in square brackets, each once: somebody has to fill it in."""
    texts = (part for draft in drafts for part in (_shown(draft.subject).plain, _shown(draft.body).plain))
    gaps = (" ".join(gap.split()) for text in texts for gap in _GAP.findall(text))
    return list({gap.casefold(): gap for gap in reversed(list(gaps))}.values())[::-1]


# --- as text to copy -------------------------------------------------------------------------------------------


def to_copy(draft: MessageDraft) -> str:
    """A message as plain text: an email's subject on the first line."""
    subject = f"Subject: {_shown(draft.subject).plain}\n\n" if draft.subject else ""
    return f"{subject}{_shown(draft.body).plain}\n"


def copied_words(draft: MessageDraft, count: int) -> str:
    """What to say once a message was handed to the terminal: nobody tells an app whether the terminal took it."""
    which = f"Message {draft.number} of {count} ({CHANNEL_NAMES[draft.channel]})" if count > 1 else "The message"
    return (
        f"{which} was sent to the terminal for its clipboard. Not every terminal takes it; of what is chosen, H writes "
        "all messages to files."
    )
