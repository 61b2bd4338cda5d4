"""The diary as services use it: written, found, changed and taken out; and never in the way when something is wrong."""

import sqlite3
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, rule

from tests.journal.keeping import NOON
from triage.journal.erasing_range import erase_days
from triage.model.diary import DiaryEntry, Score
from triage.model.events import Answered, Entry, Filled, Finished
from triage.services.diary import Diary

ONE, TWO, THREE = (f"{number:032x}" for number in (1, 2, 3))


class Clock:
    """A minute later each time it is asked."""

    def __init__(self) -> None:
        self.moment = NOON

    def __call__(self) -> datetime:
        self.moment += timedelta(minutes=1)
        return self.moment


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "journal.sqlite3"


@pytest.fixture
def diary(file: Path) -> Diary:
    """A diary in which nothing was written so far."""
    return Diary(file, clock=Clock())


def at(ago: int, pain: int = 4, words: str = "", tags: tuple[str, ...] = ()) -> DiaryEntry:
    return DiaryEntry(NOON - timedelta(ago), now=pain, words=words, tags=tags)


def spoil(file: Path, statement: str) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(statement)


def test_what_was_written_is_read_back(diary: Diary) -> None:
    diary.pages.write(ONE, at(0, 4, "sat all day"))
    written = diary.pages.entry(ONE)

    assert written is not None
    assert (written.id, written.seq, written.recorded) == (ONE, 1, NOON + timedelta(minutes=1))
    assert written.entry == at(0, 4, "sat all day")
    assert diary.fault == ""


def test_what_was_changed_is_read_as_it_is_now(diary: Diary) -> None:
    diary.pages.write(ONE, at(0, 4))
    diary.pages.write(ONE, at(1, 6), changed=True)

    assert [written.entry for written in diary.pages.entries()] == [at(1, 6)]
    assert diary.pages.days()[0].day == NOON.date() - timedelta(1)
    assert diary.pages.kept(ONE) == (NOON + timedelta(minutes=1), NOON + timedelta(minutes=2))


def test_what_was_taken_out_is_nowhere(diary: Diary) -> None:
    diary.pages.write(ONE, at(0))
    diary.pages.strike(ONE)

    assert diary.pages.entry(ONE) is None
    assert (diary.pages.entries(), diary.pages.days(), diary.pages.ids("0"), diary.pages.kept(ONE)) == ((), (), (), ())


def test_days_hold_the_scores_and_the_numbers_of_their_entries(diary: Diary) -> None:
    diary.pages.write(ONE, at(0, 4))
    diary.pages.write(TWO, at(0, 6))

    assert diary.pages.days(NOON.date(), NOON.date())[0].scores == (Score(NOON, 4, seq=1), Score(NOON, 6, seq=2))


@pytest.mark.parametrize(
    ("words", "found"),
    [("SAT", [ONE, TWO]), ("sat day", [ONE]), ("straße", [THREE]), ("STRASSE", [THREE]), ("stood", [])],
)
def test_entries_are_found_by_their_words_however_they_are_written(diary: Diary, words: str, found: list[str]) -> None:
    for ago, (id_, said) in enumerate([(ONE, "Sat all day"), (TWO, "sat"), (THREE, "Die Straße")]):
        diary.pages.write(id_, at(ago, 4, said))

    assert [written.id for written in diary.pages.entries(words=words)] == found


def test_entries_are_found_by_all_of_the_tags(diary: Diary) -> None:
    diary.pages.write(ONE, at(0, tags=("garden", "work")))
    diary.pages.write(TWO, at(1, tags=("work",)))

    assert [written.id for written in diary.pages.entries(tags=("work", "Garden"))] == [ONE]
    assert [written.id for written in diary.pages.entries(tags=("work",))] == [ONE, TWO]


def test_entries_are_found_by_what_helped(diary: Diary) -> None:
    diary.pages.write(ONE, DiaryEntry(NOON, now=3, helped=("a slow walk",)))

    assert [written.id for written in diary.pages.entries(words="walk")] == [ONE]


def test_entries_of_some_days_come_with_the_latest_first_and_no_more_than_wanted(diary: Diary) -> None:
    for number in range(9):
        diary.pages.write(f"{number:032x}", at(number, number))
    first, last = NOON.date() - timedelta(6), NOON.date() - timedelta(2)

    assert [written.entry.now for written in diary.pages.entries(first, last, limit=3)] == [2, 3, 4]


def test_entries_kept_behind_a_number_are_found_whatever_their_day(diary: Diary) -> None:
    diary.pages.write(ONE, at(0))
    diary.pages.write(TWO, at(400))

    assert [written.id for written in diary.pages.entries(behind=1)] == [TWO]


