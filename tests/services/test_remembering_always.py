"""Whatever a person does, and whenever: leaving and going on changes nothing, and no advice rests on old answers."""

from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.answers import reply_for
from tests.patients import shipped
from tests.services.remembered import Person
from triage.engine.freshness import limits
from triage.engine.interview import Interview
from triage.model.urgency import Urgency
from triage.services.interviewing import Interviewing
from triage.services.remembering import Remembering

LIMITS = limits(shipped().protocol)


def essence(interview: Interview) -> tuple[object, ...]:
    """All of a conversation that counts or is shown."""
    return interview.state, interview.steps, interview.recorded, dict(interview.kept), dict(interview.taken_back)


class Remembered(RuleBasedStateMachine):
    """A person who answers, changes their mind, and leaves at any moment."""

    remembering: Remembering
    interviewing: Interviewing

    @initialize()
    def begin(self) -> None:
        self.folder = TemporaryDirectory(prefix="triage-remembered-")
        self.person = Person(Path(self.folder.name) / "kept" / "journal.sqlite3")
        self.remembering = self.person.starts()
        self.interviewing = self.remembering.begin(shipped())
        self.said: dict[str, datetime] = {}

    def teardown(self) -> None:
        self.remembering.close()
        self.folder.cleanup()

    @property
    def interview(self) -> Interview:
        return self.interviewing.interview

    def asking(self) -> bool:
        return not self.interview.finished

    def answered(self) -> bool:
        return bool(self.interview.steps)

    def drawn(self, data: st.DataObject, *, calm: bool) -> object:
        """A reply; always about oneself, for of others nothing is kept."""
        reply = data.draw(reply_for(self.interview, calm=calm))
        return "me" if self.interview.state == "consent" else reply

    def answer(self, data: st.DataObject, *, calm: bool) -> None:
        """Answer the question, which is shown first if it is an emergency."""
        self.interviewing.reply(self.drawn(data, calm=calm))
        self.interviewing.settle()

    @precondition(asking)
    @rule(data=st.data())
    def reply_anything(self, data: st.DataObject) -> None:
        self.answer(data, calm=False)

    @precondition(asking)
    @rule(data=st.data(), questions=st.integers(1, 40))
    def reply_calmly(self, data: st.DataObject, questions: int) -> None:
        for _ in range(questions):
            if self.asking():
                self.answer(data, calm=True)
                self.no_advice_rests_on_old_answers()

    @rule()
    def back(self) -> None:
        self.interviewing.back()

    @precondition(answered)
    @rule(data=st.data())
    def reopen(self, data: st.DataObject) -> None:
        self.interviewing.reopen(data.draw(st.sampled_from([step.question for step in self.interview.steps])))

    def no_advice_rests_on_old_answers(self) -> None:
        """For those who let time pass."""


class LeavesAndGoesOn(Remembered):
    """Leaves and goes on at once."""

    @precondition(Remembered.answered)
    @rule(killed=st.booleans())
    def leave_and_go_on(self, killed: bool) -> None:  # noqa: FBT001 - a case
        before = self.interview
        last = self.remembering.last_advice() if before.finished else None
        if not killed:
            self.remembering.close()
        self.remembering = self.person.starts()
        unfinished = self.remembering.unfinished(shipped())
        go_on = self.remembering.resume if last is None else self.remembering.reopen_last
        self.interviewing = go_on(shipped())

        assert essence(self.interview) == essence(before)
        assert (unfinished is None) == before.finished
        assert self.interviewing.turn.remarks == () or before.finished


class LetsTimePass(Remembered):
    """Leaves the program open, or closed, for any time; the clock may be set back as well."""

    def answer(self, data: st.DataObject, *, calm: bool) -> None:
        question = self.interview.state
        super().answer(data, calm=calm)
        self.said[question] = self.person.clock.now

    @rule(seconds=st.sampled_from([1, 600, 3599, 3600, 3601, 86399, 86401, 30 * 86400, -1, -7200]))
    def time_passes(self, seconds: int) -> None:
        if not self.interview.finished:  # what is on the screen then was said when it was true
            self.person.clock.move(seconds=seconds)

    @precondition(Remembered.answered)
    @rule(seconds=st.sampled_from([0, 600, 3601, 86401, 30 * 86400, -7200]))
    def leave_and_come_back(self, seconds: int) -> None:
        finished = self.interview.finished
        self.remembering.close()
        self.person.clock.move(seconds=seconds)
        self.remembering = self.person.starts()
        self.interviewing = (self.remembering.reopen_last if finished else self.remembering.resume)(shipped())

    @invariant()
    def no_advice_rests_on_old_answers(self) -> None:
        if not self.interview.finished or self.interview.assessment.urgency is Urgency.EMERGENCY:
            return
        ages = {step.question: self.person.clock.now - self.said[step.question] for step in self.interview.steps}
        assert [id_ for id_, age in ages.items() if id_ in LIMITS and not timedelta() <= age <= LIMITS[id_]] == []


TestLeavesAndGoesOn = LeavesAndGoesOn.TestCase
TestLeavesAndGoesOn.settings = settings(max_examples=15, stateful_step_count=20, deadline=None)
TestLetsTimePass = LetsTimePass.TestCase
TestLetsTimePass.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
