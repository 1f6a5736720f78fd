"""How a simulated person answers the questions that are not for plain facts: choices, ratings, one for each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from mapcoach.interview.asking import Asked
from tests.simulated.person import Person, Said

Answer = Callable[[Person, Asked, int | None], Said | None]
_SHARES = {
    0.1: "1 in 10",
    0.2: "2 in 10",
    0.25: "a quarter",
    0.3: "3 in 10",
    0.5: "half of them",
    0.75: "three quarters",
}


def _choice(value_of: Callable[[Person], str | None]) -> Answer:
    def answer(person: Person, asked: Asked, stage: int | None) -> Said | None:
        wanted = value_of(person)
        place = next((n for n, option in enumerate(asked.options) if option.value == wanted), None)
        if place is None:
            return None
        label = asked.options[place].label
        ways = (str(place + 1), label.lower(), label.split("(")[0].split(",")[0].strip().lower())
        return Said(person.rng.choice(ways), (asked.question.field,))

    return answer


def _pains(person: Person, asked: Asked, stage: int | None) -> Said | None:
    """The troubles of a stage; with the contact's name before them where there are several contacts."""
    assert stage is not None
    points, wanted = person.touchpoints(stage), [one for one in person.pains(stage) if person._tellable(one)]
    fresh = [one for one in wanted if one not in person.told]
    if not wanted:
        return Said(person.rng.choice(("nothing", "nothing really", "no trouble there", "none")))
    if not fresh:
        return Said(person.rng.choice(("nothing else", "I told you already", "that's all")))
    names = len(points) > 1 and person.rng.random() < 0.5

    def prefix(place: str) -> str:
        point = place.split(".pain_points")[0]
        return f"{person.called.get(point, [person.known[point].value])[-1]}: "

    short = [person.called.get(point, [""])[-1] for point in points]
    return person._listed(
        "pain_points", fresh, prefix if names and all(0 < len(s.split()) < 5 for s in short) else None
    )


def _for_each(part: str, of: str, words: bool) -> Answer:
    """One value for each item: a text that the person knows, or nothing for an item that they do not."""

    def answer(person: Person, asked: Asked, stage: int | None) -> Said | None:
        assert stage is not None
        places = person.touchpoints(stage) if of == "touchpoints" else person.pains(stage)
        found: dict[str, tuple[str, str]] = {}
        for item in asked.items:
            place = person.place_of(item.name, places)
            text = _text_of(person, place, part) if place else None
            if place and text and place not in [one for one, _ in found.values()]:
                found[item.name] = (place, text)
        if not found:
            return None
        tells = tuple(f"{place}.{part}" for place, _ in found.values())
        if len(asked.items) == 1:
            return Said(next(text for _, text in found.values()), tells)
        sep = "\n" if words or person.rng.random() < 0.5 else ", "
        return Said(sep.join(f"{name}: {text}" for name, (_, text) in found.items()), tells)

    return answer


def _text_of(person: Person, place: str, part: str) -> str | None:
    value = person.value(place, part)
    if part == "channel":
        return (person.value(place, "say_channel") or value[0].replace("_", " ")) if value else None
    if part == "share":
        return None if value is None else _SHARES.get(value, f"{round(value * 10)} in 10")
    return person.say(f"{place}.{part}") if value is not None else None


def _thought(person: Person, asked: Asked, stage: int | None) -> Said | None:
    assert stage is not None
    for place in person.touchpoints(stage):
        if person.value(place, "thought") is not None and f"{place}.thought" not in person.told:
            name = person.called.get(place, [person.known[place].value])[-1]
            text = person.say(f"{place}.thought")
            several = len(person.touchpoints(stage)) > 1
            return Said(f"{name}: {text}" if several else text, (f"{place}.thought",))
    return None


def _emotions(person: Person, asked: Asked, stage: int | None) -> Said | None:
    """Numbers in order, name and number, or the feeling in words; strangers among the items get a 3."""
    assert stage is not None
    places = [person.place_of(item.name, person.touchpoints(stage)) for item in asked.items]
    scores = [person.value(place, "emotion") if place else None for place in places]
    tells = tuple(
        f"{place}.emotion" for place, score in zip(places, scores, strict=True) if place and score is not None
    )
    numbers = [str((score or 0) + 3) for score in scores]
    names = [item.name for item in asked.items]
    feel = [person.value(place, "feel") if place else () for place in places]
    how = person.rng.random()
    if how < 0.3 and all(feel) and not asked.probe:
        words = [person.rng.choice(one) for one in feel]
        if len(names) == 1:
            return Said(words[0], tells)
        return Said("\n".join(f"{name}: {word}" for name, word in zip(names, words, strict=True)), tells)
    if len(set(numbers)) == 1 and len(numbers) > 1 and how > 0.8:
        return Said(f"all {numbers[0]}", tells)
    if how < 0.65 or any(len(name.split()) > 5 for name in names):
        return Said((", " if how > 0.4 else " ").join(numbers), tells)
    return Said(", ".join(f"{name} {number}" for name, number in zip(names, numbers, strict=True)), tells)


