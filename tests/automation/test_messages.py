"""Drafts of all entries: what they always say, and what they never say."""

import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from mapcoach.automation import catalogue
from mapcoach.automation.message_draft import VOICES, MergeField, MessageDraft, Voice, written
from mapcoach.automation.messages import message_drafts
from mapcoach.automation.messages_templates import read, section_for
from mapcoach.automation.messages_words import words
from mapcoach.automation.wording import CHANNEL_NAMES
from mapcoach.journey.shape import BUSINESS_KINDS, JourneyMap
from tests.automation.maps import a_map, pain, point, stage
from tests.automation.messages_maps import MAPS, THIN, advised, bodies, clinic, told

GOLDEN = Path(__file__).parent / "golden"
SENDING = [recipe.id for recipe in catalogue().values() if "'message'" in str(recipe.model_dump()["steps"])]
SALES_WORDS = re.compile(
    r"!|%|\b(free|discounts?|guarantee\w*|limited|urgent\w*|exclusive|hurry|bargain|save up to|act now)\b",
    re.IGNORECASE,
)


def every_draft(
    recipe: str, journey_map: JourneyMap, voice: Voice | None, pain_point: str = ""
) -> Iterator[MessageDraft]:
    """The drafts of an entry on each channel that the recommender may name for it."""
    for channel in dict.fromkeys(catalogue()[recipe].channels):
        yield from message_drafts(journey_map, advised(recipe, channel, pain_point=pain_point), voice)


def unhappy(score: int = -2) -> JourneyMap:
    return a_map(
        "local",
        stage(
            "Book",
            point("Phone", "phone", pain("rings out at busy times", severity=3), feel=score),
            goal="Get an appointment without ringing three times and without leaving the desk for it",
            questions=["Will it hurt?"],
        ),
        stage("Visit", point("Phone", "phone", feel=1), goal="Leave without pain"),
        kind="churn",
        scope={"business": "Bright Smiles"},
        persona={"goals": ["have it over with in one visit"], "challenges": ["cannot leave work"]},
    )


# --- the contract -------------------------------------------------------------------------------------------------


def steps_that_send(steps: Any) -> list[dict[str, Any]]:
    return [
        one
        for step in steps
        for one in ([step] if step["do"] == "message" else [])
        + steps_that_send(step["then"])
        + steps_that_send(step["otherwise"])
    ]


@pytest.mark.parametrize("recipe", catalogue())
def test_one_draft_for_each_message_step_in_the_order_of_the_tree(recipe):
    entry = catalogue()[recipe]
    steps = steps_that_send(entry.model_dump()["steps"])
    for channel in entry.channels:
        drafts = message_drafts(THIN, advised(recipe, channel))
        usual = "email" if channel == "internal" else channel
        assert [(one.number, one.channel, one.intent) for one in drafts] == [
            (number, step["channel"] or usual, step["intent"]) for number, step in enumerate(steps, 1)
        ]
        assert all(bool(one.subject) == (one.channel == "email") for one in drafts)


def test_an_entry_that_is_unknown_or_sends_nothing_has_no_drafts():
    gone = advised("win-back")
    assert (
        message_drafts(THIN, type(gone)(**{name: getattr(gone, name) for name in gone.__slots__} | {"recipe": "x"}))
        == ()
    )
    assert message_drafts(THIN, advised("lead-scoring")) == ()


def test_a_recommendation_of_places_that_are_gone_still_gets_its_drafts():
    assert len(message_drafts(clinic(), advised("win-back", at="gone", touchpoint="gone", pain_point="gone"))) == 2


# --- every entry, channel and voice -------------------------------------------------------------------------------

ANY_MAP = {**{name: MAPS[name] for name in ("thin", "saas", "florist")}, "unhappy": unhappy()}


