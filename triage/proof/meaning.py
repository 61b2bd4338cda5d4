"""What a protocol means, written a second time: one conversation at a time, without the engine.

A test shows that it says the same as the engine. The provers use it to show a counterexample as a conversation.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from triage.model.flow import OUTCOME, Branch, Question
from triage.model.guard import Findings, Value
from triage.model.protocol import Protocol, Rule
from triage.model.urgency import Urgency
from triage.model.vocabulary import NO, UNSURE, YES, Finding
from triage.proof.slots import Choices

Reply = str | int | Mapping[str, tuple[str, ...]]
"""As every front end takes it: a word, a number, or for a checklist what is yes and what is unsure."""
CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class Advice:
    """How soon to get help, and what raised it."""

    urgency: Urgency
    deciding: frozenset[str]
    replaced: frozenset[str]
    """The rules that stood in for a warning."""
    routine: bool


@dataclass(frozen=True, slots=True)
class Conversation:
    """A whole conversation."""

    steps: tuple[tuple[str, Reply], ...]
    recorded: Findings
    advice: Advice
    stuck: bool = False
    """Whether no branch of the last question led on."""


def settled(protocol: Protocol, recorded: Findings) -> dict[str, Value]:
    """What is known: a finding that cannot apply is gone, a derived one is yes, unsure (it may be yes) or no."""
    known = dict(recorded)
    hopeful = {id_: YES if value == UNSURE else value for id_, value in recorded.items()}
    _settle(protocol.settling, known, hopeful)
    return known


def _settle(findings: Iterable[Finding], known: dict[str, Value], hopeful: dict[str, Value]) -> None:
    """Work these out, in what is known and in the same with each unsure for a yes; what else they read is settled."""
    waiting = {finding.id: finding for finding in findings}

    def work_out(finding: Finding) -> None:
        del waiting[finding.id]
        for guard in (finding.applies, finding.derived):
            for read in guard.reads() if guard is not None else ():
                if read in waiting:
                    work_out(waiting[read])
        if finding.applies is not None and not finding.applies.holds(known):
            known.pop(finding.id, None)
            hopeful.pop(finding.id, None)
        elif finding.derived is not None:
            surely = finding.derived.holds(known) or known.get(finding.id) == YES
            perhaps = finding.derived.holds(hopeful) or known.get(finding.id) == UNSURE
            known[finding.id] = YES if surely else UNSURE if perhaps else NO
            hopeful[finding.id] = YES if surely or perhaps else NO

    while waiting:
        work_out(next(iter(waiting.values())))


def advise(protocol: Protocol, recorded: Findings) -> Advice:
    """The highest of every warning and every rule; a rule that stands in for a warning silences it."""
    return _advise(protocol, settled(protocol, recorded))


def _advise(protocol: Protocol, known: Findings) -> Advice:
    fired = [rule for rule in protocol.rules if rule.when.holds(known)]
    silenced = {rule.replaces for rule in fired}
    raised = [(rule.id, rule.urgency) for rule in fired]
    raised += [
        (finding.id, finding.warning)
        for finding in protocol.vocabulary.values()
        if finding.warning and known.get(finding.id) == YES and finding.id not in silenced
    ]
    urgency = max((level for _, level in raised), default=Urgency.SELF_CARE)
    offer = protocol.routine.get(urgency)
    return Advice(
        urgency=urgency,
        deciding=frozenset(id_ for id_, level in raised if level == urgency),
        replaced=frozenset(rule.id for rule in fired if rule.replaces is not None),
        routine=offer is not None and offer.holds(known),
    )


def converse(protocol: Protocol, choices: Choices) -> Conversation:
    """The conversation with a person who says this; an emergency ends it at that answer."""
    recorded: dict[str, Value] = {}
    steps: list[tuple[str, Reply]] = []
    at: str | None = protocol.flow.start
    known = settled(protocol, recorded)
    hopeful = dict(known)
    dependent = _dependent(protocol)
    ending = _Ending(protocol)
    alarmed = _alarming(protocol, known)
    while at is not None and at != OUTCOME:
        question = protocol.flow.questions[at]
        items = asked_items(protocol, question, known)
        said = {item: choices[question.id, item] for item in items}
        steps.append((question.id, _reply(question, said)))
        recorded |= said
        changed = {finding.id: finding for item in said for finding in dependent.get(item, ())}
        for id_ in changed:
            known.pop(id_, None)
            hopeful.pop(id_, None)
        heard = said | {id_: recorded[id_] for id_ in changed if id_ in recorded}
        known |= heard
        hopeful |= {id_: YES if value == UNSURE else value for id_, value in heard.items()}
        _settle(changed.values(), known, hopeful)
        alarmed = (alarmed and _alarming(protocol, known)) or ending.emergency(known, {*said, *changed})
        if alarmed:
            return Conversation(tuple(steps), recorded, advise(protocol, recorded))
        at = _follow(protocol, question.then, known)
    return Conversation(tuple(steps), recorded, advise_at_end(protocol, recorded), stuck=at is None)


def _alarming(protocol: Protocol, known: Findings) -> bool:
    return _advise(protocol, known).urgency is Urgency.EMERGENCY


def _dependent(protocol: Protocol) -> dict[str, list[Finding]]:
    """For each finding, those to settle that depend on it; itself, if it is one."""
    found: dict[str, list[Finding]] = {}
    for finding in protocol.settling:
        seen, waiting = {finding.id}, [finding]
        while waiting:
            each = waiting.pop()
            found.setdefault(each.id, []).append(finding)
            reads = {read for guard in (each.applies, each.derived) if guard is not None for read in guard.reads()}
            waiting += [protocol.vocabulary[id_] for id_ in reads - seen]
            seen |= reads
    return found


class _Ending:
    """What can end a conversation: the emergencies, and the rules that stand in for one."""

    def __init__(self, protocol: Protocol) -> None:
        self._standing_in = tuple(rule for rule in protocol.rules if rule.replaces is not None)
        self._rules: dict[str, list[Rule]] = {}
        for rule in protocol.rules:
            for read in rule.when.reads() if rule.urgency is Urgency.EMERGENCY else ():
                self._rules.setdefault(read, []).append(rule)
        self._signs = {id_ for id_, each in protocol.vocabulary.items() if each.warning is Urgency.EMERGENCY}

    def emergency(self, known: Findings, changed: set[str]) -> bool:
        """Whether there is one, when there was none before these changed."""
        standing_in = {rule.replaces for rule in self._standing_in if rule.when.holds(known)}
        signs = self._signs & (changed | {rule.replaces for rule in self._standing_in if rule.replaces})
        rules = (rule for id_ in changed for rule in self._rules.get(id_, ()))
        return any(known.get(id_) == YES for id_ in signs - standing_in) or any(
            rule.when.holds(known) for rule in rules
        )


def advise_at_end(protocol: Protocol, recorded: Findings) -> Advice:
    """The final advice: a pressing sign that applies and was never answered counts as unsure."""
    now = advise(protocol, recorded)
    if now.urgency is Urgency.EMERGENCY:
        return now
    known = settled(protocol, recorded)
    missing = {
        finding.id: UNSURE
        for finding in protocol.vocabulary.values()
        if pressing(finding) and finding.id not in known and (finding.applies is None or finding.applies.holds(known))
    }
    return advise(protocol, {**missing, **recorded}) if missing else now


def pressing(finding: Finding) -> bool:
    """Whether a person must have answered it: an emergency or urgent finding that is asked."""
    return finding.derived is None and finding.warning is not None and finding.warning >= Urgency.URGENT


def asked_items(protocol: Protocol, question: Question, known: Findings) -> tuple[str, ...]:
    """The findings that the question asks of this person."""
    if question.asks_again is not None:
        return tuple(item for item in question.asks if known.get(item) == UNSURE)
    gates = {item: protocol.vocabulary[item].applies for item in question.asks}
    return tuple(item for item, gate in gates.items() if gate is None or gate.holds(known))


def truth(protocol: Protocol, choices: Choices) -> dict[str, Value]:
    """The full answers behind the choices, asked or not: the last word where an unsure item is asked again."""
    said: dict[str, Value] = {}
    for question in protocol.flow.questions.values():
        for item in question.asks if question.asks_again is None else ():
            if (question.id, item) in choices:
                said[item] = choices[question.id, item]
    for question in protocol.flow.questions.values():
        for item in question.asks if question.asks_again is not None else ():
            if said.get(item) == UNSURE and (question.id, item) in choices:
                said[item] = choices[question.id, item]
    return said


def _applicable(protocol: Protocol, question: Question, known: Findings) -> bool:
    if question.when is not None and not question.when.holds(known):
        return False
    return not question.asks or bool(asked_items(protocol, question, known))


def _follow(protocol: Protocol, branches: tuple[Branch, ...], known: Findings) -> str | None:
    """Where the branches lead: the first whose guard holds; a question that does not apply is passed over."""
    for branch in branches:
        if branch.when is not None and not branch.when.holds(known):
            continue
        if branch.go == OUTCOME:
            return OUTCOME
        question = protocol.flow.questions[branch.go]
        if _applicable(protocol, question, known):
            return question.id
        further = _follow(protocol, question.then, known)
        if further is not None:
            return further
    return None


def _reply(question: Question, said: Findings) -> Reply:
    if question.kind == "checklist":
        chosen = {answer: tuple(item for item, value in said.items() if value == answer) for answer in (YES, UNSURE)}
        return {answer: items for answer, items in chosen.items() if items}
    return said[question.asks[0]] if question.asks else CONFIRMED
