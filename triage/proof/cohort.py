"""Many people drawn at random, with the advice that each would get: how many are sent where, and by what.

The same seed draws the same people on every machine and every Python. A person takes one random number for each
finding, in the order of the vocabulary, so a changed figure changes no other answer but those that depend on it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import sqrt
from random import Random

from triage.model.guard import Findings, Value
from triage.model.prevalence import WHOLE, Figure, Portion, Prevalence
from triage.model.protocol import Protocol
from triage.model.urgency import Urgency
from triage.model.vocabulary import NO, UNSURE, YES, Finding
from triage.proof.meaning import advise, settled

_Z = 1.959963984540054
"""Standard deviations to each side that hold 95 percent."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many people."""

    count: int
    of: int

    @property
    def part(self) -> float:
        """From 0 to 1."""
        return self.count / self.of

    @property
    def bounds(self) -> tuple[float, float]:
        """Where the true share lies with 95 percent certainty, by Wilson's score."""
        spread = _Z * _Z / self.of
        middle = (self.part + spread / 2) / (1 + spread)
        half = _Z * sqrt(self.part * (1 - self.part) / self.of + spread / (4 * self.of)) / (1 + spread)
        low = 0.0 if self.count == 0 else middle - half
        high = 1.0 if self.count == self.of else middle + half
        return low, high


@dataclass(frozen=True, slots=True)
class Driver:
    """A rule or a warning sign that decides how high people are sent."""

    id: str
    urgency: Urgency
    alone: Share
    """Of the cohort: without it, the advice would be milder."""
    together: Share
    """Of the cohort: something else would send them as high."""

    @property
    def count(self) -> int:
        """People whom it sends there, alone or not."""
        return self.alone.count + self.together.count


@dataclass(frozen=True, slots=True)
class Cohort:
    """What the advice would be for many people."""

    of: int
    decided: Mapping[tuple[Urgency, frozenset[str]], int]
    """How many got which advice by what; a rule that only repeats a deciding warning is left out."""
    turned: Mapping[tuple[Urgency, str], int]
    """How many would get milder advice than this, had they said no to this finding and nothing else otherwise."""
    with_a_sign: Share
    """At least one warning sign that raises `soon` or more is a yes."""

    def share(self, urgency: Urgency) -> Share:
        """Those whose advice is just this."""
        return Share(sum(count for (level, _), count in self.decided.items() if level == urgency), self.of)

    def at_least(self, urgency: Urgency) -> Share:
        """Those whose advice is this or more urgent."""
        return Share(sum(count for (level, _), count in self.decided.items() if level >= urgency), self.of)

    def drivers(self, urgency: Urgency) -> tuple[Driver, ...]:
        """What sends people to this level, most often first."""
        alone: Counter[str] = Counter()
        together: Counter[str] = Counter()
        for (level, deciding), count in self.decided.items():
            if level == urgency:
                (alone if len(deciding) == 1 else together).update(dict.fromkeys(deciding, count))
        drivers = [
            Driver(id_, urgency, Share(alone[id_], self.of), Share(together[id_], self.of))
            for id_ in {*alone, *together}
        ]
        return tuple(sorted(drivers, key=lambda driver: (-driver.alone.count, -driver.together.count, driver.id)))

    def answers(self, urgency: Urgency) -> tuple[tuple[str, Share], ...]:
        """The findings whose answer alone keeps people at this level, most often first."""
        found = [(id_, Share(count, self.of)) for (level, id_), count in self.turned.items() if level == urgency]
        return tuple(sorted(found, key=lambda pair: (-pair[1].count, pair[0])))


