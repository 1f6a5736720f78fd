import pytest
from hypothesis import given, settings

from mapcoach.export.escaping import Markdown, cell, clean, inline, shorten
from mapcoach.export.layout import NOTHING, table, width
from tests.export import hostile
from tests.export.reading import cells, parse, seen, skeleton, words

FRAMES = (
    "{}",
    "- {}",
    "- **Label:** {}",
    "1. **{}**\n   - {}",
    "## {}",
    "### 1. {}",
    "> {}",
    "- [ ] **{}**\n  - {}",
    "one\n\n{}\n\ntwo",
    "one\n{}",
    "| one |\n{}",
    "| one | two |\n{}",
    "- **{}** and {}",
)


@pytest.mark.parametrize("frame", FRAMES)
@given(text=hostile.text)
@settings(max_examples=100, deadline=None)
def test_text_is_shown_as_it_was_typed_and_stays_text(frame, text):
    check_shown_as_typed(frame, text)


@pytest.mark.parametrize("frame", FRAMES)
def test_known_trouble_is_shown_as_it_was_typed(frame):
    for text in hostile.EXAMPLES:
        check_shown_as_typed(frame, text)


def check_shown_as_typed(frame: str, text: str) -> None:
    """Text in its frame makes the same blocks and spans as a plain word, and can be read."""
    shown = inline(text) or "empty"
    plain = "word"
    document = frame.format(*([shown] * frame.count("{}")))
    assert skeleton(document) == skeleton(frame.format(*([plain] * frame.count("{}"))))
    assert words(parse(document)).count(seen(text)) >= frame.count("{}")


@given(text=hostile.text, other=hostile.text)
@settings(max_examples=300, deadline=None)
def test_a_cell_holds_exactly_what_was_typed(text, other):
    document = str(table(("A", text), [(text, other), (other, "x")]))
    assert cells(document) == [
        ["A", seen(text) or NOTHING],
        [seen(text) or NOTHING, seen(other) or NOTHING],
        [seen(other) or NOTHING, "x"],
    ]
    assert skeleton(document) == skeleton(str(table(("A", "b"), [("c", "d"), ("e", "x")])))


@pytest.mark.parametrize(
    "text",
    [
        "e-mail, 5 (good), 50% off!",
        "R&D, Q&A; 3 < 5 and 7 > 4, I <3 it",
        "C:\\temp, snake_case, ~20 people, $20 each",
        "1.5 hours; 24/7; -5%; +2",
        'She said: "why?" - and left... (again) {x} a=b ^ %',
        "Booking.com",
        "naïve café 日本語 👩‍👩‍👧",
    ],
)
def test_ordinary_text_is_left_alone(text):
    assert inline(text) == text
    assert cell(text) == text


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Ask @maya (or @org/team).", "Ask `@maya` (or `@org/team`)."),
        ("their #1 worry", "their `#1` worry"),
        ("https://example.com/a_b, www.example.com", "`https://example.com/a_b`, `www.example.com`"),
        ("mail maya@example.com!", "mail `maya@example.com`!"),
        ("see GH-12", "see `GH-12`"),
        ("@maya|@tom \\@x $@y", "`@maya`|`@tom` \\\\`@x` \\$`@y`"),
        ("1. first", "1\\. first"),
        ("# not a heading", "\\# not a heading"),
        ("5 * 3", "5 \\* 3"),
    ],
)
def test_what_needs_care_is_still_readable_in_an_editor(typed, written):
    assert inline(typed) == written


def test_our_own_markdown_is_not_escaped_twice():
    assert inline(Markdown("**x**")) == "**x**"
    assert inline(inline("*x*")) == inline("*x*")


@given(text=hostile.text)
@settings(max_examples=100, deadline=None)
def test_clean_text_is_one_line_that_can_be_written_to_a_file(text):
    whole = clean(text)
    assert whole == seen(text)
    whole.encode("utf-8")
    assert clean(whole) == whole


@given(text=hostile.text)
@settings(max_examples=100, deadline=None)
def test_short_text_is_short_and_a_beginning(text):
    short = shorten(text, 40)
    assert len(short) <= 40
    assert clean(text).startswith(short.removesuffix("…"))


def test_text_is_cut_at_a_word():
    assert shorten("The form asks for the insurance number", 30) == "The form asks for the…"


def test_wide_and_joined_characters_are_measured():
    assert width("日本") == 4
    assert width("café") == width("cafe\u0301") == 4


def test_a_very_long_cell_does_not_stretch_its_table():
    lines = table(("A", "B"), [("x" * 500, "y"), ("short", "z")]).split("\n")
    assert max(len(line) for line in lines if "x" not in line) < 100
