"""The days of the diary: the same as the entries say, whatever was changed, taken out, damaged or gone."""

import sqlite3
from collections import Counter
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, rule

from tests.journal.keeping import NOON, entry
from triage.journal import days
from triage.journal.diary_reading import read_days, read_entries, read_filled, read_ids, read_kept_behind, read_moments
from triage.journal.schema import MIGRATIONS
from triage.journal.store import Store
from triage.model.diary import PLACES, DiaryEntry, Measured, Score
from triage.model.events import Event, Filled, Noted, Struck

ONE, TWO, THREE = (f"{number:032x}" for number in (1, 2, 3))
ALL = (date.min, date.max)


def any_entry(_: object) -> bool:
    """Every entry fits."""
    return True


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "journal.sqlite3"


def wrote(file: Path, *kept: tuple[str, Event]) -> Path:
    """A journal in which these were kept, a minute apart, its days brought up to them."""
    with closing(Store(file)) as store:
        for minute, (id_, event) in enumerate(kept):
            store.append(id_, [entry(event, minute)])
        read_days(store, *ALL)
    return file


def scores(file: Path) -> list[tuple[int, int | None]]:
    """What the days say: how many days before the first of the month it was, and the pain then."""
    with closing(Store(file)) as store:
        return [((NOON.date() - day.day).days, score.now) for day in read_days(store, *ALL) for score in day.scores]


def at(days_ago: int, pain: int) -> DiaryEntry:
    return DiaryEntry(NOON - timedelta(days_ago), now=pain)


def test_a_day_holds_the_scores_of_its_entries_by_their_times(file: Path) -> None:
    later, earlier = (
        DiaryEntry(NOON, now=3, where=("back", "leg"), leg=2),
        DiaryEntry(NOON - timedelta(hours=1), worst=7),
    )
    wrote(file, (ONE, Noted(later)), (TWO, Noted(earlier)))

    with closing(Store(file)) as store:
        (day,) = read_days(store, *ALL)

    assert day.day == NOON.date()
    assert day.scores == (
        Score(earlier.at, worst=7, seq=2),
        Score(NOON, now=3, leg=2, where=("back", "leg"), seq=1),
    )


def test_only_the_days_that_are_asked_for_are_read(file: Path) -> None:
    wrote(file, *((f"{number:032x}", Noted(at(number, number))) for number in range(5)))

    with closing(Store(file)) as store:
        read = read_days(store, NOON.date() - timedelta(3), NOON.date() - timedelta(1))

    assert [day.scores[0].now for day in read] == [3, 2, 1]


def test_an_entry_that_is_changed_to_another_day_leaves_the_first(file: Path) -> None:
    wrote(file, (ONE, Noted(at(0, 4))), (ONE, Noted(at(2, 5), changed=True)))

    assert scores(file) == [(2, 5)]


def test_an_entry_that_is_taken_out_is_in_no_day(file: Path) -> None:
    wrote(file, (ONE, Noted(at(0, 4))), (TWO, Noted(at(0, 6))), (ONE, Struck()))

    assert scores(file) == [(0, 6)]


SPOILED = {
    "a body": "UPDATE days SET body = replace(body, ',4,', ',1,') WHERE day <> ''",
    "a checksum": "UPDATE days SET checksum = 'none' WHERE day <> ''",
    "a day": "UPDATE days SET day = '2001-01-01' WHERE day = (SELECT max(day) FROM days)",
    "one that is gone": "DELETE FROM days WHERE day = (SELECT max(day) FROM days)",
    "all that are gone": "DELETE FROM days WHERE day <> ''",
    "how many there are": "UPDATE days SET body = '1' WHERE day = ''",
    "how many there are, in no letters": "UPDATE days SET body = x'ff' WHERE day = ''",
    "that nobody knows how many": "DELETE FROM days WHERE day = ''",
    "of another kind": "UPDATE days SET body = x'ff' WHERE day <> ''",
}


