"""The top of the screen: the emergency line, what the program is, and how far the conversation has come."""

from typing import NamedTuple

from textual.content import Content

from triage.ui import labels
from triage.ui.widgets.drawing import WIDE, both_ends, text_lines
from triage.ui.widgets.sheet import Line, Paint, Sheet

TALL = 16
"""Rows from which there is room for more than the emergency line and the section."""

ROOMY = 32
"""Rows from which there is room for a margin."""


class Heading(NamedTuple):
    """What the masthead says."""

    emergency: str
    section: str
    asked: int
    at_most: int


class Masthead(Sheet):
    """Always there, whatever is asked."""

    def __init__(self, notice: str, heading: Heading) -> None:
        super().__init__()
        self._notice = notice
        self._heading = heading

    def show(self, heading: Heading) -> None:
        """Say where the conversation is now."""
        if heading != self._heading:
            self._heading = heading
            self.redraw()

    def lines(self, width: int, paint: Paint) -> tuple[Line, ...]:
        heading = self._heading
        emergency = text_lines(heading.emergency, paint["alarm"], width)
        progress = _progress(heading, width, paint)
        if self.app.size.height < TALL:
            return (*emergency, progress)
        name = Content.styled(labels.PROGRAM, paint["section"])
        about = self._notice if width >= WIDE else labels.EDUCATION
        first = both_ends(name, Content.styled(about, paint["quiet"]), width)
        space = [Line(Content(""))] if self.app.size.height >= ROOMY else []
        return (*first, *emergency, *space, progress)


def _progress(heading: Heading, width: int, paint: Paint) -> Line:
    """The section, a bar, and the count, in one line."""
    section = Content.styled(heading.section, paint["section"])
    count = labels.question_of(heading.asked, heading.at_most)
    if section.cell_length + len(count) + 2 > width:
        count = f"{heading.asked}/{heading.at_most}"
    room = max(width - section.cell_length - len(count) - 2, 0)
    done = round(room * heading.asked / heading.at_most)
    bar = Content.assemble((labels.BAR_DONE * done, paint["key"]), (labels.BAR_REST * (room - done), paint["line"]))
    return Line(section + Content(" ") + bar + Content(" ") + Content.styled(count, paint["quiet"]))
