"""The pose at any moment, between the poses that are given."""

from itertools import pairwise

from triage.model.figure import LIMBS, Figure, Hold, Limb, LimbName, Point, Pose, Rest
from triage.render.figure.joints import Joints, joints


def pose_at(figure: Figure, at: float) -> Pose:
    """The pose at a moment from 0 to 1; it starts and stops gently, unless it goes round."""
    moment = at % 1 if figure.goes_round else _gently(min(max(at, 0), 1))
    for before, after in pairwise(figure.poses):
        if moment <= before.at:
            return before
        if moment < after.at:
            return _mixed(figure, before, after, (moment - before.at) / (after.at - before.at))
    return figure.poses[-1]


def _gently(at: float) -> float:
    return at * at * (3 - 2 * at)


def _mixed(figure: Figure, before: Pose, after: Pose, part: float) -> Pose:
    limbs = _limbs(figure, before, after, part)
    return Pose(
        at=_number(before.at, after.at, part),
        place=_point(before.place, after.place, part),
        pelvis=_number(before.pelvis, after.pelvis, part),
        waist=_number(before.waist, after.waist, part),
        chest=_number(before.chest, after.chest, part),
        neck=_number(before.neck, after.neck, part),
        head=_number(before.head, after.head, part),
        near_arm=limbs["near_arm"],
        far_arm=limbs["far_arm"],
        near_leg=limbs["near_leg"],
        far_leg=limbs["far_leg"],
    )


def _limbs(figure: Figure, before: Pose, after: Pose, part: float) -> dict[LimbName, Limb]:
    """The limbs on the way; one that rests in only one of the poses moves by its angles."""
    limbs: dict[LimbName, Limb] = {}
    solved: tuple[Joints, Joints] | None = None
    for name in LIMBS:
        one, other = before.limb(name), after.limb(name)
        if not _alike(one, other):
            solved = solved or (joints(figure, before), joints(figure, after))
            one, other = (body.limb(name).angles for body in solved)
        limbs[name] = _limb(one, other, part)
    return limbs


def _alike(one: Limb, other: Limb) -> bool:
    """Whether both are known the same way: by angles, by a rest, or by a hold of the same part."""
    bones = [limb.hold.bone if limb.hold else None for limb in (one, other)]
    rests = [limb.rest.by_toes if limb.rest else None for limb in (one, other)]
    return bones[0] == bones[1] and rests[0] == rests[1]


def _limb(one: Limb, other: Limb, part: float) -> Limb:
    return Limb(
        upper=one.upper + _turn(other.upper - one.upper) * part,
        lower=_number(one.lower, other.lower, part),
        end=_number(one.end, other.end, part),
        upper_tilt=_number(one.upper_tilt, other.upper_tilt, part),
        lower_tilt=_number(one.lower_tilt, other.lower_tilt, part),
        rest=_rest(one.rest, other.rest, part),
        hold=_hold(one.hold, other.hold, part),
    )


def _rest(one: Rest | None, other: Rest | None, part: float) -> Rest | None:
    if one is None or other is None:
        return None
    return Rest(_point(one.point, other.point, part), _number(one.slope, other.slope, part), one.by_toes)


def _hold(one: Hold | None, other: Hold | None, part: float) -> Hold | None:
    if one is None or other is None:
        return None
    return Hold(one.bone, _number(one.along, other.along, part), _number(one.off, other.off, part))


def _point(one: Point, other: Point, part: float) -> Point:
    return _number(one[0], other[0], part), _number(one[1], other[1], part)


def _number(one: float, other: float, part: float) -> float:
    return one + (other - one) * part


def _turn(angle: float) -> float:
    """The same turn the shorter way round."""
    return (angle + 180) % 360 - 180
