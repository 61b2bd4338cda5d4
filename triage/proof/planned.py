"""Claims about today's plan: nobody is given what must be avoided, and more pain never brings more."""

from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from triage.model.programme import Item, Programme
from triage.model.urgency import Urgency
from triage.model.vocabulary import UNSURE, YES
from triage.proof.claims import Claim, Ground
from triage.proof.logic import END, Moment, Node, Query, said
from triage.proof.slots import told_apart

PAIN = "pain_now"
"""The finding that is the pain of the moment, from 0 to 10."""
REST = "rest"
"""The kind of exercise that is no effort."""


def no_plan_has_what_is_forbidden(ground: Ground, programme: Programme) -> Iterator[Claim]:
    """S6, with the plan: by what the evidence forbids, and not by what the exercises themselves avoid.

    What a plan can have is looked at without any history: a history only takes away, puts in what is allowed anyway,
    or changes how much.
    """
    logic = ground.logic
    for id_ in programme.exercises:
        possible = may_be_planned(ground, programme, id_, END)
        for finding in programme.forbidden.get(id_, ()):
            there = logic.holds(END, said(finding, YES, UNSURE))
            besides = partial(offered, ground)
            says = f"`{id_}` is in a plan with `{finding}` there or not sure"
            yield Claim(f"{id_}/{finding}", says, (Query(logic.both([possible, there]), besides),))


def more_pain_never_brings_more(ground: Ground, programme: Programme) -> Iterator[Claim]:
    """S6: whatever is an effort and may be in the plan with more pain may be in it with less."""
    logic, protocol = ground.logic, ground.reading.protocol
    scores = told_apart(protocol, protocol.vocabulary[PAIN])
    for id_, exercise in programme.exercises.items():
        if exercise.kind == REST:
            continue
        for less, more in pairwise(scores):
            now, then = (Moment("truth", finding=PAIN, value=score) for score in (less, more))
            with_more = may_be_planned(ground, programme, id_, then)
            with_less = may_be_planned(ground, programme, id_, now)
            goal = logic.both([with_more, logic.opposite(with_less)])
            says = f"`{id_}` may be in a plan with pain {more} and not with pain {less}"
            query = Query(goal, partial(ground.quiet, Urgency.PHYSIO, then))
            yield Claim(f"{id_}/{PAIN}", says, (query,))


def somebody_gets_each(ground: Ground, programme: Programme) -> Iterator[Claim]:
    """S9: every exercise and every profile is for somebody, and nobody who may exercise is left with nothing."""
    logic = ground.logic
    may_exercise = partial(offered, ground)
    for id_ in programme.exercises:
        possible = may_be_planned(ground, programme, id_, END)
        yield Claim(id_, f"`{id_}` is in nobody's plan", (Query(possible, may_exercise),), never=False)
    for number, profile in enumerate(programme.profiles):
        fits = _fits(ground, programme, number, END)
        yield Claim(profile.id, f"the profile `{profile.id}` fits nobody", (Query(fits, may_exercise),), never=False)
    nothing = [
        logic.opposite(may_be_planned(ground, programme, id_, END, first_week=True)) for id_ in programme.exercises
    ]
    yield Claim("plan", "somebody who may exercise has an empty plan", (Query(logic.both(nothing), may_exercise),))


def may_be_planned(
    ground: Ground, programme: Programme, exercise: str, moment: Moment, *, first_week: bool = False
) -> Node:
    """Whether a plan can have the exercise: its place in the profile that fits, or as a swap, nothing against it."""
    logic = ground.logic
    wanted = []
    for number, profile in enumerate(programme.profiles):
        places = [
            _has_place(ground, item, moment)
            for item in profile.sequence
            if exercise in _at(programme, item, swaps=not first_week) and not (first_week and item.from_week > 1)
        ]
        if places:
            wanted.append(logic.both([_fits(ground, programme, number, moment), logic.either(places)]))
    against = [logic.holds(moment, said(each, YES, UNSURE)) for each in programme.exercises[exercise].avoid]
    return logic.both([logic.either(wanted), *map(logic.opposite, against)])


def _at(programme: Programme, item: Item, *, swaps: bool) -> tuple[str, ...]:
    """What can stand at a place: its exercise, and what can stand in for that."""
    exercise = programme.exercises[item.exercise]
    if not swaps:
        return (exercise.id,)
    ladder = tuple(each for each in (exercise.easier, exercise.harder) if each is not None)
    return (exercise.id, *exercise.swaps, *ladder)


def _has_place(ground: Ground, item: Item, moment: Moment) -> Node:
    return ground.logic.both([]) if item.when is None else ground.logic.holds(moment, item.when)


def _fits(ground: Ground, programme: Programme, number: int, moment: Moment) -> Node:
    """The profile fits, and none above it does."""
    logic = ground.logic
    above = [each.when for each in programme.profiles[:number] if each.when is not None]
    here = programme.profiles[number].when
    return logic.both(
        [
            *([] if here is None else [logic.holds(moment, here)]),
            *(logic.opposite(logic.holds(moment, guard)) for guard in above),
        ]
    )


def offered(ground: Ground) -> Iterator[Node]:
    """A whole conversation at whose end the routine is offered."""
    logic, routine = ground.logic, ground.reading.protocol.routine
    yield from ground.whole(Urgency.PHYSIO)
    physio = logic.either(
        [ground.fires(voice, END) for voice in ground.reading.voices if voice.urgency is Urgency.PHYSIO]
    )
    levels = {Urgency.SELF_CARE: logic.opposite(physio), Urgency.PHYSIO: physio}
    yield logic.either(
        [
            logic.both([levels[level], logic.holds(END, condition)])
            for level, condition in routine.items()
            if level in levels
        ]
    )
