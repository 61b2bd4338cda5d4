"""The screen with the question: passes answers on, shows what comes back, decides nothing."""

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message

from triage.errors import ReplyRefused
from triage.services.interviewing import Interviewing
from triage.services.materials import Materials
from triage.services.turns import OutcomeTurn, QuestionTurn, Turn
from triage.ui import labels
from triage.ui.labels import Hint
from triage.ui.pacing import Pacing
from triage.ui.screens import StagedScreen
from triage.ui.widgets.key_line import KeyLine
from triage.ui.widgets.masthead import Heading, Masthead
from triage.ui.widgets.question_card import QuestionCard

PATIENCE = 1.0
"""Seconds after which a wait is explained."""


class InterviewScreen(StagedScreen[None]):
    """One question at a time, always in the same place."""

    AUTO_FOCUS = "QuestionCard"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b,escape", "back", "Back", show=False),
        Binding("question_mark", "why", "Why", show=False),
        Binding("q", "leave", "Leave", show=False),
    ]

    @dataclass
    class Left(Message):
        """The person wants to go, without advice."""

    def __init__(self, materials: Materials, pacing: Pacing) -> None:
        super().__init__()
        self._materials = materials
        self._interviewing = interviewing = Interviewing(materials)
        self._pacing = pacing
        turn = interviewing.turn
        assert isinstance(turn, QuestionTurn)  # noqa: S101 - every flow starts with a question
        self._first = turn
        self._ready = False
        self._early: object | None = None

    def compose(self) -> ComposeResult:
        """The same few widgets for every question."""
        yield Masthead(labels.notice(self._materials.protocol.flow.reviewed_by), self._heading(self._first))
        card = QuestionCard(self._first, self._pacing)
        with VerticalScroll(classes="stage", can_focus=False):
            yield card
        yield KeyLine(self._hints(card))

    @property
    def emergency_line(self) -> str:
        """Whom to call: as the first question says until the country is known."""
        return self._heading(self._first).emergency

    def content_checked(self) -> None:
        """Everything can be shown from now on; an answer given meanwhile is taken now."""
        self._ready = True
        early, self._early = self._early, None
        if early is not None:
            self._reply(early)

    def show(self, turn: Turn) -> None:
        """Put the next turn on the screen, in one go."""
        if isinstance(turn, OutcomeTurn):
            from triage.ui.outcome_screen import OutcomeScreen  # noqa: PLC0415 - brings jinja2; warm by now

            outcome = OutcomeScreen(turn, self._interviewing, self._materials)
            self.app.push_screen(outcome, self._changed_mind)
            return
        with self.app.batch_update():
            self.query_one(Masthead).show(self._heading(turn))
            self.query_one(QuestionCard).show(turn)
            if self.stage.scroll_offset.y:
                self.stage.scroll_home(animate=False, immediate=True)
            self._refresh_keys()

    def on_question_card_replied(self, message: QuestionCard.Replied) -> None:
        """Pass an answer on, once everything is ready."""
        if self._ready:
            self._reply(message.value)
        else:
            self._early = message.value
            self.set_timer(PATIENCE, self._explain_waiting)

    def on_question_card_reopened(self, message: QuestionCard.Reopened) -> None:
        """Ask an earlier question again."""
        self.show(self._interviewing.reopen(message.question))

    def on_question_card_changed(self) -> None:
        """Other keys may work now."""
        self._refresh_keys()

    def on_key_line_confirmed(self) -> None:
        """Leave."""
        self.post_message(self.Left())

    def on_key_line_declined(self) -> None:
        """Stay."""
        self.query_one(QuestionCard).focus()

    def action_back(self) -> None:
        """Take the last answer back."""
        self.show(self._interviewing.back())

    def action_why(self) -> None:
        """Show or hide why this is asked."""
        self.query_one(QuestionCard).toggle_why()
        self.stage.scroll_home(animate=False)

    def action_leave(self) -> None:
        """Ask before leaving; nothing is saved."""
        self.query_one(KeyLine).ask(labels.LEAVE)

    def _reply(self, value: object) -> None:
        try:
            turn = self._interviewing.reply(value)
        except ReplyRefused as refused:
            self.query_one(QuestionCard).refuse(str(refused))
        else:
            self.show(turn)

    def _changed_mind(self, turn: Turn | None) -> None:
        if turn is not None:
            self.show(turn)

    def _explain_waiting(self) -> None:
        if not self._ready:
            self.query_one(QuestionCard).refuse(labels.GETTING_READY)

    def _heading(self, turn: QuestionTurn) -> Heading:
        emergency = turn.intro[0] if turn.intro else labels.emergency(self._interviewing.advice.region.emergency)
        return Heading(emergency, turn.section, turn.asked, turn.at_most)

    def _hints(self, card: QuestionCard) -> tuple[Hint, ...]:
        back = () if card.turn.id == self._first.id else (labels.BACK,)
        return (*card.hints, labels.WHY_HINT, *back, labels.LEAVE_HINT, labels.THEME)

    def _refresh_keys(self) -> None:
        self.query_one(KeyLine).show(self._hints(self.query_one(QuestionCard)))
