"""What tends to go with good and bad days: counted on both sides, and silent below the minimum."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tests.diaries import NOW, RULES, ago, tagged, written
from triage.engine.associations import Association, Share, Trait, associations, middle_of
from triage.model.diary import DiaryEntry, Written

GOOD, BAD = range(10), range(10, 20)
"""Days ago: pain of 2, and of 6."""
SCORES: list[tuple[date, Fraction]] = [(ago(back), Fraction(2 if back in GOOD else 6)) for back in range(19, -1, -1)]


def found_in(entries: list[Written], moved_on: tuple[date, ...] = ()) -> tuple[Association, ...]:
    """What is told of these entries."""
    return associations(RULES, SCORES, entries, moved_on)


def entries_with(tags: dict[str, set[int]]) -> list[Written]:
    """An entry for each day, with the tags of that day."""
    return [tagged(back, *(tag for tag, days in tags.items() if back in days)) for back in range(20)]


def test_days_with_a_tag_are_counted_beside_days_without() -> None:
    (found,) = found_in(entries_with({"work": {9, *range(10, 18)}}))

    assert found == Association(Trait("tag", "work"), Share(9, 8), Share(11, 2))
    assert found.difference == Fraction(8, 9) - Fraction(2, 11)


def test_a_tag_seen_on_too_few_days_is_never_told() -> None:
    assert found_in(entries_with({"rare": {10, 11, 12, 13}})) == ()


def test_a_tag_of_nearly_every_day_is_not_told() -> None:
    assert found_in(entries_with({"always": set(range(16))})) == ()


def test_a_small_difference_is_not_told() -> None:
    assert found_in(entries_with({"tea": {*range(5), *range(10, 16)}})) == ()


def test_a_day_of_which_nothing_was_written_is_not_a_day_without() -> None:
    entries = [tagged(back, "work") for back in range(10, 16)] + [tagged(back) for back in range(4)]

    assert found_in(entries) == ()


def test_a_day_without_a_score_is_not_counted() -> None:
    entries = [*entries_with({"work": set(BAD)}), tagged(50, "work")]

    assert found_in(entries)[0].having.days == 10


def test_the_most_telling_comes_first_and_there_are_three_at_most() -> None:
    tags = {"a": set(range(13, 20)), "b": set(BAD), "c": set(range(12, 20)), "d": set(range(11, 20))}

    assert [each.trait.name for each in found_in(entries_with(tags))] == ["b", "d", "c"]


def test_of_sleep_only_one_thing_is_told() -> None:
    entries = [written(back, DiaryEntry(NOW, sleep="good" if back in GOOD else "bad")) for back in range(20)]

    assert [each.trait for each in found_in(entries)] == [Trait("sleep", "bad")]


def test_what_goes_with_good_days_is_told_too() -> None:
    entries = [written(back, DiaryEntry(NOW, activity="much" if back in GOOD else "usual")) for back in range(20)]

    assert found_in(entries) == (Association(Trait("activity", "much"), Share(10, 0), Share(10, 10)),)


def test_only_days_of_which_it_was_said_count_for_medicine() -> None:
    entries = [written(back, DiaryEntry(NOW, medicine=True)) for back in BAD]
    entries += [written(back, DiaryEntry(NOW, medicine=False if back > 4 else None)) for back in GOOD]

    assert found_in(entries) == (Association(Trait("medicine", ""), Share(10, 10), Share(5, 0)),)


def test_a_session_counts_for_the_day_after_it() -> None:
    moved_on = tuple(ago(back + 1) for back in GOOD)

    assert found_in([], (ago(19), *moved_on)) == (Association(Trait("session", ""), Share(11, 1), Share(8, 8)),)


def test_days_before_the_first_session_are_not_days_without_one() -> None:
    assert found_in([], tuple(ago(back + 1) for back in GOOD)) == ()


def test_nothing_is_told_without_scores() -> None:
    assert associations(RULES, [], entries_with({"work": set(BAD)}), ()) == ()


def test_the_middle_has_as_many_days_above_as_below() -> None:
    assert middle_of(SCORES) == 4


@given(
    st.lists(st.tuples(st.integers(0, 10), st.frozensets(st.sampled_from("abcd"), max_size=3)), max_size=40),
    st.integers(3, 8),
    st.integers(0, 4),
)
def test_nothing_is_ever_told_of_too_few_days(days: list[tuple[int, frozenset[str]]], least: int, most: int) -> None:
    rules = replace(RULES, least_days_with=least, least_days_without=least, most_told=most)
    scores = [(ago(back), Fraction(score)) for back, (score, _) in reversed(list(enumerate(days)))]
    entries = [tagged(back, *sorted(tags)) for back, (_, tags) in enumerate(days)]
    found = associations(rules, scores, entries, ())

    assert len(found) <= most
    for each in found:
        with_it = [score for score, tags in days if each.trait.name in tags]
        assert each.having.days == len(with_it) >= least
        assert each.without.days == len(days) - len(with_it) >= least
        assert abs(each.difference) * 100 >= rules.least_difference
