"""What there is to pick for a question, options or ratings, and the text that the picks make."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.widget import Widget

from mapcoach.interview.asking import Asked
from mapcoach.tui.widgets.answering import composing
from mapcoach.tui.widgets.answering.option_picker import OptionPicker
from mapcoach.tui.widgets.answering.picking import Picks, Ratings
from mapcoach.tui.widgets.answering.rating_picker import RatingPicker


class Pickers(Widget):
    """Options to choose or items to rate, whichever the question has; nothing for the other kinds."""

    DEFAULT_CSS = """
    Pickers { height: auto; layout: vertical; }
    """

    @dataclass
    class Changed(Message):
        """Something was picked with the mouse."""

    def __init__(self) -> None:
        super().__init__()
        self._asked: Asked | None = None
        self._made: tuple[tuple[Ratings, Picks], str] | None = None
        self._options, self._ratings = OptionPicker(), RatingPicker()

    def compose(self) -> ComposeResult:
        """The two of them, one shown at most."""
        yield self._options
        yield self._ratings

    def offer(self, asked: Asked | None, text: str) -> str:
        """Show what a question offers, with what ``text`` picked; returns the text if it is one's own words."""
        manner = composing.manner_of(asked)
        self._asked, self._made = asked, None
        self._options.display = manner in ("one_of", "some_of")
        self._ratings.display = manner == "rating"
        self.display = self._options.display or self._ratings.display
        if asked and self._options.display:
            return self._offer_options(asked, manner == "some_of", text)
        if asked and self._ratings.display:
            return self._offer_ratings(asked, text)
        return text

    def _offer_options(self, asked: Asked, several: bool, text: str) -> str:
        labels, picked = composing.offered(asked), composing.choice_in(asked, text)
        if several and text == composing.NONE:
            picked = (len(labels),)
        self._options.offer(labels, Picks(len(labels), several, picked[0] if picked else -1, picked))
        return "" if picked else text

    def _offer_ratings(self, asked: Asked, text: str) -> str:
        known = composing.ratings_in(asked, text) if text else ()
        values = known or (None,) * len(asked.items)
        at = values.index(None) if None in values else 0
        ratings = Ratings(values, asked.question.low, asked.question.high, at)
        self._ratings.offer([item.name for item in asked.items], ratings)
        return "" if known else text

    @property
    def text(self) -> str:
        """What is picked, as a text; "" if nothing is."""
        state = (self._ratings.ratings, self._options.picks)
        if self._made is None or self._made[0] != state:
            self._made = (state, self._composed())  # it is asked for several times a key, and tried with the reader
        return self._made[1]

    def _composed(self) -> str:
        if self._asked is None:
            return ""
        if self._ratings.display:
            return composing.rating_text(self._asked, self._ratings.ratings.values)
        picked = self._options.picks.picked if self._options.display else ()
        if picked == (len(self._options.labels),):
            return composing.NONE
        return composing.choice_text(self._asked, picked) if picked else ""

    def set_aside(self, aside: bool) -> None:
        """Show whether the picks count, or words are typed instead."""
        for picker in (self._options, self._ratings):
            if picker.display:  # styling what is not seen takes as long
                picker.set_class(aside, "-aside")

    def press(self, key: str) -> bool:
        """Do what a key does here; whether it does anything."""
        if self._ratings.display:
            return self._rate(key)
        return self._options.display and self._pick(key)

    def _pick(self, key: str) -> bool:
        picks = self._options.picks
        if key == "enter" and picks.several and picks.at >= 0 and not picks.picked:
            key = "space"  # the one pointed at is meant; the next Enter sends it
        new = picks.pressed(key)
        if new is not None:
            self._options.take(new)
        return new is not None

    def _rate(self, key: str) -> bool:
        new = self._ratings.ratings.pressed(key)
        if new is not None:
            self._ratings.take(new)
        return new is not None

    @on(OptionPicker.Changed)
    @on(RatingPicker.Changed)
    def _on_clicked(self, message: Message) -> None:
        message.stop()
        self.post_message(self.Changed())
