"""What holds of the notices of every diary, whatever is in it and whatever the clock says."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from random import Random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.engine.diaries import RULES, WORDS, Kept, at, noticed
from tests.engine.routines import effort
from triage.model.diary import PLACES, Chronicle, DayOfPain, DiaryEntry, Judged, Score, Written
from triage.model.training import CheckIn, History, Session

SCORES = st.none() | st.integers(0, 10)
ZONES = st.integers(-14, 14).map(lambda hours: timezone(timedelta(hours=hours)))
MOMENTS = st.builds(datetime.fromtimestamp, st.integers(86400, 4 * 10**9), ZONES)
"""Any clock."""
NEAR = st.builds(lambda days, hours: at(days) + timedelta(hours=hours), st.integers(0, 100), st.integers(-14, 14))
"""A clock that is right."""
PLACES_OF_PAIN = st.lists(st.sampled_from(PLACES), unique=True).map(tuple)
SEQS = st.integers(1, 400)
NOTES = st.sampled_from(["", "sat all day", "numb in the groin", "no fever", "so tired of this", "weak leg"])


def scores(moments: st.SearchStrategy[datetime]) -> st.SearchStrategy[Score]:
    """Anything that can be scored."""
    return st.builds(Score, moments, SCORES, SCORES, SCORES, SCORES, PLACES_OF_PAIN, st.none() | SEQS)


def written(moments: st.SearchStrategy[datetime]) -> st.SearchStrategy[Written]:
    """Any entry."""
    entries = st.builds(DiaryEntry, moments, SCORES, SCORES, SCORES, SCORES, PLACES_OF_PAIN, words=NOTES)
    return st.builds(Written, st.uuids().map(lambda id_: id_.hex), SEQS, moments, entries)


def chronicles(moments: st.SearchStrategy[datetime]) -> st.SearchStrategy[Chronicle]:
    """Anything that could be remembered, in any order and by any clock."""
    days = st.lists(scores(moments), max_size=12).map(
        lambda found: tuple(DayOfPain(score.at.date(), (score,)) for score in found)
    )
    findings = st.fixed_dictionaries(
        {}, optional={"pain_now": st.integers(0, 10), "leg_pain_lower": st.sampled_from(["yes", "no", "unsure"])}
    )
    sessions = st.builds(
        lambda moment, pain: Session(moment, "usual", 1, (effort("tilt", pain),), finished=True), moments, SCORES
    )
    return st.builds(
        Chronicle,
        days=days,
        entries=st.lists(written(moments), max_size=6).map(tuple),
        history=st.builds(
            History,
            sessions=st.lists(sessions, max_size=4).map(tuple),
            check_ins=st.lists(st.builds(CheckIn, moments, findings), max_size=4).map(tuple),
        ),
        judged=st.lists(st.builds(Judged, SEQS, moments, st.sampled_from(["check", "review"])), max_size=4).map(tuple),
        lasting_from=st.none() | moments.map(datetime.date),
        sessions_kept=st.lists(SEQS, max_size=4).map(tuple),
        check_ins_kept=st.lists(SEQS, max_size=4).map(tuple),
    )


@given(chronicles(MOMENTS), MOMENTS)
@settings(deadline=None)
def test_every_diary_has_its_notices_and_none_of_them_twice(chronicle: Chronicle, now: datetime) -> None:
    found = noticed(chronicle, now)

    assert len({(notice.rule, notice.finding) for notice in found}) == len(found)
    assert [notice.asks for notice in found] == sorted(notice.asks for notice in found)


@given(chronicles(MOMENTS), MOMENTS, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_of_what_is_told_of_days_and_entries_never_matters(
    chronicle: Chronicle, now: datetime, chance: Random
) -> None:
    entries = chance.sample(chronicle.entries, len(chronicle.entries))
    days = chance.sample(chronicle.days, len(chronicle.days))
    judged = chance.sample(chronicle.judged, len(chronicle.judged))
    mixed = replace(chronicle, entries=tuple(entries), days=tuple(days), judged=tuple(judged))
    assume(len({each.seq for each in chronicle.judged}) == len(chronicle.judged))

    assert noticed(mixed, now) == noticed(chronicle, now)


@given(chronicles(MOMENTS), MOMENTS, MOMENTS, st.sampled_from(sorted(WORDS)), st.data())
@settings(deadline=None)
def test_an_entry_with_a_warning_word_always_leads_to_a_notice(
    chronicle: Chronicle, now: datetime, moment: datetime, finding: str, data: st.DataObject
) -> None:
    phrase = data.draw(st.sampled_from(WORDS[finding]))
    words = " ".join(data.draw(st.sampled_from(part)) for part in phrase)
    last = max((*(each.seq for each in chronicle.entries), *(each.seq for each in chronicle.judged)), default=0)
    entry = Written("a" * 32, last + 1, now, DiaryEntry(moment, words=f"Today: {words.upper()}!"))
    after = replace(chronicle, entries=(*chronicle.entries, entry))

    assert any(notice.rule == "warning_word" and notice.asks == "check" for notice in noticed(after, now))


@given(chronicles(NEAR), st.integers(0, 20_000))
@settings(deadline=None)
def test_time_that_goes_by_answers_nothing(chronicle: Chronicle, days: int) -> None:
    now = at(120)
    before = noticed(chronicle, now)
    assume(before)

    assert noticed(chronicle, now + timedelta(days))


@given(chronicles(NEAR), MOMENTS)
@settings(deadline=None)
def test_a_clock_before_what_was_kept_since_the_check_always_asks(chronicle: Chronicle, now: datetime) -> None:
    checked = max((each.seq for each in chronicle.judged if each.what == "check"), default=-1)
    kept = [entry.recorded for entry in chronicle.entries if entry.seq > checked]
    assume(any(at_ > now + timedelta(hours=1) for at_ in kept))

    assert "clock" in [notice.rule for notice in noticed(chronicle, now)]


@given(st.lists(st.integers(3, 10), min_size=15, max_size=40), st.sets(st.integers(1, 39)))
@settings(deadline=None)
def test_days_that_are_missing_never_hide_that_it_is_no_better(pains: list[int], missing: set[int]) -> None:
    kept = Kept()
    kept.scores(*sorted(pains))
    assert kept.rules(len(pains) - 1)
    left = replace(
        kept.chronicle,
        days=tuple(day for number, day in enumerate(kept.chronicle.days) if number not in missing),
        entries=tuple(entry for number, entry in enumerate(kept.chronicle.entries) if number not in missing),
    )

    assert noticed(left, at(len(pains) - 1, 14))


@given(chronicles(NEAR), st.integers(1, 400))
@settings(deadline=None)
def test_a_check_after_everything_answers_everything_that_was_kept(chronicle: Chronicle, hours: int) -> None:
    now = at(120) + timedelta(hours=hours)
    checked = Judged(1000, now, "check")
    known = replace(
        chronicle,
        judged=(*chronicle.judged, checked),
        sessions_kept=(1,) * 4,
        check_ins_kept=(1,) * 4,
        days=tuple(
            replace(day, scores=tuple(score._replace(seq=score.seq or 1) for score in day.scores))
            for day in chronicle.days
        ),
    )

    assert noticed(known, now) == ()


@given(MOMENTS)
def test_the_first_and_the_last_days_of_the_calendar_are_days_like_others(now: datetime) -> None:
    for moment in (datetime(1, 1, 1, 12, tzinfo=UTC), datetime(9999, 12, 31, 12, tzinfo=UTC)):
        days = (DayOfPain(moment.date(), (Score(moment, 7, leg=3, seq=1),)),)
        noticed(Chronicle(days=days, lasting_from=moment.date()), now)
        assert noticed(Chronicle(days=days, lasting_from=moment.date()), moment)


def test_every_kind_of_notice_stands_in_the_rules_once_or_more() -> None:
    assert {rule.asks for rule in RULES.notices} == {"check", "review"}
