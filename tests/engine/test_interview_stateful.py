"""Whatever a person does (answer, go back, edit, start again), the conversation stays what its answers say."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.answers import MISFITS, reply_for
from tests.patients import shipped
from triage.engine.assessment import assess
from triage.engine.interview import Interview, replay
from triage.engine.progress import progress
from triage.engine.replies import Reply, recorded_by
from triage.engine.settling import unanswered
from triage.errors import ReplyRefused
from triage.model.flow import OUTCOME
from triage.model.guard import Value
from triage.model.urgency import Urgency
from triage.services.interviewing import Interviewing
from triage.services.turns import OutcomeTurn, QuestionTurn

ORDER = list(shipped().protocol.flow.questions)


def essence(interview: Interview) -> tuple[object, ...]:
    """All of a conversation that counts."""
    return interview.state, interview.steps, interview.recorded, dict(interview.kept)


def wire(reply: Reply) -> object:
    """An answer that was kept, as a person would give it."""
    if isinstance(reply, str | int):
        return reply
    return {word: [item for item in reply if reply[item] == word] for word in ("yes", "unsure")}


class Conversation(RuleBasedStateMachine):
    """A person who answers anything and changes their mind."""

    interviewing: Interviewing
    most: list[int]
    """What progress promised since the last change of mind."""

    @initialize()
    def begin(self) -> None:
        self.interviewing = Interviewing(shipped())
        self.most = []

    @property
    def interview(self) -> Interview:
        return self.interviewing.interview

    def asking(self) -> bool:
        return not self.interview.finished

    def answered(self) -> bool:
        return bool(self.interview.steps)

    @precondition(asking)
    @rule(data=st.data())
    def reply_anything(self, data: st.DataObject) -> None:
        self.interviewing.reply(data.draw(reply_for(self.interview, calm=False)))

    @precondition(asking)
    @rule(data=st.data(), questions=st.integers(1, 26))
    def reply_calmly(self, data: st.DataObject, questions: int) -> None:
        for _ in range(questions):
            if self.asking():
                self.interviewing.reply(data.draw(reply_for(self.interview, calm=True)))
                self.progress_is_honest()

    @precondition(asking)
    @rule(raw=st.sampled_from(MISFITS))
    def a_refused_reply_changes_nothing(self, raw: object) -> None:
        before = self.interview
        try:
            self.interviewing.reply(raw)
        except ReplyRefused:
            assert self.interview is before
        else:  # the empty reply of a checklist means none of these
            assert raw == {} or before.question.kind == "number"

    @rule()
    def back(self) -> None:
        before = self.interview
        self.interviewing.back()
        self.most = []

        assert len(self.interview.steps) == max(0, len(before.steps) - 1)

    @precondition(answered)
    @rule()
    def back_and_the_same_answer_change_nothing(self) -> None:
        before = self.interview
        self.interviewing.back()
        self.interviewing.reply(wire(before.steps[-1].reply))

        assert essence(self.interview) == essence(before)

    @precondition(answered)
    @rule(data=st.data())
    def reopen(self, data: st.DataObject) -> None:
        question = data.draw(st.sampled_from([step.question for step in self.interview.steps]))
        before = self.interview
        turn = self.interviewing.reopen(question)
        self.most = []

        assert isinstance(turn, QuestionTurn)
        assert turn.id == question
        assert turn.previous == before.kept[question]

    @precondition(answered)
    @rule(data=st.data())
    def edit(self, data: st.DataObject) -> None:
        question = data.draw(st.sampled_from([step.question for step in self.interview.steps]))
        again = Interviewing(shipped())
        again._interview = self.interview  # noqa: SLF001 - the same conversation twice, to find out what it may reply
        again.reopen(question)
        self.interviewing.edit(question, data.draw(reply_for(again.interview, calm=False)))
        self.most = []

        assert question in [step.question for step in self.interview.steps]

    @rule()
    def restart(self) -> None:
        self.interviewing.restart()
        self.most = []

        assert essence(self.interview) == (ORDER[0], (), {}, {})

    @invariant()
    def the_conversation_is_the_replay_of_its_answers(self) -> None:
        again = replay(self.interview.protocol, self.interview.machine, self.interview.kept)

        assert essence(again) == essence(self.interview)

    @invariant()
    def only_answers_that_count_are_recorded(self) -> None:
        questions = self.interview.protocol.flow.questions
        recorded: dict[str, Value] = {}
        for step in self.interview.steps:
            recorded |= recorded_by(questions[step.question], step.reply)

        assert self.interview.recorded == recorded

    @invariant()
    def withdrawn_answers_are_not_among_the_steps(self) -> None:
        assert not {step.question for step in self.interview.steps} & set(self.interview.withdrawn)

    @invariant()
    def the_urgency_is_that_of_what_is_recorded(self) -> None:
        assert self.interview.assessment.urgency is assess(self.interview.protocol, self.interview.recorded).urgency

    @invariant()
    def an_emergency_is_over_at_once(self) -> None:
        emergency = assess(self.interview.protocol, self.interview.recorded).urgency is Urgency.EMERGENCY

        assert not emergency or isinstance(self.interviewing.turn, OutcomeTurn)

    @invariant()
    def what_ends_without_an_emergency_left_no_warning_sign_unasked(self) -> None:
        calm = self.interview.assessment.urgency is not Urgency.EMERGENCY

        if self.interview.finished and calm:
            assert unanswered(self.interview.protocol, self.interview.recorded) == ()

    @invariant()
    def questions_come_in_the_order_of_the_flow(self) -> None:
        places = [ORDER.index(step.question) for step in self.interview.steps]
        here = len(ORDER) if self.interview.state == OUTCOME else ORDER.index(self.interview.state)

        assert [*places, here] == sorted({*places, here})

    @invariant()
    def progress_is_honest(self) -> None:
        now = progress(self.interview)
        self.most.append(now.at_most)

        assert now.asked <= min(self.most)
        assert self.most == sorted(self.most, reverse=True)


TestConversation = Conversation.TestCase
TestConversation.settings = settings(max_examples=35, stateful_step_count=30, deadline=None)
