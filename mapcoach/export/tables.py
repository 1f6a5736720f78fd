"""The map as named tables of plain values: what CSV, TSV and XLSX write, and what an importer reads back.

``tables(journey_map, today)`` gives all of them, ``table(journey_map, today, name)`` one. A row has a value for each
column: text as it was typed (nothing escaped, cleaned or cut), a whole number, a fraction, or None for what is not
known. Yes/no is the text ``yes`` or ``no``. Times are ISO 8601 text. Codes are those of ``journey/shape.py``. Headers
are stable; ids come last. "Listed" is text with one item a line (``listed`` and ``unlisted``). "Step" is a touchpoint.
Columns marked * are told for the reader's sake only, names in short: an importer ignores them. With the tables marked
READ a map comes back exactly. Numbers (no.) count from 1 in the order of the map: they, not the order of the rows and
not the ids, say what belongs to what in Stages and Steps, so that rows may be sorted.

Map                * Lane, then one column a stage ("1. Look around"; "Whole journey" where needed), listed.

Persona & scope READ Part*, Field*, Value, In words*, Basis*, Source*, Key.
    One row a value. Key is its path: ``id``, ``title``, ``kind``, ``created``, ``updated``, ``scope.business``,
    ``persona.name``, ``persona.goals[0]``, ``review.due``, ``review.cadence``... A field without a value has a row with
    Value None, to fill in; its key is ``persona.goals[0]`` if it is a list.

Stages          READ Stage no., Stage, Customer goal, Customer's questions (listed), What we want them to do, Owner,
                     Steps*, Basis*, Stage id.

Steps           READ Stage no., Stage, Step no., Step, Channel, What they do, Owner, Moment of truth (yes/no),
                     Emotion (-2 to 2), Emotion in words*, Feeling, Thought, Pain no., Pain point, Severity (1 to 3),
                     Root cause, Drops off (yes/no), Share (0 to 1), Opportunities* (listed), Source* (listed),
                     Basis of the step*, Basis of the pain point*, Stage id, Step id, Pain id.
    A row for each pain point (the step's values are the same in each); a row without pain point for a step that has
    none; a row without step for a stage that has none. Step no. counts within its stage, Pain no. within its step.

Emotion curve      * No., Stage, Step, Emotion (-2 to 2), Emotion in words, Feeling, Basis.

Pain points        * Rank, Pain point, Severity (1 to 3), Severity in words, Drops off, Share (0 to 1),
                     Emotion (-2 to 2), Root cause, Stage, Step, Opportunities (listed), Source (listed), Basis,
                     Pain id.

Opportunities   READ Rank*, Opportunity, Answers*, Impact (1 to 5), Feasibility (1 to 5), Score*, Owner, Due,
                     Measured by, No. (its place on the map), Pain id, Opportunity id.

Automations     READ Automation*, Status, Stage*, Step*, Pain point*, Platform, Owner, Recipe (the catalogue's id),
                     Stage id, Step id, Pain id, Automation id.

Recommended        * Stage, Rank, Automation, Why, Starts when, For, Only if, Steps, Channel, Message idea, Goal,
                     Measure, Stops when, Owner, Consent, Effort, Impact, By hand first, Take care, What it needs,
                     What is known about it, Step, Pain point, Recipe, Stage id, Step id, Pain id.
    What has several items is listed. Where it is too early, Rank and Automation are None and Why says what comes first.

Measures        READ Measure, Now, Target, Watches*, Stage id.

Evidence        READ Kind (a code), Kind in words*, Source, Note, Supports* (listed), Supports ids (listed),
                     Evidence id.

Parking lot     READ Note, Note id.

Session         READ Record, Text, Who*, Initials, Minutes planned, Started, Ended, Seconds before, Dots, Decision,
                     Decided by*, Due, Done (yes/no), About id, Who id, Decided by id, Id.
    Only if there is a record of one. Record says what the row is: ``facilitator`` (Text is the name), ``dots each``
    (Dots), ``participant`` (Text is the name), ``agenda`` (Text is the title), ``disagreement`` (Text, About id,
    Decision, Decided by id), ``opinion`` (Text, Who id; it stands below its disagreement, whose id is About id),
    ``decision`` (Text), ``action`` (Text; Who id is the owner's name as written), ``votes in all``* (Text, Dots,
    About id).

Votes           READ Who*, For*, Dots, Journal entry, Who id, Item id. PRIVATE: who voted for what is secret, and XLSX
                     leaves it out. With Session only.

Basis           READ Place*, Field*, Value*, Basis (evidence, assumption or None), Journal entry, Key (a path).
    One row for every value of which the map knows what it stands on or which answer it came from; but for votes.

ReadMe             * Sheet, What it is.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from mapcoach.export.tables_shape import Column, Kind, Row, Table, Value
from mapcoach.export.tables_text import listed, unlisted

if TYPE_CHECKING:
    from mapcoach.journey import JourneyMap

__all__ = ["Column", "Kind", "Row", "Table", "Value", "listed", "table", "tables", "unlisted"]


def tables(journey_map: JourneyMap, today: date) -> tuple[Table, ...]:
    """All tables of this map, in the order in which they are shown. ``today`` is the day that ReadMe names."""
    from mapcoach.export.tables_readme import readme

    found = tuple(make() for make in _tables(journey_map).values())
    return (*found, readme(journey_map, found, today))


def table(journey_map: JourneyMap, today: date, name: str) -> Table:
    """One table by its name, without making the others; raises KeyError if this map has no table of that name."""
    return tables(journey_map, today)[-1] if name == "ReadMe" else _tables(journey_map)[name]()


def _tables(journey_map: JourneyMap) -> dict[str, Callable[[], Table]]:
    """What makes each table, by its name."""
    from mapcoach.export import tables_actions, tables_facts, tables_findings, tables_journey, tables_session
    from mapcoach.export.tables_backing import Backing

    backing = Backing(journey_map)
    return {
        "Map": lambda: tables_journey.map_grid(journey_map),
        "Steps": lambda: tables_journey.steps(journey_map, backing),
        "Emotion curve": lambda: tables_journey.curve(journey_map, backing),
        "Pain points": lambda: tables_findings.pain_points(journey_map, backing),
        "Opportunities": lambda: tables_findings.opportunities(journey_map),
        "Automations": lambda: tables_actions.automations(journey_map),
        "Recommended": lambda: tables_actions.recommended(journey_map),
        "Stages": lambda: tables_journey.stages(journey_map, backing),
        "Persona & scope": lambda: tables_facts.persona_and_scope(journey_map, backing),
        "Measures": lambda: tables_findings.measures(journey_map),
        "Evidence": lambda: tables_findings.evidence(journey_map),
        "Parking lot": lambda: tables_findings.parking_lot(journey_map),
        **tables_session.session(journey_map),
        "Basis": lambda: tables_facts.basis(journey_map),
    }
