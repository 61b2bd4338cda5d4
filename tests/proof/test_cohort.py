"""People drawn at random: the same every time, as often as the figures say, and none with what cannot apply."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.protocols import protocol as small_protocol
from tests.engine.protocols import question
from triage.engine.assessment import assess
from triage.engine.settling import settle
from triage.errors import Problems
from triage.model.guard import ALWAYS, Findings, Guard, Is
from triage.model.prevalence import WHOLE, Figure, Portion, Prevalence
from triage.model.protocol import Protocol, Rule
from triage.model.urgency import Urgency
from triage.model.vocabulary import YES_NO, Finding, Numbers, Words
from triage.places import flows_folder
from triage.proof.cohort import Cohort, Share, draw, repeats, sample
from triage.source.prevalence import read_prevalence

YES = frozenset({"yes"})


@pytest.fixture(scope="module")
def shipped(protocol: Protocol) -> Prevalence:
    read = read_prevalence(flows_folder(), protocol, Problems())
    assert read is not None
    return read


@pytest.fixture(scope="module")
def drawn(protocol: Protocol, shipped: Prevalence) -> tuple[Findings, ...]:
    return tuple(draw(protocol, shipped, 1000, seed=3))


@pytest.fixture(scope="module")
def cohort(protocol: Protocol, shipped: Prevalence) -> Cohort:
    return sample(protocol, shipped, 1000, seed=3)


def figure(yes: int, unsure: int = 0, when: Guard = ALWAYS) -> Figure:
    """So many of ten thousand say yes, or unsure."""
    portions = (Portion(("no",), WHOLE - yes - unsure), Portion(("unsure",), unsure), Portion(("yes",), yes))
    return Figure(when, portions, (), "for the test")


def prevalence(order: tuple[str, ...], **figures: tuple[Figure, ...]) -> Prevalence:
    """Figures, without a budget."""
    return Prevalence("whoever", 100, 1, {}, (), {}, figures, order)


def two_signs(*rules: Rule, applies: Guard | None = None) -> Protocol:
    """A protocol with an urgent and an emergency finding."""
    vocabulary = {
        "a": Finding("a", Words(YES_NO), warning=Urgency.URGENT, suspects="simple"),
        "b": Finding("b", Words(YES_NO), warning=Urgency.EMERGENCY, suspects="simple", applies=applies),
    }
    made = small_protocol({id_: question(id_) for id_ in vocabulary}, vocabulary)
    return Protocol(made.vocabulary, made.settling, rules, made.routine, made.flow, made.digest, made.coverage)


def rule(id_: str, when: Guard, urgency: Urgency) -> Rule:
    """A rule without words."""
    return Rule(id_, when, urgency, None, "simple", ())


def test_the_same_seed_draws_the_same_people(protocol: Protocol, shipped: Prevalence) -> None:
    assert list(draw(protocol, shipped, 50, seed=1)) == list(draw(protocol, shipped, 50, seed=1))


def test_another_seed_draws_other_people(protocol: Protocol, shipped: Prevalence) -> None:
    assert list(draw(protocol, shipped, 50, seed=1)) != list(draw(protocol, shipped, 50, seed=2))


def test_the_first_people_are_the_same_however_many_are_drawn(protocol: Protocol, shipped: Prevalence) -> None:
    assert list(draw(protocol, shipped, 10, seed=1)) == list(draw(protocol, shipped, 20, seed=1))[:10]


def test_the_people_are_those_of_every_machine_and_python() -> None:
    """Only `random()` itself is the same in all versions of Python; this says that nothing else was used."""
    figures = prevalence(("a", "b"), a=(figure(5000),), b=(figure(2500, 2500),))

    said = [f"{person['a'][0]}{person['b'][0]}" for person in texts(two_signs(), figures, 8)]

    assert said == ["ny", "yn", "nn", "yy", "nn", "yn", "yn", "nu"]


def texts(protocol: Protocol, figures: Prevalence, people: int) -> list[dict[str, str]]:
    return [{id_: str(value) for id_, value in person.items()} for person in draw(protocol, figures, people, seed=1)]


def test_a_changed_figure_changes_no_other_answer() -> None:
    before = prevalence(("a", "b"), a=(figure(1000),), b=(figure(5000),))
    after = prevalence(("a", "b"), a=(figure(9000),), b=(figure(5000),))

    said_before = [person["b"] for person in draw(two_signs(), before, 200, seed=1)]
    said_after = [person["b"] for person in draw(two_signs(), after, 200, seed=1)]

    assert said_before == said_after


@given(yes=st.integers(0, WHOLE), unsure=st.integers(0, WHOLE), seed=st.integers(0, 1000))
def test_answers_are_as_frequent_as_the_figure_says(yes: int, unsure: int, seed: int) -> None:
    unsure = min(unsure, WHOLE - yes)
    figures = prevalence(("a", "b"), a=(figure(yes, unsure),), b=(figure(0),))

    said = [person["a"] for person in draw(two_signs(), figures, 400, seed)]

    for answer, share in (("yes", yes), ("unsure", unsure), ("no", WHOLE - yes - unsure)):
        assert abs(said.count(answer) / 400 - share / WHOLE) < 0.13  # more than five standard deviations


def test_a_share_of_nothing_is_never_drawn() -> None:
    figures = prevalence(("a", "b"), a=(figure(0),), b=(figure(WHOLE),))

    assert {(person["a"], person["b"]) for person in draw(two_signs(), figures, 300, seed=1)} == {("no", "yes")}


def test_numbers_of_a_range_are_drawn_each_as_often() -> None:
    vocabulary = {"age": Finding("age", Numbers(0, 120, "years", scale=False))}
    protocol = small_protocol({"age": question("age")}, vocabulary)
    figures = prevalence(("age",), age=(Figure(ALWAYS, (Portion((18, 19), 5000), Portion((60,), 5000)), (), "x"),))

    ages = [person["age"] for person in draw(protocol, figures, 1000, seed=1)]

    assert {age: 150 < ages.count(age) < 600 for age in set(ages)} == {18: True, 19: True, 60: True}
    assert ages.count(60) > ages.count(18) + 150


def test_who_a_figure_is_given_for_gets_it() -> None:
    figures = prevalence(("a", "b"), a=(figure(5000),), b=(figure(WHOLE, when=Is("a", YES)), figure(0)))

    people = list(draw(two_signs(), figures, 300, seed=1))

    assert {(person["a"], person["b"]) for person in people} == {("yes", "yes"), ("no", "no")}


def test_of_two_figures_that_hold_the_first_counts() -> None:
    figures = prevalence(("a", "b"), a=(figure(0),), b=(figure(WHOLE, when=Is("a", frozenset({"no"}))), figure(0)))

    assert {person["b"] for person in draw(two_signs(), figures, 50, seed=1)} == {"yes"}


def test_a_figure_can_be_given_for_what_is_worked_out(protocol: Protocol, shipped: Prevalence) -> None:
    rash = (figure(WHOLE, when=Is("nerve_sign", YES)), figure(0))
    order = (*(id_ for id_ in shipped.order if id_ != "rash"), "rash")
    changed = replace(shipped, figures={**shipped.figures, "rash": rash}, order=order)

    people = list(draw(protocol, changed, 200, seed=1))

    assert all((settle(protocol, person)["nerve_sign"] == "yes") == (person["rash"] == "yes") for person in people)


def test_nobody_has_what_cannot_apply(protocol: Protocol, drawn: tuple[Findings, ...]) -> None:
    assert [person for person in drawn if not set(person) <= set(settle(protocol, person))] == []


def test_everybody_answers_all_that_applies(
    protocol: Protocol, shipped: Prevalence, drawn: tuple[Findings, ...]
) -> None:
    def missing(person: Findings) -> list[str]:
        known = settle(protocol, person)
        return [
            id_
            for id_ in shipped.figures
            if id_ not in person and ((applies := protocol.vocabulary[id_].applies) is None or applies.holds(known))
        ]

    assert [person for person in drawn if missing(person)] == []


def test_no_man_and_nobody_too_old_is_asked_about_pregnancy(drawn: tuple[Findings, ...]) -> None:
    asked = [person for person in drawn if "pregnancy" in person]

    assert asked != []
    assert all(person["sex"] != "male" and int(person["age"]) <= 60 for person in asked)


def test_everybody_answers_in_words_of_the_vocabulary(protocol: Protocol, drawn: tuple[Findings, ...]) -> None:
    def fits(id_: str, value: object) -> bool:
        answers = protocol.vocabulary[id_].answers
        if isinstance(answers, Words):
            return value in answers.values
        return isinstance(value, int) and answers.low <= value <= answers.high

    assert [(id_, value) for person in drawn for id_, value in person.items() if not fits(id_, value)] == []


def test_the_advice_counted_is_that_of_the_engine(
    protocol: Protocol, drawn: tuple[Findings, ...], cohort: Cohort
) -> None:
    advised = [assess(protocol, person).urgency for person in drawn]

    assert {level: cohort.share(level).count for level in Urgency} == {level: advised.count(level) for level in Urgency}


def test_shares_are_of_everybody(cohort: Cohort) -> None:
    assert sum(cohort.share(level).count for level in Urgency) == cohort.of == 1000


def test_at_least_a_level_counts_all_above(cohort: Cohort) -> None:
    above = cohort.share(Urgency.URGENT).count + cohort.share(Urgency.EMERGENCY).count

    assert cohort.at_least(Urgency.URGENT) == Share(above, 1000)


def test_who_has_a_warning_sign_of_soon_or_above_is_counted(
    protocol: Protocol, drawn: tuple[Findings, ...], cohort: Cohort
) -> None:
    signs = [f.id for f in protocol.vocabulary.values() if f.warning is not None and f.warning >= Urgency.SOON]
    known = [settle(protocol, person) for person in drawn]

    assert cohort.with_a_sign.count == sum(any(person.get(sign) == "yes" for sign in signs) for person in known)


def test_what_decides_alone_and_with_others_is_told_apart() -> None:
    both = rule("both", Is("a", YES), Urgency.EMERGENCY)
    figures = prevalence(("a", "b"), a=(figure(5000),), b=(figure(WHOLE, when=Is("a", YES)), figure(2000)))

    counted = sample(two_signs(both), figures, 400, seed=1)

    a_too = counted.at_least(Urgency.EMERGENCY).count - counted.drivers(Urgency.EMERGENCY)[0].alone.count
    assert [(each.id, each.together.count) for each in counted.drivers(Urgency.EMERGENCY)] == [
        ("b", a_too),
        ("both", a_too),
    ]
    assert counted.drivers(Urgency.EMERGENCY)[1].alone.count == 0


def test_what_decides_most_often_alone_stands_first(cohort: Cohort) -> None:
    alone = [driver.alone.count for driver in cohort.drivers(Urgency.EMERGENCY)]

    assert alone == sorted(alone, reverse=True)


def test_everybody_at_a_level_is_sent_there_by_something(cohort: Cohort) -> None:
    assert all(deciding for (level, deciding) in cohort.decided if level > Urgency.SELF_CARE)


def test_a_rule_that_repeats_a_warning_is_not_counted_beside_it() -> None:
    again = rule("again", Is("b", YES), Urgency.EMERGENCY)
    figures = prevalence(("a", "b"), a=(figure(0),), b=(figure(5000),))

    drivers = sample(two_signs(again), figures, 100, seed=1).drivers(Urgency.EMERGENCY)

    assert [(driver.id, driver.together.count) for driver in drivers] == [("b", 0)]


def test_the_rules_of_the_protocol_that_repeat_a_warning_are_known(protocol: Protocol) -> None:
    assert {id_ for id_, warnings in repeats(protocol).items() if warnings} == {"R01", "R20", "R24"}


def test_an_answer_that_alone_keeps_somebody_there_is_counted() -> None:
    figures = prevalence(("a", "b"), a=(figure(WHOLE),), b=(figure(5000),))

    counted = sample(two_signs(), figures, 100, seed=1)

    emergencies = counted.share(Urgency.EMERGENCY)
    assert counted.answers(Urgency.EMERGENCY) == (("b", emergencies),)
    assert counted.answers(Urgency.URGENT) == (("a", Share(100 - emergencies.count, 100)),)


def test_an_answer_counts_through_what_is_worked_out_from_it(
    protocol: Protocol, drawn: tuple[Findings, ...], cohort: Cohort
) -> None:
    """Numbness in one leg has no warning above physio, but is a nerve sign, and so an emergency beside others."""
    kept = [
        person
        for person in drawn
        if person["leg_numbness_patch"] != "no"
        and assess(protocol, person).urgency is Urgency.EMERGENCY
        and assess(protocol, {**person, "leg_numbness_patch": "no"}).urgency < Urgency.EMERGENCY
    ]

    assert dict(cohort.answers(Urgency.EMERGENCY))["leg_numbness_patch"].count == len(kept) > 0


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [
        (10, 100, 0.0552, 0.1744),
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (81, 263, 0.2553, 0.3662),  # Newcombe 1998, table I: 0.2553 to 0.3662
        (15, 148, 0.0624, 0.1605),  # the same: 0.0624 to 0.1605
        (1, 29, 0.0061, 0.1718),  # the same: 0.0061 to 0.1718
    ],
)
def test_the_bounds_are_those_of_wilson(count: int, of: int, low: float, high: float) -> None:
    assert Share(count, of).bounds == pytest.approx((low, high), abs=0.00006)


@given(of=st.integers(1, 100_000), data=st.data())
def test_the_share_is_inside_its_bounds(of: int, data: st.DataObject) -> None:
    share = Share(data.draw(st.integers(0, of)), of)
    low, high = share.bounds

    assert 0 <= low <= share.part <= high <= 1
