"""Reads whom a map is about: a name, and what was said about the person besides."""

from __future__ import annotations

import re

from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.lists import beginning
from mapcoach.interview.replies.openings import given_names, renamed
from mapcoach.interview.replies.text import one_line, trimmed, unquoted

_LONGEST = 120

_CROWD_WORDS = (
    r"every(?:one|body)|any(?:one|body)|people|customers|clients|users|guests|patients|the public|they all|all of them|all(?: of)?(?: (?:our|the|my))? (?:customers|clients|people|users|guests|patients)|"
    r"(?:all|many|different|various|lots of|all the)(?: different)? (?:sorts|kinds|types) of (?:people|customers|clients)|(?:lots|loads|plenty) of (?:different )?(?:people|customers|clients)|"
    r"(?:a )?mix(?:ed)?(?: (?:of|bag)(?: (?:people|everyone))?)?|all"
)
_CROWD = lazy_pattern(
    rf"(?:(?:well|just|really|basically|it['’]?s|for|our|all|the|my),?\s){{0,3}}(?:{_CROWD_WORDS})(?:\s(?:really|basically|honestly|who .*|in (?:general|town)|i guess))?[\s.!]*",
    re.IGNORECASE,
)
_CROWD_FIRST = lazy_pattern(
    r"(?:(?:well|oh|just|really|basically|honestly|literally|um+|uh+|god|gosh|it['’]?s|it is|they['’]?re|for|to be honest|i mean|i['’]d say|i think|i guess|"
    r"i don['’]?t (?:really )?know|it could be|could be|hard to say|pretty much|quite|more or less|we (?:get|have|see|serve|do|sell to)|you get|there['’]?s|so|yeah),?\s){0,6}"
    r"(?:(?:every|any)(?:one|body)|all (?:sorts|kinds|types|ages|walks of life)|(?:people|customers|clients|folks?) (?:of|from) all|the (?:general )?public)(?![\w'’])"
    r"(?!\s(?:calls?|knows?|loves?|likes?|says?|remembers?)\b)",
    re.IGNORECASE,
)
"""A crowd that is named first, whatever is said about it then ("all sorts really, from students to grandmothers")."""
_ONE_OF_THEM = lazy_pattern(
    r"\b(?:but|except|mostly|mainly|usually|especially|typically|often|if i had to|let['’]?s|say|take|called|named|for example|for instance|such as|most of them|(?:call|pick) (?:her|him|one))\b",
    re.IGNORECASE,
)

