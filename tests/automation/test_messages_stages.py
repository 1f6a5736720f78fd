"""No two stages get the same text, and nothing that people type gets out of its place."""

import re
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapcoach.automation import catalogue, recommend
from mapcoach.automation.message_draft import FIELD_WORDS, VOICES, MergeField, MessageDraft
from mapcoach.automation.messages import message_drafts
from mapcoach.automation.messages_text import harmless, pieces
from mapcoach.journey import JourneyMap
from mapcoach.journey.shape import BUSINESS_KINDS, MAP_KINDS
from tests.automation.maps import a_map, pain, point, stage
from tests.automation.messages_maps import advised, bodies, told
from tests.automation.test_messages import SENDING
from tests.export import hostile

LONG = "Get an appointment that fits between work and school without having to ring three times or to wait on the line"


def two_stages(first: dict[str, Any], second: dict[str, Any], place: str = "Phone") -> JourneyMap:
    """Two stages that look alike apart from what is given."""
    made = [
        stage(one.pop("name", "Step"), point(place, "phone", pain("nobody ever replies", severity=3), feel=-2), **one)
        for one in (first, second)
    ]
    return a_map("local", *made, stage("End", point("Farewell")))


ALIKE: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "goals differ": ({"goal": "Get a date"}, {"goal": "Know the price"}),
    "questions differ": ({"questions": ["Will it hurt?"]}, {"questions": ["What will it cost?"]}),
    "nothing differs": ({}, {}),
    "the goal is the same": ({"goal": "Get a date"}, {"goal": "Get a date"}),
    "the goals begin alike": ({"goal": f"{LONG} on Monday"}, {"goal": f"{LONG} on Friday"}),
    "the goals look alike": ({"goal": "Patients’ “rights”"}, {"goal": 'patients\' "rights"'}),
    "only one has a goal": ({"goal": "Get a date"}, {}),
    "a goal is the other's question": ({"goal": "Will it hurt?"}, {"questions": ["Will it hurt?"]}),
    "names that cannot be seen": ({"name": "\u200b", "goal": "\u202e\x00"}, {"name": "\ue000", "goal": "[]"}),
}


@pytest.mark.parametrize("how", ALIKE)
def test_the_same_entry_at_two_stages_never_says_the_same(how):
    one, other = ALIKE[how]
    journey_map = two_stages(dict(one), dict(other))
    for recipe in SENDING:
        for channel in catalogue()[recipe].channels:
            first = message_drafts(journey_map, advised(recipe, channel, "s1", pain_point="s1t1p1"))
            second = message_drafts(journey_map, advised(recipe, channel, "s2", pain_point="s2t1p1"))
            texts = [without_names(told(draft)[1]) for draft in (*first, *second)]
            assert len(texts) == len(set(texts)) > 0, f"{recipe} {texts}"


@pytest.mark.parametrize("how", ALIKE)
def test_subjects_differ_where_an_entry_was_chosen_for_two_stages(how):
    one, other = ALIKE[how]
    alike = two_stages(dict(one), dict(other)).model_dump()
    for recipe in SENDING:
        chosen = [{"id": f"c{at}", "recipe": recipe, "stage": at} for at in ("s1", "s2")]
        journey_map = JourneyMap.model_validate({**alike, "automations": chosen})
        drafts = [draft for at in ("s1", "s2") for draft in message_drafts(journey_map, advised(recipe, "", at))]
        subjects = [re.sub(r"[“”\"’']", "", told(draft)[0].casefold()) for draft in drafts if draft.subject]
        assert len(subjects) == len(set(subjects)), subjects


def test_subjects_differ_where_an_entry_is_made_for_trouble_at_two_stages():
    late = [stage(name, point("Email", "email", "nobody ever replies"), goal=name) for name in ("Ask", "Complain")]
    journey_map = a_map("local", *late)
    first, second = (message_drafts(journey_map, advised("response-time-alert", "email", at)) for at in ("s1", "s2"))
    assert told(first[0])[0] == "Your message has arrived [add two words on “Ask”]"
    assert told(second[0])[0] == "Your message has arrived [add two words on “Complain”]"
    only = a_map("local", late[0])
    assert told(message_drafts(only, advised("response-time-alert", "email"))[0])[0] == "Your message has arrived"


