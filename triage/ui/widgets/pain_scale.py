"""The question after an exercise: how strong the pain is, and whether it moved down the leg."""

from dataclasses import dataclass

from textual.content import Content
from textual.events import Key
from textual.message import Message

from triage.services.beats import PainQuestion
from triage.ui import labels
from triage.ui.phrasing import Phrases, answer_of, worded
from triage.ui.picking import pick
from triage.ui.widgets.drawing import BLANK, Look, chips, text_lines
from triage.ui.widgets.masthead import TALL
from triage.ui.widgets.score_row import WORST, score_cells, score_ends, score_row
from triage.ui.widgets.sheet import Line, Paint, Sheet, Target

_KEYS = tuple(str(score) for score in range(WORST + 1))


class PainScale(Sheet, can_focus=True):
    """Two small steps: the score, then yes or no."""

    @dataclass
    class Scored(Message):
        """Both were answered."""

        pain: int
        moved_down: bool

    @dataclass
    class Changed(Message):
        """Other keys work now."""

    def __init__(self, okay: int) -> None:
        """`okay` is the last score of the zone in which exercises may go on."""
        super().__init__()
        self._okay = okay
        self._question: PainQuestion | None = None
        self._score: int | None = None
        self._sure = False
        self._typed = ""

    @property
    def hints(self) -> tuple[labels.Hint, ...]:
        """The keys that work now."""
        if self._sure:
            return (labels.MOVED_DOWN, labels.BACK_TO_SCORE)
        return (labels.SIDEWAYS, labels.DIGITS, labels.NEXT)

    def ask(self, question: PainQuestion | None) -> None:
        """Ask, or have nothing to ask."""
        if question != self._question:
            self._question, self._score, self._sure, self._typed = question, None, False, ""
            self.redraw()

    def lines(self, width: int, paint: Paint) -> tuple[Line, ...]:
        if self._question is None:
            return ()
        asked, look = self._question, Look(width, paint, -1, self.hovered)
        tall = self.app.size.height >= TALL
        apart = [BLANK] if tall else []
        scale = self._scale(look)
        ask = [*text_lines(asked.ask, paint["ask"], width), *apart]
        if not self._sure:
            return (*ask, *scale, *score_ends((asked.low_words, asked.high_words), scale[0], look))
        moved = [*text_lines(asked.moved_down, paint["ask"], width), *apart, *_answers(self.phrases, look)]
        return (*ask, *scale, *apart, *moved) if tall else (*scale, *moved)

    def _scale(self, look: Look) -> list[Line]:
        """The numbers as in the other questions, and below them how far the OK zone goes."""
        cell, gap = score_cells(look)
        zone = (self._okay + 1) * (cell + gap) - gap
        name = f" {self.phrases.say('ok_zone')} ".center(zone - 2, labels.BAR_REST)
        below = f"{labels.CORNER_LEFT}{name}{labels.CORNER_RIGHT}"
        return [*score_row(self._score, look), Line(Content.styled(below, look.paint["key"]))]

    def clicked(self, target: Target) -> None:
        """Take a number, or an answer."""
        if target.act == "number":
            self._choose(int(target.value))
            self._settle()
        elif target.act == "key":
            self._answer(str(target.value))

    def on_key(self, event: Key) -> None:
        """Digits and arrows for the score; y and n after it."""
        if self._question is None or not self._takes(event.key):
            return
        event.stop()
        event.prevent_default()

    def _takes(self, key: str) -> bool:
        if self._sure and answer_of(self.phrases, key) in {"yes", "no"}:
            self._answer(key)
        elif self._sure and key in {"b", "backspace", "escape"}:
            self._sure = False
            self.redraw()
            self.post_message(self.Changed())
        elif self._sure:
            return key.isdecimal() or key == "enter"
        elif key.isdecimal():
            self._digit(key)
        elif key in {"left", "right"}:
            step = 1 if key == "right" else -1
            self._choose(0 if self._score is None else min(max(self._score + step, 0), WORST))
        elif key == "enter" and self._score is not None:
            self._settle()
        else:
            return key == "enter"
        return True

    def _digit(self, digit: str) -> None:
        """Any but 1 is sure at once; 1 may become 10."""
        picked = pick(_KEYS, self._typed, digit)
        self._typed = picked.typed
        if picked.row is not None:
            self._choose(picked.row)
            if picked.sure:
                self._settle()

    def _choose(self, score: int) -> None:
        self._score = score
        self.redraw()

    def _settle(self) -> None:
        self._sure, self._typed = True, ""
        self.redraw()
        self.post_message(self.Changed())

    def _answer(self, key: str) -> None:
        if self._sure and self._score is not None:
            self.post_message(self.Scored(self._score, answer_of(self.phrases, key) == "yes"))


def _answers(phrases: Phrases, look: Look) -> list[Line]:
    hints = [worded(phrases, hint) for hint in labels.YES_OR_NO]
    return chips([(f" {hint.keys}  {hint.label} ", Target("key", hint.press)) for hint in hints], look, gap=2)
