"""JSON Schemas of the flow files, for editors: made by watching the program read a protocol that is sound.

So a schema allows what the reader allows, and knows the names of this protocol: findings and their answers, questions,
exercises. A name that it does not know is no mistake to it, since it may be new; `triage check` tells.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from triage.errors import Problems
from triage.model.protocol import Protocol
from triage.model.urgency import Urgency
from triage.model.vocabulary import YES_NO, Finding, Numbers, Words
from triage.source.exercises import read_exercises
from triage.source.files import file_name, read_text
from triage.source.flow import read_dialogue, read_flow
from triage.source.guards import GUARD_WORDS
from triage.source.nodes import Mapping as Fields
from triage.source.nodes import Node, Sequence, read_nodes
from triage.source.observing import ObservingReader, Sought
from triage.source.plan import read_plan
from triage.source.programme import DIALOGUES
from triage.source.protocol import load_protocol
from triage.source.rules import read_rules
from triage.source.vocabulary import read_vocabulary

Schema = dict[str, object]

DRAFT = "http://json-schema.org/draft-07/schema#"
"""The draft that yaml-language-server knows best."""
_GUARD = "a guard"
_TO_GUARD = {"$ref": "#/definitions/guard"}
_MEANS: Mapping[str, str] = {
    "answers": "What it can be: yes_no, a list of words, or {from: 0, to: 10}.",
    "derived": "A condition from which it is worked out, in place of being asked.",
    "warning": "How urgent it is by itself; it then needs `suspects` and `sources`.",
    "suspects": "The explanation in content/<language>/explanations that it points to.",
    "applies": "The condition under which it can be true at all.",
    "cause": "Whether it only teaches: it never changes how soon care is needed.",
    "lasting": "Whether it stays true, so that it is not asked again.",
    "elsewhere": "Whether the triage never asks it: a dialogue of the routine does, or the program sets it.",
    "sources": "Keys of content/sources.yaml.",
    "when": "The condition: findings with their answers; all, any, not and count join them.",
    "urgency": "How soon care is needed when the condition holds.",
    "replaces": "The finding whose own warning this rule lowers.",
    "section": "One of `sections`; its title stands above the question.",
    "kind": "How it is asked: checklist, yes_no, choice, number, scale or review.",
    "records": "The one finding that it asks.",
    "asks": "The findings of a checklist, six at most.",
    "asks_again": "The checklist whose unsure emergency items are asked once more, in other words.",
    "sensitive": "Whether it says at once why it is asked.",
    "then": "Where it goes on, when not to the next question.",
    "avoid": "Findings that keep people from the exercise.",
    "adapts": "Findings that make it milder.",
    "dose": "Repetitions, seconds of a hold, sets or minutes to begin with.",
    "growth": "What is added, one thing at a time.",
    "sequence": "The exercises of this profile, in order.",
}
"""What fields mean, as an editor shows it."""


def schemas_of(flows: Path) -> dict[str, Schema]:
    """A schema for each file of a sound protocol, by the name of the file.

    Raises:
        FileMissing: there is no such folder.
        ProblemsFound: the protocol is not sound, so its names cannot be known.
    """
    protocol = load_protocol(flows)
    problems = Problems()
    reader = ObservingReader(problems)
    names = ("findings", "rules", "lower-back", "exercises", "plan", *DIALOGUES)
    nodes = {name: _nodes(flows, f"{name}.yaml", problems) for name in names}
    vocabulary = read_vocabulary(reader, nodes["findings"])
    read_rules(reader, nodes["rules"], vocabulary)
    read_flow(reader, nodes["lower-back"], vocabulary.findings)
    exercises = read_exercises(reader, nodes["exercises"], protocol.vocabulary)
    read_plan(reader, nodes["plan"], exercises.exercises, protocol.vocabulary)
    for name in DIALOGUES:
        read_dialogue(reader, nodes[name], protocol)
    problems.stop_if_any()
    known = _Known(protocol, {"exercise": tuple(exercises.exercises), "question": tuple(protocol.flow.questions)})
    return {f"{name}.yaml": known.schema(reader, name, node) for name, node in nodes.items() if node is not None}


def as_json(schema: Schema) -> str:
    """The schema as its file has it."""
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def _nodes(flows: Path, name: str, problems: Problems) -> Node | None:
    text = read_text(flows, name, problems)
    return None if text is None else read_nodes(text, file_name(flows, name), problems)


@dataclass(frozen=True, slots=True)
class _Known:
    protocol: Protocol
    others: Mapping[str, tuple[str, ...]]

    def schema(self, reader: ObservingReader, name: str, root: Node) -> Schema:
        """The schema of one file."""
        body = _Shapes(reader, {"finding": tuple(self.protocol.vocabulary), **self.others}).of([root])
        head: Schema = {"$schema": DRAFT, "title": f"{name}.yaml", "description": "Made by `triage schema`."}
        return {**head, **body, "definitions": {"guard": self._guard()}}

    def _guard(self) -> Schema:
        """A condition, with the answers of each finding."""
        of_findings = {finding.id: _answer(finding) for finding in self.protocol.vocabulary.values()}
        several: Schema = {"type": "array", "items": _TO_GUARD, "minItems": 1}
        level = {"enum": [urgency.id for urgency in Urgency]}
        count: Schema = {
            "type": "object",
            "properties": {
                "of": {"type": "array", "items": _name(tuple(self.protocol.vocabulary))},
                "warning": level,
                "answer": {"enum": list(YES_NO)},
                "at_least": {"type": "integer", "minimum": 1},
            },
            "required": ["at_least"],
            "additionalProperties": False,
        }
        joined = dict(zip(GUARD_WORDS, (several, several, _TO_GUARD, count), strict=True))
        fields: Schema = {"type": "object", "minProperties": 1, "properties": {**joined, **of_findings}}
        return {"anyOf": [{"const": "always"}, fields]}


def _answer(finding: Finding) -> Schema:
    """What a condition may say of a finding."""
    if isinstance(finding.answers, Numbers):
        limit = {"type": "integer", "minimum": finding.answers.low, "maximum": finding.answers.high}
        fields = {"at_least": limit, "at_most": limit}
        return {"type": "object", "properties": fields, "minProperties": 1, "additionalProperties": False}
    assert isinstance(finding.answers, Words)  # noqa: S101 - there are two kinds of answers
    word = _word(finding.answers.values)
    return {"anyOf": [word, {"type": "array", "items": word, "minItems": 1}]}


def _word(words: Iterable[str]) -> Schema:
    """One of these words. An editor reads `yes` and `no` as true and false, as YAML did once."""
    found = list(words)
    also: list[object] = [value for word, value in (("yes", True), ("no", False)) if word in found]
    return {"enum": [*found, *also]}


def _name(known: tuple[str, ...]) -> Schema:
    """A name, with those that there are; another may be new."""
    return {"type": "string", "examples": list(known), "anyOf": [{"enum": list(known)}, {"type": "string"}]}


@dataclass(frozen=True, slots=True)
class _Shapes:
    reader: ObservingReader
    names: Mapping[str, tuple[str, ...]]

    def of(self, nodes: list[Node]) -> Schema:
        """The schema that every one of these nodes fits, all of which stand in the same place of their parents."""
        sought = [self.reader.of(node) for node in nodes]
        if any(each.what == _GUARD for each in sought):
            return dict(_TO_GUARD)
        shapes = [shape for shape in (self._fields(nodes), self._list(nodes), self._scalar(nodes)) if shape]
        if not shapes:
            return {}
        return shapes[0] if len(shapes) == 1 else {"anyOf": shapes}

    def _fields(self, nodes: list[Node]) -> Schema:
        mappings = [node for node in nodes if isinstance(node, Fields)]
        if not mappings:
            return {}
        sought = [self.reader.of(node) for node in mappings]
        below: dict[str, list[Node]] = {}
        for mapping in mappings:
            for key, value in mapping.fields:
                below.setdefault(key.text, []).append(value)
        if not any(each.fields for each in sought):
            every = [node for several in below.values() for node in several]
            return {"type": "object", "additionalProperties": self.of(every)}
        known = dict.fromkeys(name for each in sought for name in each.fields or ())
        properties = {name: self._described(name, below.get(name, [])) for name in known}
        needed = sorted(set.intersection(*(each.needed for each in sought)), key=list(known).index)
        also: Schema = {"required": needed} if needed else {}
        return {"type": "object", "properties": properties, **also, "additionalProperties": False}

    def _described(self, name: str, nodes: list[Node]) -> Schema:
        means: Schema = {"description": _MEANS[name]} if name in _MEANS else {}
        shape = self.of(nodes)
        # Beside `$ref` an editor of this draft reads nothing else.
        return {**means, "allOf": [shape]} if means and "$ref" in shape else {**means, **shape}

    def _list(self, nodes: list[Node]) -> Schema:
        lists = [node for node in nodes if isinstance(node, Sequence)]
        if not lists:
            return {}
        unique: Schema = {"uniqueItems": True} if all(self.reader.of(node).unique for node in lists) else {}
        return {"type": "array", "items": self.of([item for node in lists for item in node.items]), **unique}

    def _scalar(self, nodes: list[Node]) -> Schema:
        sought = [self.reader.of(node) for node in nodes if not isinstance(node, Fields | Sequence)]
        if not sought:
            return {}
        if all(each.flag for each in sought):
            return {"type": "boolean"}
        if all(each.number for each in sought):
            return {"type": "integer", "minimum": 0}
        if all(each.words for each in sought):
            return _word(dict.fromkeys(word for each in sought for word in each.words))
        return self._text(sought)

    def _text(self, sought: list[Sought]) -> Schema:
        kinds = {each.names for each in sought}
        if len(kinds) == 1 and (known := self.names.get(kinds.pop())):
            return _name(known)
        return {"type": ["string", "number", "boolean"]}
