"""A widget that draws lines of text, some of which can be clicked.

The values that stand between data and screen are named tuples: a dataclass takes four times as long to define, and the
first question waits for all of them.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from textual.content import Content
from textual.css.styles import RenderStyles
from textual.events import Click, Leave, MouseMove
from textual.geometry import Size
from textual.style import Style
from textual.widget import Widget

from triage.ui.phrasing import Phrases, phrases_here

ROLES = (
    *("body", "quiet", "ask", "section", "key", "line", "focus", "hover"),
    *("refusal", "alarm", "yes", "unsure", "no", "field", "prompt"),
)
"""The parts that text plays; `app.tcss` gives each its look, and the screen holds it for every sheet on it."""
Paint = Mapping[str, Style]
"""The look of each role."""


class Target(NamedTuple):
    """What a click on a spot means."""

    act: Literal["row", "digit", "erase", "number", "key", "said"]
    value: int | str = 0


class Spot(NamedTuple):
    """A part of a line that can be clicked."""

    start: int
    end: int
    target: Target


class Line(NamedTuple):
    """One line as it is shown."""

    content: Content
    spots: tuple[Spot, ...] = ()


class Sheet(Widget):
    """Draws what `lines` says, and tells `clicked` what was clicked."""

    DEFAULT_CSS = """
    Sheet { width: 100%; height: auto; text-wrap: nowrap; }
    """

    def __init__(self, *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self._drawn: tuple[int, tuple[Line, ...]] | None = None
        self._paint: Paint | None = None
        self.hovered: Target | None = None

    def lines(self, width: int, paint: Paint) -> tuple[Line, ...]:
        """Everything to show at this width."""
        raise NotImplementedError

    def clicked(self, target: Target) -> None:
        """Act on a click."""

    def drawn(self, width: int | None = None) -> tuple[Line, ...]:
        """The lines as they are now, at `width` or the present one."""
        width = self.content_size.width if width is None else width
        if self._drawn is None or self._drawn[0] != width:
            self._drawn = (width, self.lines(width, self.paint))
        return self._drawn[1]

    @property
    def paint(self) -> Paint:
        """The look of each role, in the theme of now."""
        if self._paint is None:
            self._paint = {role: _look(self.screen.get_component_styles(f"text--{role}")) for role in ROLES}
        return self._paint

    @property
    def phrases(self) -> Phrases:
        """The words of the program."""
        return phrases_here(self)

    def redraw(self) -> None:
        """Show what has changed."""
        before = self._drawn
        self._drawn = None
        if before is not None and before[0] and self._height(self.drawn(before[0])) == self._height(before[1]):
            self.refresh()
        else:
            self.refresh(layout=True)

    @property
    def least_height(self) -> int:
        """Rows it fills even when it has fewer lines; `app.tcss` says so too."""
        return 0

    def _height(self, lines: tuple[Line, ...]) -> int:
        return max(len(lines), self.least_height)

    def render(self) -> Content:
        """The lines, one below the other."""
        return Content("\n").join(line.content for line in self.drawn())

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's signature
        """As many rows as there are lines."""
        return len(self.drawn(width)) if width else 0

    def notify_style_update(self) -> None:
        """Draw anew when the theme has changed."""
        super().notify_style_update()
        self._drawn = self._paint = None

    def _target_at(self, event: Click | MouseMove) -> Target | None:
        offset = event.get_content_offset(self)
        if offset is None or not 0 <= offset.y < len(self.drawn()):
            return None
        spots = self.drawn()[offset.y].spots
        return next((spot.target for spot in spots if spot.start <= offset.x < spot.end), None)

    def on_click(self, event: Click) -> None:
        """Act on the spot that was clicked."""
        target = self._target_at(event)
        if target is not None:
            event.stop()
            self.clicked(target)

    def on_mouse_move(self, event: MouseMove) -> None:
        """Show what a click would act on."""
        self._hover(self._target_at(event))

    def on_leave(self, event: Leave) -> None:  # noqa: ARG002 - Textual's signature
        """The mouse points at nothing here any more."""
        self._hover(None)

    def _hover(self, target: Target | None) -> None:
        if target != self.hovered:
            self.hovered = target
            self.redraw()


def _look(styles: RenderStyles) -> Style:
    """What a role's rules say, and nothing that they leave open."""
    text = styles.text_style
    return Style(
        background=styles.background if styles.has_rule("background") else None,
        foreground=styles.color if styles.has_rule("color") else None,
        bold=text.bold,
        underline=text.underline,
    )
