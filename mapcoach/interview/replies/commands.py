"""Reads commands. Only a whole utterance is a command: "skip the queue" or "I don't know what they're called" is not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

from mapcoach.interview.asking import CommandName
from mapcoach.interview.replies.text import one_line, straight, unquoted

LONGEST_COMMAND = 80
LONGEST_EDIT = 300
"""Replies longer than this (in characters) are answers."""

_POLITE = re.compile(
    r"^(?:(?:please|pls|ok(?:ay)?|uh+|um+|well|so|sorry|hm+|oh|no|wait|honestly|tbh|really|hang on|actually|can (?:we|you|i)|could (?:we|you)|let'?s|i(?:'d| would) like to|i want to)"
    r"\b[\s,.!]*)+",
    re.IGNORECASE,
)
_POLITE_END = re.compile(
    r"(?:[\s,]+(?:please|thanks|thank you|for now|for today|for the moment|now|then|pls|sorry))+[\s.!?]*$",
    re.IGNORECASE,
)

_THIS = r"(?:this|that|it)"
_ONE = r"(?:this|that|it|this one|that one|this question|the question)"
_COMMANDS: Mapping[CommandName, tuple[str, ...]] = {
    "skip": (
        rf"skip(?: {_ONE})?", "next(?: (?:question|one|please))?", "pass", "n/?a", "not applicable", "move on",
        rf"leave {_THIS}", "no comment", "go on", "(?:ask me )?later",
    ),
    "back": (
        r"(?:go |step )?back(?: (?:one|a step|to the (?:last|previous) (?:one|question)))?", "previous(?: question)?", "last question",
    ),
    "undo": (
        rf"undo(?: (?:{_THIS}|the last(?: one| answer)?|last))?", "scratch that", "(?:wh)?oops", "(?:wh)?oops,? undo", rf"take {_THIS} back", "revert",
        "that was wrong", "delete that",
    ),
    "why": (
        r"why(?: (?:do|are|would) (?:you|u) (?:ask|need|want|asking)(?: (?:that|this|it|to know)(?: that| this)?)?)?\?*",
        r"why (?:that|this|is that(?: important)?|does (?:that|it|this) matter)", rf"what(?:'s| is) {_THIS} for",
    ),
    "help": (
        "help(?: me)?", r"\?+", r"what do you mean(?: by (?:that|this))?", rf"what(?:'s| is| does) {_THIS}(?: mean)?",
        r"i (?:don'?t|do not) (?:understand|get it|follow)(?: (?:(?:the|your|this|that) ?(?:question)?))?", "huh", "what", "sorry", "come again",
        r"(?:an? |for |any |give me an? |show me an? )?examples?", "(?:like|such as) what", "how do you mean",
        "explain(?: (?:that|this))?", r"i'?m (?:lost|confused)", "commands", "what can i (?:say|do|type)",
        r"(?:you )?give me an example",
    ),
    "finish": (
        "done", "finish(?:ed)?", "stop", "quit", "exit", "end", "bye", "goodbye", "that'?s (?:it|all|enough|everything)(?: (?:for (?:now|today)|thanks))?",
        "enough(?: for (?:now|today))?", "(?:i'?m|we'?re|i am|we are) (?:done|finished)", "save and (?:quit|exit)", "stop here", ":q",
        "finish (?:here|now|the interview)",
    ),
    "dont_know": (
        r"(?:i |we )?(?:really |honestly |just )?(?:don'?t|do not|didn'?t) know(?: (?:that|this|it|yet|really|honestly|sorry|that one|either))*",
        "(?:i )?dunno", "idk", r"(?:i |we )?(?:really |honestly )?(?:have |'ve )?(?:really |absolutely )?no (?:idea|clue)(?: (?:really|sorry|honestly))?",
        r"(?:i'?m |we'?re |i am )?(?:not (?:really |quite |so )?sure|unsure)(?: (?:really|yet|about (?:that|this)))*",
        r"(?:i )?haven'?t (?:a clue|got a clue|the faintest|the foggiest)", "unknown", "beats me", "who knows", "(?:hard|difficult) to say",
        "can'?t (?:say|tell|remember)", "i (?:can'?t|couldn'?t) (?:say|tell you|remember)", "i forget", "i'?d have to (?:check|ask|look)",
        r"(?:i |we )?(?:have )?no data(?: on that)?",
    ),
}  # fmt: skip
_PATTERNS = tuple(
    (name, re.compile(rf"(?:{'|'.join(phrases)})[\s.!?…]*", re.IGNORECASE)) for name, phrases in _COMMANDS.items()
)


def read_command(reply: str) -> CommandName | None:
    """The command that the whole reply is, if it is one."""
    text = straight(one_line(reply[: LONGEST_COMMAND * 2]))
    if not text or len(text) > LONGEST_COMMAND or "\n" in reply.strip():
        return None
    bare = _POLITE_END.sub("", _POLITE.sub("", text)).strip() or text
    for candidate in (text, bare):
        for name, pattern in _PATTERNS:
            if pattern.fullmatch(candidate):
                return name
    return None


class Edit(NamedTuple):
    """A wish to change the map: what is meant, and the new words or the place it shall go to.

    ``kind`` is the word for the kind of thing, if it was said ("rename **stage** 2 to Quote"), or "name" if
    something shall be renamed.
    """

    action: Literal["change", "remove", "add", "move", "merge"]
    what: str
    to: str = ""
    where: Literal["", "before", "after"] = ""
    kind: str = ""


_THING = r"stage|step|touchpoint|contact|name|trouble|pain point|idea"
_KIND = rf"(?:the\s|an?\s)?(?:(?:new|name of the|name of)\s)?(?:(?P<kind>{_THING})\s(?:called\s|named\s)?)?"
_EDITS = {
    "change": (
        rf"(?:change|(?P<name>rename)|replace|correct|swap|edit|update)\s{_KIND}(?P<what>\S.*?)\s(?:to|with|into|by|->|→|instead)\s(?P<to>.+)",
        r"(?:no,?\s)?not\s(?P<what>\S.*?)[,;]?\sbut\s(?P<to>.+)",
    ),
    "remove": (
        rf"(?:remove|delete|drop(?!\s(?:off|out|by|in|down|away)\b)|erase|get rid of|take (?:out|away)|strike)\s{_KIND}(?P<what>\S.*?)(?:\sfrom\s(?P<to>.+))?",
    ),
    "merge": (rf"(?:merge|combine)\s{_KIND}(?P<what>\S.*?)\s(?:with|into|and)\s(?P<to>.+)",),
    "move": (
        rf"(?:move|put|shift)\s{_KIND}(?P<what>\S.*?)\s(?P<where>before|after|behind|in front of|to|into|under)\s(?P<to>.+)",
    ),
    "add": (
        rf"(?:add|insert|include)\s{_KIND}(?P<what>\S.*?)\s(?P<where>between)\s(?P<to>\S.*?)\sand\s.+",
        rf"(?:add|insert|include|put)\s{_KIND}(?P<what>\S.*?)\s(?P<where>before|after)\s(?P<to>.+)",
        rf"(?:add|insert|include|put)\s{_KIND}(?P<what>\S.*)\s(?P<where>to)\s(?P<to>.+)",
        rf"(?:add|insert|include|put)\s{_KIND}(?P<what>\S.*?)\s(?P<where>in|into|under|at|on)\s(?P<to>.+)",
        r"(?:add|insert)\s(?:an?|another|the)\s(?:new\s)?(?P<kind>stage|step)\s(?:called\s|named\s)?(?P<what>.+)",
    ),
}  # fmt: skip
_EDIT_PATTERNS: tuple[tuple[Literal["change", "remove", "merge", "move", "add"], re.Pattern[str]], ...] = tuple(
    (action, re.compile(pattern, re.IGNORECASE))
    for action in ("change", "remove", "merge", "move", "add")
    for pattern in _EDITS[action]
)
_WHERE: Mapping[str, Literal["before", "after"]] = {
    "before": "before", "in front of": "before", "after": "after", "behind": "after", "between": "after",
}  # fmt: skip
_PLACE = re.compile(rf"^(?:the\s)?(?:(?:{_THING})s?\s(?=\S)|list of\s)?(.*?\S)(?:\s(?:stage|step))?$", re.IGNORECASE)


def read_edit(reply: str) -> Edit | None:
    """The change of the map that the whole reply asks for, if it has that form. Whether it fits the map is not known here."""
    text = one_line(reply[: LONGEST_EDIT * 2])
    if "\n" in reply.strip() or len(text) > LONGEST_EDIT:
        return None
    bare = _POLITE_END.sub("", _POLITE.sub("", text)).rstrip(".!? ") or text
    for action, pattern in _EDIT_PATTERNS:
        match = pattern.fullmatch(bare)
        if not match:
            continue
        found = match.groupdict(default="")
        what, to = unquoted(found["what"]), found.get("to", "")
        kind = found.get("kind", "").lower() or ("name" if found.get("name") else "")
        where: Literal["", "before", "after"] = _WHERE.get(found.get("where", "").lower(), "")
        if action == "add" and kind in ("stage", "step") and not to:
            to = "stages"
        if action in ("add", "move") and (place := _PLACE.match(to)):
            to = place[1]
        return Edit(action, what, unquoted(to), where, kind) if what else None
    return None
