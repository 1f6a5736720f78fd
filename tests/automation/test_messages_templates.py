"""The template files: complete as shipped, open to a facilitator's changes, clear about their faults."""

import os
import re
from pathlib import Path

import pytest

from mapcoach import resources
from mapcoach.automation import catalogue
from mapcoach.automation.messages import message_drafts, message_steps
from mapcoach.automation.messages_templates import LETTERS, TALKS, read
from mapcoach.automation.messages_words import FILE, words
from mapcoach.automation.vocabulary import moments, troubles
from mapcoach.journey.shape import BUSINESS_KINDS
from mapcoach.resources import ResourceError
from tests.automation.maps import a_map, point, stage
from tests.automation.messages_maps import advised, bodies, clinic, told
from tests.automation.test_messages import SENDING


@pytest.fixture
def override() -> Path:
    """The folder in which a facilitator's templates win over ours."""
    folder = Path(os.environ["MAPCOACH_CONFIG_DIR"]) / "templates" / "messages"
    folder.mkdir(parents=True)
    return folder


def test_each_entry_that_sends_a_message_has_its_file_and_no_other_has():
    files = {Path(name).stem for name in resources.names("templates", "messages/*.j2")}
    assert files == set(SENDING)


@pytest.mark.parametrize("recipe", SENDING)
def test_a_file_has_sections_for_the_channels_of_its_steps_and_no_others(recipe):
    steps = list(message_steps(catalogue()[recipe].steps))
    channels = {"email" if one == "internal" else one for one in catalogue()[recipe].channels}
    needed = {(n, one) for n, step in enumerate(steps, 1) for one in ([step.channel] if step.channel else channels)}
    there = {(section.number, one) for section in read(recipe) for one in section.channels}
    assert there >= needed
    assert all(0 < number <= len(steps) for number, _ in there)


@pytest.mark.parametrize("recipe", SENDING)
def test_each_section_has_a_line_for_each_voice_and_a_place_for_the_stage(recipe):
    for section in read(recipe):
        for voice in ("plain", "warm", "formal"):
            assert len(re.findall(rf"(?m)^{voice}: ", section.source)) == 1, section
        if not LETTERS.isdisjoint(section.channels) or not TALKS.isdisjoint(section.channels):
            assert len(re.findall(r"\{\{ (fit|note) \}\}", section.source)) == 1, section


def test_no_two_messages_share_a_line():
    said: dict[str, set[tuple[str, int]]] = {}
    for recipe in SENDING:
        for section in read(recipe):
            for line in section.source.splitlines():
                if len(line) > 60 and not line.startswith(("low:", "[")):
                    said.setdefault(line, set()).add((recipe, section.number))
    assert not {line: places for line, places in said.items() if len(places) > 1}


def test_the_shared_words_speak_of_what_the_vocabulary_knows():
    told_of = words()
    assert set(told_of.troubles) <= set(troubles())
    assert set(told_of.occasions) <= set(moments())
    assert set(told_of.business) == set(BUSINESS_KINDS)
    answered = {trouble for recipe in SENDING for trouble in catalogue()[recipe].fit.answers}
    about_the_team = {"bad_leads"}
    about_glad_people = {"few_reviews", "silent_fans", "one_time_buyer", "unaware_of_more"}
    assert answered - set(told_of.troubles) <= about_the_team | about_glad_people
    assert len({one.sorry for one in told_of.troubles.values()}) == len(told_of.troubles)


# --- changed by a facilitator -------------------------------------------------------------------------------------


def test_a_facilitators_template_wins(override):
    (override / "list-hygiene.j2").write_text(
        "== message 1: email ==\nSubject: Hallo {{ first_name }}\nplain: Eins\nwarm: Zwei\n\n{{ note }}\n", "utf-8"
    )
    plain = message_drafts(clinic(), advised("list-hygiene"), "plain")[0]
    assert told(plain)[0].startswith("Hallo {first_name}")
    assert "Eins" in told(plain)[1]
    assert "Zwei" in bodies(clinic(), advised("list-hygiene"), "warm")[0]
    assert "Eins" not in bodies(clinic(), advised("list-hygiene"), "formal")[0]


