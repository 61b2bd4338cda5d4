"""What the diary shows when it is opened."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from tests.patients import shipped
from tests.services.diarist import Diarist
from tests.services.remembered import Person
from triage.model.events import Filled
from triage.model.measure import Measure
from triage.services.diary_front import LATELY, DiaryFront, diary_front
from triage.services.home import home


@pytest.fixture
def diarist(tmp_path: Path) -> Diarist:
    """Somebody with a journal and nothing in it."""
    return Diarist(Person(tmp_path / "kept" / "journal.sqlite3"))


def front(diarist: Diarist) -> DiaryFront:
    return diary_front(shipped(), diarist.remembering, diarist.clock.now, "2w")


def fill_in(diarist: Diarist, measure: Measure) -> None:
    activities = tuple(measure.items) if measure.kind == "activities" else ()
    filled = Filled(measure.id, dict.fromkeys(measure.items, 1), activities)
    diarist.remembering.diary.pages.fill(uuid4().hex, filled)


def test_the_last_entries_stand_with_the_latest_first(diarist: Diarist) -> None:
    for score in range(LATELY + 2):
        diarist.clock.move(hours=1)
        diarist.writes(score)

    assert [line.score for line in front(diarist).lately] == [6, 5, 4, 3, 2]


def test_who_has_no_diary_is_offered_no_questionnaire(diarist: Diarist) -> None:
    assert front(diarist).due == ""


def test_all_that_is_due_is_one_line(diarist: Diarist) -> None:
    diarist.writes(4)

    assert front(diarist).due.startswith("4 questionnaires are due. The first: Pain and your week")


def test_one_that_is_due_is_named(diarist: Diarist) -> None:
    diarist.writes(4)
    *others, last = shipped().measures.measures.values()
    for measure in others:
        fill_in(diarist, measure)

    assert front(diarist).due == f"1 questionnaire is due: {shipped().library.measures[last.id].title}."


@pytest.mark.parametrize(
    ("score", "words", "note"),
    [
        (None, None, "One number a day shows if it gets better"),
        (4, None, "Last entry yesterday at 09:00: pain 4"),
        (None, "slept well", "Last entry yesterday at 09:00"),
    ],
)
def test_the_first_screen_tells_the_last_entry(
    diarist: Diarist, score: int | None, words: str | None, note: str
) -> None:
    if score is not None or words is not None:
        diarist.writes(score, words)
    now = diarist.clock.now + timedelta(days=1)
    entries = home(shipped(), diarist.remembering, "", now).entries

    assert next(entry.note for entry in entries if entry.act == "diary") == note
