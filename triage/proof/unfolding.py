"""The protocol as formulas over choices: what is recorded, settled and asked at each moment, by what one would say."""

from collections.abc import Iterable
from functools import cached_property
from typing import Literal

from triage.model.flow import OUTCOME, Question
from triage.model.guard import All, AnyOf, Count, Guard, Is, Not, Value, Within
from triage.model.protocol import Protocol
from triage.model.vocabulary import NO, UNSURE, YES, Finding
from triage.proof.formulas import FALSE, TRUE, Formulas
from triage.proof.logic import TRUTH, Moment
from triage.proof.meaning import pressing
from triage.proof.slots import Slot, in_order, slots_of

Sight = Literal["sure", "hopeful"]
"""Hopeful takes each unsure for a yes."""


class Unfolding:
    """Makes formulas; every one is a condition on choices alone."""

    def __init__(
        self, protocol: Protocol, slots: tuple[Slot, ...] | None = None, formulas: Formulas | None = None
    ) -> None:
        self.protocol = protocol
        self.questions = in_order(protocol.flow)
        self.slots = slots_of(protocol) if slots is None else slots
        self.formulas = formulas or Formulas(tuple(len(slot.values) for slot in self.slots))
        self.both, self.either, self.opposite = self.formulas.both, self.formulas.either, self.formulas.opposite
        self._askers: dict[str, list[int]] = {}
        for number, slot in enumerate(self.slots):
            self._askers.setdefault(slot.finding, []).append(number)
        self._recorded_known: dict[tuple[int, str, frozenset[Value]], int] = {}
        self._settled_known: dict[tuple[Moment, str, frozenset[Value], Sight], int] = {}
        self._each_known: dict[tuple[tuple[str, ...], str, Sight], tuple[int, ...]] = {}
        self._touched_known: dict[str, tuple[frozenset[str], tuple[int, ...]]] = {}
        self._passes = [FALSE] * len(self.questions)
        self._stuck = [FALSE] * len(self.questions)
        self._walk()

    def asked(self, at: int) -> int:
        """The question is asked, unless an emergency came first."""
        question = self.questions[at]
        if question.id == self.protocol.flow.start:
            return TRUE
        return self.both([self._passes[at], self._applicable(at - 1, question)])

    def asks(self, at: int, finding: str) -> int:
        """The item is asked, unless an emergency came first."""
        return self.both([self.asked(at), self._item(at - 1, self.questions[at], finding)])

    def stuck(self, at: int) -> int:
        """The question is asked or passed over, and no branch leads on."""
        return self.both([self._passes[at], self._stuck[at]])

    def holds(self, moment: Moment, guard: Guard, sight: Sight = "sure") -> int:
        """The guard holds at the moment."""
        match guard:
            case Is(finding, values):
                return self._settled(moment, finding, frozenset(values), sight)
            case Within(finding, low, high):
                numbers = self._values(finding) or ((moment.value,) if moment.finding == finding else ())
                within = frozenset(value for value in numbers if isinstance(value, int) and low <= value <= high)
                return self._settled(moment, finding, within, sight)
            case Count(of, value, number):
                return self.formulas.at_least(number, self._each(moment, of, value, sight))
            case All(parts):
                return self.both([self.holds(moment, part, sight) for part in parts])
            case AnyOf(parts):
                return self.either([self.holds(moment, part, sight) for part in parts])
            case Not(part):
                return self.opposite(self.holds(moment, part, sight))
            case _:
                raise AssertionError(f"no guard of the model: {guard!r}")

    def _each(self, moment: Moment, of: tuple[str, ...], value: str, sight: Sight) -> tuple[int, ...]:
        """For each finding, whether it has the value."""
        if moment.kind != "truth":
            return tuple(self._settled(moment, finding, frozenset({value}), sight) for finding in of)
        key = (of, value, sight)
        if key not in self._each_known:
            self._each_known[key] = tuple(self._settled(TRUTH, finding, frozenset({value}), sight) for finding in of)
        touched = self._dependent[moment.finding] if moment.finding else frozenset()
        if touched.isdisjoint(of):
            return self._each_known[key]
        each = list(self._each_known[key])
        for place in [place for place, finding in enumerate(of) if finding in touched]:
            each[place] = self._settled(moment, of[place], frozenset({value}), sight)
        return tuple(each)

    @cached_property
    def _dependent(self) -> dict[str, frozenset[str]]:
        """For each finding what depends on it, itself included."""
        found: dict[str, set[str]] = {id_: set() for id_ in self.protocol.vocabulary}
        for id_ in found:
            for read in self._touches(id_)[0]:
                found[read].add(id_)
        return {id_: frozenset(ids) for id_, ids in found.items()}

    def _settled(self, moment: Moment, id_: str, values: frozenset[Value], sight: Sight) -> int:
        """The finding counts, and has one of these values."""
        if moment.kind == "after":
            places = self._touches(id_)[1]
            moment = Moment("after", max((place for place in places if place <= moment.at), default=-1))
        elif moment.finding and moment.finding not in self._touches(id_)[0]:
            moment = TRUTH
        key = (moment, id_, values, sight)
        known = self._settled_known.get(key)
        if known is None:
            known = self._settled_known[key] = self._settle(moment, id_, values, sight)
        return known

    def _settle(self, moment: Moment, id_: str, values: frozenset[Value], sight: Sight) -> int:
        finding = self.protocol.vocabulary[id_]
        if finding.derived is not None:
            node = self._derived(moment, finding.derived, values, sight)
        elif sight == "hopeful":
            meant = frozenset(value for value in self._values(id_) if (YES if value == UNSURE else value) in values)
            node = self._said(moment, finding, meant)
        else:
            node = self._said(moment, finding, values)
        return node if finding.applies is None else self.both([self.holds(moment, finding.applies), node])

    def _derived(self, moment: Moment, guard: Guard, values: frozenset[Value], sight: Sight) -> int:
        surely = self.holds(moment, guard)
        perhaps = self.either([surely, self.holds(moment, guard, "hopeful")])
        if sight == "hopeful":
            each = {YES: perhaps, UNSURE: FALSE, NO: self.opposite(perhaps)}
        else:
            each = {YES: surely, UNSURE: self.both([perhaps, self.opposite(surely)]), NO: self.opposite(perhaps)}
        return self.either([node for value, node in each.items() if value in values])

    def _said(self, moment: Moment, finding: Finding, values: frozenset[Value]) -> int:
        """What was recorded of a finding that is asked is one of these values."""
        if moment.kind == "truth":
            if moment.finding == finding.id:
                return TRUE if moment.value in values else FALSE
            return self._true(finding.id, values)
        if moment.kind == "after":
            return self._recorded(moment.at, finding.id, values)
        last = len(self.questions) - 1
        node = self._recorded(last, finding.id, values)
        if UNSURE not in values or not pressing(finding):
            return node
        applies = TRUE if finding.applies is None else self.holds(Moment("after", last), finding.applies)
        missing = self.opposite(self._recorded(last, finding.id, frozenset(self._values(finding.id))))
        return self.either([node, self.both([applies, missing])])

    def _recorded(self, at: int, id_: str, values: frozenset[Value]) -> int:
        """The last question up to this place that asked the finding was answered with one of these values."""
        askers = [number for number in self._askers.get(id_, ()) if self.slots[number].at <= at]
        if not askers:
            return FALSE
        slot = self.slots[askers[-1]]
        key = (slot.at, id_, values)
        if key not in self._recorded_known:
            asks, answer = self.asks(slot.at, id_), self._atom(askers[-1], values)
            before = self._recorded(slot.at - 1, id_, values)
            unasked = self.both([self.opposite(asks), before])
            self._recorded_known[key] = self.either([self.both([asks, answer]), unasked])
        return self._recorded_known[key]

    def _true(self, id_: str, values: frozenset[Value]) -> int:
        """What the person would say, the last word where an unsure item is asked again."""
        node, unsure = FALSE, FALSE
        for number in self._askers.get(id_, ()):
            answer = self._atom(number, values)
            if self.questions[self.slots[number].at].asks_again is None:
                node, unsure = answer, self._atom(number, frozenset({UNSURE}))
            else:
                node = self.either([self.both([self.opposite(unsure), node]), self.both([unsure, answer])])
                unsure = self.both([unsure, self._atom(number, frozenset({UNSURE}))])
        return node

    def _atom(self, number: int, values: Iterable[Value]) -> int:
        wanted = set(values)
        bits = sum(1 << place for place, value in enumerate(self.slots[number].values) if value in wanted)
        return self.formulas.atom(number, bits)

    def _values(self, id_: str) -> tuple[Value, ...]:
        return self.slots[self._askers[id_][0]].values if id_ in self._askers else ()

    def _item(self, at: int, question: Question, id_: str) -> int:
        """The question would ask the item, by what is known after this place."""
        moment = Moment("after", at)
        if question.asks_again is not None:
            return self.holds(moment, Is(id_, frozenset({UNSURE})))
        applies = self.protocol.vocabulary[id_].applies
        return TRUE if applies is None else self.holds(moment, applies)

    def _applicable(self, at: int, question: Question) -> int:
        gates = [] if question.when is None else [self.holds(Moment("after", at), question.when)]
        if question.asks:
            gates.append(self.either([self._item(at, question, item) for item in question.asks]))
        return self.both(gates)

    def _walk(self) -> None:
        """Which questions are asked or passed over; a question is passed over where it does not apply."""
        place = {question.id: at for at, question in enumerate(self.questions)}
        for at, question in enumerate(self.questions):
            if question.id == self.protocol.flow.start:
                self._passes[at] = TRUE
            still = TRUE
            for branch in question.then:
                here = TRUE if branch.when is None else self.holds(Moment("after", at), branch.when)
                if branch.go != OUTCOME:
                    taken = self.both([self._passes[at], still, here])
                    self._passes[place[branch.go]] = self.either([self._passes[place[branch.go]], taken])
                still = self.both([still, self.opposite(here)])
            self._stuck[at] = still

    def _touches(self, id_: str) -> tuple[frozenset[str], tuple[int, ...]]:
        """The findings that a finding depends on, and the places of the questions that ask them."""
        if id_ not in self._touched_known:
            finding = self.protocol.vocabulary[id_]
            findings = {id_}
            for guard in (finding.derived, finding.applies):
                for read in guard.reads() if guard is not None else ():
                    findings |= self._touches(read)[0]
            places = {self.slots[number].at for each in findings for number in self._askers.get(each, ())}
            self._touched_known[id_] = frozenset(findings), tuple(sorted(places))
        return self._touched_known[id_]
