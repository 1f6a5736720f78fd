"""Lists say with a sign which row has the bar, so that it can be told without colours."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets.option_list import Option

from mapcoach.tui.widgets.bar_list import BAR, BarList


class Listed(App[None]):
    CSS = "BarList { border: none; padding: 0; }"

    def compose(self) -> ComposeResult:
        rows = ("one\nabout one", "\na heading", "[bold]three", "wide 検索")
        yield BarList(*(Option(row) for row in rows), markup=False)


def lines(app: App[None]) -> list[str]:
    strips = app.screen._compositor.render_strips()
    assert {strip.cell_length for strip in strips} == {40}
    return [strip.text.rstrip() for strip in strips]


async def test_the_sign_stands_before_the_first_words_of_the_row() -> None:
    app = Listed()
    async with app.run_test(size=(40, 10)) as pilot:
        found = []
        for _ in range(4):
            await pilot.press("down")
            found.append([line for line in lines(app) if line.startswith(BAR)])
        app.query_one(BarList).highlighted = None
        await pilot.pause()
        assert not any(BAR in line for line in lines(app))
    assert sorted(found) == sorted([["▸one"], ["▸a heading"], ["▸[bold]three"], ["▸wide 検索"]])
