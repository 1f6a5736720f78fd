import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from mapcoach.export.claims import basis
from mapcoach.export.escaping import clean, shorten
from mapcoach.export.facts import name_of
from mapcoach.export.layout import width
from mapcoach.export.mermaid import ACTOR, NAME, SECTION, TITLE, UNCHECKED, _behind, render, section_name
from mapcoach.export.mermaid_choice import STAGES, STEPS, choose
from mapcoach.journey import Emotion, JourneyMap, Persona, Stage, Touchpoint
from tests.export import hostile, maps
from tests.export.mermaid_reading import Journey, Mermaid, NotAJourneyError, Task, read

GOLDEN = Path(__file__).parent / "golden"

# What Mermaid takes for something else in one place or another.
MERMAID = (
    *("section here", "Section\there", "journey", "journey of the parcel", "title page", "TITLE page", "accTitle: x"),
    *("accDescr: x", "accDescr { x", "% of price", "%% note", "a%% b", "%%{init: {'theme': 'dark'}}%%", "50%%{x}%%"),
    *("#1", "a#b", "a; b", "Pay: now", "Bring him, her", "&amp; &#59; #59; #colon;", "R&D; x", "life style:#x; y"),
    *("classDef a:#b;", "<br/>", '<i class="a">', "}%% x", "x }", "ﬂ°°59¶ß", "ﬂ°lt¶ß", "¶ß", "---", "```mermaid"),
    *(
        "click me",
        "direction LR",
        "graph TD; a-->b",
        "日本語: テスト",
        "نص: عربي",
        "👩‍👩‍👧; family",
        "\u2028section x\u2029",
    ),
)
TEXTS = st.one_of(
    hostile.text,
    st.sampled_from(MERMAID),
    st.lists(st.sampled_from([*MERMAID, *"#;:,%{}<>& ", "a", "title ", "\n"]), max_size=5).map("".join),
)


def journey(
    *scores: int | None, name: str = "Step", title: str = "T", who: str = "Maya", stage: str = "A"
) -> JourneyMap:
    points = tuple(
        Touchpoint(id=f"t{place}", name=name, emotion=Emotion(score=score)) for place, score in enumerate(scores)
    )
    return JourneyMap(title=title, persona=Persona(name=who), stages=(Stage(id="s", name=stage, touchpoints=points),))


def meant(journey_map: JourneyMap) -> tuple[Task, ...]:
    """The tasks that a reader should find, worked out from the map alone; for maps of which all is assumed."""
    who = shorten(journey_map.persona.name, ACTOR)
    return tuple(
        Task(
            section_name(section),
            shorten(name_of(point.name), NAME),
            (point.emotion.score or 0) + 3,
            (who,) if who else (),
        )
        for section in choose(journey_map)
        for point in section.shown
    )


def large(stages: int, points: int) -> JourneyMap:
    return JourneyMap(
        title="Large",
        stages=tuple(
            Stage(
                id=f"s{number}",
                name=f"Stage {number}",
                touchpoints=tuple(
                    Touchpoint(
                        id=f"t{number}-{place}",
                        name=f"Point {number}.{place}",
                        moment_of_truth=(number, place) == (6, 7) or None,
                        emotion=Emotion(score=-2 if (number, place) == (4, 9) else (number + place) % 3 - 1),
                    )
                    for place in range(points)
                ),
            )
            for number in range(stages)
        ),
    )


@pytest.fixture(scope="module")
def mermaid() -> Iterator[Mermaid]:
    engine = Mermaid()
    yield engine
    engine.close()


# --- what is shown --------------------------------------------------------------------------------------------

DRAWN = {
    "clinic": maps.clinic(),
    "saas_churn": maps.saas_churn(),
    "future_b2b": maps.future_catalogue(),
    "empty": JourneyMap(),
}


@pytest.mark.parametrize("name", DRAWN)
def test_diagram_is_the_one_that_was_read_and_approved(name, request):
    text = render(DRAWN[name], maps.TODAY)
    file = GOLDEN / f"mermaid_{name}.mmd"
    if request.config.getoption("--golden-update", default=False):
        file.write_text(text, "utf-8")
    assert text == file.read_text("utf-8")