def without_names(text: str) -> str:
    return re.sub(r"phone|step|rosa|[“”\"’']", "", text.casefold())


def test_an_entry_chosen_for_several_places_of_a_stage_says_something_else_at_each():
    choices = [
        {
            "id": f"c{place}",
            "recipe": "order-confirmation",
            "stage": "s1",
            "touchpoint": "s1t1",
            "pain_point": f"s1t1p{place}",
        }
        for place in (1, 2)
    ]
    journey_map = a_map(
        "local",
        stage(
            "Book", point("Form", "sms", "no confirmation for days", "no confirmation on Sundays"), goal="Get a date"
        ),
        automations=choices,
        persona={"channels": ["sms"]},
    )
    chosen = recommend(journey_map)[0].chosen
    assert len(chosen) == 2
    assert bodies(journey_map, chosen[0]) != bodies(journey_map, chosen[1])


_WORDS = st.sampled_from(
    ["nobody replies", "they abandon the basket", "forgets the appointment", "never comes back", "Phone", "Checkout",
     "Renewal letter", "Parcel", "Will it hurt?", "find a date", "find a date within a week", ""]
)  # fmt: skip
_STAGE = st.fixed_dictionaries(
    {
        "name": _WORDS,
        "customer_goal": _WORDS,
        "questions": st.lists(_WORDS, max_size=2),
        "touchpoints": st.lists(
            st.fixed_dictionaries(
                {
                    "name": _WORDS,
                    "channel": st.sampled_from(["", "email", "sms", "website"]),
                    "emotion": st.fixed_dictionaries({"score": st.sampled_from([None, -2, -1, 0, 1, 2])}),
                    "pain_points": st.lists(
                        st.fixed_dictionaries({"text": _WORDS, "severity": st.sampled_from([None, 1, 3])}), max_size=2
                    ),
                }
            ),
            min_size=1,
            max_size=3,
        ),
    }
)


@st.composite
def maps(draw: st.DrawFn) -> JourneyMap:
    """Maps whose stages are much alike, with entries that were chosen at several of them."""
    stages = draw(st.lists(_STAGE, min_size=1, max_size=5))
    chosen = draw(st.lists(st.tuples(st.sampled_from(SENDING), st.integers(1, len(stages))), max_size=4, unique=True))
    return a_map(
        draw(st.sampled_from(BUSINESS_KINDS)),
        *stages,
        kind=draw(st.sampled_from(MAP_KINDS)),
        who=draw(st.sampled_from(["", "Rosa"])),
        persona={"channels": draw(st.sampled_from([[], ["sms"], ["WhatsApp", "email"]]))},
        automations=[
            {"id": f"c{place}", "recipe": recipe, "stage": f"s{at}"} for place, (recipe, at) in enumerate(chosen)
        ],
    )


@settings(max_examples=40)
@given(maps(), st.sampled_from(VOICES))
def test_all_drafts_of_a_map_differ(journey_map, voice):
    listed = [one for advice in recommend(journey_map) for one in (*advice.chosen, *advice.recommendations)]
    drafts = [draft for one in listed for draft in message_drafts(journey_map, one, voice)]
    for one, other in combinations(drafts, 2):
        assert without_names(told(one)[1]) != without_names(told(other)[1]), told(one)[1]


# --- what people type ---------------------------------------------------------------------------------------------


def typed(text: str) -> JourneyMap:
    """A map on which everything is the same text."""
    return a_map(
        "service",
        stage(text, point(text, text, pain(text, root_cause=text), feel=-1), goal=text, questions=[text, f"{text}?"]),
        stage(f"{text}.", point(text), goal=text, questions=[text]),
        who=text,
        title=text,
        scope={"business": text, "offering": text, "objective": text, "scenario": text},
        persona={"goals": [text], "challenges": [text], "desired_outcome": text, "segment": text, "channels": [text]},
    )


