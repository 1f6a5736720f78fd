"""The map's numbers and codes in plain words, and what each kind of map calls its lanes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from mapcoach.export.escaping import clean
from mapcoach.journey import Emotion, JourneyMap, PainPoint
from mapcoach.journey.shape import FEELINGS

MARK = "(?)"
"""Behind a statement: nobody has checked it yet."""
SEVERITIES: Mapping[int, str] = {1: "a nuisance", 2: "serious", 3: "so serious that they may leave over it"}
KINDS: Mapping[str, str] = {
    "current": "Current state",
    "future": "Future state",
    "day_in_the_life": "Day in the life",
    "renewal": "Renewal",
    "churn": "Churn",
}
BUSINESS_KINDS: Mapping[str, str] = {
    "service": "service business",
    "ecommerce": "online shop",
    "saas": "software as a service",
    "local": "local business",
    "b2b": "sells to businesses",
    "other": "other",
}
CUSTOMERS: Mapping[str, str] = {
    "new": "new customers",
    "existing": "existing customers",
    "both": "new and existing customers",
}
EVIDENCE_KINDS: Mapping[str, str] = {
    "survey": "survey",
    "interview": "interviews",
    "focus_group": "focus group",
    "analytics": "analytics",
    "session_recording": "session recordings",
    "crm": "CRM",
    "support_tickets": "support tickets",
    "sales_talks": "sales talks",
    "reviews": "reviews",
    "social_media": "social media",
    "observation": "observation",
    "stakeholder": "stakeholder",
    "other": "other source",
}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True)
class Wording:
    """What a kind of map calls its lanes. A future map must not read as if it were so today."""

    intro: str
    wants: str = "What they want"
    asks: str = "What they ask"
    touchpoints: str = "Touchpoints"
    does: str = "What they do"
    feels: str = "How they feel"
    thinks: str = "What they think"
    trouble: str = "What goes wrong"
    next_step: str = "What we want them to do"
    gives_up: str = "people give up here"
    feels_there: str = "feels"
    owner: str = "Who looks after it"


_CURRENT = Wording("This map shows the journey as it is today.")
_WORDINGS: Mapping[str, Wording] = {
    "current": _CURRENT,
    "future": Wording(
        "This map shows the journey as it should be. None of it is promised or built yet.",
        wants="What they should get",
        asks="What they will ask",
        touchpoints="Touchpoints, as planned",
        does="What they should do",
        feels="How they should feel",
        thinks="What they should think",
        trouble="What could go wrong",
        gives_up="people could give up here",
        feels_there="should feel",
        owner="Who will look after it",
    ),
    "day_in_the_life": replace(
        _CURRENT,
        intro="This map shows the customer's day, also where we have no part in it.",
        touchpoints="Moments and contacts",
        next_step="Where we could help",
    ),
    "renewal": replace(
        _CURRENT,
        intro="This map shows how customers come to renew, change or end what they have with us.",
    ),
    "churn": replace(
        _CURRENT,
        intro="This map shows how customers come to leave, so that those about to can be kept.",
    ),
}


def wording(journey_map: JourneyMap) -> Wording:
    """What this map calls its lanes."""
    return _WORDINGS[journey_map.kind]


def persona_heading(journey_map: JourneyMap) -> str:
    """What the part about the customer is called: businesses that sell to businesses have another word."""
    return "Ideal customer profile" if journey_map.scope.business_kind == "b2b" else "The customer"


def signed(score: int) -> str:
    """A score with its sign: +2, 0, -1."""
    return f"{score:+d}" if score else "0"


def score_words(score: int) -> str:
    """A score in words and as a number: ``bad (-1)``."""
    return f"{FEELINGS[score]} ({signed(score)})"


def feeling_words(emotion: Emotion) -> str:
    """A feeling in words and as a number: ``bad (-1), anxious``; empty if nothing is known."""
    score = score_words(emotion.score) if emotion.score is not None else ""
    return ", ".join(part for part in (score, emotion.feeling) if part)


def share_words(share: float) -> str:
    """A share of 0 to 1 as a percentage, no more exact than people know it."""
    percent = share * 100
    return f"{percent:.0f}%" if percent >= 10 else f"{percent:.2g}%"


def marked(text: str, assumed: bool) -> str:
    """The text with the mark of an assumption behind it, if it is one."""
    return f"{text} {MARK}" if assumed and text else text


def weight_words(pain: PainPoint, words: Wording, assumed: Callable[[str], bool] = lambda field: False) -> str:
    """How much a pain point weighs: severity, drop-off and share, as far as they are known.

    ``assumed`` says of each of these fields whether it is to be marked as an assumption.
    """
    severity = SEVERITIES[pain.severity] if pain.severity else ""
    dropping = {True: words.gives_up, False: "nobody gives up over it", None: ""}[pain.drops_off]
    hits = f"it hits {share_words(pain.share)} of them" if pain.share is not None else ""
    told = (("severity", severity), ("drops_off", dropping), ("share", hits))
    return "; ".join(marked(part, assumed(field)) for field, part in told if part)


def day(when: date) -> str:
    """A date that nobody misreads: 3 May 2027."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun: ``1 answer``, ``3 answers``."""
    return f"{number} {one if number == 1 else many}"


def sentence(text: str) -> str:
    """The text with a capital letter in front, for the start of a sentence."""
    return text[:1].upper() + text[1:]


def quoted(text: str) -> str:
    """Somebody's words in quotation marks, unless they brought their own; nothing if there are no words."""
    whole = clean(text)
    return whole if not whole or whole[0] in "\"“„‘«'" else f"“{whole}”"
