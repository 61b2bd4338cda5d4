"""`triage demo` where there is no full screen: the same patient, or a made-up journal, in plain lines."""

from pathlib import Path

import pytest

from tests.command_line import run
from triage.errors import Exit


def test_without_a_terminal_the_demo_is_in_plain_lines() -> None:
    shown = run("demo")

    assert (shown.code, shown.err) == (Exit.DONE, "")
    assert "Walk: Rosa, 42, a made-up patient." in shown.out
    assert "The walk expects self_care; the advice is self_care." in shown.out


def test_another_walk_can_be_shown(tmp_path: Path) -> None:
    walk = tmp_path / "sam.yaml"
    walk.write_text('patient: "Sam"\nfindings: {saddle_numbness: yes}\n')

    assert "GET EMERGENCY HELP NOW" in run("demo", "--walk", str(walk)).out


def test_a_walk_that_is_not_there_is_told(tmp_path: Path) -> None:
    shown = run("demo", "--plain", "--walk", str(tmp_path / "nobody.yaml"))

    assert (shown.code, "nobody.yaml" in shown.err) == (Exit.NO_FILE, True)


def test_nobody_waits_for_ever() -> None:
    assert run("demo", "--pause", "-1").code == Exit.USAGE


def test_a_made_up_journal_is_shown_and_no_other_is_touched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRIAGE_JOURNAL", str(tmp_path / "mine.sqlite3"))
    shown = run("demo", "--journal", "--story", "recovers", "--days", "14", "--seed", "3")

    assert (shown.code, shown.err) == (Exit.DONE, "")
    assert shown.out.startswith("This is the journal of a made-up person.")
    assert "Week by week" in shown.out
    assert not (tmp_path / "mine.sqlite3").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("--story", "flares"),
        ("--seed", "2"),
        ("--days", "30"),
        ("--journal", "--pause", "1"),
        ("--journal", "--days", "1"),
    ],
    ids=" ".join,
)
def test_what_does_not_go_together_is_refused(arguments: tuple[str, ...]) -> None:
    assert run("demo", *arguments).code == Exit.USAGE
