"""Tells whether a remark reports trouble ("always busy"), is content ("lovely"), or just describes ("next to the door").

Precision first: what fits none of the cues is neither, and what speaks of both is left to the person.
"""

from __future__ import annotations

import re

from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.cues import gives_up
from mapcoach.interview.replies.text import one_line, straight

_LONGEST = 400
"""Characters of a remark that are looked at; more is a story."""

_VERY = (
    r"(?:(?:is|are|was|were|'s|'re|been|gets?|a|an|very|really|so|bit|little|quite|rather|pretty|always|often|usually|mostly|sometimes|just|still|all|totally|"
    r"completely|super|way|far|kind of|sort of|kinda|bloody|damn|mainly|generally|also|too|more|most|extremely|incredibly|terribly|awfully|on|at|the|it|it's|they're|they|that|"
    r"that's|which|nearly|almost|constantly|forever|permanently|somewhat|slightly|tad|absolute|complete|total|real|bit of|usual|only|and|or|but|then)\s){0,7}"
)
_BAD = (
    r"slow(?:er|ly)?|busy|dated|outdated|out[- ]of[- ]date|old[- ]fashioned|clunky|clumsy|confusing|confused|broken|down|bad|worse|worst|poor|terrible|awful|horrible|dreadful|rubbish|crap(?:py)?|shit|"
    r"useless|hopeless|hidden|wrong|late|rude|unfriendly|expensive|pricey|overpriced|dirty|noisy|loud|crowded|cramped|stuffy|messy|chaotic|annoying|annoyed|frustrating|frustrated|painful|stressful|"
    r"tedious|boring|fiddly|complicated|unclear|vague|impersonal|patchy|unreliable|inconsistent|hit and miss|hit or miss|overloaded|understaffed|overwhelming|overwhelmed|closed|engaged|"
    r"missing|ugly|buggy|glitchy|laggy|endless|nightmare|mess|joke|disaster|hassle|pain|embarrassing|disappointing|disappointed|unanswered|neglected|meh|weak|flaky|hard|difficult|"
    r"jammed|pushy|grumpy|unhelpful|misleading|inaccurate|incomplete|awkward|tricky|a mystery|chaos|hell|dire|shocking|scruffy|tatty|shabby|lost|ignored|forgotten|angry|furious|fed up|upset|"
    r"unprofessional|incorrect|invisible|cluttered|tiring|worried|nervous|anxious|intimidating|scary|long[- ]winded|let down|faff|out of the way|overcrowded|filthy|unclear"
)
_GOOD = (
    r"lovely|great|good|fine|ok|okay|nice|brilliant|excellent|fantastic|amazing|awesome|perfect|friendly|quick|fast|easy|smooth|clear|helpful|warm|cosy|cozy|beautiful|clean|popular|reliable|"
    r"spot on|decent|solid|wonderful|happy|pleased|delighted|welcoming|alright|all right|superb|terrific|pleasant|simple|tidy|handy|pretty|comfy|comfortable|relaxed|lively|top|fab|fabulous"
)
_NOT = r"(?:not|isn't|isnt|aren't|arent|wasn't|wasnt|never|hardly|no longer|nowhere near)\s(?:(?:very|really|that|so|all that|exactly|always|too|particularly|much of a)\s){0,3}"
_NOT_GOOD = rf"{_NOT}(?:{_GOOD}|working|answered|updated|up to date|staffed|open|friendly|enough|there|available|ideal|useful|obvious|mobile[- ]friendly)"

_BAD_ONLY = lazy_pattern(rf"{_VERY}(?:{_BAD}|too \w+(?: \w+)?|{_NOT_GOOD})(?:\s(?:to \w+|for .+|on .+|at .+|in .+|when .+|and .+|most .+|these days|though|lately|sometimes|enough))?", re.IGNORECASE)  # fmt: skip
_GOOD_ONLY = lazy_pattern(
    rf"{_VERY}(?:{_GOOD}|not (?:too |so |half )?bad|no (?:problems?|issues?|trouble|complaints?|worries)(?: there)?)"
    r"(?:\s(?:to \w+|for .+|there|though|now|enough|these days|so far|actually|really|tbh|i think))*",
    re.IGNORECASE,
)

