"""A file becomes a map from the list of maps: found, read, looked at, asked about, and only then made."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style
from textual.app import App
from textual.events import Key
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, OptionList

from mapcoach.export import export
from mapcoach.export.reading import CannotReadError, NotTaken, Reading, RoleQuestion, read_file
from mapcoach.journey import JourneyMap, Stage
from mapcoach.storage import CannotWrite
from mapcoach.tui.app import MapcoachApp
from mapcoach.tui.screens import draft_thread, import_reading
from mapcoach.tui.screens.help import HelpScreen
from mapcoach.tui.screens.home import HomeScreen
from mapcoach.tui.screens.import_asking import AskFile
from mapcoach.tui.screens.import_preview import ImportScreen
from mapcoach.tui.screens.import_reading import Source, paths_of, samples, source_of
from mapcoach.tui.screens.import_roles import AskRole, ordered
from mapcoach.tui.screens.import_words import came_in, lines_of
from mapcoach.tui.screens.map import MapScreen
from mapcoach.tui.widgets import map_list_words
from mapcoach.tui.widgets.map_list import MapList
from mapcoach.tui.widgets.page import Page
from mapcoach.tui.widgets.page_layout import STYLES, Palette
from mapcoach.workspace import Workspace, WorkspaceError
from mapcoach.workspace.importing import import_map
from tests.export import hostile
from tests.tui.advised_maps import clinic, folded
from tests.tui.conftest import GoldenScreen, screen_text
from tests.tui.hostile_map import HOSTILE, problems

GRID = """Our café,,,
Stage,Find us,Book,Visit
What they do,search the web,call us,come in
Mood,3,4,2
Stuff,why so dear? is it far?,where to park,x
Weird,p,,=HYPERLINK("http://x")
Pain points,slow site,nobody answers,cold room
"""
MERMAID = """journey
  title Going out
  section Find
    Search: 4: Ann
    Ask a friend: nine: Ann
  section Go
    Eat: 5: Ann
"""
DAY = date(2026, 11, 22)
SIZES = pytest.mark.parametrize("size", [(80, 24), (140, 45)], ids=["80x24", "140x45"])


@pytest.fixture(autouse=True)
def _desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A folder of one's own, one noon, and threads that the wait of the tests knows of."""
    (tmp_path / "desk").mkdir()
    monkeypatch.chdir(tmp_path / "desk")
    monkeypatch.setattr(map_list_words, "now", lambda: datetime(2026, 11, 22, 12, 0, tzinfo=UTC))

    def begin(work: Callable[[], Any]) -> tuple[threading.Thread, asyncio.Future[Any]]:
        return threading.current_thread(), asyncio.ensure_future(asyncio.to_thread(work))

    monkeypatch.setattr(draft_thread, "begin", begin)


def put(name: str, content: str | bytes) -> str:
    """A file on the desk; its name."""
    Path(name).write_bytes(content.encode() if isinstance(content, str) else content)
    return name


@asynccontextmanager
async def listing(folder: Path, size: tuple[int, int] = (80, 24)) -> AsyncIterator[tuple[MapcoachApp, Pilot[None]]]:
    """The app on the list of maps."""
    app = MapcoachApp(Workspace(folder))
    app.animation_level = "none"
    async with app.run_test(size=size, notifications=True) as pilot:
        await still(pilot)
        yield app, pilot


async def still(pilot: Pilot[None]) -> None:
    """Wait until all that was begun is done, but for what waits for an answer."""
    quiet = 0
    while quiet < 3:
        await pilot.pause()
        running = [one for one in pilot.app.workers if one.group in _ENDING and not one.is_finished]
        await asyncio.gather(*(one.wait() for one in running), return_exceptions=True)
        quiet = 0 if running else quiet + 1


_ENDING = ("listing", "opening", "laying out")


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await still(pilot)


async def name_file(app: MapcoachApp, pilot: Pilot[None], path: str, *keys: str) -> None:
    """Ask for the import of a file, then press keys."""
    if not on_screen(app, AskFile):
        await press(pilot, "i")
    app.screen.query_one(Input).value = path
    await press(pilot, "enter", *keys)


def on_screen(app: MapcoachApp, kind: type[Screen[Any]]) -> bool:
    """Whether such a screen is the one that is seen."""
    return isinstance(app.screen, kind)


