# ruff: noqa: E501  (tables of replies read better whole)
"""Channels: known with slips of the fingers, and never seen in plain words."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from mapcoach import resources
from mapcoach.interview.replies import cues
from mapcoach.interview.replies.cues import channel_of, named_channel


@pytest.mark.parametrize(
    ("typed", "channel"),
    [
        ("emial", "email"), ("newletter", "email"), ("newsleter", "email"), ("webiste", "website"), ("our webstie", "website"), ("the wbesite", "website"),
        ("hompage", "website"), ("chekout", "website"), ("checkuot page", "website"), ("Instagarm", "social"), ("instgram", "social"), ("facebok post", "social"), ("linkdin", "social"), ("youtub", "social"),
        ("phoen", "phone"), ("telephon", "phone"), ("voicemial", "phone"), ("receptoin", "in_person"), ("recption", "in_person"), ("apointment", "in_person"), ("appointmnet", "in_person"),
        ("brochre", "print"), ("leaflte", "print"), ("magazne", "print"), ("leter from us", "post"), ("curier", "post"), ("delivry", "post"), ("parcle", "post"), ("watsapp", "sms"), ("whatsap", "sms"),
        ("gogle", "search"), ("trustpliot", "review_site"), ("tripadviser", "review_site"), ("advertisment", "ads"), ("bilboard", "ads"), ("webniar", "video_call"), ("refferal", "referral"),
        ("collegue", "referral"), ("neigbour", "referral"), ("confrence", "event"), ("exibition", "event"), ("marketplce", "third_party"), ("shworoom", "shop"),
    ],
)  # fmt: skip
def test_a_channel_is_known_with_a_slip_of_the_fingers(typed: str, channel: str) -> None:
    assert channel_of(typed) == channel


@pytest.mark.parametrize("word", "better even ever retail latter litter lesser leather detail event's eventual seven confidence counsel cheque shaping porter interest linking likening goggles giggle fiend front phony phase prone worship renew revise revive advent website-free later leader lender foyer flower flier's collage league college conferred partial parole partner's metering melting resell deliver reaction deception textile testing meaning meddling worker's forming formal former forest mailer male nail snail trail sheet chart cheat chatter caller's cellar seller smell".split())  # fmt: skip
def test_no_channel_is_seen_in_a_plain_word(word: str) -> None:
    assert channel_of(word) == named_channel(word)
    if "'" not in word and "-" not in word:
        assert channel_of(word) == ""


@pytest.mark.parametrize(
    "phrase",
    ["call it a day", "apply", "apply for a grant", "shop around", "shops around for a better price", "I mail it in", "phoned it in", "a close call", "calls for patience", "a place called Rosa's", "so-called experts",
     "in the event of rain", "bank holiday", "the small print", "print quality", "a fair price", "over the counter", "counter offer", "in the form of a loan", "on top form", "sales are down", "opening hours",
     "post code", "post-purchase", "keeps them posted", "reviews the contract", "annual review", "small text", "store them", "phone number", "manual process", "soul-searching", "to the letter", "on the same page",
     "waits till late", "branch out", "package holiday", "family business", "turn of events", "a user-friendly tool", "demographics", "checks out of the hotel"],
)  # fmt: skip
def test_an_idiom_names_no_channel(phrase: str) -> None:
    assert channel_of(phrase) == ""


@pytest.mark.parametrize(
    ("phrase", "channel"),
    [
        ("social post", "social"), ("blog post", "website"), ("post on instagram", "social"), ("letter in the post", "post"), ("by post", "post"), ("it comes in the post", "post"), ("trade fair", "event"), ("owner's manual", "print"),
        ("reads reviews", "review_site"), ("phone call", "phone"), ("calls us", "phone"), ("at the till", "shop"), ("in store", "shop"), ("live chat", "chat"), ("chats with staff", "in_person"), ("sales rep", "in_person"),
        ("her partner", "referral"), ("asks her husband", "referral"), ("partner site", "website"), ("annual review meeting", "in_person"), ("call it a day on the phone", "phone"),
    ],
)  # fmt: skip
def test_what_stands_beside_an_idiom_is_still_known(phrase: str, channel: str) -> None:
    assert channel_of(phrase) == channel


def test_no_plain_word_is_a_name_that_slips_are_compared_with_unless_a_pattern_knows_it() -> None:
    """A guard must not shut out a channel's own name."""
    words = tomllib.loads(resources.find("prompts", "lexicon/channel_words.toml").read_text(encoding="utf-8"))
    for channel, names in words["spelt"].items():
        for name in names.split():
            assert channel_of(name), (channel, name)


@pytest.mark.parametrize("part", ["gogle ", "emial", "call it ", "post ", "phoen, ", "x", "reviews the ", "is called "])
def test_a_very_long_name_is_read(part: str) -> None:
    assert isinstance(channel_of(part * (50_000 // len(part))), str)


@pytest.mark.parametrize("content", ["plain = 3\n[spelt]\n", "plain = ''\nidioms = ['(']\n[spelt]\n", "plain = ''\nidioms = []\n[spelt]\n", "plain = ''\nidioms = ['a']\n", "plain = ''\nidioms = ['a']\n[spelt]\nemail = 3\n"])  # fmt: skip
def test_a_fault_in_the_words_names_the_file(content: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "prompts" / "lexicon" / "channel_words.toml"
    file.parent.mkdir(parents=True)
    file.write_text(content, encoding="utf-8")
    monkeypatch.setenv("MAPCOACH_CONFIG_DIR", str(tmp_path))
    cues._words.cache_clear()
    try:
        with pytest.raises(resources.ResourceError, match=r"channel_words\.toml"):
            channel_of("emial")
    finally:
        cues._words.cache_clear()


@pytest.mark.parametrize(
    ("name", "channel"),
    [
        ("post", "post"), ("the post", "post"), ("by post", "post"), ("letter in the post", "post"), ("first class post", "post"), ("normal post", "post"),
        ("posts", "social"), ("facebook post", "social"), ("insta posts", "social"), ("post on facebook", "social"), ("a post", "social"), ("our new post", "social"),
        ("blog post", "website"), ("goal post", ""), ("kitchen table", "in_person"), ("at home", "in_person"), ("in the van", "in_person"), ("at the door", "in_person"),
        ("on site", "in_person"), ("on the spot", "in_person"), ("home page", "website"), ("the site", "website"), ("home delivery", "post"), ("van", ""), ("table", ""),
    ],
)  # fmt: skip
def test_letters_and_posts_and_places_are_told_apart(name: str, channel: str) -> None:
    assert channel_of(name) == channel


@pytest.mark.parametrize("name", ["Packaging", "the packaging", "gift packaging"])
def test_packaging_is_no_post(name: str) -> None:
    assert channel_of(name) != "post"
