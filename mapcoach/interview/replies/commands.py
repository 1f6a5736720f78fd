"""Reads commands. Only a whole utterance is a command: "skip the queue" or "I don't know what they're called" is not."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from mapcoach.interview.asking import CommandName
from mapcoach.interview.replies.text import one_line

_POLITE = re.compile(
    r"^(?:(?:please|ok(?:ay)?|uh+|um+|well|so|sorry|hm+|oh|no|wait|hang on|can (?:we|you|i)|could (?:we|you)|let'?s|i(?:'d| would) like to|i want to)"
    r"\b[\s,.!]*)+",
    re.IGNORECASE,
)
_POLITE_END = re.compile(r"(?:[\s,]+(?:please|thanks|thank you|for now|now|then|pls))+[\s.!?]*$", re.IGNORECASE)

_COMMANDS: tuple[tuple[CommandName, str], ...] = (
    (
        "skip",
        r"skip(?: (?:this|that|it|this one|that one|this question|the question))?|next(?: (?:question|one|please))?|pass|n/?a|not applicable|"
        r"move on|leave (?:it|that|this)|let'?s move on|no comment|go on|ask me later|later",
    ),
    (
        "back",
        r"(?:go |step )?back(?: (?:one|a step|to the (?:last|previous) (?:one|question)))?|previous(?: question)?|last question",
    ),
    (
        "undo",
        r"undo(?: (?:that|it|this|the last(?: one| answer)?|last))?|scratch that|oops|take (?:that|it) back|revert|that was wrong|delete that",
    ),
    (
        "why",
        r"why(?: (?:do|are|would) you (?:ask|need|want|asking)(?: (?:that|this|it|to know)(?: that| this)?)?| that| this| is that(?: important)?| does (?:that|it|this) matter)?|"
        r"what(?:'s| is) (?:that|this|it) for|why\?+",
    ),
    (
        "help",
        r"help(?: me)?|\?+|what do you mean(?: by (?:that|this))?|what(?:'s| is| does) (?:that|this|it)(?: mean)?|i don'?t (?:understand|get it|follow)(?: (?:the|your|this|that) ?(?:question)?)?|"
        r"huh|what|sorry|come again|(?:an? |for |any |give me an? |show me an? )?examples?|(?:like|such as) what|how do you mean|explain(?: (?:that|this|please))?|i'?m (?:lost|confused)|commands|what can i (?:say|do|type)",
    ),
    (
        "finish",
        r"done|finish(?:ed)?|stop|quit|exit|end|bye|goodbye|that'?s (?:it|all|enough)(?: (?:for (?:now|today)|thanks))?|enough(?: for (?:now|today))?|"
        r"i'?m (?:done|finished)|we'?re (?:done|finished)|save and (?:quit|exit)|let'?s stop(?: here)?|:q|stop here|finish (?:here|now|the interview)",
    ),
    (
        "dont_know",
        r"(?:i |we )?(?:really |honestly |just )?(?:don'?t|do not|dont|dunno|didn'?t) know(?: (?:that|this|it|yet|really|honestly|sorry|that one|either))?|dunno|idk|no idea(?: (?:really|sorry|honestly))?|"
        r"not sure(?: (?:really|yet|about (?:that|this)))?|(?:i'?m |we'?re )?not (?:really |quite |so )?sure(?: (?:really|yet|about (?:that|this)))?|no clue|haven'?t (?:a clue|got a clue|the faintest)|(?:i |we )?(?:have )?no idea|"
        r"unknown|beats me|who knows|hard to say|difficult to say|can'?t (?:say|tell|remember)|i (?:can'?t|couldn'?t) (?:say|tell you|remember)|i forget|i'?d have to (?:check|ask|look)|(?:i |we )?(?:have )?no data(?: on that)?",
    ),
)
_PATTERNS = tuple((name, re.compile(rf"^(?:{pattern})[\s.!?…]*$", re.IGNORECASE)) for name, pattern in _COMMANDS)


def read_command(reply: str) -> CommandName | None:
    """The command that the whole reply is, if it is one."""
    text = one_line(reply).replace("’", "'")
    if not text or len(text) > 80:
        return None
    bare = _POLITE_END.sub("", _POLITE.sub("", text)).strip() or text
    for candidate in (text, bare):
        for name, pattern in _PATTERNS:
            if pattern.match(candidate):
                return name
    return None


class Edit(NamedTuple):
    """A wish to change the map: what is meant, and the new words or the place it shall go to."""

    action: Literal["change", "remove", "add", "move", "merge"]
    what: str
    to: str = ""
    where: Literal["", "before", "after"] = ""


_QUOTED = r"[\"'“”‘’«»]"
_EDITS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"^(?P<change>change|rename|replace|correct|swap|edit|update|call)\s+(?:the\s+)?(?:(?:stage|step|touchpoint|contact|name|trouble|pain point|idea)\s+)?(?P<what>.+?)\s+(?:to|with|into|by|->|→|instead)\s+(?P<to>.+)$",
        r"^(?:no,?\s+)?(?P<change>not)\s+(?P<what>.+?)[,;]?\s+but\s+(?P<to>.+)$",
        r"^(?P<remove>remove|delete|drop|erase|get rid of|take (?:out|away)|strike)\s+(?:the\s+)?(?:(?:stage|step|touchpoint|contact|trouble|pain point|idea)\s+)?(?P<what>.+?)(?:\s+from\s+(?P<to>.+))?$",
        r"^(?P<merge>merge|combine|join)\s+(?P<what>.+?)\s+(?:with|into|and)\s+(?P<to>.+)$",
        r"^(?P<move>move|put|shift)\s+(?P<what>.+?)\s+(?P<where>before|after|behind|in front of|to|into|under)\s+(?P<to>.+)$",
        r"^(?P<add>add|insert|include|put)\s+(?P<what>.+?)\s+(?P<where>before|after|to|in|into|under|at|on)\s+(?:the\s+)?(?:stages?\s+|list of\s+)?(?P<to>.+)$",
    )
)


def read_edit(reply: str) -> Edit | None:
    """The change of the map that the whole reply asks for, if it has that form. Whether it fits the map is not known here."""
    text = one_line(reply).strip()
    if "\n" in reply.strip() or len(text) > 300:
        return None
    bare = _POLITE.sub("", text).rstrip(".! ") or text
    for pattern in _EDITS:
        match = pattern.match(bare)
        if match:
            found = match.groupdict()
            action = next(name for name in ("change", "remove", "merge", "move", "add") if found.get(name))
            where = {"before": "before", "in front of": "before", "after": "after", "behind": "after"}.get(
                (found.get("where") or "").lower(), ""
            )
            return Edit(action, _bare(found["what"]), _bare(found.get("to") or ""), where)  # type: ignore[arg-type]
    return None


def _bare(text: str) -> str:
    """A name without the quotes around it."""
    return re.sub(rf"^{_QUOTED}+|{_QUOTED}+$", "", text.strip()).strip()
