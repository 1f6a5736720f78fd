"""Hands the automations over: asks for platform and folder, writes the files, and says what they are."""

from __future__ import annotations

import asyncio
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen

from mapcoach.tui.screens.automations_working import Working, worked
from mapcoach.tui.screens.dialogs import AskText, Confirm
from mapcoach.tui.screens.pick_one import Pick, PickOne
from mapcoach.tui.text import safe, styled
from mapcoach.tui.widgets.plain_text import PlainText
from mapcoach.workspace import Occupied, WorkspaceError, clean

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from mapcoach.automation.handover import HandoverFile
    from mapcoach.automation.message_draft import Voice
    from mapcoach.journey import JourneyMap
    from mapcoach.tui.app import MapcoachApp
    from mapcoach.tui.opened import Opened

NOTHING = (
    "There is nothing to hand over yet: no automation is chosen, and the map calls for none. Choose one first (C), or "
    "map what goes wrong."
)
_BEGIN = "README.md"
_TAKES = {
    "make": "Blueprints to import; build sheets",
    "zapier": "Zaps to import (experimental); build sheets",
    "activecampaign": "Takes no files: build sheets; tags, fields, tasks",
    "hubspot": "Workflows for its API; build sheets",
    "n8n": "Workflows to import; build sheets",
    "any": "Build sheets in plain words; JSON for programs",
}


@dataclass(frozen=True)
class HandedOver:
    """What was written: for which platform, where in words, and the files."""

    platform: str
    where: str
    files: Sequence[HandoverFile]


def targets(journey_map: JourneyMap) -> list[Pick]:
    """The platforms to pick from; those named in the choices come first, the one named most often at the top.

    Blocks: words are read from the disk the first time.
    """
    from mapcoach.automation.handover import PLATFORMS
    from mapcoach.automation.handover.words import words_of
    from mapcoach.automation.wording import capital

    names = {platform: words_of(platform).name for platform in PLATFORMS}
    known = {word.casefold(): platform for platform, name in names.items() for word in (platform, name)}
    wanted = (one.platform.strip().casefold() for one in journey_map.automations if one.status == "chosen")
    named = Counter(known[one] for one in wanted if one in known)
    ordered = dict.fromkeys([*(platform for platform, _ in named.most_common()), *PLATFORMS])
    notes = dict.fromkeys(named, "Chosen on the map. ")
    return [
        Pick(one, capital(names[one]) if one == "any" else names[one], f"{notes.get(one, '')}{_TAKES[one]}")
        for one in ordered
    ]


async def hand_over(app: MapcoachApp, opened: Opened, chosen: int, voice: Voice | None) -> None:
    """Ask for platform and folder, write the files, and tell what was written; in a worker.

    ``chosen`` is how many automations were chosen; if none, the first recommendations go out.
    """
    picks = await worked(app, "One moment…", partial(targets, opened.map))
    platform = await app.push_screen_wait(PickOne(_asked(chosen, voice), picks)) if picks else None
    if picks is None or platform is None:
        return
    made = await worked(app, "Making the files…", partial(_made, opened.map, platform, voice))
    if made is None:
        return
    if len(made) < 2:  # the overview alone
        app.say(NOTHING, seconds=12)
        return
    suggested = _suggested(opened.map.display_title(), platform)
    sending = _send(app, made, suggested) if app.is_web else _write(app, opened, made, suggested)
    where = await sending
    if where is not None:
        name = next(one.name for one in picks if one.value == platform)
        await app.push_screen_wait(HandoverTold(HandedOver(name, where, made)))


def _asked(chosen: int, voice: Voice | None) -> str:
    if chosen:
        goes = f"{chosen} chosen automation{'s' * (chosen != 1)} that {'are' if chosen != 1 else 'is'} not in place yet"
    else:
        goes = "the first recommendations; none is chosen yet"
    told = voice or "as is usual for this kind of business"
    return f"For which platform shall the files be written?\nWhat goes out: {goes}.\nVoice of the messages: {told}."


def _made(journey_map: JourneyMap, platform: str, voice: Voice | None) -> tuple[HandoverFile, ...]:
    """The files. Blocks. Raises WorkspaceError for templates that cannot be used."""
    from mapcoach.automation.handover import files
    from mapcoach.workspace.errors import using_texts

    with using_texts():
        return files(journey_map, platform, voice)


