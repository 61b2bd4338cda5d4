"""Why today's plan is as it is, as a page to read."""

from triage.render.clean import clean
from triage.services.materials import Materials
from triage.services.planning_words import PlanTurn
from triage.services.reading import PageText
from triage.services.routine_words import routine_text


def why_page(materials: Materials, turn: PlanTurn) -> PageText:
    """Each exercise with its reasons, then what is left out, with its own."""
    lines = [f"{because}\n" for because in turn.because]
    lines += [f"## {routine_text(materials, 'show_chosen')}\n"]
    lines += [f"- **{item.title}**: {item.dose}. {' '.join((*item.adapted, *item.because))}" for item in turn.items]
    if turn.left_out:
        lines += [f"\n## {routine_text(materials, 'show_left_out')}\n"]
        lines += [f"- **{left.title}**: {' '.join(left.because)}" for left in turn.left_out]
    return PageText("plan", turn.title, "", clean("\n".join(lines)), (), "")
