"""Which way a statement points, by cues; for contradictions only."""

from __future__ import annotations

import re

from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.feelings import feeling_of
from mapcoach.interview.replies.signals.spans import pattern, readable

_BAD = pattern(
    r"(?:too |so |very )?slow(?:ly)?|confus\w+|bad(?:ly)?|awful|terrible|horrible|poor(?:ly)?|rude|broken|broke|late|hard|difficult|complicated|stressful|angry|annoy\w+|frustrat\w+|disappoint\w+|unhappy|upset|worried|scared|fed up|lost|stuck|nightmare|mess|hassle|pain|hates?|hated|"
    r"wait(?:s|ed|ing)?|gives? up|gave up|giving up|hangs? up|hung up|walk(?:s|ed)? (?:out|away|off)|abandon\w*|cancel(?:s|led|ed)?|complain\w*|complaints?|problems?|trouble|issues?|errors?|fail(?:s|ed|ure)?|crash\w*|wrong|missing|delays?|delayed|queues?|on hold|expensive|overpriced|ripped off|unclear|ignored|chas(?:e|es|ed|ing)|"
    r"can't|cannot|cant|couldn't|couldnt|no (?:reply|answer|response|parking|prices?|idea|one|signal|stock|way)|nobody|never (?:calls?|called|repl\w+|answers?|answered|comes?|came|again|arriv\w+)|still (?:waiting|not|no)|out of stock|too (?:long|late|expensive|many|much|small|big|complicated|hard)|(?:don't|dont|doesn't|doesnt|didn't|didnt) (?:like|work|get|understand|know|answer|reply|call|come|trust)"
)
_GOOD = pattern(
    r"easy|easily|great|good|brilliant|excellent|amazing|lovely|fantastic|perfect|wonderful|superb|smooth(?:ly)?|quick(?:ly)?|fast|helpful|friendly|kind|clear|simple|happy|delighted|pleased|relieved|glad|satisfied|thrilled|love[sd]?|likes|liked|enjoy(?:s|ed)?|trusts?|impressed|recommend(?:s|ed)?|works (?:well|fine|like a dream|a treat)|on time|no (?:wait(?:ing)?|problems?|complaints?|queues?|issues?|trouble|hassle|delays?|errors?)|"
    r"not (?:bad|hard|expensive|difficult|a problem)|never (?:had )?(?:a )?(?:problems?|late|waits?|waited|fails?|failed|complain\w*)|without (?:waiting|a hitch|problems?|trouble|delay)"
)
_TURNED = lazy_pattern(
    r"(?:\b(?:not|isn't|wasn't|aren't|never|no|hardly|don't|doesn't|didn't|dont|doesnt|didnt|far from|without|nothing|less|un)\s(?:at all |very |really |that |so |particularly |exactly |a |too |been |had |had a |an )?)$",
    re.IGNORECASE,
)


def polarity(text: str) -> int:
    """1 if a statement tells of a good experience, -1 if of a bad one, 0 if of neither, or of both.

    The reader of feelings decides, and the cues here where it sees none; where the two contradict, nothing is said.
    """
    ours = _cued(readable(text))
    if len(ours) > 1:
        return 0
    felt = feeling_of(text)
    theirs = (felt.score > 0) - (felt.score < 0) if felt else 0
    own = ours.pop() if ours else 0
    return (theirs or own) if theirs * own >= 0 else 0


def _cued(line: str) -> set[int]:
    """The signs of all cues in a line."""
    good = list(_GOOD.finditer(line))
    covered = [match.span() for match in good]
    bad = [match for match in _BAD.finditer(line) if not any(a <= match.start() < b for a, b in covered)]
    return {_sign(line, match, 1) for match in good} | {_sign(line, match, -1) for match in bad}


def _sign(line: str, match: re.Match[str], sign: int) -> int:
    turned = _TURNED.search(line[max(0, match.start() - 24) : match.start()])
    opening = match.group().lower().startswith(("no ", "not ", "never ", "without "))
    return -sign if turned and not opening else sign