def _suggested(title: str, platform: str) -> str:
    from mapcoach.tui.screens.draft_making import file_name

    return f"{file_name(title, '')}-{'automations' if platform == 'any' else f'for-{platform}'}"


async def _send(app: MapcoachApp, made: Sequence[HandoverFile], name: str) -> str | None:
    """Send an archive to the browser that shows the app, which keeps it as a download."""
    from mapcoach.workspace.handing_over import archive

    data = await asyncio.to_thread(archive, made)
    app.deliver_binary(io.BytesIO(data), save_filename=f"{name}.zip")
    return f"{name}.zip, among the downloads of your browser"


async def _write(app: MapcoachApp, opened: Opened, made: Sequence[HandoverFile], suggested: str) -> str | None:
    """Write into the folder that somebody names; where that is, or None if it was left."""
    from mapcoach.tui.screens.draft_writing import folder_now

    typed, trouble = suggested, ""
    while True:
        question = trouble or f"Into which folder shall the {len(made)} files be written?"
        asked = f"{question}\n\nNames without a folder go to {folder_now()}."
        answer = await app.push_screen_wait(AskText(asked, typed))
        if answer is None:
            return None
        typed = answer
        put = await _put(app, opened, made, typed)
        if isinstance(put, Occupied):
            over = f"{put.found} Shall these files be overwritten? Others in the folder stay."
            if not await app.push_screen_wait(Confirm(over, "Overwrite them", "Another folder")):
                trouble = ""
                continue
            put = await _put(app, opened, made, typed, force=True)
        if not isinstance(put, WorkspaceError):
            return put
        trouble = put.message


async def _put(
    app: MapcoachApp, opened: Opened, made: Sequence[HandoverFile], typed: str, force: bool = False
) -> str | WorkspaceError | None:
    """Write into the folder that was typed; where that is in full, or what hinders it."""

    def write() -> str:
        from mapcoach.tui.screens.draft_writing import in_full, place_of
        from mapcoach.workspace.handing_over import hand_over as put

        folder = place_of(typed, "hand-over")
        put(made, folder, opened.workspace.store, opened.path, force=force)
        return clean(in_full(folder))

    return await app.push_screen_wait(Working("Writing the files…", write))


# --- what was written ------------------------------------------------------------------------------------------


def told_of(written: HandedOver) -> Content:
    """What was written, where to begin, and what the files cannot carry."""
    count = len(written.files)
    told = styled((f"{count} files for {written.platform} are written", "bold"), "\n", written.where)
    told += styled("\n\n", ("Begin with ", ""), (_BEGIN, "bold"), ": it lists the automations and the files. ")
    told += styled("Everything is switched off; what begins with REPLACE_ is for you to fill in.")
    told += styled("\n\n", ("Files", "bold"))
    for file in written.files:
        told += styled("\n• ", (file.name, "bold"), f": {file.what}")
    losses = list(dict.fromkeys(loss for file in written.files for loss in file.losses))
    told += styled("\n\n", ("What the files cannot carry", "bold"))
    if not losses:
        told += styled("\nNothing that is known of. The build sheets say all of it in words.")
    for loss in losses:
        told += styled("\n• ", safe(loss))
    return told


class HandoverTold(ModalScreen[None]):
    """What was handed over, to read through."""

    DEFAULT_CSS = """
    HandoverTold {
        align: center middle;
        #box { width: 90; max-width: 96%; height: auto; max-height: 94%; }
        #box { padding: 1 2 0 2; background: $surface; border: round $primary; }
        VerticalScroll { height: auto; max-height: 70vh; scrollbar-gutter: stable; }
        #keys { height: 1; color: $text-muted; margin-top: 1; }
        &.-short VerticalScroll { max-height: 40vh; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,q", "leave", "Close")]
    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, written: HandedOver) -> None:
        super().__init__()
        self._written = written

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            with VerticalScroll():
                yield PlainText(told_of(self._written))
            yield PlainText("Up, Down, Page Up, Page Down: read on   Esc: close", id="keys")

    def action_leave(self) -> None:
        self.dismiss(None)


__all__ = ["NOTHING", "HandedOver", "HandoverTold", "hand_over", "targets", "told_of"]
