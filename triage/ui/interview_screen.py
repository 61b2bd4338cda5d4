"""The screen with the conversation: passes answers on, shows what comes back, decides nothing."""

from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.events import DescendantFocus
from textual.message import Message

from triage.errors import ReplyRefused
from triage.services.hearing import heard
from triage.services.interviewing import Interviewing
from triage.services.materials import Materials
from triage.services.turns import OutcomeTurn, QuestionTurn, Turn
from triage.ui import labels
from triage.ui.labels import Hint
from triage.ui.pacing import Pacing
from triage.ui.phrasing import notice
from triage.ui.screens import BESIDE, StagedScreen
from triage.ui.widgets.heard_panel import HeardPanel
from triage.ui.widgets.key_line import KeyLine
from triage.ui.widgets.masthead import Heading, Masthead
from triage.ui.widgets.question_card import QuestionCard
from triage.ui.widgets.transcript import Transcript

PATIENCE = 1.0
"""Seconds after which a wait is explained."""


class InterviewScreen(StagedScreen[None]):
    """A conversation: what was said stays above, the question is always in the same place."""

    AUTO_FOCUS = "QuestionCard"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "why", "key_why", tooltip="key_why_question_tip", id="why"),
        Binding("a", "answers", "key_answers", tooltip="key_answers_question_tip", id="answers"),
        Binding("b", "back", "key_back", tooltip="key_back_question_tip", id="back"),
        Binding("escape", "back", "key_back", show=False),
        Binding("q", "leave", "key_home", tooltip="key_home_question_tip", id="leave"),
    ]

    @dataclass
    class Left(Message):
        """The person wants to go, without advice."""

    @dataclass
    class Passed(Message):
        """A dialogue of the routine is over, and the routine goes on."""

    def __init__(
        self, materials: Materials, interviewing: Interviewing, turn: QuestionTurn, pacing: Pacing, *, ready: bool
    ) -> None:
        super().__init__(classes="talk")
        self._materials = materials
        self._interviewing = interviewing
        self._pacing = pacing
        self._turn = turn
        self._ready = ready
        self._early: object | None = None

    def compose(self) -> ComposeResult:
        """The same few widgets for every question."""
        yield Masthead(notice(self.phrases, self._materials.protocol.flow.reviewed_by), self._heading(self._turn))
        with Horizontal(classes="desk"):
            with VerticalScroll(classes="stage", can_focus=False):
                transcript = Transcript(self._interviewing.answers())
                yield transcript
                yield QuestionCard(self._turn, self._pacing, transcript.latest)
            yield HeardPanel()
        yield KeyLine()

    def on_mount(self) -> None:
        """Say what was said before, where this goes on from."""
        self._show_heard()
        if self._ready:
            self.card.explain(self._materials.glossary)
        self.call_after_refresh(self.card.redraw)

    def on_resize(self) -> None:
        """Keep the question where it can be read."""
        if self.is_mounted:
            self._show_heard()
            self.call_after_refresh(self._fit_card)

    def _fit_card(self) -> None:
        """As high as the stage is now; by itself the card asks for a layout only when its lines are more or fewer."""
        self.card.redraw()
        self.card.refresh(layout=True)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """What was said is in one place at a time."""
        del event
        self.card.redraw()

    @property
    def card(self) -> QuestionCard:
        """The card with the question."""
        return self.query_one(QuestionCard)

    @property
    def transcript(self) -> Transcript:
        """What was said before."""
        return self.query_one(Transcript)

    def own_hints(self) -> tuple[Hint, ...]:
        return (labels.MOVE, labels.CHANGE) if self.focused is self.transcript else self.card.hints

    def texts(self) -> tuple[str, ...]:
        turn = self._turn
        labels_of = tuple(option.label for option in turn.options)
        return (*turn.intro, turn.ask, turn.frame, turn.hint, *labels_of, turn.why, turn.meaning)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """Nothing to go back to, or to look at, before the first answer."""
        return self._turn.asked > 1 if action in {"back", "answers"} else True

    @property
    def emergency_line(self) -> str:
        """Whom to call, where the person is."""
        return self._heading(self._turn).emergency

    def content_checked(self) -> None:
        """Everything can be shown from now on; an answer given meanwhile is taken now."""
        self._ready = True
        self.card.explain(self._materials.glossary)
        early, self._early = self._early, None
        if early is not None:
            self._reply(early)

    def show(self, turn: Turn) -> None:
        """Put the next turn on the screen, in one go."""
        if self._interviewing.passed:
            self.post_message(self.Passed())
            return
        if isinstance(turn, OutcomeTurn):
            from triage.ui.outcome_screen import OutcomeScreen  # noqa: PLC0415 - brings jinja2; warm by now

            outcome = OutcomeScreen(turn, self._interviewing, self._materials)
            self.app.push_screen(outcome, self._changed_mind)
            return
        self._turn = turn
        with self.app.batch_update():
            self.query_one(Masthead).show(self._heading(turn))
            self.transcript.show(self._interviewing.answers())
            self.card.show(turn)
            if self.focused is not self.card:
                self.card.focus(scroll_visible=False)
            self._to_top()
            self._show_heard()
            self.show_keys()

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

    def on_question_card_help_wanted(self, message: QuestionCard.HelpWanted) -> None:
        """Help with an answer; it is the person's to give."""
        from triage.services.aiding import Aiding  # noqa: PLC0415 - only for those who want help
        from triage.ui.aid_screen import AidScreen  # noqa: PLC0415

        aiding = Aiding(self._materials, message.finding, self._interviewing.recorded, self._interviewing.today)
        units = self._materials.settings.units
        screen = AidScreen(aiding, units, self._pacing, self.emergency_line)
        self.app.push_screen(screen, partial(self.card.take_help, message.finding))

    def on_transcript_reopened(self, message: Transcript.Reopened) -> None:
        """Ask an earlier question again."""
        self.show(self._interviewing.reopen(message.question))

    def on_question_card_left_above(self) -> None:
        """The pointer goes on among what was said."""
        if self._turn.asked > 1:
            self.transcript.focus(scroll_visible=False)

    def on_transcript_left_below(self) -> None:
        """The pointer is back at the question."""
        self._return_to_question()

    def on_mouse_scroll_up(self) -> None:
        """Above the question there is what was said."""
        if not self.stage.scroll_y and not self.transcript.opened and self._turn.asked > 1:
            self.transcript.open()
            self.card.redraw()
            self.call_after_refresh(self.stage.scroll_end, animate=False)

    def _return_to_question(self) -> None:
        self.transcript.close()
        self.card.focus(scroll_visible=False)
        self.card.redraw()
        self._to_top()

    def on_question_card_changed(self) -> None:
        """Other keys may work now."""
        self.show_keys()

    def on_key_line_confirmed(self) -> None:
        """Leave."""
        self.post_message(self.Left())

    def on_key_line_declined(self) -> None:
        """Stay."""
        self.card.focus()

    def action_back(self) -> None:
        """Return to the question, or take the last answer back."""
        if self.focused is self.transcript or self.transcript.opened:
            self._return_to_question()
        else:
            self.show(self._interviewing.back())

    def action_why(self) -> None:
        """Show or hide why this is asked."""
        self.card.toggle_why()
        self._to_top()

    def action_answers(self) -> None:
        """Go up to what was said; the same key leads back."""
        if self.focused is self.transcript:
            self.action_back()
        else:
            self.transcript.focus(scroll_visible=False)

    def action_leave(self) -> None:
        """Leave; ask before, where the answers would be lost."""
        if self._interviewing.remembered:
            self.post_message(self.Left())
        else:
            self.query_one(KeyLine).ask(self.phrases.say("leave"))

    def _reply(self, value: object) -> None:
        try:
            turn = self._interviewing.reply(value)
        except ReplyRefused as refused:
            self.card.refuse(self.phrases.refusal(refused))
        else:
            self.show(turn)

    def _changed_mind(self, turn: Turn | None) -> None:
        if turn is not None:
            self.show(turn)

    def _explain_waiting(self) -> None:
        if not self._ready:
            self.card.refuse(self.phrases.say("getting_ready"))

    def _heading(self, turn: QuestionTurn) -> Heading:
        emergency = turn.intro[0] if turn.intro else self._emergency()
        return Heading(emergency, turn.section, turn.asked, turn.at_most)

    def _emergency(self) -> str:
        return self.phrases.say("emergency_call", number=self._interviewing.advice.region.emergency)

    def _show_heard(self) -> None:
        """What stands beside the question; worked out only where there is room for it."""
        if self.app.size.width >= BESIDE:
            self.query_one(HeardPanel).show(heard(self._materials, self._interviewing.interview))

    def _to_top(self) -> None:
        if self.stage.scroll_y:
            self.stage.scroll_home(animate=False, immediate=True)
