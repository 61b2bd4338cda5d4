"""The way through the diary: from a number to more about it, to all entries, to questionnaires, and to questions."""

from typing import TYPE_CHECKING

from triage.services.diary_front import diary_front
from triage.services.diary_words import diary_text
from triage.services.noting import Noting
from triage.ui.diary_screen import Around, DiaryScreen
from triage.ui.pacing import Pacing

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from triage.model.look_back_rules import Span
    from triage.services.diary_front import DiaryFront
    from triage.services.measure_turns import MeasureResult
    from triage.services.noticing import ToldNotice
    from triage.services.noting import Saved
    from triage.services.remembering import Remembering
    from triage.ui.diary_app import DiaryApp


class DiaryFlow:
    """Says which screen comes next; what is written and found, `Noting` decides."""

    def __init__(self, app: "DiaryApp", remembering: "Remembering", clock: "Callable[[], datetime]") -> None:
        self._app = app
        self._remembering = remembering
        self._clock = clock
        self._noting = Noting(app.materials, remembering, clock)

    def open(self, trigger: str) -> None:
        """Show the diary; `trigger` is the key that was pressed for it, which may still be held down."""
        app, pacing = self._app, Pacing(self._app.pause)
        pacing.answered(trigger)
        around = Around(self._noting, app.materials, self._clock, app.emergency_line, app.notice)
        app.push_screen(DiaryScreen(around, self._look_back, pacing))

    def take(self, asked: DiaryScreen.Asked) -> None:
        """Show what the person asks for."""
        match asked.what:
            case "more":
                from triage.ui.note_screen import NoteScreen  # noqa: PLC0415 - for those who say more

                app, pacing = self._app, Pacing(self._app.pause)
                pacing.answered("enter")
                app.push_screen(
                    NoteScreen(self._noting, app.materials, app.emergency_line, was=asked.was, pacing=pacing)
                )
            case "entries":
                self._show_entries()
            case "measures":
                self._show_measures()

    def saved(self, saved: "Saved", *, by_itself: bool) -> None:
        """Say what was written, where the screen that wrote it does not do so, and what it shows."""
        app = self._app
        if by_itself and saved.kept:
            app.pop_screen()
            below = app.screen
            if isinstance(below, DiaryScreen):
                below.wrote(saved)
            elif (say := getattr(below, "say", None)) is not None:
                say(saved.said)
        if saved.notices:
            self.tell(saved.notices)

    def tell(self, notices: "tuple[ToldNotice, ...]") -> None:
        """Say what needs a question."""
        from triage.ui.notice_screen import NoticeScreen  # noqa: PLC0415 - few entries lead there

        app = self._app
        later = diary_text(app.materials, "screen_later")
        app.push_screen(NoticeScreen(notices, later, (app.emergency_line, app.notice), app.pause))

    def _look_back(self, span: "Span") -> "DiaryFront":
        return diary_front(self._app.materials, self._remembering, self._clock(), span)

    def _show_entries(self) -> None:
        from triage.ui.entries_screen import EntriesScreen  # noqa: PLC0415 - for those who look

        app = self._app
        app.push_screen(
            EntriesScreen(self._noting, self._remembering, app.materials, app.emergency_line, clock=self._clock)
        )

    def _show_measures(self) -> None:
        from triage.services.chronicling import chronicle  # noqa: PLC0415 - as above
        from triage.services.measure_words import lines  # noqa: PLC0415
        from triage.ui.measure_screen import MeasuresScreen  # noqa: PLC0415

        app, now = self._app, self._clock()
        told = lines(app.materials, chronicle(app.materials, self._remembering, now), now)
        title = diary_text(app.materials, "measure_list_title")
        app.push_screen(MeasuresScreen(title, told, app.emergency_line), self._fill_in)

    def _fill_in(self, measure: str | None) -> None:
        if measure is None:
            return
        from triage.services.measuring import Measuring  # noqa: PLC0415 - as above
        from triage.ui.measure_screen import Frame, fill_in  # noqa: PLC0415

        app = self._app
        measuring = Measuring(app.materials, self._remembering, self._clock, measure)
        fill_in(app, measuring, Frame(app.emergency_line, app.notice), Pacing(app.pause), self._filled_in)

    def _filled_in(self, result: "MeasureResult | None") -> None:
        """It is said on the screen of the result; the diary reads it when it is shown again."""
