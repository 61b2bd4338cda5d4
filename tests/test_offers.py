"""Whoever must see a professional before exercises is not offered the routine until one has cleared them."""

from tests.oracle.offers import wrongly_offered
from triage.model.protocol import Protocol


def test_nobody_is_offered_exercises_before_a_professional_has_looked(protocol: Protocol) -> None:
    assert list(wrongly_offered(protocol)) == []
