"""Conversations that are remembered, with a clock that tests set."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.patients import patient_called, reply_to, shipped
from triage.services.interviewing import Interviewing
from triage.services.remembering import Remembering
from triage.services.turns import OutcomeTurn, QuestionTurn, Turn

AT_HOME, EMERGENCY = "after-a-day-in-the-garden", "cannot-start-to-pee"
"""Walks that end with care at home, and with an emergency."""


@dataclass(slots=True)
class Clock:
    """A clock that stands until it is moved."""

    now: datetime = field(default_factory=lambda: datetime(2026, 11, 22, 9, 0, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        """Let time pass, or go back."""
        self.now += timedelta(**by)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who starts the program again and again."""

    file: Path | None
    clock: Clock = field(default_factory=Clock)

    def starts(self) -> Remembering:
        """The program as it starts now; an earlier one may have been killed."""
        return Remembering(self.file, self.clock)

    def answers(self, interviewing: Interviewing, walk: str, questions: int = 100) -> Turn:
        """Answer as a walk does: so many questions, or to the end."""
        turn = interviewing.turn
        for _ in range(questions):
            if isinstance(turn, OutcomeTurn):
                break
            turn = interviewing.reply(reply_to(patient_called(walk), turn))
        return turn

    def comes_to(self, walk: str) -> OutcomeTurn:
        """Have a whole conversation, and leave."""
        remembering = self.starts()
        turn = self.answers(remembering.begin(shipped()), walk)
        remembering.close()
        assert isinstance(turn, OutcomeTurn)
        return turn


def question_of(turn: Turn) -> str:
    """The question that is asked; empty when there is advice."""
    return turn.id if isinstance(turn, QuestionTurn) else ""
