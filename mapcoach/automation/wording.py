"""Puts the catalogue's data and people's own words into readable sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mapcoach.automation.recipes import Finding, Recipe, Step
from mapcoach.automation.vocabulary import Channel
from mapcoach.journey.shape import JourneyMap

_QUOTE, _NAME = 120, 40
_PART = re.compile(r"(\d+)([WDHMS])")
_UNITS = {"W": "week", "D": "day", "H": "hour", "M": "minute", "S": "second"}

CHANNEL_NAMES: dict[Channel, str] = {
    "email": "email",
    "sms": "text message",
    "whatsapp": "WhatsApp",
    "push": "push notification",
    "call": "phone call",
    "post": "letter",
    "in_person": "in person",
    "chat": "chat",
    "app": "message in the app",
    "website": "website",
    "internal": "note to your team",
}
_SENDING: dict[Channel, str] = {
    "email": "Send an email",
    "sms": "Send a text message",
    "whatsapp": "Write on WhatsApp",
    "push": "Send a push notification",
    "call": "Ring",
    "post": "Send a letter",
    "in_person": "Say in person",
    "chat": "Show in the chat",
    "app": "Show in the app",
    "website": "Show on the page",
    "internal": "Send an email",
}


def clip(text: str, limit: int = _QUOTE) -> str:
    """A text on one line, cut at a word with an ellipsis if it is longer than ``limit`` characters."""
    flat = " ".join(text.split())
    if len(flat) <= limit:
        return flat
    head = flat[: limit - 1]
    return (head.rsplit(" ", 1)[0] if " " in head else head).rstrip(" ,;:.–-") + "…"


def quote(text: str, limit: int = _QUOTE) -> str:
    """A text as a quotation in a sentence."""
    return f"“{clip(text, limit)}”"


def customer(journey_map: JourneyMap) -> str:
    """What to call the customer of this map in a sentence."""
    return clip(journey_map.persona.name, _NAME) or "your customer"


def capital(sentence: str) -> str:
    """The sentence with a capital first letter."""
    return sentence[:1].upper() + sentence[1:]


def filled(text: str, **words: str) -> str:
    """A text of the catalogue with names put in; whatever people typed is put in as it is, and only once."""
    return capital(re.sub(r"\{(who|place|business)\}", lambda found: words[found[1]], text))


def duration(value: str) -> str:
    """An ISO 8601 duration in words: ``P1DT2H`` is "1 day and 2 hours"."""
    parts = [f"{number} {_UNITS[unit]}{'' if number == '1' else 's'}" for number, unit in _PART.findall(value)]
    return " and ".join(parts)


def percent(share: float) -> str:
    """A part of one in words that claim no more precision than people have."""
    return f"{share:.0%}" if share >= 0.01 or share == 0 else "less than 1%"


def step_sentences(steps: Iterable[Step], channel: Channel) -> Iterator[str]:
    """The steps as sentences; what a branch holds is told in its own sentence."""
    for step in steps:
        if step.do == "branch":
            yield _branch(step, channel)
        else:
            yield f"{_step(step, channel)}."


def _branch(step: Step, channel: Channel) -> str:
    told = f"If {step.when}: {_inline(step.then, channel)}."
    return f"{told} Otherwise: {_inline(step.otherwise, channel)}." if step.otherwise else told


def _inline(steps: Iterable[Step], channel: Channel) -> str:
    return "; then ".join(_lower(_step(step, channel)) for step in steps)


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _step(step: Step, channel: Channel) -> str:
    match step.do:
        case "wait":
            return f"Wait {duration(step.for_ or '')}"
        case "wait_until":
            limit = f", at most {duration(step.for_)}" if step.for_ else ""
            return f"Wait until {step.when}{limit}"
        case "message":
            return f"{_SENDING[step.channel or channel]}: {step.intent}"
        case "task":
            due = f" within {duration(step.for_)}" if step.for_ else ""
            return f"Give {step.who} a task{due}: {step.intent}"
        case "notify":
            return f"Alert {step.who}: {step.intent}"
        case "tag" | "untag":
            return f"{'Tag the contact' if step.do == 'tag' else 'Take off the tag'}: {step.intent}"
        case "set_field":
            return f"Note on the contact: {step.intent}"
        case "branch":
            return _branch(step, channel).rstrip(".")
        case "end":
            return "End"


def kpi_sentence(recipe: Recipe) -> str:
    """What to count, and out of what."""
    kpi = recipe.kpi
    return f"{kpi.metric}: {kpi.numerator}, out of {kpi.denominator}, over {duration(kpi.window)}."


def consent_sentence(recipe: Recipe) -> str:
    """Which permission it needs."""
    kind = recipe.consent.class_
    return f"{'Internal: nobody outside is written to' if kind == 'internal' else capital(kind)}. {recipe.consent.note}"


def effort_words(recipe: Recipe) -> str:
    """The effort with its hours."""
    low, high = recipe.effort.hours
    size = {"S": "small", "M": "medium", "L": "large"}[recipe.effort.size]
    return f"{size}: about {low} to {high} hours"


def impact_words(recipe: Recipe) -> str:
    """The impact, and on what that stands."""
    grounds = {"assumed": "assumed", "vendor_benchmark": "by a vendor's benchmark", "study": "by a study"}
    return f"{recipe.impact.level} ({grounds[recipe.impact.confidence]})"


def evidence_sentences(recipe: Recipe) -> tuple[str, ...]:
    """What was published about it, each with source, year and base; or that nothing was."""
    if not recipe.evidence:
        return ("Assumed: no published figure with a known base was found. Count your own.",)
    return tuple(_finding(one) for one in recipe.evidence)


def _finding(finding: Finding) -> str:
    status = "read at its source" if finding.status == "primary" else "read second-hand"
    kind = "per" if "$" in finding.claim else "share of" if "%" in finding.claim else "base"
    base = f"{kind}: {finding.denominator}"
    return f"{capital(finding.claim)} ({base}; {finding.source}; data of {finding.year}; {status})."
