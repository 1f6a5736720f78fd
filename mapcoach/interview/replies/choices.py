"""Reads choices: by number, by name, by the words that give them away, "all", "none", "all but 2"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from mapcoach.interview.replies.matching import best, mentions, similarity
from mapcoach.interview.replies.text import normal, trimmed
from mapcoach.interview.script import Option

_NUMBERS = re.compile(
    r"^(?:(?:numbers?|nos?\.?|options?|#|points?)\s*)?#?\d{1,2}(?:\s*(?:,|;|/|&|\+|and|plus|to|through|-|–|or|\s)\s*(?:and\s+)?#?\d{1,2})*[.)!]?$",
    re.IGNORECASE,
)
_RANGE = re.compile(r"(\d{1,2})\s*(?:-|–|to|through)\s*(\d{1,2})", re.IGNORECASE)
_ALL = re.compile(
    r"^(?:(?:yes|yep|ok|okay|sure),?\s*)?(?:all|all of (?:them|these|those|it)|everything|every one(?: of them)?|both|"
    r"(?:i'?ll )?(?:take|use|keep) (?:all|them all|all of (?:them|these|those))|all \w+ of (?:them|these|those))[.!]*$",
    re.IGNORECASE,
)
_AGREED = re.compile(
    r"^(?:(?:yes|yep|yeah|ok|okay|sure|fine|perfect|great|good)[\s,.!]*)?(?:yes|yep|yeah|ok|okay|sure|fine|looks? good|sounds? good|"
    r"that works|(?:use |take |keep )?(?:these|those|them|yours|your suggestions?|the suggestions?|suggestions|the defaults?|defaults?))"
    r"(?: (?:are|is) (?:fine|good|ok|great))?[.!]*$",
    re.IGNORECASE,
)
_EXCEPT = re.compile(
    r"^(?:all|everything)(?: of (?:them|these|those))?,?\s*(?:except|but|apart from|without|not|minus)\b(?: for| the)?\s*(?P<rest>.+)$",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"^(?:no|nope|none|nothing|nil|nada|zero|not really|none of (?:them|these|those)|not (?:that i know(?: of)?|any|yet)|no one|nobody|"
    r"(?:there (?:is|are|'?s) )?(?:no|not any|not much) (?:trouble|troubles|problems?|issues?|complaints?|pains?)|nothing (?:really|much|special|else|"
    r"goes wrong|comes to mind|i know of|so far)|all (?:good|fine|ok|well)|no,? nothing(?: really)?|it'?s (?:all )?(?:fine|good|ok)|-+|x)"
    r"(?: (?:here|there|so far|for now|yet|really|at all|i can think of))*[\s.!,]*$",
    re.IGNORECASE,
)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "last": 0}
_ORDINAL = re.compile(
    r"^(?:the )?(first|second|third|fourth|fifth|sixth|last)(?: (?:one|option))?[.!]?$", re.IGNORECASE
)


class _Choice(NamedTuple):
    id: str
    name: str


def is_none(reply: str) -> bool:
    """Whether the whole reply says that there is nothing."""
    return bool(_NONE.match(trimmed(reply)) or _NONE.match(reply.strip()))


def is_all(reply: str) -> bool:
    """Whether the whole reply says: all of them."""
    return bool(_ALL.match(reply.strip()))


def is_agreement(reply: str) -> bool:
    """Whether the whole reply accepts what was suggested."""
    return bool(_AGREED.match(reply.strip()))


def numbers_chosen(reply: str, count: int) -> list[int] | None:
    """The places (from 0) that a reply of numbers only chooses among ``count``; None if it is anything else."""
    text = reply.strip().strip(".")
    ordinal = _ORDINAL.match(text)
    if ordinal:
        place = _ORDINALS[ordinal.group(1).lower()] or count
        return [place - 1] if place <= count else None
    if not _NUMBERS.match(text):
        return None
    spread = _RANGE.sub(lambda found: " ".join(map(str, range(int(found[1]), int(found[2]) + 1))), text)
    chosen = list(dict.fromkeys(int(number) - 1 for number in re.findall(r"\d+", spread)))
    return chosen if chosen and all(0 <= number < count for number in chosen) else None


def choose(reply: str, options: Sequence[Option], several: bool) -> list[str] | None:
    """The values of the options that a reply chooses, none for "none"; None if the reply chooses nothing known."""
    text = trimmed(reply)
    every = [option.value for option in options]
    numbers = numbers_chosen(text, len(options)) or numbers_chosen(reply, len(options))
    if numbers is not None:
        return (
            [every[number] for number in (numbers if several else numbers[:1])]
            if several or len(numbers) == 1
            else None
        )
    if several and is_all(text):
        return every
    left_out = _EXCEPT.match(text) if several else None
    if left_out:
        without = choose(left_out["rest"], options, several=True)
        return None if without is None else [value for value in every if value not in without]
    named = _named(text, options, several)
    if named:
        return named
    return [] if several and is_none(reply) else None


def _named(text: str, options: Sequence[Option], several: bool) -> list[str]:
    wanted = normal(text)
    exact = [option.value for option in options if wanted in (normal(option.value), normal(option.label))]
    if exact:
        return exact[:1]
    by_cue = [option.value for option in options if option.pattern and option.pattern.search(text)]
    if several:
        parts = [part for part in re.split(r"[,;\n]|\band\b|&|\+", text) if part.strip()]
        by_part = [value for part in parts for value in _one_part(part, options)]
        by_name = [mention.id for mention in mentions(text, [_Choice(one.value, one.label) for one in options])]
        return list(dict.fromkeys([*by_part, *by_cue, *(() if by_cue else by_name)]))
    if by_cue:
        return [_likeliest(text, [option for option in options if option.value in by_cue])]
    found = best(text, [_Choice(option.value, option.label) for option in options])
    return [found.id] if found else []


def _one_part(part: str, options: Sequence[Option]) -> list[str]:
    numbers = numbers_chosen(part, len(options))
    if numbers is not None:
        return [options[number].value for number in numbers]
    wanted = normal(part)
    return [option.value for option in options if wanted and wanted in (normal(option.value), normal(option.label))]


def _likeliest(text: str, options: Sequence[Option]) -> str:
    """Of several options whose cues occur, the one that the most of the text speaks for; the first of equals."""

    def weight(option: Option) -> tuple[int, float]:
        found = option.pattern.findall(text) if option.pattern else []
        matched = sum(len(match.group()) for match in option.pattern.finditer(text)) if option.pattern else 0
        return (matched, similarity(text, option.label) + len(found))

    return max(options, key=weight).value


def accept(reply: str, suggestions: Sequence[str]) -> list[str] | None:
    """The suggestions that a reply accepts as a whole ("1 and 3", "all", "all but 2", "yes"); None if it does not."""
    if not suggestions:
        return None
    text = trimmed(reply)
    numbers = numbers_chosen(text, len(suggestions)) or numbers_chosen(reply, len(suggestions))
    if numbers is not None:
        return [suggestions[number] for number in numbers]
    if is_all(reply) or is_agreement(reply):
        return list(suggestions)
    left_out = _EXCEPT.match(text)
    if left_out:
        options = [Option(value=one, label=one) for one in suggestions]
        without = choose(left_out["rest"], options, several=True)
        if without:
            return [one for one in suggestions if one not in without]
    return None


def accept_in_list(items: Sequence[str], suggestions: Sequence[str]) -> list[str]:
    """List items in which a bare number, or a suggestion's own name, stands for that suggestion."""
    by_name = {normal(one): one for one in suggestions}
    accepted: list[str] = []
    for item in items:
        numbers = numbers_chosen(item, len(suggestions)) if suggestions else None
        accepted.extend([suggestions[number] for number in numbers] if numbers else [by_name.get(normal(item), item)])
    return list(dict.fromkeys(accepted))
