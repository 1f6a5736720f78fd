"""The drafted messages on the screen of automations: as they read, by voice, from the keyboard, to the clipboard."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from mapcoach.automation import messages as drafting
from mapcoach.automation.message_draft import VOICES, MergeField, MessageDraft, Voice
from mapcoach.automation.messages import message_drafts
from mapcoach.journey import JourneyMap
from mapcoach.journey import operations as ops
from mapcoach.resources import ResourceError
from mapcoach.tui.screens import automations_messages as messages
from mapcoach.tui.screens.automations_messages import Drafted, card, drafted, gaps_of, legend, to_copy, voice_after
from mapcoach.tui.widgets.advice_details import AdviceDetails
from mapcoach.tui.widgets.advice_list import AdviceList
from mapcoach.tui.widgets.advice_messages import AdviceMessages
from tests.export import hostile
from tests.tui.advised_maps import clinic, folded, press, shown
from tests.tui.advised_recommendations import drafts, made_up_its_mind, recommendation
from tests.tui.conftest import GoldenScreen, screen_text

TO_THE_FORM = ("home", *["down"] * 4)
WIDE = (140, 45)


@pytest.fixture(autouse=True)
def _recommender(monkeypatch: pytest.MonkeyPatch) -> None:
    made_up_its_mind(monkeypatch, texts=True)


def of(app: Any) -> AdviceMessages:
    found: AdviceMessages = app.screen.query_one(AdviceMessages)
    return found


def copied_words(app: Any) -> list[str]:
    return [one.message for one in app._notifications if "clipboard" in one.message]


# --- words, without a screen -----------------------------------------------------------------------------------


def test_a_message_reads_as_it_will_with_its_fields_set_off_and_what_is_missing_underlined() -> None:
    draft = drafts(folded(clinic()), recommendation("form-rescue"))[0]
    told = card(draft, Drafted("plain", drafts=(draft,)), marked=True)
    assert told.plain.startswith(
        "▸ Message 1 of 1: email, plain voice  Y copies this one\nSubject: Your form is saved\n"
    )
    styles = {told.plain[span.start : span.end]: str(span.style) for span in told.spans}
    assert "secondary" in styles["{first name}"]
    assert "underline" in styles["[How many]"]


def test_the_legend_names_each_field_and_each_gap_once() -> None:
    both = drafts(folded(clinic()), recommendation("form-rescue"))
    again = MessageDraft(
        3,
        "email",
        (),
        (
            "[how many]? [a longer\ngap ",
            MergeField("date"),
            "] [number]",
        ),
        "",
    )
    told = legend((*both, again)).plain
    for text in ("• {first name}: ", "• {link}: ", "• {item}: ", "• {date}: "):
        assert told.count(text) == 1
    assert gaps_of((*both, again)) == ["How many", "a longer gap {date}", "number"]
    assert legend(()).plain == ""


def test_many_gaps_are_counted_not_listed_without_end() -> None:
    told = legend((MessageDraft(1, "email", (), (" ".join(f"[gap {n}]" for n in range(40)),), ""),)).plain
    assert "[gap 11]" in told
    assert "[gap 12]" not in told
    assert "and 28 more" in told


def test_what_is_copied_is_what_is_read() -> None:
    first, second = drafts(folded(clinic()), recommendation("form-rescue"))
    body = "Hi {first name},\n\nshall a person help? Ring [number].\n\nYours\n{sender name}\n"
    assert to_copy(second) == f"Subject: A hand with {{item}}\n\n{body}"
    no_subject = MessageDraft(1, "sms", (), first.body, "")
    assert to_copy(no_subject).startswith("Hi {first name},")


def test_voices_go_round() -> None:
    seen: list[Voice] = ["plain"]
    while (following := voice_after(seen[-1])) != "plain":
        seen.append(following)
    assert tuple(seen) == VOICES


@pytest.mark.parametrize(("kind", "voice"), [("local", "warm"), ("b2b", "formal"), ("saas", "plain")])
def test_without_a_choice_the_voice_is_that_of_the_kind_of_business(
    kind: str, voice: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafting, "message_drafts", message_drafts)
    journey_map = folded([*clinic(), ops.SetScope(field="business_kind", value=kind)])
    told = recommendation("form-rescue")
    made = drafted(journey_map, told, None)
    assert (made.voice, made.usual) == (voice, True)
    assert made.drafts == message_drafts(journey_map, told)
    chosen = drafted(journey_map, told, "formal")
    assert (chosen.voice, chosen.usual, chosen.drafts) == ("formal", False, message_drafts(journey_map, told, "formal"))


@given(hostile.text)
def test_hostile_texts_stay_text_in_what_is_shown_and_copied(text: str) -> None:
    draft = MessageDraft(1, "email", (text, MergeField("item")), ("Hi ", text, MergeField("link"), f"[{text}]"), text)
    told = card(draft, Drafted(drafts=(draft,)), marked=False)
    for shown_text in (told.plain, legend((draft,)).plain, to_copy(draft)):
        assert not any(ord(one) < 32 and one not in "\n\t" for one in shown_text)
        assert "\x1b" not in shown_text
    assert {str(span.style) for span in told.spans} <= {
        "bold",
        "$foreground 75%",
        "bold $secondary",
        "underline $warning",
    }


# --- on the screen ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(80, 24), WIDE], ids=["80x24", "140x45"])
async def test_automations_messages(tmp_path: Path, golden_screen: GoldenScreen, size: tuple[int, int]) -> None:
    async with shown(tmp_path, "automations", clinic(), size) as (app, pilot):
        await press(app, pilot, *TO_THE_FORM, "m", "m")
        golden_screen(app)


async def test_m_goes_to_the_messages_one_after_the_other_and_y_copies_the_marked_one(tmp_path: Path) -> None:
    async with shown(tmp_path, "automations", clinic()) as (app, pilot):
        await press(app, pilot, *TO_THE_FORM, "m")
        assert app.screen.query_one(AdviceDetails).has_focus
        assert screen_text(app).splitlines()[2].startswith("  ▌ ▸ Message 1 of 2")
        await press(app, pilot, "y")
        assert app.clipboard.startswith("Subject: Your form is saved")
        await press(app, pilot, "m", "y")
        assert app.clipboard.startswith("Subject: A hand with {item}")
        assert "Message 2 of 2 (email)" in copied_words(app)[-1]
        await press(app, pilot, "m", "y")
        assert app.clipboard.startswith("Subject: Your form is saved")
        await press(app, pilot, "escape")
        assert app.screen.query_one(AdviceList).has_focus


async def test_the_mark_goes_along_when_somebody_scrolls(tmp_path: Path) -> None:
    async with shown(tmp_path, "automations", clinic(), (80, 16)) as (app, pilot):
        await press(app, pilot, *TO_THE_FORM, "m")
        assert of(app).marked == 0
        await press(app, pilot, *["down"] * 12)
        assert of(app).marked == 1
        await press(app, pilot, "y")
        assert app.clipboard.startswith("Subject: A hand with {item}")
        await press(app, pilot, *["up"] * 20)
        assert of(app).marked == 0


async def test_another_voice_writes_anew_and_is_remembered_while_the_app_runs(tmp_path: Path) -> None:
    async with shown(tmp_path, "automations", clinic(), WIDE) as (app, pilot):
        await press(app, pilot, *TO_THE_FORM, "m")
        assert "Voice: warm, as is usual for this kind of business" in screen_text(app)
        await press(app, pilot, "v", "y")
        assert "Voice: formal (V: another)" in screen_text(app)
        assert "Dear {first name}" in app.clipboard
        await press(app, pilot, "down")
        assert of(app).drafted.voice == "formal"
        place = await asyncio.to_thread(app.workspace.make)
        assert await app.show_map(place, "automations", "quick", clinic(), "another map")
        await press(app, pilot, *TO_THE_FORM, "m", "y")
        assert "Dear {first name}" in app.clipboard
        await press(app, pilot, "v", "v")
        assert messages.voice_in(app) == "warm"
        assert of(app).drafted.voice == "warm"
    async with shown(tmp_path / "again", "automations", clinic(), WIDE) as (app, _):
        assert messages.voice_in(app) is None


async def test_a_row_without_messages_shows_none_and_offers_no_keys_for_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with shown(tmp_path, "automations", clinic(), WIDE) as (app, pilot):
        await press(app, pilot, *TO_THE_FORM)
        assert of(app).display
        await press(app, pilot, "up")  # an idea
        assert not of(app).display
        assert "What it would say" not in screen_text(app)
        footer = screen_text(app).splitlines()[-1]
        assert not any(label in footer for label in ("Messages", "Copy", "Voice"))
        await press(app, pilot, "m", "v", "y")
        assert app.clipboard == ""
        assert messages.voice_in(app) is None


async def test_copy_and_voice_are_there_once_the_messages_can_be_seen(tmp_path: Path) -> None:
    async with shown(tmp_path, "automations", clinic()) as (app, pilot):
        await press(app, pilot, *TO_THE_FORM)
        keys = "\n".join(screen_text(app).splitlines()[-2:])
        assert "Messages" in keys
        assert "Copy" not in keys
        await press(app, pilot, "y")
        assert app.clipboard == ""
        await press(app, pilot, "enter")
        keys = "\n".join(screen_text(app).splitlines()[-2:])
        assert "y Copy" in keys
        assert "v Voice" in keys


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (110, 30), (119, 40), (120, 24), (160, 50)])
async def test_all_keys_that_apply_fit_below(tmp_path: Path, size: tuple[int, int]) -> None:
    async with shown(tmp_path, "automations", clinic(), size) as (app, pilot):
        await press(app, pilot, *TO_THE_FORM, "c", "enter")
        keys = screen_text(app)
        for label in ("Reject", "Done", "Take back", "Undo", "Owner", "Tool", "Messages", "Copy", "Voice", "Hand over"):
            assert f" {label}" in keys, label
        await pilot.resize_terminal(200, 20)
        await press(app, pilot)
        assert "h Hand over" in screen_text(app).splitlines()[-1]
        await pilot.resize_terminal(*size)
        await press(app, pilot)
        assert screen_text(app) == keys


async def test_nothing_is_drafted_in_the_thread_of_the_screen_nor_before_it_can_be_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[threading.Thread] = []

    def noted(journey_map: JourneyMap, told: Any, voice: Voice | None = None) -> tuple[MessageDraft, ...]:
        threads.append(threading.current_thread())
        return drafts(journey_map, told, voice)

    monkeypatch.setattr(drafting, "message_drafts", noted)
    async with shown(tmp_path, "automations", clinic()) as (app, pilot):
        await press(app, pilot, *TO_THE_FORM, "down", "up")
        assert threads == []
        await press(app, pilot, "enter")
        assert len(threads) == 1
        await pilot.resize_terminal(*WIDE)
        await press(app, pilot, "escape", "down")
    assert len(threads) >= 2
    assert threading.main_thread() not in threads


async def test_who_moves_on_while_it_drafts_sees_the_latest_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on, asked = threading.Event(), threading.Event(), list[str]()

    def slow(journey_map: JourneyMap, told: Any, voice: Voice | None = None) -> tuple[MessageDraft, ...]:
        asked.append(told.recipe)
        begun.set()
        assert go_on.wait(30)
        return drafts(journey_map, told, voice)

    async with shown(tmp_path, "automations", clinic(), WIDE) as (app, pilot):
        monkeypatch.setattr(drafting, "message_drafts", slow)
        listed = app.screen.query_one(AdviceList)
        listed.highlighted = 4
        await asyncio.to_thread(begun.wait, 30)
        for row in (5, 4, 5, 4, 5):
            listed.highlighted = row
        go_on.set()
        await press(app, pilot)
        assert asked == ["form-rescue", "response-time-alert"]
        assert of(app).drafted.drafts


async def test_a_template_that_cannot_be_used_is_told_in_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(*_: object) -> tuple[MessageDraft, ...]:
        raise ResourceError("form-rescue.j2, section 1: [/x] is unknown")

    async with shown(tmp_path, "automations", clinic(), WIDE) as (app, pilot):
        monkeypatch.setattr(drafting, "message_drafts", faulty)
        await press(app, pilot, *TO_THE_FORM, "m", "y")
        assert "The messages could not be drafted. form-rescue.j2, section 1: [/x] is unknown" in " ".join(
            screen_text(app).split()
        ).replace(" │ ", " ")
        assert app.clipboard == ""
        assert app.is_running


async def test_deciding_while_reading_keeps_the_place_and_the_messages(tmp_path: Path) -> None:
    async with shown(tmp_path, "automations", clinic()) as (app, pilot):
        await press(app, pilot, *TO_THE_FORM, "m", "m")
        before = app.screen.query_one(AdviceDetails).scroll_offset.y
        await press(app, pilot, "c")
        assert of(app).marked == 1
        assert app.screen.query_one(AdviceDetails).scroll_offset.y == before
        assert app.opened.map.automations[0].status == "chosen"


@pytest.mark.parametrize("size", [(40, 10), (80, 24), (200, 60)])
async def test_hostile_maps_have_messages_too(
    tmp_path: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafting, "message_drafts", message_drafts)
    async with shown(tmp_path, "automations", list(_hostile_clinic()), size) as (app, pilot):
        await press(app, pilot, *TO_THE_FORM, "m", "m", "y", "v", "end", "escape", "down", "enter", "end")
        assert app.is_running
        assert "\x1b" not in screen_text(app)


def _hostile_clinic() -> Iterator[Any]:
    said = "[@click=app.quit]x[/] [/] {{ 7*7 }} \x1b[31m\u202e ]]> [fill this] =HYPERLINK() " + "w" * 50_000
    yield from clinic()
    yield ops.SetScope(field="business", value=said)
    yield ops.SetPersona(field="name", value=said)
    yield ops.SetStage(stage="s1", field="name", value=said)
    yield ops.SetStage(stage="s1", field="customer_goal", value=said)
    yield ops.SetTouchpoint(touchpoint="t1", field="name", value=said)
