"""Keeps the sample as a map like any other: the recorded interview is held anew, and stored at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from mapcoach.workspace import Workspace

TITLE = "Sample: a bicycle workshop"
WORDS = "This is a sample: the workshop and its people are invented. Change it as you like; x puts it into the trash."


async def keep_sample(workspace: Workspace) -> Path:
    """Interview for the sample, store it as a new map, and return its file.

    Blocks for a second or so: it is to run on an event loop in a thread. Raises StorageError, ResourceError.
    """
    from mapcoach.interview.offline import OfflineInterviewer
    from mapcoach.interview.sample import load_sample, play
    from mapcoach.interview.session import MemoryJournal, Session
    from mapcoach.journey import new_id
    from mapcoach.journey.operations import SetTitle
    from mapcoach.workspace import label_of

    depth, author, replies = load_sample()
    map_id, journal = new_id("m"), MemoryJournal()
    session = Session(journal, OfflineInterviewer(), depth=depth, author=author)
    await session.start(map_id, [SetTitle(value=TITLE)], "the sample")
    await play(session, replies)
    return workspace.store.create(map_id, None, journal.entries(), label_of).path
