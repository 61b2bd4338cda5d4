"""The pain of now on a scale from 0 to 10: one key, and it is written."""

from dataclasses import dataclass
from typing import NamedTuple

from textual.events import Key
from textual.message import Message

from triage.ui import labels
from triage.ui.pacing import Pacing
from triage.ui.widgets.drawing import BLANK, Look, text_lines
from triage.ui.widgets.masthead import TALL
from triage.ui.widgets.score_row import WORST, score_ends, score_row
from triage.ui.widgets.sheet import Line, Paint, Sheet, Target


class ScaleWords(NamedTuple):
    """What stands around the numbers."""

    ask: str
    low: str
    high: str
    one: str
    """After a 1, which may become 10."""


class ScoreScale(Sheet, can_focus=True):
    """Says which number was meant; a 1 waits, for a 0 or for Enter."""

    @dataclass
    class Scored(Message):
        """A number is sure."""

        pain: int

    @dataclass
    class Changed(Message):
        """Other keys work now."""

    def __init__(self, words: ScaleWords, pacing: Pacing) -> None:
        super().__init__()
        self._words = words
        self._pacing = pacing
        self._written: int | None = None
        self._marked: int | None = None
        self._told = False

    @property
    def waiting(self) -> int | None:
        """The number that is marked and not written so far."""
        return self._marked

    @property
    def hints(self) -> tuple[labels.Hint, ...]:
        """The keys that work now."""
        return (labels.SCORE, labels.SAVE_IT) if self._marked is not None else (labels.SCORE,)

    def show(self, written: int | None, *, told: bool) -> None:
        """What is written of now, if anything; `told` when something said below takes the place of the ends."""
        self._written, self._marked, self._told = written, None, told
        self._renew()

    def lines(self, width: int, paint: Paint) -> tuple[Line, ...]:
        look, words = Look(width, paint, -1, self.hovered), self._words
        apart = [BLANK] if self.app.size.height >= TALL else []
        shown = self._written if self._marked is None else self._marked
        numbers = score_row(shown, look)
        ends = [] if self._told else score_ends((words.low, words.high), numbers[0], look)
        below = text_lines(words.one, paint["key"], width) if self._marked == 1 else ends
        return (*text_lines(words.ask, paint["ask"], width), *apart, *numbers, *below)

    def clicked(self, target: Target) -> None:
        """Take the number that was clicked."""
        if target.act == "number":
            self._settle(int(target.value))

    def settle(self) -> None:
        """Take the number that is marked, if one is."""
        if self._marked is not None:
            self._settle(self._marked)

    def on_key(self, event: Key) -> None:
        """Digits write; arrows mark a number, and Enter writes it."""
        key = event.key
        marked = self._marked is not None
        if not (key.isdecimal() or key in {"left", "right"} or (marked and key == "enter")):
            return
        event.stop()
        event.prevent_default()
        if self._pacing.too_soon(key):
            return
        if not self._seen:
            self.screen.query_one(".stage").scroll_home(animate=False)
        elif key == "enter":
            self.settle()
        elif key.isdecimal():
            self._digit(int(key))
        else:
            self._move(1 if key == "right" else -1)

    @property
    def _seen(self) -> bool:
        """Whether the numbers are in sight: nothing is written unseen."""
        return self.screen.query_one(".stage").scroll_offset.y <= self.virtual_region.y

    def _digit(self, digit: int) -> None:
        if self._marked == 1 and digit == 0:
            self._settle(WORST)
        elif digit == 1:
            self._mark(1)
        else:
            self._settle(digit)

    def _move(self, step: int) -> None:
        at = self._written if self._marked is None else self._marked
        self._mark(0 if at is None else min(max(at + step, 0), WORST))

    def _mark(self, score: int) -> None:
        self._marked = score
        self._renew()

    def _settle(self, score: int) -> None:
        self._marked = None
        self._renew()
        self.post_message(self.Scored(score))

    def _renew(self) -> None:
        self.redraw()
        self.post_message(self.Changed())
