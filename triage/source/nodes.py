"""YAML as a tree of text with places, and the only door to PyYAML.

PyYAML would turn ``yes`` into True, ``1:30`` into 90 and keep the last of two equal keys, so nothing of it is used but
its events: every scalar stays text until a field types it. Anchors, aliases, tags and duplicate keys are refused.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NoReturn, Protocol

import yaml

from triage.errors import Place, Problems
from triage.source.files import first_not_allowed, not_text

DEEPEST = 32
"""Levels; nothing in a flow is nested deeper."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A piece of text."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple["Node", ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Fields, in the order written; no key stands twice."""

    fields: tuple[tuple[Scalar, "Node"], ...]
    place: Place

    def get(self, key: str) -> "Node | None":
        """The field's node, or None."""
        return next((node for name, node in self.fields if name.text == key), None)


Node = Scalar | Sequence | Mapping


class _Refused(Exception):
    """This file cannot be read further; the problem is noted."""


def read_nodes(text: str, file: str, problems: Problems, first_line: int = 1) -> Node | None:
    """The tree of a YAML text whose first line is line `first_line` of the file, or None with the reason noted."""
    try:
        node = _Events(text, file, problems, first_line).document()
    except yaml.MarkedYAMLError as error:
        place = _place(file, error.problem_mark, first_line)
        problems.add(place, "T004", f"not readable as YAML: {error.problem}")
        return None
    except _Refused:
        return None
    if node is None:
        problems.add(Place(file, first_line), "T010", "nothing is written here; it needs fields (`name: value`)")
    return node


class _Mark(Protocol):
    """Where the parser is; counts from 0."""

    line: int
    column: int


def _place(file: str, mark: _Mark | None, first_line: int) -> Place:
    assert mark is not None  # noqa: S101 - the parser always says where; this tells the type checker
    return Place(file, mark.line + first_line, mark.column + 1)


class _Events:
    """Walks the parser's events; depth is checked as they come, before anything recursive sees them."""

    def __init__(self, text: str, file: str, problems: Problems, first_line: int) -> None:
        self._file = file
        self._problems = problems
        self._first_line = first_line
        self._events: Iterator[yaml.Event] = yaml.parse(text, Loader=_Loader)

    def document(self) -> Node | None:
        node: Node | None = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if node is not None:
                    self._refuse(event, "T004", "a second document; one file holds one")
                node = self._node(next(self._events), 1)
        return node

    def _node(self, event: yaml.Event, depth: int) -> Node:
        place = _place(self._file, event.start_mark, self._first_line)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self._refuse(event, "T005", "anchors and aliases are not used here; write the value out")
        if tag := getattr(event, "tag", None):
            self._refuse(event, "T005", f"tags such as `{tag}` are not used here; write the plain value")
        if isinstance(event, yaml.ScalarEvent):
            bad = first_not_allowed(event.value)
            if bad is not None:  # an escape such as "\e" brings in what the file itself must not hold
                self._refuse(event, "T003", not_text(event.value[bad]))
            return Scalar(event.value, place)
        if depth > DEEPEST:
            self._refuse(event, "T006", f"nested deeper than {DEEPEST} levels")
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self._sequence(depth)), place)
        return Mapping(tuple(self._mapping(depth)), place)

    def _sequence(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            yield self._node(event, depth + 1)

    def _mapping(self, depth: int) -> Iterator[tuple[Scalar, Node]]:
        seen: dict[str, Scalar] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            if not isinstance(key, Scalar) or not key.text.strip() or "\n" in key.text:
                self._refuse(event, "T008", "a key is a plain word on one line")
            if key.text == "<<":
                self._refuse(event, "T005", "merge keys are not used here; write the fields out")
            value = self._node(next(self._events), depth + 1)
            if key.text in seen:
                first = seen[key.text].place.line
                self._problems.add(key.place, "T007", f"`{key.text}` stands twice; the first is on line {first}")
                continue
            seen[key.text] = key
            yield key, value

    def _refuse(self, event: yaml.Event, code: str, message: str) -> NoReturn:
        self._problems.add(_place(self._file, event.start_mark, self._first_line), code, message)
        raise _Refused
