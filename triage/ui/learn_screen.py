"""The screen with all there is to read: for this person first, then by topic, or what a search finds."""

from collections.abc import Iterator
from itertools import count
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from triage.model.guard import Findings
from triage.services.learning import find, shelf
from triage.services.materials import Materials
from triage.services.reading import read_page
from triage.services.turns import PageLink
from triage.ui import labels
from triage.ui.labels import Hint
from triage.ui.page_screen import PageScreen
from triage.ui.phrasing import found, phrases_of
from triage.ui.screens import READING, StagedScreen, Works, back
from triage.ui.widgets.drawing import Row
from triage.ui.widgets.key_line import KeyLine
from triage.ui.widgets.page_list import Group, PageList
from triage.ui.widgets.search_field import SearchField


class LearnScreen(StagedScreen[None]):
    """A field to search in, and a list."""

    AUTO_FOCUS = "PageList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", "key_search", tooltip="key_search_pages_tip", id="search"),
        *back(also="q"),
        *READING,
    ]

    def __init__(self, materials: Materials, recorded: Findings, emergency: str) -> None:
        super().__init__(classes="reading")
        self._materials = materials
        self._recorded = recorded
        self._phrases = phrases_of(materials)
        self._emergency = emergency
        self._links: tuple[PageLink, ...] = ()
        self._held_back = ""
        self._groups = self._shelf()

    def compose(self) -> ComposeResult:
        """The field stays in sight; what is found scrolls below it."""
        yield SearchField(self._phrases.say("search"), self._phrases.say("search_how"))
        with VerticalScroll(classes="stage", can_focus=False):
            yield PageList(self._groups)
        yield KeyLine(self._emergency)

    @property
    def field(self) -> SearchField:
        """Where a search is typed."""
        return self.query_one(SearchField)

    @property
    def list(self) -> PageList:
        """What can be read."""
        return self.query_one(PageList)

    def texts(self) -> tuple[str, ...]:
        return tuple(text for group in self._groups for row in group.rows for text in (row.label, row.below))

    def own_hints(self) -> tuple[Hint, ...]:
        return (labels.TO_RESULTS, labels.CLEAR) if self.field.has_focus else (labels.MOVE, labels.OPEN)

    def works(self) -> Iterator[Works]:
        """No letter does anything but stand in the field while that is typed in."""
        return iter(()) if self.field.has_focus else super().works()

    def on_search_field_changed(self, message: SearchField.Changed) -> None:
        """Show what holds these words, or everything."""
        self._groups = self._found(message.text) if message.text.strip() else self._shelf()
        self.list.show(self._groups)
        self.stage.scroll_home(animate=False)

    def on_search_field_left(self) -> None:
        """Go on to the list."""
        self.list.focus(scroll_visible=False)

    def on_page_list_left_upwards(self) -> None:
        """Go to the field above."""
        self.field.focus()

    def on_page_list_chosen(self, message: PageList.Chosen) -> None:
        """Open a page."""
        page = read_page(self._materials, self._links[message.index].id, self._recorded)
        self.app.push_screen(PageScreen(page, self._emergency, self._materials))

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

    def _shelf(self) -> tuple[Group, ...]:
        """Everything: for this person, then by topic."""
        shown = shelf(self._materials, self._recorded)
        groups = (
            [(self._phrases.say("pages_for_you"), shown.tailored), *shown.topics] if shown.tailored else shown.topics
        )
        self._links = tuple(link for _, links in groups for link in links)
        numbers = count(1)
        self._held_back = shown.held_back
        listed = [Group(title, tuple(self._row(next(numbers), link) for link in links)) for title, links in groups]
        return (*listed, *self._rest())

    def _rest(self) -> tuple[Group, ...]:
        """That there is more, which is not shown now."""
        return (Group(self._held_back, ()),) if self._held_back else ()

    def _found(self, text: str) -> tuple[Group, ...]:
        hits = find(self._materials, self._recorded, text)
        self._links = tuple(hit.page for hit in hits)
        rows = tuple(Row(str(number), hit.page.title, below=hit.line) for number, hit in enumerate(hits, 1))
        return (Group(found(self._phrases, len(hits)), rows), *self._rest())

    def _row(self, number: int, link: PageLink) -> Row:
        because = self._phrases.say("because", why=link.because) if link.because else ""
        return Row(str(number), link.title, below=because)
