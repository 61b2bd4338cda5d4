"""What a changed answer did to the advice: the last advice of a conversation beside the present one."""

from triage.engine.interview import Interview
from triage.services.advising import Advice
from triage.services.materials import Materials
from triage.services.turns import Changed, ChangedAnswer, ReviewLine
from triage.services.wording import review_lines


def changed(materials: Materials, before: Interview, now: Interview) -> Changed | None:
    """What is different since the advice `before`; None when it is the same and so are its answers."""
    edits, withdrawn = _edits(materials, before, now), _withdrawn(materials, before, now)
    first, present = before.assessment.urgency, now.assessment.urgency
    if not edits and not withdrawn and first is present:
        return None
    advice = Advice(materials, now.assessment, now.recorded)
    title = Advice(materials, before.assessment, before.recorded).title
    more: dict[str, object] = {"before": title, "edits": edits, "withdrawn": withdrawn, "milder": present < first}
    more["more_urgent"] = present > first
    return Changed(first, title, edits, withdrawn, advice.document("changed", more))


def _edits(materials: Materials, before: Interview, now: Interview) -> tuple[ChangedAnswer, ...]:
    """The answers that count both then and now, and are not the same."""
    then = {line.question: line for line in review_lines(materials, before) if line.counts}
    return tuple(
        ChangedAnswer(line.question, line.name, then[line.question].answer, line.answer)
        for line in review_lines(materials, now)
        if line.counts and line.question in then and before.kept[line.question] != now.kept[line.question]
    )


def _withdrawn(materials: Materials, before: Interview, now: Interview) -> tuple[ReviewLine, ...]:
    counted = {step.question for step in before.steps}
    return tuple(line for line in review_lines(materials, now) if not line.counts and line.question in counted)
