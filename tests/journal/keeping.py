"""Journals to try things on, and what to keep in them."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

from triage.journal.store import Store
from triage.model.events import Advised, Answered, Entry, Event, Left, Undone
from triage.model.urgency import Urgency

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=timezone(timedelta(hours=1)))
SOME: tuple[Event, ...] = (
    Answered("consent", "me"),
    Answered("age", 44),
    Answered("saddle", {"saddle_numbness": "no", "bladder_retention": "unsure"}),
    Undone("saddle"),
    Advised(Urgency.SOON, "See a doctor", (NOON + timedelta(days=14)).date(), "uk"),
    Advised(Urgency.EMERGENCY, "Get help", None, ""),
    Left(),
)


def entry(event: Event, minutes: int = 0) -> Entry:
    """An event some minutes after noon."""
    return Entry(event, NOON + timedelta(minutes=minutes), "d" * 64)


def kept(file: Path, events: tuple[Event, ...] = SOME, interview: str = "a" * 32) -> Path:
    """A journal in which these events were kept."""
    store = Store(file)
    store.append(interview, [entry(event, number) for number, event in enumerate(events)])
    store.close()
    return file


def events_in(file: Path) -> list[Event]:
    """What a journal gives back."""
    store = Store(file)
    try:
        return [record.entry.event for record in store.read().records]
    finally:
        store.close()