def words(app: MapcoachApp) -> str:
    """What is on the screen, without its frames."""
    shown = screen_text(cast("App[Any]", app))
    return " ".join("".join(" " if one in "│╭╮╰╯─▸" else one for one in shown).split())


def said(app: MapcoachApp) -> str:
    return " ".join(note.message for note in app._notifications)


def replies(path: Path) -> list[str]:
    return [entry.reply for entry in Workspace(path.parent.parent).open(path).file.entries()]


# --- which file ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        "a b.csv",
        "  a b.csv\t",
        "'a b.csv'",
        '"a b.csv"',
        "“a b.csv”",
        r"a\ b.csv",
        "{folder}/a b.csv",
        "'{folder}/a b.csv'",
        "file://{folder}/a%20b.csv",
        "'file://{folder}/a%20b.csv'",
        "<file://{folder}/a%20b.csv>",
        "file:{folder}/a b.csv",
        "~/a b.csv",
        r"~/a\ b.csv",
    ],
)
def test_a_path_is_found_however_a_terminal_gives_it(
    typed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "desk"))
    put("a b.csv", GRID)
    found = source_of(typed.replace("{folder}", str(tmp_path / "desk")))
    assert found.name == "a b.csv"
    assert found.data == GRID.encode()


def test_a_file_that_is_called_as_it_was_typed_comes_first() -> None:
    put("'odd'", GRID)
    put("odd", MERMAID)
    assert source_of("'odd'").reading.kind == "csv"
    put(r"b\ c.csv", GRID)
    put("b c.csv", MERMAID)
    assert source_of(r"b\ c.csv").name == r"b\ c.csv"


@given(st.text() | hostile.text)
def test_whatever_is_typed_is_a_file_or_a_sentence(typed: str) -> None:
    try:
        meant = paths_of(typed)
    except WorkspaceError as error:
        meant = [error]  # type: ignore[list-item]
    assert all(str(one) for one in meant)
    with pytest.raises((WorkspaceError, CannotReadError), match=r"\w+\."):
        source_of(typed[:200])


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "no name of a file"),
        ("   ", "no name of a file"),
        ("a\0b", "no name of a file"),
        ("nowhere.csv", "nowhere.csv cannot be read: no such file"),
        (".", "is a folder"),
        ("pipe", "is not a file"),
        ("~nobody-of-this-name/x", "somebody this computer does not know"),
        ("x" * 5000, "cannot be read"),
    ],
)
async def test_what_is_no_file_is_said_and_asked_for_anew(tmp_path: Path, typed: str, why: str) -> None:
    os.mkfifo("pipe")
    put("plan.csv", GRID)
    async with listing(tmp_path, (140, 45)) as (app, pilot):
        await name_file(app, pilot, typed)
        assert why in words(app)
        assert on_screen(app, AskFile)
        assert app.screen.query_one(Input).value == typed
        await name_file(app, pilot, "plan.csv", "escape")
        assert on_screen(app, ImportScreen)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "The file is empty"),
        (b"%PDF-1.7 x", "a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or an encrypted Office file"),
        (b'{"title": "x",\n\n  oops}', "Line 3:"),
        (b"hello [/] [@click=app.quit]x", "no table"),
        (b"# A diary\n\ntext", "line"),
    ],
)
async def test_a_bad_file_gets_its_reason_and_another_try(tmp_path: Path, content: bytes, why: str) -> None:
    put("bad [b].txt", content)
    put("good.mmd", MERMAID)
    async with listing(tmp_path, (140, 45)) as (app, pilot):
        await name_file(app, pilot, "bad [b].txt")
        assert "bad [b].txt cannot be imported." in words(app)
        assert why in words(app)
        await name_file(app, pilot, "good.mmd")
        assert on_screen(app, ImportScreen)
        assert app.workspace.list() == []


async def test_a_fault_of_ours_is_told_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(*_: object) -> Reading:
        raise RecursionError("[/]")

    put("plan.csv", GRID)
    monkeypatch.setattr("mapcoach.tui.screens.import_reading.read_file", faulty)
    async with listing(tmp_path) as (app, pilot):
        await name_file(app, pilot, "plan.csv")
        assert "should not have (RecursionError)" in words(app)
        await press(pilot, "escape")
        assert on_screen(app, HomeScreen)
    monkeypatch.setenv("MAPCOACH_DEBUG", "1")
    with pytest.raises(RecursionError):
        source_of("plan.csv")


