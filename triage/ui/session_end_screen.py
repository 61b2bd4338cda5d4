"""The screen after a session: what was done, what comes next time, and what is soreness and what is a warning."""

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message

from triage.services.beats import Done, SessionEnd
from triage.ui import labels
from triage.ui.labels import Hint
from triage.ui.screens import READING, StagedScreen, back
from triage.ui.widgets.key_line import KeyLine
from triage.ui.widgets.prose import Prose, heading, plain, table

COLUMN = 22
"""Columns for the names of exercises."""


class SessionEndScreen(StagedScreen[None]):
    """Leads home, or to the questions about warning signs."""

    AUTO_FOCUS = ".stage"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", "key_go_on", tooltip="key_go_on_tip"),
        *back(also="q", about="key_go_on_tip"),
        *READING,
    ]

    @dataclass
    class GoneOn(Message):
        """The person has read it."""

        check_again: bool

    def __init__(self, end: SessionEnd, emergency: str) -> None:
        super().__init__(classes="reading")
        self._end = end
        self._emergency = emergency

    @property
    def emergency_line(self) -> str:
        return self._emergency

    def compose(self) -> ComposeResult:
        """The title, what was done, what it means."""
        end = self._end
        look = "-urgent" if end.check_again else "-self-care"
        with VerticalScroll(classes="stage"):
            yield Prose(plain(end.title), classes=f"verdict {look}")
            done = (
                [heading(self.phrases.say("what_was_done")), table([self._row(each) for each in end.done], COLUMN)]
                if end.done
                else []
            )
            said = [plain(f"\n{text}" if number else text) for number, text in enumerate(end.text)]
            yield Prose(*said, *done, classes="advice")
        yield KeyLine(self._emergency)

    def texts(self) -> tuple[str, ...]:
        return (self._end.title, *self._end.text)

    def own_hints(self) -> tuple[Hint, ...]:
        return (labels.SCROLL,)

    def action_go_on(self) -> None:
        """Go on from here."""
        self.post_message(self.GoneOn(self._end.check_again))

    action_back = action_go_on

    def _row(self, done: Done) -> tuple[str, str]:
        pain = done.pain
        return done.title, done.text if pain is None else self.phrases.say("done_pain", done=done.text, pain=pain)
