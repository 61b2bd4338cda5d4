"""A diary entry as it is typed: each part read from its text, and everything that is wrong told at once."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import TypeVar

from triage.errors import EntryRefused, ReplyRefused, Said, closest, did_you_mean, said
from triage.model.diary import (
    ACTIVITY,
    LONGEST_HELPED,
    LONGEST_TAG,
    LONGEST_WORDS,
    MOST_HELPED,
    MOST_TAGS,
    PLACES,
    SLEEP,
    STRONGEST,
    DiaryEntry,
    Place,
)
from triage.render.clean import clean
from triage.services.moments import read_moment

_Typed = TypeVar("_Typed")
_Value = TypeVar("_Value")
_Word = TypeVar("_Word", bound=str)
NOTHING = "nothing"
"""What the refusal of an entry without any part goes by."""
_SHOWN = 40
_SCORE = re.compile(r"([0-9]{1,3})(?: ?/ ?10)?")
_TAG = re.compile(r"[\w-]+")
_TAG_IN_WORDS = re.compile(r"(?<![\w#&/])#(?=[\w-]*[^\W\d_])([\w-]+)")
_YES_NO = {"yes": True, "y": True, "no": False, "n": False}


@dataclass(frozen=True, slots=True)
class Parts:
    """An entry as it was typed; None where nothing was said, empty where a part is to be taken out."""

    at: str | None = None
    now: str | None = None
    worst: str | None = None
    average: str | None = None
    leg: str | None = None
    where: str | None = None
    """Places with commas or blanks between them."""
    helped: tuple[str, ...] | None = None
    tags: tuple[str, ...] | None = None
    words: str | None = None
    """A tag in them counts like one of `tags`."""
    sleep: str | None = None
    activity: str | None = None
    medicine: str | None = None
    """Yes or no."""


def read_entry(
    parts: Parts,
    now: datetime,
    zone: tzinfo | None = None,
    was: DiaryEntry | None = None,
    read_when: Callable[[str, datetime, tzinfo | None], datetime] = read_moment,
) -> DiaryEntry:
    """The entry; what is not said stays as it `was`. Times are those of this computer's zone, or of `zone`.

    Raises:
        EntryRefused: parts of it do not fit, or there is none; all of it at once.
    """
    before, reading = was or DiaryEntry(now), _Reading()
    words = reading.part("words", parts.words, _words, before.words)
    tags = parts.tags
    if tags is None and parts.words is not None:
        in_words = _tags_in(before.words)
        tags = tuple(tag for tag in before.tags if tag not in in_words)
    entry = DiaryEntry(
        at=reading.part("at", parts.at, lambda text: read_when(text or "now", now, zone), before.at),
        now=reading.part("now", parts.now, _score, before.now),
        worst=reading.part("worst", parts.worst, _score, before.worst),
        average=reading.part("average", parts.average, _score, before.average),
        leg=reading.part("leg", parts.leg, _score, before.leg),
        where=reading.part("where", parts.where, _where, before.where),
        helped=reading.part("helped", parts.helped, _helped, before.helped),
        tags=reading.part("tags", tags, lambda typed: _tags(typed, words), before.tags),
        words=words,
        sleep=reading.part("sleep", parts.sleep, lambda text: _one_of(text, SLEEP), before.sleep),
        activity=reading.part("activity", parts.activity, lambda text: _one_of(text, ACTIVITY), before.activity),
        medicine=reading.part("medicine", parts.medicine, _yes_no, before.medicine),
    )
    if not reading.wrong and entry == DiaryEntry(entry.at):
        why = "there is nothing in this entry; say how strong the pain is, 0 to 10, or anything else"
        reading.wrong[NOTHING] = ReplyRefused(why, said("refused_entry_empty"))
    if reading.wrong:
        raise EntryRefused(reading.wrong)
    return entry


@dataclass(slots=True)
class _Reading:
    """Collects what is wrong, by part."""

    wrong: dict[str, ReplyRefused] = field(default_factory=dict)

    def part(self, name: str, typed: _Typed | None, read: Callable[[_Typed], _Value], was: _Value) -> _Value:
        """What was typed for a part; as it was where nothing was, or where that is refused."""
        if typed is None:
            return was
        try:
            return read(typed)
        except ReplyRefused as refused:
            self.wrong[name] = refused
            return was


def _tags(typed: Iterable[str], words: str) -> tuple[str, ...]:
    """Those that are named, and those in the words."""
    read = {_tag(text) for text in typed if text.strip()} | {*_tags_in(words)}
    if len(read) > MOST_TAGS:
        why = f"there are {len(read)} tags; an entry has at most {MOST_TAGS}"
        raise ReplyRefused(why, said("refused_tags", number=len(read), most=MOST_TAGS))
    return tuple(sorted(read))


def _score(text: str) -> int | None:
    if not text.strip():
        return None
    found = _SCORE.fullmatch(text.strip())
    if found is None or int(found[1]) > STRONGEST:
        why = f"`{_shown(text)}` is not a pain score; write a whole number from 0 to {STRONGEST}"
        raise ReplyRefused(why, said("refused_score", said=_shown(text), most=STRONGEST))
    return int(found[1])


def _where(text: str) -> tuple[Place, ...]:
    typed = re.sub(r"below[ _-](the[ _-])?knee", "below_knee", text.casefold())
    named = {word for word in re.split(r"[,;\s]+", typed) if word not in {"", "and"}}
    if unknown := sorted(named - {*PLACES}):
        shown, places = _shown(unknown[0]), ", ".join(PLACES)
        why = f"`{shown}` is not a place; write one or more of {places}{did_you_mean(unknown[0], PLACES)}"
        raise ReplyRefused(why, _or_meant(said("refused_place", said=shown, words=places), unknown[0], PLACES))
    return tuple(place for place in PLACES if place in named)


def _helped(typed: Sequence[str]) -> tuple[str, ...]:
    read = tuple(dict.fromkeys(words for text in typed if (words := " ".join(clean(text).split()))))
    if len(read) > MOST_HELPED:
        why = f"{len(read)} things helped; an entry takes at most {MOST_HELPED}"
        raise ReplyRefused(why, said("refused_helped", number=len(read), most=MOST_HELPED))
    for text in read:
        if len(text) > LONGEST_HELPED:
            why = f"`{_shown(text)}` is too long for what helped; at most {LONGEST_HELPED} characters"
            raise ReplyRefused(why, said("refused_long_helped", said=_shown(text), most=LONGEST_HELPED))
    return read


def _words(text: str) -> str:
    words = "\n".join(line.rstrip() for line in clean(text).strip().split("\n"))
    if len(words) > LONGEST_WORDS:
        why = f"the words are {len(words)} characters long; an entry takes at most {LONGEST_WORDS}"
        raise ReplyRefused(why, said("refused_long_words", number=len(words), most=LONGEST_WORDS))
    return words


def _tag(text: str) -> str:
    tag = "-".join(clean(text).strip().removeprefix("#").lower().split())
    if not _TAG.fullmatch(tag):
        why = f"`{_shown(text)}` is not a tag; a tag is of letters, digits, - and _"
        raise ReplyRefused(why, said("refused_tag", said=_shown(text)))
    if len(tag) > LONGEST_TAG:
        why = f"`{_shown(text)}` is too long for a tag; at most {LONGEST_TAG} characters"
        raise ReplyRefused(why, said("refused_long_tag", said=_shown(text), most=LONGEST_TAG))
    return tag


def _tags_in(words: str) -> list[str]:
    return [tag for found in _TAG_IN_WORDS.findall(words) if len(tag := str(found).lower()) <= LONGEST_TAG]


def _one_of(text: str, words: tuple[_Word, ...]) -> _Word | None:
    typed = text.strip().casefold()
    if not typed:
        return None
    for word in words:
        if word == typed:
            return word
    shown, listed = _shown(text), ", ".join(words)
    why = f"`{shown}` is not one of {listed}{did_you_mean(typed, words)}"
    raise ReplyRefused(why, _or_meant(said("refused_word", said=shown, words=listed), typed, words))


def _yes_no(text: str) -> bool | None:
    typed = text.strip().casefold()
    if typed and typed not in _YES_NO:
        why = f"`{_shown(text)}` does not say whether medicine was taken; write yes or no"
        raise ReplyRefused(why, said("refused_medicine", said=_shown(text)))
    return _YES_NO.get(typed)


def _or_meant(refused: Said, typed: str, words: Sequence[str]) -> Said:
    """The sentence, with the word that is meant by a misspelt one behind it."""
    close = closest(typed, words)
    return said("did_you_mean", why=refused, word=close) if close else refused


def _shown(text: str) -> str:
    shown = " ".join(clean(text).split())
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
