"""Solutions where a trouble is wanted, and the wish to automate.

What customers need, what should have happened, and a tool that already misbehaves are troubles, not solutions.
"""

from __future__ import annotations

import re

from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.signals.spans import START, readable, typed

_TOOL = (
    r"(?:apps?|chat ?bots?|bots?|ai\b(?: \w+)?|websites?|web ?shop|online (?:shop|store|booking|form|calendar|payment|portal|chat|diary)(?: system)?|portals?|faqs?(?: page)?|reminders?|reminder (?:texts?|emails?)|"
    r"newsletters?|crm|booking (?:system|tool|page|link|app|form)|systems?|software|dashboards?|calendars?|templates?|checklists?|check lists?|videos?|guides?|leaflets?|loyalty (?:card|scheme|programme|program|app)s?|"
    r"ticket(?:ing)? systems?|help ?desk|hotlines?|call ?back (?:button|form|service)s?|buttons?|links?|signs?|price lists?|welcome packs?|voucher(?: scheme)?s?|discounts?|sms(?: service)?|whatsapp (?:group|line|number)s?|"
    r"receptionists?|assistants?|secretary|staff|people|hands|drivers?|phone lines?|second line|lines?|training|tracking(?: page| link)?|notifications?|workflows?|automations?|auto[- ]?repl(?:y|ies)|autoresponders?|kiosks?|screens?|"
    r"follow[- ]?up (?:emails?|calls?|texts?)|emails?|texts?|messages?|surveys?|tools?|process(?:es)?|plugins?|pages?|maps?|card reader|card machine|waiting list|policy|script|campaigns?|ads?|queue system|self[- ]service)"
)
_BETTER = r"(?:better|new|more|second|extra|proper|clearer|faster|simpler|quicker|bigger|dedicated|another|automatic|automated|online|simple|full[- ]time|part[- ]time|digital|clear|some kind of|some sort of|good|decent|separate|modern)"
_DET = r"(?:an?|some|the|our|their|them an?|people an?|another|more|one|in an?|on an?|up an?|up some|out an?|out some)"
_DO = (
    r"(?:add|automate|build|create|introduce|offer|hire|employ|put|set ?up|make|simplify|redesign|redo|replace|improve|fix|send|text|call|ring|e?-?mail|give|let|allow|start|stop|switch|move|get|use|try|buy|invest|train|write|publish|"
    r"show|provide|have|open|extend|change|update|do|ask|explain|tell|print|install|implement|launch|run|remind|answer|reply|respond|shorten|reduce|cut|drop|remove|bring|follow|track|post|display|record|film|rewrite|upgrade|integrate|connect|outsource|digitise|digitize|streamline|schedule|reward|refund|include|advertise)"
)
_MODE = r"(?:really|just|probably|definitely|maybe|also|perhaps|simply|badly|urgently|desperately|still|clearly)"
_MAKE = (
    r"(?:do (?:an?|some)|do with (?:an?|some|more|better)|add|automate|build|create|introduce|offer|hire|employ|put|set ?up|simplify|redesign|redo|replace|improve|fix|send|text|e?-?mail|let them|let people|allow them|give them|start|stop|switch|move to|get (?:an?|some|rid|better|more|someone|somebody)|"
    r"use an?|have an?|have some|invest|train|publish|provide|extend|implement|install|launch|remind|shorten|reduce|upgrade|integrate|connect|outsource|digitise|digitize|streamline|reward|call them|ring them|make it|make the|rewrite)"
)
_ASKED = r"(?:visits?|appointments?|signatures?|time|days?|weeks?|months?|hours?|forms?|calls?|boilers?|payments?|deposits?|passwords?|accounts?|cop(?:y|ies)|photos?|trips?|proof|ids?|documents?|paperwork|details|information|info|letters?|keys?|parts?|quotes?|than|of)"
"""What is asked of customers or waited for: a need of these is a trouble, not an idea."""
_WE = r"(?:we|someone|somebody)"
_FORMS = (
    rf"\b(?P<cue>we(?:'d| do)?(?: {_MODE}){{0,2}} need (?:to (?:{_MODE} )?{_MAKE}\b|(?:(?:an?|some|our own|the) )?(?:{_BETTER} ){{1,3}}(?!{_ASKED}\b)[a-z]+|(?:an?|some) (?:\w+ )?{_TOOL}\b))",
    rf"{START} ?(?:(?:it|this|site|maybe|perhaps|probably|i think|just|really|the \w+) ){{0,3}}(?P<cue>needs? (?:to {_MAKE}\b|(?:(?:an?|some|our own|the) )?(?:{_BETTER} ){{0,3}}(?:\w+ )?{_TOOL}\b))",
    rf"\b(?P<cue>{_WE}(?: {_MODE})?(?: should| shld| ought to| might want to|'d better| had better)(?: {_MODE}){{0,2}} (?!have\b(?! (?:an?|some|more|someone|online|one)\b))(?!not\b){_DO}\b)",
    rf"\b(?P<cue>(?:{_WE}|i)(?: {_MODE})?(?: could| would like to| want to|'d like to| wanna|'re going to| are going to|'m going to| plan to| are planning to|'re planning to)(?: {_MODE}){{0,2}} {_MAKE}\b)",
    rf"{START} ?(?:{_MODE} |and |i'd say )*(?P<cue>(?:should|shld|could|ought to|want to|wanna) (?:{_MODE} )?(?!have\b(?! (?:an?|some|more)\b))(?:add|automate|build|create|introduce|offer|hire|put|set ?up|simplify|redesign|send|text|e?-?mail|get (?:an?|some|rid)|let|train|publish|invest|remind|use an?|have an?|call them|ring them|do with (?:an?|some|more|better))\b)",
    rf"\b(?P<cue>(?:an? |some |more |automatic |automated |online |better |clearer |simple |{_TOOL} )(?:[\w'-]+ ){{0,5}}(?:would|could|might|will|should) (?:really |probably |definitely |maybe |perhaps )?(?:help|solve|fix|be (?:great|nice|good|useful|handy|ideal|perfect|better|a good idea)|save|sort|answer|handle|deal with|do (?:that|this|it)|take over|remind)\b)",
    r"\b(?P<cue>(?:it would|it'd|it wld|would|wld) (?:really )?(?:be (?:so )?(?:great|nice|good|useful|handy|ideal|helpful|better|cool) (?:if|to (?:have|be able|get|offer|send|add|let|give))|help (?:if|to)))",
    r"\b(?P<cue>what if we|how about (?:an?|we|some|adding|sending|offering)|why (?:don't|dont|not|can't|cant) (?:we )?(?:just )?(?:add|send|e?-?mail|text|let|offer|put|get|use|have|give|call|automate|build|make)|my (?:idea|suggestion|solution)(?: is| would be)?|the (?:solution|fix|answer) (?:is|would be)|if (?:only )?we had (?:an?|some|more))\b",
    rf"{START} ?(?:(?:maybe|perhaps|just|idea|e\.g|and|or|also|please|simply|probably) )*(?P<cue>(?:(?:add|build|create|introduce|implement|put up|put in|set up|launch|invest in) (?:{_DET} )?|(?:offer|hire|get|buy|install|have|make|print|send|use|try|include) (?:{_DET}|automatic|automated|online) )(?:[\w'-]+ ){{0,2}}{_TOOL}\b)",
    rf"{START} ?(?:(?:maybe|perhaps|just|idea|and|or|also|simply|probably) )*(?P<cue>(?:automate|redesign|simplify|digitise|digitize|streamline|outsource|rewrite) (?!is\b|was\b)(?:\w+)|hire (?:an?|some|more|another|someone|somebody|staff|people)\b|train (?:the|our|my|up|all) \w+|put (?:the|our|all|up) (?!customers?\b|callers?\b|calls?\b|phone\b|clients?\b|wrong\b)[\w' ]{{2,40}}? (?:on|in|by|at) (?:the|our) (?:web ?site|site|door|home ?page|page|facebook|menu|wall|invoice|counter|window|form|front)|should be able to (?:book|pay|order|choose|cancel|change|track|see|sign|upload|check|pick)|let (?:them|people|customers|clients|guests|patients|her|him) (?:book|pay|order|choose|cancel|change|reschedule|track|see|sign|upload|check|pick|do|know)|get rid of|remove the|shorten the|send (?:them|people|customers|everyone|her|him) (?:an?|some|the|automatic)|call (?:them|people) back|text (?:them|people) (?:the|a|when|an))\b",
    rf"{START} ?(?:(?:maybe|perhaps|just|idea|probably|i'd say|i think|something like|basically)\s)*(?:(?:some kind|some sort) of |(?=an? |some ))(?P<cue>(?:an? |some )?(?:{_BETTER} )?(?:app|chat ?bot|bot|ai(?: \w+)?|crm|online booking(?: system)?|loyalty (?:card|scheme|app)|booking (?:system|app|tool)|reminder (?:texts?|emails?|system)|automation)(?=\s*(?:$|[.!\n])| (?:that|which|where|to|for)\b))",
    rf"{START} ?(?:(?:maybe|perhaps|just|and|or|also|simply|probably) ){{0,2}}(?P<cue>(?:better|clearer|simpler|more|bigger|some) (?:signage|parking|lighting|photos|opening hours|communication|{_TOOL})(?= ?(?:$|[.,!\n])))",
)
_SOLUTION = tuple(lazy_pattern(form, re.IGNORECASE) for form in _FORMS)
_NOT_THAT = lazy_pattern(
    r"(?:\b(?:no|not|never|without|nobody|isn't|doesn't|don't|aren't|cannot|can't|couldn't|have to|has to|had to|must|makes? (?:them|her|him|you)|tells? (?:them|her|him)|told (?:to|them|her|him)|asked to|asks? (?:them|her|him) to|they|she|he|customers?|people|clients?|guests?|patients?|who)\s)$",
    re.IGNORECASE,
)
_TROUBLE_AFTER = lazy_pattern(
    r"^[^,.;:!?\n]{0,40}?\b(?:crash\w*|fails?|failed|broken|broke|doesn't|doesnt|does nothing|don't work|dont work|can't|cant|cannot|takes? (?:ages|forever|an hour|too long|\d+|two|three|five|tries)|before (?:they|she|he|seeing|you)|just to|expired|never|only to|is (?:missing|down|hidden|wrong|slow|confusing)|was (?:missing|down|late|wrong)|and (?:hear|heard|get|got|forgot|waits?) )",
    re.IGNORECASE,
)
_CLAUSE_END = lazy_pattern(r"[,.;:!?\n–—]|\s-\s|\s(?:because|so that|but|since|as they|cos|then)\s", re.IGNORECASE)

