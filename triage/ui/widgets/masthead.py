"""The top of the screen: the emergency line, what the program is, and how far the conversation has come."""

from typing import NamedTuple

from textual.content import Content

from triage.ui import labels
from triage.ui.phrasing import Phrases
from triage.ui.widgets.drawing import BLANK, WIDE, both_ends, text_lines
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
        progress = _progress(heading, self.phrases, width, paint)
        if self.app.size.height < TALL:
            return (*emergency, progress)
        first = _name(self._notice, self.phrases, width, paint)
        space = [Line(Content(""))] if self.app.size.height >= ROOMY else []
        return (*first, *emergency, *space, progress)


class Greeting(Sheet):
    """The top of a screen without questions: the emergency line, and what the program is."""

    def __init__(self, notice: str, emergency: str) -> None:
        super().__init__()
        self._notice = notice
        self._emergency = emergency

    def show(self, emergency: str) -> None:
        """Say whom to call."""
        if emergency != self._emergency:
            self._emergency = emergency
            self.redraw()

    def lines(self, width: int, paint: Paint) -> tuple[Line, ...]:
        emergency = text_lines(self._emergency, paint["alarm"], width)
        if self.app.size.height < TALL:
            return tuple(emergency)
        return (*_name(self._notice, self.phrases, width, paint), *emergency)


class Words(Sheet):
    """A few sentences, each with its role."""

    def __init__(self, said: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self._said = said

    def show(self, said: tuple[tuple[str, str], ...]) -> None:
        """Say something else."""
        if said != self._said:
            self._said = said
            self.redraw()

    def lines(self, width: int, paint: Paint) -> tuple[Line, ...]:
        lines: list[Line] = []
        apart = [BLANK] if self.app.size.height >= TALL else []
        for text, role in self._said:
            lines += [*text_lines(text, paint[role], width), *apart]
        return tuple(lines)


def _name(notice: str, phrases: Phrases, width: int, paint: Paint) -> list[Line]:
    """Who is speaking."""
    about = notice if width >= WIDE else phrases.say("education")
    return both_ends(Content.styled(labels.PROGRAM, paint["section"]), Content.styled(about, paint["quiet"]), width)


def _progress(heading: Heading, phrases: Phrases, width: int, paint: Paint) -> Line:
    """The section, a bar, and the count, in one line."""
    section = Content.styled(heading.section, paint["section"])
    count = phrases.say("question_of", asked=heading.asked, at_most=heading.at_most)
    if section.cell_length + len(count) + 2 > width:
        count = f"{heading.asked}/{heading.at_most}"
    room = max(width - section.cell_length - len(count) - 2, 0)
    done = round(room * heading.asked / heading.at_most)
    bar = Content.assemble((labels.BAR_DONE * done, paint["key"]), (labels.BAR_REST * (room - done), paint["line"]))
    return Line(section + Content(" ") + bar + Content(" ") + Content.styled(count, paint["quiet"]))
