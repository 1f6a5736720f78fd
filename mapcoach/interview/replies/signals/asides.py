"""Asides that leave the subject, and the sign that something was told before."""

from __future__ import annotations

import re

from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.signals.spans import START, readable, typed

_BY_THE_WAY = (
    r"by the way(?=,| (?:we|i|do|did|can|is|are|our|my|the (?!way)|you|it|there|what|when|how|could|would|should)\b)(?! (?:the|it|you) \w+s? (?:you|at|him|her)\b)|btw(?=[\s,:])|(?:totally |completely )?off[- ]topic(?=[\s,:.–-])|"
    r"(?:(?:totally|completely|slightly|kind of|kinda|bit) )?(?:un|not )related(?:,| but|:| to (?:this|that|the question)\b)|on (?:a|an) (?:different|another|unrelated|side|separate) (?:note|subject|topic)|"
    r"(?:just )?(?:a )?side[- ]?note(?=[\s,:])|before i forget|while i (?:think|remember)(?: of)?(?: it)?|while i'm at it|speaking of which|this (?:has|is) nothing to do with|nothing to do with (?:this|that|it|the question)|"
    r"incidentally(?=[\s,])|(?:oh )?(?:that|which) reminds me(?! of (?:him|her|them)\b)|going off (?:on a tangent|topic)|(?:sorry,? )?(?:to )?chang(?:e|ing) (?:of )?(?:the )?(?:subject|topic)|a (?:different|separate|whole other) (?:matter|question|topic)[,:]"
)
_OURS = r"(?:i|we|i'd|we'd|i've|we've|i'm|we're|you|can|could|do|does|is there|our|my|the (?:accountant|printer|landlord|bank|tax|van|boiler|website people))"
_ANOTHER = rf"(?:another|one other|one more|the other) thing(?:,|:| -| is| was)? (?={_OURS}\b)(?!(?:we|i) (?:don't|dont|never|forget|keep|lose)\b)"
_ASIDE = lazy_pattern(
    rf"{START} ?(?:(?:oh|ah|and|but|sorry|ok|also|well|anyway),?\s){{0,3}}(?P<aside>(?:{_BY_THE_WAY}|{_ANOTHER})[^.!?\n]*[^.!?\s])",
    re.IGNORECASE,
)
_RETURN = lazy_pattern(
    r"[,;–—-]?\s(?:anyway|anyhow|back to|so yeah|to answer|as for the question|but yes|where was i)\b", re.IGNORECASE
)
_SHORTEST = 3

_WHOM = r"(?: (?:you|u|that|this|it|so|all that|all this|before|already|earlier|above|twice|all of (?:this|that)))"
_TOLD = lazy_pattern(
    r"(?<![\w'])(?:"
    rf"i(?:'ve| have)?(?: (?:just|already|literally|clearly))* (?:told (?:you|u)|said (?:so|that|this|it|already|before|all|above|earlier)|answered|mentioned|explained|covered|typed|written|listed)(?! (?:to|in|on|at|by) )(?={_WHOM}|[\s.,!?]*$|[.,!?;])|"
    r"(?:as|like) i(?:'ve| have)?(?: (?:just|already))* (?:said|told (?:you|u)|mentioned|explained|wrote|typed|say)(?! to\b| in\b)|"
    r"(?:you|u)(?:'ve| have)?(?: (?:just|already))* (?:ask(?:ed)?)(?: me)? (?:that|this|it|already)|you already asked|"
    r"we(?:'ve| have) (?:been (?:through|over)|covered|done|had) (?:this|that)|didn't i (?:just |already )?(?:say|answer|tell)|(?:haven't|didn't) (?:i|we) (?:just |already )?(?:say|said|answer|answered|done|tell|covered?)"
    r")(?!\w)",
    re.IGNORECASE,
)
_SHORT = lazy_pattern(
    r"\W*(?:well |sorry |again |um |again, )?(?:(?:please |pls )?(?:see|read|scroll|look) (?:above|up|(?:my )?(?:last|previous|earlier) (?:answer|reply|message|one))|same (?:as|answer as|again as|like) (?:before|above|last time|earlier|the last (?:one|question|time)|i said(?: before)?|my last answer)|"
    r"same answer(?: again)?|as (?:above|before|mentioned(?: (?:above|before|earlier))?|stated|said|previously (?:mentioned|stated))|like (?:before|above)|(?:i )?(?:already )?(?:said|told|answered|mentioned|covered|told you|told u|said that|said it|said this|answered (?:that|this|it)|mentioned (?:that|this|it))(?: (?:already|before|above|earlier|you|u|that))*|"
    r"asked and answered|done that(?: already)?|already (?:said|told|answered|done|did|mentioned|gave|given)(?: (?:that|this|it|you|u|above))*|(?:this|that)(?:'s| is| was| has been)? (?:the same question|already (?:answered|said|covered))|again\?)\W*",
    re.IGNORECASE,
)
_LONGEST_SHORT = 90


def digression(text: str) -> str:
    """The span that leaves the subject ("by the way …"), from its first word to the end of its sentence; or "".

    "Another thing" counts where what follows is about the speaker; about customers it is one more trouble.
    """
    line = readable(text)
    match = _ASIDE.search(line)
    if not match:
        return ""
    back = _RETURN.search(line, match.start("aside"), match.end("aside"))
    found = typed(text, match.start("aside"), back.start() if back else match.end("aside"))
    return found if len(found.split()) >= _SHORTEST else ""


def told_already(text: str) -> bool:
    """Whether a reply says that this was told before ("I already told you", "see above")."""
    line = readable(text)
    return bool(_TOLD.search(line) or (len(line) <= _LONGEST_SHORT and _SHORT.fullmatch(line)))
