"""What is known of a person's routine when they come: the last check, what was said since, and the history."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from triage.engine.recalling import Recalled, recall
from triage.engine.recollecting import answers_of, sessions, wishes
from triage.engine.replies import recorded_by
from triage.engine.running import REDS
from triage.engine.zones import zone_of_effort
from triage.model.events import Advised, Answered, Began, Entry, Passed, Started, Undone
from triage.model.guard import Value
from triage.model.programme import CHECK_IN, REVIEW, SET_UP
from triage.model.training import CheckIn, History, Review, Session
from triage.services.materials import Materials
from triage.services.taking_up import interview_of

Kept = tuple[str, Entry]
"""An event, and the conversation or session it belongs to."""
_OF_A_CONVERSATION = (Answered, Undone, Advised, Began, Passed)


@dataclass(frozen=True, slots=True)
class Check:
    """The last check of the back, as far as it came."""

    interview: str
    at: datetime
    """When the advice was given, or the last answer."""
    findings: Mapping[str, Value]
    advised: Advised | None
    """None where an answer has been taken back since, or it was never reached."""
    same: bool
    """Whether it was held with the protocol of now."""


@dataclass(frozen=True, slots=True)
class Said:
    """A dialogue that was held to its end."""

    at: datetime
    findings: Mapping[str, Value]
    """What its own answers recorded."""
    known: Mapping[str, Value]
    """What was known without asking."""


@dataclass(frozen=True, slots=True)
class Past:
    """Everything that counts for a session of now, as far as it is known."""

    check: Check | None
    warned: Advised | None
    """The advice of a check-in or a review since the last check, after which there is no session."""
    warned_at: datetime | None
    alarm: bool
    """Whether something that was broken off since then speaks against a session."""
    stopped: Literal["numb", "red"] | None
    """Why a session since then was stopped for good: numbness or weakness, or too much pain again and again."""
    set_up: Said | None
    review: Said | None
    check_in: Said | None
    """The last of each; a check-in only until a session has begun, or the back was checked."""
    history: History


@dataclass(frozen=True, slots=True)
class _Talk:
    """A conversation, and where its last event stands among all events."""

    id: str
    recalled: Recalled
    at: datetime
    whole: bool
    """Whether nothing of it can be missing."""
    place: int
    advised: int
    """Where its last advice stands; -1 without one."""


def past(materials: Materials, kept: Sequence[Kept], whole: int = 0) -> Past:
    """What counts now, from every event in its order; from the place `whole` on nothing is missing."""
    talks = _talks(kept, whole)
    check, since, alarm = _last_check(materials, [talk for talk in talks if _of_triage(materials, talk)])
    later = [talk for talk in talks if talk.place > since]
    warning = next((talk for talk in reversed(later) if _warns(talk)), None)
    begun = max((since, *(place for place, (_, entry) in enumerate(kept) if isinstance(entry.event, Started))))
    return Past(
        check=check,
        warned=warning.recalled.advised if warning else None,
        warned_at=warning.at if warning else None,
        alarm=alarm or any(_breaks_off_with_a_warning(materials, talk) for talk in later),
        stopped=_stopped(materials, sessions(kept[since + 1 :])),
        set_up=_last_said(materials, talks, SET_UP),
        review=_last_said(materials, talks, REVIEW),
        check_in=_last_said(materials, [talk for talk in talks if talk.place > begun], CHECK_IN),
        history=_history(materials, talks, kept),
    )


def history_of(materials: Materials, kept: Sequence[Kept]) -> History:
    """Only the sessions, what was said before and between them, and what was asked for."""
    return _history(materials, _talks(kept, 0), kept)


def _talks(kept: Iterable[Kept], whole: int) -> tuple[_Talk, ...]:
    """The conversations in the order of their last events."""
    entries: dict[str, list[Entry]] = {}
    first: dict[str, int] = {}
    places: dict[str, int] = {}
    advised: dict[str, int] = {}
    for place, (id_, entry) in enumerate(kept):
        if isinstance(entry.event, _OF_A_CONVERSATION):
            entries.setdefault(id_, []).append(entry)
            first.setdefault(id_, place)
            places[id_] = place
        if isinstance(entry.event, Advised):
            advised[id_] = place
    order = sorted(places, key=places.__getitem__)
    return tuple(
        _Talk(
            id_,
            recall(entries[id_]),
            entries[id_][-1].at,
            whole=first[id_] >= whole,
            place=places[id_],
            advised=advised.get(id_, -1),
        )
        for id_ in order
    )


def _of_triage(materials: Materials, talk: _Talk) -> bool:
    return talk.recalled.flow in {"", materials.protocol.flow.id}


def _last_check(materials: Materials, talks: Sequence[_Talk]) -> tuple[Check | None, int, bool]:
    """The last check that came to advice, where that stands, and whether a later one was broken off with a warning.

    A later one that never came to advice, and says nothing against the routine so far, is passed over.
    """
    alarm = False
    for talk in reversed(talks):
        if talk.advised < 0:
            alarm = alarm or not interview_of(materials, talk.recalled).assessment.routine
            continue
        if not talk.whole:
            return None, talk.advised, alarm
        findings = interview_of(materials, talk.recalled).recorded
        same = talk.recalled.digest == materials.protocol.digest
        return Check(talk.id, talk.at, findings, talk.recalled.advised, same), talk.advised, alarm
    return None, -1, alarm


def _warns(talk: _Talk) -> bool:
    """Whether a check-in or a review came to advice; the first questions only say what has to be cleared."""
    return talk.recalled.flow in {CHECK_IN, REVIEW} and talk.recalled.advised is not None


def _breaks_off_with_a_warning(materials: Materials, talk: _Talk) -> bool:
    recalled = talk.recalled
    if recalled.flow not in {CHECK_IN, REVIEW} or recalled.over is not None or not recalled.given:
        return False
    return recalled.flow in materials.programme.dialogues and not interview_of(materials, recalled).assessment.routine


def _stopped(materials: Materials, since: Iterable[Session]) -> Literal["numb", "red"] | None:
    programme, red = materials.programme, False
    for session in since:
        if any(effort.ending == "numb" for effort in session.efforts):
            return "numb"
        # By what was scored alone: that something hurt and was stopped is a reason to go on with something else.
        scored = [replace(effort, ending="done") for effort in session.efforts]
        zones = [zone_of_effort(programme, effort, session.before) for effort in scored]
        red = red or zones.count("red") >= REDS
    return "red" if red else None


def _last_said(materials: Materials, talks: Sequence[_Talk], flow: str) -> Said | None:
    """What was said in the dialogue that was held to its end last, and would end there today."""
    for talk in reversed(talks):
        recalled = talk.recalled
        if recalled.flow != flow or recalled.over is None:
            continue
        if not talk.whole:
            return None
        interview = interview_of(materials, recalled)
        if not interview.finished or recalled.digest != materials.protocol.digest:
            return None
        findings: dict[str, Value] = {}
        for step in interview.steps:
            findings |= recorded_by(interview.protocol.flow.questions[step.question], step.reply)
        return Said(recalled.over, findings, recalled.known)
    return None


def _history(materials: Materials, talks: Sequence[_Talk], kept: Sequence[Kept]) -> History:
    """Every session, and everything that was said before and between them."""
    check_ins = [CheckIn(talk.at, said) for talk, said in _answered(materials, talks, CHECK_IN)]
    reviews = [Review(talk.at, said) for talk, said in _answered(materials, talks, REVIEW) if talk.recalled.over]
    return History(sessions(kept), tuple(check_ins), tuple(reviews), wishes(kept))


def _answered(materials: Materials, talks: Iterable[_Talk], flow: str) -> list[tuple[_Talk, dict[str, Value]]]:
    asked = replace(materials.protocol, flow=materials.programme.dialogues[flow])
    return [(talk, said) for talk in talks if talk.recalled.flow == flow and (said := answers_of(asked, talk.recalled))]
