"""The record of a guided session in the draft."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings

from mapcoach.export.escaping import clean
from mapcoach.export.markdown import lay_out
from mapcoach.journey import (
    Action,
    AgendaItem,
    Disagreement,
    GroupSession,
    JourneyMap,
    Opinion,
    Opportunity,
    Participant,
    Vote,
)
from tests.export import hostile, maps
from tests.export.reading import cells, html, items, parse, seen, skeleton, words
from tests.export.test_markdown import _ANY, _framed, drafted, section, texts_of, with_texts, written

HEADING = "Record of the session"
GOLDEN = Path(__file__).parent / "golden" / "workshop.md"


def record(session: GroupSession, **values: object) -> str:
    return section(written(JourneyMap.model_validate({"session": session, **values})), HEADING)


def test_draft_of_a_workshop_is_the_one_that_was_read_and_approved(request):
    document = written(maps.workshop())
    if request.config.getoption("--golden-update", default=False):
        GOLDEN.write_text(document, "utf-8")
    assert document == GOLDEN.read_text("utf-8")


@pytest.mark.parametrize("session", [GroupSession(), GroupSession(dots_each=7)])
def test_a_map_without_a_session_has_the_same_draft_as_ever(session):
    journey_map = maps.clinic().model_copy(update={"session": session})
    assert written(journey_map) == (GOLDEN.parent / "clinic.md").read_text("utf-8")


def test_the_record_stands_before_the_parking_lot_which_is_told_once():
    document = written(maps.workshop())
    order = ["Owners and measures", HEADING, "Parking lot", "Review"]
    assert [one for one in re.findall(r"^## (.+)$", document, re.MULTILINE) if one in order] == order
    assert document.count("whitening on Saturdays") == 1


def test_the_rest_of_the_draft_is_as_without_a_session():
    with_it, without = (written(one).split("\n## ") for one in (maps.workshop(), maps.clinic()))
    kept = [part for part in with_it if not part.startswith((HEADING, "Open questions"))]
    assert kept == [part for part in without if not part.startswith("Open questions")]
    more = set(items(section("\n## ".join(with_it), "Open questions")))
    assert len(more - set(items(section("\n## ".join(without), "Open questions")))) == 2


def test_answers_in_the_session_are_not_counted_as_answers_about_the_journey():
    journey_map = maps.workshop()
    provenance = {**journey_map.provenance, "session.votes[0].dots": "e900", "session.facilitator": "e901"}
    told = written(journey_map.model_copy(update={"provenance": provenance}))
    assert told.split("\n## ")[0] == written(maps.clinic()).split("\n## ")[0]


def test_minutes_planned_and_used_are_told_with_what_is_still_running():
    agenda = record(maps.workshop().session).split("### Decisions")[0]
    assert cells(agenda)[1:] == [
        ["Welcome and aim", "5 minutes", "5 minutes"],
        ["Feelings and pain points", "20 minutes", "31 minutes"],
        ["Votes", "5 minutes", "less than a minute"],
        ["Actions", "10 minutes", "not ended"],
        ["Next review", "5 minutes", "not begun"],
        ["In all", "45 minutes", "36 minutes"],
    ]


def test_time_spent_before_counts_and_a_clock_that_went_back_takes_nothing():
    item = maps.workshop().session.agenda[0]
    assert item.started
    agenda = (
        item.model_copy(update={"spent": 120}),
        item.model_copy(update={"id": "g2", "spent": 60, "ended": None}),
        item.model_copy(update={"id": "g3", "started": item.ended, "ended": item.started, "spent": 60}),
        AgendaItem(id="g4", title="No time-box"),
    )
    used = [row[2] for row in cells(record(GroupSession(agenda=agenda)))][1:]
    assert used == ["7 minutes", "not ended; 1 minute before that", "1 minute", "not begun", "9 minutes"]


def test_settled_and_open_disagreements_say_who_said_what():
    told = section(written(maps.workshop()), HEADING)
    decided, rest = told.split("### Not settled")
    assert "Decided: Ask ten patients before the card is changed (by Dr. Ito)" in decided
    assert "Guest from IT said “so-so”" in decided
    assert "somebody said “Nobody has time for it.”" in rest
    assert "Nobody's view is written down." in rest


def test_votes_are_ranked_and_name_nobody():
    session = GroupSession(
        participants=(Participant(id="u1", name="Ana"), Participant(id="u2", name="Ben")),
        dots_each=1,
        votes=(Vote(participant="u1", item="o2", dots=1), Vote(participant="u2", item="o2", dots=1)),
    )
    ideas = (Opportunity(id="o1", text="first"), Opportunity(id="o2", text="second"))
    told = record(session, opportunities=ideas)
    assert "2 people voted; everybody had 1 dot to give." in told
    assert cells(told)[1:] == [["2", "second", "opportunity"]]


def test_actions_say_who_does_what_by_when_and_what_is_missing():
    told = cells(record(GroupSession(actions=(Action(id="x1", text="Call"), Action(id="x2", text="Write", done=True)))))
    assert told[1:] == [["Call", "nobody yet", "no date yet", "open"], ["Write", "nobody yet", "no date yet", "done"]]


@pytest.mark.parametrize(
    "session",
    [
        GroupSession(facilitator="Cora"),
        GroupSession(participants=(Participant(id="u1", name="\u200b", initials="\x00"),)),
        GroupSession(disagreements=(Disagreement(id="d1", text="\u202e", values=(Opinion(value="\x07"),)),)),
        GroupSession(agenda=(AgendaItem(id="g1", title="Aim"),)),
    ],
)
def test_a_record_of_little_has_no_empty_parts_and_no_invisible_names(session):
    told = record(session)
    assert "\n\n\n" not in told
    for part in told.split("\n### ")[1:]:
        assert part.split("\n", 1)[1].strip()
    assert "** **" not in told
    assert "****" not in told
    if session.participants:
        assert "(no name)" in told


# --- hostile text ---------------------------------------------------------------------------------------------

_NAMED = maps.workshop()
_SESSION_TEXTS = texts_of(_NAMED.session)


@given(texts=_ANY)
@settings(max_examples=25, deadline=None)
def test_hostile_words_make_the_same_record_as_plain_ones(texts):
    typed = {text: texts[place % len(texts)] for place, text in enumerate(_SESSION_TEXTS)}
    same: dict[str, str] = {}
    plain = {text: same.setdefault(clean(new).casefold(), f"word{len(same)}") for text, new in typed.items()}
    hostile_one, plain_one = (
        lay_out(_framed(drafted(_NAMED.model_copy(update={"session": with_texts(_NAMED.session, words_)}))))
        for words_ in (typed, plain)
    )
    assert skeleton(hostile_one) == skeleton(plain_one)
    assert "### Votes" in hostile_one
    shown = words(parse(section(hostile_one, HEADING)))
    for one in with_texts(_NAMED.session, typed).decisions:
        assert seen(one.text) in shown


@given(texts=_ANY)
@settings(max_examples=15, deadline=None)
def test_nobody_in_a_record_is_linked_called_or_shown_a_picture(texts):
    typed = {text: texts[place % len(texts)] for place, text in enumerate(_SESSION_TEXTS)}
    session = with_texts(_NAMED.session, typed)
    page = html(written(_NAMED.model_copy(update={"session": session})))
    outside_code = re.sub(r"<(code|pre)[ >].*?</\1>", "", page, flags=re.S)
    assert not re.search(r"<(a|img|script|b|input|sup|eq|span)[ >]", outside_code)
    assert not re.search(r"(?<![\w&])@\w|(?<![\w&])#\d", outside_code)


@given(text=hostile.text)
@settings(max_examples=25, deadline=None)
def test_a_cell_of_the_agenda_stays_a_cell(text):
    rows = cells(record(GroupSession(agenda=(AgendaItem(id="g1", title=text, minutes=5),))))
    assert [len(row) for row in rows] == [3, 3, 3]
    assert rows[1][1:] == ["5 minutes", "not begun"]
