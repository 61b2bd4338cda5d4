"""However it ends, the terminal is whole, the exit code tells, and no answer is printed."""

import sys
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from tests.full_screen import (
    HOME,
    LEAVE_FULL_SCREEN,
    Terminal,
    answer_two,
    opened,
    start,
    to_the_emergency,
)
from tests.ui.driving import press_on, shown
from triage.ui.app import TriageApp

RUN = """
import sys
from pathlib import Path
from triage.services.interviewing import Interviewing
from triage.services.materials import open_materials
from triage.services.remembering import Remembering
from triage.ui import app, outcome_screen
{before}
sys.exit(int(app.run(open_materials({folders}), Remembering({journal})).code))
"""
CRASH = """
def crash(self, *given):
    secret = 'SECRET'
    raise ValueError(secret, given)
"""


def crashing(home: Path, where: str, *, journal: bool = False) -> AbstractContextManager[Terminal]:
    """The program with a fault planted in it."""
    file = f"Path({str(home / 'journal')!r})" if journal else "None"
    code = RUN.format(before=f"{CRASH}{where} = crash", folders="", journal=file)
    return opened(home, command=[sys.executable, "-c", code])


def last_words(terminal: Terminal) -> str:
    """What was said once the terminal was as before."""
    return terminal.sent.rpartition(LEAVE_FULL_SCREEN)[2]


def test_leaving_exits_with_0(tmp_path: Path) -> None:
    with opened(tmp_path) as terminal:
        terminal.wait_for(HOME)
        terminal.press("q")

        assert terminal.end() == 0


def test_a_crash_exits_with_1_and_prints_no_answer(tmp_path: Path) -> None:
    with crashing(tmp_path, "Interviewing.reply") as terminal:
        start(terminal)
        terminal.press("1")

        assert terminal.end() == 1
        assert "a fault of its own (ValueError).\r\nIt gave no advice." in last_words(terminal)
        assert "call 112, 911 or your local emergency number" in last_words(terminal).lower()
        assert "Your answers were not saved." in last_words(terminal)
        assert "SECRET" not in terminal.sent
        assert "Traceback" not in terminal.sent


def test_a_crash_says_when_the_answers_are_kept_and_whom_to_call_there(tmp_path: Path) -> None:
    with crashing(tmp_path, "Interviewing.back", journal=True) as terminal:
        answer_two(terminal)
        terminal.press("b")

        assert terminal.end() == 1
        assert "Call 999" in last_words(terminal)
        assert "Your answers so far are kept. Start triage to go on from there." in last_words(terminal)


def test_a_crash_after_the_advice_says_which_it_was_and_not_why(tmp_path: Path) -> None:
    with crashing(tmp_path, "outcome_screen.OutcomeScreen.action_answers") as terminal:
        to_the_emergency(terminal)
        terminal.press("a")

        assert terminal.end() == 1
        assert "Its advice was: Get emergency help now. That still holds." in last_words(terminal)
        assert "numb" not in last_words(terminal).lower()


def test_content_that_cannot_be_used_exits_with_65_and_names_the_problems(tmp_path: Path) -> None:
    content = Path(__file__).parents[2] / "content"
    copy = tmp_path / "content"
    for file in content.rglob("*"):
        if file.is_file():
            target = copy / file.relative_to(content)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())
    page = next((copy / "en" / "topics").glob("*.md"))
    page.write_text(page.read_text(encoding="utf-8") + "\n{{ nothing_of_that_name }}\n", encoding="utf-8")
    code = RUN.format(before="", folders=f"content=Path({str(copy)!r})", journal="None")
    with opened(tmp_path, command=[sys.executable, "-c", code]) as terminal:
        assert terminal.end() == 65
        assert page.name in last_words(terminal)
        assert "nothing_of_that_name" in last_words(terminal)


async def test_an_unexpected_error_is_not_shown(app: TriageApp, capsys: pytest.CaptureFixture[str]) -> None:
    async def until_it_fails() -> None:
        async with shown(app) as pilot:
            await press_on(pilot, app, until="age")
            app.call_later(lambda: 1 // 0)
            await pilot.pause()

    with pytest.raises(ZeroDivisionError):
        await until_it_fails()

    assert app.fault == "ZeroDivisionError"
    assert app.return_code == 1
    assert capsys.readouterr().err == ""


async def test_what_would_be_printed_in_a_panic_is_not(app: TriageApp, capsys: pytest.CaptureFixture[str]) -> None:
    async with shown(app):
        app.panic("SECRET")

    assert app.fault == "error"
    assert "SECRET" not in "".join(capsys.readouterr())
