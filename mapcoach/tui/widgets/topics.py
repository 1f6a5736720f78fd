"""How far each topic is, in a line or a few: signs and words, not colour alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from mapcoach.tui.text import in_line, styled
from mapcoach.tui.widgets.plain_text import PlainText

if TYPE_CHECKING:
    from mapcoach.interview.topics import TopicProgress


def worded(topics: Sequence[TopicProgress]) -> Content:
    """✓ done, ▶ here, ◐ begun, ○ to come; with how many questions are left where one is."""
    parts: list[str | tuple[str, str]] = []
    for one in topics:
        name = in_line(one.subject_name or one.topic, 22).replace(" ", "\u00a0")
        if one.current:
            parts.append((f"▶\u00a0{name}\u00a0({one.remaining}\u00a0left)", "bold $primary"))
        elif not one.remaining:
            parts.append((f"✓\u00a0{name}", "$success"))
        else:
            parts.append(f"{'◐' if one.answered else '○'}\u00a0{name}")
        parts.append("   ")
    return styled(*parts[:-1])


class Topics(PlainText):
    """Progress by topic."""

    DEFAULT_CSS = "Topics { height: auto; max-height: 4; padding: 0 1; background: $panel; }"

    def show(self, topics: Sequence[TopicProgress]) -> None:
        """Show how far each topic is."""
        self.update(worded(topics))
