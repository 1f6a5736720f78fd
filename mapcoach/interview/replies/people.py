"""Reads whom a map is about: a name, and what was said about the person besides."""

from __future__ import annotations

import re

from mapcoach.interview.replies.text import trimmed

_CROWD = re.compile(
    r"^(?:(?:well|just|really|basically|it'?s|for|our|all|the|my)\s+)*(?:every(?:one|body)|any(?:one|body)|all(?: of)?(?: (?:our|the|my))? ?(?:customers|clients|people|users|guests|patients)?|"
    r"people|customers|clients|users|the public|they all)(?:\s+(?:really|basically|who .*|in (?:general|town)))*[.!]*$",
    re.IGNORECASE,
)
_NAME_IS = re.compile(
    r"^(?:(?:let'?s (?:call|name|say|take)|call|name|say|we(?:'ll| will)? call|i(?:'d| would)? call|take|picture|imagine)(?:\s+(?:her|him|them|it|this one|the customer))?|"
    r"(?:(?:her|his|their|the|its)\s+)?name(?:'s| is| would be)?|(?:she|he|it)(?:'s| is)|that(?:'s| would be| is)|this is)\s+",
    re.IGNORECASE,
)
_NAME_END = re.compile(
    r"\s*(?:[,;:(–—\n]|\s-\s|\.\s|\.$|\s(?:who|is|from|the|an?|runs?|works?|lives?|has|was|i guess|aged|and (?:she|he|they))\b)",
    re.IGNORECASE,
)


def is_crowd(reply: str) -> bool:
    """Whether a reply names a crowd ("everyone", "all our customers") where one person is wanted."""
    return bool(_CROWD.match(reply.strip()))


def read_person(reply: str) -> tuple[str, str]:
    """The name in a reply such as "call her Maya, 34, runs a bakery", and what follows it ("" if nothing does)."""
    bare = _NAME_IS.sub("", reply)
    end = _NAME_END.search(bare)
    if not end or not end.start():
        return trimmed(bare), ""
    rest = re.sub(r"^[\s,;:(–—.-]+|[\s).]+$", "", bare[end.start() :])
    rest = re.sub(r"^(?:who(?:'s| is)|is|and)\s+", "", rest, flags=re.IGNORECASE)
    return trimmed(bare[: end.start()]), rest if len(rest) > 2 else ""
