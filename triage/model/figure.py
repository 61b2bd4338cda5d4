"""The figures that show how exercises are done: a body by the angles of its joints, at a few moments of each movement.

Lengths are hundredths of the body's height, angles are degrees. The floor is at height 0; in a picture from the side
the body faces to the right, or lies on its back with the head to the left. *Near* limbs are those on the side of
whoever looks, and *far* limbs those behind them; near limbs do the work of an exercise that is done on each side.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

View = Literal["side", "front"]
"""From the side; or facing the body: from in front of it, or from above one who lies on the back."""
LimbName = Literal["near_arm", "far_arm", "near_leg", "far_leg"]
LIMBS: tuple[LimbName, ...] = ("near_arm", "far_arm", "near_leg", "far_leg")
Part = Literal["near_arm", "far_arm", "near_leg", "far_leg", "belly"]
"""What can be marked as being at work."""
Bone = Literal["near_thigh", "far_thigh", "near_shin", "far_shin", "waist", "chest", "hips"]
"""What a hand can lie on."""
Joint = Literal["hip", "shoulder", "near_knee", "near_ankle", "near_elbow", "near_hand"]
"""What a pose is placed by."""
Flip = Literal["ends", "sides"]
"""How the other side is drawn: head and feet change ends, or what is up and down in the picture changes."""
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Rest:
    """Where the end of a limb rests, whatever the rest of the body does."""

    point: Point
    slope: float = 0
    """The direction of the sole or the palm."""
    by_toes: bool = False
    """Whether the toes stand on the point, instead of the heel."""


@dataclass(frozen=True, slots=True)
class Hold:
    """A part of the body that a hand lies on."""

    bone: Bone
    along: float
    """0 at its upper end, 1 at its lower."""
    off: float
    """How far from its middle, to the front of it; behind it when less than 0."""


@dataclass(frozen=True, slots=True)
class Limb:
    """An arm or a leg."""

    upper: float = 0
    """How far the thigh or the upper arm is bent forward from straight down the body; back when less than 0."""
    lower: float = 0
    """How far the knee or the elbow is bent; a limb is straight at 0."""
    end: float = 0
    """The ankle, with the toes drawn up, or the wrist; pointed or bent the other way when less than 0."""
    upper_tilt: float = 0
    """How far the thigh or the upper arm points at whoever looks, so that it seems shorter."""
    lower_tilt: float = 0
    rest: Rest | None = None
    """Takes the place of the angles: they follow from it."""
    hold: Hold | None = None
    """As above."""


@dataclass(frozen=True, slots=True)
class Pose:
    """A body at one moment."""

    at: float
    """0 at the start position, 1 in the hold; in between on the way."""
    place: Point
    """Where the joint is that the figure is placed by."""
    pelvis: float
    """The direction from the hips to the waist: 0 to the right, 90 up, 180 to the left."""
    waist: float = 0
    """How far the back is bent forward at the waist; arched when less than 0."""
    chest: float = 0
    neck: float = 0
    head: float = 0
    near_arm: Limb = field(default_factory=Limb)
    far_arm: Limb = field(default_factory=Limb)
    near_leg: Limb = field(default_factory=Limb)
    far_leg: Limb = field(default_factory=Limb)

    def limb(self, name: LimbName) -> Limb:
        """By its name."""
        return {"near_arm": self.near_arm, "far_arm": self.far_arm, "near_leg": self.near_leg, "far_leg": self.far_leg}[
            name
        ]


@dataclass(frozen=True, slots=True)
class Line:
    """A thing beside the body, or a part of it, as a line with round ends."""

    start: Point
    end: Point
    width: float


@dataclass(frozen=True, slots=True, eq=False)  # equal only to itself, so that pictures of it are found quickly
class Figure:
    """How one exercise looks."""

    view: View
    placed_by: Joint
    poses: tuple[Pose, ...]
    """From `at` 0 to `at` 1."""
    wrong: Pose | None = None
    """How it is often done, and should not be."""
    goes_round: bool = False
    """Whether the end leads into the start, as in walking."""
    flip: Flip = "ends"
    works: tuple[Part, ...] = ()
    lines: tuple[Line, ...] = ()
    towel: bool = False
    """Whether a towel goes from the near hand round the near foot."""
    swell: float = 1
    """How much more than usual the belly rises and falls with the breath."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Every figure, by exercise."""

    figures: Mapping[str, Figure]
