import os
import re
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from mapcoach.automation import top
from mapcoach.export.draft import Draft
from mapcoach.export.drafting import draft
from mapcoach.export.escaping import clean
from mapcoach.export.layout import width
from mapcoach.export.markdown import lay_out, markdown, render
from mapcoach.journey import Emotion, JourneyMap, PainPoint, Persona, Scope, Stage, Touchpoint
from mapcoach.journey.shape import ParkedNote
from tests.export import hostile, maps
from tests.export.doubles import advice
from tests.export.reading import html, items, parse, seen, skeleton, words

GOLDEN = Path(__file__).parent / "golden"


def drafted(journey_map: JourneyMap, **recommended: Any) -> Draft:
    stages = advice(journey_map, **recommended)
    return draft(journey_map, stages, top(stages), maps.TODAY)


def written(journey_map: JourneyMap) -> str:
    return lay_out(drafted(journey_map))


def section(document: str, heading: str) -> str:
    return re.split(rf"^## {re.escape(heading)}$", document, flags=re.M)[1].split("\n## ")[0]


# --- whole drafts ---------------------------------------------------------------------------------------------

DRAWN = {
    "clinic": maps.clinic(),
    "saas_churn": maps.saas_churn(),
    "future_b2b": maps.future_catalogue(),
    "empty": JourneyMap(),
}


@pytest.mark.parametrize("name", DRAWN)
def test_draft_is_the_one_that_was_read_and_approved(name, request):
    document = written(DRAWN[name])
    file = GOLDEN / f"{name}.md"
    if request.config.getoption("--golden-update", default=False):
        file.write_text(document, "utf-8")
    assert document == file.read_text("utf-8")


@pytest.mark.parametrize("name", DRAWN)
def test_draft_is_tidy(name):
    document = written(DRAWN[name])
    assert document.endswith("\n")
    assert not document.endswith("\n\n")
    assert not re.search(r"[ \t]$", document, re.MULTILINE)
    assert "\n\n\n" not in document
    assert document == written(DRAWN[name])


@pytest.mark.parametrize("name", DRAWN)
def test_draft_has_all_its_sections_in_order(name):
    headings = re.findall(r"^## (.+)$", written(DRAWN[name]), re.MULTILINE)
    parking_lot = ["Parking lot"] if name == "clinic" else []
    assert headings == [
        "Summary",
        "Scope",
        "Ideal customer profile" if name == "future_b2b" else "The customer",
        "The map",
        "Emotion curve",
        "Each stage in detail",
        "Pain points, ranked",
        "Opportunities",
        "Recommended automations",
        "What is evidence and what is assumption",
        "Open questions",
        "Walk the journey yourself",
        "Owners and measures",
        *parking_lot,
        "Review",
    ]


def test_no_section_of_an_empty_map_is_empty():
    document = written(JourneyMap())
    for part in document.split("\n## ")[1:]:
        body = [line for line in part.split("\n")[1:] if line and not line.startswith("#")]
        assert body, part


# --- hostile text ---------------------------------------------------------------------------------------------

_CODES = {
    "id",
    "kind",
    "business_kind",
    "customers",
    "recipe",
    "stage",
    "touchpoint",
    "pain_point",
    "status",
    "supports",
    "participant",
    "item",
    "about",
}


def with_texts(part: Any, texts: dict[str, str]) -> Any:
    """The same map with other words: every text that people type is replaced."""
    if isinstance(part, BaseModel):
        codes = {"basis", "provenance", *_CODES}
        values = {name: with_texts(getattr(part, name), texts) for name in type(part).model_fields if name not in codes}
        return part.model_copy(update=values)
    if isinstance(part, tuple):
        return tuple(with_texts(one, texts) for one in part)
    return texts[part] if isinstance(part, str) and part else part


def texts_of(part: Any) -> list[str]:
    """Every text that people type on a map."""
    found: dict[str, str] = {}

    class Seen(dict[str, str]):
        def __missing__(self, key: str) -> str:
            return found.setdefault(key, key)

    with_texts(part, Seen())
    return list(found)