_FINE = lazy_pattern(
    r"\b(?:not (?:too |so |half |that )?bad|can't complain|(?:no|never|any|without|not a|not much of a) (?:real |big |major )?(?:problems?|issues?|trouble|troubles|complaints?|worries|fuss|hassle|waiting|wait|delays?|queues?)|"
    r"(?:don't|doesn't|never|nobody|no one) (?:really |ever )?(?:mind|minds|complains?|complained|matters?)|can't wait|never (?:fails?|lets? \w+ down|disappoints?|had (?:a|any) (?:problem|complaint)s?)|"
    r"(?:couldn't|can't|could not) (?:be|ask for|wish for) (?:better|happier|easier|more)|nothing (?:wrong|bad|goes wrong|to complain about)|(?:no|not) (?:pushy|rude|slow|expensive|confusing))\b",
    re.IGNORECASE,
)
_NEITHER = lazy_pattern(
    r"\b(?:waiting (?:room|list|area)s?|wait staff|no[- ]shows? (?:\w+ )?(?:reminders?|fees?|policy|list)|cancellation (?:form|page|policy|email|fee|list)s?|cancel (?:page|button|link)|pain relief|pain points?|lost property|lost and found|hard copy|hard ?ware|late night|no[- ]claims?|error[- ]free|hassle[- ]free|no doubt|no matter|no longer than|"
    r"so we don't have to|don't worry|no need|no obligation|no charge|no strings|no[- ]one else|nobody else|late (?:afternoons?|mornings?|evenings?|september|summer|spring|autumn))\b",
    re.IGNORECASE,
)
"""Words that sound like trouble and are none."""

