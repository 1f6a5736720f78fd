"""The build sheet: how to build an automation by hand, step by step, in the platform's own words, for every platform.

It says everything: a colleague who never saw the map can build from it. What people typed is escaped; texts to copy
stand in blocks of code.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mapcoach.automation.handover.building import (
    ON_SHEETS,
    Compiled,
    field_name,
    sheet_columns,
    tags_to_make,
)
from mapcoach.automation.handover.facts import exits
from mapcoach.automation.handover.plan import Column, Plan
from mapcoach.automation.handover.sheet_steps import Steps
from mapcoach.automation.handover.texts import markdown
from mapcoach.automation.wording import (
    capital,
    consent_sentence,
    duration,
    effort_words,
    evidence_sentences,
    impact_words,
)


def build_sheet(plan: Plan, platform: str, compiled: Compiled) -> str:
    """The sheet as Markdown; ``compiled`` says which files there are, their placeholders and losses."""
    return "\n".join(_Sheet(plan, platform, compiled).lines()) + "\n"


class _Sheet(Steps):
    def lines(self) -> Iterator[str]:
        """All lines. The placeholders come last, because the steps may add some."""
        plan = self._plan
        yield f"# Build sheet: {markdown(plan.recipe.name)} in {self._words.name}"
        yield ""
        yield from self._where_on_the_map()
        yield from _part("What it is for", [markdown(plan.advice.goal)])
        yield from _part("Why this map calls for it", _listed(plan.advice.reasons))
        yield from _part("Before you start", self._before())
        yield from _part("Build it", self._build())
        yield from _part("When a contact leaves it", [*self._exits(), "", self._said(self._words.exit)])
        yield from _part("Test it before you switch it on", [self._of_files("test"), "", *self._checks()])
        yield from _part("Switch it on", [self._of_files("switch_on")])
        yield from _part("How to see whether it works", self._kpi())
        yield from _part("Who looks after it", [self._owner()])
        yield from _part("What is known about it", self._known())
        yield from _part("What the file cannot carry", self._losses())
        yield from _part("What to put for each placeholder", self._placeholders())

    def _where_on_the_map(self) -> Iterator[str]:
        plan = self._plan
        decided = "chosen on the map" if plan.is_chosen else "recommended by mapcoach; nobody has chosen it yet"
        other = plan.platform and plan.platform.casefold() != self._words.name.casefold()
        yield f"- Decision: {decided}{f', there for the tool {markdown(plan.platform)}' if other else ''}"
        yield f"- Map: {markdown(plan.title, 120)}"
        yield f"- For: {markdown(plan.persona)}"
        yield f"- Stage: {markdown(plan.stage.name, 120) or '(no name)'}"
        if plan.touchpoint:
            yield f"- Touchpoint: {markdown(plan.touchpoint.name, 120) or '(no name)'}"
        if plan.pain:
            yield f"- Pain point: {markdown(plan.pain.text, 400)}"

    # --- before ------------------------------------------------------------------------------------------------

    def _before(self) -> Iterator[str]:
        plan = self._plan
        yield f"1. Try it by hand first: {markdown(plan.advice.by_hand)}"
        yield f"2. Consent: {markdown(consent_sentence(plan.recipe))}"
        yield f"3. Have ready: {markdown('; '.join(plan.recipe.prerequisites))}."
        yield f"4. An account in {self._words.name} that may create automations, and one for what sends your messages."
        yield f"5. {self._store()}"
        yield "6. Know this about each contact:"
        yield from (self._field_line(one.name, self._told(one)) for one in plan.columns)
        if self._platform == "hubspot" and plan.recipe.trigger.kind != "form":
            yield self._field_line("start", f"yes, to start: {plan.advice.trigger}")
        tags = tags_to_make(plan, self._platform)
        if tags:
            yield "7. Make these tags, or put the names of your own that say the same in their place:"
            yield from (f"   - `{name}`: {markdown(what)}" for name, what in tags)

    def _told(self, column: Column) -> str:
        if column.name == "first_name" and self._plan.key == "phone":
            return f"{column.told}; empty if you do not know the caller"
        dated = column.kind == "date" and self._platform == "hubspot"
        return f"{column.told}; a property of the type date and time" if dated else column.told

    def _store(self) -> str:
        if self._platform not in ON_SHEETS:
            return "Make the fields below on your contacts; `fields.csv` and `tags.csv` list them for all automations."
        columns = ", ".join(f"`{name}`" for name in sheet_columns(self._plan))
        tab = f"`{self._plan.file}`"
        key = f"A contact is found by the column `{self._plan.key}`."
        return f"A Google Sheet with a tab called {tab}. Its first row, from column A on, is: {columns}. {key}"

    def _field_line(self, name: str, what: str) -> str:
        return f"   - `{field_name(self._platform, self._plan, name)}`: {markdown(what)}"

    # --- the steps ---------------------------------------------------------------------------------------------

    def _build(self) -> Iterator[str]:
        yield self._of_files("where")
        if self._compiled.files:
            yield ""
            yield "Files for it:"
            yield from (f"- `{self._plan.file}{one.suffix}`: {one.what}" for one in self._compiled.files)
        yield ""
        yield self._words.merge_note
        yield "In a text, what stands in square brackets is a note for you: replace it before the text goes out."
        yield ""
        yield "Step 4a.1 is the first step if step 4 says yes, 4b.1 if it says no."
        yield from self.start()
        yield from self.steps(self._plan.acts, "the end")

    # --- after -------------------------------------------------------------------------------------------------

    def _exits(self) -> Iterator[str]:
        noted = exits(self._plan.recipe)
        for words in self._plan.recipe.exit:
            unseen = "" if words in noted else " (the steps or the time see to this; nobody has to note it)"
            yield f"- {markdown(words)}{unseen}"

    def _checks(self) -> Iterator[str]:
        yield "- Every text arrives with its fields filled in, no square bracket is left in it, and the links work."
        yield "- The contact goes the right way at every condition, and each way was tried."
        yield "- Whoever fulfils one of the reasons to leave gets nothing more."
        yield "- Tasks and alerts reach the person who is named."
        if self._plan.recipe.consent.class_ == "marketing":
            yield "- Every marketing mail can be unsubscribed from with one click; without consent nothing is sent."

    def _kpi(self) -> Iterator[str]:
        kpi = self._plan.recipe.kpi
        yield f"- Measure: {markdown(kpi.metric)}"
        yield f"- Numerator: {markdown(kpi.numerator)}"
        yield f"- Denominator: {markdown(kpi.denominator)}"
        yield f"- Window: {duration(kpi.window)}"
        yield "- Count it for some weeks before you switch the automation on, so that you can compare."

    def _owner(self) -> str:
        named = "as on the map" if self._plan.owner_is_named else "the usual role; the map names nobody yet"
        return f"{markdown(self._plan.owner, 120)} ({named})."

    def _known(self) -> Iterator[str]:
        recipe = self._plan.recipe
        yield f"- Effort: {effort_words(recipe)}"
        yield f"- Impact: {impact_words(recipe)}"
        yield from (f"- {markdown(sentence)}" for sentence in evidence_sentences(recipe))
        yield from (f"- Take care: {markdown(risk)}" for risk in recipe.risk)

    def _losses(self) -> list[str]:
        if not self._compiled.files and not self._compiled.losses:
            return [f"There is no file for {self._words.name}; this sheet is the whole hand-over."]
        return _listed(self._compiled.losses) or ["Nothing is left out of the file; but no tool takes it as it is."]

    def _placeholders(self) -> list[str]:
        listed = [f"- `{name}`: {markdown(what)}" for name, what in self._gaps.found.items()]
        return listed or ["There are none."]


def _part(heading: str, lines: Iterable[str]) -> Iterator[str]:
    yield from ("", f"## {capital(heading)}", "")
    yield from lines


def _listed(texts: Iterable[str]) -> list[str]:
    return [f"- {markdown(text)}" for text in texts if text.strip()]