_AUTO = r"(?:automatic(?:ally)?|automated|auto)"
_MESSAGES = r"(?:reminders?|emails?|e-mails?|texts?|messages?|repl(?:y|ies)|replies|follow[- ]?ups?|responses?|notifications?|confirmations?|invoices?|updates?|alerts?|sms|sequence|thank[- ]?you)"
_WANT = r"(?:need|needs|want|wants|should|could|shld|would|'d like|like to|wish|maybe|perhaps|(?:can|could) (?:we|you|it|they)|thinking (?:of|about)|considering|let's|lets|add|set up|set-up|build|get|use|have|try|plan to|going to|ought to|how about|what if|some kind of|some sort of|help|why not|some|idea)"
_AUTOMATE = lazy_pattern(
    r"(?P<a>\b(?:be automated|automat(?:e|ing)(?: (?:the |our |my |all |these |those |this |that |it |them )?(?:whole )?[\w-]+(?: up)?)?))(?!\w)"
    rf"|(?P<b>\b(?:an? )?{_AUTO}[ -](?:\w+ )?{_MESSAGES})\b|(?P<c>\bautomatically)\b"
    r"|(?P<d>\b(?:an? )?(?:chat ?bots?|bots?|auto[- ]?responders?|drip (?:campaign|sequence|email)s?|workflows?|zap)|\bai(?: assistant| agent| bot)?|\bzapier|\bautomations?)(?!\w)",
    re.IGNORECASE,
)
_WANTED = lazy_pattern(rf"(?:^|\W|(?=\'d)){_WANT}\b(?:[\s:]+[\w'-]+){{0,6}}[\s:]*$", re.IGNORECASE)
_WANTED_AFTER = lazy_pattern(
    r"^(?:\s[\w'-]+){0,5}\s(?:would|could|might|should) (?:really |probably |maybe )?(?:help|solve|fix|be (?:great|nice|good|useful|handy|ideal)|save|sort)\b",
    re.IGNORECASE,
)
_DONE = lazy_pattern(
    r"(?:\b(?:already|is|are|was|were|it's|its|been|the|they|she|he|hates?|gets?|talks? to|not|no|never|have to|has to|had|works at|sells?|they're|renews?|ended up|logged|drives|with|company|our|their)\s)(?:an? |already )?$",
    re.IGNORECASE,
)
_WHOLE = lazy_pattern(
    r"\W*(?:maybe |perhaps |just |something like |some |an? )?(?:automations?|automat(?:e|ing) (?:it|this|that|everything|all)|chat ?bots?|bots?|ai|zapier|an? \w+ bot)\W*",
    re.IGNORECASE,
)
_SENDING = lazy_pattern(
    r"(?:^|[,.;:!?\n]\s?)(?:\w+ )?(?:send|text|remind|e-?mail|an? automated|an? automatic|automatic|automated|auto)\b",
    re.IGNORECASE,
)


