"""The real program on whole screens: whatever the terminal or the system does to it, nothing is lost or left behind."""

import os
import random
import re
import signal
import sys
from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from tests.full_screen import (
    ACTION,
    ENTER_FULL_SCREEN,
    FIRST,
    HOME,
    LEAVE_FULL_SCREEN,
    SECOND,
    THIRD,
    Terminal,
    answer_two,
    choose,
    colours,
    forbidden,
    opened,
    press_until,
    start,
    to_the_emergency,
)
from triage.errors import Exit

COLOURS: Mapping[str, Mapping[str, str]] = {
    "colour": {},
    "NO_COLOR": {"NO_COLOR": "1"},
    "TERM=linux": {"TERM": "linux"},
}
SIZES = [(80, 24), (60, 20), (40, 10)]


def leave(terminal: Terminal) -> None:
    """Leave from a question, by the first screen."""
    terminal.press("q")
    terminal.wait_for(HOME)
    terminal.press("q")


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("colour", COLOURS)
def test_an_emergency_is_told_on_the_first_lines(tmp_path: Path, colour: str, size: tuple[int, int]) -> None:
    with opened(tmp_path, columns=size[0], rows=size[1], environment=COLOURS[colour]) as terminal:
        to_the_emergency(terminal)

        assert ACTION in " ".join(" ".join(terminal.lines[:5]).split())
        assert forbidden(terminal.sent) == []
        assert bool(colours(terminal.sent)) == (colour != "NO_COLOR")
        assert terminal.sent.isascii() == (colour == "TERM=linux")


@pytest.mark.parametrize(
    ("size", "environment"),
    [((30, 8), {}), ((20, 5), {}), ((80, 24), {"TERM": "dumb"})],
    ids=["30x8", "20x5", "TERM=dumb"],
)
def test_the_same_is_told_in_plain_lines_where_there_is_no_full_screen(
    tmp_path: Path, size: tuple[int, int], environment: dict[str, str]
) -> None:
    with opened(tmp_path, columns=size[0], rows=size[1], environment=environment) as terminal:
        for number in (1, 2, 3):
            terminal.wait(lambda number=number: terminal.sent.count("\n> ") >= number)  # type: ignore[misc]
            terminal.press("1\n")
        terminal.wait(lambda: terminal.sent.count("\n> ") > number)

        assert " ".join(terminal.sent.split()).count(ACTION) == 2
        assert forbidden(terminal.sent) == []
        assert "\x1b" not in terminal.sent


def test_a_storm_of_sizes_loses_nothing(tmp_path: Path) -> None:
    sizes = random.Random(4)  # noqa: S311 - the same storm each time
    with opened(tmp_path) as terminal:
        answer_two(terminal)
        choose(terminal, "1", "[x]")
        before = terminal.lines
        for _ in range(50):
            terminal.resize(sizes.randint(30, 200), sizes.randint(8, 60))
        terminal.resize(80, 24)
        terminal.wait(lambda: terminal.lines == before)

        leave(terminal)
        assert terminal.end() == Exit.DONE
        assert forbidden(terminal.sent) == []


def a_shell(home: Path) -> AbstractContextManager[Terminal]:
    """A shell that can stop the program and let it go on."""
    return opened(home, command=["/bin/sh", "-i"])


def in_a_shell(terminal: Terminal) -> int:
    """The program as a job of a shell, at its first question; gives back its process id."""
    terminal.wait_for("ready>")
    terminal.press(f"sh -c 'echo pid=$$.; exec {sys.executable} -m triage'\n")
    start(terminal)
    return int(re.findall(r"pid=(\d+)\.", terminal.sent)[-1])


def ended_with(terminal: Terminal) -> int:
    """The exit code that the shell has seen."""
    terminal.wait(lambda: terminal.sent.endswith("ready> "))
    terminal.press("echo code=$?.\n")
    terminal.wait(lambda: bool(re.search(r"code=\d+\.", terminal.sent)))
    return int(re.findall(r"code=(\d+)\.", terminal.sent)[-1])


def is_whole(terminal: Terminal) -> bool:
    """Whether the terminal is as a shell wants it: told by the shell, and by what was written last of each kind."""
    terminal.press("stty -a; echo 'told'.\n")
    terminal.wait(lambda: "told." in terminal.sent)
    told = terminal.sent.rpartition("speed")[2]
    modes = all(re.search(rf"(?<![\w-]){mode}\b", told) for mode in ("icanon", "echo", "isig", "icrnl"))
    off = ["\x1b[?1049", "\x1b[?1000", "\x1b[?2004"]
    pairs = [("\x1b[?25l", "\x1b[?25h"), *((f"{mode}h", f"{mode}l") for mode in off)]
    return modes and all(terminal.sent.rindex(ours) < terminal.sent.rindex(whole) for ours, whole in pairs)


