"""The diary: one key writes how strong the pain is; below stands what the time up to now was like."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import ClassVar, Literal, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message

from triage.errors import ReplyRefused
from triage.model.diary import DiaryEntry, Written
from triage.model.look_back_rules import SPANS, Span
from triage.services.diary_front import DiaryFront
from triage.services.diary_words import diary_text
from triage.services.materials import Materials
from triage.services.noting import Noting
from triage.services.noting import Saved as WasSaved
from triage.ui.filters import tier_here
from triage.ui.labels import Hint
from triage.ui.pacing import Pacing
from triage.ui.screens import READING, StagedScreen, back
from triage.ui.widgets.key_line import KeyLine
from triage.ui.widgets.look_back_sheet import LookBackSheet
from triage.ui.widgets.masthead import Greeting, Words
from triage.ui.widgets.score_scale import ScaleWords, ScoreScale

USUAL_SPAN: Span = "6w"
GAPS = 2
"""Rows of nothing between the parts; `app.tcss` says so too."""
THE_SAME = timedelta(minutes=10)
"""Within so much time another number takes the place of the one that was written here before."""


class Around(NamedTuple):
    """What it works with, and what stands around it."""

    noting: Noting
    materials: Materials
    clock: Callable[[], datetime]
    emergency: str
    """Whom to call."""
    notice: str
    """What the program is and is not."""


class DiaryScreen(StagedScreen[None]):
    """Writes, and looks back; what else there is to do it leaves to others."""

    AUTO_FOCUS = "ScoreScale"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "more", "key_say_more", tooltip="key_say_more_tip"),
        Binding("u", "take_back", "key_take_back", tooltip="key_take_back_tip"),
        Binding("w", "span", "key_weeks", tooltip="key_weeks_tip"),
        Binding("e", "entries", "key_entries", tooltip="key_entries_tip"),
        Binding("m", "measures", "key_measures", tooltip="key_measures_tip"),
        *back(about="key_back_home_tip"),
        Binding("q", "back", "key_home", show=False),
        *READING,
        Binding("up", "scroll('up')", show=False),
        Binding("down", "scroll('down')", show=False),
        Binding("pagedown", "scroll('page_down')", show=False),
        Binding("pageup", "scroll('page_up')", show=False),
    ]

    @dataclass
    class Saved(Message):
        """A number was written, or could not be kept."""

        saved: WasSaved

    @dataclass
    class Asked(Message):
        """The person wants to see or say more."""

        what: Literal["more", "entries", "measures"]
        was: Written | None = None
        """With `more`, the entry to say it in; None for a new one."""

    @dataclass
    class Left(Message):
        """The person goes back."""

    def __init__(self, around: Around, read: Callable[[Span], DiaryFront], pacing: Pacing) -> None:
        super().__init__(classes="diary")
        self._around = around
        self._read = read
        self._pacing = pacing
        self._span = USUAL_SPAN
        self._front: DiaryFront | None = None
        self._written: Written | None = None
        self._said, self._refused = "", False

    @property
    def emergency_line(self) -> str:
        return self._around.emergency

    @property
    def scale(self) -> ScoreScale:
        """Where the pain of now is written."""
        return self.query_one(ScoreScale)

    def compose(self) -> ComposeResult:
        """The scale, what came of it, and the time up to now."""
        around, text = self._around, self._text
        words = ScaleWords(*(text(f"screen_{each}") for each in ("ask", "low", "high", "one")))
        spans = {span: text(f"screen_span_{span}") for span in SPANS}
        yield Greeting(around.notice, around.emergency)
        with VerticalScroll(classes="stage", can_focus=False):
            yield ScoreScale(words, self._pacing)
            yield Words(())
            yield LookBackSheet(spans, text("screen_lately"), tier_here(self._around.materials.settings.glyphs))
        yield KeyLine()

    def on_screen_resume(self) -> None:
        """Look back once the scale can be seen; something may have been written since."""
        self.call_after_refresh(self._renew)

    def on_resize(self) -> None:
        """The chart fits the screen."""
        self._fit_chart()

    def own_hints(self) -> tuple[Hint, ...]:
        return self.scale.hints

    def texts(self) -> tuple[str, ...]:
        if self._front is None:
            return ()
        told = self._front.look_back
        return (told.answer, *told.because, *(line for section in told.sections for line in section.lines))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing to take back before something is written; a number that is marked comes before all else."""
        if action == "take_back":
            return self._written is not None
        if action == "more":
            return self.scale.waiting is None
        return super().check_action(action, parameters)

    def wrote(self, saved: WasSaved) -> None:
        """Say what was written elsewhere; a number says it anew from now on."""
        self._take(saved)

    def say(self, text: str) -> None:
        """Say something once, below the scale."""
        self._said, self._refused = text, False
        self._show()

    def on_score_scale_scored(self, message: ScoreScale.Scored) -> None:
        """Write it."""
        self._write(message.pain)

    def on_score_scale_changed(self) -> None:
        """Other keys work now."""
        self.show_keys()

    def on_look_back_sheet_wanted(self, message: LookBackSheet.Wanted) -> None:
        """Look back so far."""
        self._span = message.span
        self._renew()

    def action_more(self) -> None:
        """Say more about what was just written, or about another time."""
        self.post_message(self.Asked("more", self._current()))

    def action_entries(self) -> None:
        """Show all entries."""
        self.post_message(self.Asked("entries"))

    def action_measures(self) -> None:
        """Show the questionnaires."""
        self.post_message(self.Asked("measures"))

    def action_span(self) -> None:
        """Look back on the next longer time; after all of it, on the shortest."""
        self._span = SPANS[(SPANS.index(self._span) + 1) % len(SPANS)]
        self._renew()

    def action_take_back(self) -> None:
        """Take out what was written here last."""
        if self._written is None:
            return
        try:
            saved = self._around.noting.strike(self._written.id)
        except ReplyRefused as refused:
            self.say(self.phrases.refusal(refused))
            return
        self._take(saved)
        self._written = None if saved.kept else self._written
        self._renew()

    def action_back(self) -> None:
        """Leave; a number that is marked is written first."""
        waiting = self.scale.waiting
        if waiting is None or not self._write(waiting).notices:
            self.post_message(self.Left())

    def action_scroll(self, way: str) -> None:
        """Scroll, a page up too."""
        if way == "page_up":
            self.stage.scroll_page_up(animate=False)
        else:
            super().action_scroll(way)

    def _write(self, pain: int) -> WasSaved:
        was = self._current()
        now = self._around.clock()
        if was is None:
            saved = self._around.noting.write(DiaryEntry(at=now, now=pain))
        else:
            saved = self._around.noting.amend(was.id, replace(was.entry, now=pain))
        self._take(saved)
        self.post_message(self.Saved(saved))
        self.call_after_refresh(self._renew)
        return saved

    def _take(self, saved: WasSaved) -> None:
        self._said, self._refused = saved.said, not saved.kept
        self._written = self._kept(saved.id) if saved.kept else None
        self._show()

    def _current(self) -> Written | None:
        """What was written here last, as it is now, while it is of now."""
        recent = self._written is not None and timedelta() <= self._around.clock() - self._written.recorded < THE_SAME
        return self._kept(self._written.id) if self._written is not None and recent else None

    def _kept(self, id_: str) -> Written | None:
        try:
            return self._around.noting.one(id_)
        except ReplyRefused:
            return None

    def _renew(self) -> None:
        """Read it all again; it may have been changed elsewhere."""
        if not (self.is_current and self.is_attached):
            return
        self._written = None if self._written is None else self._kept(self._written.id)
        self._front = self._read(self._span)
        self._show()

    def _show(self) -> None:
        if not (self.is_mounted and self.is_attached):
            return
        front = self._front
        said = [(self._said, "refusal" if self._refused else "section")]
        if front is not None:
            said.append((front.remark, "refusal"))
        with self.app.batch_update():
            self.scale.show(None if self._written is None else self._written.entry.now, told=bool(self._said))
            self.query_one(Words).show(tuple((text, role) for text, role in said if text))
            if front is not None:
                self.query_one(LookBackSheet).show(front)
            self.show_keys()
            self._fit_chart()

    def _fit_chart(self) -> None:
        """Leave the chart what the screen has left, for it is best seen in one piece."""
        room = self.stage.scrollable_content_region.height
        self.query_one(LookBackSheet).fit(room - len(self.scale.drawn()) - len(self.query_one(Words).drawn()) - GAPS)

    def _text(self, key: str) -> str:
        return diary_text(self._around.materials, key)
