"""Answers count for as long as the protocol says, to the second."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from triage.engine.freshness import limits, stale
from triage.engine.recalling import Given
from triage.model.flow import WARNING
from triage.model.protocol import Protocol
from triage.model.vocabulary import Finding

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
HOUR, DAY, SECOND = timedelta(hours=1), timedelta(hours=24), timedelta(seconds=1)


def given(protocol: Protocol, *questions: str, digest: str | None = None) -> dict[str, Given]:
    return dict.fromkeys(questions, Given("no", NOON, protocol.digest if digest is None else digest))


@pytest.mark.parametrize("question", ["saddle", "saddle_again", "legs", "legs_again"])
def test_signs_of_the_cauda_equina_count_for_an_hour(protocol: Protocol, question: str) -> None:
    assert limits(protocol)[question] == HOUR


@pytest.mark.parametrize("question", ["danger", "infection", "injury", "pain_now"])
def test_other_warnings_and_what_rules_read_count_for_a_day(protocol: Protocol, question: str) -> None:
    assert limits(protocol)[question] == DAY


@pytest.mark.parametrize("question", ["consent", "region", "review"])
def test_what_no_advice_rests_on_lasts(protocol: Protocol, question: str) -> None:
    assert question not in limits(protocol)


def test_every_question_that_asks_a_warning_sign_has_a_limit(protocol: Protocol) -> None:
    known, longest = limits(protocol), timedelta(seconds=protocol.flow.ask_again_after[WARNING])
    asking = [
        question.id
        for question in protocol.flow.questions.values()
        if any(protocol.vocabulary[id_].warning is not None for id_ in question.asks)
    ]

    assert asking
    assert all(known[id_] <= longest for id_ in asking)


def test_every_question_whose_finding_a_rule_reads_has_a_limit_unless_it_lasts(protocol: Protocol) -> None:
    read = {id_ for rule in protocol.rules for id_ in rule.when.reads()}

    def can_change(finding: Finding) -> bool:
        return finding.id in read and not finding.lasting

    asking = {
        question.id
        for question in protocol.flow.questions.values()
        if any(can_change(protocol.vocabulary[id_]) for id_ in question.asks)
    }
    assert asking
    assert asking <= set(limits(protocol))


@pytest.mark.parametrize(
    ("age", "asked"),
    [
        (timedelta(), ()),
        (HOUR - SECOND, ()),
        (HOUR, ()),
        (HOUR + SECOND, ("saddle",)),
        (timedelta(days=30), ("saddle",)),
        (-SECOND, ("saddle",)),
        (timedelta(days=-2000), ("saddle",)),
    ],
    ids=["at once", "a second before", "on time", "a second late", "a month", "clock back", "clock years back"],
)
def test_an_answer_counts_exactly_as_long_as_its_limit(
    protocol: Protocol, age: timedelta, asked: tuple[str, ...]
) -> None:
    assert stale(protocol, given(protocol, "saddle"), NOON + age) == asked


@pytest.mark.parametrize(("age", "asked"), [(DAY - SECOND, ()), (DAY, ()), (DAY + SECOND, ("danger",))])
def test_a_day_is_a_day(protocol: Protocol, age: timedelta, asked: tuple[str, ...]) -> None:
    assert stale(protocol, given(protocol, "danger"), NOON + age) == asked


def test_answers_to_another_protocol_are_asked_again(protocol: Protocol) -> None:
    answers = given(protocol, "consent", "region", "saddle", "danger", digest="another")

    assert stale(protocol, answers, NOON) == ("saddle", "danger")


def test_what_lasts_is_never_asked_again(protocol: Protocol) -> None:
    assert stale(protocol, given(protocol, "consent", "region"), NOON + timedelta(days=3650)) == ()


def test_with_an_answer_that_is_too_old_the_review_is_asked_again_too(protocol: Protocol) -> None:
    answers = given(protocol, "saddle", "review")

    assert stale(protocol, answers, NOON + HOUR) == ()
    assert stale(protocol, answers, NOON + HOUR + SECOND) == ("saddle", "review")


def test_another_hour_on_the_clock_of_another_country_is_the_same_moment(protocol: Protocol) -> None:
    there = (NOON + HOUR).astimezone(timezone(timedelta(hours=-9)))

    assert stale(protocol, given(protocol, "saddle"), there) == ()


def test_a_protocol_without_limits_is_not_asked_from(protocol: Protocol) -> None:
    assert limits(replace(protocol, flow=replace(protocol.flow, ask_again_after={}))) == {}