@pytest.mark.parametrize("name", DRAWN)
def test_mermaid_reads_and_draws_it(name, mermaid):
    text = render(DRAWN[name], maps.TODAY)
    found = mermaid.read(text)
    assert found == read(text)
    assert found.acc_title == DRAWN[name].display_title()
    drawing = etree.fromstring(mermaid.draw(text).encode())
    told = {clean(one) for one in drawing.itertext() if clean(one)}
    assert {task.name for task in found.tasks} <= told
    assert {task.section for task in found.tasks} <= told
    assert found.title in told


def test_feelings_become_scores_from_one_to_five():
    assert [task.score for task in read(render(journey(-2, -1, 0, 1), maps.TODAY)).tasks] == [1, 2, 3, 4]
    assert [task.score for task in read(render(journey(2), maps.TODAY)).tasks] == [5]


def test_unrated_touchpoints_get_no_feeling_and_are_named():
    text = render(journey(None, 1, None, name="Reminder"), maps.TODAY)
    found = read(text)
    assert [task.score for task in found.tasks] == [4]
    assert found.title == f"T (1 of 3 touchpoints, {UNCHECKED})"
    assert "%% Stage 1, A, not rated, so not drawn: Reminder; Reminder." in text


def test_a_map_without_ratings_says_how_to_get_them():
    found = read(render(journey(None, None), maps.TODAY))
    assert found.tasks == ()
    assert "Ask five customers how each touchpoint felt." in found.acc_descr


def test_assumptions_are_marked_once_something_is_evidence():
    text = render(maps.clinic(), maps.TODAY)
    names = [task.name for task in read(text).tasks]
    assert "Clinic website (?)" in names
    assert "Booking form" in names
    assert "29 of them (51%) rest on evidence" in read(text).acc_descr


def test_nobody_is_named_when_the_customer_has_no_name():
    assert [task.people for task in read(render(journey(1, who=" \u200b"), maps.TODAY)).tasks] == [()]


def test_long_names_are_cut_with_an_ellipsis():
    found = read(
        render(journey(1, name="very " * 30, title="long " * 90, stage="word " * 40, who="x" * 99), maps.TODAY)
    )
    task = found.tasks[0]
    assert len(task.name) <= NAME
    assert len(task.section) <= SECTION
    assert len(task.people[0]) <= ACTOR
    title = found.title.removesuffix(f" ({UNCHECKED})")
    assert len(found.title) <= TITLE
    assert all(text.endswith("…") for text in (task.name, task.section, task.people[0], title))


_WIDE = ("Folgetermine und Verordnungen", "予約から来院まで全部の手続き", "x" * 90, "Buy 👩‍👩‍👧 " * 9)


@pytest.mark.parametrize("name", _WIDE)
def test_a_stage_s_name_fits_on_one_line_above_its_tasks(name):
    for points, room in ((1, SECTION), (2, 40), (4, 40)):
        text = render(journey(*range(-2, points - 2), stage=name), maps.TODAY)
        (section,) = set(read(text).sections)
        assert width(section) <= room
        assert section == name or section.endswith("…")
        assert (f"Stage 1 in full: {clean(name)}" in text) == (section != clean(name))


def test_a_large_map_keeps_what_matters_and_says_what_it_left_out():
    text = render(large(9, 12), maps.TODAY)
    found = read(text)
    names = [task.name for task in found.tasks]
    assert len(names) == STAGES * STEPS
    assert len(set(found.sections)) == STAGES
    assert {"Point 6.7", "Point 4.9", "Point 0.0", "Point 8.11"} <= set(names)
    assert names == sorted(names, key=lambda name: [int(part) for part in re.findall(r"\d+", name)])
    assert found.title == f"Large (20 of 108 touchpoints, {UNCHECKED})"
    assert "moments of truth first" in text
    assert "%% Stage 2, Stage 1, left out:" in text


def test_a_small_map_is_shown_whole_without_remarks():
    found = read(render(journey(1, 2, -1), maps.TODAY))
    assert len(found.tasks) == 3
    assert found.title == f"T ({UNCHECKED})"