def solution(text: str) -> str:
    """The words of a reply that propose a solution ("we need an app", "a chatbot would help"), to the clause's end; or ""."""
    line = readable(text)
    found = [match for form in _SOLUTION if (match := _proposal(form, line))]
    if not found:
        return ""
    start, end = min((match.span("cue") for match in found), key=lambda span: (span[0], -span[1]))
    stop = _CLAUSE_END.search(line, end)
    return typed(text, start, min(stop.start() if stop else len(line), start + 120))


def _proposal(form: re.Pattern[str], line: str) -> re.Match[str] | None:
    for match in form.finditer(line):
        start, end = match.span("cue")
        if not _NOT_THAT.search(line[max(0, start - 20) : start]) and not _TROUBLE_AFTER.match(line[end : end + 70]):
            return match
    return None


def wants_automation(text: str) -> str:
    """The words that ask for an automation, or "". One that exists, and may well be the trouble, is not asked for."""
    line = readable(text)
    whole = bool(_WHOLE.fullmatch(line))
    for match in _AUTOMATE.finditer(line):
        before = line[max(0, match.start() - 60) : match.start()]
        if whole or _is_wanted(match, before, line):
            return typed(text, *match.span())
    return ""


def _is_wanted(match: re.Match[str], before: str, line: str) -> bool:
    if _DONE.search(before) or re.search(r"\bin place\b", line, re.IGNORECASE):
        return False
    if match["a"]:
        return True
    before = re.split(r"[.;!?\n]", before)[-1]
    asked = bool(_WANTED.search(before) or _WANTED_AFTER.match(line[match.end() : match.end() + 80]))
    if match["c"]:
        return asked or bool(
            re.match(r"\s*(?:just |and |then |maybe )?(?:send|text|remind|e-?mail)\b", before, re.IGNORECASE)
        )
    return asked
