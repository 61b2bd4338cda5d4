"""What was changed between two protocols, part by part, in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Literal

from triage.model.flow import Branch
from triage.model.guard import All, AnyOf, Count, Is, Not, Within
from triage.model.protocol import Protocol
from triage.model.urgency import Urgency
from triage.model.vocabulary import YES_NO, Finding, Numbers, Words
from triage.render.guards import in_words

Kind = Literal["rule", "finding", "question", "routine", "flow"]
_DECIDES: Mapping[Kind, frozenset[str]] = {
    "rule": frozenset({"when", "urgency", "replaces"}),
    "finding": frozenset({"answers", "derived", "warning", "applies"}),
    "question": frozenset({"asks"}),
}
"""The parts by which full answers lead to other advice."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that is written otherwise; empty where nothing is written."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """A rule, finding or question, the routine, or the head of the flow, that is not what it was."""

    kind: Kind
    id: str
    how: Literal["added", "removed", "changed"]
    parts: tuple[Part, ...]

    @property
    def decides(self) -> bool:
        """Whether advice can change by it."""
        return any(self.counts(part) for part in self.parts)

    def counts(self, part: Part) -> bool:
        """Whether full answers can lead to other advice by this part."""
        return self.kind == "routine" or part.name in _DECIDES.get(self.kind, ())


def changes(old: Protocol, new: Protocol) -> tuple[Change, ...]:
    """Everything that is written otherwise: rules, findings, questions, the routine, the head of the flow."""
    before, after = _Written(old), _Written(new)
    return (
        *_changed("rule", before.rules(), after.rules()),
        *_changed("finding", before.findings(), after.findings()),
        *_changed("question", before.questions(), after.questions()),
        *_changed("routine", {"routine": before.routine()}, {"routine": after.routine()}),
        *_changed("flow", {old.flow.id: before.head()}, {new.flow.id: after.head()}),
    )


def _changed(
    kind: Kind, before: Mapping[str, Mapping[str, str]], after: Mapping[str, Mapping[str, str]]
) -> Iterator[Change]:
    for id_ in dict.fromkeys([*before, *after]):
        then, now = before.get(id_, {}), after.get(id_, {})
        names = dict.fromkeys([*then, *now])
        parts = tuple(
            Part(name, then.get(name, ""), now.get(name, ""))
            for name in names
            if then.get(name, "") != now.get(name, "")
        )
        if id_ not in after:
            yield Change(kind, id_, "removed", parts)
        elif id_ not in before:
            yield Change(kind, id_, "added", parts)
        elif parts:
            yield Change(kind, id_, "changed", parts)


class _Written:
    """A protocol as texts: for each thing in it, what each of its fields says."""

    def __init__(self, protocol: Protocol) -> None:
        self._protocol = protocol

    def rules(self) -> dict[str, dict[str, str]]:
        """By rule."""
        return {rule.id: self._fields(rule) for rule in self._protocol.rules}

    def findings(self) -> dict[str, dict[str, str]]:
        """By finding."""
        return {finding.id: self._fields(finding) for finding in self._protocol.vocabulary.values()}

    def questions(self) -> dict[str, dict[str, str]]:
        """By question."""
        return {question.id: self._fields(question) for question in self._protocol.flow.questions.values()}

    def routine(self) -> dict[str, str]:
        """By urgency, when it is offered."""
        return {level.id: self._text(guard) for level, guard in self._protocol.routine.items()}

    def head(self) -> dict[str, str]:
        """What stands above the questions."""
        return {name: text for name, text in self._fields(self._protocol.flow).items() if name != "questions"}

    def _fields(self, thing: object) -> dict[str, str]:
        names = [field.name for field in fields(thing) if field.name not in {"id", "questions"}]  # type: ignore[arg-type]  # values of the model
        texts = {name: self._text(getattr(thing, name)) for name in names}
        if isinstance(thing, Finding) and thing.derived is not None:
            del texts["answers"]
        return {name: text for name, text in texts.items() if text}

    def _text(self, value: object) -> str:  # noqa: PLR0911 - one for each kind of value
        match value:
            case Is() | Within() | All() | AnyOf() | Not() | Count():
                return in_words(value, self._protocol.vocabulary)
            case Urgency():
                return value.id
            case Branch(go, when):
                return go if when is None else f"{go} if {self._text(when)}"
            case Words(values):
                return "yes_no" if values == YES_NO else ", ".join(values)
            case Numbers(low, high, unit):
                return f"{low} to {high} {unit}".strip()
            case tuple():
                return ", ".join(self._text(part) for part in value)
            case None | False:
                return ""
            case True:
                return "true"
            case _:
                return str(value)