_NAMED = maps.clinic()
_TYPED = texts_of(_NAMED)
_ANY = st.lists(hostile.text.filter(lambda text: bool(seen(text))), min_size=8, max_size=8)


def _framed(told: Draft) -> Draft:
    """The draft with a fixed checklist, and without open questions, because both depend on what the words say."""
    walk = tuple(replace(check, stops=tuple((place, ("Try it.",)) for place, _ in check.stops)) for check in told.walk)
    return replace(told, walk=walk, questions=())


@given(texts=_ANY)
@settings(max_examples=25, deadline=None)
def test_hostile_words_make_the_same_document_as_plain_ones(texts):
    typed = {text: texts[place % len(texts)] for place, text in enumerate(_TYPED)}
    same: dict[str, str] = {}
    plain = {text: same.setdefault(clean(new).casefold(), f"word{len(same)}") for text, new in typed.items()}
    told = drafted(with_texts(_NAMED, typed), name=texts[0], message=texts[1], steps=(texts[2],), reasons=(texts[3],))
    document = lay_out(_framed(told))
    told_plainly = drafted(with_texts(_NAMED, plain), name="a", message="b", steps=("c",), reasons=("d",))
    assert skeleton(document) == skeleton(lay_out(_framed(told_plainly)))
    shown = words(parse(document))
    for field in ("goals", "requirements"):
        for text in getattr(with_texts(_NAMED, typed).persona, field):
            assert seen(text) in shown
    notes = with_texts(_NAMED, typed).parking_lot
    assert [seen(note.text) for note in notes] == items(section(document, "Parking lot"))


@given(texts=_ANY)
@settings(max_examples=15, deadline=None)
def test_nobody_is_linked_called_or_shown_a_picture(texts):
    typed = {text: texts[place % len(texts)] for place, text in enumerate(_TYPED)}
    page = html(written(with_texts(_NAMED, typed)))
    outside_code = re.sub(r"<(code|pre)[ >].*?</\1>", "", page, flags=re.S)
    assert not re.search(r"<(a|img|script|b|input|sup|eq|span)[ >]", outside_code)
    assert not re.search(r"(?<![\w&])@\w|(?<![\w&])#\d", outside_code)


def test_a_word_that_begins_like_markup_does_not_change_the_list_it_stands_in():
    persona = Persona(name="# Maya", goals=("- find | a dentist", "1. no surprises"))
    document = written(JourneyMap(persona=persona))
    assert "- **Goals:** \\- find | a dentist; 1\\. no surprises" in document


def test_a_facilitator_can_change_a_section_without_touching_the_installation():
    folder = Path(os.environ["MAPCOACH_CONFIG_DIR"]) / "templates" / "markdown"
    ours = section(written(maps.clinic()), "Review")
    folder.mkdir(parents=True)
    (folder / "review.md.j2").write_text("## Review\n\nAsk {{ draft.title }}.\n", "utf-8")
    assert section(written(maps.clinic()), "Review").strip() == "Ask First visit to the dentist."
    (folder / "review.md.j2").unlink()
    assert section(written(maps.clinic()), "Review") == ours


def test_templates_escape_what_they_print_and_refuse_what_is_no_text():
    assert markdown("*x*") == "\\*x\\*"
    assert markdown(7) == "7"
    with pytest.raises(TypeError, match="list"):
        markdown(["x"])


def test_a_long_text_is_cut_in_the_table_and_whole_in_the_details():
    long = "because " * 1_250
    pain = PainPoint(id="p", text=long)
    point = Touchpoint(id="t", name="Form", channel="website", pain_points=(pain,))
    document = written(JourneyMap(stages=(Stage(id="s", name="Book", touchpoints=(point,)),)))
    assert max(map(len, section(document, "The map").split("\n"))) < 200
    assert long.strip() in section(document, "Each stage in detail")


