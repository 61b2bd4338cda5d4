"""A calendar as iCalendar text (RFC 5545), for the programs that people keep their days in.

Times are floating: seven in the morning is seven wherever the person is then. A calendar that is taken in again updates
what is there, for each event keeps its UID and has a higher SEQUENCE.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

from triage.render.clean import clean

LONGEST_LINE = 75
"""Bytes of a line, by section 3.1."""
_MAKER = "-//backtriage//EN"


@dataclass(frozen=True, slots=True)
class Event:
    """Something to do on a day, or at a time."""

    uid: str
    summary: str
    description: str
    start: date | datetime
    """A day, or a time without a zone."""
    minutes: int = 0
    every: Literal["", "DAILY", "WEEKLY"] = ""
    until: date | None = None
    """The last day on which it is repeated."""
    cancelled: bool = False
    """Whether it is to be taken out again."""


def calendar_text(events: Sequence[Event], made: datetime) -> str:
    """The calendar, made at this moment."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{_MAKER}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    for event in events:
        lines += _event(event, made)
    return "".join(f"{folded}\r\n" for line in [*lines, "END:VCALENDAR"] for folded in _folded(line))


def _event(event: Event, made: datetime) -> Iterator[str]:
    yield from ("BEGIN:VEVENT", f"UID:{_text(event.uid)}", f"DTSTAMP:{made.astimezone(UTC):%Y%m%dT%H%M%SZ}")
    yield f"SEQUENCE:{int(made.timestamp()) // 60}"
    yield f"SUMMARY:{_text(event.summary)}"
    yield f"DESCRIPTION:{_text(event.description)}"
    yield from _when(event)
    yield f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    yield "CLASS:PRIVATE"
    if not event.cancelled:
        at = "PT0S" if isinstance(event.start, datetime) else "PT9H"
        alarm = ("ACTION:DISPLAY", f"DESCRIPTION:{_text(event.summary)}", f"TRIGGER:{at}")
        yield from ("BEGIN:VALARM", *alarm, "END:VALARM")
    yield "END:VEVENT"


def _when(event: Event) -> Iterator[str]:
    if not isinstance(event.start, datetime):
        yield f"DTSTART;VALUE=DATE:{event.start:%Y%m%d}"
        return
    yield f"DTSTART:{event.start:%Y%m%dT%H%M%S}"
    yield f"DURATION:PT{event.minutes}M"
    if event.every and event.until is not None:
        yield f"RRULE:FREQ={event.every};UNTIL={event.until:%Y%m%d}T235959"


def _text(text: str) -> str:
    """As a value that nothing can break out of."""
    said = clean(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(said.splitlines())


def _folded(line: str) -> Iterable[str]:
    """The line in parts of at most `LONGEST_LINE` bytes, each but the first begun by a blank; no character is split."""
    parts, part = [], ""
    for character in line:
        if len((part + character).encode()) > LONGEST_LINE:
            parts.append(part)
            part = " "
        part += character
    return [*parts, part]
