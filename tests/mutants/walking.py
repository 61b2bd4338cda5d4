"""The golden patients: the advice for all that is true of them, and a whole conversation with each."""

from collections.abc import Iterable, Mapping
from statistics import median

from tests.patients import UNREMARKABLE, Patient
from triage.engine.interview import Interview, replay
from triage.engine.machine import Machine
from triage.engine.replies import CONFIRMED, Reply, recorded_by
from triage.engine.settling import fill
from triage.model.assessment import Assessment
from triage.model.flow import Question
from triage.model.guard import Value
from triage.model.protocol import Protocol
from triage.model.urgency import Urgency
from triage.model.vocabulary import NO, UNSURE

CAUDA_EQUINA_WITHIN, EMERGENCIES_WITHIN, BENIGN_WITHIN, BENIGN_USUALLY_WITHIN = 6, 10, 26, 24
"""Interactions, as `tests/test_walks.py` holds them."""
SEX_ASKED_FROM, SEX_ASKED_TO = 10, 60
"""Years; it decides about pregnancy alone."""


def as_expected(patient: Patient, advice: Assessment) -> bool:
    """Whether the advice is what the evidence says."""
    expect = patient.expect
    return (
        advice.urgency is expect.urgency
        and set(expect.rules) <= {reason.rule for reason in advice.reasons}
        and expect.explanation in {None, advice.explanations[0]}
        and expect.routine in {None, advice.routine}
    )


def all_that_is_true(protocol: Protocol, patient: Patient) -> dict[str, Value]:
    """The full answers of a patient: the last word where an unsure item is asked again."""
    said = {**UNREMARKABLE, **patient.findings}
    again = {id_: word for id_, word in patient.asked_again.items() if said.get(id_) == UNSURE}
    return fill(protocol, {**said, **again}, NO)


def all_go_as_expected(protocol: Protocol, patients: Iterable[Patient]) -> bool:
    """Whether every conversation ends where the evidence says, in few enough questions."""
    machine = Machine(protocol)
    benign = []
    for patient in patients:
        interview = _conversation(protocol, machine, patient)
        if not (interview.finished and as_expected(patient, interview.assessment)):
            return False
        if not (_in_time(interview) and _heard(interview, patient)):
            return False
        if patient.kind == "benign":
            benign.append(len(interview.steps))
    return not benign or (median(benign) <= BENIGN_USUALLY_WITHIN and max(benign) <= BENIGN_WITHIN)


def _conversation(protocol: Protocol, machine: Machine, patient: Patient) -> Interview:
    """The patient's conversation; it stands still at a question that cannot take the patient's answer."""
    said = {**UNREMARKABLE, **patient.findings}
    replies = {id_: _reply(question, said, patient) for id_, question in protocol.flow.questions.items()}
    return replay(protocol, machine, replies)


def _reply(question: Question, said: Mapping[str, Value], patient: Patient) -> Reply:
    if question.kind == "review":
        return CONFIRMED
    if question.kind != "checklist":
        return said.get(question.asks[0], NO)
    known = {**said, **patient.asked_again} if question.asks_again else said
    return {item: str(known.get(item, NO)) for item in question.asks}


def _in_time(interview: Interview) -> bool:
    """Whether what is less than an emergency was asked for every emergency early enough, and reached the review."""
    if interview.assessment.urgency is Urgency.EMERGENCY:
        return _early(interview, 0)
    questions = interview.protocol.flow.questions
    return _early(interview, 1000) and questions[interview.steps[-1].question].kind == "review"


def _early(interview: Interview, never: int) -> bool:
    """Whether each emergency sign that applies was asked in the first few interactions, asking again not counted."""
    flow, settled = interview.protocol.flow, interview.settled
    asked: dict[str, int] = {}
    steps = (step for step in interview.steps if flow.questions[step.question].asks_again is None)
    for number, step in enumerate(steps, 1):
        for id_ in recorded_by(flow.questions[step.question], step.reply):
            asked.setdefault(id_, number)
    for finding in interview.protocol.vocabulary.values():
        if finding.warning is Urgency.EMERGENCY and (finding.applies is None or finding.applies.holds(settled)):
            within = CAUDA_EQUINA_WITHIN if finding.suspects == "cauda_equina" else EMERGENCIES_WITHIN
            if asked.get(finding.id, never) > within:
                return False
    return True


def _heard(interview: Interview, patient: Patient) -> bool:
    """Whether all that the patient has to say was asked, unless an emergency came first."""
    if interview.assessment.urgency is Urgency.EMERGENCY:
        return True
    age = interview.recorded.get("age")
    not_asked = {"sex"} if isinstance(age, int) and not SEX_ASKED_FROM <= age <= SEX_ASKED_TO else set()
    return set(patient.findings) & set(interview.recorded) == set(patient.findings) - not_asked
