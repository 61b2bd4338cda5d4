"""The poses on the way from one that is given to the next."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.model.figure import Figure, Hold, Limb, Pose, Rest
from triage.render.figure.between import pose_at

START = Pose(0, (0, 50), 90, near_leg=Limb(rest=Rest((0, 0))), near_arm=Limb(170))
HALF = Pose(0.5, (4, 50), 80, near_leg=Limb(rest=Rest((0, 0))), near_arm=Limb(-170))
HOLD = Pose(1, (8, 40), 60, waist=20, near_leg=Limb(30, 50), near_arm=Limb(0))
FIGURE = Figure("side", "hip", (START, HALF, HOLD))
ROUND = Figure("side", "hip", (START, HALF, HOLD), goes_round=True)


@pytest.mark.parametrize(("at", "pose"), [(-1, START), (0, START), (1, HOLD), (2, HOLD)])
def test_it_starts_at_the_start_and_stays_in_the_hold(at: float, pose: Pose) -> None:
    assert pose_at(FIGURE, at) == pose


def test_half_way_is_the_pose_of_half_way() -> None:
    assert pose_at(FIGURE, 0.5) == HALF


def test_it_starts_slowly_and_is_fastest_half_way() -> None:
    moved = [pose_at(FIGURE, at).place[0] for at in (0, 0.1, 0.2, 0.3)]

    assert moved[1] - moved[0] < moved[2] - moved[1] < moved[3] - moved[2]


def test_what_goes_round_neither_slows_nor_stops() -> None:
    assert pose_at(ROUND, 0.25).place == (2, 50)
    assert pose_at(ROUND, 1.25) == pose_at(ROUND, 0.25)


def test_a_foot_at_rest_in_both_rests_in_between() -> None:
    assert pose_at(ROUND, 0.3).near_leg.rest == Rest((0, 0))


def test_a_foot_that_leaves_the_floor_moves_by_its_angles() -> None:
    between = pose_at(ROUND, 0.75).near_leg

    assert between.rest is None
    assert 0 < between.lower < 50


def test_an_arm_turns_the_shorter_way() -> None:
    assert pose_at(ROUND, 0.25).near_arm.upper == pytest.approx(180)


def test_a_hand_slides_along_what_it_holds() -> None:
    first = Pose(0, (0, 50), 90, near_arm=Limb(hold=Hold("near_thigh", 0.2, 4)))
    last = Pose(1, (0, 50), 90, near_arm=Limb(hold=Hold("near_thigh", 0.6, 2)))

    assert pose_at(Figure("side", "hip", (first, last)), 0.5).near_arm.hold == Hold("near_thigh", 0.4, 3)


def test_a_hand_that_changes_what_it_holds_moves_by_its_angles() -> None:
    first = Pose(0, (0, 50), 90, near_arm=Limb(hold=Hold("near_thigh", 0.2, 4)))
    last = Pose(1, (0, 50), 90, near_arm=Limb(hold=Hold("waist", 0.6, 2)))

    assert pose_at(Figure("side", "hip", (first, last)), 0.5).near_arm.hold is None


@given(at=st.floats(0, 1))
def test_what_is_in_between_is_between(at: float) -> None:
    pose = pose_at(FIGURE, at)

    assert 0 <= pose.place[0] <= 8
    assert 60 <= pose.pelvis <= 90
    assert 0 <= pose.waist <= 20
