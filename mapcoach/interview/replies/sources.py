"""The words in which a reply says where something is known from."""

from __future__ import annotations

import re

from mapcoach.interview.replies.lists import whole_statements


def source_in(reply: str, cues: re.Pattern[str]) -> str:
    """The sentences of a reply in which a source is named, whole and as typed; "" if none names it.

    "Mostly a hunch, but two people told us" keeps its "mostly": how sure somebody is belongs to the source.
    """
    return "; ".join(one for one in whole_statements(reply) if cues.search(one))
