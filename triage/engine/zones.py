"""What a pain score means: easy, acceptable or too much."""

from collections.abc import Iterator
from typing import Literal

from triage.model.programme import Programme, Zones
from triage.model.training import Effort, Session

Zone = Literal["green", "amber", "red"]
"""Easy; acceptable, and no more than that; too much."""
_BY_WEIGHT: tuple[Zone, ...] = ("green", "amber", "red")


def zone(zones: Zones, pain: int, before: int | None, *, moved_down: bool = False) -> Zone:
    """The zone of a pain score during or after an exercise; `before` is the score at the check-in.

    A score that is green by its number and has risen too much is red.
    """
    if moved_down or pain > zones.amber_to or _rose(zones, pain, before):
        return "red"
    return "green" if pain <= zones.green_to else "amber"


def zone_at_rest(zones: Zones, pain: int, before: int | None, *, moved_down: bool = False) -> Zone:
    """The same for what is no effort: pain that was as strong before says nothing against it."""
    if not moved_down and before is not None and before > zones.amber_to and not _rose(zones, pain, before):
        return "green" if pain <= zones.green_to else "amber"
    return zone(zones, pain, before, moved_down=moved_down)


def zone_of_effort(programme: Programme, effort: Effort, before: int | None) -> Zone | None:
    """How an exercise went; None where nothing was said about it.

    One that was stopped because it hurt, or for numbness, was too much, whatever the score.
    """
    if effort.ending in {"hurt", "numb"} or effort.moved_down:
        return "red"
    if effort.pain is None:
        return None
    exercise = programme.exercises.get(effort.exercise)
    score = zone_at_rest if exercise is not None and exercise.kind == "rest" else zone
    return score(programme.rules.zones, effort.pain, before)


def zone_of_session(programme: Programme, session: Session) -> Zone | None:
    """The worst of its exercises and of the time right after it; None where nothing was said."""
    return worst(_zones(programme, session))


def worst(found: Iterator[Zone]) -> Zone | None:
    """The one that counts."""
    return max(found, key=_BY_WEIGHT.index, default=None)


def _zones(programme: Programme, session: Session) -> Iterator[Zone]:
    for effort in session.efforts:
        found = zone_of_effort(programme, effort, session.before)
        if found is not None:
            yield found
    if session.after is not None:
        yield zone_at_rest(programme.rules.zones, session.after, session.before)


def _rose(zones: Zones, pain: int, before: int | None) -> bool:
    return before is not None and pain >= before + zones.rise
