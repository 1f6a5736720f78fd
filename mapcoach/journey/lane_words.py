"""What the lanes of a map call things: weights and feelings in words, and the paths of its parts. Pure."""

from __future__ import annotations

from mapcoach.journey.shape import FEELINGS, Emotion, Opportunity, PainPoint, Stage, Touchpoint

NO_NAME = "(no name)"
_SEVERITIES = {1: "a nuisance", 2: "serious", 3: "they may leave over it"}


def spelt_out(recipe: str) -> str:
    """The id of a catalogue's entry as words, for those who do not know the catalogue."""
    words = " ".join(recipe.replace("-", " ").replace("_", " ").split())
    return words[:1].upper() + words[1:] or NO_NAME


def stage_path(stage: Stage) -> str:
    """Where a stage is on the map."""
    return f"stages[{stage.id}]"


def point_path(stage: Stage, point: Touchpoint) -> str:
    """Where a touchpoint is on the map."""
    return f"stages[{stage.id}].touchpoints[{point.id}]"


def pain_path(stage: Stage, point: Touchpoint, pain: PainPoint) -> str:
    """Where a pain point is on the map."""
    return f"stages[{stage.id}].touchpoints[{point.id}].pain_points[{pain.id}]"


def pain_marks(pain: PainPoint, *, future: bool = False) -> tuple[str, ...]:
    """How much a pain point weighs, in words: severity, drop-off, share."""
    return tuple(words for _, words in pain_weights(pain, future=future))


def pain_weights(pain: PainPoint, *, future: bool = False) -> tuple[tuple[str, str], ...]:
    """How much a pain point weighs: the fields that are known, each with its words."""
    gives_up = "people could give up here" if future else "people give up here"
    told = (
        ("severity", _SEVERITIES.get(pain.severity or 0, "")),
        ("drops_off", {True: gives_up, False: "nobody gives up over it", None: ""}[pain.drops_off]),
        ("share", f"hits {share_words(pain.share)}" if pain.share is not None else ""),
    )
    return tuple((field, words) for field, words in told if words)


def share_words(share: float) -> str:
    """A share of 0 to 1 as a percentage, no more exact than people know it."""
    percent = share * 100
    return f"{percent:.0f}%" if percent >= 10 else f"{percent:.2g}%"


def idea_marks(idea: Opportunity) -> tuple[str, ...]:
    """What was settled about an opportunity, in words."""
    return known(
        f"impact {idea.impact} of 5" if idea.impact else "",
        f"feasibility {idea.feasibility} of 5" if idea.feasibility else "",
        f"owner: {idea.owner}" if idea.owner else "",
        f"due: {idea.due}" if idea.due else "",
        f"measured by: {idea.kpi}" if idea.kpi else "",
    )


def feeling_text(emotion: Emotion) -> str:
    """A feeling with its sign, in words: ``-1 bad, unsure``; empty if nothing is known."""
    score = emotion.score
    told = "" if score is None else f"{score:+d} {FEELINGS[score]}" if score else f"0 {FEELINGS[0]}"
    return ", ".join(known(told, emotion.feeling))


def known(*texts: str | None) -> tuple[str, ...]:
    """The texts that say something."""
    return tuple(text for text in texts if text)
