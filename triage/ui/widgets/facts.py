"""Labels with what belongs to them, beside each other or below."""

from textual.content import Content

from triage.ui.widgets.drawing import BLANK, WIDE, hanging, text_lines
from triage.ui.widgets.sheet import Line, Paint, Sheet


class Facts(Sheet):
    """A few facts under a title, and what is said of them below."""

    def __init__(self) -> None:
        super().__init__()
        self._title = ""
        self._facts: tuple[tuple[str, str], ...] = ()
        self._below: tuple[str, ...] = ()

    def show(self, title: str, facts: tuple[tuple[str, str], ...], below: tuple[str, ...] = ()) -> None:
        """Show these."""
        self._title, self._facts, self._below = title, facts, below
        self.redraw()

    def lines(self, width: int, paint: Paint) -> tuple[Line, ...]:
        lines = [*text_lines(self._title, paint["section"], width), BLANK]
        column = max((Content(label).cell_length for label, _ in self._facts), default=0) + 2
        for label, said in self._facts:
            before = Content.styled(label, paint["quiet"])
            if width >= WIDE:
                before = before.pad_right(column - before.cell_length)
            else:
                lines.append(Line(before))
                before = Content("  ")
            lines += [Line(line) for line in hanging(Content.styled(said, paint["body"]), before, width)]
        below = [line for text in self._below for line in text_lines(text, paint["quiet"], width)]
        return (*lines, BLANK, *below)
