"""The first question waits for nothing that it does not need, and no answer is taken too early."""

import subprocess
import sys
import threading

import pytest

from tests.ui.driving import begin, question, settled, text
from triage.errors import Exit, Place, Problem, ProblemsFound
from triage.services import checking
from triage.services.materials import Materials
from triage.ui.app import TriageApp


def test_what_is_not_imported_for_the_first_question() -> None:
    code = "import sys, triage.ui.app; print(*sorted(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - ours

    assert set(ran.stdout.split()).isdisjoint(
        {
            "jinja2",
            "markdown_it",
            "rich.markdown",
            "rich.syntax",
            "pydantic",
            "sqlite3",
            "transitions",
            "tomllib",
            "yaml",
        }
    )


async def test_an_early_answer_waits_until_the_content_is_checked(
    app: TriageApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    monkeypatch.setattr(checking, "check_content", lambda _: go_on.wait(30))
    async with app.run_test() as pilot:
        await begin(pilot, app)
        await pilot.press("1")
        await pilot.pause()
        assert question(app).id == "consent"
        await pilot.pause(1.2)
        assert "One moment" in text(app)
        go_on.set()
        await app.workers.wait_for_complete()
        for _ in range(100):
            await pilot.pause()
            if question(app).id != "consent":
                break

        assert question(app).id == "region"


async def test_content_with_problems_ends_it(app: TriageApp, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Materials) -> None:
        raise ProblemsFound([Problem(Place("content/en/topics/lifting.md", 3), "T058", "is not so")])

    monkeypatch.setattr(checking, "check_content", refuse)
    async with app.run_test() as pilot:
        await app.workers.wait_for_complete()
        await settled(pilot)

    assert app.return_value is not None
    assert app.return_value.code is Exit.BAD_FILE
    assert app.problems == "content/en/topics/lifting.md:3: T058 is not so"
