"""Reads commands. Only a whole utterance is a command: "skip the queue" or "I don't know what they're called" is not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

from mapcoach.interview.asking import CommandName
from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.text import one_line, straight, unquoted

LONGEST_COMMAND = 80
LONGEST_EDIT = 300
"""Replies longer than this (in characters) are answers."""

_POLITE = lazy_pattern(
    r"^(?:(?:please|pls|ok(?:ay)?|uh+|um+|well|so|(?:i'?m |i am )?(?:(?:so|very|really|terribly) )?sorry|excuse me|apologies|hm+|oh|no|wait|honestly|tbh|really|hang on|actually|can (?:we|you|i)|could (?:we|you)|let'?s|i(?:'d| would) like to|i want to)"
    r"\b[\s,.!]*)+",
    re.IGNORECASE,
)
_POLITE_END = lazy_pattern(
    r"(?:[\s,]+(?:please|thanks|thank you|for now|for today|for the moment|now|then|pls|sorry))+[\s.!?]*$",
    re.IGNORECASE,
)

_THIS = r"(?:this|that|it)"
_ONE = r"(?:this|that|it|this one|that one|this question|the question)"
_COMMANDS: Mapping[CommandName, tuple[str, ...]] = {
    "skip": (
        rf"skip(?: {_ONE})?", "next(?: (?:question|one|please))?", "pass", "n/?a", "not applicable", "move on",
        rf"leave {_THIS}", "no comment", "go on", "(?:ask me |maybe )?later(?: on)?", "forget it", "never mind", "same (?:thing|again|as (?:before|above|last time))", "ditto",
        rf"(?:i'?ll )?(?:come|get) back to {_ONE}(?: later)?", "not now", "another time", rf"(?:do|answer) {_ONE} later", rf"park {_ONE}(?: for (?:now|later))?",
        r"(?:that'?s|that is) (?:all|it|everything|enough) (?:for|on|about|from me (?:on|for)) (?:this|that)(?: (?:one|bit|part|step|stage|question|topic))?",
    ),
    "back": (
        r"(?:go |step )?back(?: (?:one|a step|to the (?:last|previous) (?:one|question|stage|step)))?", "previous(?: question)?", "last question",
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
        r"(?:you )?give me an example", "(?:what'?s the )?meaning", rf"what(?:'s| is| are) {_THIS} (?:supposed|meant) to mean", "(?:say|ask) (?:that|it|this) again", "how so", "in what (?:way|sense)",
        rf"(?:please )?(?:repeat|rephrase|reword|clarify|explain)(?: {_ONE})?(?: (?:a bit(?: more)?|again|for me|to me))*", "pardon(?: me)?", "you what", "eh", "say what", "not following(?: you)?", r"i'?m not (?:following|with you)(?: you)?",
        rf"(?:say|put|ask) {_THIS} (?:in other words|another way|differently|more simply)", "what are you (?:asking|after|getting at|on about)(?: me)?", "what (?:kind|sort) of (?:thing|answer)s?", "(?:i )?don'?t (?:understand|get it|follow)",
    ),
    "finish": (
        "done", "finish(?:ed)?", "stop", "quit", "exit", "end", "bye", "goodbye", "that'?s (?:it|all|enough|everything)(?: (?:for (?:now|today)|thanks))?",
        "enough(?: for (?:now|today))?", "(?:i'?m|we'?re|i am|we are) (?:done|finished)", "save and (?:quit|exit)", "stop here", ":q",
        "finish (?:here|now|the interview)", "skip to the end",
    ),
    "dont_know": (
        r"(?:i )?(?:have )?(?:no idea|don'?t know|dunno|not sure),? (?:you(?:'d| would)? (?:have to |need to |should )?)?(?:ask|check with) (?:\w+ ?){1,4}",
        r"(?:i |we )?(?:really |honestly |just )?(?:don'?t|do not|didn'?t) know(?: (?:that|this|it|yet|really|honestly|sorry|that one|either))*",
        "(?:i )?dunno", "idk", r"(?:i |we )?(?:really |honestly )?(?:have |'ve )?(?:really |absolutely )?no (?:idea|clue)(?: (?:really|sorry|honestly))?",
        r"(?:i'?m |we'?re |i am )?(?:not (?:really |quite |so )?sure|unsure)(?: (?:really|yet|about (?:that|this)))*",
        r"(?:i )?haven'?t (?:a clue|got a clue|the faintest|the foggiest)", "unknown", "beats me", "who knows", "(?:hard|difficult) to say",
        "can'?t (?:say|tell|remember)", "i (?:can'?t|couldn'?t) (?:say|tell you|remember)", "i forget", "i'?d have to (?:check|ask|look)",
        r"(?:i |we )?(?:have )?no data(?: on that)?",
    ),
}  # fmt: skip
_PATTERNS = tuple(
    (name, lazy_pattern(rf"(?:{'|'.join(phrases)})[\s.!?…]*", re.IGNORECASE)) for name, phrases in _COMMANDS.items()
)


Request = Literal["pause", "restart", "recap"]
"""What else people ask of an interviewer: a moment's patience, a fresh start, or to hear what there is so far."""
_MOMENT = r"(?:an? |one |1 |two |just an? |just one |half an? )?(?:sec(?:ond)?s?|min(?:ute)?s?|mo(?:ment)?s?|tick)"
_REQUESTS: Mapping[Request, tuple[str, ...]] = {
    "pause": (
        rf"(?:(?:hang|hold) on|wait|bear with me|give me|need)?,? ?{_MOMENT}", "(?:hang|hold) on(?: there)?", "wait(?: there| up)?", "bear with(?: me)?", "brb", "be right back",
        "(?:let me |need to |i need to |i'?ll |i'?m )(?:just )?(?:think|thinking|check|look|have a think|have a look|ask around)(?: (?:about (?:that|this|it)|for a (?:sec(?:ond)?|minute|moment))){0,2}", "thinking", "phone'?s ringing", "back in (?:a|1|5|10) (?:sec|mins?|minutes?|moment)",
    ),
    "restart": ("start (?:over|again|afresh|anew|from scratch)(?: please)?", "restart", "begin again", "from the (?:start|beginning|top)(?: again)?", "reset", "clear (?:everything|all|it all)", "start a new (?:map|one)"),
    "recap": (
        "where (?:were|are) we(?: up to| at)?(?: again)?", "where (?:was|am) i", "where did we (?:get to|leave off|stop)", r"what (?:do you have|have (?:you|we)(?: got)?|did you (?:get|write down|note))(?: (?:so far|down|up to now|until now|already))*",
        r"(?:show|see|view|print|display)(?: me| us)?(?: (?:the|my|our))? ?(?:map|journey|draft|steps?|list|summary|answers)(?: so far)?", "(?:the )?map", "recap", "summar(?:y|ise|ize)(?: (?:it|that|so far))?", "sum up(?: (?:so far|please))?", "what (?:have we|did we|do we have) (?:said|say|done|do)?(?: so far)?",
        "(?:give me |show me )?(?:a |the )?(?:recap|summary|overview)(?: so far)?", "(?:how does|what does) (?:it|the map) look(?: like)?(?: so far| now)?", "how far (?:are we|along are we|have we got)",
    ),
}  # fmt: skip
_REQUEST_PATTERNS = tuple(
    (name, lazy_pattern(rf"(?:{'|'.join(phrases)})[\s.!?…]*", re.IGNORECASE)) for name, phrases in _REQUESTS.items()
)