async def test_a_slow_read_can_be_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go_on, real = threading.Event(), threading.Event(), read_file
    threads = []

    def slow(*given: Any) -> Reading:
        threads.append(threading.current_thread())
        begun.set()
        assert go_on.wait(30)
        return real(*given)

    put("plan.csv", GRID)
    monkeypatch.setattr("mapcoach.tui.screens.import_reading.read_file", slow)
    async with listing(tmp_path) as (app, pilot):
        await pilot.press("i")
        app.screen.query_one(Input).value = "plan.csv"
        await pilot.press("enter")
        await asyncio.to_thread(begun.wait, 30)
        assert "Reading …" in words(app)
        await pilot.press("enter")  # once is enough
        await pilot.press("escape")
        assert on_screen(app, HomeScreen)
        go_on.set()
        await still(pilot)
        assert on_screen(app, HomeScreen)
        assert len(threads) == 1
        assert threads[0] is not threading.main_thread()
    assert Workspace(tmp_path).list() == []


async def test_what_is_done_behind_the_help_goes_on_once_that_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def held(work: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any) -> Any:
            begun.set()
            assert go_on.wait(30)
            return work(*given)

        return call

    put("out.mmd", MERMAID)
    monkeypatch.setattr("mapcoach.tui.screens.import_reading.read_file", held(read_file))
    monkeypatch.setattr("mapcoach.workspace.importing.import_map", held(import_map))
    async with listing(tmp_path) as (app, pilot):
        await pilot.press("i")
        app.screen.query_one(Input).value = "out.mmd"
        for kind in (ImportScreen, MapScreen):
            begun.clear()
            go_on.clear()
            app.post_message(Key("enter", None))
            await asyncio.to_thread(begun.wait, 30)
            app.post_message(Key("f1", None))
            while not on_screen(app, HelpScreen):
                await asyncio.sleep(0)
            go_on.set()
            await still(pilot)
            assert on_screen(app, HelpScreen)
            await press(pilot, "escape")
            async with asyncio.timeout(30):  # it goes on by itself: the help is taken away, then the list opens the map
                while not on_screen(app, kind):
                    await asyncio.sleep(0)
            await still(pilot)
        assert len(app.workspace.list()) == 1


# --- the preview ---------------------------------------------------------------------------------------------


@SIZES
async def test_import_asks_for_a_file(tmp_path: Path, size: tuple[int, int], golden_screen: GoldenScreen) -> None:
    put("bad.json", '{"title": [}')
    async with listing(tmp_path, size) as (app, pilot):
        await name_file(app, pilot, "bad.json")
        golden_screen(cast("App[Any]", app))


@SIZES
async def test_import_asks_what_is_in_a_column(
    tmp_path: Path, size: tuple[int, int], golden_screen: GoldenScreen
) -> None:
    put("plan.csv", GRID)
    async with listing(tmp_path, size) as (app, pilot):
        await name_file(app, pilot, "plan.csv")
        golden_screen(cast("App[Any]", app))


