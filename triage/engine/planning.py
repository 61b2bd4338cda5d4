"""Today's plan: which exercises, how much of each, and why."""

from collections.abc import Iterator, Sequence
from datetime import date

from triage.engine.choosing import Choice, Person, Place, against, choose, rest
from triage.engine.dosing import dosed
from triage.engine.news import news
from triage.engine.progression import progress
from triage.engine.timeline import week_of
from triage.model import because
from triage.model.guard import Findings
from triage.model.programme import Profile, Programme
from triage.model.training import Because, History, LeftOut, Plan

_INSTEAD = frozenset({because.REPLACED, because.SWAPPED_OUT})
"""Reasons that name what is done instead."""


def plan(programme: Programme, findings: Findings, history: History, today: date, *, offered: bool = True) -> Plan:
    """Today's plan for settled findings; pure and total. Where no routine is offered, there is nothing in it."""
    person = Person(programme, findings, progress(programme, history, today), week_of(history, today))
    profile, own = fitting(programme, findings)
    if not offered:
        why = (Because(because.NOT_OFFERED),)
        return Plan(today, profile.id, person.week, (), tuple(LeftOut(id_, why) for id_ in programme.exercises))
    usual = choose(person, own)
    choice = usual if profile == own else _milder(person, profile, usual)
    if not choice.places:
        choice.places = list(rest(person))
    chosen = tuple(dosed(person, profile, place, like) for place, like in _paired(choice.places, usual.places))
    left_out = tuple(
        LeftOut(id_, _left_out(person, choice, id_)) for id_ in programme.exercises if id_ not in choice.taken
    )
    return Plan(today, profile.id, person.week, chosen, left_out, news(person, profile, choice.places))


def fitting(programme: Programme, findings: Findings) -> tuple[Profile, Profile]:
    """The first profile that fits, and the first of those that grow: the person's own on a usual day."""
    fits = [each for each in programme.profiles if each.when is None or each.when.holds(findings)]
    first = fits[0] if fits else programme.profiles[-1]
    return first, next((each for each in fits if each.grows), first)


def _milder(person: Person, profile: Profile, usual: Choice) -> Choice:
    """What of a mild routine the person would do on a usual day as well, and rest: pain never brings more exercise."""
    mild = choose(person, profile)
    its = {item.exercise for item in profile.sequence}
    places = [
        place
        for place, like in _paired(mild.places, usual.places)
        if _is_rest(person, place) or (like is not None and place.exercise in its)
    ]
    taken = {place.exercise for place in places}
    not_today: tuple[Because, ...] = (Because(because.NOT_TODAY),)
    omitted = dict.fromkeys(usual.taken | mild.taken, not_today)
    for id_, reasons in (usual.omitted | mild.omitted).items():
        omitted[id_] = (
            tuple(each for each in reasons if each.key not in _INSTEAD or each.exercise in taken) or not_today
        )
    return Choice(places, omitted)


def _paired(places: Sequence[Place], usual: Sequence[Place]) -> Iterator[tuple[Place, Place | None]]:
    """Each place with the one of a usual day at which the same is done, first with first and second with second."""
    left = list(usual)
    for place in places:
        like = next((each for each in left if each.exercise == place.exercise), None)
        if like is not None:
            left.remove(like)
        yield place, like


def _is_rest(person: Person, place: Place) -> bool:
    return person.programme.exercises[place.exercise].kind == "rest"


def _left_out(person: Person, choice: Choice, id_: str) -> tuple[Because, ...]:
    if id_ in choice.omitted:
        return choice.omitted[id_]
    return (*against(person, person.programme.exercises[id_]), Because(because.NOT_FOR_THIS_ROUTINE))