def test_a_name_of_invisible_characters_is_shown_as_missing():
    point = Touchpoint(id="t", name="\u200b\u202e")
    document = written(JourneyMap(stages=(Stage(id="s", name="\x00", touchpoints=(point,)),)))
    assert "### 1. (no name)" in document
    assert "#### (no name)" in document


# --- what it says ---------------------------------------------------------------------------------------------


def test_summary_names_the_lowest_and_the_highest_moment_and_three_actions():
    summary = section(written(maps.clinic()), "Summary")
    assert "**Lowest moment:** Booking form (stage 2, Book): very bad (-2), annoyed. The form asks" in summary
    assert "**Highest moment:** Reception (stage 3, First visit): very good (+2), welcome" in summary
    assert re.findall(r"^  (\d)\. (\w+)", summary, re.MULTILINE) == [("1", "Ask"), ("2", "Automate"), ("3", "A")]


def test_seven_stages_make_two_tables_of_four_and_three():
    document = section(written(maps.saas_churn()), "The map")
    assert re.findall(r"^### (.+)$", document, re.MULTILINE) == ["Stages 1 to 4", "Stages 5 to 7"]
    headers = [line for line in document.split("\n") if line.startswith("| Stage")]
    assert [line.count("|") - 2 for line in headers] == [4, 3]


@pytest.mark.parametrize(
    ("stages", "sizes"), [(1, [1]), (4, [4]), (5, [3, 2]), (7, [4, 3]), (8, [4, 4]), (9, [3, 3, 3])]
)
def test_stages_are_spread_over_tables(stages, sizes):
    parts = tuple(Stage(id=f"s{number}", name=f"Part {number}") for number in range(stages))
    headers = [line for line in written(JourneyMap(stages=parts)).split("\n") if line.startswith("| Stage ")]
    assert [line.count("|") - 2 for line in headers] == sizes


def test_pain_points_are_ranked_by_drop_off_then_severity_then_share_then_feeling():
    def point(name: str, score: int | None, **pain: Any) -> Touchpoint:
        return Touchpoint(
            id=f"t{name}",
            name=name,
            emotion=Emotion(score=score),
            pain_points=(PainPoint(id=f"p{name}", text=f"pain {name}", **pain),),
        )

    points = (
        point("e", -1),
        point("d", -2),
        point("c", 1, severity=3),
        point("b", 1, severity=3, share=0.5),
        point("a", 2, drops_off=True),
    )
    document = written(JourneyMap(stages=(Stage(id="s", name="Book", touchpoints=points),)))
    assert re.findall(r"\*\*pain (\w)\*\*", section(document, "Pain points, ranked")) == list("abcde")


def test_assumptions_are_marked_only_where_something_rests_on_evidence():
    mixed, assumed = written(maps.clinic()), written(maps.saas_churn())
    assert "- **Goals:** find one dentist for the whole family; no surprises\n" in mixed
    assert "- **What they want:** Find a dentist nearby whom others trust (?)\n" in mixed
    assert "(?)" not in assumed
    assert "read every statement about them as an assumption" in assumed


def test_statements_of_which_nobody_said_what_they_rest_on_are_assumptions():
    journey_map = JourneyMap(
        persona=Persona(segment="parents", goals=("rest", "order")),
        basis={"persona.segment": "evidence"},
    )
    document = written(journey_map)
    assert "**Goals:** rest (?); order (?)" in document
    assert "1 of 3 statements rest on evidence" in document


def test_a_future_map_does_not_read_as_if_it_were_so_today():
    document = written(maps.future_catalogue())
    assert "How they should feel" in document
    assert "How they feel" not in document
    assert "eople could give up here; it hits 20% of them" in document


@pytest.mark.parametrize("kind", ["current", "future", "day_in_the_life", "renewal", "churn"])
def test_each_kind_of_map_says_what_it_is(kind):
    assert re.search(r"^This map shows .+\.", written(JourneyMap(kind=kind)), re.MULTILINE)