@pytest.mark.parametrize("recipe", SENDING)
def test_every_draft_is_whole_short_and_honest(recipe):
    marketing = catalogue()[recipe].consent.class_ == "marketing"
    for name, journey_map in ANY_MAP.items():
        pain_point = "" if name == "thin" else "s1t1p1"
        for voice in VOICES:
            for draft in every_draft(recipe, journey_map, voice, pain_point):
                subject, body = told(draft)
                where = f"{name} {voice} {draft.number} {draft.channel}\n{subject}\n{body}"
                for text in (subject, body):
                    assert not re.search(r"  |\bNone\b|\{\{|\}\}|\{%|==|\s[.,;:?]|[“\"]\s*[”\"]|\[\s*\]", text), where
                    assert not re.search("[\ue000-\uf8ff\U000f0000-\U0010ffff]", text), where
                    assert not SALES_WORDS.search(text), where
                    assert "[" not in re.sub(r"\[[^][]*\]", "", text), where
                    assert not re.search(r"(?m)^[a-z]+:", text), where
                words = len(body.split())
                if draft.channel == "email":
                    assert 60 <= words <= 120, where
                    assert 1 <= len(re.sub(r" \[add [^]]*\]", "", subject)) <= 60, where
                    assert ("unsubscribe" in body.splitlines()[-1]) == marketing, where
                    assert "unsubscribe" not in "".join(body.splitlines()[:-1]), where
                elif draft.channel == "sms":
                    assert len(written(draft.body, lambda _: "")) <= 160, where
                    assert not re.search("[“”‘’–—…]", body), where
                    assert ("reply STOP" in body) == marketing, where
                elif draft.channel in ("whatsapp", "chat", "push", "website", "app"):
                    said = re.sub(r"\[[^]]*\]|\{[a-z_]+\}", "", body)
                    assert len(re.findall(r"\w[.?](?=\s|$)", said)) <= 4, where
                    assert words <= 50, where
                elif draft.channel in ("call", "in_person"):
                    assert all(line.startswith("- ") for line in body.splitlines()), where


@pytest.mark.parametrize("recipe", SENDING)
def test_drafts_of_an_entry_differ_from_step_to_step(recipe):
    for channel in catalogue()[recipe].channels:
        drafts = message_drafts(THIN, advised(recipe, channel))
        for one, other in combinations(drafts, 2):
            assert not set(sentences(one)) & set(sentences(other)), f"{one}\n{other}"


def sentences(draft: MessageDraft) -> list[str]:
    """What a draft says, without greeting, closing, gaps and the way to unsubscribe."""
    body = re.sub(
        r"(?m)^(Hello|Hi) .*,$|^Good day,$|^(Best|Warm) wishes$|^Kind regards$|^\W*\{\w+\}(, \{\w+\})?$",
        "",
        told(draft)[1],
    )
    body = re.sub(
        r"If you would rather not get emails like this: |To stop, reply STOP\.", "", re.sub(r"\[[^]]*\]", "", body)
    )
    return [one.strip() for one in re.split(r"(?<=[.?])\s+|\n+", body) if len(one.split()) > 3]


@pytest.mark.parametrize("recipe", SENDING)
def test_a_voice_changes_greeting_or_closing_and_a_sentence(recipe):
    journey_map = unhappy(score=0)
    for channel in catalogue()[recipe].channels:
        by_voice = [message_drafts(journey_map, advised(recipe, channel), voice) for voice in VOICES]
        for same_step in zip(*by_voice, strict=True):
            for one, other in combinations(same_step, 2):
                assert set(sentences(one)) != set(sentences(other)), told(one)[1]
                if one.channel in ("email", "post"):
                    assert told(one)[1].splitlines()[0] != told(other)[1].splitlines()[0]
                    assert told(one)[1].split("{sender_name}")[-2] != told(other)[1].split("{sender_name}")[-2]


# --- fitted to how people feel ------------------------------------------------------------------------------------

_ACKNOWLEDGES = re.compile(
    r"(Sorry|I apologise|I am sorry|I know|Thank you for (your patience|waiting)|Nobody likes|It is fair|You "
    r"should|A renewal should)\b"
)
_APOLOGISES = re.compile(r"\b(Sorry|apologise|I am sorry)\b")


def opening(draft: MessageDraft) -> str:
    lines = [line for line in told(draft)[1].splitlines() if line]
    return next(line for line in lines if not re.match(r"(Hello|Hi) \{|Good day,", line)).removeprefix(
        "- Begin with: “"
    )


@pytest.mark.parametrize("recipe", SENDING)
@pytest.mark.parametrize("score", [-1, -2])
def test_where_people_feel_bad_the_first_sentence_acknowledges_it(recipe, score):
    """All but what confirms, thanks or hands over something: good news does not open with a regret."""
    for voice in VOICES:
        for draft in every_draft(recipe, unhappy(score), voice, "s1t1p1"):
            section = section_for(recipe, draft.number, draft.channel)
            if re.search(r"(?m)^low:$", section.source):
                assert not _APOLOGISES.search(told(draft)[1]), told(draft)[1]
            else:
                assert _ACKNOWLEDGES.match(opening(draft)), told(draft)[1]


