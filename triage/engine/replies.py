"""Whether an answer fits its question, and what it records."""

import re
from collections.abc import Iterable, Mapping
from typing import TypeGuard

from triage.errors import ReplyRefused, did_you_mean, said
from triage.model.flow import Question
from triage.model.protocol import Protocol
from triage.model.vocabulary import NO, YES_NO, Numbers

Reply = str | int | Mapping[str, str]
"""A word, a whole number, or for a checklist the answer of each item."""
CONFIRMED = "confirmed"
"""The one answer of a review."""

_SHOWN = 40
"""Characters of a refused reply that are said back."""
_DIGITS = re.compile(r"[0-9]{1,6}", re.ASCII)


def read_reply(protocol: Protocol, question: Question, items: tuple[str, ...], raw: object) -> Reply:
    """The answer that `raw` means for this question.

    Raises:
        ReplyRefused: it does not fit; the message says what would.
    """
    if question.kind == "checklist":
        return _read_checklist(items, raw)
    if question.kind == "review":
        return _read_word((CONFIRMED,), raw)
    answers = protocol.vocabulary[question.asks[0]].answers
    if isinstance(answers, Numbers):
        return _read_number(answers, raw)
    return _read_word(answers.values, raw)


def recorded_by(question: Question, reply: Reply) -> dict[str, str | int]:
    """The findings that an answer records."""
    if isinstance(reply, Mapping):
        return dict(reply)
    return {question.asks[0]: reply} if question.asks else {}


def fitting(protocol: Protocol, question: Question, items: tuple[str, ...], kept: Reply) -> Reply | None:
    """The part of an earlier answer that still fits, or None when the question must be asked anew."""
    if isinstance(kept, Mapping):
        if question.kind != "checklist" or not set(items) <= set(kept):
            return None
        kept = {item: kept[item] for item in items}
        return kept if all(answer in YES_NO for answer in kept.values()) else None
    try:
        return read_reply(protocol, question, items, kept)
    except ReplyRefused:
        return None


def _read_word(values: tuple[str, ...], raw: object) -> str:
    word = raw.strip() if isinstance(raw, str) else None
    if word in values:
        return word
    shown = _shown(raw)
    hint = did_you_mean(word, values) if word else ""
    raise ReplyRefused(f"`{shown}` is not one of {_listed(values)}{hint}")


def _read_number(answers: Numbers, raw: object) -> int:
    number: int | None = None
    if isinstance(raw, str) and _DIGITS.fullmatch(raw.strip()):
        number = int(raw.strip())
    elif isinstance(raw, int | float) and not isinstance(raw, bool) and raw == raw // 1 and abs(raw) < 10**6:
        number = int(raw)
    if number is not None and answers.low <= number <= answers.high:
        return number
    unit = f" ({answers.unit})" if answers.unit else ""
    shown, low, high = _shown(raw), answers.low, answers.high
    raise ReplyRefused(
        f"`{shown}` is not a whole number from {low} to {high}{unit}",
        said("refused_number_unit", said=shown, low=low, high=high, unit=answers.unit)
        if unit
        else said("refused_number", said=shown, low=low, high=high),
    )


def _read_checklist(items: tuple[str, ...], raw: object) -> Mapping[str, str]:
    if not isinstance(raw, Mapping):
        raise ReplyRefused('a checklist is answered with {"yes": [items], "unsure": [items]}; the rest is no')
    answers: dict[str, str] = {}
    for key, chosen in raw.items():
        if key not in YES_NO:
            raise ReplyRefused(f"`{_shown(key)}` is not one of {_listed(YES_NO)}")
        if not _is_words(chosen):
            raise ReplyRefused(f"`{key}` takes a list of items")
        for item in chosen:
            if item not in items:
                raise ReplyRefused(f"`{_shown(item)}` is not asked here{did_you_mean(item, items)}")
            if answers.setdefault(item, str(key)) != key:
                raise ReplyRefused(f"`{_shown(item)}` has two answers; give one of {_listed(YES_NO)}")
    return {item: answers.get(item, NO) for item in items}


def _is_words(chosen: object) -> TypeGuard[list[str] | tuple[str, ...]]:
    return isinstance(chosen, list | tuple) and all(isinstance(item, str) for item in chosen)


def _shown(raw: object) -> str:
    """What was given, short, on one line and without anything a terminal could act on."""
    # Writing out a deeply nested list or a number of thousands of digits fails, so those are shown by their kind.
    short = isinstance(raw, str | float | None) or (isinstance(raw, int) and abs(raw) < 10**_SHOWN)
    written = str(raw) if short else type(raw).__name__
    text = "".join(character if character.isprintable() else "·" for character in written[:_SHOWN])
    return text + "…" if len(written) > len(text) else text


def _listed(values: Iterable[str]) -> str:
    return ", ".join(values)
