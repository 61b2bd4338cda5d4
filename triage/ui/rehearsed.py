"""Which key a person would press next to give an answer: pure, from what the card shows."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from triage.ui.widgets.question_lines import QuestionView

_KEYS = {"yes": "y", "no": "n", "unsure": "u"}


def next_key(view: "QuestionView", at: int, reply: object) -> str:
    """The next key towards `reply` with the pointer at row `at`; the last of them sends the answer."""
    turn = view.turn
    match turn.kind:
        case "checklist":
            return _marking(view, at, _wanted(reply))
        case "review":
            return "0"
        case "number" | "scale":
            return _typing(view.entry, str(reply))
        case _:
            return _towards([option.value for option in turn.options].index(str(reply)), at) or "enter"


def _wanted(reply: object) -> Mapping[str, str]:
    """The answer to each item that has one."""
    assert isinstance(reply, Mapping)  # noqa: S101 - as walks answer a checklist
    return {item: answer for answer, items in reply.items() for item in items}


def _marking(view: "QuestionView", at: int, wanted: Mapping[str, str]) -> str:
    for index, option in enumerate(view.turn.options):
        answer = wanted.get(option.value, "")
        if answer and view.marks.of(option.value) != answer:
            return _towards(index, at) or _KEYS[answer]
    return "0"


def _towards(index: int, at: int) -> str:
    """The key that brings the pointer nearer, or empty where it is there."""
    return "" if index == at else "down" if index > at else "up"


def _typing(entry: str, wanted: str) -> str:
    if entry == wanted:
        return "enter"
    if not wanted.startswith(entry):
        return "backspace"
    digit = wanted[len(entry)]
    return "minus" if digit == "-" else digit