GOOD_NEWS = [
    "order-confirmation", "shipping-updates", "lead-magnet-delivery", "kick-off-booking", "milestone-reward",
    "referral-invitation", "testimonial-request", "scheduled-message", "appointment-reminder", "webinar-invitation",
    "welcome-sequence", "demo-request",
]  # fmt: skip
TROUBLES = sorted(words().troubles)


def in_trouble(kind: str, score: int, recipe: str) -> tuple[JourneyMap, Any]:
    """A map at which this kind of trouble is found, whatever the words are."""
    journey_map = a_map("local", stage("Ask", point("Desk", "", pain("zzz", severity=3), feel=score), goal="Know"))
    return journey_map, advised(recipe, "email", pain_point="s1t1p1")


@pytest.mark.parametrize("recipe", SENDING)
def test_a_sentence_on_trouble_opens_only_what_it_fits(recipe, monkeypatch):
    """What the map says goes wrong there is no reason to say sorry in a message that is about something else."""
    section = next(one for one in read(recipe) if one.number == 1)
    met, spared = (
        set(re.findall(r"\w+", "".join(re.findall(rf"(?m)^{label}: (.*)$", section.source))))
        for label in ("after", "before")
    )
    assert met | spared <= set(TROUBLES)
    assert not met & spared
    for kind in TROUBLES:
        said = words().troubles[kind]
        monkeypatch.setattr("mapcoach.automation.messages_situation._troubles", lambda *_, kind=kind: (kind,))
        for score in (0, -2):
            journey_map, recommendation = in_trouble(kind, score, recipe)
            draft = message_drafts(journey_map, recommendation, "plain")[0]
            first = opening(draft)
            sorry, calm = said.sorry.replace("{{ apology }}", "Sorry"), said.kind
            if draft.channel == "email" and kind in spared:
                assert first == calm
            if kind in met and (score < 0 or draft.channel == "email"):
                assert first.startswith(sorry if score < 0 else calm)
            if kind not in met | spared:
                assert not first.startswith(calm)
                assert recipe not in GOOD_NEWS or not first.startswith(sorry)


@pytest.mark.parametrize("recipe", GOOD_NEWS)
def test_good_news_does_not_begin_with_a_regret(recipe):
    journey_map = a_map(
        "ecommerce",
        stage(
            "Buy",
            point("Checkout", "website", pain("abandons the basket at the delivery cost", severity=3), feel=-2),
            point("Courier", "post", pain("the parcel comes late", severity=3), feel=-2),
            point("Newsletter", "email", pain("gets messages that are not for them", severity=3), feel=-2),
        ),
    )
    for touchpoint in ("s1t1", "s1t2", "s1t3"):
        for channel in catalogue()[recipe].channels:
            recommendation = advised(recipe, channel, "s1", touchpoint, f"{touchpoint}p1")
            first = message_drafts(journey_map, recommendation)[0]
            assert not re.match(r"Sorry|I am sorry|I know|I apologise", opening(first)), told(first)[1]


def test_a_formal_greeting_uses_no_first_name():
    draft = message_drafts(clinic(), advised("win-back", "email"), "formal")[0]
    assert told(draft)[1].startswith("Good day,")
    assert MergeField("first_name") not in draft.body


@pytest.mark.parametrize("moment", sorted(words().occasions))
@pytest.mark.parametrize("recipe", ["feedback-request", "review-prompt", "referral-invitation", "scheduled-message"])
def test_an_occasion_reads_as_one(recipe, moment, monkeypatch):
    """In a sentence with "one question about" or "how was": one thing, and no second question."""
    occasion = words().occasions[moment]
    monkeypatch.setattr("mapcoach.automation.messages_composing.Composer._occasion", lambda _: occasion)
    assert not re.search(r"^your .*(question|papers|days|account)\b", occasion)
    for channel in catalogue()[recipe].channels:
        for draft in message_drafts(clinic(), advised(recipe, channel)):
            assert not re.search(r"question about your question|said about", " ".join(told(draft)))


