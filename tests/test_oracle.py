"""The protocol and the independent decision table give the same urgency."""

from collections.abc import Mapping
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.oracle import table
from tests.patients import UNREMARKABLE, shipped
from triage.engine.assessment import assess
from triage.engine.settling import fill
from triage.model.guard import Value
from triage.model.protocol import Protocol
from triage.model.vocabulary import Finding, Words

CONTEXTS: Mapping[str, Mapping[str, Value]] = {
    "a man of 40": {},
    "a woman of 30": {"sex": "female", "age": 30},
    "a woman of 72": {"sex": "female", "age": 72},
    "a boy of 15": {"age": 15},
    "66, prefers not to say, first bout": {"sex": "prefer_not_to_say", "age": 66, "first_episode": "yes"},
    "55, first bout, for months": {"age": 55, "first_episode": "yes", "duration": "over_12_weeks"},
}
NUMBERS: Mapping[str, tuple[int, ...]] = {
    "age": (0, 9, 10, 17, 18, 49, 50, 59, 60, 61, 64, 65, 69, 70, 120),
    "pain_now": (5, 6, 10),
    "pain_worst": (10,),
    "strong_pain_days": (1, 2, 3),
    "red_days": (1, 2),
    "routine_weeks": (6,),
}
"""Both sides of every limit."""
AGES_THAT_CHANGE = (9, 17, 49, 50, 60, 61, 65, 70)
"""One on each side of a limit; every age stands alone above, and in larger sets below."""
NOT_CLINICAL = {"answering_for", "region", "reported_during"}


def told(finding: Finding) -> tuple[Value, ...]:
    """What can be said of a finding, beside a plain no."""
    if finding.yes_no:
        return ("yes", "unsure")
    return finding.answers.values if isinstance(finding.answers, Words) else NUMBERS[finding.id]


def values_of(protocol: Protocol, *, causes: bool) -> dict[str, tuple[Value, ...]]:
    """The findings that can be recorded, each with its values; with or without those that teach or choose exercises."""
    weighed = set() if causes else read_by_rules(protocol)
    return {
        finding.id: told(finding)
        for finding in protocol.vocabulary.values()
        if finding.derived is None
        and finding.id not in NOT_CLINICAL
        and (causes or finding.warning is not None or finding.id in weighed)
    }


def read_by_rules(protocol: Protocol) -> set[str]:
    """The findings that a rule looks at, and those that such a finding is worked out from."""
    found: set[str] = set()
    waiting = [read for rule in protocol.rules for read in rule.when.reads()]
    waiting += [finding.id for finding in protocol.vocabulary.values() if finding.warning is not None]
    while waiting:
        id_ = waiting.pop()
        if id_ not in found:
            found.add(id_)
            finding = protocol.vocabulary[id_]
            guards = [guard for guard in (finding.derived, finding.applies) if guard is not None]
            waiting += [read for guard in guards for read in guard.reads()]
    return found


VALUES = values_of(shipped().protocol, causes=True)


def urgency(protocol: Protocol, findings: Mapping[str, Value]) -> str:
    """The protocol's urgency, everything not given being no."""
    return assess(protocol, fill(protocol, findings, "no")).urgency.id


@pytest.mark.parametrize("context", CONTEXTS)
def test_the_oracle_agrees_on_every_finding_alone(protocol: Protocol, context: str) -> None:
    people = [{**UNREMARKABLE, **CONTEXTS[context], finding: value} for finding in VALUES for value in VALUES[finding]]

    assert [person for person in people if urgency(protocol, person) != table.urgency(person)] == []


@pytest.mark.parametrize("context", CONTEXTS)
def test_the_oracle_agrees_on_every_pair_of_findings(protocol: Protocol, context: str) -> None:
    clinical = values_of(protocol, causes=False) | {"age": AGES_THAT_CHANGE}
    people = (
        {**UNREMARKABLE, **CONTEXTS[context], first: one, second: other}
        for first, second in combinations(clinical, 2)
        for one, other in product(clinical[first], clinical[second])
    )

    assert [person for person in people if urgency(protocol, person) != table.urgency(person)] == []


@settings(max_examples=600)
@given(st.data())
def test_the_oracle_agrees_on_larger_sets_of_findings(data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.sampled_from(sorted(VALUES)), min_size=3, max_size=9, unique=True))
    context = CONTEXTS[data.draw(st.sampled_from(sorted(CONTEXTS)))]
    said = {finding: data.draw(st.sampled_from(VALUES[finding])) for finding in chosen}
    person = {**UNREMARKABLE, **context, **said}

    assert urgency(shipped().protocol, person) == table.urgency(person)


@settings(max_examples=200)
@given(st.data())
def test_the_oracle_agrees_when_many_answers_are_unsure(data: st.DataObject) -> None:
    askable = sorted(finding for finding, values in VALUES.items() if values == ("yes", "unsure"))
    unsure = data.draw(st.lists(st.sampled_from(askable), max_size=12, unique=True))
    present = data.draw(st.lists(st.sampled_from(askable), max_size=3, unique=True))
    person = {**UNREMARKABLE, **dict.fromkeys(unsure, "unsure"), **dict.fromkeys(present, "yes")}

    assert urgency(shipped().protocol, person) == table.urgency(person)
