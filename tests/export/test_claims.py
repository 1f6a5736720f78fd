"""What a map claims, and how much of it rests on evidence."""

from __future__ import annotations

from mapcoach.export.claims import basis
from mapcoach.journey import JourneyMap
from mapcoach.journey.shape import Persona


def test_the_same_words_twice_are_two_statements_and_no_evidence() -> None:
    twice = JourneyMap(persona=Persona(name="Maya", goals=("a quiet room", "a quiet room")))
    stands = basis(twice)
    assert (stands.backed, stands.total) == (0, 2)


def test_each_statement_that_is_backed_counts_once() -> None:
    goals = JourneyMap(
        persona=Persona(name="Maya", goals=("a quiet room", "a quiet room", "a window")),
        basis={"persona.goals[0]": "evidence", "persona.goals[1]": "evidence", "persona.goals[2]": "assumption"},
    )
    stands = basis(goals)
    assert (stands.backed, stands.total) == (2, 3)
