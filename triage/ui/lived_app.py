"""The app with the journal of somebody who is made up, and who is said to be so on every screen."""

from textual.screen import Screen

from triage.ui.app import TriageApp
from triage.ui.demo import DemoLine
from triage.ui.screens import StagedScreen
from triage.ui.widgets.key_line import KeyLine


class LivedApp(TriageApp):
    """Everything works as with a journal of one's own."""

    def on_mount(self) -> None:
        """Say it on each screen; Textual calls the app's own beside this."""
        self.screen_change_signal.subscribe(self, lambda screen: self.call_after_refresh(self._mark, screen))
        self.call_after_refresh(self._mark, self.home)

    def _mark(self, screen: Screen[object]) -> None:
        if isinstance(screen, StagedScreen) and screen.query(KeyLine) and not screen.query(DemoLine):
            screen.mount(DemoLine(self.materials.library.diary["life_said"], None), before=screen.query_one(KeyLine))
