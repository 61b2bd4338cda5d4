"""A crowd is advised as each of its people would be."""

from random import Random

import pytest

from tests.mutants.crowd import Crowd, numbers_in
from tests.mutants.making import every_mutant, sample, trees_of
from tests.mutants.people import People, everybody
from tests.mutants.running import Workshop
from tests.oracle import table
from triage.engine.assessment import assess
from triage.model.protocol import Protocol
from triage.places import flows_folder


@pytest.fixture(scope="module")
def people(protocol: Protocol) -> People:
    """A smaller crowd."""
    return everybody(protocol, 6000)


def some(people: People, number: int) -> list[int]:
    return Random(0).sample(range(sum(len(told) for told in people.told)), number)  # noqa: S311 - the same ones always


def test_everybody_is_advised_as_they_would_be_alone(protocol: Protocol, people: People) -> None:
    advice = Crowd(people).advice(protocol)

    for number in some(people, 800):
        assert advice[assess(protocol, people.person(number)).urgency] >> number & 1


def test_so_are_they_by_protocols_with_a_mistake(
    people: People, protocol: Protocol, tmp_path_factory: pytest.TempPathFactory
) -> None:
    crowd, flows = Crowd(people), flows_folder(None)
    trees = trees_of(flows)
    workshop = Workshop(flows, tmp_path_factory.mktemp("crowd"), trees)
    mutants = [workshop.load(mutant) for mutant in sample(every_mutant(trees), 60, seed=4)]
    advised = [(mutant, crowd.advice(mutant)) for mutant in mutants if mutant is not None]

    assert any(advice != crowd.advice(protocol) for _, advice in advised)
    for mutant, advice in advised:
        for number in some(people, 40):
            assert advice[assess(mutant, people.person(number)).urgency] >> number & 1


def test_nobody_has_two_advices(protocol: Protocol, people: People) -> None:
    advice = Crowd(people).advice(protocol)

    assert sum(level.bit_count() for level in advice) == sum(len(told) for told in people.told)


def test_the_oracle_agrees_on_larger_sets_too(protocol: Protocol, people: People) -> None:
    differing = [
        person
        for person in map(people.person, some(people, 1500))
        if assess(protocol, person).urgency.id != table.urgency(person)
    ]

    assert differing == []


def test_the_people_are_the_same_every_time(protocol: Protocol, people: People) -> None:
    assert everybody(protocol, 6000) == people


def test_numbers_are_told_first_ones_first() -> None:
    assert list(numbers_in(0b101100)) == [2, 3, 5]
