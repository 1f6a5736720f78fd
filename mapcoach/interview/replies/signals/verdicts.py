"""Verdicts without a fact: "confusing", "bad service", "not great"."""

from __future__ import annotations

import re

from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.signals.spans import readable, typed

_EVALUATIVE = frozenset(
    """good bad fine ok okay alright nice great brilliant excellent amazing lovely fantastic perfect wonderful superb smooth smoothly easy simple pleasant friendly
    helpful professional reliable convenient quick fast efficient slow slowly clunky confusing confused unclear complicated complex difficult hard tricky awkward messy cumbersome
    poor poorly awful terrible horrible dreadful atrocious appalling abysmal rubbish crap crappy shit shite useless hopeless pathetic lousy mediocre average meh so-so
    annoying anoying irritating frustrating frustrated annoyed stressful tedious boring painful unpleasant disappointing dissapointing disappointed unhappy dissatisfied happy satisfied
    expensive pricey overpriced dear costly cheap rude unfriendly unhelpful unprofessional unreliable inconsistent inefficient inconvenient impersonal outdated old-fashioned dated ugly chaotic disorganised disorganized
    nightmare mess disaster pain joke shambles hassle sucks stinks better worse best worst lacking lack wrong weird strange off shocking horrendous unacceptable ridiculous embarrassing dire grim woeful infuriating exhausting tiresome bureaucratic unintuitive laggy faff existent nonexistent winded longwinded suboptimal substandard unsatisfactory problematic""".split()
)
_NOUNS = frozenset(
    """service customer communication communications experience experiences process processes support quality system website site web page app form forms checkout staff team delivery handling response responses
    thing things part bit stuff everything overall stage step whole phone user time feeling interface navigation design usability layout organisation organization info information ux ui""".split()
)
_GLUE = frozenset(
    """long right isnt arent wasnt werent a an the this that these it it's its is isn't are aren't was wasn't were be been being just very really quite pretty rather too so such extremely super incredibly totally completely absolutely kinda sorta kind sort of
    somewhat fairly a little bit lot and or but also not no never always often sometimes usually generally mostly more most much way all they they're she she's he he's we our their them her him you i i'm me my
    find finds found feel feels think guess say honestly tbh to be honest could should would can get gets with for at in on there there's here in general well um uh hmm yeah yes as seems seem looks look gets getting bloody damn only simply only""".split()
)
_WORD = lazy_pattern(r"[^\W_]+(?:['-][^\W_]+)*")
_BEFORE = lazy_pattern(
    r"(?:\b(?:not|isn't|wasn't|aren't|could be|too|no|a|never|so|very|that|really|user|all|most|more)\s+){1,4}$",
    re.IGNORECASE,
)
_KEPT = lazy_pattern(r"(?:not|isn't|wasn't|aren't|could be|too|no|a (?=$)|never|user)\b", re.IGNORECASE)
_AFTER = lazy_pattern(
    rf"(?:\s(?:of\s)?(?:{'|'.join(sorted(_NOUNS - {'time', 'bit', 'part', 'whole', 'overall'}))}))+\b", re.IGNORECASE
)
_TO_DO = lazy_pattern(r"\bto (?:find|finds|get|feel|look|time)\b", re.IGNORECASE)
_ASSENT = lazy_pattern(
    r"\W*(?:(?:no|nope|yes|yep|yeah|well)\W+)?(?:(?:it's|its|that's|thats|it is|that is|looks|sounds|all|just)\s){0,2}(?:all\s)?(?:ok|okay|fine|good|great|alright|perfect|lovely|nice|brilliant|excellent)(?: (?:as (?:it )?is|there|thanks|thank you|so far|by me|with me|for now))?\W*",
    re.IGNORECASE,
)
"""What is said to agree, or because there is nothing to tell."""
_LONGEST = 14
_LONGEST_REPLY = 150


def verdict(text: str) -> str:
    """The evaluative words of a reply or statement that holds no fact besides; "" if it holds one, or no verdict.

    Good verdicts ("fine", "great service") count as well: whether they need a fact is for the question to say.
    """
    line = readable(text)
    if len(line.strip()) > _LONGEST_REPLY or "?" in line or _TO_DO.search(line) or _ASSENT.fullmatch(line):
        return ""
    words = list(_WORD.finditer(line))
    if not 0 < len(words) <= _LONGEST or not all(_means_little(match.group().lower()) for match in words):
        return ""
    judged = [match for match in words if _judges(match.group().lower())]
    if not judged:
        return ""
    after = _AFTER.match(line, judged[-1].end())
    return typed(text, _start(line, judged[0].start()), after.end() if after else judged[-1].end())


def _means_little(word: str) -> bool:
    return word in _GLUE or word in _NOUNS or _judges(word)


def _judges(word: str) -> bool:
    return word in _EVALUATIVE or (word.startswith("non-") and word[4:] in _EVALUATIVE)


def _start(line: str, start: int) -> int:
    """Where a verdict starts when what turns it round ("not very …") belongs to it."""
    before = _BEFORE.search(line, max(0, start - 40), start)
    turned = _KEPT.search(line, before.start(), start) if before else None
    article = re.search(r"\ba\s$", line[max(0, start - 2) : start], re.IGNORECASE)
    return turned.start() if turned else start - 2 if article else start
