"""Walk files: a patient on paper, as YAML."""

import json
from collections.abc import Mapping as Known

from triage.errors import Problems
from triage.model.guard import Value
from triage.model.protocol import Protocol
from triage.model.urgency import Urgency
from triage.model.vocabulary import YES_NO, Finding, Numbers
from triage.model.walk import Expected, Walk
from triage.source.files import decode
from triage.source.nodes import Mapping, Node, read_nodes
from triage.source.reader import Reader

_FIELDS = ("patient", "kind", "evidence", "findings", "asked_again", "then", "expect")
_EXPECT = ("urgency", "rules", "explanation", "routine")
_LEVELS = tuple(urgency.id for urgency in Urgency)


def read_walk(protocol: Protocol, content: bytes, file: str) -> Walk:
    """The walk that a file describes.

    Raises:
        ProblemsFound: everything that is wrong with it.
    """
    problems = Problems()
    text = decode(content, file, problems)
    node = None if text is None else read_nodes(text, file, problems)
    walk = _Walks(Reader(problems), protocol).walk(node)
    problems.stop_if_any()
    assert walk is not None  # noqa: S101 - without a problem there is a walk
    return walk


class _Walks:
    def __init__(self, reader: Reader, protocol: Protocol) -> None:
        self._reader = reader
        self._vocabulary = protocol.vocabulary

    def walk(self, node: Node | None) -> Walk | None:
        top = self._reader.fields(node, _FIELDS, "a walk")
        if top is None:
            return None
        said = {key: self._text(top, key) for key in ("patient", "kind", "evidence")}
        self._reader.needed(top, "patient", "a walk")
        return Walk(
            patient=said["patient"],
            findings=self._findings(self._reader.needed(top, "findings", "a walk")),
            kind=said["kind"],
            evidence=said["evidence"],
            asked_again=self._words(top.get("asked_again"), "`asked_again`"),
            then=self._words(top.get("then"), "`then`"),
            expect=self._expected(top.get("expect")),
        )

    def _text(self, top: Mapping, key: str) -> str:
        word = self._reader.text(top.get(key), f"`{key}`")
        return word.text if word is not None else ""

    def _findings(self, node: Node | None) -> Known[str, Value]:
        found: dict[str, Value] = {}
        for key, value in self._reader.entries(node, "`findings`"):
            if self._reader.known(key, self._vocabulary, "T022", "finding"):
                said = self._value(self._vocabulary[key.text], value)
                found |= {} if said is None else {key.text: said}
        return found

    def _value(self, finding: Finding, node: Node) -> Value | None:
        answers = finding.answers
        if not isinstance(answers, Numbers):
            return self._reader.one_of(node, answers.values, f"`{finding.id}`", "T023")
        number = self._reader.whole_number(node, f"`{finding.id}`")
        if number is not None and not answers.low <= number <= answers.high:
            message = f"`{finding.id}` runs from {answers.low} to {answers.high}, not to {number}"
            self._reader.problems.add(node.place, "T012", message)
        return number

    def _words(self, node: Node | None, what: str) -> Known[str, str]:
        found = {}
        for key, value in self._reader.entries(node, what):
            word = self._reader.one_of(value, YES_NO, f"`{key.text}`", "T023")
            if self._reader.known(key, self._vocabulary, "T022", "finding") and word is not None:
                found[key.text] = word
        return found

    def _expected(self, node: Node | None) -> Expected | None:
        fields = self._reader.fields(node, _EXPECT, "`expect`")
        if fields is None:
            return None
        level = self._reader.one_of(self._reader.needed(fields, "urgency", "`expect`"), _LEVELS, "`urgency`")
        explanation, routine = fields.get("explanation"), fields.get("routine")
        rules = fields.get("rules")
        return Expected(
            urgency=Urgency.named(level) if level else Urgency.SELF_CARE,
            rules=() if rules is None else tuple(word.text for word in self._reader.words(rules, "`rules`")),
            explanation=None if explanation is None else self._text(fields, "explanation"),
            routine=None if routine is None else self._reader.flag(routine, "`routine`"),
        )


def write_walk(walk: Walk) -> str:
    """The walk as the text of a file; `read_walk` makes the same of it."""
    lines = [f"{key}: {json.dumps(said, ensure_ascii=False)}" for key, said in _said(walk) if said]
    for key, pairs in (("findings", walk.findings), ("asked_again", walk.asked_again), ("then", walk.then)):
        if pairs or key == "findings":
            lines += [f"{key}:", *(f"  {id_}: {value}" for id_, value in pairs.items())] if pairs else [f"{key}: {{}}"]
    if walk.expect is not None:
        lines += ["expect:", f"  urgency: {walk.expect.urgency.id}"]
        lines += [f"  rules: [{', '.join(walk.expect.rules)}]"] if walk.expect.rules else []
        lines += [f"  explanation: {walk.expect.explanation}"] if walk.expect.explanation else []
        lines += [] if walk.expect.routine is None else [f"  routine: {str(walk.expect.routine).lower()}"]
    return "\n".join(lines) + "\n"


def _said(walk: Walk) -> tuple[tuple[str, str], ...]:
    return ("patient", walk.patient), ("kind", walk.kind), ("evidence", walk.evidence)
