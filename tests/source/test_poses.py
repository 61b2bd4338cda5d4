"""The file of poses as it is read: what may be left out, what begins as what, and where it is wrong."""

from pathlib import Path

import pytest

from triage.errors import Problems, ProblemsFound
from triage.model.figure import Figure, Figures, Hold, Limb, Line, Pose, Rest
from triage.source.poses import FILE, load_figures, read_figures

SMALL = """\
postures:
  lying: {place: [0, 6.3], pelvis: 180, legs: {foot: [29, 0]}, arms: {shoulder: -6, elbow: 3}}
figures:
  bridge:
    placed_by: shoulder
    works: [belly]
    lines: [[0, 1, 2.5, -3, 4]]
    poses:
      start: {from: lying}
      up: {at: 0.5, from: start, pelvis: 190}
      hold:
        from: up
        pelvis: 204
        near_leg: {toes: [20, 0], sole: -12}
        far_arm: {on: waist, along: 0.5, off: -6, wrist: 4}
      wrong: {from: hold, waist: -30, near_arm: {hand: [1, 2], palm: 10, arm_tilt: 20}}
"""


def read(folder: Path, text: str) -> tuple[Figures | None, list[str]]:
    """The figures of a text, and what is said of it."""
    (folder / FILE).write_text(text, encoding="utf-8")
    problems = Problems()
    figures = read_figures(folder, problems, {"bridge"})
    return figures, [str(problem).removeprefix(f"{folder.name}/{FILE}:") for problem in problems.found]


def bridge(folder: Path) -> Figure:
    figures, said = read(folder, SMALL)
    assert figures is not None, said
    return figures.figures["bridge"]


def test_a_figure_is_read_whole(tmp_path: Path) -> None:
    figure = bridge(tmp_path)

    assert (figure.view, figure.placed_by, figure.flip, figure.works) == ("side", "shoulder", "ends", ("belly",))
    assert figure.lines == (Line((0, 1), (2.5, -3), 4),)
    assert (figure.goes_round, figure.towel, figure.swell) == (False, False, 1)
    assert [pose.at for pose in figure.poses] == [0, 0.5, 1]


def test_a_pose_begins_as_the_one_it_comes_from_but_for_its_moment(tmp_path: Path) -> None:
    start, up, _ = bridge(tmp_path).poses

    assert start.pelvis == 180
    assert up == Pose(
        0.5,
        start.place,
        190,
        near_arm=start.near_arm,
        far_arm=start.far_arm,
        near_leg=start.near_leg,
        far_leg=start.far_leg,
    )


def test_both_limbs_can_be_told_at_once_and_one_by_itself(tmp_path: Path) -> None:
    start, _, hold = bridge(tmp_path).poses

    assert start.near_leg == start.far_leg == Limb(rest=Rest((29, 0)))
    assert hold.near_leg == Limb(rest=Rest((20, 0), -12, by_toes=True))
    assert hold.far_leg == start.far_leg


def test_a_hand_rests_at_a_place_or_holds_a_part_of_the_body(tmp_path: Path) -> None:
    figure = bridge(tmp_path)

    assert figure.poses[-1].far_arm == Limb(end=4, hold=Hold("waist", 0.5, -6))
    assert figure.wrong is not None
    assert figure.wrong.near_arm == Limb(upper_tilt=20, rest=Rest((1, 2), 10))


@pytest.mark.parametrize(
    ("find", "replace", "said"),
    [
        ("bridge:", "bride:", ["4:3: T100", "4:3: T101"]),
        ("from: lying", "from: laying", ["9:21: T103"]),
        ("at: 0.5", "at: 0", ["4:3: T102"]),
        ("foot: [29, 0]", "foot: [29]", ["2:54: T105"]),
        ("foot: [29, 0]", "foot: 29", ["2:54: T008"]),
        ("foot: [29, 0]", "foot: [29, low]", ["2:59: T106"]),
        ("palm: 10", "elbow: 10", ["16:64: T104"]),
        ("elbow: 3}", "palm: 3}", ["2:85: T104"]),
        ("elbow: 3}", "knee: 3}", ["2:85: T009"]),
        ("arms: {shoulder: -6, elbow: 3}", "arms: low", ["2:70: T008"]),
        ("on: waist", "on: wrist", ["15:23: T011"]),
        ("works: [belly]", "works: [bell]", ["6:13: T011"]),
        ("placed_by: shoulder", "placed_by: elbow", ["5:16: T011"]),
        ("{from: lying}", "lying", ["9:14: T008"]),
        ("figures:\n  bridge:\n", "figures:\n  bridge: high\nmore:\n", ["5:1: T009", "4:11: T008"]),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, find: str, replace: str, said: list[str]) -> None:
    assert find in SMALL

    figures, found = read(tmp_path, SMALL.replace(find, replace, 1))

    assert figures is None
    assert [" ".join(line.split(" ")[:2]) for line in found] == said


def test_a_file_that_is_no_figures_at_all_is_told(tmp_path: Path) -> None:
    assert read(tmp_path, "[]\n")[1] == ["1:1: T008 the file of poses is written as fields (`name: value`)"]


def test_figures_are_loaded_whole_or_not_at_all(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(SMALL.replace("pelvis: 204", "pelvis: up"), encoding="utf-8")

    with pytest.raises(ProblemsFound):
        load_figures(tmp_path)
