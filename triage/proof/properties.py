"""The properties of a safe protocol: for each its id, its sentence, the hazards it answers and its claims."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from triage.proof.claims import Claim, Ground
from triage.proof.paths import every_answer_leads_on, every_emergency_is_final, nothing_is_skipped
from triage.proof.relevance import every_part_matters
from triage.proof.safety import low_advice_needs_a_no, more_signs_never_lower, the_routine_is_offered_safely


@dataclass(frozen=True, slots=True)
class Property:
    """Something that must be true of every conversation."""

    id: str
    sentence: str
    hazards: tuple[str, ...]
    """Of the hazard log."""
    claims: Callable[[Ground], Iterator[Claim]]


PROPERTIES = (
    Property(
        "S1",
        "every answer leads somewhere, no conversation goes in circles, every question and item is reached by one, "
        "and a checklist asks again about an emergency sign that is not sure",
        ("H02", "H09"),
        every_answer_leads_on,
    ),
    Property(
        "S2",
        "the advice at the end is that of the full answers: no path skips, drops or adds a warning or a rule",
        ("H02", "H04", "H09", "H28", "H29"),
        nothing_is_skipped,
    ),
    Property(
        "S3",
        "before self-care or physio each emergency and urgent finding was answered with a no, "
        "or does not apply by the protocol's own condition (listed)",
        ("H01", "H02", "H25", "H28"),
        low_advice_needs_a_no,
    ),
    Property(
        "S4",
        "no, unsure, yes: more of any one yes-or-no finding never lowers the advice, "
        "but where a listed rule replaces a warning",
        ("H01", "H05"),
        more_signs_never_lower,
    ),
    Property(
        "S5",
        "an emergency ends the conversation at that answer, and no later answer would have taken it back",
        ("H10", "H25"),
        every_emergency_is_final,
    ),
    Property(
        "S6",
        "the routine is never offered above physio, nor with a sign at or above `soon` that is there or not sure",
        ("H01", "H07", "H22"),
        the_routine_is_offered_safely,
    ),
    Property(
        "S8",
        "every rule and warning can decide an outcome, every question can change one or teaches, "
        "and no two rules contradict each other",
        ("H09", "H27"),
        every_part_matters,
    ),
)
"""S7 (going back, editing and resuming reach only what a straight run reaches) is a property of the engine and stands
in its tests; S9 joins with the check-in and the review."""
