"""The causes that are worked out and never asked, by section 2 of `clinical.md`: what is taught, never how urgent."""

from __future__ import annotations

from .reading import YES, YES_OR_UNSURE, Findings, facts, is_met

# As in `reading`: each part joined by + is met, by any of its alternatives.
CAUSES = {
    "cause_age": "age_65_or_more",
    "prior_osteoporosis": "osteoporosis",
    "prior_surgery": "previous_back_surgery or recent_spinal_procedure",
}


def causes(findings: Findings) -> dict[str, str]:
    """Each cause: yes, unsure when an unsure answer leaves it possible, or no."""
    known, possible = facts(findings, YES), facts(findings, YES_OR_UNSURE)
    return {
        cause: "yes" if is_met(text, known) else "unsure" if is_met(text, possible) else "no"
        for cause, text in CAUSES.items()
    }
