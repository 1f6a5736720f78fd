"""Reads whom a map is about: a name, and what was said about the person besides."""

from __future__ import annotations

import re

from mapcoach.interview.replies.text import one_line, trimmed, unquoted

_LONGEST = 120

_CROWD_WORDS = (
    r"every(?:one|body)|any(?:one|body)|people|customers|clients|users|guests|patients|the public|they all|all of them|all(?: of)?(?: (?:our|the|my))? (?:customers|clients|people|users|guests|patients)|"
    r"(?:all|many|different|various|lots of|all the)(?: different)? (?:sorts|kinds|types) of (?:people|customers|clients)|(?:lots|loads|plenty) of (?:different )?(?:people|customers|clients)|"
    r"(?:a )?mix(?:ed)?(?: (?:of|bag)(?: (?:people|everyone))?)?|all"
)
_CROWD = re.compile(
    rf"(?:(?:well|just|really|basically|it['’]?s|for|our|all|the|my),?\s){{0,3}}(?:{_CROWD_WORDS})(?:\s(?:really|basically|honestly|who .*|in (?:general|town)|i guess))?[\s.!]*",
    re.IGNORECASE,
)

_CUSTOMER = r"(?:(?:typical|usual|ideal|average|best|main|real|favou?rite)\s)?(?:customer|client|buyer|guest|patient|user|visitor|shopper|persona)"
_INTRODUCTIONS = (
    rf"(?:let['’]?s|we(?:['’]?ll)?|i(?:['’]d| would)?|you can|just)?\s?(?:call|name|say|take|picture|imagine|go with|use|pick|choose)(?:\s(?:her|him|them|it|this one|the {_CUSTOMER}|someone called))?(?:\s|,\s?)",
    r"(?:how|what) about\s",
    r"(?:(?:her|his|their|the|its)\s)?name(?:['’]?s| is| would be)?\s",
    r"(?:(?:she|he|it|that|this|they)(?:['’]s| is| would be|['’]d be)|its)\s",
    r"(?:usually|mostly|mainly|normally|typically|often|probably|maybe),?\s(?=\w)",
    r"(?:\w{1,20}\s)?(?:some(?:one|body)|a (?:person|customer|client|woman|man|guy|lady)) like\s",
    rf"(?:my|our|the|a)\s{_CUSTOMER}(?:\s(?:is|would be))\s",
    r"(?:[^\s,.;:()]{1,20}\s){1,5}(?:named|called)\s",
    r"(?:[^\s,.;:()]{1,20}\s){1,8}?like\s(?=[A-Z])(?-i:(?=[A-Z]))",
)
_NAMING = re.compile(
    r"(?P<before>(?:[^\s,.;:]{1,20}[\s,.;:]{1,3}){2,15}?)(?:(?<=[,.;:]\s)(?:so\s|and\s|but\s|then\s)?|(?:so|and|but)\s)"
    r"(?P<naming>(?:let['’]?s|we(?:['’]ll| can| could)|i['’]d|you can)\s(?:say|call|name|take|picture|imagine|go with|pick|use)\s|(?:say|call (?:her|him|them))[\s,])"
    r"(?!\d|an?\s|the\s|about\s|around\s|in\s|mid\b|early\b|late\b|hi\b|hello\b|that\b)",
    re.IGNORECASE,
)
"""A name that is given only after it was told what sort of people come: "mums mostly, let's say Sandra"."""
_INTRODUCTION = re.compile("|".join(_INTRODUCTIONS), re.IGNORECASE)
_TITLE = re.compile(r"\b(?:dr|mr|mrs|ms|mx|prof|st|jr|sr|[a-z])\.(?=\s|$)|\b(?:ltd|inc|co)\.", re.IGNORECASE)
_NAME_END = re.compile(
    r"\s?(?:[,;:(–—\n]|\s-\s|\.\s|\.$|\?)|\s(?:who|is|from|the|an?|runs?|works?|lives?|has|was|aged|i guess|and (?:she|he|they))\b",
    re.IGNORECASE,
)


def is_crowd(reply: str) -> bool:
    """Whether a reply names a crowd ("everyone", "all our customers") where one person is wanted."""
    return bool(_CROWD.fullmatch(one_line(reply[: _LONGEST * 2])[:_LONGEST]))


def read_person(reply: str) -> tuple[str, str]:
    """The name in a reply such as "call her Maya, 34, runs a bakery", and what follows it ("" if nothing does)."""
    bare = one_line(reply)
    if naming := _NAMING.match(bare):
        bare = bare[naming.start("naming") :]
    for _ in range(3):  # "it's a woman named Joan" is introduced twice
        match = _INTRODUCTION.match(bare)
        if not match or not bare[match.end() :]:
            break
        bare = bare[match.end() :]
    end = _NAME_END.search(_TITLE.sub(lambda title: "\ue000" * len(title.group()), bare))
    if not end or not end.start():
        return _name(bare), ""
    rest = re.sub(r"^[\s,;:(–—.?-]+|[\s).?]+$", "", bare[end.start() :])
    rest = re.sub(r"^(?:who(?:['’]s| is)|is|and)\s+", "", rest, flags=re.IGNORECASE)
    return _name(bare[: end.start()]), rest if len(rest) > 1 else ""


def _name(text: str) -> str:
    return unquoted(trimmed(text))
