"""Reads choices: by number, by name, by the words that give them away, "all", "none", "all but 2"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.matching import best, mentions, similarity, words
from mapcoach.interview.replies.text import normal, one_line, straight, trimmed
from mapcoach.interview.script import Option

LONGEST = 120
"""A reply longer than this (in characters) is told, not chosen."""

NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
}
ORDINALS = {
    word: number
    for number, word in enumerate(
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"], 1
    )
}
_NUMBER = rf"\d{{1,2}}|{'|'.join(NUMBER_WORDS)}"
_ORDINAL = rf"\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(ORDINALS)}|last"
_THING = r"(?:\s(?:ones?|options?|suggestions?|steps?|stages?))?"
_TOKEN = lazy_pattern(
    rf"""
      (?P<some>\b(?:first|last|top)\s(?:{_NUMBER}))\b{_THING}(?!\w)
    | (?P<ordinal>\b(?:{_ORDINAL}))\b{_THING}(?!\w)
    | \#?(?P<low>\d{{1,2}})\s?(?:-|–|—|to|through)\s?\#?(?P<high>\d{{1,2}})(?![\w-]|[.,]\d)
    | \#?(?P<number>\b(?:{_NUMBER}))(?!\w|\.\d)
    | (?P<noise>\b(?:the|just|only|please|thanks|numbers?|options?|nos\.?|no\.(?=\s?\d)|i'll\stake|i\stake|i\slike|i'd\s(?:pick|take|choose|go\sfor)|take|use|keep|both|also|then)(?!\w))
    | (?P<comma>[\s,;/&+)(!]|\.(?!\d)|\b(?:and|plus|as\swell\sas)\b)
    """,
    re.IGNORECASE | re.VERBOSE,
)

_SPOKEN_ORDER = {*ORDINALS, *"last both then also the and or but".split()}
"""Ordinals without anything that they count: said of a name beside them ("his wife, first and last")."""
_THESE = r"(?: of)?(?: (?:them|these|those|it|the above|the lot|your suggestions|the suggestions))?"
_ALL = lazy_pattern(
    rf"(?:(?:yes|yep|yeah|ok|okay|sure|i'll|i'd|we'll),? )?(?:take |use |keep |want )?(?:them )?"
    rf"(?:all(?: (?:of )?(?:the )?(?P<count>{_NUMBER}))?{_THESE}|everything|every one(?: of them)?|both{_THESE}|the lot|the whole lot|all \w+ of (?:them|these|those))"
    r"(?: please| thanks| really)?[.!]*",
    re.IGNORECASE,
)
_BOTH = lazy_pattern(r"(?:\w+,? ){0,2}both\b", re.IGNORECASE)
_AGREEING = (
    "yes|yep|yeah|yup|ok|okay|sure|fine|perfect|great|good|please|thanks|thank you|exactly|agreed|absolutely|of course|👍|"
    "looks? (?:good|right|fine|great)|sounds? (?:good|right|fine|great)|that works|works for me|that'?s (?:fine|right|good)|they'?re fine|"
    "go with (?:these|those|them|that)|(?:your|the|that) list is (?:fine|good|ok|great)|same as (?:yours|above|listed)|(?:use |take |keep )?(?:these|those|them|yours|your suggestions?|the suggestions?|suggestions|the defaults?|defaults?)(?: (?:are|is) (?:fine|good|ok|great))?"
)
_AGREED = lazy_pattern(rf"(?:{_AGREEING})(?:[\s,.!]+(?:{_AGREEING})){{0,3}}[\s.!]*", re.IGNORECASE)
_EXCEPT = lazy_pattern(
    rf"(?:(?:yes|yep|ok),? )?(?:all|everything|yes){_THESE},? (?:except(?: for)?|but not|but|apart from|other than|without|not|minus|bar|excluding) (?P<rest>.+)",
    re.IGNORECASE,
)

_NOTHING = (
    r"no|nope|nah|none|nothing|nil|nada|zero|no one|nobody|not really|not any|not yet|not much|x|-+|no,? nothing|none of (?:them|these|those)|"
    r"(?:there (?:is|are|'s) |we have |i have )?(?:no|not any|not much|zero)(?: real| big| major)? (?:trouble|troubles|problems?|issues?|complaints?|pains?)|"
    r"nothing (?:goes|is going|went) wrong|(?:it's |it is |they're )?all (?:is )?(?:good|fine|ok|okay|well)|it's (?:fine|good|ok|okay)|"
    r"it (?:all )?works(?: fine| well)?|everything(?:'s| is)? (?:fine|ok|okay|good|works|works fine)|(?:i |we )?(?:can't|cannot|couldn't) think of (?:any|anything|one|any problems?)|"
    r"not (?:that|as far as) (?:i|we) (?:know|can think|can see)|none (?:that )?i know|nothing comes to mind|nothing to (?:report|add|say)"
)
_HEARD_OF = r"(?:notic|find|found|hear|heard|see|saw|seen|know|get|got)(?:e|ed)?(?: of)?"
_NOTHING += (
    rf"|neither(?: of (?:them|these|those))?|not that (?:i|we)(?:'ve| have)? {_HEARD_OF}|(?:i|we)(?:'ve| have)? never (?:had|{_HEARD_OF}) any|(?:i|we) (?:just |really |have )?{_HEARD_OF} (?:nothing(?: wrong)?|none|no (?:real |big )?(?:trouble|problems?|issues?|complaints?))|"
    rf"(?:i|we) (?:haven't|have not|don't|do not|didn't|never) (?:really |ever )?{_HEARD_OF} any(?:thing| (?:trouble|problems?|issues?|complaints?))?"
)
_AND_SO = (
    rf"(?:that )?(?:i|we)(?:'ve| have)? {_HEARD_OF}|"
    r"here|there|so far|for now|yet|really|at all|right now|at the moment|currently|tbh|to be honest|honestly|today|much|special|else|major|in particular|"
    r"sorry|thanks|(?:that )?(?:i|we) (?:know|can think)(?: of)?|(?:that )?i'?m aware of|i'?m aware of|of|comes to mind|as far as (?:i|we) know|to speak of|with (?:that|this|it)"
)
_NO = r"(?:och |aw |ach )?(?:no|nope|nah|nay|naw|na)"
_NOTHING += (
    rf"|{_NO}|{_NO},? (?:no|nope|nah|nay|naw)|(?:{_NO},? )?(?:i'?m|we'?re|you'?re|it'?s) (?:good|fine|ok|okay|all good|alright|all right|grand)|(?:{_NO},? )thank(?:s| you)|"
    rf"{_NO},? (?:i think |i reckon |i guess )?(?:that'?s|that is|that'?d be|that was|thats) (?:it|all|everything|the lot|your lot|about it|about all|all (?:there is|of them|of it))(?: (?:about it|for (?:me|us|that|this one)|i think|i reckon))?"
)
_NONE = lazy_pattern(rf"(?:{_NOTHING})(?:[\s,]+(?:{_AND_SO}|{_NOTHING})){{0,4}}[\s.!,]*", re.IGNORECASE)

_TAKEN = lazy_pattern(
    r"(?:yes|yep|yeah|yup|aye|(?:yes,? )?(?:it|they|this|that) (?:does|do|is|are)|definitely|correct|true|exactly)\b",
    re.IGNORECASE,
)
_LEFT = lazy_pattern(
    r"(?:no|nope|nah)(?=\s?(?:$|[,.;!–-]))|(?:neither|none|not (?:this|that|really|it))\b", re.IGNORECASE
)
"""How a single option is taken or left."""

_CLAUSE = lazy_pattern(r"[,;.!\n]|\bbut\b", re.IGNORECASE)
_DENIED = lazy_pattern(r"(?:\b(?:not|no|never|without|none|nobody|neither|hardly)\b|n't\b)", re.IGNORECASE)
_JOINED = lazy_pattern(r"[,;\n]|\band\b|&|\+", re.IGNORECASE)


class _Choice(NamedTuple):
    id: str
    name: str


def _short(reply: str) -> str:
    """A reply in the form in which whole-utterance patterns look at it; "" if it is too long for them."""
    text = straight(one_line(reply[: LONGEST * 2]))
    return text if len(text) <= LONGEST else ""


def is_none(reply: str) -> bool:
    """Whether the whole reply says that there is nothing."""
    text = _short(reply)
    return bool(_NONE.fullmatch(text) or _NONE.fullmatch(trimmed(text)))


def is_all(reply: str) -> bool:
    """Whether the whole reply says: all of them."""
    return bool(_ALL.fullmatch(_short(reply)))


def is_agreement(reply: str) -> bool:
    """Whether the whole reply accepts what was suggested."""
    return bool(_AGREED.fullmatch(_short(reply)))


def numbers_chosen(reply: str, count: int) -> list[int] | None:
    """The places (from 0) that a reply of numbers only chooses among ``count``; None if it is anything else."""
    text = _short(reply)
    places: list[int] = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if not match:
            return None
        places.extend(_places(match, count))
        at = match.end()
    chosen = list(dict.fromkeys(place - 1 for place in places))
    return chosen if chosen and all(0 <= place < count for place in chosen) else None


def _places(match: re.Match[str], count: int) -> Iterator[int]:
    """The places (from 1; 0 for one that cannot be) that a word of a choice stands for."""
    if match["some"]:
        which, many = match["some"].lower().split()
        number = _value(many)
        yield from range(count - number + 1, count + 1) if which == "last" else range(1, number + 1)
    elif match["ordinal"]:
        word = match["ordinal"].lower()
        yield count if word == "last" else ORDINALS.get(word) or int(word[:-2])
    elif match["low"]:
        low, high = int(match["low"]), int(match["high"])
        yield from range(low, high + 1) if low < high else (0,)
    elif match["number"]:
        yield _value(match["number"])


def _value(number: str) -> int:
    return NUMBER_WORDS.get(number.lower()) or int(number)


_CONCLUDED = lazy_pattern(
    rf"(?:.*\bso(?:,| it'?s| that'?s| i'?d say| i'?ll (?:say|take|go for)| probably| call it| make it| number| option){{0,3}}|.*[,;.:–—-]|.*\b(?:number|option|no\.)) (?P<number>{_NUMBER})[\s.!]*",
    re.IGNORECASE,
)


def _concluded(text: str, count: int) -> int | None:
    """The place (from 0) of the number to which a reply comes at its end ("the schools pay us, so five"); None if it
    comes to none, or has another number in it."""
    line = _short(text)
    match = _CONCLUDED.fullmatch(line)
    if not match or len(re.findall(rf"(?<![\w-])(?:{_NUMBER})(?![\w-])", line, re.IGNORECASE)) > 1:
        return None
    if match["number"].lower() == "one" and not re.search(r"\b(?:so|number|option)\b", line, re.IGNORECASE):
        return None  # "a shop, one"
    return place - 1 if 1 <= (place := _value(match["number"])) <= count else None


def choose(reply: str, options: Sequence[Option], several: bool) -> list[str] | None:
    """The values of the options that a reply chooses, none for "none"; None if the reply chooses nothing known."""
    text = trimmed(reply)
    every = [option.value for option in options]
    numbers = numbers_chosen(text, len(options)) or numbers_chosen(reply, len(options))
    if numbers is not None:
        return [every[number] for number in numbers] if several or len(numbers) == 1 else None
    if not several and (concluded := _concluded(reply, len(options))) is not None:
        return [every[concluded]]
    if several and is_all(text):
        return None if _BOTH.match(_short(text)) and len(options) != 2 else every  # "both" of eight is not clear
    taken = _yes_or_no(reply) if several and len(options) == 1 else None
    if taken is not None:
        return every if taken else []
    left_out = _EXCEPT.fullmatch(_short(text)) if several else None
    if left_out:
        without = choose(left_out["rest"], options, several=True)
        return None if without is None else [value for value in every if value not in without]
    named = _named(text, options, several)
    if named:
        return named
    return [] if several and is_none(reply) else None


def chosen_one(reply: str, options: Sequence[Option]) -> str:
    """The value of the one option that a reply chooses, "" if it chooses none of them."""
    return (choose(reply, options, several=False) or [""])[0]


def _yes_or_no(reply: str) -> bool | None:
    """Whether a reply takes the single thing that there is; None if it says neither yes nor no."""
    text = straight(one_line(reply[:LONGEST]))
    if _LEFT.match(text) or is_none(reply):
        return False
    return True if _TAKEN.match(text) or is_agreement(reply) else None


def _named(text: str, options: Sequence[Option], several: bool) -> list[str]:
    wanted = normal(text)
    exact = [option.value for option in options if wanted in (normal(option.value), normal(option.label))]
    if exact:
        return exact[:1]
    by_cue = [option for option in options if _has_cue(text, option)]
    if several:
        return _several_named(text, options, [option.value for option in by_cue])
    if len(by_cue) > 1 and (both := [option.value for option in options if option.value == "both"]):
        return both  # "new and existing"
    if by_cue:
        return [_likeliest(text, by_cue)]
    part = [option.value for option in options if len(wanted) > 4 and f" {wanted} " in f" {normal(option.label)} "]
    if len(part) == 1:
        return part
    found = best(text, [_Choice(option.value, option.label) for option in options])
    return [found.id] if found else []


def _several_named(text: str, options: Sequence[Option], by_cue: Sequence[str]) -> list[str]:
    parts = [part for part in _JOINED.split(text) if part.strip()]
    by_part = [value for part in parts for value in _one_part(part, options)]
    by_name = [mention.id for mention in mentions(text, [_Choice(one.value, one.label) for one in options])]
    return list(dict.fromkeys([*by_part, *by_cue, *(() if by_cue else by_name)]))


def _has_cue(text: str, option: Option) -> bool:
    """Whether a cue of an option occurs in a text without being denied ("no survey", "haven't looked at the data")."""
    if not option.pattern:
        return False
    for clause in _CLAUSE.split(straight(text)):
        match = option.pattern.search(clause)
        if match and not _DENIED.search(clause[max(0, match.start() - 40) : match.start()]):
            return True
    return False


def _one_part(part: str, options: Sequence[Option]) -> list[str]:
    numbers = numbers_chosen(part, len(options))
    if numbers is not None:
        return [options[number].value for number in numbers]
    wanted = normal(part)
    exact = [option.value for option in options if wanted and wanted in (normal(option.value), normal(option.label))]
    return exact or _by_words(part, [option for option in options if not option.pattern])


def _by_words(part: str, options: Sequence[Option]) -> list[str]:
    """The one option that a few words name, however they are joined ("the checkin" for "Scheduled check-in")."""
    found = best(part, [_Choice(option.value, option.label) for option in options]) if options else None
    joined = "".join(words(part))
    if found or not 4 < len(joined) <= LONGEST:
        return [found.id] if found else []
    inside = [option.value for option in options if joined in normal(option.label).replace(" ", "")]
    return inside if len(inside) == 1 else []


def _likeliest(text: str, options: Sequence[Option]) -> str:
    """Of several options whose cues occur, the one that the most of the text speaks for; the first of equals."""

    def weight(option: Option) -> tuple[int, float]:
        found = list(option.pattern.finditer(text)) if option.pattern else []
        return (sum(len(match.group()) for match in found), similarity(text, option.label) + len(found))

    return max(options, key=weight).value


def accept(reply: str, suggestions: Sequence[str]) -> list[str] | None:
    """The suggestions that a reply accepts as a whole ("1 and 3", "all", "all but 2", "yes"); None if it does not."""
    if not suggestions:
        return None
    text = trimmed(reply)
    numbers = numbers_chosen(text, len(suggestions)) or numbers_chosen(reply, len(suggestions))
    if numbers is not None:
        return [suggestions[number] for number in numbers]
    every = _ALL.fullmatch(_short(reply)) if not _BOTH.match(_short(reply)) or len(suggestions) == 2 else None
    if every and every["count"] and _value(every["count"]) != len(suggestions):
        return None
    if every or is_agreement(reply):
        return list(suggestions)
    left_out = _EXCEPT.fullmatch(_short(text)) or _EXCEPT.fullmatch(_short(reply))
    if left_out:
        options = [Option(value=one, label=one) for one in suggestions]
        without = choose(left_out["rest"], options, several=True)
        if without:
            return [one for one in suggestions if one not in without]
    return None


def accept_in_list(items: Sequence[str], suggestions: Sequence[str]) -> list[str]:
    """List items in which numbers stand for suggestions ("1", "the first two"); names are kept as typed.

    A bare number that stands for none is left out: nothing on a map is called "9". Beside names, "first and last" is
    said of these, and picks nothing; "the first one" and "the first two" do.
    """
    accepted: list[str] = []
    picking = all(numbers_chosen(item, len(suggestions)) for item in items)
    for item in items:
        spoken = not picking and {*normal(item).split()} <= _SPOKEN_ORDER
        numbers = numbers_chosen(item, len(suggestions)) if suggestions and not spoken else None
        if numbers:
            accepted.extend(suggestions[number] for number in numbers)
        elif not re.fullmatch(r"#?\d{1,2}", item):
            accepted.append(item)
    by_name: dict[str, str] = {}
    for one in accepted:
        by_name.setdefault(normal(one) or one, one)
    return list(by_name.values())