def test_what_was_parked_is_listed_near_the_end_and_nowhere_else():
    notes = (
        ParkedNote(id="n1", text="# the *lease* of @landlord"),
        ParkedNote(id="n2", text="- whitening\non Saturdays"),
    )
    document = written(JourneyMap(parking_lot=notes))
    assert items(section(document, "Parking lot")) == ["# the *lease* of @landlord", "- whitening on Saturdays"]
    assert document.count("whitening") == 1
    assert (
        document.index("\n## Open questions\n") < document.index("\n## Parking lot\n") < document.index("\n## Review\n")
    )
    assert section(document, "Open questions") == section(written(JourneyMap()), "Open questions")


@pytest.mark.parametrize("notes", [(), ("",), ("\u200b", " \x00 ")])
def test_a_draft_has_no_parking_lot_when_there_is_nothing_in_it(notes):
    parked = tuple(ParkedNote(id=f"n{number}", text=text) for number, text in enumerate(notes))
    assert written(JourneyMap(parking_lot=parked)) == written(JourneyMap())


def test_suggested_review_says_that_it_is_suggested():
    assert "Suggested: 20 May 2027, 6 months after the last change." in section(written(maps.clinic()), "Review")
    assert "Was due on 1 October 2026: it is time to look again." in section(written(maps.saas_churn()), "Review")


def test_ids_of_parts_are_not_shown():
    stage = Stage(id="szzqqxx1", name="Book", touchpoints=(Touchpoint(id="tzzqqxx2", name="Form"),))
    assert "zzqqxx" not in written(JourneyMap(id="mzzqqxx3", stages=(stage,)))


def test_curve_fits_a_hundred_columns():
    block = section(written(maps.saas_churn()), "Emotion curve").split("```")[1]
    assert max(width(line) for line in block.split("\n")) <= 100


def test_the_checklist_is_made_from_the_channels():
    walk = section(written(maps.clinic()), "Walk the journey yourself")
    form, phone = walk.split("**Booking form (website)**")[1].split("**Phone**")
    assert "Fill in the form" in form
    assert "Call the number" not in form
    assert "Call the number" in phone


def test_what_was_decided_about_automations_is_shown():
    decided = section(written(maps.clinic()), "Recommended automations")
    assert re.search(
        r"Appointment reminders with what to bring +\| 3\. First visit .+\| chosen +\| Make +\| Tom", decided
    )
    assert re.search(r"\| rejected", decided)


def test_the_catalogue_s_own_recommendations_are_laid_out():
    decided = section(render(maps.clinic(), maps.TODAY), "Recommended automations")
    chosen = decided.split("#### Appointment reminders with what to bring\n")[1].split("\n#### ")[0]
    assert "- **Decision:** chosen; tool: Make; looked after by Tom" in chosen
    assert "The card comes a week early" in chosen
    assert re.findall(r"^  - (\w+): ", chosen, re.MULTILINE) == ["Make"]
    for label in ("Why here", "Starts when", "Message idea", "Measure", "Stops when", "Consent", "By hand first"):
        assert f"- **{label}:** " in chosen


def test_a_stage_without_touchpoints_is_told_to_wait():
    assert "Too early: this stage has no touchpoints yet." in section(
        written(maps.future_catalogue()), "Recommended automations"
    )


def test_a_thousand_touchpoints_are_drafted_in_bounded_time():
    pain = PainPoint(id="", text="It takes too long", severity=2)
    stages = tuple(
        Stage(
            id=f"s{stage}",
            name=f"Stage {stage}",
            touchpoints=tuple(
                Touchpoint(
                    id=f"t{stage}.{place}",
                    name=f"Touchpoint {place}",
                    channel="website",
                    emotion=Emotion(score=place % 5 - 2, thought="Hm."),
                    pain_points=(pain.model_copy(update={"id": f"p{stage}.{place}"}),),
                )
                for place in range(100)
            ),
        )
        for stage in range(10)
    )
    began = time.process_time()
    document = render(JourneyMap(scope=Scope(business="Big"), stages=stages), maps.TODAY)
    assert time.process_time() - began < 10  # seconds of a slow machine; usually about one
    assert document.count("#### Touchpoint") == 1_000
