"""The screen with what stands between a person and today's session, and the one next step."""

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message

from triage.services.standing import Standing, Step
from triage.ui import labels
from triage.ui.labels import Hint
from triage.ui.screens import READING, StagedScreen, back
from triage.ui.widgets.drawing import Row
from triage.ui.widgets.key_line import KeyLine
from triage.ui.widgets.line_list import LineList
from triage.ui.widgets.masthead import Greeting
from triage.ui.widgets.prose import Prose, heading, plain


class StandingScreen(StagedScreen[None]):
    """Says it, and asks for nothing but to go on or back."""

    AUTO_FOCUS = "LineList"
    BINDINGS: ClassVar[list[BindingType]] = [
        *back(about="key_back_home_tip"),
        Binding("q", "back", "key_home", show=False),
        *READING,
    ]

    @dataclass
    class Chosen(Message):
        """The person goes on."""

        step: Step

    @dataclass
    class Left(Message):
        """The person goes back."""

    def __init__(self, standing: Standing, emergency: str, notice: str) -> None:
        super().__init__(classes="reading")
        self._standing = standing
        self._emergency = emergency
        self._notice = notice

    @property
    def emergency_line(self) -> str:
        return self._emergency

    def compose(self) -> ComposeResult:
        """Why, what to say on the phone, and what comes next."""
        standing = self._standing
        said = [plain(f"\n{text}" if number else text) for number, text in enumerate(standing.text)]
        said += (
            [heading(self.phrases.say("on_the_phone")), *(plain(line, indent=2) for line in standing.say)]
            if standing.say
            else []
        )
        yield Greeting(self._notice, self._emergency)
        with VerticalScroll(classes="stage", can_focus=False):
            yield Prose(heading(standing.title), *said, classes="page")
            yield LineList(self.phrases.say("next_step"), (Row("1", standing.label),))
        yield KeyLine()

    def texts(self) -> tuple[str, ...]:
        return (*self._standing.text, *self._standing.say)

    def own_hints(self) -> tuple[Hint, ...]:
        return (labels.CHOOSE,)

    def on_line_list_chosen(self) -> None:
        """Go on."""
        if self._standing.step == "home":
            self.post_message(self.Left())
        else:
            self.post_message(self.Chosen(self._standing.step))

    def action_back(self) -> None:
        """Leave it for now."""
        self.post_message(self.Left())
