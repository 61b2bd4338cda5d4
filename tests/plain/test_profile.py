"""Whose journal is kept is said in the first lines, where there are several."""

from io import StringIO
from pathlib import Path

import pytest

from tests.patients import shipped
from tests.services.remembered import Clock
from triage.plain import converse
from triage.plain.routine import train
from triage.services.remembering import Remembering

SAID = "This is the journal of anna."


@pytest.fixture
def remembering(tmp_path: Path) -> Remembering:
    """The journal of somebody with a name."""
    return Remembering(tmp_path / "journal.sqlite3", Clock(), profile="anna")


def test_before_the_first_question(remembering: Remembering) -> None:
    out = StringIO()
    converse(shipped(), StringIO("q\n"), out, remembering=remembering)

    assert out.getvalue().strip().startswith(SAID)
    assert out.getvalue().count(SAID) == 1


def test_before_the_routine(remembering: Remembering) -> None:
    out = StringIO()
    train(shipped(), StringIO("q\n"), out, remembering)

    assert out.getvalue().strip().startswith(SAID)


def test_of_nobody_by_name_nothing_is_said() -> None:
    out = StringIO()
    converse(shipped(), StringIO("q\n"), out)

    assert "journal of" not in out.getvalue()
