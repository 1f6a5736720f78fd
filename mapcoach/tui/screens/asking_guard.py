"""Keeps keys that were typed fast from acting on a screen on which a question is about to appear."""

from __future__ import annotations


class AskingGuard:
    """Whether a screen asks: from the very key that leads to a question until that is answered.

    A dialog stands a moment after its key only. Whatever is typed meanwhile still reaches the screen below, where it
    must do nothing: an action that asks calls ``begin`` at once (not in its worker) and goes on only if that is
    True, and calls ``end`` when all is answered; any other action returns while the guard is true::

        def action_rename(self) -> None:
            if self._guard.begin():
                self._rename()          # a worker, which calls end() in its finally

        def action_undo(self) -> None:
            if not self._guard:
                self._undo()
    """

    def __init__(self) -> None:
        self._asking = False

    def begin(self) -> bool:
        """Ask from now on; False if something is being asked already."""
        if self._asking:
            return False
        self._asking = True
        return True

    def end(self) -> None:
        """Nothing is asked any more."""
        self._asking = False

    def __bool__(self) -> bool:
        return self._asking
