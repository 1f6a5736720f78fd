from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mapcoach.journey import JOURNAL, JournalEntry, JourneyMap, extend, fold, new_entry, walk
from mapcoach.journey import operations as ops
from mapcoach.journey.journal import live_entries
from tests.journey.strategies import TEXTS, journals


@given(journals())
def test_folding_is_total_and_deterministic(journal: list[JournalEntry]) -> None:
    first, second = fold(journal), fold(list(journal))
    assert first == second
    JourneyMap.model_validate(first.map.model_dump())  # whatever the operations did, the map keeps its shape


@given(journals(), st.integers(0, 12))
def test_folding_step_by_step_gives_the_same_as_folding_at_once(journal: list[JournalEntry], cut: int) -> None:
    before = journal[:cut]
    assert extend(fold(before), before, journal[cut:]) == fold(journal)


@given(journals(max_size=6), journals(max_size=1))
def test_undo_after_do_is_the_identity(journal: list[JournalEntry], more: list[JournalEntry]) -> None:
    done = [one.model_copy(update={"id": "done", "retracts": None, "command": ""}) for one in more]
    undone = [new_entry(command="undo", retracts="done")] if done else []
    before, after = fold(journal), fold([*journal, *done, *undone])
    assert after.map == before.map
    assert after.dropped == before.dropped


@given(journals(max_size=6), journals(max_size=1))
def test_undoing_an_undo_brings_everything_back(journal: list[JournalEntry], more: list[JournalEntry]) -> None:
    done = [one.model_copy(update={"id": "done", "retracts": None, "command": ""}) for one in more]
    undo = new_entry(command="undo", retracts="done")
    again = new_entry(command="undo", retracts=undo.id)
    assert fold([*journal, *done, undo, again]).map == fold([*journal, *done]).map


@given(journals())
def test_a_journal_and_its_map_survive_json_exactly(journal: list[JournalEntry]) -> None:
    assert JOURNAL.validate_json(JOURNAL.dump_json(journal)) == journal
    journey_map = fold(journal).map
    assert JourneyMap.model_validate_json(journey_map.model_dump_json()) == journey_map


@given(TEXTS)
def test_any_text_survives_json_exactly(text: str) -> None:
    entry = new_entry(reply=text, operations=(ops.SetScope(field="business", value=text),))
    assert JOURNAL.validate_json(JOURNAL.dump_json([entry])) == [entry]


@given(journals())
def test_every_value_on_the_map_names_the_entry_that_put_it_there(journal: list[JournalEntry]) -> None:
    journey_map = fold(journal).map
    ids = {entry.id for entry in journal}
    for path, key, value in walk(journey_map):
        known = journey_map.provenance.get(path)
        assert known in ids or (key == ("map", "kind") and value == "current"), path
    assert set(journey_map.provenance) <= {path for path, _, _ in walk(journey_map)}


def _journal() -> list[JournalEntry]:
    """Two stages, one of them with a touchpoint, a feeling, a trouble and an idea."""
    return [
        new_entry(operations=(ops.StartMap(id="m1"),)),
        new_entry(
            operations=(ops.AddStage(id="s1", name="Book"), ops.AddStage(id="s2", name="Visit")), reply="book, visit"
        ),
        new_entry(
            operations=(ops.AddTouchpoint(id="t1", stage="s1", name="Phone"),), reply="phone", basis="assumption"
        ),
        new_entry(operations=(ops.AddTouchpoint(id="t2", stage="s2", name="Desk"),), reply="desk"),
        new_entry(operations=(ops.SetEmotion(touchpoint="t1", score=-2),), reply="1"),
        new_entry(operations=(ops.AddPainPoint(id="p1", touchpoint="t1", text="on hold"),), reply="on hold"),
        new_entry(operations=(ops.AddOpportunity(id="o1", text="call back", pain_point="p1"),), reply="call back"),
    ]


def test_an_edit_of_an_early_answer_keeps_the_later_ones() -> None:
    journal = _journal()
    edit = new_entry(
        command="edit",
        retracts=journal[1].id,
        operations=(ops.AddStage(id="s1", name="Get an appointment"), ops.AddStage(id="s2", name="Visit")),
    )
    folded = fold([*journal, edit])
    assert [stage.name for stage in folded.map.stages] == ["Get an appointment", "Visit"]
    assert folded.map.touchpoint("t1") is not None
    assert folded.map.pain_points()[0].text == "on hold"
    assert not folded.dropped


