"""Prover B: the protocol as clauses for a SAT solver; the door to python-sat, an extra that only proofs need.

Nothing here comes from the search. Time is written out: after every question stands, for each finding, a literal for
each value it may have been given, carried over from the question before unless asked; what follows from the values of
one moment (derived findings, what can apply, guards, rules, the questions asked) is a gate over them. A property is a
gate that must be impossible; a model is read back as what a person says.
"""

from collections.abc import Iterable, Iterator, Mapping

from triage.model.flow import OUTCOME, Question
from triage.model.guard import All, AnyOf, Count, Guard, Is, Not, Value, Within
from triage.model.protocol import Protocol
from triage.model.vocabulary import NO, UNSURE, YES
from triage.proof.gates import NEVER, SURE, Gates
from triage.proof.logic import TRUTH, Moment, Query
from triage.proof.meaning import pressing
from triage.proof.slots import Choices, in_order, slots_of
from triage.proof.together import first_possible

Values = Mapping[Value, int]
"""For each value a finding may have, the literal that it has it; none of them when it is not known."""


class World:
    """What is known of each finding at one moment, as literals."""

    def __init__(self, gates: Gates, protocol: Protocol, said: Mapping[str, Values]) -> None:
        self._gates = gates
        self._protocol = protocol
        self.said = said
        self._base: World | None = None
        self._changed: frozenset[str] = frozenset()
        self._settled: dict[str, Values] = {}
        self._hoped: dict[str, Values] = {}
        self._guards: dict[tuple[Guard, bool], int] = {}
        self._listed: dict[tuple[tuple[str, ...], str, bool], tuple[int, ...]] = {}

    def but(self, said: Mapping[str, Values], changed: frozenset[str]) -> "World":
        """The same moment with something else said, on which only these findings depend."""
        other = World(self._gates, self._protocol, {**self.said, **said})
        other._base, other._changed = self, changed
        return other

    def holds(self, guard: Guard, *, hopeful: bool = False) -> int:
        """The guard holds; hopeful, if every unsure were a yes."""
        if self._base is not None and self._changed.isdisjoint(guard.reads()):
            return self._base.holds(guard, hopeful=hopeful)
        key = (guard, hopeful)
        if key not in self._guards:
            self._guards[key] = self._meets(guard, hopeful=hopeful)
        return self._guards[key]

    def _meets(self, guard: Guard, *, hopeful: bool) -> int:
        known = self.hoped if hopeful else self.settled
        match guard:
            case Is(finding, values):
                return self._gates.either(literal for value, literal in known(finding).items() if value in values)
            case Within(finding, low, high):
                numbers = known(finding).items()
                return self._gates.either(
                    literal for value, literal in numbers if isinstance(value, int) and low <= value <= high
                )
            case Count(of, value, number):
                return self._gates.at_least(number, self._each(of, value, hopeful=hopeful))
            case All(parts):
                return self._gates.both(self.holds(part, hopeful=hopeful) for part in parts)
            case AnyOf(parts):
                return self._gates.either(self.holds(part, hopeful=hopeful) for part in parts)
            case Not(part):
                return -self.holds(part, hopeful=hopeful)
            case _:
                raise AssertionError(f"no guard of the model: {guard!r}")

    def _each(self, of: tuple[str, ...], value: str, *, hopeful: bool) -> tuple[int, ...]:
        """For each finding, whether it has the value."""
        key = (of, value, hopeful)
        if key not in self._listed:
            known = self.hoped if hopeful else self.settled
            if self._base is None:
                self._listed[key] = tuple(known(finding).get(value, NEVER) for finding in of)
            else:
                each = list(self._base._each(of, value, hopeful=hopeful))  # noqa: SLF001 - of its own kind
                for place in [place for place, finding in enumerate(of) if finding in self._changed]:
                    each[place] = known(of[place]).get(value, NEVER)
                self._listed[key] = tuple(each)
        return self._listed[key]

    def settled(self, id_: str) -> Values:
        """The finding as it counts."""
        if self._base is not None and id_ not in self._changed:
            return self._base.settled(id_)
        if id_ not in self._settled:
            finding = self._protocol.vocabulary[id_]
            values = self.said.get(id_, {})
            if finding.derived is not None:
                yes, hope = self.holds(finding.derived), self.holds(finding.derived, hopeful=True)
                perhaps = self._gates.either((yes, hope))
                values = {YES: yes, UNSURE: self._gates.both((perhaps, -yes)), NO: -perhaps}
            self._settled[id_] = self._if_applies(id_, values)
        return self._settled[id_]

    def hoped(self, id_: str) -> Values:
        """The finding, with each unsure taken for a yes."""
        if self._base is not None and id_ not in self._changed:
            return self._base.hoped(id_)
        if id_ not in self._hoped:
            settled = self.settled(id_)
            if self._protocol.vocabulary[id_].derived is not None or UNSURE in settled:
                yes = self._gates.either((settled.get(YES, NEVER), settled.get(UNSURE, NEVER)))
                settled = {**settled, YES: yes, UNSURE: NEVER}
            self._hoped[id_] = settled
        return self._hoped[id_]

    def _if_applies(self, id_: str, values: Values) -> Values:
        applies = self._protocol.vocabulary[id_].applies
        if applies is None:
            return values
        gate = self.holds(applies)
        return {value: self._gates.both((literal, gate)) for value, literal in values.items()}


