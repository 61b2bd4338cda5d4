"""The screen that says what in the diary needs a question, and asks it now or later."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Literal

from rich.console import RenderableType
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.message import Message

from triage.services.noticing import ToldNotice
from triage.ui import labels
from triage.ui.labels import Hint
from triage.ui.pacing import Pacing
from triage.ui.screens import READING, StagedScreen, back
from triage.ui.widgets.drawing import Row
from triage.ui.widgets.key_line import KeyLine
from triage.ui.widgets.line_list import LineList
from triage.ui.widgets.masthead import Greeting
from triage.ui.widgets.prose import Prose, heading, plain
from triage.ui.widgets.rows import Rows

KEYS = ("enter", "space", *"0123456789")
"""What chooses a row."""


class Choices(LineList):
    """A list that comes unasked: a key that was meant for the screen before chooses nothing."""

    def __init__(self, title: str, rows: tuple[Row, ...], pause: float) -> None:
        super().__init__(title, rows)
        self._paced = {key: Pacing(pause) for key in KEYS}

    def on_mount(self) -> None:
        """Whatever is pressed now was pressed before it could be read."""
        for key, pacing in self._paced.items():
            pacing.answered(key)

    def choose_seen(self, index: int) -> None:
        """Choose a row that can be seen, or show it first: what stands above it is to be read."""
        Rows.choose_seen(self, index)

    def accepts(self, trigger: str) -> bool:
        return trigger not in self._paced or not self._paced[trigger].too_soon(trigger)


class NoticeScreen(StagedScreen[None]):
    """Whom to call comes first, where that may be needed; then the reason and the next step."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        *back(also="q", about="key_later_tip"),
        *READING,
    ]

    @dataclass
    class Chosen(Message):
        """The person answers the questions now."""

        asks: Literal["check", "review"]

    @dataclass
    class Left(Message):
        """The person does so later."""

    def __init__(self, notices: tuple[ToldNotice, ...], later: str, around: tuple[str, str], pause: float) -> None:
        """`later` names what leaves it; around stand whom to call, and what the program is and is not."""
        super().__init__(classes="reading")
        self._notices = tuple(sorted(notices, key=lambda notice: (not notice.emergency, notice.asks != "check")))
        self._later = later
        self._emergency, self._notice = around
        self._pause = pause

    @property
    def emergency_line(self) -> str:
        return self._emergency

    def compose(self) -> ComposeResult:
        """The reasons, and what can be done."""
        first, *others = self._notices
        yield Greeting(self._notice, self._emergency)
        with VerticalScroll(classes="stage", can_focus=False):
            if first.emergency:
                yield Prose(plain(first.title), plain(first.emergency), classes="verdict -emergency")
                yield Prose(plain(first.text), *_told(others), classes="advice")
            else:
                yield Prose(*_told([first, *others]), classes="page")
            yield Choices(self.phrases.say("next_step"), self._rows(), self._pause)
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin with what is said: it may be an emergency."""
        self.query_one(Choices).focus(scroll_visible=False)

    def texts(self) -> tuple[str, ...]:
        return tuple(text for notice in self._notices for text in (notice.title, notice.text))

    def own_hints(self) -> tuple[Hint, ...]:
        return (labels.MOVE, labels.CHOOSE)

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        """Begin the questions, or leave it for now."""
        asked = list(self._asks())
        if message.index < len(asked):
            self.post_message(self.Chosen(asked[message.index]))
        else:
            self.post_message(self.Left())

    def action_back(self) -> None:
        """Leave it for now."""
        self.post_message(self.Left())

    def _asks(self) -> dict[Literal["check", "review"], str]:
        """What is asked, each once, with its name; the most urgent first."""
        asked: dict[Literal["check", "review"], str] = {}
        for notice in self._notices:
            asked.setdefault(notice.asks, notice.label)
        return asked

    def _rows(self) -> tuple[Row, ...]:
        choices = (*self._asks().values(), self._later)
        return tuple(Row(str(number), label) for number, label in enumerate(choices, 1))


def _told(notices: Iterable[ToldNotice]) -> list[RenderableType]:
    return [part for notice in notices for part in (heading(notice.title), plain(notice.text))]
