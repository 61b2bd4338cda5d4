"""The protocol works out the causes that the evidence names."""

import pytest

from tests.oracle.causes import CAUSES, causes
from tests.patients import UNREMARKABLE
from tests.test_oracle import CONTEXTS, VALUES
from triage.engine.settling import fill, settle
from triage.model.protocol import Protocol


def test_these_are_all_the_causes_that_are_worked_out(protocol: Protocol) -> None:
    derived = {finding.id for finding in protocol.vocabulary.values() if finding.cause and finding.derived is not None}

    assert derived == set(CAUSES)


@pytest.mark.parametrize("context", CONTEXTS)
def test_the_oracle_agrees_on_the_causes_of_every_finding_alone(protocol: Protocol, context: str) -> None:
    people = [
        fill(protocol, {**UNREMARKABLE, **CONTEXTS[context], finding: value}, "no")
        for finding in VALUES
        for value in VALUES[finding]
    ]

    assert [person for person in people if not causes(person).items() <= settle(protocol, person).items()] == []