def test_retracting_a_stage_keeps_what_can_be_kept_and_reports_the_rest() -> None:
    journal = _journal()
    edit = new_entry(command="edit", retracts=journal[1].id, operations=(ops.AddStage(id="s2", name="Visit"),))
    folded = fold([*journal, edit])
    assert [stage.name for stage in folded.map.stages] == ["Visit"]
    assert [point.name for point in folded.map.touchpoints()] == ["Desk"]
    assert [(idea.text, idea.pain_point) for idea in folded.map.opportunities] == [("call back", "")]
    assert [dropped.entry.reply for dropped in folded.dropped] == ["phone", "1", "on hold"]


def test_of_two_edits_of_one_answer_the_later_counts() -> None:
    first = new_entry(operations=(ops.SetPersona(field="name", value="Maya"),))
    edits = [
        new_entry(command="edit", retracts=first.id, operations=(ops.SetPersona(field="name", value=name),))
        for name in ("Tom", "Rosa")
    ]
    assert fold([first, *edits]).map.persona.name == "Rosa"
    undo = new_entry(command="undo", retracts=edits[1].id)
    assert fold([first, *edits, undo]).map.persona.name == "Tom"


def _stages(*names: str) -> tuple[ops.AddStage, ...]:
    return tuple(ops.AddStage(id=f"{name}-id", name=name) for name in names)


def test_an_edit_of_an_edit_replaces_both() -> None:
    first = new_entry(operations=_stages("Discover", "Compare", "Buy"))
    second = new_entry(command="edit", retracts=first.id, operations=_stages("Discover", "Pay"))
    third = new_entry(command="edit", retracts=second.id, operations=_stages("Discover", "Choose"))
    later = new_entry(operations=(ops.SetTitle(value="later"),))
    journal = [first, later, second, third]
    assert [stage.name for stage in fold(journal).map.stages] == ["Discover", "Choose"]
    assert live_entries(journal) == [third, later]
    undo = new_entry(command="undo", retracts=third.id)
    assert live_entries([*journal, undo]) == [second, later]
    undo_second = new_entry(command="undo", retracts=second.id)
    assert live_entries([*journal, undo, undo_second]) == [first, later]
    assert live_entries([*journal, undo_second]) == [third, later]


@given(st.lists(st.tuples(st.sampled_from(["", "edit", "undo"]), st.integers(0, 7)), max_size=8))
def test_of_an_answer_and_its_edits_at_most_one_counts(plan: list[tuple[str, int]]) -> None:
    journal: list[JournalEntry] = []
    roots: list[int] = []
    for number, (command, aim) in enumerate(plan):
        target = aim if command and aim < number else None
        journal.append(
            new_entry(command=command, retracts=journal[target].id if target is not None else None).model_copy(
                update={"id": f"e{number}"}
            )
        )
        journal[-1] = journal[-1].model_copy(update={"retracts": f"e{target}" if target is not None else None})
        edits = command == "edit" and target is not None and journal[target].command != "undo"
        roots.append(roots[target] if edits and target is not None else number)
    live = [roots[int(entry.id[1:])] for entry in live_entries(journal)]
    assert len(live) == len(set(live))
    assert live == sorted(live)


def test_evidence_turns_what_it_supports_from_assumption_into_evidence() -> None:
    journal = _journal()
    known = new_entry(operations=(ops.AddEvidence(id="v1", kind="survey", supports=("t1",)),))
    before, after = fold(journal).map, fold([*journal, known]).map
    path = "stages[s1].touchpoints[t1].name"
    assert (before.basis[path], after.basis[path]) == ("assumption", "evidence")


def test_without_its_evidence_a_value_is_an_assumption_again() -> None:
    journal = [*_journal(), new_entry(operations=(ops.AddEvidence(id="v1", kind="survey", supports=("t1",)),))]
    gone = fold([*journal, new_entry(operations=(ops.RemoveEvidence(evidence="v1"),))]).map
    assert gone.basis["stages[s1].touchpoints[t1].name"] == "assumption"
    elsewhere = fold([*journal, new_entry(operations=(ops.ChangeEvidence(evidence="v1", supports=("t2",)),))]).map
    assert elsewhere.basis["stages[s1].touchpoints[t1].name"] == "assumption"
    assert elsewhere.basis["stages[s2].touchpoints[t2].name"] == "evidence"


def test_evidence_supports_only_what_is_there() -> None:
    supports = ("", "map", "review", "nobody", "t1", "persona")
    journey_map = fold([*_journal(), new_entry(operations=(ops.AddEvidence(id="v1", supports=supports),))]).map
    assert journey_map.evidence[0].supports == ("t1", "persona")