@pytest.mark.parametrize("spoiling", SPOILED.values(), ids=SPOILED)
def test_days_that_are_not_as_they_were_kept_are_built_again(file: Path, spoiling: str) -> None:
    wrote(file, (ONE, Noted(at(0, 4))), (TWO, Noted(at(1, 4))))
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(spoiling)

    assert scores(file) == [(1, 4), (0, 4)]
    with closing(Store(file)) as store, store.reading() as connection:
        assert days.differing(connection) == ()


@pytest.mark.parametrize("spoiling", SPOILED.values(), ids=SPOILED)
def test_what_is_written_after_days_were_spoiled_stands_with_all_the_others(file: Path, spoiling: str) -> None:
    wrote(file, (ONE, Noted(at(0, 4))), (TWO, Noted(at(1, 4))))
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(spoiling)
    wrote(file, (THREE, Noted(at(0, 9))), (TWO, Noted(at(1, 2), changed=True)))

    assert scores(file) == [(1, 2), (0, 4), (0, 9)]


def test_an_entry_that_is_damaged_is_not_among_the_days_that_are_built_again(file: Path) -> None:
    wrote(file, (ONE, Noted(at(0, 4))), (TWO, Noted(at(1, 4))))
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE events SET body = replace(body, ':4', ':1') WHERE seq = 1")
        connection.execute("DELETE FROM days")

    assert scores(file) == [(1, 4)]


def test_what_differs_from_the_entries_is_named(file: Path) -> None:
    wrote(file, (ONE, Noted(at(0, 4))), (TWO, Noted(at(1, 4))))
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("DELETE FROM days WHERE day = ?", (NOON.date().isoformat(),))

    with closing(Store(file)) as store, store.reading() as connection:
        assert days.differing(connection) == (NOON.date().isoformat(),)


def test_a_journal_of_before_the_diary_is_taken_on(file: Path) -> None:
    wrote(file, (ONE, Noted(at(0, 4))))
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("DROP TABLE days")
        connection.execute("DELETE FROM migrations WHERE name = 'days'")

    assert scores(file) == [(0, 4)]


@pytest.mark.parametrize("taken", range(1, len(MIGRATIONS)))
def test_a_journal_of_every_version_so_far_is_opened(file: Path, taken: int) -> None:
    wrote(file)
    with closing(sqlite3.connect(file)) as connection, connection:
        for name in list(MIGRATIONS)[taken:]:
            connection.execute("DELETE FROM migrations WHERE name = ?", (name,))
        connection.execute("DROP TABLE days")
    wrote(file, (ONE, Noted(at(0, 4))))

    assert scores(file) == [(0, 4)]


def test_entries_come_with_the_latest_first_and_no_more_than_wanted(file: Path) -> None:
    wrote(file, *((f"{number:032x}", Noted(at(number % 3, number))) for number in range(6)))

    with closing(Store(file)) as store:
        found = read_entries(store, *ALL, any_entry, 4)

    assert [written.entry.now for written in found] == [3, 0, 4, 1]


def test_what_was_kept_behind_a_number_is_found_for_whatever_day(file: Path) -> None:
    wrote(file, (ONE, Noted(at(0, 4))), (TWO, Noted(at(9, 5))), (ONE, Noted(at(8, 6), changed=True)), (THREE, Struck()))

    with closing(Store(file)) as store:
        found = read_kept_behind(store, 1, any_entry, 10)

    assert [(written.id, written.entry.now, written.seq) for written in found] == [(ONE, 6, 3), (TWO, 5, 2)]


def test_ids_are_found_by_how_they_begin(file: Path) -> None:
    wrote(
        file,
        ("ab" * 16, Noted(at(0, 1))),
        ("ac" * 16, Noted(at(0, 2))),
        ("ad" * 16, Noted(at(0, 2))),
        ("ad" * 16, Struck()),
    )

    with closing(Store(file)) as store:
        assert [read_ids(store, beginning) for beginning in ("ab", "a", "ad", "b")] == [
            ("ab" * 16,),
            ("ab" * 16, "ac" * 16),
            (),
            (),
        ]


