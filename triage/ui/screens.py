"""What the screens have in common."""

from typing import ClassVar, TypeVar

from textual.containers import VerticalScroll
from textual.screen import Screen

from triage.ui.widgets.drawing import WIDE
from triage.ui.widgets.key_line import KeyLine
from triage.ui.widgets.masthead import ROOMY, TALL
from triage.ui.widgets.sheet import ROLES

Result = TypeVar("Result")


class StagedScreen(Screen[Result]):
    """A screen with a part that scrolls, the stage, and a line of keys below it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"text--{role}" for role in ROLES}

    def on_mount(self) -> None:
        """Take the size into account before the first frame; Textual's breakpoints do so after it."""
        self._fit()

    def on_resize(self) -> None:
        """Take the new size into account."""
        self._fit()

    def _fit(self) -> None:
        width, height = self.app.size
        for name, applies in (("-narrow", width < WIDE), ("-short", height < TALL), ("-tall", height >= ROOMY)):
            if applies != self.has_class(name):
                self.set_class(applies, name)

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
