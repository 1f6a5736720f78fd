"""Several customers where one is wanted.

One customer may be more than one person: a couple, a family, a firm, a pair of friends who decide together. So names
count as several only where nothing says that they belong together, and groups only where each is a group of people of
its own. "Owners of cafes and restaurants" and "dog and cat owners" are one group.
"""

from __future__ import annotations

import re

from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.signals.names import GIVEN
from mapcoach.interview.replies.signals.spans import between, readable, typed

_LEAD = lazy_pattern(
    r"\s*(?:(?:well|so|oo+h*|oh|aw+|right then|could be|it could be|might be|um+|uh+|hmm+|it's|its|they're|mostly|mainly|usually|either|both|probably|maybe|i'd say|i think|say|mix of|a mix of|we have|we get|we serve|we do|we sell to|our customers are|call them|for|basically|let's say|take|from|between|(?:two|three|2|3)(?: (?:kinds?|types?|sorts?|groups?|personas?|people))?(?: of (?:customers|clients|people))?)[\s,:]\s*)*",
    re.IGNORECASE,
)
_AND = lazy_pattern(
    r",\s*(?:and|or|plus|also|&)\s+(?:also\s+|then\s+|maybe\s+)?|\s+(?:and|or|plus|as well as|&|'?n'?|vs\.?|versus)\s+(?:also\s+|then\s+|maybe\s+)?|\s*[,;/+\n]\s*(?:also\s+)?|,?\s+also\s+",
    re.IGNORECASE,
)
_TOGETHER = lazy_pattern(
    r"\b(?:couples?|married|engaged|wedding|together|partners?|siblings?|twins?|sisters?|brothers?|family of|their (?:first|baby|wedding|son|daughter|kids?|child|house|home|flat|dog)|parents of|mr (?:and|&|n) mrs|husband|wife|ltd|limited|inc|llc|plc|gmbh|& co|and co|sons|duo|household|who run|newlyweds?|flatmates|spouses?|mother and|father and|mum and|dad and|own(?:er|ers|s)? (?:of|a)|works? (?:in|for|at)|head of)\b|(?<!let)(?<=\w)'s\b",
    re.IGNORECASE,
)
_NAME = lazy_pattern(
    r"(?P<name>[^\W\d_][\w'-]{1,20})(?:,?\s(?:\(?\d{1,2}\)?|(?:an?|the|who|from)\b.*|(?:is|runs|works|lives)\b.*))?",
    re.IGNORECASE,
)
_TWO_TOLD = lazy_pattern(
    r"(?P<one>[A-Z][\w'-]{1,20},? [^.;\n]{3,60}?),? (?:and|or|&) (?P<two>[A-Z][\w'-]{1,20}(?:,| \(| who | is | the ) ?[^.;\n]{2,60})"
)
_GROUPS = (
    r"(?:mums?|moms?|mothers|dads|fathers|parents|grandparents|grannies|families|couples|singles|students|pupils|kids|children|teenagers|teens|pensioners|seniors|retirees|oaps|elderly|(?:old|older|young|younger|retired|elderly|single|working) (?:people|folks?|ladies|men|women|professionals|couples)|"
    r"adults|tourists|locals|visitors|travellers|travelers|holidaymakers|commuters|residents|expats|newcomers|regulars|walk-?ins|landlords|tenants|renters|homeowners|house ?owners|owner-occupiers|buyers|sellers|vendors|(?:letting|estate) agents|agents|developers|architects|builders|plumbers|electricians|trades(?:men|people|persons)?|contractors|installers|"
    r"freelancers|self-employed(?: people)?|agencies|businesses|companies|firms|corporates?|enterprises|start-?ups|smes|shops|retailers|wholesalers|resellers|restaurants|hotels|cafes|pubs|bars|schools|councils|charities|hospitals|clinics|farmers|factories|manufacturers|offices|banks|nurseries|"
    r"(?:private|business|corporate|commercial|trade|retail|public|new|existing|domestic|residential|consumer) (?:customers|clients|people|individuals|households|buyers|sector)|(?:private )?households|individuals|consumers|professionals|executives|managers|employees|employers|office workers|nurses|doctors|teachers|head teachers|carers|patients|dentists|lawyers|solicitors|accountants|consultants|"
    r"gamers|runners|cyclists|hikers|athletes|beginners|musicians|artists|photographers|brides|grooms|wedding guests|hen parties|dog owners|cat owners|pet owners|drivers|bikers|motorists|gardeners|anglers|golfers|ladies|gents|job ?seekers|applicants|candidates|graduates|shift workers|veterans|hobbyists|collectors)"
)
_BEFORE = r"(?:(?!(?:of|for|with|like|by|from|to|in|who|and|or|the owner|asks?|her|his|their)\b)[\w'-]+\s){0,2}"
_AFTER = r"(?:\s(?:with|who|from|in|of|on|over|under|aged|at|near|around|that|without|planning|looking|moving|coming)\s.{1,60}|\s(?:really|mostly|basically|\d\d?-\d\d))?"
_GROUP = lazy_pattern(
    rf"(?:the |some |our |other |local |lots of |also ){{0,2}}{_BEFORE}{_GROUPS}{_AFTER}", re.IGNORECASE
)
_ONE_GROUP = frozenset(
    {frozenset(pair.split("|")) for pair in (
        "men|women", "ladies|gents", "ladies|gentlemen", "boys|girls", "mums|dads", "moms|dads", "mothers|fathers", "brides|grooms", "mothers|toddlers", "parents|children", "parents|kids", "mums|babies",
        "family|friends", "families|friends", "friends|families", "kids|teenagers", "couples|families", "doctors|nurses", "companies|businesses", "firms|companies", "firms|businesses", "hotels|restaurants",
        "cafes|restaurants", "pubs|restaurants", "bars|restaurants", "cafes|bars", "pubs|bars", "mums|kids", "owners|managers", "solicitors|lawyers", "freelancers|self-employed", "individuals|households", "children|teenagers",
        "pensioners|retirees", "pensioners|seniors", "old people|pensioners", "plumbers|electricians", "consumers|individuals", "runners|cyclists", "teens|kids", "graduates|students", "students|graduates", "shops|cafes",
    )}
)  # fmt: skip
_UNDECIDED = lazy_pattern(
    r"[\s,.;:–—-]+(?:(?:i|we) )?(?:can't (?:decide|choose|pick)|(?:not|am not|i'm not) sure(?: which)?|don't mind(?: which)?|(?:you|u) (?:choose|pick|decide)|whichever|either(?: (?:one|of them))?(?: (?:would|will) do)?|take your pick|both of them)\W*$",
    re.IGNORECASE,
)
_LONGEST = 200
_TITLED = r"(?:(?:mr|mrs|ms|miss|dr|frau|herr|madame|se[nñ]ora?)\.?\s[^\W\d_][\w'-]{1,20})"
_CALLED = lazy_pattern(
    rf"(?:^|[\s,.;:–—(-])(?:(?:we['’]?(?:ll)? |i['’]?d |let's |you can )?(?:call|name) (?:them|these(?: two)?|those(?: two)?|the two(?: of them)?|both|our two)|(?:their|the) names are),?\s"
    rf"(?P<one>{_TITLED}|[^\W\d_][\w'-]{{1,20}}) (?:and|&|\+) (?P<two>{_TITLED}|[^\W\d_][\w'-]{{1,20}})(?=\s?(?:$|[,.;:)!–—-]))",
    re.IGNORECASE,
)
"""Two who are given their names at the end: "an ops manager plus the owner, call them Imani and Rupert"."""
_ANNOUNCED = lazy_pattern(
    r"\s*(?:(?:well|so|um+|oh|really|actually|honestly|basically|it's|its|there's|there are|we have|we've got|i have|i see|always|usually|mostly|for us|that's|that would be|i'd say),?\s){0,6}"
    r"(?:two|2|both|a pair of)(?: (?:different|very different|separate|main|typical))? (?:people|persons|customers?|clients?|users?|personas?|characters|buyers|of them)(?: (?:really|actually|basically|here|i'd say|i think))?"
    r"\s?[,:;.–—-]+\s?(?:there's |that's |namely )?",
    re.IGNORECASE,
)
"""What says that two are coming: "well it's two people really, …"."""
_RELATION = r"(?:(?:and|then|also|plus|there's)\s)*(?:(?:the|her|his|their|my|our|an?)\s(?:[a-z][\w'-]{1,20}\s){1,4})?"
_FIRST_NAME = lazy_pattern(rf"{_RELATION}(?P<name>{_TITLED}|[^\W\d_][\w'-]{{1,20}})(?![\w'])", re.IGNORECASE)
_RELATED_NAME = lazy_pattern(rf"{_RELATION}(?P<name>(?i:{_TITLED})|[A-Z][\w'-]{{1,20}})(?![\w'])")
_FULL_NAME = lazy_pattern(rf"{_TITLED}|[^\W\d_][\w'-]{{1,20}}\s(?-i:[A-Z])[\w'-]{{1,20}}", re.IGNORECASE)