def test_a_change_without_a_word_on_it_keeps_the_basis() -> None:
    rename = new_entry(operations=(ops.SetTouchpoint(touchpoint="t1", field="name", value="Hotline"),))
    journey_map = fold([*_journal(), rename]).map
    path = "stages[s1].touchpoints[t1].name"
    assert (journey_map.basis[path], journey_map.provenance[path]) == ("assumption", rename.id)


def test_a_touchpoint_that_moves_keeps_its_provenance() -> None:
    journal = [*_journal(), new_entry(operations=(ops.MoveTouchpoint(touchpoint="t1", stage="s2", position=0),))]
    journey_map = fold(journal).map
    assert [point.id for point in journey_map.stages[1].touchpoints] == ["t1", "t2"]
    assert journey_map.provenance["stages[s2].touchpoints[t1].emotion.score"] == journal[4].id


def test_merging_stages_keeps_everything_of_both() -> None:
    journey_map = fold([*_journal(), new_entry(operations=(ops.MergeStages(stage="s1", into="s2"),))]).map
    assert [(stage.name, len(stage.touchpoints)) for stage in journey_map.stages] == [("Visit", 2)]
    assert journey_map.opportunities[0].pain_point == "p1"


def test_merging_stages_carries_what_was_said_with_who_said_it_and_why() -> None:
    said = new_entry(
        operations=(
            ops.SetStage(stage="s1", field="owner", value="Ana"),
            ops.AddStageQuestions(stage="s1", items=("When?",)),
        ),
        basis="evidence",
    )
    more = new_entry(
        operations=(
            ops.SetMeasure(name="NPS", stage="s1"),
            ops.AddEvidence(id="v1", supports=("s1",)),
            ops.ChooseAutomation(id="a1", recipe="welcome", stage="s1", touchpoint="t1"),
        )
    )
    merged = fold([*_journal(), said, more, new_entry(operations=(ops.MergeStages(stage="s1", into="s2"),))]).map
    stage = merged.stages[0]
    assert (stage.owner, stage.questions) == ("Ana", ("When?",))
    for path in ("stages[s2].owner", "stages[s2].questions[0]"):
        assert (merged.provenance[path], merged.basis[path]) == (said.id, "evidence")
    assert merged.measures[0].stage == "s2"
    assert merged.evidence[0].supports == ("s2",)
    assert (merged.automations[0].stage, merged.automations[0].touchpoint) == ("s2", "t1")


def test_an_automation_outlives_its_touchpoint() -> None:
    chosen = new_entry(
        operations=(ops.ChooseAutomation(id="a1", recipe="welcome", stage="s1", touchpoint="t1", pain_point="p1"),)
    )
    left = fold([*_journal(), chosen, new_entry(operations=(ops.RemoveTouchpoint(touchpoint="t1"),))]).map.automations
    assert [(one.stage, one.touchpoint, one.pain_point) for one in left] == [("s1", "", "")]


def test_rewording_a_trouble_keeps_the_evidence_that_backs_it() -> None:
    known = new_entry(operations=(ops.AddEvidence(id="v1", kind="survey", supports=("p1",)),))
    reworded = new_entry(operations=(ops.ChangePainPoint(pain_point="p1", text="40 minutes on hold"),))
    journey_map = fold([*_journal(), known, reworded]).map
    assert journey_map.basis["stages[s1].touchpoints[t1].pain_points[p1].text"] == "evidence"


def test_a_basis_can_be_said_of_one_field() -> None:
    made = fold(
        [
            new_entry(
                operations=(
                    ops.AddStage(id="s1", name="Book"),
                    ops.AddTouchpoint(id="t1", stage="s1", name="Phone"),
                    ops.SetEmotion(touchpoint="t1", score=-1, feeling="cross"),
                    ops.SetBasis(targets=("t1.emotion.score", "s1"), basis="evidence"),
                ),
                basis="assumption",
            )
        ]
    ).map
    score, feeling = (f"stages[s1].touchpoints[t1].emotion.{field}" for field in ("score", "feeling"))
    assert (made.basis[score], made.basis[feeling]) == ("evidence", "assumption")
    assert (made.basis["stages[s1].name"], made.basis["stages[s1].touchpoints[t1].name"]) == ("evidence", "assumption")


def test_a_basis_of_a_field_of_nothing_is_told() -> None:
    done = fold([new_entry(operations=(ops.SetBasis(targets=("t9.emotion.score",), basis="evidence"),))])
    assert [one.operation.op for one in done.dropped] == ["set_basis"]  # type: ignore[attr-defined]
