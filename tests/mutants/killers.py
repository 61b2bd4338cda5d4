"""What may notice a mistake, the cheapest first."""

from collections.abc import Callable, ItemsView, Iterator, Mapping
from functools import cached_property
from pathlib import Path

from tests.mutants.crowd import Bits, Crowd, numbers_in
from tests.mutants.people import each_alone, everybody
from tests.mutants.walking import all_go_as_expected, all_that_is_true, as_expected
from tests.oracle import table
from tests.oracle.causes import causes
from tests.oracle.offers import somebody_is_offered_wrongly
from tests.patients import every_patient, patients_in
from triage.engine.assessment import assess
from triage.engine.settling import settle
from triage.model.guard import Findings, Value
from triage.model.protocol import Protocol
from triage.proof.certificate import prove

LOADER = "loader"
KILLERS = (LOADER, "oracle", "walks", "conversations", "proof", "offers")
"""In the order they are tried in."""
REPORTS = Path(__file__).parents[1] / "reports"
"""Patients who report from the routine or the journal; no conversation asks that, so only their advice is looked at."""
_ASKED_IN_EARNEST = 40
"""People with other advice who are asked of the oracle, before a mistake counts as not noticed by it."""


class Judges:
    """Everything a mutant is held against, made once from the protocol without a mistake."""

    def __init__(self, protocol: Protocol) -> None:
        self.protocol = protocol
        self.people = everybody(protocol)
        self.crowd = Crowd(self.people)
        self._patients = (*every_patient(), *patients_in(REPORTS))
        self._advised: tuple[Bits, ...] = self.crowd.advice(protocol)
        self.killers: Mapping[str, Callable[[Protocol], bool]] = {
            "oracle": lambda mutant: self._advises_otherwise(mutant) or self._teaches_otherwise(mutant),
            "walks": self._walks,
            "conversations": lambda mutant: not all_go_as_expected(mutant, every_patient()),
            "proof": _proof,
            "offers": somebody_is_offered_wrongly,
        }
        """In the order to try; each says whether it notices."""

    def noticing(self, mutant: Protocol) -> Iterator[str]:
        """Those that notice, in their order; the later ones are not tried before they are wanted."""
        return (name for name, notices in self.killers.items() if notices(mutant))

    @cached_property
    def _taught(self) -> tuple[tuple[Findings, ItemsView[str, Value]], ...]:
        """Each finding alone, with the causes that the evidence names."""
        return tuple((person, causes(person).items()) for person in each_alone(self.protocol))

    @cached_property
    def _said(self) -> tuple[Mapping[str, Value], ...]:
        return tuple(all_that_is_true(self.protocol, patient) for patient in self._patients)

    def _advises_otherwise(self, mutant: Protocol) -> bool:
        """Somebody's urgency is not what the table says."""
        advice = self.crowd.advice(mutant)
        otherwise = 0
        for before, now in zip(self._advised, advice, strict=True):
            otherwise |= before ^ now
        for asked, number in enumerate(numbers_in(otherwise)):
            if asked == _ASKED_IN_EARNEST:
                break
            person = self.people.person(number)
            urgency = assess(mutant, person).urgency
            if not advice[urgency] >> number & 1:
                raise AssertionError(f"the crowd and the engine differ on {person}")
            if urgency.id != table.urgency(person):
                return True
        return False

    def _teaches_otherwise(self, mutant: Protocol) -> bool:
        """Some finding leads to other causes than the evidence names."""
        return not all(taught <= settle(mutant, person).items() for person, taught in self._taught)

    def _walks(self, mutant: Protocol) -> bool:
        """A golden patient's advice is not what the evidence says, for all that is true of them."""
        pairs = zip(self._patients, self._said, strict=True)
        return not all(as_expected(patient, assess(mutant, said)) for patient, said in pairs)


def _proof(mutant: Protocol) -> bool:
    """A property fails. One that is undecided has noticed nothing."""
    return any(verdict.status == "fails" for verdict in prove(mutant).verdicts)
