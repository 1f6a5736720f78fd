"""Every kind of question answered by keys alone, at 80x24 and on a big screen, and by mouse."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from textual import events
from textual.pilot import Pilot

from mapcoach.interview.asking import Asked
from mapcoach.tui.widgets.answering.chips import Chips
from mapcoach.tui.widgets.answering.option_picker import OptionPicker
from mapcoach.tui.widgets.answering.rating_picker import RatingPicker
from tests.tui.answering.box import Box, asked, suggesting
from tests.tui.conftest import GOLDEN, GoldenScreen, screen_text

SIZES = pytest.mark.parametrize("size", [(80, 24), (140, 45)], ids=["80x24", "140x45"])
CONTACTS = ("Website", "Phone", "Front desk")
MANY = tuple(f"Contact point number {number} of the journey" for number in range(1, 21))
RATED = asked("stage.emotion", items=CONTACTS)
DECIDING = asked("stage.moment_of_truth", options=CONTACTS)


async def typed(pilot: Pilot[object], *keys: str) -> None:
    """Press keys; "words:…" types the letters of a text."""
    for key in keys:
        await pilot.press(*(key.removeprefix("words:") if key.startswith("words:") else [key]))
    await pilot.pause()


CASES: dict[str, tuple[Asked | None, tuple[str, ...], str]] = {
    "text": (asked("scope.business"), ("words:Spoke", "enter"), "Spoke"),
    "two lines": (asked("scope.business"), ("words:a", "ctrl+j", "words:b", "enter"), "a\nb"),
    "list": (asked("persona.goals"), ("words:ab", "enter", "words:cd", "enter", "enter"), "ab\ncd"),
    "list at once": (asked("persona.goals"), ("words:ab", "ctrl+s"), "ab"),
    "list on one line": (asked("persona.goals"), ("words:ab,cd", "enter"), "ab,cd"),
    "command in a list": (asked("persona.goals"), ("words:skip", "enter"), "skip"),
    "one by number": (asked("scope.business_kind"), ("2", "enter"), "Online shop"),
    "one by arrows": (asked("scope.business_kind"), ("down", "down", "down", "up", "enter"), "Online shop"),
    "one in own words": (asked("scope.business_kind"), ("words:we sell 2", "enter"), "we sell 2"),
    "some": (DECIDING, ("3", "1", "enter"), "Website, Front desk"),
    "some by arrows": (DECIDING, ("down", "space", "down", "space", "enter"), "Website, Phone"),
    "some ticked and left": (DECIDING, ("1", "2", "1", "enter"), "Phone"),
    "the one pointed at": (DECIDING, ("down", "enter", "enter"), "Website"),
    "none of them": (DECIDING, ("1", "0", "enter"), "none"),
    "suggestions": (suggesting(), ("1", "3", "enter"), "Discover\nPlan and book"),
    "suggestions and own": (suggesting(), ("2", "words:Pay", "enter", "enter"), "Compare\nPay"),
    "suggestion taken out": (suggesting(), ("1", "2", "1", "ctrl+s"), "Compare"),
    "numbered by hand": (suggesting(), ("words:1. Pay", "enter", "words:2. Go", "ctrl+s"), "1. Pay\n2. Go"),
    "chips by keyboard": (suggesting(), ("shift+tab", "right", "enter", "words:P", "ctrl+s"), "Compare\nP"),
    "ratings": (RATED, ("4", "2", "5", "enter"), "Website 4, Phone 2, Front desk 5"),
    "ratings with commas": (
        RATED,
        ("4", "comma", "space", "2", "comma", "5", "enter"),
        "Website 4, Phone 2, Front desk 5",
    ),
    "some with commas": (DECIDING, ("1", "comma", "space", "3", "enter"), "Website, Front desk"),
    "ratings by arrows": (RATED, ("right", "right", "down", "left", "left", "enter"), "Website 4, Phone 2"),
    "rating taken back": (RATED, ("4", "2", "backspace", "enter"), "Website 4"),
    "a slip beside the scale": (RATED, ("9", "0", "4", "enter"), "Website 4"),
    "ratings in own words": (RATED, ("words:all 4", "enter"), "all 4"),
    "date": (asked("review.due"), ("words:in 6 months", "enter"), "in 6 months"),
    "date picked": (asked("review.due"), ("shift+tab", "space", "enter"), "in 6 months"),
    "follow-up waved off": (asked("scope.business", probe=True), ("enter",), ""),
    "nothing picked": (asked("scope.business_kind"), ("enter",), ""),
    "no question": (None, ("words:change X to Y", "enter"), "change X to Y"),
}


PICTURED = ("two lines", "list", "one by arrows", "some", "suggestions and own", "ratings", "date")


@pytest.mark.parametrize("case", CASES)
async def test_keys_alone_answer(case: str) -> None:
    question, keys, expected = CASES[case]
    app = Box(question)
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, *keys)
        assert app.sent == [expected]
        assert app.typed[-1:] == ([expected] if expected else [])


@SIZES
@pytest.mark.parametrize("case", PICTURED)
async def test_an_answer_before_it_is_sent(case: str, size: tuple[int, int], golden_screen: GoldenScreen) -> None:
    question, keys, expected = CASES[case]
    app = Box(question)
    async with app.run_test(size=size) as pilot:
        await typed(pilot, *keys[:-1])
        assert (app.sent, app.box.text) == ([], expected)
        assert app.box.size.height <= (10 if size[1] == 24 else 24)
        golden_screen(app)


FOLLOW_UPS = {
    "text": asked("scope.business", probe=True),
    "choices": replace(asked("scope.business_kind", probe=True), move="duplicate", hint="Enter = fine as it is."),
    "ratings": replace(RATED, probe=True, move="positive", hint="Enter = fine as it is."),
    "severity": asked("stage.severity", items=("Nobody answers [bold]", "No prices")),
}


@pytest.mark.parametrize("which", FOLLOW_UPS)
async def test_the_keys_below_fit_on_the_line(which: str, golden_screen: GoldenScreen) -> None:
    app = Box(FOLLOW_UPS[which])
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot)
        golden_screen(app)
        assert "…" not in (GOLDEN / f"test_the_keys_below_fit_on_the_line-{which}-.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", [name for name in CASES if CASES[name][2]])
async def test_a_half_given_answer_comes_back_as_it_was(case: str) -> None:
    question, _, text = CASES[case]
    app = Box(question, text)
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot)
        assert app.box.text == text
        assert app.typed == []
        await typed(pilot, "ctrl+s")
        assert app.sent == [text]


async def test_picks_come_back_as_picks_and_not_as_words() -> None:
    app = Box(RATED, "Website 4, Phone 2")
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "3", "enter")
        assert app.sent == ["Website 4, Phone 2, Front desk 3"]
        app.box.ask(DECIDING, "Website, Front desk")
        await typed(pilot, "2", "enter")
        app.box.ask(DECIDING, "none")
        await typed(pilot, "enter")
        assert app.sent[1:] == ["Website, Phone, Front desk", "none"]


async def test_words_beside_picks_go_first_and_deleting_them_brings_the_picks_back() -> None:
    app = Box(asked("scope.business_kind"))
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "2", "words:hm")
        assert app.box.text == "hm"
        await typed(pilot, "ctrl+u")
        assert app.box.text == "Online shop"


async def test_another_question_starts_anew_and_clear_takes_everything_out() -> None:
    app = Box(DECIDING)
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "1")
        app.box.ask(suggesting())
        await typed(pilot)
        assert app.box.text == ""
        await typed(pilot, "1", "words:x")
        app.box.clear()
        await typed(pilot)
        assert (app.box.text, app.typed[-1]) == ("", "Discover\nx")


async def test_nothing_is_sent_while_a_reply_is_saved_but_typing_goes_on() -> None:
    app = Box(asked("scope.business"))
    async with app.run_test(size=(80, 24)) as pilot:
        app.box.busy = True
        await typed(pilot, "words:ab", "enter", "words:c")
        assert (app.sent, app.box.text) == ([], "abc")
        app.box.busy = False
        await typed(pilot, "enter")
        assert app.sent == ["abc"]


async def test_what_is_typed_behind_enter_is_no_part_of_what_was_sent() -> None:
    app = Box(asked("scope.business"))
    async with app.run_test(size=(80, 24)) as pilot:
        for key in ("a", "enter", "b"):
            app.prompt.post_message(events.Key(key, key if len(key) == 1 else "\r"))
        await typed(pilot)
        assert (app.sent, app.box.text) == (["a"], "b")


async def test_up_in_an_empty_prompt_asks_for_earlier_answers() -> None:
    app = Box(asked("scope.business"))
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "up", "words:a", "up")
        assert app.back == 1
        app.box.ask(RATED)
        await typed(pilot, "down", "up", "up")
        assert app.back == 2


@SIZES
@pytest.mark.parametrize("question", [asked("stage.emotion", items=MANY), asked("stage.moment_of_truth", options=MANY)])
async def test_twenty_things_scroll_inside(question: Asked, size: tuple[int, int], golden_screen: GoldenScreen) -> None:
    app = Box(question)
    async with app.run_test(size=size) as pilot:
        await typed(pilot, *["down"] * 12)
        assert app.box.size.height <= (10 if size[1] == 24 else 20)
        golden_screen(app)
        app.box.ask(suggesting(*MANY))
        app.box.ask(suggesting(*MANY), "one\n" * 12)
        await typed(pilot)
        assert app.box.size.height <= (10 if size[1] == 24 else 20)


@pytest.mark.parametrize("key", ["f1", "f2", "f6", "f7", "f10", "escape", "ctrl+p", "ctrl+q"])
async def test_keys_of_the_screen_reach_it(key: str) -> None:
    class Listening(Box):
        heard = ""

        def action_hear(self) -> None:
            self.heard = key

        async def action_quit(self) -> None:
            self.heard = key

        def action_command_palette(self) -> None:
            self.heard = key

    app = Listening(asked("scope.business"))
    if not key.startswith("ctrl"):
        app.bind(key, "hear")
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "words:ab", key)
        assert (app.heard, app.box.text) == (key, "ab")


async def test_tab_leaves_the_prompt() -> None:
    app = Box(suggesting())
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "words:a", "tab")
        assert app.box.text == "a"
        assert isinstance(app.focused, Chips)


async def test_among_the_chips_keys_are_told_and_a_paste_goes_to_the_prompt() -> None:
    app = Box(suggesting())
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "shift+tab", "right", "space")
        assert "Space or a number picks" in screen_text(app)
        chips = app.query_one(Chips)
        assert chips.has_focus
        chips.post_message(events.Paste("Pay\x1b[2J\nGo"))
        await typed(pilot)
        assert app.prompt.has_focus
        assert app.box.text == "Compare\nPay\nGo"
        assert "Space or a number picks" not in screen_text(app)
        await typed(pilot, "shift+tab", "ctrl+s")
        assert app.sent == ["Compare\nPay\nGo"]


async def test_editing_keys_work() -> None:
    app = Box(asked("scope.business"))
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "words:one two", "ctrl+w")
        assert app.box.text == "one"
        await typed(pilot, "ctrl+u", "words:x", "shift+left", "ctrl+c", "right", "ctrl+v", "ctrl+v")
        assert app.box.text == "xxx"
        await typed(pilot, "ctrl+z")
        assert app.box.text == "xx"


@pytest.mark.parametrize("question", [asked("scope.business"), suggesting(), RATED, DECIDING, asked("review.due")])
@pytest.mark.parametrize("text", ["[bold]\n[/] [@click=app.quit]x\n\x1b[31mred\x1b[0m\n\u202eevil", "w [/] " * 8_334])
async def test_a_paste_stays_what_it_was_and_is_not_sent(question: Asked, text: str) -> None:
    app = Box(question)
    async with app.run_test(size=(80, 24)) as pilot:
        app.prompt.post_message(events.Paste(text))
        await typed(pilot, "x")
        assert app.sent == []
        assert "\x1b" not in app.box.text
        await typed(pilot, "ctrl+s")
        clean = text.replace("\x1b[31m", "").replace("\x1b[0m", "").replace("\u202e", "")
        assert app.sent == [f"{clean}x".strip()]
        assert app.box.size.height <= 10


async def test_chips_are_picked_with_the_mouse() -> None:
    app = Box(suggesting())
    async with app.run_test(size=(30, 24)) as pilot:
        chips = app.query_one(Chips)
        places = chips.places(chips.content_size.width)
        assert places[-1].row > 0
        for place in (places[0], places[3], places[0], places[4]):
            await pilot.click(Chips, offset=(place.start + 2, place.row))
        await typed(pilot)
        assert app.box.text == "Use\nReturn"
        await typed(pilot, "enter")
        assert app.sent == ["Use\nReturn"]


async def test_options_and_ratings_are_picked_with_the_mouse() -> None:
    app = Box(DECIDING)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click(OptionPicker, offset=(9, 1))
        await pilot.click(OptionPicker, offset=(9, 2))
        await typed(pilot, "enter")
        app.box.ask(RATED)
        await typed(pilot)
        await pilot.click(RatingPicker, offset=(1 + 5 + 10 + 2 + 4 * 3 + 1, 1))
        await pilot.click(RatingPicker, offset=(1 + 5 + 10 + 2 + 4 * 3 + 1, 1))
        assert app.box.text == ""
        await pilot.click(RatingPicker, offset=(1 + 5 + 10 + 2 + 4 * 3 + 1, 1))
        await typed(pilot, "enter")
        assert app.sent == ["Phone, Front desk", "Phone 4"]
        assert app.box.text == ""


LABELS = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "[bold]",
                "[/]",
                "[@click=app.quit]x[/]",
                "\x1b[2J",
                "\u202eevil",
                "\u200b",
                "日本語の名前" * 9,
                "x" * 50_000,
            ]
        ),
        st.text(max_size=40),
    ),
    min_size=1,
    max_size=12,
).map(tuple)


@given(LABELS)
@settings(max_examples=6)
async def test_labels_are_never_markup_and_stay_in_their_box(labels: tuple[str, ...]) -> None:
    app = Box(asked("stage.emotion", items=labels))
    async with app.run_test(size=(60, 24)) as pilot:
        for question in (app.box._asked, asked("stage.moment_of_truth", options=labels), suggesting(*labels)):
            app.box.ask(question)
            await typed(pilot, "1", "down")
            shown = screen_text(app)
            assert "\x1b" not in shown
            assert "\u202e" not in shown
            assert all(cell_len(line) <= 60 for line in shown.splitlines())
            assert app.box.size.height <= 12


async def test_a_label_with_markup_is_shown_as_typed() -> None:
    app = Box(asked("stage.moment_of_truth", options=("[bold]Shop[/bold]", "[/] [@click=app.quit]x[/]")))
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot)
        assert "[bold]Shop[/bold]" in screen_text(app)
        app.box.ask(suggesting("[bold]Shop[/bold]", "[/] [@click=app.quit]x[/]"))
        await typed(pilot)
        await pilot.click(Chips, offset=(30, 0))
        assert "[/] [@click=app.quit]x[/]" in screen_text(app)
        assert app.box.text == "[/] [@click=app.quit]x[/]"
