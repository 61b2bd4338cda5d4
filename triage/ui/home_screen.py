"""The first screen: what can be done today."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message

from triage.services.home import Act, Entry, Home
from triage.ui import labels
from triage.ui.labels import Hint
from triage.ui.screens import StagedScreen
from triage.ui.widgets.drawing import Row
from triage.ui.widgets.key_line import KeyLine
from triage.ui.widgets.line_list import LineList
from triage.ui.widgets.masthead import ROOMY, TALL, Greeting, Words

WIDEST = 80
SIDES = 3
"""Columns around the text, of so many at most; `app.tcss` says so too."""
MARGIN = 1
"""Rows of nothing above what is said; `app.tcss` says so too."""
MARGIN_WHEN_TALL = 4
"""As above, on a tall screen, where there are some around everything too."""


class HomeScreen(StagedScreen[None]):
    """Offers what there is today, and nothing that does not work."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "leave", "key_quit", tooltip="key_quit_tip", id="leave"),
    ]

    @dataclass
    class Chosen(Message):
        """Something to do was chosen."""

        act: Act

    @dataclass
    class Left(Message):
        """The person wants to go."""

    class Shown(Message):
        """It is shown again, after something else."""

    def __init__(self, notice: str, home: Callable[[], Home]) -> None:
        super().__init__(classes="home")
        self._notice = notice
        self._read = home
        self._home = home()
        self._said = ""
        self._left = False

    @property
    def emergency_line(self) -> str:
        """Whom to call."""
        return self._home.emergency

    @property
    def trigger(self) -> str:
        """The key, or the click, that chose last."""
        return self.query_one(LineList).trigger

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What is offered, in order."""
        return self._home.entries

    def compose(self) -> ComposeResult:
        """The emergency line, what can be done, what is new."""
        home = self._home
        yield Greeting(self._notice, home.emergency)
        with VerticalScroll(classes="stage", can_focus=False):
            yield Words(self._words())
            yield LineList(home.title, self._rows())
        yield KeyLine()

    def on_mount(self) -> None:
        """Start at the first row, with what is said above it in sight."""
        self.query_one(LineList).focus(scroll_visible=False)
        self._fit_list()

    def on_resize(self) -> None:
        """Take the new size into account."""
        self._fit_list()

    def own_hints(self) -> tuple[Hint, ...]:
        return (labels.MOVE, labels.CHOOSE)

    def say(self, text: str) -> None:
        """Say something once, above what can be done."""
        self._said = text
        if self.is_current and self.is_mounted:  # before that, composing it says it
            self._show_home()

    def on_screen_suspend(self) -> None:
        """Another screen is shown."""
        self._left = True

    def on_screen_resume(self) -> None:
        """What can be done may have changed since; at the start it has just been read."""
        if not self._left:
            return
        self.renew()
        self.post_message(self.Shown())

    def renew(self) -> None:
        """Read anew what can be done, and show it where this screen is shown."""
        first, self._home = self._home.entries[0].act, self._read()
        if self._home.entries[0].act != first and self.is_mounted:
            self.query_one(LineList).at = 0
        if self.is_current and self.is_mounted:
            self._show_home()

    def _show_home(self) -> None:
        home = self._home
        with self.app.batch_update():
            self.query_one(Greeting).show(home.emergency)
            self.query_one(Words).show(self._words())
            self.query_one(LineList).show(home.title, self._rows())
            self._fit_list()
            self.show_keys()

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        """Do it."""
        self._said = ""
        self.post_message(self.Chosen(self._home.entries[message.index].act))

    def action_leave(self) -> None:
        """Leave the program."""
        self.post_message(self.Left())

    def _fit_list(self) -> None:
        """Leave the list what the screen has left, for all that can be done should be in sight."""
        size = self.app.size
        width = min(size.width, WIDEST) - SIDES
        above = sum(len(sheet.drawn(width)) for sheet in (self.query_one(Greeting), self.query_one(Words)))
        margin = MARGIN_WHEN_TALL if size.height >= ROOMY else MARGIN if size.height >= TALL else 0
        self.query_one(LineList).fit(size.height - above - len(self.query_one(KeyLine).drawn(width)) - margin)

    def _rows(self) -> tuple[Row, ...]:
        return tuple(
            Row(str(number), entry.label, below=entry.note) for number, entry in enumerate(self._home.entries, 1)
        )

    def _words(self) -> tuple[tuple[str, str], ...]:
        """What is said above the list, each with its role."""
        home = self._home
        said = [(home.warning, "body"), (self._said, "section"), (home.news, "ask"), (home.notice, "refusal")]
        if home.urgent:
            said.insert(0, said.pop(2))
        said.append((home.translated, "quiet"))
        return tuple((text, role) for text, role in said if text)
