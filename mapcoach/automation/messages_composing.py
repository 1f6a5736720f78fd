"""Puts a message together: greeting, a word on how it feels, what the template says, the stage's substance, closing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from mapcoach.automation.message_draft import Voice
from mapcoach.automation.messages_situation import Situation, Substance, business_name
from mapcoach.automation.messages_templates import LETTERS, TALKS, Wording, filled, rendered, section_for
from mapcoach.automation.messages_text import (
    MARKS,
    harmless,
    quoted,
    shortened,
    tidy,
    visible_length,
    without_typography,
)
from mapcoach.automation.messages_words import FILE, Words
from mapcoach.automation.vocabulary import Channel
from mapcoach.automation.wording import capital

SMS = 160
"""Characters of a text message, without its merge fields."""
_IN_A_NOTE, _IN_A_SUBJECT = 70, 40
_SIGNED: frozenset[Channel] = frozenset({"sms", "whatsapp"})
_GREETED: frozenset[Channel] = frozenset({"sms", "whatsapp", "app"})


class _Size(NamedTuple):
    """How many characters of a stage's goal or question are quoted, and how much is said around it."""

    limit: int
    words: Literal["all", "few", "none"]


_LONG, _SHORT = _Size(80, "all"), _Size(60, "all")
_TO_FIT_A_TEXT_MESSAGE = (
    _SHORT,
    *(_Size(limit, "few") for limit in (60, 45, 32, 22)),
    _Size(14, "none"),
    _Size(8, "none"),
)


