"""The golden patients, and how each answers a turn; every front end is driven by these answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from triage.engine.interview import Interview
from triage.model.guard import Value
from triage.model.urgency import Urgency
from triage.model.vocabulary import NO, UNSURE, YES
from triage.services.interviewing import Interviewing
from triage.services.materials import Materials, open_materials
from triage.services.turns import OutcomeTurn, QuestionTurn

WALKS = Path(__file__).parent / "walks"
UNREMARKABLE: Mapping[str, Value] = {
    "answering_for": "me",
    "region": "uk",
    "age": 40,
    "sex": "male",
    "duration": "under_2_weeks",
    "trauma_age": "no_injury",
    "pain_now": 3,
    "pain_worst": 5,
}
"""What a patient says of anything the walk leaves out, beside no."""
_NUMBERS = ("age", "pain_now", "pain_worst")


@dataclass(frozen=True, slots=True)
class Expected:
    """The advice that the evidence gives; None where the walk does not say."""

    urgency: Urgency
    rules: tuple[str, ...]
    explanation: str | None
    routine: bool | None


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
    return tuple(_read(file) for file in sorted(WALKS.glob("*.yaml")))


def patient_called(id_: str) -> Patient:
    """The patient of one walk."""
    return _read(WALKS / f"{id_}.yaml")


def _read(file: Path) -> Patient:
    written = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - makes text only
    expect = written["expect"]
    return Patient(
        id=file.stem,
        kind=written["kind"],
        findings={id_: int(said) if id_ in _NUMBERS else said for id_, said in written["findings"].items()},
        asked_again=written.get("asked_again", {}),
        expect=Expected(
            urgency=Urgency.named(expect["urgency"]),
            rules=tuple(expect.get("rules", ())),
            explanation=expect.get("explanation"),
            routine=expect["routine"] == "true" if "routine" in expect else None,
        ),
    )


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


def typed_for(turn: QuestionTurn, reply: object) -> str:
    """The line that says `reply` in plain mode."""
    values = [option.value for option in turn.options]
    if turn.kind == "review":
        return "0"
    if isinstance(reply, Mapping):
        yes = [str(values.index(item) + 1) for item in reply[YES]]
        unsure = [f"{values.index(item) + 1}?" for item in reply[UNSURE]]
        return " ".join([*yes, *unsure]) or "0"
    return str(values.index(str(reply)) + 1) if values else str(reply)


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


EVERY_ID = tuple(patient.id for patient in every_patient())
"""For parametrising."""
