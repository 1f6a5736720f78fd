"""What the documents say of the interviewer's moves, of JSON lines and of the screens' keys is what the code says.

``pytest tests/test_docs.py --golden-update`` writes the tables anew; what stands under "When it comes" is kept.
"""

from __future__ import annotations

import json
import re
from importlib import import_module
from pathlib import Path

import pytest
from textual.app import App
from textual.dom import DOMNode
from textual.screen import Screen

from mapcoach.interview.coaching.coach import AT_MOST
from mapcoach.interview.coaching.pacing import IN_A_ROW, LIMIT, PATIENCE
from mapcoach.interview.coaching.wording import COMMON, VARIABLES, MoveText, load_moves, say
from mapcoach.interview.offline import OfflineInterviewer
from mapcoach.interview.session import MemoryJournal, Session
from mapcoach.journey import OPERATION
from mapcoach.plain.jsonl import question_message
from mapcoach.tui.app import MapcoachApp
from mapcoach.tui.faces import FACES
from mapcoach.tui.keys import key_name

DOCUMENT = Path(__file__).parents[1] / "docs" / "interviewing.md"
HEAD = (
    "| Move | When it comes | At most | Counts | For example |",
    "| --- | --- | --- | --- | --- |",
)


def table(when: dict[str, str]) -> list[str]:
    """The lines of the table: a row for each move, in the order of the file."""
    return [*HEAD, *(row(name, when.get(name, ""), move) for name, move in load_moves().items())]


def row(name: str, when: str, move: MoveText) -> str:
    whole = f", {AT_MOST[name]} in all" if name in AT_MOST else ""
    counts = "yes" if move.budget else "no"
    said = dict.fromkeys(VARIABLES[name] | COMMON, "…") | {"persona": "Ana", "stage": "Book", "number": "3"}
    example = say(name, said, 0).replace("|", "\\|")
    return f"| `{name}` | {when} | {move.cap} for each {move.each}{whole} | {counts} | {example} |"


def shown() -> tuple[str, list[str]]:
    """The document, and the lines of its table of moves."""
    text = DOCUMENT.read_text("utf-8")
    lines = text.split("\n")
    start = lines.index(HEAD[0])
    end = next(number for number in range(start, len(lines)) if not lines[number].startswith("|"))
    return text, lines[start:end]


def test_the_table_of_moves_is_that_of_the_file(request: pytest.FixtureRequest) -> None:
    text, lines = shown()
    when = {found[1]: found[2].strip() for line in lines if (found := re.match(r"\| `(\w+)` \|([^|]*)\|", line))}
    if request.config.getoption("--golden-update", default=False):
        text = text.replace("\n".join(lines), "\n".join(table(when)))
        DOCUMENT.write_text(text, "utf-8")
        lines = table(when)
    assert lines == table(when)
    assert [name for name in load_moves() if not when.get(name)] == [], "say in the document when these come"


def test_the_figures_of_the_pacing_are_those_of_the_code() -> None:
    pacing = shown()[0].split("## Pacing\n")[1].split("\n## ")[0]
    for said in (
        f"{LIMIT['quick']} in a quick interview, {LIMIT['standard']} in a standard one, {LIMIT['deep']} in a deep one",
        f"{IN_A_ROW} in a row",
        f"starts at {PATIENCE}",
    ):
        assert said in pacing


def test_the_json_lines_of_the_document_have_the_keys_that_are_sent() -> None:
    told = (DOCUMENT.parent / "jsonl.md").read_text("utf-8")
    session = Session(MemoryJournal(), OfflineInterviewer())
    assert session.current
    sent = {name for name in question_message(session.current, session) if name != "type"}
    row = next(line for line in told.split("\n") if line.startswith("| `question` |"))
    assert sent <= set(re.findall(r"`(\w+)`", row))
    excerpt = [json.loads(line[2:]) for line in told.split("```")[1].split("\n") if line.startswith("< ")]
    asked = [message for message in excerpt if message["type"] == "question"]
    assert {key for message in asked for key in message} <= {"type", *sent}
    assert {message["move"] for message in asked} <= {"", *load_moves()}
    assert [
        operation for message in excerpt for operation in map(OPERATION.validate_python, message.get("operations", ()))
    ]


