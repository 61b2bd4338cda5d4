"""Writes into the diary as a person would, on its screens, with a clock that tests move."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace

from textual.message import Message
from textual.pilot import Pilot

from tests.patients import shipped
from tests.services.diarist import Diarist
from tests.ui.driving import USUAL, settled
from triage.model.diary import DiaryEntry, Written
from triage.services.ending import Ended
from triage.services.noting import Saved
from triage.ui.app import TriageApp
from triage.ui.entries_screen import EntriesScreen
from triage.ui.note_screen import NoteScreen
from triage.ui.pacing import Pacing
from triage.ui.screens import StagedScreen
from triage.ui.widgets.note_form import NoteForm

EMERGENCY = "Emergency? Call 112 now."
"""What stands on every screen."""
KEYS = {" ": "space", "#": "number_sign", ",": "comma", "-": "minus", ":": "colon", "/": "slash", "\n": "enter"}


@dataclass(slots=True)
class Sitting:
    """A screen of the diary, and whoever sits before it."""

    pilot: Pilot[Ended]
    app: TriageApp
    diarist: Diarist
    heard: list[Message] = field(default_factory=list)
    """What the screens said to the program."""

    async def press(self, *keys: str) -> None:
        """One key after the other, each when the last has settled."""
        for key in keys:
            await self.pilot.press(key)
            await settled(self.pilot)

    async def type(self, text: str) -> None:
        """Type a text."""
        await self.pilot.press(*(KEYS.get(character, character) for character in text))
        await settled(self.pilot)

    async def go_to(self, part: str) -> None:
        """Go down, or up, to a part of the form."""
        names = [each.name for each in self.form.parts]
        steps = (names.index(part) if part in names else len(names)) - self.form.at
        await self.press(*["tab" if steps > 0 else "shift+tab"] * abs(steps))

    @property
    def form(self) -> NoteForm:
        """What is filled in."""
        return self.app.screen.query_one(NoteForm)

    @property
    def saved(self) -> tuple[Saved, ...]:
        """What was handed up as saved."""
        each = {id(message): message for message in self.heard}
        return tuple(message.saved for message in each.values() if isinstance(message, NoteScreen.Saved))

    @property
    def left(self) -> bool:
        """Whether the form was left."""
        return any(isinstance(message, NoteScreen.Left) for message in self.heard)

    @property
    def entry(self) -> DiaryEntry:
        """The one entry that was saved, as it is kept."""
        (saved,) = self.saved
        assert saved.kept
        return self.diarist.noting.one(saved.id).entry


@asynccontextmanager
async def before(diarist: Diarist, screen: StagedScreen[None], size: tuple[int, int] = USUAL) -> AsyncIterator[Sitting]:
    """Somebody who has a screen of the diary before them."""
    app = TriageApp(replace(shipped(), checked=True), diarist.remembering, pause=0, clock=diarist.clock)
    heard: list[Message] = []
    async with app.run_test(size=size, message_hook=heard.append) as pilot:
        await app.workers.wait_for_complete()
        app.choose("diary")
        await settled(pilot)
        app.push_screen(screen)
        await settled(pilot)
        yield Sitting(pilot, app, diarist, heard)


def note(diarist: Diarist, was: Written | None = None) -> NoteScreen:
    """The form for a new entry, or for one to change."""
    return NoteScreen(diarist.noting, shipped(), EMERGENCY, was=was, pacing=Pacing(0))


def entries(diarist: Diarist) -> EntriesScreen:
    """The list."""
    return EntriesScreen(diarist.noting, diarist.remembering, shipped(), EMERGENCY, clock=diarist.clock)
