"""The words of the interviewer's moves, from ``prompts/coaching/moves.toml``, and examples from another trade."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Annotated, Literal

import jinja2
from jinja2 import meta
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter

from mapcoach import resources
from mapcoach.interview.asking import NOBODY, _environment, _template, shown
from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.script import Question

FILE = "coaching/moves.toml"
TRADES_FILE = "coaching/trades.toml"

Each = Literal["map", "stage", "persona", "pain", "answer"]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Words = Annotated[tuple[Line, ...], Field(min_length=1)]

COMMON = frozenset(("persona", "named", "stage"))
"""What every move may speak of. The persona is never empty, ``named`` is without a name; the stage may be empty."""
OPEN = frozenset(("named", "stage"))
"""What of it may be empty."""

VARIABLES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        name: frozenset(variables.split())
        for name, variables in {
            "crowd": "said",
            "several_people": "said first second",
            "several_situations": "said first second",
            "several_goals": "said first second",
            "vague_goal": "said",
            "segment": "said",
            "verdict": "said",
            "it_depends": "said",
            "thin": "said",
            "ladder_goal": "said",
            "ladder_cause": "said",
            "last_time": "said",
            "evidence": "said number",
            "compound": "said first second",
            "contradiction": "said other name",
            "channel": "name",
            "gap": "name other",
            "angle": "question",
            "missing": "items first second",
            "solution": "said",
            "inside_out": "said",
            "departments": "said",
            "cause": "name number",
            "feeling": "said name",
            "positive": "said name",
            "quantify": "said",
            "jargon": "said",
            "duplicate": "said other",
            "only_digital": "",
            "happy_path": "",
            "flat": "number",
            "too_many": "number stage",
            "too_long": "number",
            "too_early": "said stage",
            "late_surprise": "name",
            "recap": "text",
            "more": "score number",
            "parked": "said",
            "skipped": "",
            "unknown": "how",
            "back": "said",
            "undone": "said",
            "told_already": "said",
            "empathy": "",
            "language": "",
            "gibberish": "",
            "pace": "number total minutes",
            "no_action": "number",
            "no_evidence": "",
            "stale": "date",
            "took": "text",
            "too_early_to_automate": "stage",
        }.items()
    }
)
"""The moves there are, each with what its wordings may speak of besides ``COMMON``."""

MAY_LACK: Mapping[str, str] = MappingProxyType({"unknown": "how", "back": "said"})
"""Moves that also make sense with one of their values empty."""

_WHOLE = frozenset(("text", "items", "question"))
"""Values that are our own words or a list of theirs: not shortened, and sentences of their own."""
_QUOTE = 120
"""How much of a reply is quoted, in characters."""
_READ = 2_000
"""How much of what is known of a business is compared with the examples, in characters."""
_COMMONPLACE = frozenset("with from that this they their them what when have does business customer people".split())
_END = ".,;: "
_IN_QUOTES = lazy_pattern(r"[\"“][^\"“”]+[\"”]")
_PLAIN = lazy_pattern(r"{{ ?(\w+) ?}}")


class MoveText(BaseModel):
    """How a move is worded, and how often it may be made.

    ``wording`` holds Jinja2 templates over ``VARIABLES[name]`` and ``COMMON``. ``cap`` is how often it may be made
    for each ``each``; ``budget`` whether it counts as a probe; ``exit`` whether Enter waves it off.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    wording: Annotated[tuple[Line, ...], Field(min_length=4)]
    why: Line
    cap: Annotated[int, Field(ge=1)]
    each: Each
    budget: bool
    exit: bool = True