def _severity(person: Person, asked: Asked, stage: int | None) -> Said | None:
    places = [person.place_of(item.name, person.pains(stage)) for item in asked.items]
    values = [person.value(place, "severity") if place else None for place in places]
    tells = tuple(f"{place}.severity" for place, value in zip(places, values, strict=True) if place and value)
    return Said(", ".join(str(value or 2) for value in values), tells)


def _numbers(part: str) -> Answer:
    """Which of the troubles that are offered something is true of."""

    def answer(person: Person, asked: Asked, stage: int | None) -> Said | None:
        chosen, tells = [], []
        for number, option in enumerate(asked.options, 1):
            place = person.place_of(option.label, person.pains(stage))
            value = person.value(place, part) if place else None
            if value is not None and place:
                tells.append(f"{place}.{part}")
            if value:
                chosen.append(str(number))
        text = " and ".join(chosen) if len(chosen) < 3 else ", ".join(chosen)
        return Said(text or "none", tuple(tells))

    return answer


def _moments(person: Person, asked: Asked, stage: int | None) -> Said | None:
    return Said("none" if person.rng.random() < 0.5 else str(person.rng.randint(1, len(asked.options))))


def _evidence(person: Person, asked: Asked, stage: int | None) -> Said | None:
    sources = person.journey.evidence
    if sources and asked.probe:
        numbers = [str(number) for number, option in enumerate(asked.options, 1) if option.value in sources.kinds]
        return Said(" and ".join(numbers) or "8", ("evidence",) if numbers else ())
    return Said(person.rng.choice(sources.say), ("evidence",)) if sources else Said("just a hunch")


def _ideas(person: Person, asked: Asked, stage: int | None) -> Said | None:
    place = person.place_of(asked.subject_name, person.pains())
    ideas: Sequence[str] = [person.wording(one) for one in person.value(place, "ideas")] if place else []
    tells = tuple(f"{place}.ideas[{number}]" for number in range(len(ideas)))
    return Said("\n".join(ideas), tells) if ideas else None


def _rating(low: int, high: int) -> Answer:
    def answer(person: Person, asked: Asked, stage: int | None) -> Said | None:
        return Said(", ".join(str(person.rng.randint(low, high)) for _ in asked.items))

    return answer


def _one_of(*texts: str) -> Answer:
    return lambda person, asked, stage: Said(person.rng.choice(texts))


_TOUCHPOINT = "stages[].touchpoints[]."
_PAIN = f"{_TOUCHPOINT}pain_points[]."
ANSWERS: Mapping[str, Answer] = {
    "kind": _choice(lambda person: person.journey.kind),
    "scope.business_kind": _choice(lambda person: person.journey.business_kind),
    "scope.customers": _choice(lambda person: person.journey.scope.customers),
    f"{_TOUCHPOINT}pain_points": _pains,
    f"{_TOUCHPOINT}channel": _for_each("channel", "touchpoints", words=False),
    f"{_TOUCHPOINT}customer_action": _for_each("customer_action", "touchpoints", words=True),
    f"{_TOUCHPOINT}owner": _for_each("owner", "touchpoints", words=False),
    f"{_TOUCHPOINT}emotion": _emotions,
    f"{_TOUCHPOINT}emotion.feeling": lambda person, asked, stage: None,
    f"{_TOUCHPOINT}emotion.thought": _thought,
    f"{_TOUCHPOINT}moment_of_truth": _moments,
    f"{_PAIN}severity": _severity,
    f"{_PAIN}drops_off": _numbers("drops_off"),
    f"{_PAIN}share": _for_each("share", "pains", words=True),
    f"{_PAIN}root_cause": _for_each("root_cause", "pains", words=True),
    "basis": _numbers("seen"),
    "evidence": _evidence,
    "opportunities": _ideas,
    "opportunities[].impact": _rating(1, 5),
    "opportunities[].feasibility": _rating(1, 5),
    "opportunities[].owner": _one_of("me", "skip"),
    "opportunities[].due": _one_of("end of March", "by summer", "skip"),
    "opportunities[].kpi": _one_of("skip", "I don't know"),
    "automations": _one_of("none", "1", "not now"),
    "automations[].platform": _one_of("not decided yet", "Zapier"),
    "automations[].owner": _one_of("me", "skip"),
    "measures[].baseline": _one_of("I don't know", "skip"),
    "measures[].target": _one_of("I don't know", "skip"),
    "review.due": _one_of("in 6 months", "next spring", "in half a year", "1 June 2027"),
    "review.cadence": _one_of("every six months", "once a year", "quarterly"),
    "title": _one_of("skip"),
}
