"""What if one answer were another: the advice that would follow, and the signs to watch for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from triage.engine.assessment import assess, judge
from triage.engine.settling import settle
from triage.model.assessment import Assessment
from triage.model.guard import All, AnyOf, Findings, Guard, Is, Not, Value, Within
from triage.model.protocol import Protocol
from triage.model.urgency import Urgency
from triage.model.vocabulary import NO, UNSURE, YES, Finding, Numbers, Words

WATCHED = (Urgency.EMERGENCY, Urgency.URGENT, Urgency.SOON)
"""The levels at which a new sign is a reason to act before the next visit, most urgent first."""
_MILDEST_FIRST = (NO, UNSURE, YES)
_NOBODY_SAID = -1

Answer = Is | Within
"""The answers to one finding that all lead to the same advice."""


@dataclass(frozen=True, slots=True)
class Prospect:
    """Another answer, and the more urgent advice that it would bring."""

    answer: Answer
    urgency: Urgency
    reasons: tuple[str, ...]
    """The rules, and the findings with a warning of their own, that would then decide."""


def prospects(protocol: Protocol, recorded: Findings) -> tuple[Prospect, ...]:
    """Every single answer that would raise the urgency if it were given instead, most urgent first.

    Of a yes-or-no finding only the mildest answer that reaches a level is named.
    """
    now = assess(protocol, recorded).urgency
    leading: dict[tuple[str, Urgency, tuple[str, ...]], list[Answer]] = {}
    reached: set[tuple[str, Urgency]] = set()
    for finding, answer, then in _what_ifs(protocol, recorded):
        to = (finding.id, then.urgency)
        if then.urgency > now and not (finding.yes_no and to in reached):
            leading.setdefault((*to, tuple(reason.rule for reason in then.deciding)), []).append(answer)
        reached.add(to)
    found = [
        Prospect(answer, urgency, reasons)
        for (_, urgency, reasons), answers in leading.items()
        for answer in _joined(answers)
    ]
    return tuple(sorted(found, key=lambda prospect: -prospect.urgency))


def one_answer_short(protocol: Protocol, recorded: Findings) -> Mapping[str, tuple[Answer, ...]]:
    """The rules that do not hold but would if one answer were another, with those answers."""
    fired = {reason.rule for reason in assess(protocol, recorded).reasons}
    short: dict[str, dict[str, list[Answer]]] = {rule.id: {} for rule in protocol.rules if rule.id not in fired}
    for finding, answer, then in _what_ifs(protocol, recorded):
        for reason in then.reasons:
            if reason.rule in short and not (finding.yes_no and finding.id in short[reason.rule]):
                short[reason.rule].setdefault(finding.id, []).append(answer)
    return {
        rule: tuple(answer for answers in by_finding.values() for answer in _joined(answers))
        for rule, by_finding in short.items()
        if by_finding
    }


def watch(protocol: Protocol, recorded: Findings) -> dict[Urgency, tuple[str, ...]]:
    """The findings that would be a new reason for a more urgent advice if they started now, by the level they reach.

    In an emergency these are the other signs of one. Most pressing first. What a person cannot notice, because it
    lasts or is long past, is left out.
    """
    settled = settle(protocol, recorded)
    now = judge(protocol, settled)
    known = {reason.rule for reason in now.reasons}
    rank = {explanation: number for number, explanation in enumerate(protocol.flow.explanations)}
    found: dict[Urgency, list[tuple[int, str]]] = {level: [] for level in WATCHED}
    for finding in protocol.vocabulary.values():
        if not finding.can_start or settled.get(finding.id) == YES or not _applies(finding, settled):
            continue
        then = assess(protocol, {**recorded, finding.id: YES})
        new = [reason for reason in then.reasons if reason.rule not in known]
        level = max((reason.urgency for reason in new), default=Urgency.SELF_CARE)
        if level in found and (level > now.urgency or level is Urgency.EMERGENCY):
            pressing = min(rank[reason.suspects] for reason in new if reason.urgency == level)
            found[level].append((pressing, finding.id))
    return {level: tuple(id_ for _, id_ in sorted(signs, key=lambda sign: sign[0])) for level, signs in found.items()}


def _what_ifs(protocol: Protocol, recorded: Findings) -> Iterator[tuple[Finding, Answer, Assessment]]:
    """Every other answer to each finding that can be asked of this person and decides something."""
    settled = settle(protocol, recorded)
    guards = tuple(_guards(protocol))
    read = {finding for guard in guards for finding in guard.reads()}
    for finding in protocol.vocabulary.values():
        decides = finding.warning is not None or finding.id in read
        if finding.derived is None and decides and _applies(finding, settled):
            for answer, value in _other_answers(finding, recorded.get(finding.id), guards):
                yield finding, answer, assess(protocol, {**recorded, finding.id: value})


def _guards(protocol: Protocol) -> Iterator[Guard]:
    """Everything that is looked at before there is advice."""
    yield from (rule.when for rule in protocol.rules)
    for finding in protocol.settling:
        yield from (guard for guard in (finding.derived, finding.applies) if guard is not None)


def _applies(finding: Finding, settled: Findings) -> bool:
    return finding.applies is None or finding.applies.holds(settled)


def _other_answers(finding: Finding, given: Value | None, guards: Iterable[Guard]) -> Iterator[tuple[Answer, Value]]:
    """Each other answer, with a value that stands for it; the one nearest to what was given first."""
    answers = finding.answers
    if isinstance(answers, Numbers):
        for low, high in _stretches(finding.id, answers, guards):
            if not (isinstance(given, int) and low <= given <= high):
                yield Within(finding.id, low, high), low
    elif finding.yes_no:
        at = _MILDEST_FIRST.index(str(given)) if given is not None else _NOBODY_SAID
        for value in sorted(_MILDEST_FIRST, key=lambda value: abs(_MILDEST_FIRST.index(value) - at)):
            if value != given:
                yield Is(finding.id, frozenset({value})), value
    else:
        assert isinstance(answers, Words)  # noqa: S101 - for the type checker: there is no third kind
        yield from ((Is(finding.id, frozenset({value})), value) for value in answers.values if value != given)


def _stretches(finding: str, numbers: Numbers, guards: Iterable[Guard]) -> Iterator[tuple[int, int]]:
    """The numbers, cut wherever a guard tells one from the next: what holds for one of a stretch holds for all."""
    limits = [limit for guard in guards for limit in _limits(guard) if limit.finding == finding]
    starts = {start for limit in limits for start in (limit.low, limit.high + 1)}
    cuts = sorted({numbers.low, numbers.high + 1, *(cut for cut in starts if numbers.low < cut <= numbers.high)})
    return ((low, after - 1) for low, after in pairwise(cuts))


def _limits(guard: Guard) -> Iterator[Within]:
    match guard:
        case Within():
            yield guard
        case All(parts) | AnyOf(parts):
            yield from chain.from_iterable(map(_limits, parts))
        case Not(part):
            yield from _limits(part)


def _joined(answers: Sequence[Answer]) -> Iterator[Answer]:
    """Answers to one finding as few as can be: words as one, numbers as one as far as they follow each other."""
    stretches = [answer for answer in answers if isinstance(answer, Within)]
    words = [answer for answer in answers if isinstance(answer, Is)]
    if words:
        yield Is(words[0].finding, frozenset().union(*(answer.values for answer in words)))
    while stretches:
        low = high = stretches.pop(0)
        while stretches and stretches[0].low == high.high + 1:
            high = stretches.pop(0)
        yield Within(low.finding, low.low, high.high)
