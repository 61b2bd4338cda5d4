"""A condition on findings, as data: what flows call ``when``."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

Value = str | int
"""What a finding can be: ``yes``, ``no``, ``unsure``, another word, or a whole number."""
Findings = Mapping[str, Value]
"""The findings known so far, by id."""


class Guard(Protocol):
    """A condition that can be asked whether it holds, and what it reads."""

    def holds(self, findings: Findings) -> bool:
        """Whether the condition is met; a finding that is not known meets nothing."""
        ...

    def may_hold(self, findings: Findings, unknown: Collection[str]) -> bool | None:
        """True or False when that is certain already, None while an `unknown` finding can decide it."""
        ...

    def reads(self) -> Iterable[str]:
        """The ids of the findings that the condition looks at."""
        ...


@dataclass(frozen=True, slots=True)
class Is:
    """The finding has one of these values."""

    finding: str
    values: frozenset[str]

    def holds(self, findings: Findings) -> bool:
        return findings.get(self.finding) in self.values

    def may_hold(self, findings: Findings, unknown: Collection[str]) -> bool | None:
        if self.finding in unknown:
            return None
        return self.holds(findings)

    def reads(self) -> Iterable[str]:
        return (self.finding,)


@dataclass(frozen=True, slots=True)
class Within:
    """The finding is a number from `low` to `high`, both included."""

    finding: str
    low: int
    high: int

    def holds(self, findings: Findings) -> bool:
        value = findings.get(self.finding)
        return isinstance(value, int) and self.low <= value <= self.high

    def may_hold(self, findings: Findings, unknown: Collection[str]) -> bool | None:
        if self.finding in unknown:
            return None
        return self.holds(findings)

    def reads(self) -> Iterable[str]:
        return (self.finding,)


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds."""

    parts: tuple[Guard, ...]

    def holds(self, findings: Findings) -> bool:
        return all(part.holds(findings) for part in self.parts)

    def may_hold(self, findings: Findings, unknown: Collection[str]) -> bool | None:
        answers = [part.may_hold(findings, unknown) for part in self.parts]
        if False in answers:
            return False
        return None if None in answers else True

    def reads(self) -> Iterable[str]:
        return (finding for part in self.parts for finding in part.reads())


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple[Guard, ...]

    def holds(self, findings: Findings) -> bool:
        return any(part.holds(findings) for part in self.parts)

    def may_hold(self, findings: Findings, unknown: Collection[str]) -> bool | None:
        answers = [part.may_hold(findings, unknown) for part in self.parts]
        if True in answers:
            return True
        return None if None in answers else False

    def reads(self) -> Iterable[str]:
        return (finding for part in self.parts for finding in part.reads())


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Guard

    def holds(self, findings: Findings) -> bool:
        return not self.part.holds(findings)

    def may_hold(self, findings: Findings, unknown: Collection[str]) -> bool | None:
        answer = self.part.may_hold(findings, unknown)
        return None if answer is None else not answer

    def reads(self) -> Iterable[str]:
        return self.part.reads()


@dataclass(frozen=True, slots=True)
class Count:
    """At least so many of the findings have the value."""

    of: tuple[str, ...]
    value: str
    at_least: int

    def holds(self, findings: Findings) -> bool:
        return sum(findings.get(finding) == self.value for finding in self.of) >= self.at_least

    def may_hold(self, findings: Findings, unknown: Collection[str]) -> bool | None:
        certain = sum(findings.get(finding) == self.value for finding in self.of if finding not in unknown)
        if certain >= self.at_least:
            return True
        still_open = sum(finding in unknown for finding in self.of)
        return None if certain + still_open >= self.at_least else False

    def reads(self) -> Iterable[str]:
        return self.of


ALWAYS: Guard = All(())
"""The condition that every person meets."""
