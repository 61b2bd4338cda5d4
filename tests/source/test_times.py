"""How long things count is read as it is written, and nothing else is taken for a time."""

from pathlib import Path

import pytest

from tests.source.tools import said_of_small, small_protocol
from triage.model.flow import Flow
from triage.model.protocol import Protocol
from triage.model.urgency import Urgency
from triage.source.protocol import load_protocol, load_to_compare

AGAIN = "ask_again_after: {nerves: 1 hour, warning: 24 hours}"


def flow(folder: Path, replace: str) -> Flow:
    return load_protocol(small_protocol(folder, "lower-back.yaml", AGAIN, replace)).flow


@pytest.mark.parametrize(
    ("written", "seconds"),
    [("1 hour", 3600), ("24 hours", 86400), ("2 days", 172800), ("1 week", 604800), ("3 weeks", 1814400)],
)
def test_a_time_is_read_as_it_is_written(tmp_path: Path, written: str, seconds: int) -> None:
    assert flow(tmp_path, f"ask_again_after: {{warning: {written}}}").ask_again_after == {"warning": seconds}


def test_each_explanation_can_have_its_own_time(tmp_path: Path) -> None:
    assert flow(tmp_path, AGAIN).ask_again_after == {"nerves": 3600, "warning": 86400}


def test_the_next_check_is_in_days_by_the_advice(tmp_path: Path) -> None:
    read = flow(tmp_path, f"{AGAIN}\ncheck_again: {{self_care: 1 week, soon: 10 days}}")

    assert read.check_again == {Urgency.SELF_CARE: 7, Urgency.SOON: 10}


def test_how_long_advice_stands_is_read(tmp_path: Path) -> None:
    assert flow(tmp_path, f"{AGAIN}\nadvice_stands: 12 hours").advice_stands == 43200


def test_without_these_there_is_no_next_check_and_no_advice_stands(tmp_path: Path) -> None:
    read = flow(tmp_path, AGAIN)

    assert (read.check_again, read.advice_stands) == ({}, 0)


@pytest.mark.parametrize(
    "written", ["0 hours", "24", "24h", "1.5 hours", "-1 hours", "90 minutes", "hours", "10000 weeks"]
)
def test_what_is_no_time_is_told(tmp_path: Path, written: str) -> None:
    said = said_of_small(tmp_path, "lower-back.yaml", "warning: 24 hours", f"warning: {written}")

    assert said == [f"lower-back.yaml:15:44: T012 `warning` is a time such as `24 hours`, not `{written}`"]


def test_a_check_within_hours_is_told(tmp_path: Path) -> None:
    said = said_of_small(tmp_path, "lower-back.yaml", AGAIN, f"{AGAIN}\ncheck_again: {{soon: 5 hours}}")

    assert said == ["lower-back.yaml:16:21: T012 `soon` is a time such as `2 weeks`, not `5 hours`"]


def test_advice_that_does_not_exist_has_no_next_check(tmp_path: Path) -> None:
    said = said_of_small(tmp_path, "lower-back.yaml", AGAIN, f"{AGAIN}\ncheck_again: {{later: 5 days}}")

    assert said[0].startswith("lower-back.yaml:16:15: T011 a key of `check_again` cannot be `later`")


def test_what_is_not_suspected_has_no_time(tmp_path: Path) -> None:
    said = said_of_small(tmp_path, "lower-back.yaml", "nerves: 1 hour", "nervs: 1 hour")

    assert said == ["lower-back.yaml:15:19: T028 no explanation is called `nervs`; did you mean `nerves`?"]


def test_a_flow_that_does_not_say_how_long_answers_count_is_told(tmp_path: Path) -> None:
    said = said_of_small(tmp_path, "lower-back.yaml", f"{AGAIN}\n", "")

    remedy = "add `ask_again_after: {warning: 24 hours}`"
    assert said == [f"lower-back.yaml:1:1: T038 the flow does not say how long an answer counts; {remedy}"]


def test_a_flow_from_before_can_still_be_compared(tmp_path: Path) -> None:
    old, said = load_to_compare(small_protocol(tmp_path, "lower-back.yaml", f"{AGAIN}\n", ""))

    assert isinstance(old, Protocol)
    assert [problem.code for problem in said] == ["T038"]


def test_the_digest_changes_with_how_long_answers_count(tmp_path: Path) -> None:
    before = load_protocol(small_protocol(tmp_path)).digest

    assert load_protocol(small_protocol(tmp_path, "lower-back.yaml", "24 hours", "23 hours")).digest != before
