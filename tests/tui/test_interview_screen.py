"""The interview on the screen, by keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import TextArea

from mapcoach.storage import CannotWrite
from mapcoach.storage.map_file import MapFile
from mapcoach.storage.unsent import Unsent
from mapcoach.tui.app import MapcoachApp
from mapcoach.tui.opened import Opened
from mapcoach.tui.screens import taking
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
        assert "Meanwhile this was answered" in shown
        assert "What does your business do" in shown  # what is being typed stays with its question
        box = pilot.app.screen.query_one(AnswerBox)
        assert box.text == "We sell"
        await pilot.press("escape")
        await settle(pilot)
        assert "Which of these is closest" in together(pilot.app)
        assert box.text == ""


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


# --- nothing that was typed is lost, and nothing answers another question than the one it was typed for --------------


def opened(pilot: Pilot[None]) -> Opened:
    """The open map of an app."""
    app = pilot.app
    assert isinstance(app, MapcoachApp)
    assert app.opened is not None
    return app.opened


def box(pilot: Pilot[None]) -> AnswerBox:
    """Where one types."""
    return pilot.app.screen.query_one(AnswerBox)


async def burst(pilot: Pilot[None], *keys: str) -> None:
    """Keys that arrive at once, as from a slow line: the app sees none of their effects in between."""
    characters = {"enter": "\r"}
    for key in keys:
        pilot.app.post_message(Key(key, characters.get(key, key if len(key) == 1 else None)))
    await settle(pilot)


@pytest.mark.parametrize(("go", "undo"), [("f3", "f9"), ("f4", "u"), ("f6", "f9")])
async def test_a_change_on_another_face_is_followed(tmp_path: Path, go: str, undo: str) -> None:
    async with running(tmp_path, LARGE, new_map(tmp_path)) as pilot:
        await reply(pilot, *BEGINNING[:4])
        await pilot.press(go)
        await settle(pilot)
        await pilot.press(undo)
        await settle(pilot)
        await pilot.press("f2")
        await settle(pilot)
        assert "What should be better" in together(pilot.app)
        await reply(pilot, "20 % fewer complaints by May 2027")
        assert opened(pilot).map.scope.objective == "20 % fewer complaints by May 2027"


async def test_back_opens_the_answer_so_that_typing_replaces_it(tmp_path: Path) -> None:
    async with running(tmp_path, LARGE, new_map(tmp_path)) as pilot:
        await reply(pilot, "We mend shoes", "back")
        assert box(pilot).text == "We mend shoes"
        await type_in(pilot, "We repair bikes")
        await pilot.press("enter")
        await settle(pilot)
        assert opened(pilot).map.scope.offering == "We repair bikes"
        await reply(pilot, "back")
        await pilot.press("escape")
        await settle(pilot)
        assert "Which of these is closest" in together(pilot.app)
        assert opened(pilot).map.scope.offering == "We repair bikes"


async def test_a_reply_that_is_not_taken_stays_in_the_box(tmp_path: Path) -> None:
    async with running(tmp_path, LARGE, new_map(tmp_path)) as pilot:
        await reply(pilot, *BEGINNING[:5], "change unicorns into horses please")
        assert "type it once more" in together(pilot.app)
        assert box(pilot).text == "change unicorns into horses please"


async def test_skip_and_undo_do_not_reach_past_an_answer_that_is_being_changed(tmp_path: Path) -> None:
    async with running(tmp_path, LARGE, new_map(tmp_path)) as pilot:
        await reply(pilot, *BEGINNING[:5])
        await type_in(pilot, "half")
        await pilot.press("ctrl+r", "enter")
        await settle(pilot)
        await pilot.press("f9", "f8")
        await settle(pilot)
        assert "Changing an earlier answer." in together(pilot.app)
        await pilot.press("escape")
        await settle(pilot)
        assert box(pilot).text == "half"
        assert opened(pilot).map.persona.name == "Tom"


async def test_undo_right_behind_enter_undoes_that_answer(tmp_path: Path) -> None:
    async with running(tmp_path, LARGE, new_map(tmp_path)) as pilot:
        await reply(pilot, "We mend shoes")
        await type_in(pilot, "local")
        await burst(pilot, "enter", "f9")
        assert opened(pilot).map.scope.offering == "We mend shoes"
        assert opened(pilot).map.scope.business_kind is None
        assert "Which of these is closest" in together(pilot.app)


async def test_what_is_typed_behind_enter_waits_for_the_next_question(tmp_path: Path) -> None:
    async with running(tmp_path, LARGE, new_map(tmp_path)) as pilot:
        await type_in(pilot, "We mend shoes")
        await burst(pilot, "enter", "l", "o")
        assert opened(pilot).map.scope.offering == "We mend shoes"
        assert box(pilot).text == "lo"
        opened(pilot).workspace.unsent.close()
        await opened(pilot).settle()
        kept = Workspace(tmp_path).unsent.take(opened(pilot).map.id)
        assert list(kept.values()) == ["lo"]


async def test_a_skipped_question_keeps_what_was_begun_for_it(tmp_path: Path) -> None:
    async with running(tmp_path, LARGE, new_map(tmp_path)) as pilot:
        await type_in(pilot, "We men")
        await pilot.press("f8")
        await settle(pilot)
        assert box(pilot).text == ""
        await pilot.press("f9")
        await settle(pilot)
        assert box(pilot).text == "We men"


async def test_a_change_of_an_answer_that_is_under_way_comes_back(tmp_path: Path) -> None:
    path = new_map(tmp_path)
    async with running(tmp_path, LARGE, path) as pilot:
        await reply(pilot, *BEGINNING[:5])
        await pilot.press("ctrl+r", "enter")
        await settle(pilot)
        await type_in(pilot, "Rosa")
        await pilot.press("ctrl+q")
        await settle(pilot)
    async with running(tmp_path, LARGE, path) as pilot:
        assert "Changing an earlier answer." in together(pilot.app)
        assert box(pilot).text == "Rosa"
        await pilot.press("enter")
        await settle(pilot)
        assert opened(pilot).map.persona.name == "Rosa"


async def test_a_sent_answer_never_comes_back_as_half_typed(tmp_path: Path) -> None:
    path = new_map(tmp_path)
    async with running(tmp_path, LARGE, path) as pilot:
        await type_in(pilot, "We mend shoes")
        await burst(pilot, "enter", "escape")
    async with running(tmp_path, LARGE, path) as pilot:
        await pilot.press("enter") if not pilot.app.screen.query(AnswerBox) else None
        await settle(pilot)
        assert box(pilot).text == ""
        assert opened(pilot).map.scope.offering == "We mend shoes"


async def test_typing_while_the_chat_has_the_keyboard_goes_to_the_box(tmp_path: Path) -> None:
    async with running(tmp_path, LARGE, new_map(tmp_path)) as pilot:
        await reply(pilot, "We mend shoes")
        await pilot.press("ctrl+r")
        await settle(pilot)
        await type_in(pilot, "local")
        assert box(pilot).text == "local"


async def test_a_key_that_is_held_down_does_not_run_through_the_interview(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(tmp_path, LARGE, new_map(tmp_path)) as pilot:
        monkeypatch.setattr(taking, "TOO_SOON", 3600.0)
        for _ in range(12):
            await pilot.press("enter")
        await settle(pilot)
        assert "What does your business do" in together(pilot.app)
        assert [one.command for one in opened(pilot).session.entries if one.command != "start"] == []


async def test_an_edit_is_never_sent_as_the_answer_to_the_question_behind_it(tmp_path: Path) -> None:
    async with running(tmp_path, LARGE, new_map(tmp_path)) as pilot:
        await reply(pilot, *BEGINNING[:5])
        await pilot.press("ctrl+r", "enter")
        await settle(pilot)
        await type_in(pilot, "Rosa")
        await burst(pilot, "enter", "escape")
        assert opened(pilot).map.persona.name == "Rosa"
        assert opened(pilot).map.persona.goals == ()


async def test_quitting_where_the_disk_refuses_half_typed_text_asks_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(tmp_path, LARGE, new_map(tmp_path)) as pilot:
        monkeypatch.setattr(Unsent, "keep", lambda *_: False)
        await type_in(pilot, "We mend")
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert "could not be kept" in together(pilot.app)
        await pilot.press("n")
        await settle(pilot)
        assert box(pilot).text == "We mend"
