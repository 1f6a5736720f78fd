"""Compares a map with the hidden journey: what of that which was told is there, and what should not be there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from mapcoach.journey import JourneyMap
from mapcoach.journey.shape import Persona as MapPersona
from mapcoach.journey.shape import Stage as MapStage
from mapcoach.journey.shape import Touchpoint as MapTouchpoint
from tests.simulated.holding import Run
from tests.simulated.journey import Deeper, Pain, Touchpoint, Words
from tests.simulated.likeness import best, common, holds, words_of
from tests.simulated.person import Person
from tests.simulated.repairs import NEW_NAMES

HIT = 0.5
"""The likeness from which two texts say the same (findings, 4.4)."""


class Miss(NamedTuple):
    """A fact that was told and is not on the map, or stands there without having been told."""

    kind: str
    place: str
    expected: str
    got: str
    question: str
    reply: str


@dataclass
class Count:
    """Facts of a kind: told and found, told, on the map; and the whole hidden truth."""

    hits: int = 0
    told: int = 0
    held: int = 0
    right: int = 0
    hidden: int = 0


@dataclass
class Score:
    """How a map compares: counts by kind, and what went wrong."""

    counts: dict[str, Count] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)
    extras: list[Miss] = field(default_factory=list)
    order: float | None = None
    exact_order: bool = False

    def of(self, kind: str) -> Count:
        """The count of a kind."""
        return self.counts.setdefault(kind, Count())


def score(run: Run) -> Score:
    """Compare the map of a run with what its person knows and told."""
    found = _Comparison(run)
    found.whole()
    return found.score


def text_hit(text: str, fact: Words, called: Iterable[str] = (), whole: bool = False) -> bool:
    """Whether a text on the map is a right note of a fact; of a ``whole`` reply it is enough that it holds it."""
    ways = (*fact.accepted, *called)
    if best(text, ways) >= HIT:
        return True
    return whole and any(holds(text, way) for way in ways)


def matched(texts: Sequence[str], places: Sequence[str], alike: Callable[[str, str], float]) -> dict[int, str]:
    """Texts (by their number) and places matched one to one, the likest first."""
    pairs = sorted(
        ((alike(text, place), -number, place) for number, text in enumerate(texts) for place in places),
        key=lambda pair: (-pair[0], -pair[1], pair[2]),
    )
    found: dict[int, str] = {}
    for value, number, place in pairs:
        if value >= HIT and -number not in found and place not in found.values():
            found[-number] = place
    return found


class _Comparison:
    def __init__(self, run: Run) -> None:
        self.run, self.person, self.map = run, run.person, run.map
        self.known: dict[str, Any] = run.person.known
        self.told = run.person.told
        self.score = Score()
        self.teller = {place: turn for turn in reversed(run.turns) for place in turn.said.tells}

    # --- what is compared -------------------------------------------------------------------------------

    def whole(self) -> None:
        self._texts("scope", self.map.scope, "scope.")
        self._texts("persona", self.map.persona, "persona.")
        self._persona_lists(self.map.persona)
        self._chosen()
        places = [f"stages[{number}]" for number in range(len(self.person.journey.stages))]
        stages = self._items("stages", [stage.name for stage in self.map.stages], places)
        self._order([stages[number] for number in sorted(stages)], places)
        for number, place in stages.items():
            self._stage(self.map.stages[number], place)
        for place in places:
            if place not in stages.values():
                self._lost_stage(place)
        self._deeper()
        self._rest()

    def _texts(self, kind: str, part: Any, prefix: str) -> None:
        for place, fact in self.known.items():
            name = place.removeprefix(prefix)
            if place.startswith(prefix) and "[" not in name and "." not in name and isinstance(fact, Words):
                text = str(getattr(part, name))
                hit = self._named(text, fact) if place == "persona.name" else self._holds(text, fact, place)
                self._one(kind, place, text, hit)

    def _holds(self, text: str, fact: Words, place: str) -> bool:
        return text_hit(text, fact, self._called(place), whole=True)

    def _named(self, text: str, fact: Words) -> bool:
        """Whether a customer's name is one, and not the sentence in which it was told."""
        later = [one for one in self._called("persona.name") if one in NEW_NAMES]
        names = [words_of(one) for one in (fact.value, *fact.also, *later)]
        said = words_of(text)
        return bool(said) and any(common(said, name) == len(said) for name in names)

    def _persona_lists(self, persona: MapPersona) -> None:
        names = {
            place.split(".")[1].split("[")[0] for place in self.known if place.startswith("persona.") and "[" in place
        }
        for name in sorted(names):
            places = [place for place in self.known if place.startswith(f"persona.{name}[") and ".deeper" not in place]
            self._items("persona lists", list(getattr(persona, name)), places)

    def _chosen(self) -> None:
        journey = self.person.journey
        for place, wanted, got in (
            ("kind", journey.kind, self.map.kind),
            ("scope.business_kind", journey.business_kind, self.map.scope.business_kind),
            ("scope.customers", journey.scope.customers, self.map.scope.customers),
        ):
            if wanted:
                self._one("choices", place, str(got or ""), wanted == got, expected=wanted)

    def _stage(self, stage: MapStage, place: str) -> None:
        for name in ("customer_goal", "business_goal", "owner"):
            fact = self.known.get(f"{place}.{name}")
            if isinstance(fact, Words):
                text = getattr(stage, name)
                self._one(
                    "stage texts", f"{place}.{name}", text, text_hit(text, fact, self._called(f"{place}.{name}"), True)
                )
        points = self.person.touchpoints(int(place[7:-1]))
        names = [point.name for point in stage.touchpoints]
        found = self._items("touchpoints", names, points)
        for number, point in found.items():
            self._touchpoint(stage.touchpoints[number], point)
        for point in points:
            if point not in found.values():
                self._lost_touchpoint(point)
        self._pains(stage, place)

    def _lost_stage(self, place: str) -> None:
        """What was told about a stage that is not on the map is lost, too."""
        for one in self.known:
            if one.startswith(f"{place}.") and ".deeper[" not in one:
                self._one(self._kind(one), one, "", False)

    def _lost_touchpoint(self, place: str) -> None:
        for one in self.known:
            if one.startswith(f"{place}.") and ".pain_points[" not in one and ".deeper[" not in one:
                self._one(self._kind(one), one, "", False)

    @staticmethod
    def _kind(place: str) -> str:
        last = place.rsplit(".", 1)[-1].split("[")[0]
        kinds = {
            "touchpoints": "touchpoints", "pain_points": "pain points", "channel": "channels", "emotion": "emotions",
            "severity": "pain facts", "drops_off": "pain facts", "share": "pain facts", "seen": "pain facts",
            "root_cause": "pain facts", "thought": "thoughts", "customer_goal": "stage texts", "owner": "stage texts",
            "business_goal": "stage texts", "questions": "stage texts", "customer_action": "thoughts",
        }  # fmt: skip
        return kinds.get(last, "other")

    def _touchpoint(self, point: MapTouchpoint, place: str) -> None:
        fact: Touchpoint = self.known[place]
        if fact.channel:
            got = point.channel.casefold().replace("_", " ")
            ways = [one.casefold().replace("_", " ") for one in (*fact.channel, fact.say_channel)]
            hit = got in ways or best(got, ways) >= 0.8
            self._one("channels", f"{place}.channel", point.channel, hit, expected=" / ".join(fact.channel))
        if fact.emotion is not None:
            value = point.emotion.score
            near = value is not None and abs(value - fact.emotion) <= 1 and value * fact.emotion >= 0
            got = "" if value is None else str(value)
            self._one("emotions", f"{place}.emotion", got, near, expected=str(fact.emotion))
        for name, text in (("thought", point.emotion.thought), ("customer_action", point.customer_action)):
            part = getattr(fact, name)
            if part is not None:
                hit = text_hit(text, part, self._called(f"{place}.{name}"), whole=True)
                self._one("thoughts", f"{place}.{name}", text, hit)

    def _pains(self, stage: MapStage, place: str) -> None:
        held = [(point, pain) for point in stage.touchpoints for pain in point.pain_points]
        places = self.person.pains(int(place[7:-1]))
        deeper = [one for one in self.known if one.startswith(f"{place}.") and isinstance(self.known[one], Deeper)]
        found = self._items("pain points", [pain.text for _, pain in held], places, also=deeper)
        for number, one in found.items():
            pain, fact = held[number][1], self.known[one]
            if not isinstance(fact, Pain):
                continue
            if fact.severity is not None:
                hit = pain.severity == fact.severity
                self._one("pain facts", f"{one}.severity", str(pain.severity or ""), hit, expected=str(fact.severity))
            if fact.drops_off is not None:
                hit = pain.drops_off == fact.drops_off
                self._one("pain facts", f"{one}.drops_off", str(pain.drops_off), hit, expected=str(fact.drops_off))
            if fact.root_cause is not None:
                hit = text_hit(pain.root_cause, fact.root_cause, self._called(f"{one}.root_cause"), whole=True)
                self._one("pain facts", f"{one}.root_cause", pain.root_cause, hit)
            if fact.share is not None:
                hit = pain.share is not None and abs(pain.share - fact.share) < 0.051
                self._one("pain facts", f"{one}.share", str(pain.share), hit, expected=str(fact.share))

    def _deeper(self) -> None:
        """What only follow-ups reveal: anywhere on the map, because each move has its own place for it."""
        texts = _texts_of(self.map)
        shares = [pain.share for pain in self.map.pain_points() if pain.share is not None]
        for place, fact in self.known.items():
            hidden = isinstance(fact, Deeper) or getattr(fact, "reveal", "") == "probe"
            if not hidden or not self._parent_told(place):
                continue
            called = self._called(place)
            hit = any(text_hit(text, fact, called, whole=True) for text in texts)
            if isinstance(fact, Deeper) and fact.share is not None:
                hit = hit or any(abs(share - fact.share) < 0.051 for share in shares)
            count = self.score.of("implicit")
            count.hidden += 1
            count.told += place in self.told
            count.hits += hit
            if place in self.told and not hit:
                self._miss("implicit", place, fact.value, "")

    def _parent_told(self, place: str) -> bool:
        if ".deeper[" in place:
            return place.rsplit(".deeper[", 1)[0] in self.told
        return place.rsplit(".", 1)[0] in self.told

    def _rest(self) -> None:
        measures = [place for place in self.known if place.startswith("measures[") and ".deeper" not in place]
        aims = self._called("scope.objective")
        names = [one.name for one in self.map.measures if not any(holds(aim, one.name) for aim in aims)]
        self._items("measures", names, measures)  # what the aim names is rightly a measure, too
        sources = self.person.journey.evidence
        if sources and "evidence" in self.told:
            held = {one.kind for one in self.map.evidence}
            got, wanted = ", ".join(sorted(held)), " or ".join(sources.kinds)
            self._one("evidence", "evidence", got, bool(held & set(sources.kinds)), expected=wanted)
        ideas = {
            f"{place}.ideas[{number}]": idea
            for place in self.person.pains()
            for number, idea in enumerate(self.known[place].ideas)
        }
        texts = [one.text for one in self.map.opportunities]
        for place, idea in ideas.items():
            self._one("ideas", place, "", any(text_hit(text, idea) for text in texts), expected=idea.value)

    # --- how it is counted ------------------------------------------------------------------------------

    def _called(self, place: str) -> list[str]:
        return self.person.called.get(place, [])

    def _one(self, kind: str, place: str, got: str, hit: bool, expected: str = "") -> None:
        """A value that stands in one place: told or not, there or not, right or not."""
        fact = self.known.get(place)
        if getattr(fact, "reveal", "asked") in ("never", "probe"):
            return
        count = self.score.of(kind)
        count.hidden += 1
        if place not in self.told:
            return
        count.told += 1
        count.hits += hit
        count.held += got not in ("", "None")
        count.right += hit
        if not hit:
            self._miss(kind, place, expected or (fact.value if isinstance(fact, Words) else str(fact)), got)

    def _items(self, kind: str, texts: list[str], places: list[str], also: Sequence[str] = ()) -> dict[int, str]:
        """Items of a list: matched one to one; ``also`` may be there, too, without being missed."""
        found = matched(texts, [*places, *also], self._alike)
        count = self.score.of(kind)
        hits = set(found.values())
        for place in places:
            reveal = getattr(self.known[place], "reveal", "asked")
            if reveal in ("never", "probe"):
                continue
            count.hidden += 1
            if place in self.told:
                count.told += 1
                count.hits += place in hits
                if place not in hits:
                    self._miss(kind, place, self.known[place].value, " | ".join(texts))
        late = [one.repair.new for one in self.run.turns if one.repair and one.repair.sort == "add"]
        strangers = [one for number, one in enumerate(texts) if number not in found and best(one, late) < HIT]
        count.held += len(found) + len(strangers)
        count.right += len(found)
        for text in strangers:
            self._extra(kind, text)
        return found

    def _alike(self, text: str, place: str) -> float:
        return best(text, (*self.known[place].accepted, *self._called(place)))

    def _miss(self, kind: str, place: str, expected: str, got: str) -> None:
        turn = self.teller.get(place)
        question, reply = (turn.asked.text, turn.said.text) if turn else ("", "")
        self.score.misses.append(Miss(kind, place, expected, got, question, reply))

    def _extra(self, kind: str, text: str) -> None:
        turn = next((turn for turn in self.run.turns if holds(turn.said.text, text)), None)
        question, reply = (turn.asked.text, turn.said.text) if turn else ("", "")
        self.score.extras.append(Miss(kind, "", "", text, question, reply))

    def _order(self, found: list[str], places: list[str]) -> None:
        order = [places.index(place) for place in found]
        pairs = [(one, other) for number, one in enumerate(order) for other in order[number + 1 :]]
        if pairs:
            self.score.order = sum(1 if one < other else -1 for one, other in pairs) / len(pairs)
        told = [place for place in places if place in self.told]
        self.score.exact_order = found == told and len(found) == len(self.map.stages)


def _texts_of(journey_map: JourneyMap) -> list[str]:
    from mapcoach.journey import walk

    return [value for _, key, value in walk(journey_map) if isinstance(value, str) and "parking" not in str(key[0])]


def tellable(person: Person) -> int:
    """How many facts a person would tell if asked well."""
    return sum(
        1 for fact in person.known.values() if not (isinstance(fact, Words) and getattr(fact, "reveal", "") == "never")
    )