SUM = r"(?:fee|cost|price|charge|surcharge|postage|shipping|vat|tax|deposit|commission|total|extra)"
"""A sum of money, in a pattern: it is told of a place, and is none itself."""
_TROUBLE = lazy_pattern(
    r"\b(?:nobody|no[- ]?one)\s\w|"
    r"\b(?:can't|cant|cannot|can not|couldn't|couldnt|won't|wont|doesn't|doesnt|don't|dont|didn't|didnt|isn't|isnt|aren't|arent|hasn't|hasnt|haven't|havent)\s(?!know (?:if|whether)\b|have to\b|need to\b|need\b|ours\b|mine\b|yours\b|us\b|theirs\b|run by\b|part of\b|about\b|really ours\b|mind\b)\w|"
    r"\bnever\s(?!mind\b|ever\b|fails?\b|miss|lets?\b|had\b|a\b|complain|bought\b|been\b|done\b|tried\b|used\b|seen\b|met\b|heard of\b|owned\b|again\b|really\b|thought\b|needed\b)\w|"
    r"\btoo (?:long|slow|late|many|much|few|little|small|big|expensive|dear|complicated|hard|difficult|far|early|often|short|loud|dark|cold|hot|busy|pushy|vague|technical|generic|confusing|crowded|noisy|fast)\b|"
    r"\bno (?:reply|replies|answer|answers|response|parking|prices?|pricing|signal|signs?|info|information|updates?|news|feedback|explanation|way to|confirmation|reminder|follow[- ]?up|receipt|slots?|space|seats?|staff|sound|time slots?|idea (?:what|where|when|how|who|if|whether)|opening hours)\b|"
    r"\b(?:shut|closed|locked|unmanned|unstaffed)\s(?:at|on|until|till|before|after|every|most|all|half|for|when|over)\b|\b(?:engaged|jammed)\s(?:until|till|all|half|most|every time)\b|"
    r"\bnot (?:been )?(?:told|informed|shown|warned|given (?:a|any|the)) (?:when|what|who|how|why|if|whether|where|that|about|anything|time|date)\b|\bneeds? (?:two|three|four|\d) (?:people|of (?:us|them|you)|pairs? of hands|carers|men|staff)\b|"
    r"\b(?:burns?|peels?|wears?|rubs?|washes|falls?|flakes?) (?:off|out|apart)\b|\bfades? (?:away|after|by|before|within|out|in the (?:sun|rain))\b|"
    rf"\b{SUM}s?\s(?:only\s)?(?:shows?|appears?|comes?|pops?|turns?|kicks?)(?:\s(?:up|in))?\s(?:only\s)?(?:last|late|at the (?:very )?(?:end|last)|on the last)\b|\b(?:taken|charged|billed|debited|paid)(?: for)? twice\b|"
    r"\bout of the blue\b|\bwithout (?:any )?(?:warning|notice|asking|telling)\b|\b(?:no|little) (?:warning|help|use)\b(?! (?:of|to us))|"
    r"\bon hold\b|\b(?:waits?|waited|waiting)\s(?:(?:for|about|around|up to|at least|over|often|usually|a|an|half|two|three|four|five|six|several|\d+)\s){0,3}(?:ages|forever|eternity|weeks?|days?|hours?|hrs|min(?:ute)?s?|so long|too long|long|too)\b|\bwaiting times?\b|\b(?:long|endless|huge|massive|big) (?:waits?|queues?|lines?|delays?|waiting times?)\b|\bwait is\b|"
    r"\b(?:queues?|queuing|queueing)\s(?:\w+\s){0,2}(?:out|up|round|around|long|ages|for)\b|\bqueue (?:is )?(?:too )?long\b|"
    r"\b(?:crash\w*|freezes|frozen|fails?|failed|failing|breaks? down|broke down|broken|(?:an |the |with |full of )errors?|bugs|delayed|delays|chas(?:e|es|ing) (?:us|them|it|up)|"
    r"gets? (?:lost|stuck|cut off|forgotten|ignored|bounced|confused|annoyed|passed around)|goes missing|go missing|lands? in (?:the )?spam|in the spam|(?:straight |goes |go )to (?:voicemail|spam)|voicemail is full|mailbox is full|"
    r"out of (?:stock|date|order|paper)|sold out|double[- ]booked|over[- ]?charged|times? out|logs? (?:them|people|you|her|him) out|rings? out|goes unanswered|unanswered|mixed up|mix[- ]ups?|"
    r"keeps? (?:on )?(?:crashing|failing|breaking|changing|asking|ringing|disappearing|freezing|getting lost|dropping)|takes? (?:ages|forever|too long|so long|far too long|weeks|(?:\w+ ){1,2}(?:weeks|days|hours))|"
    r"(?:has|have|had) to (?:repeat|explain (?:it |everything )?(?:again|twice)|ask (?:twice|again|three times)|call (?:again|back|twice|three times)|ring (?:again|back|twice|three times)|wait|queue|chase|guess|start (?:again|over)|print|fax|re-?enter|re-?type)|"
    r"(?:are|is|was|were|get|gets|got) (?:(?:really|very|so|a bit|always|often|all|totally) )?(?:confused|annoyed|frustrated|angry|lost|ignored|forgotten|put off|scared off|fed up|upset|overwhelmed|disappointed|impatient)|"
    r"(?:is|are|was|were|'s|gets?|always|often|usually|constantly|really|very|so|bit|quite|rather|pretty|way|absolutely|totally|completely|permanently) (?:(?:a |an |the )?(?:bit |really |very |so |too |always |often |usually |constantly |quite |complete |total |absolute |real |just |all ){0,4})"
    rf"(?:{_BAD})\b|(?:looks?|feels?|seems?|sounds?|comes? across as) (?:(?:a bit|very|really|so|quite|rather|pretty|like a|like an) ){0, 3}(?:{_BAD})\b|(?:a|an) (?:absolute |complete |real |total |bit of a )?(?:nightmare|mess|joke|disaster|hassle|pain|mystery)\b|"
    r"hard to (?:find|reach|read|understand|get|park|see|use|hear|tell|follow)|difficult to (?:find|reach|read|understand|get|park|see|use|follow)|wrong (?:address|number|price|prices|size|item|order|hours|opening hours|date|time|person|parts?|place|info|information|colour|color|invoice)|"
    r"rude (?:staff|people|waiter|reception\w*)|hidden (?:fees?|costs?|charges?|prices?)|surprise (?:fees?|costs?|charges?|bills?)|complain(?:s|ed|t|ts|ing)?|slow (?:website|site|page|reply|replies|response|service|wifi|internet|to)|bad (?:reviews?|photos?|signal|phone line|lighting|service|signs?|directions?)|old (?:photos?|prices?|opening hours)|forgets? (?:to|about)|forgot(?:ten)? (?:to|about))\b",
    re.IGNORECASE,
)
_PRAISE = lazy_pattern(
    rf"\b(?:loves? (?:it|that|them|us|the)|(?:s?he|they|people|customers|everyone) (?:really |just |all )?loves?(?! to\b)|works? (?:well|fine|great|ok|okay|perfectly|a treat|like a charm|really well)|(?:is|are|was|were|'s|'re) {_VERY}(?:{_GOOD})(?=\s?(?:$|[,.;:!?)]|and|but|there|now|enough|though|to|for|with))|"
    r"goes (?:well|fine|smoothly|great|ok)|happy with|no (?:problems?|issues?|trouble|complaints?|worries)|all good|spot on|(?:really|usually) (?:likes?|enjoys?))",
    re.IGNORECASE,
)


def is_trouble(text: str) -> bool:
    """Whether a remark plainly says that something goes wrong."""
    line = _line(text)
    bare = _NEITHER.sub(" ", _FINE.sub(" ", line))
    return bool(_BAD_ONLY.fullmatch(bare.strip(" .!")) or _TROUBLE.search(bare) or gives_up(bare))


def is_praise(text: str) -> bool:
    """Whether a remark plainly says that something is well, and nothing else."""
    line = _line(text).strip(" .!")
    return not is_trouble(line) and bool(_GOOD_ONLY.fullmatch(line) or _PRAISE.search(line) or _FINE.search(line))


def is_verdict(text: str) -> bool:
    """Whether a text judges something, well or badly; a name does not."""
    return is_trouble(text) or is_praise(text)


def is_bare_verdict(text: str) -> bool:
    """Whether a text is nothing but a judgement ("always busy", "a bit dated", "fine")."""
    line = _line(text).strip(" .!")
    return bool(_BAD_ONLY.fullmatch(line) or _GOOD_ONLY.fullmatch(line))


def _line(text: str) -> str:
    return straight(one_line(text[: _LONGEST * 2]))[:_LONGEST]