@dataclass
class Composer:
    """Composes the messages of one recommendation."""

    at: Situation
    words: Words
    voice: Voice | None = None
    _context: dict[str, str | bool] = field(init=False)

    def __post_init__(self) -> None:
        kind = self.at.map.scope.business_kind or "other"
        self.business = self.words.business.get(kind, self.words.business["other"])
        self.voice = self.voice or self.business.voice
        self.own = self.words.voices[self.voice]
        name = business_name(self.at.map)
        self._context = {str(field_name): mark for field_name, mark in MARKS.items()}
        self._context |= self._persona()
        self._context |= {
            "business": name or MARKS["business"],
            "voice": self.voice,
            "apology": self.own.apology,
            "map_kind": self.at.map.kind,
            "feels_bad": self.at.feels_bad,
            "like_you": self.business.like_you,
            "occasion": self._occasion(),
            "reply": self.own.reply.get(self.at.map.kind, self.own.reply["any"]),
        }

    def compose(self, number: int, channel: Channel) -> tuple[str, str]:
        """Subject (by email only) and body of the message with this number, with marks for the merge fields.

        Raises ResourceError for a template that cannot be used.
        """
        if channel != "sms":
            return self._composed(number, channel, _LONG if channel in LETTERS | TALKS else _SHORT)
        subject, body = "", ""
        for size in _TO_FIT_A_TEXT_MESSAGE:
            subject, body = self._composed(number, channel, size)
            body = without_typography(body)
            if visible_length(body) <= SMS:
                break
        return subject, body

    def _composed(self, number: int, channel: Channel, size: _Size) -> tuple[str, str]:
        section = section_for(self.at.recipe.id, number, channel)
        fit = self._fit(number, channel, size)
        note = self._fit(number, channel, size, for_author=True)
        context = {**self._context, "fit": fit, "note": note}
        if channel == "sms":
            context["business"] = MARKS["business"]
        said = rendered(section, self.voice or "plain", context, self.at.recipe.id)
        core = capital(tidy(said.body))
        if fit not in core and note not in core:
            core += f"\n\n{note}" if channel in LETTERS else f"\n{note}"
        body = self._framed(core, self._feeling(number, channel, said), channel, context)
        return (self._subject(said.subject, number) if channel == "email" else ""), tidy(body)

    def _subject(self, subject: str, number: int) -> str:
        if self.at.has_twin:
            substance = self.at.substance(number)
            told = {
                "text": quoted(shortened(substance.text, _IN_A_SUBJECT)) or "this stage",
                "number": self._number(substance, _IN_A_SUBJECT, self.words.fit.number_short),
            }
            subject += filled(self.words.fit.subject, told, FILE, "fit.subject")
        return tidy(subject).replace("\n", " ")

    def _framed(self, core: str, feels: str, channel: Channel, context: dict[str, str | bool]) -> str:
        if channel in TALKS:
            said = filled(self.words.sorry_when_talking, {**context, "sorry": feels}, FILE, "sorry_when_talking")
            return f"{said}\n{core}" if feels else core
        gap = "\n\n" if channel in LETTERS else "\n"
        text = f"{feels}{gap if channel in LETTERS else ' '}{core}" if feels else core
        parts = [self._greeting(channel), text, self._closing(channel), self._stop(channel)]
        return gap.join(filled(part, context, FILE, "greeting, closing or stop") if part is not text else part
                        for part in parts if part)  # fmt: skip

    def _greeting(self, channel: Channel) -> str:
        if channel in LETTERS:
            return self.own.greeting
        return self.own.greeting_short if channel in _GREETED else ""

    def _closing(self, channel: Channel) -> str:
        if channel in LETTERS:
            return self.own.closing
        return self.own.closing_short if channel in _SIGNED else ""

    def _stop(self, channel: Channel) -> str:
        """How to get no more of it: with what is advertising, by a message that comes to somebody."""
        if self.at.recipe.consent.class_ != "marketing":
            return ""
        if channel in LETTERS:
            return self.words.stop if channel == "email" else self.words.stop_post
        return self.words.stop_short if channel in _SIGNED else ""

    def _feeling(self, number: int, channel: Channel, said: Wording) -> str:
        """The first sentence: one on the trouble if the template knows it; where people feel bad, a word on that."""
        on_trouble = self._on_trouble(channel, said)
        if on_trouble or not self.at.feels_bad:
            return on_trouble
        if said.low is not None:
            return said.low
        if number == 1:
            return filled(self.words.sorry, self._context, FILE, "sorry")
        return self.words.still_sorry[(number - 2) % len(self.words.still_sorry)]

    def _on_trouble(self, channel: Channel, said: Wording) -> str:
        """A sentence on the first trouble that fits: whoever has met it and feels bad about it reads an apology."""
        for name in self.at.troubles:
            trouble = self.words.troubles.get(name)
            if trouble is None or name not in said.after | said.before:
                continue
            if self.at.feels_bad and name in said.after:
                return filled(trouble.sorry, self._context, FILE, "sorry")
            return trouble.kind if channel in LETTERS else ""
        return ""

    def _fit(self, number: int, channel: Channel, size: _Size, for_author: bool = False) -> str:
        """What people want or ask at this stage, so that no two stages get the same text."""
        substance = self.at.substance(number)
        words, text = self.words.fit, quoted(shortened(substance.text, size.limit))
        long = channel in LETTERS | TALKS
        source = self._source(substance, channel, size, for_author)
        lead = words.lead.get(self.at.family, words.lead["any"])
        context = {
            "text": text or "this stage",
            "place": quoted(shortened(self.at.place, 40)) or "this stage",
            "number": self._number(substance, size.limit, words.number if long else words.number_short),
            "who": self._context["who"],
            "lead": filled(lead, {"question": text}, FILE, "fit.lead"),
        }
        return tidy(filled(source, context, FILE, "fit"))

    def _source(self, substance: Substance, channel: Channel, size: _Size, for_author: bool) -> str:
        """The template for bringing in the stage's substance."""
        words, kind = self.words.fit, substance.kind
        if channel not in LETTERS | TALKS:
            short = {"question": words.short_question, "goal": words.short_goal, "place": words.short_place}
            return {"all": short[kind], "few": words.shorter, "none": words.shortest}[size.words]
        if for_author:
            return {"question": words.question_note, "goal": words.goal_note, "place": words.place}[kind]
        if channel in LETTERS and substance.for_customers:
            return words.question
        return {"question": words.question_note, "goal": words.goal, "place": words.place}[kind]

    def _number(self, substance: Substance, limit: int, source: str) -> str:
        if not self.at.needs_number(substance, limit):
            return ""
        counted = {"number": self.at.counted, "count": str(len(self.at.map.stages))}
        return filled(source, counted, FILE, "fit.number")

    def _occasion(self) -> str:
        moments = self.at.spot.moments if self.at.spot else frozenset[str]()
        return next((said for name, said in self.words.occasions.items() if name in moments), self.business.occasion)

    def _persona(self) -> dict[str, str]:
        """The persona's own wish and worry, in brackets for the author."""
        persona = self.at.map.persona
        who = shortened(persona.name, 30) or "this person"
        wishes = [text for one in (*persona.goals[:3], persona.desired_outcome) if (text := harmless(one[:2000]))]
        worries = [text for one in persona.challenges[:3] if (text := harmless(one[:2000]))]
        return {
            "who": who,
            "wish": self._note(self.words.wish, self.words.any_wish, who, wishes),
            "worry": self._note(self.words.worry, self.words.any_worry, who, worries),
        }

    def _note(self, source: str, otherwise: str, who: str, told: list[str]) -> str:
        if not told:
            return otherwise
        return filled(source, {"who": who, "text": quoted(shortened(told[0], _IN_A_NOTE))}, FILE, "wish or worry")
