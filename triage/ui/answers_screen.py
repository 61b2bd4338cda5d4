"""The screen with every answer, each open to change."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from triage.services.turns import ReviewLine
from triage.ui import labels
from triage.ui.labels import Hint
from triage.ui.screens import StagedScreen, back
from triage.ui.widgets.key_line import KeyLine
from triage.ui.widgets.line_list import LineList
from triage.ui.widgets.prose import QUIET, Prose, plain
from triage.ui.widgets.question_lines import answer_rows


class AnswersScreen(StagedScreen[str]):
    """Gives back the question whose answer is to be changed."""

    AUTO_FOCUS = "LineList"
    BINDINGS: ClassVar[list[BindingType]] = [*back(also="q")]

    def __init__(self, answers: tuple[ReviewLine, ...], emergency_number: str) -> None:
        super().__init__(classes="reading")
        self._counting = [line for line in answers if line.counts]
        self._withdrawn = [line for line in answers if not line.counts]
        self._emergency_number = emergency_number

    def compose(self) -> ComposeResult:
        """Answers that count to choose from, and those that do not."""
        rows = answer_rows(self._counting)
        gone = self.phrases.say("withdrawn")
        withdrawn = [plain(f"{line.name}: {line.answer} ({gone})", QUIET) for line in self._withdrawn]
        with VerticalScroll(classes="stage", can_focus=False):
            yield LineList(self.phrases.say("all_answers"), rows)
            yield Prose(*withdrawn, classes="stamp")
        yield KeyLine(self.phrases.say("emergency", number=self._emergency_number))

    def own_hints(self) -> tuple[Hint, ...]:
        return (labels.MOVE, labels.OPEN)

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        """Give back the question behind the answer."""
        self.dismiss(self._counting[message.index].question)

    def action_back(self) -> None:
        """Return to the advice."""
        self.dismiss()
