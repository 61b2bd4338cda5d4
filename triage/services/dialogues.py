"""A dialogue beside the triage, held with the triage's rules: the check-in, the set-up and the review."""

from dataclasses import dataclass, replace

from triage.model.flow import Flow
from triage.model.guard import Findings
from triage.services.materials import Materials

_SHARED = ("templates", "glossary", "index")
"""What words need, and what is the same for every dialogue."""


@dataclass(frozen=True, slots=True)
class Dialogue:
    """What is asked, and what is known without asking."""

    flow: Flow
    known: Findings


def beside(materials: Materials, dialogue: Dialogue) -> Materials:
    """The materials with this dialogue in place of the triage's; what is advised, and how long it counts, stays."""
    triage = materials.protocol.flow
    flow = replace(
        dialogue.flow,
        explanations=triage.explanations,
        ask_again_after=triage.ask_again_after,
        check_again=triage.check_again,
        advice_stands=triage.advice_stands,
    )
    other = replace(materials, protocol=replace(materials.protocol, flow=flow))
    other.__dict__.update({name: materials.__dict__[name] for name in _SHARED if name in materials.__dict__})
    return other
