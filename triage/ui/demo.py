"""The demo: the app, with a made-up patient at the keyboard until a person takes over."""

from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content
from textual.events import Event, Key, MouseDown
from textual.screen import Screen

from triage.services.materials import Materials
from triage.services.remembering import Remembering
from triage.services.walking import Walker
from triage.ui import labels
from triage.ui.app import TriageApp
from triage.ui.phrasing import worded
from triage.ui.rehearsed import next_key
from triage.ui.screens import StagedScreen
from triage.ui.widgets.drawing import both_ends
from triage.ui.widgets.key_line import KeyLine
from triage.ui.widgets.sheet import Line, Paint, Sheet

if TYPE_CHECKING:
    from triage.services.interviewing import Interviewing

BEAT = 1.2
"""Seconds between what is shown and what is done next."""
STEP = 0.25
"""Of a beat: between two keys of one answer."""
GREETING = 4
"""Beats for the first screen, where the patient is introduced."""
LOOK = 0.01
"""Seconds between two looks at whether a key has been taken."""
PATIENCE = 500
"""Looks after which a key is not going to be taken any more."""


class DemoLine(Sheet):
    """Says on every screen that this is a demo, and how to stop it."""

    DEFAULT_CSS = """
    DemoLine { max-width: 80; padding: 0 2 0 1; }
    .-narrow DemoLine { padding: 0 0 0 1; }
    .talk.-beside DemoLine { max-width: 118; }
    """

    def __init__(self, said: str, hint: labels.Hint | None) -> None:
        super().__init__()
        self._said = said
        self._hint = hint

    def show(self, hint: labels.Hint | None) -> None:
        """Say what Space does now, if anything."""
        self._hint = hint
        self.redraw()

    def lines(self, width: int, paint: Paint) -> tuple[Line, ...]:
        said = Content.styled(self._said, paint["yes"])
        if self._hint is None:
            return tuple(Line(line) for line in said.wrap(width))
        chip = Content.assemble((self._hint.keys, paint["key"]), " ", (self._hint.label, paint["quiet"]))
        return tuple(both_ends(said, chip, width))


class _Seen(NamedTuple):
    """What a key can change; while all of it is the same, the key has not been taken."""

    screen: object
    card: object
    at: int
    scrolled: float


class DemoApp(TriageApp):
    """Plays the patient of a walk, one beat at a time; decides nothing but which key comes next."""

    def __init__(self, materials: Materials, walker: Walker, *, beat: float = BEAT) -> None:
        super().__init__(materials, Remembering(None), pause=0)
        self._walker = walker
        self._beat = beat
        self._step = 0.0 if materials.settings.reduced_motion else beat * STEP
        self.interviewing: Interviewing | None = None
        """The conversation, once it has begun."""
        self.playing = False
        """Whether the patient is at the keyboard, be it with a rest."""
        self.resting = False
        self._waits = False
        self._looks = 0

    def on_mount(self) -> None:
        """Introduce the patient; Textual calls the app's own beside this."""
        self.home.say(self._walker.walk.patient)
        self.screen_change_signal.subscribe(self, lambda screen: self.call_after_refresh(self._mark, screen))
        self.call_after_refresh(self._mark, self.home)

    def on_triage_app_content_checked(self, message: TriageApp.ContentChecked) -> None:
        """Begin once the app has taken note, unless there is nothing to begin with."""
        if not message.problems:
            self.call_after_refresh(self._start)

    async def on_event(self, event: Event) -> None:
        """Space has a rest; any other key, and any click, is a person who takes over."""
        if self.playing and isinstance(event, Key) and event.key == "space":
            self._rest()
            return
        if self.playing and (isinstance(event, MouseDown) or (isinstance(event, Key) and not event.is_forwarded)):
            self._stop()
        await super().on_event(event)

    def _start(self) -> None:
        self.playing = True
        self._mark(self.screen)
        self._after(self._beat * GREETING)

    def _stop(self) -> None:
        self.playing = self.resting = False
        self._mark(self.screen)

    def _rest(self) -> None:
        self.resting = not self.resting
        self._mark(self.screen)
        if not self.resting:
            self._after(self._step)

    def _after(self, seconds: float) -> None:
        """Go on after so long, once."""
        if not self._waits:
            self._waits = True
            self.set_timer(max(seconds, LOOK), self._go_on)

    def _go_on(self) -> None:
        self._waits = False
        if not self.playing or self.resting or not self.screen_stack:  # without a screen the program is ending
            return
        if self.screen is self.home:
            check = next(n for n, entry in enumerate(self.home.entries, 1) if entry.act == "check")
            self._press(str(check))
        elif self.interview is not None and self.screen is self.interview and self.interviewing is not None:
            reply = self._walker.reply(self.interviewing.interview)
            if reply is None:
                self._stop()
            else:
                self._press(next_key(self.interview.card.view, self.interview.card.at, reply))
        else:
            self._stop()  # the advice, for the person to look around in

    def _press(self, key: str) -> None:
        """Press a key where a person's would arrive, save that it comes from no person."""
        if self.focused is None:
            self._stop()
            return
        seen, self._looks = self._seen(), 0
        self.focused.post_message(Key(key, key if len(key) == 1 else None))
        self._waits = True
        self.set_timer(LOOK, lambda: self._look(seen))

    def _look(self, before: _Seen) -> None:
        """Wait for the key to be taken: the next question must never get an answer to this one."""
        if not self.screen_stack:
            return
        now = self._seen()
        self._looks += 1
        if now == before and self._looks < PATIENCE:
            self.set_timer(LOOK, lambda: self._look(before))
            return
        self._waits = False
        if now == before:
            self._stop()
        elif self.playing:
            same = now.screen is before.screen and self._turn(now) is self._turn(before)
            self._after(self._step if same else self._beat)

    def _seen(self) -> _Seen:
        interview = self.interview
        if interview is None or self.screen is not interview or not interview.is_mounted:
            return _Seen(self.screen, None, 0, 0.0)
        return _Seen(self.screen, interview.card.view, interview.card.at, interview.stage.scroll_y)

    @staticmethod
    def _turn(seen: _Seen) -> object:
        return getattr(seen.card, "turn", None)

    def _converse(self, interviewing: "Interviewing") -> None:
        self.interviewing = interviewing
        super()._converse(interviewing)

    def _mark(self, screen: Screen[object]) -> None:
        """Have the screen say that this is a demo."""
        if not isinstance(screen, StagedScreen) or not screen.query(KeyLine):
            return
        hint = (labels.GO_ON_PLAYING if self.resting else labels.REST) if self.playing else None
        hint = worded(self.phrases, hint) if hint is not None else None
        said = screen.query(DemoLine)
        if said:
            said.first().show(hint)
        else:
            screen.mount(DemoLine(self.materials.library.home["demo"], hint), before=screen.query_one(KeyLine))
