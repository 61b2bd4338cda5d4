"""A small programme for tests of the routine, and sessions of it, built by hand."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from triage.model.exercise import Dose, Exercise, Growth, Kind
from triage.model.guard import Guard, Is, Value, Within
from triage.model.programme import Fraction, Item, Profile, Programme, Rules, Zones
from triage.model.training import CheckIn, Effort, Ending, History, Plan, Review, Session, Wish, Wished

MONDAY = date(2026, 11, 23)
RULES = Rules(
    zones=Zones(green_to=2, amber_to=5, rise=2),
    green_sessions=3,
    after_red=Fraction(1, 2),
    remove_after_red=2,
    red_days=2,
    strong_pain=6,
    strong_pain_days=3,
    morning_rise=2,
    after_bad_morning=Fraction(2, 3),
    easy_days=7,
    times_a_day=2,
    minutes_at_most=15,
    triage_counts_for=7,
    set_up_counts_for=28,
    check_in_counts_for=30,
    review_every=7,
    sources=(),
)


def exercise(  # noqa: PLR0913 - each is a fact that some test changes
    id_: str,
    dose: Dose,
    *growth: Growth,
    kind: Kind = "stretch",
    avoid: tuple[str, ...] = (),
    adapts: tuple[str, ...] = (),
    swaps: tuple[str, ...] = (),
) -> Exercise:
    """An exercise whose other facts do not matter."""
    return Exercise(
        id=id_,
        kind=kind,
        bias="neutral",
        position="back",
        places=("floor",),
        sides="both",
        dose=dose,
        growth=growth,
        pause=2,
        avoid=avoid,
        adapts=adapts,
        easier=None,
        harder=None,
        swaps=swaps,
        sources=(),
    )


EXERCISES = (
    exercise("walk", Dose(minutes=5), Growth("minutes", 2, 9), kind="aerobic", avoid=("lame",)),
    exercise("breathe", Dose(minutes=2), kind="rest"),
    exercise("lie", Dose(minutes=3), kind="rest", avoid=("pregnant",)),
    exercise("tilt", Dose(4, 4), Growth("repetitions", 1, 6), Growth("hold", 2, 6), avoid=("pregnant",)),
    exercise("roll", Dose(4, 10), Growth("repetitions", 1, 8), avoid=("thin_bones",), swaps=("tilt", "brace", "press")),
    exercise("bend", Dose(2, 10), avoid=("sore_leg",), adapts=("stiff",), swaps=("brace",)),
    exercise("deep", Dose(2, 10), avoid=("sore_leg",)),
    exercise("brace", Dose(5, 6), Growth("repetitions", 1, 6), swaps=("deep", "press", "breathe")),
    exercise("press", Dose(5)),
)
USUAL = Profile(
    "usual",
    None,
    (
        Item("walk", minutes=3),
        Item("tilt"),
        Item("roll"),
        Item("bend", from_week=2),
        Item("deep", from_week=3, after="bend"),
        Item("walk"),
    ),
    grows=True,
    sources=(),
)
OTHER = Profile("other", Is("other", frozenset({"yes"})), (Item("brace"), Item("walk")), grows=True, sources=())
MILD = Profile(
    "mild",
    Within("pain_now", 6, 10),
    (Item("lie"), Item("breathe"), Item("walk", minutes=4), Item("tilt"), Item("press")),
    grows=False,
    sources=(),
)
PROGRAMME = Programme({each.id: each for each in EXERCISES}, (MILD, OTHER, USUAL), RULES, {}, "", {})


def at(day: int, hour: int = 12) -> datetime:
    """Noon, so many days after a Monday."""
    return datetime.combine(MONDAY + timedelta(day), datetime.min.time(), UTC).replace(hour=hour)


def effort(
    id_: str, pain: int | None = 1, *, planned: Dose | None = None, ending: Ending = "done", eased: bool = False
) -> Effort:
    """An exercise as it was done, at first with the dose to begin with."""
    return Effort(id_, planned or PROGRAMME.exercises[id_].dose, eased=eased, ending=ending, pain=pain)


def session(day: int, *efforts: Effort, before: int | None = 1, profile: str = "usual") -> Session:
    """A session that came to its end."""
    return Session(at(day), profile, before, efforts, finished=True)


def followed(
    plan: Plan, day: int, pains: Mapping[str, int] | None = None, *, before: int = 1, pain: int = 1
) -> Session:
    """The session that follows a plan to the letter, with these pain scores and `pain` for the others."""
    scores = pains or {}
    efforts = tuple(
        Effort(chosen.exercise, chosen.dose, pain=scores.get(chosen.exercise, pain)) for chosen in plan.chosen
    )
    return Session(at(day), plan.profile, before, efforts, finished=True)


def check_in(day: int, pain: int | None = 1, *, worse: str = "no", hour: int = 8) -> CheckIn:
    """What is said in the morning."""
    said: dict[str, Value] = {"worse_next_morning": worse}
    return CheckIn(at(day, hour), said if pain is None else said | {"pain_now": pain})


def review(day: int, change: str) -> Review:
    """What is said at the end of a week."""
    return Review(at(day, 9), {"week_change": change})


def wished(day: int, wish: Wish, id_: str = "", instead: str = "") -> Wished:
    """What is asked for."""
    return Wished(at(day, 10), wish, id_, instead)


def history(*happened: Session | CheckIn | Review | Wished) -> History:
    """All of it, each kind in the order given."""
    return History(
        tuple(each for each in happened if isinstance(each, Session)),
        tuple(each for each in happened if isinstance(each, CheckIn)),
        tuple(each for each in happened if isinstance(each, Review)),
        tuple(each for each in happened if isinstance(each, Wished)),
    )


def with_profile(*items: Item, when: Guard | None = None, grows: bool = True) -> Programme:
    """The programme with one profile more, the first that fits."""
    profile = Profile("first", when, items, grows=grows, sources=())
    return replace(PROGRAMME, profiles=(profile, *PROGRAMME.profiles))
