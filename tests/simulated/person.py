"""A simulated person: a journey in mind, traits, a memory of what was said; answers the interviewer's questions."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from mapcoach.interview.asking import Asked
from tests.simulated import blind, wording
from tests.simulated.journey import Deeper, Journey, Level, Pain, Words, under
from tests.simulated.likeness import best, holds

LEVELS: tuple[Level, ...] = ("low", "med", "high")
TRAITS = ("verbosity", "knowledge", "memory", "disclosure", "understanding")
CHANCE: dict[str, dict[Level, float]] = {
    "dont_know": {"low": 0.12, "med": 0.05, "high": 0.01},
    "puzzled": {"low": 0.08, "med": 0.02, "high": 0.0},
    "together": {"low": 0.2, "med": 0.6, "high": 0.9},
    "open": {"low": 0.0, "med": 0.5, "high": 0.9},
    "aside": {"low": 0.0, "med": 0.02, "high": 0.05},
    "typo": {"low": 0.03, "med": 0.01, "high": 0.02},
    "remember": {"low": 0.3, "med": 0.7, "high": 0.9},
}
"""How probable each habit is, by the level of the trait that it follows."""
_WRONG_NAMES = ("Bernadette", "Kwame")
_RECAPS = frozenset(("recap", "more"))
"""Follow-ups that ask whether all is right, or what else to ask: people press Enter."""
_BOTH = frozenset(("contradiction",))
"""Follow-ups that ask which of two things is right: what the person told is all right."""
_TWO_OR_ONE = frozenset(("compound",))
"""Follow-ups that ask whether a reply was two things (the first choice) or one."""
_ONCE_MORE = frozenset(("again",))
"""Follow-ups that only ask the same once more."""
_CAUSES = frozenset(("ladder_cause", "ladder", "cause"))
_COUNTING = frozenset(("quantify",))
_NUMBER = re.compile(
    r"\d|\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|half|third|quarter|twice|all|none|most)\b"
)
NEVER_UNKNOWN = ("stages", "persona.name", "stages[].touchpoints", "kind", "scope.business_kind")


@dataclass(frozen=True)
class Said:
    """A reply: the text, which facts it tells, and what sort of reply it is.

    Sorts: answer, dont_know, skip, puzzled, probe (a follow-up's answer), wave (a follow-up waved off), aside.
    """

    text: str
    tells: tuple[str, ...] = ()
    sort: str = "answer"


@dataclass
class Person:
    """Somebody who answers; everything random comes from the seed."""

    journey: Journey
    seed: int = 0
    blind: bool = False
    told: dict[str, int] = field(default_factory=dict)
    called: dict[str, list[str]] = field(default_factory=dict)
    turn: int = 0
    corrected: list[str] = field(default_factory=list)
    slipped: tuple[str, str] | None = None

    def __post_init__(self) -> None:
        self.rng = random.Random(f"{self.journey.id} {self.seed}")
        fixed = self.journey.user.model_dump()
        self.traits: dict[str, Level] = {one: fixed[one] or self.rng.choice(LEVELS) for one in TRAITS}
        self.known = self.journey.places()
        self.dictates = self.traits["verbosity"] == "high" and self.rng.random() < 0.3
        self._puzzled: set[tuple[str, str]] = set()
        self._slips: set[str] = set()
        self._last: dict[tuple[str, str], Said] = {}
        self._latest = Said("")
        self._offered: dict[tuple[str, str], tuple[str, ...]] = {}

    # --- the person's habits ----------------------------------------------------------------------------

    @property
    def verbosity(self) -> Level:
        """How much this person types."""
        return self.traits["verbosity"]

    def chance(self, habit: str, trait: str) -> bool:
        """Whether a habit shows now."""
        return self.rng.random() < CHANCE[habit][self.traits[trait]]

    def wording(self, fact: Words) -> str:
        """One of the fact's wordings, as this person talks."""
        return self.rng.choice(fact.wordings(self.verbosity))

    # --- answering ---------------------------------------------------------------------------------------

    def reply(self, asked: Asked) -> Said:
        """Answer a question; remembers what was told."""
        self.turn += 1
        said = self._probed(asked) if asked.probe else self._asked(asked)
        if said.sort in ("answer", "probe"):
            said = Said(self._typed(said.text, asked), said.tells, said.sort)
        self._last[asked.where] = self._latest = said
        self._offered[asked.where] = tuple(option.label for option in asked.options)
        for place in said.tells:
            self.told.setdefault(place, self.turn)
        return said

    def _typed(self, text: str, asked: Asked) -> str:
        if asked.question.kind in ("rating", "one_of", "some_of", "date"):
            return text
        text = wording.mistyped(self.rng, text, CHANCE["typo"][self.traits["understanding"]])
        if self.dictates and "\n" not in text:
            return wording.dictated(text)
        return wording.dressed(self.rng, text, self.verbosity)

    def _asked(self, asked: Asked) -> Said:
        meant = blind.field_of(asked.text, self.traits["understanding"]) if self.blind else asked.question.field
        if asked.where not in self._puzzled and self.chance("puzzled", "understanding"):
            self._puzzled.add(asked.where)
            return Said(wording.puzzled(self.rng), sort="puzzled")
        if meant not in NEVER_UNKNOWN and self.chance("dont_know", "knowledge"):
            return Said(wording.do_not_know(self.rng), sort="dont_know")
        if meant not in NEVER_UNKNOWN and self.journey.asides and self.chance("aside", "verbosity"):
            return Said(self.rng.choice(self.journey.asides), sort="aside")
        said = self.answer_to(meant, asked)
        if said is None:
            return Said(*self.rng.choice((("skip", (), "skip"), ("", (), "skip"), ("I don't know", (), "dont_know"))))
        return said

    def answer_to(self, slot: str, asked: Asked) -> Said | None:
        """The answer to a question for a slot; None if there is none."""
        from tests.simulated.answers import ANSWERS

        stage = self.stage_of(asked) if slot.startswith("stages[]") or slot == "basis" else None
        if stage is None and (slot.startswith("stages[]") or slot == "basis"):
            return None
        place = slot.replace("stages[]", f"stages[{stage}]")
        together = self._together(place)
        if together:
            return together
        if slot in ANSWERS:
            return ANSWERS[slot](self, asked, stage)
        return self.facts(place, asked)

    def _together(self, place: str) -> Said | None:
        fits = [one for one in self.journey.together if one.at == place]
        if not fits or not self.chance("together", "disclosure"):
            return None
        one = self.rng.choice(fits)
        places = [found for slot in one.tells for found in under(self.known, slot)]
        if any(found in self.told for found in places):
            return None
        for found in places:
            fact = self.known[found]
            if isinstance(fact, Words):
                self.called.setdefault(found, []).append(max(fact.accepted, key=lambda way: holds(one.say, way)))
        return Said(one.say, tuple(places))

    def facts(self, place: str, asked: Asked, prefix: Callable[[str], str] | None = None) -> Said | None:
        """What is known at a place, one fact or a list, in words; None if nothing is."""
        every = [one for one in under(self.known, place) if isinstance(self.known[one], Words)]
        wanted = [one for one in every if self._tellable(one)]
        fresh = [one for one in wanted if one not in self.told]
        if not wanted:
            return None
        if not fresh and every == wanted and place.endswith("pain_points"):
            return Said("nothing else")
        if not fresh:
            return self._once_more(wanted)
        return self._listed(place, fresh, prefix)

    def _once_more(self, wanted: Sequence[str]) -> Said:
        texts = [self.called[one][-1] for one in wanted if one in self.called]
        text = ", ".join(texts) or self.known[wanted[0]].value
        return Said(wording.again(self.rng, text) if self.chance("remember", "memory") else text, tuple(wanted))

    def _listed(self, place: str, fresh: Sequence[str], prefix: Callable[[str], str] | None) -> Said:
        texts = []
        for one in fresh:
            text = self.say(one)
            texts.append(f"{prefix(one)}{text}" if prefix else text)
        ordered = place == "stages"
        style = "dictation" if self.dictates else wording.list_style(self.rng, self.verbosity, texts, ordered)
        return Said(wording.joined(texts, style, ordered), tuple(fresh))

    def _tellable(self, place: str) -> bool:
        fact = self.known[place]
        reveal = getattr(fact, "reveal", "asked")
        return reveal in ("open", "asked")

    def say(self, place: str) -> str:
        """One fact in words, remembered as called so."""
        fact = self.known[place]
        text = self._slip(place, fact) or self.wording(fact)
        self.called.setdefault(place, []).append(text)
        return text

    def _slip(self, place: str, fact: Any) -> str | None:
        """Something wrong in place of a fact, to be put right in the next turn."""
        said: str | None = fact.slip.said if getattr(fact, "slip", None) else None
        if place == "persona.name" and not said:
            said = next(one for one in _WRONG_NAMES if one not in fact.value)
        if not said or place in self._slips or self.rng.random() > (0.5 if getattr(fact, "slip", None) else 0.15):
            return None
        self._slips.add(place)
        self.slipped = (place, said)
        return said

    # --- follow-ups --------------------------------------------------------------------------------------

    def _probed(self, asked: Asked) -> Said:
        """Answer a follow-up: with what it brings out, once more if it was not understood, or wave it off."""
        before, move = self._last.get(asked.where), str(getattr(asked, "move", "") or "")
        if move in _RECAPS:
            return Said("", (), "wave")
        if move in _TWO_OR_ONE:
            several = before is not None and len(before.tells) > 1
            ways = ("two", "1", "both", asked.options[0].label) if several else ("one", "2", "it's one")
            return Said(self.rng.choice(ways))
        if move in _BOTH:
            return Said(self.rng.choice(("both", "both are true", "they're both right")))
        cause = self.answer_to(asked.question.field, asked) if move in _CAUSES and asked.items else None
        if cause:
            return cause
        found = None if move in _ONCE_MORE else self._deeper(asked, move, self._about(asked, before))
        if found:
            return Said(self.say(found), (found,), "probe")
        if asked.items or self._offers_again(asked):
            return self.answer_to(asked.question.field, asked) or Said("", (), "wave")
        fresh = self.answer_to(asked.question.field, asked) if not before or before.sort != "answer" else None
        if fresh and any(place not in self.told for place in fresh.tells):
            return fresh
        return Said("", (), "wave")

    def _offers_again(self, asked: Asked) -> bool:
        """Whether a choice is to be made once more because the reply was not understood."""
        chosen = asked.question.kind in ("one_of", "some_of")
        return chosen and self._offered.get(asked.where) == tuple(option.label for option in asked.options)

    def _about(self, asked: Asked, before: Said | None) -> list[str]:
        """Which facts a follow-up is about: the troubles or contacts that it lists, else those told last."""
        stage = self.stage_of(asked) if asked.items else None
        if stage is not None:
            places = [*self.pains(stage), *self.touchpoints(stage)]
            return [place for item in asked.items if (place := self.place_of(item.name, places))]
        told = before.tells if before else self._latest.tells
        facts = [place for place in told if isinstance(self.known.get(place), Words)]
        return [re.sub(r"\.deeper\[\d+\]$", "", place) for place in facts]

    def _deeper(self, asked: Asked, move: str, about: Sequence[str]) -> str | None:
        """What a follow-up brings out: of the fact that it quotes, else of those that it is about."""
        quoted = [place for place in about if any(holds(asked.text, way) for way in self.called.get(place, ()))]
        for place in quoted or about:
            for one in under(self.known, f"{place}.deeper"):
                if one not in self.told and self._brings(self.known[one], move):
                    return one
        for place in about:
            for one in under(self.known, re.sub(r"\[\d+\]$", "", place)):
                if one not in self.told and getattr(self.known[one], "reveal", "") == "probe":
                    return one
        return None

    @staticmethod
    def _brings(fact: Any, move: str) -> bool:
        if not isinstance(fact, Deeper):
            return False
        if fact.moves and move and not any(one in move for one in fact.moves):  # "cause" is in "ladder_cause"
            return False
        return bool(fact.moves) or move not in _COUNTING or _NUMBER.search(fact.value) is not None

    # --- what the question is about ----------------------------------------------------------------------

    def stage_of(self, asked: Asked) -> int | None:
        """Which of the person's stages a question is about."""
        names = [f"stages[{number}]" for number in range(len(self.journey.stages))]
        found = self.place_of(asked.subject_name, names)
        return names.index(found) if found else None

    def place_of(self, name: str, places: Sequence[str]) -> str | None:
        """Which of several facts is called so on the map."""
        ranked = [(self._alike(name, place), -number, place) for number, place in enumerate(places)]
        score, _, place = max(ranked, default=(0.0, 0, ""))
        return place if score >= 0.5 else None

    def _alike(self, name: str, place: str) -> float:
        ways = (*self.called.get(place, ()), *self.known[place].accepted)
        if any(name and (holds(way, name) or holds(name, way)) for way in self.called.get(place, ())):
            return max(0.6, best(name, ways))
        return best(name, ways)

    def touchpoints(self, stage: int) -> list[str]:
        """The places of a stage's touchpoints."""
        return under(self.known, f"stages[{stage}].touchpoints")

    def pains(self, stage: int | None = None) -> list[str]:
        """The places of the pain points of a stage, or of all."""
        start = "stages[" if stage is None else f"stages[{stage}]."
        return [one for one, fact in self.known.items() if isinstance(fact, Pain) and one.startswith(start)]

    def value(self, place: str, name: str) -> Any:
        """A part of a fact."""
        return getattr(self.known[place], name)
