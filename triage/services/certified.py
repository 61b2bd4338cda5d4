"""Everything that a certificate says, whatever it is written as."""

from dataclasses import dataclass
from datetime import date

from triage.model.hazards import NOBODY, HazardLog, Standing, standing
from triage.model.protocol import Protocol
from triage.proof.difference import Difference
from triage.services.budgeting import BudgetReport
from triage.services.certifying import Proof

NOT_PROVED = (
    "That people understand a question as it is meant, or answer it truly.",
    "That not too many are sent to a doctor: that depends on how common things are, see the budget.",
    "S7, which is a property of the program: it is tried at every question and item, and a test looks for exceptions.",
    "That a session keeps to the plan and stops: tests look for one that does not.",
    "That the words of a page fit its advice. Content is checked for form, sources and names; it is not in the digest.",
    "That a rule decides alone: S8 counts it as deciding when it is among the reasons.",
)
"""What a reader must not take from the certificate, beside whether the rules are right."""


@dataclass(frozen=True, slots=True)
class Certified:
    """Everything that a certificate says."""

    protocol: Protocol
    proof: Proof
    hazards: HazardLog
    written: date
    difference: Difference | None = None
    """From the protocol that came with the program; None when it is that one."""
    budget: BudgetReport | None = None
    """Where people are sent; None when it was not counted."""

    @property
    def standing(self) -> Standing:
        """Where the hazards stand, given what holds."""
        verdicts = self.proof.certificate.verdicts
        return standing(self.hazards, [verdict.property for verdict in verdicts if verdict.status == "holds"])

    @property
    def faults(self) -> tuple[str, ...]:
        """Why it does not hold; empty when it does."""
        verdicts = self.proof.certificate.verdicts
        faults = [f"{verdict.property} {verdict.status}" for verdict in verdicts if verdict.status != "holds"]
        if self.difference is not None and self.difference.lowers:
            faults.append("advice goes down that nobody accepted")
        if self.budget is not None and not self.budget.holds:
            faults.append("the budget is broken")
        return tuple(faults)

    @property
    def holds(self) -> bool:
        """Whether every property holds, nothing goes down unaccepted, and a budget that was counted is kept."""
        return not self.faults

    @property
    def not_proved(self) -> tuple[str, ...]:
        """What a reader must not take from it."""
        by = self.protocol.flow.reviewed_by
        reviewed = "none has" if by == NOBODY else f"the protocol names {by}, and nothing here checks that"
        return (f"That the rules are right. Only a clinician can say so: {reviewed}.", *NOT_PROVED)
