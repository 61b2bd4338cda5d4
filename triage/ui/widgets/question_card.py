"""The card with the question: shows a turn, collects its answer, says when there is one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.events import Paste
from textual.geometry import Size
from textual.message import Message

from triage.render.clean import clean
from triage.services.turns import QuestionTurn
from triage.ui.labels import Hint
from triage.ui.marks import Marks
from triage.ui.pacing import Pacing
from triage.ui.phrasing import ANSWER_KEYS
from triage.ui.widgets.drawing import Look
from triage.ui.widgets.masthead import ROOMY, TALL
from triage.ui.widgets.question_hints import hints_for
from triage.ui.widgets.question_lines import QuestionView, lines_at_most, question_lines, rows_of, underlined
from triage.ui.widgets.rows import Rows
from triage.ui.widgets.sheet import Line, Paint, Target

if TYPE_CHECKING:
    from triage.services.glossary import Glossary

LONGEST_ENTRY = 12
"""Characters of a typed number; more than any that fits, so that a wrong one can be seen."""

PEEK = 4
"""Lines of the conversation before that are seen above a question that leaves room for them."""
PEEK_WHEN_TALL = 12
"""As above, on a tall screen."""
FRAME = 6
"""Rows around the card: masthead, keys and the space between."""
FRAME_WHEN_TALL = 12
"""As above, where the screen has a margin."""


class QuestionCard(Rows):
    """One question; the same card shows the next."""

    @dataclass
    class Replied(Message):
        """The person has answered; not frozen, because Textual writes to its messages."""

        value: object

    @dataclass
    class HelpWanted(Message):
        """The person wants help with an answer."""

        finding: str

    @dataclass
    class LeftAbove(Message):
        """The pointer went on above the first row."""

    @dataclass
    class Reopened(Message):
        """The person wants to change an earlier answer."""

        question: str

    def __init__(self, turn: QuestionTurn, pacing: Pacing, said: Callable[[int, int], tuple[Line, ...]]) -> None:
        super().__init__()
        self._said = said
        self._pacing = pacing
        self._view = _fresh(turn)
        self._glossary: Glossary | None = None

    @property
    def turn(self) -> QuestionTurn:
        """The question on the card."""
        return self._view.turn

    @property
    def view(self) -> QuestionView:
        """The question with what is answered so far."""
        return self._view

    def show(self, turn: QuestionTurn) -> None:
        """Put another question on the card."""
        self._view = _fresh(turn)
        self.at = 0
        self._typed = ""
        self.redraw()

    def refuse(self, message: str) -> None:
        """Say why an answer was not taken."""
        self._change(refusal=message, entry="")

    def toggle_why(self) -> None:
        """Show or hide why this is asked and what it means."""
        self._change(why_open=not self._view.why_open)

    def lines(self, width: int, paint: Paint) -> tuple[Line, ...]:
        height = self.app.size.height
        room = height - (FRAME_WHEN_TALL if height >= ROOMY else FRAME)
        roomy = lines_at_most(self.turn, width, self.phrases) <= room
        at = self.at if self.has_focus or self.screen.focused is None else -1
        look = Look(width, paint, at, self.hovered, roomy=roomy)
        lines = question_lines(self._view, look, self.phrases)
        if len(lines) > self.least_height:
            lines = question_lines(self._view, look._replace(roomy=False, tight=True), self.phrases)
        lines = underlined(lines, self._glossary) if self._glossary is not None else lines
        wanted = PEEK_WHEN_TALL if height >= ROOMY else PEEK if height >= TALL else 0
        return (*self._said(width, min(wanted, self.least_height - len(lines))), *lines)

    def explain(self, glossary: "Glossary") -> None:
        """Mark the words that are explained on a key."""
        self._glossary = glossary
        self.redraw()

    @property
    def least_height(self) -> int:
        """As high as the stage, so that the next question seldom changes the layout."""
        return self.screen.query_one(".stage").scrollable_content_region.height

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return max(super().get_content_height(container, viewport, width), self.least_height)

    def on_focus(self) -> None:
        """Show where the pointer is."""
        self.redraw()

    def on_blur(self) -> None:
        """Hide the pointer: the keys move another."""
        self.redraw()

    def keys(self) -> tuple[str, ...]:
        return tuple(row.key for row in rows_of(self.turn, self._view.marks, self.phrases))

    @property
    def hints(self) -> tuple[Hint, ...]:
        """The keys that work on this question."""
        return hints_for(self._view)

    def accepts(self, trigger: str) -> bool:
        return not self._pacing.too_soon(trigger)

    def acts(self) -> Mapping[str, Callable[[], None]]:
        """What each key does for this kind of question."""
        acts = dict(super().acts())
        if self.turn.aids:
            acts["h"] = lambda: self._want_help(self._aid_here)
        match self.turn.kind:
            case "checklist" | "yes_no":
                answers = {self.phrases.say(f"press_{answer}"): answer for answer in ANSWER_KEYS.values()}
                acts |= {key: self._answering(answer) for key, answer in {**ANSWER_KEYS, **answers}.items()}
            case "number":
                acts |= {"backspace": self._erase, "minus": lambda: self._type("-"), "enter": self._send}
            case "scale":
                acts |= {"backspace": self._erase, "enter": self._send, "space": self._send}
                acts |= dict.fromkeys(("left", "h"), lambda: self._step(-1))
                acts |= dict.fromkeys(("right", "l"), lambda: self._step(1))
            case _:
                pass
        return acts

    def move(self, step: int) -> None:
        """Go up or down; above the first row there is what was said before."""
        if self.at + step < 0 and not self.screen.query_one(".stage").scroll_offset.y:
            self.post_message(self.LeftAbove())
        else:
            super().move(step)

    def digit(self, digit: str) -> None:
        """A digit is part of a number, or chooses a row."""
        if self.turn.scale is not None:
            self._type(digit)
        else:
            super().digit(digit)

    def clicked(self, target: Target) -> None:
        """Act on what was clicked."""
        if not self.accepts("click"):
            return
        self._trigger = "click"
        match target.act:
            case "number":
                self._change(entry=str(target.value))
                self._send()
            case "digit":
                self._type(str(target.value))
            case "erase":
                self._erase()
            case "said":
                self.post_message(self.Reopened(str(target.value)))
            case "key":
                self._want_help(str(target.value))
            case _:
                self.at = int(target.value)
                self.choose(self.at)

    def on_paste(self, event: Paste) -> None:
        """Take what is pasted as typed; what does not fit is refused when it is sent."""
        if self.turn.kind == "number":
            event.stop()
            self._change(entry=" ".join(clean(event.text[:LONGEST_ENTRY]).split()))

    def choose(self, index: int) -> None:
        """Answer with a row, or change the answer to an item."""
        turn = self.turn
        match turn.kind:
            case "checklist" if index < len(turn.options):
                marks = self._view.marks.cycled(turn.options[index].value)
                self._mark(marks, index)
            case "checklist":
                self._reply(self._view.marks.reply)
            case "review" if index:
                counting = [line.question for line in turn.review if line.counts]
                self._pacing.answered(self._trigger)
                self.post_message(self.Reopened(counting[index - 1]))
            case "number":
                self._send()
            case _:
                self._reply(turn.options[index].value)

    def take_help(self, finding: str, answer: str | None) -> None:
        """Mark the item, or answer with the option that fits; None leaves everything as it was."""
        values = [option.value for option in self.turn.options]
        if answer is not None and finding in values:
            self._mark(self._view.marks.marked(finding, answer), values.index(finding))
        elif answer in values:
            self.at = values.index(answer)
            self.choose(self.at)

    def _want_help(self, finding: str) -> None:
        self._pacing.answered(self._trigger)
        self.post_message(self.HelpWanted(finding))

    @property
    def _aid_here(self) -> str:
        """What help is for: the item in focus, or else the first that has some."""
        values = [option.value for option in self.turn.options]
        here = values[self.at] if self.at < len(values) else ""
        return here if here in self.turn.aids else next(iter(self.turn.aids))

    def _answering(self, answer: str) -> Callable[[], None]:
        def act() -> None:
            if self.turn.kind == "yes_no":
                self.choose_seen([option.value for option in self.turn.options].index(answer))
            elif self.at < len(self.turn.options) and self._sees(self.at):
                self._mark(self._view.marks.marked(self.turn.options[self.at].value, answer), self.at + 1)
            else:
                self._reveal(self.at)

        return act

    def _mark(self, marks: Marks, index: int) -> None:
        self._view = self._view._replace(marks=marks, refusal="")
        self.focus_row(index)
        self.post_message(self.Changed())

    @dataclass
    class Changed(Message):
        """Other keys may work now."""

    def _type(self, character: str) -> None:
        entry = self._view.entry + character
        scale = self.turn.scale
        if self.turn.kind == "scale" and scale is not None and not scale.low <= int(entry) <= scale.high:
            entry = character
        self._change(entry=entry[:LONGEST_ENTRY], refusal="")

    def _erase(self) -> None:
        self._change(entry=self._view.entry[:-1])

    def _step(self, step: int) -> None:
        scale = self.turn.scale
        if scale is not None:
            now = int(self._view.entry) + step if self._view.entry else (scale.low if step > 0 else scale.high)
            self._change(entry=str(min(max(now, scale.low), scale.high)), refusal="")

    def _send(self) -> None:
        if self._view.entry:
            entry = self._view.entry
            self._reply(int(entry) if self.turn.kind == "scale" else entry)
        else:
            self.refuse(self.phrases.say("type_number_first"))

    def _reply(self, value: object) -> None:
        self._pacing.answered(self._trigger)
        self.post_message(self.Replied(value))

    def _change(self, *, entry: str | None = None, refusal: str | None = None, why_open: bool | None = None) -> None:
        view = self._view
        self._view = view._replace(
            entry=view.entry if entry is None else entry,
            refusal=view.refusal if refusal is None else refusal,
            why_open=view.why_open if why_open is None else why_open,
        )
        self.redraw()


def _fresh(turn: QuestionTurn) -> QuestionView:
    return QuestionView(turn, Marks(tuple(option.value for option in turn.options)))
