"""The page shows of every recommended automation what is known about it, and drafts its messages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mapcoach.automation import Recommendation, StageAdvice
from mapcoach.automation.message_draft import FieldName, MessageDraft, written
from mapcoach.automation.messages import message_drafts
from mapcoach.automation.wording import CHANNEL_NAMES
from mapcoach.export.draft import Advice, Automation, Fact, Said
from mapcoach.export.escaping import clean
from mapcoach.journey import JourneyMap

_KNOWN = "What is known about it"


@dataclass(frozen=True)
class Letter:
    """A drafted message: where it goes out, its subject if it has one, and its lines."""

    label: str
    subject: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Card:
    """A recommended automation with its drafted messages."""

    told: Automation
    letters: tuple[Letter, ...]


@dataclass(frozen=True)
class StageCards:
    """The automations of a stage, or why there are none; see ``Advice``."""

    number: int
    stage: str
    cards: tuple[Card, ...]
    hold: str


def cards(journey_map: JourneyMap, advice: Sequence[Advice], stages: Sequence[StageAdvice]) -> tuple[StageCards, ...]:
    """The draft's advice with evidence and messages; ``stages`` is the advice that the draft was made of."""
    return tuple(
        StageCards(told.number, told.stage, tuple(_cards(journey_map, told, stage)), told.hold)
        for told, stage in zip(advice, stages, strict=True)
    )


def _cards(journey_map: JourneyMap, told: Advice, stage: StageAdvice) -> Iterator[Card]:
    for automation, one in zip(told.automations, (*stage.chosen, *stage.recommendations), strict=True):
        drafts = message_drafts(journey_map, one)
        letters = (_letter(draft, alone=len(drafts) == 1) for draft in drafts)
        yield Card(_with_evidence(automation, one), tuple(letters))


def _with_evidence(told: Automation, recommended: Recommendation) -> Automation:
    evidence = tuple(Said(text) for text in recommended.evidence if clean(text))
    if not evidence or any(fact.label == _KNOWN for fact in told.lists):
        return told
    return replace(told, lists=(*told.lists, Fact(_KNOWN, evidence)))


def _letter(draft: MessageDraft, *, alone: bool) -> Letter:
    number = "" if alone else f" {draft.number}"
    body = written(draft.body, _field)
    lines = tuple(line for line in body.splitlines() if clean(line))
    return Letter(f"Draft{number} ({CHANNEL_NAMES[draft.channel]})", written(draft.subject, _field), lines)


def _field(name: FieldName) -> str:
    return f"[{name.replace('_', ' ')}]"
