"""Today's plan in plain lines: what is done and why, what is left out and why."""

from triage.services.materials import Materials
from triage.services.planning_words import ItemWords, PlanTurn
from triage.services.routine_words import routine_text


def plan_in_short(materials: Materials, turn: PlanTurn) -> tuple[str, ...]:
    """What is done, a line each, and what changed."""
    nothing = () if turn.items else (routine_text(materials, "show_nothing"),)
    news = (*turn.because, "") if turn.because else ()
    return ("", turn.summary, "", *news, *nothing, *(_numbered(number, item) for number, item in _numbers(turn)))


def plan_in_words(materials: Materials, turn: PlanTurn) -> tuple[str, ...]:
    """Why each exercise is done, and why the others are not."""
    lines = ["", *_heading(routine_text(materials, "show_chosen"))]
    for number, item in _numbers(turn):
        lines += ["", _numbered(number, item), *(f"   {text}" for text in (item.purpose, *item.because, *item.adapted))]
    if turn.left_out:
        lines += ["", *_heading(routine_text(materials, "show_left_out")), ""]
        lines += [f"- {left.title}: {' '.join(left.because)}" for left in turn.left_out]
    return tuple(lines)


def plan_as_text(materials: Materials, turn: PlanTurn) -> tuple[str, ...]:
    """The whole plan."""
    news = ("", *_heading(routine_text(materials, "show_because")), "", *turn.because) if turn.because else ()
    nothing = () if turn.items else ("", routine_text(materials, "show_nothing"))
    return (turn.title, "=" * len(turn.title), turn.summary, *nothing, *news, *plan_in_words(materials, turn))


def _numbers(turn: PlanTurn) -> list[tuple[int, ItemWords]]:
    return list(enumerate(turn.items, 1))


def _numbered(number: int, item: ItemWords) -> str:
    return f"{number}. {item.title}: {item.dose}"


def _heading(text: str) -> tuple[str, str]:
    return (text, "-" * len(text))
