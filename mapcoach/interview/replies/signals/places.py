"""What channels and touchpoints are by their names."""

from __future__ import annotations

import re

from mapcoach.interview.patterns import lazy_pattern
from mapcoach.interview.replies.signals.spans import readable

_DIGITAL = frozenset("review_site search ads sms email social chat video_call app forum website".split())
_FORM_OR_PRICE = lazy_pattern(
    r"(?<![\w'])(?:(?:web|e-?)?-?forms?|questionnaires?|check-?outs?|check out page|carts?|baskets?|pric(?:e|es|ing)(?: ?lists?)?|tariffs?|rates page|quot(?:e|es|ation|ations)(?! of)|estimates?|contracts?|agreements?|leases?|tenancy agreements?|"
    r"(?:\w+ )?fees?|charges|surcharges?|invoices?|bills?|billing|deposits?|payments?|pay(?:ing)?|card payments?|applications?(?! for phone)|sign[- ]?ups?|signing up|registrations?|enrol(?:l)?ment|proposals?|offers?|terms(?: and conditions| & conditions)?|t&cs?|small print|policy document|order pages?|booking (?:page|system|engine|flow|tool)|"
    r"paperwork|mortgage offer|subscription page|plans? page|upgrade page|renewal (?:letter|notice|offer)|till|cash desk|receipt)(?![\w'])",
    re.IGNORECASE,
)


def is_digital(channel: str) -> bool:
    """Whether a channel (a key of ``prompts/lexicon/channels.toml``) is met on a screen.

    Ads count, since most are; third parties do not, since they may be a marketplace or a bank's counter.
    """
    return channel in _DIGITAL


def names_form_or_price(name: str) -> bool:
    """Whether a touchpoint is a form, a checkout, a price, a quote or a contract: where long forms and late surprises are."""
    return bool(_FORM_OR_PRICE.search(readable(name)))
