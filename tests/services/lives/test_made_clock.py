"""The clock of a made-up life: set at will, save for its seconds."""

from datetime import UTC, datetime, timedelta

from triage.services.lives.made_clock import MadeClock

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def test_time_passes_on_both_clocks() -> None:
    clock = MadeClock(START)
    clock.passes(90)

    assert (clock(), clock.seconds()) == (START + timedelta(seconds=90), 90)


def test_setting_the_clock_on_the_wall_back_takes_no_seconds_back() -> None:
    clock = MadeClock(START)
    clock.passes(5)
    clock.set(START - timedelta(days=3))

    assert (clock(), clock.seconds()) == (START - timedelta(days=3), 5)
