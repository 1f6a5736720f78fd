"""Reads changes of the map that are told rather than commanded: "X should be called Y", "we don't have X any more".

People use the same words for answers ("the price should be clearer"), so an edit that is read here counts only if it
names, word for word, something that is on the map; whatever else has one of these forms is an answer.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.commands import LONGEST_EDIT, Action, Edit, Where, without_politeness
from mapcoach.interview.replies.cues import channel_of
from mapcoach.interview.replies.kinds import same_kind
from mapcoach.interview.replies.matching import singular
from mapcoach.interview.replies.text import one_line, straight, unquoted
from mapcoach.interview.replies.verdicts import is_trouble, is_verdict

FRONT, END = "the front", "the end"
"""Where a stage is moved that comes first, or last."""
WISHED = "wish"
"""The kind of "X should be Y", which is a wish of what **the** X be like if the map calls it just X."""

_OPENING = lazy_pattern(
    r"(?:(?P<sorry>sorry|i meant?|oops|whoops|actually|my mistake|my bad|correction)|(?P<no>no|nope|wait|hang on)|oh|ah|hm+|um+|well|ok(?:ay)?|and|but|so|please|pls)\b[\s,.:!–—-]+(?=\S)",
    re.IGNORECASE,
)
_W, _T = r"(?P<what>\S.*?)", r"(?P<to>\S.*)"
_IT, _ITS, _NOT_IT = (
    r"(?:it|that|this)",
    r"(?:it's|its|it is|that's|that is|it was)",
    r"(?:(?:it's|its|it is|that's|it was) not|(?:it|that) (?:isn't|isnt|wasn't|wasnt))",
)
_REALLY = r"(?:(?:really|actually|probably|just|rather|now|more like|only) )*"
_SHOULD = r"(?:should|ought to|(?:is|was|are|were) (?:supposed|meant) to)"
_SCORE = r"(?:an? )?(?P<to>[1-5]|one|two|three|four|five)(?: out of (?:5|five)|/5| stars?)?"
_THERE = r"(?:in|at|under|with|to|into|within)"
_STEP = r"(?: (?:step|stage))?"
_WE = r"(?:we|you|i)"
_DO = r"(?:have|do|use|offer|run|send|get|need|want)"
_GONE = r"(?:any ?more|any longer|now|these days)"
_FROM = rf"(?:\sfrom\s(?P<to>\S.*?){_STEP})?"
_FORGOT = r"(?:(?:i|we|you) )?(?:(?:just |totally |completely )?(?:forgot|missed|left out|have forgotten|'ve forgotten))(?: about| to (?:say|mention|add))?"
_THAT_IS = r",?\s(?:(?:and )?(?:that's|thats|it's|its|which is|that is|it goes|that goes|goes|it belongs|they're)\s)?"


class _Form(NamedTuple):
    action: Action
    pattern: re.Pattern[str]
    use: str = ""


def _form(action: Action, pattern: str, use: str = "") -> _Form:
    return _Form(action, lazy_pattern(pattern, re.IGNORECASE), use)


_FORMS = (
    _form("change", rf"{_W}(?:\s(?:is|was|are)|'s)\s{_REALLY}{_SCORE},?\snot\s(?:an? )?(?:[1-5]|one|two|three|four|five)", "score"),
    _form("change", rf"{_W}\s(?:(?:is|was)\s(?:really|actually|more like)|{_SHOULD}\s(?:be|have been))\s{_SCORE}", "score"),
    _form("change", rf"(?:make|set|put)\s{_W}\s(?:(?:to|at|as)\s)?{_SCORE}", "score"),
    _form("move", rf"{_W}\s{_SHOULD} (?:come|be|go) (?P<first>first|last|at the (?:start|beginning|front|end))"),
    _form("move", rf"(?:put|move)\s{_W}\s(?P<first>first|last)"),
    _form("move", rf"{_W}\s(?:(?:actually |really )?(?:comes?|goes|happens?|is|are)|{_SHOULD} (?:come|be|go|happen)) (?:really |actually )?(?P<where>before|after)\s{_T}"),
    _form("move", rf"{_W}\s(?:(?:really |actually )?belongs?\s(?:{_THERE}\s)?|(?:really |actually )?goes {_THERE}\s|{_SHOULD} {_REALLY}(?:be|go|sit) {_THERE}\s|(?:is|are) {_REALLY}part of\s)(?P<to>\S.*?){_STEP}(?:,?\s(?:really|instead|not\s.+))?"),
    _form("swap", rf"{_W}\sand\s(?P<to>\S.*?)\s(?:are (?:(?:in )?the wrong (?:way (?:a)?round|order)|swapped|mixed up)|{_SHOULD} be (?:swapped|switched|the other way (?:a)?round))"),
    _form("merge", rf"{_W}\sand\s(?P<to>\S.*?)\s(?:are|is|{_SHOULD} be)\s{_REALLY}(?:(?:one and )?the same|one)(?: (?:thing|step|stage|one))?"),
    _form("merge", rf"(?P<to>\S.*?)\s(?:is|are)\s{_REALLY}the same(?: (?:thing|step|stage|one))? as\s(?P<what>\S.*)"),
    _form("change", rf"{_W}\s{_SHOULD} (?:(?:really|actually|probably) )?(?:(?:be|have been)(?: (?:called|named|renamed|labelled|titled|worded))(?: to| as)?|say|read)\s{_T}", "named"),
    _form("change", rf"{_W}\s(?:is|are)\s{_REALLY}(?:called|named)\s{_T}", "is"),
    _form("change", rf"{_W}\s{_SHOULD} {_REALLY}be\s{_T}", "modal"),
    _form("change", r"(?:call|name)\s(?P<what>[\"“'].+?[\"”'])\s(?P<to>[\"“'].+[\"”'])", "named"),
    _form("change", r"(?:we (?:should |could )?)?(?:call|name)\s(?P<what>\S.*\s\S.*?)\sinstead", "split"),
    _form("change", rf"{_NOT_IT}\s{_W}(?:[,;]\s|\sbut\s|\s(?={_IT}'?s?\s))(?:(?:but\s)?{_ITS}\s)?{_T}", "instead"),
    _form("change", rf"not\s{_W}(?:,?\sbut|,)\s{_T}", "instead"),
    _form("change", rf"(?:{_ITS}\s)?(?P<to>\S.*?),?\snot\s(?P<what>\S.*)", "instead"),
    _form("remove", rf"{_WE} (?:don't|dont|do not)\s(?:really )?{_DO}\s{_W}\s{_GONE}"),
    _form("remove", rf"{_WE} no longer\s(?:really )?{_DO}\s{_W}(?:\s{_GONE})?"),
    _form("remove", rf"(?:there's|theres|there is) no\s{_W}\s{_GONE}"),
    _form("remove", rf"(?:we|they)(?:'ve| have)? (?:scrapped|dropped|ditched|binned|axed|got rid of|stopped(?: doing)?)\s{_W}"),
    _form("remove", rf"take\s{_W}\soff(?: (?:it|again|there|(?:of )?(?:the|that|this|your) (?:map|list|journey)))?"),
    _form("remove", rf"take off\s{_W}"),
    _form("remove", rf"{_W}\s(?:isn't|isnt|is not|aren't|are not)\s(?:an?\s|really\s|even\s|actually\s)*(?:(?:real|proper|separate|own)\s)?(?:step|stage|touchpoint|contact|goal|thing)s?(?:\s(?:really|at all|any ?more|for us|here|of its own))?"),
    _form("remove", rf"{_W}\s(?:should not|shouldn't|shouldnt|doesn't|does not)\s(?:be|belong|exist)\s?(?:in )?(?:there|here|on (?:there|here|(?:the|this|that) (?:map|list))|any ?more)?"),
    _form("remove", rf"{_W}\s(?:can go|can come off|has gone|is gone|doesn't exist(?: any ?more)?|no longer exists)"),
    _form("remove", rf"(?:scrap|ditch|take (?:out|away)|leave out|scratch)\s{_W}{_FROM}", "command"),
    _form("remove", rf"(?:drop|forget)\s{_W}{_FROM}"),
    _form("add", rf"(?:there's|theres|there is|there are|we(?:'ve| have)?)\s(?:also|got|have|as well)(?: also| have| got)*\s{_W}\s{_THERE}\s(?P<to>\S.*?){_STEP}", "channel"),
    _form("add", rf"{_FORGOT}\s{_W}{_THAT_IS}(?:in|at|under|from)\s(?P<to>\S.*?){_STEP}"),
    _form("add", rf"{_W}\s(?:is|are) missing from\s(?P<to>\S.*?){_STEP}"),
    _form("move", rf"park\s{_W}(?:\sfor (?:now|later))?", "park"),
)  # fmt: skip

_WORTH = (
    r"more|less|fewer|most|much|too|so|as|very|quite|pretty|a (?:bit|lot|little)|able|easy|easily|easier|quick|quicker|fast|faster|clear|clearer|clean|cleaner|ready|there|here|visible|possible|optional|mandatory|compulsory|automatic|"
    r"automated|online|offline|digital|friendly|friendlier|simple|simpler|short|shorter|long|longer|open|opened|closed|free|cheap|cheaper|better|best|bigger|smaller|nicer|smoother|later|earlier|lower|higher|louder|brighter|wider|closer|"
    r"safer|warmer|larger|sooner|stronger|newer|older|happier|slower|calmer|quieter|cosier|kinder|obvious|enough|fine|ok|okay|good|great|done|made|sent|told|given|kept|shown|seen|found|put|paid|put up|written|in|on|at|by|for|from|to|with|"
    r"without|within|under|over|before|after|because|since|if|when|where|while|until|how|what|why|about|around|up|down|out|off|like|one|two|three|first|last|next|same|the same|different|separate|together|always|never|not|no|only|both|available|"
    r"and|or|but|it|they|we|you|he|she|i|that|this|honest|personal|human|fun|nice|normal|standard|included|answered|public|private|instant|immediate|live|busy|quiet|warm|in person|your|part|any|some|all|every|nobody|everyone|"
    r"half|monthly|weekly|daily|yearly|pdf|twice|once|again|back|late|early|often|rarely|sometimes|quickly|clearly|directly|properly|immediately|reliable|consistent|flexible|fair|safe|secure|private|modern|fresh|bright|dry|dark|light|big|small|huge|tiny|loud|mobile|accurate|correct|right|wrong|up-to-date|cosy|seamless|transparent|convenient|relaxing|reassuring"
)
_JUDGED = lazy_pattern(
    rf"(?:(?:an?|the)\s(?:more|less|better|bit|lot)\b|(?:{_WORTH})(?![\w-])|\w{{3,}}(?:able|ible|ful|less|ous|ed)(?!\w))",
    re.IGNORECASE,
)
_CLAUSE = lazy_pattern(
    r"\b(?:they|we|you|he|she|i|because|so that|when|if|which|who|is|are|was|were|has|have|can|could|would|should)\b",
    re.IGNORECASE,
)
_DETERMINED = lazy_pattern(r"(?:an?|the|our|my)\s", re.IGNORECASE)
_CALLED_UP = lazy_pattern(
    r"\s(?:back|again|up|support|maps|number|line|centre|center|service|team|office|later|now|first|direct|directly|ahead)$",
    re.IGNORECASE,
)
"""What ends the name of somebody who is rung up, and not given a name: "call google maps instead"."""
_LONGEST_NAME = 8
_CONTACT = lazy_pattern(r"\b(?:desk|counter|till|sign|window|box|board|stand|stall|kiosk|portal|form|letter|leaflet|poster|van|shop|page|screen|machine|slip|card|booklet|receipt|bill|invoice|reception|door)s?$", re.IGNORECASE)  # fmt: skip
"""What customers deal with, at the end of a name."""

_STORIES = ("pain_points", "opportunities", "root_cause", "thought", "challenges", "quote", "questions", "evidence", "measures")  # fmt: skip
_NUMBERS = ("emotion", "severity", "share", "impact", "feasibility", "baseline", "target", "due", "review")
"""The last names of fields whose questions are answered by telling what is wrong or wished, and by numbers and days."""


def read_told(reply: str, field: str = "") -> Edit | None:
    """The change of the map that the whole reply tells, if it may be one in answer to a question about ``field``."""
    text = one_line(reply[: LONGEST_EDIT * 2])
    if not text or "\n" in reply.strip() or len(text) > LONGEST_EDIT:
        return None
    start, sorry, no = _opening(straight(text))
    bare = without_politeness(text[start:])
    for form in _FORMS:
        if match := form.pattern.fullmatch(straight(bare)):
            edit = _edit(form, match, bare)
            if edit and _may_be(edit, form.use, field, sorry, no):
                return edit
    return None


def _opening(text: str) -> tuple[int, bool, bool]:
    """Where a reply begins after "no, sorry", and whether it excuses or denies something."""
    start, sorry, no = 0, False, False
    while match := _OPENING.match(text, start):
        start, sorry, no = match.end(), sorry or bool(match["sorry"]), no or bool(match["no"])
    return start, sorry, no


_POINTING = lazy_pattern(r"^(?:that|this|those|these)\s(?=\w)", re.IGNORECASE)


def _edit(form: _Form, match: re.Match[str], text: str) -> Edit | None:
    groups = form.pattern.groupindex

    def said(name: str) -> str:
        return unquoted(text[slice(*match.span(name))]).strip(" ,;") if name in groups and match[name] else ""

    what, to = said("what"), said("to")
    if form.use == "command":
        what = _POINTING.sub("", what)
    if not what:
        return None
    if form.use == "park":
        return Edit("move", what, "parking lot", kind="park", told=True)
    kind = WISHED if form.use == "modal" else ""
    if first := said("first").casefold():
        to = FRONT if first.endswith(("first", "start", "beginning", "front")) else END
    where: Where = "before" if said("where").lower() == "before" else "after" if said("where") else ""
    return Edit(form.action, what, to, where, kind, told=True)


def _may_be(edit: Edit, use: str, field: str, sorry: bool, no: bool) -> bool:
    """Whether the words of an edit are those of one, and not of an answer to this question."""
    last = field.rsplit(".", 1)[-1]
    if field == "opportunities" and use not in ("named", "is", "score", "instead", "park"):
        return False
    if last in _STORIES and use != "command" and edit.action in ("remove", "add", "merge"):
        return False
    if edit.action == "merge":
        return last not in (*_NUMBERS, "moment_of_truth", "owner", "channel")
    if use == "instead":
        return _is_correction(edit, sorry, no, last)
    if use == "is":
        return is_name(edit.to)
    if use == "split":
        return not _CALLED_UP.search(edit.what)
    if use == "modal":
        return (
            (is_name(edit.to) and (sorry or no or not _DETERMINED.match(edit.to)))
            or same_kind(edit.what, edit.to)
            or _same_head(edit.what, edit.to)
        )
    if edit.action == "add":
        return not is_trouble(edit.what) and bool(
            use != "channel" or channel_of(edit.what) or _CONTACT.search(edit.what)
        )
    return True


def _is_correction(edit: Edit, sorry: bool, no: bool, last: str) -> bool:
    """Whether "Y, not X" corrects a word: it says so, or the two are of a kind; else it weighs one against another."""
    if sorry:
        return len(edit.to.split()) <= _LONGEST_NAME
    return same_kind(edit.what, edit.to) and (no or last not in (*_NUMBERS, "owner", "influencers"))


def _same_head(what: str, to: str) -> bool:
    """Whether both end in the same word: "fitter should be cheap fitter"."""
    mine, theirs = what.casefold().split(), to.casefold().split()
    return bool(mine and theirs) and singular(mine[-1]) == singular(theirs[-1]) and len(theirs) <= _LONGEST_NAME


def is_name(text: str) -> bool:
    """Whether a text may be what something is called, and not what somebody wishes it were ("cheaper", "on the site")."""
    line = straight(text)
    if len(line.split()) > _LONGEST_NAME or _JUDGED.match(line) or _CLAUSE.search(line):
        return False
    return not is_verdict(line)
