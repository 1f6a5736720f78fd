"""Hand-over: everything that somebody needs to build a map's automations in the tool they use.

For every platform there is a build sheet and lists of tags, fields and tasks; for those that take files, files, all of
them switched off and with ``REPLACE_…`` where something of one's own belongs. docs/handover.md says what was tried.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from mapcoach.automation.handover import hubspot, make, n8n, neutral, zapier
from mapcoach.automation.handover.building import ON_SHEETS, PLATFORMS, Compiled
from mapcoach.automation.handover.plan import Act, Plan, walk
from mapcoach.automation.handover.planning import Drafts, left_out
from mapcoach.automation.handover.planning import automations as _automations
from mapcoach.automation.handover.sheet import build_sheet
from mapcoach.automation.handover.tables import fields, sheet_header, tags, tasks
from mapcoach.automation.handover.texts import markdown
from mapcoach.automation.handover.words import blocks, words_of
from mapcoach.automation.message_draft import Voice
from mapcoach.automation.messages import message_drafts
from mapcoach.automation.recipes import catalogue
from mapcoach.journey.shape import JourneyMap

__all__ = [
    "PLATFORMS",
    "Act",
    "HandoverFile",
    "Plan",
    "UnknownPlatformError",
    "automations",
    "blocks",
    "files",
    "platform_of",
    "walk",
    "with_left_overs",
]


class UnknownPlatformError(ValueError):
    """Somebody asked for a platform that there is no hand-over for."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no hand-over for {name!r}. Choose one of: {', '.join(PLATFORMS)}.")


@dataclass(frozen=True, slots=True)
class HandoverFile:
    """A file of the hand-over: a safe name without folders, its bytes, what it is, and what it cannot carry."""

    name: str
    data: bytes
    what: str
    losses: tuple[str, ...] = ()


_COMPILERS = {
    "make": make.compile_plan,
    "zapier": zapier.compile_plan,
    "hubspot": hubspot.compile_plan,
    "n8n": n8n.compile_plan,
    "any": neutral.compile_plan,
}


def automations(journey_map: JourneyMap, chosen_only: bool = False, voice: Voice | None = None) -> tuple[Plan, ...]:
    """The automations that go out: those chosen on the map and not done yet, in the order of the journey.

    If there are none, the first recommendations (``Plan.is_chosen`` is False then), unless ``chosen_only`` is given.
    """
    return _automations(journey_map, chosen_only, _drafts(journey_map, voice))


def files(journey_map: JourneyMap, platform: str, voice: Voice | None = None) -> tuple[HandoverFile, ...]:
    """The hand-over for a platform: an overview, for each automation a build sheet and what the platform takes, lists.

    Raises UnknownPlatformError. A map that calls for no automation gets the overview alone, which says so.
    """
    if platform not in PLATFORMS:
        raise UnknownPlatformError(platform)
    plans = automations(journey_map, voice=voice)
    made = [file for plan in plans for file in _files_of(plan, platform)]
    lists = list(_lists(plans, platform)) if plans else []
    listed = (*made, *lists)
    overview = _overview(journey_map, plans, platform, listed).encode("utf-8")
    return (HandoverFile("README.md", overview, "what is in this folder, and where to begin"), *listed)


def platform_of(typed: str) -> str:
    """The platform that is meant, in any spelling ("Hub Spot", "Make.com"); empty if there is no hand-over for it."""
    bare = "".join(one for one in typed[:100].casefold() if one.isalnum())
    return bare if bare in PLATFORMS else _SPELLINGS.get(bare, "")


def with_left_overs(
    made: Sequence[HandoverFile], there: Iterable[str]
) -> tuple[tuple[HandoverFile, ...], tuple[str, ...]]:
    """The hand-over for a folder in which these names lie already: its overview names those that are not of it.

    Returns the files, and those names.
    """
    own = {file.name for file in made}
    others = tuple(name for name in there if name not in own)
    if not others or not made:
        return tuple(made), others
    more = [f"- {markdown(name, 120)}" for name in others[:_NAMED]]
    more += [f"- and {len(others) - _NAMED} more"] if len(others) > _NAMED else []
    told = "\n".join(["", "## Not of this hand-over", "", _LEFT_OVER, "", *more]) + "\n"
    overview = replace(made[0], data=made[0].data + told.encode("utf-8"))
    return (overview, *made[1:]), others


_NAMED = 20
_LEFT_OVER = (
    "These lay in the folder when the files were written. They may come from an older hand-over, and then say what is "
    "no longer so: look before you build from them."
)
_SPELLINGS = {
    "makecom": "make",
    "integromat": "make",
    "zapiercom": "zapier",
    "ac": "activecampaign",
    "hubspotcom": "hubspot",
    "n8nio": "n8n",
    "anytool": "any",
}


