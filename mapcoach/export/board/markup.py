"""Text for documents that are made of a board."""

from __future__ import annotations

from mapcoach.export.escaping import clean

# The only characters that are left after cleaning and that XML 1.0 does not know.
_NONCHARACTERS = dict.fromkeys((0xFFFE, 0xFFFF), "\N{REPLACEMENT CHARACTER}")


def xml_safe(text: str) -> str:
    """The text on one line, without characters that XML 1.0 does not allow. Not escaped yet."""
    return clean(text).translate(_NONCHARACTERS)
