"""The catalogue: complete, honest about figures, and written in words that the vocabulary knows."""

from __future__ import annotations

import copy
from typing import Any

import jsonschema
import pytest
from pydantic import ValidationError

from mapcoach.automation import Recipe, catalogue, catalogue_document, catalogue_schema
from mapcoach.automation.recipes import Step
from mapcoach.automation.vocabulary import moments, troubles
from mapcoach.automation.wording import evidence_sentences

# The catalogue that domain.md, 5 asks for, in its words, with the entries that answer each.
WANTED = {
    "deliver a lead magnet with a welcome email": {"lead-magnet-delivery"},
    "tag new contacts by source": {"tag-by-source"},
    "education sequence or webinar invitation on behaviour": {"education-sequence", "webinar-invitation"},
    "case studies or comparison guides": {"case-study-follow-up", "comparison-guide"},
    "exit-intent or re-visit follow-up": {"revisit-follow-up"},
    "time-limited reminder or abandoned-cart sequence": {"time-limited-reminder", "abandoned-cart"},
    "demo request or proposal": {"demo-request", "proposal-follow-up"},
    "automated chat prompt on pricing": {"pricing-chat-prompt"},
    "form drop-off rescue": {"form-rescue"},
    "order confirmation": {"order-confirmation"},
    "shipping updates and tracking": {"shipping-updates"},
    "payment failure rescue": {"payment-rescue"},
    "appointment reminders": {"appointment-reminder"},
    "welcome sequence in steps": {"welcome-sequence"},
    "collecting documents and profile set-up": {"document-collection", "profile-set-up"},
    "first-value nudge": {"first-value-nudge"},
    "booking the kick-off": {"kick-off-booking"},
    "feedback request": {"feedback-request"},
    "review prompt": {"review-prompt"},
    "upsell or cross-sell": {"cross-sell"},
    "milestone and loyalty rewards": {"milestone-reward", "loyalty-reminder"},
    "restock and recommendation": {"restock-reminder", "product-recommendation"},
    "scheduled check-in": {"scheduled-check-in"},
    "renewal reminder": {"renewal-reminder"},
    "at-risk alert": {"at-risk-alert"},
    "win-back": {"win-back"},
    "ticket follow-up": {"ticket-follow-up"},
    "referral invitation": {"referral-invitation"},
    "testimonial or case-study request": {"testimonial-request"},
    "user-content sharing": {"user-content-sharing"},
    "thank-you": {"thank-you"},
    "lead scoring": {"lead-scoring"},
    "list hygiene": {"list-hygiene"},
    "internal hand-over alert": {"hand-over-alert"},
    "response-time alert": {"response-time-alert"},
}
RECIPES = list(catalogue().values())


@pytest.mark.parametrize("wanted", WANTED)
def test_the_catalogue_has_what_the_domain_asks_for(wanted):
    assert WANTED[wanted] <= set(catalogue())


def _steps(steps: tuple[Step, ...]) -> list[Step]:
    return [one for step in steps for one in (step, *_steps(step.then), *_steps(step.otherwise))]


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.id)
def test_an_entry_says_what_building_it_needs(recipe):
    assert recipe.kpi.numerator != recipe.kpi.denominator
    assert recipe.consent.note
    assert recipe.effort.hours[0] <= recipe.effort.hours[1]
    steps = _steps(recipe.steps)
    assert any(step.do in ("message", "task", "notify", "tag", "set_field") for step in steps)
    reaches_customers = any(step.do == "message" for step in steps)
    assert not (reaches_customers and recipe.consent.class_ == "internal")
    if recipe.consent.class_ == "marketing":
        assert any("opt-in" in text or "unsubscribe" in text or "alike" in text or "customer" in text
                   for text in (recipe.consent.note,))  # fmt: skip
    if recipe.fit.human:
        assert any(step.do in ("task", "notify") for step in steps)


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.id)
def test_an_entry_can_be_matched_by_something(recipe):
    fit = recipe.fit
    assert fit.answers or fit.helps or fit.moments or fit.cues
    assert not set(fit.suits) & set(fit.never)
    assert not set(fit.map_kinds) & set(fit.never_map_kinds)


def test_every_figure_has_its_source_year_and_base():
    with_figures = [recipe for recipe in RECIPES if recipe.evidence]
    assert with_figures
    for recipe in with_figures:
        for finding, sentence in zip(recipe.evidence, evidence_sentences(recipe), strict=True):
            assert all(part in sentence for part in (finding.source, str(finding.year), finding.denominator))


def test_no_figure_hides_outside_of_the_evidence():
    """A percentage or a sum of money is a claim; claims live in ``evidence``, where they need a source."""
    for recipe in RECIPES:
        rest = recipe.model_dump_json(exclude={"evidence"})
        assert "%" not in rest, recipe.id
        assert "$" not in rest, recipe.id


