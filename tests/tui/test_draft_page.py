"""How a draft is laid out, named and told of, without a screen."""

from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from rich.style import Style

from mapcoach.export import FORMATS, export
from mapcoach.journey import JourneyMap
from mapcoach.tui.screens.draft_making import (
    LONG_FOR_A_CLIPBOARD,
    Made,
    checks_line,
    copied_words,
    file_name,
    make,
    size_words,
)
from mapcoach.tui.screens.draft_reading import parts_of
from mapcoach.tui.widgets.page_layout import Line, Palette, lay_out, plain, sections
from tests.export import hostile
from tests.tui.advised_maps import clinic, folded

DAY = date(2026, 11, 22)


def text_of(lines: list[Line]) -> list[str]:
    return ["".join(text for text, _ in pieces) for _, pieces in lines]


def laid_out(markdown: str, width: int = 76) -> list[str]:
    """A whole draft as it is shown."""
    palette = Palette()
    return [row for _, _, part in sections(markdown) for row in text_of(lay_out(part, width, {}, palette))]


def words(rows: list[str]) -> str:
    return " ".join(" ".join(rows).split())


def test_every_section_is_found_by_its_heading() -> None:
    draft = "before\n\n# One *x*\ntext\n## Two\n```\n# no heading\n```\n#### four\n### Three \\*\nend"
    assert [(level, heading) for level, heading, _ in sections(draft)] == [
        (0, ""),
        (1, "One *x*"),
        (2, "Two"),
        (3, "Three *"),
    ]
    assert "\n".join(part for _, _, part in sections(draft)) == draft


def test_a_fence_is_closed_only_by_one_as_long() -> None:
    draft = "````\n```\n# inside\n````\n# outside"
    assert [heading for _, heading, _ in sections(draft)] == ["", "outside"]


def test_headings_lists_emphasis_and_tables_are_rendered() -> None:
    rows = laid_out("# Title\n\n- **one** and *two*\n  1. three\n\n| a | b |\n| - | - |\n| c | d |\n", 40)
    assert rows[:2] == ["Title", "═" * 40]
    assert " • one and two" in rows
    assert "    1 three" in rows
    assert [row.split() for row in rows if "c" in row and "d" in row] == [["c", "d"]]


def test_a_table_with_many_columns_is_told_row_by_row() -> None:
    header, rule, row = "| a1 | a2 | a3 | a4 | a5 |", "| - | - | - | - | - |", "| v | w | x | y | z |"
    rows = laid_out(f"{header}\n{rule}\n{row}\n", 40)
    assert [row for row in rows if row] == ["• a1: v", "  a2: w", "  a3: x", "  a4: y", "  a5: z"]


def test_a_drawing_is_never_folded() -> None:
    drawing = "+2 |" + "─" * 100
    rows = laid_out(f"```text\n{drawing}\n```\n", 60)
    assert drawing in rows


def test_escapes_are_gone_and_html_is_text() -> None:
    rows = laid_out("a \\*b\\* <b>c</b> </kbd> <!-- d -->\n\n<div>\n\ne\n\n</div>\n")
    assert words(rows) == "a *b* <b>c</b> </kbd> <!-- d --> <div> e </div>"


def test_links_show_their_address_and_carry_none() -> None:
    palette = Palette()
    lines = lay_out("[here](https://example.org) <https://example.com> ![x](y.png)", 76, {}, palette)
    assert "here (https://example.org)" in words(text_of(lines))
    styles = [palette.style(number) for _, pieces in lines for _, number in pieces]
    assert all(style is None or (not style.link and not style.meta) for style in styles)


def test_lines_are_as_wide_as_they_say_and_fit() -> None:
    palette = Palette()
    for _, _, part in sections(str(export(folded(clinic()), today=DAY))):
        for columns, pieces in lay_out(part, 60, {}, palette):
            strip = palette.segments((columns, pieces))
            assert sum(one.cell_length for one in strip) == columns
            assert columns <= 60 or "|" in "".join(one.text for one in strip)


