"""The one widget that shows what people or models wrote."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from mapcoach.tui.text import safe


class PlainText(Static):
    """Text in which nothing is markup. ``say`` replaces it; styled pieces come as ``tui.text.styled(...)``."""

    def __init__(
        self,
        text: str | Content = "",
        *,
        id: str | None = None,  # noqa: A002  (Textual's own name)
        classes: str | None = None,
    ) -> None:
        super().__init__(_content(text), markup=False, id=id, classes=classes)

    def say(self, text: str | Content) -> None:
        """Show another text."""
        self.update(_content(text))


def _content(text: str | Content) -> Content:
    return text if isinstance(text, Content) else Content(safe(text))
