"""A map in which every text that people write is hostile, and what to look for on a screen that shows it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import cast, get_args

from pydantic import BaseModel
from textual.app import App

from mapcoach.interview.replies.cleaning import without_surrogates
from mapcoach.journey import Opinion
from mapcoach.journey import operations as ops
from mapcoach.journey import session_operations as group
from mapcoach.workspace import Workspace
from tests.tui.conftest import screen_text

MARK = "[bold]"
"""Has to be seen as it is wherever a text begins with it."""
HAZARDS = (
    "[bold] [/] [@click=app.quit]x[/] $text [red]",
    "\x1b[2J\x1b]0;owned\x07\x1b[31m\x9b2Jred\x1bPq\x1b\\",
    "\u202egnp.exe\u202c \u2066in\u2069 z\u200be\u200dr\u2060o\ufeff",
    "👩‍👩‍👧‍👦 🏳️‍🌈 e\u0301\u0323\u0327\u20dd 日本語の顧客 ﷽ ｆｕｌｌ",
    "a\tb\x00c\rd\x0be\x0cf\x85g\u2028h\u2029i",
    "\ud83d lone \udfff",
    "# head | cell `code` <b> {{ 7 * 7 }} {% x %} =SUM(A1) ../../x; %s %n",
)
HOSTILE = "[bold] " + " ".join(HAZARDS)
"""All of them at once."""
ENDLESS = "[bold] " + "[@click=app.quit]x[/] 日" * 2200
"""50,000 characters."""

CONTROLS = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2028\u2029\u2060\u2066-\u2069\ufeff\ud800-\udfff]"
)
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def saying(text: str) -> list[BaseModel]:
    """Operations that put this text into every place of a map where a text may stand."""
    text = without_surrogates(text)
    again = f"{text} again"
    on_persona = (ops.AddPersonaItems(field=field, items=(text, again)) for field in get_args(ops.PersonaList))
    free = ("business", "offering", "objective", "scenario", "starts_with", "ends_with", "out_of_scope")
    return [
        ops.SetTitle(value=text),
        *(ops.SetScope(field=cast("ops.ScopeField", field), value=text) for field in free),
        *(ops.SetPersona(field=field, value=text) for field in get_args(ops.PersonaField)),
        *on_persona,
        *(one for number in (1, 2) for one in _stage(number, text, again)),
        ops.AddOpportunity(
            id="o1", text=text, pain_point="p1", impact=5, feasibility=2, owner=text, due=text, kpi=text
        ),
        ops.AddOpportunity(id="o2", text=again),
        ops.ChooseAutomation(id="a1", recipe="cart-reminder", stage="s1", touchpoint="t1", platform=text, owner=text),
        ops.ChooseAutomation(id="a2", recipe=text, stage="s2", status="rejected"),
        ops.SetMeasure(name=text, baseline=text, target=text, stage="s1"),
        ops.AddEvidence(id="v1", source=text, note=text, supports=("p1",)),
        ops.Park(id="k1", text=text),
        ops.SetReview(cadence=text),
        *_group(text, again),
    ]


def _stage(number: int, text: str, again: str) -> list[BaseModel]:
    stage, touchpoint = f"s{number}", f"t{number}"
    return [
        ops.AddStage(id=stage, name=text if number == 1 else again),
        *(ops.SetStage(stage=stage, field=field, value=text) for field in ("customer_goal", "business_goal", "owner")),
        ops.AddStageQuestions(stage=stage, items=(text, again)),
        ops.AddTouchpoint(id=touchpoint, stage=stage, name=text, channel=text),
        ops.SetTouchpoint(touchpoint=touchpoint, field="customer_action", value=text),
        ops.SetTouchpoint(touchpoint=touchpoint, field="owner", value=text),
        ops.SetMomentOfTruth(touchpoint=touchpoint, value=True),
        ops.SetEmotion(touchpoint=touchpoint, score=-2, feeling=text, thought=text),
        ops.AddPainPoint(id=f"p{number}", touchpoint=touchpoint, text=text, severity=3, root_cause=text, share=0.5),
    ]


def _group(text: str, again: str) -> list[BaseModel]:
    return [
        group.SetFacilitator(value=text),
        group.AddParticipant(id="u1", name=text),
        group.AddParticipant(id="u2", name=again, initials="[/]"),
        group.SetAgenda(items=(group.PlannedItem(id="g1", title=text, minutes=5),)),
        group.StartAgendaItem(item="g1", at=NOW),
        group.CastVote(participant="u1", item="p1", dots=2),
        group.RecordDisagreement(
            id="d1", about="p1", text=text, values=(Opinion(participant="u1", value=text), Opinion(value=again))
        ),
        group.Decide(disagreement="d1", decision=text, decided_by=text),
        group.AddDecision(id="c1", text=text),
        group.AddAction(id="x1", text=text, owner=text, due=text),
    ]


def hostile_map(folder: Path, text: str = HOSTILE) -> Path:
    """A map that says this everywhere. Not for an event loop."""
    made = Workspace(folder).make()
    made.change(saying(text) if len(text) < 2000 else endless(text), text)
    return made.path


def endless(text: str) -> list[BaseModel]:
    """Operations that put a paste into the places that are shown the most; the rest of the map is as usual."""
    return [
        *saying("Plain"),
        ops.SetTitle(value=text),
        ops.SetPersona(field="name", value=text),
        ops.SetStage(stage="s1", field="name", value=text),
        ops.SetTouchpoint(touchpoint="t1", field="name", value=text),
        ops.ChangePainPoint(pain_point="p1", text=text),
        ops.ChangeOpportunity(opportunity="o1", text=text),
        group.ChangeParticipant(participant="u1", name=text),
    ]


def problems(app: App[None]) -> list[str]:
    """What is wrong with the screen as it is drawn now: controls that reached it, actions that text made."""
    text = screen_text(cast("App[object]", app))
    found = [f"{one!r} is on the screen" for one in sorted(set(CONTROLS.findall(text)))]
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            action = segment.style.meta.get("@click") if segment.style else None
            if action is not None and "quit" in str(action):
                found.append(f"{segment.text!r} does {action!r}")
    return found
