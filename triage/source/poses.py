"""The figures in ``poses.yaml``: how each exercise looks."""

from collections.abc import Collection
from pathlib import Path
from typing import cast, get_args

from triage.errors import Problems
from triage.model.figure import Figure, Figures, Flip, Joint, Line, Part, Pose, View
from triage.source.files import file_name, read_text
from triage.source.limbs import Poses, number, numbers
from triage.source.nodes import Mapping, Node, Scalar, read_nodes
from triage.source.reader import Reader, shown

FILE = "poses.yaml"
WRONG = "wrong"
"""The name of the pose that shows how an exercise should not be done."""
_FIGURE = ("view", "placed_by", "poses", "goes_round", "flip", "works", "lines", "towel", "swell")
_WHAT = "the file of poses"


def load_figures(folder: Path) -> Figures:
    """The figures of a folder of flows.

    Raises:
        ProblemsFound: something in them is wrong; every problem is listed and nothing is loaded.
    """
    problems = Problems()
    figures = read_figures(folder, problems)
    problems.stop_if_any()
    assert figures is not None  # noqa: S101 - without a problem there are figures
    return figures


def read_figures(folder: Path, problems: Problems, exercises: Collection[str] | None = None) -> Figures | None:
    """The figures of a folder of flows, or None with everything that is wrong with them noted.

    With all `exercises` it is noted, too, which of them have no figure, and which figures are of none of them.
    """
    before = len(problems.found)
    reader = Reader(problems)
    text = read_text(folder, FILE, problems)
    node = None if text is None else read_nodes(text, file_name(folder, FILE), problems)
    top = reader.fields(node, ("postures", "figures"), _WHAT)
    if top is None:
        return None
    postures = Poses(reader)
    for key, entry in reader.entries(top.get("postures"), "`postures`"):
        postures.read(entry, key.text)
    listed = reader.needed(top, "figures", _WHAT)
    entries = list(reader.entries(listed, "`figures`"))
    found = {key.text: _figure(reader, key, entry, postures) for key, entry in entries}
    if exercises is not None and isinstance(listed, Mapping):
        _compare(reader, [key for key, _ in entries], listed, exercises)
    if len(problems.found) > before:
        return None
    return Figures({id_: figure for id_, figure in found.items() if figure is not None})


def _compare(reader: Reader, keys: list[Scalar], listed: Mapping, exercises: Collection[str]) -> None:
    for key in keys:
        reader.known(key, exercises, "T100", "exercise")
    drawn = {key.text for key in keys}
    for exercise in exercises:
        if exercise not in drawn:
            reader.problems.add(listed.place, "T101", f"`{exercise}` has no figure; nobody could see how it is done")


def _figure(reader: Reader, key: Scalar, node: Node, postures: Poses) -> Figure | None:
    what = f"`{shown(key.text)}`"
    fields = reader.fields(node, _FIGURE, what)
    if fields is None:
        return None
    poses = Poses(reader, postures.known)
    named = {
        name.text: poses.read(entry, name.text)
        for name, entry in reader.entries(reader.needed(fields, "poses", what), f"the poses of {what}")
    }
    wrong = named.pop(WRONG, None)
    return Figure(
        view=cast("View", _word(reader, fields, "view", get_args(View), "side")),
        placed_by=cast("Joint", _word(reader, fields, "placed_by", get_args(Joint), "hip")),
        poses=_way(reader, key, tuple(named.values())),
        wrong=wrong,
        goes_round=reader.flag(fields.get("goes_round"), "`goes_round`"),
        flip=cast("Flip", _word(reader, fields, "flip", get_args(Flip), "ends")),
        works=tuple(cast("Part", part) for part in _parts(reader, fields)),
        lines=tuple(_line(reader, line) for line in reader.items(fields.get("lines"), "`lines`")),
        towel=reader.flag(fields.get("towel"), "`towel`"),
        swell=number(reader, fields.get("swell"), "`swell`", 1),
    )


def _way(reader: Reader, key: Scalar, poses: tuple[Pose, ...]) -> tuple[Pose, ...]:
    """The poses of a movement, from its start to its hold."""
    moments = [pose.at for pose in poses]
    if not moments or moments[0] != 0 or moments[-1] != 1 or moments != sorted(set(moments)):
        message = (
            f"the poses of `{shown(key.text)}` lead from `at: 0`, the start, to `at: 1`, the hold, each later than the "
            "one before"
        )
        reader.problems.add(key.place, "T102", message)
    return poses


def _parts(reader: Reader, fields: Mapping) -> list[str]:
    words = reader.words(fields.get("works"), "`works`")
    return [word.text for word in words if reader.one_of(word, get_args(Part), "`works`") is not None]


def _word(reader: Reader, fields: Mapping, name: str, known: tuple[str, ...], usual: str) -> str:
    node = fields.get(name)
    return usual if node is None else reader.one_of(node, known, f"`{name}`") or usual


def _line(reader: Reader, node: Node) -> Line:
    x, y, end_x, end_y, width = numbers(reader, node, "a line: from x and y to x and y, and its width", 5)
    return Line((x, y), (end_x, end_y), width)
