"""Poses: the angles of a body's joints, or where a hand or a foot rests instead."""

import re
from collections.abc import Mapping as Named
from dataclasses import replace
from typing import cast, get_args

from triage.model.figure import Bone, Hold, Limb, Point, Pose, Rest
from triage.source.nodes import Mapping, Node
from triage.source.reader import Reader, shown

_NUMBER = re.compile(r"-?[0-9]{1,3}(\.[0-9]{1,2})?")
_TRUNK = ("pelvis", "waist", "chest", "neck", "head")
_LIMBS = {"arms": ("near_arm", "far_arm"), "legs": ("near_leg", "far_leg")}
"""What stands for both of a kind."""
_POSE = ("from", "at", "place", *_TRUNK, "arms", "near_arm", "far_arm", "legs", "near_leg", "far_leg")
_ANGLES = {
    "legs": ("hip", "knee", "ankle", "thigh_tilt", "shin_tilt"),
    "arms": ("shoulder", "elbow", "wrist", "arm_tilt", "forearm_tilt"),
}
"""What the angles of a limb are called, in the order of `Limb`."""
_RESTS: Named[str, Named[str, tuple[str, ...]]] = {
    "legs": {"foot": ("sole",), "toes": ("sole",)},
    "arms": {"hand": ("palm",), "on": ("along", "off", "wrist")},
}
"""What a limb can rest by, and what goes with it beside how it is tilted."""
_USUAL = {"start": 0.0, "hold": 1.0, "wrong": 1.0}
"""When a pose of this name is, unless it says another moment."""


class Poses:
    """Reads poses, each of which can begin as one that was read before."""

    def __init__(self, reader: Reader, known: Named[str, Pose] | None = None) -> None:
        self._reader = reader
        self.known = dict(known or {})

    def read(self, node: Node, name: str) -> Pose:
        """The pose of this name, which is known from now on."""
        reader, pose = self._reader, Pose(_USUAL.get(name, 0), (0, 0), 90)
        fields = reader.fields(node, _POSE, f"the pose `{shown(name)}`")
        if fields is not None:
            pose = self._trunk(fields, replace(self._beginning(fields), at=pose.at))
            for both, (near, far) in _LIMBS.items():
                for limb in (both, near, far):
                    if fields.get(limb) is not None:
                        found = self._limb(reader.fields(fields.get(limb), _names(both), f"`{limb}`"), both, limb)
                        pose = _with(pose, (near, far) if limb == both else (limb,), found)
        self.known[name] = pose
        return pose

    def _beginning(self, fields: Mapping) -> Pose:
        word = self._reader.text(fields.get("from"), "`from`")
        if word is None or not self._reader.known(word, self.known, "T103", "pose before this one"):
            return Pose(0, (0, 0), 90)
        return self.known[word.text]

    def _trunk(self, fields: Mapping, pose: Pose) -> Pose:
        def angle(name: str, usual: float) -> float:
            return number(self._reader, fields.get(name), f"`{name}`", usual)

        return replace(
            pose,
            at=angle("at", pose.at),
            place=_point(self._reader, fields.get("place"), pose.place),
            pelvis=angle("pelvis", pose.pelvis),
            waist=angle("waist", pose.waist),
            chest=angle("chest", pose.chest),
            neck=angle("neck", pose.neck),
            head=angle("head", pose.head),
        )

    def _limb(self, fields: Mapping | None, both: str, name: str) -> Limb:
        if fields is None:
            return Limb()
        reader = self._reader
        upper, lower, end, upper_tilt, lower_tilt = (
            number(reader, fields.get(angle), f"`{angle}`", 0) for angle in _ANGLES[both]
        )
        limb = Limb(upper, lower, end, upper_tilt, lower_tilt)
        rests = [rest for rest in _RESTS[both] if fields.get(rest) is not None]
        allowed = {*rests[:1], *(_RESTS[both][rests[0]] if rests else _ANGLES[both][:3]), *_ANGLES[both][3:]}
        for key, _ in fields.fields:
            if key.text in _names(both) and key.text not in allowed:
                way = f"rests by `{rests[0]}`" if rests else "rests nowhere"
                reader.problems.add(key.place, "T104", f"`{name}` {way}, so `{key.text}` changes nothing; take it out")
        return self._resting(fields, rests[0], limb) if rests else limb

    def _resting(self, fields: Mapping, by: str, limb: Limb) -> Limb:
        reader = self._reader
        if by == "on":
            bone = reader.one_of(fields.get("on"), get_args(Bone), "`on`") or "waist"
            along, off = (number(reader, fields.get(name), f"`{name}`", 0) for name in ("along", "off"))
            return replace(limb, hold=Hold(cast("Bone", bone), along, off))
        slope = "palm" if by == "hand" else "sole"
        point = _point(reader, fields.get(by), (0, 0))
        return replace(limb, rest=Rest(point, number(reader, fields.get(slope), f"`{slope}`", 0), by == "toes"))


def _names(both: str) -> tuple[str, ...]:
    rests = _RESTS[both]
    return tuple(dict.fromkeys((*_ANGLES[both], *rests, *(name for names in rests.values() for name in names))))


def _with(pose: Pose, names: tuple[str, ...], limb: Limb) -> Pose:
    for name in names:
        match name:
            case "near_arm":
                pose = replace(pose, near_arm=limb)
            case "far_arm":
                pose = replace(pose, far_arm=limb)
            case "near_leg":
                pose = replace(pose, near_leg=limb)
            case _:
                pose = replace(pose, far_leg=limb)
    return pose


def _point(reader: Reader, node: Node | None, usual: Point) -> Point:
    if node is None:
        return usual
    x, y = numbers(reader, node, "a place: x and y", 2)
    return x, y


def numbers(reader: Reader, node: Node, what: str, count: int) -> list[float]:
    """A list of so many numbers."""
    items = reader.items(node, what)
    if len(items) != count and items:
        reader.problems.add(node.place, "T105", f"{what}; that is a list of {count} numbers, not of {len(items)}")
    return [*(number(reader, item, "each of them", 0) for item in items), *[0.0] * count][:count]


def number(reader: Reader, node: Node | None, what: str, usual: float) -> float:
    """A number that may be less than 0 or have a fraction; the usual one when absent."""
    word = reader.text(node, what)
    if word is None:
        return usual
    if not _NUMBER.fullmatch(word.text):
        message = f"{what} is a number such as `12` or `-7.5`, not `{shown(word.text)}`"
        reader.problems.add(word.place, "T106", message)
        return usual
    return float(word.text)
