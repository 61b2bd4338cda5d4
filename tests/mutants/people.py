"""The people on whom oracle and mutant are compared: each finding alone, each pair, and larger sets, in context."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product
from random import Random

from tests.patients import UNREMARKABLE
from tests.test_oracle import AGES_THAT_CHANGE, CONTEXTS, values_of
from triage.engine.settling import fill
from triage.model.guard import Value
from triage.model.protocol import Protocol

Said = Mapping[str, Value]
LARGER_SETS = 90_000
_SEED = 4


@dataclass(frozen=True, slots=True)
class People:
    """Everybody, each as what they say beside what their context says."""

    contexts: tuple[Said, ...]
    """The full answers of each context."""
    told: tuple[tuple[Said, ...], ...]
    """For each context, what the people in it say besides."""

    def person(self, number: int) -> dict[str, Value]:
        """The full answers of one of them."""
        for context, told in zip(self.contexts, self.told, strict=True):
            if number < len(told):
                return {**context, **told[number]}
            number -= len(told)
        raise AssertionError("there are fewer people than that")


def everybody(protocol: Protocol, larger_sets: int = LARGER_SETS) -> People:
    """All of them, always the same."""
    asked = {item for question in protocol.flow.questions.values() for item in question.asks}
    weighed = asked | values_of(protocol, causes=False).keys()  # what only chooses exercises changes no advice
    answers = {id_: values for id_, values in values_of(protocol, causes=True).items() if id_ in weighed}
    contexts = tuple(fill(protocol, {**UNREMARKABLE, **context}, "no") for context in CONTEXTS.values())
    few = (*_alone(answers), *_pairs(values_of(protocol, causes=False) | {"age": AGES_THAT_CHANGE}))
    chance = Random(_SEED)  # noqa: S311 - people who can be met again
    return People(contexts, tuple((*few, *_larger(answers, larger_sets // len(contexts), chance)) for _ in contexts))


def each_alone(protocol: Protocol) -> tuple[dict[str, Value], ...]:
    """An unremarkable person, and one with each finding."""
    return tuple(fill(protocol, {**UNREMARKABLE, **said}, "no") for said in _alone(values_of(protocol, causes=True)))


def _alone(answers: Mapping[str, tuple[Value, ...]]) -> Iterator[Said]:
    yield {}
    for finding, values in answers.items():
        for value in values:
            yield {finding: value}


def _pairs(answers: Mapping[str, tuple[Value, ...]]) -> Iterator[Said]:
    for first, second in combinations(answers, 2):
        for one, other in product(answers[first], answers[second]):
            yield {first: one, second: other}


def _larger(answers: Mapping[str, tuple[Value, ...]], number: int, chance: Random) -> Iterator[Said]:
    """Three to nine findings at once, and now and then many that are not sure."""
    ids = sorted(answers)
    unsure = [id_ for id_ in ids if answers[id_] == ("yes", "unsure")]
    for _ in range(number):
        chosen = chance.sample(ids, chance.randint(3, 9))
        many = chance.sample(unsure, chance.choice([0, 0, 0, 12]))
        yield dict.fromkeys(many, "unsure") | {id_: chance.choice(answers[id_]) for id_ in chosen}
