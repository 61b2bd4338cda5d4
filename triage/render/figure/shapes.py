"""The body as round shapes: each a line with a thickness at either end, layer above layer."""

from dataclasses import dataclass
from typing import Literal

from triage.model.figure import Figure, LimbName, Point
from triage.render.figure.joints import Joints, LimbJoints, Trunk, along
from triage.render.figure.proportions import (
    AROUND_ARM,
    AROUND_FOOT,
    AROUND_FOREARM,
    AROUND_HAND,
    AROUND_HEAD,
    AROUND_NECK,
    AROUND_PELVIS,
    AROUND_RIBS,
    AROUND_SHIN,
    AROUND_SHOULDER,
    AROUND_THIGH,
    AROUND_WAIST,
    HIPS,
    SHOULDERS,
)

Tone = Literal["prop", "far", "body", "shirt", "legs", "accent", "far_accent", "hair"]
Shape = tuple[float, float, float, float, float, float]
"""x, y and thickness at one end, and at the other."""
_OUT_OF_TRUNK = 0.28
"""The part of a thigh or an upper arm that is inside the trunk, and has no edge there."""


@dataclass(frozen=True, slots=True)
class Layer:
    """Shapes of one tone."""

    tone: Tone
    shapes: tuple[Shape, ...]
    edges: tuple[Shape, ...] = ()
    """Around these there is an edge on what is below, so that an arm can be told from the chest."""
    name: str = ""


def layers(figure: Figure, body: Joints, effort: float, breath: float) -> tuple[Layer, ...]:
    """The body from back to front, without the things beside it; `effort` is 0 at the start and 1 in the hold."""
    front = figure.view == "front"
    trunk = [
        *(_trunk_from_front(body) if front else _trunk(body.trunk, breath, figure.swell)),
        *_head(body.trunk, front=front),
    ]
    if "belly" in figure.works and effort > 0:
        trunk.append(Layer("accent", (_belly(body.trunk, breath * figure.swell, 4.4 * effort),)))
    far_arm = _limb(figure, body.far_arm, "far_arm", front=front)
    far_leg = _limb(figure, body.far_leg, "far_leg", front=front)
    near_leg = _limb(figure, body.near_leg, "near_leg", front=front)
    near_arm = _limb(figure, body.near_arm, "near_arm", front=front)
    found = (
        [*far_leg, *trunk, *far_arm, *near_leg, *near_arm]
        if front
        else [*far_arm, *far_leg, *trunk, *near_leg, *near_arm]
    )
    if figure.towel:
        hand, foot = body.near_arm.tip, body.near_leg
        towel = (_shape(hand, 0.8, foot.tip, 0.8), _shape(foot.tip, 0.8, foot.heel, 0.8))
        found.append(Layer("prop", towel, towel))
    return tuple(found)


def _limb(figure: Figure, limb: LimbJoints, name: LimbName, *, front: bool) -> list[Layer]:
    arm, far = name.endswith("arm"), name.startswith("far") and not front
    sizes = (AROUND_ARM, AROUND_FOREARM, AROUND_HAND) if arm else (AROUND_THIGH, AROUND_SHIN, AROUND_FOOT)
    upper = _shape(limb.root, sizes[0][0], limb.middle, sizes[0][1])
    lower = _shape(limb.middle, sizes[1][0], limb.end, sizes[1][1])
    end = _shape(limb.heel, sizes[2][0], limb.tip, sizes[2][1])
    outside = _shape(_between(limb.root, limb.middle, _OUT_OF_TRUNK), sizes[0][0] * 0.9, limb.middle, sizes[0][1])
    if name in figure.works:
        return [Layer("far_accent" if far else "accent", (upper, lower, end), (outside, lower, end), name)]
    if far:
        return [Layer("far", (upper, lower, end), (outside, lower, end), name)]
    if not arm:
        return [Layer("legs", (upper, lower, end), (outside, lower, end), name)]
    sleeve = _shape(limb.root, sizes[0][0] + 0.3, _between(limb.root, limb.middle, 0.5), sizes[0][1] + 0.5)
    return [Layer("body", (upper, lower, end), (outside, lower, end), name), Layer("shirt", (sleeve,))]


def _shape(start: Point, first: float, end: Point, second: float) -> Shape:
    return (*start, first, *end, second)


