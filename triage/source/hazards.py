"""``hazards.yaml``: the hazard log."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from triage.errors import Problems
from triage.model.hazards import DECIDERS, LEVELS, PARTS, PROPERTIES, SHOWN_BY_TESTS, Hazard, HazardLog, OpenPoint, Risk
from triage.source import nodes
from triage.source.files import file_name, read_text
from triage.source.nodes import Node, Scalar, read_nodes
from triage.source.reader import Reader, shown

_TOP = ("reviewed_by", "matrix", "hazards")
_TEXTS = ("hazard", "cause", "effect", "control")
_RISKS = ("before", "after")
_VERIFICATIONS = ("properties", "walks", "tests", "mutants")
_FIELDS = (*_TEXTS, *_RISKS, *_VERIFICATIONS, "open", "due")
_ID = re.compile(r"H[0-9]{2}")
_TEST = re.compile(r"tests/(?:[a-z_]+/)*test_[a-z_]+\.py(?:::\w+){1,2}")

Matrix = Mapping[tuple[int, int], int]
"""The rating by severity and likelihood."""


def read_hazards(file: Path, problems: Problems) -> HazardLog:
    """The hazards that could be read; everything that is wrong is noted.

    That tests and walks exist is not looked at: they do not ship.
    """
    reader = Reader(problems)
    text = read_text(file.parent, file.name, problems)
    root = None if text is None else read_nodes(text, file_name(file.parent, file.name), problems)
    top = reader.fields(root, _TOP, "the hazard log")
    if top is None:
        return HazardLog(())
    reviewed_by = reader.text(reader.needed(top, "reviewed_by", "the hazard log"), "`reviewed_by`")
    checked_by, matrix = _matrix(reader, reader.needed(top, "matrix", "the hazard log"))
    entries = reader.entries(reader.needed(top, "hazards", "the hazard log"), "`hazards`")
    hazards = tuple(hazard for key, node in entries if (hazard := _hazard(reader, key, node, matrix)))
    return HazardLog(hazards, reviewed_by.text if reviewed_by else "", checked_by)


def _matrix(reader: Reader, node: Node | None) -> tuple[str, Matrix]:
    """Who checked the matrix, and its ratings."""
    fields = reader.fields(node, ("checked_by", "rows"), "`matrix`")
    if fields is None:
        return "", {}
    checked_by = reader.text(reader.needed(fields, "checked_by", "`matrix`"), "`checked_by`")
    rows = reader.fields(reader.needed(fields, "rows", "`matrix`"), [str(level) for level in LEVELS], "`rows`")
    matrix = dict(_ratings(reader, rows)) if rows else {}
    return checked_by.text if checked_by else "", matrix


def _ratings(reader: Reader, rows: nodes.Mapping) -> Iterator[tuple[tuple[int, int], int]]:
    """Each rating of the matrix with its severity and likelihood."""
    for likelihood in LEVELS:
        row = reader.needed(rows, str(likelihood), "`rows`")
        ratings = [_level(reader, item, "a rating") for item in reader.items(row, f"row {likelihood}")]
        if row and ratings and len(ratings) != len(LEVELS):
            reader.problems.add(row.place, "T080", f"row {likelihood} has {len(ratings)} ratings, not {len(LEVELS)}")
        yield from (
            ((severity, likelihood), rating) for severity, rating in zip(LEVELS, ratings, strict=False) if rating
        )


def _hazard(reader: Reader, key: Scalar, node: Node, matrix: Matrix) -> Hazard | None:
    what = f"the hazard `{shown(key.text)}`"
    fields = reader.fields(node, _FIELDS, what)
    if not _ID.fullmatch(key.text):
        reader.problems.add(key.place, "T084", f"a hazard is called `H01` and so on, not `{shown(key.text)}`")
    if fields is None:
        return None
    texts = {name: reader.text(reader.needed(fields, name, what), f"`{name}`") for name in _TEXTS}
    before, after = (_risk(reader, reader.needed(fields, name, what), name, matrix) for name in _RISKS)
    if before and after and after.rating > before.rating:
        reader.problems.add(key.place, "T085", f"{what} is rated higher with its control than without")
    hazard = Hazard(
        id=key.text,
        **{name: " ".join(text.text.split()) if text else "" for name, text in texts.items()},
        before=before or Risk(0, 0, 0),
        after=after or Risk(0, 0, 0),
        properties=_names(reader, fields.get("properties"), "properties", PROPERTIES, "property"),
        walks=tuple(word.text for word in reader.words(fields.get("walks"), "`walks`")),
        tests=tuple(_tests(reader, fields.get("tests"))),
        mutants=reader.flag(fields.get("mutants"), "`mutants`"),
        open=tuple(_open(reader, fields.get("open"))),
        due=_names(reader, fields.get("due"), "due", PARTS, "part to be built"),
    )
    _check_verified(reader, key, hazard)
    return hazard


def _check_verified(reader: Reader, key: Scalar, hazard: Hazard) -> None:
    """Something must speak for a hazard, or for why nothing does."""
    if hazard.settled and not hazard.verified:
        wanted = f"name one of {', '.join(f'`{name}`' for name in _VERIFICATIONS)}, or say what is `open` or `due`"
        reader.problems.add(key.place, "T083", f"nothing verifies the hazard `{shown(hazard.id)}`; {wanted}")
    for property_ in SHOWN_BY_TESTS.intersection(hazard.properties):
        if not hazard.tests:
            reader.problems.add(key.place, "T083", f"`{property_}` is shown by tests alone; name them in `tests`")


def _risk(reader: Reader, node: Node | None, name: str, matrix: Matrix) -> Risk | None:
    fields = reader.fields(node, ("severity", "likelihood", "rating"), f"`{name}`")
    if fields is None:
        return None
    severity, likelihood, rating = (
        _level(reader, reader.needed(fields, field, f"`{name}`"), f"`{field}`")
        for field in ("severity", "likelihood", "rating")
    )
    if severity is None or likelihood is None or rating is None:
        return None
    given = matrix.get((severity, likelihood), rating)
    if given != rating:
        message = f"severity {severity} and likelihood {likelihood} are rated {given} by the matrix, not {rating}"
        reader.problems.add(fields.place, "T082", message)
    return Risk(severity, likelihood, rating)


def _level(reader: Reader, node: Node | None, what: str) -> int | None:
    """A number from 1 to 5."""
    number = reader.whole_number(node, what)
    if node is None or number is None or number in LEVELS:
        return number
    reader.problems.add(node.place, "T080", f"{what} is from {LEVELS[0]} to {LEVELS[-1]}, not {number}")
    return None


def _names(reader: Reader, node: Node | None, field: str, known: tuple[str, ...], kind: str) -> tuple[str, ...]:
    """Those of the names that exist."""
    return tuple(word.text for word in reader.words(node, f"`{field}`") if reader.known(word, known, "T081", kind))


def _tests(reader: Reader, node: Node | None) -> Iterator[str]:
    for word in reader.words(node, "`tests`"):
        if not _TEST.fullmatch(word.text):
            message = f"a test is written `tests/test_file.py::test_name`, not `{shown(word.text)}`"
            reader.problems.add(word.place, "T084", message)
        yield word.text


def _open(reader: Reader, node: Node | None) -> Iterator[OpenPoint]:
    if isinstance(node, nodes.Mapping) and not node.fields:
        reader.problems.add(node.place, "T010", "`open` is empty")
    for key, text in reader.entries(node, "`open`"):
        what = reader.text(text, f"`{shown(key.text)}`")
        if reader.known(key, DECIDERS, "T081", "decider") and what:
            yield OpenPoint(key.text, " ".join(what.text.split()))
