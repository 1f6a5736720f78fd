"""How it usually is, where the last real time is wanted; and whether a reason was given."""

from __future__ import annotations

import re

from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.signals.spans import pattern, readable, typed

_HEDGE = pattern(
    r"usual+y|usualy|usully|normal+y|generaly|general+y|typical+y|tends? to|tended to",
    r"(?<!how )(?<!too )(?<!very )often(?! enough)|as a rule|on the whole|most of the time|more often than not|nine times out of ten|9 times out of 10|by and large|in most cases",
    r"(?<!i )(?:would|wld)(?! (?:not|like|love|rather|prefer|say|be (?:great|nice|good|better|helpful|ideal|lovely)|need|have|you|i)\b)",
    r"might(?! (?:as well|have)\b)|could (?:feel|be feeling|get|end up|go)",
)
_THEY_D = lazy_pattern(
    r"\bthey(?:'d (?!like|love|rather|prefer|be (?:nice|good|great|better)|been|had|better|got|just|gone|come|done|never)[a-z]+(?<!ed)(?<!en))\b",
    re.IGNORECASE,
)
_ASKED = lazy_pattern(
    r"(?:\b(?:who|what|whether|wish\w*|asks?|asked|wonder\w*|know|knows|said|says|told|that|if|hopes?|hoped|hoping|why|where|when|how|promised|thought)\b[^.;\n]{0,30})$",
    re.IGNORECASE,
)
_BE = r"(?:is|are|was|be|been|being|get|gets|getting|feel|feels|feeling|very|too|so|bit|quite|really|'re|'s|look|looks|seem|seems|more|not|become|becomes)"
_ALWAYS_PAST = "was|were|had|did|didn't|wasn't|weren't|couldn't|came|went|said|got|rang|took|gave|saw|thought|wrote|spoke|broke|ran|sat|felt|chose|fell|forgot|drove|ate|drank|threw|knew|began|woke"
_PARTICIPLE = "told|left|sent|paid|found|bought|brought|lost|made|stood|heard|met|kept|held|caught|taught|understood|spent|sold|hung"
_INSTANCE = pattern(
    r"[£$€]?\d[\d.,:]*(?:%|st|nd|rd|th|pm|am|k|h|min|mins)?",
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|twice|half|a third|a quarter|a dozen|an hour|a week|a day|a month)",
    r"yesterday|ago|last (?:week|month|year|time|night|monday|tuesday|wednesday|thursday|friday|saturday|sunday|summer|winter|spring|autumn|christmas|january|february|march|april|june|july|august|september|october|november|december)",
    r"for (?:example|instance)|e\.?g|the other (?:day|week)|this (?:morning|week|month|year)|once",
    r"january|february|april|june|july|august|september|october|november|december|(?:in|last|by|since) (?:march|may)",
    _ALWAYS_PAST,
)
_REGULAR = lazy_pattern(rf"\b(?P<before>[\w']+\s)?(?P<word>[a-z]{{2,}}[a-df-z]ed|{_PARTICIPLE})\b", re.IGNORECASE)
_STATE = lazy_pattern(rf"{_BE}\s?$", re.IGNORECASE)
_SENTENCE_END = lazy_pattern(r"[.!?\n]")
_NO_PAST = frozenset(
    "need speed feed exceed proceed succeed indeed bed shed hundred naked wicked sacred breed bleed seed weed greed agreed embed".split()
)
_IDIOM = lazy_pattern(r"nine times out of ten|9 times out of 10", re.IGNORECASE)

_REASON = pattern(
    r"bec(?:au|ua|u)se?|becuase|becasue|cos|coz|cuz|bcoz|bcos|bc|'?cause(?= (?:the|she|he|they|it|we|there|nobody|no|of|i|you|my|our|her|his|their)\b)|'cause",
    r"so that|in order (?:to|that)|due to(?! (?:be|arrive|start|come|open|close|finish|go)\b)|owing to|thanks to|on account of|as a result of|result of|caused by|comes? down to|down to (?:the|a|one|having|not|poor|lack|only|bad|our|us|staff)",
    r"(?<!ever )(?<!long )since (?:they|she|he|we|you|i|it|there|nobody|no one|people|the [\w' -]{1,30}?|our \w+|his \w+|her \w+|their \w+)(?:'s|'re|'ve)? (?:is|are|was|were|has|have|had|can|can't|cannot|could|couldn't|do|does|don't|doesn't|did|didn't|will|won't|need|needs|want|wants|only|all|never|always|work|works|live|lives|see|sees|know|knows)",
    r"since (?:they're|she's|he's|we're|it's|there's|you're|i'm)",
    r"(?<!same )(?<!soon )(?<!well )(?<!long )(?<!far )(?<!much )(?<!just )(?<!such )(?<!known )as (?:they|she|he|we|you|it|there|nobody|no one|the \w+|our \w+|her \w+|his \w+|their \w+)(?:'s|'re| is| are| was| were| has| have| had| can| can't| cannot| could| don't| doesn't| didn't| do| does| only| never| need| needs| want| wants| close| closes| open| opens| work| works| live| lives)(?! (?:said|says|gets)\b)",
    r"(?:it|that|which|this|what that) (?:also )?means(?! well)|means (?:that|she|he|they|we|it|the|having|no)\b",
    r"(?:that's|thats|that is|which is|this is) (?:why|the reason|down to)|the (?:main |real |only )?reason|for (?:this|that) reason|reason (?:is|being|for)",
    r"so (?:she|he|they|it|we|you|i|the \w+|people|nobody|customers|clients|her \w+|his \w+|their \w+)(?: just| always)? (?:can|could|can't|cannot|couldn't|don't|doesn't|won't|will|wouldn't|would|don t|dont|doesnt|cant|wont|knows?|gets? to|has|have to)",
    r"to (?:avoid|make sure|be sure|be able|save|prevent|stop|ensure|get rid)|for fear|otherwise|in case|(?:seeing|given|considering) (?:that|as|how|there)|seeing (?:they|she|he|it|we)",
    r"(?:a )?(?:lack|shortage) of|not enough (?:staff|people|time|money|space|stock|hands)|too few (?:staff|people|hands)|(?:afraid|scared|worried) (?:of|that|it|they|she|he)|therefore|hence|if (?:not|she doesn't|he doesn't|they don't)",
)


def generalises(text: str) -> str:
    """The word that makes a reply speak of how it usually or possibly is ("usually", "tend to", "would"), or "".

    A past tense, a date, a number or an instance anywhere in the reply makes it a report, and nothing fires.
    """
    line = readable(text)
    if _tells_an_instance(line):
        return ""
    hedges = [match.span() for match in _HEDGE.finditer(line)] + [match.span() for match in _THEY_D.finditer(line)]
    for start, end in sorted(hedges):
        if not _ASKED.search(line[max(0, start - 45) : start]) and not _is_asked(line, end):
            return typed(text, start, end)
    return ""


def _is_asked(line: str, start: int) -> bool:
    """Whether the sentence that goes on there is a question."""
    end = _SENTENCE_END.search(line, start)
    return bool(end and end.group() == "?")


def _tells_an_instance(line: str) -> bool:
    line = _IDIOM.sub(lambda match: " " * len(match.group()), line)
    if _INSTANCE.search(line):
        return True
    return any(
        match["word"].lower() not in _NO_PAST and not _STATE.fullmatch((match["before"] or "").strip())
        for match in _REGULAR.finditer(line)
    )


def has_reason(text: str) -> bool:
    """Whether a reply gives a reason or a purpose: "because", "so that", "since they have no car", "to avoid a fine"."""
    return bool(_REASON.search(readable(text)))
