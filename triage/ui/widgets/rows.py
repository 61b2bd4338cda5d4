"""Rows to move among and choose from, by keyboard or mouse."""

from collections.abc import Callable, Mapping

from textual.events import Key

from triage.ui.picking import pick
from triage.ui.widgets.sheet import Sheet, Target


class Rows(Sheet, can_focus=True):
    """A sheet with a row in focus; nothing is chosen that cannot be seen."""

    def __init__(self, *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self.at = 0
        self._typed = ""
        self._trigger = ""

    def keys(self) -> tuple[str, ...]:
        """The digits that choose each row."""
        raise NotImplementedError

    def choose(self, index: int) -> None:
        """Act on a row."""
        raise NotImplementedError

    def accepts(self, trigger: str) -> bool:  # noqa: ARG002 - for those that are choosy
        """Whether a key or click may act now."""
        return True

    @property
    def trigger(self) -> str:
        """The key, or the click, that acted last."""
        return self._trigger

    @property
    def waiting(self) -> bool:
        """Whether another digit may follow those typed so far."""
        return bool(self._typed)

    def acts(self) -> Mapping[str, Callable[[], None]]:
        """What each key does."""
        return {
            **dict.fromkeys(("up", "k"), lambda: self.move(-1)),
            **dict.fromkeys(("down", "j"), lambda: self.move(1)),
            **dict.fromkeys(("enter", "space"), lambda: self.choose_seen(self.at)),
        }

    def digit(self, digit: str) -> None:
        """Choose the row a digit means, or go to it while another may be meant."""
        picked = pick(self.keys(), self._typed, digit)
        self._typed = picked.typed
        if picked.row is None:
            return
        if picked.sure:
            self.choose_seen(picked.row)
        else:
            self.focus_row(picked.row)

    def move(self, step: int) -> None:
        """Go to the next row that way; first to what is still out of sight on the way there."""
        self._typed = ""
        ahead = self.at + step
        if not 0 <= ahead < len(self.keys()):
            self.screen.query_one(".stage").scroll_relative(y=step, animate=False)
        elif self._sees(self.at):
            self.focus_row(ahead)
        else:
            self._reveal(self.at)

    def focus_row(self, index: int) -> None:
        """Make this the row in focus, and show it."""
        self.at = index
        self.redraw()
        self._show_row(index)

    def choose_seen(self, index: int) -> None:
        """Choose a row, or show it first if it is out of sight."""
        if self._sees(index):
            self.choose(index)
        else:
            self.at = index
            self.redraw()
            self._reveal(index)

    def clicked(self, target: Target) -> None:
        """Choose the row that was clicked."""
        if target.act == "row" and self.accepts("click"):
            self._trigger = "click"
            self.at = int(target.value)
            self.choose(self.at)

    def on_key(self, event: Key) -> None:
        """Act on the keys this widget knows."""
        act = self.acts().get(event.key)
        if act is None and not event.key.isdecimal():
            return
        event.stop()
        event.prevent_default()
        if not self.accepts(event.key):
            return
        self._trigger = event.key
        if act is not None:
            act()
        else:
            self.digit(event.key)

    def _span(self, index: int) -> tuple[int, int]:
        """The first line of a row, and the one after its last."""
        target = Target("row", index)
        at = [y for y, line in enumerate(self.drawn()) if any(spot.target == target for spot in line.spots)]
        return (at[0], at[-1] + 1) if at else (0, 0)

    def _window(self) -> tuple[int, int]:
        """The lines of this sheet that can be seen."""
        stage = self.screen.query_one(".stage")
        top = round(stage.scroll_offset.y) - self.virtual_region.y - self.gutter.top
        return top, top + stage.scrollable_content_region.height

    def _sees(self, index: int) -> bool:
        top, bottom = self._window()
        first, after = self._span(index)
        return bottom <= top or first == top or (top < first and after <= bottom)

    def _show_row(self, index: int) -> None:
        """Scroll no further than it takes to see the whole row."""
        stage = self.screen.query_one(".stage")
        top, bottom = self._window()
        first, after = self._span(index)
        if first < top:
            stage.scroll_relative(y=first - top, animate=False)
        elif after > bottom > top:
            stage.scroll_relative(y=min(after - bottom, first - top), animate=False)

    def _reveal(self, index: int) -> None:
        """Go towards a row by no more than a screenful, so that nothing is skipped unread."""
        stage = self.screen.query_one(".stage")
        top, bottom = self._window()
        first, after = self._span(index)
        screenful = max(bottom - top - 1, 1)
        away = first - top if first < top else min(after - bottom, first - top)
        stage.scroll_relative(y=max(-screenful, min(away, screenful)), animate=False)
