"""The draft of a map as rows of text: what has been said so far, top to bottom. Pure.

Nothing that is on the map is left out, except rejected automations; what is not known yet takes no room.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mapcoach.export.words import BUSINESS_KINDS, CUSTOMERS, KINDS, persona_heading, signed
from mapcoach.journey.lanes import pain_marks, pain_path, point_path, spelt_out, stage_path
from mapcoach.journey.paths import walk
from mapcoach.journey.shape import FEELINGS, JourneyMap, PainPoint, Persona, Stage, Touchpoint
from mapcoach.tui.text import in_line
from mapcoach.tui.widgets.live_map_findings import BACKED, LONGEST_NAME, findings, marks, named
from mapcoach.tui.widgets.live_map_lines import LONGEST, Piece, Row

MOMENT_OF_TRUTH = "◆"
PAIN = "✗"
EMPTY = Row()

_LABEL = 11  # columns that the labels of facts take
_FEELING = 15  # columns up to a touchpoint's name: indent, "+2 very good", a blank
_NOT_IN_THE_DRAFT = ("kind", "session.")
_PERSONA = (
    ("segment", "Group"),
    ("role", "Role"),
    ("demographics", "Facts"),
    ("behaviours", "Does"),
    ("attitude", "Attitude"),
    ("channels", "Reached by"),
    ("influencers", "Asks"),
    ("goals", "Wants"),
    ("challenges", "Struggles"),
    ("values", "Values"),
    ("entry_point", "Began with"),
    ("requirements", "Needs"),
    ("desired_outcome", "Hopes for"),
    ("quote", "Says"),
)
_PLACEHOLDER = (
    Piece("Your map grows here", "title"),
    Piece("With each answer something appears: what the map is about, who the customer is, then the journey's stages."),
    Piece(
        "Each stage gets its touchpoints, how they feel and what goes wrong there; then come ideas and who does what."
    ),
    Piece("What is new is marked ● for a moment.", "muted"),
)


def rows(journey_map: JourneyMap, recipe_name: Callable[[str], str] = spelt_out) -> list[Row]:
    """All rows of the draft, or what will be here if nothing is known yet."""
    if all(value.path.startswith(_NOT_IN_THE_DRAFT) for value in walk(journey_map)):
        return [row for piece in _PLACEHOLDER for row in (Row((piece,)), EMPTY)]
    return list(_Draft(journey_map, recipe_name).rows())


class _Draft:
    def __init__(self, journey_map: JourneyMap, recipe_name: Callable[[str], str]) -> None:
        self._map = journey_map
        self._basis = journey_map.basis
        self._recipe_name = recipe_name
        self._future = journey_map.kind == "future"

    def rows(self) -> Iterator[Row]:
        yield Row((Piece(self._map.display_title(), "title"),), paths=("title", "kind"))
        yield from self._scope()
        yield from self._persona(self._map.persona)
        for number, stage in enumerate(self._map.stages, 1):
            yield EMPTY
            yield from self._stage(number, stage)
        for title, found in findings(self._map, self._recipe_name):
            if found:
                yield from (EMPTY, self._heading("", title, ""), *found)
        missing = "; ".join(self._missing())
        if missing:
            yield from (EMPTY, Row((Piece(f"Still to come: {missing}.", "muted"),)))
        if "evidence" in self._basis.values():
            yield EMPTY
            yield Row((Piece(f"{BACKED} rests on evidence; the rest about the customer is assumed.", "muted"),))

    def _missing(self) -> Iterator[str]:
        """The large parts of a map of which nothing is known yet."""
        points = self._map.touchpoints()
        if self._map.persona == Persona():
            yield "the customer"
        if not self._map.stages:
            yield "the stages of the journey"
        elif not points:
            yield "the touchpoints"
        elif all(point.emotion.score is None for point in points):
            yield "how each touchpoint feels"

    def _scope(self) -> Iterator[Row]:
        scope = self._map.scope
        if self._map.kind != "current":
            yield self._fact("Map", ("kind", KINDS[self._map.kind]))
        yield from self._facts(
            ("Business", ("scope.business", scope.business), ("scope.offering", scope.offering)),
            ("Kind", ("scope.business_kind", BUSINESS_KINDS.get(scope.business_kind or ""))),
            ("Situation", ("scope.scenario", scope.scenario)),
            ("Starts", ("scope.starts_with", scope.starts_with)),
            ("Ends", ("scope.ends_with", scope.ends_with)),
            ("For", ("scope.customers", CUSTOMERS.get(scope.customers or ""))),
            ("Aim", ("scope.objective", scope.objective)),
            ("Left out", ("scope.out_of_scope", scope.out_of_scope)),
        )

    def _persona(self, persona: Persona) -> Iterator[Row]:
        told = list(self._persona_facts(persona))
        if told or persona.name:
            yield EMPTY
            word = persona_heading(self._map)
            yield self._heading(f"{word}:" if persona.name else word, persona.name, "persona.name")
        yield from told

    def _persona_facts(self, persona: Persona) -> Iterator[Row]:
        for field, word in _PERSONA:
            value = getattr(persona, field)
            where = f"persona.{field}"
            if isinstance(value, tuple):
                yield from self._facts((word, *((f"{where}[{place}]", one) for place, one in enumerate(value))))
            else:
                yield from self._facts((word, (where, f"“{value}”" if value and field == "quote" else value)))

    def _stage(self, number: int, stage: Stage) -> Iterator[Row]:
        where = stage_path(stage)
        yield self._heading(f"{number}", named(stage.name), f"{where}.name")
        questions = ((f"{where}.questions[{place}]", f"“{one}”") for place, one in enumerate(stage.questions))
        yield from self._facts(
            ("They want", (f"{where}.customer_goal", stage.customer_goal)),
            ("They ask", *questions),
            ("We want", (f"{where}.business_goal", stage.business_goal)),
            ("Owner", (f"{where}.owner", stage.owner)),
        )
        for point in stage.touchpoints:
            yield from self._point(stage, point)

    def _point(self, stage: Stage, point: Touchpoint) -> Iterator[Row]:
        where, score = point_path(stage, point), point.emotion.score
        role = "muted" if score is None else "good" if score > 0 else "bad" if score < 0 else "soso"
        felt = "not rated" if score is None else f"{signed(score):>2} {FEELINGS[score]}"
        pieces = [Piece(named(point.name), "name")]
        if point.channel and point.channel.casefold() not in point.name.casefold():
            pieces.append(Piece(f"({in_line(point.channel, 40)})", "muted"))
        if point.moment_of_truth:
            pieces.append(Piece(f"{MOMENT_OF_TRUTH} moment of truth", "mark"))
        paths = tuple(f"{where}.{field}" for field in ("name", "channel", "moment_of_truth", "emotion.score"))
        pieces += self._backing(f"{where}.name", f"{where}.emotion.score")
        yield Row(tuple(pieces), Piece(felt, role), 2, _FEELING, paths)
        thought = f"“{point.emotion.thought}”" if point.emotion.thought else ""
        yield from self._notes(where, ("emotion.feeling", point.emotion.feeling), ("emotion.thought", thought))
        yield from self._notes(where, ("customer_action", point.customer_action))
        yield from self._notes(where, ("owner", f"looked after by {point.owner}" if point.owner else ""))
        for pain in point.pain_points:
            yield self._pain(pain, pain_path(stage, point, pain))

    def _notes(self, where: str, *notes: tuple[str, str]) -> Iterator[Row]:
        """A paragraph below a touchpoint, of those notes that there are."""
        known = [(f"{where}.{field}", text) for field, text in notes if text]
        pieces = [piece for path, text in known for piece in (Piece(text, "muted"), *self._backing(path))]
        if known:
            yield Row(tuple(pieces), hang=_FEELING, paths=tuple(path for path, _ in known))

    def _pain(self, pain: PainPoint, where: str) -> Row:
        pieces = [Piece(named(pain.text, LONGEST)), *marks(pain_marks(pain, future=self._future))]
        if pain.root_cause:
            pieces.append(Piece(f"because: {pain.root_cause}", "muted"))
        pieces += self._backing(f"{where}.text")
        fields = ("text", "severity", "root_cause", "drops_off", "share")
        paths = tuple(f"{where}.{field}" for field in fields)
        return Row(tuple(pieces), Piece(PAIN, "bad"), _FEELING - 2, _FEELING, paths)

    def _heading(self, lead: str, text: str, path: str) -> Row:
        pieces = tuple(Piece(in_line(one, LONGEST_NAME), "heading") for one in (lead, text) if one)
        return Row(pieces, paths=(path,) if path else ())

    def _facts(self, *facts: tuple[str, *tuple[tuple[str, str | None], ...]]) -> Iterator[Row]:
        for word, *said in facts:
            known = [(path, text) for path, text in said if text]
            if known:
                yield self._fact(word, *known)

    def _fact(self, word: str, *said: tuple[str, str]) -> Row:
        pieces: list[Piece] = []
        for place, (path, text) in enumerate(said, 1):
            end, backing = ";" if place < len(said) else "", self._backing(path)
            pieces.append(Piece(f"{in_line(text, LONGEST)}{'' if backing else end}"))
            pieces += (Piece(f"{mark.text}{end}", mark.role) for mark in backing)
        return Row(tuple(pieces), Piece(word, "label"), 2, _LABEL + 2, tuple(path for path, _ in said))

    def _backing(self, *paths: str) -> tuple[Piece, ...]:
        return (Piece(BACKED, "good"),) if any(self._basis.get(path) == "evidence" for path in paths) else ()