def _trunk(trunk: Trunk, breath: float, swell: float) -> list[Layer]:
    points = _smooth(trunk.hip, trunk.waist, trunk.ribs, trunk.shoulder)
    around = (AROUND_PELVIS, 5.9, AROUND_WAIST, 5.8, AROUND_RIBS, 5.9, AROUND_SHOULDER)
    back = [_shape(*each) for each in zip(points, around, points[1:], around[1:], strict=False)]
    neck = _shape(trunk.shoulder, AROUND_NECK + 0.6, trunk.neck, AROUND_NECK)
    breast = along(trunk.ribs, trunk.chest - 90, 0.6 * breath * swell)
    belly = _belly(trunk, breath * swell, AROUND_WAIST - 1)
    shapes = (*back, (*belly[3:], *breast, AROUND_RIBS), belly)
    trousers = _shape(trunk.hip, AROUND_PELVIS, _between(trunk.hip, points[1], 0.8), 6.0)
    return [Layer("body", (neck,), (neck,)), Layer("shirt", shapes, shapes), Layer("legs", (trousers,))]


def _smooth(*points: Point) -> list[Point]:
    """The points with one more between any two, on a curve through all of them."""
    before, after = _between(points[1], points[0], 2), _between(points[-2], points[-1], 2)
    padded = (before, *points, after)
    found = [points[0]]
    for one, two, three, four in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        middle = tuple((9 * (b + c) - a - d) / 16 for a, b, c, d in zip(one, two, three, four, strict=True))
        found += [(middle[0], middle[1]), three]
    return found


def _belly(trunk: Trunk, breath: float, around: float) -> Shape:
    low, high = _between(trunk.waist, trunk.hip, 0.3), _between(trunk.waist, trunk.ribs, 0.5)
    out = AROUND_WAIST - around + 1.6 * breath
    return _shape(along(low, trunk.lean - 90, out), around, along(high, trunk.chest - 90, out), around)


def _trunk_from_front(body: Joints) -> list[Layer]:
    trunk = body.trunk
    neck = _shape(trunk.shoulder, AROUND_NECK + 0.8, trunk.neck, AROUND_NECK)
    shapes, trousers = [_shape(trunk.waist, 5, trunk.shoulder, 5)], []
    for side, hip, shoulder in (
        (-1, body.near_leg.root, body.near_arm.root),
        (1, body.far_leg.root, body.far_arm.root),
    ):
        waist = along(trunk.waist, trunk.lean - 90, side * (HIPS - 1.5))
        ribs = along(trunk.ribs, trunk.chest - 90, side * (SHOULDERS - 5))
        inner = _between(shoulder, trunk.shoulder, 0.2)
        trousers.append(_shape(hip, AROUND_PELVIS - 1.3, _between(hip, waist, 0.4), AROUND_PELVIS - 1.2))
        shapes += [
            _shape(hip, AROUND_PELVIS - 1.3, waist, AROUND_WAIST - 0.9),
            _shape(waist, AROUND_WAIST - 0.9, ribs, AROUND_WAIST - 0.4),
            _shape(ribs, AROUND_WAIST - 0.4, inner, 3.0),
        ]
    return [
        Layer("body", (neck,), (neck,)),
        Layer("shirt", tuple(shapes), tuple(shapes)),
        Layer("legs", tuple(trousers)),
    ]


def _head(trunk: Trunk, *, front: bool) -> list[Layer]:
    up, ahead = trunk.face, trunk.face - 90
    face: tuple[Shape, ...]
    if front:
        hair = _shape(along(trunk.head, up, 1.2), AROUND_HEAD, trunk.head, AROUND_HEAD - 0.2)
        middle = along(trunk.head, up, -0.8)
        face = (_shape(middle, AROUND_HEAD - 1.2, middle, AROUND_HEAD - 1.2),)
    else:
        crown = along(along(trunk.head, up, 1.0), ahead, -0.9)
        hair = _shape(crown, AROUND_HEAD - 0.3, crown, AROUND_HEAD - 0.3)
        middle = along(along(trunk.head, up, -0.9), ahead, 1.0)
        jaw = along(along(trunk.head, up, -3.2), ahead, 1.6)
        nose = along(along(trunk.head, up, -0.8), ahead, AROUND_HEAD + 0.1)
        face = (_shape(middle, AROUND_HEAD - 1.3, jaw, AROUND_HEAD - 2.6), _shape(nose, 1.0, middle, 1.4))
    return [Layer("hair", (hair,), (hair, *face)), Layer("body", face)]


def _between(one: Point, other: Point, part: float) -> Point:
    return one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part
