"""The real program in a real terminal: it starts, shows the safety net, leaves, and cleans up."""

import os
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pexpect
import pyte
import pytest

from triage.errors import Exit

ENTER_FULL_SCREEN = b"\x1b[?1049h"
LEAVE_FULL_SCREEN = b"\x1b[?1049l"
HIDE_CURSOR = b"\x1b[?25l"
SHOW_CURSOR = b"\x1b[?25h"
SAFETY_NET = "112, 911 or your local emergency number"


class Terminal:
    """A terminal with the program in it, and what it shows."""

    def __init__(self, child: "pexpect.spawn[bytes]", columns: int, rows: int) -> None:
        self.child = child
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.received = b""

    def read(self, seconds: float) -> None:
        """Take in what the program writes for so long, or until it ends."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                piece = self.child.read_nonblocking(65536, timeout=0.1)
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                return
            self.received += piece
            self.stream.feed(piece)

    def shows(self, text: str, seconds: float = 20) -> bool:
        """Whether the text comes up within so long, wherever lines are broken."""
        until = time.monotonic() + seconds
        while text not in self.text and time.monotonic() < until and self.child.isalive():
            self.read(0.2)
        return text in self.text

    def sends(self, text: bytes, times: int = 1, seconds: float = 20) -> bool:
        """Whether the program writes the text so many times within so long."""
        until = time.monotonic() + seconds
        while self.received.count(text) < times and time.monotonic() < until and self.child.isalive():
            self.read(0.1)
        return self.received.count(text) >= times

    def leave(self) -> int:
        """The exit code after leaving the full screen, which asks once whether that is meant."""
        self.shows(SAFETY_NET)
        self.child.send("q")
        self.shows("y yes")
        self.child.send("y")
        return self.end()

    @property
    def text(self) -> str:
        """What the screen shows, its words one blank apart."""
        return " ".join(re.sub(r"[│┃▌▐█|]", " ", " ".join(self.screen.display)).split())

    def end(self) -> int:
        """The exit code, once the program has ended."""
        self.read(20)
        self.child.close()
        return int(self.child.exitstatus)


@contextmanager
def opened(*arguments: str, columns: int = 80, rows: int = 24, **environment: str) -> Iterator[Terminal]:
    """The program in a terminal of this size, with nothing kept; it is gone afterwards, come what may."""
    child = pexpect.spawn(
        sys.executable,
        ["-m", "triage", *arguments],
        dimensions=(rows, columns),
        env={**os.environ, "TERM": "xterm-256color", "TRIAGE_PLAIN": "", "TRIAGE_NO_JOURNAL": "1", **environment},
        timeout=20,
    )
    try:
        yield Terminal(child, columns, rows)
    finally:
        with suppress(OSError, pexpect.ExceptionPexpect):
            child.close(force=True)


def test_the_full_screen_starts_with_the_safety_net() -> None:
    with opened() as terminal:
        assert terminal.shows(SAFETY_NET)


def test_leaving_the_full_screen_exits_0_and_gives_the_terminal_back() -> None:
    with opened() as terminal:
        code = terminal.leave()

        assert code == Exit.DONE
        assert terminal.received.rindex(LEAVE_FULL_SCREEN) > terminal.received.rindex(ENTER_FULL_SCREEN)
        assert terminal.received.rindex(SHOW_CURSOR) > terminal.received.rindex(HIDE_CURSOR)


def test_chat_in_a_terminal_stays_in_plain_lines() -> None:
    with opened("chat") as terminal:
        assert terminal.sends(b"q leave)\r\n> ")
        assert b"\x1b" not in terminal.received


@pytest.mark.parametrize(
    ("arguments", "environment", "size"),
    [
        (["--plain"], {}, (80, 24)),
        ([], {"TERM": "dumb"}, (80, 24)),
        ([], {"TERM": ""}, (80, 24)),
        ([], {"TRIAGE_PLAIN": "1"}, (80, 24)),
        ([], {}, (39, 24)),
        ([], {}, (80, 9)),
    ],
    ids=["--plain", "TERM=dumb", "TERM=", "TRIAGE_PLAIN=1", "39 columns", "9 rows"],
)
def test_plain_lines_are_chosen_where_a_full_screen_is_no_help(
    arguments: list[str], environment: dict[str, str], size: tuple[int, int]
) -> None:
    with opened(*arguments, columns=size[0], rows=size[1], **environment) as terminal:
        assert terminal.sends(b"leave)\r\n> ")
        assert b"\x1b" not in terminal.received


def test_chat_reaches_an_emergency_by_typing() -> None:
    with opened("chat") as terminal:
        for number in (1, 2, 3):
            terminal.sends(b"\n> ", times=number)
            terminal.child.sendline("1")

        assert terminal.sends(b"Call 999 or go to A&E now.")


def test_leaving_chat_exits_0() -> None:
    with opened("chat") as terminal:
        assert terminal.sends(b"q leave)\r\n> ")
        terminal.child.sendline("q")

        assert terminal.end() == Exit.DONE


def test_ctrl_d_ends_chat_with_a_clear_last_line() -> None:
    with opened("chat") as terminal:
        assert terminal.sends(b"q leave)\r\n> ")
        terminal.child.sendeof()

        assert terminal.end() == Exit.UNFINISHED
        assert terminal.received.endswith(b"The input ended before there was advice. Nothing was decided.\r\n")


def test_ctrl_c_ends_chat_with_130() -> None:
    with opened("chat") as terminal:
        assert terminal.sends(b"q leave)\r\n> ")
        terminal.child.sendintr()

        assert terminal.end() == Exit.INTERRUPTED
