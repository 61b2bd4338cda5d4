"""Looking back on the diary: one answer first, then the chart, the weeks, and what goes with good and bad days."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import partial

from triage.engine.looking_back import MARKS, LookedBack, looked_back
from triage.engine.pain_days import PainDay
from triage.engine.training_weeks import TrainingWeek, monday
from triage.model.diary import Chronicle
from triage.model.look_back_rules import Span
from triage.render.chart import Chart, ChartDay, ChartWords, Sign
from triage.render.strip import Strip, StripWords
from triage.services.look_back_text import day, look_back_text, number
from triage.services.looking_back_sections import Section, sections
from triage.services.looking_back_words import answer, because, beside, remarks
from triage.services.materials import Materials

_SIGNS = {"check": "checked", "flare": "flare", "review": "review", "measure": "measure"}
"""What the words of a mark are called."""
_WEEK = 7
_NOTHING = "-"


@dataclass(frozen=True, slots=True)
class Table:
    """Weeks, the oldest first, in words."""

    title: str
    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class LookBack:
    """All there is to show, alike in every front end."""

    span: Span
    title: str
    answer: str
    """To "am I getting better?"; the first thing to read."""
    because: tuple[str, ...]
    """The numbers behind it, the leg, and what to do."""
    remarks: tuple[str, ...]
    chart: Chart | None
    """None where there is no number in that time."""
    strip: Strip | None
    beside: str
    """The chart in words."""
    table: Table
    sections: tuple[Section, ...]
    """Sessions, what goes with good and bad days, questionnaires."""
    looked: LookedBack


def first_day(materials: Materials, today: date, span: Span) -> date:
    """The first day whose entries a chronicle must hold for that span."""
    spans = materials.diary_rules.look_back.spans
    days = {"2w": spans.two_weeks, "6w": spans.six_weeks, "6m": spans.six_months}
    return today - timedelta(days=days[span] - 1) if span in days else date.min


def look_back(materials: Materials, chronicle: Chronicle, now: datetime, span: Span = "6w") -> LookBack:
    """What the time up to now was like."""
    rules = materials.diary_rules.look_back
    strong = materials.programme.rules.strong_pain
    looked = looked_back(rules, strong, chronicle, now.date(), span)
    scored = any(each.score is not None for each in looked.days)
    names = {
        "first": day(materials, looked.first, looked.today),
        "last": day(materials, looked.today, looked.today),
    }
    sessions = frozenset(mark.day for mark in looked.marks if mark.kind == "session")
    return LookBack(
        span=span,
        title=look_back_text(materials, "title", names),
        answer=answer(materials, rules, looked),
        because=tuple(because(materials, rules, looked)),
        remarks=tuple(remarks(materials, looked)),
        chart=_chart(materials, looked, sessions) if scored else None,
        strip=_strip(materials, looked, sessions) if scored else None,
        beside=beside(materials, looked),
        table=_table(materials, looked),
        sections=tuple(sections(materials, rules, looked, chronicle)),
        looked=looked,
    )


def _chart(materials: Materials, looked: LookedBack, sessions: frozenset[date]) -> Chart:
    rules = materials.diary_rules.look_back
    say = partial(look_back_text, materials)
    signs: dict[str, Sign] = {
        kind: Sign(say(f"{_SIGNS[kind]}_sign"), say(_SIGNS[kind])) for kind in MARKS if kind in _SIGNS
    }
    words = ChartWords(
        scale=say("scale"),
        day=say("day"),
        band=say("band"),
        mean=say("mean", {"days": rules.mean_over}),
        session=say("session"),
        today=say("today"),
        months=tuple(say("months").split()),
        signs=signs,
    )
    return Chart(
        first=looked.first,
        last=looked.today,
        days=tuple(ChartDay(each.day, each.low, each.high, score) for each, score in _scored(looked)),
        means=tuple((mean_of, float(mean)) for mean_of, mean in looked.means),
        joined_over=rules.joined_over,
        sessions=sessions,
        marks=tuple((mark.day, mark.kind) for mark in looked.marks if mark.kind in _SIGNS),
        words=words,
    )


def _strip(materials: Materials, looked: LookedBack, sessions: frozenset[date]) -> Strip:
    rules = materials.programme.rules
    say = partial(look_back_text, materials)
    words = StripWords(
        weekdays=tuple(say("weekdays").split()),
        months=tuple(say("months").split()),
        number=say("scale").rstrip(":"),
        nothing=say("nothing"),
        session=say("session"),
    )
    scores = {each.day: score for each, score in _scored(looked)}
    return Strip(looked.first, looked.today, scores, sessions, rules.zones.green_to, rules.strong_pain, words)


def _scored(looked: LookedBack) -> Iterator[tuple[PainDay, float]]:
    return ((each, float(each.score)) for each in looked.days if each.score is not None)


def _table(materials: Materials, looked: LookedBack) -> Table:
    columns = ("week", "mean", "range", "days", "moved", "minutes")
    most = materials.diary_rules.look_back.spans.six_months // _WEEK
    by_week: dict[date, list[PainDay]] = {}
    for each, _ in _scored(looked):
        by_week.setdefault(monday(each.day), []).append(each)
    cut = len(looked.weeks) > most + 1  # so many days can begin and end within a week
    return Table(
        title=look_back_text(materials, "weeks_last_title" if cut else "weeks_title", {"number": most}),
        heading=tuple(look_back_text(materials, f"column_{column}") for column in columns),
        rows=tuple(
            _row(materials, looked, week, by_week.get(week.first, ()))
            for week in (looked.weeks[-most:] if cut else looked.weeks)
        ),
    )


def _row(materials: Materials, looked: LookedBack, week: TrainingWeek, days: Sequence[PainDay]) -> tuple[str, ...]:
    """A week; what was not said is a dash."""
    scores = [each.score for each in days if each.score is not None]
    low, high = min((each.low for each in days), default=0), max((each.high for each in days), default=0)
    return (
        day(materials, week.first, looked.today),
        number(sum(scores, Fraction(0)) / len(scores)) if scores else _NOTHING,
        (f"{low}-{high}" if low < high else str(low)) if scores else _NOTHING,
        str(len(scores)),
        str(week.days),
        str((week.seconds + 30) // 60),
    )
