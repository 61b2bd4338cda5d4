"""The same program, but each question gets a new screen with the same widgets, by `switch_screen`."""

from triage.places import journal_file
from triage.services.interviewing import Interviewing
from triage.services.materials import open_materials
from triage.services.remembering import Remembering
from triage.services.turns import OutcomeTurn, QuestionTurn, Turn
from triage.ui.app import TriageApp
from triage.ui.interview_screen import InterviewScreen
from triage.ui.pacing import Pacing


class OneQuestionScreen(InterviewScreen):
    """Replaces itself instead of showing the next question."""

    def show(self, turn: Turn) -> None:
        if isinstance(turn, OutcomeTurn):
            super().show(turn)
        else:
            self.app.switch_screen(
                OneQuestionScreen(self._materials, self._interviewing, turn, self._pacing, ready=True)
            )


class Switching(TriageApp):
    """Begins with such a screen."""

    def _show_turn(self, interviewing: Interviewing, turn: Turn | None) -> None:
        if isinstance(turn, QuestionTurn):
            self.interview = OneQuestionScreen(
                self.materials, interviewing, turn, Pacing(0), ready=self._looked_through
            )
            self.push_screen(self.interview)


Switching(open_materials(), Remembering(journal_file()), pause=0).run()