def test_questionnaires_are_read_back(diary: Diary) -> None:
    diary.pages.fill(ONE, Filled("psfs", {"first": 3}, ("tie my shoes",)))
    (measured,) = diary.pages.measured()

    assert (measured.id, measured.at) == (ONE, NOON + timedelta(minutes=1))
    assert (measured.measure, measured.answers, measured.activities) == ("psfs", {"first": 3}, ("tie my shoes",))


def test_a_journal_that_is_not_there_is_not_made_by_reading(diary: Diary, file: Path) -> None:
    pages = diary.pages

    assert (pages.days(), pages.entries(), pages.entry(ONE), pages.measured()) == ((), (), None, ())
    assert diary.fault == ""
    assert not file.parent.exists()


def test_without_a_file_nothing_is_kept_and_nothing_said() -> None:
    diary = Diary(None)
    diary.pages.write(ONE, at(0))

    assert diary.pages.entries() == ()
    assert diary.fault == ""
    assert not diary.keeps


def test_what_cannot_be_stored_is_said_and_stored_with_what_comes_next(diary: Diary, file: Path) -> None:
    diary.pages.write(ONE, at(0))
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        diary.fault = "not patient"  # as after a first wait: nobody is made to wait twice
        diary._let_go()  # noqa: SLF001 - so that it opens the file again, not patient
        diary.pages.write(TWO, at(1))

        assert "another program" in diary.fault
        connection.execute("ROLLBACK")
    diary.pages.write(THREE, at(2))

    assert diary.fault == ""
    assert [written.id for written in diary.pages.entries()] == [ONE, TWO, THREE]


@pytest.mark.parametrize("spoiled", [b"", b"x" * 9000, None])
def test_nothing_raises_whatever_became_of_the_file(diary: Diary, file: Path, spoiled: bytes | None) -> None:
    diary.pages.write(ONE, at(0))
    diary.close(NOON, "")
    file.write_bytes(file.read_bytes()[:9000] if spoiled is None else spoiled)
    pages = diary.pages
    pages.write(TWO, at(1))
    pages.strike(ONE)
    pages.fill(THREE, Filled("peg", {"pain": 3}))

    assert (pages.entry(ONE), pages.ids("f"), pages.kept(ONE)) == (None, (), ())
    assert bool(diary.fault) == (spoiled != b"")


@pytest.mark.parametrize("read_first", [True, False])
def test_a_damaged_entry_is_not_used_and_said(diary: Diary, file: Path, read_first: bool) -> None:  # noqa: FBT001 - a case
    diary.pages.write(ONE, at(0))
    diary.pages.write(TWO, at(1))
    if read_first:
        diary.pages.days()
    spoil(file, "UPDATE events SET body = replace(body, ':4', ':9') WHERE seq = 1")

    assert [written.id for written in diary.pages.entries()] == [TWO]
    assert diary.damage == str(file)


def test_damage_is_still_said_when_conversations_are_read(diary: Diary, file: Path) -> None:
    diary.pages.write(ONE, at(0))
    spoil(file, "UPDATE events SET body = '{}'")
    diary.pages.days()
    diary.records()

    assert diary.damage == str(file)


@pytest.mark.parametrize("ago", [1, 30])
def test_a_day_under_another_name_is_missed(diary: Diary, file: Path, ago: int) -> None:
    diary.pages.write(ONE, at(ago))
    diary.pages.write(TWO, at(40))
    diary.pages.days()
    there = NOON.date() - timedelta(ago)
    spoil(file, f"UPDATE days SET day = '0' || substr(day, 2) WHERE day = '{there}'")  # noqa: S608 - a day

    assert [day.day for day in diary.pages.days(there, there)] == [there]


