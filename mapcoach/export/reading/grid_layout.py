"""How a plain table is laid out: where its stages and its lanes are, and which of them are unclear."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from mapcoach.export.reading.grid_roles import IGNORE, ROLES, role_of, scale_of
from mapcoach.export.reading.results import NotTaken, RoleQuestion, WrongRoleError
from mapcoach.export.reading.sheets import Sheet, letters, text_of
from mapcoach.export.reading.texts import one_line, shown

_HEADER_ROWS, _LANE_COLUMNS = 15, 3
_FACES = "😀😃😄😁🙂😊😐😑🙁☹😕😟😞😡😠😢😭"


@dataclass(frozen=True)
class Entry:
    """What stands in a cell, and where."""

    text: str
    where: str


@dataclass
class Group:
    """What belongs together: a column of a grid, or a row of a list. ``cells`` are by role."""

    stage: str
    cells: dict[str, list[Entry]] = field(default_factory=dict)


@dataclass
class Layout:
    """A table made sense of. ``scale`` is that of the ratings, where a header names it."""

    groups: list[Group]
    title: str = ""
    scale: str = ""
    questions: list[RoleQuestion] = field(default_factory=list)
    missed: list[NotTaken] = field(default_factory=list)


Cells = Sequence[Sequence[str]]


def layout_of(sheet: Sheet, roles: Mapping[str, str]) -> Layout:
    """Make sense of a table: stages across and lanes down, or a list with a row for each stage or step.

    ``roles`` answer for headers. Raises WrongRoleError for an answer that is none.
    """
    width = max(len(row) for row in sheet.rows)
    cells = [[text_of(row[at]).strip() if at < len(row) else "" for at in range(width)] for row in sheet.rows]
    told = _answers(roles, cells)

    def role(header: str) -> str:
        return told.get(one_line(header).casefold()) or role_of(header)

    lanes = max(range(min(_LANE_COLUMNS, width)), key=lambda at: (_lanes_in(cells, at, role), -at))
    header = max(range(min(_HEADER_ROWS, len(cells))), key=lambda at: (_roles_in(cells[at], role), -at))
    if _roles_in(cells[header], role) >= max(2, _lanes_in(cells, lanes, role)):
        return _list(sheet, cells, header, role)
    return _grid(sheet, cells, lanes, role)


def _answers(roles: Mapping[str, str], cells: Cells) -> dict[str, str]:
    known = {one_line(text).casefold() for row in cells for text in row}
    names = {f"column {letters(at)}".casefold() for at in range(max(map(len, cells)))}
    names |= {f"row {number}" for number in range(1, len(cells) + 1)}
    told: dict[str, str] = {}
    for header, role in roles.items():
        if role not in ROLES:
            raise WrongRoleError(f"{shown(role)} is no role of a column. Choose one of: {', '.join(ROLES)}.")
        wanted = one_line(header).casefold()
        if wanted not in known | names:
            raise WrongRoleError(f"There is no column or row {shown(header)} in the table. Nothing was taken.")
        told[wanted] = role
    return told


def _roles_in(row: Sequence[str], role: Callable[[str], str]) -> int:
    return len({role(text) for text in row} - {""})


def _lanes_in(cells: Cells, column: int, role: Callable[[str], str]) -> int:
    return len({role(row[column]) for row in cells} - {""})


def _title(rows: Cells) -> tuple[str, int]:
    """The text that stands alone on a row above the table, and on which one."""
    for at, row in enumerate(rows):
        texts = {text for text in row if text}
        if len(texts) == 1:
            return one_line(texts.pop()), at
    return "", -1


def _grid(sheet: Sheet, cells: Cells, lanes: int, role: Callable[[str], str]) -> Layout:
    """Stages across, lanes down."""
    first = next((at for at, row in enumerate(cells) if role(row[lanes]) not in ("", "stage")), None)
    header = _stage_row(cells, lanes, role, 1 if first is None else first)
    title, at = _title(cells[: max(header, 0)])
    made = Layout([], title)
    _skip(sheet, cells, [row for row in range(max(header, 0)) if row != at], made)
    groups = list(_columns(cells, header, lanes))
    made.groups = [group for _, group in groups]
    lane, name = "", ""
    for row in range(header + 1, len(cells)):
        if cells[row][lanes] or not lane:
            name = one_line(cells[row][lanes]) or f"row {sheet.lines[row]}"
            filled = [cells[row][column] for column, _ in groups if cells[row][column]]
            lane = _settled(name, role(name), filled, sheet.where(row, lanes), made)
        for column, group in groups:
            _put(group, lane, cells[row][column], sheet.where(row, column))
    return made


def _stage_row(cells: Cells, lanes: int, role: Callable[[str], str], first: int) -> int:
    """The row with the names of the stages, above the first lane; -1 if there is none."""
    above = range(min(first, _HEADER_ROWS))
    named = next((at for at in above if role(cells[at][lanes]) == "stage"), None)
    if named is not None:
        return named
    return max(above, key=lambda at: (sum(1 for text in cells[at][lanes + 1 :] if text), at), default=-1)


def _columns(cells: Cells, header: int, lanes: int) -> Iterator[tuple[int, Group]]:
    """The columns of the stages. One without a name belongs to the stage before it, as merged cells are saved."""
    name = ""
    for column in range(lanes + 1, len(cells[0])):
        named = one_line(cells[header][column]) if header >= 0 else ""
        if named or any(row[column] for row in cells[header + 1 :]):
            name = named or name
            yield column, Group(name)


def _list(sheet: Sheet, cells: Cells, header: int, role: Callable[[str], str]) -> Layout:
    """A row for each stage, or for each step."""
    title, at = _title(cells[:header])
    made = Layout([], title)
    _skip(sheet, cells, [row for row in range(header) if row != at], made)
    settled: dict[int, str] = {}
    for column, text in enumerate(cells[header]):
        filled = [row[column] for row in cells[header + 1 :] if row[column]]
        name = one_line(text) or f"column {letters(column)}"
        if text or filled:
            settled[column] = _settled(name, role(name), filled, sheet.where(header, column), made)
    stage = ""
    for place in range(header + 1, len(cells)):
        named = [cells[place][column] for column, one in settled.items() if one == "stage" and cells[place][column]]
        stage = one_line(" – ".join(named)) or stage
        group = Group(stage)
        for column, one in settled.items():
            if one != "stage":
                _put(group, one, cells[place][column], sheet.where(place, column))
        made.groups.append(group)
    return made


def _settled(name: str, role: str, filled: Sequence[str], where: str, made: Layout) -> str:
    """The role of a column or lane; one that is unclear is asked about and left out until it is answered."""
    if role == IGNORE and filled:
        made.missed.append(NotTaken(where, f"{shown(name)} with what stands under it", "it was to be left out"))
    if role == "emotion":
        made.scale = made.scale or scale_of(name)
    if role or not filled:
        return role or IGNORE
    made.questions.append(RoleQuestion(name, _guess(filled), tuple(ROLES)))
    made.missed.append(NotTaken(where, f"{shown(name)} with what stands under it", "it is not clear what it holds"))
    return IGNORE


def _guess(filled: Sequence[str]) -> str:
    """What a column may hold, from what stands in it; only ever a suggestion."""
    if all(any(face in text for face in _FACES) or text.lstrip("+-−").isdigit() for text in filled):
        return "emotion"
    if sum(text.rstrip().endswith(("?", "？")) for text in filled) > len(filled) / 2:
        return "question"
    if sum(text[:1] in "\"“„«‘'" for text in filled) > len(filled) / 2:
        return "thought"
    return IGNORE


def _put(group: Group, role: str, text: str, where: str) -> None:
    if text and role and role != IGNORE:
        group.cells.setdefault(role, []).append(Entry(text, where))


def _skip(sheet: Sheet, cells: Cells, rows: Sequence[int], made: Layout) -> None:
    for row in rows:
        texts = [text for text in cells[row] if text]
        if texts:
            made.missed.append(NotTaken(sheet.where(row), shown("; ".join(texts)), "it stands above the table"))
