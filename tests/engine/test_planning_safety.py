"""What must never happen in a plan, for any answers and any history whatever."""

from collections import Counter
from datetime import date, timedelta
from itertools import chain, pairwise
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.answers import some_findings
from tests.engine.routine_histories import PROGRAMME, PROTOCOL, START, days, nonsense
from triage.engine.planning import plan
from triage.engine.settling import settle
from triage.engine.timing import minutes
from triage.engine.zones import zone_of_effort
from triage.model import because
from triage.model.exercise import Amount, Dose, Exercise, lower
from triage.model.guard import Value
from triage.model.training import Because, CheckIn, Chosen, Effort, History, Plan, Session
from triage.model.vocabulary import UNSURE, YES

TODAY = START.date() + timedelta(days=20)
MARKS = sorted(
    {finding for exercise in PROGRAMME.exercises.values() for finding in (*exercise.avoid, *exercise.adapts)}
    | {"worse_bending", "prior_herniated_disc", "leg_pain_moves_up", "prior_spinal_stenosis"}
)
"""The findings that plans look at."""
marked = st.dictionaries(st.sampled_from(MARKS), st.sampled_from(["yes", "no", "unsure"]), max_size=8)
answers = st.builds(lambda some, marks: settle(PROTOCOL, {**some, **marks}), some_findings(8), marked)


def at_most(dose: Dose, other: Dose) -> bool:
    """Whether no amount of it is more."""
    return lower(dose, other) == dose


def in_turn(found: Plan) -> dict[tuple[str, int], Chosen]:
    """What is chosen, the second time of the same apart from the first."""
    seen: Counter[str] = Counter()
    chosen = {}
    for each in found.chosen:
        chosen[each.exercise, seen[each.exercise]] = each
        seen[each.exercise] += 1
    return chosen


def effort(found: Plan) -> dict[tuple[str, int], Chosen]:
    """What is chosen, but for rest."""
    return {place: each for place, each in in_turn(found).items() if PROGRAMME.exercises[place[0]].kind != "rest"}


@settings(max_examples=100)
@given(findings=answers, history=nonsense, offered=st.booleans(), today=st.dates())
def test_any_history_at_all_has_a_plan(
    findings: dict[str, Value], history: History, today: date, *, offered: bool
) -> None:
    assert bool(plan(PROGRAMME, findings, history, today, offered=offered).chosen) == offered


@settings(max_examples=100)
@given(findings=answers, history=nonsense, offered=st.booleans())
def test_each_exercise_is_either_chosen_or_left_out(
    findings: dict[str, Value], history: History, *, offered: bool
) -> None:
    found = plan(PROGRAMME, findings, history, TODAY, offered=offered)

    chosen = {each.exercise for each in found.chosen}
    assert sorted([*chosen, *(each.exercise for each in found.left_out)]) == sorted(PROGRAMME.exercises)


@settings(max_examples=100)
@given(answers, nonsense)
def test_each_choice_and_each_omission_says_why(findings: dict[str, Value], history: History) -> None:
    found = plan(PROGRAMME, findings, history, TODAY)

    assert all(_reasons(found))


@settings(max_examples=100)
@given(answers, nonsense)
def test_every_reason_names_what_its_words_need(findings: dict[str, Value], history: History) -> None:
    found = plan(PROGRAMME, findings, history, TODAY)
    reasons = [*found.because, *chain.from_iterable(_reasons(found))]

    assert all(_filled(why) == set(because.NAMES[why.key]) for why in reasons)


def _reasons(found: Plan) -> list[tuple[Because, ...]]:
    """Why each exercise of the programme is in, or is not."""
    return [*(each.because for each in found.chosen), *(each.because for each in found.left_out)]


def _filled(why: Because) -> set[str]:
    """What a reason names; its number is there when its words want one, 0 being one as well."""
    named = {name for name in ("finding", "exercise") if getattr(why, name)}
    return named | ({"number"} & set(because.NAMES[why.key]))


@settings(max_examples=150)
@given(answers, nonsense)
def test_nothing_that_must_be_avoided_is_ever_in_a_plan(findings: dict[str, Value], history: History) -> None:
    found = plan(PROGRAMME, findings, history, TODAY)

    avoided = {finding for each in found.chosen for finding in PROGRAMME.exercises[each.exercise].avoid}
    assert not [finding for finding in avoided if findings.get(finding) in {YES, UNSURE}]


@settings(max_examples=100)
@given(findings=answers, history=nonsense, pain=st.integers(0, 10), more=st.integers(0, 10), said=st.booleans())
def test_more_pain_never_allows_more_exercise(
    findings: dict[str, Value], history: History, pain: int, more: int, *, said: bool
) -> None:
    less_pain, more_pain = sorted((pain, more))
    at_p, at_q = (effort(_with_pain(findings, history, each, said=said)) for each in (less_pain, more_pain))

    assert at_q.keys() <= at_p.keys()
    assert all(at_most(chosen.dose, at_p[place].dose) for place, chosen in at_q.items())


