"""The index of a bundle, and what docs/exports.md says of the formats."""

from datetime import date
from pathlib import Path

import pytest
from lxml.html import fromstring

from mapcoach.export import FORMATS
from mapcoach.export.html_index import FOR, Entry, index, size_words
from mapcoach.journey import JourneyMap
from tests.export import hostile

DOCUMENT = Path(__file__).parents[2] / "docs" / "exports.md"


@pytest.mark.parametrize("name", FORMATS)
def test_the_document_tells_of_every_format_and_the_index_knows_whom_it_is_for(name: str) -> None:
    assert f"| `{name}` | `{FORMATS[name].suffix}` |" in DOCUMENT.read_text("utf-8")
    assert FOR[name]


@pytest.mark.parametrize(
    ("size", "words"), [(0, "0 bytes"), (999, "999 bytes"), (1_000, "1 kB"), (88_949, "89 kB"), (2_400_000, "2.4 MB")]
)
def test_sizes_are_told_as_people_read_them(size: int, words: str) -> None:
    assert size_words(size) == words


def test_names_and_reasons_come_out_as_the_text_that_they_are() -> None:
    for text in hostile.EXAMPLES:
        entry = Entry(f"a b/{text[:40]}#?.md", "markdown", "markdown", text, text, 5)
        page = fromstring(index(JourneyMap(title=text), (entry,), (entry,), ((text, text),), date(2026, 11, 22)))
        assert not page.xpath("//script | //img | //b | //link | //@onerror")
        links = [str(link) for link in page.xpath("//a/@href")]
        assert links[0] == "#content"
        assert len(links) == 3
        assert all(link.startswith("./a%20b/") and not set(link) & set('#?"<> ') for link in links[1:])