@SIZES
async def test_import_preview(
    tmp_path: Path, size: tuple[int, int], golden_screen: GoldenScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("plan.csv", GRID)
    real = Path.cwd()
    monkeypatch.setattr(import_reading, "path_of", lambda text: Path(text))
    async with listing(tmp_path, size) as (app, pilot):
        await name_file(app, pilot, "plan.csv", "down", "down", "enter", "escape")
        golden_screen(cast("App[Any]", app))
        assert Path.cwd() == real


@pytest.mark.parametrize(
    ("name", "kind"),
    [("json", "A map in JSON"), ("csv", "A table (CSV)"), ("xlsx", "A workbook (XLSX)"),
     ("markdown", "A Markdown draft of mapcoach"), ("mermaid", "A Mermaid journey")],
)  # fmt: skip
async def test_each_kind_of_file_is_named_and_comes_in(tmp_path: Path, name: str, kind: str) -> None:
    content = export(folded(clinic()), name, today=DAY)
    put(f"clinic.{name}", content)
    async with listing(tmp_path, (140, 45)) as (app, pilot):
        await name_file(app, pilot, f"clinic.{name}")
        assert f"{kind}, " in words(app)
        assert "On the new map" in words(app)
        assert "Book a date" in words(app)
        await press(pilot, "enter")
        assert on_screen(app, MapScreen)
        assert app.opened is not None
        # Mermaid holds the rated stages only
        expected = ["Book a date", "Visit"] if name == "mermaid" else ["Book a date", "Visit", "Aftercare"]
        kept = [stage.name for stage in app.opened.map.stages]
        assert kept[:2] == expected[:2]
        assert name in ("mermaid", "csv") or kept == expected


async def test_the_new_map_has_the_mark_and_a_word_on_what_came_in(tmp_path: Path) -> None:
    for _ in range(3):
        await asyncio.to_thread(Workspace(tmp_path).make)
    put("out.mmd", MERMAID)
    async with listing(tmp_path, (140, 45)) as (app, pilot):
        await name_file(app, pilot, "out.mmd")
        assert "Not taken (1)" in words(app)
        assert "line 5" in words(app)
        assert "Find: Search · Ask a friend" in words(app)
        await press(pilot, "enter")
        assert on_screen(app, MapScreen)
        assert app.opened is not None
        assert app.opened.map.title == "Going out"
        assert "“Going out” was made of out.mmd: 2 stages, 3 touchpoints. Not taken: 1." in said(app)
        path = app.opened.path
        await press(pilot, "escape")
        chosen = app.screen.query_one(MapList).chosen
        assert chosen is not None
        assert chosen.path == path
        assert len(app.workspace.list()) == 4
    assert replies(path)[:2] == ["", "import out.mmd"]
    assert len(replies(path)) == 3  # the depth, once it was opened


async def test_the_title_can_be_changed_and_is_the_name_of_the_file_where_there_is_none(tmp_path: Path) -> None:
    put("my_shop map.csv", GRID.partition("\n")[2])
    async with listing(tmp_path) as (app, pilot):
        await name_file(app, pilot, "my_shop map.csv", "escape")
        assert app.screen.query_one(Input).value == "my shop map"
        await press(pilot, "enter")
        assert app.opened is not None
        assert app.opened.map.title == "my shop map"
        await press(pilot, "escape")
        await name_file(app, pilot, "my_shop map.csv", "escape", "home", "X", "space", "enter")
        assert app.opened is not None
        assert app.opened.map.title == "X my shop map"


async def test_a_long_title_is_kept_whole_unless_it_is_changed(tmp_path: Path) -> None:
    title = "word " * 200 + "end"
    put("long.mmd", MERMAID.replace("Going out", title))
    async with listing(tmp_path) as (app, pilot):
        await name_file(app, pilot, "long.mmd", "enter")
        assert app.opened is not None
        assert app.opened.map.title == source_of("long.mmd").reading.map.title
        assert len(app.opened.map.title) > 900


@pytest.mark.parametrize("at", ["file", "column", "preview"])
async def test_leaving_makes_nothing(tmp_path: Path, at: str) -> None:
    put("plan.csv", GRID)
    before = list(Path.cwd().iterdir()), Path("plan.csv").read_bytes()
    async with listing(tmp_path) as (app, pilot):
        if at == "file":
            await press(pilot, "i", "escape")
        else:
            await name_file(app, pilot, "plan.csv", *["down", "enter"] * (at == "column"), "escape", "escape")
        assert on_screen(app, HomeScreen)
        assert app.workspace.list() == app.workspace.trash() == []
        assert not [one for one in app.workers if one.group == "acting" and not one.is_finished]
    assert before == (list(Path.cwd().iterdir()), Path("plan.csv").read_bytes())


async def test_enter_twice_makes_one_map(tmp_path: Path) -> None:
    put("out.mmd", MERMAID)
    async with listing(tmp_path) as (app, pilot):
        await name_file(app, pilot, "out.mmd")
        await pilot.press("enter", "enter", "ctrl+s")
        await still(pilot)
        assert len(app.workspace.list()) == 1


async def test_what_the_disk_refuses_is_said_and_nothing_is_half_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise CannotWrite("There is no room on the disk. [/]")

    put("out.mmd", MERMAID)
    async with listing(tmp_path) as (app, pilot):
        await name_file(app, pilot, "out.mmd", "home", "X")
        with monkeypatch.context() as full:
            full.setattr(app.workspace.store, "create", refuse)
            await press(pilot, "enter")
        assert "There is no room on the disk. [/] Nothing was imported." in words(app)
        assert on_screen(app, ImportScreen)
        assert app.screen.query_one(Input).value == "XGoing out"
        assert app.workspace.list() == []
        await press(pilot, "enter")
        assert app.opened is not None
        assert app.opened.map.title == "XGoing out"


async def test_long_lists_are_lines_and_are_read_with_the_title_in_focus(tmp_path: Path) -> None:
    many = "journey\n section A\n" + "".join(f"  Step {n}: {n}: Ann\n" for n in range(1500))
    put("many.mmd", many)
    async with listing(tmp_path) as (app, pilot):
        await name_file(app, pilot, "many.mmd")
        page = app.screen.query_one(Page)
        assert page.length > 1400
        assert len(app.screen.query("*")) < 40
        before = words(app)
        await press(pilot, "pagedown", "down")
        assert page.scroll_offset.y > 10
        assert words(app) != before
        await press(pilot, "up", "pageup")
        assert words(app) == before
        assert app.screen.query_one(Input).has_focus


# --- what is unclear -----------------------------------------------------------------------------------------


async def test_columns_are_asked_one_at_a_time_and_the_answers_used(tmp_path: Path) -> None:
    put("plan.csv", GRID)
    async with listing(tmp_path, (140, 45)) as (app, pilot):
        await name_file(app, pilot, "plan.csv")
        assert "What is in “Stuff”? (1 of 2)" in words(app)
        assert "For example: why so dear? is it far? · where to park · x" in words(app)
        await choose(pilot, app, "question")
        assert "What is in “Weird”? (2 of 2)" in words(app)
        await choose(pilot, app, "opportunity")
        assert on_screen(app, ImportScreen)
        assert "Not clear" not in words(app)
        assert "2 opportunities" in words(app)
        await press(pilot, "enter")
        assert app.opened is not None
        made = app.opened.map
        assert [stage.questions for stage in made.stages][1:] == [("where to park",), ("x",)]
        assert [one.text for one in made.opportunities] == ["p", '=HYPERLINK("http://x")']


async def choose(pilot: Pilot[None], app: MapcoachApp, role: str) -> None:
    asking = app.screen
    assert isinstance(asking, AskRole)
    await press(pilot, "home", *["down"] * asking._roles.index(role), "enter")


async def test_what_is_left_open_stays_out_and_can_be_asked_again(tmp_path: Path) -> None:
    put("plan.csv", GRID)
    async with listing(tmp_path, (140, 45)) as (app, pilot):
        await name_file(app, pilot, "plan.csv")
        await choose(pilot, app, "question")
        await press(pilot, "escape")
        assert "Not clear (1) • “Weird”: left out until you say what is in there." in words(app)
        await press(pilot, "ctrl+r")
        assert "A question of the customer (a guess)" in words(app).split("Not for the map")[0]
        assert "For example: why so dear?" in words(app)
        await press(pilot, "enter")
        assert "“Weird”" in words(app)
        await choose(pilot, app, "thought")
        assert "Not clear" not in words(app)
        await press(pilot, "enter")
        assert app.opened is not None
        assert app.opened.map.stages[0].touchpoints[0].emotion.thought == "p"
        assert app.opened.map.stages[1].questions == ("where to park",)


async def test_answers_that_do_not_go_together_are_said_and_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = read_file

    def picky(name: str, data: bytes, roles: Any = None) -> Reading:
        if roles and len(roles) > 1:
            raise CannotReadError("Nothing in the file can stand on a map. [/]", 4)
        return real(name, data, roles)

    put("plan.csv", GRID)
    monkeypatch.setattr("mapcoach.tui.screens.import_reading.read_file", picky)
    async with listing(tmp_path, (140, 45)) as (app, pilot):
        await name_file(app, pilot, "plan.csv", "enter", "enter")
        assert "Line 4: Nothing in the file can stand on a map. [/] Your answers were not used." in words(app)
        assert "Not clear (2)" in words(app)
        await press(pilot, "enter")
        assert app.opened is not None
        assert len(app.opened.map.stages) == 3


def test_the_guess_comes_first_and_leaving_out_second() -> None:
    question = RoleQuestion("x", "emotion", ("stage", "emotion", "pain", "ignore"))
    assert ordered(question) == ["emotion", "ignore", "stage", "pain"]
    assert ordered(RoleQuestion("x", "ignore", ("stage", "ignore"))) == ["ignore", "stage"]


def test_samples_come_from_the_column_that_is_asked_about() -> None:
    rows = "Stage,Customer questions,Hm,Oh\nFind,why? [/],a,\nBook,,b,\nPay,who?,c,\nGo,,d,z\n"
    put("plan.csv", rows)
    source = source_of("plan.csv")
    asked = {one.column: samples(source, one) for one in source.reading.questions}
    assert asked == {"Hm": ("a", "b", "c"), "Oh": ("z",)}


# --- mouse, hostile contents -----------------------------------------------------------------------------------


async def test_all_of_it_goes_with_the_mouse(tmp_path: Path) -> None:
    put("plan.csv", GRID)
    async with listing(tmp_path) as (app, pilot):
        await press(pilot, "i")
        app.screen.query_one(Input).value = "plan.csv"
        await pilot.click("#read")
        await still(pilot)
        await pilot.click(OptionList, offset=(4, 1))
        await still(pilot)
        await pilot.click(OptionList, offset=(4, 2))
        await still(pilot)
        await pilot.click("#leave")
        await still(pilot)
        assert on_screen(app, HomeScreen)
        await press(pilot, "i")
        await pilot.click("#leave")
        await still(pilot)
        assert on_screen(app, HomeScreen)
        await name_file(app, pilot, "plan.csv", "escape")
        await pilot.click("#take")
        await still(pilot)
        assert on_screen(app, MapScreen)


@pytest.mark.parametrize("size", [(80, 24), (40, 12)], ids=["80x24", "40x12"])
async def test_hostile_contents_are_text(tmp_path: Path, size: tuple[int, int]) -> None:
    cell = '"' + HOSTILE.replace('"', '""') + '"'
    name = "[b] [@click=app.quit]x [red].csv"
    table = f"{cell},,\nStage,{cell},B\n{cell},{cell},{cell}\nMood,3,{cell}\nPain points,{cell},\n"
    put(name, table.encode("utf-8", "replace"))
    async with listing(tmp_path, size) as (app, pilot):
        await name_file(app, pilot, name)
        assert on_screen(app, AskRole)
        assert problems(cast("App[None]", app)) == []
        await press(pilot, "escape")
        for _ in range(8):
            assert problems(cast("App[None]", app)) == []
            await press(pilot, "pagedown")
        for row in range(1, size[1] - 3):
            await pilot.click(Page, offset=(4, row)) if row < app.screen.query_one(Page).size.height else None
        assert app.is_running
        assert on_screen(app, ImportScreen)
        await press(pilot, "enter")
        assert app.opened is not None
        assert problems(cast("App[None]", app)) == []


@given(hostile.text, hostile.text, st.integers(12, 100))
def test_any_reading_is_shown_as_text_that_fits(text: str, more: str, width: int) -> None:
    made = JourneyMap(stages=(Stage(id="s1", name="x"),)).model_copy(update={"title": more})
    reading = Reading(
        "csv",
        (),
        (text,),
        (NotTaken(text, more, text),) * 3,
        (RoleQuestion(text, "ignore", ("ignore",)),),
        made,
        (more,),
    )
    source = Source(Path("x.csv"), b"x", reading)
    styles = dict.fromkeys(STYLES, Style())
    shown = [line for lines in lines_of(source, width, styles, Palette()) for line in lines]
    texts = ["".join(piece for piece, _ in pieces) for _, pieces in shown]
    assert "Not taken (3)" in " ".join(texts) or width < 16
    assert not any(
        ord(one) < 32 or 127 <= ord(one) < 160 or one in "\u202e\u2066\u200b" for row in texts for one in row
    )
    assert all(len(row) <= width for row in texts if row.isascii())
    assert "\n" not in came_in(text, source)


async def test_the_palette_and_the_help_know_it(tmp_path: Path) -> None:
    put("plan.csv", GRID)
    async with listing(tmp_path, (140, 45)) as (app, pilot):
        await press(pilot, "f1")
        assert "Import: Make a map of a file, seen first" in words(app)
        await press(pilot, "escape", "ctrl+p", *"import")
        assert "Make a map of a file, seen first" in words(app)
        await press(pilot, "enter")
        assert on_screen(app, AskFile)
        await press(pilot, "f1")
        assert "A file becomes a new map" in words(app)
        await press(pilot, "escape")
        await name_file(app, pilot, "plan.csv", "escape", "f1")
        assert "Columns: Say what is in the unclear columns" in words(app)
