"""User text is never markup: no line of the screens hands a string to something that would read it so."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

import mapcoach.tui
from tests.tui.markup_lint import faults, makers_in

ROOM = Path(mapcoach.tui.__file__).parent
MODULES = sorted(ROOM.rglob("*.py"))
ALLOWED: dict[str, frozenset[str]] = {
    "app.py": frozenset(("self.notify(text, severity=severity, timeout=seconds)",)),  # say itself
    "widgets/page_layout.py": frozenset(("header", "*row")),  # Rich's Markdown makes texts of them
    "screens/group.py": frozenset(("about",)),  # its own table of keys
    "screens/map.py": frozenset(("f'Show: {name}'",)),  # its own names of views
    "screens/journey_screen.py": frozenset(("one.about",)),  # what a face is for: words of our own
}
"""Expressions that are nobody's text, by module."""


@cache
def makers() -> frozenset[str]:
    """The functions of the room that return contents."""
    return frozenset(name for module in MODULES for name in makers_in(module.read_text(encoding="utf-8")))


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(ROOM).as_posix())
def test_no_text_is_read_as_markup(module: Path) -> None:
    allowed = ALLOWED.get(module.relative_to(ROOM).as_posix(), frozenset())
    assert faults(module.read_text(encoding="utf-8"), allowed, makers()) == []


def test_nothing_is_allowed_that_is_not_there() -> None:
    for name, expressions in ALLOWED.items():
        source = ast.unparse(ast.parse((ROOM / name).read_text(encoding="utf-8")))
        assert all(one in source for one in expressions), name


@pytest.mark.parametrize(
    "line",
    [
        'Static(f"Hello {name}")',
        "Static(text)",
        "widgets.Label(self.title)",
        'Button("Delete " + title)',
        'Button(label="{}".format(title))',
        "Button(title if title else 'None')",
        "Checkbox(one.text)",
        "OptionList(*titles)",
        "Option(title, id='x')",
        "OptionList(Option(name))",
        "OptionList(Option(name), markup=True)",
        "Collapsible(title=name)",
        "Select([(name, 1)], prompt=name)",
        "Static('[@click=app.quit]x[/]')",
        "Static('x', markup=True, content=name)",
        "self.notify(text)",
        "app.notify('[b]done')",
        "self.border_title = title",
        "box.border_subtitle = f'{n} of {m}'",
        "self.tooltip = path",
        "button.label = title",
        "area.placeholder = question",
        "TextArea(placeholder=question)",
        "Binding('x', 'do', 'Do', tooltip=name)",
        "Content.from_markup(f'[b]{name}[/b]')",
        "Content.from_markup(text)",
        "Text.from_markup('[b]x[/b]')",
        "table.add_row(title)",
        "table.add_row(Text(title), number)",
        "tree.root.add_leaf(title)",
        "self.update(f'{name}')",
        "class Mine(Static):\n    def __init__(self, text):\n        super().__init__(text)",
        "class Mine(Button):\n    def __init__(self, text):\n        super().__init__(label=f'{text}')",
        "def words(one: str) -> str:\n    return one\nButton(words(name))",
    ],
)
def test_it_finds(line: str) -> None:
    assert faults(line)


@pytest.mark.parametrize(
    "line",
    [
        "Static('Hello')",
        "Static(styled(name))",
        "Static(text, markup=False)",
        "Static(Content(name), id=name)",
        "Label(Content.assemble('x', (name, 'bold')))",
        "Button(styled('Delete ', title), id='x', variant='primary')",
        "PlainText(title)",
        "self.say(text)",
        "self.app.notify('That was no answer.')",
        "super().notify(safe(text))",
        "from mapcoach.tui.new_map import Option\nOption(name)",
        "class Tab(PlainText):\n    pass\nTab(name)",
        "OptionList(Option(name), markup=False)",
        "def words(one: str) -> Content:\n    return styled(one)\nButton(words(name))",
        "self.border_title = 'Stages'",
        "self.border_title = styled(title)",
        "Input(placeholder=question)",
        "Binding('x', 'do', 'Do', tooltip='Do it')",
        "Content.from_markup('[b]$name[/b]', name=name)",
        "table.add_row(Text(title), Text(words))",
        "values.update(other)",
        "class Mine(Static):\n    def __init__(self, text):\n        super().__init__(text, markup=False)",
    ],
)
def test_it_lets_pass(line: str) -> None:
    assert not faults(line)
