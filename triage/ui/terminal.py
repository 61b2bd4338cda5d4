"""The terminal while the program has it: taken and given back whole, whatever the system says meanwhile."""

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import Callable
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from textual.app import App
from textual.driver import Driver
from textual.events import Resize
from textual.geometry import Size

from triage.ui.window_title import earlier_title, has_title, neutral_title

if TYPE_CHECKING:
    from triage.services.ending import Ended

ENDINGS = ("SIGHUP", "SIGTERM", "SIGINT", "SIGQUIT")
"""What ends the program from outside; not every system knows each. The last would write its memory to a file."""
NOT_STOPPED = 0.2
"""Seconds after which a stop has not happened: nobody is there who could say go on, so the system ignores it."""

_POINTER = "\x1b]22;"
"""How Textual asks for another mouse pointer; a terminal without a window may print it."""


def held(driver: type[Driver]) -> type[Driver]:
    """The driver for this system, which gives the terminal back once however often it is told to."""

    class HeldTerminal(driver):  # type: ignore[valid-type, misc]  # which driver it is, the system decides
        """Sets the title of the window, and writes to no terminal that is gone."""

        _held = False
        _titled = has_title(os.environ, sys.platform)

        def start_application_mode(self) -> None:
            super().start_application_mode()
            self._held = True
            if self._titled:
                self.write(neutral_title())

        def stop_application_mode(self) -> None:
            if not self._held:
                return
            if self._titled:
                self.write(earlier_title())
            super().stop_application_mode()
            self._held = False

        def disable_input(self) -> None:
            if self._held:
                super().disable_input()

        def write(self, data: str) -> None:
            # Without a reader, what is written would be queued until the queue is full, and then block.
            thread = getattr(self, "_writer_thread", None)
            if (thread is None or thread.is_alive()) and (self._titled or not data.startswith(_POINTER)):
                super().write(data)

    return HeldTerminal


class Signals:
    """What the system tells the program, heard between two messages and never in the middle of one."""

    def __init__(self, app: "App[Ended]", end: Callable[[], None]) -> None:
        self._app = app
        self._end = end
        self._ending = False
        self._away = False

    def listen_for_endings(self) -> None:
        """From before the terminal is taken."""
        for name in ENDINGS:
            self._listen(name, self._told_to_end)

    def listen_for_stops(self) -> None:
        """Once there is a driver, whose own handlers would write in the middle of a frame."""
        self._listen("SIGTSTP", self.stop)
        self._listen("SIGCONT", self._continued)
        self._listen_for_sizes()

    def _listen_for_sizes(self) -> None:
        # The driver's own handler may be interrupted by the next one, and would then report the older size last.
        self._listen("SIGWINCH", self._resized)

    def _resized(self) -> None:
        driver = self._driver
        if driver is not None and not self._away and not getattr(driver, "_in_band_window_resize", False):
            size = Size(*get_terminal_size())
            self._app.post_message(Resize(size, size))

    def stop(self, *, everybody: bool = False) -> None:
        """Give the terminal back and stop, or `everybody` that the shell would have stopped; go on when told to."""
        driver = self._driver
        if driver is None or self._away or self._ending:
            return
        self._away = True
        driver.suspend_application_mode()
        loop = asyncio.get_running_loop()
        loop.remove_signal_handler(signal.SIGTSTP)
        os.kill(0 if everybody and self._is_in_front() else os.getpid(), signal.SIGTSTP)
        # From here on it has been continued, or never stopped.
        self._listen("SIGTSTP", self.stop)
        loop.call_later(NOT_STOPPED, self._come_back)

    def _told_to_end(self) -> None:
        self._ending = True
        self._end()

    def _continued(self) -> None:
        """Take the terminal anew; whoever had it meanwhile may have changed it."""
        driver = self._driver
        if driver is None or self._ending:
            return
        if not self._away and self._is_in_front():
            driver.suspend_application_mode()
        self._away = True
        # Not at once: what ends the program may have come at the same time, and must be heard before it stops again.
        asyncio.get_running_loop().call_soon(self._come_back)

    def _come_back(self) -> None:
        driver = self._driver
        if driver is None or not self._away or self._ending:
            return
        if not self._is_in_front():
            os.kill(os.getpid(), signal.SIGSTOP)  # continued in the background, where it has no terminal
            return
        self._away = False
        driver.resume_application_mode()
        self._listen_for_sizes()
        self._app.refresh(layout=True)

    @property
    def _driver(self) -> Driver | None:
        driver = self._app._driver  # noqa: SLF001 - Textual's own suspending ends the terminal in a signal's handler
        return driver if driver is not None and driver.can_suspend else None

    def _is_in_front(self) -> bool:
        """Whether the shell has given the terminal to this program."""
        try:
            return os.tcgetpgrp(sys.__stdin__.fileno()) == os.getpgrp() if sys.__stdin__ else True
        except (OSError, ValueError, AttributeError):
            return True

    def _listen(self, name: str, act: Callable[[], None]) -> None:
        # Not on Windows, and not outside the main thread.
        with contextlib.suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
            asyncio.get_running_loop().add_signal_handler(getattr(signal, name), act)
