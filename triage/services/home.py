"""The first screen: what can be done today, the last advice, and what was left unfinished."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal, NamedTuple

from triage.render.clean import clean
from triage.render.names import fill_names
from triage.services.materials import Materials
from triage.services.phrasing import phrases_of
from triage.services.translated import translated

if TYPE_CHECKING:
    from triage.model.diary import DiaryEntry
    from triage.services.noticing import ToldNotice
    from triage.services.remembering import LastAdvice, Remembering, Unfinished

Act = Literal["resume", "routine", "diary", "check", "review", "advice", "learn", "settings"]


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
    """What in the diary needs a question; or the last advice and when to check again; or empty."""
    urgent: bool
    """Whether the news are that help comes first."""
    notice: str
    """What is not saved, and why, or empty."""
    entries: tuple[Entry, ...]
    """What can be done, what is most to the point first."""
    translated: str = ""
    """Who translated the words and looked them over; empty in the original."""


def home(
    materials: Materials,
    remembering: "Remembering",
    emergency: str,
    now: datetime,
    due: "Sequence[ToldNotice]" = (),
) -> Home:
    """What to offer now; `emergency` is the line for where the person is, or empty while that is not known.

    `due` is what in the diary needs a question, what is most pressing first.
    """
    words = materials.library.home
    first = materials.library.question(materials.protocol.flow.start)
    unfinished, advice = remembering.unfinished(materials), remembering.last_advice()
    routine = remembering.routine() if advice else None
    offered = _Offered(unfinished, routine, remembering.keeps, remembering.last_entry())
    names = materials.names({})
    intro = [clean(fill_names(line, names)) for line in first.intro[:2]]
    return Home(
        emergency=emergency or intro[0],
        warning=intro[1],
        title=clean(words["title"]),
        news=_news(materials, advice, due, now),
        urgent=_help_first(advice) or any(notice.emergency for notice in due[:1]),
        notice=remembering.notice,
        entries=tuple(_answering(_entries(materials, offered, advice, now), due, after=_help_first(advice))),
        translated=translated(materials),
    )


class _Offered(NamedTuple):
    """What there is beside the check and the last advice."""

    unfinished: "Unfinished | None"
    routine: str | None
    diary: bool
    last_entry: "DiaryEntry | None"


def _entries(materials: Materials, offered: _Offered, advice: "LastAdvice | None", now: datetime) -> list[Entry]:
    words = materials.library.home
    unfinished, routine = offered.unfinished, offered.routine
    entries = []
    if unfinished is not None:
        left = {"asked": str(unfinished.answered), "left": str(unfinished.at_most - unfinished.answered)}
        note = _filled(words, "resume_note", **left, when=said_when(materials, unfinished.when, now))
        entries.append(Entry("resume", clean(words["resume"]), note))
    if routine is not None:
        note = "routine_done" if routine == "done" else "routine_note"
        entries.append(Entry("routine", clean(words["routine"]), clean(words[note])))
    label = "check" if unfinished is None else "check_again"
    entries.append(Entry("check", clean(words[label]), clean(words["check_note"])))
    if offered.diary:
        at = len(entries) - (advice is not None)  # who has no advice so far has their back checked first
        entries.insert(at, Entry("diary", clean(words["diary"]), _last_entry(materials, offered.last_entry, now)))
    if advice is not None:
        note = _filled(words, "advice_note", title=clean(advice.title), when=said_when(materials, advice.when, now))
        entries.append(Entry("advice", clean(words["advice"]), note))
    rest: tuple[Act, ...] = ("learn", "settings")
    if _help_first(advice):  # no key leads to questions by habit
        entries.sort(key=lambda entry: entry.act != "advice")
    return [*entries, *(Entry(act, clean(words[act]), clean(words[f"{act}_note"])) for act in rest)]


def _answering(entries: list[Entry], due: "Sequence[ToldNotice]", *, after: bool) -> list[Entry]:
    """What answers the most pressing notice comes first, or `after` the first: it leads to the questions."""
    if not due:
        return entries
    notice = due[0]
    others = [entry for entry in entries if entry.act != notice.asks]
    return [*others[:after], Entry(notice.asks, notice.label, notice.text), *others[after:]]


def _help_first(advice: "LastAdvice | None") -> bool:
    return advice is not None and advice.check_again is None


def _last_entry(materials: Materials, last: "DiaryEntry | None", now: datetime) -> str:
    words = materials.library.home
    if last is None:
        return clean(words["diary_note"])
    when = said_when(materials, last.at, now)
    if last.now is None:
        return _filled(words, "diary_last", when=when)
    return _filled(words, "diary_last_pain", when=when, pain=str(last.now))


def _news(materials: Materials, advice: "LastAdvice | None", due: "Sequence[ToldNotice]", now: datetime) -> str:
    """What in the diary needs a question; without that, what the last advice asks for today."""
    asked = [text for notice in due[:1] for text in (notice.title, notice.emergency) if text]
    if advice is not None and (_help_first(advice) or not asked):
        asked.insert(0, _of_advice(materials, advice, now))
    return "\n".join(asked)


def _of_advice(materials: Materials, advice: "LastAdvice", now: datetime) -> str:
    words, when = materials.library.home, said_when(materials, advice.when, now)
    if advice.check_again is None:  # help comes first, not another check
        return _filled(words, "got_help", title=clean(advice.title), when=when)
    if advice.check_again <= now.date():
        return _filled(words, "check_due", when=when)
    return _filled(words, "check_later", date=day_in_words(materials, advice.check_again))


def said_when(materials: Materials, then: datetime, now: datetime) -> str:
    """A moment as a person would say it, where they are."""
    then = then.astimezone(now.tzinfo)
    days = (now.date() - then.date()).days
    key = {0: "today", 1: "yesterday"}.get(days)
    return _filled(materials.library.home, key, time=f"{then:%H:%M}") if key else day_in_words(materials, then.date())


def day_in_words(materials: Materials, day: date) -> str:
    """A day and its month."""
    month = phrases_of(materials).month(day.month)
    return _filled(materials.library.home, "day", day=str(day.day), month=month)


def _filled(words: Mapping[str, str], key: str, **names: str) -> str:
    return clean(fill_names(words[key], names))
