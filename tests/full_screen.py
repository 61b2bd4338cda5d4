"""A terminal with the real program in it: what it shows, what it was sent, and which of that it should not get."""

import os
import re
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import MappingProxyType

import pexpect
import pyte

PATIENCE = 60.0
"""Seconds to wait for what is sure to come; the machine may be busy."""
HERE = Path(__file__).parent.parent
PROGRAM = (sys.executable, "-m", "triage")
FIRST = "Before we begin"
"""Above the first question."""
SECOND, THIRD = "Which country", "Do you have any of these,"
"""In the next two."""
ACTION = "Call 999 or go to A&E now"
"""What to do in an emergency."""
HOME = "Check my back"
"""On the first screen, beside its key."""
ENTER_FULL_SCREEN = "\x1b[?1049h"
LEAVE_FULL_SCREEN = "\x1b[?1049l"

_SEQUENCE = re.compile(
    r"\x1b\[(?:"
    r"\?(?:7|25|1000|1003|1004|1006|1015|1016|1049|2004|2026|2048)[hl]"  # modes of Textual's
    r"|\?(?:2026|2048)\$p"  # what the terminal is asked
    r"|>\d+u|<u"  # the keyboard
    r"|\d+;\d+H"  # where to write
    r"|[\d;]*m"  # how it looks
    r"|2[23];0t"  # the title, put aside and brought back
    r")"
    r"|\x1b\]0;notes\x07"
    r"|\x1b\]22;[a-z-]+\x07"  # the shape of the mouse's pointer
)
_KNOWN_TO_THE_EMULATOR = re.compile(r"\x1b\[(?:\?(?:7|25)[hl]|\d+;\d+H|[\d;]*m)")
_LOOKS = re.compile(r"\x1b\[([\d;]*)m")
_COLOURS = {*range(30, 50), *range(90, 108)}


class Terminal:
    """What the program writes, and the screen it makes."""

    def __init__(self, child: "pexpect.spawn[bytes]", columns: int, rows: int) -> None:
        self.child = child
        self.sent = ""
        """Everything the program has written."""
        self._pending = b""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self._screen)

    @property
    def lines(self) -> list[str]:
        """The screen, line by line."""
        return [line.rstrip() for line in self._screen.display]

    @property
    def text(self) -> str:
        """The screen, its words one blank apart, without what only frames them."""
        return " ".join(re.sub(r"[│┃|#■▁▂▃▄▅▆▇█]", " ", " ".join(self._screen.display)).split())

    def wait(self, until: Callable[[], bool], patience: float = PATIENCE) -> None:
        """Take in what the program writes until something is so.

        Raises:
            AssertionError: it never is.
        """
        deadline = time.monotonic() + patience
        while not until():
            if not self._read() or time.monotonic() > deadline:
                assert until(), "\n".join(self.lines)

    def wait_for(self, *words: str, patience: float = PATIENCE) -> None:
        """Wait until the screen shows one of these."""
        self.wait(lambda: any(said in self.text for said in words), patience)

    def rest(self, still: float = 1.0, *words: str) -> None:
        """Wait until the screen has been the same for a while, in seconds, or shows one of these."""
        before, since = self.lines, time.monotonic()
        while time.monotonic() - since < still and self._read() and not any(said in self.text for said in words):
            if self.lines != before:
                before, since = self.lines, time.monotonic()

    def press(self, *keys: str) -> None:
        """Press keys."""
        self.child.send("".join(keys))

    def resize(self, columns: int, rows: int) -> None:
        """Make the window another size."""
        self._screen.resize(rows, columns)
        self.child.setwinsize(rows, columns)

    def end(self) -> int:
        """The exit code, once the program has ended."""
        deadline = time.monotonic() + PATIENCE
        while self._read() and time.monotonic() < deadline:
            pass
        self.child.wait()
        return int(self.child.exitstatus if self.child.exitstatus is not None else -self.child.signalstatus)

    def _read(self) -> bool:
        """Whether there may be more to come."""
        try:
            self._pending += self.child.read_nonblocking(65536, timeout=0.1)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            self.sent += _decoded(self._pending)
            self._pending = b""
            return False
        # Only whole characters and sequences: a part of one means something else.
        whole, escape, rest = self._pending.rpartition(b"\x1b")
        ready = self._pending if not escape or _SEQUENCE.match(_decoded(b"\x1b" + rest)) else whole
        text = _decoded(ready)
        self._pending = self._pending[len(text.encode()) :]
        self.sent += text
        shown = _SEQUENCE.sub(lambda found: found[0] if _KNOWN_TO_THE_EMULATOR.match(found[0]) else "", text)
        self._stream.feed(shown)
        return True


