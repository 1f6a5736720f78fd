import pytest

from mapcoach.export.checklist import load
from mapcoach.export.claims import basis
from mapcoach.export.draft import Grid, Said
from mapcoach.export.overview import fitted, grids
from mapcoach.journey import Emotion, JourneyMap, PainPoint, Stage, Touchpoint


def gridded(journey_map: JourneyMap) -> tuple[Grid, ...]:
    return grids(journey_map, basis(journey_map))


def _said(*texts: str) -> list[Said]:
    return [Said(text) for text in texts]


def lane(grid: Grid, label: str) -> str:
    """What stands in a lane of a table with one stage."""
    return next(row[1] for row in grid.rows if row[0] == label)


def test_items_share_the_room():
    assert fitted(_said("short", "also short"), 40) == "short; also short"
    assert fitted(_said("a very long item that goes on and on and on", "b"), 44) == "a very long item…; b"
    assert fitted(_said("one", "two", "three " * 9), 44) == "one; two; and 1 more"
    assert fitted(_said(), 44) == ""


def test_only_lanes_with_something_in_them_are_shown_besides_those_that_matter():
    (grid,) = gridded(JourneyMap(stages=(Stage(id="s", name="Book", customer_goal="a date"),)))
    assert [row[0] for row in grid.rows] == ["What they want", "Touchpoints", "How they feel", "What goes wrong"]


def test_drop_offs_come_first_and_say_so():
    pains = (PainPoint(id="p1", text="slow", severity=3), PainPoint(id="p2", text="too long", drops_off=True))
    point = Touchpoint(id="t", name="Form", channel="web form", pain_points=pains)
    (grid,) = gridded(JourneyMap(stages=(Stage(id="s", name="Book", touchpoints=(point,)),)))
    assert lane(grid, "What goes wrong") == "Drop-off: too long; slow"


def test_a_feeling_keeps_its_number_when_the_name_is_cut():
    points = tuple(Touchpoint(id=f"t{n}", name=f"{n} " + "x" * 80, emotion=Emotion(score=-2)) for n in range(3))
    (grid,) = gridded(JourneyMap(stages=(Stage(id="s", name="Book", touchpoints=points),)))
    assert lane(grid, "How they feel").count("-2") == 3


def test_a_channel_is_not_said_twice():
    points = (
        Touchpoint(id="t1", name="Welcome email", channel="Email"),
        Touchpoint(id="t2", name="Form", channel="website"),
    )
    (grid,) = gridded(JourneyMap(stages=(Stage(id="s", name="Book", touchpoints=points),)))
    assert lane(grid, "Touchpoints") == "Welcome email; Form (website)"


@pytest.mark.parametrize(
    ("name", "channel", "expected"),
    [
        ("Home", "website", "Open the page"),
        ("Contact form", "website", "Fill in the form"),
        ("Checkout", "website", "each cost"),
        ("Support line", "phone", "Call the number"),
        ("Welcome", "Email", "Get the message"),
        ("Welcome", "e-mail", "Get the message"),
        ("Instagram post", "social media", "as a stranger"),
        ("Spring campaign", "ads", "click it"),
        ("Leaflet", "print", "Hold it in your hands"),
        ("Counter", "in person", "Go there as a customer"),
        ("Trustpilot", "", "ten newest reviews"),
        ("Demo call", "", "Call the number"),
        ("Something", "carrier pigeon", "Go through it as this customer would"),
        ("Clinic website", "website", "Open the page"),
    ],
)
def test_what_to_try_fits_the_touchpoint(name, channel, expected):
    told = load().at(Touchpoint(id="t", name=name, channel=channel))
    assert 1 <= len(told) <= 3
    assert any(expected in one for one in told)


def test_a_clinic_s_website_is_not_a_place_to_walk_into():
    told = load().at(Touchpoint(id="t", name="Clinic website", channel="website"))
    assert not any("Go there" in one for one in told)
