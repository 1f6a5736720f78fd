"""The walk through the journey: what to try at each touchpoint, made from its channel and its name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mapcoach.export.draft import Check
from mapcoach.export.facts import name_of
from mapcoach.export.overview import where
from mapcoach.journey import JourneyMap, Touchpoint

_TRIALS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        r"\bforms?\b|sign-?up|regist|questionnaire|booking|enquir|inquir",
        (
            "Fill in the form with true details, once on a phone. Note every field you would rather leave empty.",
            "Send it with a mistake in it, and read what the form says. Then send it properly: what comes back, and when?",
        ),
    ),
    (
        r"checkout|cart|basket|payment|\bpay(?:s|ing)?\b|invoice|billing",
        (
            "Go through to the payment. Note the moment at which each cost and each condition is first shown.",
            "Let a payment fail, and see whether you are told what to do next.",
        ),
    ),
    (
        r"web|(?<!on-)\bsite\b|online|landing|\bpages?\b|blog|portal|shop page|help cent|faq|pricing",
        (
            "Open the page on a phone and on a computer. Time how long until you can read it.",
            "Click every link and every button, and note those that lead nowhere or somewhere else than you thought.",
        ),
    ),
    (
        r"search|google|\bseo\b|\bmaps\b",
        ("Search as this customer would, signed out. Where do we come up, what does it say, and who else is there?",),
    ),
    (
        r"\bads?\b|advert|campaign|banner",
        ("Find the ad as a customer would see it, and click it. Does the page keep what the ad promises?",),
    ),
    (
        r"social|instagram|facebook|linkedin|tiktok|youtube|twitter|pinterest",
        ("Look at the profile as a stranger would. Click through to us, then send a message and time the answer.",),
    ),
    (
        r"e-?mail|newsletter|\bmail(?:ing|s)?\b",
        (
            "Get the message as a customer gets it, and read it on a phone. Is it clear what to do next?",
            "Click every link in it. Answer it, and see who replies and when.",
        ),
    ),
    (
        r"phone|\bcall|hotline|telephone",
        (
            "Call the number at a busy time and after hours. Time how long until a person answers.",
            "Ask what this customer would ask. Note how often you are passed on and have to repeat it.",
        ),
    ),
    (
        r"chat|whatsapp|messenger|\bsms\b|\btext(?:s| message)|\bbot\b",
        ("Ask this customer's hardest question, once outside opening hours. Time the answer, and judge it.",),
    ),
    (
        r"review|trustpilot|\bg2\b|yelp|tripadvisor|rating",
        ("Read the ten newest reviews. What do they praise, what do they blame, and who answers?",),
    ),
    (
        r"\bapp\b|dashboard|in-product|in-app|product|software|onboarding|log-?in|trial",
        ("Start from zero with a new account. Note every step at which you hesitate, and how long it takes in all.",),
    ),
    (
        r"in person|in-person|\bvisit|store|\bshop\b|clinic|office|counter|reception|salon|showroom|face|desk|branch|on-site",
        ("Go there as a customer. Note the way, the signs, the wait, the greeting, and what you take home.",),
    ),
    (
        r"print|flyer|leaflet|brochure|letter|\bpost\b|billboard|poster|sign\b|catalogue|packag|parcel|deliver|shipping",
        ("Hold it in your hands as if you had never seen it. Try every number, address and code on it.",),
    ),
    (
        r"event|webinar|fair|workshop|demo|meeting|consult|presentation|appointment",
        ("Book and attend one as a customer. Note what you are told before, what happens, and what follows.",),
    ),
    (
        r"referral|word of mouth|recommend|friend|famil|colleague|advoca",
        ("Ask a happy customer to recommend us in front of you. What do they say, and what do they need for it?",),
    ),
    (
        r"proposal|quote|contract|offer\b|tender|renew",
        ("Read it as if it were your money. Mark every word you would have to ask about, and time the answer.",),
    ),
)
_OTHERWISE = "Go through it as this customer would, from start to end. Note where you wait, hesitate or have to guess."
_MOST = 3
_TASKS = 2  # the first so many kinds are things to get done, whatever the channel
_PATTERNS = tuple((re.compile(pattern, re.IGNORECASE), trials) for pattern, trials in _TRIALS)


def walk_through(journey_map: JourneyMap) -> tuple[Check, ...]:
    """The stages that have touchpoints, each with what to try there."""
    return tuple(
        Check(f"Stage {number}: {name_of(stage.name)}", tuple((where(point), trials(point)) for point in stage.touchpoints))
        for number, stage in enumerate(journey_map.stages, 1)
        if stage.touchpoints
    )


def trials(point: Touchpoint) -> tuple[str, ...]:
    """What to try at a touchpoint, at most three things: its channel decides, or else its name."""
    tasks = _fitting(point.name, _PATTERNS[:_TASKS])
    fitting = _fitting(point.channel, _PATTERNS) or tasks or _fitting(point.name, _PATTERNS)
    return tuple(dict.fromkeys([*tasks, *fitting]))[:_MOST] or (_OTHERWISE,)


def _fitting(text: str, patterns: Sequence[tuple[re.Pattern[str], tuple[str, ...]]]) -> list[str]:
    return [trial for pattern, told in patterns if pattern.search(text) for trial in told]
