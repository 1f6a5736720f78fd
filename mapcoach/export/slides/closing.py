"""The last slides: what is known and what assumed, what a group decided, what comes next, what is not here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from mapcoach.export.draft import Draft, Issue, SessionRecord
from mapcoach.export.slides.model import Line, Table
from mapcoach.export.slides.opening import numbered
from mapcoach.export.slides.paging import Limits, Paged, tables, words

_QUESTIONS = 6
ELSEWHERE = "The HTML page, the spreadsheet and the Markdown draft have all of it."


def standing(told: Draft) -> Paged:
    """What rests on evidence and what is assumed, by place; and the sources."""
    known = dict(told.standing.evidence)
    assumed = dict(told.standing.assumed)
    places = sorted({*known, *assumed}, key=_stage_number)
    if not places:
        return Paged(())
    rows = tuple((place, _told(known, place), _told(assumed, place)) for place in places)
    sources = "; ".join(f"{source} - {note}" if note else source for source, note in told.standing.sources)
    notes = (told.standing.sentence, f"Sources: {sources}" if sources else "No sources are named yet.")
    table = Table(told.standing.sentence, ("About", "Rests on evidence", "Is assumed"), rows, (3, 5, 5))
    return tables("What is evidence, what is assumption", table, Limits(4), notes)


def _stage_number(place: str) -> int:
    """The place of a stage on the map; 0 for the customer, who is told first."""
    number = re.match(r"Stage (\d+), ", place)
    return int(number[1]) if number else 0


def _told(by_place: Mapping[str, Sequence[str]], place: str) -> str:
    return "; ".join(by_place.get(place, ()))


def missing(told: Draft) -> Paged:
    """The parts that the map has nothing about, and how to go on."""
    rated = any(point.score is not None for point in told.curve)
    lines = [
        Line(text, label)
        for label, text, there in (
            ("Stages", "Tell the story of one real customer from the first thought to the end, and cut it into four to "
             "seven parts: those are the stages.", told.stages),
            ("Touchpoints", "Ask a few customers what they saw, read or clicked, and whom they talked to.", told.curve),
            ("Feelings", "Ask how each touchpoint felt, from very bad (-2) to very good (+2).", rated),
            ("Pain points", "Read the last fifty support tickets, messages and reviews, and ask customers what made "
             "them hesitate or nearly give up.", told.pains),
            ("Opportunities", "Ask the people who meet the customer what would make the worst pain points go away; "
             "then rate each idea's impact and feasibility from 1 to 5.", told.opportunities),
            ("Measures", "Choose one or two figures that you can already count, and write down where they stand today.",
             told.measures),
        )
        if not there
    ]  # fmt: skip
    notes = ("Nothing has been made up to fill these gaps. Going on with the interview fills them one by one.",)
    return words("Not on the map yet", lines, Limits(1), notes) if lines else Paged(())


def session(told: Draft) -> Paged:
    """What a group decided and undertook."""
    if told.session is None:
        return Paged(())
    lines = list(_session_lines(told.session))
    slides = words("What the group decided", lines, Limits(3)) if lines else Paged(())
    grid = told.session.actions
    if grid is None:
        return slides
    shares = (6, *[2] * (len(grid.headers) - 1))
    actions = tables(
        "Agreed actions", Table("The actions agreed on in the session.", grid.headers, grid.rows, shares), Limits(2)
    )
    return Paged((*slides.slides, *actions.slides), slides.left_out + actions.left_out)


def _session_lines(held: SessionRecord) -> Iterator[Line]:
    yield from (Line(text, "Decided") for text in held.decisions)
    yield from (Line(_issue(one), "Settled") for one in held.settled)
    yield from (Line(_issue(one), "Still open") for one in held.open)


def _issue(issue: Issue) -> str:
    said = f" ({'; '.join(issue.opinions)})" if issue.opinions else ""
    return f"{issue.text}{said}. {issue.decision}".rstrip(" ") if issue.decision else f"{issue.text}{said}"


def next_steps(told: Draft) -> Paged:
    """The first actions, the figures to watch, and when to look again."""
    lines = [*numbered(told.marked_summary.actions, "Action")]
    if told.measures:
        lines += [
            Line(f"{name} ({watches}){_from_to(now, target)}", "Watch")
            for name, watches, now, target in told.measures.rows
        ]
    lines += [Line(text, "Review" if not place else "") for place, text in enumerate(told.review)]
    notes = ("Before leaving: who takes each action, and by when?",)
    return words("Next steps", lines, Limits(6), notes)


def _from_to(now: str, target: str) -> str:
    parts = (f"now {now}" if now else "", f"target {target}" if target else "")
    told = ", ".join(filter(None, parts))
    return f": {told}" if told else ""


def questions(told: Draft) -> Paged:
    """What to find out first."""
    lines = [Line(f"{one.what} {one.how}") for one in told.questions[:_QUESTIONS]]
    rest = len(told.questions) - len(lines)
    notes = [f"{rest} more open questions are in the Markdown draft."] if rest > 0 else []
    return words("What to find out next", lines, Limits(2), notes) if lines else Paged(())


def left_out(counts: Mapping[str, int]) -> Paged:
    """What found no room in this deck, and where it is."""
    lines = [Line(str(number), what) for what, number in counts.items() if number]
    notes = (ELSEWHERE,)
    return words("What this deck leaves out", [*lines, Line(ELSEWHERE)], Limits(1), notes) if lines else Paged(())
