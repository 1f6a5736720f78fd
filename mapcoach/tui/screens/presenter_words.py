"""What the presenter view shows, in large plain lines. Pure; private notes never come here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content

from mapcoach.interview.asking import Asked
from mapcoach.interview.coaching.asking_back import AGAIN
from mapcoach.interview.facilitating_time import Clock
from mapcoach.interview.hearing import SEVERITIES
from mapcoach.journey import JournalEntry, JourneyMap
from mapcoach.journey.ranking import worst_first
from mapcoach.tui.screens.voting_changes import results, turnout
from mapcoach.tui.text import in_line

LATEST = 3
"""How many of the latest answers the group sees."""
TOP = 5
"""How many pain points and votes fit on a wall."""
_ANSWER = 160
_QUESTION = 400
_OPTIONS = 8


class BigTime(NamedTuple):
    """A number for block letters, and the words below it."""

    number: str
    words: str


def big_time(stand: Clock | None) -> BigTime:
    """The minutes of the running step: what is left, what it is over, what it took where it has no time-box."""
    if stand is None:
        return BigTime("", "")
    if stand.left is None:
        return BigTime(str(stand.used), "min so far")
    if stand.tone == "over":
        return BigTime(f"+{stand.over}", "min over")
    return BigTime(str(stand.left), "! min left" if stand.tone == "soon" else "min left")


def where_we_are(journey_map: JourneyMap, asked: Asked | None) -> Content:
    """The stages in order; the one that is talked about stands in brackets and bold."""
    here = asked.subject if asked is not None and asked.subject_kind == "stage" else ""
    told = Content("")
    for number, stage in enumerate(journey_map.stages):
        name = in_line(stage.name, 30)
        told = told + Content(" → " if number else "")
        told = told + (Content.assemble((f"[{name}]", "bold reverse")) if stage.id == here else Content(name))
    return told


def question_words(asked: Asked | None) -> Content:
    """The question in bold; the choices stand below it."""
    if asked is None:
        return Content.assemble(("Every question is answered.", "bold"))
    again = asked.move == AGAIN and asked.options  # a question asked once more names its choices, too
    text = asked.text.partition(" 1 ")[0] if again else asked.text
    return Content.assemble((in_line(text, _QUESTION), "bold"))


def choices_words(asked: Asked | None) -> Content:
    """What can be chosen, a line each."""
    if asked is None:
        return Content("")
    lines = [f"{place}  {in_line(one.label or one.value, 54)}" for place, one in enumerate(asked.options[:_OPTIONS], 1)]
    more = [f"   and {len(asked.options) - _OPTIONS} more"] if len(asked.options) > _OPTIONS else []
    return Content("\n".join([*lines, *more]))


def topic_words(asked: Asked | None) -> str:
    """What is talked about: the topic, and the stage or trouble it is asked of."""
    if asked is None:
        return ""
    name = in_line(asked.subject_name, 40) if asked.subject_kind != "map" else ""
    return f"{asked.topic}: {name}" if name else asked.topic


def latest_answers(entries: Sequence[JournalEntry]) -> list[tuple[str, str]]:
    """The latest answers with who gave them, the newest first: replies to questions, and nothing else."""
    given = [one for one in entries if one.question and not one.command and one.reply.strip()]
    said = [one for one in given if not one.question.startswith("interview.")]
    return [(one.author, in_line(one.reply, _ANSWER)) for one in reversed(said[-LATEST:])]


def answers_words(entries: Sequence[JournalEntry]) -> Content:
    """The latest answers as lines, the newest first and bold."""
    told = Content("")
    for number, (who, text) in enumerate(latest_answers(entries)):
        line = f"{in_line(who, 30)}: {text}" if who else text
        told = told + Content("\n\n" if number else "")
        told = told + (Content.assemble((line, "bold")) if number == 0 else Content(line))
    return told


def pains_words(journey_map: JourneyMap) -> Content:
    """The worst pain points, the worst first, each with where it is and how bad."""
    found = worst_first(journey_map)[:TOP]
    if not found:
        return Content("No pain points yet.")
    told = Content("")
    for place, pain in enumerate(found, 1):
        point = journey_map.touchpoint_of(pain.id)
        about = [in_line(point.name, 40)] if point else []
        about += [SEVERITIES[pain.severity]] if pain.severity else []
        about += ["✗ people give up"] if pain.drops_off else []
        told = told + Content("\n\n" if place > 1 else "")
        told = told + Content.assemble((f"{place}. {in_line(pain.text, 120)}", "bold"), f"\n   {' · '.join(about)}")
    return told


def votes_words(journey_map: JourneyMap, revealed: bool) -> Content:
    """Who has voted; once it is shown, the result as bars."""
    count = turnout(journey_map)
    if not revealed:
        return Content.assemble(
            ("Everybody votes for themselves first.", "bold"), f"\n\n{count}.\n\nR shows the result."
        )
    ranked = results(journey_map)[:TOP]
    if not ranked:
        return Content("Nobody has given a dot yet.")
    told = Content("")
    for number, one in enumerate(ranked):
        told = told + Content("\n\n" if number else "")
        told = told + Content.assemble((in_line(one.text, 110), "bold"), f"\n{one.bar} {one.dots}")
    return told
