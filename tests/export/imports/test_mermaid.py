"""Mermaid journeys from people, and ours, read to maps."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapcoach.export import mermaid
from mapcoach.export.reading import CannotReadError, Reading, read_file
from mapcoach.journey import Emotion, JourneyMap, Persona, Stage, Touchpoint
from tests.export import hostile
from tests.export.imports.diagrams import CASES
from tests.export.imports.held import tried
from tests.export.maps import TODAY, clinic, saas_churn
from tests.export.mermaid_reading import Mermaid, NotAJourneyError


def shape_of(found: Reading) -> list[tuple[str, list[int | None]]]:
    return [(stage.name, [point.emotion.score for point in stage.touchpoints]) for stage in found.map.stages]


@pytest.mark.parametrize("name", CASES)
def test_it_is_read_as_it_was_meant(name: str) -> None:
    case = CASES[name]
    found = read_file("diagram.mmd", case.text.encode())
    assert found.kind == "mermaid"
    assert shape_of(found) == [(stage.strip(), ratings) for stage, ratings in case.shape.items()]
    named = {point.name for point in found.map.touchpoints()}
    assert set(case.names) <= named
    if case.title:
        assert found.map.title == case.title
    if case.persona:
        assert found.map.persona.name == case.persona
    for where, what in case.missed:
        assert any(where == one.where and what in one.what for one in found.not_taken), (where, what, found.not_taken)
    if not case.missed:
        assert [one for one in found.not_taken if "actor" not in one.what] == []


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 40


@pytest.fixture(scope="module")
def real() -> Iterator[Mermaid]:
    engine = Mermaid()
    yield engine
    engine.close()


def test_mermaid_reads_the_sound_ones_alike(real: Mermaid) -> None:
    """Where Mermaid accepts a diagram and gives a step a rating from 1 to 5, it is the one on the map."""
    compared = 0
    for name, case in CASES.items():
        try:
            drawn = real.read(case.text)
        except NotAJourneyError:
            assert not case.sound, name
            continue
        ours = [point.emotion.score for point in read_file("a.mmd", case.text.encode()).map.touchpoints()]
        theirs = [task.score for task in drawn.tasks]
        assert len(ours) == len(theirs), name
        for mine, score in zip(ours, theirs, strict=True):
            if isinstance(score, int | float) and score in (1, 2, 3, 4, 5):
                assert mine == score - 3, name
                compared += 1
    assert compared > 30


def test_what_mermaid_refuses_is_marked_so(real: Mermaid) -> None:
    refused = 0
    for case in CASES.values():
        if not case.sound:
            try:
                real.read(case.text)
            except NotAJourneyError:
                refused += 1
    assert refused >= 10


def test_the_customer_is_a_suggestion_and_says_so() -> None:
    found = read_file("a.mmd", CASES["several actors"].text.encode())
    assert any("“Bo” takes part in most steps (3 of 3)" in sentence and "check" in sentence for sentence in found.taken)
    alone = read_file("a.mmd", CASES["plain"].text.encode())
    assert any("only actor" in sentence for sentence in alone.taken)


def test_it_counts_as_assumed() -> None:
    found = read_file("a.mmd", CASES["plain"].text.encode())
    assert set(found.map.basis.values()) == {"assumption"}


@pytest.mark.parametrize("text", ["journey\n", "journey\n title Only a title\n", "```mermaid\njourney\n```\n"])
def test_nothing_to_take(text: str) -> None:
    with pytest.raises(CannotReadError, match="no sections and no steps"):
        read_file("a.mmd", text.encode())


def test_another_diagram_is_no_journey() -> None:
    with pytest.raises(CannotReadError, match="no Mermaid journey"):
        read_file("a.mmd", b"graph TD\n  A --> B\n")


@pytest.mark.parametrize("made", [clinic(), saas_churn()], ids=["clinic", "churn"])
def test_our_own_diagrams_come_back(made: JourneyMap) -> None:
    found = read_file("map.mmd", mermaid.render(made, TODAY).encode())
    known = {point.name: point.emotion.score for point in made.touchpoints()}
    back = {point.name: point.emotion.score for point in found.map.touchpoints()}
    assert back
    assert back.items() <= known.items()
    assert found.map.title == made.display_title()
    assert found.map.persona.name == made.persona.name
    assert found.losses
    assert all("does not show it" in one.why for one in found.not_taken)


_names = hostile.text.filter(lambda text: bool(text.strip()))


@given(st.lists(st.tuples(_names, st.integers(-2, 2)), min_size=1, max_size=4), _names)
def test_any_names_come_back(steps: list[tuple[str, int]], stage: str) -> None:
    points = tuple(
        Touchpoint(id=f"t{at}", name=name, emotion=Emotion(score=score)) for at, (name, score) in enumerate(steps)
    )
    made = JourneyMap(persona=Persona(name="Me"), stages=(Stage(id="s", name=stage, touchpoints=points),))
    found = read_file("map.mmd", mermaid.render(made, TODAY).encode())
    assert [point.emotion.score for point in found.map.touchpoints()] == [score for _, score in steps]
    assert len(found.map.stages) == 1


@given(st.lists(st.sampled_from(["journey", "section ", "title ", "A: 3: Me", ":", "::", ";", "%%{", "}%%", "---",
    "```", "#", "accDescr {", "}", "\n", " ", "5", "é", "\u202e", "<br>", "&amp;", "#59;", ","]), max_size=40))  # fmt: skip  # noqa: E501
def test_nothing_else_breaks_it(pieces: list[str]) -> None:
    tried("a.mmd", ("journey\n" + "".join(pieces)).encode())


def test_a_command_in_a_readme_is_no_diagram() -> None:
    text = "# Us\n```bash\njourney --help\n```\n```mermaid\njourney\n  title Real\n  Ask: 4: Me\n```\n"
    found = read_file("README.md", text.encode())
    assert (found.map.title, shape_of(found)) == ("Real", [("Real", [1])])


def test_an_actor_called_customer_is_the_customer() -> None:
    text = "journey\n section Call\n  Ring: 2: Customer, Agent\n  Look up: 3: Agent\n  Solve: 4: Agent\n"
    assert read_file("a.mmd", text.encode()).map.persona.name == "Customer"


def test_our_own_neighbouring_stages_of_one_name_stay_two() -> None:
    point = Touchpoint(id="t", name="Ask", emotion=Emotion(score=1))
    two = JourneyMap(
        title="Two",
        stages=(
            Stage(id="a", name="Wait", touchpoints=(point,)),
            Stage(id="b", name="Wait", touchpoints=(point.model_copy(update={"id": "u"}),)),
        ),
    )
    assert shape_of(read_file("a.mmd", mermaid.render(two, TODAY).encode())) == [("Wait", [1]), ("Wait", [1])]


def test_names_that_our_diagrams_cut_come_back_whole() -> None:
    name = "Folgetermine und alle weiteren Verordnungen"
    point = Touchpoint(id="t", name="Zettel", emotion=Emotion(score=1))
    title = "Vom Rückenschmerz zur Physiotherapie und zurück in den Alltag"
    stages = tuple(
        Stage(id=f"s{n}", name=f"{name} {n}", touchpoints=(point.model_copy(update={"id": f"t{n}"}),)) for n in range(2)
    )
    text = mermaid.render(JourneyMap(title=title, stages=stages), TODAY)
    assert f"section {name}" not in text
    made = read_file("a.mmd", text.encode()).map
    assert made.title == title
    assert [stage.name for stage in made.stages] == [f"{name} 0", f"{name} 1"]
