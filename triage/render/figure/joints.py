"""Where the joints of a body are: forwards along its bones by the angles of a pose, or back from where a foot rests."""

from dataclasses import dataclass
from math import acos, atan2, cos, degrees, hypot, radians, sin

from triage.model.figure import Figure, Hold, Limb, LimbName, Point, Pose, Rest
from triage.render.figure.proportions import (
    ANKLE,
    ARM,
    AROUND_FOOT,
    HAND,
    HEAD,
    HEEL,
    HIPS,
    LEG,
    NECK,
    SHOULDERS,
    SPINE,
    TOES,
)


@dataclass(frozen=True, slots=True)
class LimbJoints:
    """A limb in the picture, with the angles that its pose came to."""

    root: Point
    middle: Point
    """Knee or elbow."""
    end: Point
    """Ankle or wrist."""
    heel: Point
    """Of a foot; for a hand the same as `end`."""
    tip: Point
    """Toes or fingertips."""
    angles: Limb
    """With neither a rest nor a hold."""


@dataclass(frozen=True, slots=True)
class Trunk:
    """Hips, back and head."""

    hip: Point
    waist: Point
    ribs: Point
    shoulder: Point
    neck: Point
    head: Point
    lean: float
    """The direction of the pelvis."""
    chest: float
    """The direction of the upper back."""
    face: float
    """The direction that the head goes in; the face looks to the front of it."""


@dataclass(frozen=True, slots=True)
class Joints:
    """A body in the picture."""

    trunk: Trunk
    near_arm: LimbJoints
    far_arm: LimbJoints
    near_leg: LimbJoints
    far_leg: LimbJoints

    def limb(self, name: LimbName) -> LimbJoints:
        """By its name."""
        return {"near_arm": self.near_arm, "far_arm": self.far_arm, "near_leg": self.near_leg, "far_leg": self.far_leg}[
            name
        ]


def joints(figure: Figure, pose: Pose) -> Joints:
    """The body of a pose."""
    front = figure.view == "front"
    trunk = _trunk(pose, pose.place)
    if figure.placed_by != "hip":
        found = _placing(figure, pose, trunk, front=front)
        (x, y), (here_x, here_y) = pose.place, found
        trunk = _trunk(pose, (2 * x - here_x, 2 * y - here_y))
    hips, shoulders = (HIPS, SHOULDERS) if front else (0.0, 0.0)
    near_leg = leg(pose.near_leg, _beside(trunk.hip, trunk.lean, -hips), trunk.lean)
    far_leg = leg(pose.far_leg, _beside(trunk.hip, trunk.lean, hips), trunk.lean)
    near_arm = _arm(pose.near_arm, _beside(trunk.shoulder, trunk.chest, -shoulders), trunk, (near_leg, far_leg))
    far_arm = _arm(pose.far_arm, _beside(trunk.shoulder, trunk.chest, shoulders), trunk, (near_leg, far_leg))
    return Joints(trunk, near_arm, far_arm, near_leg, far_leg)


def along(point: Point, direction: float, length: float) -> Point:
    """The point so far in a direction."""
    turn = radians(direction)
    return point[0] + cos(turn) * length, point[1] + sin(turn) * length


def _beside(point: Point, direction: float, length: float) -> Point:
    """The point so far to the front of a direction."""
    return along(point, direction - 90, length) if length else point


def _trunk(pose: Pose, hip: Point) -> Trunk:
    low = pose.pelvis - pose.waist
    chest = low - pose.chest
    neck = chest - pose.neck
    face = neck - pose.head
    waist = along(hip, pose.pelvis, SPINE[0])
    ribs = along(waist, low, SPINE[1])
    shoulder = along(ribs, chest, SPINE[2])
    top = along(shoulder, neck, NECK)
    return Trunk(hip, waist, ribs, shoulder, top, along(top, face, HEAD), pose.pelvis, chest, face)


def _placing(figure: Figure, pose: Pose, trunk: Trunk, *, front: bool) -> Point:
    """Where the joint is that the figure is placed by, when its hips are at the place."""
    joint = figure.placed_by
    if joint == "shoulder":
        return trunk.shoulder
    if joint in {"near_knee", "near_ankle"}:
        limb = leg(pose.near_leg, _beside(trunk.hip, trunk.lean, -HIPS if front else 0), trunk.lean)
    else:
        root = _beside(trunk.shoulder, trunk.chest, -SHOULDERS if front else 0)
        limb = _forward(pose.near_arm, root, trunk.chest + 180, ARM, 1)
    return limb.middle if joint in {"near_knee", "near_elbow"} else limb.end


