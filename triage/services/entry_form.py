"""A diary entry as a form: its parts in words, what is filled in, and what of it has changed."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal, NamedTuple

from triage.model.diary import (
    ACTIVITY,
    LONGEST_HELPED,
    LONGEST_TAG,
    LONGEST_WORDS,
    PLACES,
    SLEEP,
    STRONGEST,
    DiaryEntry,
    Written,
)
from triage.render.clean import clean
from triage.services.diary_words import diary_text
from triage.services.entry_parts import Parts
from triage.services.materials import Materials
from triage.services.noting import Noting

LONGEST_MOMENT = 40
"""Characters of a day and a time."""
OFFERED = 9
"""Tags and things that helped that are offered again: one digit each."""
LOOKED_THROUGH = 200
"""Entries in which they are looked for."""
Filled = Mapping[str, tuple[str, ...]]
"""What is filled in, by part; nothing where a part is not said."""
_SCORES = ("now", "worst", "average", "leg")
_YES_NO = ("yes", "no")


class Choice(NamedTuple):
    """Something to pick."""

    key: str
    """The digits that pick it, or empty."""
    value: str
    label: str


class FormPart(NamedTuple):
    """A part of an entry, to be filled in."""

    name: str
    kind: Literal["score", "one", "several", "moment", "listed", "words"]
    label: str
    how: str
    """How it is filled in."""
    choices: tuple[Choice, ...] = ()
    longest: int = 0
    """Characters of what is typed."""


class UsedBefore(NamedTuple):
    """What was written in other entries, what was used most first."""

    tags: tuple[str, ...] = ()
    helped: tuple[str, ...] = ()


def used_before(noting: Noting) -> UsedBefore:
    """What the last entries were tagged with, and what helped then."""
    found = noting.find(date.min, date.max, limit=LOOKED_THROUGH)
    return UsedBefore(
        _most_used(tag for written in found for tag in written.entry.tags),
        _most_used(text for written in found for text in written.entry.helped),
    )


def form_parts(materials: Materials, used: UsedBefore) -> tuple[FormPart, ...]:
    """Every part, in the order in which it is asked for."""
    how = {kind: diary_text(materials, f"note_how_{kind}") for kind in ("score", "one", "several")}

    def part(name: str, kind: Literal["score", "one", "several"], choices: tuple[Choice, ...]) -> FormPart:
        label = "note_pain_now" if name == "now" else f"log_{name}"
        return FormPart(name, kind, diary_text(materials, label), how[kind], choices)

    scores = tuple(Choice(str(score), str(score), str(score)) for score in range(STRONGEST + 1))
    return (
        _moment(materials),
        *(part(name, "score", scores) for name in _SCORES),
        part("where", "several", _words_for(materials, "log_place_", PLACES)),
        part("sleep", "one", _words_for(materials, "log_sleep_", SLEEP)),
        part("activity", "one", _words_for(materials, "log_activity_", ACTIVITY)),
        part("medicine", "one", _yes_no(materials)),
        _listed(materials, "tags", used.tags, LONGEST_TAG),
        _listed(materials, "helped", used.helped, LONGEST_HELPED),
        FormPart(
            "words",
            "words",
            diary_text(materials, "log_words"),
            f"{diary_text(materials, 'notice_unread')} {diary_text(materials, 'note_how_words')}",
            longest=LONGEST_WORDS,
        ),
    )


def filled(written: Written | None) -> Filled:
    """What is there of an entry that was written; of a new one, nothing."""
    if written is None:
        return {}
    entry = written.entry
    scores = {name: getattr(entry, name) for name in _SCORES}
    said = {
        "at": (f"{entry.at:%Y-%m-%d %H:%M}",),
        **{name: (str(score),) for name, score in scores.items() if score is not None},
        "where": entry.where,
        "sleep": _said(entry.sleep),
        "activity": _said(entry.activity),
        "medicine": _said(None if entry.medicine is None else _YES_NO[not entry.medicine]),
        "tags": entry.tags,
        "helped": entry.helped,
        "words": _said(entry.words or None),
    }
    return {name: values for name, values in said.items() if values}


def changes(before: Filled, now: Filled) -> Parts:
    """The parts that are filled in otherwise than before; what was taken out is empty."""

    def text(name: str, between: str = " ") -> str | None:
        values = now.get(name, ())
        return None if values == before.get(name, ()) else between.join(values)

    def several(name: str) -> tuple[str, ...] | None:
        values = now.get(name, ())
        return None if values == before.get(name, ()) else values

    return Parts(
        at=text("at"),
        now=text("now"),
        worst=text("worst"),
        average=text("average"),
        leg=text("leg"),
        where=text("where"),
        helped=several("helped"),
        tags=several("tags"),
        words=text("words"),
        sleep=text("sleep"),
        activity=text("activity"),
        medicine=text("medicine"),
    )


def entry_of(noting: Noting, before: Filled, now: Filled, was: DiaryEntry | None) -> DiaryEntry:
    """The entry that is filled in.

    Raises:
        EntryRefused: parts of it do not fit.
    """
    return noting.read(changes(before, now), was)


def _most_used(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(text for text, _ in Counter(texts).most_common(OFFERED))


def _said(word: str | None) -> tuple[str, ...]:
    return () if word is None else (word,)


def _words_for(materials: Materials, keys: str, words: tuple[str, ...]) -> tuple[Choice, ...]:
    return tuple(
        Choice(str(number), word, diary_text(materials, f"{keys}{word}")) for number, word in enumerate(words, 1)
    )


def _yes_no(materials: Materials) -> tuple[Choice, ...]:
    keys = zip(_YES_NO, ("log_taken", "log_not_taken"), strict=True)
    return tuple(Choice(str(number), word, diary_text(materials, key)) for number, (word, key) in enumerate(keys, 1))


def _moment(materials: Materials) -> FormPart:
    offered = (("now", "note_now"), ("yesterday", "note_yesterday"), ("day before yesterday", "note_before_yesterday"))
    choices = tuple(Choice("", text, diary_text(materials, key)) for text, key in offered)
    label, how = diary_text(materials, "note_when"), diary_text(materials, "note_how_when")
    return FormPart("at", "moment", label, how, choices, LONGEST_MOMENT)


def _listed(materials: Materials, name: str, before: tuple[str, ...], longest: int) -> FormPart:
    choices = tuple(Choice(str(number), text, clean(text)) for number, text in enumerate(before, 1))
    label, how = diary_text(materials, f"log_{name}"), diary_text(materials, f"note_how_{name}")
    return FormPart(name, "listed", label, how, choices, longest)
