"""Text for documents that are made of a board."""

from __future__ import annotations

from mapcoach.export.escaping import clean


def xml_safe(text: str) -> str:
    """The text on one line, without characters that XML 1.0 does not allow. Not escaped yet."""
    return clean(text)