def sample(protocol: Protocol, prevalence: Prevalence, people: int, seed: int) -> Cohort:
    """The advice for so many people who answer as the figures say."""
    repeated, read_by = repeats(protocol), _read_by(protocol)
    signs = [each.id for each in protocol.vocabulary.values() if each.warning and each.warning >= Urgency.SOON]
    decided: Counter[tuple[Urgency, frozenset[str]]] = Counter()
    turned: Counter[tuple[Urgency, str]] = Counter()
    with_a_sign = 0
    for answers in draw(protocol, prevalence, people, seed):
        known = settled(protocol, answers)
        with_a_sign += any(known.get(sign) == YES for sign in signs)
        advice = advise(protocol, answers)
        own = frozenset(id_ for id_ in advice.deciding if not repeated.get(id_, frozenset()) & advice.deciding)
        decided[advice.urgency, own] += 1
        if advice.urgency >= Urgency.SOON:
            read_by_all = frozenset.intersection(*(read_by[id_] for id_ in own))
            said = (id_ for id_ in read_by_all if answers.get(id_) in (YES, UNSURE))
            milder = (id_ for id_ in said if advise(protocol, {**answers, id_: NO}).urgency < advice.urgency)
            turned.update((advice.urgency, id_) for id_ in milder)
    return Cohort(people, decided, turned, Share(with_a_sign, people))


def draw(protocol: Protocol, prevalence: Prevalence, people: int, seed: int) -> Iterator[Findings]:
    """The full answers of one person after another, asked or not; nobody has what cannot apply to them."""
    random = Random(seed)  # noqa: S311 - a sample that can be had again, not a secret
    figured = [id_ for id_ in protocol.vocabulary if id_ in prevalence.figures]
    order = tuple(protocol.vocabulary[id_] for id_ in prevalence.order)
    for _ in range(people):
        chances = {id_: random.random() for id_ in figured}
        yield _person(order, prevalence.figures, chances)


def repeats(protocol: Protocol) -> Mapping[str, frozenset[str]]:
    """For each rule, the warnings that it only says once more: a yes fires both, at the same urgency."""
    return {
        rule.id: frozenset(
            finding.id
            for finding in protocol.vocabulary.values()
            if finding.warning is rule.urgency
            and (finding.derived == rule.when or rule.when.holds(settled(protocol, {finding.id: YES})))
        )
        for rule in protocol.rules
    }


def _read_by(protocol: Protocol) -> Mapping[str, frozenset[str]]:
    """For each rule and each warning, the yes-or-no findings that decide whether it counts."""

    def behind(ids: Iterable[str]) -> Iterator[str]:
        for id_ in ids:
            derived = protocol.vocabulary[id_].derived
            yield from (id_,) if derived is None else behind(derived.reads())

    rules = {rule.id: tuple(rule.when.reads()) for rule in protocol.rules}
    warnings = {
        finding.id: (
            finding.id,
            *(read for rule in protocol.rules if rule.replaces == finding.id for read in rules[rule.id]),
        )
        for finding in protocol.vocabulary.values()
        if finding.warning
    }
    return {
        decides: frozenset(id_ for id_ in behind(reads) if protocol.vocabulary[id_].yes_no)
        for decides, reads in {**warnings, **rules}.items()
    }


def _person(
    order: tuple[Finding, ...], figures: Mapping[str, tuple[Figure, ...]], chances: Mapping[str, float]
) -> Findings:
    answers: dict[str, Value] = {}
    known: dict[str, Value] = {}
    hopeful: dict[str, Value] = {}
    for finding in order:
        if finding.applies is not None and not finding.applies.holds(known):
            continue
        if finding.derived is not None:
            value: Value = YES if finding.derived.holds(known) else UNSURE if finding.derived.holds(hopeful) else NO
        else:
            value = answers[finding.id] = _pick(_figure(figures[finding.id], known).portions, chances[finding.id])
        known[finding.id] = value
        hopeful[finding.id] = YES if value == UNSURE else value
    return answers


def _figure(figures: tuple[Figure, ...], known: Findings) -> Figure:
    """The first that is meant for this person; the last is for everybody else."""
    for figure in figures[:-1]:
        if figure.given.holds(known):
            return figure
    return figures[-1]


def _pick(portions: tuple[Portion, ...], chance: float) -> Value:
    """The answer that stands where `chance`, from 0 to below 1, falls."""
    left = chance * WHOLE
    for portion in portions[:-1]:
        if left < portion.share:
            return _one_of(portion, left)
        left -= portion.share
    return _one_of(portions[-1], left)


def _one_of(portion: Portion, left: float) -> Value:
    at = int(left * len(portion.values) / portion.share)
    return portion.values[min(at, len(portion.values) - 1)]  # the product may have been rounded up
