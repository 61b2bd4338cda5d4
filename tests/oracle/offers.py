"""Whom the evidence sends to a professional before any exercises, typed from its text and never from the flows.

Section 3, "Choosing the routine": over 3 months after surgery, a hip replacement, eye pressure or blood pressure
problems: physio first. Section 1: thin bones, pregnancy, a cramped spinal canal and hip or groin pain ask for an
adapted plan. Section 2: after surgery no generic routine until cleared.
"""

from collections.abc import Iterator

from tests.patients import UNREMARKABLE
from triage.engine.assessment import assess
from triage.engine.settling import fill
from triage.model.protocol import Protocol

PROFESSIONAL_FIRST = (
    "pregnancy",
    "previous_back_surgery",
    "osteoporosis",
    "neurogenic_claudication",
    "hip_groin_pain",
    "hip_replacement",
    "recent_hip_surgery",
    "eye_pressure",
    "high_blood_pressure",
)
"""Whoever has one of these, or is not sure of it, is looked at by a professional first, and may go on once cleared."""


def wrongly_offered(protocol: Protocol) -> Iterator[str]:
    """Who is offered the routine against the evidence, or kept from it though a professional has cleared them."""
    for finding in PROFESSIONAL_FIRST:
        for answer in ("yes", "unsure"):
            for cleared in ("yes", "no", "unsure"):
                said = {"sex": "female", finding: answer, "exercise_cleared": cleared}
                person = fill(protocol, {**UNREMARKABLE, **said}, "no")
                if assess(protocol, person).routine != (cleared == "yes"):
                    yield f"{finding}: {answer}, cleared: {cleared}"


def somebody_is_offered_wrongly(protocol: Protocol) -> bool:
    """Whether there is anybody like that."""
    return any(True for _ in wrongly_offered(protocol))
