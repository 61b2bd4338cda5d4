"""Guards as flows write them: ``{finding: value}``, ``all``, ``any``, ``not`` and ``count``, checked against the vocabulary."""

from collections.abc import Mapping as Known

from triage.errors import Place
from triage.model.guard import ALWAYS, All, AnyOf, Count, Guard, Is, Not, Within
from triage.model.urgency import Urgency
from triage.model.vocabulary import YES, YES_NO, Answers, Finding, Numbers
from triage.source.nodes import Mapping, Node, Scalar, Sequence
from triage.source.reader import Reader

_LIMITS = ("at_least", "at_most")
_WORDS = ("all", "any", "not", "count")


def read_guard(reader: Reader, node: Node | None, answers: Known[str, Answers], warnings: Known[str, Urgency]) -> Guard:
    """The guard a node describes; what is wrong with it is noted, and that part left out.

    `answers` says what each finding can be, `warnings` which findings carry one.
    """
    return _Guards(reader, answers, warnings).guard(node)


def read_when(reader: Reader, node: Node | None, vocabulary: Known[str, Finding]) -> Guard:
    """As `read_guard`, with a vocabulary that is complete."""
    answers = {finding.id: finding.answers for finding in vocabulary.values()}
    warnings = {finding.id: finding.warning for finding in vocabulary.values() if finding.warning is not None}
    return read_guard(reader, node, answers, warnings)


class _Guards:
    def __init__(self, reader: Reader, answers: Known[str, Answers], warnings: Known[str, Urgency]) -> None:
        self._reader = reader
        self._answers = answers
        self._warnings = warnings

    def guard(self, node: Node | None) -> Guard:
        if isinstance(node, Scalar) and node.text == "always":
            return ALWAYS
        parts = [self._part(key, value) for key, value in self._reader.entries(node, "a guard")]
        known = tuple(part for part in parts if part is not None)
        return known[0] if len(known) == 1 else All(known)

    def _part(self, key: Scalar, value: Node) -> Guard | None:
        match key.text:
            case "all":
                return All(self._parts(value, "all"))
            case "any":
                return AnyOf(self._parts(value, "any"))
            case "not":
                return Not(self.guard(value))
            case "count":
                return self._count(value)
        if not self._reader.known(key, [*self._answers, *_WORDS], "T022", "finding"):
            return None
        answers = self._answers[key.text]
        if isinstance(answers, Numbers):
            return self._within(key.text, answers, value)
        values = self._values(key.text, answers.values, value)
        return Is(key.text, values) if values else None

    def _parts(self, node: Node, what: str) -> tuple[Guard, ...]:
        parts = tuple(self.guard(item) for item in self._reader.items(node, f"`{what}`"))
        if isinstance(node, Sequence) and not parts:
            self._reader.problems.add(node.place, "T021", f"`{what}` needs at least one guard")
        return parts

    def _values(self, finding: str, allowed: tuple[str, ...], node: Node) -> frozenset[str]:
        if isinstance(node, Mapping):
            self._reader.problems.add(node.place, "T024", f"`{finding}` is not a number; write one of its answers")
            return frozenset()
        nodes = node.items if isinstance(node, Sequence) else (node,)
        words = [self._reader.one_of(item, allowed, f"`{finding}`", "T023") for item in nodes]
        return frozenset(word for word in words if word is not None)

    def _within(self, finding: str, answers: Numbers, node: Node) -> Guard | None:
        what = f"the limits of `{finding}`"
        limits = self._reader.fields(node, _LIMITS, what)
        if limits is None:
            return None
        bounds = {}
        for key, limit in limits.fields:
            number = self._reader.whole_number(limit, f"`{key.text}`")
            if number is not None and not answers.low <= number <= answers.high:
                self._reader.problems.add(
                    limit.place, "T023", f"`{finding}` runs from {answers.low} to {answers.high}, not to {number}"
                )
            elif number is not None:
                bounds[key.text] = number
        return Within(finding, bounds.get("at_least", answers.low), bounds.get("at_most", answers.high))

    def _count(self, node: Node) -> Guard | None:
        what = "`count`"
        fields = self._reader.fields(node, ("of", "warning", "answer", "at_least"), what)
        if fields is None:
            return None
        at_least = self._reader.whole_number(self._reader.needed(fields, "at_least", what), "`at_least`")
        answer = self._reader.one_of(fields.get("answer"), YES_NO, "`answer`") or YES
        of = self._counted(fields, fields.place)
        if at_least is None or not of:
            return None
        if not 1 <= at_least <= len(of):
            message = f"`at_least` is from 1 to {len(of)}, the number of findings counted"
            self._reader.problems.add(fields.place, "T021", message)
        return Count(of, answer, at_least)

    def _counted(self, fields: Mapping, place: Place) -> tuple[str, ...]:
        warning = fields.get("warning")
        if warning is not None:
            level = self._reader.one_of(warning, [urgency.id for urgency in Urgency], "`warning`")
            return tuple(finding for finding, urgency in self._warnings.items() if urgency.id == level)
        listed = self._reader.words(fields.get("of"), "`of`")
        if not listed:
            self._reader.problems.add(place, "T010", "`count` needs the field `of` or `warning`")
        return tuple(word.text for word in listed if self._reader.known(word, self._answers, "T022", "finding"))
