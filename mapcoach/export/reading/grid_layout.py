"""How a plain table is laid out: where its stages and its lanes are, and which of them are unclear."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mapcoach.export.reading.grid_cells import Group, Missed
from mapcoach.export.reading.grid_headers import Answers, Header
from mapcoach.export.reading.grid_ratings import FOREIGN
from mapcoach.export.reading.grid_roles import IGNORE, ROLES
from mapcoach.export.reading.grid_scales import scale_of
from mapcoach.export.reading.results import CannotReadError, RoleQuestion
from mapcoach.export.reading.sheets import Sheet, text_of
from mapcoach.export.reading.texts import shown

_HEADER_ROWS, _LANE_COLUMNS = 15, 3
_LARGEST = 2_000_000
"""So many cells may the rectangle have that holds the table, the empty ones among them."""
_MOST_QUESTIONS = 40
"""Of more columns than that nobody wants to be asked; they are named as left out."""
Cells = Sequence[Sequence[str]]


@dataclass
class Layout:
    """A table made sense of. ``scales`` are those of the ratings, by lane, where a header names one.

    ``persona``, ``goals`` and ``scenario`` stood above the table. ``by_step`` says that it is a list with several rows
    for a stage. ``columns`` say for each header which role it was given, in words; ``told`` are sentences on how
    it was read.
    """

    groups: list[Group] = field(default_factory=list)
    title: str = ""
    persona: str = ""
    goals: list[str] = field(default_factory=list)
    scenario: str = ""
    scales: dict[int, str] = field(default_factory=dict)
    by_step: bool = False
    columns: list[tuple[str, str]] = field(default_factory=list)
    questions: list[RoleQuestion] = field(default_factory=list)
    missed: Missed = field(default_factory=Missed)
    told: list[str] = field(default_factory=list)

    def settle(self, one: Header, where: str, lane: int) -> str:
        """Note what a column or lane holds; its role, or ``ignore`` for one that is asked about or left out."""
        self.columns.append((one.name, ROLES[one.role] if one.role else "not clear"))
        what = f"{shown(one.name)} with what stands under it"
        if not one.role and one.filled:
            if len(self.questions) < _MOST_QUESTIONS:
                self.questions.append(RoleQuestion(one.asked, one.guess, tuple(ROLES)))
            self.missed.add(where, what, one.why)
        elif one.role == IGNORE and one.filled:
            self.missed.add(where, what, one.why)
        elif one.role == "emotion":
            self._scale(one, where, lane)
        return one.role or IGNORE

    def _scale(self, one: Header, where: str, lane: int) -> None:
        scale = scale_of(one.name)
        if scale:
            self.scales[lane] = scale
        if scale == FOREIGN and any(character.isdigit() for text in one.filled for character in text[:100]):
            why = "the header names another scale than 1 to 5 (5 is best) or -2 to 2; turn them into one of these"
            self.missed.add(where, f"the numbers under {shown(one.name)}", why)


def layout_of(sheet: Sheet, roles: Mapping[str, str]) -> Layout:
    """Make sense of a table: stages across and lanes down, or a list with a row for each stage or step.

    ``roles`` answer for headers. Raises WrongRoleError for an answer that is none, CannotReadError for a table that is
    too large.
    """
    from mapcoach.export.reading.grid_across import across
    from mapcoach.export.reading.grid_list import listed

    width = max(len(row) for row in sheet.rows)
    if width * len(sheet.rows) > _LARGEST:
        raise CannotReadError(
            f"The table reaches over {len(sheet.rows):,} rows and {width:,} columns, far more than a map. Nothing was "
            "taken. Copy only the cells of the map into a new file."
        )
    cells = [[text_of(row[at]).strip() if at < len(row) else "" for at in range(width)] for row in sheet.rows]
    answers = Answers(roles, cells)
    lanes = max(range(min(_LANE_COLUMNS, width)), key=lambda at: (lanes_in(cells, at, answers), -at))
    header = max(range(min(_HEADER_ROWS, len(cells))), key=lambda at: (roles_in_row(cells[at], answers), -at))
    if roles_in_row(cells[header], answers) >= max(2, lanes_in(cells, lanes, answers)):
        return listed(sheet, cells, header, answers)
    return across(sheet, cells, lanes, answers)


def roles_in_row(row: Sequence[str], answers: Answers) -> int:
    """How many different roles the texts of a row are words for."""
    return len({answers.role(text) for text in row} - {""})


def lanes_in(cells: Cells, column: int, answers: Answers) -> int:
    """How many different roles the texts of a column are words for."""
    return len({answers.role(row[column]) for row in cells} - {""})


def gap_before(sheet: Sheet, row: int) -> bool:
    """Whether an empty row stands above this one in the file."""
    return 0 < row < len(sheet.lines) and _gaps(sheet, row)


def _gaps(sheet: Sheet, row: int) -> bool:
    above = sum(text_of(value).count("\n") for value in sheet.rows[row - 1]) if not sheet.name else 0
    return sheet.lines[row] - sheet.lines[row - 1] > 1 + above


def name_rest(sheet: Sheet, cells: Cells, row: int, made: Layout) -> None:
    """Name the rows from here on, each as standing below the table."""
    for place in range(row, len(cells)):
        texts = "; ".join(dict.fromkeys(text for text in cells[place] if text))
        made.missed.add(sheet.where(place), shown(texts), "it stands below the table")


def name_second(sheet: Sheet, cells: Cells, row: int, made: Layout) -> None:
    """Name a second table below the first."""
    first = "; ".join(dict.fromkeys(text for text in cells[row] if text))
    what = f"a second table ({shown(first)}), {len(cells) - row:,} rows"
    made.missed.add(sheet.where(row), what, "a file makes one map; save this table as a file of its own")
