"""Hypothesis strategies: what may be remembered of the routine, likely or not."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from typing import get_args

from hypothesis import strategies as st

from tests.patients import shipped
from triage.engine.planning import plan
from triage.engine.settling import settle
from triage.model.exercise import Dose
from triage.model.guard import Value
from triage.model.training import CheckIn, Effort, History, Plan, Review, Session, Wish, Wished

PROGRAMME = shipped().programme
PROTOCOL = shipped().protocol
START = datetime(2026, 11, 2, 9, tzinfo=UTC)
EXERCISES = sorted(PROGRAMME.exercises)
WISHES: tuple[Wish, ...] = get_args(Wish)
_ENDINGS = st.sampled_from(["done"] * 6 + ["skipped", "hurt", "numb", "left"])

# Anything at all, also what no session can leave behind.
_anything = st.sampled_from(EXERCISES) | st.sampled_from(["", "gone"])
_number = st.integers(-5, 99)
_times = st.one_of(
    st.integers(0, 40).map(lambda hours: START + timedelta(hours=6 * hours)),
    st.datetimes(timezones=st.none() | st.just(timezone(timedelta(hours=-11)))),
)
_efforts = st.builds(
    Effort,
    exercise=_anything,
    planned=st.builds(Dose, _number, _number, _number, _number),
    eased=st.booleans(),
    ending=_ENDINGS,
    pain=st.none() | _number,
    moved_down=st.booleans(),
)
_said = st.dictionaries(
    st.sampled_from(["pain_now", "worse_next_morning", "week_change", "fever"]),
    st.sampled_from(["yes", "no", "unsure", "worse", "better", "", 0, 3, 5, 9, -4]),
)
nonsense = st.builds(
    History,
    sessions=st.lists(
        st.builds(
            Session,
            at=_times,
            profile=st.sampled_from(["default", "high_pain", "chair", "gone"]),
            before=st.none() | _number,
            efforts=st.lists(_efforts, max_size=5).map(tuple),
            after=st.none() | _number,
            finished=st.booleans(),
        ),
        max_size=6,
    ).map(tuple),
    check_ins=st.lists(st.builds(CheckIn, at=_times, findings=_said), max_size=6).map(tuple),
    reviews=st.lists(st.builds(Review, at=_times, findings=_said), max_size=3).map(tuple),
    wishes=st.lists(
        st.builds(
            Wished,
            at=_times,
            wish=st.sampled_from(WISHES),
            exercise=_anything,
            instead=_anything,
        ),
        max_size=6,
    ).map(tuple),
)


@st.composite
def days(draw: st.DrawFn, findings: Mapping[str, Value], most: int = 14) -> tuple[History, tuple[Plan, ...]]:
    """A routine as it may go: each session follows the plan of its day. The plans are those that were followed."""
    history, plans, day = History(), [], 0
    chances = draw(st.sampled_from([[1], [0, 1, 2], [1, 2, 2, 4], [1, 1, 1, 1, 7], [0, 3, 5, 6, 9]]))
    for _ in range(draw(st.integers(0, most))):
        day += draw(st.sampled_from([0, 1, 1, 1, 1, 2, 9]))
        at = START + timedelta(days=day)
        history = draw(_with_what_was_said(history, at))
        pain = draw(st.sampled_from([1, 1, 1, 2, 4, 6]))
        today = settle(PROTOCOL, {**findings, "pain_now": pain})
        worse = draw(st.sampled_from(["no"] * 5 + ["yes", "unsure"]))
        said = CheckIn(at, {"pain_now": pain, "worse_next_morning": worse})
        history = History(history.sessions, (*history.check_ins, said), history.reviews, history.wishes)
        followed = plan(PROGRAMME, today, history, at.date())
        plans.append(followed)
        efforts = tuple(
            Effort(
                chosen.exercise,
                chosen.dose,
                eased=draw(st.sampled_from([False] * 9 + [True])),
                ending=draw(st.sampled_from(["done"] * 15 + ["skipped", "hurt", "numb", "left"])),
                pain=draw(st.sampled_from(chances)),
                moved_down=draw(st.sampled_from([False] * 30 + [True])),
            )
            for chosen in followed.chosen
        )
        later = at + timedelta(minutes=5)
        went = Session(later, followed.profile, pain, efforts, finished=draw(st.sampled_from([True] * 7 + [False])))
        history = History((*history.sessions, went), history.check_ins, history.reviews, history.wishes)
    return history, tuple(plans)


@st.composite
def _with_what_was_said(draw: st.DrawFn, history: History, at: datetime) -> History:
    """Sometimes a review, sometimes a wish, before the check-in."""
    kind = draw(st.sampled_from(["nothing"] * 6 + ["review", "wish"]))
    earlier = at - timedelta(minutes=10)
    if kind == "review":
        said = Review(earlier, {"week_change": draw(st.sampled_from(["better", "same", "worse"]))})
        return History(history.sessions, history.check_ins, (*history.reviews, said), history.wishes)
    if kind == "wish":
        id_ = draw(st.sampled_from(EXERCISES))
        swaps = PROGRAMME.exercises[id_].swaps
        wish = draw(st.sampled_from(WISHES))
        instead = draw(st.sampled_from(["", *swaps])) if wish == "swap" else ""
        wished = Wished(earlier, wish, id_, instead)
        return History(history.sessions, history.check_ins, history.reviews, (*history.wishes, wished))
    return history
