"""Small helpers for writing a map down: what is said, under which label, and whether it is an assumption."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from mapcoach.export.draft import Fact, Facts, Said
from mapcoach.export.escaping import clean

if TYPE_CHECKING:
    from mapcoach.export.claims import Basis

UNNAMED = "(no name)"


class Teller:
    """Tells what the map says, knowing what each statement stands on."""

    def __init__(self, basis: Basis) -> None:
        self.basis = basis

    def said(self, text: str, *key: str) -> tuple[Said, ...]:
        """The text as a statement, or nothing if there is none. ``key`` is what the journal knows it by."""
        return (Said(text, self.basis.assumes(*key)),) if clean(text) else ()

    def items(self, texts: Iterable[str], *key: str, as_: Callable[[str], str] = str) -> tuple[Said, ...]:
        """The texts of a list as statements; ``as_`` says how to write one, such as in quotation marks."""
        return tuple(Said(as_(text), self.basis.assumes(*key, text)) for text in texts if clean(text))


def facts(*all_: Fact, how: str = "") -> Facts:
    """The facts that are known, and the labels of those that are not."""
    unknown = tuple(fact.label[:1].lower() + fact.label[1:] for fact in all_ if not fact.said)
    return Facts(tuple(fact for fact in all_ if fact.said), unknown, how if unknown else "")


def name_of(text: str) -> str:
    """A name that is never invisible."""
    return text if clean(text) else UNNAMED
