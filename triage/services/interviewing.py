"""A conversation from consent to advice: what every front end drives."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from triage.engine import interview as conversation
from triage.engine.interview import Interview
from triage.services.materials import Materials
from triage.services.turns import ReviewLine, Turn
from triage.services.wording import question_turn, review_lines

if TYPE_CHECKING:
    from triage.services.advising import Advice


class Interviewing:
    """Holds the one thing that changes: the interview so far. Every method returns the turn to show."""

    def __init__(self, materials: Materials) -> None:
        self._materials = materials
        self._interview = conversation.begin(materials.protocol, materials.machine)

    @property
    def interview(self) -> Interview:
        """The conversation so far, as a value."""
        return self._interview

    @property
    def turn(self) -> Turn:
        """What to show now."""
        interview = self._interview
        if not interview.finished:
            return question_turn(self._materials, interview)
        withdrawn = tuple(line for line in review_lines(self._materials, interview) if not line.counts)
        return self.advice.outcome(withdrawn)

    @property
    def advice(self) -> "Advice":
        """The advice so far, for the pages that fit it."""
        from triage.services.advising import Advice  # noqa: PLC0415 - jinja2 is for the first page, not the start

        return Advice(self._materials, self._interview.assessment, self._interview.recorded)

    def reply(self, raw: object) -> Turn:
        """Answer the current question.

        Raises:
            ReplyRefused: the answer does not fit; nothing has changed.
        """
        self._interview = conversation.reply(self._interview, raw)
        return self.turn

    def back(self) -> Turn:
        """Take the last answer back."""
        self._interview = conversation.back(self._interview)
        return self.turn

    def edit(self, question: str, raw: object) -> Turn:
        """Change an earlier answer; later answers that still apply are kept.

        Raises:
            ReplyRefused: the answer does not fit, or the question was not answered.
        """
        self._interview = conversation.edit(self._interview, question, raw)
        return self.turn

    def reopen(self, question: str) -> Turn:
        """Ask an earlier question once more; its answer and those after it stay until it is answered.

        Raises:
            ReplyRefused: the question was not answered.
        """
        self._interview = conversation.reopen(self._interview, question)
        return self.turn

    def restart(self) -> Turn:
        """Begin again, with nothing kept."""
        self._interview = conversation.begin(self._materials.protocol, self._materials.machine)
        return self.turn

    def answers(self) -> tuple[ReviewLine, ...]:
        """Every answer so far."""
        return review_lines(self._materials, self._interview)

    @property
    def recorded(self) -> Mapping[str, str | int]:
        """The findings recorded by the answers that count."""
        return self._interview.recorded
