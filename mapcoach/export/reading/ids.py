"""Ids for the parts of an imported map: those of our own exports stay, others are made."""

from __future__ import annotations

import hashlib
import re

_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # as in journal.new_id
_SOUND = re.compile(r"[A-Za-z0-9_-]{1,64}")
_RESERVED = frozenset({"map", "scope", "persona", "review", "session"})


class Ids:
    """Gives each part of a map an id of its own. The same file gets the same ids, so that a preview stays true."""

    def __init__(self, seed: bytes) -> None:
        self._seed = hashlib.sha256(seed).digest()
        self._taken: set[str] = set()
        self._count = 0

    def keep(self, wanted: str) -> bool:
        """Take an id as it is; False if it is none of ours or is taken."""
        if wanted in self._taken or not is_sound(wanted):
            return False
        self._taken.add(wanted)
        return True

    def new(self, prefix: str) -> str:
        """A new id: a letter for the kind of part and eight characters, as the interview makes them."""
        while True:
            self._count += 1
            digest = hashlib.sha256(self._seed + str(self._count).encode()).digest()
            made = prefix + "".join(_ALPHABET[byte % len(_ALPHABET)] for byte in digest[:8])
            if self.keep(made):
                return made


def is_sound(wanted: str) -> bool:
    """Whether this can be the id of a part: it stands in paths and commands."""
    return bool(_SOUND.fullmatch(wanted)) and wanted not in _RESERVED