def leg(limb: Limb, root: Point, lean: float) -> LimbJoints:
    """A leg from its hip, by its angles or by where its foot rests."""
    if limb.rest is None:
        return _forward(limb, root, lean + 180, LEG, -1)
    upper, lower = _back(root, ankle(limb.rest), _seen(LEG, limb), -1)
    bent = Limb(
        _turn(upper - lean - 180),
        _turn(upper - lower),
        _turn(limb.rest.slope - lower - 90),
        limb.upper_tilt,
        limb.lower_tilt,
    )
    return _forward(bent, root, lean + 180, LEG, -1)


def ankle(rest: Rest) -> Point:
    """Where the ankle is of a foot that rests."""
    on_sole = along(rest.point, rest.slope, -TOES) if rest.by_toes else rest.point
    return along(on_sole, rest.slope + 90, ANKLE)


def _arm(limb: Limb, root: Point, trunk: Trunk, legs: tuple[LimbJoints, LimbJoints]) -> LimbJoints:
    target = limb.rest.point if limb.rest else held(limb.hold, trunk, legs) if limb.hold else None
    if target is None:
        return _forward(limb, root, trunk.chest + 180, ARM, 1)
    upper, lower = _back(root, target, _seen(ARM, limb), 1)
    end = _turn(limb.rest.slope - lower) if limb.rest else limb.end
    bent = Limb(_turn(upper - trunk.chest - 180), _turn(lower - upper), end, limb.upper_tilt, limb.lower_tilt)
    return _forward(bent, root, trunk.chest + 180, ARM, 1)


def held(hold: Hold, trunk: Trunk, legs: tuple[LimbJoints, LimbJoints]) -> Point:
    """Where a hand lies that holds a part of the body."""
    near, far = legs
    start, end = {
        "near_thigh": (near.root, near.middle),
        "far_thigh": (far.root, far.middle),
        "near_shin": (near.middle, near.end),
        "far_shin": (far.middle, far.end),
        "hips": (trunk.waist, trunk.hip),
        "waist": (trunk.ribs, trunk.waist),
        "chest": (trunk.shoulder, trunk.ribs),
    }[hold.bone]
    across = degrees(atan2(end[1] - start[1], end[0] - start[0])) + 90
    point = start[0] + (end[0] - start[0]) * hold.along, start[1] + (end[1] - start[1]) * hold.along
    return along(point, across, hold.off)


def _seen(lengths: tuple[float, float], limb: Limb) -> tuple[float, float]:
    """The lengths of two bones as the picture shows them."""
    if not limb.upper_tilt and not limb.lower_tilt:
        return lengths
    return lengths[0] * cos(radians(limb.upper_tilt)), lengths[1] * cos(radians(limb.lower_tilt))


def _forward(limb: Limb, root: Point, straight: float, lengths: tuple[float, float], bends: int) -> LimbJoints:
    """A limb from its root along its bones; `bends` says to which side the middle joint can."""
    first, second = _seen(lengths, limb)
    upper = straight + limb.upper
    lower = upper + bends * limb.lower
    middle = along(root, upper, first)
    end = along(middle, lower, second)
    shorter = cos(radians(limb.lower_tilt))
    if bends > 0:
        return LimbJoints(root, middle, end, end, along(end, lower + limb.end, HAND * shorter), limb)
    sole = lower + 90 + limb.end
    heel, toes = ((2 - HEEL) * shorter, (TOES - AROUND_FOOT[1]) * shorter)
    under, before = (along(end, sole - 90, ANKLE - around) for around in AROUND_FOOT)
    return LimbJoints(root, middle, end, along(under, sole, heel), along(before, sole, toes), limb)


def _back(root: Point, target: Point, lengths: tuple[float, float], bends: int) -> tuple[float, float]:
    """The directions of two bones that reach from the root to the target, or as far as they can."""
    first, second = lengths
    across, up = target[0] - root[0], target[1] - root[1]
    distance = min(max(hypot(across, up), abs(first - second) + 1e-6), first + second)
    towards = atan2(up, across)
    near_root = (first * first + distance * distance - second * second) / (2 * first * distance)
    opening = acos(min(max(near_root, -1), 1))
    upper = towards - bends * opening
    knee = root[0] + cos(upper) * first, root[1] + sin(upper) * first
    lower = atan2(root[1] + sin(towards) * distance - knee[1], root[0] + cos(towards) * distance - knee[0])
    return degrees(upper), degrees(lower)


def _turn(angle: float) -> float:
    """The same direction, from -180 to 180."""
    return (angle + 180) % 360 - 180
