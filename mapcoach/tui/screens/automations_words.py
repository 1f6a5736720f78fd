"""What the screen of automations says: a few words for the list, everything for the details. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size

from mapcoach.automation import Recommendation
from mapcoach.export.findings_part import score
from mapcoach.tui.screens.automations_board import Automation, Fold, Idea, Item, StagePart, Status
from mapcoach.tui.text import in_line

STATUS_WORDS: dict[Status, str] = {"new": "new", "chosen": "chosen", "done": "done", "rejected": "rejected"}
SIGNS: dict[Status, str] = {"new": "", "chosen": "●", "done": "✓", "rejected": "✗"}
PLATFORMS = {"make": "Make", "zapier": "Zapier", "activecampaign": "ActiveCampaign", "hubspot": "HubSpot"}
"""The tools that every recipe has words for: the field of ``Recommendation.platforms``, and the name."""
WHOLE_JOURNEY = "The whole journey"
_QUOTE = 70
_OWNER = 60
_BETWEEN = " · "
_WORTH_TELLING = 14  # columns from which on a part of a fact says something


@dataclass(frozen=True)
class Line:
    """An item in the list: a sign before it, what it is called, its status in a word, and facts for a line about it.

    ``hold`` is why to wait with a whole stage.
    """

    sign: str
    name: str
    status: str = ""
    facts: tuple[str, ...] = ()
    hold: str = ""


@dataclass(frozen=True)
class Said:
    """A part of the details: a label, and one text or several; ``numbered`` ones are steps."""

    label: str
    texts: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Details:
    """Everything about an item: its heading, a line below it, and the parts."""

    heading: str
    below: str
    parts: tuple[Said, ...]


def line_of(item: Item) -> Line:
    """An item for the list."""
    match item:
        case StagePart():
            return Line("", stage_heading(item), hold=item.hold)
        case Idea():
            return Line("✎", item.idea.text, "your idea", _kept(_idea_facts(item)))
        case Automation():
            sign = SIGNS[item.status] or str(item.rank)
            return Line(sign, item.name, STATUS_WORDS[item.status], _kept(_automation_facts(item)))
        case Fold():
            folded = "Enter closes" if item.is_open else "Enter opens"
            return Line("▾" if item.is_open else "▸", f"Rejected ({item.count})", folded)


def stage_heading(part: StagePart) -> str:
    """What a stage is called in the list."""
    return f"{part.number}. {part.name}" if part.number else WHOLE_JOURNEY


def _kept(facts: Iterable[str]) -> tuple[str, ...]:
    return tuple(fact for fact in facts if fact)


def facts_in(facts: Iterable[str], room: int) -> str:
    """As many of the facts as fit into so many columns, each of them whole; the last one may be cut, and only once."""
    told = ""
    for fact in facts:
        before = f"{told}{_BETWEEN}" if told else ""
        left = room - cell_len(before)
        if cell_len(fact) > left:
            return f"{before}{_cut(fact, left)}" if left >= _WORTH_TELLING or not told else told
        told = f"{before}{fact}"
    return told


def _cut(fact: str, room: int) -> str:
    """A fact with an ellipsis at its end; a quotation is closed behind it."""
    close = "”" if fact.endswith("”") else ""
    kept = set_cell_size(fact.removesuffix(close), max(0, room - 1 - len(close)))
    return f"{kept.rstrip(' …')}…{close}"


def _quoted(text: str) -> str:
    return f"“{in_line(text, _QUOTE)}”" if text.strip() else ""


def _idea_facts(item: Idea) -> Iterator[str]:
    idea = item.idea
    points = score(idea)
    yield f"impact {idea.impact} × ease {idea.feasibility} = {points}" if points else "not ranked yet"
    yield in_line(idea.owner, _OWNER) or "no owner"
    yield in_line(idea.due, _OWNER) or "no date"
    yield _quoted(item.against)


def _automation_facts(item: Automation) -> Iterator[str]:
    told = item.advice
    if told:
        yield f"effort {short(told.effort)}"
        yield f"impact {short(told.impact)}"
    if item.choice:
        yield in_line(item.choice.owner, _OWNER) or "no owner"
        yield in_line(item.choice.platform, _OWNER)
    yield _quoted(item.against)
    if told and not item.choice:
        yield in_line(told.owner, _OWNER)


def short(words: str) -> str:
    """The first word or two of an effort or an impact, without hours and grounds."""
    return words.partition(":")[0].partition(" (")[0]


# --- everything about one ------------------------------------------------------------------------------


def details_of(item: Item, stage: str = "") -> Details:
    """All there is to say about an item; ``stage`` is the name of its stage."""
    match item:
        case StagePart():
            return Details(stage_heading(item), _counts(item), tuple(_said(_stage_parts(item))))
        case Idea():
            return Details(item.idea.text, "Your own idea", tuple(_said(_idea_parts(item))))
        case Automation():
            where = f" at “{in_line(stage)}”" if stage else ""
            below = f"{STATUS_WORDS[item.status].capitalize()}{where}"
            parts = _advice_parts(item, item.advice) if item.advice else _bare_parts(item)
            return Details(item.name, below, tuple(_said(parts)))
        case Fold():
            text = "What you rejected is kept here. C chooses one after all, T forgets that it was rejected."
            return Details(f"Rejected ({item.count})", "", (Said("", (text,)),))


def _said(parts: Iterable[Said]) -> Iterator[Said]:
    """The parts that say anything."""
    for part in parts:
        texts = tuple(text for text in part.texts if text.strip())
        if texts:
            yield Said(part.label, texts, part.numbered)


def _counts(part: StagePart) -> str:
    ideas, automations = len(part.ideas), len(part.automations)
    told = [f"{ideas} idea{'s' * (ideas != 1)} of your own"] if ideas else []
    told += [f"{automations} automation{'s' * (automations != 1)}"] if automations else []
    return ", ".join(told)


def _stage_parts(part: StagePart) -> Iterator[Said]:
    yield Said("Hold on" if part.hold else "", (part.hold,))
    if part.number:
        yield Said(
            "", ("W tells why the other automations were left out here; you may choose one of them all the same.",)
        )
    else:
        yield Said("", ("Ideas that answer no trouble of a single stage, and choices whose stage is gone.",))


def _idea_parts(item: Idea) -> Iterator[Said]:
    idea = item.idea
    points = score(idea)
    yield Said("Answers", (item.against,))
    yield Said("Impact", (f"{idea.impact} of 5" if idea.impact else "not rated yet",))
    yield Said("Ease", (f"{idea.feasibility} of 5" if idea.feasibility else "not rated yet",))
    yield Said("Together", (f"{points} of 25",) if points else ())
    yield Said("Owner", (idea.owner or "nobody yet: A names one",))
    yield Said("By when", (idea.due or "no date yet: B sets one",))
    yield Said("Measure", (idea.kpi,))


def _bare_parts(item: Automation) -> Iterator[Said]:
    lost = (
        "Its stage is gone from the map, or has no touchpoints, so there is nothing to say on how it would work there."
    )
    yield Said("", (lost,))
    yield Said("Answers", (item.against,))
    yield from _decided_parts(item)


def _decided_parts(item: Automation) -> Iterator[Said]:
    if item.choice:
        yield Said("Owner", (item.choice.owner,))
        yield Said("Built in", (item.choice.platform,))


def _advice_parts(item: Automation, told: Recommendation) -> Iterator[Said]:
    yield Said("Why here", told.reasons)
    yield Said("Goal", (told.goal,))
    yield Said("Starts when", (told.trigger,))
    yield Said("For", (told.audience,))
    yield Said("Only if", told.conditions)
    yield Said("Steps", told.steps, numbered=True)
    yield Said("Channel", (told.channel,))
    yield Said("Message idea", (told.message,))
    yield Said("Measure", (told.kpi,))
    yield Said("Stops when", told.exit)
    yield Said("Data and things it needs", told.needs)
    yield Said("Consent", (told.consent,))
    yield Said("Owner", (_owner(item, told),))
    yield Said("Effort", (told.effort,))
    yield Said("Impact", (told.impact,))
    yield Said("What is known about it", told.evidence)
    yield Said("Take care", told.risk)
    yield Said("By hand first", (told.by_hand,))
    yield Said("How to build it", tuple(platform_lines(told, item.choice.platform if item.choice else "")))


def _owner(item: Automation, told: Recommendation) -> str:
    named = item.choice.owner if item.choice else ""
    return named or f"{told.owner} (suggested; A names somebody)"


def platform_lines(told: Recommendation, chosen: str) -> Iterator[str]:
    """How each tool calls the building blocks; only the chosen one, if it is among those we have words for."""
    wanted = {label.casefold(): field for field, label in PLATFORMS.items()}.get(chosen.strip().casefold())
    if chosen.strip() and not wanted:
        yield f"In {in_line(chosen)}, by the steps above. Other tools, for comparison:"
    for field, label in PLATFORMS.items():
        if wanted in (None, field):
            yield f"{label}: {getattr(told.platforms, field)}"


def as_text(details: Details) -> str:
    """The details as plain text, for tests and for copying."""
    lines = [details.heading, details.below]
    for part in details.parts:
        lines += ["", part.label] if part.label else [""]
        lines += [f"{n}. {text}" for n, text in enumerate(part.texts, 1)] if part.numbered else list(part.texts)
    return "\n".join(lines)