def _drafts(journey_map: JourneyMap, voice: Voice | None) -> Drafts:
    return lambda told: message_drafts(journey_map, told, voice)


def compiled(plan: Plan, platform: str) -> Compiled:
    """What a platform takes of an automation; nothing for one that takes no files."""
    compiler = _COMPILERS.get(platform)
    if compiler is None:
        return Compiled(losses=("ActiveCampaign takes no file: build it by this sheet.",))
    found = compiler(plan)
    notes = _UNFINISHED if platform in ON_SHEETS and _has_notes(plan) else ()
    return Compiled(found.files, found.gaps, (*notes, *found.losses))


_UNFINISHED = ("The messages in the file hold notes in square brackets: finish each text before anything goes out.",)


def _has_notes(plan: Plan) -> bool:
    texts = (piece for act in walk(plan.acts) if act.draft for piece in (*act.draft.subject, *act.draft.body))
    return any("[" in piece for piece in texts if isinstance(piece, str))


def _files_of(plan: Plan, platform: str) -> Iterator[HandoverFile]:
    found = compiled(plan, platform)
    sheet = build_sheet(plan, platform, found).encode("utf-8")
    yield HandoverFile(f"{plan.file}.build-sheet.md", sheet, f"build sheet: {plan.recipe.name}", found.losses)
    for one in found.files:
        yield HandoverFile(f"{plan.file}{one.suffix}", one.data, one.what, found.losses)
    if platform in ON_SHEETS:
        yield HandoverFile(f"{plan.file}.sheet-header.csv", sheet_header(plan), "first row of its tab in the sheet")


def _lists(plans: Sequence[Plan], platform: str) -> Iterator[HandoverFile]:
    yield HandoverFile("tags.csv", tags(plans, platform), "all tags")
    yield HandoverFile("fields.csv", fields(plans, platform), "all fields (columns, properties) of contacts")
    yield HandoverFile("tasks.csv", tasks(plans), "what people do in these automations")
    if platform == "any":
        schema = neutral.SCHEMA.read_bytes()
        yield HandoverFile(neutral.SCHEMA.name, schema, "JSON Schema of the .automation.json files")


def _overview(journey_map: JourneyMap, plans: Sequence[Plan], platform: str, listed: Iterable[HandoverFile]) -> str:
    title = markdown(journey_map.display_title(), 120)
    lines = [f"# Automations of {title}, for {words_of(platform).name}", "", _status(journey_map, plans), ""]
    for plan in plans:
        stage = markdown(plan.stage.name, 80) or "(no name)"
        owner = f"; looked after by {markdown(plan.owner, 80)}" if plan.owner_is_named else ""
        name = f"{plan.number}. {markdown(plan.recipe.name)}, at the stage {stage}{owner}"
        lines.append(f"{name} (files `{plan.file}…`)")
    lost = left_out(journey_map, plans)
    if lost:
        lines += ["", _LEFT_OUT, ""]
        lines += [f"- {markdown(_name_of(one.recipe), 80)}" for one in lost]
    if plans:
        lines += ["", "## Files", "", *(f"- `{file.name}`: {file.what}" for file in listed), "", _BEGIN]
    return "\n".join(lines) + "\n"


_LEFT_OUT = (
    "Chosen on the map, but not in this folder: the place that they were chosen for is gone or has no touchpoints, or "
    "this version of mapcoach does not know them."
)
_BEGIN = (
    "Begin with the build sheet of the first automation. Everything is switched off. What begins with REPLACE_ is to "
    "be filled in, and each build sheet says with what. What stands in square brackets in a message is a note for "
    "whoever finishes the text. No file holds a password or a key."
)


def _name_of(recipe: str) -> str:
    known = catalogue().get(recipe)
    return known.name if known else recipe


def _status(journey_map: JourneyMap, plans: Sequence[Plan]) -> str:
    if plans and plans[0].is_chosen:
        return "These automations were chosen on the map and are not in place yet."
    is_decided = any(one.status != "rejected" for one in journey_map.automations)
    nobody = "Nothing that was chosen on this map is left to build." if is_decided else _NOT_CHOSEN
    if not plans:
        return f"There is nothing to hand over yet. {nobody} The command recommend says what to map first."
    return (
        f"{nobody} These are the first {len(plans)} that mapcoach recommends; choose those you want before anybody "
        "builds them."
    )


_NOT_CHOSEN = "Nobody has chosen an automation on this map yet."
