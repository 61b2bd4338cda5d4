"""The gate before a session: what of a person's past opens it, and what comes first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from triage.engine.counts import counts
from triage.engine.offering import against, judge_all
from triage.model.events import Advised
from triage.model.guard import Findings, Value
from triage.model.programme import Rules
from triage.model.training import Session
from triage.model.vocabulary import YES
from triage.render.clean import clean
from triage.render.names import fill_names
from triage.services.advising import Advice
from triage.services.home import said_when
from triage.services.materials import Materials
from triage.services.noticing import ToldNotice
from triage.services.reasoning import told
from triage.services.standing import Gate, gate
from triage.services.training_past import Check, Past, Said

CLEARED = "exercise_cleared"
"""The finding that a professional has said, for the reasons there were, that the exercises are right."""
DURING_ROUTINE: Mapping[str, Value] = {"reported_during": "routine"}


def known_before(materials: Materials, past: Past, now: datetime) -> dict[str, Value]:
    """What is known without asking: the check, the first questions, the last review, and what the program counts."""
    programme, vocabulary = materials.programme, materials.protocol.vocabulary
    counted = counts(programme, vocabulary, past.history, now.date())
    return {**_told_before(materials, past, now), **counted, **DURING_ROUTINE}


def known_now(materials: Materials, past: Past, now: datetime) -> dict[str, Value]:
    """All of that, and what was said at the check-in; what was asked anew takes the place of the old answer."""
    checked = {} if past.check_in is None else past.check_in.findings
    return {**known_before(materials, past, now), **checked}


def stand(materials: Materials, past: Past, now: datetime, notices: Sequence[ToldNotice] = ()) -> Gate:
    """What comes first now; `notices` are what the diary shows that is not answered."""
    return next(_closed(materials, past, now, notices))


def _closed(materials: Materials, past: Past, now: datetime, notices: Sequence[ToldNotice]) -> Iterator[Gate]:
    """Every gate that is closed, the one to open first before the others; at the end the plan."""
    check, rules = past.check, materials.programme.rules
    if past.stopped is not None:
        yield gate("check_first", "again" if check else "check", "stopped", f"stopped_{past.stopped}_text")
    if check is None or check.advised is None or past.alarm:
        yield gate("check_first", "check", "check_first", "alarm_text" if past.alarm else "check_first_text")
        return
    if any(notice.asks == "check" for notice in notices):
        yield replace(gate("check_first", "check", "notice", title=notices[0].title), lines=_why(notices))
    if past.warned is not None and past.warned_at is not None:
        yield _refer(materials, past.warned.title, past.warned_at, now)
    if not check.same:
        yield gate("too_old", "check", "too_old", "changed_text")
    yield from _held_back(materials, past, check, now)
    if not _within(check.at, now, days=rules.triage_counts_for):
        yield gate("too_old", "check", when=said_when(materials, check.at, now))
    if _counting(past.set_up, rules, now) is None:
        yield gate("set_up", "set_up")
    yield from _of_today(past, rules, now, notices)
    yield _opened(materials, past, check.advised, now)


def _held_back(materials: Materials, past: Past, check: Check, now: datetime) -> Iterator[Gate]:
    """The routine is not offered: not at all, or not before a professional has looked."""
    known, rules = _told_before(materials, past, now), materials.programme.rules
    if Advice(materials, judge_all(materials.protocol, known), known).lapsed:
        yield _refer(materials, materials.library.pages.documents["lapsed"].title, check.at, now)
    if judge_all(materials.protocol, known).routine:
        return
    cleared = {**known, CLEARED: YES} if CLEARED in materials.protocol.vocabulary else known
    if not judge_all(materials.protocol, cleared).routine:
        title = check.advised.title if check.advised else ""
        yield _refer(materials, title, check.at, now)
    if _counting(past.set_up, rules, now) is not None:
        behind = against(materials.protocol, known)
        nobody = {"answering_for": known.get("answering_for", "")}
        reasons = "; ".join(told(materials, {**nobody, **behind}))
        yield gate("refer", "set_up", "cleared", say="cleared_say", reasons=reasons)


def _of_today(past: Past, rules: Rules, now: datetime, notices: Sequence[ToldNotice]) -> Iterator[Gate]:
    """Enough has been done, or something is to be asked first."""
    today = sum(_was_today(session, now) for session in past.history.sessions)
    if today >= rules.times_a_day:
        yield gate("enough", "home", number=str(today))
    if past.check_in is None or not _within(past.check_in.at, now, minutes=rules.check_in_counts_for):
        if notices or _review_due(past, rules, now):
            yield replace(gate("review", "review"), lines=_why(notices))
        yield gate("check_in", "check_in")


def _why(notices: Sequence[ToldNotice]) -> tuple[str, ...]:
    """Whom to call, where it may be an emergency; then one line for each notice."""
    emergencies = dict.fromkeys(notice.emergency for notice in notices if notice.emergency)
    return *emergencies, *(notice.text for notice in notices)


def _opened(materials: Materials, past: Past, advised: Advised, now: datetime) -> Gate:
    """The plan, where all that is known now lets it be shown."""
    known = known_now(materials, past, now)
    assessment = judge_all(materials.protocol, known)
    if not assessment.routine:
        return gate("check_first", "check", "check_first", "alarm_text")
    if assessment.urgency <= advised.urgency:
        return gate("ready", "plan")
    title = fill_names(materials.library.outcome_title(assessment.urgency), materials.names(known))
    return gate("ready", "plan", "ready", "ready_higher_text", title=clean(title))


def _refer(materials: Materials, title: str, at: datetime, now: datetime) -> Gate:
    when = said_when(materials, at, now)
    return gate("refer", "advice", title=clean(title), when=when)


def _told_before(materials: Materials, past: Past, now: datetime) -> dict[str, Value]:
    """What the person said before today, the later answer in the place of the earlier."""
    check, rules = past.check, materials.programme.rules
    if check is None:
        return {}
    parts = [(check.at, dict(check.findings))]
    set_up = _counting(past.set_up, rules, now)
    if set_up is not None:
        parts.append((set_up.at, _still_cleared(materials, check.findings, set_up)))
    if past.review is not None:
        parts.append((past.review.at, dict(past.review.findings)))
    known: dict[str, Value] = {}
    for _, findings in sorted(parts, key=lambda part: part[0]):
        known |= findings
    return known


def _still_cleared(materials: Materials, checked: Findings, set_up: Said) -> dict[str, Value]:
    """What the first questions recorded; a clearance only while no reason has been added since."""
    findings = dict(set_up.findings)
    if CLEARED in findings:
        cleared = findings.pop(CLEARED)
        then = against(materials.protocol, {**set_up.known, **findings})
        if set(against(materials.protocol, {**checked, **findings})) <= set(then):
            findings[CLEARED] = cleared
    return findings


def _counting(set_up: Said | None, rules: Rules, now: datetime) -> Said | None:
    counts_still = set_up is not None and _within(set_up.at, now, days=rules.set_up_counts_for)
    return set_up if counts_still else None


def _review_due(past: Past, rules: Rules, now: datetime) -> bool:
    """Whether a week of sessions has gone by without one."""
    since = past.review.at if past.review else None
    done = [session.at for session in past.history.sessions if since is None or session.at > since]
    return bool(done) and not _within(since or done[0], now, days=rules.review_every)


def _was_today(session: Session, now: datetime) -> bool:
    """Whether anything was done in a session of today."""
    done = any(effort.repetitions or effort.held for effort in session.efforts)
    return done and session.at.astimezone(now.tzinfo).date() == now.date()


def _within(then: datetime, now: datetime, **limit: int) -> bool:
    """Whether it is not longer ago; what is still to come by the clock is."""
    return timedelta() <= now - then <= timedelta(**limit)
