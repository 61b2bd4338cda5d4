"""From angles to places, and from places back to angles."""

from dataclasses import replace
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.model.figure import Figure, Hold, Joint, Limb, Pose, Rest
from triage.render.figure.joints import ankle, joints, leg
from triage.render.figure.proportions import ANKLE, LEG, TOES

STANDING = Pose(0, (0, 53), 90)
FIGURE = Figure("side", "hip", (STANDING,))


def test_a_standing_body_has_its_head_above_its_hips_and_its_feet_below() -> None:
    body = joints(FIGURE, STANDING)

    assert body.trunk.head == pytest.approx((0, 53 + 29 + 11.5))
    assert body.near_leg.end == pytest.approx((0, 53 - 49))


def test_hips_and_knees_bend_forward_and_back_as_ones_own() -> None:
    body = joints(FIGURE, replace(STANDING, near_leg=Limb(90, 90)))

    assert body.near_leg.middle == pytest.approx((24.5, 53))
    assert body.near_leg.end == pytest.approx((24.5, 53 - 24.5))


def test_an_elbow_bends_forward() -> None:
    body = joints(FIGURE, replace(STANDING, near_arm=Limb(0, 90)))

    assert body.near_arm.end == pytest.approx((14.5, 53 + 29 - 17))


def test_toes_point_forward_and_the_heel_is_behind() -> None:
    foot = joints(FIGURE, STANDING).near_leg

    assert foot.heel[0] < foot.end[0] < foot.tip[0]


def test_what_points_at_whoever_looks_seems_shorter() -> None:
    body = joints(FIGURE, replace(STANDING, near_leg=Limb(0, 0, upper_tilt=60)))

    assert body.near_leg.middle == pytest.approx((0, 53 - 24.5 / 2))


@pytest.mark.parametrize("joint", ["hip", "shoulder", "near_knee", "near_ankle", "near_elbow", "near_hand"])
@pytest.mark.parametrize("view", ["side", "front"])
def test_a_body_is_put_by_the_joint_that_it_is_placed_by(joint: Joint, view: str) -> None:
    figure = Figure("side" if view == "side" else "front", joint, ())
    pose = Pose(0, (3, 7), 70, waist=10, chest=5, near_leg=Limb(30, 40), near_arm=Limb(20, 60))

    body = joints(figure, pose)

    places = {
        "hip": body.trunk.hip,
        "shoulder": body.trunk.shoulder,
        "near_knee": body.near_leg.middle,
        "near_ankle": body.near_leg.end,
        "near_elbow": body.near_arm.middle,
        "near_hand": body.near_arm.end,
    }
    assert places[joint] == pytest.approx((3, 7))


@given(x=st.floats(-30, 30), y=st.floats(-45, -5), slope=st.floats(-60, 60), lean=st.floats(0, 360))
def test_a_foot_in_reach_is_reached_with_the_knee_to_the_front(x: float, y: float, slope: float, lean: float) -> None:
    rest = Rest((x, y), slope)
    there = ankle(rest)

    found = leg(Limb(rest=rest), (0, 0), lean)

    if hypot(*there) < sum(LEG):
        assert found.end == pytest.approx(there, abs=1e-3)
    assert 0 <= found.angles.lower <= 180


def test_a_foot_out_of_reach_is_reached_for() -> None:
    found = leg(Limb(rest=Rest((0, -90))), (0, 0), 90)

    assert found.end == pytest.approx((0, -49))
    assert found.angles.lower == pytest.approx(0, abs=0.1)


def test_a_foot_stands_on_its_toes_where_the_toes_are() -> None:
    assert ankle(Rest((0, 0), 0, by_toes=True)) == pytest.approx((-TOES, ANKLE))


def test_a_foot_at_the_hip_is_drawn_too() -> None:
    assert leg(Limb(rest=Rest((0, -ANKLE))), (0, 0), 90).angles.lower == pytest.approx(180, abs=0.1)


def test_a_hand_lies_on_the_part_that_it_holds() -> None:
    pose = replace(STANDING, near_arm=Limb(hold=Hold("near_thigh", 0.05, 4)))

    assert joints(FIGURE, pose).near_arm.end == pytest.approx((4, 53 - 0.05 * 24.5))


def test_a_hand_on_the_floor_lies_along_it() -> None:
    kneeling = replace(STANDING, place=(0, 28), pelvis=8, near_arm=Limb(rest=Rest((28, 2))))

    arm = joints(FIGURE, kneeling).near_arm

    assert arm.tip == pytest.approx((35, 2))


def test_seen_from_in_front_shoulders_and_hips_are_beside_each_other() -> None:
    body = joints(Figure("front", "hip", ()), STANDING)

    assert body.near_arm.root[0] < body.near_leg.root[0] < 0 < body.far_leg.root[0] < body.far_arm.root[0]
