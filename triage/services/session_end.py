"""What is told at the end of a session: what was done, what comes of it, and what to watch for."""

from collections.abc import Iterator

from triage.engine.running import Running, State
from triage.engine.zones import Zone, worst, zone_of_effort
from triage.model.training import Effort, Ending
from triage.services.beats import Done, SessionEnd
from triage.services.materials import Materials
from triage.services.routine_words import routine_text, seconds_in_words
from triage.services.session_words import remark, time_in_words, title

_TITLES: dict[State, str] = {
    "done": "end_done_title",
    "left": "end_left_title",
    "numb": "end_numb_title",
    "unsettled": "end_pain_title",
}
_TEXTS: dict[State, tuple[str, ...]] = {
    "left": ("end_left",),
    "numb": ("end_numb",),
    "unsettled": ("end_pain", "end_pain_check"),
}
_NEXT: dict[Zone, str] = {"green": "end_next_green", "amber": "end_next_amber", "red": "end_next_red"}
_ENDINGS: dict[Ending, str] = {
    "skipped": "done_skipped",
    "hurt": "done_hurt",
    "numb": "done_numb",
    "left": "done_left",
}


def session_end(materials: Materials, running: Running) -> SessionEnd:
    """The end of this session, which is over."""
    return SessionEnd(
        title=routine_text(materials, "end_pain_title" if _hurt_last(materials, running) else _TITLES[running.state]),
        text=tuple(_text(materials, running)),
        done=tuple(_done(materials, running)),
        check_again=running.state in {"numb", "unsettled"},
    )


def _hurt_last(materials: Materials, running: Running) -> bool:
    """Whether it ended because nothing was left to do after what hurt."""
    said = remark(materials, running)
    return running.state == "done" and said is not None and said.zone == "red"


def _text(materials: Materials, running: Running) -> Iterator[str]:
    said = remark(materials, running)
    if said is not None and _hurt_last(materials, running):
        yield said.text
    if running.last_done is None:
        yield routine_text(materials, "end_nothing")
        return
    for key in _TEXTS.get(running.state, ()):
        yield routine_text(materials, key)
    if running.state == "numb":
        return
    found = _worst(running)
    if found is not None and (running.state == "done" or found == "red"):
        yield routine_text(materials, _NEXT[found])
    yield routine_text(materials, "end_soreness")
    yield routine_text(materials, "end_warning")


def _worst(running: Running) -> Zone | None:
    programme, before = running.script.programme, running.script.before
    zones = (zone_of_effort(programme, effort, before) for effort in running.efforts)
    return worst(zone for zone in zones if zone is not None)


def _done(materials: Materials, running: Running) -> Iterator[Done]:
    """Each part of the session that was turned to, with everything that was done of it."""
    for at, part in enumerate(running.script.parts):
        efforts = [each.effort for each in running.ended if each.at == at]
        if not efforts:
            continue
        pains = [effort.pain for effort in efforts if effort.pain is not None]
        exercise = part.exercise
        yield Done(
            exercise.id,
            title(materials, exercise.id),
            ", ".join(_how_much(materials, efforts, each=exercise.sides == "each")),
            pains[-1] if pains else None,
        )


def _how_much(materials: Materials, efforts: list[Effort], *, each: bool) -> Iterator[str]:
    """The parts of the line."""
    planned = efforts[0].planned
    times = {side: sum(effort.repetitions.get(side, 0) for effort in efforts) for side in ("both", "left", "right")}
    seconds = round(sum(sum(effort.held.values()) for effort in efforts))
    of = planned.minutes or planned.repetitions * planned.sets
    if planned.minutes and seconds:
        whole = seconds_in_words(materials, planned.minutes * 60)
        yield routine_text(materials, "done_minutes", {"time": time_in_words(materials, seconds), "of": whole})
    elif each and times["left"] != times["right"]:
        yield routine_text(materials, "done_sides", {**times, "of": of})
    elif any(times.values()):
        number = times["left"] if each else times["both"]
        yield routine_text(materials, "done_each" if each else "done_times", {"number": number, "of": of})
    if planned.hold and seconds:
        yield routine_text(materials, "done_held", {"time": time_in_words(materials, seconds)})
    if any(effort.eased for effort in efforts):
        yield routine_text(materials, "done_eased")
    if (key := _ending(efforts[-1], done=sum(times.values()), of=of * (2 if each else 1))) is not None:
        yield routine_text(materials, key)


def _ending(last: Effort, *, done: int, of: int) -> str | None:
    """How the last time at it ended, where that says more than how much was done."""
    if last.ending in {"skipped", "left"} and (done or last.held):
        return "done_left" if done < of else None
    return _ENDINGS.get(last.ending)
