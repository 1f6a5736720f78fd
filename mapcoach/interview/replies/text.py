"""Cleaning a reply without changing its words."""

from __future__ import annotations

import re

from mapcoach.interview.patterns import lazy_pattern

_SUBJECT = r"(?:they|he|she|we|i|it|you|the|an?|our|my|their|his|her|there|people|customers|clients|most|it['’]s|she['’]s|he['’]s)"
_HESITATIONS = (
    r"u+h+m*|u+m+|e+r+m?|h+m+|ah+|oh+|yeah|tbh|honestly|basically|actually|to be honest|let me see|let['’]?s see|let me think|"
    r"i['’]?d say|i would say|maybe|probably|perhaps|possibly|mostly|mainly|it['’]?s like",
    r"i (?:think|guess|suppose|believe|reckon)(?: that)?(?! (?:about|of|in|so|not|over|through|at|to|for)\b)",
    rf"(?:well|so|ok(?:ay)?)(?= (?:{_SUBJECT}|so|well|basically|honestly|um+|uh+) )",
    r"(?:well|so|ok(?:ay)?|right|look|like|you know|sure|yes)(?=\s?[,.…:]|\s[-–—]\s)",
)
_FILLER = lazy_pattern(rf"(?:{'|'.join(_HESITATIONS)})(?!['’\w-])[\s,.…:;–—]*", re.IGNORECASE)
_TRAILER = lazy_pattern(
    r"(?:^|[\s,;.…(–—-])(?:and |or )?(?:etc|et cetera|so on|so forth|the like|things like that|stuff like that|i guess|i think|i suppose|i['’]d say|"
    r"or something(?: like that)?|that['’]?s (?:it|all)(?: really)?|(?<=, )you know|(?<!not )really|tbh)[\s.,…!]*$",
    re.IGNORECASE,
)
_SMILE = lazy_pattern(r"\s[:;]-?[()D]$")
_LONGEST_TRAILER = 40
_ENDS = " \t,;…"


def one_line(text: str) -> str:
    """The text on one line, runs of blanks folded."""
    return " ".join(text.split())


def trimmed(text: str) -> str:
    """A text without the words that people start and end a sentence with while they think."""
    whole = one_line(text)
    short = without_trailer(_without_fillers(whole)).strip()
    return short if any(character.isalnum() for character in short) else whole


def _without_fillers(text: str) -> str:
    start = 0
    while match := _FILLER.match(text, start):
        start = match.end()
    return text[start:]


def is_filler(text: str) -> bool:
    """Whether a text is nothing but what people say while they think ("mainly", "I guess")."""
    return bool(_FILLER.fullmatch(text.strip()))


def without_trailer(text: str) -> str:
    """A text without "etc.", "and so on", "I guess" and a full stop at its end."""
    for _ in range(4):
        text = _SMILE.sub("", text.rstrip(_ENDS))
        before = max(0, len(text) - _LONGEST_TRAILER)
        match = _TRAILER.search(text[before:])
        if not match:
            break
        text = text[: before + match.start()]
    if text.endswith(".") and not text.endswith("..") and "." not in text[:-1].rsplit(" ", 1)[-1]:
        text = text[:-1]
    return text


def straight(text: str) -> str:
    """The text with straight apostrophes, character by character."""
    return text.replace("’", "'").replace("‘", "'")


def unquoted(text: str) -> str:
    """A text without the quotation marks around it."""
    text = text.strip()
    while len(text) > 1 and text[0] in "\"“”„«»'‘’" and text[-1] in "\"“”«»'‘’":
        text = text[1:-1].strip()
    return text.strip('"“”„«»')


def normal(text: str) -> str:
    """A text in the form in which two are compared: lower case, letters and digits, single blanks."""
    return " ".join(re.findall(r"[^\W_]+", straight(text.casefold()).replace("'", "")))