def test_when_an_entry_was_written_and_changed_is_known(file: Path) -> None:
    wrote(file, (ONE, Noted(at(0, 4))), (TWO, Noted(at(1, 4))), (ONE, Noted(at(0, 5), changed=True)))

    with closing(Store(file)) as store:
        assert read_moments(store, ONE) == (NOON, NOON + timedelta(minutes=2))


def test_questionnaires_come_back_in_their_order(file: Path) -> None:
    filled = Filled("psfs", {"first": 3}, ("tie my shoes",))
    wrote(file, (ONE, filled), (TWO, Filled("peg", {"pain": 5})))

    with closing(Store(file)) as store:
        assert read_filled(store) == (
            Measured(ONE, NOON, "psfs", {"first": 3}, ("tie my shoes",)),
            Measured(TWO, NOON + timedelta(minutes=1), "peg", {"pain": 5}),
        )


entries = st.builds(
    DiaryEntry,
    st.builds(lambda ago: NOON - timedelta(minutes=ago), st.integers(0, 9000)),
    now=st.none() | st.integers(0, 10),
    worst=st.none() | st.integers(0, 10),
    leg=st.none() | st.integers(0, 10),
    where=st.sets(st.sampled_from(PLACES)).map(lambda said: tuple(place for place in PLACES if place in said)),
    words=st.text(max_size=20),
)


class Diary(RuleBasedStateMachine):
    """Whatever is written, changed and taken out, in two programs by turns: it is what a dictionary would hold."""

    known: Bundle[str] = Bundle("known")

    @initialize()
    def begin(self) -> None:
        self.folder = TemporaryDirectory()
        self.file = Path(self.folder.name) / "kept" / "journal.sqlite3"
        self.stores = [Store(self.file), Store(self.file)]
        self.should: dict[str, DiaryEntry] = {}
        self.count = 0

    @rule(target=known, written=entries, which=st.integers(0, 1))
    def write(self, written: DiaryEntry, which: int) -> str:
        self.count += 1
        id_ = f"{self.count:032x}"
        self._append(which, id_, Noted(written))
        self.should[id_] = written
        return id_

    @rule(id_=known, written=entries, which=st.integers(0, 1))
    def change(self, id_: str, written: DiaryEntry, which: int) -> None:
        self._append(which, id_, Noted(written, changed=True))
        self.should[id_] = written

    @rule(id_=consumes(known), which=st.integers(0, 1))
    def strike(self, id_: str, which: int) -> None:
        self._append(which, id_, Struck())
        self.should.pop(id_, None)

    @rule(which=st.integers(0, 1))
    def open_again(self, which: int) -> None:
        self.stores[which].close()
        self.stores[which] = Store(self.file)

    @invariant()
    def the_journal_is_as_it_should_be(self) -> None:
        if not hasattr(self, "stores"):
            return
        for store in self.stores:
            found = {written.id: written.entry for written in read_entries(store, *ALL, any_entry, 1000)}
            assert found == self.should
            told = Counter((score.at, score.now, score.leg) for day in read_days(store, *ALL) for score in day.scores)
            assert told == Counter((each.at, each.now, each.leg) for each in self.should.values())
            with store.reading() as connection:
                assert days.differing(connection) == ()
                assert days.is_current(connection)

    def _append(self, which: int, id_: str, event: Event) -> None:
        self.stores[which].append(id_, [entry(event, self.count)])

    def teardown(self) -> None:
        for store in getattr(self, "stores", ()):
            store.close()
        if hasattr(self, "folder"):
            self.folder.cleanup()


TestDiary = Diary.TestCase
TestDiary.settings = settings(max_examples=60, stateful_step_count=20)
