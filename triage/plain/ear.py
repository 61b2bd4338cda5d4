"""Typed lines that are waited for no longer than there is time."""

import os
from codecs import getincrementaldecoder
from collections.abc import Iterator
from queue import Empty, Queue
from threading import Thread
from typing import TextIO

from triage.plain.lines import LONGEST_LINE

_MOST_WAITING = 64
"""Lines typed ahead; more wait where they come from."""
_BREATH = 1.0
"""Seconds between two looks at whether the program is to stop."""


class Ear:
    """Lines from a terminal or a pipe, heard while time goes on.

    Everything that is typed has to be heard by the same ear: it may have taken more than was asked for.
    """

    def __init__(self, typed: TextIO) -> None:
        self._typed = typed
        self._heard: Queue[str] | None = None
        self._ended = False

    def readline(self, limit: int = -1, /) -> str:
        """The next line, or a piece of a very long one; empty at the end."""
        del limit  # the pieces are short enough
        while (line := self.within(_BREATH)) is None:
            pass
        return line

    def within(self, seconds: float) -> str | None:
        """The next line, empty at the end; None where none comes within so many seconds."""
        if self._ended:
            return ""
        if self._heard is None and not self._listen():
            return self._typed.readline(LONGEST_LINE + 1)  # a text that is all there needs no waiting
        assert self._heard is not None  # noqa: S101 - it listens now
        try:
            line = self._heard.get(timeout=max(seconds, 0))
        except Empty:
            return None
        self._ended = not line
        return line

    def _listen(self) -> bool:
        """Begin to listen; False where there is no file to listen to."""
        try:
            file = self._typed.fileno()
        except (OSError, ValueError):
            return False
        heard: Queue[str] = Queue(_MOST_WAITING)
        # Not through `typed`: a thread that waits in it would hold its lock when the program ends.
        listening = (_pieces(file, self._typed.encoding), heard)
        Thread(target=_hand_over, args=listening, name="ear", daemon=True).start()
        self._heard = heard
        return True


def _hand_over(pieces: Iterator[str], heard: "Queue[str]") -> None:
    for piece in pieces:
        heard.put(piece)
    heard.put("")


def _pieces(file: int, encoding: str) -> Iterator[str]:
    """Each line of a file, with its end, in pieces of a bearable length."""
    decoder = getincrementaldecoder(encoding)(errors="replace")
    rest = ""
    while got := _read(file):
        rest += decoder.decode(got)
        *lines, rest = rest.split("\n")
        for line in lines:
            yield from _cut(f"{line}\n")
        while len(rest) > LONGEST_LINE:
            yield rest[: LONGEST_LINE + 1]
            rest = rest[LONGEST_LINE + 1 :]
    rest += decoder.decode(b"", final=True)
    if rest:
        yield rest


def _cut(line: str) -> Iterator[str]:
    for start in range(0, len(line), LONGEST_LINE + 1):
        yield line[start : start + LONGEST_LINE + 1]


def _read(file: int) -> bytes:
    try:
        return os.read(file, LONGEST_LINE)
    except OSError:
        return b""  # the terminal is gone
