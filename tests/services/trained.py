"""People who do the guided routine, day after day, with a clock that tests set."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from tests.patients import patient_called, reply_to, shipped
from tests.services.remembered import AT_HOME, Clock, Person
from triage.model.events import Entry, Routine
from triage.model.guard import Value
from triage.model.training import Effort, Ending, Plan
from triage.model.vocabulary import NO, UNSURE, YES
from triage.services.gating import stand
from triage.services.interviewing import Interviewing
from triage.services.remembering import Remembering
from triage.services.standing import Gate
from triage.services.training import KeptSession, Training
from triage.services.training_past import past
from triage.services.turns import OutcomeTurn, QuestionTurn, Turn

EASY: Mapping[str, Value] = {"pain_now": 2, "week_change": "better"}
"""What somebody says who has little pain; whatever is not named is a no."""


def say(interviewing: Interviewing, **said: Value) -> Turn:
    """Answer all that is asked."""
    turn = interviewing.turn
    while isinstance(turn, QuestionTurn):
        turn = interviewing.reply(reply(turn, {**EASY, **said}))
    interviewing.settle()
    return turn


def is_checked(interviewing: Interviewing, **said: Value) -> OutcomeTurn:
    """Answer the questions about the back, as somebody with a simple pain and what is named."""
    usual = patient_called(AT_HOME)
    patient, turn = replace(usual, findings={**usual.findings, **said}), interviewing.turn
    while isinstance(turn, QuestionTurn):
        turn = interviewing.reply(reply_to(patient, turn))
    return turn


def reply(turn: QuestionTurn, known: Mapping[str, Value]) -> object:
    """What somebody of whom this is true replies."""
    if turn.kind == "review":
        return turn.options[0].value
    if turn.kind == "checklist":
        items = [option.value for option in turn.options]
        return {answer: [item for item in items if known.get(item) == answer] for answer in (YES, UNSURE)}
    assert turn.records is not None
    return known.get(turn.records, NO)


@dataclass(slots=True)
class Trainee:
    """Somebody whose advice offers the routine, with the program as it is started now."""

    person: Person
    remembering: Remembering = field(init=False)
    training: Training = field(init=False)

    def __post_init__(self) -> None:
        self.starts()

    @property
    def clock(self) -> Clock:
        """The clock that both go by."""
        return self.person.clock

    def starts(self) -> None:
        """Start the program; an earlier one may have been killed."""
        self.remembering = self.person.starts()
        self.training = Training(shipped(), self.remembering, self.clock)

    def checks(self, walk: str = AT_HOME) -> Turn:
        """Have the back checked."""
        turn = self.person.answers(self.remembering.begin(shipped()), walk)
        self.remembering.close()
        self.starts()
        return turn

    def ready(self, **said: Value) -> "Trainee":
        """Answer what comes first, up to the plan or to something else that has to come first."""
        for _ in range(5):
            match self.gate.step:
                case "check":
                    self.checks()
                case "set_up":
                    say(self.training.set_up(), **said)
                case "review":
                    say(self.training.review(), **said)
                case "check_in":
                    if isinstance(turn := say(self.training.check_in(), **said), OutcomeTurn) and not turn.routine:
                        return self
                case _:
                    return self
        return self

    @property
    def gate(self) -> Gate:
        """Where the person stands, without its words."""
        memory = self.training._memory  # noqa: SLF001 - the words of it are tested by themselves
        return stand(shipped(), past(shipped(), *memory.kept()), self.clock.now)

    @property
    def stands(self) -> tuple[str, str]:
        """What comes first, and the step to take."""
        return self.gate.kind, self.gate.step

    def trains(self, pain: int = 1, first: Ending = "done") -> Plan:
        """Do all of today's plan; how the first exercise ends is up to the test."""
        plan = self.training.plan()
        log = self.log(plan)
        for number, chosen in enumerate(plan.chosen):
            ending = "done" if number else first
            log.repeated(chosen.exercise, "both", 10.0)
            log.ended(Effort(chosen.exercise, chosen.dose, {"both": 1}, {"both": 10.0}, ending=ending))
            if ending == "numb":
                return plan
            log.scored(chosen.exercise, pain, moved_down=False)
        log.finished(pain)
        return plan

    def log(self, plan: Plan, before: int = 2) -> KeptSession:
        """What keeps a session."""
        memory = self.training._memory  # noqa: SLF001 - as above

        def entry(event: Routine) -> Entry:
            return Entry(event, self.clock.now, shipped().protocol.digest)

        return KeptSession(memory.session(), plan, before, entry)