def test_what_is_written_does_not_push_a_conversation_out_of_what_is_read(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("triage.services.diary.LATEST_SESSIONS", 3)
    diary.add("s", [Entry(Finished(2), NOON, "")])
    for number in range(10):
        diary.pages.write(f"{number:032x}", at(number))

    assert diary.trained_on(NOON.date())
    assert [record.seq for record in diary.history()[0]] == [1]


def test_what_stood_before_erased_days_no_longer_counts_as_whole(diary: Diary, file: Path) -> None:
    diary.add("a", [Entry(Answered("age", 44), NOON - timedelta(3), "")])
    diary.pages.write(ONE, at(2))
    diary.add("b", [Entry(Answered("age", 45), NOON, "")])
    diary.close(NOON, "")
    erase_days(file, NOON.date() - timedelta(2), NOON.date() - timedelta(2))

    assert diary.history()[1] == 3
    assert diary.damage == ""


def test_that_stays_so_while_more_is_kept(diary: Diary, file: Path) -> None:
    diary.add("a", [Entry(Answered("age", 44), NOON - timedelta(3), "")])
    diary.add("b", [Entry(Answered("age", 44), NOON - timedelta(2), "")])
    diary.close(NOON, "")
    erase_days(file, NOON.date() - timedelta(2), NOON.date() - timedelta(2))
    before = diary.history()[1]
    diary.add("c", [Entry(Answered("age", 45), NOON, "")])

    assert (before, diary.history()[1]) == (3, 3)


entries = st.builds(
    DiaryEntry,
    st.builds(lambda ago: NOON - timedelta(hours=ago), st.integers(0, 200)),
    now=st.none() | st.integers(0, 10),
    words=st.sampled_from(["", "sat", "walked", "sat and walked"]),
    tags=st.sampled_from([(), ("work",), ("garden", "work")]),
)


class Pages(RuleBasedStateMachine):
    """Whatever is done: entries and days are those of a plain dictionary."""

    known: Bundle[str] = Bundle("known")

    @initialize()
    def begin(self) -> None:
        self.folder = TemporaryDirectory()
        self.file = Path(self.folder.name) / "kept" / "journal.sqlite3"
        self.diary = Diary(self.file, clock=Clock())
        self.should: dict[str, DiaryEntry] = {}
        self.count = 0

    @rule(target=known, entry=entries)
    def write(self, entry: DiaryEntry) -> str:
        self.count += 1
        id_ = f"{self.count:032x}"
        self.diary.pages.write(id_, entry)
        self.should[id_] = entry
        return id_

    @rule(id_=known, entry=entries)
    def change(self, id_: str, entry: DiaryEntry) -> None:
        self.diary.pages.write(id_, entry, changed=True)
        self.should[id_] = entry

    @rule(id_=consumes(known))
    def strike(self, id_: str) -> None:
        self.diary.pages.strike(id_)
        self.should.pop(id_, None)

    @rule()
    def open_again(self) -> None:
        self.diary.close(NOON, "")
        self.diary = Diary(self.file, clock=Clock())

    @rule(ago=st.integers(0, 9), many=st.integers(0, 3))
    def erase(self, ago: int, many: int) -> None:
        """Everything was written today, so that only days before that are erased."""
        if not self.file.exists():
            return
        first, last = (NOON.date() - timedelta(days) for days in (1 + ago + many, 1 + ago))
        kept_on = {id_ for id_, entry in self.ever() if first <= entry.at.date() <= last}
        self.diary.close(NOON, "")
        assert erase_days(self.file, first, last).scanned.left == ()
        self.should = {id_: entry for id_, entry in self.should.items() if id_ not in kept_on}

    def ever(self) -> list[tuple[str, DiaryEntry]]:
        """Every entry as it is, and as it once was."""
        return [(id_, entry) for id_, entry in self.history if id_ in self.should]

    @property
    def history(self) -> list[tuple[str, DiaryEntry]]:
        with closing(sqlite3.connect(self.file)) as connection:
            rows = connection.execute("SELECT interview, json_extract(body, '$.at') FROM events WHERE kind = 'noted'")
            return [(id_, DiaryEntry(datetime.fromisoformat(moment))) for id_, moment in rows.fetchall()]

    @invariant()
    def it_is_as_it_should_be(self) -> None:
        if not hasattr(self, "diary"):
            return
        pages = self.diary.pages
        assert {written.id: written.entry for written in pages.entries(limit=1000)} == self.should
        assert sorted((day.day, score.now or 0) for day in pages.days() for score in day.scores) == sorted(
            (entry.at.date(), entry.now or 0) for entry in self.should.values()
        )
        wanted = {id_ for id_, entry in self.should.items() if "sat" in entry.words and "work" in entry.tags}
        assert {written.id for written in pages.entries(words="SAT", tags=("work",), limit=1000)} == wanted
        assert self.diary.fault == self.diary.damage == ""

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.diary.close(NOON, "")
            self.folder.cleanup()


TestPages = Pages.TestCase
TestPages.settings = settings(max_examples=30, stateful_step_count=15)


def test_the_first_and_the_last_day_there_are_can_be_asked_for(diary: Diary) -> None:
    diary.pages.write(ONE, at(0))

    assert len(diary.pages.days(date.min, date.max)) == 1


def test_words_that_no_file_can_hold_are_kept_all_the_same(diary: Diary) -> None:
    diary.pages.write(ONE, at(0, 4, "caf\udcff"))  # as a terminal passes on what it does not understand

    assert diary.fault == ""
    assert [written.entry.words for written in diary.pages.entries()] == ["caf\udcff"]