def several_people(text: str) -> tuple[str, ...]:
    """The different customers that a reply names where one is wanted; () for one, also for a couple or a family."""
    line = readable(text)
    if len(line) > _LONGEST:
        return ()
    if undecided := _UNDECIDED.search(line):
        line = line[: undecided.start()]
    if announced := _announced(text, line) or _then_there_is(text):
        return announced
    parts = _parts(text, line)
    if _TOGETHER.search(line):
        return parts if len(parts) > 1 and _are_groups(parts) and not _are_tied(line) else ()
    if told := _called(text, line) or _two_told(text, line):
        return told
    return parts if len(parts) > 1 and (_are_names(parts) or _are_groups(parts)) else ()


_THEN_THERE_IS = lazy_pattern(
    r"\s*(?:well,? |so,? |mostly |mainly )?(?P<one>(?:(?:Mr|Mrs|Ms|Dr)\.? )?[A-Z][\w'’-]+)\b[^.!?\n]{0,120}?[,.;] ?"
    r"(?:and |but )?(?:then |also |of course )?there(?:['’]?s|s| is)(?: also)? (?P<two>(?:(?:Mr|Mrs|Ms|Dr)\.? )?[A-Z][\w'’-]+)\b"
)


def _then_there_is(text: str) -> tuple[str, ...]:
    """The two of "Mrs Patel, a mum round the corner, and then there's Dave from the office"."""
    match = _THEN_THERE_IS.match(text[:_LONGEST])
    return (match["one"], match["two"]) if match and match["one"] != match["two"] else ()


