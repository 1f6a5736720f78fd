"""Splits a reply into the items of a list, as people write lists.

What must not be torn (brackets, quotations, "1,500", "terms and conditions") is covered with a mask of the same
length; separators are looked for in the mask, and the items are cut out of what was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.text import is_filler, normal, one_line, trimmed, unquoted, without_trailer
from mapcoach.interview.replies.two_in_one import two_in_one

READ = 3_000
"""So many characters of a reply are split; the journal keeps all of it, and a map could not show more."""
_MOST = 100
"""So many items are taken from one reply."""
_COVER = "\ue000"
_BULLET = lazy_pattern(r"^(?:[-*•·–—‣▪◦✓>]+\s*|\(?\d{1,2}[.):](?:\s+|$)|\(?[a-h]\)\s+)")
_NUMBER_LABEL = lazy_pattern(r"#?\d{1,2}:\s")
_MARKER = lazy_pattern(
    r"(?<![^\s,;(])(?:(?:step|stage|phase)\s+(?P<step>\d{1,2})\s?[:.)–—-]|\(?(?P<number>\d{1,2})(?:[.):]|\s[-–—](?=\s))|\(?(?P<letter>[a-h])\))\s*(?=\S)",
    re.IGNORECASE,
)
_ARROW = lazy_pattern(r"\s?(?:-+>|=+>|–>|→|➜|➔|➡️?|⇒|»|\s>\s|\s>>\s)\s?")
_SEMICOLON = lazy_pattern(r";")
_DASH = lazy_pattern(r"\s[-–—]\s")
_SENTENCE = lazy_pattern(r"(?<=[.!?…])[\"”')\]]?\s(?=\S)")
_ABBREVIATION = lazy_pattern(
    r"(?:\b(?:e\.g|i\.e|etc|approx|no|nr|vs|mr|mrs|ms|dr|st|min|max|incl|tel|ltd|inc|prof)|\b[A-Z])\.$", re.IGNORECASE
)
_HOURS = lazy_pattern(r"\b[ap]\.m\.$", re.IGNORECASE)
_COMMAS = lazy_pattern(
    r",|\s/\s|(?<=[^\W\d_]{3})/(?=[^\W\d_]{3})|\s(?:\+|plus|as well as|and also|also)\s|"
    r"\s(?:and\s)?(?:then|after that|after which)(?=[\s,])|\sand\s(?=(?:finally|lastly|afterwards)\b)",
    re.IGNORECASE,
)
_AND = lazy_pattern(r"\s(?:and|&|['’]?n['’]?|or)\s(?:then\s|maybe\s|also\s)?", re.IGNORECASE)

_AND_ONLY = lazy_pattern(r"\s(?:and|&|['’]?n['’]?)\s(?:then\s|maybe\s|also\s)?", re.IGNORECASE)

_SOMEBODY = r"(?:they|he|she|we|i|you|people|customers|clients|else|so)"
_SHE_SENDS = rf"{_SOMEBODY}\s(?:writes?|sends?|drops?|leaves?|uses?)\s(?:us\s|me\s)?(?=(?:an?|the|our)\s)"
_PRONOUN = r"(?=(?:they|he|she|we|i|you|people|customers|clients|the|an?|our)\b)"
_LEAD = lazy_pattern(
    rf"(?:(?:so|well|ok(?:ay)?)\s(?=(?:first|firstly|then|they|he|she|initially)\b)|(?:firstly|first of all|first off|first up|for starters|initially|to start with|to begin with|then|finally|lastly|afterwards|after that|and|also|&)\b[\s,:]*|&\s|"
    rf"(?:every )?(?:sometimes|occasionally|now and then|once in a while|from time to time)\b[\s,]*(?:{_SHE_SENDS})?|or\s(?=\w)(?!{_SOMEBODY}\b)|"
    rf"(?:first|next|last|later|later on|second|third|at the (?:very )?(?:end|start|beginning)|in the end|after a (?:while|bit|few (?:days|weeks|months))|eventually|"
    rf"sooner or later|in time|over time|before long|one day|by then|at some point|at last)(?:[,:]\s?|\s{_PRONOUN}|\s(?=(?:it['’]?s|it is|there['’]?s|there is|that['’]?s)\s)))",
    re.IGNORECASE,
)
_PLUS = lazy_pattern(r"(?:plus|\+)\s", re.IGNORECASE)
_WHO = lazy_pattern(
    r"^(?:they|he|she|you|the (?:customer|client|user|patient|guest))\s"
    r"(?:(?:will|would|can|may|might|should|then|usually|often|sometimes|mostly|either|all|just)\s){0,3}(?=\w{3})",
    re.IGNORECASE,
)
_PREFACE = lazy_pattern(
    r"^[^:\n]{0,80}\b(?:these|this|following|stages|steps|phases|parts|are|list|order|like so|goes|follows)\s*:\s*(?=\S)",
    re.IGNORECASE,
)
_ARTICLE = lazy_pattern(
    r"^(?:(?:via|through|from|on|by|in|at)\s)?(?:the|an?|our|my|their|his|her|your|some)\s(?=\w)|^via\s(?=\w)",
    re.IGNORECASE,
)
_TOGETHER = (
    "terms and conditions", "click and collect", "search and compare", "research and development", "food and drink",
    "food and drinks", "q and a", "questions and answers", "meet and greet", "bed and breakfast", "pros and cons",
    "drag and drop", "sales and marketing", "trial and error", "health and safety", "pick up and delivery",
    "pickup and delivery", "name and address", "wait and see", "try and buy", "research and compare",
    "compare and choose", "compare and decide", "bits and pieces", "mix and match", "black and white",
    "hotel and flight", "discovery and research", "plan and book", "use and support", "care and support",
    "service and support", "returns and refunds", "return and refund", "set up and training", "friends and family",
    "family and friends", "time and money", "money and time", "in and out", "up and running", "back and forth",
    "up and down", "now and then", "quick and easy", "peace and quiet", "peace of mind", "safe and sound",
    "price and quality", "wear and tear", "pick and pack", "show and tell", "nice and easy", "more and more",
    "again and again", "over and over", "once and for all", "mum and dad", "mom and dad", "husband and wife",
    "nuts and bolts", "fish and chips", "tips and tricks", "parts and labour", "parts and labor", "fruit and veg",
    "arts and crafts", "home and garden", "hair and beauty", "frequently asked questions",
    "lost and found", "rock and roll", "r and d", "drum and bass", "salt and pepper", "park and ride", "pay and display",
)  # fmt: skip
"""Names with an "and" in them that are one thing."""

_NO_ENUMERATION = lazy_pattern(
    r"(?:(?:and |but )?(?:so|which|because|but|then|when|if|until|who|that|as|since|while|where|e\.g|i\.e|such as|like|especially|including|for example|"
    r"they|he|she|we|i|it|you|nobody|no one|people|customers|nothing|everyone)|and (?:the|a|an|our|their) \w+ \w+)\b",
    re.IGNORECASE,
)
_YES = (
    r"(?:yes|yep|yeah|yup|ok|okay|sure|please|right|exactly|agreed|of course|absolutely|sounds (?:good|right|fine)|👍)"
)
_ASSENT = lazy_pattern(rf"{_YES}(?:[\s,.!]+(?:{_YES}|fine|good|great|perfect|thanks)){{0,3}}[\s.!,]*", re.IGNORECASE)
"""A reply that only agrees. It names nothing."""
_LONGEST_ASSENT = 120
_STATEMENT_LEAD = lazy_pattern(r"(?:and|also|plus|then|but)\b[\s,]*", re.IGNORECASE)


def beginning(reply: str) -> str:
    """The part of a reply that is split: all of it, unless it is very long; then up to the last end of a word in it."""
    text = reply.strip()
    if len(text) <= READ:
        return text
    cut = re.search(r"[\s,;][^\s,;]*\Z", text[:READ])
    return text[: cut.start()] if cut else text[:READ]


def split_lines(reply: str, numbered: bool = False) -> list[str]:
    """The lines of a reply, without bullets and numbers (but "3: …" if ``numbered``), and without empty ones."""
    typed = (one_line(line) for line in reply.splitlines())
    lines = [(line if numbered and _NUMBER_LABEL.match(line) else _BULLET.sub("", line)).strip() for line in typed]
    return [line for line in lines if line]


def unnumbered(reply: str) -> str:
    """The reply with line breaks in place of a running count ("1) … 2) …", "step 1: … step 2: …", "a) … b) …")."""
    cuts: list[tuple[int, int]] = []
    for match in _MARKER.finditer(reply):
        letter = match["letter"]
        value = ord(letter.lower()) - ord("a") + 1 if letter else int(match["step"] or match["number"])
        if value == len(cuts) + 1:
            cuts.append(match.span())
    if len(cuts) < 2:
        return reply
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(reply)]
    pieces = (reply[start:end].rstrip(" ,;\t") for start, end in zip(starts, ends, strict=True))
    return "\n".join(piece for piece in pieces if piece.strip())


def split_names(
    reply: str, known: Sequence[str] = (), whole: re.Pattern[str] | None = None, alternatives: bool = True
) -> list[str]:
    """The names in a list such as stages or touchpoints: split at lines, bullets, arrows, ``;``, commas, "and".

    ``known`` are names that may be meant, so that one with an "and" in it is not torn apart; what the pattern
    ``whole`` matches is kept whole, too; so is "signs or leaves" unless ``alternatives`` count as two. Of a very long
    reply the first ``READ`` characters are split.
    """
    if _ASSENT.fullmatch(one_line(reply[:_LONGEST_ASSENT])):
        return []
    lines = split_lines(unnumbered(_PREFACE.sub("", beginning(reply))).replace("\t", "\n"))
    found = (
        item
        for line in lines
        for item in _items(without_trailer(line), known, whole, len(lines) > 1, _AND if alternatives else _AND_ONLY)
    )
    names: list[str] = []
    for item in islice(found, _MOST):
        if name := name_of(item, first=not names):
            names.append(name)
    return _unique(names)


def _items(
    line: str, known: Sequence[str], whole: re.Pattern[str] | None, one_of_several: bool, joint: re.Pattern[str]
) -> Iterator[str]:
    """The items of a line, still with the words around them."""
    mask = _masked(line, known, whole)
    if _ARROW.search(mask):
        yield from (line[start:end] for start, end in _parts(_ARROW, mask))
    elif one_of_several and mask.count(",") < 2 and len(line.split()) > 4 and ";" not in mask:
        yield line  # a line of its own that reads like a sentence
    elif len(_DASH.findall(mask)) > 1 and "," not in mask:
        yield from (line[start:end] for start, end in _parts(_DASH, mask))
    else:
        strong = list(_strong_parts(mask))
        for start, end in strong:
            may_split_and = not one_of_several and len(strong) == 1
            yield from _weak_items(line[start:end], mask[start:end], joint if may_split_and else None)


def _strong_parts(mask: str) -> Iterator[tuple[int, int]]:
    """The parts between semicolons and sentences."""
    for start, end in _parts(_SEMICOLON, mask):
        for first, last in _sentences(mask[start:end]):
            yield start + first, start + last


def _weak_items(text: str, mask: str, joint: re.Pattern[str] | None) -> Iterator[str]:
    parts = list(_parts(_COMMAS, mask))
    for number, (start, end) in enumerate(parts):
        if joint and number == len(parts) - 1:
            longest = _IN_A_LIST if number > 1 else _ALONE
            yield from _split_and(text[start:end], mask[start:end], joint, longest)
        else:
            yield text[start:end]


_ALONE, _IN_A_LIST = 4, 6
"""Up to how many words a name may have that "and" parts from the next: alone, and behind two commas and more."""


def _split_and(text: str, mask: str, joint: re.Pattern[str], longest: int) -> list[str]:
    """Split at "and" only where it joins short names at the end of a list."""
    lead = _LEAD.match(text.lstrip())
    offset = len(text) - len(text.lstrip()) + (lead.end() if lead else 0)
    pieces = [text[offset + start : offset + end] for start, end in _parts(joint, mask[offset:])]
    short = all(0 < len(name_of(piece).split()) <= longest for piece in pieces)
    tied = any(_TIED.match(piece.strip()) for piece in pieces[1:])
    return pieces if len(pieces) > 1 and short and not tied else [text]


_TIED = lazy_pattern(r"(?:if|when|unless|because|while|so|that|which|who)\b", re.IGNORECASE)


def _parts(separator: re.Pattern[str], mask: str) -> Iterator[tuple[int, int]]:
    """Where the parts between separators start and end, blank ones left out."""
    start = 0
    for match in separator.finditer(mask):
        if mask[start : match.start()].strip():
            yield start, match.start()
        start = match.end()
    if mask[start:].strip():
        yield start, len(mask)


_BRACKETS = lazy_pattern(r"\([^()]*\)|\[[^\[\]]*\]|“[^“”]*”|\"[^\"]*\"")
_THOUSANDS = lazy_pattern(r"(?<=\d),(?=\d{3}(?!\d))")
_OPENING = lazy_pattern(
    r"(?:^|(?<=[.;!?,]\s))(?:first(?:ly| off| up| of all)?|to (?:start|begin) with|for starters|next|then|finally|lastly|later|afterwards|u+[hm]+|e+rm?|hm+|well|so|ok(?:ay)?|oh|yeah|right|look|like),",
    re.IGNORECASE,
)


def _masked(line: str, known: Sequence[str], whole: re.Pattern[str] | None) -> str:
    mask = line
    for pattern in (_BRACKETS, _THOUSANDS, _OPENING, _together(tuple(known)), *([whole] if whole else [])):
        mask = pattern.sub(lambda match: _COVER * len(match.group()), mask)
    return mask


@lru_cache(maxsize=32)
def _together(known: tuple[str, ...]) -> re.Pattern[str]:
    names = {" ".join(name.casefold().split()).replace("&", "and") for name in (*_TOGETHER, *known)} - {""}
    patterns = (
        re.escape(name).replace(r"\ and\ ", r"\s?(?:and|&|['’]?\bn\b['’]?)\s?")
        for name in sorted(names, key=len, reverse=True)
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)


def name_of(item: str, first: bool = True) -> str:
    """A name without the words around it; still a span of what was typed."""
    text = _without_leads(_BULLET.sub("", item.strip()), first)
    text = _WHO.sub("", unquoted(trimmed(_without_leads(trimmed(text), first))))
    short = unquoted(_ARTICLE.sub("", text)).strip(" \t.,;:!*")
    return short if any(character.isalnum() for character in short) and not is_filler(short) else ""


def _without_leads(text: str, first: bool) -> str:
    """A text without "then", "finally", "first they" and the like at its start."""
    start = 0
    for _ in range(4):
        match = _LEAD.match(text, start) or (None if first else _PLUS.match(text, start))
        if not match:
            break
        start = match.end()
    return text[start:] or text


def split_statements(reply: str, numbered: bool = False) -> list[str]:
    """The statements in a reply about trouble or ideas: lines, bullets, ``;``, sentences, and plain short lists.

    With ``numbered`` the number of a thing that a line is about ("3: nobody answers") stays on it, and two parts with
    a comma between them ("no time, no money"), which are two otherwise, are left for the person to part.
    Clauses inside a sentence are left together: where they part is for a person to say.
    """
    if _ASSENT.fullmatch(one_line(reply[:_LONGEST_ASSENT])):
        return []
    statements = [part for whole, mask in _statements(reply, numbered) for part in _short_list(whole, mask)]
    if not numbered:
        statements = [part for statement in statements for part in two_in_one(statement)]
    return _unique([text for statement in statements if (text := _statement(statement))])


def whole_statements(reply: str) -> list[str]:
    """The statements in a reply with every word of theirs, "I think" and "mostly" too; only a full stop goes."""
    return [re.sub(r"(?<!\.)\.$", "", whole) for whole, _ in _statements(reply)]


def _statements(reply: str, numbered: bool = False) -> Iterator[tuple[str, str]]:
    """The statements, each with its mask: between lines, semicolons and sentences."""
    for line in split_lines(unnumbered(beginning(reply)), numbered)[:_MOST]:
        mask = _masked(line, (), None)
        for start, end in _strong_parts(mask):
            yield line[start:end].strip(), mask[start:end].strip()


def _sentences(mask: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text start and end."""
    start = 0
    for match in _SENTENCE.finditer(mask):
        before = mask[max(0, match.start() - 12) : match.start()]
        goes_on = _HOURS.search(before) and not mask[match.end()].isupper()
        if goes_on or (_ABBREVIATION.search(before) and not _HOURS.search(before)):
            continue
        yield start, match.start()
        start = match.end()
    yield start, len(mask)


def _short_list(statement: str, mask: str) -> list[str]:
    """The parts of a plain enumeration ("long wait, no parking, rude staff"), or the statement as it is."""
    if mask.count(",") < 2 or ":" in mask:
        return [statement]
    parts = [statement[start:end].strip() for start, end in _parts(re.compile(","), mask)]
    if len(parts) < 3 or any(len(part.split()) > 5 or _NO_ENUMERATION.match(part) for part in parts):
        return [statement]
    return [re.sub(r"^(?:and|or|plus|also)\s+", "", part, flags=re.IGNORECASE) for part in parts]


def _statement(text: str) -> str:
    short = trimmed(_STATEMENT_LEAD.sub("", text.strip(), count=1) if _STATEMENT_LEAD.match(text.strip()) else text)
    return short if len(normal(short)) > 1 else ""


def _unique(items: list[str]) -> list[str]:
    seen: dict[str, str] = {}
    for item in items:
        seen.setdefault(normal(item) or item, one_line(item))
    return list(seen.values())
