"""The golden patients, and how each answers a turn; every front end is driven by these answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from triage.engine.interview import Interview
from triage.errors import Problems
from triage.model.guard import Value
from triage.model.vocabulary import NO, UNSURE, YES
from triage.model.walk import Expected
from triage.services.interviewing import Interviewing
from triage.services.materials import Materials, open_materials
from triage.services.turns import OutcomeTurn, QuestionTurn
from triage.source.prevalence import read_usual
from triage.source.walks import read_walk

WALKS = Path(__file__).parent / "walks"


@dataclass(frozen=True, slots=True)
class Patient:
    """Somebody with back pain, and what is true of them."""

    id: str
    kind: str
    findings: Mapping[str, Value]
    asked_again: Mapping[str, str]
    """What they say when an unsure item is asked once more; unsure unless named."""
    expect: Expected


@dataclass(frozen=True, slots=True)
class Walk:
    """A whole conversation with a patient."""

    patient: Patient
    turns: tuple[QuestionTurn, ...]
    replies: tuple[object, ...]
    """One for each turn."""
    outcome: OutcomeTurn
    interview: Interview


@cache
def every_patient() -> tuple[Patient, ...]:
    """All golden patients, by id."""
    return patients_in(WALKS)


def patients_in(folder: Path) -> tuple[Patient, ...]:
    """The patients of a folder, by id."""
    return tuple(_read(file) for file in sorted(folder.glob("*.yaml")))


def patient_called(id_: str) -> Patient:
    """The patient of one walk."""
    return _read(WALKS / f"{id_}.yaml")


def _read(file: Path) -> Patient:
    walk = read_walk(shipped().protocol, file.read_bytes(), file.name)
    assert walk.expect is not None
    return Patient(file.stem, walk.kind, walk.findings, walk.asked_again, walk.expect)


def asks_again(question: str) -> bool:
    """Whether the question asks unsure items once more."""
    return shipped().protocol.flow.questions[question].asks_again is not None


def reply_to(patient: Patient, turn: QuestionTurn) -> object:
    """What the patient replies, as `Interviewing.reply` and JSON lines take it."""
    known = {**UNREMARKABLE, **patient.findings, **(patient.asked_again if asks_again(turn.id) else {})}
    if turn.kind == "review":
        return turn.options[0].value
    if turn.kind == "checklist":
        items = [option.value for option in turn.options]
        return {answer: [item for item in items if known.get(item) == answer] for answer in (YES, UNSURE)}
    assert turn.records is not None
    return known.get(turn.records, NO)


@cache
def shipped() -> Materials:
    """The protocol and words that come with the program."""
    return open_materials()


@cache
def walk_with(id_: str) -> Walk:
    """The conversation that the patient of a walk has."""
    patient = patient_called(id_)
    interviewing = Interviewing(shipped())
    turn, turns, replies = interviewing.turn, [], []
    while isinstance(turn, QuestionTurn):
        turns.append(turn)
        replies.append(reply_to(patient, turn))
        turn = interviewing.reply(replies[-1])
    return Walk(patient, tuple(turns), tuple(replies), turn, interviewing.interview)


UNREMARKABLE: Mapping[str, Value] = read_usual(shipped().flows, shipped().protocol, Problems())
"""What a patient says of anything the walk leaves out, beside no."""
EVERY_ID = tuple(patient.id for patient in every_patient())
"""For parametrising."""
