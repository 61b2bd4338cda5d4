"""Claims about the way of a conversation: where answers lead, what is skipped, and when it ends."""

from collections.abc import Iterator
from functools import partial

from triage.model.flow import Question
from triage.model.urgency import Urgency
from triage.model.vocabulary import UNSURE
from triage.proof.claims import Claim, Ground
from triage.proof.logic import END, TRUTH, Moment, Node, Query, said


def every_answer_leads_on(ground: Ground) -> Iterator[Claim]:
    """S1. That it ends is seen before, on the bare flow: `verdicts.broken_frame`."""
    logic = ground.logic
    linked = {question.id for question in ground.reading.questions}
    for id_ in ground.reading.protocol.flow.questions:
        if id_ not in linked:
            yield Claim(id_, f"no branch leads to `{id_}`", (), never=False)
    for at, question in enumerate(ground.reading.questions):
        before, after = partial(ground.calm, at), partial(ground.calm, at + 1)
        stuck = Query(logic.both([logic.asked(at), logic.stuck(at)]), after)
        yield Claim(question.id, f"an answer to `{question.id}` leads nowhere", (stuck,))
        reached = Query(logic.asked(at), before)
        yield Claim(question.id, f"no conversation reaches `{question.id}`", (reached,), never=False)
        for item in question.asks if len(question.asks) > 1 else ():
            reached = Query(logic.asks(at, item), before)
            yield Claim(f"{question.id}.{item}", f"`{question.id}` asks nobody `{item}`", (reached,), never=False)
        if question.kind == "checklist" and question.asks_again is None:
            yield from _asked_again(ground, at, question)


def _asked_again(ground: Ground, at: int, question: Question) -> Iterator[Claim]:
    """Who is not sure of an emergency sign of a checklist is asked once more, unless an emergency comes first."""
    logic = ground.logic
    for item in question.asks:
        if ground.reading.protocol.vocabulary[item].warning is Urgency.EMERGENCY:
            later = [other for other in ground.reading.asked_at(item) if other > at]
            unsure = logic.holds(Moment("after", at), said(item, UNSURE))
            left = [logic.opposite(logic.asks(other, item)) for other in later]
            goal = logic.both([logic.asks(at, item), unsure, *left])
            query = Query(goal, partial(ground.calm, max([at + 1, *later])))
            says = f"`{question.id}` asks `{item}`, an emergency, and who is not sure of it is not asked again"
            yield Claim(f"{question.id}.{item}/unsure", says, (query,))


def nothing_is_skipped(ground: Ground) -> Iterator[Claim]:
    """S2. The advice is the highest voice, so it is enough that each is matched by one of its level, both ways.

    Of a conversation that an emergency ended, S5 shows that the full answers are one.
    """
    for voice in ground.reading.voices:
        query = Query(ground.lost(voice, TRUTH, END), partial(ground.whole, voice.urgency - 1))
        yield Claim(voice.id, f"`{voice.id}` holds for the full answers and is missed", (query,))
    for voice in ground.reading.voices:
        query = Query(ground.lost(voice, END, TRUTH), partial(_less_in_truth, ground, voice.urgency - 1))
        says = f"`{voice.id}` raises the advice above that of the full answers"
        yield Claim(f"{voice.id}/added", says, (query,), too_careful=True)


def _less_in_truth(ground: Ground, above: int) -> tuple[Node, ...]:
    """A whole conversation, whose full answers have no voice above this level."""
    return (*ground.quiet(above, TRUTH), *ground.calm(ground.last + 1))


def every_emergency_is_final(ground: Ground) -> Iterator[Claim]:
    """S5. That the emergency ends it is what a conversation means; that it may do so at once is shown here.

    A voice that depends on an answer still to come, such as a rule that would replace a warning, would end it too soon.
    """
    logic, reading = ground.logic, ground.reading
    for voice in reading.above(Urgency.URGENT):
        queries = []
        for at in reading.touched_at(voice):
            early = logic.both([ground.lost(voice, Moment("after", at), TRUTH), logic.asked(at)])
            queries.append(Query(early, partial(_no_emergency, ground, at)))
        yield Claim(voice.id, f"`{voice.id}` ends it too soon: the full answers are no emergency", queries)


def _no_emergency(ground: Ground, at: int) -> tuple[Node, ...]:
    """Neither in truth nor before this place."""
    return (*ground.quiet(Urgency.URGENT, TRUTH), *ground.calm(at))
