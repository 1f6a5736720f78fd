"""Reads troubles: which there are, at which touchpoint each happens, whether people give up, how many."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.choices import is_none
from mapcoach.interview.replies.compounds import compound_of
from mapcoach.interview.replies.cues import channel_of, gives_up
from mapcoach.interview.replies.lists import beginning, split_lines, split_statements
from mapcoach.interview.replies.matching import best, mentions, misspelt, singular, whole_mentions, words
from mapcoach.interview.replies.shares import share_of
from mapcoach.interview.replies.text import normal, one_line, straight, trimmed
from mapcoach.interview.replies.verdicts import is_praise
from mapcoach.journey import Touchpoint
from mapcoach.journey import operations as ops

__all__ = ["Trouble", "compound_of", "read_pains", "says_fine"]

_LABEL = lazy_pattern(r"^(?P<name>[^:]{1,60}?)\s?(?::(?!\d)|\s[-–—](?=\s))\s?(?P<text>\S.*)$", re.DOTALL)
_NEXT_LABEL = lazy_pattern(
    r"(?:[,.]\s(?:and\s|then\s|plus\s)?|\sand\s)(?P<long>(?:(?:the|an?|our)\s)?[^\s,:;.]{1,30}(?:\s[^\s,:;.]{1,30}){2,3}):(?!\d)\s?(?=\S)|"
    r"[,.]?\s(?:and\s)?(?P<name>(?:the\s)?[^\s,:;.]{1,30}(?:\s[^\s,:;.]{1,30})?):(?!\d)\s?(?=\S)"
)
_LINE_LEAD = lazy_pattern(r"^(?:and|also|plus|then|but)\b[\s,]*", re.IGNORECASE)
_AND_THEN = lazy_pattern(r"(?:and )?(?:then|also|another thing|on top of that)\b", re.IGNORECASE)
_BARE_LABEL = lazy_pattern(r"^(?:the|an?|our)\s", re.IGNORECASE)
_CONSEQUENCE = lazy_pattern(
    r"(?:so|which|that'?s (?:why|when|where)|and|then|because|but)\b|(?:about |around |roughly |almost |nearly )?"
    r"(?:half|a third|a quarter|most|many|some|\d+\s?(?:%|per ?cent|in \d+|out of \d+)|\w+ (?:in|out of) (?:ten|\d+))\b[^.]{0,20}"
    r"\b(?:give|gave|leave|left|hang|hung|abandon|drop|quit|cancel|walk|never|don'?t|go|bounce|switch)",
    re.IGNORECASE,
)


_THEY = lazy_pattern(
    r"(?:(?:and|then|so|often|sometimes)\s){0,2}(?:we|you|they|people|customers|clients|callers|users|visitors|guests|patients|folks|many|most|some|loads|lots|half|several|a lot)\b",
    re.IGNORECASE,
)
_WE_LOSE = lazy_pattern(r"(?:we|you)\s(?:\w+\s)?los(?:e|ing|t)\b", re.IGNORECASE)
_WHY = lazy_pattern(r"\b(?:because|cos|cause|since|when|if|as|due|after|until|over|without)\b", re.IGNORECASE)
_LONGEST_AFTERMATH = 60
_LINE_START = 12
_COUNT = lazy_pattern(r"^[^\S\n]*\(?\d{1,2}[.)]\s", re.MULTILINE)
"""The number of a line: what somebody counts is several, whatever the lines start with."""
_NAME_HEAD = lazy_pattern(
    r"\s(?:with|about|after|before|for|from|via|to|that|which|who|and|saying|by|of|in|at|on)\s|[(,:]", re.IGNORECASE
)
_AROUND = frozenset(
    "page call form step part bit stage issue problem trouble touchpoint contact thing side whole problems issues".split()
)
"""Words that may stand around a name in a label: "problem with the van: …"."""


class Trouble(NamedTuple):
    """One trouble as told: its words, the id of its touchpoint, whether that was said, and what the words give away."""

    text: str
    touchpoint: str
    named: bool
    drops_off: bool | None
    share: float | None

    def added(self, pain_id: str) -> ops.AddPainPoint:
        """The operation that puts it on the map, under an id."""
        return ops.AddPainPoint(
            id=pain_id, touchpoint=self.touchpoint, text=self.text, drops_off=self.drops_off, share=self.share
        )


_LONGEST_PRAISE = 8
"""In words: a statement that only says that all is well is short; one that goes on may still come to a trouble."""
_TURNS = lazy_pattern(
    r"\b(?:but|if|until|unless|when|once|only|except|apart|should|could|would|though|although|however|used to|luck|not always|sometimes|mostly|usually|after|before)\b",
    re.IGNORECASE,
)


def says_fine(statement: str) -> bool:
    """Whether a whole statement says that nothing goes wrong ("all good there", "they love it", "works fine")."""
    text = straight(one_line(statement))
    if is_none(text):
        return True
    return len(text.split()) <= _LONGEST_PRAISE and is_praise(text) and not _TURNS.search(text)


def read_pains(reply: str, touchpoints: Sequence[Touchpoint], elsewhere: Sequence[Touchpoint] = ()) -> list[Trouble]:
    """The troubles in a reply about a stage. A trouble without a place goes to the one told before it, or else
    to the touchpoint with the lowest rating (the first of equals).

    ``elsewhere`` are the touchpoints of the other stages: a trouble that names one of these clearly, and none of
    the stage, goes there. A statement that says that all is well is no trouble.
    """
    if not touchpoints:
        return []
    reply = beginning(reply)
    lowest = min(touchpoints, key=lambda point: point.emotion.score if point.emotion.score is not None else 0)
    troubles: list[Trouble] = []
    for statement in _with_consequences(reply, split_statements(reply, numbered=True), touchpoints):
        for one in _by_label(statement, touchpoints):
            if says_fine(one):
                continue
            text, place = _place(one, touchpoints)
            if not place and (away := _elsewhere(one, elsewhere)):
                troubles.append(Trouble(*away, True, True if gives_up(one) else None, share_of(one)))
                continue
            before = troubles[-1].touchpoint if troubles and troubles[-1].named and not place else ""
            where, named = place or before or lowest.id, bool(place or before)
            troubles.append(Trouble(text, where, named, True if gives_up(one) else None, share_of(one)))
    return troubles


def _elsewhere(statement: str, touchpoints: Sequence[Touchpoint]) -> tuple[str, str] | None:
    """The words of a trouble and the one touchpoint of another stage that it names, by its label or its whole name."""
    names = Counter(normal(point.name) for point in touchpoints)
    alone = [point for point in touchpoints if names[normal(point.name)] == 1]
    label = _LABEL.match(statement)
    place = _labelled(label["name"], alone) if label and alone else ""
    if label and place:
        return trimmed(label["text"]), place
    named = {mention.id for mention in whole_mentions(statement, alone)}
    return (statement, named.pop()) if len(named) == 1 else None


def _with_consequences(reply: str, statements: Sequence[str], touchpoints: Sequence[Touchpoint]) -> list[str]:
    """The statements, those that only tell what follows from the one before put back behind it, as typed."""
    typed = one_line(reply)
    lines = {line[:_LINE_START] for line in split_lines(reply)}
    begun = lines | {_LINE_LEAD.sub("", line)[:_LINE_START] for line in split_lines(reply)}
    counted = len(_COUNT.findall(reply)) > 1
    joined: list[str] = []
    start = at = 0
    for statement in statements:
        found = typed.find(statement, at)
        follows = _CONSEQUENCE.match(statement) or _is_aftermath(statement, touchpoints, lines)
        apart = statement[:_LINE_START] in begun and (counted or _is_next_line(statement))
        if joined and found >= 0 and follows and not apart:
            joined[-1] = typed[start : found + len(statement)]
        else:
            start = max(found, 0)
            joined.append(statement)
        at = found + len(statement) if found >= 0 else at
    return joined


def _is_next_line(statement: str) -> bool:
    """Whether a line that starts with "and then" is long enough, and trouble enough, to be one more trouble."""
    match = _AND_THEN.match(statement)
    return bool(match) and len(statement.split()) > 5 and not gives_up(statement) and share_of(statement) is None


def _is_aftermath(statement: str, touchpoints: Sequence[Touchpoint], lines: Collection[str]) -> bool:
    """Whether a statement only tells that people go ("we lose loads of them there"), and not where or why.

    On a line of its own "they cancel late" may be a trouble in itself; "we lose them" never is.
    """
    if len(statement) > _LONGEST_AFTERMATH or _WHY.search(statement) or not gives_up(statement):
        return False
    own_line = statement[:_LINE_START] in lines and not _WE_LOSE.match(statement)
    return bool(_THEY.match(statement)) and not own_line and not mentions(statement, touchpoints)


def _by_label(statement: str, touchpoints: Sequence[Touchpoint]) -> Iterator[str]:
    """The parts of "website: slow, phone: nobody answers", each with its label."""
    label = _LABEL.match(statement)
    if not label or not _labelled(label["name"], touchpoints):
        yield statement
        return
    start = 0
    for match in _NEXT_LABEL.finditer(statement, label.start("text")):
        group = "long" if match["long"] else "name"
        if _labelled(_BARE_LABEL.sub("", match[group]), touchpoints):
            yield statement[start : match.start()]
            start = match.start(group)
    yield statement[start:]


def _place(statement: str, touchpoints: Sequence[Touchpoint]) -> tuple[str, str]:
    """The words of a trouble, and the id of the touchpoint it names, or ""."""
    label = _LABEL.match(statement)
    place = _labelled(label["name"], touchpoints) if label else ""
    if label and place:
        return trimmed(label["text"]), place
    spoken = label and len(words(label["name"])) == 1  # "Mirko: …" says who told it
    return statement, _mentioned(label["text"] if label and spoken else statement, touchpoints)


def _mentioned(text: str, touchpoints: Sequence[Touchpoint], clearly: bool = False) -> str:
    """The id of the touchpoint that a text names first, or ""; one named by its main words goes before one named by
    others, which do not count at all if it must be named ``clearly``."""
    found = mentions(text, touchpoints, typos=clearly)
    main = {point.id: {*_main_words(point.name)} for point in touchpoints}
    clear = [one for one in found if main[one.id] & {*_singulars(text[one.start : one.end])}]
    if clearly:
        return clear[0].id if clear else ""
    return (clear or found)[0].id if found else ""


def _labelled(name: str, touchpoints: Sequence[Touchpoint]) -> str:
    """The id of the touchpoint whose name (or number) a label is, a few words around it allowed; or ""."""
    number = re.fullmatch(r"#?(\d{1,2})", name.strip())
    if number:
        place = int(number[1])
        return touchpoints[place - 1].id if 0 < place <= len(touchpoints) else ""
    if len(words(name)) < 2 or " " not in name.strip():
        return _by_word(name, touchpoints)
    found = {mention.id: mention for mention in mentions(name, touchpoints, typos=True)}
    if len(found) == 1:
        (mention,) = found.values()
        left = words(f"{name[: mention.start]} {name[mention.end :]}")
        if all(word in _AROUND for word in left) and _mentioned(name, touchpoints, clearly=True):
            return mention.id
    named = best(name, touchpoints)
    return named.id if named else ""


def _by_word(name: str, touchpoints: Sequence[Touchpoint]) -> str:
    """The id of the touchpoint that a label of one word is the name, the main word or the channel of; or ""."""
    whole = [point.id for point in touchpoints if normal(point.name) == normal(name)]
    wanted = "".join(_singulars(name))
    if whole or not wanted:
        return whole[0] if whole else ""
    main = [(point.id, word) for point in touchpoints for word in _main_words(point.name)[-1:]]
    exact = [item for item, word in main if word == wanted]
    near = [item for item, word in main if misspelt(wanted, word)]
    channel = channel_of(wanted)
    same = [point.id for point in touchpoints if channel and point.channel == channel]
    return next((found[0] for found in (exact, near, same) if len(found) == 1), "")


def _main_words(name: str) -> list[str]:
    """The words of a name before "from", "of" and the like: "email" in "email from Mirko"."""
    return _singulars(_NAME_HEAD.split(name, maxsplit=1)[0])


def _singulars(text: str) -> list[str]:
    return [singular(word) for word in words(text)]
