"""What comes of reading a file: operations for a new map, what was taken, what was not, and what has to be asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import BaseModel

    from mapcoach.journey import JourneyMap


class CannotReadError(Exception):
    """A file cannot be read as a map; nothing of it was taken.

    ``words`` say why and what to do, in sentences for the person. ``line`` is the line it broke off at, counted from
    1, if there is one; the text of the exception names it.
    """

    def __init__(self, words: str, line: int | None = None) -> None:
        super().__init__(words if line is None else f"Line {line}: {words}")
        self.words = words
        self.line = line


class WrongRoleError(CannotReadError):
    """An answer to what a column holds names no column of the table, or no role."""


@dataclass(frozen=True)
class NotTaken:
    """Something in the file that does not come onto the map (or comes without what is named).

    ``where`` is its place (``line 12``, ``sheet Map, cell C4``, ``stages[2].touchpoints[1].emotion.score``),
    ``what`` names it, ``why`` is the reason; none of them is empty.
    """

    where: str
    what: str
    why: str


@dataclass(frozen=True)
class RoleQuestion:
    """A column or row of a table of which it is unclear what it holds.

    ``column`` is its header, ``guess`` the role that was used so far (``ignore`` for none), ``choices`` the roles that
    it may have. ``read_file(..., roles={column: role})`` answers it.
    """

    column: str
    guess: str
    choices: tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """A file, read. ``operations`` make its map on an empty one; ``map`` is that map, for the preview.

    ``kind`` is ``json``, ``csv``, ``xlsx``, ``markdown`` or ``mermaid``. ``taken`` and ``losses`` are sentences: what
    is on the map, and what a file of this kind cannot tell. ``columns`` are the headers of a plain table, each with
    what it was taken for, in words (those of ``grid_roles.ROLES``, or "not clear").
    """

    kind: str
    operations: tuple[BaseModel, ...]
    taken: tuple[str, ...]
    not_taken: tuple[NotTaken, ...]
    questions: tuple[RoleQuestion, ...]
    map: JourneyMap
    losses: tuple[str, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