@settings(max_examples=50)
@given(st.data(), marked, st.integers(0, 10), st.integers(0, 10))
def test_more_pain_never_allows_more_exercise_after_a_likely_history(
    data: st.DataObject, marks: dict[str, str], pain: int, more: int
) -> None:
    findings = settle(PROTOCOL, marks)
    history, _ = data.draw(days(findings, most=6))
    less_pain, more_pain = sorted((pain, more))
    at_p, at_q = (effort(_with_pain(findings, history, each, said=True)) for each in (less_pain, more_pain))

    assert at_q.keys() <= at_p.keys()
    assert all(at_most(chosen.dose, at_p[place].dose) for place, chosen in at_q.items())


def _with_pain(findings: dict[str, Value], history: History, pain: int, *, said: bool) -> Plan:
    """The plan with this pain; where it is `said`, the last check-in is one that says it."""
    now = settle(PROTOCOL, {**findings, "pain_now": pain})
    check_in = CheckIn(START + timedelta(days=20), {"pain_now": pain})
    check_ins = (*history.check_ins, check_in) if said else history.check_ins
    remembered = History(history.sessions, check_ins, history.reviews, history.wishes)
    return plan(PROGRAMME, now, remembered, TODAY)


@settings(max_examples=50)
@given(st.data(), marked)
def test_a_plan_is_one_step_more_in_one_exercise_at_most(data: st.DataObject, marks: dict[str, str]) -> None:
    _, plans = data.draw(days(settle(PROTOCOL, marks)))

    for earlier, later in pairwise(plans):
        before = {each.exercise: each.step for each in earlier.chosen}
        more = {each.exercise: each.step - before.get(each.exercise, each.step) for each in later.chosen}
        assert sum(max(steps, 0) for steps in more.values()) <= 1


@settings(max_examples=50)
@given(st.data(), marked)
def test_a_dose_is_never_more_than_its_step(data: st.DataObject, marks: dict[str, str]) -> None:
    _, plans = data.draw(days(settle(PROTOCOL, marks)))

    for chosen in (each for found in plans for each in found.chosen):
        full = PROGRAMME.exercises[chosen.exercise].at(chosen.step)
        assert at_most(chosen.dose, full)


@settings(max_examples=50)
@given(st.data(), marked)
def test_after_too_much_there_is_never_more(data: st.DataObject, marks: dict[str, str]) -> None:
    history, plans = data.draw(days(settle(PROTOCOL, marks)))

    for went, later in zip(history.sessions, plans[1:], strict=False):
        red = [each for each in went.efforts if zone_of_effort(PROGRAMME, each, went.before) == "red"]
        assert not [
            each
            for each in red
            for chosen in later.chosen
            if chosen.exercise == each.exercise and not at_most(chosen.dose, each.planned)
        ]


@settings(max_examples=50)
@given(st.data(), marked)
def test_nothing_grows_within_fewer_sessions_than_the_rules_say(data: st.DataObject, marks: dict[str, str]) -> None:
    _, plans = data.draw(days(settle(PROTOCOL, marks)))

    grew = [number for number, found in enumerate(plans) for why in found.because if why.key == because.GREW]
    assert all(later - earlier >= PROGRAMME.rules.green_sessions for earlier, later in pairwise([0, *grew]))


def test_the_first_plan_lasts_ten_to_fifteen_minutes() -> None:
    assert 10 <= minutes(PROGRAMME, plan(PROGRAMME, settle(PROTOCOL, {}), History(), TODAY)) <= 15


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"leg_pain_below_knee": "yes"},
        {"prior_herniated_disc": "yes", "worse_bending": "yes", "leg_pain_moves_up": "yes"},
        {"prior_spinal_stenosis": "yes"},
        {"prior_spondylolisthesis": "yes"},
        {"osteoporosis": "yes"},
        {"pregnancy": "yes"},
        {"cannot_reach_floor": "yes"},
    ],
    ids=lambda said: next(iter(said), "nobody"),
)
def test_after_a_year_of_easy_sessions_the_longest_plan_is_half_an_hour(said: dict[str, Value]) -> None:
    findings, history = settle(PROTOCOL, said), History()
    longest = 0
    for week in range(52):
        today = START + timedelta(weeks=week)
        followed = plan(PROGRAMME, findings, history, today.date())
        longest = max(longest, minutes(PROGRAMME, followed))
        efforts = tuple(Effort(chosen.exercise, chosen.dose, pain=1) for chosen in followed.chosen)
        done = tuple(
            Session(today + timedelta(days=day), followed.profile, 1, efforts, after=1, finished=True)
            for day in range(0, 6, 2)
        )
        history = History((*history.sessions, *done))

    assert minutes(PROGRAMME, plan(PROGRAMME, findings, History(), TODAY)) < longest <= 30


@pytest.mark.parametrize("exercise", PROGRAMME.exercises.values(), ids=PROGRAMME.exercises)
def test_each_step_is_more_of_one_thing_and_nothing_else(exercise: Exercise) -> None:
    for dose, following in pairwise(exercise.steps()):
        changed = [amount for amount in get_args(Amount) if dose.of(amount) != following.of(amount)]
        assert len(changed) == 1
        assert at_most(dose, following)
