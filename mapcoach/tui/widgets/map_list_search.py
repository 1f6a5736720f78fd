"""The field that narrows the list of maps while it is typed in."""

from __future__ import annotations

from textual.widgets import Input


class SearchField(Input):
    """A field whose Enter is the screen's: it does to the chosen map what it does from the list."""

    def __init__(self) -> None:
        super().__init__(placeholder="/ searches the titles", id="find", compact=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action != "submit"
