"""What is written into the diary, as the body of a row, and back."""

import json
from collections.abc import Mapping
from datetime import datetime
from json.encoder import encode_basestring_ascii as _quoted

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
)
from triage.model.event_kinds import NOTED
from triage.model.events import Filled, Noted, OfDiary, Struck

_SCORES = ("now", "worst", "average", "leg")
_MOST_ANSWERS = 100
"""Items of a questionnaire; the longest has 24."""


def write_diary(event: OfDiary) -> tuple[str, str]:
    """The kind of a row, and what stands in it as JSON: only what was said."""
    match event:
        case Noted(entry, changed):
            return NOTED, _as_json(entry, changed=changed)
        case Struck():
            return "struck", "{}"
        case Filled(measure, answers, activities):
            body = {"measure": measure, "answers": dict(answers), "activities": activities}
            return "filled", json.dumps(body)


def _as_json(entry: DiaryEntry, *, changed: bool) -> str:
    """Put together by hand: a person waits for each entry, and `json` takes as long as the database for so little."""
    told = [f'"at":"{entry.at.isoformat()}"']
    for name, score in zip(_SCORES, (entry.now, entry.worst, entry.average, entry.leg), strict=True):
        if score is not None:
            told.append(f'"{name}":{score}')
    for name, text in (("words", entry.words), ("sleep", entry.sleep), ("activity", entry.activity)):
        if text:
            told.append(f'"{name}":{_quoted(text)}')
    for name, texts in (("where", entry.where), ("helped", entry.helped), ("tags", entry.tags)):
        if texts:
            told.append(f'"{name}":[{",".join([_quoted(text) for text in texts])}]')
    if entry.medicine is not None:
        told.append('"medicine":true' if entry.medicine else '"medicine":false')
    if changed:
        told.append('"changed":true')
    return "{" + ",".join(told) + "}"


def read_diary(kind: str, body: object) -> OfDiary | None:
    """What a row tells; None for a kind that is not known here.

    Raises:
        ValueError: it tells something that cannot be.
    """
    if not isinstance(body, dict):
        raise ValueError("parts by their names")  # noqa: TRY004 - a damaged row, like all the others
    match kind:
        case "noted":
            return Noted(_entry(body), changed=body.get("changed") is True)
        case "struck":
            return Struck()
        case "filled":
            return _filled(body)
        case _:
            return None


def _entry(body: Mapping[str, object]) -> DiaryEntry:
    at = datetime.fromisoformat(_text(body.get("at"), 40))
    if at.utcoffset() is None:
        raise ValueError("a time without its offset")
    now, worst, average, leg = (_score(body.get(name)) for name in _SCORES)
    said = {*_texts(body.get("where"), len(PLACES))}
    sleep, activity, medicine = body.get("sleep"), body.get("activity"), body.get("medicine")
    if said - set(PLACES) or sleep not in (*SLEEP, None) or activity not in (*ACTIVITY, None):
        raise ValueError("a word that is not one of those there are")
    if medicine is not None and not isinstance(medicine, bool):
        raise ValueError("medicine is yes or no")
    return DiaryEntry(
        at,
        now,
        worst,
        average,
        leg,
        tuple(place for place in PLACES if place in said),
        _texts(body.get("helped"), MOST_HELPED, LONGEST_HELPED),
        _texts(body.get("tags"), MOST_TAGS, LONGEST_TAG),
        _text(body.get("words", ""), LONGEST_WORDS),
        next((word for word in SLEEP if word == sleep), None),
        next((word for word in ACTIVITY if word == activity), None),
        medicine,
    )


def _filled(body: Mapping[str, object]) -> Filled:
    answers = body.get("answers")
    if not isinstance(answers, dict) or len(answers) > _MOST_ANSWERS:
        raise ValueError("answers by item")
    if not all(type(answer) is int for answer in answers.values()):
        raise ValueError("an answer is a number")
    return Filled(_text(body.get("measure"), LONGEST_TAG), answers, _texts(body.get("activities"), MOST_TAGS, 200))


def _score(value: object) -> int | None:
    if value is None or (type(value) is int and 0 <= value <= STRONGEST):
        return value
    raise ValueError("a score is 0 to 10")


def _text(value: object, longest: int) -> str:
    if isinstance(value, str) and len(value) <= longest:
        return value
    raise ValueError("a text, and no longer than it may be")


def _texts(value: object, most: int, longest: int = LONGEST_TAG) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, list) and len(value) <= most:
        return tuple(_text(text, longest) for text in value)
    raise ValueError("texts, and no more than there may be")
