"""Claims that every rule and warning decides an outcome, every question changes one or teaches, no two contradict."""

from collections.abc import Iterator
from functools import partial
from itertools import combinations

from triage.model.flow import Question
from triage.model.protocol import Rule
from triage.model.urgency import Urgency
from triage.model.vocabulary import YES
from triage.proof.claims import Claim, Ground
from triage.proof.logic import END, Moment, Query, Voice, said
from triage.proof.slots import told_apart


def every_part_matters(ground: Ground) -> Iterator[Claim]:
    """S8."""
    for voice in ground.reading.voices:
        yield Claim(voice.id, f"`{voice.id}` decides no outcome", _decides(ground, voice), never=False)
    for at, question in enumerate(ground.reading.questions):
        if not _teaches(ground, question):
            yield from _changes(ground, at, question)
    for one, other in combinations(ground.reading.protocol.rules, 2):
        if one.replaces is not None and one.replaces == other.replaces and one.urgency != other.urgency:
            yield _contradiction(ground, one, other, one.replaces)


def _contradiction(ground: Ground, one: Rule, other: Rule, replaced: str) -> Claim:
    """Both stand in for one warning: the only way two rules can say different things of the same answers.

    Everywhere else the highest rule counts, and the lower one is not wrong but outdone; where it always is, it decides
    no outcome.
    """
    logic = ground.logic
    acting = [logic.holds(END, guard) for guard in (one.when, other.when, said(replaced, YES))]
    says = f"`{one.id}` says {one.urgency.id} for `{replaced}` where `{other.id}` says {other.urgency.id}"
    return Claim(f"{one.id}/{other.id}", says, (Query(logic.both(acting), partial(ground.calm, ground.last + 1)),))


def _decides(ground: Ground, voice: Voice) -> Iterator[Query]:
    """The voice speaks at the end, and none above it."""
    logic, reading = ground.logic, ground.reading
    for moment in _given(ground, voice):
        yield Query(ground.fires(voice, moment), partial(ground.quiet, voice.urgency, moment))
    if voice.urgency < Urgency.EMERGENCY:
        yield Query(ground.fires(voice, END), partial(ground.whole, voice.urgency))
        return
    for at in reading.touched_at(voice):
        goal = logic.both([ground.fires(voice, Moment("after", at)), logic.asked(at)])
        yield Query(goal, partial(ground.calm, at))


def _given(ground: Ground, voice: Voice) -> Iterator[Moment]:
    """In truth, where a finding that no question asks is given from outside, as the journal does."""
    for id_ in sorted(ground.reading.reads(voice)):
        finding = ground.reading.protocol.vocabulary[id_]
        if not (ground.reading.asked_at(id_) or finding.yes_no):
            values = told_apart(ground.reading.protocol, finding)
            yield from (Moment("truth", finding=id_, value=value) for value in values)


def _teaches(ground: Ground, question: Question) -> bool:
    """Whether it records a cause, or nothing but facts for the words, or nothing at all."""
    vocabulary = ground.reading.protocol.vocabulary
    if any(vocabulary[item].cause for item in question.asks):
        return True
    return all(not ground.reading.near(item) and not vocabulary[item].yes_no for item in question.asks)


def _changes(ground: Ground, at: int, question: Question) -> Iterator[Claim]:
    """Another answer to the question, and nothing else different, has another outcome."""
    says = f"no answer to `{question.id}` changes an outcome, and it teaches nothing"
    yield Claim(question.id, says, _heard(ground, at, question), never=False)


def _heard(ground: Ground, at: int, question: Question) -> Iterator[Query]:
    """A whole conversation below a level that the full answers would reach if this one were another.

    With that other answer the conversation ends at that level or above it, by S2.
    """
    logic, reading = ground.logic, ground.reading
    for slot in (slot for slot in reading.slots if slot.question == question.id):
        asks = logic.asks(at, slot.finding)
        for voice in sorted(reading.near(slot.finding), key=lambda voice: len(reading.reads(voice))):
            if slot.finding not in reading.reads(voice):
                continue
            for value in reversed(slot.values):
                otherwise = Moment("truth", finding=slot.finding, value=value)
                goal = logic.both([asks, ground.lost(voice, otherwise, END)])
                yield Query(goal, partial(ground.whole, voice.urgency - 1))
