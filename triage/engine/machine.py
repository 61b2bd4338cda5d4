"""Which question follows, and the only door to transitions.

One machine for a flow, shared by every interview; it holds no answers. transitions looks up conditions that are text
and calls them, and returns False in silence when nothing fits: only compiled guards go in, and False is an error.
"""

from collections.abc import Callable

from transitions import Machine as StateMachine

from triage.model.flow import OUTCOME, Branch, Flow, Question
from triage.model.guard import ALWAYS, All, AnyOf, Count, Findings, Guard
from triage.model.protocol import Protocol
from triage.model.vocabulary import UNSURE, Finding

_ANSWERED = "answered"
_Conditions = list[str | Callable[..., bool | None]]
"""As transitions takes them; none of ours is text."""


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
            for destination, conditions in self._ways(question.then, []):
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

    def _ways(self, branches: tuple[Branch, ...], conditions: _Conditions) -> list[tuple[str, _Conditions]]:
        """Where the branches lead, in the order to try; a question that may not apply is passed over."""
        ways = []
        for branch in branches:
            here = conditions if branch.when is None else [*conditions, branch.when.holds]
            applies = ALWAYS if branch.go == OUTCOME else self.applicability[branch.go]
            if applies is ALWAYS:
                ways.append((branch.go, here))
            else:
                ways.append((branch.go, [*here, applies.holds]))
                ways += self._ways(self.flow.questions[branch.go].then, here)
        return ways


def _applies(finding: Finding) -> Guard:
    return finding.applies or ALWAYS


def applicability(protocol: Protocol, question: Question) -> Guard:
    """When the question is asked at all: its own guard, and at least one finding that can apply."""
    when, asked = question.when, _something_to_ask(protocol, question)
    if when is None or asked is None:
        return when or asked or ALWAYS
    return All((when, asked))


def _something_to_ask(protocol: Protocol, question: Question) -> Guard | None:
    """When a finding of the question can be asked; None when there always is one, or it records none."""
    if question.asks_again is not None:
        return Count(question.asks, UNSURE, 1)
    parts = []
    for finding in question.asks:
        applies = protocol.vocabulary[finding].applies
        if applies is None:
            return None
        parts.append(applies)
    return AnyOf(tuple(parts)) if parts else None
