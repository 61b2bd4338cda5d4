"""The screen that helps to answer: something is typed, and what comes of it is said."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from triage.model.settings import Units
from triage.services.aiding import Aiding
from triage.ui.labels import Hint
from triage.ui.pacing import Pacing
from triage.ui.screens import StagedScreen, Works, back
from triage.ui.widgets.aid_form import AidForm
from triage.ui.widgets.key_line import KeyLine


class AidScreen(StagedScreen[str | None]):
    """Ends with the answer that the person takes, or without one."""

    AUTO_FOCUS = "AidForm"
    BINDINGS: ClassVar[list[BindingType]] = [*back(about="key_back_aid_tip")]

    def __init__(self, aiding: Aiding, units: Units, pacing: Pacing, emergency: str) -> None:
        super().__init__(classes="reading")
        self._aiding = aiding
        self._units = units
        self._pacing = pacing
        self._emergency = emergency

    def compose(self) -> ComposeResult:
        """The form, and whom to call."""
        with VerticalScroll(classes="stage", can_focus=False):
            yield AidForm(self._aiding, self._units, self._pacing)
        yield KeyLine(self._emergency)

    def own_hints(self) -> tuple[Hint, ...]:
        return self.query_one(AidForm).hints

    def works(self) -> Iterator[Works]:
        """No letter does anything but stand where it is typed."""
        return iter(())

    def on_aid_form_changed(self) -> None:
        """Other keys may work now."""
        self.show_keys()

    def on_aid_form_taken(self, message: AidForm.Taken) -> None:
        """Return with the answer."""
        self.dismiss(message.answer)

    def action_back(self) -> None:
        """Return without one."""
        self.dismiss(None)
