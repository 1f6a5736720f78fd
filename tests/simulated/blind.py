"""Understanding a question by its words alone, as a person does; a badly worded question costs."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tests.simulated.journey import Level

_TP = "stages[].touchpoints[]."
WORDS: Mapping[str, str] = {
    "scope.offering": "business do|sell|make a living|line of work|few words|trade",
    "scope.business": "called|name of (the|your) (business|firm|company)|business called",
    "scope.business_kind": "closest|kind of business|which of these is",
    "kind": "sort of map|kind of map|what map",
    "scope.objective": "should be better|once this map|aim|goal of (this|the) map|should change",
    "scope.scenario": "situation|occasion|one case",
    "scope.customers": "new customers|existing|both",
    "scope.starts_with": "very first thing|sets? (it|things) (off|going)|begin|day start",
    "scope.ends_with": "last thing|story is over|day end|finish with",
    "scope.out_of_scope": "leave out|on purpose",
    "persona.name": "shall we call|real customer|whose day|one (real )?person|give .* a name",
    "persona.segment": "sort of customer|stand for|group",
    "persona.role": "for a living|their part|job",
    "persona.demographics": "plain facts|age|place|size of firm",
    "persona.goals": "want to get done|hope to get|want from|after",
    "persona.challenges": "makes that hard|in (the|their) way|difficult",
    "persona.behaviours": "usually do|habit|before buying",
    "persona.attitude": "attitude|think of things like",
    "persona.channels": "reached|get hold of",
    "persona.influencers": "who else|say|advice",
    "persona.values": "matters most",
    "persona.entry_point": "start looking|made .* start|think about renewing|first sign|look for help",
    "persona.requirements": "must .* offer|walks away",
    "persona.desired_outcome": "worth it|afterwards",
    "persona.quote": "sentence|really said",
    "stages": "steps|parts .* day|first to last",
    "stages[].customer_goal": "achieve|get done|want to achieve",
    "stages[].questions": "which questions|questions does",
    "stages[].business_goal": "do you want .* to do",
    "stages[].owner": "in your business looks after|who in your",
    "stages[].touchpoints": "meet you|hear about you|deal with|come across",
    f"{_TP}channel": "where does each|web, phone|happen at",
    f"{_TP}customer_action": "do at each",
    f"{_TP}owner": "looks after each|on your side",
    f"{_TP}emotion": "feel at each|how does .* feel|very bad",
    f"{_TP}emotion.feeling": "which word|word describes",
    f"{_TP}emotion.thought": "goes through|mind",
    f"{_TP}moment_of_truth": "decides? whether|makes or breaks",
    f"{_TP}pain_points": "goes? wrong|annoys|disappoints|put .* off|trouble",
    f"{_TP}pain_points[].severity": "how serious|nuisance",
    f"{_TP}pain_points[].drops_off": "give up",
    f"{_TP}pain_points[].share": "of ten|how many",
    f"{_TP}pain_points[].root_cause": "behind each|cause",
    "basis": "seen or heard|rather than guessed",
    "evidence": "how do you know",
    "opportunities": "could you do about|what would you do about",
    "opportunities[].impact": "would each idea help|how much",
    "opportunities[].feasibility": "how easy",
    "opportunities[].owner": "care of each idea",
    "opportunities[].due": "by when",
    "opportunities[].kpi": "number would show",
    "automations": "automations do you want",
    "automations[].platform": "which tool",
    "automations[].owner": "builds and watches",
    "measures": "numbers will tell|which numbers",
    "measures[].baseline": "stand today|numbers stand",
    "measures[].target": "should each of these numbers",
    "review.due": "look at this map again",
    "review.cadence": "how often",
    "title": "map be called",
}
"""What a lay reader takes a question to be about, by the words in it."""
_PATTERNS = {slot: re.compile(words, re.IGNORECASE) for slot, words in WORDS.items()}


def field_of(text: str, understanding: Level = "high") -> str:
    """The slot that a reader takes a question to be for: the one with most letters of the text in its key words."""
    return max(_PATTERNS, key=lambda slot: sum(len(found[0]) for found in _PATTERNS[slot].finditer(text)))
