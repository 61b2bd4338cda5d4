"""The screen to show to whoever looks over the shoulder: nothing."""

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Click, Key
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from triage.ui.hiding import HIDDEN
from triage.ui.phrasing import key_in_words, phrases_here


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
        super().__init__(id=HIDDEN)
        self._key = key

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
        phrases = phrases_here(self)
        return Content(f"{key_in_words(phrases, self._key)} {phrases.say('back_from_hiding')}")

    def on_click(self, event: Click) -> None:
        """As the key."""
        event.stop()
        self.post_message(HiddenScreen.Left())
