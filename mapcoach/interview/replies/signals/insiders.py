"""Our side where the customer's is wanted: what we do instead of what they do, our departments, our jargon."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.signals.acronyms import COMMON, INSIDER, TERMS
from mapcoach.interview.replies.signals.spans import START, readable, typed
from mapcoach.interview.replies.text import normal

_TEAM = (
    r"(?:sales|marketing|ops|operations|finance|accounts|accounting|back ?office|head office|warehouse|dispatch|logistics|support|customer (?:service|success)|billing|legal|purchasing|production|it dept|hr|"
    r"crm|erp|system|software|backend|back end|database|server|platform|team|staff|account manager|project manager|sales ?(?:rep|person|man|team)|technician|engineer|receptionist|office|office manager|admin|bookkeeper|secretary|dispatcher|planner|agent|rep|csm|bot|website|marketing team|field team|support team)"
)
_DOES = (
    r"(?:send|email|e-mail|check|process|qualif(?:y|ie)|update|create|enter|log|assign|review|approve|forward|invoice|prepare|schedule|nurture|score|handle|register|import|export|follow up|onboard|convert|upsell|generate|route|record|calculate|"
    r"ship|pack|pick|verif(?:y|ie)|confirm|contact|dispatch|allocate|hands? (?:it |them |this )?over|pass(?:es)? (?:it|them|this) on|draft|file|archive|chase|bill|quote|books?(?= (?:the|it|them|a)\b)|orders?(?= (?:the|parts)\b)|runs?(?= a credit check)|opens?(?= a ticket)|closes?(?= the ticket)|set up|configure|provision|deploy|triage|escalate|plans?(?= the\b)|arrange|enrich|segment|tag|sync|transfer|notif(?:y|ie)|deliver|collect|inspect|assess|install|measure|(?:get|receive)s?(?= (?:the|an?|their) (?:enquiry|inquiry|lead|order|request|form|email|call|ticket|booking)\b)|trigger|input|key in|pull|push|fetch|match|merge|validate|load|post(?= (?:it|the) to)|raise(?= (?:an?|the) (?:ticket|invoice|order|po))|calls?(?= (?:the|him|her|them)\b)|rings?(?= (?:him|her|them|the)\b))"
)
_INSIDE = lazy_pattern(
    rf"{START} ?(?:(?:then|and|so|next|first|after that|afterwards|finally|ok|well|usually|normally|now|here|basically|once signed|at this point)\s){{0,3}}"
    rf"(?P<who>(?:(?P<we>we|i)(?: (?:then|usually|normally|always|will|first|also|just|manually|automatically))?|(?:our|the|my) (?:\w+ )?{_TEAM}|(?:sales|marketing|ops|finance|accounts|back ?office|head office|system|dispatch|logistics|operations|account manager|project manager|support|billing|legal|crm|backend|admin|hr|production|purchasing))"
    rf"(?: (?:then|usually|normally|always|will|also|automatically|manually))? (?:(?P<does>{_DOES})(?:s|es)?))\b(?! (?:off|up|over|data|order|page|down) (?:is|are|was))",
    re.IGNORECASE,
)
_FELT = lazy_pattern(
    r"\b(?:never|not|n't|dont|doesnt|cant|wont|late|later|too|wrong|forget|forgets|forgot|only|slow|slowly|twice|again|lose|lost|nobody|no one|without|instead|days? after|weeks? after|but|even though|her out|him out|them out|by mistake|missing|error|spam|"
    r"keeps?|still|out of|before (?:she|he|they) (?:can|has|have)|fail\w*|crash\w*|annoy\w*|confus\w*|she|he|they wait|\w+ too)\b|n't\b",
    re.IGNORECASE,
)
_SENTENCE_END = lazy_pattern(r"[.;!?\n]")
_QUOTED = "\"“'‘„«"

_SUFFIX = r"(?: (?:team|dept|department|stage|phase|process|function|people|guys|handover|hand-?off))?"
_DEPARTMENT = lazy_pattern(
    r"(?:the |our |my )?(?:(?:internal |inside |field |digital |inbound |outbound )?(?:(?:sales|marketing|ops|operations|finance|logistics|procurement|purchasing|production|engineering|customer success|customer ops|it|hr|legal|r&d|pr|compliance|admin|administration|back ?office|warehouse|warehousing|accounts|accounting|accounts (?:payable|receivable)|dispatch|business development|biz ?dev|account management|key account|quality assurance|qa|manufacturing|supply chain|merchandising|human resources|product management)"
    r"(?: ?(?:&|and|/|\+) ?(?:sales|marketing|ops|operations|finance|service|support|admin|hr|logistics|it|legal))?)"
    rf"{_SUFFIX}|(?:mql|sql|sal|pql|icp|sqo|tofu|mofu|bofu|aarrr)s?|(?:lead|prospect|opportunity|deal|demand) (?:qualification|generation|gen|nurtur(?:e|ing)|scoring|capture|routing|management|conversion|handover|assignment|acquisition)|"
    rf"(?:sales |marketing |lead )?(?:pipeline|funnel){_SUFFIX}|(?:top|middle|bottom) of (?:the )?funnel|mid[- ]funnel|prospecting|(?:sales )?qualification|qualified|qualified leads?|leads?|prospects?|opportunit(?:y|ies)|closed[- ]?(?:won|lost)|nurtur(?:e|ing)|conversions?|(?:customer |user |client )?acquisition|"
    r"(?:order )?fulfil?lment|order (?:processing|management|entry|intake)|invoicing|data entry|credit check(?:ing|s)?|kyc|ticket(?:ing)?|ticket triage|escalation|(?:internal )?(?:hand-?over|handoff|hand-off) to (?:ops|operations|sales|delivery|finance|accounts|production|support|onboarding|customer success|the team)|internal (?:approval|review|handover|process|sign-?off)|resource planning|capacity planning|provisioning|quality control|pick and pack|dunning|monetization|monetisation|lead to cash|order to cash)",
    re.IGNORECASE,
)

_ACRONYM = lazy_pattern(r"(?<![\w'&@#/.-])(?P<word>[A-Z]{2,5})(?:s|'s)?(?![\w&@-])")
_TERM = lazy_pattern(rf"(?<![\w'-])(?:{'|'.join(TERMS)})(?![\w-])", re.IGNORECASE)
_LOWER = lazy_pattern(rf"(?<![\w'&@#/.-])(?:{'|'.join(sorted(INSIDER.lowered))})(?:s|'s)?(?![\w&@-])", re.IGNORECASE)
_ROMAN = lazy_pattern(r"[IVXLC]+")
_SHOUTED = 0.5


def inside_out(text: str) -> str:
    """Who acts and what they do where our side is the subject ("our CRM sends"), or "".

    What the customer feels of it ("we never call back", "we send the wrong size") is a trouble and stays.
    """
    line = readable(text)
    for match in _INSIDE.finditer(line):
        end = _SENTENCE_END.search(line, match.end())
        rest = line[match.start() : end.start() if end else len(line)]
        quoted = line[: match.start("who")].rstrip()[-1:] in tuple(_QUOTED)
        if not quoted and not _FELT.search(rest):
            return typed(text, *match.span("who"))
    return ""


def departments(names: Sequence[str]) -> tuple[str, ...]:
    """The names of stages that are departments, steps of a funnel or internal processes, as they were typed."""
    return tuple(
        name for name in names if len(name) <= 60 and _DEPARTMENT.fullmatch(" ".join(name.strip(" .:").split()))
    )


def jargon(text: str, known: Collection[str] = ()) -> str:
    """The first acronym or insider term that a customer would not use, as typed; ``known`` are those explained before."""
    line = readable(text)
    explained = {form for one in known for form in (normal(one), normal(one).removesuffix("s"))}
    found = [*_TERM.finditer(line), *_LOWER.finditer(line)]
    if not _is_shouted(line):
        found += [match for match in _ACRONYM.finditer(line) if _is_insider(match["word"])]
    for match in sorted(found, key=lambda one: (one.start(), -one.end())):
        if normal(match.group()).removesuffix("s") not in explained and normal(match.group()) not in explained:
            return typed(text, *match.span())
    return ""


def _is_shouted(line: str) -> bool:
    """Whether so much is in capitals that capitals mean nothing."""
    words = re.findall(r"[A-Za-z]{2,}", line)
    return len(words) > 1 and sum(word.isupper() for word in words) > _SHOUTED * len(words)


def _is_insider(word: str) -> bool:
    """Whether capitals are an acronym that is in no dictionary: known to be one, or without a vowel."""
    if word in INSIDER.acronyms:
        return True
    spelt = not re.search(r"[AEIOUY]", word) and len(word) > 2
    return spelt and word not in COMMON and not _ROMAN.fullmatch(word)
