"""Drafts what each message of a recommended automation says, fitted to persona, stage, trouble and voice.

The texts are templates (``templates/messages``, see docs/messages.md). Of what people typed, a customer gets to read
the name of the business and a question of their own; all else stands in square brackets, where the author reads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mapcoach.automation.advice import Recommendation
from mapcoach.automation.message_draft import MessageDraft, Voice
from mapcoach.automation.messages_composing import Composer
from mapcoach.automation.messages_situation import Situation, situation
from mapcoach.automation.messages_text import pieces
from mapcoach.automation.messages_words import words
from mapcoach.automation.recipes import Step, catalogue
from mapcoach.automation.vocabulary import Channel
from mapcoach.automation.wording import CHANNEL_NAMES
from mapcoach.journey.shape import JourneyMap


def message_drafts(
    journey_map: JourneyMap, recommendation: Recommendation, voice: Voice | None = None
) -> tuple[MessageDraft, ...]:
    """One draft for each ``message`` step of the entry, depth first, what happens before what happens otherwise.

    Without a ``voice`` it is the one that ``templates/messages/words.toml`` gives to the kind of business. Pure, apart
    from reading the templates. Raises ResourceError for a template that is missing or cannot be used. An entry that
    the catalogue does not know, or that sends no message, has no drafts.
    """
    recipe = catalogue().get(recommendation.recipe)
    steps = list(message_steps(recipe.steps)) if recipe else []
    found = situation(journey_map, recommendation) if steps else None
    if found is None:
        return ()
    composer = Composer(found, words(), voice)
    usual = usual_channel(recommendation, found)
    return tuple(_draft(composer, number, step, usual) for number, step in enumerate(steps, 1))


def message_steps(steps: Iterable[Step]) -> Iterator[Step]:
    """The steps that send a message, depth first, ``then`` before ``otherwise``."""
    for step in steps:
        if step.do == "message":
            yield step
        yield from message_steps(step.then)
        yield from message_steps(step.otherwise)


def usual_channel(recommendation: Recommendation, found: Situation) -> Channel:
    """The channel of steps that name none: the recommendation's; email where that is a note to the team."""
    by_name = {name: channel for channel, name in CHANNEL_NAMES.items()}
    channel = by_name.get(recommendation.channel) or found.recipe.channels[0]
    return "email" if channel == "internal" else channel


def _draft(composer: Composer, number: int, step: Step, usual: Channel) -> MessageDraft:
    channel = step.channel or usual
    subject, body = composer.compose(number, channel)
    return MessageDraft(number, channel, pieces(subject), pieces(body), step.intent)