def without_politeness(text: str, start: bool = True) -> str:
    """A wish without "please", "can you" and a full stop around it; with ``start`` false only the end is looked at."""
    bare = _POLITE.sub("", text) if start else text
    return _POLITE_END.sub("", bare).rstrip(".!? ") or text


def read_request(reply: str) -> Request | None:
    """What the whole reply asks of the interviewer besides commands ("hang on", "start over", "show me the map")."""
    text = straight(one_line(reply[: LONGEST_COMMAND * 2]))
    if not text or len(text) > LONGEST_COMMAND or "\n" in reply.strip():
        return None
    for candidate in (text, without_politeness(text)):
        for name, pattern in _REQUEST_PATTERNS:
            if pattern.fullmatch(candidate):
                return name
    return None


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


Action = Literal["change", "remove", "add", "move", "merge", "swap"]
Where = Literal["", "before", "after"]


class Edit(NamedTuple):
    """A wish to change the map: what is meant, and the new words or the place it shall go to.

    ``kind`` is the word for the kind of thing, if it was said ("rename **stage** 2 to Quote"), or "name" if
    something shall be renamed. ``told`` says that answers may be worded so, too: it counts only if it names, word
    for word, what is on the map. ``joint`` is the word between ``what`` and ``to`` where either may hold it as well
    ("add the van **on** the kerb at Find us").
    """

    action: Action
    what: str
    to: str = ""
    where: Where = ""
    kind: str = ""
    told: bool = False
    joint: str = ""


