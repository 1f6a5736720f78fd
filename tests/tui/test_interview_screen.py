"""The interview on the screen, by keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import TextArea

from mapcoach.storage import CannotWrite
from mapcoach.storage.map_file import MapFile
from mapcoach.tui.widgets.answering import AnswerBox
from mapcoach.tui.widgets.exchange import Exchange
from mapcoach.workspace import Workspace
from tests.tui.conftest import GoldenScreen, screen_text
from tests.tui.running import BEGINNING, LARGE, SMALL, new_map, replies_of, reply, running, settle, type_in

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "140x45"])


def together(app: object) -> str:
    """The screen's words, whatever line breaks are between them."""
    return " ".join(screen_text(app).split())  # type: ignore[arg-type]


@SIZES
async def test_first_question(tmp_path: Path, size: tuple[int, int], golden_screen: GoldenScreen) -> None:
    async with running(tmp_path, size, new_map(tmp_path)) as pilot:
        golden_screen(pilot.app)


@SIZES
async def test_after_five_answers_why_is_one_key_away(
    tmp_path: Path, size: tuple[int, int], golden_screen: GoldenScreen
) -> None:
    async with running(tmp_path, size, new_map(tmp_path)) as pilot:
        await reply(pilot, *BEGINNING[:4])
        await pilot.press("f7")
        await settle(pilot)
        golden_screen(pilot.app)


async def test_typing_an_answer_shows_what_was_understood_and_the_next_question(tmp_path: Path) -> None:
    path = new_map(tmp_path)
    async with running(tmp_path, LARGE, path) as pilot:
        await type_in(pilot, "We mend shoes")
        await pilot.press("enter")
        await settle(pilot)
        shown = together(pilot.app)
        assert "You: We mend shoes" in shown
        assert "✓ Offering: We mend shoes." in shown
        assert "Which of these is closest to your business?" in shown
    assert "We mend shoes" in replies_of(path)


async def test_undo_takes_the_answer_back_and_asks_again(tmp_path: Path) -> None:
    async with running(tmp_path, LARGE, new_map(tmp_path)) as pilot:
        await reply(pilot, "We mend shoes")
        await pilot.press("f9")
        await settle(pilot)
        shown = together(pilot.app)
        assert "taken back" in shown
        assert "What does your business do" in shown
        assert pilot.app.opened.map.scope.offering == ""  # type: ignore[attr-defined]


async def test_an_earlier_answer_is_opened_and_changed_in_place_and_the_map_follows(tmp_path: Path) -> None:
    async with running(tmp_path, LARGE, new_map(tmp_path)) as pilot:
        await reply(pilot, *BEGINNING[:5])
        await type_in(pilot, "half of")
        await pilot.press("ctrl+r", "enter")
        await settle(pilot)
        assert "Changing an earlier answer." in together(pilot.app)
        box = pilot.app.screen.query_one(AnswerBox)
        assert box.text == "Tom"
        await pilot.press("end", "m", "y", "ctrl+s")
        await settle(pilot)
        assert pilot.app.opened.map.persona.name == "Tommy"  # type: ignore[attr-defined]
        assert box.text == "half of"
        answers = [one.reply for one in pilot.app.screen.query(Exchange)]
        assert answers[-1] == "Tommy"
        assert answers.count("Tommy") == 1


async def test_escape_leaves_an_opened_answer_as_it_was(tmp_path: Path) -> None:
    async with running(tmp_path, LARGE, new_map(tmp_path)) as pilot:
        await reply(pilot, *BEGINNING[:5])
        await pilot.press("ctrl+r", "up", "enter")
        await settle(pilot)
        await pilot.press("x", "escape")
        await settle(pilot)
        assert "Changing an earlier answer." not in together(pilot.app)
        assert pilot.app.opened.map.persona.name == "Tom"  # type: ignore[attr-defined]
        assert "What does Tom want to get done?" in together(pilot.app)


async def test_half_typed_text_comes_back_after_a_crash(tmp_path: Path) -> None:
    path = new_map(tmp_path)
    async with running(tmp_path, SMALL, path) as pilot:
        await type_in(pilot, "We mend sho")
        await settle(pilot)
        await pilot.app.opened.settle()  # type: ignore[attr-defined]
        pilot.app.workspace.unsent.close()  # type: ignore[attr-defined]
    async with running(tmp_path, SMALL, path) as pilot:
        assert pilot.app.screen.query_one(AnswerBox).text == "We mend sho"
        await type_in(pilot, "es")
        await pilot.press("enter")
        await settle(pilot)
        assert pilot.app.opened.map.scope.offering == "We mend shoes"  # type: ignore[attr-defined]


