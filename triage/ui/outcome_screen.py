"""The screen with the advice: what to do on its first line, then why, what to read and which protocol said so."""

from dataclasses import dataclass
from typing import ClassVar

from rich.console import RenderableType
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.events import Key
from textual.message import Message

from triage.model.urgency import Urgency
from triage.services.interviewing import Interviewing
from triage.services.materials import Materials
from triage.services.reading import page_text
from triage.services.turns import OutcomeTurn, PageLink, Turn
from triage.ui import labels
from triage.ui.answers_screen import AnswersScreen
from triage.ui.page_screen import PageScreen
from triage.ui.screens import StagedScreen
from triage.ui.widgets.drawing import Row
from triage.ui.widgets.key_line import KeyLine
from triage.ui.widgets.line_list import LineList
from triage.ui.widgets.prose import QUIET, Prose, heading, item, markdown, plain


class OutcomeScreen(StagedScreen[Turn]):
    """The advice; gives back a turn when the person changes an answer."""

    AUTO_FOCUS = ".stage"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b,escape", "back", "Back", show=False),
        Binding("a", "answers", "All answers", show=False),
        Binding("p,enter", "pages", "Pages", show=False),
        Binding("r", "restart", "Start again", show=False),
        Binding("q", "leave", "Leave", show=False),
        Binding("j", "scroll('down')", show=False),
        Binding("k", "scroll('up')", show=False),
        Binding("space", "scroll('page_down')", show=False),
    ]

    @dataclass
    class Left(Message):
        """The person has the advice and goes."""

        urgency: Urgency

    def __init__(self, turn: OutcomeTurn, interviewing: Interviewing, materials: Materials) -> None:
        super().__init__(classes="reading")
        self._turn = turn
        self._interviewing = interviewing
        self._materials = materials

    def compose(self) -> ComposeResult:
        """The action, the advice, the pages, the protocol."""
        turn = self._turn
        action, _, rest = turn.text.partition("\n\n")
        with VerticalScroll(classes="stage"):
            title = plain(f"{labels.steps(turn.urgency)} {turn.title}")
            yield Prose(markdown(action), title, classes=f"verdict -{turn.urgency.id.replace('_', '-')}")
            yield Prose(markdown(rest), *_reasons(turn), classes="advice")
            if turn.education:
                yield LineList(labels.PAGES, tuple(_page_row(n, page) for n, page in enumerate(turn.education, 1)))
            yield Prose(*_withdrawn(turn), plain(labels.protocol(turn.protocol), QUIET), classes="stamp")
        yield KeyLine(self._hints(), f"{labels.EMERGENCY}{turn.emergency_number}")

    def on_key(self, event: Key) -> None:
        """A digit opens a page, wherever the pointer is."""
        if event.key.isdecimal() and self._turn.education:
            event.stop()
            self.query_one(LineList).digit(event.key)

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        """Open a page."""
        page = self._materials.library.pages.topics[self._turn.education[message.index].id]
        text = page_text(self._materials, page, self._interviewing.advice)
        self.app.push_screen(PageScreen(text, self._turn.emergency_number))

    def on_key_line_confirmed(self) -> None:
        """Start again."""
        self.dismiss(self._interviewing.restart())

    def on_key_line_declined(self) -> None:
        """Stay."""
        self.stage.focus()

    def action_back(self) -> None:
        """Take the last answer back."""
        self.dismiss(self._interviewing.back())

    def action_answers(self) -> None:
        """Show every answer; one can be changed."""
        self.app.push_screen(AnswersScreen(self._interviewing.answers(), self._turn.emergency_number), self._reopen)

    def action_pages(self) -> None:
        """Go to the list of pages."""
        if self._turn.education:
            pages = self.query_one(LineList)
            pages.focus(scroll_visible=False)
            self.stage.scroll_to_widget(pages, animate=False, top=True)

    def action_restart(self) -> None:
        """Ask before everything is gone."""
        self.query_one(KeyLine).ask(labels.RESTART)

    def action_leave(self) -> None:
        """Leave with the advice."""
        self.post_message(self.Left(self._turn.urgency))

    def _reopen(self, question: str | None) -> None:
        if question is not None:
            self.dismiss(self._interviewing.reopen(question))

    def _hints(self) -> tuple[labels.Hint, ...]:
        pages = (labels.PAGES_HINT,) if self._turn.education else ()
        return (
            *(labels.SCROLL, *pages, labels.ANSWERS_HINT, labels.BACK),
            *(labels.RESTART_HINT, labels.LEAVE_HINT, labels.THEME),
        )


def _reasons(turn: OutcomeTurn) -> list[RenderableType]:
    """Why, with sources; a source that was named before is not named again."""
    parts: list[RenderableType] = [heading(labels.REASONS)]
    named: set[str] = set()
    for reason in turn.reasons:
        parts.append(item(reason.text))
        parts += [plain(source, QUIET, 2) for source in reason.sources if source not in named]
        named |= set(reason.sources)
    parts += [plain(source, QUIET, 2) for source in turn.sources if source not in named]
    return parts


def _withdrawn(turn: OutcomeTurn) -> list[RenderableType]:
    return [plain(f"{line.name}: {line.answer} ({labels.WITHDRAWN})", QUIET) for line in turn.withdrawn]


def _page_row(number: int, page: PageLink) -> Row:
    return Row(str(number), page.title, note=f"({labels.BECAUSE}{page.because})" if page.because else "")
