"""Beside the question, where there is room: what was heard, how far it has come, and what is left."""

from textual.content import Content

from triage.services.hearing import Heard, Part
from triage.ui import labels
from triage.ui.widgets.drawing import BLANK, both_ends, hanging
from triage.ui.widgets.sheet import Line, Paint, Sheet

MARKS = {"done": labels.DONE, "now": labels.NOW, "ahead": labels.AHEAD}
ROLES = {"done": "quiet", "now": "ask", "ahead": "quiet"}


class HeardPanel(Sheet):
    """The conversation at a glance."""

    def __init__(self) -> None:
        super().__init__(classes="heard")
        self._heard: Heard | None = None

    def show(self, heard: Heard) -> None:
        """Show what has been heard by now."""
        if heard != self._heard:
            self._heard = heard
            self.redraw()

    def lines(self, width: int, paint: Paint) -> tuple[Line, ...]:
        heard = self._heard
        if heard is None:
            return ()
        lines = [Line(Content.styled(self.phrases.say("so_far"), paint["section"])), BLANK]
        for part in heard.parts:
            left = self.phrases.say("up_to", number=part.at_most) if part.at_most else ""
            lines += _part_lines(part, left, width, paint)
        if heard.told:
            lines += [BLANK, Line(Content.styled(self.phrases.say("heard"), paint["section"])), BLANK]
        for told in heard.told:
            bullet = Content.styled(f"{labels.BULLET} ", paint["key"])
            lines += [Line(line) for line in hanging(Content.styled(told, paint["body"]), bullet, width)]
        return tuple(lines)


def _part_lines(part: Part, left: str, width: int, paint: Paint) -> list[Line]:
    mark = Content.styled(f"{MARKS[part.state]} ", paint["key" if part.state != "ahead" else "line"])
    title = Content.styled(part.title, paint[ROLES[part.state]])
    return both_ends(mark + title, Content.styled(left, paint["quiet"]), width)