async def test_what_the_disk_refuses_stays_in_the_box(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = new_map(tmp_path)
    async with running(tmp_path, LARGE, path) as pilot:

        def refuse(*_: object) -> None:
            raise CannotWrite("The disk is full. Nothing was changed. Make room.")

        with monkeypatch.context() as patched:
            patched.setattr(MapFile, "append", refuse)
            await type_in(pilot, "We mend shoes")
            await pilot.press("enter")
            await settle(pilot)
            assert "The disk is full." in together(pilot.app)
            assert "Not saved yet" in together(pilot.app)
            assert pilot.app.screen.query_one(AnswerBox).text == "We mend shoes"
        await pilot.press("enter")
        await settle(pilot)
        assert pilot.app.opened.map.scope.offering == "We mend shoes"  # type: ignore[attr-defined]


async def test_another_terminals_answer_appears_and_ones_own_typing_stays(tmp_path: Path) -> None:
    path = new_map(tmp_path)
    async with running(tmp_path, LARGE, path) as pilot:
        await type_in(pilot, "We sell")
        other = Workspace(tmp_path).open(path).session(author="Sam")
        await other.answer("We mend shoes", other.current)
        await pilot.app.screen._take_in()  # type: ignore[attr-defined]
        await settle(pilot)
        shown = together(pilot.app)
        assert "Sam: We mend shoes" in shown
        assert "Which of these is closest" in shown
        assert pilot.app.screen.query_one(AnswerBox).text == "We sell"


async def test_the_map_is_one_key_away_where_there_is_room_for_one_pane(
    tmp_path: Path, golden_screen: GoldenScreen
) -> None:
    async with running(tmp_path, SMALL, new_map(tmp_path)) as pilot:
        await reply(pilot, *BEGINNING[:5])
        await pilot.press("ctrl+o")
        await settle(pilot)
        golden_screen(pilot.app)
        await pilot.press("ctrl+o")
        await settle(pilot)
        await type_in(pilot, "warm feet")
        assert "warm feet" in screen_text(pilot.app)


async def test_nothing_is_lost_by_a_change_of_size(tmp_path: Path) -> None:
    async with running(tmp_path, SMALL, new_map(tmp_path)) as pilot:
        await type_in(pilot, "We mend")
        for size in (LARGE, (40, 10), (200, 60), SMALL):
            await pilot.resize_terminal(*size)
            await settle(pilot)
        assert pilot.app.screen.query_one(AnswerBox).text == "We mend"
        assert "We mend" in screen_text(pilot.app)


async def test_a_long_paste_is_kept_whole_and_shown_short(tmp_path: Path) -> None:
    path, long = new_map(tmp_path), "shoes and boots " * 3200
    async with running(tmp_path, SMALL, path) as pilot:
        pilot.app.screen.query_one(TextArea).insert(long)
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "characters in all" in together(pilot.app)
    assert long.strip() in [one.strip() for one in replies_of(path)]


async def test_a_whole_quick_interview_by_keys_ends_with_where_to_go(tmp_path: Path) -> None:
    path = new_map(tmp_path)
    async with running(tmp_path, LARGE, path) as pilot:
        await reply(pilot, *BEGINNING)
        for _ in range(80):
            if pilot.app.opened.session.current is None:  # type: ignore[attr-defined]
                break
            await pilot.press("f8")
            await settle(pilot)
        assert "That was the last question." in together(pilot.app)
        await type_in(pilot, "change Tom to Thomas")
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert pilot.app.opened.map.persona.name == "Thomas"  # type: ignore[attr-defined]


async def test_two_people_at_one_keyboard_are_told_apart_and_their_two_views_recorded(tmp_path: Path) -> None:
    from mapcoach.journey.session_operations import AddParticipant

    path = new_map(tmp_path)
    async with running(tmp_path, LARGE, path) as pilot:
        opened = pilot.app.opened  # type: ignore[attr-defined]
        await opened.change([AddParticipant(id="p1", name="Dana"), AddParticipant(id="p2", name="Sam")], "people")
        await pilot.press("ctrl+n", "1")
        await settle(pilot)
        await reply(pilot, *BEGINNING[:5])
        assert "Dana: We mend shoes" in together(pilot.app)
        await pilot.press("ctrl+n", "s")
        await settle(pilot)
        await reply(pilot, "change Tom to Rosalind Okafor")
        assert "Two views" in together(pilot.app)
        await pilot.press("ctrl+d")
        await settle(pilot)
        (kept,) = opened.map.session.disagreements
        assert {(one.participant, one.value) for one in kept.values} == {("p1", "Tom"), ("p2", "Rosalind Okafor")}
