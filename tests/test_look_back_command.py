"""``triage journal show`` and ``triage journal list``, with a journal on the disk."""

import csv
import io
import json
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from tests.command_line import Result, run
from triage.cli.look_back import glyphs_here
from triage.errors import Exit
from triage.model.diary import DiaryEntry
from triage.model.settings import Settings
from triage.services.clock import local_now
from triage.services.remembering import Remembering

SAID = ("sat all day", "=2+3 slept well", "walked to the shop and back")


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the journal of this test is; nothing is there yet."""
    file = tmp_path / "kept" / "journal.sqlite3"
    monkeypatch.setenv("TRIAGE_JOURNAL", str(file))
    run.cache_clear()  # the same command says something else of another file
    return file


@pytest.fixture
def diary(file: Path) -> Path:
    """Three weeks of a diary in which pain goes from 7 to 3."""
    remembering = Remembering(file)
    now = local_now()
    for back in range(21):
        entry = DiaryEntry(
            now - timedelta(days=back),
            now=3 if back < 10 else 7,
            tags=("work",) if back % 2 else (),
            words=SAID[back % 3],
        )
        remembering.diary.pages.write(f"{back:08x}{'0' * 24}", entry)
    remembering.close()
    return file


def show(*arguments: str) -> Result:
    """What ``triage journal show`` says."""
    return run("journal", "show", *arguments)


def listed(*arguments: str) -> list[str]:
    """The lines of ``triage journal list``."""
    result = run("journal", "list", *arguments)
    assert (result.code, result.err) == (Exit.DONE, "")
    return result.out.splitlines()


@pytest.mark.usefixtures("diary")
def test_show_answers_first_and_draws_nothing_into_a_file() -> None:
    result = show()

    assert (result.code, result.err) == (Exit.DONE, "")
    assert result.out.splitlines()[3].startswith("Yes, your pain is less: 3.0 out of 10")
    assert result.out.isascii()


@pytest.mark.usefixtures("diary")
def test_show_looks_as_far_back_as_is_said() -> None:
    days = {span: len(json.loads(show("--span", span, "--json").out)["days"]) for span in ("2w", "6w", "6m", "all")}

    assert days == {"2w": 14, "6w": 21, "6m": 21, "all": 21}


@pytest.mark.usefixtures("diary")
def test_show_writes_tables_for_other_programs() -> None:
    assert len(list(csv.DictReader(io.StringIO(show("--csv").out)))) == 21
    assert show("--markdown").out.startswith("# Looking back")


@pytest.mark.usefixtures("diary")
def test_what_goes_with_bad_days_is_found_in_the_entries() -> None:
    told = json.loads(show("--json").out)["goes_with"]

    assert all(found["days_with"] >= 5 for found in told)


def test_show_of_nothing_says_so_and_makes_no_file(file: Path) -> None:
    result = show()

    assert result.code == Exit.DONE
    assert "I cannot tell yet" in result.out
    assert not file.exists()


def test_what_cannot_be_read_is_told_and_not_taken_for_nothing(file: Path) -> None:
    file.parent.mkdir(parents=True)
    file.write_text("this is no database, and never was one")

    for result in (show(), run("journal", "list")):
        assert result.code == Exit.UNFINISHED
        assert result.out == ""
        assert "not a journal" in result.err or "cannot" in result.err


def test_a_span_that_is_none_is_refused() -> None:
    assert show("--span", "3w").code == Exit.USAGE


@pytest.mark.usefixtures("diary")
def test_list_has_the_newest_first_with_the_beginning_of_its_id() -> None:
    lines = listed("--limit", "2")

    assert [line.split()[0] for line in lines] == ["00000000", "00000001"]
    assert lines[1].endswith("3: =2+3 slept well #work")


@pytest.mark.usefixtures("diary")
def test_list_finds_words_tags_and_days() -> None:
    today = local_now().date()

    assert len(listed("shop")) == 7
    assert len(listed("--tag", "#work")) == 10
    assert len(listed("shop", "--tag", "work")) == 3
    assert len(listed("--from", "yesterday")) == 2
    assert len(listed("--from", (today - timedelta(days=5)).isoformat(), "--to", "3 days ago")) == 3


@pytest.mark.usefixtures("diary")
def test_list_as_json_holds_every_part() -> None:
    (entry,) = json.loads(run("journal", "list", "--limit", "1", "--json").out)

    assert entry["id"] == "0" * 32
    assert (entry["now"], entry["words"], entry["worst"]) == (3, SAID[0], None)


@pytest.mark.usefixtures("diary")
def test_list_says_when_nothing_fits() -> None:
    result = run("journal", "list", "unicorn")

    assert (result.code, result.out, result.err.strip()) == (Exit.DONE, "", "No entry fits.")


def test_list_refuses_what_is_no_day() -> None:
    result = run("journal", "list", "--from", "someday")

    assert result.code == Exit.USAGE
    assert "`someday` is not a day" in result.err


def test_long_entries_are_wrapped_below_themselves(file: Path) -> None:
    remembering = Remembering(file)
    remembering.diary.pages.write("a" * 32, DiaryEntry(local_now(), now=4, words="word " * 30))
    remembering.close()
    first, second = listed()

    assert max(len(first), len(second)) <= 80
    assert second.startswith(" " * 28)


class Terminal(io.StringIO):
    """A standard output that is a terminal, with an encoding."""

    def __init__(self, encoding: str) -> None:
        super().__init__()
        self._encoding = encoding

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self._encoding

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("encoding", "settings", "glyphs"),
    [
        ("utf-8", Settings(), "unicode"),
        ("latin-1", Settings(), "ascii"),
        ("utf-8", Settings(glyphs="ascii"), "ascii"),
        ("latin-1", Settings(glyphs="unicode"), "unicode"),
        ("utf-8", Settings(reader=True), None),
    ],
)
def test_a_chart_is_drawn_with_what_the_terminal_can_show(
    encoding: str, settings: Settings, glyphs: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TRIAGE_PLAIN", raising=False)
    monkeypatch.setattr(sys, "stdout", Terminal(encoding))

    assert glyphs_here(settings) == glyphs


def test_no_chart_is_drawn_for_who_wants_plain_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRIAGE_PLAIN", "1")
    monkeypatch.setattr(sys, "stdout", Terminal("utf-8"))

    assert glyphs_here(Settings()) is None