_CUSTOMER = r"(?:(?:typical|usual|ideal|average|best|main|real|favou?rite)\s)?(?:customer|client|buyer|guest|patient|user|visitor|shopper|persona|person)"
_INTRODUCTIONS = (
    rf"(?:let['’]?s|let me|(?:can|could|may|shall) (?:i|we)|we(?:['’]?ll| could| can)?|i(?:['’]d|['’]ll| would)?|you can|just)?\s?(?:call|name|say|take|picture|imagine|go with|use|pick|choose|think of)(?:\s(?:her|him|them|it|this one|the {_CUSTOMER}|someone called))?(?:\s|,\s?)",
    r"(?:how|what) about\s",
    r"(?:(?:her|his|their|the|its)\s)?name(?:['’]?s| is| would be)?\s",
    r"(?:(?:she|he|it|that|this|they)(?:['’]s| is| would be|['’]d be)|its)\s",
    r"(?:usually|mostly|mainly|normally|typically|often|probably|maybe),?\s(?=\w)",
    r"(?:\w{1,20}\s)?(?:some(?:one|body)|a (?:person|customer|client|woman|man|guy|lady)) like\s",
    r"(?:as|like) i said,?\s",
    r"(?-i:(?:ok(?:ay)?\s|well\s)?so)\s(?=\w)",
    r"there(?:['’]?s| is)\s(?-i:(?=[A-Z]))",
    rf"(?:my|our|the|a)\s{_CUSTOMER}(?:\s(?:is|would be))\s",
    r"(?:i(?:['’]?m| am| was)?\s)?(?:(?:always|just|mostly|often|only|keep|kept)\s){0,2}think(?:ing)?(?: (?:back|mostly|mainly))? (?:of|about|to)\s(?!(?:how|what|when|why|where|it|that|whether)\b)",
    r"make (?:it|that|this|her|him)\s",
    r"(?:it )?(?:could|might|must|should|has to|will|['’]ll) be\s(?-i:(?=[A-Z]))",
    rf"(?:the|our|my) (?:last|latest|most recent|first|best|newest) (?:one|{_CUSTOMER})(?: (?:was|is|would be)|,)\s",
    r"(?-i:(?:[Mm]y|[Oo]ur)\s(?:(?!(?:at|in|from|of|for|with|to|on|who|and|or|is|are)\s)[a-z'’-]{2,20}\s){1,4}(?=[A-Z][\w'’-]{1,20}(?:\s[A-Z][\w'’-]{1,20})?\s?(?:$|[,;:(.–—]|(?:who|he|she|is|from)\b)))",
    r"(?:[^\s,.;:()]{1,20}\s){1,5}(?:named|called)\s",
    r"(?:[^\s,.;:()]{1,20}\s){1,8}?like\s(?=[A-Z])(?-i:(?=[A-Z]))",
)
_NAMING = lazy_pattern(
    r"(?P<before>(?:[^\s,.;:]{1,20}[\s,.;:]{1,3}){2,15}?)(?:(?<=[,.;:]\s)(?:so\s|and\s|but\s|then\s)?|(?:so|and|but)\s)"
    r"(?P<naming>(?:let['’]?s|we(?:['’]ll| can| could)|i['’]d|you can)\s(?:say|call|name|take|picture|imagine|go with|pick|use)\s|(?:say|call (?:her|him|them))[\s,])"
    r"(?!\d|an?\s|the\s|about\s|around\s|in\s|mid\b|early\b|late\b|hi\b|hello\b|that\b)",
    re.IGNORECASE,
)
"""A name that is given only after it was told what sort of people come: "mums mostly, let's say Sandra"."""
_INTRODUCTION = lazy_pattern("|".join(_INTRODUCTIONS), re.IGNORECASE)
_TITLE = lazy_pattern(r"\b(?:dr|mr|mrs|ms|mx|prof|st|jr|sr|[a-z])\.(?=\s|$)|\b(?:ltd|inc|co)\.", re.IGNORECASE)
_NAME_END = lazy_pattern(
    r"\s?(?:[,;:(–—\n]|\s-\s|\.\s|\.$|\?|!+(?!\s?(?:ltd|limited|inc|llc|plc|co|gmbh)\b)(?=\s|$))|"
    r"(?<!^a)(?<!^an)(?<!^the)(?<!^my)(?<!^our)(?<!^one)(?<!^some)(?<!^this)(?<!^that)\s(?:lovely|nice|sweet|kind|dear|funny|grumpy|proper|poor|bless|great|good|quiet|clever|busy)\s(?:old\s|young\s|little\s|wee\s)?(?:man|woman|lady|chap|fella|bloke|guy|girl|lass|lad|soul|gent|gentleman|couple|mum|mom|dad|person|him|her|them)\b|\s(?:in mind|s?he['’]?s|s?he|they['’]?re|they|who|is|from|the|an?|runs?|works?|lives?|has|was|aged|i guess|and (?:she|he|they))\b",
    re.IGNORECASE,
)


_TITLES = frozenset(
    "frau herr mr mrs ms miss mx dr prof professor madame mme monsieur señor señora senor senora signor signora".split()
)
_PARTICLES = frozenset("van von de der den da di del della du la le ten ter al el st mc mac o bin ibn".split())
_WORDS_TOO = frozenset(
    "guy will mark penny joy dawn frank pat rob sue bill ray max mel ed eve jack jan robin violet iris daisy hazel heather lily jordan jean guy art ken ali dan josh theo star dean grace hope faith ruby pearl rich chip".split()
)
"""Given names that are words too: told from what follows only where that is what a person does."""
_DOES = lazy_pattern(
    r"(?:woke|wakes|wants?|wanted|needs?|needed|gets|got|comes|came|goes|went|does|did|books|booked|rings|rang|calls|called|had|keeps|kept|thinks|buys|bought|orders|ordered|"
    r"finds|found|sees|saw|moved|moves|owns|owned|manages|managed|lost|loses|likes|loves|hates|just|always|never|usually|recently|works|lives|runs|is|was|has|last|this|two|three|four|single|married|divorced|retired|expecting|mum|mom|dad|"
    r"(?:they|s?he|it)['’]?(?:re|s|ve)?|theyre|aged|about|around|\d\d)",
    re.IGNORECASE,
)
_WHERE = frozenset("who at with on in our my the".split())
_JOBS = lazy_pattern(
    r"(?:manager|owner|director|nurse|teacher|engineer|buyer|builder|plumber|electrician|carer|doctor|gp|student|pensioner|founder|head|accountant|bookkeeper|designer|developer|"
    r"receptionist|assistant|secretary|cleaner|driver|consultant|lawyer|solicitor|retired|widow|widower|mum|mom|dad|landlord|landlady|technician|analyst|lead)",
    re.IGNORECASE,
)
_AND = ("and", "&", "+", "n", "'n'", "n'", "’n’", "n’")
_OPENERS = lazy_pattern(
    r"(?:(?:o{2,}h*|oh+|a+w+(?:\sbless(?:\s(?:her|him|them))?)?|och|aye|gosh|e+rm*|u+h*m+|(?:right|ok(?:ay)?|well|now)\s(?:then|so|now)|righto?|well|bless(?:\s(?:her|him|them))?(?=\s?[,.!]))"
    r"(?:\s?[,.!…:–—-]+)?\s+){1,4}(?=\w)",
    re.IGNORECASE,
)
"""What people say before they come to a name ("ooh well", "aw", "right then")."""


