"""Maps for the tests of the board and its formats, what must be on them, and how it is compared."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Collection, Sequence
from datetime import date
from functools import cache
from html.parser import HTMLParser
from typing import NamedTuple

from hypothesis import strategies as st

from mapcoach.export.escaping import clean
from mapcoach.interview.sample import sample_map
from mapcoach.journey import Emotion, JourneyMap, PainPoint, Persona, Review, Scope, Stage, Touchpoint
from tests.export import hostile, maps

LONG = "because the form asks again " * 1_800


@cache
def sample() -> JourneyMap:
    """The sample map, with the review on a fixed day: it says "in 6 months", from whatever day it is played."""
    return asyncio.run(sample_map()).model_copy(update={"review": Review(due=date(2027, 5, 22))})


def journey(names: Sequence[str], *, stages: int = 3, points: int = 2) -> JourneyMap:
    """A map whose texts are these, one after the other, again and again."""
    used = 0

    def word() -> str:
        nonlocal used
        used += 1
        return names[(used - 1) % len(names)]

    def point(name: str, number: int) -> Touchpoint:
        score = (None, 2, -2, 0)[number % 4]
        return Touchpoint(
            id=name,
            name=word(),
            channel=word(),
            customer_action=word(),
            owner=word(),
            moment_of_truth=number % 3 == 0,
            emotion=Emotion(score=score, feeling=word(), thought=word()),
            pain_points=(PainPoint(id=f"p{name}", text=word(), root_cause=word(), severity=3),),
        )

    return JourneyMap(
        title=word(),
        scope=Scope(business=word(), scenario=word(), objective=word()),
        persona=Persona(name=word(), goals=(word(), word()), quote=word()),
        stages=tuple(
            Stage(
                id=f"s{s}",
                name=word(),
                customer_goal=word(),
                questions=(word(),),
                touchpoints=tuple(point(f"t{s}-{n}", s * points + n) for n in range(points)),
            )
            for s in range(stages)
        ),
    )


INTERNATIONAL = journey(
    (
        "情報を探しています、近くて信頼できる歯医者を見つけたいので",
        "نموذج الحجز يطلب رقم التأمين (ABC-12) قبل عرض أي موعد.",
        "לאחר הביקור",
        "ขั้นตอนการจองนัดหมาย",
        "नियुक्ति बुक करना",
        "Überprüfung der Größe, Ωμέγα, Привет",
        "👩‍👩‍👧 🎉 fête",
    )
)
MAPS = {
    "sample": sample(),
    "clinic": maps.clinic(),
    "workshop": maps.workshop(),
    "churn": maps.saas_churn(),
    "future": maps.future_catalogue(),
    "empty": JourneyMap(),
    "one_stage": JourneyMap(stages=(Stage(id="s", name="Book"),)),
    "international": INTERNATIONAL,
    "wide": journey(("Ask a friend", "Website", "Nobody answers before noon"), stages=7, points=6),
    "very_wide": journey(("Ask", "Website of the shop"), stages=30, points=3),
    "long": journey((LONG, "x" * 50_000, "日本語" * 1_000, "short"), stages=2, points=2),
    "hostile": journey(hostile.EXAMPLES, stages=4, points=4),
}
HOSTILE_TEXTS = st.lists(hostile.text.filter(lambda text: len(text) < 3_000), min_size=1, max_size=12)


def large(stages: int, points: int) -> JourneyMap:
    """A map of very many touchpoints."""
    return journey(("Confirmation email", "website", "Reads it twice", "Nobody answers"), stages=stages, points=points)


class Told(NamedTuple):
    """What a format says of a map: by the id of the box the texts in it, and the whole texts of shortened boxes."""

    boxes: dict[str, str]
    whole: dict[str, str]


def expected(journey_map: JourneyMap) -> dict[str, str]:
    """What must be on the board: the id of a box, and the words of the map that stand in it."""
    found: dict[str, str] = {}
    for number, stage in enumerate(journey_map.stages, 1):
        found[f"stage-{number}"] = stage.name
    for number, point in enumerate(journey_map.touchpoints(), 1):
        found[f"touchpoints-{number}"] = point.name
    for number, pain in enumerate(journey_map.pain_points(), 1):
        found[f"pain_points-{number}"] = pain.text
    return {name: text if clean(text) else "(no name)" for name, text in found.items()}


class _Markup(HTMLParser):
    def __init__(self, tags: Collection[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.tags = tags
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in self.tags
        assert {name for name, _ in attrs} <= {"style", "dir"}

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)


def text_of(markup: str, *tags: str) -> str:
    """The text of some HTML, in which there are these tags and no others."""
    reader = _Markup(tags)
    reader.feed(markup)
    reader.close()
    return " ".join(reader.texts)


def bare(text: str) -> str:
    """The text without what wrapping adds or takes away, and without characters that no document can hold."""
    return re.sub(r"\s+", "", re.sub("[\ufffe\uffff]", "\ufffd", clean(text)))


def check(journey_map: JourneyMap, told: Told) -> None:
    """Every stage, touchpoint and pain point is there once, with exactly its words; shortened ones are whole too."""
    wanted = expected(journey_map)
    kinds = ("stage-", "touchpoints-", "pain_points-")
    boxes = {name: text for name, text in told.boxes.items() if name.startswith(kinds)}
    whole_column = {f"stage-{len(journey_map.stages) + 1}"} & boxes.keys()
    assert boxes.keys() - whole_column == wanted.keys()
    for name, text in wanted.items():
        shown = bare(boxes[name])
        if bare(text) in shown:
            continue
        assert "…" in shown, (name, text[:80], shown[:200])
        assert bare(text)[:30] in shown
        assert bare(text) in bare(told.whole[name])
