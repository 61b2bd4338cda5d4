"""A remembered conversation taken up again: what still counts is replayed, the rest is asked once more."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from triage.engine.freshness import stale
from triage.engine.interview import NOTHING, Interview, replay
from triage.engine.machine import Machine
from triage.engine.recalling import Given, Recalled
from triage.engine.replies import Reply, fitting
from triage.model.events import Advised
from triage.model.guard import Findings
from triage.model.protocol import Protocol


@dataclass(frozen=True, slots=True)
class Resumed:
    """Where the conversation goes on, and what was taken back to ask it again."""

    interview: Interview
    given: Mapping[str, Given]
    """Every answer of the interview, with its time."""
    asked_again: tuple[str, ...]
    changed: bool
    """Whether the protocol is another than the one under which the conversation was held last."""
    advised: Advised | None
    """The advice that was reached, where it still stands."""


def resume(
    protocol: Protocol, machine: Machine, recalled: Recalled, now: datetime, known: Findings = NOTHING
) -> Resumed:
    """The conversation as it goes on now: no answer that is too old, or that fits no longer, counts."""
    fitting_now = {id_: answer for id_, answer in recalled.given.items() if fits(protocol, id_, answer.reply)}
    old = stale(protocol, fitting_now, now)
    given = {id_: answer for id_, answer in fitting_now.items() if id_ not in old}
    interview = replay(protocol, machine, {id_: answer.reply for id_, answer in given.items()}, known)
    taken_back = {
        **{id_: reply for id_, reply in recalled.taken_back.items() if fits(protocol, id_, reply)},
        **{id_: fitting_now[id_].reply for id_ in old},
    }
    asked_again = (*old, *(id_ for id_ in recalled.given if id_ not in fitting_now))
    return Resumed(
        interview=replace(interview, taken_back=taken_back),
        given=given,
        asked_again=asked_again,
        changed=recalled.digest != protocol.digest,
        advised=recalled.advised if interview.finished and not asked_again else None,
    )


def ask_again(interview: Interview, questions: Collection[str]) -> Interview:
    """The conversation with the answers to these questions taken back, at the first of them that applies."""
    kept = {id_: reply for id_, reply in interview.kept.items() if id_ not in questions}
    taken_back = {id_: interview.kept[id_] for id_ in questions if id_ in interview.kept}
    again = replay(interview.protocol, interview.machine, kept, interview.known)
    return replace(again, taken_back={**interview.taken_back, **taken_back})


def fits(protocol: Protocol, id_: str, reply: Reply) -> bool:
    """Whether the protocol has such a question, and its answers are of this kind."""
    question = protocol.flow.questions.get(id_)
    if question is None:
        return False
    if isinstance(reply, Mapping):
        items = tuple(reply)
        return set(items) <= set(question.asks) and fitting(protocol, question, items, reply) is not None
    return question.kind != "checklist" and fitting(protocol, question, (), reply) is not None
