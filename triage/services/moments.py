"""A moment in the past as people write it, by the clock where they are."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from triage.engine.days import read_day
from triage.errors import ReplyRefused, Said

NOON = time(12)
"""Stands for a day that is named without a time."""
_HALF_A_DAY = 12
_LAST_HOUR, _LAST_MINUTE = 23, 59
_TIME = re.compile(
    r"(?:^|[\s,]+(?:at )?|t)(?:(?P<half>[0-9]{1,2})(?:[:.](?P<past>[0-9]{2}))? ?(?P<which>[ap])\.?m\.?"
    r"|(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::[0-9]{2})?)$"
)
_SHOWN = 40


def read_moment(text: str, now: datetime, zone: tzinfo | None = None) -> datetime:
    """The moment that a text means: a day, a time of today, or both; not after `now`. None is this computer's zone.

    Raises:
        ReplyRefused: it is no such moment; the message says what would be.
    """
    said = " ".join(text.casefold().split())
    if said == "now":
        return now
    found = _TIME.search(said)
    at = _time(found, text) if found else None
    named = said[: found.start()] if found else said
    today = now.date()
    day = read_day(named.removesuffix(" at"), today) if named else today
    if at is None:
        return now if day == today else _there(day, NOON, zone, text)
    moment = _there(day, at, zone, text)
    if moment > now.astimezone(UTC):
        raise ReplyRefused(
            f"`{_shown(text)}` is still to come; it is {now:%H:%M} now",
            Said("refused_moment_ahead", {"said": _shown(text), "now": f"{now:%H:%M}"}),
        )
    return moment


def _time(found: re.Match[str], text: str) -> time:
    if found["which"] is None:
        hour, minute = int(found["hour"]), int(found["minute"])
    else:
        hour, minute = int(found["half"]), int(found["past"] or 0)
        if not 1 <= hour <= _HALF_A_DAY:
            raise _no_such_time(text)
        hour = hour % _HALF_A_DAY + (_HALF_A_DAY if found["which"] == "p" else 0)
    if hour > _LAST_HOUR or minute > _LAST_MINUTE:
        raise _no_such_time(text)
    return time(hour, minute)


def _no_such_time(text: str) -> ReplyRefused:
    why = f"`{_shown(text)}` has no such time; write one such as 18:00 or 6 pm"
    return ReplyRefused(why, Said("refused_time", {"said": _shown(text)}))


def _there(day: date, at: time, zone: tzinfo | None, text: str) -> datetime:
    """The moment with its offset from UTC; the first of the two where the clock was set back over it."""
    plain = datetime.combine(day, at)
    moment = plain.astimezone() if zone is None else plain.replace(tzinfo=zone)
    again = moment.astimezone(UTC).astimezone(zone)
    if again.replace(tzinfo=None) != plain:
        raise ReplyRefused(
            f"`{_shown(text)}` never was: the clock was set forward past it; write {again:%H:%M}",
            Said("refused_no_such_moment", {"said": _shown(text), "time": f"{again:%H:%M}"}),
        )
    # With a fixed offset: two moments of one zone would be compared by what their clocks show.
    return moment.astimezone(timezone(moment.utcoffset() or timedelta()))


def _shown(text: str) -> str:
    said = " ".join("".join(character if character.isprintable() else " " for character in text).split())
    return said if len(said) <= _SHOWN else f"{said[:_SHOWN]}…"
