"""Reads Mermaid journey diagrams back: with Mermaid itself in QuickJS, and with a small parser of the same rules.

The parser is quick enough for many examples; a test holds it against Mermaid.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from mermaidx.engines._common import mermaid_config
from mermaidx.engines.quickjs_engine import Engine


@dataclass(frozen=True)
class Task:
    section: str
    name: str
    score: float
    people: tuple[str, ...]


@dataclass(frozen=True)
class Journey:
    title: str
    acc_title: str
    acc_descr: str
    sections: tuple[str, ...]
    tasks: tuple[Task, ...]


class NotAJourneyError(ValueError):
    pass


# --- Mermaid itself -------------------------------------------------------------------------------------------

_READ = """
globalThis.__journey = undefined; globalThis.__problem = undefined;
mermaid.mermaidAPI.getDiagramFromText(%s).then(
  (diagram) => {
    const db = diagram.db;
    globalThis.__journey = JSON.stringify({
      type: diagram.type, title: db.getDiagramTitle(), acc_title: db.getAccTitle(),
      acc_descr: db.getAccDescription(), sections: db.getSections(), tasks: db.getTasks() });
  },
  (problem) => { globalThis.__problem = String(problem); });
"""


class Mermaid:
    """One Mermaid for many diagrams: loading it takes most of the time."""

    def __init__(self) -> None:
        self.engine = Engine()
        self.engine.start()

    def close(self) -> None:
        self.engine.close()

    def _in_thread(self, work: Any) -> Any:
        executor = self.engine._executor
        assert executor is not None
        return executor.submit(lambda: work(self.engine._ctx)).result()

    def read(self, text: str) -> Journey:
        """What Mermaid's own parser makes of a diagram, its entities as they are drawn."""

        def work(context: Any) -> tuple[str | None, str | None]:
            context.eval(f"__resetDocument(); mermaid.initialize({json.dumps(mermaid_config(None, {}))})")
            context.eval(_READ % json.dumps(text))
            while self.engine._run_job():
                pass
            return context.eval("__flat(globalThis.__journey)"), context.eval("__flat(globalThis.__problem)")

        found, problem = self._in_thread(work)
        if found is None:
            raise NotAJourneyError(problem)
        data = json.loads(found)
        assert data["type"] == "journey"
        return Journey(
            _drawn(data["title"] or ""),
            _drawn(data["acc_title"] or ""),
            _drawn(data["acc_descr"] or ""),
            tuple(map(_drawn, data["sections"])),
            tuple(
                Task(_drawn(one["section"]), _drawn(one["task"]), one["score"], tuple(map(_drawn, one["people"])))
                for one in data["tasks"]
            ),
        )

    def draw(self, text: str) -> str:
        """The diagram as SVG."""
        return str(self.engine.render_svg(text, "default", None, None))


def _drawn(text: str) -> str:
    """Mermaid puts marks in place of entities while it parses, and makes characters of them when it draws."""
    return re.sub(r"ﬂ°°(\d+)¶ß", lambda match: chr(int(match[1])), text)


# --- the same rules -------------------------------------------------------------------------------------------

_TOKENS = (
    ("", r"%(?!\{)[^\n]*"),
    ("", r"[^\}]%%[^\n]*"),
    ("", r"\n+"),
    ("", r"\s+"),
    ("", r"#[^\n]*"),
    ("journey", r"journey\b"),
    ("title", r"title\s[^#\n;]+"),
    ("acc_title", r"accTitle\s*:\s*[^\n]*"),
    ("acc_descr", r"accDescr\s*:\s*[^\n]*"),
    ("several", r"accDescr\s*\{\s*"),
    ("section", r"section\s[^#:\n;]+"),
    ("name", r"[^#:\n;]+"),
    ("data", r":[^#\n;]+"),
)
_DIRECTIVE = re.compile(r"%%\{\s*(?:(\w+)\s*:|(\w+))\s*(?:(\w+)|((?:(?!\}%%).|\r?\n)*))?\s*(?:\}%%)?", re.IGNORECASE)


def read(text: str) -> Journey:
    """A diagram by the rules of Mermaid's lexer and of what it does before that. Raises NotAJourneyError."""
    tokens = list(_tokens(_prepared(text)))
    if not tokens or tokens[0][0] != "journey" or [kind for kind, _ in tokens].count("journey") > 1:
        raise NotAJourneyError(text)
    told = {"title": "", "acc_title": "", "acc_descr": ""}
    section, sections, tasks = "", [], []
    pending = iter(tokens[1:])
    for kind, value in pending:
        if kind == "section":
            section = _drawn(value[8:])
            sections.append(section)
        elif kind == "name":
            what, data = next(pending, ("", ""))
            if what != "data":
                raise NotAJourneyError(f"{value!r} has no score")
            tasks.append(_task(section, value, data))
        elif kind in told:
            told[kind] = _drawn(value[6:] if kind == "title" else value.split(":", 1)[1].strip())
        else:
            raise NotAJourneyError(value)
    return Journey(told["title"], told["acc_title"], told["acc_descr"], tuple(sections), tuple(tasks))


def _prepared(text: str) -> str:
    text = _DIRECTIVE.sub("", re.sub(r"\r\n?", "\n", text))
    text = re.sub(r"^\s*%%(?!\{)[^\n]+\n?", "", text, flags=re.MULTILINE).lstrip()
    text = re.sub(r"<(\w+)([^>]*)>", lambda tag: tag[0].replace('="', "='"), text)
    text = re.sub(r"style.*:\S*#.*;", lambda match: match[0][:-1], text)
    return re.sub(r"#(\w+);", r"ﬂ°°\1¶ß", text)


def _tokens(text: str) -> Any:
    place = 0
    while place < len(text):
        kind, match = next(
            ((kind, found) for kind, rule in _TOKENS if (found := re.compile(rule, re.IGNORECASE).match(text, place))),
            ("", None),
        )
        if match is None:
            raise NotAJourneyError(f"unexpected {text[place : place + 20]!r}")
        if kind:
            yield kind, match[0]
        place = match.end()


def _task(section: str, name: str, data: str) -> Task:
    pieces = data[1:].split(":")
    score, people = (pieces[0], []) if len(pieces) == 1 else (pieces[0], pieces[1].split(","))
    return Task(section, _drawn(name.strip()), float(score), tuple(_drawn(one.strip()) for one in people))