_THING = r"stage|step|touchpoint|contact|name|trouble|pain point|idea"
_KIND = rf"(?:the\s|an?\s)?(?:(?:new|name of the|name of)\s)?(?:(?P<kind>{_THING})\s(?:called\s|named\s)?)?"
_PLACES = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)"
_ORDINAL = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|\d{1,2}(?:st|nd|rd|th))"
_EDITS: Mapping[Action, tuple[str, ...]] = {
    "swap": (
        rf"(?:swap|switch|exchange)\s(?:the\s)?(?:(?P<kind>step|stage|number)s?\s)?(?P<what>{_PLACES})\s(?:and|with|for)\s(?:(?:step|stage|number)\s)?(?P<to>{_PLACES})(?:\s(?:a?round|over|please))?",
        rf"(?P<told>swap|switch)\s{_KIND}(?P<what>\S.*?)\s(?:and|with)\s(?P<to>\S.*?)(?:\s(?:a?round|over))?",
    ),
    "change": (
        rf"(?P<name>rename)\s(?:the\s)?(?P<kind>step|stage)\s(?P<what>{_PLACES})\s(?!(?:to|with|into|by|as|->|→|instead)\s)(?P<to>.+)",
        rf"(?P<name>rename)\s(?:the\s)?(?P<what>{_ORDINAL}\sone)\s(?:to|as|into)\s(?P<to>.+)",
        rf"(?:change|(?P<name>rename)|replace|correct|edit|update)\s{_KIND}(?P<what>\S.*?)\s(?:to|with|into|by|->|→|instead)\s(?P<to>.+)",
    ),
    "remove": (
        rf"(?:remove|delete|erase|get rid of|strike|cross out)\s(?:that\s(?=\S))?{_KIND}(?P<what>\S.*?)(?:\sfrom\s(?P<to>.+))?",
    ),
    "merge": (rf"(?:merge|combine)\s{_KIND}(?P<what>\S.*?)\s(?:with|into|and)\s(?P<to>.+)",),
    "move": (
        rf"(?:move|put|shift)\s{_KIND}(?P<what>\S.*?)\s(?P<where>before|after|behind|in front of|to|into|under)\s(?P<to>.+)",
    ),
    "add": (
        r"(?:note (?:for later|to self)|(?:one )?for (?:later|the parking lot)|parking lot|park this)\s?[:–—-]\s?(?P<parked>\S)(?P<what>.*)",
        rf"(?:add|insert|include)\s{_KIND}(?P<what>\S.*?)\s(?P<where>between)\s(?P<to>\S.*?)\sand\s.+",
        rf"(?:add|insert|include|put)\s{_KIND}(?P<what>\S.*?)\s(?P<where>before|after)\s(?P<to>.+)",
        rf"(?:add|insert|include|put)\s{_KIND}(?P<what>\S.*)\s(?P<where>to)\s(?P<to>.+)",
        rf"(?:add|insert|include|put)\s{_KIND}(?P<what>\S.*?)\s(?P<joint>in|into|under|at|on)\s(?P<to>.+)",
        r"(?:add|insert)\s(?:an?|another|the)\s(?:new\s)?(?P<kind>stage|step)\s(?:called\s|named\s)?(?P<what>.+)",
    ),
}  # fmt: skip
_EDIT_PATTERNS = tuple(
    (action, lazy_pattern(pattern, re.IGNORECASE)) for action, patterns in _EDITS.items() for pattern in patterns
)
_STORED = lazy_pattern(
    r"(?:(?:the|their|a|an|his|her|my|your|our)\s)?(?:(?:shopping|online)\s)?(?:cart|basket|bag|trolley|wish ?list|favou?rites|calendar|diary|order|bill|tab|queue|waiting list|account|boot|car|van|oven|post)",
    re.IGNORECASE,
)
"""Where customers put things: "add items to the cart" is what they do, unless the map has a step of that name."""
_WHERE: Mapping[str, Where] = {
    "before": "before", "in front of": "before", "after": "after", "behind": "after", "between": "after",
}  # fmt: skip
_PLACE = lazy_pattern(rf"^(?:the\s)?(?:(?:{_THING})s?\s(?=\S)|list of\s)?(.*?\S)(?:\s(?:stage|step))?$", re.IGNORECASE)


def read_edit(reply: str) -> Edit | None:
    """The change of the map that the whole reply asks for, if it has that form. Whether it fits the map is not known here."""
    text = one_line(reply[: LONGEST_EDIT * 2])
    if "\n" in reply.strip() or len(text) > LONGEST_EDIT:
        return None
    bare = without_politeness(text)
    for action, pattern in _EDIT_PATTERNS:
        if match := pattern.fullmatch(bare):
            return _edit(action, match)
    return None


def place_named(to: str) -> str:
    """What a place is called: "Pay" of "the Pay step"."""
    place = _PLACE.match(to)
    return place[1] if place else to


def _edit(action: Action, match: re.Match[str]) -> Edit | None:
    found = match.groupdict(default="")
    if parked := found.get("parked"):
        return Edit("add", unquoted(parked + found["what"]), "parking lot", kind="park")
    what, to = unquoted(found["what"]), found.get("to", "")
    kind = found.get("kind", "").lower() or ("name" if found.get("name") else "")
    where = _WHERE.get(found.get("where", "").lower(), "")
    told = bool(found.get("told"))
    if action == "add" and kind in ("stage", "step") and not to:
        to = "stages"
    if action in ("add", "move"):
        told = bool(_STORED.fullmatch(to))
        to = to if found.get("joint") else place_named(to)
    return Edit(action, what, unquoted(to), where, kind, told, found.get("joint", "")) if what else None
