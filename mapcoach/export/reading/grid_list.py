"""A plain table with a row for each stage, step or pain point."""

from __future__ import annotations

from collections import Counter

from mapcoach.export.reading.grid_above import take_above
from mapcoach.export.reading.grid_cells import Entry, Group, is_remark, is_sum
from mapcoach.export.reading.grid_headers import Answers, Header, settle
from mapcoach.export.reading.grid_layout import Cells, Layout, gap_before, name_rest, name_second, roles_in_row
from mapcoach.export.reading.grid_roles import IGNORE
from mapcoach.export.reading.sheets import Sheet, letters
from mapcoach.export.reading.texts import one_line, shown


def listed(sheet: Sheet, cells: Cells, header: int, answers: Answers) -> Layout:
    """Make sense of a list with its headers in row ``header``."""
    made = Layout()
    take_above(sheet, cells, range(header), made)
    rows = _rows(sheet, cells, header, answers, made)
    found = _headers(cells, header, rows)
    settle([one for _, one in found], answers, of_list=True)
    settled = {column: made.settle(one, sheet.where(header, column), column) for column, one in found}
    _several(found, made)
    stage, names = "", Counter[str]()
    for row in rows:
        named = [cells[row][at] for at, role in settled.items() if role == "stage" and cells[row][at]]
        stage = one_line(" – ".join(named)) or stage
        group = Group(stage)
        for column, role in settled.items():
            if role not in ("stage", IGNORE):
                group.put(role, Entry(cells[row][column], sheet.where(row, column), column))
        names[stage.casefold()] += bool(group.cells)
        made.groups.append(group)
    made.by_step = any(number > 1 for number in names.values())
    return made


def _several(found: list[tuple[int, Header]], made: Layout) -> None:
    """Say so where two columns together name the stages, which only an answer can bring about."""
    named = [one.name for _, one in found if one.role == "stage"]
    if len(named) > 1:
        made.told.append(f"Stages are named by {' and '.join(shown(name, 30) for name in named)} together.")


def _headers(cells: Cells, header: int, rows: list[int]) -> list[tuple[int, Header]]:
    found: list[tuple[int, Header]] = []
    names: Counter[str] = Counter()
    for column, text in enumerate(cells[header]):
        filled = [cells[row][column] for row in rows if cells[row][column]]
        key = f"column {letters(column)}"
        name = one_line(text) or key
        names[name.casefold()] += 1
        if text or filled:
            found.append((column, Header(name, key, filled, double=names[name.casefold()] > 1)))
    return found


def _rows(sheet: Sheet, cells: Cells, header: int, answers: Answers, made: Layout) -> list[int]:
    """The rows of the list; notes, sums and a second table are named."""
    found: list[int] = []
    for row in range(header + 1, len(cells)):
        texts = [text for text in cells[row] if text]
        if cells[row] == cells[header]:
            continue
        if found and roles_in_row(texts, answers) >= max(2, roles_in_row(cells[header], answers) - 1):
            name_second(sheet, cells, row, made)
            return found
        first = texts[0] if texts else ""
        gap = gap_before(sheet, row) and bool(found)
        if gap and len(texts) == 1 and not _goes_on(cells, row):
            name_rest(sheet, cells, row, made)
            return found
        if is_sum(first) or (len(texts) == 1 and is_remark(first)):
            made.missed.add(sheet.where(row), shown("; ".join(texts)), "it looks like notes or sums, not like a stage")
        else:
            found.append(row)
    return found


def _goes_on(cells: Cells, row: int) -> bool:
    """Whether a row that stands alone below an empty one belongs to the list, as rows of it follow."""
    if is_remark(next(text for text in cells[row] if text)):
        return False
    return any(sum(1 for text in below if text) > 1 for below in cells[row + 1 :])
