"""A guard in words: finding ids and values, as a reader of the flows would say it."""

from collections.abc import Mapping

from triage.model.guard import All, AnyOf, Count, Guard, Is, Not, Within
from triage.model.urgency import Urgency
from triage.model.vocabulary import YES, Finding, Numbers

_FEW = 6
"""Findings that a count may name one by one."""


def in_words(guard: Guard, vocabulary: Mapping[str, Finding] | None = None) -> str:
    """Such as ``fever is yes and (iv_drug_use is yes or age is 70 or more)``.

    With the vocabulary, numbers without a limit on one side say so, and "all with this warning" is said as that.
    """
    return _Words(vocabulary or {}).of(guard)


class _Words:
    def __init__(self, vocabulary: Mapping[str, Finding]) -> None:
        self._vocabulary = vocabulary

    def of(self, guard: Guard, *, inside: bool = False) -> str:
        match guard:
            case Is(finding, values):
                return f"{finding} is {' or '.join(sorted(values, key=_as_said))}"
            case Within():
                return self._range(guard)
            case Count():
                return self._count(guard)
            case All(parts):
                return self._joined(parts, " and ", "always", inside=inside)
            case AnyOf(parts):
                return self._joined(parts, " or ", "never", inside=inside)
            case Not(part):
                return f"not ({self.of(part)})"
            case _:
                raise AssertionError(f"no guard of the model: {guard!r}")

    def _joined(self, parts: tuple[Guard, ...], word: str, empty: str, *, inside: bool) -> str:
        if len(parts) <= 1:
            return self.of(parts[0], inside=inside) if parts else empty
        text = word.join(self.of(part, inside=True) for part in parts)
        return f"({text})" if inside else text

    def _range(self, guard: Within) -> str:
        finding = self._vocabulary.get(guard.finding)
        limits = finding.answers if finding is not None else None
        if guard.low == guard.high:
            return f"{guard.finding} is {guard.low}"
        if isinstance(limits, Numbers) and guard.high >= limits.high:
            return f"{guard.finding} is {guard.low} or more"
        if isinstance(limits, Numbers) and guard.low <= limits.low:
            return f"{guard.finding} is {guard.high} or less"
        return f"{guard.finding} is {guard.low} to {guard.high}"

    def _count(self, guard: Count) -> str:
        whole = self._warned(guard.of)
        of = f"the findings with the warning {whole}" if whole else f"({', '.join(guard.of)})"
        return f"at least {guard.at_least} of {of} {'is' if guard.at_least == 1 else 'are'} {guard.value}"

    def _warned(self, of: tuple[str, ...]) -> str:
        """The warning that these findings have and no others; or empty."""
        for level in Urgency:
            each = {finding.id for finding in self._vocabulary.values() if finding.warning is level}
            if len(of) > _FEW and each == set(of):
                return level.id
        return ""


def _as_said(value: str) -> tuple[bool, str]:
    """A yes comes first."""
    return value != YES, value
