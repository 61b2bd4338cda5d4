"""What an author sees of a text while it is written: rendered for a patient, with what is wrong in any file."""

from dataclasses import dataclass
from pathlib import Path

from triage.errors import FileMissing, Problem, ProblemsFound, ReplyRefused, did_you_mean
from triage.model.words import ORIGINAL
from triage.render.templates import PageFailed
from triage.services.advising import Advice
from triage.services.checking import check
from triage.services.interviewing import Interviewing
from triage.services.materials import Materials, open_materials
from triage.services.reading import PageText, page_text
from triage.services.rehearsing import open_demo
from triage.services.turns import OutcomeTurn, QuestionTurn, Turn
from triage.services.walking import Walker

ADVICE = "advice"
"""What is shown where nothing else is named."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A moment of writing."""

    about: str
    """Who reads, and what their advice is."""
    problems: tuple[Problem, ...]
    materials: Materials | None = None
    """None where the protocol cannot be used, and so nothing can be shown."""
    shown: QuestionTurn | OutcomeTurn | PageText | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """What an author works on."""

    flows: Path
    content: Path
    language: str = ORIGINAL
    patient: Path | None = None
    """A walk; None for the patient of the demo."""

    def preview(self, name: str) -> Preview:
        """A page, an exercise, a question or the advice as this patient meets it now.

        Raises:
            FileMissing: nothing is called so.
        """
        problems = check(self.flows, self.content).problems
        try:
            materials = open_materials(self.flows, self.content, language=self.language)
            walker = open_demo(materials, self.patient)
            turn, advice = _lived(materials, walker, name)
            about = f"{walker.walk.patient} The advice: {advice.title} ({advice.assessment.urgency.id})."
            return Preview(about, problems, materials, self._shown(materials, advice, turn, name))
        except ProblemsFound as found:
            return Preview("", tuple(dict.fromkeys((*problems, *found.problems))))
        except ReplyRefused as refused:
            return Preview(f"This patient's answers do not fit: {refused}", problems)
        except PageFailed:
            return Preview("", problems)  # why is among them

    def _shown(
        self, materials: Materials, advice: Advice, turn: Turn, name: str
    ) -> QuestionTurn | OutcomeTurn | PageText | None:
        if name == ADVICE:
            return advice.outcome()
        if name in materials.pages:
            return page_text(materials, materials.pages[name], advice)
        if isinstance(turn, QuestionTurn):
            return turn
        if name in materials.protocol.flow.questions:
            return None
        known = (ADVICE, *materials.pages, *materials.protocol.flow.questions)
        hint = did_you_mean(name, known) or "; `triage page` lists the pages"
        raise FileMissing(f"no page or question is called `{name}`{hint}")

    def changed(self) -> int:
        """A number that is another one when a file has changed."""
        files = (file for folder in (self.flows, self.content) for file in folder.rglob("*") if file.is_file())
        return hash(tuple(sorted((str(file), file.stat().st_mtime_ns) for file in files)))


def _lived(materials: Materials, walker: Walker, until: str) -> tuple[Turn, Advice]:
    """The turn at a question, or the last one; and the advice at the end of all answers."""
    interviewing, met = Interviewing(materials), None
    turn: Turn = interviewing.turn
    while isinstance(turn, QuestionTurn):
        met = turn if turn.id == until else met
        turn = interviewing.reply(walker.reply(interviewing.interview))
    return met or turn, interviewing.advice
