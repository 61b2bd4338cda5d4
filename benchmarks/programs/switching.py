"""The same interview, but each question gets a new screen with the same widgets, by `switch_screen`."""

from textual.screen import Screen

from benchmarks.programs.looks import LOOKS
from triage.services.interviewing import Interviewing
from triage.services.materials import Materials, open_materials
from triage.services.turns import OutcomeTurn, QuestionTurn, Turn
from triage.ui.app import TriageApp
from triage.ui.interview_screen import InterviewScreen
from triage.ui.pacing import Pacing


class OneQuestionScreen(InterviewScreen):
    """Replaces itself instead of showing the next question."""

    def __init__(self, materials: Materials, turn: QuestionTurn | None = None, at: Interviewing | None = None) -> None:
        super().__init__(materials, Pacing(0))
        self._interviewing = at or self._interviewing
        self._first = turn or self._first
        self._ready = at is not None

    def show(self, turn: Turn) -> None:
        if isinstance(turn, OutcomeTurn):
            super().show(turn)
        else:
            self.app.switch_screen(OneQuestionScreen(self._materials, turn, self._interviewing))


class Switching(TriageApp):
    """Starts with such a screen."""

    CSS_PATH = LOOKS

    def __init__(self, materials: Materials) -> None:
        super().__init__(materials, pause=0)
        self.interview = OneQuestionScreen(materials)

    def get_default_screen(self) -> Screen[None]:
        return Screen()  # switching the only screen there is leaves none for a moment

    def on_mount(self) -> None:
        super().on_mount()
        self.push_screen(self.interview)


Switching(open_materials()).run()
