"""What the screens have in common: a part that scrolls, the keys that work now, and the same few keys everywhere."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, NamedTuple, TypeVar

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import Screen

from triage.ui.labels import Hint
from triage.ui.phrasing import Phrases, key_in_words, phrases_here, worded
from triage.ui.widgets.drawing import WIDE
from triage.ui.widgets.key_line import KeyLine
from triage.ui.widgets.masthead import ROOMY, TALL
from triage.ui.widgets.sheet import ROLES

if TYPE_CHECKING:
    from textual.events import DescendantFocus

Result = TypeVar("Result")
BESIDE = 100
"""Columns from which there is room for something beside the stage."""
SPARE = frozenset({"answers", "hide", "restart", "words"})
"""Bindings that are left to the help where the line of keys has no room."""


class Works(NamedTuple):
    """A key that works now, as its binding says."""

    hint: Hint
    about: str
    """What it does, in a sentence or a few words."""
    here: bool
    """Whether it belongs to this screen; the others work everywhere."""
    prominent: bool
    """Whether it has a place in the line of keys."""
    action: str
    """What it runs, as Textual wants it."""


class StagedScreen(Screen[Result]):
    """A screen with a part that scrolls, the stage, and a line of keys below it that writes itself.

    Textual calls the handlers of every class, so those of a screen do not call the ones here.
    """

    _own: tuple[Hint, ...] = ()
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"text--{role}" for role in ROLES}
    STOPS: ClassVar[frozenset[str]] = frozenset()
    """Actions that stop what could harm: their keys stand out."""

    def on_mount(self) -> None:
        """Take the size into account before the first frame; Textual's breakpoints do so after it."""
        self._fit()
        self.show_keys()

    def on_resize(self) -> None:
        """Take the new size into account."""
        self._fit()

    def on_descendant_focus(self, event: "DescendantFocus") -> None:  # noqa: ARG002 - Textual's signature
        """Other keys work in another part."""
        if self.own_hints() != self._own:
            self.show_keys()

    def _fit(self) -> None:
        width, height = self.app.size
        for name, applies in (
            ("-narrow", width < WIDE),
            ("-short", height < TALL),
            ("-tall", height >= ROOMY),
            ("-beside", width >= BESIDE),
        ):
            if applies != self.has_class(name):
                self.set_class(applies, name)

    @property
    def phrases(self) -> Phrases:
        """The words of the program."""
        return phrases_here(self)

    @property
    def stage(self) -> VerticalScroll:
        """The part that scrolls."""
        return self.query_one(".stage", VerticalScroll)

    @property
    def emergency_line(self) -> str:
        """Whom to call, where this screen knows it."""
        return ""

    def own_hints(self) -> tuple[Hint, ...]:
        """The keys of the part in focus, which are not bindings: arrows, digits, answers."""
        return ()

    def texts(self) -> tuple[str, ...]:
        """What there is to read here, for whoever asks what a word means."""
        return ()

    def show_keys(self) -> None:
        """Bring the line of keys up to date."""
        self._own, phrases = self.own_hints(), self.phrases
        own = tuple(worded(phrases, hint) for hint in self._own)
        prominent = tuple(work.hint for work in self.works() if work.prominent)
        self.query_one(KeyLine).show((*own, *prominent), str(getattr(self.app, "profile", "")))

    def works(self) -> Iterator[Works]:
        """Every binding that works now, in the order of the screen, then of the program; each action once.

        A binding has the name of its text where Textual has the text, and so has its tooltip.
        """
        phrases = self.phrases
        seen: set[tuple[object, str]] = set()
        for key, (node, binding, enabled, tooltip) in self.active_bindings.items():
            here = node is self
            # What Textual binds by itself, and second keys, have no name; keys that cannot be changed say what they do.
            named = binding.id is not None or (here and bool(tooltip))
            if not (enabled and named and (here or node is self.app)) or (node, binding.action) in seen:
                continue
            seen.add((node, binding.action))
            spare, stops = binding.id in SPARE, binding.action in self.STOPS
            label = phrases.say(binding.description)
            hint = Hint(key_in_words(phrases, key), label.lower(), key, spare, stops)
            action = f"{'screen' if here else 'app'}.{binding.action}"
            yield Works(hint, phrases.say(tooltip) if tooltip else label, here, binding.show, action)

    def on_key_line_pressed(self, message: KeyLine.Pressed) -> None:
        """A click on a hint is its key."""
        # From the app's own queue: a key that a screen sends does not reach the bindings of the app.
        self.app.call_later(self.app.simulate_key, message.key)

    def action_scroll(self, way: str) -> None:
        """Scroll the stage."""
        match way:
            case "up":
                self.stage.scroll_up(animate=False)
            case "down":
                self.stage.scroll_down(animate=False)
            case _:
                self.stage.scroll_page_down(animate=False)


def back(*, also: str = "", about: str = "key_back_tip") -> tuple[Binding, ...]:
    """The way back, the same on every screen; Escape stays one whatever key the person prefers."""
    others = f"escape,{also}" if also else "escape"
    return (
        Binding("b", "back", "key_back", tooltip=about, id="back"),
        Binding(others, "back", "key_back", tooltip=about, show=False),
    )


READING: tuple[Binding, ...] = (
    Binding("j", "scroll('down')", show=False),
    Binding("k", "scroll('up')", show=False),
    Binding("space", "scroll('page_down')", show=False),
)
"""What scrolls a page beside the arrows; nothing that a person must know."""
