"""Guards as flows write them: ``{finding: value}``, and ``all``, ``any``, ``not`` and ``count`` of such."""

from collections.abc import Mapping as Known

from triage.model.guard import ALWAYS, All, AnyOf, Count, Guard, Is, Not, Within
from triage.model.urgency import Urgency
from triage.model.vocabulary import YES, YES_NO, Answers, Finding, Numbers, Words
from triage.source.nodes import Mapping, Node, Scalar, Sequence
from triage.source.reader import Reader

_LIMITS = ("at_least", "at_most")
GUARD_WORDS = ("all", "any", "not", "count")
"""Keys of a guard that are no findings."""


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
        """The guard a node describes."""
        if isinstance(node, Scalar) and node.text == "always":
            return ALWAYS
        if isinstance(node, Mapping) and not node.fields:
            self._note(node, "T021", "a guard without a condition; write `always` if it always holds")
        parts = [self._part(key, value) for key, value in self._reader.entries(node, "a guard")]
        known = tuple(part for part in parts if part is not None)
        return known[0] if len(known) == 1 else All(known)

    def _part(self, key: Scalar, value: Node) -> Guard | None:
        match key.text:
            case "all" | "any":
                parts = self._parts(value, key.text)
                return All(parts) if key.text == "all" else AnyOf(parts)
            case "not":
                return Not(self.guard(value))
            case "count":
                return self._count(value)
            case _:
                return self._about(key, value)

    def _about(self, key: Scalar, value: Node) -> Guard | None:
        if not self._reader.known(key, [*self._answers, *GUARD_WORDS], "T022", "finding"):
            return None
        answers = self._answers[key.text]
        if isinstance(answers, Numbers):
            return self._within(key.text, answers, value)
        return Is(key.text, self._values(key.text, answers.values, value))

    def _parts(self, node: Node, what: str) -> tuple[Guard, ...]:
        parts = tuple(self.guard(item) for item in self._reader.items(node, f"`{what}`"))
        if isinstance(node, Sequence) and not parts:
            self._note(node, "T021", f"`{what}` needs at least one guard")
        return parts

    def _values(self, finding: str, allowed: tuple[str, ...], node: Node) -> frozenset[str]:
        if isinstance(node, Mapping):
            self._note(node, "T024", f"`{finding}` is not a number; write one of its answers")
            return frozenset()
        nodes = node.items if isinstance(node, Sequence) else (node,)
        if not nodes:
            self._note(node, "T021", f"`{finding}` needs at least one of its answers")
        words = [self._reader.one_of(item, allowed, f"`{finding}`", "T023") for item in nodes]
        return frozenset(word for word in words if word is not None)

    def _within(self, finding: str, answers: Numbers, node: Node) -> Guard | None:
        if not isinstance(node, Mapping):
            self._note(node, "T024", f"`{finding}` is a number; write `{{at_least: …}}`, `{{at_most: …}}` or both")
            return None
        self._reader.fields(node, _LIMITS, f"a limit of `{finding}`")
        bounds = {"at_least": answers.low, "at_most": answers.high}
        for key, limit in node.fields:
            number = self._reader.whole_number(limit, f"`{key.text}`")
            if number is not None and not answers.low <= number <= answers.high:
                self._note(limit, "T023", f"`{finding}` runs from {answers.low} to {answers.high}, not to {number}")
            elif number is not None:
                bounds[key.text] = number
        if not node.fields or bounds["at_least"] > bounds["at_most"]:
            self._note(node, "T021", f"no limit for `{finding}` that a number could be inside or outside of")
        return Within(finding, bounds["at_least"], bounds["at_most"])

    def _count(self, node: Node) -> Guard | None:
        fields = self._reader.fields(node, ("of", "warning", "answer", "at_least"), "`count`")
        if fields is None:
            return None
        limit = self._reader.needed(fields, "at_least", "`count`")
        at_least = self._reader.whole_number(limit, "`at_least`")
        answer = self._reader.one_of(fields.get("answer"), YES_NO, "`answer`") or YES
        of = self._counted(fields)
        if of and limit is not None and at_least is not None and not 1 <= at_least <= len(of):
            self._note(limit, "T021", f"`at_least` is from 1 to {len(of)}, the number of findings counted")
        return Count(of, answer, at_least or 0)

    def _counted(self, fields: Mapping) -> tuple[str, ...]:
        """The findings to count, or none with the reason noted."""
        of, warning = fields.get("of"), fields.get("warning")
        if (of is None) == (warning is None):
            self._note(fields, "T010", "`count` needs the field `of` or `warning`, one of the two")
            return ()
        if warning is not None:
            level = self._reader.one_of(warning, [urgency.id for urgency in Urgency], "`warning`")
            found = tuple(finding for finding, urgency in self._warnings.items() if urgency.id == level)
            if level is not None and not found:
                self._note(warning, "T021", f"no finding has the warning `{level}`; there is nothing to count")
            return found
        listed = self._reader.words(of, "`of`")
        if isinstance(of, Sequence) and not of.items:
            self._note(of, "T021", "`of` needs at least one finding")
        return tuple(word.text for word in listed if self._countable(word))

    def _countable(self, word: Scalar) -> bool:
        if not self._reader.known(word, self._answers, "T022", "finding"):
            return False
        if self._answers[word.text] != Words(YES_NO):
            self._note(word, "T024", f"`{word.text}` is not answered yes or no; it cannot be counted")
        return True

    def _note(self, node: Node, code: str, message: str) -> None:
        self._reader.problems.add(node.place, code, message)
