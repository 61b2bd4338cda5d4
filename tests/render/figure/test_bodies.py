"""The shipped figures are of human bodies: on the floor, in one piece, bent as a body bends."""

from itertools import pairwise
from math import hypot

import pytest

from tests.render.figure.bodies import EXERCISES, body, flat, shipped, sights
from triage.model.figure import LIMBS
from triage.render.figure.joints import ankle, held
from triage.render.figure.proportions import ARM, LEG
from triage.services.materials import Materials

PIXEL = 1.0
"""About what one is in 60 times 16 cells, in hundredths of the body's height."""
UNDER = 0.5
"""Less than a pixel."""


def test_every_exercise_of_the_programme_has_its_figure_and_no_other_has(materials: Materials) -> None:
    assert set(materials.figures.figures) == set(materials.programme.exercises) == set(EXERCISES)


@pytest.mark.parametrize("exercise", EXERCISES)
def test_no_part_of_the_body_is_ever_below_the_floor(exercise: str) -> None:
    figure = shipped().figures[exercise]
    seen = [sight for sight in sights(figure) if sight.on_floor]

    lowest = [
        min(shape[1] - shape[2], shape[4] - shape[5])
        for sight in seen
        for layer in sight.layers()
        for shape in layer.shapes
    ]

    assert min(lowest, default=0) > -UNDER


@pytest.mark.parametrize("exercise", EXERCISES)
def test_a_body_never_hovers_above_the_floor(exercise: str) -> None:
    for sight in sights(shipped().figures[exercise]):
        lows = [min(shape[1] - shape[2], shape[4] - shape[5]) for layer in sight.layers() for shape in layer.shapes]

        assert not sight.on_floor or min(lows) < PIXEL


@pytest.mark.parametrize("exercise", EXERCISES)
def test_a_foot_or_a_hand_that_rests_is_where_it_rests(exercise: str) -> None:
    for sight in sights(shipped().figures[exercise]):
        pose, joints = body(sight)
        for name in LIMBS:
            rest, end = pose.limb(name).rest, joints.limb(name).end
            if rest is not None:
                there = ankle(rest) if name.endswith("leg") else rest.point

                assert hypot(end[0] - there[0], end[1] - there[1]) < PIXEL / 4


@pytest.mark.parametrize("exercise", EXERCISES)
def test_a_hand_that_holds_is_on_what_it_holds(exercise: str) -> None:
    for sight in sights(shipped().figures[exercise]):
        pose, joints = body(sight)
        for limb, found in ((pose.near_arm, joints.near_arm), (pose.far_arm, joints.far_arm)):
            if limb.hold is not None:
                there = held(limb.hold, joints.trunk, (joints.near_leg, joints.far_leg))

                assert hypot(found.end[0] - there[0], found.end[1] - there[1]) < PIXEL


@pytest.mark.parametrize("exercise", EXERCISES)
def test_a_foot_that_is_planted_in_start_and_hold_never_slides(exercise: str) -> None:
    figure = shipped().figures[exercise]
    for name in LIMBS:
        rests = {pose.limb(name).rest for pose in figure.poses}
        if len(rests) == 1 and None not in rests:
            ends = [sight.joints().limb(name).end for sight in sights(figure) if not sight.wrong]

            assert max(hypot(x - ends[0][0], y - ends[0][1]) for x, y in ends) < PIXEL / 4


@pytest.mark.parametrize("exercise", EXERCISES)
def test_joints_bend_as_far_as_joints_can_and_never_backwards(exercise: str) -> None:
    figure = shipped().figures[exercise]
    for sight in sights(figure):
        _, joints = body(sight)
        for name in LIMBS:
            limb = joints.limb(name).angles
            if figure.view == "side" and flat(limb):
                most, back, front = (160, -75, 200) if name.endswith("arm") else (158, -35, 142)

                assert -0.001 < limb.lower <= most
                assert back <= limb.upper <= front


@pytest.mark.parametrize("exercise", EXERCISES)
def test_backs_and_necks_bend_as_far_as_they_can(exercise: str) -> None:
    for sight in sights(shipped().figures[exercise]):
        pose, _ = body(sight)

        assert -60 <= pose.waist + pose.chest <= 80
        assert -50 <= pose.neck + pose.head <= 70


@pytest.mark.parametrize("exercise", EXERCISES)
def test_bones_keep_their_length_all_the_way(exercise: str) -> None:
    for sight in sights(shipped().figures[exercise]):
        pose, joints = body(sight)
        for name in LIMBS:
            if flat(pose.limb(name)):
                limb = joints.limb(name)
                whole = ARM if name.endswith("arm") else LEG

                assert hypot(limb.middle[0] - limb.root[0], limb.middle[1] - limb.root[1]) == pytest.approx(whole[0])
                assert hypot(limb.end[0] - limb.middle[0], limb.end[1] - limb.middle[1]) == pytest.approx(whole[1])


@pytest.mark.parametrize("exercise", EXERCISES)
def test_a_movement_has_no_jumps(exercise: str) -> None:
    seen = [sight.joints() for sight in sights(shipped().figures[exercise]) if not sight.wrong]

    steps = [
        hypot(after.limb(name).end[0] - before.limb(name).end[0], after.limb(name).end[1] - before.limb(name).end[1])
        for before, after in pairwise(seen)
        for name in LIMBS
    ]

    assert max(steps) < 12 * PIXEL


def test_walking_ends_as_it_starts() -> None:
    poses = shipped().figures["walking"].poses

    assert (poses[0].near_leg, poses[0].far_arm) == (poses[-1].near_leg, poses[-1].far_arm)
