"""What people say before they answer: an echo of the question, "as I said", "well, it goes like this"."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from mapcoach import resources
from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.text import straight

_ECHO = lazy_pattern(r"[^.?!\n:;]{1,70}\?+\s+(?=\S)")
"""The question said again before the answer: "From morning to night? He gets up…"."""
_TOLD = lazy_pattern(
    r"(?:(?:well|so|again|and|ok(?:ay)?),?\s)?(?:(?:as|like) (?:i|we)(?:['’]ve| have)? (?:already )?(?:said|told you|mentioned|wrote)|"
    r"i(?:['’]ve| have)? (?:already |just )?(?:said|told you|mentioned)(?: (?:that|this|it|so|you))?)(?: (?:before|above|already|earlier|that)){0,2}\s?[,:;–—-]\s?(?=\S)",
    re.IGNORECASE,
)
_ASSENT = lazy_pattern(
    r"(?:sounds (?:good|great|fine)|great|perfect|sure(?: thing)?|of course|happy to|no problem|good question|will do)[.!,]+\s+(?=\w)",
    re.IGNORECASE,
)
_ANNOUNCED = lazy_pattern(
    r"(?:(?:(?:well|so|um+|uh+|er+|oh|hm+)[,.…:]*|(?:ok(?:ay)?|right|let me think|let me see|let['’]?s see|good question)[,.…:]+)\s+){0,4}"
    r"(?:(?:(?:so\s)?it (?:usually |normally |mostly |all )?(?:goes|works|is) (?:something |a bit |more or less )?like this|here (?:goes|we go|it is|they are|is everything(?: in one go)?)|"
    r"(?:this|that) is how it (?:goes|works))(?:,? (?:really|i guess|i think|more or less|roughly))?\s?[:,.–—-]\s?)?",
    re.IGNORECASE,
)
_CORRECTION = lazy_pattern(
    r"(?:^|[\s,.;:–—-])(?:(?:oh|ah|hm+|no|well)[,.]?\s)*(?:no,?\s(?:sorry|wait)|(?:sorry|wait|hang on|actually)(?:,|\.|\s)\s?no|sorry(?=,)|scratch that|(?:sorry, )?i mean(?:t)?|make that|or rather|correction)\b[\s,.:–—-]*(?=\w)",
    re.IGNORECASE,
)
_LONGEST_CHOICE = 200
_TAKEN_BACK = lazy_pattern(
    r"(?:[.,;:!?…]|\s[-–—]|\s(?=(?:no|wait|oh)\b))\s?(?:(?:oh|ah|hm+|er+m?|u+m+|wait|actually|hang on)[,.]?\s)*"
    r"(?:no[,.]?\s(?:sorry|wait)(?:[,.]?\si mean(?:t)?)?|no[,.]?\si mean(?:t)?|sorry[,.]?\s(?:no|i mean(?:t)?)|scratch that|strike that|make that|correction|my mistake)\b[\s,.:;–—-]*(?=\w)",
    re.IGNORECASE,
)
"""What takes back the words before it. "I mean" alone does not: it mostly goes on explaining."""
_I_MEAN = lazy_pattern(
    r"(?:[.,;…]|\s[-–—])\s?(?:i mean(?:t)?|(?:actually|wait|hang on)[,.]?\sno|sorry(?=,))\b[\s,.:]*(?=\w)",
    re.IGNORECASE,
)
_NO_NAME = frozenset(
    "a an the it its it's that that's this there she she's he he's they they're we i you her his their my our not no really just usually mostly who which someone somebody anyone what when if is was and but so like".split()
)
_LONGEST_NAME, _LONGEST_TAKEN_BACK = 5, 8
"""In words: what is taken back is short, and said just before."""
_QUESTIONS = ("stages[].questions", "persona.quote", "stages[].touchpoints[].emotion.thought")
"""Fields whose answers may be questions themselves."""


_SPEAKER = lazy_pattern(r"(?:^|(?<=[.;,!?]\s))(?P<name>[A-Z][a-zé]{1,11}): ?(?:and )?(?=\S)", re.MULTILINE)
_LEXICON = "lexicon/given_names.toml"


@cache
def given_names() -> frozenset[str]:
    """Common given names, in small letters. Raises ResourceError if the lexicon cannot be used."""
    names = resources.read_toml("prompts", _LEXICON).get("names")
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise resources.fault("prompts", _LEXICON, ValueError("names is not a list of words"))
    return frozenset(name.casefold() for name in names)


def without_speakers(reply: str, known: Collection[str] = (), everywhere: bool = True) -> str:
    """What several people said, without who said it: "Ana: the till. Ben: and the shop" without the two names.

    Only the first speaker is taken out unless ``everywhere``: a text that is kept as one must stay as it was typed.

    Only common given names that are not ``known`` (what is on the map may be called Molly) are taken out.
    """
    if ":" not in reply:
        return reply
    there = {name.casefold() for name in known}

    def gone(match: re.Match[str]) -> str:
        name = match["name"].casefold()
        return "" if name in given_names() and name not in there else match.group()

    return _SPEAKER.sub(gone, reply, count=0 if everywhere else 1)


def without_opening(reply: str, field: str) -> str:
    """The reply from where the answer begins; the whole of it if nothing else is said. A span of what was typed."""
    rest = reply.lstrip()
    echo = _ECHO.match(rest[:200]) if field not in _QUESTIONS and not rest.rstrip().endswith("?") else None
    if echo and len(rest) > echo.end() + 2:
        rest = rest[echo.end() :]
    for opening in (_ASSENT, _ANNOUNCED, _TOLD):
        found = opening.match(rest[:300])
        if found and found.end() < len(rest.rstrip()):
            rest = rest[found.end() :]
    return rest


def restated(text: str) -> str:
    """A short answer as it was corrected: "the fitter" of "the office, no sorry, the fitter"; the text if it was not.

    Only words that take the ones before them back count, and only where both sides are short.
    """
    head = text[:_LONGEST_CHOICE]
    found = list(_TAKEN_BACK.finditer(head))
    if len(text) > _LONGEST_CHOICE or not found:
        return text
    before, after = head[: found[-1].start()], text[found[-1].end() :]
    return after if before.strip() and max(len(before.split()), len(after.split())) <= _LONGEST_TAKEN_BACK else text


def renamed(text: str) -> str:
    """The text from the name with which another one just before it is corrected ("Wanda. no, I meant Rhonda, she…")."""
    head = text[:_LONGEST_CHOICE]
    found = sorted((*_TAKEN_BACK.finditer(head), *_I_MEAN.finditer(head)), key=lambda match: match.end())
    for match in reversed(found):
        before, after = head[: match.start()].split(), text[match.end() :]
        first = straight(after).split(maxsplit=1)[0].strip(".,;:!?").casefold()
        name = after[0].isupper() or first in given_names() or (first.isalpha() and len(after.split()) < 3)  # fmt: skip
        if 0 < len(before) <= _LONGEST_NAME and name and first not in _NO_NAME and "," not in head[: match.start()]:
            return after
    return text


def corrected(choice: str) -> str:
    """What somebody who corrects themself means at last: "existing ones" of "Both, really. No, sorry, existing ones"."""
    found = [*_CORRECTION.finditer(choice[:_LONGEST_CHOICE])]
    return choice[found[-1].end() :] if found and found[-1].start() else choice