def test_a_map_of_a_thousand_touchpoints_takes_no_time():
    big = large(100, 10)
    started = time.process_time()
    text = render(big, maps.TODAY)
    assert time.process_time() - started < 5
    assert len(text) < 20_000


# --- what people type -----------------------------------------------------------------------------------------


@given(st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_typed_stands_in_the_diagram_as_it_was_typed(data):
    drawn = data.draw(MAPS)
    assert _told(read(render(drawn, maps.TODAY))) == _meant(drawn)


@given(st.data())
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
def test_mermaid_finds_what_was_typed(mermaid, data):
    drawn = data.draw(MAPS)
    text = render(drawn, maps.TODAY)
    assert _told(mermaid.read(text)) == _meant(drawn)


@pytest.mark.parametrize("typed", [*MERMAID, *hostile.EXAMPLES])
def test_mermaid_finds_each_known_trap_as_it_was_typed(mermaid, typed):
    drawn = journey(1, name=typed, title=typed, who=typed, stage=typed)
    text = render(drawn, maps.TODAY)
    assert _told(mermaid.read(text)) == _told(read(text)) == _meant(drawn)


def test_what_was_typed_is_drawn_as_it_was_typed(mermaid):
    for typed in ("section; #59; <b>&amp;</b>, %% : x", "<script>alert(1)</script>", "ﬂ°°60¶ß %%{init}%%"):
        drawing = etree.fromstring(mermaid.draw(render(journey(1, name=typed, title=typed), maps.TODAY)).encode())
        told = [clean(one) for one in drawing.itertext()]
        assert told.count(typed) >= 2, typed
        assert not drawing.xpath("//*[local-name()='script']")


@pytest.mark.parametrize(
    "text",
    [
        "journey\n  title A\n  section B\n    C: 3: D, E\n    F: 1\n",
        "journey\n  accTitle: A\n  accDescr: B\n  section C\n    title lost: 3\n    D: 4: E\n",
        "journey\n  section A\n    %% B: 3\n    # C: 3\n    D: 2\n  section E\n",
        "journey\n  section A\n    B%% C: 3\n    x%%{init: {}}%%y: 2\n",
        "journey\n  section A\n    B #59; C#58; D: 5: F#44; G\n",
    ],
)
def test_the_small_parser_reads_what_mermaid_reads(mermaid, text):
    assert read(text) == mermaid.read(text)


@pytest.mark.parametrize(
    "text", ["journey\n  A\n", "journey\n  section journey\n    journey: 3\n", "journey\n  a; b: 3\n", ""]
)
def test_the_small_parser_refuses_what_mermaid_refuses(mermaid, text):
    with pytest.raises(NotAJourneyError):
        mermaid.read(text)
    with pytest.raises(NotAJourneyError):
        read(text)


@st.composite
def _maps(draw: st.DrawFn) -> JourneyMap:
    stages = tuple(
        Stage(
            id=f"s{number}",
            name=draw(TEXTS),
            touchpoints=tuple(
                Touchpoint(
                    id=f"t{number}{place}",
                    name=draw(TEXTS),
                    emotion=Emotion(score=draw(st.sampled_from([None, -2, -1, 0, 1, 2])), feeling=draw(TEXTS)),
                )
                for place in range(draw(st.integers(0, 6)))
            ),
        )
        for number in range(draw(st.integers(0, 7)))
    )
    return JourneyMap(title=draw(TEXTS), persona=Persona(name=draw(TEXTS)), stages=stages)


MAPS = _maps()


def _told(found: Journey) -> tuple[str, tuple[Task, ...]]:
    behind = rf" \((?:(?:\d+ of \d+ touchpoints?, )?{UNCHECKED}|\d+ of \d+ touchpoints?)\)$"
    return re.sub(behind, "", found.title), found.tasks


def _meant(journey_map: JourneyMap) -> tuple[str, tuple[Task, ...]]:
    behind = _behind(choose(journey_map), basis(journey_map))
    return shorten(journey_map.display_title(), max(30, TITLE - len(behind))), meant(journey_map)