def test_an_entry_without_evidence_says_assumed():
    for recipe in RECIPES:
        if not recipe.evidence:
            assert recipe.impact.confidence == "assumed"
            assert "Assumed" in evidence_sentences(recipe)[0]


def test_every_kind_of_trouble_has_an_answer_or_a_meaning():
    answered = {kind for recipe in RECIPES for kind in (*recipe.fit.answers, *recipe.fit.helps)}
    for name, trouble in troubles().items():
        assert trouble.by_people != (name in answered or bool(trouble.at) or name == "overload"), name
        assert set(trouble.at) <= set(moments())
        assert set(trouble.at.values()) <= set(troubles())
        assert {*trouble.implies, *trouble.only_at, *trouble.never_at} <= set(moments())
        assert set(trouble.over) <= set(troubles()) - {name}


# Issue 5, demand 1: what an entry says in the neutral form.
NEUTRAL_FORM = {
    "id", "name", "families", "goal", "why", "trigger", "audience", "steps", "message", "channels", "exit", "kpi",
    "owner", "consent", "prerequisites", "effort", "impact", "risk", "by_hand", "platforms",
}  # fmt: skip
N8N_NODES = (
    "Webhook", "n8n Form Trigger", "Schedule Trigger", "Typeform Trigger", "Calendly Trigger", "Shopify Trigger",
    "WooCommerce Trigger",
)  # fmt: skip
"""The triggers of findings/automation.md, section 2, by the names that n8n shows."""


def _valid(document: Any) -> bool:
    return jsonschema.Draft202012Validator(catalogue_schema()).is_valid(document)


def test_the_catalogue_is_published_with_a_schema_that_holds():
    jsonschema.Draft202012Validator.check_schema(catalogue_schema())
    document = catalogue_document()
    assert len(document) == len(catalogue())
    assert _valid(document)
    for entry in document:
        assert set(entry) >= NEUTRAL_FORM, entry["id"]
        assert set(entry["platforms"]) == {"make", "zapier", "activecampaign", "hubspot", "n8n"}
        assert entry.get("evidence") or entry["impact"]["confidence"] == "assumed"
        assert {"numerator", "denominator", "window"} <= set(entry["kpi"])


@pytest.mark.parametrize(
    "path",
    [["kpi", "denominator"], ["kpi", "window"], ["steps"], ["consent", "class"], ["platforms", "n8n"], ["by_hand"],
     ["trigger"], ["exit"], ["steps", 0, "for"], ["risk"]],
    ids=str,
)  # fmt: skip
def test_the_schema_refuses_an_entry_that_lacks_something(path):
    document = copy.deepcopy([one for one in catalogue_document() if one["id"] == "abandoned-cart"])
    assert _valid(document)
    part: Any = document[0]
    for step in path[:-1]:
        part = part[step]
    del part[path[-1]]
    assert not _valid(document)


@pytest.mark.parametrize("wait", ["2 days", "P", "PT", "P1Y", 3])
def test_the_schema_refuses_a_wait_that_is_no_duration(wait):
    document = copy.deepcopy([one for one in catalogue_document() if one["id"] == "abandoned-cart"])
    document[0]["steps"][0]["for"] = wait
    assert not _valid(document)


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.id)
def test_n8n_is_told_by_its_own_nodes_and_begins_with_a_trigger(recipe):
    n8n = recipe.platforms.n8n
    assert n8n.startswith(N8N_NODES) or n8n.split(" ", 1)[0] in {"HubSpot"}, n8n
    assert any(node in n8n for node in ("Send Email", "Slack", "HTTP Request", "Google Sheets", "HubSpot"))


def _changed(**changes: object) -> dict[str, object]:
    return {**catalogue()["abandoned-cart"].model_dump(by_alias=True), **changes}


@pytest.mark.parametrize(
    "changes",
    [
        {"steps": [{"do": "wait", "for": "2 days"}]},
        {"steps": [{"do": "wait", "for": "P"}]},
        {"steps": [{"do": "wait", "for": "PT"}]},
        {"steps": [{"do": "wait"}]},
        {"steps": [{"do": "branch", "when": "x"}]},
        {"steps": []},
        {"kpi": {"metric": "Orders", "numerator": "orders", "window": "P5D"}},
        {"consent": {"class": "whatever", "note": "none needed"}},
        {"evidence": [{"claim": "doubles sales", "source": "a blog", "status": "secondary"}]},
        {"evidence": []},
        {"platforms": {"make": "a scenario", "zapier": "a zap", "activecampaign": "a flow", "hubspot": "a flow"}},
        {"fit": {"answers": ["unheard_of"]}},
        {"fit": {"moments": ["unheard_of"]}},
        {"colour": "red"},
    ],
    ids=str,
)
def test_a_faulty_entry_is_refused(changes):
    with pytest.raises(ValidationError):
        Recipe.model_validate(_changed(**changes))
