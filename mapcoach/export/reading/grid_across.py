"""A plain table with the stages across and the lanes down."""

from __future__ import annotations

from collections.abc import Iterator

from mapcoach.export.reading.grid_above import take_above
from mapcoach.export.reading.grid_cells import Entry, Group, is_remark, is_sum
from mapcoach.export.reading.grid_headers import Answers, Header, settle
from mapcoach.export.reading.grid_layout import Cells, Layout, gap_before, lanes_in, name_rest, name_second
from mapcoach.export.reading.grid_roles import IGNORE
from mapcoach.export.reading.sheets import Sheet
from mapcoach.export.reading.texts import one_line, shown

_HEADER_ROWS = 15
_CORNERS = frozenset("lane lanes row rows layer layers aspect aspects category categories dimension".split())
"""What a corner may say without anything being lost by it."""


def across(sheet: Sheet, cells: Cells, lanes: int, answers: Answers) -> Layout:
    """Make sense of a table with the lanes' names in column ``lanes``."""
    return _Across(sheet, cells, lanes, answers).read()


class _Across:
    """A table while it is read."""

    def __init__(self, sheet: Sheet, cells: Cells, lanes: int, answers: Answers) -> None:
        self.sheet, self.cells, self.lanes, self.answers = sheet, cells, lanes, answers
        self.made = Layout()
        self.skipped: set[int] = set()
        self.header = self._stage_row()
        self.columns: list[tuple[int, Group]] = []

    def read(self) -> Layout:
        take_above(self.sheet, self.cells, range(max(self.header, 0)), self.made)
        end = self._end()
        self.columns = list(self._stages(end))
        self.made.groups = [group for _, group in self.columns]
        self._beside(end)
        self._corner()
        lanes = self._lanes(end)
        settle([header for _, header in lanes], self.answers, of_list=False)
        for rows, header in lanes:
            first = rows[0]
            role = self.made.settle(header, self.sheet.where(first, self.lanes), first)
            if not header.filled and header.name and not self.answers.role(header.name):
                self.made.missed.add(
                    self.sheet.where(first), shown(header.name), "nothing stands beside it in the table"
                )
            if role != IGNORE:
                self._put(role, rows)
        return self.made

    def _role(self, row: int) -> str:
        return self.answers.role(self.cells[row][self.lanes])

    def _filled(self, row: int) -> int:
        return sum(1 for text in self.cells[row][self.lanes + 1 :] if text)

    def _stage_row(self) -> int:
        """The row with the names of the stages: that which says so, or else the fullest above the first lane."""
        rows = range(min(len(self.cells), _HEADER_ROWS))
        named = [row for row in rows if self._role(row) == "stage" and self._filled(row)]
        if named:
            return self._finest(named)
        lanes = [row for row in range(len(self.cells)) if self._role(row)]
        first = next((row for row in lanes if self._filled(row) > 1), lanes[0] if lanes else 1)
        return max(range(min(first, _HEADER_ROWS)), key=lambda row: (self._filled(row), row), default=-1)

    def _finest(self, named: list[int]) -> int:
        """The row with the most names, of those that follow each other; the others stay above or are named."""
        block = [named[0]]
        for row in named[1:]:
            if any(self._role(between) for between in range(block[-1] + 1, row)):
                break
            block.append(row)
        best = max(block, key=lambda row: (len({text for text in self.cells[row][self.lanes + 1 :] if text}), -row))
        for row in block:
            if row > best:
                self._name_row(row, "another row names the stages already")
        self.skipped = {row for row in block if row > best}
        return best

    def _name_row(self, row: int, why: str) -> None:
        texts = "; ".join(dict.fromkeys(text for text in self.cells[row] if text))
        self.made.missed.add(self.sheet.where(row), shown(texts), why)

    def _end(self) -> int:
        """The row on which the table ends: where a second one begins, or notes do. What is below is named."""
        lanes = 0
        for row in range(self.header + 1, len(self.cells)):
            role, text = self._role(row), self.cells[row][self.lanes]
            gap = gap_before(self.sheet, row)
            if role == "stage" and lanes and self._filled(row):
                if self.cells[row] == self.cells[self.header]:
                    continue
                begun = self._begun(row)
                name_second(self.sheet, self.cells, begun, self.made)
                return begun
            if gap and lanes and not role and not self._filled(row) and (not text or is_remark(text)):
                name_rest(self.sheet, self.cells, row, self.made)
                return row
            if gap and lanes and not text and self._filled(row) > 1:
                name_second(self.sheet, self.cells, row, self.made)
                return row
            lanes += bool(role)
        return len(self.cells)

    def _begun(self, row: int) -> int:
        """Where the table begins of which this row names the stages: below the last empty row, titles with it."""
        above = row
        while above > self.header + 1 and self._filled(above - 1) < 2 and not gap_before(self.sheet, above):
            above -= 1
        return above if gap_before(self.sheet, above) else row

    def _stages(self, end: int) -> Iterator[tuple[int, Group]]:
        """The columns of the stages. One without a name belongs to the stage before it, as merged cells are saved."""
        cells, header = self.cells, self.header
        names = [one_line(text) for text in cells[header]] if header >= 0 else [""] * len(cells[0])
        last = max((at for at, name in enumerate(names) if name and at > self.lanes), default=len(names))
        name, gap = "", False
        for column in range(self.lanes + 1, len(names)):
            used = any(cells[row][column] for row in range(header + 1, end))
            if not used and not names[column]:
                gap = True
            elif self._second_beside(names[column], column, end):
                self._name_columns(
                    column, "a second table", "a file makes one map; save this table as a file of its own"
                )
                return
            elif gap and column > last:
                self._name_columns(column, "what stands there", "it stands beside the table")
                return
            elif names[column] and (is_sum(names[column]) or is_remark(names[column])):
                what = f"{shown(names[column])} with what stands under it"
                where = self.sheet.where(header, column)
                self.made.missed.add(where, what, "it looks like notes or sums, not like a stage")
            else:
                name = names[column] or name
                yield column, Group(name)

    def _second_beside(self, name: str, column: int, end: int) -> bool:
        if not name or self.answers.role(name) != "stage" or name[-1:].isdigit():
            return False
        return lanes_in(self.cells[self.header + 1 : end], column, self.answers) > 1

    def _name_columns(self, column: int, what: str, why: str) -> None:
        for row, texts in enumerate(self.cells):
            said = "; ".join(dict.fromkeys(text for text in texts[column:] if text))
            if said:
                self.made.missed.add(self.sheet.where(row, column), f"{what}: {shown(said)}", why)
                if what == "a second table":
                    return

    def _beside(self, end: int) -> None:
        """Name what stands left of the lanes, once where cells are merged."""
        for column in range(self.lanes):
            before = ""
            for row in range(max(self.header, 0), end):
                text = self.cells[row][column]
                if text and text != before:
                    self.made.missed.add(self.sheet.where(row, column), shown(text), "it stands beside the lanes")
                before = text or before

    def _corner(self) -> None:
        """Name what stands above the lanes, unless it says that the stages stand beside it."""
        text = one_line(self.cells[self.header][self.lanes]) if self.header >= 0 else ""
        if text and text.casefold() not in _CORNERS and (text[-1].isdigit() or self.answers.role(text) != "stage"):
            where = self.sheet.where(self.header, self.lanes)
            self.made.missed.add(where, shown(text), "it stands above the lanes, where no stage can stand")

    def _lanes(self, end: int) -> list[tuple[list[int], Header]]:
        """The rows of each lane; one without a name, or with the same, belongs to the lane before it."""
        found: list[tuple[list[int], Header]] = []
        for row in range(self.header + 1, end):
            if row in self.skipped or (self.header >= 0 and self.cells[row] == self.cells[self.header]):
                continue
            text = one_line(self.cells[row][self.lanes])
            filled = [self.cells[row][column] for column, _ in self.columns if self.cells[row][column]]
            if not text and found and gap_before(self.sheet, row):
                self._name_row(row, "it stands below the table")
            elif not found or (text and text.casefold() != found[-1][1].name.casefold()):
                key = f"row {self.sheet.lines[row] if row < len(self.sheet.lines) else row + 1}"
                found.append(([row], Header(text or key, key, filled)))
            else:
                found[-1][0].append(row)
                found[-1][1].filled += filled
        return found

    def _put(self, role: str, rows: list[int]) -> None:
        for row in rows:
            for column, group in self.columns:
                group.put(role, Entry(self.cells[row][column], self.sheet.where(row, column), rows[0]))
