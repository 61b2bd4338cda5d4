"""The numbers by which the routine goes on are read as they are written, and numbers without sense are told."""

from pathlib import Path

import pytest

from tests.source.routine import read_small, said_of_routine
from triage.model.programme import Fraction, Rules, Zones


def test_the_rules_are_read(tmp_path: Path) -> None:
    assert read_small(tmp_path).rules == Rules(
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
        sources=("K12",),
    )


@pytest.mark.parametrize(("written", "minutes"), [("1 minute", 1), ("45 minutes", 45), ("2 hours", 120)])
def test_a_check_in_counts_for_minutes(tmp_path: Path, written: str, minutes: int) -> None:
    assert read_small(tmp_path, "plan.yaml", "30 minutes", written).rules.check_in_counts_for == minutes


@pytest.mark.parametrize(
    ("find", "replace", "message"),
    [
        ("  easy_days: 7\n", "", "16:3: T010 `rules` needs the field `easy_days`"),
        (
            "after_red: half",
            "after_red: most",
            "18:14: T011 `after_red` cannot be `most`; one of a third, half, two thirds",
        ),
        (
            "triage_counts_for: 1 week",
            "triage_counts_for: 90 minutes",
            "28:22: T012 `triage_counts_for` is a time such as `2 weeks`, not `90 minutes`",
        ),
        (
            "check_in_counts_for: 30 minutes",
            "check_in_counts_for: half an hour",
            "30:24: T012 `check_in_counts_for` is a time such as `30 minutes`, not `half an hour`",
        ),
        ("times_a_day: 2", "times_a_day: 9", "26:16: T099 `times_a_day` is from 1 to 4, not 9"),
        ("minutes_at_most: 15", "minutes_at_most: 0", "27:20: T099 `minutes_at_most` is from 1 to 60, not 0"),
        ("minutes_at_most: 15", "minutes_at_most: 90", "27:20: T099 `minutes_at_most` is from 1 to 60, not 90"),
        ("amber_to: 5", "amber_to: 2", "16:10: T099 green ends below amber, amber below 10, and `rise` is at least 1"),
        ("amber_to: 5", "amber_to: 10", "16:10: T099 green ends below amber, amber below 10, and `rise` is at least 1"),
        ("rise: 2}", "rise: 0}", "16:10: T099 green ends below amber, amber below 10, and `rise` is at least 1"),
        ("strong_pain: 6", "strong_pain: 5", "16:3: T099 `strong_pain` is above the amber zone, which goes to 5"),
    ],
)
def test_rules_without_sense_are_told(tmp_path: Path, find: str, replace: str, message: str) -> None:
    assert said_of_routine(tmp_path, "plan.yaml", find, replace) == [message]