class Sat:
    """Decides with a solver; makes every literal that the properties ask about."""

    name = "sat"

    def __init__(self, protocol: Protocol) -> None:
        self.protocol = protocol
        self.questions = in_order(protocol.flow)
        self.gates = Gates()
        self.both, self.either = self.gates.both, self.gates.either
        self._slots = slots_of(protocol)
        self._say = {slot.key: self.gates.one_of(slot.values) for slot in self._slots}
        self._mild = tuple(self._say[slot.key][slot.values[0]] for slot in self._slots)
        self._asked: list[int] = []
        self._stuck: list[int] = []
        self._asks: dict[tuple[int, str], int] = {}
        self._after = [World(self.gates, protocol, {})]
        self._walk()
        self._truth = self._true()
        self._worlds: dict[Moment, World] = {}
        self._dependent = _dependent(protocol)

    @property
    def states(self) -> int:
        """Conflicts that the solver met."""
        return self.gates.conflicts

    def opposite(self, node: int) -> int:
        """The literal is false."""
        return -node

    def implies(self, one: int, other: int) -> bool:
        """Nothing is plain here: every case goes to the solver."""
        del one, other
        return False

    def implies_any(self, one: int, others: Iterable[int]) -> bool:
        """So no other is looked at."""
        del one, others
        return False

    def holds(self, moment: Moment, guard: Guard) -> int:
        """The guard holds at the moment."""
        return self._world(moment).holds(guard)

    def asked(self, at: int) -> int:
        """The question is asked, unless an emergency came first."""
        return self._asked[at]

    def asks(self, at: int, finding: str) -> int:
        """The item is asked, unless an emergency came first."""
        return self._asks[at, finding]

    def stuck(self, at: int) -> int:
        """The question is asked or passed over, and no branch leads on."""
        return self._stuck[at]

    def decide(self, query: Query) -> Choices | None:
        """A model's choices, most of them the mildest."""
        model = self.gates.model((query.goal, *query.besides()), self._mild)
        if model is None:
            return None
        return {
            slot.key: next(value for value, literal in self._say[slot.key].items() if model.holds(literal))
            for slot in self._slots
        }

    def first_possible(self, cases: Iterable[Iterable[Query]]) -> Iterator[Query | None]:
        """Many at once."""
        return first_possible(self.gates, cases)

    def _walk(self) -> None:
        """Question by question: whether it is asked, which items, and what is recorded after it."""
        place = {question.id: at for at, question in enumerate(self.questions)}
        arrives = [[SURE] if question.id == self.protocol.flow.start else [] for question in self.questions]
        for at, question in enumerate(self.questions):
            before = self._after[-1]
            here = self.either(arrives[at])
            items = {item: self._item(before, question, item) for item in question.asks}
            gates = [] if question.when is None else [before.holds(question.when)]
            gates += [self.either(items.values())] if items else []
            asked = here if question.id == self.protocol.flow.start else self.both((here, *gates))
            self._asked.append(asked)
            said = dict(before.said)
            for item, gate in items.items():
                asks = self._asks[at, item] = self.both((asked, gate))
                said[item] = self._overwritten(said.get(item, {}), asks, self._say[question.id, item])
            after = World(self.gates, self.protocol, said)
            self._after.append(after)
            still = here
            for branch in question.then:
                taken = still if branch.when is None else self.both((still, after.holds(branch.when)))
                if branch.go != OUTCOME:
                    arrives[place[branch.go]].append(taken)
                still = self.both((still, -taken))
            self._stuck.append(still)

    def _item(self, world: World, question: Question, item: str) -> int:
        if question.asks_again is not None:
            return world.settled(item).get(UNSURE, NEVER)
        applies = self.protocol.vocabulary[item].applies
        return SURE if applies is None else world.holds(applies)

    def _overwritten(self, old: Values, asks: int, new: Values) -> Values:
        return {
            value: self.either((self.both((asks, literal)), self.both((-asks, old.get(value, NEVER)))))
            for value, literal in new.items()
        }

    def _true(self) -> dict[str, Values]:
        """What the person would say to everything; the second answer where an unsure item is asked again."""
        full: dict[str, Values] = {}
        for question in self.questions:
            for item in question.asks:
                said = self._say[question.id, item]
                again = question.asks_again is not None
                full[item] = self._overwritten(full.get(item, {}), full[item][UNSURE], said) if again else said
        return full

    def _world(self, moment: Moment) -> World:
        if moment.kind == "after":
            return self._after[moment.at + 1]
        if moment not in self._worlds:
            if moment.finding:
                values = self._truth.get(moment.finding, {moment.value: NEVER})
                fixed = {value: SURE if value == moment.value else NEVER for value in values}
                world = self._world(TRUTH).but({moment.finding: fixed}, self._dependent[moment.finding])
            else:
                said = self._truth if moment.kind == "truth" else self._filled()
                world = World(self.gates, self.protocol, said)
            self._worlds[moment] = world
        return self._worlds[moment]

    def _filled(self) -> dict[str, Values]:
        """What is recorded at the end, with unsure for each pressing sign that applies and was not answered."""
        last = self._after[-1]
        said = dict(last.said)
        for finding in self.protocol.vocabulary.values():
            if pressing(finding):
                values = said.get(finding.id, {})
                applies = SURE if finding.applies is None else last.holds(finding.applies)
                missing = self.both((applies, -self.either(values.values())))
                said[finding.id] = {**values, UNSURE: self.either((values.get(UNSURE, NEVER), missing))}
        return said


def _dependent(protocol: Protocol) -> dict[str, frozenset[str]]:
    """For each finding what depends on it, itself included."""
    guards = {id_: (finding.derived, finding.applies) for id_, finding in protocol.vocabulary.items()}
    readers: dict[str, set[str]] = {id_: set() for id_ in guards}
    for id_, own in guards.items():
        for read in (read for guard in own if guard is not None for read in guard.reads()):
            readers[read].add(id_)
    found: dict[str, frozenset[str]] = {}
    for id_ in guards:
        reached, waiting = {id_}, [id_]
        while waiting:
            new = readers[waiting.pop()] - reached
            reached |= new
            waiting += new
        found[id_] = frozenset(reached)
    return found