def test_a_template_that_forgets_the_stage_still_gets_it(override):
    (override / "list-hygiene.j2").write_text("== message 1: email ==\nSubject: S\nThe same for all.\n", "utf-8")
    first, second = (bodies(clinic(), advised("list-hygiene", at=at))[0] for at in ("s1", "s2"))
    assert "The same for all." in first
    assert first != second
    assert "first check-up cost" in first
    assert "Did my booking go through" in second


def test_a_section_for_one_channel_serves_its_kin(override):
    (override / "win-back.j2").write_text(
        "== message 1: email ==\nSubject: A\nB\n== message 1: sms ==\nC\n== message 2: email ==\nSubject: D\nE\n"
        "== message 2: sms ==\nF\n",
        "utf-8",
    )
    assert "C" in bodies(clinic(), advised("win-back", "whatsapp"))[0]
    assert "E" in bodies(clinic(), advised("win-back", "post"))[1]
    with pytest.raises(ResourceError, match=r"win-back\.j2: it has no section for message 1 on call"):
        message_drafts(clinic(), advised("win-back", "call"))


def test_the_shared_words_can_be_changed_while_mapcoach_runs(override):
    before = bodies(clinic(), advised("list-hygiene"))[0]
    source = resources.find("templates", FILE).read_text("utf-8")
    (override / "words.toml").write_text(source.replace("Warm wishes", "Yours"), "utf-8")
    after = bodies(clinic(), advised("list-hygiene"))[0]
    assert after == before.replace("Warm wishes", "Yours") != before


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "it has no section such as"),
        ("Hello\n", "it has no section such as"),
        ("== message 1 email ==\nx\n", r"line 1: “== message 1 email ==”: it is no head such as"),
        ("note\n== message 1: fax ==\nx\n", "line 2: .*the channel 'fax' is unknown"),
        ("== message 2: email ==\nx\n", "it has no section for message 1 on email"),
        ("== message 1: email ==\n{{ nothing }}\n", "message 1: email cannot be used: 'nothing' is undefined"),
        ("== message 1: email ==\n{% if %}\n", "message 1: email cannot be used: "),
        ("== message 1: email ==\n{{ 1 // 0 }}\n", "message 1: email cannot be used: "),
        ("== message 1: email ==\n{{ ''.__class__.__mro__ }}\n", "message 1: email cannot be used: "),
        ("== message 1: email ==\n{% include 'x' %}\n", "message 1: email cannot be used: "),
    ],
)
def test_a_faulty_template_is_named_with_its_fault(override, text, fault):
    (override / "list-hygiene.j2").write_text(text, "utf-8")
    with pytest.raises(ResourceError, match=rf"list-hygiene\.j2: {fault}"):
        message_drafts(clinic(), advised("list-hygiene"))


def test_a_template_that_is_no_text_is_named(override):
    (override / "list-hygiene.j2").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ResourceError, match=r"list-hygiene\.j2 cannot be read"):
        message_drafts(clinic(), advised("list-hygiene"))


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("still_sorry = [", "still_sorry = 3 #[", r"words\.toml cannot be read|words\.toml: still_sorry"),
        ("[voices.formal]", "[voices.stiff]", r"words\.toml: voices"),
        ('\nany = "If you are', '\nany_other = "If you are', r"words\.toml: fit\.lead\.any is missing"),
        ("\nother = {", "\nothers = {", r"words\.toml: business\.other is missing"),
        ("{{ first_name }}", "{{ forename }}", r"words\.toml: greeting, closing or stop cannot be used"),
        ("{{ place }}", "{{ spot }}", r"words\.toml: fit cannot be used: 'spot' is undefined"),
        ("[fit]\n", "[fit]\nextra = 1\n", r"words\.toml: fit\.extra"),
    ],
)
def test_faulty_words_are_named_with_their_fault(override, old, new, fault):
    source = resources.find("templates", FILE).read_text("utf-8")
    assert old in source
    (override / "words.toml").write_text(source.replace(old, new), "utf-8")
    with pytest.raises(ResourceError, match=fault):
        message_drafts(a_map("local", stage("Use", point("Tool", feel=-1))), advised("list-hygiene"))
