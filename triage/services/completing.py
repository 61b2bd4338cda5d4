"""By which rules an answer can complete an emergency, together with earlier answers."""

from collections.abc import Iterator
from itertools import product

from triage.model.flow import Question
from triage.model.guard import All, Findings, Guard, Is, Not
from triage.model.protocol import Protocol, Rule
from triage.model.urgency import Urgency
from triage.model.vocabulary import NO, UNSURE, YES, Finding


def emergency_rules(protocol: Protocol, question: Question) -> tuple[str, ...]:
    """The rules, and worked-out findings, by which an answer to this question can make an emergency.

    A warning is named as well that a rule stood in for until this question, such as ``major_trauma without R18``.
    Only what a conversation that has come so far can hold counts: an emergency before would have ended it. The answer
    may name a rule too many where rules exclude each other in ways that do not show in one of them alone.
    """
    vocabulary = protocol.vocabulary
    wanted = {rule.id: rule.when for rule in protocol.rules if rule.urgency is Urgency.EMERGENCY}
    wanted |= {id_: each.derived for id_, each in vocabulary.items() if each.derived is not None and _ends(each)}
    asked = set(question.asks)
    read = {id_: guard for id_, guard in wanted.items() if leaves(protocol, guard) & asked}
    possible = [_settled(protocol, known, _asked_by(protocol, question)) for known in _cases(protocol)]
    complete = (
        id_
        for id_, guard in read.items()
        if any(guard.may_hold(known, unknown) is not False for known, unknown in possible)
    )
    return (*complete, *_back_again(protocol, question))


def _back_again(protocol: Protocol, question: Question) -> Iterator[str]:
    """The warnings that count again when an answer to this question takes away what stood in for them."""
    before = _asked_by(protocol, question) - set(question.asks)
    for rule in protocol.rules:
        warning = rule.replaces
        if warning is None or warning not in before or not _ends(protocol.vocabulary[warning]):
            continue
        _, unknown = _settled(protocol, {}, before)
        if not leaves(protocol, rule.when).isdisjoint(question.asks) and rule.when.may_hold({}, unknown) is not False:
            yield f"{warning} without {rule.id}"


def leaves(protocol: Protocol, guard: Guard) -> frozenset[str]:
    """The findings that a guard reads, through worked-out ones."""
    read: set[str] = set()
    for id_ in guard.reads():
        derived = protocol.vocabulary[id_].derived
        read |= {id_} if derived is None else leaves(protocol, derived)
    return frozenset(read)


def _ends(finding: Finding) -> bool:
    return finding.warning is Urgency.EMERGENCY


def _cases(protocol: Protocol) -> Iterator[dict[str, str | int]]:
    """What is sure of those whose conversation goes on: no emergency, but where a rule stands in for one."""
    alone = [finding.id for finding in protocol.vocabulary.values() if _ends(finding) and finding.derived is None]
    standing = [rule for rule in protocol.rules if rule.replaces in alone]
    for chosen in product((False, True), repeat=len(standing)):
        known: dict[str, str | int] = dict.fromkeys(alone, NO)
        for rule, fires in zip(standing, chosen, strict=True):
            known |= _said_by(rule) if fires else {}
        yield known


def _said_by(rule: Rule) -> dict[str, str | int]:
    """What a rule that fires says for sure of single findings."""
    said: dict[str, str | int] = {}
    for part in rule.when.parts if isinstance(rule.when, All) else (rule.when,):
        match part:
            case Is(finding, values) if len(values) == 1:
                said[finding] = next(iter(values))
            case Not(Is(finding, values)) if values == {YES, UNSURE}:
                said[finding] = NO
            case _:
                pass
    return said


def _settled(protocol: Protocol, known: Findings, asked: frozenset[str]) -> tuple[Findings, set[str]]:
    """What is known, and what can be either way, worked-out findings included; the rest is not asked yet."""
    here: dict[str, str | int] = {id_: value for id_, value in known.items() if id_ in asked}
    here |= {id_: value for id_, value in known.items() if protocol.vocabulary[id_].derived is not None}
    unknown = set(asked) - set(here)
    for finding in protocol.settling:
        if finding.derived is None or finding.id in here:
            continue
        holds = finding.derived.may_hold(here, unknown)
        if holds is None:
            unknown.add(finding.id)
        else:
            here[finding.id] = YES if holds else NO
    return here, unknown


def _asked_by(protocol: Protocol, question: Question) -> frozenset[str]:
    """What is asked up to and with a question."""
    questions = protocol.flow.questions
    before: set[str] = set()
    waiting = [question.id]
    while waiting:
        id_ = waiting.pop()
        if id_ not in before:
            before.add(id_)
            waiting += [each.id for each in questions.values() if any(branch.go == id_ for branch in each.then)]
    return frozenset(finding for id_ in before for finding in questions[id_].asks)
