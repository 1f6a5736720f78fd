"""The agenda's clock: one line that tells what runs and what is left of it. It warns, and never interrupts."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from textual.content import Content

from mapcoach.interview.facilitating_time import Tone
from mapcoach.journey import JourneyMap
from mapcoach.tui.widgets.agenda_clock_words import ClockLine, clock_line
from mapcoach.tui.widgets.plain_text import PlainText

TICK_SECONDS = 5.0


def now() -> datetime:
    """The time in the zone of this machine, by which agendas run and days are told; tests put another in its place.

    It carries its offset, which is kept with the steps of an agenda: a session of the evening was held on that day.
    """
    return datetime.now().astimezone()


class AgendaClock(PlainText):
    """The running step of the agenda with its time, one line high; hidden while none runs.

    ``show`` takes another map; it ticks by itself. It rings only where ``bell`` was set, once as a step is nearly up
    and once as its time is over.
    """

    DEFAULT_CSS = """
    AgendaClock {
        height: 1;
        padding: 0 1;
        display: none;
        background: $boost;
        color: $text-muted;
        text-wrap: nowrap;
        text-overflow: ellipsis;
        &.-calm, &.-soon, &.-over { display: block; }
        &.-soon { color: $text-warning; background: $warning-muted; text-style: bold; }
        &.-over { color: $text-error; background: $error-muted; text-style: bold; }
    }
    """
    ALLOW_SELECT: ClassVar[bool] = False

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self.bell = False
        self._map = JourneyMap()
        self._line: ClockLine | None = None

    def on_mount(self) -> None:
        self.set_interval(TICK_SECONDS, self.tick)

    def show(self, journey_map: JourneyMap, at: datetime | None = None) -> None:
        """Show how the agenda of this map stands, now or at another time (with its zone)."""
        self._map = journey_map
        self._tell(at or now())

    def tick(self) -> None:
        """Show what the time is now."""
        self._tell(now())

    def _tell(self, at: datetime) -> None:
        line, before = clock_line(self._map, at), self._line
        if line == before:
            return
        self._line = line
        tones: tuple[Tone, ...] = ("calm", "soon", "over")
        for tone in tones:
            self.set_class(line is not None and line.tone == tone, f"-{tone}")
        if line is not None:
            self.say(Content.assemble((f"{line.sign} ", "bold"), line.time, " · ", line.about))
        if self.bell and line is not None and before is not None and line.tone not in ("calm", before.tone):
            self.app.bell()
