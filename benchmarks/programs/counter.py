"""The least that Textual can do for a key: a number goes up."""

from textual.app import App, ComposeResult
from textual.events import Key
from textual.widgets import Static


class Counter(App[None]):
    """Counts keys."""

    count = 0

    def compose(self) -> ComposeResult:
        yield Static("Keys: 0")

    def on_key(self, event: Key) -> None:
        event.stop()
        self.count += 1
        self.query_one(Static).update(f"Keys: {self.count}")


Counter().run()
