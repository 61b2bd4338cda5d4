"""The screen of a session: a figure that moves, the count, one thing to do, and two keys that stop at once."""

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.events import ScreenResume, ScreenSuspend
from textual.message import Message

from triage.render.figure import Row, draw
from triage.services.beats import Act, Beat, Cue, SessionEnd
from triage.services.cueing import Cues
from triage.services.exercising import Exercising
from triage.services.materials import Materials
from triage.ui.figure_ink import ink_of, tier_of
from triage.ui.labels import Hint
from triage.ui.pacing import Pacing
from triage.ui.screens import StagedScreen
from triage.ui.widgets.figure import Figure
from triage.ui.widgets.key_line import KeyLine
from triage.ui.widgets.masthead import Greeting
from triage.ui.widgets.pain_scale import PainScale
from triage.ui.widgets.session_words import SessionWords

FRAMES = 12
"""A second."""
STILL = 4
"""Looks at the clock in a second where nothing is to move: what is drawn changes once a second."""
FLASH = 0.15
"""Seconds of another background."""
PACED = frozenset[Act](("next", "previous", "ease"))
"""What a key that is held down does once; it never waits for what stops."""


class SessionScreen(StagedScreen[None]):
    """Shows beats, and hands on keys; what they lead to is decided elsewhere."""

    AUTO_FOCUS = "PainScale"
    STOPS: ClassVar[frozenset[str]] = frozenset(("do('hurts')", "do('numb')"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h", "do('hurts')", "key_hurts", tooltip="key_hurts_tip"),
        Binding("u", "do('numb')", "key_numb", tooltip="key_numb_tip"),
        Binding("space", "do('pause')", "key_pause", tooltip="key_pause_tip"),
        Binding("n", "do('next')", "key_next", tooltip="key_next_tip"),
        Binding("p", "do('previous')", "key_back", tooltip="key_previous_tip"),
        Binding("plus,equals_sign", "do('more')", "key_more", tooltip="key_more_tip"),
        Binding("e", "do('ease')", "key_easier", tooltip="key_easier_tip"),
        Binding("q", "do('leave')", "key_end", tooltip="key_end_tip"),
    ]

    @dataclass
    class Over(Message):
        """The session is over."""

        end: SessionEnd

    def __init__(
        self, exercising: Exercising, materials: Materials, emergency: str, notice: str, pacing: Pacing
    ) -> None:
        super().__init__(classes="session")
        self._exercising = exercising
        self._materials = materials
        self._emergency = emergency
        self._notice = notice
        self._beat: Beat = exercising.beat
        self._cues = Cues(materials.settings)
        self._pacing = pacing
        self._sound = self._note = ""
        self._away = False

    @property
    def emergency_line(self) -> str:
        return self._emergency

    def compose(self) -> ComposeResult:
        """The emergency line, the figure beside the words, and the keys."""
        yield Greeting(self._notice, self._emergency)
        with Horizontal(classes="exercise"):
            yield Figure(self._draw)
            yield SessionWords(self._beat)
        yield PainScale(self._materials.programme.rules.zones.amber_to)
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin to look at the clock."""
        self._cues = Cues(self._materials.settings, ring=self.app.bell, flash=self._flash)
        still = self._materials.settings.reduced_motion
        self.set_interval(1 / (STILL if still else FRAMES), self.look)
        self._show(self._beat)

    def on_unmount(self) -> None:
        """Say no more."""
        self._cues.close()

    def on_screen_suspend(self, event: ScreenSuspend) -> None:
        """Something else is shown, or the screen is hidden: nobody exercises now."""
        del event
        self._away = True
        self._cues.hush()
        if not self._beat.paused and self._beat.lasts:
            self._show(self._exercising.act("pause"))

    def on_screen_resume(self, event: ScreenResume) -> None:
        """The person says when to go on."""
        del event
        self._away = False

    def texts(self) -> tuple[str, ...]:
        beat = self._beat
        return (beat.title, beat.says, *beat.steps, beat.feel)

    def own_hints(self) -> tuple[Hint, ...]:
        return self.query_one(PainScale).hints if self._beat.asks is not None else ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While pain is asked for, only what ends it works besides."""
        if action == "do" and self._beat.asks is not None:
            return parameters[0] in {"numb", "leave"}
        return super().check_action(action, parameters)

    def action_do(self, act: Act) -> None:
        """Hand it on."""
        if act in PACED and self._pacing.too_soon(act):
            return
        self._pacing.answered(act)
        beat = self._exercising.act(act)
        if act == "pause" and beat.paused:
            self._cues.hush()
        self._show(beat)

    def on_pain_scale_scored(self, message: PainScale.Scored) -> None:
        """Hand the answer on; the key that said no must not go on to the next exercise too."""
        self._pacing.answered("next")
        self._show(self._exercising.score(message.pain, moved_down=message.moved_down))

    def on_pain_scale_changed(self) -> None:
        """Other keys work now."""
        self.show_keys()

    @property
    def beat(self) -> Beat:
        """The moment that is shown."""
        return self._beat

    def look(self) -> None:
        """Look at the clock, unless something else is shown."""
        if not self._away:
            self._show(self._exercising.tick())

    def _show(self, beat: Beat) -> None:
        """Put the moment on the screen."""
        before, self._beat = self._beat, beat
        if beat.cue is not None:
            self._give(beat.cue, beat.says)
        if beat.end is not None:
            self._end(beat.end)
            return
        self.query_one(SessionWords).show(beat, self._sound, self._note)
        if beat.pose != before.pose:
            self.query_one(Figure).move()
        if before.asks != beat.asks:
            self._ask(beat)
        if (before.asks is None, before.phase, before.paused) != (beat.asks is None, beat.phase, beat.paused):
            self.refresh_bindings()
            self.show_keys()

    def _give(self, cue: Cue, words: str) -> None:
        settings = self._materials.settings
        self._cues.give(cue, words)
        if settings.sound and settings.sound_words:
            self._sound = self.phrases.say(f"sound_{cue}") if f"sound_{cue}" in self.phrases.texts else ""
        if self._cues.speechless:
            self._note = self._materials.library.routine["no_voice"]

    def _ask(self, beat: Beat) -> None:
        with self.app.batch_update():
            self.set_class(beat.asks is not None, "-asks")
            scale = self.query_one(PainScale)
            scale.ask(beat.asks)
            if beat.asks is not None:
                scale.focus(scroll_visible=False)

    def _end(self, end: SessionEnd) -> None:
        if not self._away:
            self._away = True
            self.post_message(self.Over(end))

    def _draw(self, width: int, height: int) -> tuple[Row, ...]:
        pose, settings = self._beat.pose, self._materials.settings
        at = float(round(pose.at)) if settings.reduced_motion else pose.at
        breath = 0.5 if settings.reduced_motion else pose.breath
        return draw(
            self._materials.figures,
            pose.exercise,
            at,
            pose.side,
            breath,
            width=width,
            height=height,
            tier=tier_of(self.app, settings),
            ink=ink_of(self.app.theme),
        )

    def _flash(self) -> None:
        self.add_class("-flash")
        self.set_timer(FLASH, lambda: self.remove_class("-flash"))
