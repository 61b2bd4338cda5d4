"""Two protocols over one list of answers.

Each finding is one choice for both: every finding that either flow asks, and those that none asks but that can be given
from outside, such as `reported_during`. A value that one protocol does not have, or a finding that its flow does not
ask while the other's does, is not known to it. Numbers are told apart as finely as either protocol does.
"""

from collections.abc import Iterator
from dataclasses import replace

from triage.model.flow import OUTCOME, Branch, Question
from triage.model.guard import Findings, Value
from triage.model.protocol import Protocol
from triage.model.vocabulary import Numbers
from triage.proof.logic import Reading
from triage.proof.slots import Slot, slots_of

UNKNOWN = ""
"""In the place of a value: what was not given, or means nothing to this protocol."""
OLD, NEW = 0, 1
"""The sides."""


class Sides:
    """Both protocols with every finding asked once, and the choices they share."""

    def __init__(self, old: Protocol, new: Protocol) -> None:
        asked = [_asked(protocol) for protocol in (old, new)]
        either = frozenset(asked[OLD]) | frozenset(asked[NEW])
        seen = [_visible(protocol, own, either) for protocol, own in zip((old, new), asked, strict=True)]
        self.protocols = tuple(_flat(protocol, ids) for protocol, ids in zip((old, new), seen, strict=True))
        own = [{slot.finding: slot for slot in slots_of(protocol)} for protocol in self.protocols]
        self.slots = tuple(
            Slot(id_, 0, id_, self._values([side.get(id_) for side in own], given=id_ not in either))
            for id_ in dict.fromkeys([*seen[OLD], *seen[NEW]])
        )
        self.views = tuple(
            tuple(self._view(side, slot, own[side].get(slot.finding)) for slot in self.slots) for side in (OLD, NEW)
        )
        self.voices = tuple(Reading(protocol).voices for protocol in self.protocols)

    def known(self, side: int, chosen: Findings) -> dict[str, Value]:
        """What these choices say to the protocol of one side."""
        views = {view.finding: dict(zip(slot.values, view.values, strict=True)) for slot, view in self._pairs(side)}
        said = {id_: views[id_][value] for id_, value in chosen.items() if id_ in views}
        return {id_: value for id_, value in said.items() if value != UNKNOWN}

    def told(self, chosen: Findings) -> dict[str, Value]:
        """The choices that are not the mildest."""
        return {slot.finding: chosen[slot.finding] for slot in self.slots if chosen[slot.finding] != slot.values[0]}

    def _pairs(self, side: int) -> Iterator[tuple[Slot, Slot]]:
        return zip(self.slots, self.views[side], strict=True)

    def _values(self, own: list[Slot | None], *, given: bool) -> tuple[Value, ...]:
        """The values that either protocol tells apart, mildest first; nothing at all is milder than what is given."""
        slots = [(side, slot) for side, slot in enumerate(own) if slot is not None]
        found = dict.fromkeys(value for _, slot in slots for value in slot.values)
        for side, slot in slots:
            answers = self.protocols[side].vocabulary[slot.finding].answers
            beyond = answers.high + 1 if isinstance(answers, Numbers) else None
            if beyond is not None and any(self._fits(other, slot.finding, beyond) for other, _ in slots):
                found[beyond] = None

        def severity(value: Value) -> int:
            fitting = [slot for side, slot in slots if self._fits(side, slot.finding, value)]
            return sum(slot.values.index(_class_of(slot, value)) for slot in fitting)

        return (*([UNKNOWN] if given else []), *sorted(found, key=severity))

    def _view(self, side: int, slot: Slot, own: Slot | None) -> Slot:
        """The choice as the protocol of one side knows it."""
        if own is None:
            return Slot(UNKNOWN, 0, UNKNOWN, (UNKNOWN,) * len(slot.values))
        fits = [self._fits(side, slot.finding, value) for value in slot.values]
        return replace(own, values=tuple(v if fit else UNKNOWN for v, fit in zip(slot.values, fits, strict=True)))

    def _fits(self, side: int, id_: str, value: Value) -> bool:
        """Whether the finding of this side can have the value."""
        answers = self.protocols[side].vocabulary[id_].answers
        if isinstance(answers, Numbers):
            return isinstance(value, int) and answers.low <= value <= answers.high
        return value in answers.values


def _asked(protocol: Protocol) -> tuple[str, ...]:
    """What the flow asks, in its order."""
    return tuple(dict.fromkeys(id_ for question in protocol.flow.questions.values() for id_ in question.asks))


def _visible(protocol: Protocol, asked: tuple[str, ...], by_either: frozenset[str]) -> tuple[str, ...]:
    """The findings that can be known: what is asked, and what no flow asks but somebody may give."""
    given = [id_ for id_, finding in protocol.vocabulary.items() if finding.derived is None and id_ not in by_either]
    return (*(id_ for id_ in asked if protocol.vocabulary[id_].derived is None), *given)


def _flat(protocol: Protocol, findings: tuple[str, ...]) -> Protocol:
    """The protocol with a flow that asks each of these once, whatever was said before."""
    steps = (UNKNOWN, *findings)
    questions = {
        id_: Question(id_, "", "choice", (id_,) if id_ else (), None, None, sensitive=False, then=(Branch(go),))
        for id_, go in zip(steps, (*findings, OUTCOME), strict=True)
    }
    return replace(protocol, flow=replace(protocol.flow, start=UNKNOWN, questions=questions))


def _class_of(slot: Slot, value: Value) -> Value:
    """The value that stands for this one in the protocol that the slot is of."""
    if not isinstance(value, int):
        return value
    return max(each for each in slot.values if isinstance(each, int) and each <= value)
