"""The first screen: what can be done today, the last advice, and what was left unfinished."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal, NamedTuple

from triage.render.clean import clean
from triage.render.names import fill_names
from triage.services.materials import Materials

if TYPE_CHECKING:
    from triage.services.remembering import LastAdvice, Remembering, Unfinished

Act = Literal["resume", "routine", "check", "advice", "learn", "settings"]


class Entry(NamedTuple):
    """Something that can be done today."""

    act: Act
    label: str
    note: str


class Home(NamedTuple):
    """The first screen in words."""

    emergency: str
    """Whom to call in an emergency: always in sight."""
    warning: str
    """The signs with which nobody should read on."""
    title: str
    news: str
    """The last advice and when to check again, or empty."""
    urgent: bool
    """Whether the news are that help comes first."""
    notice: str
    """What is not saved, and why, or empty."""
    entries: tuple[Entry, ...]
    """What can be done, what is most to the point first."""


def home(materials: Materials, remembering: "Remembering", emergency: str, now: datetime) -> Home:
    """What to offer now; `emergency` is the line for where the person is, or empty while that is not known."""
    words = materials.library.home
    first = materials.library.question(materials.protocol.flow.start)
    unfinished, advice = remembering.unfinished(materials), remembering.last_advice()
    routine = remembering.routine() if advice else None
    names = materials.names({})
    intro = [clean(fill_names(line, names)) for line in first.intro[:2]]
    return Home(
        emergency=emergency or intro[0],
        warning=intro[1],
        title=clean(words["title"]),
        news=_news(words, advice, now) if advice else "",
        urgent=advice is not None and advice.check_again is None,
        notice=remembering.notice,
        entries=tuple(_entries(words, unfinished, routine, advice, now)),
    )


def _entries(
    words: Mapping[str, str],
    unfinished: "Unfinished | None",
    routine: str | None,
    advice: "LastAdvice | None",
    now: datetime,
) -> list[Entry]:
    entries = []
    if unfinished is not None:
        left = {"asked": str(unfinished.answered), "left": str(unfinished.at_most - unfinished.answered)}
        note = _filled(words, "resume_note", **left, when=said_when(words, unfinished.when, now))
        entries.append(Entry("resume", clean(words["resume"]), note))
    if routine is not None:
        note = "routine_done" if routine == "done" else "routine_note"
        entries.append(Entry("routine", clean(words["routine"]), clean(words[note])))
    label = "check" if unfinished is None else "check_again"
    entries.append(Entry("check", clean(words[label]), clean(words["check_note"])))
    if advice is not None:
        note = _filled(words, "advice_note", title=clean(advice.title), when=said_when(words, advice.when, now))
        entries.append(Entry("advice", clean(words["advice"]), note))
    rest: tuple[Act, ...] = ("learn", "settings")
    if advice is not None and advice.check_again is None:  # help comes first: no key leads to questions by habit
        entries.sort(key=lambda entry: entry.act != "advice")
    return [*entries, *(Entry(act, clean(words[act]), clean(words[f"{act}_note"])) for act in rest)]


def _news(words: Mapping[str, str], advice: "LastAdvice", now: datetime) -> str:
    """What the last advice asks for today."""
    when = said_when(words, advice.when, now)
    if advice.check_again is None:  # help comes first, not another check
        return _filled(words, "got_help", title=clean(advice.title), when=when)
    if advice.check_again <= now.date():
        return _filled(words, "check_due", when=when)
    return _filled(words, "check_later", date=_day(words, advice.check_again))


def said_when(words: Mapping[str, str], then: datetime, now: datetime) -> str:
    """A moment as a person would say it, where they are."""
    then = then.astimezone(now.tzinfo)
    days = (now.date() - then.date()).days
    key = {0: "today", 1: "yesterday"}.get(days)
    return _filled(words, key, time=f"{then:%H:%M}") if key else _day(words, then.date())


def _day(words: Mapping[str, str], day: date) -> str:
    from calendar import month_name  # noqa: PLC0415 - for those who were here on another day

    return _filled(words, "day", day=str(day.day), month=month_name[day.month])


def _filled(words: Mapping[str, str], key: str, **names: str) -> str:
    return clean(fill_names(words[key], names))
