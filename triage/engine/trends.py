"""What in the diary should not be left without a question: a pure function of all that is remembered, and of now."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from triage.engine.counts import red_days
from triage.engine.kept_order import LAST, Order, Seen
from triage.engine.pain_course import Course
from triage.engine.pain_signs import leg_pain, rising, strong_pain
from triage.engine.phrases import Wordings
from triage.engine.time_signs import gaps, lasting, not_better
from triage.model.diary import Chronicle, Notice
from triage.model.diary_rules import DiaryRules, NoticeKind, NoticeRule
from triage.model.programme import Programme
from triage.model.training import History


@dataclass(frozen=True, slots=True)
class _Diary:
    """What there is to look at."""

    course: Course
    order: Order
    wordings: Wordings
    programme: Programme


def notices(
    rules: DiaryRules, wordings: Wordings, programme: Programme, chronicle: Chronicle, now: datetime
) -> tuple[Notice, ...]:
    """What is not answered, what asks for a check first, then as the rules stand; each rule once for each finding."""
    order = Order(chronicle, now, timedelta(minutes=_slack(rules)))
    diary = _Diary(Course(rules, order, _today(order)), order, wordings, programme)
    found = {rule.id: (rule, tuple(_of_rule(rule, diary))) for rule in rules.notices}
    by_time = [rule for rule, told in found.values() if told and rule.kind in _BY_TIME]
    for rule in by_time:  # "not over after 6 weeks" says nothing that "after 12 weeks" does not
        if any(other.asks == rule.asks and other.numbers["week"] > rule.numbers["week"] for other in by_time):
            del found[rule.id]
    told = [notice for _, told in found.values() for notice in told]
    return tuple(sorted(told, key=lambda notice: notice.asks != "check"))


def _of_rule(rule: NoticeRule, diary: _Diary) -> Iterator[Notice]:
    latest: dict[str, Seen] = {}
    for seen in _open(rule, diary):
        other = latest.setdefault(seen.finding, seen)
        latest[seen.finding] = max(other, seen, key=lambda each: (each.day, each.seq, each.names))
    for finding in sorted(latest, key=lambda finding: (*rule.findings, finding).index(finding)):
        yield Notice(rule.id, rule.asks, latest[finding].names, finding)


def _open(rule: NoticeRule, diary: _Diary) -> Iterable[Seen]:
    """What is not answered."""
    if rule.kind in _BY_TIME:
        return _BY_TIME[rule.kind](rule, diary.course)
    return [seen for seen in _SEEN[rule.kind](rule, diary) if not diary.order.answered(rule, seen)]


def _clock(_rule: NoticeRule, diary: _Diary) -> Iterator[Seen]:
    """Times that cannot be right: no check counts before one of a time that can."""
    if not diary.order.fits:
        yield Seen(LAST, date.min)


def _warning_words(rule: NoticeRule, diary: _Diary) -> Iterator[Seen]:
    for written in diary.order.chronicle.entries:
        day = written.entry.at.date()
        if diary.order.answered(rule, Seen(written.seq, day)):
            continue  # most of them; their words need not be looked through
        for finding, words in diary.wordings.findings_in(written.entry, rule.numbers["near"]):
            if finding in rule.findings:
                names = (("finding", finding), ("words", words), ("when", day.isoformat()))
                yield Seen(written.seq, day, names, finding)


def _red_days(rule: NoticeRule, diary: _Diary) -> Iterator[Seen]:
    """Sessions up to which enough days in a row were too much."""
    sessions = diary.order.chronicle.history.sessions
    for place, (session, seq) in enumerate(zip(sessions, diary.order.sessions, strict=True), 1):
        day = session.at.date()
        if diary.order.answered(rule, Seen(seq, day)):
            continue
        number = red_days(diary.programme, History(sessions[:place]))
        if number >= rule.numbers["days"]:
            yield Seen(seq, day, (("number", str(number)), ("when", day.isoformat())))


_SEEN: Mapping[NoticeKind, Callable[[NoticeRule, _Diary], Iterable[Seen]]] = {
    "clock": _clock,
    "warning_words": _warning_words,
    "red_days": _red_days,
    "leg_pain": lambda rule, diary: leg_pain(rule, diary.course),
    "strong_pain": lambda rule, diary: strong_pain(rule, diary.course),
    "rising": lambda rule, diary: rising(rule, diary.course),
    "gap": lambda rule, diary: gaps(rule, diary.course),
}
"""What was kept, and is answered by a check that was kept later."""
_BY_TIME: Mapping[NoticeKind, Callable[[NoticeRule, Course], Iterable[Seen]]] = {
    "not_better": not_better,
    "lasting": lasting,
}
"""What a day makes so, and is answered by a check on that day or later."""


def _slack(rules: DiaryRules) -> int:
    return max((rule.numbers["slack_minutes"] for rule in rules.notices if rule.kind == "clock"), default=0)


def _today(order: Order) -> date:
    """The day it is, or the last one on which something was said: who travels west lives a date twice."""
    said = (score.at for day in order.chronicle.days for score in day.scores)
    judged = (each.at for each in order.chronicle.judged)
    return max((order.now.date(), *(at.date() for at in (*said, *judged) if not order.lies_ahead(at))))
