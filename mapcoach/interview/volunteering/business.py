# ruff: noqa: E501  (patterns read better whole)
"""Facts about the business and the scope: name, kind, objective, scenario, where it starts and ends, which customers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel

from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.remarks import LONGEST_NAME, read_stages
from mapcoach.interview.script import Option, load_script
from mapcoach.interview.volunteering.clauses import STOP, Said, is_question, tidy, value_at
from mapcoach.interview.volunteering.turn import Turn
from mapcoach.journey import operations as ops

_FIRM = r"(?:shop|store|business|company|clinic|salon|studio|caf[eé]|bakery|restaurant|firm|agency|practice|garage|gym|hotel|bar|pub|brand|start-?up|charity|school|club|workshop|consultancy|outfit)"
_NO_NAME = r"(?!(?:out|in|up|by|to|when|if|for|on|at|every|all|a|an|that|and|or|because|from|it|our|the best|back|upon|over|several|twice|once|whenever|during|after|before)\b)"
_NAMES = lazy_pattern(
    rf"(?:^were|\b(?:we(?:'re| are)|(?:my|our|the|this) (?:\w+ )?{_FIRM}(?:'s| is)|{_FIRM},?)) (?:called|named|known as) {_NO_NAME}(?P<called>\S)|\b(?:we trade as|trading as|under the name(?: of)?) {_NO_NAME}(?P<name>\S)",
    re.IGNORECASE,
)
_APPOSED = lazy_pattern(
    rf"\b(?i:my|our) (?:\w+ ){{0,2}}(?i:{_FIRM}), (?P<name>[A-Z][\w'’&-]*(?: (?:&|and|of|the|[A-Z][\w'’&-]*)){{0,5}})(?=,|;|\.|$)"
)
_WE_ARE = lazy_pattern(
    r"(?:^|[,.;:]\s)(?i:we(?:'re| are)) (?P<name>[A-Z][\w'’&-]*(?: (?:&|and|of|the|[A-Z][\w'’&-]*)){0,5}), (?=an? |the |your |we )"
)
_STEPS = lazy_pattern(
    r"(?:^|[,.;]\s|\b(?:and|so)\s)(?:the |my |our |main |these are the |her |his |their )*(?:steps|stages|phases)(?: are| would be| go| i see)?(?::| are| -)\s(?P<value>\S.*)",
    re.IGNORECASE,
)
_NAME_STOP = lazy_pattern(
    rf"{STOP}|\s(?:and (?=(?:s?he|they|we|it|i|our|do|sell|fix|make|repair|help|offer)\b)|in\s|we\s|i\s|based\b|near\s|for\s|is\s|are\s)",
    re.IGNORECASE,
)
_LONGEST_NAME = 7
_MOST_STEPS = 12

_CHANGE = (
    r"(?:cut|reduce|lower|decrease|halve|shorten|drop|increase|raise|grow|boost|double|triple|improve|lift|speed up|get (?:more|fewer|less|rid of|our|the|from|people to|repeat|back)|have (?:more|fewer|less)|"
    r"win (?:more|back)|bring (?:more|back|down|in more)|keep more|lose fewer|sell more|stop losing|attract more|see more|see fewer)\b"
)
_AIM = lazy_pattern(
    rf"\b(?:(?:the|our|my|main|big) (?:goal|aim|objective|target)(?: here| for us| this year)?(?: is|'s|:)(?: to| that)? (?P<aim>\S)|"
    rf"(?:we|i)(?:'?d| would)? (?:really |just |mainly |also )?(?:want|need|like|love|hope|aim|plan|(?:'re|'m|are|am) trying|(?:'re|'m|are|am) hoping)s? to (?P<want>{_CHANGE}))",
    re.IGNORECASE,
)
_MORE = lazy_pattern(
    r"\b(?:we|i)(?:'?d| would) (?:like|love) (?P<want>(?:more|fewer) \w+)|\b(?:we|i) (?:want|need) (?P<need>(?:more|fewer) \w+)",
    re.IGNORECASE,
)
_AIM_STOP = lazy_pattern(
    r"[;!?\n()]|\.(?!\d)|,(?!\s?(?:from|to|by|until|down|up|within|before)\b|\d)|\s[-–—]\s|\s(?:but|because|so|although|and (?:we|i|it|they|let's))\b",
    re.IGNORECASE,
)
_MENDED = lazy_pattern(r"(?:more|fewer|less|\d)", re.IGNORECASE)

_STORY = r"(?:it|the (?:story|journey|whole thing|process)|this|everything)"
_BEGINS = lazy_pattern(
    rf"\b{_STORY} (?:all |usually |always )?(?:starts|begins|kicks off)(?: off)? (?:when|with|as soon as|the moment(?: that)?|once) (?P<value>\S)",
    re.IGNORECASE,
)
_ENDS = lazy_pattern(
    rf"(?:\b{_STORY} |\band |, |^)(?:then |usually |always )?(?:ends|finishes|is over|is done|stops) (?:when|with|as soon as|once|the moment(?: that)?) (?P<value>\S)",
    re.IGNORECASE,
)
_SCENARIO = lazy_pattern(
    r"\b(?:let'?s|let us|we(?:'ll| will| could| can| should)?|i(?:'?d like to|'d rather| want to| would like to)|we(?:'d like to| want to| would like to)) (?:just )?(?:map|follow|walk through|look at) "
    r"(?P<value>(?:an?|the|one|someone|somebody|how|what happens|booking|buying|ordering|renewing) \S)",
    re.IGNORECASE,
)
_NO_SCENARIO = lazy_pattern(
    r"\b(?:everyone|everything|all|customers|it|map|journey as|website|numbers|data|new ones)\b", re.IGNORECASE
)
_OUT = lazy_pattern(
    r"\b(?:(?:we|i|let's|we'll|we can|i'd) (?:leave|leaving) out|(?:we|let's) (?:ignore|exclude)|(?:let's |we )?(?:don't|do not|won't) include|leaving out) (?P<value>\S)|(?P<before>[^,;.]{3,60}?) (?:is|are) out of scope",
    re.IGNORECASE,
)

_PEOPLE = r"(?:customers?|clients?|patients?|guests?|members?|buyers?|users?|subscribers?|visitors?|shoppers?|ones)"
_FRESH, _KNOWN = (
    r"(?:brand[- ])?new",
    "existing",
)
"""Only the words of the options themselves: what "regulars" or "first-timers" mean is for the person to say."""
_BOTH = lazy_pattern(rf"\bboth (?:{_FRESH} and {_KNOWN}|{_KNOWN} and {_FRESH}) {_PEOPLE}", re.IGNORECASE)
_WHICH = (
    ("new", _FRESH),
    ("existing", _KNOWN),
)
_ABOUT = r"(?:only|just|mainly|mostly|all about|it's about|this is about|it's for|is for|about|for)"

_DENIED_CUES = lazy_pattern(
    r"workshops|subscriptions?|best practices?|platforms?|public|club|school|\bother\b|government|none|neither|something|free consultations?|electric (?:bikes?|cars?|scooters?|vans?)|coach (?:trips?|tours?|hire|travel|holidays?)|"
    r"cleaning (?:products|supplies)|app(?:s|lications?)? (?:design|development)|\bservices?\b",
    re.IGNORECASE,
)
_MAKERS = lazy_pattern(
    r"\b(?:build|develop|design|create|write|make)s?\b.{0,30}\b(?:apps?|software|platforms?|web ?sites?)\b",
    re.IGNORECASE,
)
_SHOP_ONLY = lazy_pattern(r"shop|store", re.IGNORECASE)
_ON_THE_STREET = lazy_pattern(
    r"\b(?:bike|coffee|flower|book|barber|butcher|corner|village|gift|pet|toy|wine|cheese|repair|sandwich|farm|tea|shoe|record|furniture|tailor|fish|chip|sweet|hardware|diy|antique|vintage)s?'? (?:shop|store)\b|\bhigh street\b|\b(?:fix|repair|mend)(?:es|s|ing)?\b|"
    r"\b(?:shop|store) (?:in|on|near)\b",
    re.IGNORECASE,
)
_ON_THE_NET = lazy_pattern(
    r"\b(?:online|web|etsy|shopify|amazon|ebay|ships?|deliver\w*|mail order|internet)\b", re.IGNORECASE
)
_FOR_WHOM = lazy_pattern(r"\s(?:for|to|supplying|with|at|aimed at|used by|but)\s.*", re.IGNORECASE)
_SELF = lazy_pattern(r"\b(?:we|i|it)(?:'?re|'?m|'?s| are| am| is| run| own)\b|\b(?:my|our|an?)\s", re.IGNORECASE)
"""A name alone ("Brook Street Clinic") is no statement of what the business is."""
_UNSURE_CUES = lazy_pattern(
    r"local|practice|platforms?|training|trades?|services?|businesses|companies|enterprise|suppliers?|wholesale|manufactur|distributor|electric|other (?:businesses|companies|firms)|design studio|catalogue|workshop",
    re.IGNORECASE,
)
"""Cues of the options that many kinds of business use of themselves; a kind that is wrong is never asked about again."""
_SELLS_TO_TRADE = lazy_pattern(
    r"\b(?:merchants?|merchanting|wholesal\w*|suppl(?:y|ies|iers?|ying)|distribut\w+|trade (?:counter|only|shop)|cash and carry|parts|equipment|tools?|fittings|franchis\w+|association|federation|magazine|directory|marketplace|college|academy)\b|"
    r"\b(?:plumb|electric|build|roof|clean|decorat|photograph|lawyer|accountant|consult|hairdress|barber|dentist|doctor|vet|farm|garden|join|carpent)\w*(?:s['’]|['’]s)(?=\s)",
    re.IGNORECASE,
)
"""What turns the name of a trade into a customer: "a plumbers' merchant", "salon supplies"."""
_CHARITABLE = lazy_pattern(
    r"\b(?:(?:registered |small |local )?charity(?! (?:shops?|stores?|box|event|run))|food ?bank|hospice|non-?profit|not-for-profit|(?:public|town|village|community|county|branch|mobile|city|lending) library|housing association)\b",
    re.IGNORECASE,
)
_TOLD_KIND = ("scope.offering", "scope.business")


def read_business(turn: Turn) -> Iterator[BaseModel]:
    """What a reply tells of the business and the scope; only while the interview is about these."""
    if turn.area != "scope":
        return
    for said in turn.said:
        if is_question(said):
            continue
        yield from _name(said)
        yield from _steps(said, turn)
        yield from _aim(said)
        yield from _situation(said)
        yield from _customers(said, turn.field)
    if turn.field in _TOLD_KIND and (kind := _kind(turn)):
        yield ops.SetScope(field="business_kind", value=kind)


def _name(said: Said) -> Iterator[BaseModel]:
    apposed = _APPOSED.search(said.text)
    apposed = apposed or _WE_ARE.search(said.text)
    match = _NAMES.search(said.line)
    start = match.start("called" if match["called"] else "name") if match else 0
    name = apposed["name"] if apposed else value_at(said, start, _NAME_STOP) if match else ""
    if name and len(name.split()) <= _LONGEST_NAME:
        yield ops.SetScope(field="business", value=name)


def _steps(said: Said, turn: Turn) -> Iterator[BaseModel]:
    """The stages, where they are announced as such and listed ("the steps: finds us, books, visits")."""
    match = _STEPS.search(said.line) if not turn.map.stages else None
    found = read_stages(said.text[match.start("value") :]) if match else []
    if 2 < len(found) <= _MOST_STEPS and all(len(one.name.split()) <= LONGEST_NAME for one in found):
        yield from (ops.AddStage(id=turn.make_id("s"), name=one.name) for one in found)


def _aim(said: Said) -> Iterator[BaseModel]:
    if aim := aim_in(said):
        yield ops.SetScope(field="objective", value=aim)


def aim_in(said: Said) -> str:
    """The aim that a sentence gives ("we want to cut no-shows by half"); "" if it gives none."""
    match = _AIM.search(said.line) or _MORE.search(said.line)
    if not match:
        return ""
    start = next(match.start(name) for name, found in match.groupdict().items() if found)
    value = value_at(said, start, _AIM_STOP)
    return value if len(value.split()) > 1 and not value.lower().startswith(("know", "not ")) else ""


def _situation(said: Said) -> Iterator[BaseModel]:
    patterns: tuple[tuple[ops.ScopeField, re.Pattern[str]], ...] = (
        ("starts_with", _BEGINS),
        ("ends_with", _ENDS),
        ("scenario", _SCENARIO),
    )
    for field, pattern in patterns:
        match = pattern.search(said.line)
        value = value_at(said, match.start("value")) if match else ""
        if value and not (field == "scenario" and (_NO_SCENARIO.search(value) or len(value.split()) < 3)):
            yield ops.SetScope(field=field, value=value)
    if match := _OUT.search(said.line):
        value = (
            value_at(said, match.start("value")) if match["value"] else tidy(said.text[slice(*match.span("before"))])
        )
        if value:
            yield ops.SetScope(field="out_of_scope", value=value)


def _customers(said: Said, field: str) -> Iterator[BaseModel]:
    if _BOTH.search(said.line):
        yield ops.SetScope(field="customers", value="both")
        return
    found = {name for name, kind in _WHICH if _which(said.line, kind, field)}
    if (
        len(found) == 1
        and sum(bool(re.search(rf"\b{kind} {_PEOPLE}", said.line, re.IGNORECASE)) for _, kind in _WHICH) == 1
    ):
        yield ops.SetScope(field="customers", value=found.pop())


def _which(line: str, kind: str, field: str) -> bool:
    """Whether a sentence says that the map is about customers of a kind; "more new customers" is an aim, no scope."""
    about = rf"\b{_ABOUT} (?:our |the )?{kind} {_PEOPLE}\b" if field != "scope.offering" else r"(?!)"
    one = rf"\b(?:an?|the|one) {kind} {_PEOPLE}\b" if field == "scope.scenario" else r"(?!)"
    return bool(re.search(rf"{about}|{one}|\b{kind} {_PEOPLE} only\b", line, re.IGNORECASE))


def _kind(turn: Turn) -> str:
    """The one kind of business whose cues (those of the script's options) a reply shows; "" if none or several."""
    texts = [said.line for said in turn.said if not is_question(said) and not _AIM.search(said.line)]
    texts += [said.line[: match.start()] for said in turn.said if (match := _AIM.search(said.line))]
    if turn.field == "scope.business":
        texts = [text for text in texts if _SELF.search(text)]
    heads = [_FOR_WHOM.sub("", clause) for text in texts for clause in re.split(r"[,;]", text)]
    told = " , ".join(heads)
    if _MAKERS.search(told) or any(_MAKERS.search(text) for text in texts):
        return ""
    if _SELLS_TO_TRADE.search(told):
        return "b2b" if re.search(r"\bb2b\b", told, re.IGNORECASE) else ""
    charitable = bool(_CHARITABLE.search(told))
    told = _DENIED_CUES.sub(" ", told)
    spans = [
        (match.span(), option.value) for option in _kinds() if option.pattern for match in option.pattern.finditer(told)
    ]
    outer = {
        kind
        for (start, end), kind in spans
        if not any(s <= start and end <= e and (s, e) != (start, end) for (s, e), _ in spans)
    }
    if charitable and outer <= {"other"}:
        return "other"
    if len(outer) != 1:
        return ""
    kind = outer.pop()
    words = {told[start:end].lower() for (start, end), one in spans if one == kind}
    if all(_UNSURE_CUES.fullmatch(word) for word in words):
        return ""
    street = _ON_THE_STREET.search(" ".join(texts)) and not _ON_THE_NET.search(" ".join(texts))
    unclear = kind == "local" and all(_SHOP_ONLY.fullmatch(word) for word in words) and not street
    return "" if unclear or kind == "other" else kind


def _kinds() -> tuple[Option, ...]:
    found = (one for topic in load_script() for one in topic.question if one.field == "scope.business_kind")
    return next((one.option for one in found), ())
