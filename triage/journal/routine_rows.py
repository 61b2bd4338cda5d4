"""What happens in the guided routine and before its sessions, as the body of a row, and back."""

from collections.abc import Mapping

from triage.model.event_kinds import REPEATED
from triage.model.events import Began, Ended, Finished, Passed, Repeated, Routine, Scored, Started, Wanted
from triage.model.exercise import Dose
from triage.model.training import Effort, Ending, Side, Wish

Body = Mapping[str, object]
_SIDES: Mapping[str, Side] = {"both": "both", "left": "left", "right": "right"}
_ENDINGS: Mapping[str, Ending] = {
    "done": "done",
    "skipped": "skipped",
    "hurt": "hurt",
    "numb": "numb",
    "left": "left",
}
_WISHES: Mapping[str, Wish] = {
    "swap": "swap",
    "leave_out": "leave_out",
    "take_back": "take_back",
    "easy_days": "easy_days",
    "usual_days": "usual_days",
}


def write_routine(event: Routine) -> tuple[str, Body]:
    """The kind of a row, and what stands in it."""
    told: tuple[str, Body]
    match event:
        case Began(flow, known):
            told = "began", {"flow": flow, "known": dict(known)}
        case Passed():
            told = "passed", {}
        case Started(profile, planned, before):
            doses = [[exercise, _amounts(dose)] for exercise, dose in planned]
            told = "started", {"profile": profile, "planned": doses, "before": before}
        case Repeated(exercise, side, held):
            told = REPEATED, {"exercise": exercise, "side": side, "held": held}
        case Ended(effort):
            told = "ended", _effort(effort)
        case Scored(exercise, pain, moved_down):
            told = "scored", {"exercise": exercise, "pain": pain, "moved_down": moved_down}
        case Finished(after):
            told = "finished", {"after": after}
        case Wanted(wish, exercise, instead):
            told = "wanted", {"wish": wish, "exercise": exercise, "instead": instead}
    return told


def read_routine(kind: str, body: Body) -> Routine | None:
    """What a row tells; None for a kind that is not known here.

    Raises:
        ValueError: it tells something that is not so.
    """
    try:
        return _read(kind, body)
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError("something else was to be in it") from error


def _read(kind: str, body: Body) -> Routine | None:
    event: Routine | None = None
    match kind, body:
        case "began", {"flow": str(flow), "known": dict(known)}:
            event = Began(flow, {str(id_): value for id_, value in known.items() if isinstance(value, str | int)})
        case "passed", _:
            event = Passed()
        case "started", {"profile": str(profile), "planned": list(planned), "before": before}:
            doses = tuple((str(exercise), _dose(amounts)) for exercise, amounts in planned)
            event = Started(profile, doses, _number_or_none(before))
        case "repeated", {"exercise": str(exercise), "side": str(side), "held": held}:
            event = Repeated(exercise, _SIDES[side], _seconds(held))
        case "ended", _:
            event = Ended(_read_effort(body))
        case "scored", {"exercise": str(exercise), "pain": int(pain), "moved_down": bool(moved_down)}:
            event = Scored(exercise, pain, moved_down)
        case "finished", {"after": after}:
            event = Finished(_number_or_none(after))
        case "wanted", {"wish": str(wish), "exercise": str(exercise), "instead": str(instead)}:
            event = Wanted(_WISHES[wish], exercise, instead)
    return event


def _effort(effort: Effort) -> Body:
    return {
        "exercise": effort.exercise,
        "planned": _amounts(effort.planned),
        "repetitions": dict(effort.repetitions),
        "held": dict(effort.held),
        "eased": effort.eased,
        "ending": effort.ending,
        "pain": effort.pain,
        "moved_down": effort.moved_down,
    }


def _read_effort(body: Body) -> Effort:
    repetitions, held = body["repetitions"], body["held"]
    if not isinstance(repetitions, dict) or not isinstance(held, dict):
        raise TypeError(body)
    return Effort(
        exercise=str(body["exercise"]),
        planned=_dose(body["planned"]),
        repetitions={_SIDES[side]: int(count) for side, count in repetitions.items()},
        held={_SIDES[side]: _seconds(seconds) for side, seconds in held.items()},
        eased=body["eased"] is True,
        ending=_ENDINGS[str(body["ending"])],
        pain=_number_or_none(body["pain"]),
        moved_down=body["moved_down"] is True,
    )


def _amounts(dose: Dose) -> list[int]:
    return [dose.repetitions, dose.hold, dose.sets, dose.minutes]


def _dose(amounts: object) -> Dose:
    if not isinstance(amounts, list):
        raise TypeError(amounts)
    repetitions, hold, sets, minutes = (int(amount) for amount in amounts)
    return Dose(repetitions, hold, sets, minutes)


def _seconds(value: object) -> float:
    if not isinstance(value, int | float):
        raise TypeError(value)
    return float(value)


def _number_or_none(value: object) -> int | None:
    return value if isinstance(value, int) else None
