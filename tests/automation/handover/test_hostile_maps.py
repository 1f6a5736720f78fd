"""Whatever people type, it comes out as text: no expression of a platform, no markup, no formula, no file name."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings

from mapcoach.automation.handover import PLATFORMS, HandoverFile, files
from mapcoach.automation.handover.texts import cell, markdown, plain, slug, untokened
from mapcoach.journey import ChosenAutomation, JourneyMap
from tests.automation.handover import checks
from tests.export import hostile
from tests.export.maps import clinic
from tests.export.reading import parse

RECIPES = ("welcome-sequence", "review-prompt", "scheduled-check-in")
OURS = {
    "n8n": r"(?:\$\('Contact'\)\.item\.json\.\w+|\$json\.body\?\.\w+ \?\? ''"
    r"|String\(\$json\['\w+'\] \?\? ''\)\.trim\(\)(?:\.toLowerCase\(\))?|String\(\$execution\.id\)"
    r"|\$now\.toUTC\(\)\.plus\(2, 'minutes'\)\.toFormat\('[\w: -]+'\))",
    "make": r"(?:escapeHTML\(1\.[`\w]+\)|[12]\.[`\w]+|now|parseDate\(1\.[`\w]+; [^{}]*\)"
    r"|formatDate\(addSeconds\(now; \d+\); [^{}]*\))",
    "zapier": r"1__\w+",
    "hubspot": r"contact\.\w+",
}
NASTY = (
    "{{ $env }} {{7*7}} {{1.email}} {{1__email}} {{ contact.email }} %EMAIL% ={{ 1 }}",
    "={{ $('Contact').item.json.email }}",
    "<script>alert(1)</script><img src=x onerror=alert(1)>&lt;",
    '=HYPERLINK("http://x";"y")',
    ']]> `__ROW_NUMBER__` "}]} \\" \\u0000 \x00\x1b[31m \u202e',
    '../../etc/passwd\\..\\x:y*?"<>|',
    "{",
    "}}",
    "a" * 50_000,
    "# heading\n\n---\n\n1. x\n\n```\n",
    "https://evil.example/@you #12 www.evil.example //evil.example ftp:\\//evil.example GH-12 mailto:a@evil.example",
    "\ud800 \ufdd0 \U0010ffff",
    "دفع الفاتورة 日本語 👩‍👩‍👧",
)


def typed(text: str) -> JourneyMap:
    """The clinic, on which people typed this wherever one can type."""
    tame = clinic()
    stages = tuple(
        stage.model_copy(
            update={
                "name": text,
                "customer_goal": text,
                "touchpoints": tuple(
                    point.model_copy(
                        update={
                            "name": text,
                            "owner": text,
                            "pain_points": tuple(pain.model_copy(update={"text": text}) for pain in point.pain_points),
                        }
                    )
                    for point in stage.touchpoints
                ),
            }
        )
        for stage in tame.stages
    )
    chosen = tuple(
        ChosenAutomation(
            id=f"a{at}", recipe=recipe, stage="s2", touchpoint="t3", pain_point="p2", owner=text, platform=text
        )
        for at, recipe in enumerate((*RECIPES, text))
    )
    return tame.model_copy(
        update={
            "title": text,
            "stages": stages,
            "automations": chosen,
            "persona": tame.persona.model_copy(update={"name": text, "segment": text, "quote": text}),
            "scope": tame.scope.model_copy(update={"business": text, "offering": text}),
        }
    )


def strings(value: Any) -> Iterator[str]:
    """All strings in a JSON value, keys too."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)
    elif isinstance(value, str):
        yield value


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.seen.add(f"{tag}{attrs or ''}")


def check(platform: str, made: tuple[HandoverFile, ...]) -> None:
    names = [file.name for file in made]
    assert all(re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,80}", name) for name in names)
    assert len({name.casefold() for name in names}) == len(names)
    for file in made:
        told = file.data.decode("utf-8")
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\u200b]", told)
        if file.name.endswith(".md"):
            kinds = {token.type for block in parse(told) for token in (block, *(block.children or []))}
            assert not kinds & {"link_open", "image", "html_inline", "html_block", "hr"}
        elif file.name.endswith(".csv"):
            rows = list(csv.reader(io.StringIO(told.removeprefix("\ufeff"), newline=""), strict=True))
            assert len({len(row) for row in rows}) == 1
            assert not any(value[:1] in tuple("=+-@＝＋－＠\t\r") for row in rows for value in row if value)
        elif platform in OURS and file.name.endswith(".json"):
            check_file(platform, json.loads(told))


def check_file(platform: str, made: dict[str, Any]) -> None:
    for text in strings(made):
        left = re.sub(rf"\{{\{{ ?{OURS[platform]} ?\}}\}}", "", text)
        assert "{{" not in left, text[:300]
        assert "}}" not in left, text[:300]
        assert "{%" not in left
    faults = {
        "make": checks.make_faults,
        "n8n": checks.n8n_faults,
        "hubspot": checks.hubspot_faults,
        "zapier": checks.zapier_faults,
    }
    assert faults[platform](made) == []
    if platform == "n8n":
        said = [node["parameters"].get("text", "=") for node in made["nodes"]]
        assert all(text.startswith("=") for text in said)
    for text in strings(made) if platform in ("make", "hubspot") else ():
        if text.startswith("<p>"):
            reader = Tags()
            reader.feed(text)
            assert reader.seen <= {"p", "br"}


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("text", NASTY, ids=lambda text: ascii(text[:20]))
def test_what_pranksters_type_stays_text(platform: str, text: str) -> None:
    journey_map = typed(text)
    made = files(journey_map, platform)
    check(platform, made)
    assert made == files(journey_map, platform)
    sheets = [file for file in made if file.name.endswith("build-sheet.md")]
    assert len(sheets) == len(RECIPES)


@given(hostile.text)
@settings(max_examples=15)
def test_what_anybody_types_stays_text(text: str) -> None:
    journey_map = typed(text)
    for platform in PLATFORMS:
        check(platform, files(journey_map, platform))


@given(hostile.text)
def test_the_helpers_do_what_they_say(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9_]{0,40}", slug(text))
    assert "{{" not in untokened(text)
    assert not re.search(r"%\w", untokened(text))
    assert plain(plain(text)) == plain(text)
    assert len(plain(text, 30)) <= 30
    assert not cell(text).startswith(("=", "+", "-", "@"))
    assert cell(text).removeprefix("'") == plain(text).removeprefix("'")
    (inline,) = [token for token in parse(f"- {markdown(text) or 'x'}") if token.type == "inline"]
    shown = "".join(child.content for child in inline.children or [])
    assert shown.replace("ˋ", "`") == (plain(text).replace("ˋ", "`") or "x")
