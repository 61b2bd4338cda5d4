"""Today's plan in words: what is done, how much of it, and why; what is left out, and why."""

from dataclasses import dataclass

from triage.engine.timing import minutes
from triage.model.exercise import Dose, Exercise
from triage.model.routine_texts import of_profile
from triage.model.training import Because, Chosen, Plan
from triage.render.clean import clean
from triage.render.names import fill_names
from triage.services.home import day_in_words
from triage.services.materials import Materials


@dataclass(frozen=True, slots=True)
class ItemWords:
    """An exercise of the plan."""

    exercise: str
    title: str
    purpose: str
    dose: str
    """Such as ``hold 10 seconds, 3 times, on each side``."""
    because: tuple[str, ...]
    adapted: tuple[str, ...]
    """How it is done in a milder form, and for what."""


@dataclass(frozen=True, slots=True)
class LeftOutWords:
    """An exercise that is not in the plan."""

    exercise: str
    title: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanTurn:
    """Today's plan, shown alike by every front end."""

    title: str
    profile: str
    minutes: int
    """As it is planned, to the nearest; the questions about pain are not counted."""
    summary: str
    because: tuple[str, ...]
    """About the plan as a whole: for whom it is, what has changed, and why."""
    items: tuple[ItemWords, ...]
    """In the order they are done."""
    left_out: tuple[LeftOutWords, ...]


def plan_turn(materials: Materials, plan: Plan) -> PlanTurn:
    """The plan in words."""
    lasts, count = minutes(materials.programme, plan), len(plan.chosen)
    summary = "plan_summary_one" if count == 1 else "plan_summary"
    return PlanTurn(
        title=_say(materials, "plan_title", date=day_in_words(materials, plan.day)),
        profile=plan.profile,
        minutes=lasts,
        summary=_say(materials, summary, number=str(count), minutes=dose_part(materials, "minutes", lasts)),
        because=(_say(materials, of_profile(plan.profile)), *_sentences(materials, plan.because)),
        items=tuple(_item(materials, chosen) for chosen in plan.chosen),
        left_out=tuple(
            LeftOutWords(left.exercise, _title(materials, left.exercise), _sentences(materials, left.because))
            for left in plan.left_out
        ),
    )


def dose_words(materials: Materials, exercise: Exercise, dose: Dose) -> str:
    """How much of an exercise."""
    if dose.minutes:
        return dose_part(materials, "minutes", dose.minutes)
    parts = [
        dose_part(materials, "hold", dose.hold) if dose.hold else "",
        dose_part(materials, "repetitions", dose.repetitions),
        _say(materials, "dose_each") if exercise.sides == "each" else "",
        dose_part(materials, "sets", dose.sets) if dose.sets > 1 else "",
    ]
    return ", ".join(filter(None, parts))


def dose_part(materials: Materials, amount: str, number: int) -> str:
    """One thing of a dose; one of something has words of its own where those differ."""
    single = {"repetitions": "dose_once", "minutes": "dose_minute"}
    key = single.get(amount, f"dose_{amount}") if number == 1 else f"dose_{amount}"
    return _say(materials, key, number=str(number))


def _item(materials: Materials, chosen: Chosen) -> ItemWords:
    words = materials.library.exercises[chosen.exercise]
    return ItemWords(
        exercise=chosen.exercise,
        title=clean(words.title),
        purpose=clean(words.purpose),
        dose=dose_words(materials, materials.programme.exercises[chosen.exercise], chosen.dose),
        because=_sentences(materials, chosen.because),
        adapted=tuple(clean(words.adapts[finding]) for finding in chosen.adapted if finding in words.adapts),
    )


def _sentences(materials: Materials, because: tuple[Because, ...]) -> tuple[str, ...]:
    """Each reason once."""
    return tuple(dict.fromkeys(_because(materials, reason) for reason in because))


def _because(materials: Materials, because: Because) -> str:
    said = _say(
        materials,
        because.key,
        finding=_told(materials, because.finding),
        exercise=_title(materials, because.exercise),
        number=str(because.number),
    )
    return f"{said[:1].upper()}{said[1:]}"


def _told(materials: Materials, finding: str) -> str:
    words = materials.library.findings.get(finding)
    return "" if words is None else clean(fill_names(words.told or words.name, materials.names({})))


def _title(materials: Materials, exercise: str) -> str:
    words = materials.library.exercises.get(exercise)
    return "" if words is None else clean(words.title)


def _say(materials: Materials, key: str, **names: str) -> str:
    return clean(fill_names(materials.library.routine[key], {**materials.names({}), **names}))
