"""The window's title tells nobody what is asked."""

import pytest

from triage.ui.window_title import earlier_title, has_title, neutral_title


def test_it_is_put_aside_set_and_brought_back() -> None:
    assert neutral_title() == "\x1b[22;0t\x1b]0;notes\x07"
    assert earlier_title() == "\x1b[23;0t"


@pytest.mark.parametrize("term", ["", "dumb", "linux", "vt100", "ansi"])
def test_a_terminal_without_a_window_has_none(term: str) -> None:
    assert not has_title({"TERM": term}, "linux")


def test_a_terminal_in_a_window_has_one() -> None:
    assert has_title({"TERM": "xterm-256color"}, "linux")


@pytest.mark.parametrize(("environment", "has"), [({"TERM": "xterm"}, False), ({"WT_SESSION": "1"}, True)])
def test_of_the_consoles_of_windows_only_the_newer_has(environment: dict[str, str], has: bool) -> None:  # noqa: FBT001
    assert has_title(environment, "win32") is has