def test_the_first_sentence_says_what_the_trouble_is_without_quoting_the_owner():
    lost = a_map("local", stage("Ask", point("Phone", "phone", "the phone rings out, clients ghost us", feel=-2)))
    first = message_drafts(lost, advised("feedback-request", "sms", pain_point="s1t1p1"), "plain")[0]
    assert opening(first).startswith("Sorry if you could not get through to us.")
    calm = a_map("local", stage("Ask", point("Phone", "phone", "the phone rings out", feel=0)))
    mail = message_drafts(calm, advised("response-time-alert", pain_point="s1t1p1"), "plain")[0]
    assert opening(mail).startswith("You should ")
    unknown = a_map("local", stage("Ask", point("Phone", "phone", "zzz", feel=-2)))
    assert opening(message_drafts(unknown, advised("feedback-request", "sms"))[0]).startswith(
        "I know that this is not always easy."
    )


_INTERNAL = "clients ghost us because our site sucks"


@pytest.mark.parametrize("recipe", SENDING)
def test_what_the_owner_wrote_about_customers_is_never_in_a_message(recipe):
    journey_map = a_map(
        "local",
        stage(
            _INTERNAL,
            point(
                "Phone",
                "phone",
                pain(_INTERNAL, root_cause=_INTERNAL, severity=3),
                feel=-2,
                feeling=_INTERNAL,
                thought=_INTERNAL,
                customer_action=_INTERNAL,
                owner=_INTERNAL,
            ),
            goal="Get a date",
            business_goal=_INTERNAL,
            owner=_INTERNAL,
        ),
        stage("Other", point("Shop")),
        scope={"objective": _INTERNAL, "scenario": _INTERNAL, "out_of_scope": _INTERNAL},
        persona={"segment": _INTERNAL, "attitude": _INTERNAL, "behaviours": [_INTERNAL], "demographics": _INTERNAL},
        opportunities=[{"id": "o1", "text": _INTERNAL}],
    )
    for draft in every_draft(recipe, journey_map, None, "s1t1p1"):
        assert "ghost" not in " ".join(told(draft))


@pytest.mark.parametrize("recipe", SENDING)
def test_customers_read_no_goal_worry_or_place_outside_the_brackets(recipe):
    journey_map = a_map(
        "service",
        stage(
            "Secretstage", point("Secretplace", "email"), goal="Secretgoal", questions=["Why do they do secret things?"]
        ),
        who="Secretname",
        persona={"goals": ["Secretwish"], "challenges": ["Secretworry"], "desired_outcome": "Secretend"},
    )
    for draft in every_draft(recipe, journey_map, None):
        subject, body = told(draft)
        assert "secret" not in re.sub(r"\[[^]]*\]", "", f"{subject} {body}").lower()
        assert "secret" in body.lower()


# --- fitted to business, persona, kind of map ---------------------------------------------------------------------


def test_each_kind_of_business_has_its_voice():
    greetings = {"plain": "Hello", "warm": "Hi", "formal": "Good day,"}
    voices = {
        "service": "plain",
        "ecommerce": "warm",
        "saas": "plain",
        "local": "warm",
        "b2b": "formal",
        "other": "plain",
    }
    assert set(voices) == set(BUSINESS_KINDS)
    for kind, voice in (*voices.items(), (None, "plain")):
        body = bodies(a_map(kind, stage("Use", point("Tool"))), advised("list-hygiene"))[0]
        assert body.startswith(greetings[voice])


@pytest.mark.parametrize(
    ("typed", "signed"),
    [
        ("Bright Smiles Clinic", "Bright Smiles Clinic"),
        ("St. Mary's Surgery", "St. Mary's Surgery"),
        ("a small bakery", "{business}"),
        ("We repair bikes", "{business}"),
        ("", "{business}"),
        ("The flower shop of two sisters in the old town of Leeds", "{business}"),
        ("see https://evil.example", "{business}"),
        ("{{ 7 * 7 }}", "{{ 7 * 7 }}"),
    ],
)
def test_a_business_signs_with_its_name_if_the_map_has_one(typed, signed):
    journey_map = a_map("local", stage("Use", point("Tool")), scope={"business": typed})
    body = bodies(journey_map, advised("order-confirmation"))[0]
    assert body.splitlines()[-1] == signed


def test_the_business_is_a_merge_field_in_text_messages_where_each_character_counts():
    draft = message_drafts(clinic(), advised("missed-call-reply"))[0]
    assert MergeField("business") in draft.body


