"""How long answers count: which must be asked once more before any advice rests on them."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from triage.engine.recalling import Given
from triage.model.flow import WARNING, Question
from triage.model.protocol import Protocol


def limits(protocol: Protocol) -> dict[str, timedelta]:
    """By question, how long its answer counts; a question that is not among them has an answer that lasts."""
    read = _read_by_rules(protocol)
    shortest = {
        id_: min(seconds)
        for id_, question in protocol.flow.questions.items()
        if (seconds := list(_seconds(protocol, question, read)))
    }
    return {id_: timedelta(seconds=seconds) for id_, seconds in shortest.items()}


def stale(protocol: Protocol, given: Mapping[str, Given], now: datetime) -> tuple[str, ...]:
    """The questions whose answers must be asked once more, in the order of the flow.

    An answer is too old when its limit has passed, when the clock stands before it, or when it was given to another
    protocol. When one is, the review of all answers is asked again as well.
    """
    counts = limits(protocol)
    old = {id_ for id_, answer in given.items() if id_ in counts and not _fresh(protocol, answer, counts[id_], now)}
    reviews = {id_ for id_, question in protocol.flow.questions.items() if question.kind == "review" and id_ in given}
    return tuple(id_ for id_ in protocol.flow.questions if id_ in (old | reviews if old else old))


def _fresh(protocol: Protocol, answer: Given, limit: timedelta, now: datetime) -> bool:
    return answer.digest == protocol.digest and timedelta() <= now - answer.at <= limit


def _seconds(protocol: Protocol, question: Question, read: set[str]) -> Iterator[int]:
    after = protocol.flow.ask_again_after
    if WARNING not in after:  # a protocol that is only looked at, never asked from
        return
    for id_ in question.asks:
        finding = protocol.vocabulary[id_]
        if finding.warning is not None:
            yield after.get(finding.suspects or WARNING, after[WARNING])
        elif id_ in read and not finding.lasting:
            yield after[WARNING]


def _read_by_rules(protocol: Protocol) -> set[str]:
    """The findings that any rule reads, through those that are worked out from them."""
    found: set[str] = set()
    waiting = [id_ for rule in protocol.rules for id_ in rule.when.reads()]
    while waiting:
        id_ = waiting.pop()
        if id_ not in found:
            found.add(id_)
            finding = protocol.vocabulary[id_]
            for guard in (finding.derived, finding.applies):
                waiting += [] if guard is None else guard.reads()
    return found
