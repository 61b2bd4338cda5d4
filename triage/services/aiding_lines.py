"""Help with an answer in plain lines: one thing is asked at a time, and an empty line leaves it."""

from collections.abc import Callable

from triage.errors import ReplyRefused
from triage.model.settings import Units
from triage.services.aiding import Aiding, Worked, other_units
from triage.services.turns import QuestionTurn

_LEAVE = ("", "b")
_SWITCH = "u"


def aid_in_lines(
    aiding: Aiding, units: Units, say: Callable[[str], None], hear: Callable[[], str]
) -> tuple[Worked | None, Units]:
    """What was worked out, or None where the person left it; and the units they went on with."""
    say("")
    say(aiding.title)
    say(aiding.intro)
    typed: list[str] = []
    while len(typed) < len(aiding.fields(units)):
        field = aiding.fields(units)[len(typed)]
        keys = "u = other units, empty line = leave this" if aiding.has_units else "empty line = leave this"
        say(f"{field.label}, {field.hint} ({keys})")
        line = hear()
        if line.lower() in _LEAVE:
            return None, units
        if aiding.has_units and line.lower() == _SWITCH:
            units = other_units(units)
            continue
        try:
            aiding.check(len(typed), line, units)
        except ReplyRefused as refused:
            say(f"Not taken: {refused}.")
        else:
            typed.append(line)
    worked = aiding.work_out(typed, units)
    for words in worked.words:
        say(words)
    return worked, units


def would_be(turn: QuestionTurn, finding: str, worked: Worked) -> str:
    """What to type for the answer that was worked out."""
    values = [option.value for option in turn.options]
    if finding not in values:
        return f"That would be: {values.index(worked.answer) + 1}."
    number = values.index(finding) + 1
    return f"That would be: {number}." if worked.answer == "yes" else f"That would be: no {number} in your answer."
