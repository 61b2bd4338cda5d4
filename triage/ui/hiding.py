"""When the screen is hidden, and what waits until it is seen again."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import App

from triage.ui.pacing import Pacing

if TYPE_CHECKING:
    from triage.services.ending import Ended

HIDDEN = "hidden"
"""The id of the hidden screen."""
ALLOWED = frozenset({"hide", "hide_while_typing", "interrupt", "suspend_process"})
"""What the keys of the program still do while the screen is hidden."""


class Hiding:
    """Puts the hidden screen over any other, and takes it away again."""

    def __init__(self, app: "App[Ended]", pacing: Pacing) -> None:
        self._app = app
        self._pacing = pacing
        self._waiting: list[Callable[[], object]] = []

    @property
    def on(self) -> bool:
        """Whether the screen is hidden."""
        return any(screen.id == HIDDEN for screen in self._app.screen_stack)

    def switch(self) -> None:
        """Hide or show; a key that is held down does so once."""
        if self._pacing.too_soon("hide"):
            return
        self._pacing.answered("hide")
        if not self.on:
            keys = (key for key, active in self._app.active_bindings.items() if active.binding.action == "hide")
            from triage.ui.hidden_screen import HiddenScreen  # noqa: PLC0415 - not for the start

            self._app.push_screen(HiddenScreen(next(keys, "ctrl+x")))
        elif self._app.screen.id == HIDDEN:
            self._app.pop_screen()
            self._app.call_later(self._catch_up)

    def when_seen(self, act: Callable[[], object]) -> None:
        """Do what brings up another screen: now, or once nothing is hidden any more."""
        self._waiting.append(act)
        self._catch_up()

    def allows(self, action: str) -> bool:
        """Whether a key of the program may do this now: nothing else while hidden, no letter while one types."""
        if action == "hide":
            focused = self._app.focused
            return focused is None or not focused.check_consume_key("x", "x")
        return action in ALLOWED or not self.on

    def _catch_up(self) -> None:
        if not self.on:
            waiting, self._waiting = self._waiting, []
            for act in waiting:
                act()
