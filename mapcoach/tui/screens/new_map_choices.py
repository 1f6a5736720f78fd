"""What can be chosen before an interview, each choice with a line that explains it, and the map that it begins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from mapcoach.tui.text import in_line
from mapcoach.tui.widgets.one_choice import Option

if TYPE_CHECKING:
    from pydantic import BaseModel

    from mapcoach.interview.script import Depth
    from mapcoach.journey.shape import MapKind
    from mapcoach.workspace import OpenMap

ASK_LATER = "later"
BLANK = "blank"
STARTER = "starter"


@dataclass(frozen=True)
class Choice:
    """One thing to choose: its name, its options, and the one that holds unless another is chosen."""

    name: str
    label: str
    options: tuple[Option, ...]
    usual: str


CHOICES = (
    Choice(
        "business",
        "Business",
        (
            Option("service", "services", "Consultants, agencies, trades: people buy time and judgement."),
            Option("ecommerce", "online shop", "Goods sold online: many visitors, quick decisions, returns."),
            Option("saas", "software", "Sold by the month or year: people try it, stay, leave quietly."),
            Option("local", "local", "A place people come to: shop, salon, clinic, restaurant."),
            Option("b2b", "business to business", "Selling to companies: several people decide over months."),
            Option("other", "other", "Clubs, charities, schools, public services, anything else."),
            Option(ASK_LATER, "ask me later", "The interview asks for it when it needs it."),
        ),
        ASK_LATER,
    ),
    Choice(
        "kind",
        "Map",
        (
            Option("current", "as it is", "What customers go through today. If in doubt, take this one."),
            Option("future", "as it should be", "What they would go through once all is as you want it."),
            Option("day_in_the_life", "day in the life", "A customer's whole day, with you only a part of it."),
            Option("renewal", "renewal", "How customers renew: from the notice to the next term."),
            Option("churn", "leaving", "Why customers leave: from the first week to the goodbye."),
        ),
        "current",
    ),
    Choice(
        "depth",
        "Depth",
        (
            Option("quick", "quick", "About 10 minutes: a first draft. You can go deeper later."),
            Option("standard", "standard", "About 30 minutes: with ideas, owners and what to start with."),
            Option("deep", "deep", "60 minutes or more: everything, with how each thing is known."),
        ),
        "quick",
    ),
    Choice(
        "start",
        "Start with",
        (
            Option(BLANK, "a blank page", "You name the stages in the interview; it suggests some."),
            Option(STARTER, "starter stages", "These are on the map at once; rename, add, remove at will:"),
        ),
        BLANK,
    ),
)
INTERVIEWER = (
    "Fixed rules on this machine: nothing you type leaves it, and no account or key is needed. "
    "A language model as interviewer is not available in this version."
)


@dataclass(frozen=True)
class Plan:
    """What was chosen for a new map."""

    title: str
    depth: Depth
    kind: MapKind
    starter: str | None
    business: str | None

    def begin(self) -> tuple[Sequence[BaseModel], str]:
        """The operations that the map starts with, and how they were chosen, in words.

        Imports and reads what they need, so it is called in a thread. Raises WorkspaceError for a broken starter.
        """
        from mapcoach.workspace import beginning

        operations, words = beginning(self.title, self.kind, self.starter, self.business)
        if self.starter and not self.business:  # the general stages say nothing of the business: that is to be asked
            operations = [one for one in operations if getattr(one, "field", "") != "business_kind"]
        return operations, words


def plan(title: str, picked: Mapping[str, str]) -> Plan:
    """What was chosen, by the names of the choices."""
    business = None if picked["business"] == ASK_LATER else picked["business"]
    return Plan(
        title=" ".join(title.split()),
        depth=cast("Depth", picked["depth"]),
        kind=cast("MapKind", picked["kind"]),
        starter=starter_for(picked["business"]) if picked["start"] == STARTER else None,
        business=business,
    )


def starter_for(business: str) -> str:
    """The starter of a kind of business; the general one where that is to be asked later."""
    return "other" if business == ASK_LATER else business


def stages_in_words(business: str, kind: str) -> str:
    """The stages of a starter on one line. Reads its file, so it is called in a thread. Raises ResourceError."""
    from mapcoach.interview.starters import load_starter

    stages = load_starter(starter_for(business)).stages_for(cast("MapKind", kind))
    return in_line(" → ".join(stage.name for stage in stages), 300)


def take_away(place: OpenMap) -> None:
    """Remove the file of a new map that could not be begun, unless somebody answered in it. Blocks, never raises."""
    from mapcoach.storage import StorageError
    from mapcoach.storage.places import previous_of

    with suppress(StorageError, OSError):
        if all(entry.command == "start" for entry in place.file.entries()):
            previous_of(place.path).unlink(missing_ok=True)  # first, as a map without its file is offered for rescue
            place.path.unlink()
