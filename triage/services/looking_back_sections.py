"""What is told below the chart: sessions, what tends to go with good and bad days, and questionnaires."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from triage.engine.associations import Association
from triage.engine.looking_back import LookedBack
from triage.engine.measuring import Time, times_of
from triage.model.diary import Chronicle
from triage.model.look_back_rules import LookBackRules
from triage.model.measure import Measure
from triage.render.clean import clean
from triage.services.look_back_text import day, look_back_text, number
from triage.services.materials import Materials
from triage.services.measure_words import changes_of, in_figures, measure_text
from triage.services.session_words import time_in_words

_MINUTE = 60
_HALF_A_MINUTE = 30


@dataclass(frozen=True, slots=True)
class Section:
    """Some lines below a title."""

    title: str
    lines: tuple[str, ...]


def sections(materials: Materials, rules: LookBackRules, looked: LookedBack, chronicle: Chronicle) -> Iterator[Section]:
    """Those with anything in them."""
    moved = tuple(_movement(materials, rules, looked, chronicle))
    yield Section(look_back_text(materials, "movement_title"), moved)
    goes_with = tuple(_goes_with(materials, rules, looked))
    if goes_with:
        yield Section(look_back_text(materials, "goes_with_title"), goes_with)
    measures = tuple(_measures(materials, looked, chronicle))
    if measures:
        yield Section(look_back_text(materials, "measures_title"), measures)


def _movement(materials: Materials, rules: LookBackRules, looked: LookedBack, chronicle: Chronicle) -> Iterator[str]:
    if not chronicle.history.sessions:
        yield look_back_text(materials, "no_sessions")
        return
    # Nobody looks back less than two weeks.
    *_, before, running = looked.weeks
    yield look_back_text(materials, "week_now", {"number": running.days, "before": before.days})
    if looked.in_a_row:
        yield look_back_text(materials, "in_a_row", {"number": looked.in_a_row})
    yield look_back_text(materials, "plan", {"number": rules.days_a_week, "enough": rules.streak_days_a_week})
    minutes = (looked.seconds + _HALF_A_MINUTE) // _MINUTE
    yield look_back_text(materials, "sessions", {"number": looked.sessions, "minutes": minutes})
    yield from _sides(materials, rules, looked)


def _sides(materials: Materials, rules: LookBackRules, looked: LookedBack) -> Iterator[str]:
    """Left and right, without alarm."""
    sides = looked.sides
    if not (sides.left or sides.right):
        return
    left, right = (time_in_words(materials, seconds) or "0" for seconds in (sides.left, sides.right))
    told = [look_back_text(materials, "sides", {"left": left, "right": right})]
    if sides.percent_apart > rules.sides_alike_to:
        told.append(look_back_text(materials, "sides_left" if sides.left > sides.right else "sides_right"))
    yield " ".join(told)


def _goes_with(materials: Materials, rules: LookBackRules, looked: LookedBack) -> Iterator[str]:
    """Counts, and what they do not say."""
    if looked.middle is None:
        return
    if not looked.goes_with:
        least = {"number": rules.least_days_with, "other": rules.least_days_without}
        yield look_back_text(materials, "goes_with_none", least)
        return
    for found in looked.goes_with:
        yield _association(materials, found)
    yield look_back_text(materials, "goes_with", {"middle": number(looked.middle).removesuffix(".0")})


def _association(materials: Materials, found: Association) -> str:
    trait = found.trait
    key = "_".join(filter(None, ("with", trait.kind, "" if trait.kind == "tag" else trait.name)))
    names = {
        "above": found.having.above,
        "days": found.having.days,
        "other_above": found.without.above,
        "other_days": found.without.days,
    }
    if trait.kind == "tag":
        return look_back_text(materials, key, {**names, "name": trait.name})
    said = look_back_text(materials, key, names)
    return f"{said} {look_back_text(materials, 'medicine_note')}" if trait.kind == "medicine" else said


def _measures(materials: Materials, looked: LookedBack, chronicle: Chronicle) -> Iterator[str]:
    """All of them whatever the span, as they are filled in only now and then."""
    filled = [each for each in chronicle.measured if each.at.date() <= looked.today]
    for measure in materials.measures.measures.values():
        if times := times_of(measure, filled):
            yield _measure(materials, measure, times, looked.today)


def _measure(materials: Materials, measure: Measure, times: tuple[Time, ...], today: date) -> str:
    """What it came to last, and what has changed."""
    names = {
        "when": day(materials, times[-1].filled.at.date(), today),
        "score": in_figures(measure, times[-1].score),
        "most": measure.most,
    }
    told = (measure_text(materials, "last", names), *(each.text for each in changes_of(materials, measure, times)))
    title = clean(materials.library.measures[measure.id].title)
    return look_back_text(materials, "measure_line", {"title": title, "text": " ".join(told)})
