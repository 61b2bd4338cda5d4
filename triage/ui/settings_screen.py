"""The screen with every setting, each open to change."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message

from triage.errors import SettingRefused, SettingsUnwritable
from triage.model.settings import LONGEST_NUMBER, Setting, Settings
from triage.services.configuring import Opened, changed, file_shown, keep, unset
from triage.ui import labels
from triage.ui import settings_words as words
from triage.ui.entry_screen import KEEP, UNCHANGED, ChoiceScreen, EntryScreen
from triage.ui.labels import Hint
from triage.ui.screens import StagedScreen, back
from triage.ui.settings_words import SHOWN
from triage.ui.widgets.entry_field import EntryField
from triage.ui.widgets.key_line import KeyLine
from triage.ui.widgets.line_list import LineList
from triage.ui.widgets.masthead import Words


class SettingsScreen(StagedScreen[None]):
    """Changes a setting at once and keeps it; what cannot be kept holds until the program ends."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    SettingsScreen > Words { max-width: 80; padding: 0 2 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u", "unset", "key_default", tooltip="key_default_tip", id="unset"),
        Binding("backspace", "unset", show=False),
        *back(also="q"),
    ]

    @dataclass
    class Changed(Message):
        """Something is set otherwise."""

        settings: Settings

    def __init__(self, opened: Opened, countries: Mapping[str, str], emergency: str) -> None:
        super().__init__(classes="reading")
        self._opened = opened
        self._countries = countries
        self._emergency = emergency

    @property
    def settings(self) -> Settings:
        """As they are now."""
        return self._opened.settings

    def compose(self) -> ComposeResult:
        """What was not taken stays in sight; below it what is wrong in the file, every setting, where the file is."""
        yield Words(())
        with VerticalScroll(classes="stage", can_focus=False):
            yield Words(self._wrong())
            yield LineList(
                self.phrases.say("settings"), words.setting_rows(self.phrases, self.settings, self._countries)
            )
            yield Words(((self.phrases.say("settings_file", file=file_shown(self._opened.file)), "quiet"),))
        yield KeyLine(self._emergency)

    def on_mount(self) -> None:
        """Start at the first setting, with what is wrong above it in sight."""
        self.query_one(LineList).focus(scroll_visible=False)

    def own_hints(self) -> tuple[Hint, ...]:
        return (labels.MOVE, labels.CHANGE)

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        """Take the next value, or ask for one."""
        setting = SHOWN[message.index]
        match setting.kind:
            case "region":
                now = str(self.settings.value(setting.name))
                choices = (("", self.phrases.say("settings_ask")), *self._countries.items())
                screen = ChoiceScreen(words.title(self.phrases, setting), choices, now, self._emergency)
                self.app.push_screen(screen, partial(self._take, setting))
            case "key":
                field = EntryField(words.title(self.phrases, setting), self.phrases.say("settings_new_key"))
                self._ask(setting, field, (UNCHANGED,))
            case "number":
                now = str(self.settings.value(setting.name))
                field = EntryField(
                    words.title(self.phrases, setting),
                    self.phrases.say("settings_new_number"),
                    now,
                    longest=LONGEST_NUMBER,
                )
                self._ask(setting, field, (KEEP, UNCHANGED))
            case _:
                self._take(setting, words.next_word(setting, self.settings, self._opened.languages))

    def action_unset(self) -> None:
        """Put the setting in focus back to how it comes."""
        setting = SHOWN[self.query_one(LineList).at]
        try:
            self._apply(setting, unset(self._opened, setting.name))
        except SettingRefused as refused:
            self._show(self.phrases.say("not_taken", why=refused))

    def action_back(self) -> None:
        """Return to where the settings were opened."""
        self.dismiss()

    def _ask(self, setting: Setting, field: EntryField, hints: tuple[Hint, ...]) -> None:
        screen = EntryScreen(field, hints, partial(self._why_not, setting), self._emergency)
        self.app.push_screen(screen, partial(self._take, setting))

    def _why_not(self, setting: Setting, word: str) -> str:
        try:
            changed(self._opened, setting.name, word)
        except SettingRefused as refused:
            return self.phrases.say("not_taken", why=refused)
        return ""

    def _take(self, setting: Setting, word: str | None) -> None:
        """Set what was chosen or typed and fits; None when the person left it as it was."""
        if word is not None:
            self._apply(setting, changed(self._opened, setting.name, word))

    def _apply(self, setting: Setting, opened: Opened) -> None:
        self._opened = opened
        self.post_message(self.Changed(opened.settings))
        try:
            keep(opened, setting.name)
        except SettingsUnwritable as error:
            self._show(self.phrases.say("settings_not_kept", why=error))
        else:
            self._show("")

    def _show(self, refusal: str) -> None:
        """Show the settings as they are now, and what was not taken or kept."""
        with self.app.batch_update():
            self.query_one(LineList).show(
                self.phrases.say("settings"), words.setting_rows(self.phrases, self.settings, self._countries)
            )
            self.query(Words).first().show(((refusal, "refusal"),) if refusal else ())

    def _wrong(self) -> tuple[tuple[str, str], ...]:
        problems = tuple((problem, "refusal") for problem in self._opened.problems)
        return ((self.phrases.say("settings_wrong"), "section"), *problems) if problems else ()
