"""Reads replies that do not answer the question but correct the answer before it: "no, I meant Dawn"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.choices import is_agreement, is_none
from mapcoach.interview.replies.commands import read_command, without_politeness
from mapcoach.interview.replies.kinds import DAY, NUMBER, Kind, kind_of
from mapcoach.interview.replies.lists import split_names, split_statements
from mapcoach.interview.replies.matching import similarity, words
from mapcoach.interview.replies.people import read_person
from mapcoach.interview.replies.text import normal, one_line, straight
from mapcoach.interview.replies.told_edits import is_name

_LONGEST = 200
"""Replies longer than this (in characters) are answers."""


class Correction(NamedTuple):
    """What the answer before should have been: ``to`` as it was typed; ``sure`` if the reply says that it corrects."""

    to: str
    sure: bool


_GAP = r"[\s,.:;!…–—-]+"
_STOP = r"\s*[,.:;!…–—-]+\s*"
_LEAD = rf"(?:(?:no+|nope|nah|oh|ah|oops|whoops|sorry|wait|hang on|hold on|well|u+m+|u+h+|e+r+|hm+|actually|right|ok(?:ay)?|yes|yeah|and|but|so){_GAP})*"
_ITS = r"(?:(?:it's|its|it is|it was|that's|that is|they're|more like|actually|really|just)\s)*"
_REPAIRS = lazy_pattern(r"\b(no+|nope|oops|whoops|sorry|wait|hang on|hold on)\b", re.IGNORECASE)

_MEANT = lazy_pattern(
    rf"(?P<lead>{_LEAD})(?:(?:(?P<i>i|we)\s(?:(?:actually|really|of course)\s)?)?meant(?:\sto\s(?:say|write|type|put))?|what\s(?:i|we)\s(?:really\s)?meant(?:\sto\ssay)?\s(?:was|is)|"
    rf"i\sshould(?:'ve|\shave|\sof)?\s(?:said|put|written|typed)|let\sme\s(?:rephrase|reword|correct)(?:\s(?:that|this|it|myself))?{_STOP})\s*[,:]?\s*(?:that\s(?=\S))?{_ITS}(?P<to>\S.*)",
    re.IGNORECASE,
)
_WRITTEN = lazy_pattern(r"\bto\s(?:write|type|put)\b", re.IGNORECASE)
_WRONG = (
    r"correction|(?:scratch|strike|forget|cancel|ignore|delete)\s(?:that|this|it|that last one)|my\s(?:mistake|bad|fault|error)|(?:sorry,?\s)?(?:a\s)?typo|"
    r"(?:i|i've|i\shave)\s(?:got|typed|put|said|wrote)\s(?:that|it)\swrong|that(?:'s|\swas|\sis)\s(?:wrong|not\sright|a\stypo|a\smistake)|i\smisspoke|i\stell\sa\slie|i\slie|what\sam\si\ssaying|i\smistyped|or\srather"
)
_SURE = (
    lazy_pattern(
        rf"{_LEAD}(?:{_WRONG})(?:{_STOP}|(?<!forget\sthat)(?<!ignore\sthat)\s(?=it's\s|its\s|it\sis\s)){_ITS}(?P<to>\S.*)",
        re.IGNORECASE,
    ),
    lazy_pattern(rf"{_LEAD}or\srather\s(?P<to>\S.*)", re.IGNORECASE),
)
_INSTEAD = lazy_pattern(
    rf"{_LEAD}(?:that|it|this)\sshould\s(?:have\sbeen|have\ssaid|say|read)\s(?P<to>\S.*)", re.IGNORECASE
)
_AFTER = lazy_pattern(
    rf"{_LEAD}{_ITS}(?P<to>\S.*?),?\s(?:is\swhat\s)?(?:i|we)\s(?:really\s|actually\s)?meant(?:\sto\ssay)?",
    re.IGNORECASE,
)
_MADE = lazy_pattern(rf"{_LEAD}(?:make|let's\s(?:say|make)|call)\s(?:(?P<that>that)|it)\s(?P<to>\S.*)", re.IGNORECASE)
_SHOULD = lazy_pattern(rf"{_LEAD}(?:that|it|this)\sshould\sbe\s(?P<to>\S.*)", re.IGNORECASE)
_I_MEAN = lazy_pattern(rf"(?P<lead>{_LEAD})i\smean(?:{_GAP}){_ITS}(?P<to>\S.*)", re.IGNORECASE)
_BARE = lazy_pattern(
    rf"(?P<lead>(?:(?:no+|nope|oops|whoops|sorry|wait|hang\son|hold\son|actually|oh|ah|well){_GAP})+)(?P<its>{_ITS})(?P<to>\S.*)",
    re.IGNORECASE,
)

_NOT_THAT = lazy_pattern(r",?\s(?:and\s)?not\s\S+(?:\s\S+){0,4}$", re.IGNORECASE)
_CLAUSE = lazy_pattern(
    r"(?:they|we|you|he|she|i|it|people|nobody|no one|everyone|everybody|customers|there|this|that|these|those|what|why|how|who|where|which|when|if|because|but|and|so|or|not|to|is|are|was|were|do|does|did|can|could|would|will|please|let|"
    r"in|on|for|of|at|by|with|from|as|yes|no|go|nothing|none|never|always|quite|very|too|well|back|maybe|only|just)(?!\w)|(?:.*\s)?(?:they|we|you|he|she|is|are|was|were|isn't|aren't|has|have|don't|doesn't|can't|won't|takes?|that)\s",
    re.IGNORECASE,
)
_LONGEST_PHRASE, _SHORTEST_SENTENCE = 6, 3
"""In words."""
_SAID_BY_HABIT = frozenset(
    "it|that|well|so|no|yes|it well|no harm|everything|what i said|business|it all|not|something|more|really|seriously|honestly|literally|basically|though".split(
        "|"
    )
)
_RECENT = 4
"""So many of the latest answers are looked at."""
_NAMED = ("name", "owner", "influencers", "role")
_CHOSEN = ("drops_off", "moment_of_truth", "channel", "customers", "business_kind", "basis", "kind", "cadence")
_COUNTED = ("share", "baseline", "target", "emotion", "severity", "impact", "feasibility", "measures")


def read_correction(text: str) -> Correction | None:
    """What a reply corrects the answer before to, if it has that form as a whole; else None. The session decides."""
    line = one_line(text[: _LONGEST * 2])
    if not line or "\n" in text.strip() or len(line) > _LONGEST:
        return None
    flat = straight(line)
    for read in (_meant, _corrected, _mean, _bare):
        if (found := read(flat)) is not None:
            start, end, sure = found
            to = _trimmed(line[start:end])
            return Correction(to, sure) if _says_something(to) else None
    return None


_Found = tuple[int, int, bool] | None


def _meant(flat: str) -> _Found:
    """ "I meant Dawn", "let me rephrase: …": whatever follows is meant."""
    match = _MEANT.fullmatch(flat)
    if not match:
        return None
    if re.match(r"to\s", match["to"]) or (_WRITTEN.search(flat[: match.start("to")]) and not _is_phrase(match["to"])):
        return None
    if re.search(r"\bmeant\b", match.group()[: match.start("to") - match.start()]) and not _by_whom(match):
        return None
    return (*match.span("to"), True)


def _by_whom(match: re.Match[str]) -> bool:
    """Whether somebody says that they meant it: "meant for families" has nobody."""
    before = match.group()[: match.start("to") - match.start()].casefold()
    return bool(match["i"] or "what i" in before or "what we" in before or _REPAIRS.search(match["lead"]))


def _corrected(flat: str) -> _Found:
    for pattern in _SURE:
        if match := pattern.fullmatch(flat):
            return (*match.span("to"), _is_phrase(match["to"]))
    if (match := _INSTEAD.fullmatch(flat) or _AFTER.fullmatch(flat)) and _is_phrase(match["to"]):
        return (*match.span("to"), True)
    if (match := _MADE.fullmatch(flat)) and kind_of(_trimmed(match["to"])):
        return (*match.span("to"), bool(match["that"]))
    if (match := _SHOULD.fullmatch(flat)) and kind_of(_trimmed(match["to"])):
        return (*match.span("to"), False)
    return None


def _mean(flat: str) -> _Found:
    match = _I_MEAN.fullmatch(flat)
    if not match or not _is_phrase(match["to"]):
        return None
    return (*match.span("to"), bool(_REPAIRS.search(match["lead"])))


def _bare(flat: str) -> _Found:
    """ "No, Priya"; sure only if it takes back twice ("wait no", "no sorry") or is startled ("oops")."""
    match = _BARE.fullmatch(flat)
    if not match:
        return None
    lead, to = match["lead"].casefold(), match["to"]
    back = len(_REPAIRS.findall(lead))
    apart = bool(match["its"]) or bool(re.search(r"[,.:;!…–—-]\s*$", lead))
    kind = kind_of(_trimmed(to))
    if back > 1 and apart and not _is_phrase(to) and len(to.split()) > _SHORTEST_SENTENCE:
        start = match.start("its") if match["its"] else match.start("to")
        return start, match.end("to"), False
    if (
        not (apart or (kind and not lead.rstrip().endswith("wait")))
        or not _is_phrase(to)
        or (not kind and not _noun_like(to))
    ):
        return None
    startled = "oops" in lead or (("hang on" in lead or "hold on" in lead) and bool(match["its"]))
    return (*match.span("to"), bool(back > 1 or startled))


def _noun_like(to: str) -> bool:
    """Whether a phrase may be a thing: "the owner", "google maps"; "quite happy" and "waiting" are not."""
    return is_name(to) and not re.match(r"\w+ing\b", to)


def _is_phrase(to: str) -> bool:
    """Whether words are a short phrase and not a sentence or a judgement."""
    bare = _trimmed(to)
    if kind_of(bare):
        return True
    return len(bare.split()) <= _LONGEST_PHRASE and not _CLAUSE.match(bare) and is_name(bare)


def _trimmed(to: str) -> str:
    """What was meant, without "not Donna" and "please" behind it."""
    return without_politeness(_NOT_THAT.sub("", to.strip()), start=False).strip(" ,;:")


def _says_something(to: str) -> bool:
    if not normal(to) or normal(to) in _SAID_BY_HABIT:
        return False
    return not (read_command(to) or is_none(to) or is_agreement(to))


def fits(correction: Correction, previous_reply: str, field: str) -> bool:
    """Whether a correction is of the same kind as the answer before, so that a bare "no, Priya" may be meant for it.

    ``field`` is what the answer before was about. A name is for a name, a number for a number; other words must
    be nearly those of the answer, or share half of what carries meaning with it.
    """
    kind, last = kind_of(correction.to), field.rsplit(".", 1)[-1]
    said = one_line(previous_reply[: _LONGEST * 2])
    if not said or read_command(said):
        return False
    if kind == "name":
        if last not in _NAMED:
            return kind_of(said) == "name"
        return len(read_person(said)[0].split()) <= 4 and kind_of(said) != "number"
    if kind:
        return bool(_only(kind, said))
    return _about(correction.to, said)


def which(correction: Correction, recent: Sequence[tuple[str, str]]) -> int | None:
    """The place of the answer that a correction is meant for among the latest ones; None if it is not clear.

    ``recent`` are replies with the fields that they answered, the latest first, without those that were skipped. It is
    the latest that it fits, for a follow-up may have come between; or the very last one, if the reply says that it
    corrects and nothing speaks against it.
    """
    looked_at = recent[: _RECENT if correction.sure else 1]
    for place, (reply, field) in enumerate(looked_at):
        if fits(correction, reply, field):
            return place
    if not correction.sure and len(correction.to.split()) > _SHORTEST_SENTENCE:
        return next((place for place, (reply, _) in enumerate(recent[:_RECENT]) if _about(correction.to, reply)), None)
    if not correction.sure or not recent or kind_of(correction.to) or kind_of(recent[0][0]):
        return None
    return 0 if mended(correction, *recent[0]) else None


def could_answer(correction: Correction, field: str) -> bool:
    """Whether what a bare "no, Priya" says could just as well answer an open question about ``field``."""
    kind, last = kind_of(correction.to), field.rsplit(".", 1)[-1]
    if kind == "name":
        return last in _NAMED
    if kind == "number":
        return last in _COUNTED
    if kind == "day":
        return last in ("review", "due")
    return last not in (*_COUNTED, *_CHOSEN)


def mended(correction: Correction, previous_reply: str, field: str) -> str:
    """The whole answer as it was meant: the words before with the one part put right; "" if it is unclear which.

    Everything in it was typed: a part of the reply before is replaced by what the correction says.
    """
    said, to = previous_reply.strip(), correction.to
    kind = kind_of(to)
    if field == "persona.name" and kind == "name":
        return said.replace(read_person(said)[0] or said, to, 1)
    if kind in ("number", "day"):
        places = _only(kind, said)
        if len(places) == 1:
            return said[: places[0][0]] + to + said[places[0][1] :]
        return to if not places and len(split_names(said)) == 1 else ""
    parts = max(split_names(said), split_statements(said), key=len)
    if len(parts) < 2 or len(split_names(to)) > 1 or field.startswith(("scope.", "persona.name")):
        return "" if _is_sentence(said) and not _is_sentence(to) and not _near(to, said) else to
    near = [part for part in parts if part in said and _near(to, part)]
    if len(near) == 1:
        return said.replace(near[0], to, 1)
    return ""


def _is_sentence(text: str) -> bool:
    """Whether a text tells something, so that a mere phrase can stand for a part of it only."""
    return bool(_CLAUSE.match(re.sub(rf"^{_ITS}", "", straight(text), flags=re.IGNORECASE)))


def _only(kind: Kind, said: str) -> list[tuple[int, int]]:
    """Where in a reply the parts of a kind stand."""
    pattern = NUMBER if kind == "number" else DAY
    return [match.span() for match in re.finditer(pattern, straight(said[:_LONGEST]), re.IGNORECASE)]


def _about(to: str, said: str) -> bool:
    return any(_near(to, part) for part in (said, *split_names(said))) or _about_the_same(to, said)


def _near(to: str, part: str) -> bool:
    """Whether one is the other misspelt, or has the same last word: "the back desk" for "the front desk"."""
    mine, theirs = words(to), words(part)
    same_head = bool(mine and theirs) and mine[-1] == theirs[-1] and max(len(mine), len(theirs)) <= 3
    return same_head or _opens_alike(to, part) or similarity(to, part) >= 0.72


def _opens_alike(to: str, part: str) -> bool:
    """Whether two sentences begin with the same two words: "it comes too late", "it comes the day before"."""
    mine, theirs = normal(to).split(), normal(part).split()
    return min(len(mine), len(theirs)) > 2 and mine[:2] == theirs[:2]


def _about_the_same(to: str, said: str) -> bool:
    """Whether a sentence shares half of its words with the answer before."""
    mine, theirs = set(words(to)), set(words(said))
    return len(mine) > 1 and len(mine & theirs) * 2 >= min(len(mine), len(theirs)) > 1
