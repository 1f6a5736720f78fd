"""Aims and situations: whether there are several where one is wanted, and what an aim lacks."""

from __future__ import annotations

import re

from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.signals.spans import pattern, readable, typed

_LEAD = lazy_pattern(
    r"\s*(?:(?:well|so|um+|hmm+|maybe|basically|to|we want|we'd like|we need|i want|i'd like|the aim is|our aim is|our goal is|the goal is|goal|goals|aim|want|we would like|ideally|both|either|mainly|mostly|and|also|then)(?:[\s,:]+to)?[\s,:]+)*"
    r"(?:\(?\d[.):]\s*|[-*•]\s*)?",
    re.IGNORECASE,
)
_BREAK = lazy_pattern(
    r",?\s+(?:and|plus|as well as|&|\+),?\s+(?:(?:also|then|honestly|ideally|really|frankly|to be honest|if i'm honest),?\s+){0,3}(?:to\s+)?|\s*[,;]\s*(?:and\s+|also\s+|plus\s+)*(?:to\s+)?|\s*\n\s*(?:\(?\d[.):]\s*|[-*•]\s*)?|\.\s+(?:and\s+|also,?\s+|second(?:ly)?,?\s+)?|\s+\(?2[.)]\s+",
    re.IGNORECASE,
)
_MORE = r"(?:more|fewer|less|better|higher|lower|faster|quicker|happier|shorter|bigger|cheaper|easier|no more|less of)"
_DO = (
    r"(?:increase|reduce|cut|raise|improve|grow|double|halve|triple|boost|win|stop|keep|lower|decrease|attract|retain|convert|shorten|lose fewer|sell|find|avoid|speed up|simplify|save|reach|gain|make (?:it|them|people|the)|bring (?:down|back|up|in)|get (?:more|fewer|less|better|rid of|the|people|them|new|our|to)|"
    r"expand|fill|launch|build|free up|make more|lift|drive|hire|open|understand|automate|deliver|earn|beat|spend less|turn)"
)
_AIM = lazy_pattern(rf"(?:{_MORE} (?!and\b|or\b|than\b)[\w'-]+.*|{_DO} [\w'-]+.*)", re.IGNORECASE | re.DOTALL)
_SAME_AIM = lazy_pattern(
    r"(?:do (?:it|that|so)|keep (?:it|that|them there)|get (?:it|there|to \d)|stop (?:it|there)|make it (?:happen|stick)|(?:more|less|better|fewer) (?:of )?(?:them|it|that)|(?:more|less) than\b|(?:more|less) (?:often|so|importantly|time))\b",
    re.IGNORECASE,
)

_EVENT = r"(?:(?:(?:the|an?|their|her|his|our) )?(?:\w+ )?(?:visit|appointment|order|orders|purchase|booking|bookings|consultation|session|lesson|stay|trip|repair|call|call[- ]out|job|contract|subscription|meeting|fitting|delivery|project|class|treatment|check-?up|contact|enquiry|enquiries|emergency|emergencies|service)s?)"
_FRESH = rf"(?:(?:an?|the|their|her|his) )?(?:first|first[- ]time|new|initial|planned|regular|one-off) ?{_EVENT}?"
_OTHER = (
    rf"(?:(?:an?|the|their|her|his) )?(?:(?:repeat|returning|second|follow[- ]?up|existing|regular|emergency|unplanned|yearly|annual|later|recurring|next) {_EVENT}|returns?|re-?orders?|renewals?|cancellations?|complaints?|refunds?|follow[- ]?ups?|emergenc(?:y|ies)|warranty claims?|exchanges?|repairs|repeats|upgrades?|"
    rf"(?:cancelling|canceling|complaining|returning|renewing|re-?ordering|rebooking|leaving)(?: [^,.;]{{1,40}})?)"
)
_GERUND = r"(?:(?!(?:during|something|anything|nothing|everything|morning|evening|wedding|building|spring|string|king|ring|thing|being|having)\b)[a-z]{3,}ing\b[^,.;]{0,60})"
_THE = r"(?:an? [^,.;]{2,50})"
_PAIRS = tuple(
    lazy_pattern(form, re.IGNORECASE)
    for form in (
        rf"(?P<one>{_FRESH}) (?:and|or|plus|as well as|&)(?: also)? (?P<two>{_OTHER})",
        rf"(?P<one>{_OTHER}) (?:and|or|plus|as well as|&)(?: also)? (?P<two>{_FRESH}|{_OTHER})",
        rf"(?P<one>{_THE}|{_GERUND}) as well as (?P<two>{_THE}|the [^,.;]{{2,50}}|{_GERUND})",
        rf"(?P<one>{_GERUND}),? or (?P<two>{_GERUND})",
        r"(?P<one>(?:when|if) [^,.;]{3,60}?),? (?:and|or) (?:also )?(?P<two>(?:when|if) [^.;]{3,60})",
    )
)
_EITHER = lazy_pattern(
    r"\s*(?:it's |its |mostly |well,? |for )?(?P<which>either|both):? (?P<one>[^.;\n]{3,60}?),? (?P<joint>or|and) (?P<two>[^.;\n]{3,60})",
    re.IGNORECASE,
)
_TWO_ARTICLES = lazy_pattern(r"(?P<one>an? [^,.;\n]{2,50}?),? or (?P<two>an? [^,.;\n]{2,50})", re.IGNORECASE)
_LISTED = lazy_pattern(r"\s*\(?1[.)]\s*(?P<one>[^\n]{3,80}?)[;,]?\s+\(?2[.)]\s*(?P<two>[^\n]{3,80})", re.IGNORECASE)
_SEMICOLON = lazy_pattern(r"(?P<one>[^;\n]{3,80})[;\n]\s*(?:[-*•]\s*)?(?P<two>[^;\n]{3,80})")
_SOMEBODY = lazy_pattern(
    r"\s*(?:some(?:one|body)|people|customers?|a (?:customer|client|patient|person|man|woman|couple|family|guest))\b",
    re.IGNORECASE,
)
_LONGEST = 200

