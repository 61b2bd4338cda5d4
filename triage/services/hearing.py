"""What was heard so far, how far the conversation has come, and what is left."""

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from triage.engine.interview import Interview
from triage.engine.progress import still_possible
from triage.model.vocabulary import NO, UNSURE
from triage.render.clean import clean
from triage.services.materials import Materials

IN_DOUBT = " (?)"
"""Behind what was answered with not sure."""


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the conversation."""

    title: str
    state: Literal["done", "now", "ahead"]
    at_most: int
    """Questions it may still have, the present one included."""


@dataclass(frozen=True, slots=True)
class Heard:
    """The conversation at a glance."""

    parts: tuple[Part, ...]
    told: tuple[str, ...]
    """What was answered with yes or not sure, by name, the latest first."""


def heard(materials: Materials, interview: Interview) -> Heard:
    """What stands beside the question."""
    flow = interview.protocol.flow
    left = Counter(flow.questions[id_].section for id_ in (interview.state, *still_possible(interview)))
    asked = {flow.questions[step.question].section for step in interview.steps}
    now = interview.question.section
    sections = [section for section in flow.sections if section in asked or left[section]]
    return Heard(
        parts=tuple(
            Part(
                clean(materials.library.sections[section]),
                "now" if section == now else "ahead" if left[section] else "done",
                left[section],
            )
            for section in sections
        ),
        told=tuple(_told(materials, interview)),
    )


def _told(materials: Materials, interview: Interview) -> list[str]:
    """The signs and circumstances that are there, or may be."""
    vocabulary, names = materials.protocol.vocabulary, materials.library.findings
    heard = {id_ for step in interview.steps for id_ in interview.protocol.flow.questions[step.question].asks}
    there = [(id_, interview.recorded[id_]) for id_ in interview.recorded if id_ in heard and vocabulary[id_].yes_no]
    there = [(id_, value) for id_, value in there if value != NO]
    return [clean(names[id_].name) + (IN_DOUBT if value == UNSURE else "") for id_, value in reversed(there)]
