"""What a board shows, before it is laid out: the heading, the customer, and the cards of each stage and lane."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mapcoach.automation import catalogue
from mapcoach.export.board.customer import facts
from mapcoach.export.board.measuring import fitted
from mapcoach.export.board.shapes import HEADING, NAME, PLAIN, SMALL, TITLE, Paragraph
from mapcoach.export.board.texts import HELD, TEXT, paragraph, short
from mapcoach.export.claims import Basis, basis
from mapcoach.export.draft import Draft
from mapcoach.export.drafting import draft
from mapcoach.export.escaping import clean
from mapcoach.export.facts import Teller
from mapcoach.export.journey_part import extremes
from mapcoach.export.words import MARK, marked, quoted
from mapcoach.journey import JourneyMap, Touchpoint
from mapcoach.journey.lane_cells import WHOLE_JOURNEY, CellItem, Lane
from mapcoach.journey.lanes import NO_NAME, Grid, grid, spelt_out

CARD = 176
"""The width of a card in points, of which ``PAD`` on either side stays free."""
PAD = 8
_HEADING = 160
_CHANNEL = 60
_ABOUT_CUSTOMERS = frozenset({"question", "touchpoint", "action", "feeling", "thought", "pain_point"})
_NAMED = frozenset({"touchpoint", "pain_point", "opportunity", "automation", "measure"})


@dataclass(frozen=True, slots=True)
class Card:
    """A note on the board."""

    id: str
    paragraphs: tuple[Paragraph, ...]
    decides: bool = False


@dataclass(frozen=True, slots=True)
class Contact:
    """A touchpoint for the curve: its number on the board, its name, score and whether it decides.

    ``worth`` says why it is to be named there, if it is; ``assumed`` that nobody has checked its rating.
    """

    number: int
    name: str
    score: int | None
    decides: bool
    worth: str = ""
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A stage, or what belongs to the whole journey: its heading, its touchpoints, its cards by lane."""

    heading: tuple[Paragraph, ...]
    contacts: tuple[Contact, ...]
    cards: Mapping[Lane, tuple[Card, ...]]


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that a board shows; ``lanes`` are those that are not empty, with their labels."""

    told: Draft
    title: Paragraph
    status: tuple[Paragraph, ...]
    facts: tuple[tuple[Paragraph, ...], ...]
    lanes: tuple[tuple[Lane, str], ...]
    columns: tuple[Column, ...]


def content(journey_map: JourneyMap, today: date, limit: int = TEXT) -> Content:
    """What the board of this map shows, with texts of at most ``limit`` characters."""
    told = draft(journey_map, (), (), today)
    stands = basis(journey_map)
    cells = grid(journey_map, _recipe_name)
    columns = tuple(_Columns(journey_map, stands, limit).of(cells))
    lanes = tuple((row.lane, row.label) for row in cells.rows if any(column.cards.get(row.lane) for column in columns))
    return Content(
        told,
        paragraph(journey_map.display_title(), TITLE, min(limit, _HEADING), empty="Untitled map"),
        tuple(paragraph(text, SMALL, TEXT) for text in (" · ".join(told.status), f"{told.intro} {told.mark}")),
        tuple(facts(journey_map, Teller(stands), limit)),
        lanes,
        columns,
    )


def _recipe_name(recipe: str) -> str:
    known = catalogue().get(recipe)
    return known.name if known else spelt_out(recipe)


class _Columns:
    """Makes the cards of a map's stages."""

    def __init__(self, journey_map: JourneyMap, stands: Basis, limit: int) -> None:
        self._map = journey_map
        self._limit = limit
        self._stands = stands
        self._marking = stands.backed > 0
        self._lowest, self._highest = extremes(journey_map)
        self._made: dict[str, int] = {}
        self._numbers: dict[str, int] = {}
        for number, point in enumerate(journey_map.touchpoints(), 1):
            self._numbers.setdefault(point.id, number)
            for pain in point.pain_points:
                self._numbers.setdefault(pain.id, number)

    def of(self, cells: Grid) -> Iterator[Column]:
        number = 0
        for place, column in enumerate(cells.stages):
            stage = self._map.stages[place] if place < len(self._map.stages) else None
            contacts = []
            for point in stage.touchpoints if stage else ():
                number += 1
                contacts.append(self._contact_of(number, point))
            cards = {row.lane: tuple(self._cards(row.lane, row.cells[place].items, contacts)) for row in cells.rows}
            yield Column(self._heading(place, column.id, column.name), tuple(contacts), cards)

    def _contact_of(self, number: int, point: Touchpoint) -> Contact:
        score, decides = point.emotion.score, point.moment_of_truth is True
        assumed = score is not None and self._stands.assumes(point.id, "emotion.score")
        worth = ""
        if point is self._lowest or point is self._highest:
            worth = marked("lowest" if point is self._lowest else "highest", assumed)
        elif decides and score is not None:
            worth = marked("moment of truth", self._stands.assumes(point.id, "moment_of_truth"))
        return Contact(number, clean(point.name) or NO_NAME, score, decides, worth, assumed)

    def _heading(self, place: int, column_id: str, name: str) -> tuple[Paragraph, ...]:
        number = () if column_id == WHOLE_JOURNEY else (Paragraph(f"Stage {place + 1}", SMALL),)
        return (*number, paragraph(name, HEADING, min(self._limit, _HEADING), empty=NO_NAME))

    def _cards(self, lane: Lane, items: Sequence[CellItem], contacts: Sequence[Contact]) -> Iterator[Card]:
        if lane in ("feelings", "owners"):
            yield from self._feelings(items) if lane == "feelings" else self._owners(items)
            return
        for place, item in enumerate(items):
            if not clean(item.text) and item.kind not in _NAMED:
                continue
            if lane == "touchpoints":
                yield self._contact(item, contacts[place])
            else:
                yield Card(self._id(lane), tuple(self._note(lane, item)))

    def _contact(self, item: CellItem, contact: Contact) -> Card:
        known = [(str(contact.number), False), *self._told(item)]
        shown = " · ".join(_held(short(text, _CHANNEL), unsure) for text, unsure in known)
        whole = " · ".join(_held(text, unsure) for text, unsure in known)
        small = Paragraph(shown, SMALL, whole if shown != whole else "")
        name = paragraph(item.text, NAME, self._limit, mark=self._mark("touchpoints", item), empty=NO_NAME)
        return Card(self._id("touchpoints"), (small, name), contact.decides)

    def _note(self, lane: Lane, item: CellItem) -> Iterator[Paragraph]:
        if clean(item.about):
            yield self._about(item)
        text = quoted(item.text) if item.kind == "question" else item.text
        yield paragraph(text, PLAIN, self._limit, mark=self._mark(lane, item), empty=NO_NAME)
        if told := self._told(item):
            shown = "; ".join(_held(short(text, self._limit), unsure) for text, unsure in told)
            whole = "; ".join(_held(text, unsure) for text, unsure in told)
            yield Paragraph(shown, SMALL, whole if shown != whole else "")

    def _told(self, item: CellItem) -> list[tuple[str, bool]]:
        """What else is known of an item, and whether each of it is to be marked as an assumption."""
        return [(clean(text), self._unsure(path)) for text, path in item.marks_with_claims if clean(text)]

    def _unsure(self, *paths: str) -> bool:
        """Whether one of the statements at these paths is to be marked: if anything on the map has been checked."""
        return self._marking and any(path and self._map.basis.get(path) != "evidence" for path in paths)

    def _about(self, item: CellItem) -> Paragraph:
        number = self._numbers.get(item.part, 0)
        lead = {"opportunity": "for: ", "automation": "at: "}.get(item.kind, f"{number} " if number else "")
        return Paragraph(fitted(lead + short(item.about, 80), CARD - 2 * PAD, SMALL.size), SMALL)

    def _feelings(self, items: Sequence[CellItem]) -> Iterator[Card]:
        """A card for what is felt and thought at a touchpoint; a rating alone is on the curve."""
        together: dict[str, list[CellItem]] = {}
        for item in items:
            together.setdefault(item.path.partition(".emotion")[0], []).append(item)
        for felt in together.values():
            said = [one for one in felt if one.kind == "thought" or any(p.endswith(".feeling") for p in one.paths)]
            if not any(clean(one.text) for one in said):
                continue
            texts = (
                paragraph(
                    quoted(one.text) if one.kind == "thought" else one.text,
                    PLAIN,
                    self._limit,
                    mark=self._mark("feelings", one),
                )
                for one in felt
                if clean(one.text)
            )
            yield Card(self._id("feelings"), (self._about(felt[0]), *texts))

    def _owners(self, items: Sequence[CellItem]) -> Iterator[Card]:
        """A card for each owner, with what is theirs if that is not the whole stage."""
        theirs: dict[str, list[CellItem]] = {}
        for item in items:
            if clean(item.text):
                theirs.setdefault(clean(item.text).casefold(), []).append(item)
        for owned in theirs.values():
            places = [self._at(item) if item.about else "the stage" for item in owned]
            where = () if places == ["the stage"] else (paragraph(", ".join(places), SMALL, self._limit),)
            yield Card(self._id("owners"), (paragraph(owned[0].text, PLAIN, self._limit), *where))

    def _at(self, item: CellItem) -> str:
        number = self._numbers.get(item.part, 0)
        return f"{number} {short(item.about, 40)}"

    def _id(self, lane: Lane) -> str:
        self._made[lane] = self._made.get(lane, 0) + 1
        return f"{lane}-{self._made[lane]}"

    def _mark(self, lane: Lane, item: CellItem) -> str:
        """The mark of an assumption, for what is said about customers, if anything on the map has been checked."""
        about = item.kind in _ABOUT_CUSTOMERS or lane == "customer_goal"
        paths = item.paths if item.kind == "feeling" else (item.path,)
        return MARK if about and self._unsure(*paths) else ""


def _held(text: str, unsure: bool) -> str:
    """The text with its mark, which does not stand on a line by itself."""
    return f"{text}{HELD}{MARK}" if unsure else text
