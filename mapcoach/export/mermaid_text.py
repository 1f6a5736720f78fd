"""What people typed, made safe for a Mermaid journey diagram, and shown there exactly as it was typed.

Characters that the grammar or Mermaid's own clean-up would take for something else are written as numeric entities
(``#59;`` for a semicolon), which Mermaid turns back when it draws. Named entities are not turned back everywhere.
Source: the lexer, ``encodeEntities`` and ``cleanupText`` of Mermaid 11.16.
"""

from __future__ import annotations

import re

from mapcoach.export.escaping import shorten

# Besides the grammar's own characters: what sanitising the title would change (<>&), comments and directives, which are
# taken out wherever they stand (%% and %%{), and the marks that Mermaid puts in place of entities while it parses.
_SPECIAL = re.compile(r"[#;:<>&]|^%|%(?=%)|(?<=%)%|ﬂ(?=°)|(?<=¶)ß")
_KEYWORD = re.compile(r"^(?:section|journey|title|acctitle|accdescr)(?!\w)", re.IGNORECASE)


def label(text: str, limit: int) -> str:
    """A title, the name of a section or of a task: cleaned, at most ``limit`` characters, then escaped."""
    escaped = _SPECIAL.sub(_entity, shorten(text, limit))
    if _KEYWORD.match(escaped):
        escaped = escaped[0] + _entity_of(escaped[1]) + escaped[2:]
    return escaped


def actor(text: str, limit: int) -> str:
    """The name of an actor: as a label, and a comma in it does not make two of one."""
    return label(text, limit).replace(",", _entity_of(","))


def comment(text: str, limit: int) -> str:
    """Text for a comment, which nothing turns back: as it is, and neither a directive nor a second comment."""
    return re.sub("%(?=%)|(?<=%)%", _entity, shorten(text, limit))


def _entity(match: re.Match[str]) -> str:
    return _entity_of(match[0])


def _entity_of(character: str) -> str:
    return f"#{ord(character)};"