def _announced(text: str, line: str) -> tuple[str, ...]:
    """The names of the two who were announced as two people, whatever they are to each other."""
    opening = _ANNOUNCED.match(line)
    if not opening or re.search(r"\b(?:couples?|married|engaged)\b", line, re.IGNORECASE):
        return ()
    named: list[str] = []
    for start, end in between(_AND, line, opening.end()):
        match = _RELATED_NAME.match(line, start, end) or _FIRST_NAME.match(line, start, end)
        if match and (match.re.pattern == _RELATED_NAME.pattern or match["name"].lower() in GIVEN):
            named.append(typed(text, *match.span("name")))
    return tuple(named) if len(named) == 2 and named[0].lower() != named[1].lower() else ()


def _called(text: str, line: str) -> tuple[str, ...]:
    """The two names that a reply gives at its end to two people."""
    match = _CALLED.search(line)
    known = match and any(match[name].split()[-1].lower() in GIVEN for name in ("one", "two"))
    written = match and all(match[name][0].isupper() for name in ("one", "two"))
    return tuple(typed(text, *match.span(name)) for name in ("one", "two")) if match and (known or written) else ()


def _parts(text: str, line: str) -> tuple[str, ...]:
    lead = _LEAD.match(line)
    return tuple(part for span in between(_AND, line, lead.end() if lead else 0) if (part := typed(text, *span)))


def _are_tied(line: str) -> bool:
    """Whether the reply says that its people are one party, beyond the word for a group."""
    return bool(
        re.search(
            r"\b(?:engaged|married|their|together|own(?:er|ers|s)? (?:of|a)|head of|household|works?|who run)\b|\w's\b",
            line,
            re.IGNORECASE,
        )
    )


def _are_names(parts: tuple[str, ...]) -> bool:
    """Whether all parts are names of persons, and most of them well known ones; people with one surname are one party."""
    if len(parts) > 6:
        return False
    full = [part for part in parts if _FULL_NAME.fullmatch(part)]
    if any(part not in full and (" " in part or not part.replace("-", "").isalpha()) for part in parts):
        return False
    surnames = [part.split()[-1].lower() for part in full]
    if len(set(surnames)) < len(surnames) or (
        full and parts[0] not in full and parts[-1] in full and not _titled(parts[-1])
    ):
        return False  # "Ann and Joe Miller"
    known = sum(part.split()[0].lower() in GIVEN or _titled(part) for part in parts)
    return known == len(parts) or (known * 2 >= len(parts) and all(part[0].isupper() for part in parts))


def _titled(part: str) -> bool:
    return bool(re.fullmatch(_TITLED, part, re.IGNORECASE))


def _are_groups(parts: tuple[str, ...]) -> bool:
    """Whether all parts are groups of people, not two words for one group."""
    if len(parts) > 6 or not all(_GROUP.fullmatch(part) for part in parts):
        return False
    if " with " in parts[-1] or " under " in parts[-1] or " over " in parts[-1]:  # said of all of them, as it seems
        return False
    pair = frozenset(part.lower() for part in parts)
    return pair not in _ONE_GROUP and len(pair) > 1


def _two_told(text: str, line: str) -> tuple[str, ...]:
    """Two people of whom something is told each: "Sandra, a mum, and Pete, a builder"."""
    lead = _LEAD.match(line)
    match = _TWO_TOLD.match(line, lead.end() if lead else 0)
    if not match:
        return ()
    names = [re.split(r"[\s,]", match[group], maxsplit=1)[0].lower() for group in ("one", "two")]
    told = re.match(r"[\w'-]+(?:,|\s\(|\s(?:who|is|the|an?)\s)", match["one"])
    return tuple(typed(text, *match.span(group)) for group in ("one", "two")) if told and set(names) <= GIVEN else ()