# --- the screens --------------------------------------------------------------------------------------------------

KEYS_HEAD = ("| Screen | Keys |", "| --- | --- |")
SCREENS = (
    *("home:HomeScreen", "new_map:NewMapScreen", "trash:TrashScreen"),
    *(face.screen for face in FACES.values()),
    *("voting:VotingScreen", "presenter:PresenterScreen", "recap:RecapScreen"),
)


def screen_class(name: str) -> type[Screen[object]]:
    """A screen by its module and class."""
    module, _, found = name.partition(":")
    made: type[Screen[object]] = getattr(import_module(f"mapcoach.tui.screens.{module}"), found)
    return made


def keys_of(screen: type[DOMNode]) -> dict[str, list[str]]:
    """The keys that do something on a screen, by what they do."""
    found: dict[str, list[str]] = {}
    for key, bindings in screen._merge_bindings().key_to_bindings.items():
        for one in bindings:
            if one.id and one.description and not one.id.startswith("go."):
                found.setdefault(one.description, []).append(key_name(key))
    return found


def keys_row(name: str) -> str:
    found = [f"**{' or '.join(keys)}** {what}" for what, keys in keys_of(screen_class(name)).items()]
    return f"| `screens/{name.partition(':')[0]}.py` | {' · '.join(found)} |"


def test_the_table_of_keys_is_that_of_the_screens(request: pytest.FixtureRequest) -> None:
    document = DOCUMENT.with_name("screens.md")
    text = document.read_text("utf-8")
    lines = text.split("\n")
    start = lines.index(KEYS_HEAD[0])
    end = next(number for number in range(start, len(lines)) if not lines[number].startswith("|"))
    wanted = [*KEYS_HEAD, *map(keys_row, SCREENS)]
    if request.config.getoption("--golden-update", default=False):
        lines[start:end] = wanted
        document.write_text("\n".join(lines), "utf-8")
    else:
        assert lines[start:end] == wanted


def test_the_keys_that_the_guides_name_are_there() -> None:
    """In facilitating.md keys are bold; in the README they stand in the first column of a table."""
    screens = ("home:HomeScreen", *SCREENS[3:])
    there = {key for one in screens for keys in keys_of(screen_class(one)).values() for key in keys}
    there |= {key for keys in keys_of(MapcoachApp).values() for key in keys} | {key_name(App.COMMAND_PALETTE_BINDING)}
    there |= {face.key.upper() for face in FACES.values()}
    bold = re.findall(r"\*\*([^*]+)\*\*", DOCUMENT.with_name("facilitating.md").read_text("utf-8"))
    guide = [one for one in bold if re.fullmatch(r"[^a-z]|F\d|Ctrl\+.|\d [A-Z][a-z ]+", one)]
    assert len(guide) > 30
    assert {one.split()[0] for one in guide} <= there
    readme = (DOCUMENT.parents[1] / "README.md").read_text("utf-8")
    first = re.search(r"\| key \| what it does \|\n\| --- \| --- \|\n((?:\|.*\n)+)", readme)
    assert first
    named = {key.strip() for row in first[1].splitlines() for key in row.split("|")[1].split(",")}
    assert len(named) > 8
    assert named <= there


@pytest.mark.parametrize(
    "name", ["architecture.md", "jsonl.md", "interviewing.md", "screens.md", "facilitating.md", "../README.md"]
)
def test_links_between_the_documents_lead_somewhere(name: str) -> None:
    document = DOCUMENT.parent / name
    links = re.findall(r"\]\((?!https?:)([^)#]+)", document.read_text("utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []
