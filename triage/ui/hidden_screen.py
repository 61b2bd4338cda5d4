"""The screen to show to whoever looks over the shoulder: nothing."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import App, ComposeResult
from textual.content import Content
from textual.events import Click, Key
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from triage.ui import labels
from triage.ui.pacing import Pacing

if TYPE_CHECKING:
    from triage.services.ending import Ended


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
        return any(isinstance(screen, HiddenScreen) for screen in self._app.screen_stack)

    def switch(self) -> None:
        """Hide or show; a key that is held down does so once."""
        if self._pacing.too_soon("hide"):
            return
        self._pacing.answered("hide")
        if not self.on:
            keys = (key for key, active in self._app.active_bindings.items() if active.binding.action == "hide")
            self._app.push_screen(HiddenScreen(next(keys, "ctrl+x")))
        elif isinstance(self._app.screen, HiddenScreen):
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


class HiddenScreen(Screen[None]):
    """Empty but for the way back, which stands where other screens have nothing to click."""

    CSS = """
    HiddenScreen { padding: 0; }
    HiddenScreen ToastRack { display: none; }
    """
    AUTO_FOCUS = ""

    class Left(Message):
        """The way back was clicked."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = labels.key_in_words(key)

    def compose(self) -> ComposeResult:
        """The way back."""
        yield _WayBack(self._key)

    def on_key(self, event: Key) -> None:
        """A key that does not lead back does nothing, here or below."""
        event.stop()
        event.prevent_default()


class _WayBack(Widget):
    """The key that leads back; nothing says from where."""

    DEFAULT_CSS = """
    _WayBack { width: 100%; height: 1; padding: 0 1; color: $text-muted; }
    """

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key

    def render(self) -> Content:
        """The key."""
        return Content(f"{self._key} {labels.BACK_FROM_HIDING}")

    def on_click(self, event: Click) -> None:
        """As the key."""
        event.stop()
        self.post_message(HiddenScreen.Left())
