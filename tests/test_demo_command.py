"""`triage demo` where there is no full screen: the same patient, in plain lines."""

from pathlib import Path

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
