"""The screens on which a measure is filled in: the list, the questions, and what it came to."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from triage.errors import ReplyRefused
from triage.services.measure_turns import MeasureLine, MeasureResult, MeasureTurn
from triage.ui import labels
from triage.ui.labels import Hint
from triage.ui.screens import READING, StagedScreen, back
from triage.ui.widgets.drawing import Row
from triage.ui.widgets.key_line import KeyLine
from triage.ui.widgets.line_list import LineList
from triage.ui.widgets.masthead import Heading, Masthead
from triage.ui.widgets.measure_card import MeasureCard
from triage.ui.widgets.prose import Prose, heading, item, plain

if TYPE_CHECKING:
    from triage.services.ending import Ended
    from triage.services.measuring import Measuring
    from triage.ui.pacing import Pacing

Then = Callable[[MeasureResult | None], None]
"""What follows: with the result, or without one where it was left."""


class Frame(NamedTuple):
    """What stands around every screen."""

    emergency: str
    """Whom to call."""
    notice: str
    """What the program is and is not."""


def fill_in(app: "App[Ended]", measuring: "Measuring", frame: Frame, pacing: "Pacing", then: Then) -> None:
    """Have a measure filled in, show what it came to, and go on with `then`."""

    def finished(result: MeasureResult | None) -> None:
        if result is None:
            then(None)
        else:
            app.push_screen(MeasureResultScreen(result, frame.emergency), lambda _: then(result))

    app.push_screen(MeasureScreen(measuring, frame, pacing), finished)


class MeasuresScreen(StagedScreen[str]):
    """Every measure, and which are due; gives back the one that was chosen."""

    AUTO_FOCUS = "LineList"
    BINDINGS: ClassVar[list[BindingType]] = [*back(also="q")]

    def __init__(self, title: str, lines: tuple[MeasureLine, ...], emergency: str) -> None:
        super().__init__(classes="reading")
        self._title = title
        self._lines = lines
        self._emergency = emergency

    @property
    def emergency_line(self) -> str:
        return self._emergency

    def compose(self) -> ComposeResult:
        """A row each."""
        rows = tuple(
            Row(str(number), line.title, note=line.standing, below=line.about)
            for number, line in enumerate(self._lines, 1)
        )
        with VerticalScroll(classes="stage", can_focus=False):
            yield LineList(self._title, rows)
        yield KeyLine(self._emergency)

    def own_hints(self) -> tuple[Hint, ...]:
        return (labels.MOVE, labels.CHOOSE)

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        """Give it back."""
        self.dismiss(self._lines[message.index].measure)

    def action_back(self) -> None:
        """Return without one."""
        self.dismiss(None)


class MeasureScreen(StagedScreen[MeasureResult]):
    """Asks step by step, and ends with the result; leaving keeps nothing."""

    AUTO_FOCUS = "MeasureCard"
    BINDINGS: ClassVar[list[BindingType]] = [
        *back(about="key_back_measure_tip"),
        Binding("q", "leave", "key_leave", tooltip="key_leave_measure_tip", id="leave"),
    ]

    def __init__(self, measuring: "Measuring", frame: Frame, pacing: "Pacing") -> None:
        super().__init__(classes="talk")
        self._measuring = measuring
        self._frame = frame
        self._pacing = pacing
        turn = measuring.turn
        assert isinstance(turn, MeasureTurn)  # noqa: S101 - a measure that is done has another screen
        self._turn = turn

    @property
    def emergency_line(self) -> str:
        return self._frame.emergency

    @property
    def card(self) -> MeasureCard:
        """The card with the step."""
        return self.query_one(MeasureCard)

    def compose(self) -> ComposeResult:
        """The same few widgets for every step."""
        yield Masthead(self._frame.notice, self._heading())
        with VerticalScroll(classes="stage", can_focus=False):
            yield MeasureCard(self._turn, self._pacing)
        yield KeyLine()

    def own_hints(self) -> tuple[Hint, ...]:
        return self.card.hints

    def texts(self) -> tuple[str, ...]:
        turn = self._turn
        return (*turn.intro, turn.ask, turn.hint, *(option.label for option in turn.options))

    def on_measure_card_replied(self, message: MeasureCard.Replied) -> None:
        """Pass an answer on."""
        try:
            turn = self._measuring.reply(message.value)
        except ReplyRefused as refused:
            self.card.refuse(self.phrases.refusal(refused))
        else:
            self._show(turn)

    def on_key_line_confirmed(self) -> None:
        """Leave."""
        self.dismiss(None)

    def on_key_line_declined(self) -> None:
        """Stay."""
        self.card.focus()

    def action_back(self) -> None:
        """Return to the step before; from the first, leave."""
        if self._measuring.started:
            self._show(self._measuring.back())
        else:
            self.dismiss(None)

    def action_leave(self) -> None:
        """Leave without saving; ask before, where something was answered."""
        if self._measuring.started:
            self.query_one(KeyLine).ask(self.phrases.say("leave"))
        else:
            self.dismiss(None)

    def _show(self, turn: MeasureTurn | MeasureResult) -> None:
        if isinstance(turn, MeasureResult):
            self.dismiss(turn)
            return
        self._turn = turn
        with self.app.batch_update():
            self.query_one(Masthead).show(self._heading())
            self.card.show(turn)
            self.stage.scroll_home(animate=False, immediate=True)
            self.show_keys()

    def _heading(self) -> Heading:
        return Heading(self._frame.emergency, self._turn.title, self._turn.asked, self._turn.at_most)


class MeasureResultScreen(StagedScreen[None]):
    """What it came to: the score, what has changed, and what that means."""

    AUTO_FOCUS = ".stage"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "back", "key_go_on", tooltip="key_go_on_tip"),
        *back(also="q", about="key_go_on_tip"),
        *READING,
    ]

    def __init__(self, result: MeasureResult, emergency: str) -> None:
        super().__init__(classes="reading")
        self._result = result
        self._emergency = emergency

    @property
    def emergency_line(self) -> str:
        return self._emergency

    def compose(self) -> ComposeResult:
        """The score on top, the answers and whose measure it is at the end."""
        told = self._result
        said = [*(change.text for change in told.changes), *told.text]
        answers = [item(line) for line in told.told]
        with VerticalScroll(classes="stage"):
            yield Prose(
                heading(f"{told.title}: {told.headline}"),
                *(plain(f"\n{text}" if number else text) for number, text in enumerate(said)),
                plain(""),
                *answers,
                *(plain(f"\n{text}", "quiet") for text in (told.credit, *told.sources)),
                classes="page",
            )
        yield KeyLine(self._emergency)

    def texts(self) -> tuple[str, ...]:
        return (self._result.headline, *(change.text for change in self._result.changes), *self._result.text)

    def own_hints(self) -> tuple[Hint, ...]:
        return (labels.SCROLL,)

    def action_back(self) -> None:
        """Go on from here."""
        self.dismiss(None)
