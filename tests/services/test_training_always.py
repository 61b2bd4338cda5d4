"""Whatever a person says and does, and whenever: no plan without a check, a check-in and an advice that allow it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.patients import shipped
from tests.services.remembered import AT_HOME, EMERGENCY, Person
from tests.services.trained import Trainee, is_checked, reply
from triage.engine.assessment import assess
from triage.errors import NotOffered
from triage.model.guard import Value
from triage.model.training import Ending, Plan
from triage.model.vocabulary import NO, UNSURE, YES
from triage.services.interviewing import Interviewing
from triage.services.turns import QuestionTurn

PROTOCOL, RULES = shipped().protocol, shipped().programme.rules
ENDINGS: tuple[Ending, ...] = ("done", "done", "done", "skipped", "hurt", "numb", "left")
SOMETIMES = st.sampled_from([NO] * 4 + [UNSURE, YES])
Given = tuple[Mapping[str, Value], int]
"""What somebody says who is asked, and after how many questions they leave."""
EASY: Mapping[str, Value] = {"pain_now": 1, "week_change": "same"}
CALM: Given = (EASY, 20)
_ASKED = sorted(
    {id_ for flow in shipped().programme.dialogues.values() for q in flow.questions.values() for id_ in q.asks}
)
_WORDS = st.dictionaries(st.sampled_from(_ASKED), st.sampled_from([UNSURE, YES]), max_size=2)
_NUMBERS = st.fixed_dictionaries(
    {"pain_now": st.integers(0, 10), "week_change": st.sampled_from(["better", "same", "worse"])}
)
SAID: st.SearchStrategy[Given] = st.tuples(
    st.builds(lambda words, numbers: {**words, **numbers}, _WORDS, _NUMBERS), st.sampled_from([20, 20, 3, 1])
)


class Routine(RuleBasedStateMachine):
    """A person who answers anything, trains, and leaves at any moment."""

    trainee: Trainee

    @initialize()
    def begin(self) -> None:
        self.folder = TemporaryDirectory(prefix="triage-training-")
        self.trainee = Trainee(Person(Path(self.folder.name) / "kept" / "journal.sqlite3"))
        self.told: dict[str, Value] = {}
        """What was said last of everything, as far as it counts."""
        self.checked: datetime | None = None
        self.came_in: datetime | None = None
        """When a check-in was held to its end last, with nothing since that needs another."""
        self.stopped = False

    def teardown(self) -> None:
        self.trainee.remembering.close()
        self.folder.cleanup()

    @rule(walk=st.sampled_from([AT_HOME] * 4 + [EMERGENCY]), surgery=SOMETIMES)
    def check(self, walk: str, surgery: str) -> None:
        """Have the back checked, with care at home or help at once in the end."""
        interviewing = self.trainee.remembering.begin(shipped())
        if walk == AT_HOME:
            is_checked(interviewing, previous_back_surgery=surgery)
        else:
            self.trainee.person.answers(interviewing, walk)
        interviewing.settle()
        self.told = dict(interviewing.recorded)
        self.checked, self.came_in, self.stopped = self.trainee.clock.now, None, False

    def answer(self, interviewing: Interviewing, given: Given) -> Mapping[str, Value]:
        """Answer so many questions with no, but for what is given; what was said."""
        turn, (findings, questions) = interviewing.turn, given
        while isinstance(turn, QuestionTurn) and questions:
            turn, questions = interviewing.reply(reply(turn, findings)), questions - 1
        interviewing.settle()
        return interviewing.interview.recorded

    @rule(given=SAID)
    def set_up(self, given: Given) -> None:
        dialogue = self.trainee.training.set_up()
        said = self.answer(dialogue, given)
        if dialogue.interview.finished:
            self.told |= said

    @rule(given=SAID)
    def check_in(self, given: Given) -> None:
        dialogue = self.trainee.training.check_in()
        said = self.answer(dialogue, given)
        if dialogue.interview.finished:
            self.came_in, self.today = self.trainee.clock.now, dict(said)
        if not assess(PROTOCOL, said).routine:
            self.stopped = True

    @rule(given=SAID)
    def review(self, given: Given) -> None:
        if not assess(PROTOCOL, self.answer(self.trainee.training.review(), given)).routine:
            self.stopped = True

    @rule()
    def get_ready(self) -> None:
        """Answer what is asked, with nothing the matter."""
        for _ in range(4):
            match self.trainee.gate.step:
                case "check":
                    self.check(AT_HOME, NO)
                case "set_up":
                    self.set_up(CALM)
                case "review":
                    self.review(CALM)
                case "check_in":
                    self.check_in(CALM)

    @rule(pain=st.sampled_from([0, 1, 4, 6, 9]), first=st.sampled_from(ENDINGS))
    def train(self, pain: int, first: Ending) -> None:
        if self.plan() is not None:
            self.trainee.trains(pain, first)
            self.came_in = None
            self.stopped = self.stopped or first == "numb"

    @rule(exercise=st.sampled_from(sorted(shipped().programme.exercises)))
    def wish(self, exercise: str) -> None:
        self.trainee.training.wish("leave_out", exercise)

    @rule(minutes=st.sampled_from([1, 29, 31, 600, 1440, 7 * 1440, 29 * 1440, -90]))
    def time_passes(self, minutes: int) -> None:
        self.trainee.clock.move(minutes=minutes)

    @rule()
    def start_again(self) -> None:
        self.trainee.starts()

    def plan(self) -> Plan | None:
        try:
            return self.trainee.training.plan()
        except NotOffered:
            return None

    @invariant()
    def a_plan_has_all_that_comes_before_it(self) -> None:
        if self.plan() is None:
            return
        now = self.trainee.clock.now
        assert not self.stopped
        assert self.checked is not None
        assert self.came_in is not None
        assert timedelta() <= now - self.checked <= timedelta(days=RULES.triage_counts_for)
        assert timedelta() <= now - self.came_in <= timedelta(minutes=RULES.check_in_counts_for)
        assert assess(PROTOCOL, self.told).routine
        assert assess(PROTOCOL, self.today).routine


TestRoutine = Routine.TestCase
TestRoutine.settings = settings(
    max_examples=15, stateful_step_count=20, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
