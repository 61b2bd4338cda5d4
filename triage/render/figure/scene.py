"""What is to be seen of a figure at one moment, and how large it can be drawn."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from triage.model.figure import Figure, Pose
from triage.render.figure.between import pose_at
from triage.render.figure.joints import Joints, joints
from triage.render.figure.shapes import Layer, Shape, layers

FLOOR = 1.6
"""How thick the floor is drawn."""
_MARGIN = 1.5
_MOMENTS = 24
"""At which the room that a movement takes is looked at."""


@dataclass(frozen=True, slots=True)
class Sight:
    """A figure at one moment."""

    figure: Figure
    at: float
    """0 at the start position, 1 in the hold."""
    side: str
    breath: float
    wrong: bool = False
    """Whether it is on the way to how the exercise should not be done."""

    def layers(self) -> tuple[Layer, ...]:
        """The body, from back to front."""
        pose = self.pose()
        return layers(self.figure, joints(self.figure, pose), pose.at, self.breath)

    def joints(self) -> Joints:
        """Where its joints are."""
        return joints(self.figure, self.pose())

    def pose(self) -> Pose:
        """By angles."""
        figure = self.figure
        if self.wrong and figure.wrong is not None:
            figure = replace(figure, poses=(figure.poses[0], replace(figure.wrong, at=1)))
        return pose_at(figure, self.at)

    def things(self) -> tuple[Shape, ...]:
        """What stands beside the body."""
        return tuple((*line.start, line.width / 2, *line.end, line.width / 2) for line in self.figure.lines)

    @property
    def on_floor(self) -> bool:
        """Whether it is seen from a side, with the floor below; otherwise it is seen from above."""
        return self.figure.flip == "ends"


@dataclass(frozen=True, slots=True)
class Camera:
    """Places in a picture from places beside the body: pixels to the right, and down from the top."""

    scale: float
    across: float
    """Where the body's place 0, 0 is in the picture."""
    down: float
    turned: int
    """-1 where left and right change places, otherwise 1."""
    tipped: int
    """-1 where up and down change places."""

    def seen(self, shape: Shape, least: float, wider: float = 0) -> Shape:
        """A shape in pixels, nowhere thinner than `least`, and then so much wider."""
        x, y, first, other_x, other_y, second = shape
        scale, right, up = self.scale, self.scale * self.turned, self.scale * self.tipped
        return (
            self.across + x * right,
            self.down - y * up,
            max(first * scale, least) + wider,
            self.across + other_x * right,
            self.down - other_y * up,
            max(second * scale, least) + wider,
        )


@lru_cache(maxsize=64)
def camera(figure: Figure, side: str, width: int, height: int) -> Camera:
    """What shows the whole movement in so many pixels, the floor at the same place all the time."""
    left, low, right, high = _room(figure)
    scale = max(min(width / (right - left), height / (high - low)), 0.01)
    other = side == "left"
    turned = -1 if other and figure.flip == "ends" else 1
    tipped = -1 if other and figure.flip == "sides" else 1
    across = width / 2 - turned * scale * (left + right) / 2
    if figure.flip == "ends":
        return Camera(scale, across, float(round(height + low * scale)), turned, tipped)
    return Camera(scale, across, height / 2 + tipped * scale * (low + high) / 2, turned, tipped)


@lru_cache(maxsize=64)
def _room(figure: Figure) -> tuple[float, float, float, float]:
    """The room that the movement takes, with what stands beside it: left, bottom, right and top."""
    ends = [end for shape in _everywhere(figure) for end in (shape[:3], shape[3:])]
    low = min(y - around for _, y, around in ends)
    return (
        min(x - around for x, _, around in ends) - _MARGIN,
        -FLOOR if figure.flip == "ends" else low - _MARGIN,
        max(x + around for x, _, around in ends) + _MARGIN,
        max(y + around for _, y, around in ends) + _MARGIN,
    )


def _everywhere(figure: Figure) -> Iterator[Shape]:
    sights = [Sight(figure, moment / _MOMENTS, "both", 1) for moment in range(_MOMENTS + 1)]
    yield from sights[0].things()
    for sight in (*sights, Sight(figure, 1, "both", 1, wrong=True)):
        for layer in sight.layers():
            yield from layer.shapes
