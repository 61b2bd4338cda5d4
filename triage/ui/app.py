"""The Textual interview, from the first question to the exit code."""

import gc
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen

from triage.errors import Exit, ProblemsFound
from triage.model.urgency import Urgency
from triage.services.clock import local_now
from triage.services.ending import Ended
from triage.services.home import Act, Home, home
from triage.services.materials import Materials
from triage.services.remembering import Remembering
from triage.services.whereabouts import region_for, region_names, regions_of
from triage.ui.diary_app import DiaryApp
from triage.ui.held_app import run_app
from triage.ui.home_screen import HomeScreen
from triage.ui.pacing import PAUSE, Pacing
from triage.ui.screens import StagedScreen
from triage.ui.themes import DARK, LIGHT

if TYPE_CHECKING:
    from triage.services.interviewing import Interviewing
    from triage.services.turns import Turn
    from triage.ui.interview_screen import InterviewScreen
    from triage.ui.outcome_screen import OutcomeScreen

COLLECTED_SELDOM = (50_000, 20, 50)
"""Thresholds of the garbage collector, whose pauses are the slowest keys."""


class TriageApp(DiaryApp):
    """Shows screens and hands on wishes; what they lead to is decided elsewhere."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "help", "key_help", tooltip="key_help_tip", id="help"),
        Binding("g", "words", "key_words", tooltip="key_words_tip", id="words"),
        Binding("t", "switch_theme", "key_theme", tooltip="key_theme_tip", show=False, id="theme"),
    ]

    @dataclass
    class ContentChecked(Message):
        """All content has been looked through; `problems` is empty when it can be relied on."""

        problems: str
        settings_wrong: bool = False

    def __init__(
        self,
        materials: Materials,
        remembering: "Remembering | None" = None,
        *,
        pause: float = PAUSE,
        clock: Callable[[], datetime] = local_now,
        at: Act | None = None,
    ) -> None:
        """With `at`, what the first screen offers under that name is begun at once."""
        super().__init__(materials, pause)
        self._at = at
        self._remembering = remembering or Remembering(None, clock)
        self.profile = self._remembering.profile
        self._clock = clock
        self._looking = self._looked_through = False
        self.urgency: Urgency | None = None
        """Of the last advice that was shown, for the exit code."""
        self.home = HomeScreen(self.notice, self._read_home)
        """The screen below all others."""
        self.interview: InterviewScreen | None = None
        """The conversation, while there is one."""

    def get_default_screen(self) -> Screen[None]:
        """What can be done, at once."""
        return self.home

    def _read_home(self) -> Home:
        return home(self.materials, self._remembering, self._emergency(), self._clock(), self.due)

    def _emergency(self) -> str:
        """The line for where the person is, or empty while that is not known."""
        region = self.materials.settings.region or self._remembering.last_region(self.materials)
        if not region and not self.materials.settings.numbers:
            return ""
        return self.phrases.say("emergency_call", number=region_for(self.materials, region).emergency)

    @property
    def keeps(self) -> bool | None:
        """Whether the answers can be gone on with; None where there are none."""
        return None if self.interview is None else self._remembering.keeps

    @property
    def emergency_line(self) -> str:
        """Whom to call, as far as it is known where."""
        lines = [screen.emergency_line for screen in reversed(self.screen_stack) if isinstance(screen, StagedScreen)]
        return next(filter(None, lines), self.home.emergency_line)

    def on_mount(self) -> None:
        """Look through the content once the first screen can be read."""
        self.call_after_refresh(self._look_through_content)

    def _look_through_content(self) -> None:
        """Once; a screen that is left at once is never refreshed, and would not start it."""
        if self._looking:
            return
        self._looking = True
        self.run_worker(self._check, thread=True, exit_on_error=True)

    def _check(self) -> None:
        # Warm for the first question, and for the first advice, which may be an emergency.
        import rich.markdown  # noqa: F401, PLC0415

        import triage.engine.machine  # noqa: PLC0415
        import triage.ui.hidden_screen  # noqa: PLC0415
        import triage.ui.interview_screen  # noqa: PLC0415
        import triage.ui.outcome_screen  # noqa: F401, PLC0415
        from triage.services.checking import check_content  # noqa: PLC0415 - jinja2 is not for the first screen

        problems = ""
        try:
            check_content(self.materials)
            self.materials.glossary.warm()
        except ProblemsFound as found:
            problems = str(found)
        from triage.services.configuring import open_settings  # noqa: PLC0415 - as above

        wrong = bool(open_settings(regions_of(self.materials.protocol)).problems)
        self.post_message(self.ContentChecked(problems, wrong))

    def on_triage_app_content_checked(self, message: ContentChecked) -> None:
        """Go on, or refuse to."""
        self.problems = message.problems
        if self.problems:
            self.exit(Ended(Exit.BAD_FILE))
            return
        gc.collect()
        gc.freeze()
        gc.set_threshold(*COLLECTED_SELDOM)
        gc.enable()
        self._looked_through = True
        self.look_for_notices()
        if message.settings_wrong:
            self.home.say(self.materials.library.home["settings_wrong"])
        if self.interview is not None:
            self.when_seen(self.interview.content_checked)
        elif self._at is not None:
            at, self._at = self._at, None
            self.when_seen(partial(self.choose, at))

    def on_home_screen_chosen(self, message: HomeScreen.Chosen) -> None:
        """Begin what was chosen."""
        self._look_through_content()
        self.choose(message.act)

    def choose(self, act: Act) -> None:
        """Do what the first screen offers."""
        match act:
            case "check":
                self._converse(self._remembering.begin(self.materials))
            case "resume":
                self._converse(self._remembering.resume(self.materials))
            case "advice":
                self._converse(self._remembering.reopen_last(self.materials))
            case "learn":
                from triage.ui.learn_screen import LearnScreen  # noqa: PLC0415 - imported where used, for a quick start

                known = self._remembering.last_findings(self.materials)
                self.push_screen(LearnScreen(self.materials, known, self.emergency_line))
            case "settings":
                self._open_settings()
            case "routine":
                self.start_routine()
            case _:
                super().choose(act)

    def talk(self, interviewing: "Interviewing") -> None:
        """Hold a conversation, alone above the first screen."""
        self.clear()
        self._converse(interviewing)

    def _converse(self, interviewing: "Interviewing") -> None:
        """Show where the conversation stands."""
        self._show_turn(interviewing, interviewing.turn)

    def _show_turn(self, interviewing: "Interviewing", turn: "Turn | None") -> None:
        if turn is None:
            return
        from triage.services.turns import OutcomeTurn  # noqa: PLC0415 - imported where used, for a quick start

        if isinstance(turn, OutcomeTurn):
            from triage.ui.outcome_screen import OutcomeScreen  # noqa: PLC0415 - imported where used, for a quick start

            outcome = OutcomeScreen(turn, interviewing, self.materials)
            self.push_screen(outcome, partial(self._show_turn, interviewing))
            return
        from triage.ui.interview_screen import InterviewScreen  # noqa: PLC0415 - imported where used, for a quick start

        pacing = Pacing(self.pause)
        self.interview = InterviewScreen(self.materials, interviewing, turn, pacing, ready=self._looked_through)
        self.push_screen(self.interview)

    def _open_settings(self) -> None:
        from triage.services.configuring import open_settings  # noqa: PLC0415 - imported where used
        from triage.services.languages import offered  # noqa: PLC0415
        from triage.ui.settings_screen import SettingsScreen  # noqa: PLC0415 - imported where used, for a quick start

        offers = offered(self.materials.flows, self.materials.content)
        opened = replace(open_settings(regions_of(self.materials.protocol)), languages=offers)
        self.push_screen(SettingsScreen(opened, region_names(self.materials), self.emergency_line))

    def on_interview_screen_left(self) -> None:
        """Leave without advice; what was answered is kept, where anything is."""
        self._go_home(self.materials.library.home["left"] if self._remembering.keeps else "")

    def on_outcome_screen_left(self, message: "OutcomeScreen.Left") -> None:
        """Leave with advice."""
        self.urgency = message.urgency
        self._go_home("")

    def _go_home(self, said: str) -> None:
        self.interview = None
        self.home.say(said)
        self.clear()

    def go_home(self) -> None:
        """Back to the first screen."""
        self._go_home("")

    def on_home_screen_left(self) -> None:
        """Leave the program."""
        self.exit(Ended(Exit.DONE, self.urgency))

    def action_help(self) -> None:
        """Say which keys work now."""
        screen = self.screen
        if isinstance(screen, StagedScreen):
            from triage.ui.help_screen import HelpScreen  # noqa: PLC0415 - imported where used, for a quick start

            self.push_screen(HelpScreen(screen.own_hints(), tuple(screen.works()), self.emergency_line))

    def action_words(self) -> None:
        """Explain the hard words on this screen."""
        screen = self.screen
        if isinstance(screen, StagedScreen):
            from triage.services.glossary import terms_in  # noqa: PLC0415 - imported where used, for a quick start
            from triage.ui.words_screen import WordsScreen  # noqa: PLC0415

            terms = terms_in(self.materials, *screen.texts())
            self.push_screen(WordsScreen(terms, self.emergency_line))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No words to explain where there are none."""
        if action == "words":
            return (
                self._looked_through and isinstance(self.screen, StagedScreen) and self._explains(self.screen.texts())
            )
        return super().check_action(action, parameters)

    def _explains(self, texts: tuple[str, ...]) -> bool:
        return any(True for text in texts for _ in self.materials.glossary.spans(text))

    def action_switch_theme(self) -> None:
        """Light instead of dark, or the other way round."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Everything a key does, by name."""
        if isinstance(screen, StagedScreen):
            for work in screen.works():
                yield SystemCommand(work.hint.label.capitalize(), work.about, partial(self._act, work.action))
        yield SystemCommand(self.phrases.say("key_stop"), self.phrases.say("key_stop_tip"), self.action_interrupt)

    def _act(self, action: str) -> None:
        self.call_later(self.run_action, action)


def run(materials: Materials, remembering: "Remembering", at: Act | None = None) -> Ended:
    """Hold the conversation on the whole screen, from the first screen or `at` what it offers.

    Raises:
        ProblemsFound: the first screen cannot be shown.
    """
    try:
        return run_app(TriageApp(materials, remembering, at=at))
    finally:
        remembering.close()
