"""What the screens have in common."""

from typing import TypeVar

from textual.containers import VerticalScroll
from textual.screen import Screen

from triage.ui.widgets.key_line import KeyLine

Result = TypeVar("Result")


class StagedScreen(Screen[Result]):
    """A screen with a part that scrolls, the stage, and a line of keys below it."""

    def on_mount(self) -> None:
        """Take the size into account before the first frame; Textual itself does so after it."""
        self.set_class(self.app.size.width < self._limit(self.app.HORIZONTAL_BREAKPOINTS, 1), "-narrow")
        self.set_class(self.app.size.height < self._limit(self.app.VERTICAL_BREAKPOINTS, 1), "-short")
        self.set_class(self.app.size.height >= self._limit(self.app.VERTICAL_BREAKPOINTS, 2), "-tall")

    @staticmethod
    def _limit(breakpoints: list[tuple[int, str]] | None, index: int) -> int:
        return (breakpoints or [])[index][0]

    @property
    def stage(self) -> VerticalScroll:
        """The part that scrolls."""
        return self.query_one(".stage", VerticalScroll)

    def on_key_line_pressed(self, message: KeyLine.Pressed) -> None:
        """A click on a hint is its key."""
        # From the app's own queue: a key that a screen sends does not reach the bindings of the app.
        self.app.call_later(self.app.simulate_key, message.key)

    def action_scroll(self, way: str) -> None:
        """Scroll the stage."""
        match way:
            case "up":
                self.stage.scroll_up(animate=False)
            case "down":
                self.stage.scroll_down(animate=False)
            case _:
                self.stage.scroll_page_down(animate=False)
