"""The slides about the journey itself: the map as tables, each stage with its touchpoints, the emotion curve."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mapcoach.export.curve import Point
from mapcoach.export.draft import Column, Draft, Grid
from mapcoach.export.draft import Moment as Told
from mapcoach.export.escaping import shorten
from mapcoach.export.mermaid_choice import choose
from mapcoach.export.slides.measuring import fitted, plain, width
from mapcoach.export.slides.model import Curve, Moment, Slide, Table
from mapcoach.export.slides.opening import mark, marked
from mapcoach.export.slides.paging import BODY_WIDTH, Limits, Paged, curve_lines, spoken, tables
from mapcoach.export.slides.paging import title as title_of
from mapcoach.export.words import MARK, counted, feeling_words, signed
from mapcoach.export.words import marked as marked_text
from mapcoach.journey import JourneyMap

ACROSS = 12
"""How many touchpoints a chart shows at most, so that their names can be read."""
_CHARTS = 4
_GRIDS = 4
_STAGE_SLIDES, _A_STAGE = 24, 3
_NAME_SIZE, _NAME_LINES = 10, 3
_BELOW = 40


def map_tables(told: Draft) -> Paged:
    """The map: stages across, lanes down, at most four stages a slide."""
    slides: list[Slide] = []
    notes = _map_notes(told)
    for grid in told.map[:_GRIDS]:
        heading = f"The map: {grid.caption[:1].lower()}{grid.caption[1:]}" if grid.caption else "The map"
        slides += tables(heading, _map_table(grid), Limits(3), notes).slides
        notes = (notes[0], notes[1])
    return Paged(tuple(slides), sum(len(grid.headers) - 1 for grid in told.map[_GRIDS:]))


def _map_table(grid: Grid) -> Table:
    stages = ", ".join(grid.headers[1:])
    about = f"The journey map, with a column for each of these stages: {stages}."
    return Table(about, grid.headers, grid.rows, (3, *[5] * (len(grid.headers) - 1)))


def _map_notes(told: Draft) -> tuple[str, ...]:
    """The outermost moments, and in full what is known about stages that get no slide of their own."""
    bare = (
        f"Stage {column.number}: {column.name}. {fact.label}: {marked(fact.said)}"
        for column in told.stages
        if not column.moments
        for fact in column.facts.known
    )
    return (f"Lowest moment: {told.marked_summary.lowest}", f"Highest moment: {told.marked_summary.highest}", *bare)


# --- stages ---------------------------------------------------------------------------------------------------


def stages(told: Draft) -> Paged:
    """Each stage with its touchpoints, on at most ``_STAGE_SLIDES`` slides; the touchpoints left out are counted."""
    slides: list[Slide] = []
    left_out = 0
    shown = [column for column in told.stages if column.moments]
    for place, column in enumerate(shown):
        left = _STAGE_SLIDES - len(slides)
        room = min(left, max(_A_STAGE, left - _A_STAGE * (len(shown) - place - 1)))
        paged = _stage(told, column, room) if room else Paged((), len(column.moments))
        slides += paged.slides
        left_out += paged.left_out
    return Paged(tuple(slides), left_out)


def _stage(told: Draft, column: Column, room: int) -> Paged:
    words = told.words
    headers = ("Touchpoint", words.does, f"{words.feels}, {words.thinks[:1].lower()}{words.thinks[1:]}", words.trouble)
    heading = f"Stage {column.number}: {column.name}"
    table = Table(f"The touchpoints of {heading}.", headers, tuple(map(_moment, column.moments)), (4, 5, 5, 6))
    goals = tuple(f"{fact.label}: {marked(fact.said)}" for fact in column.facts.known)
    unknown = (f"Not known yet: {', '.join(column.facts.unknown)}.",) if column.facts.unknown else ()
    return tables(heading, table.without_empty_columns(), Limits(room), (*goals, *unknown, *empty_words(table)))


def empty_words(table: Table) -> tuple[str, ...]:
    """Which columns were left out because nothing is known yet."""
    empty = table.empty_columns()
    return (f"Nothing is noted yet about: {', '.join(empty)}.",) if empty else ()


def _moment(moment: Told) -> tuple[str, ...]:
    """A touchpoint as a row: the facts come in the order does, feels, thinks, as far as they are known."""
    decides = f"; {marked_text('moment of truth', moment.decides_assumed)}" if moment.decides else ""
    known = {id(fact): marked(fact.said) for fact in moment.facts}
    does, *rest = [known[id(fact)] for fact in moment.facts]
    return (
        f"{marked_text(moment.name, moment.assumed)} ({moment.setting}{decides})",
        does,
        ". ".join(filter(None, rest)) or "not rated yet",
        "; ".join(_pain(mark(pain.text), pain.weight) for pain in moment.pains),
    )


def _pain(text: str, weight: str) -> str:
    return f"{text} ({weight})" if weight else text


# --- the curve ------------------------------------------------------------------------------------------------


def curve(journey_map: JourneyMap, told: Draft) -> Paged:
    """The emotion curve as charts of at most ``ACROSS`` touchpoints; of a long journey, the moments that matter."""
    numbered = list(enumerate(told.curve, 1))
    if all(point.score is None for point in told.curve):
        return Paged(())
    left_out = 0
    if len(numbered) > ACROSS * _CHARTS:
        kept = {point.id for section in choose(journey_map) for point in section.shown}
        ids = [point.id for point in journey_map.touchpoints()]
        numbered = [pair for pair in numbered if ids[pair[0] - 1] in kept]
        left_out = len(told.curve) - len(numbered)
    parts = list(_parts(numbered))
    return Paged(
        tuple(_chart(told, part, place, len(parts), left_out) for place, part in enumerate(parts, 1)), left_out
    )


Numbered = tuple[int, Point]


def _parts(points: Sequence[Numbered]) -> Iterator[Sequence[Numbered]]:
    """The points in runs of nearly the same length."""
    count = -(-len(points) // ACROSS)
    size = -(-len(points) // count)
    for start in range(0, len(points), size):
        yield points[start : start + size]


def _chart(told: Draft, part: Sequence[Numbered], place: int, count: int, left_out: int) -> Slide:
    number = f" ({place} of {count})" if count > 1 else ""
    heading = f"{told.words.feels}: the moments that matter most" if left_out else f"{told.words.feels} along the way"
    room = (BODY_WIDTH - 60) / len(part) - 6
    moments = tuple(Moment(at, _label(at, point, room), point.score, point.marked_note) for at, point in part)
    full = [f"{at}. {point.name} (stage {point.stage}, {point.stage_name}): {_felt(point)}" for at, point in part]
    about = "Line chart of the feelings on this journey, from -2 very bad to +2 very good. " + "; ".join(
        f"{one.number}. {one.name}: {'not rated' if one.score is None else signed(one.score)}" for one in moments
    )
    return Slide(title_of(f"{heading}{number}"), Curve(about, moments), _below(part, left_out), spoken(full))


def _label(at: int, point: Point, room: float) -> str:
    """A touchpoint's name as it fits below its point; a chart neither breaks long words nor cuts them.

    It is marked if nobody has checked how it feels: the point itself cannot be.
    """
    left = room - width(f" {MARK}", _NAME_SIZE) * point.assumed
    name = " ".join(fitted(word, left, _NAME_SIZE, 1) for word in shorten(plain(point.name), 100).split())
    return marked_text(fitted(f"{at}. {name}", left, _NAME_SIZE, _NAME_LINES).removeprefix(f"{at}. "), point.assumed)


def _felt(point: Point) -> str:
    told = marked_text(feeling_words(point.emotion), point.assumed) or "not rated yet"
    return f"{told} - {point.marked_note}" if point.note else told


def _below(part: Sequence[Numbered], left_out: int) -> tuple[str, ...]:
    """The curve's points worth naming, in words."""
    named = [f"{at}. {shorten(point.name, _BELOW)}: {_felt(point)}" for at, point in part if point.note]
    unrated = [f"{at}. {shorten(point.name, _BELOW)}" for at, point in part if point.score is None]
    return (
        *curve_lines("Worth a look", named),
        *curve_lines("Not rated yet", unrated),
        *(_left_out(left_out) if left_out else ()),
    )


def _left_out(number: int) -> Iterable[str]:
    yield f"{counted(number, 'touchpoint is', 'touchpoints are')} not shown here; the HTML page has the whole curve."