_MONTH = r"(?:january|february|april|june|july|august|september|october|november|december|jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec)"
_DATE = pattern(
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?)?{_MONTH}\.?(?: \d{{1,2}}(?:st|nd|rd|th)?(?! ?%))?(?:,? (?:19|20)\d\d)?|(?:19|20)\d\d-\d\d(?:-\d\d)?|(?:19|20)\d\d(?! (?:orders|bookings|customers|visits))|q[1-4]|h[12]|(?:by|in|until|till|before|end of|early|mid|late|this|next|of|from|to|\d(?:st|nd|rd|th)?)[ -](?:march|mar|may)(?: \d{{1,2}}(?! ?%)\b)?(?:,? (?:19|20)\d\d)?|(?:march|may) (?:\d{{1,2}}(?:st|nd|rd|th)?|(?:19|20)\d\d)|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}",
    r"(?:this |next |the |by |in |before |until |come |end of ){0,3}(?:spring|summer|autumn|xmas|christmas|easter|new year(?:'s)?|halloween|thanksgiving|black friday|ramadan|diwali)|(?:this|next|by|in|until|before) winter",
    r"(?:year|month|quarter)[- ]?end|end of (?:the |this |next )?(?:day|week|month|quarter|year|season|term)|(?:this|next|coming) (?:week|month|quarter|year|season|term)|tomorrow|today|by (?:mon|tues|wednes|thurs|fri|satur|sun)day",
    r"(?:within|in|over|after|inside)(?: (?:the|a|next|coming)){0,2}(?: (?:next|coming|\d+|couple of|few|one|two|three|four|five|six|nine|ten|twelve|eighteen))? (?:weeks?|months?|quarters?|years?|fortnight)(?! (?:per|a)\b)",
    r"(?:\d+|two|three|six|twelve) (?:weeks|months|years) from now|(?:the|in the) first half of (?:the year|(?:19|20)\d\d)",
)
_NUMBER = lazy_pattern(
    r"\d|\b(?:half|halve|halved|double|doubled|twice|triple|quadruple|a third|two thirds|a quarter|a tenth|zero|(?<!which )(?<!this )(?<!that )(?<!no )(?<!the )(?<!each )(?<!every )(?<!any )one(?= (?!of\b|person\b|place\b|day\b|has\b|should\b))|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozen|hundred|thousand|none|nobody (?:hangs|waits|leaves))\b",
    re.IGNORECASE,
)


def several_goals(text: str) -> tuple[str, ...]:
    """The separate aims in a reply that should hold one; () if there is one, whatever its reasons and figures."""
    line = readable(text)
    if len(line) > _LONGEST * 2:
        return ()
    lead = _LEAD.match(line)
    start = lead.end() if lead else 0
    cuts = [start]
    for match in _BREAK.finditer(line, start):
        if _AIM.match(line, match.end()) and not _SAME_AIM.match(line, match.end()):
            cuts += [match.start(), match.end()]
    parts = [(a, b) for a, b in zip(cuts[::2], [*cuts[1::2], len(line)], strict=True) if line[a:b].strip()]
    aims = [span for span in parts if _AIM.match(line[slice(*span)]) and not _SAME_AIM.match(line, span[0])]
    return tuple(typed(text, *span) for span in aims) if len(aims) > 1 and len(aims) == len(parts) else ()


def several_situations(text: str) -> tuple[str, ...]:
    """The separate occasions in a reply that should hold one; () if it is one, in however many steps."""
    line = readable(text)
    whole = line.strip(" .!\n")
    if len(line) > _LONGEST or _SOMEBODY.match(line):
        return ()
    offset = line.index(whole) if whole else 0
    match = _pair(whole)
    return (
        tuple(typed(text, offset + match.start(name), offset + match.end(name)) for name in ("one", "two"))
        if match
        else ()
    )


def _pair(whole: str) -> re.Match[str] | None:
    if match := _LISTED.fullmatch(whole):
        return match if _is_occasion(match["one"]) and _is_occasion(match["two"]) else None
    if (match := _EITHER.fullmatch(whole)) and (match["which"].lower() == "both") == (match["joint"].lower() == "and"):
        return match
    for form in _PAIRS:
        if match := form.fullmatch(whole):
            return match
    match = _TWO_ARTICLES.fullmatch(whole)
    if match and " with " not in match["one"] and len(match["two"].split()) > 1:
        return match
    match = _SEMICOLON.fullmatch(whole)
    return match if match and _is_occasion(match["one"]) and _is_occasion(match["two"]) else None


def _is_occasion(text: str) -> bool:
    forms = (_FRESH, _OTHER, _GERUND, _THE)
    return any(re.fullmatch(form, text.strip(), re.IGNORECASE) for form in forms)


def goal_lacks(text: str) -> tuple[str, ...]:
    """What an aim lacks to be checked later: "number", "date", both in this order, or nothing.

    A rhythm ("each month", "a week") is not a date, and the figures in a date are not a number.
    """
    line = readable(text)
    numbered = bool(_NUMBER.search(_DATE.sub(" ", line)))
    return tuple(name for name, there in (("number", numbered), ("date", bool(_DATE.search(line)))) if not there)
