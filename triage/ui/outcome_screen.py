"""The screen with the advice: what to do on its first line, then why, what to read and which protocol said so."""

from collections.abc import Iterator
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
from triage.services.reading import PageText, page_text
from triage.services.sourcing import sources_of
from triage.services.turns import OutcomeTurn, Turn
from triage.ui import labels
from triage.ui.answers_screen import AnswersScreen
from triage.ui.page_screen import PageScreen
from triage.ui.phrasing import protocol
from triage.ui.screens import READING, StagedScreen, back
from triage.ui.sources_screen import SourcesScreen, because
from triage.ui.widgets.drawing import Row
from triage.ui.widgets.key_line import KeyLine
from triage.ui.widgets.line_list import LineList
from triage.ui.widgets.prose import QUIET, Prose, markdown, plain


class OutcomeScreen(StagedScreen[Turn]):
    """The advice; gives back a turn when the person changes an answer."""

    AUTO_FOCUS = ".stage"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "move", "key_move", tooltip="key_move_tip"),
        Binding("p", "pages", "key_pages", tooltip="key_pages_tip", id="pages"),
        Binding("enter", "pages", "key_pages", show=False),
        Binding("w", "sources", "key_why", tooltip="key_why_advice_tip", id="why"),
        Binding("v", "what_if", "key_what_if", tooltip="key_what_if_tip", id="what_if"),
        Binding("s", "keep", "key_save", tooltip="key_save_advice_tip", id="keep"),
        Binding("a", "answers", "key_answers", tooltip="key_answers_advice_tip", id="answers"),
        *back(about="key_back_last_question_tip"),
        Binding("r", "restart", "key_restart", tooltip="key_restart_tip", id="restart"),
        Binding("q", "leave", "key_home", tooltip="key_home_advice_tip", id="leave"),
        *READING,
    ]

    @dataclass
    class Left(Message):
        """The person has the advice and goes."""

        urgency: Urgency

    @dataclass
    class Moved(Message):
        """The person wants to exercise."""

        interviewing: Interviewing

    def __init__(self, turn: OutcomeTurn, interviewing: Interviewing, materials: Materials) -> None:
        super().__init__(classes="reading")
        self._turn = turn
        self._interviewing = interviewing
        self._materials = materials

    @property
    def advice_title(self) -> str:
        """The advice in a few words: how soon, and never why."""
        return self._turn.title

    def compose(self) -> ComposeResult:
        """The action, the advice, the pages, the protocol."""
        turn = self._turn
        action, _, rest = turn.text.partition("\n\n")
        with VerticalScroll(classes="stage"):
            title = plain(f"{labels.steps(turn.urgency)} {turn.title}")
            yield Prose(markdown(action), title, classes=f"verdict -{turn.urgency.id.replace('_', '-')}")
            if turn.remarks or turn.changed is not None:
                yield Prose(*_before(turn), classes="before")
            yield Prose(markdown(rest), *because(turn, self.phrases), classes="advice")
            if turn.education:
                yield LineList(self.phrases.say("pages_for_you"), tuple(self._page_rows()))
            yield Prose(*self._withdrawn(), plain(protocol(self.phrases, turn.protocol), QUIET), classes="stamp")
        yield KeyLine(self._whom)

    def on_mount(self) -> None:
        """An emergency is shown first, then stored."""
        self.call_after_refresh(self._interviewing.settle)

    def on_key(self, event: Key) -> None:
        """A digit opens a page, wherever the pointer is; where another may follow, it shows the pointer on a page."""
        if event.key.isdecimal() and self._turn.education:
            event.stop()
            pages = self.query_one(LineList)
            pages.digit(event.key)
            if pages.waiting:
                pages.focus(scroll_visible=False)

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        """Open a page."""
        page = self._materials.library.pages.topics[self._turn.education[message.index].id]
        text = page_text(self._materials, page, self._interviewing.advice)
        self.app.push_screen(PageScreen(text, self._whom, self._materials))

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

    def action_move(self) -> None:
        """Go on to today's exercises."""
        self.post_message(self.Moved(self._interviewing))

    def action_sources(self) -> None:
        """Show every reason and every source."""
        self.app.push_screen(SourcesScreen(self._turn, sources_of(self._materials, self._turn)))

    def action_what_if(self) -> None:
        """Show what would change the advice; worked out only now."""
        from triage.services.what_if import what_if_in_words  # noqa: PLC0415 - for those who ask

        title, text = what_if_in_words(self._materials, self._interviewing.recorded)
        page = PageText("what_if", title, "", text, (), "")
        self.app.push_screen(PageScreen(page, self._whom, self._materials))

    def action_keep(self) -> None:
        """Offer to save, print or copy."""
        from triage.services.documents import advice_now  # noqa: PLC0415 - for those who keep it
        from triage.ui.keep_screen import KeepScreen  # noqa: PLC0415

        self.app.push_screen(KeepScreen(advice_now(self._interviewing), self._turn.emergency_number))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is offered that is not there."""
        if action == "pages":
            return bool(self._turn.education)
        if action == "move":
            return self._turn.routine
        return super().check_action(action, parameters)

    def action_pages(self) -> None:
        """Go to the list of pages."""
        if self._turn.education:
            pages = self.query_one(LineList)
            pages.focus(scroll_visible=False)
            self.stage.scroll_to_widget(pages, animate=False, top=True)

    def action_restart(self) -> None:
        """Ask before everything is gone."""
        self.query_one(KeyLine).ask(self.phrases.say("restart"))

    def action_leave(self) -> None:
        """Leave with the advice."""
        self.post_message(self.Left(self._turn.urgency))

    def _reopen(self, question: str | None) -> None:
        if question is not None:
            self.dismiss(self._interviewing.reopen(question))

    @property
    def emergency_line(self) -> str:
        return self.phrases.say("emergency_call", number=self._turn.emergency_number)

    @property
    def _whom(self) -> str:
        """Whom to call, for the line of keys."""
        return self.phrases.say("emergency", number=self._turn.emergency_number)

    def texts(self) -> tuple[str, ...]:
        return (self._turn.title, self._turn.text)

    def own_hints(self) -> tuple[labels.Hint, ...]:
        return (labels.SCROLL,)

    def _withdrawn(self) -> list[RenderableType]:
        gone = self.phrases.say("withdrawn")
        return [plain(f"{line.name}: {line.answer} ({gone})", QUIET) for line in self._turn.withdrawn]

    def _page_rows(self) -> Iterator[Row]:
        for number, page in enumerate(self._turn.education, 1):
            because = self.phrases.say("because", why=page.because) if page.because else ""
            yield Row(str(number), page.title, note=f"({because})" if because else "")


def _before(turn: OutcomeTurn) -> list[RenderableType]:
    """What there is to say about earlier advice and earlier answers."""
    said: list[RenderableType] = [plain(remark) for remark in turn.remarks]
    return said if turn.changed is None else [*said, markdown(turn.changed.text)]