@pytest.mark.parametrize("how", ["ctrl+z", "SIGTSTP"])
def test_stopped_it_gives_the_terminal_back_and_goes_on_at_another_size(tmp_path: Path, how: str) -> None:
    with a_shell(tmp_path) as terminal:
        pid = in_a_shell(terminal)
        press_until(terminal, "1", SECOND)
        if how == "ctrl+z":
            terminal.press("\x1a")
        else:
            os.kill(pid, signal.SIGTSTP)
        terminal.wait(lambda: LEAVE_FULL_SCREEN in terminal.sent and terminal.sent.endswith("ready> "))
        assert is_whole(terminal)
        terminal.resize(60, 20)
        terminal.press("fg\n")
        terminal.wait(lambda: SECOND in terminal.text and terminal.lines[-1] != "")

        leave(terminal)
        assert ended_with(terminal) == Exit.DONE
        assert is_whole(terminal)


def test_stopped_without_being_asked_it_takes_the_terminal_anew(tmp_path: Path) -> None:
    with a_shell(tmp_path) as terminal:
        pid = in_a_shell(terminal)
        os.kill(pid, signal.SIGSTOP)
        terminal.wait(lambda: terminal.sent.endswith("ready> "))
        terminal.press("fg\n")
        terminal.wait(lambda: terminal.sent.count(ENTER_FULL_SCREEN) > 1 and FIRST in terminal.text)
        leave(terminal)
        assert ended_with(terminal) == Exit.DONE

        assert is_whole(terminal)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_told_to_end_while_it_is_stopped_it_ends(tmp_path: Path, name: str) -> None:
    with a_shell(tmp_path) as terminal:
        pid = in_a_shell(terminal)
        terminal.press("\x1a")
        terminal.wait(lambda: terminal.sent.endswith("ready> "))
        os.kill(pid, getattr(signal, name))
        terminal.press("bg; wait; echo code=$?.\n")
        terminal.wait(lambda: bool(re.search(r"code=\d+\.", terminal.sent)))

        assert not Path(f"/proc/{pid}").exists()
        assert is_whole(terminal)


@pytest.mark.parametrize("name", ["SIGHUP", "SIGTERM", "SIGINT", "SIGQUIT"])
def test_told_to_end_it_gives_the_terminal_back(tmp_path: Path, name: str) -> None:
    with opened(tmp_path) as terminal:
        answer_two(terminal)
        terminal.child.kill(getattr(signal, name))

        assert terminal.end() == Exit.INTERRUPTED
        assert terminal.sent.rindex(LEAVE_FULL_SCREEN) > terminal.sent.rindex(ENTER_FULL_SCREEN)
        assert terminal.sent.count("\x1b[22;0t") == terminal.sent.count("\x1b[23;0t") == 1
        assert forbidden(terminal.sent) == []


def test_a_lost_line_ends_it(tmp_path: Path) -> None:
    with opened(tmp_path) as terminal:
        answer_two(terminal)
        os.close(terminal.child.child_fd)
        terminal.child.wait()

        assert (terminal.child.exitstatus, terminal.child.signalstatus) == (Exit.INTERRUPTED, None)


def test_the_window_has_a_neutral_title_while_it_runs(tmp_path: Path) -> None:
    with opened(tmp_path) as terminal:
        start(terminal)
        leave(terminal)
        terminal.end()

        titles = re.findall(r"\x1b\[2[23];0t|\x1b\]0[^\x07]*\x07", terminal.sent)
        assert titles == ["\x1b[22;0t", "\x1b]0;notes\x07", "\x1b[23;0t"]


def test_a_console_without_windows_is_sent_no_title(tmp_path: Path) -> None:
    with opened(tmp_path, environment={"TERM": "linux"}) as terminal:
        start(terminal)

        assert not re.search(r"\x1b\[2[23];0t|\x1b\]", terminal.sent)


@pytest.mark.parametrize("key", ["x", "\x18"], ids=["x", "ctrl+x"])
def test_hidden_nothing_is_on_the_screen_but_the_way_back(tmp_path: Path, key: str) -> None:
    with opened(tmp_path) as terminal:
        answer_two(terminal)
        terminal.press(key)
        terminal.wait(lambda: terminal.text == "x back")

        assert forbidden(terminal.sent) == []


def test_what_textual_reads_from_the_environment_gives_no_answer_away(tmp_path: Path) -> None:
    log = tmp_path / "log"
    spying = {"TEXTUAL": "devtools,debug", "TEXTUAL_LOG": str(log), "TEXTUAL_PRESS": "1", "TEXTUAL_DEBUG": "1"}
    with opened(tmp_path, environment=spying) as terminal:
        answer_two(terminal)
        leave(terminal)
        terminal.end()

        assert not log.exists()
        assert forbidden(terminal.sent) == []


def test_killed_at_once_it_goes_on_at_the_same_question(tmp_path: Path) -> None:
    with opened(tmp_path) as terminal:
        answer_two(terminal)
        terminal.child.kill(signal.SIGKILL)
        terminal.end()
    with opened(tmp_path) as terminal:
        terminal.wait_for("Go on with the questions")
        press_until(terminal, "1", THIRD)

        assert "question 3 of" in terminal.text


def test_told_to_end_it_says_that_the_answers_are_kept(tmp_path: Path) -> None:
    with opened(tmp_path) as terminal:
        answer_two(terminal)
        terminal.child.kill(signal.SIGTERM)
        terminal.end()

        assert terminal.sent.endswith("Stopped. Your answers so far are kept. Start triage to go on from there.\r\n")
