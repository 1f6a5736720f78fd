"""What the documents say of the interviewer's moves and of JSON lines is what the code and moves.toml say.

``pytest tests/test_docs.py --golden-update`` writes the table anew; what stands under "When it comes" is kept.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from mapcoach.interview.coaching.coach import AT_MOST
from mapcoach.interview.coaching.pacing import IN_A_ROW, LIMIT, PATIENCE
from mapcoach.interview.coaching.wording import COMMON, VARIABLES, MoveText, load_moves, say
from mapcoach.interview.offline import OfflineInterviewer
from mapcoach.interview.session import MemoryJournal, Session
from mapcoach.journey import OPERATION
from mapcoach.plain.jsonl import question_message

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


@pytest.mark.parametrize("name", ["architecture.md", "jsonl.md", "interviewing.md"])
def test_links_between_the_documents_lead_somewhere(name: str) -> None:
    text = (DOCUMENT.parent / name).read_text("utf-8")
    links = re.findall(r"\]\((?!https?:)([^)#]+)", text)
    assert [link for link in links if not (DOCUMENT.parent / link).exists()] == []