def _decoded(some: bytes) -> str:
    """As many whole characters as there are."""
    for cut in range(4):
        with suppress(UnicodeDecodeError):
            return some[: len(some) - cut].decode()
    return some.decode()


def forbidden(sent: str) -> list[str]:
    """Every character in a text that a terminal could act on, save for the sequences of Textual's driver."""
    rest = _SEQUENCE.sub("", sent)
    return [repr(rest[max(at - 20, 0) : at + 20]) for at, c in enumerate(rest) if not (c.isprintable() or c in "\r\n")]


def colours(sent: str) -> set[str]:
    """Every sequence that sets a colour."""
    return {
        found[0]
        for found in _LOOKS.finditer(sent)
        if _COLOURS & {int(code) for code in found[1].split(";") if code.isdigit()}
    }


@contextmanager
def opened(
    home: Path,
    *,
    columns: int = 80,
    rows: int = 24,
    command: Sequence[str] = PROGRAM,
    environment: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Terminal]:
    """The program, or another, as somebody who is new here; it is gone afterwards, come what may."""
    unset = {"NO_COLOR", "COLORTERM", "COLUMNS", "LINES", "TRIAGE_PLAIN", "TEXTUAL_COLOR_SYSTEM", "PYTHONUNBUFFERED"}
    folders = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "DATA", "STATE")}
    child = pexpect.spawn(
        command[0],
        list(command[1:]),
        dimensions=(rows, columns),
        cwd=str(HERE),
        env={
            **{name: value for name, value in os.environ.items() if name not in unset},
            "HOME": str(home),
            **folders,
            "TERM": "xterm-256color",
            "PS1": "ready> ",
            "ENV": "",
            **environment,
        },
    )
    child.delaybeforesend = None
    try:
        yield Terminal(child, columns, rows)
    finally:
        with suppress(OSError, pexpect.ExceptionPexpect):
            child.close(force=True)


def press_until(terminal: Terminal, key: str, *words: str, still: float = 1.0) -> None:
    """Press a key, again and again, until the screen shows one of these: a small screen scrolls.

    A press may go unheard, being taken for the last one held down, so the key is pressed anew when nothing comes of it:
    when the screen has been the same for a while, in seconds.
    """
    for _ in range(40):
        terminal.press(key)
        terminal.rest(still, *words)
        if any(said in terminal.text for said in words):
            return
    raise AssertionError(terminal.text)


def choose(terminal: Terminal, key: str, mark: str) -> None:
    """Press a key that goes round the answers of an item, until the screen rests with a mark on it."""
    for _ in range(12):
        terminal.press(key)
        terminal.rest()
        if mark in terminal.text:
            return
    raise AssertionError(terminal.text)


def start(terminal: Terminal) -> None:
    """From whatever comes first to the first question."""
    terminal.wait_for(FIRST, HOME)
    if HOME in terminal.text:
        press_until(terminal, "1", FIRST)


def answer_two(terminal: Terminal) -> None:
    """Up to the third question, each answer with another key, as a key that is held down answers once."""
    start(terminal)
    press_until(terminal, "1", SECOND)
    press_until(terminal, "\r", THIRD)


def to_the_emergency(terminal: Terminal) -> None:
    """An emergency, by a yes to the first warning sign."""
    answer_two(terminal)
    choose(terminal, "1", "[x]")
    press_until(terminal, "0", ACTION)
