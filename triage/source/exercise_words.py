"""The words of an exercise: how to begin, how it is done, what is said meanwhile, and its page in the library."""

from collections.abc import Collection, Iterable
from pathlib import Path

from triage.model.exercise import Exercise
from triage.model.exercise_words import ExerciseWords
from triage.model.routine_texts import LONGEST_CUE
from triage.source.front import ContentFile, body_of, date_of, labels_of, read_content_file, sources_of, text_of
from triage.source.names import no_names
from triage.source.nodes import Mapping, Node
from triage.source.reader import Reader

_TOLD = ("title", "purpose", "start", "steps", "cues", "feel", "wrong", "easier", "adapts")
_FIELDS = (*_TOLD, "sources", "reviewed", "review_by")
_MOVING, _HELD = ("ready", "move"), ("hold", "release")
_WRONG = ("mistake", "instead")
_NO_NAMES = ()
_HEAD = "the head of an exercise"


def read_exercise_words(
    reader: Reader, folder: Path, language: str, exercises: Iterable[Exercise], keys: Collection[str]
) -> dict[str, ExerciseWords]:
    """The words of each exercise; what is missing or too much is noted."""
    files = {
        exercise: read_content_file(reader, folder, f"{language}/exercises/{exercise.id}.md") for exercise in exercises
    }
    return {
        exercise.id: _exercise(reader, exercise, file, keys) for exercise, file in files.items() if file is not None
    }


def _exercise(reader: Reader, exercise: Exercise, file: ContentFile, keys: Collection[str]) -> ExerciseWords:
    head = file.head
    reader.fields(head, _FIELDS, _HEAD)
    cues = (*_MOVING, *_HELD) if exercise.dose.hold else _MOVING
    return ExerciseWords(
        title=text_of(reader, head, "title", needed=True),
        purpose=text_of(reader, head, "purpose", needed=True),
        start=_lines(reader, head, "start"),
        steps=_lines(reader, head, "steps"),
        cues=_cues(reader, head, cues),
        feel=text_of(reader, head, "feel", needed=True),
        wrong=_wrong(reader, reader.needed(head, "wrong", _HEAD)),
        easier=text_of(reader, head, "easier", needed=True),
        adapts=labels_of(reader, head, "adapts", exercise.adapts, _NO_NAMES),
        page=body_of(reader, file),
        sources=sources_of(reader, head, keys),
        reviewed=date_of(reader, head),
        review_by=date_of(reader, head, "review_by"),
    )


def _lines(reader: Reader, head: Mapping, key: str) -> tuple[str, ...]:
    node = reader.needed(head, key, _HEAD)
    lines = tuple(no_names(reader, line) for line in reader.words(node, f"`{key}`"))
    if node is not None and not lines:
        reader.problems.add(node.place, "T010", f"`{key}` needs a line")
    return lines


def _wrong(reader: Reader, node: Node | None) -> tuple[str, str]:
    fields = reader.fields(node, _WRONG, "`wrong`")
    if fields is None:
        return "", ""
    mistake, instead = (text_of(reader, fields, name, needed=True) for name in _WRONG)
    return mistake, instead


def _cues(reader: Reader, head: Mapping, wanted: tuple[str, ...]) -> dict[str, str]:
    """What is said while it runs; what would take too long to say or to read is noted."""
    cues = labels_of(reader, head, "cues", wanted, _NO_NAMES)
    for name, node in reader.entries(head.get("cues"), "`cues`"):
        if len(cues.get(name.text, "")) > LONGEST_CUE:
            message = f"`{name.text}` is {len(cues[name.text])} characters long; a cue has at most {LONGEST_CUE}"
            reader.problems.add(node.place, "T065", message)
    return cues