def fields(draft: MessageDraft) -> list[str]:
    return [piece.name for piece in (*draft.subject, *draft.body) if isinstance(piece, MergeField)]


@settings(max_examples=50)
@given(hostile.text, st.sampled_from(SENDING), st.sampled_from(VOICES))
def test_any_text_stays_a_text(text, recipe, voice):
    usual = message_drafts(typed("a plain word of some length"), advised(recipe), voice)
    for draft, plain in zip(
        message_drafts(typed(text), advised(recipe, pain_point="s1t1p1"), voice), usual, strict=True
    ):
        subject, body = told(draft)
        assert [one for one in fields(draft) if one != "business"] == [
            one for one in fields(plain) if one != "business"
        ]
        assert not re.search(
            "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2060-\u206f\ufeff\ue000-\uf8ff]", subject + body
        )
        assert not re.search("[\ud800-\udfff]", subject + body)
        assert "\n" not in subject
        assert "  " not in body
        assert "\n\n\n" not in body
        assert "[" not in re.sub(r"\[[^][]*\]", "", body)
        assert len(body) < 1600
        if draft.channel == "sms":
            assert len("".join(piece for piece in draft.body if isinstance(piece, str))) <= 160


@pytest.mark.parametrize(
    "text", ["{{ 7*7 }}", "{% if x %}", "{{ first_name }}", "{# no #}", "{{ cycler.__init__ }}", "{x}"]
)
def test_a_template_in_a_text_stays_as_it_was_typed(text):
    for recipe in SENDING:
        for draft in message_drafts(typed(text), advised(recipe)):
            body = "".join(piece for piece in draft.body if isinstance(piece, str))
            assert text in body
            assert "49" not in body


def test_a_forged_merge_field_is_taken_out_of_a_text():
    forged = "".join(chr(0xF1A80 + place) for place in range(16)) + "A\ue000goal\U0010fffd"
    drafts = message_drafts(typed(forged), advised("education-sequence"))
    clean = message_drafts(typed("Agoal"), advised("education-sequence"))
    assert [fields(one) for one in drafts] == [fields(one) for one in clean]
    assert drafts == clean


def test_lines_and_brackets_of_a_text_do_not_pass_for_ours():
    journey_map = a_map(
        "local", stage("Use", point("Tool"), goal="x]\nplain: y\nSubject: z\n== message 1: sms ==\nlow: q [w")
    )
    draft = message_drafts(journey_map, advised("list-hygiene"))[0]
    assert "“x) plain: y Subject: z == message 1: sms == low: q (w”" in told(draft)[1]
    assert told(draft)[0] == "What would you like to hear from us?"


def test_very_long_texts_are_cut_and_take_no_time():
    drafts = message_drafts(typed("word " * 10_000), advised("education-sequence"))
    assert all(len(told(one)[1]) < 1600 for one in drafts)


def test_all_merge_fields_are_found_again():
    from mapcoach.automation.messages_text import MARKS

    assert set(MARKS) == set(FIELD_WORDS)
    text = "a" + "".join(MARKS.values()) + "b"
    assert pieces(text) == ("a", *(MergeField(name) for name in MARKS), "b")
    assert pieces("") == ()
    assert harmless(text) == "ab"


@pytest.mark.parametrize(
    ("typed_text", "shown"),
    [
        (" a \n b ", "a b"),
        ("\u202egnp\u202c", "gnp"),
        ("👩‍👩‍👧 café", "👩‍👩‍👧 café"),
        ("\u200d \u200e", ""),
        ("a[b]", "a(b)"),
        ("مرحبا", "مرحبا"),
        ("\ud800x", "x"),
        ("--- ...", "--- ..."),
    ],
)
def test_what_a_text_looks_like(typed_text, shown):
    assert harmless(typed_text) == shown