class _Moves(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    move: tuple[MoveText, ...]


@cache
def load_moves() -> Mapping[str, MoveText]:
    """The moves by name. Raises ResourceError with the file and the fault if one is missing or cannot be used."""
    content = resources.read_toml("prompts", FILE)
    try:
        moves = _Moves.model_validate(content).move
        _check_names([move.name for move in moves])
        for move in moves:
            _check(move)
    except ValueError as error:
        raise resources.fault("prompts", FILE, error) from error
    return MappingProxyType({move.name: move for move in moves})


def say(name: str, values: Mapping[str, str], used: int) -> str:
    """A move in words. ``used`` is how often it was made before: each time takes the next wording.

    ``values`` holds all of ``VARIABLES[name]``; a missing one raises KeyError, as does an unknown name. A wording
    that cannot be used raises ResourceError.
    """
    move = load_moves()[name]
    given = {known: _shown(known, values[known]) for known in sorted(VARIABLES[name])}
    given = {"stage": _shown("stage", values.get("stage", "")), **given}
    given["persona"] = _shown("persona", values.get("persona", "")) or NOBODY
    given["named"] = given["persona"] if given["persona"] != NOBODY else ""
    return _rendered(move, move.wording[used % len(move.wording)], given)


def why(name: str) -> str:
    """Why a move is made, in one sentence. Raises KeyError if there is no such move."""
    return load_moves()[name].why


def example_for(question: Question, business_text: str, used: int) -> str:
    """An example of an answer from another trade than that of the business; the used-th, "" if there is none.

    ``business_text`` is what is known of the business in its own words. Where every example is close to it, the one
    that shares least is taken. Raises ResourceError if the words of the trades cannot be used.
    """
    own = _main_words(business_text), _trades(business_text)
    shared = {
        example: len(own[0] & _main_words(example)) + len(own[1] & _trades(example)) for example in question.examples
    }
    strangers = [example for example in question.examples if shared[example] == min(shared.values())]
    return strangers[used % len(strangers)] if strangers else ""


def _main_words(text: str) -> set[str]:
    """The longer words of a text, without the ending of a plural."""
    return {word.removesuffix("s") for word in re.findall(r"[^\W\d_]{4,}", text[:_READ].casefold())} - _COMMONPLACE


def _trades(text: str) -> set[str]:
    return {trade for trade, pattern in _trade_words().items() if pattern.search(text[:_READ])}


@cache
def _trade_words() -> Mapping[str, re.Pattern[str]]:
    """A pattern for each trade. Raises ResourceError with the file and the fault."""
    content = resources.read_toml("prompts", TRADES_FILE)
    try:
        trades = TypeAdapter(dict[str, Words]).validate_python(content)
    except ValueError as error:
        raise resources.fault("prompts", TRADES_FILE, error) from error
    return MappingProxyType(
        {
            trade: re.compile(rf"\b(?:{'|'.join(map(_word_pattern, words))})\b", re.IGNORECASE)
            for trade, words in trades.items()
        }
    )


def _word_pattern(word: str) -> str:
    """A word with or without its plural, or with a star for any ending."""
    return rf"{re.escape(word[:-1])}\w*" if word.endswith("*") else rf"{re.escape(word)}s?"


def _shown(name: str, value: str) -> str:
    """A value as a part of a sentence of ours."""
    if name in _WHOLE:
        whole = value.strip()
        return whole if not whole or whole[-1] in ".!?…”" else f"{whole}."
    line = value.strip().rstrip(_END)
    return shown(line[1:-1].rstrip(_END) if _IN_QUOTES.fullmatch(line) else line, _QUOTE)


def _rendered(move: MoveText, source: str, values: Mapping[str, str]) -> str:
    try:
        text = _template(source).render(values).strip()
    except Exception as error:  # a template can raise whatever an expression can
        raise resources.fault("prompts", FILE, f"move {move.name}: “{source}” cannot be used: {error}") from error
    return text[:1].upper() + text[1:]


def _check_names(names: list[str]) -> None:
    twice = sorted({name for name in names if names.count(name) > 1})
    unknown = sorted(set(names) - VARIABLES.keys())
    missing = sorted(VARIABLES.keys() - set(names))
    for what, found in {"used more than once": twice, "unknown": unknown, "missing": missing}.items():
        if found:
            raise ValueError(f"these moves are {what}: {', '.join(found)}")


def _check(move: MoveText) -> None:
    """The wordings differ, speak only of what there is, and come out."""
    if len(set(move.wording)) < len(move.wording):
        raise ValueError(f"move {move.name}: two of its wordings are the same")
    known = VARIABLES[move.name] | COMMON
    for source in move.wording:
        try:
            unknown = sorted(_names(source) - known)
        except jinja2.TemplateError as error:
            raise ValueError(f"move {move.name}: “{source}” cannot be used: {error}") from error
        if unknown:
            said = f"“{source}” speaks of “{unknown[0]}”, which does not exist (known: {', '.join(sorted(known))})"
            raise ValueError(f"move {move.name}: {said}")
        if is_plain(source):
            continue  # nothing that could fail, and compiling a template takes about a millisecond
        for values in _trials(move.name):
            if not _rendered(move, source, values):
                raise ValueError(f"move {move.name}: “{source}” comes out empty")


def is_plain(source: str) -> bool:
    """Whether a template is words and variables only."""
    return "{" not in _PLAIN.sub("", source)


def _names(source: str) -> set[str]:
    if is_plain(source):
        return set(_PLAIN.findall(source))
    return meta.find_undeclared_variables(_environment().parse(source))


def _trials(name: str) -> Iterator[dict[str, str]]:
    """Values to try a wording out with: all of them, and without what may be lacking."""
    full = dict.fromkeys(VARIABLES[name] | COMMON, "3")
    lacking = {MAY_LACK[name]} if name in MAY_LACK else set[str]()
    yield full
    yield {**full, **dict.fromkeys(lacking | (OPEN - VARIABLES[name]), "")}
