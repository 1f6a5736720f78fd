"""Regular expressions that are compiled when they are first used.

Some hundred of them read people's replies; compiling them takes a quarter of a second, which the first question need
not wait for. ``compile_all`` does it ahead of time, in a thread.
"""

from __future__ import annotations

import re
from typing import Any, cast

_WAITING: list[_Lazy] = []


class _Lazy:
    """Stands for a pattern until somebody asks something of it."""

    def __init__(self, source: str, flags: int) -> None:
        self.pattern = source
        self._flags = flags
        self._made: re.Pattern[str] | None = None

    def compiled(self) -> re.Pattern[str]:
        """The pattern itself. Raises re.error for a source that is none."""
        if self._made is None:
            self._made = re.compile(self.pattern, self._flags)
        return self._made

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  (whatever a pattern has)
        found = getattr(self.compiled(), name)
        setattr(self, name, found)
        return found


def lazy_pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """What ``re.compile`` returns, compiled when it is first used: for methods, not as an argument of ``re.sub``.

    A match names the compiled one in ``match.re``: compare sources, ``match.re.pattern``.
    """
    made = _Lazy(source, flags)
    _WAITING.append(made)
    return cast("re.Pattern[str]", made)


def compile_all() -> None:
    """Compile what has not been used yet."""
    while _WAITING:
        _WAITING.pop().compiled()
