"""Tells who runs a touchpoint: the business of the map, somebody else, or nobody but the customer."""

from __future__ import annotations

import re

_OURS = re.compile(r"\b(?:we|we're|we've|us|our|ours|my|i|i'm)\b", re.IGNORECASE)
_OTHERS = re.compile(
    r"\b(?:gp|gp's|gps|family doctor|their (?:own )?(?:doctor|employer|landlord|insurer|school|vet)"
    r"|health insurer|(?:health )?insurance company|insurance fund|health fund|authorit(?:y|ies)|embassy|consulate"
    r"|ministry|tax office|revenue office|hmrc|irs|dvla|job ?cent(?:re|er)|social services|immigration office"
    r"|land registry|registry office|court|notary"
    r"|previous (?:provider|supplier|bank|landlord|employer)|old (?:provider|supplier|employer)"
    r"|the manufacturer|grid operator|network operator|customs)\b",
    re.IGNORECASE,
)
_ACTING = re.compile(
    r"\b(?:the|their) (?:council|town hall|city hall|state|government|school|hospital)\b", re.IGNORECASE
)
"""Strangers only where a pain says what they do: a school or a council may be the map's own business."""


def run_by_others(name: str, channel: str, said: str, known_as: str) -> bool:
    """Whether a touchpoint or its trouble belongs to somebody else, such as a GP or an authority.

    ``known_as`` is what the map calls the business: a council that maps its own journey is no stranger to it.
    """
    parties = {found.group().casefold() for found in _OTHERS.finditer(f"{name}\n{channel}\n{said}")}
    parties |= {found.group().casefold() for found in _ACTING.finditer(said)}
    if not parties or any(party in known_as.casefold() for party in parties):
        return False
    return _OURS.search(f"{name}\n{said}") is None


def is_ours(name: str, channel: str, said: str) -> bool:
    """Whether a touchpoint is said to be ours, by its name or by what goes wrong there."""
    return _OURS.search(f"{name}\n{channel}\n{said}") is not None
