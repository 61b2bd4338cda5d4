"""The screen with today's plan: what is done, how much of it, and why."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message

from triage.services.planning_words import ItemWords, PlanTurn
from triage.ui import labels
from triage.ui.labels import Hint
from triage.ui.screens import StagedScreen, back
from triage.ui.widgets.drawing import Row
from triage.ui.widgets.key_line import KeyLine
from triage.ui.widgets.line_list import LineList
from triage.ui.widgets.masthead import Greeting, Words

COLUMN = 26
"""Columns for the names of exercises; what stands beside them is how much."""


class PlanScreen(StagedScreen[None]):
    """Begins the session, opens an exercise, or tells what is left out."""

    AUTO_FOCUS = "LineList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "why", "key_why", tooltip="key_why_plan_tip", id="why"),
        Binding("m", "mild", "key_easy_days", tooltip="key_easy_days_tip"),
        *back(about="key_back_home_tip"),
        Binding("q", "back", "key_home", show=False),
    ]

    @dataclass
    class Begun(Message):
        """The session begins."""

    @dataclass
    class Opened(Message):
        """The person wants to see an exercise."""

        exercise: str

    @dataclass
    class Asked(Message):
        """The person asks why, or for a milder time."""

        what: Literal["why", "mild"]

    @dataclass
    class Left(Message):
        """The person goes back."""

    def __init__(self, turn: PlanTurn, emergency: str, notice: str) -> None:
        super().__init__(classes="home plan")
        self._turn = turn
        self._emergency = emergency
        self._notice = notice

    @property
    def emergency_line(self) -> str:
        return self._emergency

    def compose(self) -> ComposeResult:
        """What has changed, and the exercises in order."""
        yield Greeting(self._notice, self._emergency)
        with VerticalScroll(classes="stage", can_focus=False):
            yield Words(self._words())
            yield LineList(self._turn.summary, self._rows())
        yield KeyLine()

    def show(self, turn: PlanTurn) -> None:
        """The plan has changed."""
        self._turn = turn
        with self.app.batch_update():
            self.query_one(Words).show(self._words())
            self.query_one(LineList).show(turn.summary, self._rows())

    def on_mount(self) -> None:
        """Start at the first row, with what is said above it in sight."""
        self.query_one(LineList).focus(scroll_visible=False)

    def texts(self) -> tuple[str, ...]:
        return tuple(text for item in self._turn.items for text in (item.title, item.purpose, *item.because))

    def own_hints(self) -> tuple[Hint, ...]:
        return (labels.MOVE, labels.CHOOSE)

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        """Begin, or open an exercise."""
        if message.index == 0:
            self.post_message(self.Begun())
        else:
            self.post_message(self.Opened(self._turn.items[message.index - 1].exercise))

    def action_why(self) -> None:
        """Tell the reasons."""
        self.post_message(self.Asked("why"))

    def action_mild(self) -> None:
        """Ask for easy days, or the usual ones again."""
        self.post_message(self.Asked("mild"))

    def action_back(self) -> None:
        """Leave it for now."""
        self.post_message(self.Left())

    def _words(self) -> tuple[tuple[str, str], ...]:
        return ((self._turn.title, "ask"), *((text, "body") for text in self._turn.because[:2]))

    def _rows(self) -> tuple[Row, ...]:
        return (
            Row("0", self.phrases.say("begin")),
            *(_row(number, item) for number, item in enumerate(self._turn.items, 1)),
        )


def _row(number: int, item: ItemWords) -> Row:
    return Row(str(number), item.title, note=item.dose, column=COLUMN)
