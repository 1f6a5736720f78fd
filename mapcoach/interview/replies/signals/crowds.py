"""Crowds where one person or one group is wanted.

"Everyone" counts where it is who the reply is about, not where it is somebody else in it ("everyone in her family",
"asks everyone at work"), and not where a group is made of it ("anyone with a dog that pulls").
"""

from __future__ import annotations

import re

from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.signals.spans import START, readable, typed

_CUSTOMERS = r"(?:customers?|clients?|users?|guests?|patients?|visitors?|buyers?|shoppers?)"
_LEAD = (
    r"(?:(?:well|just|really|basica?ll?y|honestly|literally|probably|mostly|mainly|it's|its|it is|for|i'd say|i would say|pretty much|more or less|"
    r"nearly|almost|virtually|so|and|hmm+|oh|um+|uh+|i think|i guess|we get|we have|we serve|we see|we sell to|we do|you get|there's|a mix of|quite|absolutely|"
    r"target(?:ed)? at|aimed at|open to|because|cos|i mean|to be honest|tbh|yeah|yes|ok|normally|usually|our customers are),?\s){0,6} ?"
)
_AROUND = r"in (?:town|general|the (?:area|world|country|county|city|village|valley|region|neighbourhood|district)|britain|the uk)"
_OWN = (
    r"(?! (?:else|she|he|they know|around (?:her|him|them)|there|involved|except)\b)"
    rf"(?! (?:in|on|at|from|around|behind|near|inside|outside|under) (?!{_AROUND[3:]}\b))"
)
_NEEDS = (
    r"(?: (?:who|that)(?:'s| is| are)? (?:needs?|wants?|likes?|loves?|buys?|comes? in|walks? (?:in|past|by|through|around)|can pay|pays?|calls?|rings?|visits?|shops?|interested|looking|uses?|eats?|drives?)"
    r"[^,.;:!?\n]{0,40})"
)
_WITH = r"(?! (?:who|that|with|whose|over|under|between|aged|from|living|working)\b)"
_EVERYONE = rf"(?:every(?:one|body)|any(?:one|body))(?: and every(?:one|body))?(?:{_NEEDS}| {_AROUND}|{_OWN}{_WITH})"
_ALL_OF_THEM = (
    rf"(?:all|any|every)(?: (?:one )?of)?(?: (?:our|the|my))? {_CUSTOMERS}(?: in general)?{_WITH}(?! (?:are|is(?! (?:the same|different|equal|welcome|important))|were|come|comes|live|lives|work|works|have|has)\b)|"
    r"they all(?! (?:look|sound|seem|are|come|live|work|have|know|meet|met|share|belong|sit|were)\b)|all of them|the general public|the public at large|"
    rf"(?:all|every|any) (?:sorts?|kinds?|types?|ages?|genders?|manner)(?: (?:of|and) (?:people|{_CUSTOMERS}|folks?|humans|ages|persons))?(?! of)(?! (?:who|that|with)\b)|"
    rf"(?:normal|ordinary|regular|average) people|people of all (?:ages|kinds|sorts)|(?:people|folks?|(?:our |the )?{_CUSTOMERS}) in general"
)
_CROWD = lazy_pattern(rf"{START}{_LEAD}(?P<crowd>\b(?:{_EVERYONE}|{_ALL_OF_THEM}))(?![\w'])", re.IGNORECASE)
_NOBODY_ELSE = lazy_pattern(
    rf"{_LEAD}(?P<crowd>(?:(?:our|the|my|all|other) )?(?:people|folks?|the public|{_CUSTOMERS}))(?:,? (?:really|basically|honestly|i guess|of course))?[\s.!]*",
    re.IGNORECASE,
)

_PERSON = rf"(?:people|joes?|folks?|persons?|humans?|{_CUSTOMERS})"
_VAGUE = lazy_pattern(
    rf"{_LEAD}(?:(?:just|any|the|all|every|our|a|mostly) )?(?:"
    rf"(?:normal|regular|ordinary|average|everyday|common|typical|random|different) {_PERSON}(?: from (?:round |around )?here| (?:on|in) the street| like (?:you|us)(?: and me)?)?|"
    rf"(?:{_PERSON} of )?(?:all|any|every) (?:ages?|genders?|sorts?|kinds?|types?)(?: (?:of|and) (?:{_PERSON}|ages?|genders?))?(?: really)?|"
    rf"(?:every|any)(?:one|body)(?: and every(?:one|body))?(?: (?:really|else|with (?:a bit of |some |enough )?(?:money|budget|cash)|in (?:town|general|the area)))?|"
    rf"(?:(?:every|any)(?:one|body)|{_PERSON}) (?:who|that) (?:(?:really|just|might|may|could) )?(?:needs?|wants?|likes?|loves?|values?|buys?|uses?|(?:is|are|'s) (?:looking for|interested in))(?: (?!(?:on|at|in|after|before|when|because|under|over|near|by|to|from)\b)[\w']+){{1,4}}|"
    rf"{_PERSON}|(?:general )?public|men and women|women and men|both (?:sexes|genders)|young and old|old and young|rich and poor|"
    rf"(?:{_PERSON} from )?all walks of life|adults|grown-?ups|mix(?:ed)?(?: (?:bag|crowd|bunch))?(?: of (?:everyone|everything|people))?|"
    r"no (?:particular|specific|special|real) (?:group|type|segment|target)(?: group)?|nobody in particular|no one in particular|whoever (?:comes|rings|calls|walks in|needs it)"
    r")(?: (?:really|basically|i guess|honestly|mostly))?",
    re.IGNORECASE,
)
_AGES = lazy_pattern(
    r"(?:from |aged |ages? )?(?P<low>\d{1,2}) ?(?:to|-|–) ?(?P<high>\d{1,3})(?: years?(?: old)?)?", re.IGNORECASE
)
_EVERYBODY = lazy_pattern(r"men,? (?:and )?women(?:,? (?:and )?(?:children|kids))?[.! ]*", re.IGNORECASE)
_WIDE = 45
_NARROWED = lazy_pattern(
    r"\b(?:mostly|mainly|especially|but|most of them|particularly|primarily|above all|except)\b", re.IGNORECASE
)
_CLAUSE_END = lazy_pattern(r"[,.;:!?–—\n]| - ")


def crowd_words(text: str) -> str:
    """The words for a crowd ("everyone", "all our customers") in a reply that is about one; "" if it is not."""
    line = readable(text)
    match = _NOBODY_ELSE.fullmatch(line) or _CROWD.search(line)
    return typed(text, *match.span("crowd")) if match else ""


def vague_segment(text: str) -> bool:
    """Whether a segment would fit nearly anybody ("normal people", "all ages", "from 18 to 80").

    What narrows it afterwards ("all ages, mostly after an operation") makes it a segment.
    """
    line = readable(text).strip()
    end = _CLAUSE_END.search(line)
    head = line[: end.start()].strip() if end else line
    if end and _NARROWED.search(line, end.start()):
        return False
    if _EVERYBODY.fullmatch(line):
        return True
    ages = _AGES.fullmatch(line.rstrip(".! "))
    return bool(_VAGUE.fullmatch(head)) or bool(ages and int(ages["high"]) - int(ages["low"]) >= _WIDE)
