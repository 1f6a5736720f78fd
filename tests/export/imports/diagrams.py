"""Mermaid journeys as people write them, made up for these tests: each with what has to come of it.

``shape`` are the stages, each with the ratings of its steps in their order. ``names`` have to be on the map, ``missed``
are words of what must be named as not taken, each at its line. ``sound`` says that Mermaid draws it.
"""

from __future__ import annotations

from typing import NamedTuple


class Case(NamedTuple):
    text: str
    shape: dict[str, list[int | None]]
    names: tuple[str, ...] = ()
    missed: tuple[tuple[str, str], ...] = ()
    title: str = ""
    persona: str = ""
    sound: bool = True


CASES: dict[str, Case] = {
    "plain": Case(
        "journey\n  title Renting a bike\n  section Find\n    Open the app: 4: Lea\n    Walk to the stand: 2: Lea\n"
        "  section Ride\n    Unlock: 5: Lea\n",
        {"Find": [1, -1], "Ride": [2]},
        ("Open the app", "Unlock"),
        title="Renting a bike",
        persona="Lea",
    ),
    "no sections": Case(
        "journey\ntitle A quiet day\nWake up: 3: Sam\nRead: 5: Sam", {"A quiet day": [0, 2]}, title="A quiet day"
    ),
    "no sections and no title": Case("journey\n  Ask: 3: Sam\n", {"Journey": [0]}, ("Ask",), persona="Sam"),
    "steps before the first section": Case(
        "journey\n  title T\n  Early: 2: A\n  section Later\n  Late: 4: A\n",
        {"T": [-1], "Later": [1]},
        ("Early", "Late"),
    ),
    "no actors": Case("journey\n section Pay\n  Enter card: 2\n  Confirm: 4\n", {"Pay": [-1, 1]}, ("Enter card",)),
    "several actors": Case(
        "journey\n section Move\n  Pack: 2: Ann, Bo\n  Drive: 3: Bo\n  Unpack: 1: Ann, Bo, Dog\n",
        {"Move": [-1, 0, -2]},
        missed=(("lines 3, 5", "Ann"), ("line 5", "Dog")),
        persona="Bo",
    ),
    "score above": Case(
        "journey\n section Grow\n  Level up: 7: Player\n  Win: 10: Player\n",
        {"Grow": [None, None]},
        ("Level up", "Win"),
        (("line 3", "7"), ("line 4", "10")),
    ),
    "score zero and negative": Case(
        "journey\n section Lose\n  Fail: 0: Me\n  Cry: -2: Me\n",
        {"Lose": [None, None]},
        missed=(("line 3", "0"), ("line 4", "-2")),
    ),
    "decimal": Case("journey\n section S\n  A: 3.5: Me\n  B: 4.0: Me\n", {"S": [None, 1]}, missed=(("line 3", "3.5"),)),
    "decimal comma": Case("journey\n section S\n  A: 3,5: Me\n", {"S": [None]}, missed=(("line 3", "3,5"),)),
    "NaN": Case("journey\n section S\n  A: NaN: Me\n", {"S": [None]}, ("A",), (("line 3", "NaN"),), persona="Me"),
    "a word for a score": Case("journey\n section S\n  A: good: Me\n", {"S": [None]}, missed=(("line 3", "good"),)),
    "score missing": Case(
        "journey\n section S\n  A step without anything\n  B: 4: Me\n",
        {"S": [None, 1]},
        ("A step without anything",),
        (("line 3", "score"),),
        sound=False,
    ),
    "score empty": Case("journey\n section S\n  A: : Me\n", {"S": [None]}, missed=(("line 3", "score"),)),
    "huge score": Case(
        "journey\n section S\n  A: 99999999999999999999: Me\n", {"S": [None]}, missed=(("line 3", "9999"),)
    ),
    "score of five": Case("journey\n section S\n  A: 4/5: Me\n", {"S": [1]}),
    "colon in the name": Case(
        "journey\n section S\n  Ask: what does it cost?: 2: Me\n", {"S": [-1]}, ("Ask: what does it cost?",)
    ),
    "time in the name": Case("journey\n section S\n  Meet at 10:30: 4: Me\n", {"S": [1]}, persona="Me"),
    "colon in a section": Case(
        "journey\n section Phase 1: Look around\n  A: 4: Me\n", {"Phase 1: Look around": [1]}, sound=False
    ),
    "title with punctuation": Case(
        'journey\n title "Ana\'s" trip: Rome, 3 days (& back) – why not?\n section S\n  A: 4: Me\n',
        {"S": [1]},
        title='"Ana\'s" trip: Rome, 3 days (& back) – why not?',
    ),
    "title with a hash": Case("journey\n title Order #12\n section S\n  A: 4: Me\n", {"S": [1]}, title="Order #12"),
    "title with a semicolon": Case(
        "journey\n title One; two; three\n section S\n  A: 4\n", {"S": [1]}, title="One; two; three", sound=False
    ),
    "two titles": Case(
        "journey\n title First\n title Second\n section S\n  A: 4\n",
        {"S": [1]},
        missed=(("line 3", "First"),),
        title="Second",
    ),
    "numeric entities": Case(
        "journey\n title Yes#59; no\n section A#58; b\n  R#35;1#44; R2: 4: Lee#44; Ann\n",
        {"A: b": [1]},
        ("R#1, R2",),
        title="Yes; no",
        persona="Lee, Ann",
    ),
    "named entities": Case(
        "journey\n section R &amp; D\n  A &lt;b&gt; c: 4: Me\n", {"R & D": [1]}, ("A <b> c",), sound=False
    ),
    "line breaks": Case("journey\n section S\n  Open<br/>the door<br>: 4: Me\n", {"S": [1]}, ("Open the door",)),
    "CRLF and tabs": Case(
        "journey\r\n\ttitle Windows\r\n\tsection S\r\n\t\tA\t: 4 :\tMe\r\n", {"S": [1]}, ("A",), title="Windows"
    ),
    "old Mac line ends": Case("journey\r section S\r  A: 4: Me\r", {"S": [1]}, ("A",), persona="Me"),
    "capitals": Case("JOURNEY\n TITLE Loud\n SECTION Big\n  A: 4: Me\n", {"Big": [1]}, title="Loud", sound=False),
    "comments": Case(
        "%% made by hand\njourney\n %% not this: 5: Me\n section S %% here\n  # nor this: 1: Me\n  A: 4: Me\n",
        {"S": [1]},
    ),
    "directive": Case(
        "%%{init: {'theme': 'forest'}}%%\njourney\n section S\n  A: 4: Me\n",
        {"S": [1]},
        missed=(("line 1", "settings"),),
    ),
    "directive of several lines": Case(
        "%%{\n  init: {\n    'theme': 'base'\n  }\n}%%\njourney\n section S\n  A: 4: Me\n",
        {"S": [1]},
        missed=(("line 1", "settings"),),
    ),
    "front matter": Case(
        '---\ntitle: "From the: front"\nconfig:\n  theme: dark\n---\njourney\n section S\n  A: 4: Me\n',
        {"S": [1]},
        missed=(("line 3", "settings"),),
        title="From the: front",
    ),
    "accessible": Case(
        "journey\n accTitle: Spoken\n accDescr: In short\n title Seen\n section S\n  A: 4: Me\n",
        {"S": [1]},
        missed=(("line 3", "description"), ("line 1", "Spoken")),
        title="Seen",
    ),
    "accessible block": Case(
        "journey\n accDescr {\n  Several: 5: lines\n  of it\n }\n section S\n  A: 4: Me\n",
        {"S": [1]},
        missed=(("line 2", "description"),),
    ),
    "fence": Case(
        "# Our trip\n\nSome words: 5: here\n\n```mermaid\njourney\n section S\n  A: 4: Me\n```\n\nMore.\n",
        {"S": [1]},
        sound=False,
    ),
    "fence of tildes": Case("~~~ mermaid\njourney\n section S\n  A: 4: Me\n~~~\n", {"S": [1]}, sound=False),
    "fence of a wiki": Case("::: mermaid\njourney\n section S\n  A: 4: Me\n:::\n", {"S": [1]}, sound=False),
    "fence in a quote": Case(
        "> ```mermaid\n> journey\n>  section S\n>   A: 4: Me\n> ```\n", {"S": [1]}, ("A",), sound=False
    ),
    "fence that never ends": Case("```mermaid\njourney\n section S\n  A: 4: Me\n", {"S": [1]}, sound=False),
    "another diagram first": Case(
        "```mermaid\ngraph TD\n  A --> B\n```\n\n```mermaid\njourney\n section S\n  A: 4: Me\n```\n",
        {"S": [1]},
        sound=False,
    ),
    "two journeys": Case(
        "```mermaid\njourney\n section S\n  A: 4: Me\n```\n\n```mermaid\njourney\n section T\n  B: 1: You\n```\n",
        {"S": [1]},
        missed=(("line 8", "another journey"),),
        sound=False,
    ),
    "duplicated sections": Case(
        "journey\n section Home\n  A: 4\n section Work\n  B: 2\n section Home\n  C: 5\n",
        {"Home": [1], "Work": [-1], "Home ": [2]},
    ),
    "the same section again": Case("journey\n section Home\n  A: 4\n section Home\n  C: 5\n", {"Home": [1, 2]}),
    "empty section": Case("journey\n section Nothing yet\n section S\n  A: 4: Me\n", {"Nothing yet": [], "S": [1]}),
    "German": Case(
        "journey\n title Einkauf im Hofladen\n section Suchen\n  Öffnungszeiten prüfen: 2: Käuferin\n",
        {"Suchen": [-1]},
        ("Öffnungszeiten prüfen",),
        title="Einkauf im Hofladen",
        persona="Käuferin",
    ),
    "Chinese": Case(
        "journey\n title 买一张票\n section 搜索\n  打开 网站 : 4 : 顾客\n section 付款\n  输入卡号: 1: 顾客\n",
        {"搜索": [1], "付款": [-2]},
        ("打开 网站",),
        persona="顾客",
    ),
    "wide punctuation": Case("journey\n section 申込\n  入力：2：客、店員\n", {"申込": [-1]}, ("入力",), sound=False),
    "Arabic": Case(
        "journey\n section البحث\n  فتح الموقع: 3: العميل\n", {"البحث": [0]}, ("فتح الموقع",), persona="العميل"
    ),
    "emoji": Case("journey\n section 🚲 Find\n  🔍 Search 👀: 5: 🙂 Lea\n", {"🚲 Find": [2]}, persona="🙂 Lea"),
    "trailing semicolons": Case("journey;\n section S\n  A: 4: Me;\n", {"S": [1]}, persona="Me", sound=False),
    "empty actors": Case("journey\n section S\n  A: 4: Me,, ,\n", {"S": [1]}, persona="Me"),
    "markup": Case(
        "journey\n section <b>S</b>\n  <script>alert(1)</script>: 4: =CMD()\n",
        {"<b>S</b>": [1]},
        ("<script>alert(1)</script>",),
        persona="=CMD()",
    ),
    "byte order mark": Case("\ufeffjourney\n section S\n  A: 4: Me\n", {"S": [1]}, sound=False),
}
