"""The page about the routine says what is so."""

import re
from pathlib import Path

import pytest

from tests.patients import shipped
from triage.plain.session import KEYS

MANUAL = (Path(__file__).parent.parent / "docs" / "manual" / "routine.md").read_text(encoding="utf-8")
RULES = shipped().programme.rules


@pytest.mark.parametrize("key", KEYS)
def test_every_letter_of_a_session_in_plain_lines_has_its_row(key: str) -> None:
    assert re.search(
        rf"^\| `[^`]+` \| `{re.escape(key)}` \| ", MANUAL.replace("| Space |", "| `Space` |"), re.MULTILINE
    )


def test_the_zones_are_those_of_the_protocol() -> None:
    zones = RULES.zones
    rows = (
        f"| 0 to {zones.green_to} | green |",
        f"| {zones.green_to + 1} to {zones.amber_to}, and less than {zones.rise} above before | amber |",
        f"| {zones.amber_to + 1} or more, {zones.rise} or more above before, or further down the leg | red |",
    )

    assert [row for row in rows if row not in MANUAL] == []


def test_the_pain_with_which_one_only_rests_is_that_of_the_protocol() -> None:
    assert f"With pain of {RULES.strong_pain} or more at rest" in MANUAL
    assert RULES.strong_pain_days == 3
    assert "three such days in a row" in MANUAL


def test_the_days_between_two_checks_are_those_of_the_protocol() -> None:
    assert (RULES.triage_counts_for, RULES.review_every) == (7, 7)
    assert "when it is a week old" in MANUAL
    assert "once a week" in MANUAL


def test_what_makes_it_more_and_less_is_what_the_protocol_says() -> None:
    assert (RULES.green_sessions, RULES.remove_after_red) == (3, 2)
    assert (RULES.after_red.numerator, RULES.after_red.denominator) == (1, 2)
    assert "After three easy sessions in a row" in MANUAL
    assert "that exercise is halved; after two in a row it is left out" in MANUAL
