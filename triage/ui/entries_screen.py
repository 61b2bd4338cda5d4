"""The screen with everything that was written into the diary, and a search through it."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from triage.model.diary import Written
from triage.services.clock import local_now
from triage.services.diary_words import diary_text
from triage.services.entry_lines import EntryLine, entry_line
from triage.services.entry_search import Sought, read_search
from triage.services.materials import Materials
from triage.services.noting import Noting
from triage.services.remembering import Remembering
from triage.services.said_days import in_english
from triage.ui import labels
from triage.ui.entry_detail_screen import Around, EntryDetailScreen
from triage.ui.labels import Hint
from triage.ui.screens import StagedScreen, Works, back
from triage.ui.widgets.entry_list import EntryList
from triage.ui.widgets.key_line import KeyLine
from triage.ui.widgets.masthead import Words
from triage.ui.widgets.search_field import SearchField

PAGE = 100
"""Entries that are read at a time."""


class EntriesScreen(StagedScreen[None]):
    """A field to search in, and a list that reads on as it is scrolled."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", "key_search", tooltip="key_search_diary_tip", id="search"),
        *back(also="q"),
    ]

    def __init__(
        self,
        noting: Noting,
        remembering: Remembering,
        materials: Materials,
        emergency: str,
        *,
        clock: Callable[[], datetime] = local_now,
    ) -> None:
        super().__init__(classes="reading")
        self._around = Around(noting, remembering, materials, emergency, clock)
        self._sought = Sought()
        self._entries: tuple[Written, ...] = ()
        self._lines: tuple[EntryLine, ...] = ()
        self._all_read = False
        self._said = ""

    @property
    def emergency_line(self) -> str:
        return self._around.emergency

    @property
    def field(self) -> SearchField:
        """Where a search is typed."""
        return self.query_one(SearchField)

    @property
    def list(self) -> EntryList:
        """What was found."""
        return self.query_one(EntryList)

    def compose(self) -> ComposeResult:
        """The field stays in sight; what is found scrolls below it."""
        yield SearchField(self.phrases.say("search"), self._text("entries_how"))
        with VerticalScroll(classes="stage", can_focus=False):
            yield Words(()).add_class("said")
            yield EntryList()
        yield KeyLine(self._around.emergency)

    def on_mount(self) -> None:
        """Read the first of them."""
        self.watch(self.stage, "scroll_y", self._scrolled, init=False)
        self._read_anew(PAGE)
        self.list.focus(scroll_visible=False)

    def on_screen_resume(self) -> None:
        """Entries may have been changed since."""
        if self._entries:
            self._read_anew(max(len(self._entries), PAGE), self.list.at)

    def texts(self) -> tuple[str, ...]:
        return ()

    def own_hints(self) -> tuple[Hint, ...]:
        return (labels.TO_RESULTS, labels.CLEAR) if self.field.has_focus else (labels.MOVE, labels.OPEN)

    def works(self) -> Iterator[Works]:
        """No letter does anything but stand in the field while that is typed in."""
        return iter(()) if self.field.has_focus else super().works()

    def say(self, text: str) -> None:
        """Say something once, above the list."""
        self._said = text
        self._show(self.list.at)

    def on_search_field_changed(self) -> None:
        """Look for it once all that was typed so far has arrived."""
        self.call_after_refresh(self._search)

    def on_search_field_left(self) -> None:
        """Go on to the list."""
        self.list.focus(scroll_visible=False)

    def on_entry_list_left_upwards(self) -> None:
        """Go to the field above."""
        self.field.focus()

    def on_entry_list_chosen(self, message: EntryList.Chosen) -> None:
        """Open an entry."""
        self._said = ""
        detail = EntryDetailScreen(self._entries[message.index], self._around)
        self.app.push_screen(detail, self._came_back)

    def on_entry_list_wanted(self) -> None:
        """Read on."""
        self._read_on()

    def action_search(self) -> None:
        """Go to the field."""
        self.field.focus()

    def action_back(self) -> None:
        """Show everything again, or leave."""
        if self.field.text:
            self.field.write("")
        elif self.field.has_focus:
            self.list.focus(scroll_visible=False)
        else:
            self.dismiss()

    def _came_back(self, said: str | None) -> None:
        if said:
            self.say(said)

    def _search(self) -> None:
        sought = read_search(self.field.text, self._around.clock().date(), lambda said: in_english(self.phrases, said))
        if sought != self._sought:
            self._sought, self._said = sought, ""
            self._read_anew(PAGE)
            self.stage.scroll_home(animate=False)

    def _scrolled(self) -> None:
        stage = self.stage
        if stage.scroll_y + 2 * stage.size.height >= stage.max_scroll_y:
            self._read_on()

    def _read_anew(self, most: int, at: int = 0) -> None:
        self._entries = self._find(self._sought.last, most)
        self._lines = self._told(self._entries)
        self._all_read = len(self._entries) < most
        self._show(at)

    def _read_on(self) -> None:
        """Read those that come after the last; a day may have more than are read at a time."""
        if self._all_read or not self._entries:
            return
        known, most = {written.id for written in self._entries}, PAGE
        last = self._entries[-1].entry.at.date()
        while True:
            found = self._find(last, most)
            more = tuple(written for written in found if written.id not in known)
            if more or len(found) < most:
                break
            most *= 2
        self._all_read = len(found) < most
        self._entries += more
        self._lines += self._told(more)
        self._show(self.list.at)

    def _find(self, last: date, most: int) -> tuple[Written, ...]:
        sought = self._sought
        return self._around.noting.find(sought.first, last, words=sought.words, tags=sought.tags, limit=most)

    def _told(self, entries: tuple[Written, ...]) -> tuple[EntryLine, ...]:
        now = self._around.clock()
        return tuple(entry_line(self._around.materials, written.entry, now) for written in entries)

    def _show(self, at: int) -> None:
        self.list.show(self._lines, at)
        said = [(self._said, "ask"), (self._title, "section"), (self._around.noting.remark, "refusal")]
        self.query_one(Words).show(tuple((text, role) for text, role in said if text))

    @property
    def _title(self) -> str:
        """How much was found."""
        number = len(self._entries)
        searching = self._sought != Sought()
        if not number:
            return self._text("entries_not_found" if searching else "entries_none")
        if not searching:
            return self._text("entries_title")
        key = "entries_found_one" if number == 1 else "entries_found" if self._all_read else "entries_found_more"
        return self._text(key, number=str(number))

    def _text(self, key: str, **names: str) -> str:
        return diary_text(self._around.materials, key, names)
