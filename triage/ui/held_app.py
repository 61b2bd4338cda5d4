"""A program that has the whole terminal: it hides at a key, gives all back, and ends without a word of the answers."""

import contextlib
import gc
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.console import RenderableType
from textual.app import App
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.filter import LineFilter

from triage.errors import Exit
from triage.services.ending import Ended
from triage.services.materials import Materials
from triage.ui import labels
from triage.ui.filters import combined, own_filters
from triage.ui.hiding import Hiding
from triage.ui.pacing import Pacing
from triage.ui.phrasing import Phrases, phrases_of, stopped, stopped_by_a_fault
from triage.ui.terminal import Signals, held
from triage.ui.themes import DARK, LIGHT

if TYPE_CHECKING:
    from triage.ui.settings_screen import SettingsScreen


class HeldApp(App[Ended]):
    """What has nothing to do with back pain: looks, hiding, signals and endings."""

    CSS_PATH = Path(__file__).with_name("app.tcss")
    TITLE = labels.PROGRAM
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "hide", "key_hide", tooltip="key_hide_tip", id="hide", priority=True),
        Binding("ctrl+x", "hide_while_typing", "", show=False, priority=True),
        Binding("ctrl+z", "suspend_process", "", show=False, priority=True),
        Binding("ctrl+c", "interrupt", "", show=False, priority=True),
        Binding("ctrl+q", "interrupt", "", show=False, priority=True),
    ]

    def __init__(self, materials: Materials, pause: float) -> None:
        super().__init__()
        self.materials = materials
        self.phrases: Phrases = phrases_of(materials)
        """The words of the screens."""
        self.pause = pause
        """Seconds that keep a held key from acting twice."""
        self._hiding = Hiding(self, Pacing(pause))
        self._own_filters = own_filters(materials.settings.glyphs, self._calm)
        self._signals = Signals(self, self.action_interrupt)
        self.profile = ""
        """Whose journal is kept, where there are several."""
        self.problems = ""
        """What is wrong with the content, if anything."""
        self.fault = ""
        """The kind of error that ended the program, if one did."""
        self.whom_to_call = ""
        """The emergency line on the screen when a fault ended the program."""
        self.advice_in_sight = ""
        """What the advice on the screen was called when a fault ended the program."""
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        # Setting `theme` would have every style worked out a second time before the first screen.
        self.set_reactive(App.theme, LIGHT.name if materials.settings.theme == "light" else DARK.name)
        self.stylesheet.set_variables(self.get_css_variables())
        if materials.settings.reduced_motion:
            self.animation_level = "none"
        if materials.settings.keys:
            self.set_keymap(materials.settings.keys)

    @property
    def emergency_line(self) -> str:
        """Whom to call, as far as it is known where."""
        raise NotImplementedError

    @property
    def keeps(self) -> bool | None:
        """Whether the answers can be gone on with; None where there are none."""
        raise NotImplementedError

    def on_settings_screen_changed(self, message: "SettingsScreen.Changed") -> None:
        """Go by what is set from now on."""
        settings = message.settings
        self.materials = replace(self.materials, settings=settings)
        self.theme = LIGHT.name if settings.theme == "light" else DARK.name
        self.animation_level = "none" if settings.reduced_motion else "full"
        self.set_keymap(settings.keys)
        self._own_filters = own_filters(settings.glyphs, self._calm)
        self.refresh()

    def _calm(self) -> tuple[str | None, ...]:
        """The backgrounds that tell nothing."""
        return (self.current_theme.background, self.current_theme.panel)

    def get_driver_class(self) -> type[Driver]:
        """The terminal, held so that it is given back whole."""
        return held(super().get_driver_class())

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What takes out that this terminal cannot show, or this person does not want."""
        return combined(super().get_line_filters(), self._own_filters)

    def on_load(self) -> None:
        """Listen for signals before the terminal is taken."""
        self._signals.listen_for_endings()

    def on_mount(self) -> None:
        """There is a driver by now."""
        self._signals.listen_for_stops()

    def action_hide(self) -> None:
        """A blank screen at once, whatever is shown; and back."""
        self._hiding.switch()

    action_hide_while_typing = on_hidden_screen_left = action_hide

    def when_seen(self, act: Callable[[], object]) -> None:
        """Do what may bring up another screen once nothing is hidden."""
        self._hiding.when_seen(act)

    def action_suspend_process(self) -> None:
        """Give the terminal back for a while; Textual's own way may do so in the middle of a frame."""
        self._signals.stop(everybody=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing but the way back while the screen is hidden."""
        return self._hiding.allows(action) and super().check_action(action, parameters)

    def action_interrupt(self) -> None:
        """Stop at once."""
        self.exit(Ended(Exit.INTERRUPTED))

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
        titles = [str(getattr(screen, "advice_title", "")) for screen in self.screen_stack]
        self.advice_in_sight = next(filter(None, titles), self.advice_in_sight)
        self.whom_to_call = self.whom_to_call or self.emergency_line
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        self._exit_renderables.clear()


def run_app(app: HeldApp) -> Ended:
    """Have an app the whole screen, and say its last words.

    Raises:
        ProblemsFound: the first screen cannot be shown.
    """
    ended: Ended | None = None
    gc.disable()
    try:
        ended = app.run()
    except Exception as error:  # noqa: BLE001 - whatever it was, it must not print answers
        app.fault = app.fault or type(error).__name__
    finally:
        gc.enable()
    return _last_words(app, ended)


def _last_words(app: HeldApp, ended: Ended | None) -> Ended:
    """How it ended, said on the terminal as it was before."""
    said = ""
    if app.fault:
        whom = app.whom_to_call or app.emergency_line
        said = stopped_by_a_fault(app.phrases, app.fault, whom, app.advice_in_sight, kept=app.keeps)
        ended = Ended(Exit.CRASHED)
    elif app.problems:
        said = f"{app.problems}\n"
    elif ended is None or ended.code is Exit.INTERRUPTED:
        said = stopped(app.phrases, kept=app.keeps)
    with contextlib.suppress(OSError):  # the terminal may be gone
        sys.stderr.write(said)
        sys.stderr.flush()
    return ended or Ended(Exit.INTERRUPTED)
