"""Claims about the advice: what a low one needs, that more signs never lower it, and when the routine is offered."""

from collections.abc import Iterator
from functools import cache, partial
from itertools import pairwise

from triage.model.protocol import Rule
from triage.model.urgency import Urgency
from triage.model.vocabulary import NO, UNSURE, YES, Finding
from triage.proof.claims import Claim, Ground
from triage.proof.logic import END, Moment, Node, Query, Voice, gate, said


def low_advice_needs_a_no(ground: Ground) -> Iterator[Claim]:
    """S3. At the end, and without taking a missing answer for an unsure one."""
    logic = ground.logic
    moment = Moment("after", ground.last)
    besides = cache(partial(ground.whole, Urgency.PHYSIO))
    for finding in _warned(ground, Urgency.URGENT):
        unanswered = logic.opposite(logic.holds(moment, said(finding.id, YES, NO, UNSURE)))
        cases = [logic.holds(moment, said(finding.id, value)) for value in (YES, UNSURE)]
        cases.append(logic.both([unanswered, logic.holds(moment, gate(finding))]))
        says = f"`{finding.id}` applies and was not answered no, and the advice is self-care or physio"
        open_ = [case for case in cases if not ground.outdone(case, finding.id, Urgency.PHYSIO)]
        yield Claim(finding.id, says, [Query(case, besides) for case in open_])


def more_signs_never_lower(ground: Ground) -> Iterator[Claim]:
    """S4. If a voice speaks before the change, one of its level or more counts after it.

    A warning *counts* though a rule stands in for it, unless that rule did so before the change. So wherever the advice
    is lower after the change, the change made such a rule act. Each of these rules is then shown acting.
    """
    for id_ in sorted({finding for question in ground.reading.questions for finding in question.asks}):
        if ground.reading.protocol.vocabulary[id_].yes_no:
            for before, after in pairwise((NO, UNSURE, YES)):
                yield from _step(ground, id_, before, after)
    for rule in ground.reading.protocol.rules:
        if rule.replaces is not None:
            yield _acting(ground, rule, rule.replaces)


def _step(ground: Ground, id_: str, before: str, after: str) -> Iterator[Claim]:
    then, now = Moment("truth", finding=id_, value=before), Moment("truth", finding=id_, value=after)
    for voice in ground.reading.near(id_):
        queries = () if _plainly_kept(ground, voice, then, now) else (_lost(ground, voice, then, now),)
        says = f"`{voice.id}` and its level are lost when `{id_}` goes from {before} to {after}"
        yield Claim(f"{id_}/{after}/{voice.id}", says, queries, change=(id_, before, after))


def _plainly_kept(ground: Ground, voice: Voice, then: Moment, now: Moment) -> bool:
    """Whether it is plain that the voice, the warning of the changed finding or another at its level counts."""
    logic = ground.logic
    spoke, counts = ground.fires(voice, then), ground.counted(voice, then, now)
    if logic.implies(spoke, counts):
        return True
    others = [each for each in ground.reading.near(now.finding) if each.urgency >= voice.urgency]
    own = (logic.either([counts, ground.counted(each, then, now)]) for each in others if each.warns_of == now.finding)
    goal = logic.both([spoke, logic.opposite(counts)])
    rest = (ground.counted(each, then, now) for each in others)
    return logic.implies_any(spoke, own) or logic.implies_any(goal, rest)


def _lost(ground: Ground, voice: Voice, then: Moment, now: Moment) -> Query:
    goal = ground.logic.both([ground.fires(voice, then), ground.logic.opposite(ground.counted(voice, then, now))])
    return Query(goal, partial(ground.uncounted, voice.urgency - 1, then, now))


def _acting(ground: Ground, rule: Rule, replaced: str) -> Claim:
    """The rule stands in for the warning, and nothing else reaches the level of it."""
    logic = ground.logic
    warning = ground.reading.protocol.vocabulary[replaced].warning or Urgency.SELF_CARE
    acts = logic.both([logic.holds(END, rule.when), logic.holds(END, said(replaced, YES))])
    query = Query(acts, partial(ground.whole, warning - 1))
    return Claim(rule.id, f"`{rule.id}` never stands in for `{replaced}`", (query,), never=False)


def the_routine_is_offered_safely(ground: Ground) -> Iterator[Claim]:
    """S6, in its form without a plan."""
    logic, routine = ground.logic, ground.reading.protocol.routine
    for level, condition in routine.items():
        offered = logic.holds(END, condition)
        advised = cache(partial(_advised, ground, level, offered))
        if level > Urgency.PHYSIO:
            yield Claim(level.id, f"the routine is offered at {level.id}", (Query(offered, advised),))
            continue
        for finding in _warned(ground, Urgency.SOON):
            signs = [logic.holds(END, said(finding.id, value)) for value in (YES, UNSURE)]
            refused = logic.opposite(offered)
            open_ = [
                sign for sign in signs if not (logic.implies(sign, refused) or ground.outdone(sign, finding.id, level))
            ]
            queries = [Query(sign, advised) for sign in open_]
            says = f"the routine is offered at {level.id}, with `{finding.id}` there or not sure"
            yield Claim(f"{level.id}/{finding.id}", says, queries)


def _advised(ground: Ground, level: Urgency, offered: Node) -> tuple[Node, ...]:
    """The advice of a whole conversation is this level, and the routine is offered."""
    here = [ground.fires(voice, END) for voice in ground.reading.voices if voice.urgency == level]
    reached = (ground.logic.either(here),) if level > Urgency.SELF_CARE else ()
    return (*ground.whole(level), *reached, offered)


def _warned(ground: Ground, least: Urgency) -> Iterator[Finding]:
    for finding in ground.reading.protocol.vocabulary.values():
        if finding.warning is not None and finding.warning >= least:
            yield finding
