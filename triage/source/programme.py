"""The part of the folder of flows that the guided routine is made from: all of it or nothing."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from triage.errors import Place, Problems
from triage.model.flow import Flow
from triage.model.guard import Guard
from triage.model.programme import CHECK_IN, REVIEW, SET_UP, Programme
from triage.model.protocol import Protocol
from triage.model.vocabulary import Words
from triage.source.exercises import ExerciseFile, read_exercises
from triage.source.files import file_name, read_text
from triage.source.flow import FlowFile, read_dialogue
from triage.source.nodes import Node, Scalar, read_nodes
from triage.source.plan import PlanFile, read_plan
from triage.source.protocol import EVIDENCE, EVIDENCE_FIELDS
from triage.source.reader import Reader
from triage.source.soundness import check_dialogue, leaves

DIALOGUES = (CHECK_IN, SET_UP, REVIEW)
FILES = ("exercises.yaml", "plan.yaml", *(f"{dialogue}.yaml" for dialogue in DIALOGUES))
"""What a folder of flows holds for the routine."""


def load_programme(folder: Path, protocol: Protocol) -> Programme:
    """The programme in a folder whose protocol has been loaded.

    Raises:
        ProblemsFound: something in it is wrong; every problem is listed and nothing is loaded.
    """
    problems = Problems()
    programme = read_programme(folder, protocol, problems)
    problems.stop_if_any()
    assert programme is not None  # noqa: S101 - without a problem there is a programme
    return programme


def read_programme(folder: Path, protocol: Protocol, problems: Problems) -> Programme | None:
    """The programme, or None with everything that is wrong with it noted."""
    read = _read(folder, protocol, problems)
    return None if read is None else read.programme


def cited_by_programme(folder: Path, protocol: Protocol) -> tuple[Scalar, ...]:
    """Every source key that the files of the routine name, with its place; the folder has been loaded before."""
    read = _read(folder, protocol, Problems())
    return () if read is None else read.cited


@dataclass(frozen=True, slots=True)
class _Read:
    programme: Programme
    cited: tuple[Scalar, ...]


def _read(folder: Path, protocol: Protocol, problems: Problems) -> _Read | None:
    before = len(problems.found)
    reader = Reader(problems)
    texts = {name: read_text(folder, name, problems) for name in (*FILES, EVIDENCE)}
    nodes = {
        name: None if text is None else read_nodes(text, file_name(folder, name), problems)
        for name, text in texts.items()
    }
    if len(problems.found) > before:
        return None
    exercises = read_exercises(reader, nodes["exercises.yaml"], protocol.vocabulary)
    plan = read_plan(reader, nodes["plan.yaml"], exercises.exercises, protocol.vocabulary)
    files = {name: read_dialogue(reader, nodes[f"{name}.yaml"], protocol) for name in DIALOGUES}
    dialogues = {name: file for name, file in files.items() if file is not None}
    if plan.rules is None or len(dialogues) < len(DIALOGUES) or len(problems.found) > before:
        return None  # what follows from a slip of the pen is not worth telling
    _check_dialogues(reader, protocol, dialogues)
    _all_in_a_profile(reader, exercises, plan)
    _all_asked(reader, protocol, exercises, plan, [file.flow for file in dialogues.values()])
    forbidden = _as_the_evidence_says(reader, nodes[EVIDENCE], exercises)
    if len(problems.found) > before:
        return None
    digest = hashlib.sha256("\0".join(texts[name] or "" for name in FILES).encode()).hexdigest()
    flows = {name: file.flow for name, file in dialogues.items()}
    programme = Programme(exercises.exercises, plan.profiles, plan.rules, flows, digest, forbidden)
    return _Read(programme, (*exercises.source_words, *plan.source_words))


def _check_dialogues(reader: Reader, protocol: Protocol, files: Mapping[str, FlowFile]) -> None:
    """Each is sound, and no two dialogues call different questions the same: their words would be the same."""
    owners = dict.fromkeys(protocol.flow.questions, protocol.flow.id)
    for file in files.values():
        check_dialogue(reader, file, protocol.vocabulary)
        for id_, place in file.places.items():
            if id_ in owners:
                message = f"`{id_}` is a question of `{owners[id_]}` already; call this one otherwise"
                reader.problems.add(place, "T015", message)
            owners.setdefault(id_, file.flow.id)


def _all_in_a_profile(reader: Reader, exercises: ExerciseFile, plan: PlanFile) -> None:
    used = {item.exercise for profile in plan.profiles for item in profile.sequence}
    for id_, place in exercises.places.items():
        if id_ not in used:
            reader.problems.add(place, "T096", f"`{id_}` is in no profile of plan.yaml, so nobody is ever given it")


def _all_asked(
    reader: Reader, protocol: Protocol, exercises: ExerciseFile, plan: PlanFile, dialogues: Iterable[Flow]
) -> None:
    """Note what decides about exercises, but is asked by no dialogue; numbers and words are set by the program."""
    flows = (protocol.flow, *dialogues)
    asked = {finding for flow in flows for question in flow.questions.values() for finding in question.asks}
    for reads, place, by in _deciding(exercises, plan):
        for id_ in sorted(leaves(reads, protocol.vocabulary) - asked):
            finding = protocol.vocabulary[id_]
            if isinstance(finding.answers, Words) and finding.yes_no:
                reader.problems.add(place, "T033", f"`{id_}` is read by `{by}`, but no question asks it")


def _deciding(exercises: ExerciseFile, plan: PlanFile) -> Iterator[tuple[Iterable[str], Place, str]]:
    """What each exercise and each profile reads."""
    for exercise in exercises.exercises.values():
        yield (*exercise.avoid, *exercise.adapts), exercises.places[exercise.id], exercise.id
    for profile in plan.profiles:
        guards: list[Guard | None] = [profile.when, *(item.when for item in profile.sequence)]
        reads = [read for guard in guards if guard is not None for read in guard.reads()]
        yield reads, plan.places[profile.id], profile.id


def _as_the_evidence_says(reader: Reader, root: Node | None, file: ExerciseFile) -> dict[str, tuple[str, ...]]:
    """What keeps people from each exercise; an exercise that is missing, or lets one of them do it, is noted."""
    forbidden: dict[str, tuple[str, ...]] = {}
    top = reader.fields(root, EVIDENCE_FIELDS, "the evidence file")
    if top is None:
        return forbidden
    for key, node in reader.entries(reader.needed(top, "exercises", "the evidence file"), "`exercises`"):
        words = reader.words(node, f"`{key.text}`")
        forbidden[key.text] = tuple(word.text for word in words)
        exercise = file.exercises.get(key.text)
        if exercise is None:
            message = f"the evidence has the exercise `{key.text}`; exercises.yaml has not; put it back"
            reader.problems.add(key.place, "T036", message)
            continue
        for word in words:
            if word.text not in exercise.avoid:
                message = f"the evidence keeps people with `{word.text}` from `{key.text}`; list it under `avoid`"
                reader.problems.add(word.place, "T036", message)
    return forbidden
