"""What the aids work out: an answer that fits what a person knows, for them to take or leave."""

from fractions import Fraction
from math import floor

from triage.model.vocabulary import NO, YES, BodyMassIndex, Days


def body_mass_index(centimetres: int, kilograms: int) -> Fraction:
    """Kilograms for each square metre, exactly."""
    return Fraction(kilograms * 100 * 100, centimetres * centimetres)


def in_words(index: Fraction) -> str:
    """The index to a tenth, rounded down: what is said to be 25 is 25 or more."""
    return f"{floor(index * 10) / 10:g}"


def answer_for_weight(aid: BodyMassIndex, centimetres: int, kilograms: int) -> str:
    """Yes from the line on."""
    return YES if body_mass_index(centimetres, kilograms) >= aid.yes_from else NO


def between_the_lines(aid: BodyMassIndex, centimetres: int, kilograms: int) -> bool:
    """Whether the answer is no, and would be yes by the lower line that holds for some groups."""
    if aid.for_some_from is None:
        return False
    return aid.for_some_from <= body_mass_index(centimetres, kilograms) < aid.yes_from


def answer_for_days(aid: Days, answers: tuple[str, ...], days: int) -> str:
    """The last answer that begins with so many days or fewer; `days` is 0 or more."""
    return next(answer for answer, lowest in reversed(list(zip(answers, aid.lowest, strict=True))) if lowest <= days)
