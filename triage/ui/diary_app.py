"""What the app does for the diary: it hands wishes on, and sees to it that what needs a question is said."""

from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message
from textual.worker import get_current_worker

from triage.services.home import Act
from triage.ui.routine_app import RoutineApp

if TYPE_CHECKING:
    from triage.services.noticing import ToldNotice
    from triage.services.remembering import Remembering
    from triage.ui.diary_flow import DiaryFlow
    from triage.ui.diary_screen import DiaryScreen
    from triage.ui.home_screen import HomeScreen
    from triage.ui.note_screen import NoteScreen
    from triage.ui.notice_screen import NoticeScreen

# The first screen waits for this module: the screens of the diary are imported where one of them is wanted.


class DiaryApp(RoutineApp):
    """An app with a diary."""

    home: "HomeScreen"
    due: "tuple[ToldNotice, ...]" = ()
    """What in the diary needs a question, as far as that has been looked for."""
    _diary: "DiaryFlow | None" = None

    class NoticesFound(Message):
        """The diary has been looked through; written out, as the first screen waits for this module."""

        def __init__(self, due: "tuple[ToldNotice, ...]") -> None:
            super().__init__()
            self.due = due

    def choose(self, act: Act) -> None:
        """Open the diary, or begin the questions about the time since the last ones."""
        if act == "diary":
            from triage.ui.diary_flow import DiaryFlow  # noqa: PLC0415 - see above

            self._diary = DiaryFlow(self, self._remembering, self._clock)
            self._diary.open(self.home.trigger)
        elif act == "review":
            self.start_routine(review=True)

    def look_for_notices(self) -> None:
        """See whether anything in the diary needs a question: beside the screen, which goes on meanwhile."""
        reading = self._remembering.again()
        if reading is not None:
            look = partial(self._look_for_notices, reading)
            self.run_worker(look, thread=True, group="notices", exclusive=True)

    def _look_for_notices(self, reading: "Remembering") -> None:
        worker = get_current_worker()
        from triage.services.noticing import due  # noqa: PLC0415 - for those who keep a journal

        found = due(self.materials, reading, self._clock())
        reading.close()
        if not worker.is_cancelled:
            self.post_message(self.NoticesFound(found))

    def on_diary_app_notices_found(self, message: NoticesFound) -> None:
        """Say so on the first screen."""
        if message.due != self.due:
            self.due = message.due
            self.home.renew()

    def on_home_screen_shown(self) -> None:
        """Something may have been written since."""
        self.look_for_notices()

    def on_diary_screen_asked(self, message: "DiaryScreen.Asked") -> None:
        """Show what is asked for."""
        self._on_its_way.take(message)

    def on_diary_screen_saved(self, message: "DiaryScreen.Saved") -> None:
        """Say what it shows."""
        self._on_its_way.saved(message.saved, by_itself=False)

    def on_diary_screen_left(self) -> None:
        """Back to the first screen."""
        self.go_home()

    def on_note_screen_saved(self, message: "NoteScreen.Saved") -> None:
        """Say so on the screen below, and what it shows."""
        self._on_its_way.saved(message.saved, by_itself=True)

    def on_note_screen_left(self) -> None:
        """Back to the screen before."""
        self.pop_screen()

    def on_notice_screen_chosen(self, message: "NoticeScreen.Chosen") -> None:
        """Begin the questions."""
        self.go_home()
        self.choose(message.asks)

    def on_notice_screen_left(self) -> None:
        """Back to the screen before; the first one says it too."""
        self.pop_screen()

    @property
    def _on_its_way(self) -> "DiaryFlow":
        assert self._diary is not None  # noqa: S101 - its screens are shown by it
        return self._diary
