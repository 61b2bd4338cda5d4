"""Writing into the diary: what is kept, what is said of it, and what it shows that needs a question."""

from datetime import date
from pathlib import Path

import pytest

from tests.services.diarist import Diarist
from tests.services.remembered import Person
from triage.errors import ReplyRefused
from triage.services.entry_parts import Parts

NUMB = "it feels numb between my legs"
"""A warning sign in a note."""


@pytest.fixture
def diarist(tmp_path: Path) -> Diarist:
    """Somebody with a journal and nothing in it."""
    return Diarist(Person(tmp_path / "kept" / "journal.sqlite3"))


def everything(diarist: Diarist) -> list[str]:
    """The words of every entry, the newest first."""
    return [written.entry.words for written in diarist.noting.find(date.min, date.max)]


def test_an_entry_is_there_when_the_program_starts_again(diarist: Diarist) -> None:
    saved = diarist.writes(4, "sat all day")
    diarist.starts()

    assert saved.kept
    assert diarist.noting.one(saved.id).entry == saved.entry


def test_it_is_said_what_was_saved(diarist: Diarist) -> None:
    assert diarist.writes(4, "sat all day #work").said == "Saved: 4: sat all day #work."


def test_an_entry_for_another_day_says_for_which(diarist: Diarist) -> None:
    assert diarist.writes(4, at="yesterday 8:15").said == "Saved for yesterday at 08:15: 4."


def test_the_mean_of_a_week_stands_beside_the_one_before(diarist: Diarist) -> None:
    said = [diarist.writes(6 if day < 7 else 4, at=f"{13 - day} days ago").said for day in range(14)]

    assert said[0].endswith(": 6.")
    assert diarist.writes(4).said.endswith("Your mean of 7 days is 4.0; in the 7 days before it was 6.0.")


def test_of_few_days_no_mean_is_told(diarist: Diarist) -> None:
    diarist.writes(5, at="yesterday")

    assert diarist.writes(4).said == "Saved: 4."


def test_an_entry_without_a_score_has_no_mean(diarist: Diarist) -> None:
    for ago in range(5):
        diarist.writes(5, at=f"{ago} days ago")

    assert diarist.writes(words="a note").said == "Saved: a note."


def test_an_entry_is_changed_and_counts_as_it_is_now(diarist: Diarist) -> None:
    first = diarist.writes(4, "sat all day")
    diarist.clock.move(hours=1)
    was = diarist.noting.one(first.id)
    changed = diarist.noting.amend(first.id, diarist.noting.read(Parts(now="6"), was.entry))

    assert changed.said.startswith("Changed, for today at 09:00: 6: sat all day.")
    (written,) = diarist.noting.find(date.min, date.max)
    assert (written.id, written.entry.now, written.entry.at) == (first.id, 6, first.entry.at)
    assert [score.now for day in diarist.chronicle.days for score in day.scores] == [6]


def test_an_entry_is_taken_out(diarist: Diarist) -> None:
    saved = diarist.writes(4)
    struck = diarist.noting.strike(saved.id[:6])

    assert struck.said == "Taken out: 4."
    assert diarist.noting.find(date.min, date.max) == ()
    with pytest.raises(ReplyRefused, match="no entry begins with"):
        diarist.noting.one(saved.id)


def test_an_id_can_be_shortened_to_four_digits(diarist: Diarist) -> None:
    saved = diarist.writes(4)

    assert diarist.noting.one(saved.id[:4].upper()).entry == saved.entry


@pytest.mark.parametrize("said", ["", "abc", "%%%%", "____", "nothex"])
def test_what_is_no_id_is_refused(diarist: Diarist, said: str) -> None:
    diarist.writes(4)

    with pytest.raises(ReplyRefused, match="is not an id"):
        diarist.noting.one(said)


def test_an_id_that_two_entries_begin_with_is_refused(diarist: Diarist) -> None:
    entry = diarist.writes(4).entry
    for id_ in ("0123" + "4" * 28, "0123" + "5" * 28):
        diarist.noting.amend(id_, entry)

    with pytest.raises(ReplyRefused, match="more than one entry begins with `0123`"):
        diarist.noting.one("0123")


def test_entries_are_found_by_words_and_tags_and_days(diarist: Diarist) -> None:
    diarist.writes(4, "Sat all day #work", at="3 days ago")
    diarist.writes(3, "a walk", tags=("walk",), at="2 days ago")
    diarist.writes(2, "sat in the sun")
    today = diarist.clock.now.date()

    assert everything(diarist) == ["sat in the sun", "a walk", "Sat all day #work"]
    assert [found.entry.now for found in diarist.noting.find(date.min, date.max, words="SAT")] == [2, 4]
    assert [found.entry.now for found in diarist.noting.find(date.min, date.max, tags=["walk"])] == [3]
    assert [found.entry.now for found in diarist.noting.find(today, today)] == [2]


def test_a_warning_word_asks_for_a_check_and_says_whom_to_call(diarist: Diarist) -> None:
    diarist.checks()
    (notice,) = diarist.writes(3, NUMB).notices

    assert notice.asks == "check"
    assert "112" in notice.emergency or "999" in notice.emergency


def test_an_emergency_is_told_again_as_long_as_nobody_has_asked_about_it(diarist: Diarist) -> None:
    diarist.checks()
    diarist.writes(3, NUMB)

    assert [notice.asks for notice in diarist.writes(2, "a quiet day").notices] == ["check"]
    diarist.checks()
    assert diarist.writes(2, "a quiet day").notices == ()


def test_a_notice_that_was_due_before_is_not_told_again(diarist: Diarist) -> None:
    diarist.checks()
    told = []
    for _ in range(5):
        diarist.clock.move(days=1)
        told.append(tuple(notice.rule for notice in diarist.writes(8).notices))

    rules = [rule for rules in told for rule in rules]
    assert rules
    assert len(rules) == len(set(rules))


def test_without_a_journal_it_is_said_that_nothing_is_kept_and_what_it_shows_is_told_all_the_same() -> None:
    diarist = Diarist(Person(None))
    saved = diarist.writes(3, NUMB)

    assert (saved.kept, saved.said) == (False, "Nothing is kept now, so this is not saved.")
    assert [notice.asks for notice in saved.notices] == ["check"]


def test_a_journal_that_cannot_be_used_is_told_and_nothing_is_claimed(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("in the way")
    saved = Diarist(Person(tmp_path / "kept" / "journal.sqlite3")).writes(3, NUMB)

    assert not saved.kept
    assert saved.said.startswith("This is not saved. The reason: ")
    assert [notice.asks for notice in saved.notices] == ["check"]
