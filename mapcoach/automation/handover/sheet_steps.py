"""The middle of a build sheet: the start and the steps in a platform's own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from mapcoach.automation.handover.building import (
    ON_SHEETS,
    Compiled,
    Gaps,
    Speller,
    assignee,
    cleared,
    field_name,
    given_columns,
    tag_name,
    title,
)
from mapcoach.automation.handover.facts import LEFT
from mapcoach.automation.handover.make_parts import schedule
from mapcoach.automation.handover.plan import CONSTANTS, MOMENT, Act, Plan, walk
from mapcoach.automation.handover.texts import fenced, markdown
from mapcoach.automation.handover.words import StepKind, Words, words_of
from mapcoach.automation.message_draft import MergeField, MessageDraft
from mapcoach.automation.wording import duration


class Steps:
    """The start and the steps of an automation, as a person builds them on a platform."""

    def __init__(self, plan: Plan, platform: str, compiled: Compiled) -> None:
        self._plan, self._platform, self._compiled = plan, platform, compiled
        self._words: Words = words_of(platform)
        self._gaps = Gaps(dict(compiled.gaps))
        self._texts = Speller(plan, self._gaps, self._merge)

    def start(self) -> Iterator[str]:
        """What starts it, how often, for whom, and what the start brings."""
        plan = self._plan
        yield from ("", "### Start", "")
        yield self._said(self._trigger())
        yield ""
        yield self._said(self._words.again if plan.is_repeatable else self._words.once)
        yield ""
        yield f"- It starts when: {markdown(plan.advice.trigger)}"
        yield f"- For: {markdown(plan.advice.audience)}"
        yield from (f"- Only if: {markdown(condition)}" for condition in plan.recipe.conditions)
        if plan.has("consent"):
            yield f"- Only if the field `{field_name(self._platform, plan, 'consent')}` says yes."
        yield from self._brought()

    def _trigger(self) -> str:
        """The words of the trigger; a date is told beforehand only to a tree that waits for it."""
        plan, kind = self._plan, self._plan.recipe.trigger.kind
        waits = plan.has(MOMENT) and plan.acts[0].for_date
        return self._words.on_the_day if kind == "date_field" and not waits else self._words.trigger[kind]

    def _brought(self) -> Iterator[str]:
        """What has to be there when it starts."""
        if self._platform in ON_SHEETS:
            names = ", ".join(f"`{one.name}`" for one in given_columns(self._plan))
            yield f"- The call brings: {names}."
        for name in self._plan.asked_at_once:
            named = field_name(self._platform, self._plan, name)
            yield f"- `{named}` is looked at before the first wait, so it has to say yes or no when it starts."

    def steps(self, acts: Sequence[Act], after: str) -> Iterator[str]:
        """All steps of a tree with their texts; ``after`` is where it goes on behind them, in words."""
        for at, act in enumerate(acts):
            following = f"step {acts[at + 1].number}" if at + 1 < len(acts) else after
            yield from ("", f"### Step {act.number}: {self._heading(act)}", "")
            yield self._instruction(act, following)
            yield from self._details(act)
            if act is acts[-1] and act.do not in ("branch", "end") and after != "the end":
                yield from ("", f"Go on with {after}.")
            yield from self.steps(act.then, following)
            yield from self.steps(act.otherwise, following)

    def _heading(self, act: Act) -> str:
        match act.do:
            case "wait":
                return f"wait {duration(act.duration)}"
            case "wait_until":
                return f"wait until {markdown(act.when)}"
            case "branch":
                return f"{markdown(act.when)}?"
            case "tag" | "untag":
                return f"{'tag' if act.do == 'tag' else 'take off the tag'} {tag_name(self._platform, act.tag)}"
            case "set_field":
                return f"note {field_name(self._platform, self._plan, act.column)}"
            case "end":
                return "end"
            case _:
                return f"{'message' if act.do == 'message' else act.do}, {markdown(title(act), 80)}"

    def _instruction(self, act: Act, following: str) -> str:
        sentence = self._words.message[act.channel] if act.channel else self._words.step[_kind(act)]
        tests = [self._words.is_yes, self._words.is_not_yes]
        test, opposite = reversed(tests) if act.opposite else tests
        steps = {"yes": act.then, "no": act.otherwise}
        ways = {way: f"step {acts[0].number}" if acts else following for way, acts in steps.items()}
        return self._said(
            sentence,
            length=duration(act.duration),
            column=field_name(self._platform, self._plan, act.column),
            when=markdown(act.when),
            test=test,
            opposite=opposite,
            before=f", {_span(act.before)} before it" if act.before else "",
            limit=f", at most {duration(act.duration)}" if act.duration else "",
            name=tag_name(self._platform, act.tag) if act.tag else field_name(self._platform, self._plan, act.column),
            who=markdown(assignee(self._plan, act), 80),
            due=f", due within {duration(act.duration)}" if act.duration else "",
            **ways,
        )

    def _details(self, act: Act) -> Iterator[str]:
        """The texts to copy, and what else a step needs."""
        if act.do == "message":
            yield from ("", f"What it is to do: {markdown(act.intent)}.")
            if act.draft and act.draft.subject:
                yield from ("", "Subject:", "", fenced(self._texts.subject(act)))
            body = self._texts.body(act)
            yield from ("", "Text:", "", fenced(body))
            if act.channel == "sms" and act.draft:
                yield from ("", self._length(body, act.draft))
        elif act.do in ("task", "notify"):
            name, text = self._texts.to_do(act)
            yield from ("", "Title:", "", fenced(name), "", "Text:", "", fenced(text))
        elif act.intent:
            yield from ("", f"It says: {markdown(act.intent)}.")

    def _length(self, body: str, draft: MessageDraft) -> str:
        fields = {piece.name for piece in draft.body if isinstance(piece, MergeField)} - CONSTANTS
        filled_in = (re.escape(self._merge(name)) for name in sorted(fields))
        bare = re.sub("|".join([r"\[[^\]]*\]", *filled_in]), "", body)
        told = f"{len(bare)} characters, without merge fields and notes in square brackets"
        return f"Length: {told}. One text message holds 160; longer ones cost more."

    # --- words -------------------------------------------------------------------------------------------------

    def _merge(self, name: str) -> str:
        named = field_name(self._platform, self._plan, name)
        spelled = {"name": named, "upper": _ac_tag(named), "hubspot": named}
        return self._words.merge.format(**spelled)

    def _said(self, sentence: str, **words: str) -> str:
        plan = self._plan
        named = partial(field_name, self._platform, plan)
        known = {
            "start": named("start"),
            "left": named(LEFT),
            "moment": named(MOMENT),
            "cleared": _listing(f"`{named(one)}`" for one in cleared(plan, self._platform)),
            "runs": "Multiple times" if plan.is_repeatable else "Once",
            "schedule": schedule(plan),
            "step": next((act.key for act in walk(plan.acts) if act.do in ("wait", "wait_until")), ""),
        }
        return sentence.format(**known, **words)

    def _of_files(self, part: str) -> str:
        """A sentence about the files: the one for a single file where there is only one."""
        single = getattr(self._words, f"{part}_one") if len(self._compiled.files) == 1 else ""
        return self._said(single or getattr(self._words, part))


def _listing(names: Iterable[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def _ac_tag(name: str) -> str:
    """ActiveCampaign's own fields are called FIRSTNAME, EMAIL and PHONE."""
    return name.replace("first_name", "firstname").upper()


def _kind(act: Act) -> StepKind:
    if act.do == "wait_until":
        return "wait_date" if act.for_date else "wait_fact"
    if act.do == "message":
        raise ValueError("a message is told by its channel")
    return "add_up" if act.adds_up else act.do


def _span(seconds: int) -> str:
    for word, size in (("week", 604_800), ("day", 86_400), ("hour", 3_600)):
        if seconds % size == 0:
            number = seconds // size
            return f"{number} {word}{'' if number == 1 else 's'}"
    return f"{seconds} seconds"
