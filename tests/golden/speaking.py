"""The person of a golden interview, and the interview itself, held in this process."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import yaml

from mapcoach.interview.session import Finished, Heard, Session
from mapcoach.plain.jsonl import question_message
from tests.interview.players import session

FOLDER = Path(__file__).parent / "interviews"
GOLDENS = sorted(FOLDER.glob("*.golden.yaml"))
_ALIKE = 0.75


def load(path: Path) -> dict[str, Any]:
    """A golden file."""
    return dict(yaml.safe_load(path.read_text(encoding="utf-8")))


class Speaker:
    """Says what the file says to each question: the first unused rule that fits, or else the file's way out.

    A follow-up is answered by a rule for its move, or waved off with Enter.
    """

    def __init__(self, golden: dict[str, Any]) -> None:
        self._rules = list(golden["script"])
        self._otherwise = golden.get("otherwise", "skip")
        self.said: list[str] = []

    def reply_to(self, question: dict[str, Any]) -> str:
        """What the person says to a question as the JSON-lines face sends it."""
        move = question["move"] if question["move"] != "again" else ""
        for number, rule in enumerate(self._rules):
            on = rule.get("on", question["field"])
            here = at_home(str(rule.get("at", "")), question["subject"]["name"])
            if rule.get("move", "") == move and here and (move or on == question["field"]):
                self.said.append(str(self._rules.pop(number)["say"]))
                return self.said[-1]
        return "" if move else str(self._otherwise)


def at_home(at: str, name: str) -> bool:
    """Whether a rule for a stage is meant for the one of this name, which may be another span of the same words."""
    one, other = bare(at), bare(name)
    return not one or one == other or SequenceMatcher(None, one, other).ratio() >= _ALIKE


def bare(name: str) -> str:
    """A name without its article or possessive, in small letters."""
    return re.sub(r"^(?:the|a|an|our|my|his|her|their|your|its)\s+", "", " ".join(name.casefold().split()))


async def hold(golden: dict[str, Any]) -> tuple[Session, Speaker, list[dict[str, Any]]]:
    """Hold the interview without a disk; returns the session, the speaker, and all that was asked and heard."""
    made = await session(golden["mode"]["depth"])
    speaker, said = Speaker(golden), list[dict[str, Any]]()
    for _ in range(400):
        asked = await made.phrased()
        if asked is None:
            return made, speaker, said
        question = question_message(asked, made)
        reply = speaker.reply_to(question)
        events = await made.answer(reply)
        said.append({**question, "reply": reply, "events": events})
        if any(isinstance(event, Finished) for event in events):
            return made, speaker, said
    raise AssertionError("the interview does not end")


def transcript(said: list[dict[str, Any]]) -> str:
    """The interview to be read by a person."""
    lines: list[str] = []
    for one in said:
        lines += [f"Q {one['id']}{'/' + one['move'] if one['move'] else ''} [{one['subject']['name']}]: {one['text']}"]
        lines += [f"   > {one['reply']!r}"]
        lines += [
            f"   {'=' if isinstance(event, Heard) else '*'} {getattr(event, 'text', event)}" for event in one["events"]
        ]
    return "\n".join(lines)
