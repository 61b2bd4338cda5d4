"""Which question follows, and the only door to transitions.

One machine for a flow, shared by every interview; it holds no answers. transitions looks up conditions that are text
and calls them, and returns False in silence when nothing fits: only compiled guards go in, and False is an error.
"""

from collections.abc import Callable, Iterator

from transitions import Machine as StateMachine

from triage.model.flow import OUTCOME, Branch, Flow, Question
from triage.model.guard import ALWAYS, All, AnyOf, Findings, Guard, Is
from triage.model.protocol import Protocol
from triage.model.vocabulary import UNSURE, Finding

_ANSWERED = "answered"


class _Cursor:
    """A place in the flow; what transitions moves."""

    __slots__ = ("state",)

    def __init__(self, state: str) -> None:
        self.state = state


class Machine:
    """The flow as a state machine: `(state, findings) → state`, pure."""

    def __init__(self, protocol: Protocol) -> None:
        self.flow: Flow = protocol.flow
        self._vocabulary = protocol.vocabulary
        self.applicability = {
            question.id: applicability(protocol, question) for question in self.flow.questions.values()
        }
        states = [*self.flow.questions, OUTCOME]
        machine = StateMachine(model=None, states=states, initial=self.flow.start, auto_transitions=False)
        for question in self.flow.questions.values():
            for destination, guards in self._ways(question.then, ()):
                conditions: list[str | Callable[..., bool | None]] = [
                    guard.holds for guard in guards if guard != ALWAYS
                ]
                machine.add_transition(_ANSWERED, question.id, destination, conditions=conditions)
        self._answered = machine.events[_ANSWERED]

    def next_state(self, state: str, findings: Findings) -> str:
        """The question that follows `state`, or the outcome; `findings` are settled."""
        cursor = _Cursor(state)
        if not self._answered.trigger(cursor, findings=findings):
            message = f"no way leads on from `{state}`"
            raise AssertionError(message)
        return cursor.state

    def items(self, question: Question, findings: Findings) -> tuple[str, ...]:
        """The findings that the question asks of this person."""
        if question.asks_again is not None:
            return tuple(finding for finding in question.asks if findings.get(finding) == UNSURE)
        return tuple(finding for finding in question.asks if _applies(self._vocabulary[finding]).holds(findings))

    def _ways(self, branches: tuple[Branch, ...], guards: tuple[Guard, ...]) -> Iterator[tuple[str, tuple[Guard, ...]]]:
        """Where the branches lead, in the order to try; a question that may not apply is passed over."""
        for branch in branches:
            here = guards if branch.when is None else (*guards, branch.when)
            if branch.go == OUTCOME:
                yield OUTCOME, here
                continue
            applies = self.applicability[branch.go]
            yield branch.go, (*here, applies)
            if applies != ALWAYS:
                yield from self._ways(self.flow.questions[branch.go].then, here)


def _applies(finding: Finding) -> Guard:
    return finding.applies or ALWAYS


def applicability(protocol: Protocol, question: Question) -> Guard:
    """When the question is asked at all: its own guard, and at least one finding that can apply."""
    vocabulary = protocol.vocabulary
    guards = [question.when] if question.when is not None else []
    if question.asks_again is not None:
        guards.append(AnyOf(tuple(Is(finding, frozenset({UNSURE})) for finding in question.asks)))
    elif question.asks and all(vocabulary[finding].applies for finding in question.asks):
        guards.append(AnyOf(tuple(_applies(vocabulary[finding]) for finding in question.asks)))
    return All(tuple(guards)) if guards else ALWAYS
