"""The shipped figures, and short ways to look at them."""

from functools import cache

from triage.model.figure import Figure, Figures, Limb, Pose
from triage.places import flows_folder
from triage.render.figure import Ink, Row
from triage.render.figure.joints import Joints
from triage.render.figure.scene import Sight
from triage.source.poses import load_figures

EXERCISES = (
    "walking",
    "pelvic_tilt",
    "single_knee_to_chest",
    "double_knee_to_chest",
    "knee_rolls",
    "seated_forward_bend",
    "standing_forward_bend",
    "hamstring_stretch",
    "hip_flexor_stretch",
    "bridge",
    "core_brace",
    "cat_camel",
    "childs_pose",
    "prone_press_up",
    "standing_extension",
    "bird_dog",
    "side_plank",
    "mcgill_curl_up",
    "piriformis_stretch",
    "rest_position",
    "breathing",
)
MOMENTS = tuple(part / 20 for part in range(21))
INK = Ink(
    body="#e3e8ec",
    clothes="#9fb4cb",
    hair="#7c6a58",
    far="#66727e",
    accent="#8ad4c4",
    prop="#8a7448",
    floor="#3a4856",
    background="#12181f",
)


@cache
def shipped() -> Figures:
    """As they come with the program."""
    return load_figures(flows_folder())


def sights(figure: Figure) -> tuple[Sight, ...]:
    """Its whole movement, breathed in; and that to how it should not be done."""
    ways = (False, True) if figure.wrong else (False,)
    return tuple(Sight(figure, at, "both", 1, wrong=wrong) for wrong in ways for at in MOMENTS)


def body(sight: Sight) -> tuple[Pose, Joints]:
    """The pose and where the joints come to be."""
    return sight.pose(), sight.joints()


def flat(limb: Limb) -> bool:
    """Whether all of it lies in the plane of the picture, so that its angles are those that are seen."""
    return limb.upper_tilt == limb.lower_tilt == 0


def pixels(rows: tuple[Row, ...]) -> list[list[str]]:
    """The colours of a picture in half blocks, two rows of pixels for each of cells."""
    found = []
    for row in rows:
        cells = [(run.colour, run.background) for run in row for _ in run.text]
        found += [[upper for upper, _ in cells], [lower for _, lower in cells]]
    return found
