"""The keys that work in each part of the form for an entry."""

from triage.services.entry_form import FormPart
from triage.ui import labels
from triage.ui.labels import Hint
from triage.ui.widgets.typed_text import TypedText

PICK = Hint("1-9", "hint_choose")
SCORE = Hint("0-9", "hint_score")
TYPE = Hint("A-Z 0-9", "hint_type")
NEW_LINE = Hint("Enter", "hint_new_line", "enter")
ON = Hint("Tab", "hint_next", "tab")
ADD = Hint("Enter", "hint_add", "enter")
SAVE_IT = Hint("Enter", "hint_save", "enter")


def hints_for(part: FormPart | None, typed: TypedText) -> tuple[Hint, ...]:
    """Those of a part, with what is typed in it so far; None is the row that saves."""
    match part:
        case None:
            return (labels.MOVE, SAVE_IT)
        case FormPart(kind="score"):
            return (labels.MOVE, SCORE, labels.NEXT)
        case FormPart(kind="words"):
            return (TYPE, NEW_LINE, ON)
        case FormPart(kind="moment"):
            return (labels.MOVE, TYPE, labels.NEXT)
        case FormPart(kind="listed"):
            return (TYPE, ADD if typed.text else labels.NEXT, ON)
        case _:
            return (labels.MOVE, PICK, labels.NEXT)
