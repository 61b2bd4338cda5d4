"""The keys that answer a question."""

from triage.ui import labels
from triage.ui.labels import Hint
from triage.ui.widgets.question_lines import QuestionView


def hints_for(view: QuestionView) -> tuple[Hint, ...]:
    """The keys that work on this question, the ones that answer it first."""
    return (*_hints(view), labels.HELP_ME) if view.turn.aids else _hints(view)


def _hints(view: QuestionView) -> tuple[Hint, ...]:
    match view.turn.kind:
        case "checklist":
            finish = labels.NONE if not view.marks.complete else labels.GO_ON
            return (labels.MOVE, labels.CHANGE, labels.YES_NO_UNSURE, finish)
        case "review":
            return (labels.MOVE, labels.CHOOSE, labels.SHOW_ADVICE)
        case "number":
            return (labels.DIGITS, labels.CHOOSE)
        case "scale":
            return (labels.DIGITS, labels.SIDEWAYS, labels.CHOOSE)
        case _:
            return (labels.MOVE, labels.CHOOSE)
