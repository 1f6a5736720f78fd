"""Text as people, programs and pranksters type it."""

from __future__ import annotations

from hypothesis import strategies as st

EXAMPLES = (
    "| a | b |",
    "a|b\\|c\\\\|d",
    "`code` and ``more`` and ```",
    "```\nrm -rf\n```",
    "~~~",
    "~~gone~~ ~also gone~ ~20 people",
    "<b>bold</b> <script>alert(1)</script> <!-- hidden -->",
    "<https://example.com> <a@b.com>",
    "line one\nline two\r\n\r\nline four",
    "---",
    "- - -",
    "***",
    "===",
    "# heading",
    "a # b #",
    "####",
    "> quote",
    "1. first",
    "2) second",
    "+ plus",
    "- minus",
    "* star",
    "-",
    "[x](javascript:alert(1))",
    "[ ] to do",
    "[^1] and [x]: http://example.com",
    "![](http://example.com/a.png)",
    "&amp; &lt;b&gt; &#35; R&D;",
    "$math$ and $$more$$ and $5 to $10 and 5$",
    "$10 //$ 20",
    ":-:",
    "-|-",
    "|-|",
    "=",
    "-:",
    "@maya @org/team #123 GH-12 org/repo#7",
    "`@maya`",
    "(@maya), *@maya* _@maya_ '@maya'",
    "write to maya@example.com or mailto:maya@example.com",
    "see www.example.com and https://example.com/a_b*c?d=1&amp;e=2|f and HTTP://EXAMPLE.COM",
    "//example.com ftp://example.com",
    "http:\\//example.com",
    "👩‍👩‍👧 family, café, naïve, 日本語テキスト",
    "مرحبا بالعالم שלום",
    "\u202egnp.exe\u202c and \u2066isolated",
    "zero\u200bwidth\ufeff\u2060 soft\u00adhyphen",
    "\x1b[31mred\x1b[0m \x07bell \x00nul \x9b2J",
    "\ud800 lone",
    "C:\\temp\\",
    "ends with a backslash\\",
    "snake_case _under_ __dunder__ a_b_ _",
    "*bold* **bolder** 5 * 3 * 2",
    "a\u2028b\u2029c\u0085d",
    "{{ 7 * 7 }} {% raw %} {# x #}",
    "=SUM(A1)",
    "e-mail, 5 (good), 50% off!",
    ": term",
    "\t\ttabs",
    "    four spaces",
    "\\",
    "\\`\\*",
    "a" * 10_000,
    "@" * 50,
    "word " * 2_000,
)

_FRAGMENTS = st.sampled_from(
    [*"|`*_~<>[]()!#&$@\\-+=:.1 \n\t\"'", "http://", "www.", "@a", "#1", "&amp;", "<b>", "-->", "a", "é", "ab", "`|`"]
)

text = st.one_of(
    st.sampled_from(EXAMPLES),
    st.lists(_FRAGMENTS, max_size=12).map("".join),
    st.text(max_size=30),
)
"""Any text, with a liking for trouble."""
