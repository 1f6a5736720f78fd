from __future__ import annotations

from mapcoach.interview.session import Session
from tests.interview.players import BEGINNING, answer, session


def brief(made: Session) -> list[tuple[str, str, int, int]]:
    return [(one.topic, one.subject_name, one.answered, one.remaining) for one in made.topics()]


def here(made: Session) -> list[tuple[str, str]]:
    return [(one.topic, one.subject_name) for one in made.topics() if one.current]


async def test_topics_come_in_order_and_stages_once_they_are_named() -> None:
    made = await session()
    assert [one.topic for one in made.topics()][:3] == ["What we map", "Your customer", "The journey"]
    assert "Stage by stage" not in [one.topic for one in made.topics()]
    await answer(made, *BEGINNING)
    stages = [one.subject_name for one in made.topics() if one.topic == "Stage by stage"]
    assert stages == ["find us", "visit"]


async def test_an_answer_moves_one_question_over() -> None:
    made = await session()
    before = brief(made)[0]
    await answer(made, "We mend shoes")
    after = brief(made)[0]
    assert (after[2], after[3]) == (before[2] + 1, before[3] - 1)
    await answer(made, "skip")
    assert brief(made)[0][2:] == (after[2], after[3] - 1)


async def test_the_current_question_has_one_place_follow_ups_and_reopened_answers_too() -> None:
    made = await session()
    assert here(made) == [("What we map", "")]
    await answer(made, *BEGINNING)
    assert here(made) == [("Stage by stage", "find us")]
    await answer(made, "google, phone")
    await made.answer("google 4")
    assert made.current
    assert made.current.probe
    assert here(made) == [("Stage by stage", "find us")]
    await made.edit(made.history()[0].entry.id, "We mend bags")
    assert here(made) == [("Stage by stage", "find us")]


async def test_the_sums_are_those_of_the_whole() -> None:
    made = await session("deep")
    await answer(made, "We mend shoes", "Sole", "local", "skip")
    for _ in range(40):
        if made.map.stages:
            break
        await answer(made, "find us, visit" if made.current and made.current.question.id == "stages" else "skip")
    assert made.map.stages
    topics = made.topics()
    assert sum(one.answered for one in topics) == made.progress.answered
    assert sum(one.remaining for one in topics) == made.progress.remaining
    assert all(one.answered or one.remaining or one.current for one in topics)


async def test_at_the_end_nothing_is_current() -> None:
    made = await session()
    await answer(made, *BEGINNING)
    for _ in range(80):
        if made.current is None:
            break
        await made.answer("none")
    assert made.current is None
    assert here(made) == []
    assert all(one.remaining == 0 for one in made.topics())
