"""The Textual interview, from the first question to the exit code."""

import asyncio
import contextlib
import gc
import signal
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.console import RenderableType
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen

from triage.errors import Exit, ProblemsFound
from triage.services.ending import Ended
from triage.services.materials import Materials
from triage.ui import labels
from triage.ui.interview_screen import InterviewScreen
from triage.ui.pacing import PAUSE, Pacing
from triage.ui.themes import DARK, LIGHT

if TYPE_CHECKING:
    from triage.ui.outcome_screen import OutcomeScreen

SIGNALS = ("SIGHUP", "SIGTERM", "SIGINT")
"""What ends the program from outside; not every system knows each."""
COLLECTED_SELDOM = (50_000, 20, 50)
"""Thresholds of the garbage collector, whose pauses are the slowest keys."""


class TriageApp(App[Ended]):
    """Shows turns and hands on wishes; what they lead to is decided elsewhere."""

    CSS_PATH = Path(__file__).with_name("app.tcss")
    TITLE = labels.PROGRAM
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "switch_theme", "Light or dark", show=False),
        Binding("ctrl+c", "interrupt", "Stop", show=False, priority=True),
        Binding("ctrl+q", "interrupt", "Stop", show=False, priority=True),
    ]

    @dataclass
    class ContentChecked(Message):
        """All content has been looked through; `problems` is empty when it can be relied on."""

        problems: str

    def __init__(self, materials: Materials, *, pause: float = PAUSE) -> None:
        super().__init__()
        self._materials = materials
        self.problems = ""
        """What is wrong with the content, if anything."""
        self.fault = ""
        """The kind of error that ended the program, if one did."""
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        # Setting `theme` would have every style worked out a second time before the first question.
        self.set_reactive(App.theme, DARK.name)
        self.stylesheet.set_variables(self.get_css_variables())
        self.interview = InterviewScreen(materials, Pacing(pause))
        """The screen below all others."""

    def get_default_screen(self) -> Screen[None]:
        """The first question, at once."""
        return self.interview

    def on_mount(self) -> None:
        """Listen for signals; look through the content once the first question can be read."""
        loop = asyncio.get_running_loop()
        for name in SIGNALS:
            # Not on Windows, and not outside the main thread.
            with contextlib.suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(getattr(signal, name), self.action_interrupt)
        self.call_after_refresh(self._look_through_content)

    def _look_through_content(self) -> None:
        self.run_worker(self._check, thread=True, exit_on_error=True)

    def _check(self) -> None:
        from triage.services.checking import check_content  # noqa: PLC0415 - jinja2 is not for the first question

        problems = ""
        try:
            check_content(self._materials)
        except ProblemsFound as found:
            problems = str(found)
        # Warm for the first advice, which may be an emergency.
        import rich.markdown  # noqa: F401, PLC0415

        import triage.ui.outcome_screen  # noqa: F401, PLC0415

        self.post_message(self.ContentChecked(problems))

    def on_triage_app_content_checked(self, message: ContentChecked) -> None:
        """Go on, or refuse to."""
        self.problems = message.problems
        if self.problems:
            self.exit(Ended(Exit.BAD_FILE))
            return
        gc.collect()
        gc.freeze()
        gc.set_threshold(*COLLECTED_SELDOM)
        gc.enable()
        self.interview.content_checked()

    def on_interview_screen_left(self) -> None:
        """Leave without advice."""
        self.exit(Ended(Exit.DONE))

    def on_outcome_screen_left(self, message: "OutcomeScreen.Left") -> None:
        """Leave with advice."""
        self.exit(Ended(Exit.DONE, message.urgency))

    def action_switch_theme(self) -> None:
        """Light instead of dark, or the other way round."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    def action_interrupt(self) -> None:
        """Stop at once."""
        self.exit(Ended(Exit.INTERRUPTED))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Everything a key does, by name; nothing that writes answers to a file."""
        yield SystemCommand("Light or dark", "Change the colours", self.action_switch_theme)
        own = [active.binding for active in screen.active_bindings.values() if active.node is screen]
        for action, description in {binding.action: binding.description for binding in own}.items():
            if description and action.isidentifier():
                yield SystemCommand(description, "", partial(self.call_later, self.run_action, f"screen.{action}"))
        yield SystemCommand("Stop", "Leave at once", self.action_interrupt)

    # What follows replaces Textual's own ending of a crash, which prints the values of local variables (the person's
    # answers among them) and exits with 0.

    def _handle_exception(self, error: Exception) -> None:
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._stop_for(type(error).__name__)

    def _fatal_error(self) -> None:
        self._stop_for("error")

    def panic(self, *renderables: RenderableType) -> None:  # noqa: ARG002 - what they show must not be shown
        """Stop without a word about the contents."""
        self._stop_for("error")

    def _stop_for(self, kind: str) -> None:
        self._return_code = Exit.CRASHED
        self.fault = self.fault or kind
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        self._exit_renderables.clear()


def run(materials: Materials) -> Ended:
    """Hold the conversation on the whole screen.

    Raises:
        ProblemsFound: the first question cannot be shown.
    """
    app = TriageApp(materials)
    ended: Ended | None = None
    gc.disable()
    try:
        ended = app.run()
    except Exception as error:  # noqa: BLE001 - whatever it was, it must not print answers
        app.fault = app.fault or type(error).__name__
    finally:
        gc.enable()
    return _last_words(app, ended)


def _last_words(app: TriageApp, ended: Ended | None) -> Ended:
    """How it ended, said on the terminal as it was before."""
    said = ""
    if app.fault:
        said = labels.stopped_by_a_fault(app.fault, app.interview.emergency_line)
        ended = Ended(Exit.CRASHED)
    elif app.problems:
        said = f"{app.problems}\n"
    elif ended is None or ended.code is Exit.INTERRUPTED:
        said = f"{labels.STOPPED}\n"
    with contextlib.suppress(OSError):  # the terminal may be gone
        sys.stderr.write(said)
        sys.stderr.flush()
    return ended or Ended(Exit.INTERRUPTED)
