"""The screen with one exercise of the plan: how it is done, and what could be done instead."""

from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.events import Key

from triage.model.training import Wish
from triage.render.figure import Row as Cells
from triage.services.choosing import HowTo
from triage.services.materials import Materials
from triage.services.planning_words import ItemWords
from triage.ui import labels
from triage.ui.figure_ink import start_and_hold
from triage.ui.labels import Hint
from triage.ui.screens import READING, StagedScreen, back
from triage.ui.widgets.drawing import Row
from triage.ui.widgets.figure import Figure
from triage.ui.widgets.key_line import KeyLine
from triage.ui.widgets.line_list import LineList
from triage.ui.widgets.prose import Prose, heading, item, plain

HEIGHT = 9
"""Rows of the picture."""


class Wished(NamedTuple):
    """What the person asks for."""

    wish: Wish
    exercise: str
    instead: str = ""


class ExerciseScreen(StagedScreen[Wished | None]):
    """Gives back what the person asks for instead, if anything."""

    AUTO_FOCUS = ".stage"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choices", "key_something_else", tooltip="key_something_else_tip"),
        *back(also="q", about="key_back_plan_tip"),
        *READING,
    ]

    def __init__(
        self,
        words: ItemWords,
        how: HowTo,
        instead: tuple[tuple[str, str], ...],
        materials: Materials,
        emergency: str,
    ) -> None:
        """`instead` has the id and title of each exercise that could take its place."""
        super().__init__(classes="reading")
        self._words = words
        self._how = how
        self._instead = instead
        self._materials = materials
        self._emergency = emergency

    @property
    def emergency_line(self) -> str:
        return self._emergency

    def compose(self) -> ComposeResult:
        """The picture, how it is done, and the choices."""
        words, how = self._words, self._how
        with VerticalScroll(classes="stage"):
            yield Prose(
                heading(words.title),
                plain(f"{words.purpose} {words.dose[:1].upper()}{words.dose[1:]}."),
                classes="page",
            )
            yield Figure(self._draw, HEIGHT)
            yield Prose(
                *(item(text) for text in (*how.start, *how.steps)),
                plain(f"\n{how.feel}"),
                *(plain(f"\n{text}") for text in (*words.adapted, *words.because)),
                classes="page",
            )
            yield LineList(self.phrases.say("instead"), self._rows())
        yield KeyLine(self._emergency)

    def _draw(self, width: int, height: int) -> tuple[Cells, ...]:
        return start_and_hold(self.app, self._materials, self._words.exercise, (width, height))

    def texts(self) -> tuple[str, ...]:
        return (self._words.purpose, *self._how.start, *self._how.steps, self._how.feel)

    def own_hints(self) -> tuple[Hint, ...]:
        return (labels.MOVE, labels.CHOOSE) if self.focused is self.query_one(LineList) else (labels.SCROLL,)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The choices are not offered to who is there already."""
        if action == "choices":
            return self.focused is not self.query_one(LineList)
        return super().check_action(action, parameters)

    def on_key(self, event: Key) -> None:
        """A digit leads to the choices, wherever the page is."""
        if event.key.isdecimal() and self.focused is not self.query_one(LineList):
            event.stop()
            self.action_choices()

    def action_choices(self) -> None:
        """Go to what could be done instead."""
        choices = self.query_one(LineList)
        choices.focus(scroll_visible=False)
        self.stage.scroll_to_widget(choices, animate=False, top=True)

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        """Ask for it."""
        if message.index < len(self._instead):
            self.dismiss(Wished("swap", self._words.exercise, self._instead[message.index][0]))
        else:
            self.dismiss(Wished("leave_out", self._words.exercise))

    def action_back(self) -> None:
        """Leave it as it is."""
        self.dismiss(None)

    def _rows(self) -> tuple[Row, ...]:
        titles = [self.phrases.say("do_instead", title=title) for _, title in self._instead]
        return tuple(
            Row(str(number), title) for number, title in enumerate([*titles, self.phrases.say("leave_out")], 1)
        )
