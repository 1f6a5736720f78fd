"""Replies that answer nothing: the person is called away, or tells of a day of their own."""

from __future__ import annotations

import re

from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.cues import channel_of
from mapcoach.interview.replies.signals.spans import readable, words_of

_LONGEST = 240
_FEWEST = 5
"""In words: what is shorter may be a name."""

_FILLER = lazy_pattern(
    r"(?:(?:(?:i'?m |i am )?(?:so |very |really )?sorry(?: about (?:that|this))?|oh|ah|oops|ugh|argh|gosh|goodness|dear|well|anyway|no|yes|right|ok(?:ay)?|just|and|but|so|um+|uh+|excuse me|"
    r"(?:hang|hold) on(?: a (?:sec(?:ond)?|minute|moment|mo|tick))?|one (?:sec(?:ond)?|minute|moment)|(?:just )?a (?:sec(?:ond)?|minute|moment)|wait|bear with me|thanks|thank you|please)(?![\w'])\s*){1,5}",
    re.IGNORECASE,
)
_WHEN = r"(?:\s(?:(?:just|right) now|again|today|tonight|this (?:morning|afternoon|evening|week)|last (?:night|week)|yesterday|tomorrow|at the moment|soon|in a (?:sec(?:ond)?|minute|moment|mo|bit)|shortly|first|all (?:day|morning|night|week)))*"
_OWN = r"(?:(?:pet |poor |old |little |late )?(?:hamster|dog|puppy|cat|kitten|rabbit|budgie|goldfish|horse|mum|mom|mother|dad|father|nan|nana|gran|grandma|grandad|husband|wife|partner|son|daughter|kids?|boys?|girls?|baby|toddler|sister|brother|auntie?|uncle|neighbour|neighbor|back|head|knees?|tooth|tea|dinner|lunch|toast|kettle|bus|train|taxi|lift))"
_HAPPENS = r"(?:(?:has |have |had |is |are |was |'?s |'?ve )?(?:just )?(?:died|passed away|passed|dying|poorly|ill|sick|in hospital|in labour|unwell|crying|screaming|barking|waking up|woken up|woke up|home|back|here|arrived|outside|waiting for me|calling me|shouting|killing me|hurts?|hurting|aching|aches|sore|banging|pounding|burning|boiling|going cold|getting cold|late|ready|run(?:ning)? off|run(?:ning)? away|missing))"
_CALLED_AWAY = (
    rf"(?:(?:there'?s |theres )?(?:some(?:one|body))(?:'?s| is| has)? (?:just )?(?:at|knocking (?:at|on)|ringing|banging on|come to) (?:the|my) (?:front )?(?:door|doorbell|bell){_WHEN}|"
    rf"(?:the |my )?(?:phone|doorbell|bell|alarm|oven|timer|fire alarm|smoke alarm)(?:'?s| is| has)? (?:just )?(?:ringing|going|gone|beeping|buzzing|went)(?: (?:again|now))?(?: off)?|"
    rf"(?:the |my )(?:dog|cat|baby|kids?|boss|taxi|bus|postman|plumber|builders?)(?:'?s| is| are| has| have)? (?:just )?(?:needs? (?:out|me|feeding|a walk)|wants? (?:out|me|feeding)|crying|barking|escaped|here|arrived|outside|being sick|been sick|turned up){_WHEN})"
)
_MUST = r"(?:i (?:really )?(?:must|need to|have to|'?ve got to|have got to|got to|gotta|should|had better)|i(?:'d|'ve)? (?:better|got to)|i mustn'?t forget to|i(?:'?m| am) (?:going to|gonna|about to|off to))"
_ERRAND = (
    rf"(?:(?:go|dash|run|leave|stop|be off|head off|nip out|pop out|step away|get going|get off|crack on|take this|eat|lie down|sit down|have (?:a (?:cuppa|cup of tea|lie down|coffee|break)|lunch|dinner|tea)|make (?:a (?:cuppa|cup of tea|coffee)|the tea|dinner|lunch)|put the (?:kettle|bins|dinner|oven) (?:on|out|in)){_WHEN}|"
    r"(?:not )?be late for (?:the|my|an?|our|work|school|church|choir)\b[^,;]{0,40}|not (?:forget|miss) (?:the|my|to (?:feed|walk|pick up|collect|take my|put))\b[^,;]{0,40}|"
    r"(?:(?:go|nip|pop out) (?:and|to) )?(?:get|pick up|collect|fetch|feed|walk|bath|let out|see to) (?:the|my) (?:dog|cat|kids?|children|baby|boys?|girls?|son|daughter|hamster|horses?|hens|chickens|grandchildren|grandkids|wife|husband|mum|mom|dad)\b[^,;]{0,40}|"
    r"go (?:to|and (?:get|see|fetch|feed|walk)) (?:my|bed|church|choir|bingo|the (?:loo|toilet|bridge club|dentist|doctors?|gym))\b[^,;]{0,40})"
)
_STATE = (
    r"(?:i(?:'?m| am|'?ve been) (?:(?:a bit|so|really|very|just|feeling|still|all|quite) ){0,2}(?:over the place|all over the place|tired|exhausted|knackered|shattered|hungry|starving|running late|late for \w[^,;]{0,40}|poorly|ill|upset|distracted|out of sorts|not myself|in bits|emotional|hungover|half asleep|freezing|on the (?:bus|train|loo))|"
    r"i(?:'?ve| have)?(?: got)? (?:(?:a|an) )?(?:(?:splitting|terrible|awful|bad|bit of a) )?(?:headache|migraine|hangover|toothache)|i (?:didn'?t|did not|couldn'?t|hardly|barely) (?:sleep|slept)\b[^,;]{0,30}|i(?:'?ll| will) be (?:right )?back\b[^,;]{0,30}|back in (?:a|five|ten|two|\d+)\b[^,;]{0,20}|"
    r"(?:it(?:'?s| has|'?s been) been|it(?:'?s| is|'?s been)|what|i(?:'?ve| have) had) (?:such )?a (?:(?:long|bad|rough|terrible|awful|horrible|hard|funny|mad|crazy) )+(?:day|week|morning|night))"
)
_CALLED = lazy_pattern(rf"{_CALLED_AWAY}|my {_OWN}(?:'s)? ?{_HAPPENS}{_WHEN}", re.IGNORECASE)
_PRIVATE = lazy_pattern(rf"(?:{_MUST} {_ERRAND}|{_STATE}){_WHEN}", re.IGNORECASE)
_PIECE = lazy_pattern(
    r"[.!?;,:…\n]+|\s[-–—]+\s|\s(?=(?:i'?m |i am )?(?:so |very |really )?sorry\b)|(?<=\bsorry)\s|\s(?:and|but|so|because|cos)\s(?=(?:i|i'?m|i'?ve|i'?ll|my|the|some\w+)\b)",
    re.IGNORECASE,
)


def aside_only(text: str) -> bool:
    """Whether a whole reply tells of the speaker's own day ("my hamster died this morning, sorry") or says that they
    are called away ("hang on, someone's at the door"), and answers nothing.

    Each part of it must plainly do so, or be a word of excuse; a reply that names a channel is an answer, and so is
    one of fewer than five words.
    """
    line = readable(text).strip()
    if not line or len(line) > _LONGEST or len(words_of(line)) < _FEWEST:
        return False
    pieces = [piece.strip() for piece in _PIECE.split(line) if piece.strip()]
    kinds = [_kind(piece) for piece in pieces]
    return all(kinds) and any(kind != "filler" for kind in kinds)


def _kind(piece: str) -> str:
    """What a part of a reply is: a "filler", an "interruption" or a "private" word; "" for anything else."""
    if _FILLER.fullmatch(piece):
        return "filler"
    bare = piece[opening.end() :] if (opening := _FILLER.match(piece)) else piece
    if _CALLED.fullmatch(bare):
        return "interruption"
    return "private" if _PRIVATE.fullmatch(bare) and not channel_of(bare) else ""
