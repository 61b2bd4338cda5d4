"""However it ends, the terminal is whole, the exit code tells, and no answer is printed."""

import os
import pty
import select
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

from tests.ui.driving import press_on, shown
from triage.ui.app import TriageApp

RUN = """
import sys
from pathlib import Path
from triage.services.interviewing import Interviewing
from triage.services.materials import open_materials
from triage.ui.app import run
{before}
sys.exit(int(run(open_materials({folders})).code))
"""
PATIENCE = 60.0


class Terminal:
    """A terminal of 80 by 24 with the interview on it."""

    def __init__(self, before: str = "", folders: str = "") -> None:
        self._ours, theirs = pty.openpty()
        termios.tcsetwinsize(theirs, (24, 80))
        self._before = termios.tcgetattr(theirs)
        self._theirs = theirs
        environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"}
        command = [sys.executable, "-c", RUN.format(before=before, folders=folders)]
        self.process = subprocess.Popen(  # noqa: S603 - our own program
            command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, cwd=Path(__file__).parents[2]
        )
        self.said = ""

    def read_until(self, words: str) -> None:
        """Read what the program writes until it says these words."""
        deadline = time.monotonic() + PATIENCE
        while words not in self.said:
            assert time.monotonic() < deadline, self.said[-2000:]
            if select.select([self._ours], [], [], 0.1)[0]:
                self.said += os.read(self._ours, 65536).decode(errors="replace")

    def type(self, keys: str) -> None:
        """Press keys."""
        os.write(self._ours, keys.encode())

    def end(self) -> int:
        """Wait for the end; the terminal must be as it was."""
        deadline = time.monotonic() + PATIENCE
        while self.process.poll() is None or select.select([self._ours], [], [], 0.1)[0]:
            assert time.monotonic() < deadline, self.said[-2000:]
            if select.select([self._ours], [], [], 0.1)[0]:
                self.said += os.read(self._ours, 65536).decode(errors="replace")
        after = termios.tcgetattr(self._theirs)
        os.close(self._ours)
        os.close(self._theirs)
        assert after == self._before
        assert "\x1b[?1049l" in self.said
        return self.process.returncode

    @property
    def last_words(self) -> str:
        """What was said once the terminal was as before."""
        return self.said.rpartition("\x1b[?1049l")[2]


def test_leaving_exits_with_0() -> None:
    terminal = Terminal()
    terminal.read_until("Who is this for?")
    terminal.type("q")
    terminal.read_until("Nothing you answered")
    terminal.type("y")

    assert terminal.end() == 0


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_restores_the_terminal_and_exits_with_130(name: str) -> None:
    terminal = Terminal()
    terminal.read_until("Who is this for?")
    time.sleep(0.5)
    terminal.process.send_signal(getattr(signal, name))

    assert terminal.end() == 130
    assert "Your answers were not saved" in terminal.last_words


def test_a_crash_exits_with_1_and_prints_no_answer() -> None:
    crash = (
        "def crash(self, raw):\n    secret = 'SECRET'\n    raise ValueError(secret, raw)\nInterviewing.reply = crash"
    )
    terminal = Terminal(before=crash)
    terminal.read_until("Who is this for?")
    time.sleep(0.5)
    terminal.type("1")

    assert terminal.end() == 1
    assert "a fault of its own (ValueError)" in terminal.last_words
    assert "Call 112, 911 or your local emergency number" in terminal.last_words
    assert "SECRET" not in terminal.said
    assert "Traceback" not in terminal.said


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
    terminal = Terminal(folders=f"content=Path({str(copy)!r})")

    assert terminal.end() == 65
    assert page.name in terminal.last_words
    assert "nothing_of_that_name" in terminal.last_words


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