def is_crowd(reply: str) -> bool:
    """Whether a reply names a crowd ("everyone", "all our customers") where one person is wanted.

    A crowd with more words around it is one too, unless somebody is picked out of it ("everyone, but mostly Ana").
    """
    line = one_line(reply[: _LONGEST * 2])[:_LONGEST]
    if _CROWD.fullmatch(line):
        return True
    first = _CROWD_FIRST.match(line)
    rest = line[first.end() :] if first else ""
    return bool(first) and not _ONE_OF_THEM.search(rest) and not _names_somebody(rest)


def _names_somebody(text: str) -> bool:
    """Whether a text holds a given name, written like one."""
    found = re.findall(r"(?<![\w'’-])[^\W\d_]{2,20}(?![\w-])", text)
    return any(word[0].isupper() and word.casefold() in given_names() for word in found)


def read_person(reply: str) -> tuple[str, str]:
    """The name in a reply such as "call her Maya, 34, runs a bakery", and what follows it ("" if nothing does)."""
    bare = _without_openers(renamed(_without_openers(one_line(beginning(reply)))))
    if naming := _NAMING.match(bare):
        bare = bare[naming.start("naming") :]
    for _ in range(3):  # "it's a woman named Joan" is introduced twice
        match = _INTRODUCTION.match(bare)
        if not match or not bare[match.end() :]:
            break
        bare = bare[match.end() :]
    end = _NAME_END.search(_TITLE.sub(lambda title: "\ue000" * len(title.group()), bare))
    head = bare[: end.start()] if end and end.start() else bare
    cut = _end_of_name(head) or len(head)
    if cut == len(bare):
        return _name(bare), ""
    rest = re.sub(r"^[\s,;:(–—.?!-]+|[\s).?]+$", "", bare[cut:])
    rest = re.sub(r"^(?:who(?:['’]s| is)|is|and|in mind\b[\s,.]*)\s*(?:\b|$)", "", rest, flags=re.IGNORECASE)
    return _name(bare[:cut]), rest if len(rest) > 1 else ""


def _without_openers(text: str) -> str:
    match = _OPENERS.match(text[:80])
    return text[match.end() :] if match else text


def _end_of_name(head: str) -> int:
    """Where a name ends that runs on into what is told without a comma ("dawn woke up", "frau ostermann plant manager");
    0 if it does not."""
    words = [(one.group(), one.end()) for one in re.finditer(r"\S+", head[:_LONGEST])]
    plain = [word.strip(".").casefold() for word, _ in words]
    titled = _counted(plain, 0, _TITLES)
    count = _counted(plain, titled, given_names())
    if count == 0 or (titled and count < len(words) and plain[count] in _AND):
        return 0
    if (titled and count < len(words) and not _DOES.fullmatch(plain[count])) or (
        count < len(words) and _is_surname(words[count - 1][0], words[count][0])
    ):
        while count < len(words) - 1 and (plain[count] in _PARTICLES or len(plain[count]) == 1):
            count += 1
        count += 1
    elif count + 1 < len(words) and plain[count] in _AND and plain[count + 1] in given_names():
        count += 2
    return words[count - 1][1] if count < len(words) and _goes_on(plain, count, bool(titled)) else 0


def _counted(plain: list[str], start: int, names: frozenset[str]) -> int:
    """How many words from a place on belong to a set, counted from the beginning."""
    while start < len(plain) and plain[start] in names:
        start += 1
    return start


def _is_surname(before: str, word: str) -> bool:
    return before[:1].isupper() and word[:1].isupper()


def _goes_on(plain: list[str], count: int, titled: bool) -> bool:
    """Whether the words behind a name tell something, and are no more of the name."""
    rest = plain[count:]
    if len(rest[0]) == 1 and rest[0] not in ("a", "&", "+"):
        return False  # an initial
    if rest[0] in _AND or rest[0] in ("or", "plus") or rest[0] in _PARTICLES:
        return False
    word_too = not titled and plain[0] in _WORDS_TOO
    if _DOES.fullmatch(rest[0]) or (rest[0] in _WHERE and not word_too):
        return True
    if len(rest) > 1 and _JOBS.fullmatch(rest[-1]):
        return True
    return not word_too and len(rest) > (1 if titled else 2)


def _name(text: str) -> str:
    return unquoted(trimmed(text))
