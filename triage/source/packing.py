"""Values of the model as plain tuples, texts and numbers, and back: what `marshal` can write."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import cache

from triage.model.flow import Branch, Flow, Question
from triage.model.guard import All, AnyOf, Count, Is, Not, Within
from triage.model.protocol import Accepted, Coverage, Protocol, Rule
from triage.model.urgency import Urgency
from triage.model.vocabulary import BodyMassIndex, Days, Finding, Numbers, Words
from triage.model.words import (
    Explanation,
    FindingWords,
    GlossaryTerm,
    Page,
    Pages,
    QuestionWords,
    Region,
    Source,
    Template,
)

_GUARDS = (Is, Within, All, AnyOf, Not, Count)
_DECIDING = (Words, Numbers, BodyMassIndex, Days, Finding, Rule, Coverage, Accepted, Branch, Question, Flow, Protocol)
_SAYING = (FindingWords, QuestionWords, Template, Page, Explanation, Region, Source, GlossaryTerm, Pages)
_CLASSES: tuple[type, ...] = (*_GUARDS, *_DECIDING, *_SAYING)
"""What can be packed beside plain values; a class is written as its number. More are `_of_the_routine`."""
_MAPPING, _TUPLE, _URGENCY, _FIRST_OF_THE_ROUTINE = (len(_CLASSES) + number for number in range(4))
_NUMBERS = {kind: number for number, kind in enumerate(_CLASSES)}


def pack(value: object) -> object:
    """The value in plain types; a tuple that starts with a number says what the rest makes.

    Raises:
        TypeError: the value is of a kind that the model does not have.
    """
    kind = type(value)
    if value is None or kind in {bool, int, frozenset}:
        return value
    if isinstance(value, str):
        return sys.intern(value)  # equal ids are then written once, and are one text again when read
    if isinstance(value, Urgency):
        return (_URGENCY, int(value))
    if isinstance(value, Mapping):
        return (_MAPPING, *(pack(part) for pair in value.items() for part in pair))
    if isinstance(value, tuple):
        return tuple(map(pack, value)) if _only_texts(value) else (_TUPLE, *map(pack, value))
    number = _NUMBERS.get(kind)
    if number is None:
        if kind not in _of_the_routine():
            raise TypeError(f"{kind.__name__} is no part of the model")
        number = _FIRST_OF_THE_ROUTINE + _of_the_routine().index(kind)
    return (number, *(pack(getattr(value, name)) for name in _names(kind)))


def unpack(packed: object) -> object:
    """The value that was packed."""
    if type(packed) is not tuple or not packed or type(packed[0]) is str:
        return packed
    parts = [unpack(part) if type(part) is tuple else part for part in packed[1:]]
    number = packed[0]
    if number >= _FIRST_OF_THE_ROUTINE:
        return _of_the_routine()[number - _FIRST_OF_THE_ROUTINE](*parts)
    return _CLASSES[number](*parts) if number < _MAPPING else _PLAIN[number](parts)


@cache
def _of_the_routine() -> tuple[type, ...]:
    """The classes of the routine, imported when the first of them is wanted: the first screen does without."""
    from triage.model.diary_rules import DiaryRules, NoticeRule  # noqa: PLC0415 - as said
    from triage.model.exercise import Dose, Exercise, Growth  # noqa: PLC0415 - as said
    from triage.model.exercise_words import ExerciseWords  # noqa: PLC0415 - as said
    from triage.model.look_back_rules import LookBackRules, Spans  # noqa: PLC0415 - as said
    from triage.model.measure import ItemWords, Measure, Measures, MeasureWords, RealChange  # noqa: PLC0415 - as said
    from triage.model.programme import Fraction, Item, Profile, Programme, Rules, Zones  # noqa: PLC0415 - as said

    of_measures = (RealChange, Measure, Measures, ItemWords, MeasureWords)
    of_the_diary = (Spans, LookBackRules, NoticeRule, DiaryRules)
    of_sessions = (Dose, Growth, Exercise, Item, Profile, Fraction, Zones, Rules, Programme, ExerciseWords)
    return (*of_sessions, *of_measures, *of_the_diary)


def _only_texts(value: tuple[object, ...]) -> bool:
    return all(isinstance(part, str) for part in value)


def _names(kind: type) -> list[str]:
    return [field.name for field in fields(kind)]


_PLAIN: Mapping[int, Callable[[list[object]], object]] = {
    _MAPPING: lambda parts: dict(zip(parts[::2], parts[1::2], strict=True)),
    _TUPLE: tuple,
    _URGENCY: lambda parts: _LEVELS[parts[0]],
}
_LEVELS: Mapping[object, Urgency] = {int(urgency): urgency for urgency in Urgency}
