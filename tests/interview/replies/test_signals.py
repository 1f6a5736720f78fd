"""The signals of a facilitator's moves: they fire where they must, and stay silent on good answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from mapcoach import resources
from mapcoach.interview.replies import signals
from tests.interview.replies import test_signals_tables as tables

SPANS: dict[str, tuple[Callable[[str], str], dict[str, str], list[str]]] = {
    "crowd": (signals.crowd_words, tables.CROWD, tables.NOT_CROWD),
    "verdict": (signals.verdict, tables.VERDICT, tables.NOT_VERDICT),
    "depends": (signals.depends, tables.DEPENDS, tables.NOT_DEPENDS),
    "generalises": (signals.generalises, tables.GENERALISES, tables.NOT_GENERALISES),
    "solution": (signals.solution, tables.SOLUTION, tables.NOT_SOLUTION),
    "automation": (signals.wants_automation, tables.WANTS_AUTOMATION, tables.NOT_WANTS_AUTOMATION),
    "inside out": (signals.inside_out, tables.INSIDE_OUT, tables.NOT_INSIDE_OUT),
    "jargon": (signals.jargon, tables.JARGON, tables.NOT_JARGON),
    "digression": (signals.digression, tables.DIGRESSION, tables.NOT_DIGRESSION),
}
YES_OR_NO: dict[str, tuple[Callable[[str], bool], list[str], list[str]]] = {
    "vague segment": (signals.vague_segment, tables.VAGUE_SEGMENT, tables.NOT_VAGUE_SEGMENT),
    "reason": (signals.has_reason, tables.REASON, tables.NO_REASON),
    "gibberish": (signals.is_gibberish, tables.GIBBERISH, tables.NOT_GIBBERISH),
    "foreign": (signals.is_foreign, tables.FOREIGN, tables.NOT_FOREIGN),
    "told": (signals.told_already, tables.TOLD, tables.NOT_TOLD),
}
SEVERAL: dict[str, tuple[Callable[[str], tuple[str, ...]], dict[str, tuple[str, ...]], list[str]]] = {
    "people": (signals.several_people, tables.SEVERAL_PEOPLE, tables.NOT_SEVERAL_PEOPLE),
    "goals": (signals.several_goals, tables.SEVERAL_GOALS, tables.NOT_SEVERAL_GOALS),
    "situations": (signals.several_situations, tables.SEVERAL_SITUATIONS, tables.NOT_SEVERAL_SITUATIONS),
}
FIRES = [(name, reply, span) for name, (_, fire, _not) in SPANS.items() for reply, span in fire.items()]
SILENT = [(name, reply) for name, (_, _fire, silent) in SPANS.items() for reply in silent]


@pytest.mark.parametrize(("name", "reply", "span"), FIRES)
def test_a_signal_gives_back_the_words_that_gave_it_away(name: str, reply: str, span: str):
    assert SPANS[name][0](reply) == span


@pytest.mark.parametrize("reply", [*tables.PLAIN, *tables.PLAIN_TOO])
def test_nothing_fires_on_a_plain_good_answer(reply: str):
    fired = [name for name, (signal, _fire, _not) in SPANS.items() if signal(reply)]
    fired += [name for name, (is_so, _fire, _not) in YES_OR_NO.items() if name != "reason" and is_so(reply)]
    fired += [name for name, (several, _fire, _not) in SEVERAL.items() if several(reply)]
    assert fired == []


@pytest.mark.parametrize(("name", "reply"), SILENT)
def test_a_signal_stays_silent_on_a_good_answer(name: str, reply: str):
    assert SPANS[name][0](reply) == ""


@pytest.mark.parametrize(
    ("name", "reply"), [(name, reply) for name, (_, fire, _not) in YES_OR_NO.items() for reply in fire]
)
def test_it_is_so(name: str, reply: str):
    assert YES_OR_NO[name][0](reply)


@pytest.mark.parametrize(
    ("name", "reply"),
    [(name, reply) for name, (_, _fire, silent) in YES_OR_NO.items() for reply in silent],
)
def test_it_is_not_so(name: str, reply: str):
    assert not YES_OR_NO[name][0](reply)


@pytest.mark.parametrize(
    ("name", "reply", "parts"),
    [(name, reply, parts) for name, (_, fire, _not) in SEVERAL.items() for reply, parts in fire.items()],
)
def test_several_are_told_apart(name: str, reply: str, parts: tuple[str, ...]):
    assert SEVERAL[name][0](reply) == parts


@pytest.mark.parametrize(
    ("name", "reply"),
    [(name, reply) for name, (_, _fire, silent) in SEVERAL.items() for reply in silent],
)
def test_one_stays_one(name: str, reply: str):
    assert SEVERAL[name][0](reply) == ()


@pytest.mark.parametrize(("reply", "cases"), tables.BRANCHES.items())
def test_the_cases_on_which_it_depends(reply: str, cases: tuple[str, ...]):
    assert signals.branches(reply) == cases


@pytest.mark.parametrize(("names", "found"), tables.DEPARTMENTS.items())
def test_stages_named_after_departments(names: tuple[str, ...], found: tuple[str, ...]):
    assert signals.departments(names) == found


def test_stages_named_after_what_customers_do():
    assert signals.departments(tables.NOT_DEPARTMENTS) == ()


@pytest.mark.parametrize(("reply", "lacks"), tables.GOAL_LACKS.items())
def test_what_an_aim_lacks(reply: str, lacks: tuple[str, ...]):
    assert signals.goal_lacks(reply) == lacks


@pytest.mark.parametrize(("reply", "sign"), tables.POLARITY.items())
def test_which_way_a_statement_points(reply: str, sign: int):
    assert signals.polarity(reply) == sign


@pytest.mark.parametrize("name", tables.FORM_OR_PRICE)
def test_forms_and_prices(name: str):
    assert signals.names_form_or_price(name)


@pytest.mark.parametrize("name", tables.NOT_FORM_OR_PRICE)
def test_neither_forms_nor_prices(name: str):
    assert not signals.names_form_or_price(name)


def test_the_digital_channels_are_channels_of_the_lexicon():
    channels = list(resources.read_toml("prompts", "lexicon/channels.toml"))
    digital = [name for name in channels if signals.is_digital(name)]
    assert {"email", "website", "app", "social", "search", "chat"} <= set(digital)
    assert not {"phone", "shop", "in_person", "post", "print", "event", "referral", "third_party"} & set(digital)
    assert set(digital) < set(channels)
    assert not signals.is_digital("")


@pytest.mark.parametrize("known", [["KYC"], ["kyc"], ("SLA", "KYC")])
def test_what_was_explained_is_no_jargon_any_more(known: Sequence[str]):
    assert signals.jargon("waits for KYC", known) == ""
    assert signals.jargon("waits for the RMA after KYC", known) == "RMA"
