"""Journals of every kind of event, to take out and bring in."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

from hypothesis import strategies as st

from tests.journal.keeping import NOON, SOME
from tests.journal.training import ROUTINE
from triage.errors import EntryRefused
from triage.journal.store import Store
from triage.model.diary import ACTIVITY, PLACES, SLEEP, DiaryEntry
from triage.model.events import Entry, Event, Filled, Noted, Struck
from triage.render.clean import clean
from triage.services.entry_parts import Parts, read_entry

SCORES = st.none() | st.integers(0, 10)
WORDS = st.text(max_size=60).map(clean)
ZONES = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(datetime(2001, 1, 2), datetime(2026, 11, 20), timezones=ZONES)  # noqa: DTZ001 - a zone is drawn
TAGS = st.lists(st.from_regex(r"[a-z0-9_-]{1,12}", fullmatch=True), max_size=4).map(tuple)


@st.composite
def diary_entries(draw: st.DrawFn) -> DiaryEntry:
    """An entry as a person could have written it."""
    parts = Parts(
        **{
            name: str(draw(st.integers(0, 10)))
            for name in draw(st.sets(st.sampled_from(["now", "worst", "average", "leg"])))
        },
        where=" ".join(draw(st.sets(st.sampled_from(PLACES)))),
        helped=tuple(draw(st.lists(WORDS, max_size=3))),
        tags=draw(TAGS),
        words=draw(WORDS | st.sampled_from(["=1+1", "'=1", "''@x", "-3", "+4\n=5", '"quoted", and; more', "'", "@me"])),
        sleep=draw(st.sampled_from(["", *SLEEP])),
        activity=draw(st.sampled_from(["", *ACTIVITY])),
        medicine=draw(st.sampled_from(["", "yes", "no"])),
    )
    at = draw(MOMENTS)
    try:
        return read_entry(parts, NOON, was=DiaryEntry(at))
    except EntryRefused:  # nothing in it
        return DiaryEntry(at, now=draw(st.integers(0, 10)))


EVENTS: st.SearchStrategy[Event] = (
    st.sampled_from([*SOME, *ROUTINE, Struck()])
    | st.builds(Noted, diary_entries())
    | st.builds(Filled, st.just("rmdq"), st.dictionaries(st.sampled_from(["a", "b", "c"]), st.integers(0, 1)), TAGS)
)
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["a" * 32, "b" * 32, "0123456789abcdef" * 2]),
        st.builds(Entry, EVENTS, MOMENTS, st.sampled_from(["", "d" * 64])),
    ),
    max_size=12,
)


def as_it_happens(rows: list[tuple[str, Entry]]) -> list[tuple[str, Entry]]:
    """The same, with an entry that is written a second time as a change of the first."""
    seen: set[str] = set()
    kept: list[tuple[str, Entry]] = []
    for group, entry in rows:
        match entry.event:
            case Noted(written) if group in seen:
                kept.append((group, replace(entry, event=Noted(written, changed=True))))
            case event:
                kept.append((group, entry))
                seen |= {group} if isinstance(event, Noted | Struck) else set()
    return kept


KEPT = ROWS.map(as_it_happens)


def journal(file: Path, kept: Sequence[tuple[str, Entry]]) -> Path:
    """A journal in which these were kept, one after the other."""
    store = Store(file)
    for group, entry in kept:
        store.append(group, [entry])
    store.close()
    return file


def in_journal(file: Path, key: str = "") -> list[tuple[int, str, Entry]]:
    """What a journal holds, with the numbers."""
    store = Store(file, key=key)
    try:
        return [(record.seq, record.interview, record.entry) for record in store.read().records]
    finally:
        store.close()
