"""A tour of a protocol: for every question that somebody is asked, a smallest conversation that comes there."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from triage.model.protocol import Protocol
from triage.proof.claims import Ground
from triage.proof.logic import Query, Reading
from triage.proof.search import Search
from triage.proof.slots import Choices, Slot


@dataclass(frozen=True, slots=True)
class Stop:
    """A question, as it is asked of somebody."""

    question: str
    choices: Choices
    """What the person says."""
    slots: tuple[Slot, ...]
    """The items that the person is asked."""


def tour(protocol: Protocol) -> Iterator[Stop]:
    """Every question that somebody is asked; where not everybody is asked the same items, as often as it takes.

    Raises:
        graphlib.CycleError: the flow would not end.
        BudgetSpent: it would take too long to say.
    """
    search = Search(protocol)
    ground = Ground(search, Reading(protocol))
    for at, question in enumerate(search.questions):
        slots = [slot for slot in search.slots if slot.at == at]
        while slots:
            first = search.asks(at, slots[0].finding)
            together = search.both([first, *(search.asks(at, slot.finding) for slot in slots[1:])])
            besides = partial(ground.calm, at)
            choices = search.decide(Query(together, besides)) or search.decide(Query(first, besides))
            if choices is None:
                slots = slots[1:]
                continue
            asked = tuple(slot for slot in slots if slot is slots[0] or _is_asked(search, choices, slot))
            yield Stop(question.id, choices, asked)
            slots = [slot for slot in slots if slot not in asked]
        if not question.asks:
            choices = search.decide(Query(search.asked(at), partial(ground.calm, at)))
            if choices is not None:
                yield Stop(question.id, choices, ())


def _is_asked(search: Search, choices: Choices, slot: Slot) -> bool:
    chosen = {number: each.values.index(choices[each.key]) for number, each in enumerate(search.slots)}
    changed = sum(1 << number for number, value in chosen.items() if value)
    return search.formulas.holds(search.asks(slot.at, slot.finding), chosen, changed)