@given(hostile.text)
def test_what_people_typed_is_read_in_the_draft_as_they_typed_it(text: str) -> None:
    """The export escapes it for Markdown; laid out, the escapes are gone and the text is there."""
    typed = " ".join(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").split())
    journey_map = JourneyMap(title="x").model_copy(
        update={"scope": folded(clinic()).scope.model_copy(update={"objective": text})}
    )
    rows = laid_out(str(export(journey_map, today=DAY)), 100)
    shown = "".join("".join(rows).split())
    simple = "".join(one for one in typed if one.isalnum())[:60]
    assert simple in "".join(one for one in shown if one.isalnum())
    assert not any(ord(one) < 32 or 127 <= ord(one) < 160 for row in rows for one in row)


@given(hostile.text)
def test_any_markdown_at_all_is_laid_out_without_a_crash(text: str) -> None:
    for width in (20, 76):
        laid_out(text, width)
        rows = [row for lines in plain(text, width, Style(), Palette()) for row in text_of(lines)]
        assert all(len(row) <= width + 1 for row in rows if row.isascii())


def test_the_source_is_shown_whole_and_folded_at_blanks() -> None:
    rows = [row for lines in plain("one two three\n\n" + "x" * 25, 10, Style(), Palette()) for row in text_of(lines)]
    assert rows == ["one two", "three", "", "x" * 10, "x" * 10, "x" * 5]


def test_a_format_for_other_programs_is_not_shown_as_text() -> None:
    made = Made("zip", b"PK\x03\x04", "")
    parts = list(parts_of(made, False, 76, {"text": Style()}, Palette()))
    assert "W writes it to a file" in words([row for part in parts for row in text_of(part.lines)])
    assert size_words(made) == "1 KB"


def test_a_text_that_is_no_markdown_is_shown_as_it_is() -> None:
    made = Made("json", '{"a": "# b"}', "")
    parts = list(parts_of(made, False, 76, {"text": Style()}, Palette()))
    assert [row for part in parts for row in text_of(part.lines)] == ['{"a": "# b"}']


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Priya – Getting a broken commuter bike repaired", "priya-getting-a-broken-commuter-bike-repaired.md"),
        ("../../etc/passwd", "etc-passwd.md"),
        ("CON", "journey-map-con.md"),
        ("", "journey-map.md"),
        ("…", "journey-map.md"),
        (".hidden --force", "hidden-force.md"),
        ("Größe: 5 < 6 | *?", "größe-5-6.md"),
        ("日本語 テスト", "日本語-テスト.md"),
        ("a\x00b\x1b[31m\u202ec", "a-b-31m-c.md"),
    ],
)
def test_the_suggested_name_says_what_the_map_is_about(title: str, name: str) -> None:
    assert file_name(title, ".md") == name


@given(hostile.text)
def test_the_suggested_name_is_one_file_in_this_folder_on_any_system(title: str) -> None:
    name = file_name(title, ".md")
    assert PurePosixPath(name).name == name
    assert name.removesuffix(".md")
    assert not set(name) & set('<>:"/\\|?*\0')
    assert not name.startswith((".", "-"))
    assert len(name.encode()) <= 120


def test_the_checks_are_told_in_one_line_with_what_would_help_most() -> None:
    made = make(folded(clinic()), (), "markdown", DAY)
    assert made.checks.startswith("Checks ")
    assert "\n" not in made.checks
    assert "% (K: all). Most would help: " in made.checks
    assert made.content == export(folded(clinic()), today=DAY)


def test_where_nothing_would_help_none_is_named() -> None:
    class Perfect:
        percent = 100
        points = ()

    assert checks_line(Perfect()) == "Checks 100% (K: all)."  # type: ignore[arg-type]


def test_a_long_draft_is_said_to_be_too_long_for_many_clipboards() -> None:
    assert "cut" in copied_words(Made("markdown", "x" * (LONG_FOR_A_CLIPBOARD + 1), ""))
    assert "cut" not in copied_words(Made("markdown", "x" * 100, ""))


def test_all_formats_of_the_registry_can_be_made() -> None:
    for name in FORMATS:
        assert make(folded(clinic()), (), name, DAY).data