@pytest.mark.parametrize(
    ("question", "is_put"),
    [
        ("Will it hurt?", True),
        ("¿Duele mucho?", True),
        ("Whether it hurts", False),
        ("Can I trust them?", False),
        ("Why do customers complain?", False),
        ("Have you seen https://evil.example?", False),
        ("Is <b>this</b> ok?", False),
        ("Is " + "very " * 20 + "long?", False),
    ],
)
def test_a_question_is_put_to_the_customer_only_as_customers_would_ask_it(question, is_put):
    journey_map = a_map("local", stage("Try", point("Visit"), questions=[question]))
    body = bodies(journey_map, advised("education-sequence"))[0]
    assert (question in re.sub(r"\[[^]]*\]", "", body)) == is_put
    assert question[:20] in body


def test_the_occasion_is_what_the_kind_of_touchpoint_is_called_by_customers():
    for name, called in (
        ("Dentist appointment", "your appointment"),
        ("Parcel delivery", "your delivery"),
        ("Tool", "your order"),
    ):
        journey_map = a_map("ecommerce", stage("Use", point(name)))
        assert called in bodies(journey_map, advised("feedback-request", "email"))[0]


def test_a_map_of_customers_who_leave_asks_for_what_no_longer_fits():
    staying, leaving = (
        bodies(a_map("saas", stage("Use", point("Tool")), kind=kind), advised("feedback-request", "email"))[0]
        for kind in ("current", "churn")
    )
    assert "no longer suits you" in leaving
    assert "no longer suits you" not in staying


def test_the_alert_on_unanswered_messages_writes_to_the_customer_by_email():
    draft = message_drafts(clinic(), advised("response-time-alert", "internal"))[0]
    assert draft.channel == "email"
    assert CHANNEL_NAMES["internal"] not in " ".join(told(draft))


# --- drafts that were read and approved ---------------------------------------------------------------------------

APPROVED = {
    "clinic": (
        ("pricing-chat-prompt", "chat", "s1t1", "s1t1p1"),
        ("comparison-guide", "post", "s1t1", ""),
        ("form-rescue", "email", "s2t1", "s2t1p1"),
        ("order-confirmation", "sms", "s2t1", "s2t1p2"),
        ("missed-call-reply", "sms", "s2t1", ""),
        ("appointment-reminder", "whatsapp", "s3t1", "s3t1p1"),
        ("rebook-reminder", "call", "s4t1", "s4t1p1"),
        ("win-back", "post", "s4t1", ""),
    ),
    "saas": (
        ("education-sequence", "email", "s1t1", "s1t1p1"),
        ("welcome-sequence", "email", "s1t1", "s1t1p1"),
        ("first-value-nudge", "email", "s1t1", "s1t1p1"),
        ("profile-set-up", "push", "s1t2", "s1t2p1"),
        ("response-time-alert", "internal", "s2t1", "s2t1p1"),
        ("cross-sell", "in_person", "s2t2", ""),
        ("renewal-reminder", "email", "s3t1", "s3t1p1"),
    ),
    "florist": (
        ("comparison-guide", "email", "s1t1", "s1t1p1"),
        ("abandoned-cart", "sms", "s2t1", "s2t1p1"),
        ("abandoned-cart", "email", "s2t1", "s2t1p1"),
        ("shipping-updates", "sms", "s3t1", "s3t1p1"),
        ("product-recommendation", "email", "s4t1", "s4t1p1"),
        ("feedback-request", "whatsapp", "s4t1", ""),
    ),
    "thin": (("lead-magnet-delivery", "email", "s1t1", ""), ("proposal-follow-up", "sms", "s1t1", "")),
}


@pytest.mark.parametrize("name", APPROVED)
def test_drafts_are_those_that_were_read_and_approved(name, request):
    parts = [
        f"# {recipe}, message {draft.number}, {draft.channel}\n" + "\n".join(told(draft)).strip()
        for recipe, channel, touchpoint, pain_point in APPROVED[name]
        for draft in message_drafts(MAPS[name], advised(recipe, channel, touchpoint[:2], touchpoint, pain_point))
    ]
    document = "\n\n".join(parts) + "\n"
    file = GOLDEN / f"messages_{name}.txt"
    if request.config.getoption("--golden-update", default=False):
        file.write_text(document, "utf-8")
    assert document == file.read_text("utf-8")
